// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/serverhub_p.h"
#include "core/sync/snapshotsum.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// A snapshot may be this old: the events since then cost less than a new one.
constexpr quint64 SnapshotAge = 200;
// Past this a delta costs more than a snapshot.
constexpr quint64 MaxDelta = 5000;
constexpr int PageSize = 500;
// So too where its events are large ones. With a snapshot's bytes this bounds an answer.
constexpr qsizetype MaxTailBytes = 8LL * 1024 * 1024;

//! The log was made shorter since the room was loaded: what is left of it does not go on from where it was asked for.
bool isCut(const Result<QList<LoggedEvent>> &events)
{
    return !events && events.error().code == ErrorCode::Gone;
}

QString noSuchRoom()
{
    return u"no such room, or not yours to read"_s;
}
} // namespace

void ServerHub::Private::subscribe(ConnectionId conn, HubConnection &connection, const Protocol::Subscribe &message)
{
    const auto existing = connection.subscriptions.find(message.room);
    if (existing != connection.subscriptions.end() && message.gen < existing->second.gen) {
        sendError(conn, message.id, ErrorCode::StaleGen, u"/gen"_s, u"a later subscribe of this room came already"_s);
        return;
    }
    if (existing == connection.subscriptions.end()
        && connection.subscriptions.size() >= static_cast<size_t>(options.limits.rooms)) {
        sendError(conn, message.id, ErrorCode::LimitExceeded, u"/room"_s, u"too many rooms"_s);
        return;
    }
    if (message.room.kind == RoomId::Kind::Task) {
        subscribeTask(conn, connection, message);
        return;
    }

    const auto loaded = load(message.room);
    if (loaded)
        (void)catchUp(**loaded); // the reader may come from another process that is further
    const Member *member = loaded ? (*loaded)->room.state().activeMember(connection.identity.userId) : nullptr;
    if (!loaded && loaded.error().code != ErrorCode::NotFound) {
        sendError(conn, message.id, ErrorCode::Internal, u"/room"_s, u"the room can't be read now"_s);
        return;
    }
    if (member == nullptr) {
        dropSubscription(conn, connection, message.room);
        sendError(conn, message.id, ErrorCode::Forbidden, u"/room"_s, noSuchRoom());
        return;
    }
    HubRoom &room = **loaded;

    Protocol::Subscribed answer;
    answer.re = message.id;
    answer.room = message.room;
    answer.gen = message.gen;
    answer.head = room.room.seq();
    answer.perms = permissionsOf(member->role);

    bool isDelta = false;
    if (message.since) {
        const auto fit = judge(connection, room, member->sinceSeq, *message.since);
        if (!fit) {
            sendError(conn, message.id, ErrorCode::Internal, u"/room"_s, u"the room's log can't be read now"_s);
            return;
        }
        isDelta = *fit == CursorFit::Good;
        answer.forked = *fit == CursorFit::Forked;
    }

    Result<QList<LoggedEvent>> tail;
    if (isDelta) {
        tail = eventsAfter(message.room, message.since->seq, room.room.seq());
        isDelta = tail ? fitsAnswer(*tail) : !isCut(tail);
    }
    HubSnapshot given;
    if (isDelta) {
        answer.mode = Protocol::Subscribed::Mode::Delta;
        answer.seq = message.since->seq;
        answer.h = message.since->h;
    } else {
        given = snapshot(room, connection.zstd, member->sinceSeq);
        tail = eventsAfter(message.room, given.seq, room.room.seq());
        if (tail ? !fitsAnswer(*tail) : isCut(tail)) {
            (connection.zstd ? room.compressed : room.text).reset();
            given = snapshot(room, connection.zstd, member->sinceSeq);
            tail = QList<LoggedEvent>();
        }
        answer.mode = Protocol::Subscribed::Mode::Snapshot;
        answer.seq = given.seq;
        answer.h = given.h;
        answer.parts = static_cast<int>(given.frames.size() + given.parts.size());
        answer.bytes = given.bytes;
        answer.sum = given.sum;
    }
    if (!tail) {
        sendError(conn, message.id, ErrorCode::Internal, u"/room"_s, u"the room's log can't be read now"_s);
        return;
    }

    enter(conn, connection, message, message.room, room.room.seq(), answer);
    send(conn, answer);
    for (const QByteArray &frame : std::as_const(given.frames))
        outputs.append(SendBytesOutput{conn, frame});
    for (int part = 0; part < given.parts.size(); ++part) {
        send(conn,
             Protocol::SnapshotPart{message.room, message.gen, part, static_cast<int>(given.parts.size()), given.parts.at(part)});
    }
    sendTail(conn, connection, message.room, *tail, answer.seq);
}

