// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overloaded.h"
#include "core/sync/serverhub_p.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr qint64 IdleHeadMs = 1000;
constexpr double PresencePerSecond = 2;
constexpr double PresenceBurst = 10;
// Messages: one heal takes three, each costs a walk over the room's entities at the most.
constexpr double HealsPerSecond = 0.5;
constexpr double HealBurst = 30;
} // namespace

ServerHub::ServerHub(ServerStore &store, const Options &options) : d(std::make_unique<Private>(store, options)) { }

ServerHub::~ServerHub() = default;

QList<HubOutput> ServerHub::step(const HubInput &input, qint64 nowMs)
{
    d->now = d->steady.at(nowMs);
    d->wall = nowMs;
    std::visit(Overloaded{
                   [this](const HelloInput &hello) { d->hello(hello); },
                   [this](const MessageInput &message) { d->message(message); },
                   [this](const AuthInput &auth) { d->auth(auth); },
                   [this](ClosedInput closed) { d->closed(closed.conn); },
                   [this](FlushInput) { d->flush(); },
                   [this](CommittedInput) { d->committed(); },
                   [this](const WriteFailedInput &failed) { d->writeFailed(failed.error); },
                   [this](const SystemInput &system) {
                       HubGroup group;
                       group.systemMutations = system.mutations;
                       d->system(std::move(group));
                   },
                   [this](const NewBoardInput &board) {
                       HubGroup group;
                       group.newBoard = board;
                       d->system(std::move(group));
                   },
                   [this](TickInput) { d->tick(); },
               },
               input);
    return std::exchange(d->outputs, {});
}

std::optional<Error> ServerHub::objection(const Protocol::Hello &hello, const UserId &user) const
{
    return d->objection(hello, user);
}

const ServerHub::HealCounts &ServerHub::heals() const
{
    return d->healCounts;
}

void ServerHub::Private::send(ConnectionId conn, Protocol::ServerMessage message)
{
    outputs.append(SendOutput{{conn}, std::move(message)});
}

void ServerHub::Private::sendError(ConnectionId conn, const std::optional<QString> &re, ErrorCode code, const QString &path,
                                   const QString &msg, bool fatal)
{
    send(conn, Protocol::ErrorMessage{re, code, fatal, path, msg});
}

void ServerHub::Private::close(ConnectionId conn, Protocol::CloseCode code, const QString &reason)
{
    closed(conn);
    closing.insert(conn);
    outputs.append(CloseOutput{conn, code, reason});
}

std::optional<Error> ServerHub::Private::objection(const Protocol::Hello &hello, const UserId &user) const
{
    if (hello.contract != Protocol::ContractVersion && !hello.accept.contains(Protocol::ContractVersion))
        return Error{ErrorCode::UnsupportedContract, u"this server speaks contract %1"_s.arg(Protocol::ContractVersion),
                     u"/contract"_s};
    const auto row = store.client(hello.clientId);
    if (!row)
        return Error{ErrorCode::Internal, u"the server's store can't be read now"_s, {}};
    if (!row->userId.isEmpty() && row->userId != user)
        return Error{ErrorCode::ForkedClient, u"this client id belongs to another user"_s, u"/clientId"_s};
    return {};
}

void ServerHub::Private::hello(const HelloInput &input)
{
    if (closing.contains(input.conn))
        return;
    const Protocol::Hello &hello = input.message;
    if (const auto why = objection(hello, input.identity.userId)) {
        const bool isFatal = why->code != ErrorCode::ForkedClient; // that one comes again under another id
        sendError(input.conn, {}, why->code, why->path, why->detail, isFatal);
        if (why->code == ErrorCode::UnsupportedContract)
            close(input.conn, Protocol::CloseCode::ContractUnsupported, u"contract unsupported"_s);
        else if (isFatal)
            close(input.conn, Protocol::CloseCode::Shutdown, u"store not readable"_s);
        return;
    }
    const auto epoch = store.epoch();
    const auto row = store.client(hello.clientId);
    const auto teams = store.teamsOf(input.identity.userId);
    if (!epoch || !row || !teams) {
        sendError(input.conn, {}, ErrorCode::Internal, {}, u"the server's store can't be read now"_s, true);
        close(input.conn, Protocol::CloseCode::Shutdown, u"store not readable"_s);
        return;
    }

    auto [found, isNew] = connections.try_emplace(input.conn, TokenBucket(options.limits.mutPerSec, options.limits.burst, now),
                                                  TokenBucket(PresencePerSecond, PresenceBurst, now),
                                                  TokenBucket(HealsPerSecond, HealBurst, now));
    HubConnection &connection = found->second;
    if (isNew)
        connection.headAtMs = now + options.headMs;
    connection.identity = input.identity;
    connection.client = hello.clientId;
    connection.epoch = hello.epoch.value_or(QString());
    connection.zstd = options.compress && hello.enc.contains("zstd"_L1);
    connection.hold.reset();
    connection.queuedTo = 0;
    // What it sent on a connection that is gone comes once more on this one: who has to come again and again does not make the queue
    // longer. Not so of one that is there: a copy of its profile counts with the same mids, and goes on in the middle of them.
    queue.removeIf([&](const HubItem &item) { return item.client == hello.clientId && !connections.contains(item.conn); });

    Protocol::Welcome welcome;
    welcome.contract = Protocol::ContractVersion;
    welcome.conn = u"c%1"_s.arg(input.conn);
    welcome.epoch = *epoch;
    welcome.lastMid = row->lastMid;
    welcome.user = {input.identity.userId, input.identity.name};
    welcome.teams = *teams;
    welcome.serverTs = wall;
    welcome.tokenExp = input.identity.tokenExp;
    welcome.token = input.identity.newToken;
    welcome.board = input.identity.board;
    welcome.limits = options.limits;
    send(input.conn, welcome);
}

