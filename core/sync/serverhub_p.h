// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tokenbucket.h"
#include "core/protocol/codec.h"
#include "core/sync/serverhub.h"
#include "core/sync/steadytime.h"

#include <map>
#include <set>

namespace Lanban {

// What a part's or an item's JSON does not count: the message around it.
inline constexpr qsizetype EnvelopeBytes = 1024;
inline constexpr qsizetype MaxItemsBytes = Protocol::MaxFrameBytes - EnvelopeBytes;

//! A refusal that nothing in a room's state explains.
[[nodiscard]] inline Rejection refuse(ErrorCode code, const QString &detail, const QString &path)
{
    return {Error{code, detail, path}, {}, {}};
}

struct HubSubscription {
    RoomId stream; //!< whose log feeds it: the room itself, or the board of a task
    quint64 gen = 0;
    quint64 sent = 0; //!< the last seq this connection was given
    bool presence = false;
    bool typing = false;
};

struct HubConnection {
    HubConnection(const TokenBucket &mutations, const TokenBucket &presence, const TokenBucket &heals)
        : bucket(mutations), presenceBucket(presence), healBucket(heals)
    {
    }

    Identity identity;
    ClientId client;
    QString epoch; //!< the one its cursors belong to
    bool zstd = false;
    std::map<RoomId, HubSubscription> subscriptions;
    std::optional<quint64> hold; //!< mids above are ignored until this one comes again (invariant 8)
    quint64 queuedTo = 0; //!< the highest mid that was put into the queue
    TokenBucket bucket;
    qint64 headAtMs = 0;
    std::map<RoomId, qint64> typingAtMs;
    TokenBucket presenceBucket;
    TokenBucket healBucket;
    std::map<RoomId, Protocol::PresenceState> heldPresence; //!< came too fast: the last of each is shown later
};

//! A snapshot that can be given to anybody who may read the room, as it goes out.
struct HubSnapshot {
    quint64 seq = 0;
    QString h;
    qint64 bytes = 0;
    QString sum;
    QList<QByteArray> frames; //!< compressed
    QList<QJsonObject> parts; //!< or text
};

struct HubPresence {
    quint64 pv = 0;
    std::map<ConnectionId, Protocol::Present> present;
};

struct HubRoom {
    ServerRoom room;
    TeamId teamId; //!< of a board's stream
    bool isNew = false; //!< not in the store yet
    std::set<std::pair<RoomId, ConnectionId>> subscribers; //!< by the room they asked for
    qint64 lastEventMs = 0;
    bool idleHeadDue = false;
    std::optional<HubSnapshot> compressed;
    std::optional<HubSnapshot> text;
};

//! A mutation that waits for its group.
struct HubItem {
    ConnectionId conn = 0;
    ClientId client;
    Actor actor;
    Mutation mutation;
};

//! From where on a client's mutations are ignored.
struct HubHold {
    ClientId client;
    quint64 from = 0;
};

//! What one commit holds. Decided again from the start where the store went on meanwhile.
struct HubGroup {
    QList<HubItem> items;
    bool system = false;
    QList<Mutation> systemMutations;
    std::optional<NewBoardInput> newBoard;
    int attempts = 0;

    // What the decisions came to.
    QList<std::pair<ConnectionId, Protocol::ServerMessage>> answers;
    std::map<ConnectionId, HubHold> holds;
    std::map<Muid, AppliedResult> results;
    QList<AppliedResult> applied;
    std::map<ClientId, ClientRow> clients; //!< as read, with what was decided since
    std::set<ClientId> changedClients;
    std::set<RoomId> rooms; //!< with uncommitted events
    std::optional<Error> trouble; //!< the store failed: nothing of the group can be decided now
    std::optional<Error> refused; //!< a system change was refused
};

struct ServerHub::Private {
    Private(ServerStore &serverStore, const Options &hubOptions) : store(serverStore), options(hubOptions) { }

