// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/clientsync_p.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// Subscribes in a row that are sent at once when an answer makes no sense; then one a timeout.
constexpr int MaxEager = 3;

bool isFollowing(const RoomTalk &talk)
{
    return talk.phase == RoomTalk::Phase::Live || talk.phase == RoomTalk::Phase::CatchingUp;
}
} // namespace

void ClientSync::Private::want(const RoomId &room)
{
    if (room.kind == RoomId::Kind::Task) {
        trouble(ErrorCode::InvalidRef, u"a task has no state of its own: subscribe to its board"_s);
        return;
    }
    RoomTalk &talk = talks[room];
    if (talk.wanted && talk.phase != RoomTalk::Phase::Refused)
        return;
    talk.wanted = true;
    if (ready)
        ask(room, false);
    else
        outputs.append(RoomStateOutput{room, RoomStateOutput::State::Offline, {}});
}

void ClientSync::Private::unwant(const RoomId &room)
{
    const auto talk = talks.find(room);
    if (talk == talks.end())
        return;
    if (ready && talk->second.phase != RoomTalk::Phase::Idle && talk->second.phase != RoomTalk::Phase::Refused)
        send(Protocol::Unsubscribe{u"u%1"_s.arg(talk->second.gen), room, talk->second.gen});
    talks.erase(talk);
    QList<StoreOp> ops;
    const auto settled = prune(ops);
    store(ops);
    refreshAfter(settled);
}

void ClientSync::Private::ask(const RoomId &room, bool withoutCursor)
{
    RoomTalk &talk = talks[room];
    talk.gen = ++lastGen;
    talk.askId = u"r%1"_s.arg(talk.gen);
    talk.phase = RoomTalk::Phase::Asked;
    talk.withoutCursor = withoutCursor;
    talk.progressAtMs = now;
    talk.staging.reset();
    talk.healing.reset();
    Protocol::Subscribe subscribe{talk.askId, room, talk.gen, {}, {u"presence"_s, u"typing"_s}};
    const auto cached = data.rooms.constFind(room);
    if (!withoutCursor && cached != data.rooms.cend() && cached->cursor.seq > 0)
        subscribe.since = cached->cursor;
    tell(room, RoomStateOutput::State::Joining);
    send(subscribe);
}

void ClientSync::Private::askAgain(const RoomId &room, bool withoutCursor)
{
    RoomTalk &talk = talks[room];
    if (++talk.failures <= MaxEager) {
        ask(room, withoutCursor);
        return;
    }
    talk.phase = RoomTalk::Phase::Waiting;
    talk.withoutCursor = withoutCursor;
    talk.retryAtMs = now + options.ackTimeoutMs;
    talk.staging.reset();
    talk.healing.reset();
}

void ClientSync::Private::tell(const RoomId &room, RoomStateOutput::State state, const QString &code)
{
    RoomTalk &talk = talks[room];
    if (talk.told == state && talk.toldCode == code)
        return;
    talk.told = state;
    talk.toldCode = code;
    outputs.append(RoomStateOutput{room, state, code});
}

void ClientSync::Private::subscribed(const Protocol::Subscribed &message)
{
    const bool isSnapshot = message.mode == Protocol::Subscribed::Mode::Snapshot;
    if (isSnapshot)
        expectedBytes = ExpectedBytes{message.room, message.gen, message.parts.value_or(0)};
    const auto found = talks.find(message.room);
    if (found == talks.end() || found->second.phase != RoomTalk::Phase::Asked || found->second.gen != message.gen)
        return; // superseded
    RoomTalk &talk = found->second;
    talk.target = message.head;
    talk.progressAtMs = now;
    answered();
    if (message.forked && data.rooms.value(message.room).cursor.seq > 0) {
        // It acknowledged what it has no more, and what this client counts may not show it: after a renumbering it counts from 1.
        reoffer(data.epoch);
        return;
    }
    if (isSnapshot && message.bytes.value_or(0) > Protocol::MaxSnapshotBytes) {
        trouble(ErrorCode::TooLarge, u"a snapshot of %1 bytes"_s.arg(message.bytes.value_or(0)));
        askAgain(message.room, true);
        return;
    }
    if (isSnapshot) {
        talk.staging.emplace();
        Staging &staging = *talk.staging;
        staging.seq = message.seq;
        staging.h = message.h;
        staging.perms = message.perms;
        staging.parts = message.parts.value_or(0);
        staging.bytes = message.bytes.value_or(0);
        staging.sum = message.sum.value_or(QString());
        talk.phase = RoomTalk::Phase::Staging;
        return;
    }
    const auto cached = data.rooms.find(message.room);
    if (cached == data.rooms.end() || cached->cursor.seq != message.seq || cached->cursor.h != message.h) {
        askAgain(message.room, true);
        return;
    }
    cached->perms = message.perms;
    talk.phase = RoomTalk::Phase::CatchingUp;
    checkLive(message.room, talk);
}

