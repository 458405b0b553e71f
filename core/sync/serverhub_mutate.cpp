// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"
#include "core/sync/overloaded.h"
#include "core/sync/serverhub_p.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// How often a group is decided again because another process wrote first.
constexpr int MaxAttempts = 5;
constexpr int BusyRetryMs = 1000;

// A second's worth: a client that comes for each one alone sends its whole window every time.
int rateWaitMs(const TokenBucket &bucket, const Protocol::Limits &limits, qint64 now)
{
    const qint64 wait = bucket.waitMs(now, std::max(1, std::min(limits.burst, limits.mutPerSec)));
    return wait < 0 ? BusyRetryMs : static_cast<int>(wait);
}
} // namespace

void ServerHub::Private::wantFlush()
{
    outputs.append(WantFlushOutput{});
}

void ServerHub::Private::mutate(ConnectionId conn, HubConnection &connection, const Protocol::Mutate &message)
{
    if (message.items.size() > options.limits.maxBatch) {
        sendError(conn, {}, ErrorCode::Schema, u"/items"_s, u"at most %1 items"_s.arg(options.limits.maxBatch));
        return;
    }
    if (connection.hold) {
        // What was refused here may have been taken already, from an earlier sending: it will not come again.
        const auto row = store.client(connection.client);
        if (row && row->lastMid >= *connection.hold)
            connection.hold.reset();
    }
    const bool wasEmpty = queue.isEmpty();
    for (const Mutation &mutation : message.items) {
        if (connection.hold && mutation.mid > *connection.hold)
            continue;
        if (connection.hold == mutation.mid)
            connection.hold.reset();
        if (isQueued(conn, connection, mutation))
            continue;
        if (!connection.bucket.take(now)) {
            connection.hold = std::min(mutation.mid, connection.hold.value_or(mutation.mid));
            send(conn, Protocol::Hold{mutation.mid, u"rate"_s, rateWaitMs(connection.bucket, options.limits, now)});
            continue;
        }
        const Identity &identity = connection.identity;
        queue.append({conn, connection.client, Actor{identity.userId, identity.name, identity.color, false}, mutation});
        connection.queuedTo = std::max(connection.queuedTo, mutation.mid);
    }
    if (wasEmpty && !queue.isEmpty())
        wantFlush();
}

bool ServerHub::Private::isQueued(ConnectionId conn, const HubConnection &connection, const Mutation &mutation) const
{
    if (mutation.mid > connection.queuedTo)
        return false;
    return std::any_of(queue.crbegin(), queue.crend(), [&](const HubItem &item) {
        return item.conn == conn && item.client == connection.client && item.mutation.mid == mutation.mid
            && item.mutation.muid == mutation.muid;
    });
}

void ServerHub::Private::flush()
{
    if (queue.isEmpty())
        return;
    HubGroup next;
    next.items = queue.mid(0, options.groupSize);
    queue.remove(0, next.items.size());
    group = std::move(next);
    decideGroup();
}

void ServerHub::Private::system(HubGroup &&wanted)
{
    wanted.system = true;
    group = std::move(wanted);
    decideGroup();
}

void ServerHub::Private::decideGroup()
{
    ++group->attempts;
    if (group->newBoard) {
        decideNewBoard();
    } else if (group->system) {
        decideSystem();
    } else {
        for (const HubItem &item : std::as_const(group->items)) {
            if (!group->trouble)
                decideItem(item);
        }
    }
    if (group->trouble) {
        giveUp(*group->trouble);
        return;
    }
    if (group->refused) {
        rollBack();
        outputs.append(SystemDoneOutput{group->refused});
        group.reset();
        return;
    }
    WriteBatch toWrite = batch();
    if (toWrite.events.isEmpty() && toWrite.applied.isEmpty() && toWrite.clients.isEmpty())
        committed();
    else
        outputs.append(WriteOutput{std::move(toWrite)});
}

