// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/serverstore.h"

#include <QMap>
#include <QSet>

namespace Lanban::Sim {

//! All that a server has on disk; a copy of it is a backup.
struct ServerDisk {
    struct Stream {
        TeamId teamId;
        BoardState state;
        quint64 seq = 0;
        QString h;
        quint64 floor = 0;
        QList<LoggedEvent> log;
    };
    QString epoch;
    QMap<RoomId, Stream> streams;
    QMap<Muid, AppliedResult> applied;
    QMap<ClientId, ClientRow> clients;
    QList<Muid> order; //!< as they were applied
};

//! A ServerStore in memory, all or nothing like a database, with the faults a test asks for.
class MemoryServerStore final : public ServerStore
{
public:
    //! What a broken store would do; the plants are made of these.
    struct Faults {
        bool forgetsApplied = false;
        bool hidesForeignWrites = false;
        bool failsReads = false;
        bool failsTexts = false; //!< textAt() fails
        QSet<RoomId> unreadable; //!< rooms whose load() and events() fail
    };

    ServerDisk disk;
    Faults faults;
    std::optional<Error> failNextWrite;

    //! Writes as another process would: the hub learns of it by writtenElsewhere() or Busy.
    [[nodiscard]] Result<void> writeElsewhere(const WriteBatch &batch);
    //! Drops the events of \a room up to and with \a seq.
    void truncate(const RoomId &room, quint64 seq);

    [[nodiscard]] Result<QString> epoch() override;
    [[nodiscard]] Result<ClientRow> client(const ClientId &id) override;
    [[nodiscard]] Result<std::optional<AppliedResult>> applied(const Muid &muid) override;
    [[nodiscard]] Result<StoredRoom> load(const RoomId &room) override;
    [[nodiscard]] Result<QList<LoggedEvent>> events(const RoomId &room, quint64 after, quint64 to, int limit) override;
    [[nodiscard]] Result<std::optional<QString>> textAt(const RoomId &room, const EntityRef &entity) override;
    [[nodiscard]] Result<RoomId> boardOfTask(const TaskId &task) override;
    [[nodiscard]] Result<TeamId> teamOfBoard(const BoardId &board) override;
    [[nodiscard]] Result<QList<Protocol::TeamInfo>> teamsOf(const UserId &user) override;
    [[nodiscard]] Result<bool> writtenElsewhere() override;
    [[nodiscard]] Result<void> write(const WriteBatch &batch) override;

private:
    bool m_writtenElsewhere = false;
};

} // namespace Lanban::Sim
