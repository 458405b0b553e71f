// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/chain.h"
#include "core/sync/clientsync.h"
#include "core/sync/snapshotsum.h"

#include <map>
#include <set>

namespace Lanban {

//! A snapshot on its way in: nothing of it shows before all of it is here.
struct Staging {
    quint64 seq = 0;
    QString h;
    QStringList perms;
    int parts = 0;
    int got = 0;
    qint64 bytes = 0;
    QString sum;
    SnapshotSum actual;
    BoardState state;
    bool hasUnknown = false; //!< an event of the tail said more than this version understands
};

//! One room's place in the conversation; gone with the connection, but for `wanted`.
struct RoomTalk {
    enum class Phase {
        Idle, //!< not asked for
        Waiting, //!< asked in vain: again at retryAtMs
        Asked, //!< subscribe sent; what comes belongs to an older one
        Staging, //!< parts of a snapshot are coming
        CatchingUp, //!< below the head that `subscribed` named
        Live,
        Refused,
    };
    bool wanted = false;
    Phase phase = Phase::Idle;
    quint64 gen = 0;
    QString askId;
    bool withoutCursor = false; //!< the next subscribe wants a snapshot
    qint64 progressAtMs = 0; //!< asked, or something of the answer came, or the server spoke of it
    qint64 retryAtMs = 0;
    int failures = 0; //!< in a row
    quint64 target = 0;
    std::optional<Staging> staging;
    RoomStateOutput::State told = RoomStateOutput::State::Offline;
    QString toldCode;
};

//! What the user sees of one room, and what of it is not the server's word.
struct RoomView {
    BoardState state;
    Protocol::StateDigest baseDigest;
    std::map<quint64, QList<EntityRef>> touched; //!< by the outbox's n
    std::set<EntityRef> pending; //!< touched by what the server has not taken
};

struct ClientSync::Private {
    Private(ClientData cached, IdSource &idSource, const Options &syncOptions);

    ClientData data;
    IdSource &ids;
    Options options;
    qint64 now = 0;
    QList<ClientOutput> outputs;
    Actor actor;
    std::map<RoomId, RoomView> views;
    std::map<RoomId, RoomTalk> talks;
    std::set<Muid> journalled;
    quint64 lastGen = 0;

    // The connection.
    bool connected = false;
    bool ready = false;
    ConnectedInput credentials;
    qint64 helloAtMs = 0;
    Protocol::Limits limits;
    struct ExpectedBytes {
        RoomId room;
        quint64 gen = 0;
        int remaining = 0;
    };
    std::optional<ExpectedBytes> expectedBytes; //!< binary parts name no room: they follow their `subscribed`

    // The outbox on this connection.
    quint64 sentMid = 0; //!< highest mid sent and not asked for again
    bool stalled = false; //!< the server ignores mids above holdFrom until that comes
    quint64 holdFrom = 0;
    qint64 resumeAtMs = 0;
    qint64 ackProgressAtMs = 0;

    // clientsync.cpp
    void connectedTo(const ConnectedInput &input);
    void disconnected();
    void sendHello();
    void message(const Protocol::ServerMessage &message);
    void welcome(const Protocol::Welcome &message);
    void error(const Protocol::ErrorMessage &message);
    void clock();
    void store(QList<StoreOp> ops);
    void send(Protocol::ClientMessage message);
    void trouble(ErrorCode code, const QString &detail);
    [[nodiscard]] PutIdentity identity() const;

    // clientsync_rooms.cpp
    void want(const RoomId &room);
    void unwant(const RoomId &room);
    void ask(const RoomId &room, bool withoutCursor);
    void askAgain(const RoomId &room, bool withoutCursor);
    void tell(const RoomId &room, RoomStateOutput::State state, const QString &code = {});
    void subscribed(const Protocol::Subscribed &message);
    void snapshotPart(const Protocol::SnapshotPart &message);
    void snapshotBytes(const QByteArray &json);
    void addPart(const RoomId &room, RoomTalk &talk, const QByteArray &json, const QJsonObject &part);
    void swapIn(const RoomId &room, RoomTalk &talk);
    void activity(const Protocol::Activity &message);
    void batch(const Protocol::Batch &message);
    //! True if \a items lead from \a at to \a end; else a snapshot is asked for.
    [[nodiscard]] bool continues(const RoomId &room, Protocol::Cursor at, const QList<Protocol::BatchItem> &items,
                                 const Protocol::Cursor &end);
    void applyEvents(const RoomId &room, RoomTalk &talk, const QList<Protocol::BatchItem> &items, const QString &h);
    void head(const Protocol::Head &message);
    void unsubscribed(const Protocol::Unsubscribed &message);
    void refuse(const RoomId &room, const QString &code);
    void purge(const RoomId &room);
    void checkLive(const RoomId &room, RoomTalk &talk);

    // clientsync_outbox.cpp
    void edit(const EditInput &input);
    void flush();
    void resend();
    void ack(const Protocol::Ack &message);
    void reject(const Protocol::Reject &message);
    void hold(const Protocol::Hold &message);
    void renumber();
    void reoffer(const QString &epoch);
    void discardTray(const Muid &muid);
    [[nodiscard]] std::optional<quint64> lowestQueued() const;
    [[nodiscard]] int queuedCount() const;
    [[nodiscard]] bool isSettled(const OutboxEntry &entry) const;
    //! Takes the settled entries out; says whose rooms have to be seen anew.
    [[nodiscard]] std::set<RoomId> prune(QList<StoreOp> &ops);

    // clientsync_view.cpp
    void rebuild(const RoomId &room);
    void rebuildAll();
    void refresh(const RoomId &room, const QList<EntityRef> &changed);
    void replay(const RoomId &room, RoomView &view);
    void markPending(const RoomId &room, RoomView &view);
    void changed(const RoomId &room, const std::set<EntityRef> &refs);
    void tellPending();
};

} // namespace Lanban
