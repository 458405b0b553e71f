// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/domain/decide.h"
#include "core/sync/clientstore.h"

#include <QSet>

#include <memory>
#include <variant>

namespace Lanban {

// ---- inputs

//! A socket is open: a hello goes out. With an invite and no token a new user is made, of this name and colour; with both, the
//! token's user takes the invite. Neither when the handshake carried the token.
struct ConnectedInput {
    std::optional<QString> token;
    std::optional<QString> invite;
    QString name;
    QString color;
};
struct DisconnectedInput {
};
struct ServerMessageInput {
    Protocol::ServerMessage message;
};
//! Part of a snapshot that came as a binary frame 0x02, inflated.
struct SnapshotBytesInput {
    QByteArray json;
};
//! The user did something: shown at once, queued, sent when it can be.
struct EditInput {
    RoomId room;
    Operation op;
    std::optional<BaseRef> base;
    QString step = {}; //!< edits with the same one are undone as one; empty: this edit alone
};
//! Take back this user's last step on a board, or with \c redo do again what was taken back last.
struct UndoInput {
    RoomId room;
    bool redo = false;
    quint64 n = 0; //!< this entry of that stack and no other; 0: the last
};
//! Keep this room live; it stays wanted over reconnects.
struct SubscribeInput {
    RoomId room;
};
struct UnsubscribeInput {
    RoomId room;
};
//! What to do about a mutation in the tray. It leaves the tray with the transaction that queues its successor, which has
//! a new muid; where the board's rules refuse that one, it stays, and EditRefusedOutput says why.
struct DiscardTrayInput {
    Muid muid;
};
//! The same once more, upon what there is now. Of a refused creation also what hangs on it, in order.
struct RetryTrayInput {
    Muid muid;
};
//! The same with \c text, which the user made of both sides' texts (`text_conflict`).
struct ResolveTrayInput {
    Muid muid;
    QString text;
};
//! The same past the column's limit (`wip_limit`).
struct PlaceAnywayInput {
    Muid muid;
    std::optional<QString> text = {}; //!< with this one text set
};
struct ClockInput {
}; //!< time went on: overdue acks and answers are asked for again

using ClientInput
    = std::variant<ConnectedInput, DisconnectedInput, ServerMessageInput, SnapshotBytesInput, EditInput, SubscribeInput,
                   UnsubscribeInput, DiscardTrayInput, RetryTrayInput, ResolveTrayInput, PlaceAnywayInput, ClockInput, UndoInput>;

// ---- outputs, to be carried out in order; when a StoreOutput fails drop the rest and start again from the store

//! One transaction. Nothing after it may happen unless it succeeded.
struct StoreOutput {
    QList<StoreOp> ops;
};
struct ClientSendOutput {
    Protocol::ClientMessage message;
};
//! These entities of a room's view changed. `all`: the room is new or was replaced; look at everything.
struct ChangedOutput {
    RoomId room;
    QList<EntityRef> refs;
    bool all = false;
};
//! The server took the hello: from now on there is a connection to speak of. What an invite brought (`token`, `board`) stands in
//! the first of a connection; where the client has to say hello once more, another one follows without it.
struct ReadyOutput {
    Protocol::Welcome welcome;
};
struct RoomStateOutput {
    enum class State { Offline, Joining, Live, Refused };
    RoomId room;
    State state = State::Offline;
    QString code; //!< Refused: "revoked", "forbidden", "not_found"
};
//! The number of changes that the server has not taken yet.
struct PendingOutput {
    int count = 0;
};
//! Refused by the server, now in the tray.
struct RefusedOutput {
    TrayEntry entry;
};
//! The server took a change of this user's, but not quite as it was made (see `ack`).
struct AdjustedOutput {
    Mutation mutation;
    bool merged = false; //!< its text stands together with what others wrote meanwhile
    QStringList adjusted; //!< arguments that had to give way
    QStringList warn;
};
//! Refused here, before it was queued: nothing changed.
struct EditRefusedOutput {
    Rejection rejection;
};
//! Someone who had not seen this user's move of a task moved it elsewhere, and theirs counts.
struct MoveOvertakenOutput {
    RoomId room;
    TaskId task;
    UserId by;
};
//! What can be undone or redone on a board changed.
struct UndoChangedOutput {
    RoomId room;
};
//! An UndoInput was carried out, as far as it could be.
struct UndoneOutput {
    RoomId room;
    bool redo = false; //!< it was a redo
    std::optional<Operation> did; //!< what it took back or did again; nothing where there was nothing to do
    bool changed = false;
    quint64 reverse = 0; //!< the entry on the other stack that reverses it; 0: none
    QList<UndoSkip> skipped;
};
//! Something to tell the user or the log.
struct TroubleOutput {
    Error error;
    bool fatal = false;
};
//! The server speaks nonsense or is not answering: drop the connection and come again.
struct ReconnectOutput {
    QString reason;
};

using ClientOutput = std::variant<StoreOutput, ClientSendOutput, ChangedOutput, ReadyOutput, RoomStateOutput, PendingOutput,
                                  RefusedOutput, EditRefusedOutput, TroubleOutput, ReconnectOutput, UndoChangedOutput,
                                  UndoneOutput, MoveOvertakenOutput, AdjustedOutput>;

//! How often what a client keeps was found to differ from the server's state, and what came of it.
struct HealCounts {
    quint64 mismatches = 0; //!< digests that were not ours
    quint64 healed = 0; //!< put right entity by entity
    quint64 entities = 0; //!< replaced or taken out by that
    quint64 snapshots = 0; //!< had whole instead
    quint64 refetched = 0; //!< nothing was wrong: entities that an event of a later version changed
};

//! The client's end of the protocol.
//!
//! `view = fold(pending intents over base)`: only the server's events touch base; own edits are
//! decided on the view by the same code the server runs. Pure: no thread, clock, socket or disk;
//! `nowMs` comes with each step, writes come out as StoreOutput.
class ClientSync
{
public:
    struct Options {
        int ackTimeoutMs
            = 10000; //!< an unanswered mutation or subscribe is sent again after this; after three the line is given up
        int silenceMs = 75000; //!< a live room that the server did not speak of for three heads is asked for again
        int window = 64;
        int journalMs = 7 * 24 * 3600 * 1000;
        bool zstd = true;
        Protocol::AppInfo app;
    };