void ClientSync::Private::snapshotPart(const Protocol::SnapshotPart &message)
{
    const auto found = talks.find(message.room);
    if (found == talks.end() || found->second.gen != message.gen || !found->second.staging)
        return;
    const Staging &staging = *found->second.staging;
    if (message.part != staging.got || message.of != staging.parts) {
        trouble(ErrorCode::BadFormat, u"part %1 of %2 of a snapshot is missing"_s.arg(staging.got).arg(staging.parts));
        askAgain(message.room, true);
        return;
    }
    addPart(message.room, found->second, QJsonDocument(message.data).toJson(QJsonDocument::Compact), message.data);
}

void ClientSync::Private::snapshotBytes(const QByteArray &json)
{
    if (!expectedBytes || expectedBytes->remaining <= 0)
        return;
    --expectedBytes->remaining;
    const auto found = talks.find(expectedBytes->room);
    if (found == talks.end() || found->second.gen != expectedBytes->gen || !found->second.staging)
        return;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        trouble(ErrorCode::BadFormat, u"a snapshot's part is not JSON: %1"_s.arg(problem.errorString()));
        askAgain(found->first, true);
        return;
    }
    addPart(found->first, found->second, json, document.object());
}

void ClientSync::Private::addPart(const RoomId &room, RoomTalk &talk, const QByteArray &json, const QJsonObject &part)
{
    Staging &staging = *talk.staging;
    staging.actual.add(json);
    ++staging.got;
    talk.progressAtMs = now;
    if (staging.actual.bytes() > staging.bytes) {
        trouble(ErrorCode::TooLarge, u"a snapshot is larger than was announced"_s);
        askAgain(room, true);
        return;
    }
    if (const auto added = Protocol::addSnapshotPart(part, staging.state); !added) {
        trouble(added.error().code, u"a snapshot's part: %1 at %2"_s.arg(added.error().detail, added.error().path));
        askAgain(room, true);
        return;
    }
    if (staging.got < staging.parts)
        return;
    if (staging.actual.bytes() != staging.bytes || staging.actual.value() != staging.sum) {
        trouble(ErrorCode::BadFormat, u"a snapshot's bytes are not those that were announced"_s);
        askAgain(room, true);
        return;
    }
    // The server's snapshot may be older than what is shown now: it waits for the events since then.
    if (staging.seq >= talk.target)
        swapIn(room, talk);
}

void ClientSync::Private::swapIn(const RoomId &room, RoomTalk &talk)
{
    Staging staging = *std::exchange(talk.staging, {});
    QList<StoreOp> ops;
    compareUndo(room, staging.state, ops);
    CachedRoom &cached = data.rooms[room];
    cached = CachedRoom{std::move(staging.state), {staging.seq, staging.h}, staging.perms};
    ops.prepend(PutRoom{room, cached});
    const auto settled = prune(ops);
    (void)land(room, staging.muids, ops);
    store(ops);
    views[room].baseDigest.reset();
    rebuild(room);
    refreshAfter(settled, room);
    talk.withoutCursor = false;
    talk.phase = RoomTalk::Phase::CatchingUp;
    if (staging.hasUnknown)
        ask(room, true); // what it did can only be had whole (invariant 20)
    else
        checkLive(room, talk);
}

