// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/boardstate.h"
#include "core/domain/mutation.h"
#include "core/protocol/messages.h"
#include "core/sync/undo.h"

#include <QList>
#include <QMap>

#include <optional>
#include <variant>

namespace Lanban {

//! A mutation of this client's that is not settled yet.
struct OutboxEntry {
    enum class State {
        Queued, //!< not acknowledged
        Acked, //!< acknowledged; overlaid until every room in `fx` has caught up (invariant 6)
    };
    quint64 n = 0; //!< local order, never reused
    Mutation mutation; //!< its mid is final once sent
    bool sent = false;
    State state = State::Queued;
    QList<Protocol::Effect> fx;
    //! Its last event is in its room's base: it is overlaid no more, though the answer is not here yet.
    bool landed = false;
    QList<EntityRef> touches = {}; //!< what it changed when it was made, without revisions; what it is about comes first

    friend bool operator==(const OutboxEntry &, const OutboxEntry &) = default;
};

//! A mutation the server refused, kept for the user to decide on (invariant 7).
struct TrayEntry {
    Mutation mutation;
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QJsonObject server;
    QJsonObject detail;
    qint64 at = 0;
    //! The refused creation, in the tray too, that this hangs on; empty where there is none.
    Muid cause = {};

    friend bool operator==(const TrayEntry &, const TrayEntry &) = default;
};

//! An own mutation that the server acknowledged, kept to be offered again to one that was restored from a backup.
struct JournalEntry {
    quint64 n = 0; //!< the outbox entry's
    Mutation mutation;
    // When it was acknowledged, by two clocks, for either may be wrong.
    qint64 at = 0; //!< this machine's
    qint64 serverAt = 0; //!< the server's; 0: not known

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

//! What is cached of one room.
struct CachedRoom {
    BoardState base;
    Protocol::Cursor cursor;
    QStringList perms;
};

//! Everything a client keeps about one server between two starts.
struct ClientData {
    ClientId clientId;
    quint64 nextMid = 1;
    quint64 nextN = 1;
    QString epoch;
    QMap<RoomId, CachedRoom> rooms;
    QList<OutboxEntry> outbox; //!< by n
    QList<JournalEntry> journal; //!< of the last 7 days, oldest first
    QList<TrayEntry> tray; //!< oldest first
    QList<UndoEntry> undo; //!< of all rooms, undo and redo, by n
};

// ---- what one store transaction is made of

struct PutIdentity {
    ClientId clientId;
    quint64 nextMid = 1;
    quint64 nextN = 1;
    QString epoch;
};
struct PutOutbox {
    OutboxEntry entry;
}; //!< inserts, or replaces the one with the same n
struct RemoveOutbox {
    quint64 n = 0;
};
struct PutTray {
    TrayEntry entry;
}; //!< inserts, or replaces the one with the same muid
struct RemoveTray {
    Muid muid;
};
struct PutJournal {
    JournalEntry entry;
}; //!< inserts, or replaces the one with the same n
struct RemoveJournal {
    quint64 n = 0;
};
//! Replaces a room whole (snapshot): state old or new, never between.
struct PutRoom {
    RoomId room;
    CachedRoom data;
};
//! Entities of a room that changed, as they now are in `base`, with the cursor: all or nothing.
struct PutEntities {
    RoomId room;
    BoardState base;
    QList<EntityRef> refs;
    Protocol::Cursor cursor;
};
struct PutCursor {
    RoomId room;
    Protocol::Cursor cursor;
};
struct RemoveRoom {
    RoomId room;
};
struct ClearCursors {
}; //!< the epoch changed
struct PutUndo {
    UndoEntry entry;
}; //!< inserts, or replaces the one with the same n
struct RemoveUndo {
    quint64 n = 0;
};

using StoreOp = std::variant<PutIdentity, PutOutbox, RemoveOutbox, PutTray, RemoveTray, PutJournal, RemoveJournal, PutRoom,
                             PutEntities, PutCursor, RemoveRoom, ClearCursors, PutUndo, RemoveUndo>;

//! Where a client keeps its data. One transaction a call.
class ClientStore
{
public:
    ClientStore() = default;
    virtual ~ClientStore() = default;
    Q_DISABLE_COPY_MOVE(ClientStore)

    [[nodiscard]] virtual Result<ClientData> load() = 0;
    //! All of \a ops durably, or nothing.
    [[nodiscard]] virtual Result<void> commit(const QList<StoreOp> &ops) = 0;
};

} // namespace Lanban