    ClientSync(ClientData data, IdSource &ids, const Options &options);
    ~ClientSync();
    Q_DISABLE_COPY_MOVE(ClientSync)

    [[nodiscard]] QList<ClientOutput> step(const ClientInput &input, qint64 nowMs);

    //! What the user sees of \a room: null until a snapshot or the cache gave it.
    [[nodiscard]] const BoardState *view(const RoomId &room) const;
    //! What the server said last.
    [[nodiscard]] const BoardState *base(const RoomId &room) const;
    [[nodiscard]] Protocol::Cursor cursor(const RoomId &room) const;
    [[nodiscard]] QStringList perms(const RoomId &room) const;
    //! True if a change to this entity has not reached the server yet, in whichever of its rooms it was made.
    [[nodiscard]] bool isPending(const RoomId &room, const EntityRef &ref) const;
    [[nodiscard]] int pendingCount() const;
    [[nodiscard]] QList<TrayEntry> tray() const;
    [[nodiscard]] QList<RoomId> rooms() const;
    //! What UndoInput would take back, or with \a redo do again, on \a room; null where there is nothing.
    [[nodiscard]] const UndoEntry *lastStep(const RoomId &room, bool redo) const;
    [[nodiscard]] const HealCounts &healed() const;
    //! Who edits are decided as; known from the first welcome, then from the cache's members.
    void setActor(const Actor &actor);
    //! All of it, for comparisons in tests.
    [[nodiscard]] ClientData data() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Lanban
