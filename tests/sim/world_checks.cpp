// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide.h"
#include "core/sync/overloaded.h"
#include "tests/sim/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {

TaskId taskOf(const BoardState &state, const ChecklistId &id)
{
    const Checklist *checklist = state.find(id);
    return checklist != nullptr ? checklist->taskId : TaskId();
}

//! The task that \a op is about, or about a part of.
TaskId taskOf(const BoardState &state, const Operation &op)
{
    return std::visit(
        [&state]<typename T>(const T &one) -> TaskId {
            if constexpr (requires { one.taskId; }) {
                return one.taskId;
            } else if constexpr (requires { one.checklistId; }) {
                return taskOf(state, one.checklistId);
            } else if constexpr (requires { one.id; }) {
                using Id = std::remove_cvref_t<decltype(one.id)>;
                if constexpr (std::is_same_v<Id, TaskId>) {
                    return one.id;
                } else if constexpr (std::is_same_v<Id, ChecklistId>) {
                    return taskOf(state, one.id);
                } else if constexpr (std::is_same_v<Id, CheckItemId>) {
                    const CheckItem *item = state.find(one.id);
                    return item != nullptr ? taskOf(state, item->checklistId) : TaskId();
                } else if constexpr (std::is_same_v<Id, CommentId>) {
                    const Comment *comment = state.find(one.id);
                    return comment != nullptr ? comment->taskId : TaskId();
                }
            }
            return {};
        },
        op);
}

//! What \a op is about went to another board: what comes of it is decided there.
bool hasMoved(const BoardState &state, const Operation &op)
{
    const Task *task = state.find(taskOf(state, op));
    return task != nullptr && !task->movedTo.isEmpty();
}

} // namespace

void World::checkSent(Link &link, const Protocol::ServerMessage &message)
{
    const UserId &user = m_devices.at(static_cast<size_t>(link.device))->user;
    const auto member = [&](const RoomId &room, quint64 seq) {
        if (!m_members.wasMember(room, user, seq))
            violate(u"leak: %1 was given %2 of %3"_s.arg(user.value()).arg(seq).arg(room.toString()));
    };
    const auto durable = [&](const Muid &muid) {
        if (!m_store.disk.applied.contains(muid))
            violate(u"answered, but not durable: %1"_s.arg(muid.value()));
    };
    std::visit(Overloaded{
                   [&](const Protocol::Ack &ack) {
                       if (m_plant != Plant::NoDedupe)
                           durable(ack.muid);
                       m_acked.insert(ack.muid);
                   },
                   [&](const Protocol::Reject &reject) { durable(reject.muid); },
                   [&](const Protocol::Activity &activity) { member(activity.room, activity.seq); },
                   [&](const Protocol::Batch &batch) {
                       for (const Protocol::BatchItem &item : batch.items)
                           member(batch.room, item.seq);
                   },
                   [&](const Protocol::Subscribed &subscribed) { member(subscribed.room, subscribed.head); },
                   [](const auto &) {},
               },
               message);
    checkOrder(link, message);
}

void World::checkOrder(Link &link, const Protocol::ServerMessage &message)
{
    // What a server sends of a room has no gap: whatever gets lost gets lost on the way.
    const auto goesOn = [&](const RoomId &room, quint64 prev, quint64 seq) {
        const auto sent = link.sent.find(room);
        if (sent == link.sent.end() || sent->second != prev)
            violate(u"a gap in what is sent of %1 before %2"_s.arg(room.toString()).arg(seq));
        else
            sent->second = seq;
    };
    if (const auto *subscribed = std::get_if<Protocol::Subscribed>(&message)) {
        link.sent[subscribed->room] = subscribed->seq;
    } else if (const auto *activity = std::get_if<Protocol::Activity>(&message)) {
        goesOn(activity->room, activity->prev, activity->seq);
    } else if (const auto *batch = std::get_if<Protocol::Batch>(&message)) {
        for (const Protocol::BatchItem &item : batch->items)
            goesOn(batch->room, item.prev, item.seq);
    } else if (const auto *end = std::get_if<Protocol::Unsubscribed>(&message)) {
        link.sent.erase(end->room);
    }
}