void ClientSync::Private::checkLive(const RoomId &room, RoomTalk &talk)
{
    if (talk.phase != RoomTalk::Phase::CatchingUp || data.rooms.constFind(room)->cursor.seq < talk.target)
        return;
    talk.phase = RoomTalk::Phase::Live;
    talk.failures = 0;
    tell(room, RoomStateOutput::State::Live);
}

void ClientSync::Private::activity(const Protocol::Activity &message)
{
    const auto found = talks.find(message.room);
    if (found == talks.end())
        return;
    RoomTalk &talk = found->second;
    if (talk.phase == RoomTalk::Phase::Staging) {
        // It comes after the snapshot and its events: so some of those got lost.
        askAgain(message.room, true);
        return;
    }
    const auto cached = data.rooms.constFind(message.room);
    if (!isFollowing(talk) || cached == data.rooms.cend() || message.seq <= cached->cursor.seq)
        return;
    if (message.prev != cached->cursor.seq) {
        ask(message.room, false); // invariant 2
        return;
    }
    const QList<Protocol::BatchItem> items{{message.seq, message.prev, message.event, message.muid}};
    if (continues(message.room, cached->cursor, items, {message.seq, message.h}))
        applyEvents(message.room, talk, items, message.h);
}

void ClientSync::Private::batch(const Protocol::Batch &message)
{
    const auto found = talks.find(message.room);
    if (found == talks.end() || message.items.isEmpty())
        return;
    RoomTalk &talk = found->second;
    const Protocol::Cursor end{message.to, message.h};
    if (talk.phase == RoomTalk::Phase::Staging) {
        Staging &staging = *talk.staging;
        if (staging.got < staging.parts || message.from != staging.seq) {
            askAgain(message.room, true);
            return;
        }
        if (!continues(message.room, {staging.seq, staging.h}, message.items, end))
            return;
        for (const Protocol::BatchItem &item : message.items) {
            apply(staging.state, item.event, item.seq);
            if (item.muid)
                staging.muids.append(*item.muid);
            staging.hasUnknown = staging.hasUnknown || item.event.type == EventType::Unknown;
        }
        staging.seq = end.seq;
        staging.h = end.h;
        talk.progressAtMs = now;
        if (staging.seq >= talk.target)
            swapIn(message.room, talk);
        return;
    }
    const auto cached = data.rooms.constFind(message.room);
    if (!isFollowing(talk) || cached == data.rooms.cend() || message.to <= cached->cursor.seq)
        return;
    if (message.from != cached->cursor.seq) {
        ask(message.room, false);
        return;
    }
    if (continues(message.room, cached->cursor, message.items, end))
        applyEvents(message.room, talk, message.items, message.h);
}

bool ClientSync::Private::continues(const RoomId &room, Protocol::Cursor at, const QList<Protocol::BatchItem> &items,
                                    const Protocol::Cursor &end)
{
    // All or nothing: looked through before anything is applied.
    for (const Protocol::BatchItem &item : items) {
        if (item.prev != at.seq)
            break;
        at = {item.seq, Protocol::chainHash(at.h, item.seq, item.event)};
    }
    if (at == end)
        return true;
    trouble(ErrorCode::BadFormat, u"the history of %1 does not continue ours"_s.arg(room.toString()));
    askAgain(room, true);
    return false;
}

void ClientSync::Private::noteMove(const RoomId &room, const Event &event)
{
    const auto *change = std::get_if<TaskChange>(&event.data);
    if (event.type != EventType::TaskMoved || change == nullptr)
        return;
    std::map<TaskId, quint64> &moves = ownMoves[room];
    if (event.actorUserId == actor.userId) {
        moves[change->id] = change->rev;
        return;
    }
    const auto own = moves.find(change->id);
    if (own == moves.end())
        return;
    // One more of ours that is still to come has the last word. The answer to the one before may come after theirs.
    const bool isOnItsWay = std::any_of(queuedByMid.cbegin(), queuedByMid.cend(), [&](const auto &queued) {
        const OutboxEntry &entry = *entryAt(queued.second);
        const auto *again = std::get_if<Op::TaskMove>(&entry.mutation.op);
        return again != nullptr && again->id == change->id && !entry.landed;
    });
    if (change->baseRev && *change->baseRev < own->second && !isOnItsWay)
        outputs.append(MoveOvertakenOutput{room, change->id, event.actorUserId});
    moves.erase(own);
}

