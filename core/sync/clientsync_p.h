// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/chain.h"
#include "core/sync/clientsync.h"
#include "core/sync/overlay.h"
#include "core/sync/snapshotsum.h"
#include "core/sync/steadytime.h"

#include <functional>
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
    QList<Muid> muids; //!< of the tail's events
};

//! A room whose digest is not the server's, on the way to be like it again. Its events go on meanwhile.
struct Healing {
    QString askId;
    int level = 1;
    int tries = 1;
    bool isRefetch = false; //!< of what an unknown event changed: nothing got lost
    qint64 progressAtMs = 0;
    QStringList asked; //!< buckets
    int got = 0; //!< parts of the last level's answer
    BoardState entities; //!< the server's, of the parts so far
    std::set<EntityRef> replaced; //!< by those, or because the server has none
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
    std::optional<Healing> healing; //!< while live
    RoomStateOutput::State told = RoomStateOutput::State::Offline;
    QString toldCode;
};

//! What the user sees of one room, and what of it is not the server's word.
struct RoomView {
    BoardState state;
    Protocol::StateDigest baseDigest;
    Overlay overlay; //!< what of the outbox is laid over base
};

//! A change of the user's, taken into the outbox.
struct Queued {
    Muid muid; //!< empty: it changes nothing
    std::optional<Inverse> inverse;
};

//! Doubled with each connection given up in vain: what is only slow is let finish.
constexpr int MinPatience = 3;
constexpr int MaxPatience = 24;

struct ClientSync::Private {
    Private(ClientData cached, IdSource &idSource, const Options &syncOptions);

    ClientData data;
    IdSource &ids;
    Options options;
    SteadyTime steady;
    qint64 now = 0; //!< steady: for timeouts
    qint64 wall = 0; //!< as the clock shows it: for what is kept and told
    QList<ClientOutput> outputs;
    Actor actor;
    std::map<RoomId, RoomView> views;
    std::map<RoomId, RoomTalk> talks;
    std::set<Muid> journalled;
    // The outbox, by what it is asked for.
    std::map<quint64, quint64> queuedByMid; //!< the numbers of what the server has not answered
    std::map<Muid, quint64> byMuid;
    std::set<quint64> acked; //!< the numbers of what it has
    std::set<Muid> undoSeen; //!< mutations of undo entries whose events came, this time around
    HealCounts healCounts;
    std::map<RoomId, QList<qint64>> healedAtMs; //!< of the last hour
    std::map<RoomId, std::map<TaskId, quint64>> ownMoves; //!< revisions of this user's moves that nobody went past yet
    qint64 serverAheadMs = 0; //!< of this machine's clock, as of the last welcome
    quint64 lastGen = 0;
    quint64 lastHeal = 0;

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
    std::optional<qint64> unansweredSinceMs; //!< the first of the questions and changes that got no answer in time
    int patience = MinPatience; //!< ack timeouts in a row until this connection is given up

    // clientsync.cpp
    void connectedTo(const ConnectedInput &input);
    void disconnected();
    void sendHello();
    void message(const Protocol::ServerMessage &message);
    void welcome(const Protocol::Welcome &message);
    void error(const Protocol::ErrorMessage &message);
    void clock();
    void answered();
    [[nodiscard]] bool isGivenUp();
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
    //! Remembers this user's moves, and tells where one is overtaken by someone who had not seen it.
    void noteMove(const RoomId &room, const Event &event);
    void head(const Protocol::Head &message);
    void unsubscribed(const Protocol::Unsubscribed &message);
    void refuse(const RoomId &room, const QString &code);
    void purge(const RoomId &room);
    void checkLive(const RoomId &room, RoomTalk &talk);

    // clientsync_heal.cpp
    void heal(const RoomId &room, RoomTalk &talk);
    //! Asks for what those of \a items changed that this version does not understand (invariant 20).
    void refetch(const RoomId &room, RoomTalk &talk, const QList<Protocol::BatchItem> &items);
    void askToHeal(const RoomId &room, Healing &healing, const QStringList &buckets);
    void healAgain(const RoomId &room, RoomTalk &talk);
    void healWhole(const RoomId &room, const QString &why);
    void healed(const Protocol::Healed &message);
    //! True if \a message is the answer to a heal.
    [[nodiscard]] bool healRefused(const Protocol::ErrorMessage &message);
    void addHealed(const RoomId &room, RoomTalk &talk, const Protocol::Healed &message);
    void swapHealed(const RoomId &room, RoomTalk &talk, const Protocol::Healed &message);

