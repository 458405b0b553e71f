// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/clientsync_p.h"
#include "core/sync/opinfo.h"
#include "core/sync/optext.h"
#include "core/sync/squash.h"

#include <QJsonDocument>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr qsizetype MaxMutateBytes = Protocol::MaxFrameBytes - 1024;
constexpr int TemporaryRetryMs = 1000;
// With more than that of text a change goes without the text it was made of: the server keeps that, too.
constexpr qsizetype MaxTextBytes = MaxMutateBytes / 2;

//! What is not there for the overlay to find: entities that \a mutation changed when it was made, without revisions.
QList<EntityRef> touchedBy(const Mutation &mutation, const Decision &decision)
{
    QList<EntityRef> refs{subjectOf(mutation.op, mutation.room)};
    for (const Event &event : decision.events) {
        for (const EntityRef &ref : event.ents) {
            const EntityRef plain{ref.type, ref.id, 0};
            if (!refs.contains(plain))
                refs.append(plain);
        }
    }
    return refs;
}

//! Keeps the text that the author's text was made of: it is laid over what others make of it meanwhile, and merged with that.
void rememberText(const BoardState &view, Mutation &mutation)
{
    const auto remember = [&mutation](const QString &id, quint64 rev, const QString &text, const QString &wanted) {
        if (mutation.base && (mutation.base->id != id || mutation.base->rev != rev || mutation.base->text))
            return;
        if (text.toUtf8().size() + wanted.toUtf8().size() <= MaxTextBytes)
            mutation.base = BaseRef{id, rev, text};
    };
    if (mutation.base && mutation.base->text) {
        const qsizetype wanted = textOf(mutation.op).value_or(QString()).toUtf8().size();
        if (mutation.base->text->toUtf8().size() + wanted > MaxTextBytes)
            mutation.base->text.reset();
    }
    if (const auto *update = std::get_if<Op::TaskUpdate>(&mutation.op)) {
        if (const Task *task = view.find(update->id); task != nullptr && update->description)
            remember(task->id.value(), task->rev, task->description, *update->description);
    } else if (const auto *change = std::get_if<Op::CheckItemUpdate>(&mutation.op)) {
        if (const CheckItem *item = view.find(change->id); item != nullptr && change->text)
            remember(item->id.value(), item->rev, item->text, *change->text);
    }
}
} // namespace

void ClientSync::Private::edit(const EditInput &input)
{
    QList<StoreOp> ops;
    std::set<EntityRef> refs;
    const auto queued = queue(input, ops, refs);
    if (!queued) {
        if (queued.error().error.code == ErrorCode::TextConflict)
            keepConflict(input, queued.error());
        else
            outputs.append(EditRefusedOutput{queued.error()});
        return;
    }
    if (queued->muid.isEmpty())
        return; // as it is already
    rememberStep(input, *queued, ops);
    ops.prepend(identity());
    store(ops);
    changed(input.room, refs);
    tellPending();
    outputs.append(UndoChangedOutput{input.room});
    flush();
}

Expected<Queued, Rejection> ClientSync::Private::queue(const EditInput &input, QList<StoreOp> &ops, std::set<EntityRef> &refs)
{
    const auto found = views.find(input.room);
    if (found == views.end())
        return failWith(Rejection{Error{ErrorCode::NotFound, u"the room is not here yet"_s, u"/room"_s}, {}, {}});
    RoomView &view = found->second;
    OutboxEntry entry;
    entry.mutation.room = input.room;
    entry.mutation.base = input.base;
    entry.mutation.op = input.op;
    entry.mutation.at = wall;
    rememberText(view.state, entry.mutation);
    auto decision = decide(view.state, entry.mutation, actor, wall);
    if (!decision)
        return failWith(std::move(decision.error()));
    if (decision->events.isEmpty())
        return Queued();
    std::optional<Inverse> inverse = inverseOf(view.state, input.op, decision->events, actor.userId);

    entry.mutation.muid = Muid(ids.next());
    entry.touches = touchedBy(entry.mutation, *decision);
    if (squash(entry, view, ops, refs))
        return Queued{entry.mutation.muid, std::move(inverse)};
    entry.mutation.mid = data.nextMid++;
    entry.n = data.nextN++;
    // Marked as sent by the same transaction where it goes out at once.
    const quint64 lowest = lowestQueued().value_or(entry.mutation.mid);
    const bool isNext = entry.mutation.mid == std::max(lowest, sentMid + 1);
    entry.sent = ready && !stalled && isNext && entry.mutation.mid - lowest < static_cast<quint64>(options.window);
    addEntry(entry);
    ops.append(PutOutbox{entry});

    const QList<EntityRef> touched = view.overlay.append(entry, data.rooms.constFind(input.room)->base, actor, view.state);
    refs.insert(touched.cbegin(), touched.cend());
    return Queued{entry.mutation.muid, std::move(inverse)};
}

