// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storefixture.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

StoreFixture::StoreFixture()
{
    if (!open())
        return;
    const auto anna = m_administration->createUser(u"Anna"_s, u"teal"_s);
    const auto boris = m_administration->createUser(u"Boris"_s, u"red"_s);
    if (!anna || !boris) {
        m_driver.reset();
        return;
    }
    m_anna = *anna;
    m_boris = *boris;
    m_team = TeamId(m_ids.next());
    if (!m_administration->createTeam(m_team, u"Design"_s, m_anna)
        || !m_administration->ensureMember(m_team, m_boris, Role::Member))
        m_driver.reset();
}

Result<void> StoreFixture::open()
{
    auto store = EventStore::open(dataDir(), EventStore::Mode::Serve);
    if (!store)
        return failWith(store.error());
    m_store = std::move(*store);
    m_driver = std::make_unique<HubDriver>(*m_store, m_clock, ServerHub::Options());
    m_administration = std::make_unique<Administration>(*m_store, *m_driver, m_clock, m_ids);
    return {};
}

void StoreFixture::close()
{
    m_administration.reset();
    m_driver.reset();
    m_store.reset();
}

Result<void> StoreFixture::reopen()
{
    close();
    return open();
}

Result<void> StoreFixture::change(const RoomId &room, const Operation &op)
{
    Mutation mutation;
    mutation.room = room;
    mutation.op = op;
    return m_driver->change(SystemInput{{mutation}});
}

Result<BoardId> StoreFixture::addBoard(const QString &name)
{
    const BoardId id(u"B"_s + name);
    ImportedBoard board;
    board.boardId = id;
    Event created;
    created.type = EventType::BoardCreated;
    created.actorUserId = m_anna.id;
    created.ts = m_clock.nowMs();
    BoardChange change;
    change.id = id;
    change.rev = 1;
    change.teamId = m_team;
    change.name = name;
    created.data = change;
    created.ents = {{EntityType::Board, id.value(), 1}};
    board.events = {created};
    if (auto done = m_administration->importBoard(m_team, board); !done)
        return failWith(done.error());
    Op::ColumnCreate column;
    column.id = ColumnId(u"C"_s + name);
    column.name = u"To do"_s;
    if (auto done = this->change(RoomId::board(id), column); !done)
        return failWith(done.error());
    return id;
}

Result<void> StoreFixture::addTasks(const BoardId &board, const QString &name, int first, int count)
{
    QList<Mutation> mutations;
    for (int number = first; number < first + count; ++number) {
        Op::TaskCreate task;
        task.id = TaskId(u"T%1"_s.arg(number));
        task.columnId = ColumnId(u"C"_s + name);
        task.title = u"Task %1"_s.arg(number);
        Mutation mutation;
        mutation.room = RoomId::board(board);
        mutation.op = task;
        mutations.append(mutation);
    }
    return m_driver->change(SystemInput{mutations});
}

} // namespace Lanban
