// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/boardstate.h"
#include "core/domain/event.h"
#include "core/domain/mutation.h"

#include <QJsonObject>
#include <QStringList>

namespace Lanban {

//! Who a mutation comes from: the authenticated session, never a field the client sent.
struct Actor {
    UserId userId;
    QString name;
    QString color;
    //! The server itself: may do everything, is no member.
    bool system = false;
};

//! What an accepted mutation comes to.
struct Decision {
    QList<Event> events; //!< of the mutation's own room, in order; none: it changes nothing
    QStringList adjusted; //!< arguments that had to give way: "columnId", "afterId", "labelId"
    QStringList warnings; //!< "wip_limit", "target_deleted"
    //! What was asked for did not come about. There may be events all the same: a move of a deleted
    //! task is kept in its copy, for when it is restored.
    bool noop = false;
    bool merged = false; //!< the text is what came of the author's and another's
};

//! Why a mutation was refused, and how things stand, so that the client can show both.
struct Rejection {
    Error error; //!< code, English message, path into the mutation ("/args/columnId")
    QList<EntityRef> server; //!< the entities whose present state explains it
    //! By code: wip_limit {"limit":3,"count":3}; text_conflict {"field":"description"}; invalid_ref and
    //! not_found {"id":...}, what was named and is not there.
    QJsonObject detail;
};

//! Decides what \a mutation does to \a state: total, deterministic, the same on every side.
//!
//! Checks membership and the operation's permission (permission.h), every reference and every
//! length. \a nowMs becomes the events' `ts`. Does not look at mid or muid. Where the mutation's base has
//! no text, whoever knows the text of that revision fills it in before: see neededBaseText().
[[nodiscard]] Expected<Decision, Rejection> decide(const BoardState &state, const Mutation &mutation, const Actor &actor,
                                                   qint64 nowMs);

//! The text that decide() lacks to merge \a mutation: the entity and the revision its author saw of it.
//! Nothing where no text is set, or what was seen is what there is, or the mutation brings the text.
[[nodiscard]] std::optional<EntityRef> neededBaseText(const BoardState &state, const Mutation &mutation);

//! Applies \a event to \a state and says what it touched. An event whose entity has that revision
//! or a later one already changes nothing (invariant 1). Unknown events touch nothing.
QList<EntityRef> apply(BoardState &state, const Event &event, quint64 seq);

} // namespace Lanban
