// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/serverroom.h"
#include "core/sync/serverstore.h"

#include <QMap>

#include <memory>
#include <variant>

namespace Lanban {

//! Names one connection to a server, unique while the process runs.
using ConnectionId = quint64;

//! Who a verified token or invite says this is.
struct Identity {
    UserId userId;
    QString name;
    QString color;
    std::optional<qint64> tokenExp; //!< ms since 1970
    std::optional<QString> newToken; //!< made from an invite: goes into the welcome
    std::optional<BoardId> board; //!< the board an invite was for: goes into the welcome
};

// ---- inputs

//! A verified hello: opens the protocol on a connection. `message.token` and `invite` were checked by the caller.
struct HelloInput {
    ConnectionId conn = 0;
    Protocol::Hello message;
    Identity identity;
};
//! Any other message of a connection that has said hello.
struct MessageInput {
    ConnectionId conn = 0;
    Protocol::ClientMessage message;
};
//! A connection showed a newer token (Protocol::Auth), which the caller verified.
struct AuthInput {
    ConnectionId conn = 0;
    Identity identity;
};
//! The socket is gone; nothing is sent to it any more.
struct ClosedInput {
    ConnectionId conn = 0;
};
//! Decides the mutations collected so far: 64 of them, or 2 ms after the first.
struct FlushInput {
};
//! The last WriteOutput's batch is durable.
struct CommittedInput {
};
//! The last WriteOutput's batch is not, and nothing of it is.
struct WriteFailedInput {
    Error error;
};
//! A change by the server itself (an invite taken, `token`, `import`), decided like any other.
struct SystemInput {
    QList<Mutation> mutations;
};
//! A new board with its first events (an import): its stream and `board.created` in the team's, in one commit.
struct NewBoardInput {
    TeamId teamId;
    BoardId boardId;
    QList<Event> events;
    QList<Event> teamEvents = {}; //!< the first ones of a team that is made for it; none where the team is there
};
//! Time went on, about once a second: what other processes wrote to the store is picked up and fanned out; heads are due every 25 s, and 1 s after a room fell idle.
struct TickInput {
};

using HubInput = std::variant<HelloInput, MessageInput, AuthInput, ClosedInput, FlushInput, CommittedInput, WriteFailedInput,
                              SystemInput, NewBoardInput, TickInput>;

// ---- outputs, to be carried out in order

//! One message to some connections; encode it once.
struct SendOutput {
    QList<ConnectionId> to;
    Protocol::ServerMessage message;
};
//! A snapshot's part that is encoded already (0x02 + zstd).
struct SendBytesOutput {
    ConnectionId to = 0;
    QByteArray frame;
};
//! Close a connection once what was sent before is out.
struct CloseOutput {
    ConnectionId conn = 0;
    Protocol::CloseCode code = Protocol::CloseCode::ProtocolViolation;
    QString reason;
};
//! Write this durably, then step CommittedInput or WriteFailedInput at once, before any other input.
struct WriteOutput {
    WriteBatch batch;
};
//! A mutation waits: step FlushInput within 2 ms.
struct WantFlushOutput {
};
//! What came of a SystemInput or NewBoardInput: comes with the answer to CommittedInput or
//! WriteFailedInput, or at once where nothing was to be written. All of it is in force, or nothing.
struct SystemDoneOutput {
    std::optional<Error> error;
};

using HubOutput = std::variant<SendOutput, SendBytesOutput, CloseOutput, WriteOutput, WantFlushOutput, SystemDoneOutput>;

//! The server's end of the protocol: every connection, every room, the order and the once-ness of mutations.
//!
//! Pure: no thread, no clock, no socket; `nowMs` comes with each step, reads go to the injected
//! store, writes come out as WriteOutput and nothing that depends on them is sent before CommittedInput.
class ServerHub
{
public:
    struct Options {
        Protocol::Limits limits;
        int headMs = 25000;
        int groupSize = 64; //!< mutations decided by one commit
        bool compress = true;
    };

    ServerHub(ServerStore &store, const Options &options);
    ~ServerHub();
    Q_DISABLE_COPY_MOVE(ServerHub)

    [[nodiscard]] QList<HubOutput> step(const HubInput &input, qint64 nowMs);

    //! Why \a hello is refused whatever it shows, as \a user or, where that is empty, as a user to be made.
    //!
    //! For a caller that has to know before it uses up what the hello shows; a HelloInput is answered with the same.
    [[nodiscard]] std::optional<Error> objection(const Protocol::Hello &hello, const UserId &user) const;

    //! What clients asked for because their states had come to differ from ours, since this hub began.
    struct HealCounts {
        quint64 asked = 0; //!< heal messages
        quint64 healed = 0; //!< answers that gave entities
        quint64 entities = 0; //!< given, or named as gone
    };
    [[nodiscard]] const HealCounts &heals() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Lanban
