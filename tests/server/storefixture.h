// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/administration.h"
#include "server/hub/hubdriver.h"
#include "server/storage/eventstore.h"

#include <QTemporaryDir>

#include <memory>

namespace Lanban {

//! A clock that stands still until it is told.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_now; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_now; }
    void advance(qint64 ms) { m_now += ms; }

private:
    qint64 m_now = 1760000000000;
};

//! A store on a real SQLite file, with a team "Design" of Anna (owner) and Boris (member).
class StoreFixture
{
public:
    //! \pre the caller checks isValid()
    StoreFixture();
    [[nodiscard]] bool isValid() const { return m_driver != nullptr; }

    [[nodiscard]] QString dataDir() const { return m_dir.filePath(QStringLiteral("data")); }
    [[nodiscard]] EventStore &store() { return *m_store; }
    [[nodiscard]] HubDriver &driver() { return *m_driver; }
    [[nodiscard]] Administration &administration() { return *m_administration; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] IdSource &ids() { return m_ids; }
    [[nodiscard]] const UserRow &anna() const { return m_anna; }
    [[nodiscard]] const UserRow &boris() const { return m_boris; }
    [[nodiscard]] const TeamId &team() const { return m_team; }

    //! Does \a op in \a room as the server itself.
    [[nodiscard]] Result<void> change(const RoomId &room, const Operation &op);
    //! A board of the team, with one column; its id is "B" + \a name, the column's "C" + \a name.
    [[nodiscard]] Result<BoardId> addBoard(const QString &name);
    //! \a count tasks at the end of that column, "T" + number from \a first on.
    [[nodiscard]] Result<void> addTasks(const BoardId &board, const QString &name, int first, int count);
    //! Closes the store and opens it again, as a restart does.
    [[nodiscard]] Result<void> reopen();
    //! Closes the store.
    void close();

private:
    [[nodiscard]] Result<void> open();

    QTemporaryDir m_dir;
    FakeClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<EventStore> m_store;
    std::unique_ptr<HubDriver> m_driver;
    std::unique_ptr<Administration> m_administration;
    UserRow m_anna;
    UserRow m_boris;
    TeamId m_team;
};

} // namespace Lanban