void World::checkDisk(const Device &device)
{
    // What a client finds on its disk is the server's state at that very place of the log, not a mixture.
    if (device.store.disk.epoch != m_store.disk.epoch)
        return;
    const QMap<RoomId, CachedRoom> &rooms = device.store.disk.rooms;
    for (auto room = rooms.cbegin(); room != rooms.cend(); ++room) {
        const auto stream = m_store.disk.streams.constFind(room.key());
        if (stream == m_store.disk.streams.cend() || room->cursor.seq == 0 || room->cursor.seq > stream->seq
            || device.rotten.contains(room.key())) {
            continue;
        }
        BoardState state;
        if (room->cursor.seq == stream->seq) {
            state = stream->state;
        } else if (stream->floor > 0) {
            continue;
        } else {
            for (const LoggedEvent &event : stream->log) {
                if (event.seq > room->cursor.seq)
                    break;
                apply(state, event.event, event.seq);
            }
        }
        if (!(state == room->base)) {
            violate(u"%1's disk is torn: %2 is not what it was at %3"_s.arg(device.user.value(), room.key().toString())
                        .arg(room->cursor.seq));
        }
    }
}

void World::checkDevice(Device &device)
{
    if (!device.sync || device.store.disk.epoch != m_store.disk.epoch)
        return;
    const QMap<RoomId, CachedRoom> &rooms = device.store.disk.rooms;
    for (auto room = rooms.cbegin(); room != rooms.cend(); ++room) {
        const Protocol::Cursor cursor = device.sync->cursor(room.key());
        const auto stream = m_store.disk.streams.constFind(room.key());
        if (cursor.seq == 0 || stream == m_store.disk.streams.cend() || cursor.seq <= stream->floor)
            continue;
        const auto index = static_cast<qsizetype>(cursor.seq - stream->floor - 1);
        if (index >= stream->log.size() || stream->log.at(index).h != cursor.h) {
            violate(u"%1 is at %2 of %3 by another history than the server's"_s.arg(device.user.value())
                        .arg(cursor.seq)
                        .arg(room.key().toString()));
        }
    }
    checkFlicker(device);
}

void World::checkFlicker(Device &device)
{
    if (device.wasRestored || m_clonedUsers.contains(device.user))
        return;
    for (auto last = device.titles.begin(); last != device.titles.end();) {
        const auto &[where, muid] = *last;
        const auto &[room, task] = where;
        const auto result = m_store.disk.applied.constFind(muid);
        const BoardState *view = device.sync->view(room);
        const quint64 seq = device.sync->cursor(room).seq;
        const auto *ack = result == m_store.disk.applied.cend() ? nullptr : std::get_if<Protocol::Ack>(&result->answer);
        const auto isThis = [&wanted = muid](const OutboxEntry &entry) { return entry.mutation.muid == wanted; };
        const QList<OutboxEntry> &outbox = device.store.disk.outbox;
        if (ack == nullptr || view == nullptr || seq == 0 || std::any_of(outbox.cbegin(), outbox.cend(), isThis)) {
            ++last;
            continue;
        }
        const auto isAhead
            = [&, &ofRoom = room](const Protocol::Effect &effect) { return effect.room == ofRoom && effect.seq > seq; };
        if (std::none_of(ack->fx.cbegin(), ack->fx.cend(), isAhead)) {
            last = device.titles.erase(last); // the base has it
            continue;
        }
        const Task *shown = view->find(task);
        const auto entry = m_queued.find(muid);
        const QString title = std::get<Op::TaskUpdate>(entry->second.mutation.op).title.value();
        if (shown != nullptr && !shown->deleted && shown->title != title) {
            violate(u"flicker: %1's acknowledged title of %2 is out of sight"_s.arg(device.user.value(), task.value()));
            return;
        }
        ++last;
    }
}

void World::checkView(const Device &device)
{
    const ClientData data = device.sync->data();
    const ClientData &disk = device.store.disk;
    QStringList differ;
    const auto compare = [&differ](const QString &what, bool isSame) {
        if (!isSame)
            differ.append(what);
    };
    compare(u"outbox"_s, data.outbox == disk.outbox);
    compare(u"mid"_s, data.nextMid == disk.nextMid);
    compare(u"client"_s, data.clientId == disk.clientId);
    compare(u"tray"_s, data.tray == disk.tray);
    if (data.tray != disk.tray) {
        for (const TrayEntry &entry : data.tray)
            m_trace.add(u"in memory: %1 because of %2"_s.arg(entry.mutation.muid.value(), entry.cause.value()));
        for (const TrayEntry &entry : disk.tray)
            m_trace.add(u"on disk: %1 because of %2"_s.arg(entry.mutation.muid.value(), entry.cause.value()));
    }
    compare(u"journal"_s, data.journal == disk.journal || m_plant == Plant::NoJournal);
    compare(u"undo"_s, data.undo == disk.undo);
    compare(u"epoch"_s, data.epoch == disk.epoch);
    compare(u"rooms"_s, data.rooms.keys() == disk.rooms.keys());
    if (!differ.isEmpty() && m_plant != Plant::OutboxInMemory)
        violate(u"%1's disk and memory differ in %2"_s.arg(device.name(), differ.join(u", "_s)));
    CountingIds ids;
    ClientSync fresh(data, ids, {});
    fresh.setActor({device.user, device.user.value(), u"blue"_s, false});
    for (auto room = data.rooms.cbegin(); room != data.rooms.cend(); ++room) {
        const auto onDisk = disk.rooms.constFind(room.key());
        if (onDisk == disk.rooms.cend())
            continue;
        if (!(room->base == onDisk->base) || room->cursor != onDisk->cursor)
            violate(u"%1's disk holds another %2 than its memory"_s.arg(device.user.value(), room.key().toString()));
        if (!(*fresh.view(room.key()) == *device.sync->view(room.key()))) {
            violate(
                u"%1's view of %2 is not its changes over the server's word"_s.arg(device.user.value(), room.key().toString()));
        }
    }
}

