// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/memoryserverstore.h"

namespace Lanban::Sim {

//! What one server process sees of the store that it shares with others.
class InstanceStore final : public ServerStore
{
public:
    explicit InstanceStore(MemoryServerStore &shared) : m_shared(shared) { }

    //! Another process may have written; true until the hub asks.
    bool isHinted = false;

    //! A new process knows nothing.
    void restart();
    //! How far this process has read \a room; nothing where it never did.
    [[nodiscard]] std::optional<quint64> readTo(const RoomId &room) const;

    [[nodiscard]] Result<QString> epoch() override { return m_shared.epoch(); }
    [[nodiscard]] Result<ClientRow> client(const ClientId &id) override { return m_shared.client(id); }
    [[nodiscard]] Result<std::optional<AppliedResult>> applied(const Muid &muid) override { return m_shared.applied(muid); }
    [[nodiscard]] Result<StoredRoom> load(const RoomId &room) override;
    [[nodiscard]] Result<QList<LoggedEvent>> events(const RoomId &room, quint64 after, quint64 to, int limit) override;
    [[nodiscard]] Result<std::optional<QString>> textAt(const RoomId &room, const EntityRef &entity) override
    {
        return m_shared.textAt(room, entity);
    }
    [[nodiscard]] Result<RoomId> boardOfTask(const TaskId &task) override { return m_shared.boardOfTask(task); }
    [[nodiscard]] Result<TeamId> teamOfBoard(const BoardId &board) override { return m_shared.teamOfBoard(board); }
    [[nodiscard]] Result<QList<Protocol::TeamInfo>> teamsOf(const UserId &user) override { return m_shared.teamsOf(user); }
    [[nodiscard]] Result<bool> writtenElsewhere() override { return std::exchange(isHinted, false); }
    [[nodiscard]] Result<void> write(const WriteBatch &batch) override;

private:
    void read(const RoomId &room, quint64 seq);

    MemoryServerStore &m_shared;
    QMap<RoomId, quint64> m_readTo;
};

} // namespace Lanban::Sim
