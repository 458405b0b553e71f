// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverhub_p.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// Events looked at for one page; what is older comes with the next.
constexpr quint64 MaxScan = 2000;
constexpr quint64 ScanStep = 200;

bool belongs(const QString &kind, EventType type)
{
    if (kind == "activity"_L1)
        return true;
    return type == EventType::CommentCreated || type == EventType::CommentUpdated || type == EventType::CommentDeleted;
}
} // namespace

void ServerHub::Private::history(ConnectionId conn, HubConnection &connection, const Protocol::History &message)
{
    const RoomId &room = message.room;
    const auto stream = room.kind == RoomId::Kind::Task ? store.boardOfTask(TaskId(room.id)) : Result<RoomId>(room);
    const auto loaded = stream ? load(*stream) : Result<HubRoom *>(failWith(stream.error()));
    const Member *member = loaded ? (*loaded)->room.state().activeMember(connection.identity.userId) : nullptr;
    if (member == nullptr) {
        sendError(conn, message.id, ErrorCode::Forbidden, u"/room"_s, u"no such room, or not yours to read"_s);
        return;
    }
    Protocol::HistoryPage page;
    page.re = message.id;
    if (message.kind == "chat"_L1) {
        page.complete = true; // nothing was said: there is no chat in this version
        send(conn, page);
        return;
    }

    const ServerRoom &log = (*loaded)->room;
    // Who was away (added, removed, added: revision 3 at least) does not read what happened meanwhile.
    const quint64 floor = std::max(log.logFloor(), member->rev >= 3 ? member->sinceSeq - 1 : 0);
    quint64 upTo = std::min(log.seq(), message.beforeSeq.value_or(log.seq() + 1) - (message.beforeSeq == 0 ? 0 : 1));
    quint64 scanned = 0;
    QList<Protocol::BatchItem> newestFirst;
    qsizetype bytes = 0;
    bool isFull = false;
    while (upTo > floor && !isFull && scanned < MaxScan) {
        const quint64 after = upTo - floor > ScanStep ? upTo - ScanStep : floor;
        const auto events = store.events(log.id(), after, upTo, static_cast<int>(ScanStep));
        if (!events || events->isEmpty()) {
            sendError(conn, message.id, ErrorCode::Internal, u"/room"_s, u"the room's log can't be read now"_s);
            return;
        }
        for (qsizetype i = events->size() - 1; i >= 0 && !isFull; --i) {
            const LoggedEvent &event = events->at(i);
            const bool isWanted = belongs(message.kind, event.event.type)
                && (room.kind != RoomId::Kind::Task || concerns(log.state(), event.event, TaskId(room.id)));
            if (isWanted) {
                bytes += itemBytes(event);
                if (bytes > MaxItemsBytes && !newestFirst.isEmpty()) {
                    isFull = true;
                    break;
                }
                newestFirst.append(itemFor(connection.identity, event));
                isFull = newestFirst.size() >= message.limit;
            }
            upTo = event.seq - 1;
            ++scanned;
        }
    }
    page.items = QList<Protocol::BatchItem>(newestFirst.crbegin(), newestFirst.crend());
    page.complete = upTo <= floor;
    if (!page.complete)
        page.nextSeq = upTo + 1;
    send(conn, page);
}

} // namespace Lanban
