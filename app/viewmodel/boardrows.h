// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"
#include "core/domain/boardstate.h"

#include <functional>

namespace Lanban {

//! What a row says beyond the state itself.
struct RowContext {
    std::function<bool(const EntityRef &)> isPending; //!< not at the server yet
    UserId me;
    qint64 nowMs = 0;
};

// One row of each list, made of a board's state. Ids have to be in the state.
[[nodiscard]] Row taskRow(const BoardState &state, const TaskId &id, const RowContext &context);
//! \a tasks: the list inside it.
[[nodiscard]] Row columnRow(const BoardState &state, const ColumnId &id, QObject *tasks);
[[nodiscard]] Row labelRow(const Label &label, bool checked);
[[nodiscard]] Row memberRow(const Member &member, bool checked, const RowContext &context);
[[nodiscard]] Row commentRow(const BoardState &state, const CommentId &id, const RowContext &context);
//! \a items: the list inside it.
[[nodiscard]] Row checklistRow(const BoardState &state, const ChecklistId &id, QObject *items);
[[nodiscard]] Row checkItemRow(const BoardState &state, const CheckItemId &id, const RowContext &context);
[[nodiscard]] Row personRow(const BoardState &state, const UserId &id);

//! True if \a task's due date has passed and it is not done.
[[nodiscard]] bool isOverdue(const Task &task, qint64 nowMs);
//! An invalid one for none.
[[nodiscard]] QDateTime toDateTime(const std::optional<qint64> &ms);

// The labels and members that can be chosen, in the order they are shown in.
[[nodiscard]] QList<Label> liveLabels(const BoardState &state);
[[nodiscard]] QList<Member> activeMembers(const BoardState &state);

} // namespace Lanban
