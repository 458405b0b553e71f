// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/database.h"
#include "core/sync/serverstore.h"

#include <memory>

namespace Lanban {

//! A stream's state in the form it is kept in between its events.
struct SnapshotRow {
    RoomId room;
    quint64 seq = 0;
    QString h;
    QByteArray zstd;
};

//! The server's log and what follows from it, in the SQLite file `lanban.db` of a data directory.
//!
//! Belongs to the thread that opened it. Several processes may have the same file open: each write
//! checks that it continues what is there.
class EventStore final : public ServerStore
{
public:
    enum class Mode {
        Serve, //!< reads, writes, and moves the write-ahead log into the file
        Administer, //!< reads and writes beside a server that may be running
        Read,
    };

    //! Opens the store in \a dataDir; makes directory (0700), file (0600), id and secret where they
    //! are missing, but in Read mode, where a missing file is NotFound.
    [[nodiscard]] static Result<std::unique_ptr<EventStore>> open(const QString &dataDir, Mode mode);
    //! Where the store of \a dataDir is.
    [[nodiscard]] static QString fileIn(const QString &dataDir);

    // ServerStore
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

    //! Every stream, in no order.
    [[nodiscard]] Result<QList<RoomId>> rooms();
    [[nodiscard]] Result<std::optional<TeamId>> teamByName(const QString &name);

    //! The streams with at least \a events events after their snapshot.
    [[nodiscard]] Result<QList<RoomId>> roomsWithoutSnapshot(int events);
    //! The state of \a room as a snapshot: reads only, may take long. TooLarge for one that could not be read again.
    [[nodiscard]] Result<SnapshotRow> makeSnapshot(const RoomId &room);
    //! Keeps \a snapshot, unless there is a later one.
    [[nodiscard]] Result<void> putSnapshot(const SnapshotRow &snapshot);
    //! Nothing where there is none; Storage for one that is damaged, which load() does without.
    [[nodiscard]] Result<std::optional<StoredRoom>> storedSnapshot(const RoomId &room);

    //! What belongs to the store as a whole; nothing where the key was never set.
    [[nodiscard]] Result<std::optional<QByteArray>> meta(const QString &key);
    [[nodiscard]] Result<void> setMeta(const QString &key, const QByteArray &value);
    //! The 32 bytes that tokens are signed with.
    [[nodiscard]] const QByteArray &tokenSecret() const { return m_tokenSecret; }
    //! Names this store, whatever happens to its history.
    [[nodiscard]] const QByteArray &storeId() const { return m_storeId; }

    [[nodiscard]] Database &database() { return *m_database; }

private:
    explicit EventStore(std::unique_ptr<Database> database);
    [[nodiscard]] Result<void> prepare(Mode mode);
    [[nodiscard]] Result<qint64> streamId(const RoomId &room);
    [[nodiscard]] Result<qint64> openStream(const WriteBatch::Events &part);
    [[nodiscard]] Result<void> writeEvent(qint64 stream, const LoggedEvent &logged);
    [[nodiscard]] Result<void> follow(qint64 stream, const LoggedEvent &logged);
    [[nodiscard]] Result<void> keepText(qint64 stream, const EntityRef &entity, const QString &text);
    [[nodiscard]] Result<void> followMember(qint64 stream, quint64 seq, EventType type, const MemberChange &change);

    std::unique_ptr<Database> m_database;
    QByteArray m_storeId;
    QByteArray m_timeline;
    QByteArray m_tokenSecret;
    qint64 m_dataVersion = -1;
};

} // namespace Lanban
