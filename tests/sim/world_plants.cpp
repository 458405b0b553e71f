// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "tests/sim/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {
// Long enough for something to happen.
constexpr qint64 DeafMs = 600;

//! Lets \a message say that the server counted as \a data did: by less it would be known as one that forgot. False where it can't.
bool countsLike(const ClientData &data, Protocol::ServerMessage &message)
{
    quint64 next = data.nextMid;
    for (const OutboxEntry &entry : data.outbox) {
        if (entry.state == OutboxEntry::State::Queued)
            next = std::min(next, entry.mutation.mid);
    }
    if (auto *welcome = std::get_if<Protocol::Welcome>(&message))
        welcome->lastMid = std::max(welcome->lastMid, next - 1);
    else if (auto *head = std::get_if<Protocol::Head>(&message))
        head->lastMid = std::max(head->lastMid, next - 1);
    const auto *hold = std::get_if<Protocol::Hold>(&message);
    return hold == nullptr || hold->why != "gap"_L1 || hold->from >= next;
}
} // namespace

bool World::plantedUp(ConnectionId conn, Link &link, const Protocol::ClientMessage &message)
{
    const auto *mutate = std::get_if<Protocol::Mutate>(&message);
    Instance &instance = *m_instances.at(link.instance);
    if (mutate != nullptr && m_plant == Plant::NoMerge) {
        Protocol::Mutate blind = *mutate;
        for (Mutation &mutation : blind.items)
            mutation.base.reset(); // the last text wins
        serverStep(instance, MessageInput{conn, blind});
        return true;
    }
    if (mutate == nullptr || (m_plant != Plant::NoOrder && m_plant != Plant::MidReuse))
        return false;
    for (const Mutation &mutation : std::as_const(mutate->items)) {
        Mutation next = mutation;
        const auto known = m_store.applied(mutation.muid);
        const quint64 lastMid = m_store.client(link.client)->lastMid;
        const bool isNew = known && !*known;
        if (m_plant == Plant::NoOrder && isNew)
            next.mid = lastMid + 1; // each is taken as the next one, whatever was refused before it
        if (m_plant == Plant::MidReuse && isNew && mutation.mid <= lastMid) {
            // Taken for what had that mid before.
            toClient(conn, Protocol::ServerMessage(Protocol::Ack{mutation.mid, mutation.muid, {}, {}, {}, {}}));
            continue;
        }
        if (instance.hub && link.serverOpen)
            serverStep(instance, MessageInput{conn, Protocol::Mutate{{next}}});
        if (instance.hub && m_plant == Plant::NoOrder)
            serverStep(instance, FlushInput());
    }
    return true;
}

std::optional<Protocol::ServerMessage> World::plantedDown(const Device &device, Protocol::ServerMessage message)
{
    switch (m_plant) {
    case Plant::DropOnAck:
        if (auto *ack = std::get_if<Protocol::Ack>(&message))
            ack->fx.clear();
        break;
    case Plant::NoHead:
        if (std::holds_alternative<Protocol::Head>(message))
            return {};
        break;
    case Plant::GapIgnored:
        if (auto *activity = std::get_if<Protocol::Activity>(&message)) {
            const Protocol::Cursor cursor = device.sync->cursor(activity->room);
            if (activity->prev > cursor.seq && cursor.seq > 0) {
                activity->prev = cursor.seq;
                activity->h = Protocol::chainHash(cursor.h, activity->seq, activity->event);
            }
        }
        break;
    case Plant::EpochIgnored:
        if (auto *welcome = std::get_if<Protocol::Welcome>(&message)) {
            if (const QString known = device.sync->data().epoch; !known.isEmpty())
                welcome->epoch = known;
        }
        if (m_serverRestores > 0 && !countsLike(device.sync->data(), message))
            return {};
        break;
    case Plant::NoForkCheck:
        if (auto *welcome = std::get_if<Protocol::Welcome>(&message)) {
            const ClientData data = device.sync->data();
            welcome->lastMid = data.nextMid - 1;
            for (const OutboxEntry &entry : data.outbox) {
                if (entry.state == OutboxEntry::State::Queued)
                    welcome->lastMid = std::min(welcome->lastMid, entry.mutation.mid - 1);
            }
        } else if (auto *hold = std::get_if<Protocol::Hold>(&message)) {
            if (hold->why == "gap"_L1)
                return {};
        } else if (const auto *error = std::get_if<Protocol::ErrorMessage>(&message)) {
            if (error->code == ErrorCode::ForkedClient)
                return {};
        }
        break;
    default:
        break;
    }
    return message;
}

