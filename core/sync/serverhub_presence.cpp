// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverhub_p.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr int TypingTtlMs = 6000;
// As many fit into a frame, whatever they are at.
constexpr qsizetype MaxPresentShown = 1000;
} // namespace

Protocol::PresenceFull ServerHub::Private::join(ConnectionId conn, const HubConnection &connection, const RoomId &room)
{
    HubPresence &presence = presences[room];
    if (!presence.present.contains(conn)) {
        const Protocol::Present self{connection.identity.userId, u"c%1"_s.arg(conn), {}};
        presence.present.emplace(conn, self);
        ++presence.pv;
        sendPresence(room, {room, presence.pv, {self}, {}, {}}, conn);
    }
    Protocol::PresenceFull full;
    full.pv = presence.pv;
    for (const auto &[id, present] : presence.present) {
        if (full.full.size() < MaxPresentShown)
            full.full.append(present);
    }
    return full;
}

void ServerHub::Private::leave(ConnectionId conn, const RoomId &room)
{
    const auto found = presences.find(room);
    if (found == presences.end())
        return;
    HubPresence &presence = found->second;
    const auto self = presence.present.find(conn);
    if (self == presence.present.end())
        return;
    const Protocol::Present gone = self->second;
    presence.present.erase(self);
    ++presence.pv;
    sendPresence(room, {room, presence.pv, {}, {gone}, {}}, conn);
    if (presence.present.empty())
        presences.erase(found);
}

void ServerHub::Private::setPresence(ConnectionId conn, HubConnection &connection, const Protocol::SetPresence &message)
{
    if (!connection.subscriptions.contains(message.room)) {
        sendError(conn, {}, ErrorCode::Forbidden, u"/room"_s, u"subscribe to the room first"_s);
        return;
    }
    connection.heldPresence[message.room] = message.state;
    showPresence(conn, connection);
}

void ServerHub::Private::showPresence(ConnectionId conn, HubConnection &connection)
{
    for (auto held = connection.heldPresence.begin(); held != connection.heldPresence.end();) {
        const auto presence = presences.find(held->first);
        Protocol::Present *self = nullptr;
        if (presence != presences.end()) {
            if (const auto found = presence->second.present.find(conn); found != presence->second.present.end())
                self = &found->second;
        }
        if (self != nullptr && self->state != held->second) {
            if (!connection.presenceBucket.take(now))
                return; // at a later tick, with what it is then
            self->state = held->second;
            ++presence->second.pv;
            sendPresence(held->first, {held->first, presence->second.pv, {}, {}, {*self}}, conn);
        }
        held = connection.heldPresence.erase(held);
    }
}

void ServerHub::Private::sendPresence(const RoomId &room, const Protocol::PresenceDiff &diff, ConnectionId except)
{
    SendOutput output;
    for (const auto &[conn, connection] : connections) {
        const auto subscription = connection.subscriptions.find(room);
        if (conn != except && subscription != connection.subscriptions.end() && subscription->second.presence)
            output.to.append(conn);
    }
    if (output.to.isEmpty())
        return;
    output.message = diff;
    outputs.append(output);
}

void ServerHub::Private::typing(ConnectionId conn, HubConnection &connection, const Protocol::Typing &message)
{
    RoomId stream = message.room;
    if (const auto own = connection.subscriptions.find(message.room); own != connection.subscriptions.end()) {
        stream = own->second.stream;
    } else {
        // Who reads the board may be heard on its tasks.
        const auto board = message.room.kind == RoomId::Kind::Task ? store.boardOfTask(TaskId(message.room.id))
                                                                   : Result<RoomId>(fail(ErrorCode::NotFound, {}));
        if (!board || !connection.subscriptions.contains(*board)) {
            sendError(conn, {}, ErrorCode::Forbidden, u"/room"_s, u"subscribe to the room first"_s);
            return;
        }
        stream = *board;
    }
    if (!message.on)
        return; // the last one runs out by itself
    const auto last = connection.typingAtMs.find(message.room);
    if (last != connection.typingAtMs.end() && now - last->second < options.limits.typingMs && now >= last->second) {
        const int wait = static_cast<int>(options.limits.typingMs - (now - last->second));
        send(conn, Protocol::Notice{u"rate_limit"_s, u"typing"_s, wait, {}, {}});
        return;
    }
    connection.typingAtMs[message.room] = now;
    SendOutput output;
    for (const auto &[other, theirs] : connections) {
        if (other == conn)
            continue;
        for (const RoomId &room : {message.room, stream}) {
            const auto subscription = theirs.subscriptions.find(room);
            if (subscription != theirs.subscriptions.end() && subscription->second.typing) {
                output.to.append(other);
                break;
            }
        }
    }
    if (output.to.isEmpty())
        return;
    output.message = Protocol::UserTyping{message.room, connection.identity.userId, TypingTtlMs};
    outputs.append(output);
}

} // namespace Lanban