void ServerHub::Private::decideItem(const HubItem &item)
{
    const Mutation &mutation = item.mutation;
    if (const auto hold = group->holds.find(item.conn);
        hold != group->holds.end() && hold->second.client == item.client && mutation.mid > hold->second.from)
        return;

    auto known = group->clients.find(item.client);
    if (known == group->clients.end()) {
        auto row = store.client(item.client);
        if (!row) {
            group->trouble = row.error();
            return;
        }
        known = group->clients.emplace(item.client, *row).first;
    }
    ClientRow &client = known->second;
    client.id = item.client;
    client.userId = item.actor.userId;

    std::optional<AppliedResult> before;
    if (const auto result = group->results.find(mutation.muid); result != group->results.end()) {
        before = result->second;
    } else {
        auto stored = store.applied(mutation.muid);
        if (!stored) {
            group->trouble = stored.error();
            return;
        }
        before = *stored;
    }
    if (before) {
        // Applied already: the same answer again, and its place in the order counts as taken.
        if (mutation.mid > client.lastMid) {
            client.lastMid = mutation.mid;
            client.seenAt = wall;
            group->changedClients.insert(item.client);
        }
        std::visit(Overloaded{[&](Protocol::Ack ack) {
                                  ack.mid = mutation.mid;
                                  group->answers.append({item.conn, ack});
                              },
                              [&](Protocol::Reject reject) {
                                  reject.mid = mutation.mid;
                                  group->answers.append({item.conn, reject});
                              }},
                   before->answer);
        return;
    }

    if (mutation.mid <= client.lastMid) {
        group->holds[item.conn] = {item.client, mutation.mid};
        group->answers.append(
            {item.conn,
             Protocol::ErrorMessage{
                 {}, ErrorCode::ForkedClient, false, u"/items/mid"_s, u"mid %1 was another mutation"_s.arg(mutation.mid)}});
        return;
    }
    if (mutation.mid != client.lastMid + 1) {
        group->holds[item.conn] = {item.client, client.lastMid + 1};
        group->answers.append({item.conn, Protocol::Hold{client.lastMid + 1, u"gap"_s, 0}});
        return;
    }

    const auto answer = decideMutation(item);
    if (group->trouble)
        return;
    if (!answer && isTemporary(answer.error().code)) {
        // A room that can't be read now is no reason to let the others of the group wait.
        group->holds[item.conn] = {item.client, mutation.mid};
        group->answers.append({item.conn, Protocol::Hold{mutation.mid, u"busy"_s, BusyRetryMs}});
        return;
    }
    client.lastMid = mutation.mid;
    client.seenAt = wall;
    group->changedClients.insert(item.client);
    AppliedResult result{mutation.muid, {}};
    if (answer) {
        result.answer = *answer;
        group->answers.append({item.conn, *answer});
    } else {
        result.answer = answer.error();
        group->answers.append({item.conn, answer.error()});
    }
    group->results[mutation.muid] = result;
    group->applied.append(result);
}

Expected<Protocol::Ack, Protocol::Reject> ServerHub::Private::decideMutation(const HubItem &item)
{
    const Mutation &mutation = item.mutation;
    auto executed = executeFresh(mutation, item.actor, item.client);
    if (executed) {
        executed->mid = mutation.mid;
        executed->muid = mutation.muid;
        return *executed;
    }
    const Rejection &rejection = executed.error();
    Protocol::Reject reject;
    reject.mid = mutation.mid;
    reject.muid = mutation.muid;
    reject.code = rejection.error.code;
    reject.msg = rejection.error.detail;
    reject.detail = rejection.detail;
    for (const EntityRef &ref : rejection.server) {
        if (const BoardState *state = stateWith(ref))
            reject.server.insert(Protocol::entityTypeName(ref.type), Protocol::entityToJson(*state, ref));
    }
    return failWith(std::move(reject));
}

