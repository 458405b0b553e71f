// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"
#include "core/domain/event.h"
#include "core/domain/mutation.h"

#include <optional>
#include <set>

namespace Lanban {

//! What of an entity is changed, and taken back, as one.
enum class ChangedField {
    Itself, //!< made, deleted, restored
    Archived,
    Place, //!< column, lane and position
    Name,
    Title,
    Description,
    Start,
    Due,
    DueDone,
    Wip,
    Color,
    Label, //!< one label of a task: FieldRef::element
    Assignee, //!< one assignee of a task: FieldRef::element
    Text,
    Done,
    Body,
};

//! One field of one entity; a board has no id here, there is but one.
struct FieldRef {
    EntityType type = EntityType::Task;
    QString id;
    ChangedField field = ChangedField::Itself;
    QString element; //!< of what is a set, the one it is about

    friend bool operator==(const FieldRef &, const FieldRef &) = default;
    friend bool operator<(const FieldRef &a, const FieldRef &b);
};

//! How one change is taken back.
struct Inverse {
    Operation mine; //!< what was done: of an update only the fields that changed
    QList<Operation> back; //!< what takes it back, in the order to do it

    friend bool operator==(const Inverse &, const Inverse &) = default;
};

//! How to take \a op back, which was decided to come to \a events on \a before. Nothing where the contract has no
//! operation for it: deleting the board, membership, what concerns a team, what goes to another board.
//!
//! What was deleted for good is made again; an id that is used up has to be replaced by then, see renameEntity().
//! A comment is made again only where it was \a actor's own.
[[nodiscard]] std::optional<Inverse> inverseOf(const BoardState &before, const Operation &op, const QList<Event> &events,
                                               const UserId &actor);

//! What is left of an Inverse at a later time.
struct TakeBack {
    QList<Operation> ops;
    QList<FieldRef> overtaken; //!< what stays as it is, since others changed it
};

//! What of \a inverse may be done on \a now: sets a field back only where it still has the value that was given to it.
//! \a overtaken: the fields that others changed since, for what values alone don't tell (a place, use of an entity).
[[nodiscard]] TakeBack takeBack(const BoardState &now, const Inverse &inverse, const std::set<FieldRef> &overtaken);

//! The fields whose values \a op sets.
[[nodiscard]] QList<FieldRef> fieldsOf(const Operation &op);
//! The fields that \a event changed.
[[nodiscard]] QList<FieldRef> fieldsOf(const Event &event);

//! The entity that \a op makes; nothing for operations that make none.
[[nodiscard]] std::optional<EntityRef> createdBy(const Operation &op);
//! Lets \a op speak of the entity \a to where it spoke of \a from, of the same kind.
void renameEntity(Operation &op, EntityType type, const QString &from, const QString &to);

} // namespace Lanban
