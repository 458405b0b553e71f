// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/domain/values.h"

#include <QList>

namespace Lanban {

//! The first events of a team's stream: team.created, and member.added for its owner.
[[nodiscard]] QList<Event> teamBootstrap(const TeamId &id, const QString &name, const Member &owner, qint64 nowMs);

//! The first events of a board's stream: board.created, and member.added for each of \a members.
//! \a creator is made an owner of the board whatever the team's role.
[[nodiscard]] QList<Event> boardBootstrap(const Board &board, const QList<Member> &members, const UserId &creator, qint64 nowMs);

} // namespace Lanban
