// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/clientsync_p.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr qsizetype MaxMutateBytes = Protocol::MaxFrameBytes - 1024;
constexpr int TemporaryRetryMs = 1000;
} // namespace

void ClientSync::Private::edit(const EditInput &input)
{
    const auto found = views.find(input.room);
    if (found == views.end()) {
        outputs.append(EditRefusedOutput{{Error{ErrorCode::NotFound, u"the room is not here yet"_s, u"/room"_s}, {}, {}}});
        return;
    }
    RoomView &view = found->second;
    OutboxEntry entry;
    entry.mutation.room = input.room;
    entry.mutation.base = input.base;
    entry.mutation.op = input.op;
    entry.mutation.at = now;
    const auto decision = decide(view.state, entry.mutation, actor, now);
    if (!decision) {
        outputs.append(EditRefusedOutput{decision.error()});
        return;
    }
    if (decision->events.isEmpty())
        return; // as it is already

    entry.mutation.muid = Muid(ids.next());
    entry.mutation.mid = data.nextMid++;
    entry.n = data.nextN++;
    // Marked as sent by the same transaction where it goes out at once.
    const quint64 lowest = lowestQueued().value_or(entry.mutation.mid);
    const bool isNext = entry.mutation.mid == std::max(lowest, sentMid + 1);
    entry.sent = ready && !stalled && isNext && entry.mutation.mid - lowest < static_cast<quint64>(options.window);
    data.outbox.append(entry);
    store({identity(), PutOutbox{entry}});

    QList<EntityRef> &touched = view.touched[entry.n];
    for (const Event &event : decision->events)
        touched += apply(view.state, event, data.rooms.value(input.room).cursor.seq);
    view.pending.insert(touched.cbegin(), touched.cend());
    changed(input.room, std::set<EntityRef>(touched.cbegin(), touched.cend()));
    tellPending();
    flush();
}

std::optional<quint64> ClientSync::Private::lowestQueued() const
{
    for (const OutboxEntry &entry : data.outbox) {
        if (entry.state == OutboxEntry::State::Queued)
            return entry.mutation.mid;
    }
    return {};
}

int ClientSync::Private::queuedCount() const
{
    return static_cast<int>(std::count_if(data.outbox.cbegin(), data.outbox.cend(),
                                          [](const OutboxEntry &entry) { return entry.state == OutboxEntry::State::Queued; }));
}

void ClientSync::Private::flush()
{
    const auto lowest = lowestQueued();
    if (!ready || !lowest)
        return;
    if (stalled) {
        // Go-back-N: only once all below the held one is answered and nothing above it counts (invariant 8).
        const bool isBelowInFlight = *lowest < holdFrom && *lowest <= sentMid;
        if (now < resumeAtMs || isBelowInFlight)
            return;
        stalled = false;
    }
    if (sentMid < *lowest) // nothing is in flight: the wait for an answer begins now
        ackProgressAtMs = now;

    QList<StoreOp> ops;
    QList<Protocol::Mutate> messages;
    qsizetype bytes = 0;
    for (OutboxEntry &entry : data.outbox) {
        if (entry.state != OutboxEntry::State::Queued || entry.mutation.mid <= sentMid)
            continue;
        if (entry.mutation.mid - *lowest >= static_cast<quint64>(options.window))
            break;
        if (!entry.sent) {
            entry.sent = true;
            ops.append(PutOutbox{entry});
        }
        const qsizetype size = QJsonDocument(Protocol::toJson(entry.mutation)).toJson(QJsonDocument::Compact).size() + 1;
        if (messages.isEmpty() || messages.last().items.size() >= limits.maxBatch || bytes + size > MaxMutateBytes) {
            messages.append(Protocol::Mutate());
            bytes = 0;
        }
        messages.last().items.append(entry.mutation);
        bytes += size;
        sentMid = entry.mutation.mid;
    }
    store(ops);
    for (const Protocol::Mutate &message : std::as_const(messages))
        send(message);
}

void ClientSync::Private::resend()
{
    sentMid = 0;
    stalled = false;
    ackProgressAtMs = now;
    flush();
}

bool ClientSync::Private::isSettled(const OutboxEntry &entry) const
{
    return std::all_of(entry.fx.cbegin(), entry.fx.cend(), [&](const Protocol::Effect &effect) {
        const auto cached = data.rooms.constFind(effect.room);
        if (cached == data.rooms.cend())
            return true;
        const auto talk = talks.find(effect.room);
        const bool isWanted = talk != talks.end() && talk->second.wanted;
        // A room that nobody follows is waited for only where the change itself shows.
        return (!isWanted && effect.room != entry.mutation.room) || cached->cursor.seq >= effect.seq;
    });
}

std::set<RoomId> ClientSync::Private::prune(QList<StoreOp> &ops)
{
    std::set<RoomId> touched;
    data.outbox.removeIf([&](const OutboxEntry &entry) {
        if (entry.state != OutboxEntry::State::Acked || !isSettled(entry))
            return false;
        ops.append(RemoveOutbox{entry.n});
        touched.insert(entry.mutation.room);
        return true;
    });
    return touched;
}

