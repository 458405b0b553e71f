// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/founding.h"

#include "core/domain/rank.h"
#include "core/sync/serverroom.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

WriteBatch foundingBatch(int users, qint64 nowMs)
{
    const TeamId team(u"team"_s);
    WriteBatch batch;
    const auto write = [&](const RoomId &room, const QList<Event> &events) {
        ServerRoom log(room, StoredRoom());
        for (const Event &event : events)
            log.append(event);
        batch.events.append({room, team, log.uncommitted(), true});
    };
    const auto event = [&](EventType type, const BoardId &board, Change change, const EntityRef &ref) {
        Event made;
        made.type = type;
        made.teamId = team;
        made.boardId = board;
        made.actorUserId = UserId(u"u0"_s);
        made.ts = nowMs;
        made.data = std::move(change);
        made.ents = {ref};
        return made;
    };
    const auto members = [&](const BoardId &board) {
        QList<Event> added;
        for (int i = 0; i < users; ++i) {
            MemberChange change;
            change.userId = UserId(u"u%1"_s.arg(i));
            change.rev = 1;
            change.name = u"User %1"_s.arg(i);
            change.color = u"blue"_s;
            change.role = i == 0 ? Role::Owner : Role::Admin;
            change.removed = false;
            added.append(event(EventType::MemberAdded, board, change, {EntityType::Member, change.userId.value(), 1}));
        }
        return added;
    };

    TeamChange teamMade;
    teamMade.id = team;
    teamMade.rev = 1;
    teamMade.name = u"Team"_s;
    QList<Event> inTeam{event(EventType::TeamCreated, {}, teamMade, {EntityType::Team, team.value(), 1})};
    inTeam += members({});
    for (const QString &name : {u"b1"_s, u"b2"_s}) {
        const BoardId board(name);
        BoardChange made;
        made.id = board;
        made.rev = 1;
        made.teamId = team;
        made.name = name;
        inTeam.append(event(EventType::BoardCreated, {}, made, {EntityType::Board, name, 1}));
        QList<Event> inBoard{event(EventType::BoardCreated, board, made, {EntityType::Board, name, 1})};
        inBoard += members(board);
        for (int i = 0; i < 3; ++i) {
            ColumnChange column;
            column.id = ColumnId(u"%1-col%2"_s.arg(name).arg(i));
            column.rev = 1;
            column.name = column.id.value();
            column.pos = u"a%1"_s.arg(i);
            inBoard.append(event(EventType::ColumnCreated, board, column, {EntityType::Column, column.id.value(), 1}));
        }
        write(RoomId::board(board), inBoard);
    }
    write(RoomId::team(team), inTeam);
    return batch;
}

WriteBatch crowdedColumn(const StoredRoom &stored, qint64 nowMs)
{
    const QString low = Rank::between({}, {});
    QString high = Rank::between(low, {});
    for (QString next = high; next.size() <= Rank::RebalanceLength; next = Rank::between(low, high))
        high = next;
    const RoomId room = RoomId::board(BoardId(u"b1"_s));
    ServerRoom log(room, stored);
    for (const auto &[id, pos] : {std::pair(u"low"_s, low), std::pair(u"high"_s, high)}) {
        TaskChange task;
        task.id = TaskId(id);
        task.rev = 1;
        task.columnId = ColumnId(u"b1-col0"_s);
        task.pos = pos;
        task.title = id;
        Event made;
        made.type = EventType::TaskCreated;
        made.teamId = TeamId(u"team"_s);
        made.boardId = BoardId(u"b1"_s);
        made.actorUserId = UserId(u"u0"_s);
        made.ts = nowMs;
        made.data = task;
        made.ents = {{EntityType::Task, id, 1}};
        log.append(made);
    }
    WriteBatch batch;
    batch.events.append({room, {}, log.uncommitted(), false});
    return batch;
}

} // namespace Lanban::Sim
