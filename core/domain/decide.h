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

//! What an accepted mutation comes to. No events: it changes nothing ("noop").
struct Decision {
    QList<Event> events; //!< of the mutation's own room, in order
    QStringList adjusted; //!< arguments that had to give way: "columnId", "afterId", "labelId"
    QStringList warnings; //!< "wip_limit", "target_deleted"
    bool noop = false;
};

//! Why a mutation was refused, and how things stand, so that the client can show both.
struct Rejection {
    Error error; //!< code, English message, path into the mutation ("/args/columnId")
    QList<EntityRef> server; //!< the entities whose present state explains it
    QJsonObject detail; //!< by code: wip_limit {"limit":3,"count":3}
};

//! Decides what \a mutation does to \a state: total, deterministic, the same on every side.
//!
//! Checks membership and the operation's permission (permission.h), every reference and every
//! length. \a nowMs becomes the events' `ts`. Does not look at mid or muid.
[[nodiscard]] Expected<Decision, Rejection> decide(const BoardState &state, const Mutation &mutation, const Actor &actor,
                                                   qint64 nowMs);

//! Applies \a event to \a state and says what it touched. An event whose entity has that revision
//! or a later one already changes nothing (invariant 1). Unknown events touch nothing.
QList<EntityRef> apply(BoardState &state, const Event &event, quint64 seq);

} // namespace Lanban