void ServerHub::Private::subscribeTask(ConnectionId conn, HubConnection &connection, const Protocol::Subscribe &message)
{
    const TaskId task(message.room.id);
    const auto stream = store.boardOfTask(task);
    const auto loaded = stream ? load(*stream) : Result<HubRoom *>(failWith(stream.error()));
    if (loaded)
        (void)catchUp(**loaded);
    if (!loaded && loaded.error().code != ErrorCode::NotFound) {
        sendError(conn, message.id, ErrorCode::Internal, u"/room"_s, u"the room can't be read now"_s);
        return;
    }
    const Member *member = loaded ? (*loaded)->room.state().activeMember(connection.identity.userId) : nullptr;
    if (member == nullptr) {
        dropSubscription(conn, connection, message.room);
        sendError(conn, message.id, ErrorCode::Forbidden, u"/room"_s, noSuchRoom());
        return;
    }
    HubRoom &room = **loaded;

    // A view of the board's stream: what it shows is in the board's snapshot, so a join starts at the head.
    Protocol::Subscribed answer;
    answer.re = message.id;
    answer.room = message.room;
    answer.gen = message.gen;
    answer.mode = Protocol::Subscribed::Mode::Delta;
    answer.seq = room.room.seq();
    answer.head = room.room.seq();
    answer.h = room.room.h();
    answer.perms = permissionsOf(member->role);

    QList<LoggedEvent> missed;
    Result<QList<LoggedEvent>> tail;
    // Where the log can't be read now the room begins at its head: what is missed is fetched with the board.
    const bool isDelta = message.since
        && judge(connection, room, member->sinceSeq, *message.since).value_or(CursorFit::Outdated) == CursorFit::Good;
    if (isDelta) {
        tail = eventsAfter(*stream, message.since->seq, room.room.seq());
        if (!tail && !isCut(tail)) {
            sendError(conn, message.id, ErrorCode::Internal, u"/room"_s, u"the room's log can't be read now"_s);
            return;
        }
        if (tail)
            tail->removeIf([&](const LoggedEvent &event) { return !concerns(room.room.state(), event.event, task); });
    }
    if (isDelta && tail && fitsAnswer(*tail)) {
        answer.seq = message.since->seq;
        answer.h = message.since->h;
        quint64 prev = answer.seq;
        for (LoggedEvent event : *tail) {
            event.prev = std::exchange(prev, event.seq);
            missed.append(event);
        }
        answer.head = prev;
    }
    enter(conn, connection, message, *stream, answer.head, answer);
    send(conn, answer);
    sendTail(conn, connection, message.room, missed, answer.seq);
}

void ServerHub::Private::enter(ConnectionId conn, HubConnection &connection, const Protocol::Subscribe &message,
                               const RoomId &stream, quint64 sent, Protocol::Subscribed &answer)
{
    HubSubscription &subscription = connection.subscriptions[message.room];
    subscription.stream = stream;
    subscription.gen = message.gen;
    subscription.sent = sent;
    subscription.presence = message.want.contains("presence"_L1);
    subscription.typing = message.want.contains("typing"_L1);
    rooms.at(stream).subscribers.insert({message.room, conn});
    const Protocol::PresenceFull full = join(conn, connection, message.room);
    if (subscription.presence)
        answer.presence = full;
}

void ServerHub::Private::unsubscribe(ConnectionId conn, HubConnection &connection, const Protocol::Unsubscribe &message)
{
    const auto found = connection.subscriptions.find(message.room);
    if (found != connection.subscriptions.end() && message.gen < found->second.gen) {
        sendError(conn, message.id, ErrorCode::StaleGen, u"/gen"_s, u"a later subscribe of this room came already"_s);
        return;
    }
    dropSubscription(conn, connection, message.room);
    send(conn, Protocol::Unsubscribed{message.room, message.gen, u"unsubscribed"_s, false, false});
}

void ServerHub::Private::dropSubscription(ConnectionId conn, HubConnection &connection, const RoomId &room)
{
    const auto found = connection.subscriptions.find(room);
    if (found == connection.subscriptions.end())
        return;
    rooms.at(found->second.stream).subscribers.erase({room, conn});
    connection.subscriptions.erase(found);
    connection.typingAtMs.erase(room);
    connection.heldPresence.erase(room);
    leave(conn, room);
}

