// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/boardstate.h"
#include "core/domain/event.h"
#include "core/protocol/messages.h"

#include <QList>
#include <QString>

#include <optional>

namespace Lanban {

//! What came of one mutation: kept for ever under its muid, given again when it is sent again.
struct AppliedResult {
    Muid muid;
    std::variant<Protocol::Ack, Protocol::Reject> answer;
};

//! How far one client's mutations are: the last mid that was accepted or rejected.
struct ClientRow {
    ClientId id;
    UserId userId;
    quint64 lastMid = 0;
    qint64 seenAt = 0;
};

//! A stream as it stands in the store.
struct StoredRoom {
    BoardState state;
    quint64 seq = 0;
    QString h;
    quint64 logFloor = 0; //!< events up to and with this seq may be gone
};

//! All that one group commit writes, in one transaction: all of it or nothing.
struct WriteBatch {
    struct Events {
        RoomId room;
        TeamId teamId; //!< for a stream that is new
        QList<LoggedEvent> events; //!< contiguous, the first continues the stream's last
        bool isNew = false; //!< the stream starts here
    };
    QList<Events> events;
    QList<AppliedResult> applied;
    QList<ClientRow> clients;
};

//! So many texts are kept of each task's description and each check item, the present one included.
inline constexpr int TextRevisions = 50;

//! What the server's end reads from the store. Answers show committed data only.
class ServerStore
{
public:
    ServerStore() = default;
    virtual ~ServerStore() = default;
    Q_DISABLE_COPY_MOVE(ServerStore)

    //! Names this store and its history; another one after a restore.
    [[nodiscard]] virtual Result<QString> epoch() = 0;
    //! 0 for a client never seen.
    [[nodiscard]] virtual Result<ClientRow> client(const ClientId &id) = 0;
    [[nodiscard]] virtual Result<std::optional<AppliedResult>> applied(const Muid &muid) = 0;
    //! NotFound where there is no such stream.
    [[nodiscard]] virtual Result<StoredRoom> load(const RoomId &room) = 0;
    //! The events after \a after up to and with \a to, at most \a limit, ascending.
    [[nodiscard]] virtual Result<QList<LoggedEvent>> events(const RoomId &room, quint64 after, quint64 to, int limit) = 0;
    //! The text that \a entity had at its revision \a entity.rev: a task's description or a check item's
    //! text. Nothing where that is not known: the last TextRevisions of each entity are kept.
    [[nodiscard]] virtual Result<std::optional<QString>> textAt(const RoomId &room, const EntityRef &entity) = 0;
    //! The board or team stream that a task or board belongs to.
    [[nodiscard]] virtual Result<RoomId> boardOfTask(const TaskId &task) = 0;
    [[nodiscard]] virtual Result<TeamId> teamOfBoard(const BoardId &board) = 0;
    //! The teams that have \a user as a member, with the role in force.
    [[nodiscard]] virtual Result<QList<Protocol::TeamInfo>> teamsOf(const UserId &user) = 0;
    //! True if another process wrote since the last call; may say true too often.
    [[nodiscard]] virtual Result<bool> writtenElsewhere() = 0;
    //! Writes all of \a batch in one durable transaction, or nothing.
    //!
    //! Busy if a stream's last seq in the store is not what its events continue: another process
    //! wrote meanwhile; catch up, decide again.
    //!
    //! Called by whoever carries out ServerHub's WriteOutput, never by the hub itself.
    [[nodiscard]] virtual Result<void> write(const WriteBatch &batch) = 0;
};

} // namespace Lanban