const BoardState *ServerHub::Private::stateWith(const EntityRef &ref) const
{
    for (const RoomId &id : decidedIn) {
        const auto room = rooms.find(id);
        if (room != rooms.end() && room->second.room.state().revisionOf(ref) == ref.rev)
            return &room->second.room.state();
    }
    return nullptr;
}

WriteBatch ServerHub::Private::batch()
{
    WriteBatch toWrite;
    for (const RoomId &id : group->rooms) {
        const HubRoom &room = rooms.at(id);
        if (!room.room.uncommitted().isEmpty())
            toWrite.events.append({id, room.teamId, room.room.uncommitted(), room.isNew});
    }
    toWrite.applied = group->applied;
    for (const ClientId &client : group->changedClients)
        toWrite.clients.append(group->clients.at(client));
    return toWrite;
}

void ServerHub::Private::committed()
{
    if (!group)
        return;
    const HubGroup done = std::move(*group);
    group.reset();
    for (const RoomId &id : done.rooms) {
        HubRoom &room = rooms.at(id);
        const QList<LoggedEvent> events = room.room.uncommitted();
        room.room.committed();
        room.isNew = false;
        fanOut(room, events);
    }
    for (const auto &[conn, answer] : done.answers) {
        if (connections.contains(conn))
            send(conn, answer);
    }
    for (const auto &[conn, hold] : done.holds) {
        // A client that said hello again under another id starts a new order.
        const auto found = connections.find(conn);
        if (found != connections.end() && found->second.client == hold.client)
            found->second.hold = std::min(hold.from, found->second.hold.value_or(hold.from));
        // What came after it on that connection came before the answer could.
        queue.removeIf([id = conn, &held = hold](const HubItem &item) {
            return item.conn == id && item.client == held.client && item.mutation.mid > held.from;
        });
    }
    if (done.system)
        outputs.append(SystemDoneOutput{});
    if (!queue.isEmpty())
        wantFlush();
}

void ServerHub::Private::rollBack()
{
    for (const RoomId &id : group->rooms) {
        const auto room = rooms.find(id);
        if (room->second.isNew)
            rooms.erase(room);
        else
            room->second.room.rollBack();
    }
    group->rooms.clear();
    group->answers.clear();
    group->holds.clear();
    group->results.clear();
    group->applied.clear();
    group->clients.clear();
    group->changedClients.clear();
}

void ServerHub::Private::writeFailed(const Error &error)
{
    if (!group)
        return;
    if (error.code != ErrorCode::Busy || group->attempts >= MaxAttempts) {
        giveUp(error);
        return;
    }
    const std::set<RoomId> touched = group->rooms;
    rollBack();
    for (const RoomId &id : touched) {
        if (const auto room = rooms.find(id); room != rooms.end())
            (void)catchUp(room->second); // what can't be read now makes the next write fail, too
    }
    decideGroup();
}

void ServerHub::Private::giveUp(Error error)
{
    rollBack();
    const HubGroup failed = std::move(*group);
    group.reset();
    if (failed.system)
        outputs.append(SystemDoneOutput{std::move(error)});
    // Nothing is refused for good: everybody keeps what they sent and comes again.
    std::map<ConnectionId, HubHold> holds;
    for (const HubItem &item : failed.items) {
        const auto [hold, isNew] = holds.emplace(item.conn, HubHold{item.client, item.mutation.mid});
        if (!isNew && hold->second.client == item.client)
            hold->second.from = std::min(hold->second.from, item.mutation.mid);
    }
    for (const auto &[conn, hold] : holds) {
        queue.removeIf([id = conn, &held = hold](const HubItem &item) { return item.conn == id && item.client == held.client; });
        const auto found = connections.find(conn);
        if (found != connections.end() && found->second.client == hold.client) {
            found->second.hold = hold.from;
            send(conn, Protocol::Hold{hold.from, u"busy"_s, BusyRetryMs});
        }
    }
    if (!queue.isEmpty())
        wantFlush();
}

} // namespace Lanban