Result<ServerHub::Private::CursorFit> ServerHub::Private::judge(const HubConnection &connection, const HubRoom &room,
                                                                quint64 sinceSeq, const Protocol::Cursor &since)
{
    const auto epoch = store.epoch();
    if (!epoch)
        return failWith(epoch.error());
    const quint64 head = room.room.seq();
    if (connection.epoch != *epoch)
        return CursorFit::Outdated;
    if (since.seq > head)
        return CursorFit::Forked;
    // A delta never spans a period of absence (invariant 10).
    if (since.seq < room.room.logFloor() || since.seq < sinceSeq || head - since.seq > MaxDelta)
        return CursorFit::Outdated;
    if (since.seq == head)
        return since.h == room.room.h() ? CursorFit::Good : CursorFit::Forked;
    const auto next = store.events(room.room.id(), since.seq, since.seq + 1, 1);
    if (!next && !isCut(next))
        return failWith(next.error());
    if (!next || next->size() != 1 || next->first().seq != since.seq + 1)
        return CursorFit::Outdated;
    const bool isOurs = Protocol::chainHash(since.h, next->first().seq, next->first().event) == next->first().h;
    return isOurs ? CursorFit::Good : CursorFit::Forked;
}

const HubSnapshot &ServerHub::Private::snapshot(HubRoom &room, bool zstd, quint64 notBefore)
{
    std::optional<HubSnapshot> &cached = zstd ? room.compressed : room.text;
    // Its tail must not hold what happened before the reader was let in.
    if (cached && room.room.seq() - cached->seq < SnapshotAge && cached->seq >= notBefore && cached->seq >= room.room.logFloor())
        return *cached;
    HubSnapshot fresh;
    fresh.seq = room.room.seq();
    fresh.h = room.room.h();
    const qsizetype cap = (zstd ? Protocol::MaxSnapshotChunkBytes : Protocol::MaxFrameBytes) - EnvelopeBytes;
    SnapshotSum sum;
    const QList<QJsonObject> parts = Protocol::snapshotParts(room.room.state(), cap);
    for (const QJsonObject &part : parts) {
        const QByteArray json = QJsonDocument(part).toJson(QJsonDocument::Compact);
        sum.add(json);
        if (zstd) {
            fresh.frames.append(Protocol::compressFrame(json, Protocol::BinaryFrame::Snapshot));
        } else {
            fresh.parts.append(part);
        }
    }
    fresh.bytes = sum.bytes();
    fresh.sum = sum.value();
    cached = std::move(fresh);
    return *cached;
}

bool ServerHub::Private::fitsAnswer(const QList<LoggedEvent> &events)
{
    qsizetype bytes = 0;
    return std::all_of(events.cbegin(), events.cend(),
                       [&bytes](const LoggedEvent &event) { return (bytes += itemBytes(event)) <= MaxTailBytes; });
}

Result<QList<LoggedEvent>> ServerHub::Private::eventsAfter(const RoomId &stream, quint64 after, quint64 to)
{
    QList<LoggedEvent> all;
    while (after < to) {
        auto page = store.events(stream, after, to, PageSize);
        if (!page)
            return failWith(page.error());
        if (page->isEmpty() || page->first().prev != after)
            return fail(ErrorCode::Gone, u"the log of %1 was cut after %2"_s.arg(stream.toString()).arg(after));
        after = page->last().seq;
        all += *page;
    }
    return all;
}

void ServerHub::Private::sendTail(ConnectionId conn, const HubConnection &connection, const RoomId &room,
                                  const QList<LoggedEvent> &events, quint64 from)
{
    Protocol::Batch batch;
    qsizetype bytes = 0;
    const auto finish = [&] {
        if (!batch.items.isEmpty())
            send(conn, std::exchange(batch, {}));
        bytes = 0;
    };
    for (const LoggedEvent &event : events) {
        const qsizetype size = itemBytes(event);
        if (batch.items.size() >= options.limits.maxBatch || bytes + size > MaxItemsBytes)
            finish();
        if (batch.items.isEmpty()) {
            batch.room = room;
            batch.from = from;
        }
        batch.items.append(itemFor(connection.identity, event));
        bytes += size;
        batch.to = from = event.seq;
        batch.h = event.h;
    }
    finish();
}

} // namespace Lanban
