// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/bootstrap.h"

namespace Lanban {

namespace {

Event memberAdded(const Member &member, Role role)
{
    MemberChange change;
    change.userId = member.userId;
    change.rev = 1;
    change.name = member.name;
    change.color = member.color;
    change.role = role;
    change.removed = false;
    Event event;
    event.type = EventType::MemberAdded;
    event.data = change;
    event.ents = {{EntityType::Member, member.userId.value(), 1}};
    return event;
}

} // namespace

QList<Event> teamBootstrap(const TeamId &id, const QString &name, const Member &owner, qint64 nowMs)
{
    Event created;
    created.type = EventType::TeamCreated;
    created.data = TeamChange{id, 1, name};
    created.ents = {{EntityType::Team, id.value(), 1}};
    QList<Event> events{created, memberAdded(owner, Role::Owner)};
    for (Event &event : events) {
        event.teamId = id;
        event.actorUserId = owner.userId;
        event.ts = nowMs;
    }
    return events;
}

QList<Event> boardBootstrap(const Board &board, const QList<Member> &members, const UserId &creator, qint64 nowMs)
{
    BoardChange change;
    change.id = board.id;
    change.rev = 1;
    change.teamId = board.teamId;
    change.name = board.name;
    if (!board.description.isEmpty())
        change.description = board.description;
    Event created;
    created.type = EventType::BoardCreated;
    created.data = change;
    created.ents = {{EntityType::Board, board.id.value(), 1}};
    QList<Event> events{created};
    for (const Member &member : members) {
        if (!member.removed)
            events.append(memberAdded(member, member.userId == creator ? Role::Owner : member.role));
    }
    for (Event &event : events) {
        event.teamId = board.teamId;
        event.boardId = board.id;
        event.actorUserId = creator;
        event.ts = nowMs;
    }
    return events;
}

} // namespace Lanban