    ServerStore &store;
    Options options;
    SteadyTime steady;
    qint64 now = 0; //!< steady: for timeouts
    qint64 wall = 0; //!< as the clock shows it: for what is kept and told
    QList<HubOutput> outputs;
    std::map<ConnectionId, HubConnection> connections;
    std::set<ConnectionId> closing; //!< told to close, not gone yet: deaf
    std::map<RoomId, HubRoom> rooms;
    std::map<RoomId, HubPresence> presences;
    QList<HubItem> queue;
    std::optional<HubGroup> group; //!< between WriteOutput and its answer
    QList<RoomId> decidedIn; //!< whose states the last execute() decided on
    HealCounts healCounts;

    // serverhub.cpp
    void send(ConnectionId conn, Protocol::ServerMessage message);
    void sendError(ConnectionId conn, const std::optional<QString> &re, ErrorCode code, const QString &path, const QString &msg,
                   bool fatal = false);
    void close(ConnectionId conn, Protocol::CloseCode code, const QString &reason);
    [[nodiscard]] std::optional<Error> objection(const Protocol::Hello &hello, const UserId &user) const;
    void hello(const HelloInput &input);
    void message(const MessageInput &input);
    void dispatch(ConnectionId conn, HubConnection &connection, const Protocol::ClientMessage &message);
    void auth(const AuthInput &input);
    void closed(ConnectionId conn);
    void tick();
    void heads();
    [[nodiscard]] Protocol::RoomHead headOf(HubRoom &room);
    [[nodiscard]] Result<HubRoom *> load(const RoomId &stream);

    // serverhub_subscribe.cpp
    void subscribe(ConnectionId conn, HubConnection &connection, const Protocol::Subscribe &message);
    void subscribeTask(ConnectionId conn, HubConnection &connection, const Protocol::Subscribe &message);
    void unsubscribe(ConnectionId conn, HubConnection &connection, const Protocol::Unsubscribe &message);
    void dropSubscription(ConnectionId conn, HubConnection &connection, const RoomId &room);
    void enter(ConnectionId conn, HubConnection &connection, const Protocol::Subscribe &message, const RoomId &stream,
               quint64 sent, Protocol::Subscribed &answer);
    enum class CursorFit {
        Good,
        Outdated, //!< whatever it was, no delta goes on from there any more
        Forked, //!< it is none of this log: what its client saw is not there
    };
    [[nodiscard]] Result<CursorFit> judge(const HubConnection &connection, const HubRoom &room, quint64 sinceSeq,
                                          const Protocol::Cursor &since);
    [[nodiscard]] const HubSnapshot &snapshot(HubRoom &room, bool zstd, quint64 notBefore);
    void sendTail(ConnectionId conn, const HubConnection &connection, const RoomId &room, const QList<LoggedEvent> &events,
                  quint64 from);
    //! False for more bytes of events than are sent after a snapshot or in its place.
    [[nodiscard]] static bool fitsAnswer(const QList<LoggedEvent> &events);
    [[nodiscard]] Result<QList<LoggedEvent>> eventsAfter(const RoomId &stream, quint64 after, quint64 to);

    // serverhub_mutate.cpp
    void mutate(ConnectionId conn, HubConnection &connection, const Protocol::Mutate &message);
    void flush();
    void system(HubGroup &&wanted);
    void decideGroup();
    void decideItem(const HubItem &item);
    //! True for what was sent again while it waits: the answer is on its way.
    [[nodiscard]] bool isQueued(ConnectionId conn, const HubConnection &connection, const Mutation &mutation) const;
    [[nodiscard]] Expected<Protocol::Ack, Protocol::Reject> decideMutation(const HubItem &item);
    //! The one of decidedIn that has \a ref; null for none.
    [[nodiscard]] const BoardState *stateWith(const EntityRef &ref) const;
    void committed();
    void writeFailed(const Error &error);
    void giveUp(Error error);
    void rollBack();
    void wantFlush();
    [[nodiscard]] WriteBatch batch();