bool ClientSync::Private::squash(OutboxEntry &entry, RoomView &view, QList<StoreOp> &ops, std::set<EntityRef> &refs)
{
    const Squashing squashing = Lanban::squash(data.outbox, entry.mutation);
    if (squashing.isNone())
        return false;
    Overlay::News news;
    if (OutboxEntry *into = entryAt(squashing.into)) {
        const Muid before = into->mutation.muid;
        byMuid.erase(before);
        into->mutation = squashing.merged;
        // Another text is another mutation: a copy of this profile may have sent the one that was.
        into->mutation.muid = entry.mutation.muid;
        byMuid.emplace(into->mutation.muid, into->n);
        followUndo(before, into->mutation.muid, ops);
        for (const EntityRef &ref : std::as_const(entry.touches)) {
            if (!into->touches.contains(ref))
                into->touches.append(ref);
        }
        ops.append(PutOutbox{*into});
        news.replaced.emplace(into->n, *into);
    } else {
        quint64 mid = entryAt(squashing.gone.constFirst())->mutation.mid;
        for (const quint64 n : squashing.gone) {
            ops.append(RemoveOutbox{n});
            news.gone.insert(n);
            removeEntry(n);
        }
        // None of those behind was sent either: no mid may be missing.
        for (auto next = queuedByMid.lower_bound(mid); next != queuedByMid.end(); next = queuedByMid.lower_bound(mid)) {
            const quint64 n = next->second;
            OutboxEntry &later = *entryAt(n);
            queuedByMid.erase(next);
            later.mutation.mid = mid++;
            queuedByMid.emplace(later.mutation.mid, n);
            ops.append(PutOutbox{later});
        }
        data.nextMid = mid;
    }
    const std::set<EntityRef> looksNew
        = view.overlay.update(news, data.rooms.constFind(entry.mutation.room)->base, actor, view.state);
    refs.insert(looksNew.cbegin(), looksNew.cend());
    return true;
}

std::optional<quint64> ClientSync::Private::lowestQueued() const
{
    return queuedByMid.empty() ? std::nullopt : std::optional<quint64>(queuedByMid.cbegin()->first);
}

bool ClientSync::Private::isForked(quint64 lastMid) const
{
    return lastMid >= data.nextMid || lastMid + 1 < lowestQueued().value_or(data.nextMid);
}

int ClientSync::Private::queuedCount() const
{
    return static_cast<int>(queuedByMid.size());
}

OutboxEntry *ClientSync::Private::entryAt(quint64 n)
{
    const auto entry = std::lower_bound(data.outbox.begin(), data.outbox.end(), n,
                                        [](const OutboxEntry &one, quint64 wanted) { return one.n < wanted; });
    return entry == data.outbox.end() || entry->n != n ? nullptr : &*entry;
}

OutboxEntry *ClientSync::Private::waitingFor(const Muid &muid)
{
    const auto n = byMuid.find(muid);
    OutboxEntry *entry = n == byMuid.end() ? nullptr : entryAt(n->second);
    return entry != nullptr && entry->state == OutboxEntry::State::Queued ? entry : nullptr;
}