void World::checkDecisions(const WriteBatch &batch, const QMap<RoomId, StreamMark> &before)
{
    // What was refused, or changed nothing, had to be so at some moment between the question and the answer.
    for (const AppliedResult &result : batch.applied) {
        const auto *ack = std::get_if<Protocol::Ack>(&result.answer);
        const auto *reject = std::get_if<Protocol::Reject>(&result.answer);
        const bool isNoop = ack != nullptr && ack->status == Protocol::Ack::Status::Noop;
        const auto queued = m_queued.find(result.muid);
        if ((reject == nullptr && !isNoop) || queued == m_queued.end())
            continue;
        const Mutation &mutation = queued->second.mutation;
        const auto stream = m_store.disk.streams.constFind(mutation.room);
        const auto mark = before.constFind(mutation.room);
        if (stream == m_store.disk.streams.cend() || mark == before.cend() || std::holds_alternative<Op::BoardCreate>(mutation.op)
            || std::holds_alternative<Op::TaskTransfer>(mutation.op) || hasMoved(stream->state, mutation.op)) {
            continue; // another stream counts, too
        }
        const UserId &user = m_devices.at(static_cast<size_t>(queued->second.device))->user;
        const Actor actor{user, user.value(), u"blue"_s, false};
        const auto isSo = [&](const BoardState &state) {
            const auto decision = decide(state, mutation, actor, m_now);
            return decision ? isNoop && (decision->noop || decision->events.isEmpty()) : reject != nullptr;
        };
        BoardState state = mark->state;
        bool isJustified = isSo(state);
        for (qsizetype i = stream->log.size() - static_cast<qsizetype>(stream->seq - mark->seq);
             i < stream->log.size() && !isJustified; ++i) {
            apply(state, stream->log.at(i).event, stream->log.at(i).seq);
            isJustified = isSo(state);
        }
        if (!isJustified) {
            violate(u"%1 of %2 was %3 without a reason"_s.arg(result.muid.value(), user.value(),
                                                              reject != nullptr ? u"refused (%1)"_s.arg(reject->msg)
                                                                                : u"taken for nothing"_s));
        }
    }
}

void World::checkPlaces(const WriteBatch &batch)
{
    for (const AppliedResult &result : batch.applied) {
        const auto *ack = std::get_if<Protocol::Ack>(&result.answer);
        const auto queued = m_queued.find(result.muid);
        if (ack == nullptr || ack->status != Protocol::Ack::Status::Ok || !ack->adjusted.isEmpty() || queued == m_queued.end())
            continue;
        const Mutation &mutation = queued->second.mutation;
        const auto *move = std::get_if<Op::TaskMove>(&mutation.op);
        const auto stream = m_store.disk.streams.constFind(mutation.room);
        if (move == nullptr || move->anchor.afterId.isEmpty() || move->anchor.afterId == move->id
            || stream == m_store.disk.streams.cend() || stream->log.isEmpty() || stream->log.constLast().muid != result.muid) {
            continue; // only where nothing came after it
        }
        const QMap<QString, TaskId> &order = stream->state.tasksByRank(move->columnId);
        const auto self = std::find(order.cbegin(), order.cend(), move->id);
        if (self == order.cend() || self == order.cbegin() || *std::prev(self) != move->anchor.afterId) {
            violate(u"%1 was to stand after %2, and does not"_s.arg(move->id.value(), move->anchor.afterId.value()));
        }
    }
}

} // namespace Lanban::Sim