void ServerHub::Private::message(const MessageInput &input)
{
    if (closing.contains(input.conn))
        return;
    const auto found = connections.find(input.conn);
    if (found == connections.end()) {
        close(input.conn, Protocol::CloseCode::ProtocolViolation, u"hello first"_s);
        return;
    }
    dispatch(input.conn, found->second, input.message);
}

void ServerHub::Private::dispatch(ConnectionId conn, HubConnection &connection, const Protocol::ClientMessage &message)
{
    std::visit(Overloaded{
                   [&](const Protocol::Hello &again) {
                       Identity identity = connection.identity;
                       identity.newToken.reset();
                       identity.board.reset();
                       hello({conn, again, identity});
                   },
                   [](const Protocol::Auth &) { /* the caller verifies it and steps AuthInput */ },
                   [&](const Protocol::Subscribe &subscribeTo) { subscribe(conn, connection, subscribeTo); },
                   [&](const Protocol::Unsubscribe &unsubscribeFrom) { unsubscribe(conn, connection, unsubscribeFrom); },
                   [&](const Protocol::Mutate &mutations) { mutate(conn, connection, mutations); },
                   [&](const Protocol::Typing &typed) { typing(conn, connection, typed); },
                   [&](const Protocol::SetPresence &state) { setPresence(conn, connection, state); },
                   [&](const Protocol::History &asked) { history(conn, connection, asked); },
                   [&](const Protocol::Heal &asked) { heal(conn, connection, asked); },
                   [&](Protocol::Ping ping) {
                       send(conn, Protocol::Pong{ping.t, wall});
                   },
               },
               message);
}

void ServerHub::Private::auth(const AuthInput &input)
{
    const auto found = connections.find(input.conn);
    // A token of another user is another session: it can't take this one over.
    if (found != connections.end() && found->second.identity.userId == input.identity.userId)
        found->second.identity = input.identity;
}

void ServerHub::Private::closed(ConnectionId conn)
{
    closing.erase(conn);
    const auto found = connections.find(conn);
    if (found == connections.end())
        return;
    while (!found->second.subscriptions.empty()) {
        const RoomId room = found->second.subscriptions.begin()->first;
        dropSubscription(conn, found->second, room);
    }
    connections.erase(found);
}

Result<HubRoom *> ServerHub::Private::load(const RoomId &stream)
{
    if (const auto found = rooms.find(stream); found != rooms.end())
        return &found->second;
    auto stored = store.load(stream);
    if (!stored)
        return failWith(stored.error());
    TeamId teamId;
    if (const Board *board = stored->state.board(); stream.kind == RoomId::Kind::Board && board != nullptr)
        teamId = board->teamId;
    HubRoom room{ServerRoom(stream, std::move(*stored)), teamId, false, {}, now, false, {}, {}};
    return &rooms.emplace(stream, std::move(room)).first->second;
}

void ServerHub::Private::tick()
{
    // An error here is met again by the next tick, and told to whoever asks for a room meanwhile.
    if (store.writtenElsewhere().value_or(false)) {
        for (auto &[id, room] : rooms)
            (void)catchUp(room);
    }
    for (auto &[conn, connection] : connections)
        showPresence(conn, connection);
    heads();
    if (!queue.isEmpty())
        wantFlush();
}

Protocol::RoomHead ServerHub::Private::headOf(HubRoom &room)
{
    return {room.room.id(), room.room.seq(), room.room.h(), room.room.digest()};
}

void ServerHub::Private::heads()
{
    std::map<ConnectionId, QList<RoomId>> due;
    for (auto &[id, connection] : connections) {
        if (now < connection.headAtMs)
            continue;
        connection.headAtMs = now + options.headMs;
        QList<RoomId> &asked = due[id];
        for (const auto &[room, subscription] : connection.subscriptions) {
            if (room.kind != RoomId::Kind::Task) // a filtered chain has no digest
                asked.append(room);
        }
    }
    for (auto &[id, room] : rooms) {
        if (!room.idleHeadDue || now - room.lastEventMs < IdleHeadMs)
            continue;
        room.idleHeadDue = false;
        for (const auto &[asked, conn] : room.subscribers) {
            if (asked == id && !due[conn].contains(id))
                due[conn].append(id);
        }
    }
    for (const auto &[conn, asked] : due) {
        const auto row = store.client(connections.at(conn).client);
        if (!row)
            continue;
        Protocol::Head head;
        head.lastMid = row->lastMid;
        for (const RoomId &room : asked)
            head.rooms.append(headOf(rooms.at(room)));
        send(conn, head);
    }
}

} // namespace Lanban