void ClientSync::Private::addEntry(const OutboxEntry &entry)
{
    data.outbox.append(entry);
    byMuid.emplace(entry.mutation.muid, entry.n);
    if (entry.state == OutboxEntry::State::Queued)
        queuedByMid.emplace(entry.mutation.mid, entry.n);
    else
        acked.insert(entry.n);
}

void ClientSync::Private::removeEntry(quint64 n)
{
    const OutboxEntry *entry = entryAt(n);
    byMuid.erase(entry->mutation.muid);
    if (entry->state == OutboxEntry::State::Queued)
        queuedByMid.erase(entry->mutation.mid);
    acked.erase(n);
    data.outbox.erase(data.outbox.cbegin() + std::distance(data.outbox.constData(), entry));
}

void ClientSync::Private::reindex()
{
    byMuid.clear();
    queuedByMid.clear();
    acked.clear();
    for (const OutboxEntry &entry : std::as_const(data.outbox)) {
        byMuid.emplace(entry.mutation.muid, entry.n);
        if (entry.state == OutboxEntry::State::Queued)
            queuedByMid.emplace(entry.mutation.mid, entry.n);
        else
            acked.insert(entry.n);
    }
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
    for (auto next = queuedByMid.upper_bound(sentMid); next != queuedByMid.end(); ++next) {
        OutboxEntry &entry = *entryAt(next->second);
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

std::map<RoomId, std::set<quint64>> ClientSync::Private::prune(QList<StoreOp> &ops)
{
    std::map<RoomId, std::set<quint64>> settled;
    const std::set<quint64> candidates = acked;
    for (const quint64 n : candidates) {
        const OutboxEntry &entry = *entryAt(n);
        if (!isSettled(entry))
            continue;
        settled[entry.mutation.room].insert(n);
        ops.append(RemoveOutbox{n});
        removeEntry(n);
    }
    return settled;
}

std::set<quint64> ClientSync::Private::land(const RoomId &room, const QList<Muid> &muids, QList<StoreOp> &ops)
{
    std::set<quint64> landed;
    for (const Muid &muid : muids) {
        const auto n = byMuid.find(muid);
        OutboxEntry *entry = n == byMuid.end() ? nullptr : entryAt(n->second);
        if (entry == nullptr || entry->mutation.room != room || entry->landed)
            continue;
        entry->landed = true;
        landed.insert(entry->n);
        ops.append(PutOutbox{*entry});
    }
    return landed;
}

void ClientSync::Private::ack(const Protocol::Ack &message)
{
    OutboxEntry *entry = waitingFor(message.muid);
    if (entry == nullptr)
        return; // answered before
    const RoomId room = entry->mutation.room;
    const quint64 n = entry->n;
    QList<StoreOp> ops;
    queuedByMid.erase(entry->mutation.mid);
    acked.insert(n);
    entry->state = OutboxEntry::State::Acked;
    entry->fx = message.fx;
    if (journalled.insert(message.muid).second) {
        const JournalEntry kept{n, entry->mutation, wall, wall + serverAheadMs};
        // By n, whatever order the answers come in: that is the order it is offered in again.
        const auto isLater = [n](const JournalEntry &other) { return other.n > n; };
        data.journal.insert(std::find_if(data.journal.cbegin(), data.journal.cend(), isLater), kept);
        ops.append(PutJournal{kept});
    }
    if (message.fx.isEmpty())
        forgetUndo(message.muid, ops); // it changed nothing there: what stands is somebody else's
    const AdjustedOutput outcome{entry->mutation, message.status == Protocol::Ack::Status::Merged, message.adjusted,
                                 message.warn};
    const bool leaves = isSettled(*entry);
    ops.append(leaves ? StoreOp(RemoveOutbox{n}) : StoreOp(PutOutbox{*entry}));
    if (leaves)
        removeEntry(n);
    store(ops);
    ackProgressAtMs = now;
    answered();

    if (const auto view = views.find(room); view != views.end()) {
        const std::set<EntityRef> settled = view->second.overlay.settle(n);
        if (leaves && view->second.overlay.holds(n))
            refresh(room, QList<EntityRef>(settled.begin(), settled.end()), {n});
        else
            changed(room, settled);
    }
    if (outcome.merged || !outcome.adjusted.isEmpty() || !outcome.warn.isEmpty())
        outputs.append(outcome);
    tellPending();
    flush();
}

void ClientSync::Private::reject(const Protocol::Reject &message)
{
    const OutboxEntry *entry = waitingFor(message.muid);
    if (entry == nullptr)
        return;
    if (isTemporary(message.code)) {
        hold({message.mid, u"busy"_s, TemporaryRetryMs});
        return;
    }
    TrayEntry refused{entry->mutation, message.code, message.msg, message.server, message.detail, wall, {}};
    refused.cause = causeOf(refused);
    const quint64 n = entry->n;
    removeEntry(n);
    // One that was offered again to a restored server may have been refused before.
    const auto known = std::find_if(data.tray.begin(), data.tray.end(),
                                    [&](const TrayEntry &other) { return other.mutation.muid == refused.mutation.muid; });
    if (known != data.tray.end())
        *known = refused;
    else
        data.tray.append(refused);
    QList<StoreOp> ops{PutTray{refused}, RemoveOutbox{n}};
    forgetUndo(refused.mutation.muid, ops);
    store(ops);
    ackProgressAtMs = now;
    answered();
    refresh(refused.mutation.room, {}, {n});
    outputs.append(RefusedOutput{refused});
    tellPending();
    flush();
}

void ClientSync::Private::hold(const Protocol::Hold &message)
{
    const auto lowest = lowestQueued();
    if (!ready || !lowest)
        return;
    answered();
    if (message.why == "gap"_L1 && *lowest > message.from) {
        recount(message.from - std::min<quint64>(1, message.from)); // the server misses what was answered long ago
        return;
    }
    sentMid = std::min(sentMid, message.from - std::min<quint64>(1, message.from));
    const qint64 resume = now + message.retryMs;
    resumeAtMs = stalled ? std::max(resumeAtMs, resume) : resume;
    holdFrom = stalled ? std::min(holdFrom, message.from) : message.from;
    stalled = true;
    flush();
}

void ClientSync::Private::recount(quint64 lastMid)
{
    // One that lacks what it acknowledged was put back to an older copy, even if nobody gave it another epoch.
    if (lastMid + 1 < lowestQueued().value_or(data.nextMid))
        reoffer(data.epoch);
    else
        renumber();
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
    reindex();
    ops.prepend(identity());
    store(ops);
    sentMid = 0;
    stalled = false;
    sendHello();
}

void ClientSync::Private::reoffer(const QString &epoch)
{
    // The server's store is another one: what it had of ours may be gone, so all of it is offered again.
    QList<OutboxEntry> offered;
    const auto offer = [&](OutboxEntry entry) {
        entry.n = data.nextN++;
        entry.mutation.mid = data.nextMid++;
        entry.state = OutboxEntry::State::Queued;
        entry.fx.clear();
        entry.landed = false;
        offered.append(entry);
    };
    data.clientId = ClientId(ids.next());
    data.nextMid = 1;
    data.epoch = epoch;
    QList<StoreOp> ops;
    std::multimap<quint64, OutboxEntry> inOrder;
    for (const JournalEntry &kept : std::as_const(data.journal)) {
        if (byMuid.contains(kept.mutation.muid))
            continue;
        OutboxEntry entry;
        entry.mutation = kept.mutation;
        entry.sent = true; // by this muid nothing else may ever be meant (invariant 14)
        entry.touches = {subjectOf(kept.mutation.op, kept.mutation.room)};
        inOrder.emplace(kept.n, entry);
    }
    for (const OutboxEntry &entry : std::as_const(data.outbox)) {
        ops.append(RemoveOutbox{entry.n});
        inOrder.emplace(entry.n, entry);
    }
    for (const auto &[n, entry] : inOrder)
        offer(entry);
    for (const OutboxEntry &entry : std::as_const(offered))
        ops.append(PutOutbox{entry});
    data.outbox = offered;
    reindex();
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

} // namespace Lanban