    // serverhub_effects.cpp
    void decideSystem();
    void decideNewBoard();
    //! The same, and what comes of nothing, or is refused, holds for what other processes wrote, too.
    [[nodiscard]] Expected<Protocol::Ack, Rejection> executeFresh(const Mutation &mutation, const Actor &actor,
                                                                  const ClientId &client);
    [[nodiscard]] Expected<Protocol::Ack, Rejection> execute(const Mutation &mutation, const Actor &actor,
                                                             const ClientId &client);
    //! \a mutation with the text it was made of, where that is needed to merge and the store has it.
    [[nodiscard]] Result<Mutation> withBaseText(const HubRoom &room, const Mutation &mutation);
    //! Loads the rooms that \a op on \a room is mirrored to, or says why one can't be read.
    [[nodiscard]] Result<void> loadMirrors(const HubRoom &room, const Operation &op);
    void spread(HubRoom &room, const Mutation &mutation, const Decision &decision, const Actor &actor, const ClientId &client,
                std::optional<Role> roleBefore, QMap<RoomId, quint64> &effects);
    void startBoard(HubRoom &team, const Event &created, const Muid &muid, const Actor &actor, const ClientId &client,
                    QMap<RoomId, quint64> &effects);
    void mirrorToTeam(HubRoom &board, const Event &event, const Muid &muid, const ClientId &client,
                      QMap<RoomId, quint64> &effects);
    void mirrorToBoards(HubRoom &team, const Event &event, const Muid &muid, const ClientId &client,
                        std::optional<Role> roleBefore, QMap<RoomId, quint64> &effects);
    void addTeamMembers(HubRoom &board, const HubRoom &team, const UserId &owner, const UserId &actor);

    // serverhub_transfer.cpp
    //! \a mutation for the board that its task went to, where the actor is a member; Internal where that can't be read now.
    [[nodiscard]] Result<std::optional<Mutation>> follow(const HubRoom &room, const Mutation &mutation, const Actor &actor);
    [[nodiscard]] Expected<Protocol::Ack, Rejection> followed(const Mutation &mutation, const Actor &actor,
                                                              const ClientId &client);
    //! Both boards in one write, or neither.
    [[nodiscard]] Expected<Protocol::Ack, Rejection> transfer(HubRoom &from, const Mutation &mutation, const Actor &actor,
                                                              const ClientId &client);

    // serverhub_fanout.cpp
    void fanOut(HubRoom &room, const QList<LoggedEvent> &events);
    void revoke(HubRoom &room, const UserId &user);
    //! Takes in what other processes wrote. After an error the room is as far as could be read.
    Result<void> catchUp(HubRoom &room);
    //! True if there was something to catch up with; leaves alone what is being decided.
    Result<bool> hasCaughtUp(HubRoom &room);
    //! The event as \a reader is shown it: a muid goes only to the user who made it.
    [[nodiscard]] static Protocol::BatchItem itemFor(const Identity &reader, const LoggedEvent &event);
    //! About what the event takes in a frame.
    [[nodiscard]] static qsizetype itemBytes(const LoggedEvent &event);
    [[nodiscard]] static bool concerns(const BoardState &state, const Event &event, const TaskId &task);

    // serverhub_presence.cpp
    [[nodiscard]] Protocol::PresenceFull join(ConnectionId conn, const HubConnection &connection, const RoomId &room);
    void leave(ConnectionId conn, const RoomId &room);
    void setPresence(ConnectionId conn, HubConnection &connection, const Protocol::SetPresence &message);
    void showPresence(ConnectionId conn, HubConnection &connection);
    void typing(ConnectionId conn, HubConnection &connection, const Protocol::Typing &message);
    void sendPresence(const RoomId &room, const Protocol::PresenceDiff &diff, ConnectionId except);

    // serverhub_history.cpp
    void history(ConnectionId conn, HubConnection &connection, const Protocol::History &message);

    // serverhub_heal.cpp
    void heal(ConnectionId conn, HubConnection &connection, const Protocol::Heal &message);
    [[nodiscard]] Result<QList<Protocol::Healed>> healingOf(HubRoom &room, const Protocol::Heal &message);
};

} // namespace Lanban
