// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"
#include "core/sync/serverhub_p.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

Protocol::Activity activityOf(const RoomId &room, const LoggedEvent &event, quint64 prev)
{
    return {room, event.seq, prev, event.h, event.event, {}};
}

} // namespace

void ServerHub::Private::fanOut(HubRoom &room, const QList<LoggedEvent> &events)
{
    if (events.isEmpty())
        return;
    room.lastEventMs = now;
    room.idleHeadDue = true;
    for (const LoggedEvent &event : events) {
        UserId removed;
        if (event.event.type == EventType::MemberRemoved) {
            if (const auto *change = std::get_if<MemberChange>(&event.event.data))
                removed = change->userId;
        }
        QList<ConnectionId> authors; // only they see the muid
        QList<ConnectionId> others;
        for (const auto &[asked, conn] : room.subscribers) {
            HubConnection &connection = connections.at(conn);
            HubSubscription &subscription = connection.subscriptions.at(asked);
            const UserId &user = connection.identity.userId;
            if (subscription.sent >= event.seq || (!removed.isEmpty() && user == removed))
                continue;
            const bool isAuthor = !event.muid.isEmpty() && user == event.event.actorUserId;
            if (asked.kind == RoomId::Kind::Task) {
                if (!concerns(room.room.state(), event.event, TaskId(asked.id)))
                    continue;
                Protocol::Activity activity = activityOf(asked, event, subscription.sent);
                if (isAuthor)
                    activity.muid = event.muid;
                send(conn, activity);
            } else {
                (isAuthor ? authors : others).append(conn);
            }
            subscription.sent = event.seq;
        }
        if (!others.isEmpty())
            outputs.append(SendOutput{others, activityOf(room.room.id(), event, event.prev)});
        if (!authors.isEmpty()) {
            Protocol::Activity activity = activityOf(room.room.id(), event, event.prev);
            activity.muid = event.muid;
            outputs.append(SendOutput{authors, activity});
        }
        if (!removed.isEmpty())
            revoke(room, removed);
    }
}

void ServerHub::Private::revoke(HubRoom &room, const UserId &user)
{
    QList<std::pair<RoomId, ConnectionId>> gone;
    for (const auto &subscriber : room.subscribers) {
        if (connections.at(subscriber.second).identity.userId == user)
            gone.append(subscriber);
    }
    for (const auto &[asked, conn] : gone) {
        HubConnection &connection = connections.at(conn);
        const quint64 gen = connection.subscriptions.at(asked).gen;
        dropSubscription(conn, connection, asked);
        send(conn, Protocol::Unsubscribed{asked, gen, u"revoked"_s, true, false});
    }
}

Result<void> ServerHub::Private::catchUp(HubRoom &room)
{
    constexpr int PageSize = 500;
    while (true) {
        const quint64 before = room.room.seq();
        const auto foreign = store.events(room.room.id(), before, ~quint64(0) >> 1, PageSize);
        if (!foreign)
            return failWith(foreign.error());
        if (foreign->isEmpty())
            return {};
        room.room.catchUp(*foreign);
        fanOut(room, *foreign);
        if (foreign->size() < PageSize)
            return {};
    }
}

Result<bool> ServerHub::Private::hasCaughtUp(HubRoom &room)
{
    if (room.isNew || !room.room.uncommitted().isEmpty())
        return false;
    const quint64 before = room.room.seq();
    if (const auto read = catchUp(room); !read)
        return failWith(read.error());
    return room.room.seq() != before;
}

Protocol::BatchItem ServerHub::Private::itemFor(const Identity &reader, const LoggedEvent &event)
{
    Protocol::BatchItem item{event.seq, event.prev, event.event, {}};
    if (!event.muid.isEmpty() && event.event.actorUserId == reader.userId)
        item.muid = event.muid;
    return item;
}

qsizetype ServerHub::Private::itemBytes(const LoggedEvent &event)
{
    constexpr qsizetype FieldsBytes = 160; // the item's own: seq, prev, muid
    return QJsonDocument(Protocol::toJson(event.event)).toJson(QJsonDocument::Compact).size() + FieldsBytes;
}

bool ServerHub::Private::concerns(const BoardState &state, const Event &event, const TaskId &task)
{
    for (const EntityRef &ref : event.ents) {
        switch (ref.type) {
        case EntityType::Task:
            if (ref.id == task.value())
                return true;
            break;
        case EntityType::Checklist:
            if (const Checklist *checklist = state.find(ChecklistId(ref.id)); checklist != nullptr && checklist->taskId == task)
                return true;
            break;
        case EntityType::CheckItem:
            if (const CheckItem *item = state.find(CheckItemId(ref.id))) {
                const Checklist *checklist = state.find(item->checklistId);
                if (checklist != nullptr && checklist->taskId == task)
                    return true;
            }
            break;
        case EntityType::Comment:
            if (const Comment *comment = state.find(CommentId(ref.id)); comment != nullptr && comment->taskId == task)
                return true;
            break;
        default:
            break;
        }
    }
    return false;
}

} // namespace Lanban