void ClientSync::Private::ack(const Protocol::Ack &message)
{
    const auto entry = std::find_if(data.outbox.begin(), data.outbox.end(), [&](const OutboxEntry &candidate) {
        return candidate.mutation.muid == message.muid && candidate.state == OutboxEntry::State::Queued;
    });
    if (entry == data.outbox.end())
        return; // answered before
    const RoomId room = entry->mutation.room;
    const quint64 n = entry->n;
    QList<StoreOp> ops;
    entry->state = OutboxEntry::State::Acked;
    entry->fx = message.fx;
    if (journalled.insert(message.muid).second) {
        data.journal.append(entry->mutation);
        ops.append(PutJournal{n, entry->mutation});
    }
    const bool leaves = isSettled(*entry);
    if (leaves)
        data.outbox.erase(entry);
    ops.append(leaves ? StoreOp(RemoveOutbox{n}) : StoreOp(PutOutbox{*entry}));
    store(ops);
    ackProgressAtMs = now;

    const auto view = views.find(room);
    const bool shows = view != views.end() && !view->second.touched[n].isEmpty();
    if (leaves && shows) {
        refresh(room, {});
    } else if (leaves && view != views.end()) {
        view->second.touched.erase(n); // the base has it already: without it the view is the same
    } else if (view != views.end()) {
        markPending(room, view->second);
        if (const auto touched = view->second.touched.find(n); touched != view->second.touched.end())
            changed(room, std::set<EntityRef>(touched->second.cbegin(), touched->second.cend()));
    }
    tellPending();
    flush();
}

void ClientSync::Private::reject(const Protocol::Reject &message)
{
    const auto entry = std::find_if(data.outbox.begin(), data.outbox.end(), [&](const OutboxEntry &candidate) {
        return candidate.mutation.muid == message.muid && candidate.state == OutboxEntry::State::Queued;
    });
    if (entry == data.outbox.end())
        return;
    if (isTemporary(message.code)) {
        hold({message.mid, u"busy"_s, TemporaryRetryMs});
        return;
    }
    const TrayEntry refused{entry->mutation, message.code, message.msg, message.server, message.detail, now};
    const quint64 n = entry->n;
    data.outbox.erase(entry);
    data.tray.append(refused);
    store({PutTray{refused}, RemoveOutbox{n}});
    ackProgressAtMs = now;
    refresh(refused.mutation.room, {});
    outputs.append(RefusedOutput{refused});
    tellPending();
    flush();
}

void ClientSync::Private::hold(const Protocol::Hold &message)
{
    const auto lowest = lowestQueued();
    if (!ready || !lowest)
        return;
    if (message.why == "gap"_L1 && *lowest > message.from) {
        renumber(); // the server misses what was answered long ago: it is not the one who counted with us
        return;
    }
    sentMid = std::min(sentMid, message.from - std::min<quint64>(1, message.from));
    const qint64 resume = now + message.retryMs;
    resumeAtMs = stalled ? std::max(resumeAtMs, resume) : resume;
    holdFrom = stalled ? std::min(holdFrom, message.from) : message.from;
    stalled = true;
    flush();
}

void ClientSync::Private::renumber()
{
    data.clientId = ClientId(ids.next());
    data.nextMid = 1;
    QList<StoreOp> ops;
    for (OutboxEntry &entry : data.outbox) {
        if (entry.state != OutboxEntry::State::Queued)
            continue;
        entry.mutation.mid = data.nextMid++; // the muid stays: still once
        ops.append(PutOutbox{entry});
    }
    ops.prepend(identity());
    store(ops);
    sentMid = 0;
    stalled = false;
    sendHello();
}

void ClientSync::Private::reoffer(const QString &epoch)
{
    // The server's store is another one: what it had of ours may be gone, so all of it is offered again.
    QList<Mutation> offered = data.journal;
    QList<StoreOp> ops;
    for (const OutboxEntry &entry : std::as_const(data.outbox)) {
        if (!journalled.contains(entry.mutation.muid))
            offered.append(entry.mutation);
        ops.append(RemoveOutbox{entry.n});
    }
    data.outbox.clear();
    data.clientId = ClientId(ids.next());
    data.nextMid = 1;
    data.epoch = epoch;
    for (const Mutation &mutation : std::as_const(offered)) {
        OutboxEntry entry;
        entry.n = data.nextN++;
        entry.mutation = mutation;
        entry.mutation.mid = data.nextMid++;
        data.outbox.append(entry);
        ops.append(PutOutbox{entry});
    }
    for (CachedRoom &room : data.rooms)
        room.cursor = {};
    ops.append(ClearCursors{});
    ops.prepend(identity());
    store(ops);
    rebuildAll();
    tellPending();
    sentMid = 0;
    stalled = false;
    sendHello();
}

void ClientSync::Private::discardTray(const Muid &muid)
{
    if (data.tray.removeIf([&](const TrayEntry &entry) { return entry.mutation.muid == muid; }) > 0)
        store({RemoveTray{muid}});
}

} // namespace Lanban