QList<Protocol::BatchItem> World::logged(const RoomId &room, quint64 after) const
{
    QList<Protocol::BatchItem> items;
    const auto stream = m_store.disk.streams.constFind(room);
    if (stream == m_store.disk.streams.cend())
        return items;
    for (const LoggedEvent &event : stream->log) {
        if (event.seq > after)
            items.append({event.seq, event.prev, event.event, {}});
    }
    return items;
}

QList<Link::Frame> World::plantedOut(Link &link, const Link::Frame &frame)
{
    const auto *message = std::get_if<Protocol::ServerMessage>(&frame);
    switch (m_plant) {
    case Plant::NoBuffer:
        // What is committed while the answer to a subscribe is made goes to nobody.
        if (const auto *subscribed = message != nullptr ? std::get_if<Protocol::Subscribed>(message) : nullptr) {
            link.deafUntilMs[subscribed->room] = m_now + DeafMs;
        } else if (const auto *activity = message != nullptr ? std::get_if<Protocol::Activity>(message) : nullptr) {
            const auto deaf = link.deafUntilMs.find(activity->room);
            if (deaf != link.deafUntilMs.end() && m_now < deaf->second)
                return {};
        }
        return {frame};
    case Plant::DeltaAcrossAbsence:
        return deltaAcrossAbsence(link, frame);
    case Plant::LatestAcl:
        // Who is a member by now is shown what happened while they were none.
        if (const auto *end = message != nullptr ? std::get_if<Protocol::Unsubscribed>(message) : nullptr) {
            const UserId &user = m_devices.at(static_cast<size_t>(link.device))->user;
            const auto stream = m_store.disk.streams.constFind(end->room);
            const auto sent = link.sent.find(end->room);
            if (end->code != "revoked"_L1 || stream == m_store.disk.streams.cend() || sent == link.sent.end()
                || stream->state.activeMember(user) == nullptr) {
                return {frame};
            }
            QList<Link::Frame> frames;
            for (const LoggedEvent &event : stream->log) {
                if (event.seq > sent->second) {
                    frames.append(
                        Protocol::ServerMessage(Protocol::Activity{end->room, event.seq, event.prev, event.h, event.event, {}}));
                }
            }
            return frames;
        }
        return {frame};
    default:
        return {frame};
    }
}

QList<Link::Frame> World::deltaAcrossAbsence(Link &link, const Link::Frame &frame)
{
    const auto *message = std::get_if<Protocol::ServerMessage>(&frame);
    const bool isPart = message == nullptr || std::holds_alternative<Protocol::SnapshotPart>(*message);
    if (isPart && link.swallow > 0) {
        --link.swallow;
        return {};
    }
    if (const auto *batch = message != nullptr ? std::get_if<Protocol::Batch>(message) : nullptr) {
        const auto covered = link.coveredTo.find(batch->room);
        if (covered != link.coveredTo.end() && batch->to <= covered->second)
            return {};
    }
    const auto *subscribed = message != nullptr ? std::get_if<Protocol::Subscribed>(message) : nullptr;
    if (subscribed == nullptr)
        return {frame};
    link.swallow = 0;
    link.coveredTo.erase(subscribed->room);
    const auto asked = link.asked.find(subscribed->room);
    const auto stream = m_store.disk.streams.constFind(subscribed->room);
    if (subscribed->mode == Protocol::Subscribed::Mode::Delta || asked == link.asked.end() || !asked->second.since
        || stream == m_store.disk.streams.cend()) {
        return {frame};
    }
    const Protocol::Cursor since = *asked->second.since;
    const auto isThere = [&since](const LoggedEvent &event) { return event.seq == since.seq && event.h == since.h; };
    if (std::none_of(stream->log.cbegin(), stream->log.cend(), isThere) || since.seq >= subscribed->head)
        return {frame};
    Protocol::Subscribed delta = *subscribed;
    link.swallow = delta.parts.value_or(0);
    link.coveredTo[delta.room] = delta.head;
    delta.mode = Protocol::Subscribed::Mode::Delta;
    delta.seq = since.seq;
    delta.h = since.h;
    delta.parts.reset();
    delta.bytes.reset();
    delta.sum.reset();
    Protocol::Batch batch{delta.room, since.seq, delta.head, {}, logged(delta.room, since.seq)};
    batch.items.removeIf([&delta](const Protocol::BatchItem &item) { return item.seq > delta.head; });
    batch.h = stream->log.at(static_cast<qsizetype>(delta.head - stream->floor - 1)).h;
    return {Protocol::ServerMessage(delta), Protocol::ServerMessage(batch)};
}

} // namespace Lanban::Sim
