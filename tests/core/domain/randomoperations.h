// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/decide.h"

#include <QtGlobal>

namespace Lanban::Test {

//! Operations out of a few ids, so that they meet: unknown, deleted, used twice, in each other's way.
class RandomOperations
{
public:
    explicit RandomOperations(quint64 seed) : m_random(seed) { }

    //! Any operation there is, sensible or not.
    [[nodiscard]] Operation board();
    //! Any operation a team's stream takes.
    [[nodiscard]] Operation team();
    //! Anybody: a member of some role, one who left, a stranger, or the system itself.
    [[nodiscard]] Actor actor();

    //! What the author of \a op had seen, if they say: of what it changes or of something else, a revision there
    //! was or is to come, with its text or not.
    [[nodiscard]] std::optional<BaseRef> base(const Operation &op);
    //! \a op by such an author.
    [[nodiscard]] Mutation mutation(const Operation &op);

    //! 0 to \a limit - 1.
    [[nodiscard]] int below(int limit);

private:
    template<typename T>
    [[nodiscard]] T any(char16_t letter, int count);
    template<typename T>
    [[nodiscard]] Anchor<T> anchor(char16_t letter, int count);
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    //! For what deletes: that stays, and the rest of a run would meet nothing else.
    [[nodiscard]] bool isRare() { return chance(30); }
    [[nodiscard]] QString text();
    [[nodiscard]] QString color();
    [[nodiscard]] Role role();
    [[nodiscard]] std::optional<qint64> time();
    [[nodiscard]] std::optional<WipLimit> limit();

    [[nodiscard]] Operation members();
    [[nodiscard]] Operation columns();
    [[nodiscard]] Operation lanesAndLabels();
    [[nodiscard]] Operation tasks();
    [[nodiscard]] Operation taskParts();
    [[nodiscard]] Operation checklists();
    [[nodiscard]] Operation comments();

    [[nodiscard]] ColumnId column() { return any<ColumnId>(u'C', 8); }
    [[nodiscard]] TaskId task() { return any<TaskId>(u'T', 16); }
    [[nodiscard]] LabelId label() { return any<LabelId>(u'L', 5); }
    [[nodiscard]] SwimlaneId lane() { return any<SwimlaneId>(u'S', 6); }
    [[nodiscard]] UserId user() { return any<UserId>(u'U', 5); }
    [[nodiscard]] ChecklistId checklist() { return any<ChecklistId>(u'K', 10); }
    [[nodiscard]] CheckItemId item() { return any<CheckItemId>(u'I', 12); }
    [[nodiscard]] CommentId comment() { return any<CommentId>(u'M', 8); }

    quint64 m_random;
};

} // namespace Lanban::Test
