// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/inverse.h"

#include <QJsonObject>
#include <QList>
#include <QMap>

#include <optional>

namespace Lanban {

//! Steps that can be taken back, and again as many that can be done again, of each board; older ones are forgotten.
inline constexpr int UndoDepth = 100;

//! One mutation of a step, and how it is taken back.
struct UndoPart {
    Muid muid;
    Inverse inverse;
    QMap<FieldRef, UserId> overtaken; //!< what others changed after it, and who; an empty user is not known

    friend bool operator==(const UndoPart &, const UndoPart &) = default;
};

//! One step of the user's, to be taken back ("undo") or, where it took something back itself, to be undone in its turn ("redo").
struct UndoEntry {
    quint64 n = 0; //!< local order, shared with the outbox, never reused
    RoomId room;
    bool redo = false; //!< on the redo stack
    QString step; //!< edits with the same one belong together; empty: this edit alone
    Operation did; //!< what the user did in the first place, for its name
    QList<UndoPart> parts; //!< in the order done

    friend bool operator==(const UndoEntry &, const UndoEntry &) = default;
};

//! Something that was not taken back.
struct UndoSkip {
    FieldRef field;
    UserId by; //!< who changed it since; empty: not known
    std::optional<Error> refused; //!< the board's own rules say no
};

[[nodiscard]] QJsonObject toJson(const UndoEntry &entry);
//! BadFormat, or the decoder's error of an operation.
[[nodiscard]] Result<UndoEntry> undoEntryFromJson(const QJsonObject &object);

} // namespace Lanban