void ClientSync::Private::applyEvents(const RoomId &room, RoomTalk &talk, const QList<Protocol::BatchItem> &items,
                                      const QString &h)
{
    CachedRoom &cached = data.rooms[room];
    std::set<EntityRef> touched;
    QList<Muid> muids;
    QList<StoreOp> ops;
    bool hasUnknown = false;
    for (const Protocol::BatchItem &item : items) {
        const QList<EntityRef> refs = apply(cached.base, item.event, item.seq);
        touched.insert(refs.cbegin(), refs.cend());
        noteUndo(room, item, ops);
        if (item.muid)
            muids.append(*item.muid);
        hasUnknown = hasUnknown || item.event.type == EventType::Unknown;
    }
    const QList<EntityRef> refs(touched.begin(), touched.end());
    cached.cursor = {items.last().seq, h};
    views[room].baseDigest.touch(refs);
    talk.progressAtMs = now;

    if (refs.isEmpty())
        ops.append(PutCursor{room, cached.cursor});
    else
        ops.append(PutEntities{room, cached.base, refs, cached.cursor});
    auto settled = prune(ops);
    settled[room].merge(land(room, muids, ops));
    store(ops);
    refresh(room, refs, settled.at(room));
    refreshAfter(settled, room);
    for (const Protocol::BatchItem &item : items)
        noteMove(room, item.event);
    if (hasUnknown)
        refetch(room, talk, items);
    checkLive(room, talk);
}

void ClientSync::Private::head(const Protocol::Head &message)
{
    for (const Protocol::RoomHead &theirs : message.rooms) {
        const auto found = talks.find(theirs.room);
        const auto cached = data.rooms.constFind(theirs.room);
        if (found == talks.end() || found->second.phase != RoomTalk::Phase::Live || cached == data.rooms.cend())
            continue;
        found->second.progressAtMs = now;
        if (theirs.seq != cached->cursor.seq) {
            ask(theirs.room, false); // a last frame got lost: no later one can show it (invariant 12)
        } else if (theirs.h != cached->cursor.h) {
            trouble(ErrorCode::BadFormat, u"the history of %1 is not ours"_s.arg(theirs.room.toString()));
            askAgain(theirs.room, true);
        } else if (theirs.digest != views[theirs.room].baseDigest.value(cached->base)) {
            heal(theirs.room, found->second);
        }
    }
    if (ready && isForked(message.lastMid)) {
        recount(message.lastMid); // what said so before got lost (invariant 13)
        return;
    }
    // Taken, but the answer is not here, and it went out before this.
    const auto lowest = lowestQueued();
    if (ready && lowest && *lowest <= sentMid && *lowest <= message.lastMid)
        resend();
    else
        flush();
}

void ClientSync::Private::unsubscribed(const Protocol::Unsubscribed &message)
{
    const auto found = talks.find(message.room);
    const bool isCurrent = found != talks.end() && found->second.gen == message.gen;
    if (message.purge)
        purge(message.room);
    // With a newer subscribe under way its own answer counts.
    if (!isCurrent || found->second.phase == RoomTalk::Phase::Idle)
        return;
    if (message.retry) {
        askAgain(message.room, false);
        return;
    }
    found->second.phase = RoomTalk::Phase::Refused;
    found->second.staging.reset();
    found->second.healing.reset();
    tell(message.room, RoomStateOutput::State::Refused, message.code);
}

void ClientSync::Private::refuse(const RoomId &room, const QString &code)
{
    RoomTalk &talk = talks[room];
    talk.phase = RoomTalk::Phase::Refused;
    talk.staging.reset();
    talk.healing.reset();
    purge(room);
    tell(room, RoomStateOutput::State::Refused, code);
}

void ClientSync::Private::purge(const RoomId &room)
{
    if (!data.rooms.contains(room))
        return;
    data.rooms.remove(room);
    QList<StoreOp> ops{RemoveRoom{room}};
    purgeUndo(room, ops);
    const auto settled = prune(ops);
    store(ops);
    rebuild(room);
    refreshAfter(settled, room);
}

} // namespace Lanban