    // clientsync_undo.cpp
    void undo(const UndoInput &input);
    void rememberStep(const EditInput &input, const Queued &queued, QList<StoreOp> &ops);
    void pushUndo(UndoEntry entry, QList<StoreOp> &ops);
    void removeUndo(const RoomId &room, bool redo, QList<StoreOp> &ops);
    //! The server refused \a muid: what would have taken it back goes too.
    void forgetUndo(const Muid &muid, QList<StoreOp> &ops);
    //! Its board left: what the steps say of other people's text goes with it.
    void purgeUndo(const RoomId &room, QList<StoreOp> &ops);
    //! \a from was merged into \a to before either was sent.
    void followUndo(const Muid &from, const Muid &to, QList<StoreOp> &ops);
    //! The server's word on what was changed, and by whom; to be told every event of a room, in order.
    void noteUndo(const RoomId &room, const Protocol::BatchItem &item, QList<StoreOp> &ops);
    //! The base of \a room is replaced by \a next: what changed meanwhile, nobody told.
    void compareUndo(const RoomId &room, const BoardState &next, QList<StoreOp> &ops);

    // clientsync_outbox.cpp
    void edit(const EditInput &input);
    //! Decides, numbers and shows one change of the user's; what is to be stored of it comes to \a ops, what it touched
    //! to \a refs. Without a muid: it changes nothing.
    [[nodiscard]] Expected<Queued, Rejection> queue(const EditInput &input, QList<StoreOp> &ops, std::set<EntityRef> &refs);
    void flush();
    void resend();
    void ack(const Protocol::Ack &message);
    void reject(const Protocol::Reject &message);
    void hold(const Protocol::Hold &message);
    //! The server counts otherwise than this client: up to \a lastMid.
    void recount(quint64 lastMid);
    void renumber();
    void reoffer(const QString &epoch);
    [[nodiscard]] std::optional<quint64> lowestQueued() const;
    //! True where the server's count for this client id can't be ours: somebody else counts with it, too.
    [[nodiscard]] bool isForked(quint64 lastMid) const;
    [[nodiscard]] int queuedCount() const;
    //! Null where there is none.
    [[nodiscard]] OutboxEntry *entryAt(quint64 n);
    //! The entry that waits for an answer about \a muid; null where there is none.
    [[nodiscard]] OutboxEntry *waitingFor(const Muid &muid);
    void addEntry(const OutboxEntry &entry);
    void removeEntry(quint64 n);
    void reindex();
    //! Puts \a entry, which is about to be queued, together with what waits unsent; true if that was possible.
    [[nodiscard]] bool squash(OutboxEntry &entry, RoomView &view, QList<StoreOp> &ops, std::set<EntityRef> &refs);
    [[nodiscard]] bool isSettled(const OutboxEntry &entry) const;
    //! Takes the settled entries out; says which, by their rooms.
    [[nodiscard]] std::map<RoomId, std::set<quint64>> prune(QList<StoreOp> &ops);
    //! What of \a muids is in the base of \a room now is overlaid no more; their numbers.
    [[nodiscard]] std::set<quint64> land(const RoomId &room, const QList<Muid> &muids, QList<StoreOp> &ops);

    // clientsync_tray.cpp
    void discardTray(const Muid &muid);
    //! The refused creation in the tray that \a refused, which is not there yet, hangs on; empty where there is none.
    [[nodiscard]] Muid causeOf(const TrayEntry &refused) const;
    void retryTray(const Muid &muid);
    void resolveTray(const Muid &muid, const QString &text);
    void placeAnyway(const Muid &muid, const std::optional<QString> &text);
    //! A text that somebody else's came between while it was written goes to the tray at once, as if the server had refused it.
    void keepConflict(const EditInput &input, const Rejection &why);
    //! Queues what \a changed makes of the tray's entry \a muid in its place, and with it what hangs on it.
    void queueFromTray(const Muid &muid, const std::function<bool(Operation &)> &changed);
    void removeFromTray(const Muid &muid, QList<StoreOp> &ops);
    //! What the author of \a op sees now.
    [[nodiscard]] std::optional<BaseRef> baseNow(const RoomId &room, const Operation &op) const;

    // clientsync_journal.cpp
    //! Forgets what is older than options.journalMs.
    void trimJournal(QList<StoreOp> &ops);

    // clientsync_view.cpp
    void rebuild(const RoomId &room);
    void rebuildAll();
    void refresh(const RoomId &room, const QList<EntityRef> &changed, const std::set<quint64> &gone = {});
    //! Tells of \a refs, and of what the same changes make pending in other rooms.
    void changed(const RoomId &room, const std::set<EntityRef> &refs);
    //! Lays what of \a settled still shows aside, and tells.
    void refreshAfter(const std::map<RoomId, std::set<quint64>> &settled, const RoomId &but = {});
    void tellPending();
};

} // namespace Lanban
