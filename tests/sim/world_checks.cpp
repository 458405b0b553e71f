// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "core/sync/overloaded.h"
#include "tests/sim/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

bool World::wasMember(const RoomId &room, const UserId &user, quint64 seq) const
{
    const auto stream = m_store.disk.streams.constFind(room);
    if (stream == m_store.disk.streams.cend())
        return false;
    bool isMember = stream->floor > 0; // who came before the log begins can't be seen any more
    for (const LoggedEvent &event : stream->log) {
        if (event.seq > seq)
            break;
        const auto *change = std::get_if<MemberChange>(&event.event.data);
        if (change == nullptr || change->userId != user)
            continue;
        if (event.event.type == EventType::MemberAdded)
            isMember = true;
        else if (event.event.type == EventType::MemberRemoved)
            isMember = false;
    }
    return isMember;
}

void World::checkSent(const Link &link, const Protocol::ServerMessage &message)
{
    const UserId &user = m_devices.at(static_cast<size_t>(link.device))->user;
    const auto member = [&](const RoomId &room, quint64 seq) {
        if (!wasMember(room, user, seq))
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
}

void World::checkDisk(const Device &device)
{
    // What a client finds on its disk is the server's state at that very place of the log, not a mixture.
    if (device.store.disk.epoch != m_store.disk.epoch)
        return;
    const QMap<RoomId, CachedRoom> &rooms = device.store.disk.rooms;
    for (auto room = rooms.cbegin(); room != rooms.cend(); ++room) {
        const ServerDisk::Stream stream = m_store.disk.streams.value(room.key());
        if (room->cursor.seq == 0 || stream.floor > 0 || room->cursor.seq > stream.seq)
            continue;
        BoardState state;
        for (const LoggedEvent &event : stream.log) {
            if (event.seq <= room->cursor.seq)
                apply(state, event.event, event.seq);
        }
        if (!(state == room->base)) {
            violate(u"%1's disk is torn: %2 is not what it was at %3"_s.arg(device.user.value(), room.key().toString())
                        .arg(room->cursor.seq));
        }
    }
}

void World::checkDevice(const Device &device)
{
    if (!device.sync || device.store.disk.epoch != m_store.disk.epoch)
        return;
    for (const RoomId &room : device.sync->rooms()) {
        const Protocol::Cursor cursor = device.sync->cursor(room);
        const auto stream = m_store.disk.streams.constFind(room);
        if (cursor.seq == 0 || stream == m_store.disk.streams.cend() || cursor.seq <= stream->floor)
            continue;
        const auto index = static_cast<qsizetype>(cursor.seq - stream->floor - 1);
        if (index >= stream->log.size() || stream->log.at(index).h != cursor.h) {
            violate(u"%1 is at %2 of %3 by another history than the server's"_s.arg(device.user.value())
                        .arg(cursor.seq)
                        .arg(room.toString()));
        }
    }
    checkFlicker(device);
}

void World::checkFlicker(const Device &device)
{
    if (device.wasRestored || m_clonedUsers.contains(device.user))
        return;
    // The last title this device gave each task.
    std::map<std::pair<RoomId, TaskId>, const Entry *> last;
    for (const auto &[muid, entry] : m_queued) {
        const auto *update = std::get_if<Op::TaskUpdate>(&entry.mutation.op);
        if (update == nullptr || !update->title || m_devices.at(static_cast<size_t>(entry.device)).get() != &device)
            continue;
        const Entry *&known = last[{entry.mutation.room, update->id}];
        if (known == nullptr || known->order < entry.order)
            known = &entry;
    }
    for (const auto &[where, entry] : last) {
        const auto &[room, task] = where;
        const auto result = m_store.disk.applied.constFind(entry->mutation.muid);
        const BoardState *view = device.sync->view(room);
        const quint64 seq = device.sync->cursor(room).seq;
        if (result == m_store.disk.applied.cend() || view == nullptr || seq == 0)
            continue;
        const auto *ack = std::get_if<Protocol::Ack>(&result->answer);
        const auto isAhead
            = [&, &ofRoom = room](const Protocol::Effect &effect) { return effect.room == ofRoom && effect.seq > seq; };
        const auto isThis
            = [&muid = entry->mutation.muid](const OutboxEntry &candidate) { return candidate.mutation.muid == muid; };
        const QList<OutboxEntry> &outbox = device.store.disk.outbox;
        if (ack == nullptr || std::none_of(ack->fx.cbegin(), ack->fx.cend(), isAhead)
            || std::any_of(outbox.cbegin(), outbox.cend(), isThis)) {
            continue;
        }
        const Task *shown = view->find(task);
        const QString title = std::get<Op::TaskUpdate>(entry->mutation.op).title.value();
        if (shown != nullptr && !shown->deleted && shown->title != title) {
            violate(u"flicker: %1's acknowledged title of %2 is out of sight"_s.arg(device.user.value(), task.value()));
            return;
        }
    }
}

void World::checkView(const Device &device)
{
    const ClientData data = device.sync->data();
    const ClientData &disk = device.store.disk;
    const QList<RoomId> inMemory = data.rooms.keys();
    if (m_plant != Plant::OutboxInMemory
        && (data.outbox != disk.outbox || data.nextMid != disk.nextMid || data.clientId != disk.clientId || data.tray != disk.tray
            || data.epoch != disk.epoch || inMemory != disk.rooms.keys())) {
        violate(u"%1's disk is not what it has in memory"_s.arg(device.user.value()));
    }
    CountingIds ids;
    ClientSync fresh(data, ids, {});
    fresh.setActor({device.user, device.user.value(), u"blue"_s, false});
    for (const RoomId &room : device.sync->rooms()) {
        if (!(data.rooms.value(room).base == disk.rooms.value(room).base)
            || data.rooms.value(room).cursor != disk.rooms.value(room).cursor) {
            violate(u"%1's disk holds another %2 than its memory"_s.arg(device.user.value(), room.toString()));
        }
        if (!(*fresh.view(room) == *device.sync->view(room)))
            violate(u"%1's view of %2 is not its changes over the server's word"_s.arg(device.user.value(), room.toString()));
    }
}

QString World::unsettled() const
{
    if (!m_hub)
        return u"the server is down"_s;
    if (m_wantsFlush)
        return u"the server wants to flush"_s;
    for (const auto &[conn, link] : m_links) {
        if (!link.up.empty() || !link.down.empty() || link.clientOpen != link.serverOpen) {
            return u"connection %1 of device %2: %3 up, %4 down, open %5 %6"_s.arg(conn)
                .arg(link.device)
                .arg(link.up.size())
                .arg(link.down.size())
                .arg(link.clientOpen)
                .arg(link.serverOpen);
        }
    }
    for (const auto &device : m_devices) {
        const QString &user = device->user.value();
        if (device->isSpare)
            continue;
        if (!device->sync || !device->link)
            return u"%1 is not connected"_s.arg(user);
        if (!device->store.disk.outbox.isEmpty()) {
            const OutboxEntry &first = device->store.disk.outbox.first();
            return u"%1 has %2 in the outbox, the first %3, mid %4, of %5"_s.arg(user)
                .arg(device->store.disk.outbox.size())
                .arg(first.state == OutboxEntry::State::Acked ? u"acked"_s : u"queued"_s)
                .arg(first.mutation.mid)
                .arg(first.mutation.room.toString());
        }
        for (const auto &[room, state] : device->roomStates) {
            const quint64 seq = device->sync->cursor(room).seq;
            const quint64 head = m_store.disk.streams.value(room).seq;
            if (state != RoomStateOutput::State::Live || seq != head) {
                return u"%1 is at %2 of %3 in %4, in state %5"_s.arg(user)
                    .arg(seq)
                    .arg(head)
                    .arg(room.toString())
                    .arg(static_cast<int>(state));
            }
        }
    }
    return {};
}

void World::checkEnd()
{
    for (auto stream = m_store.disk.streams.cbegin(); stream != m_store.disk.streams.cend(); ++stream)
        checkLog(stream.key(), *stream);
    for (const auto &device : m_devices) {
        if (!device->isSpare)
            checkConverged(*device);
    }
    checkLedger();
}

void World::checkLog(const RoomId &room, const ServerDisk::Stream &stream)
{
    quint64 seq = stream.floor;
    QString h;
    BoardState state;
    std::set<Muid> muids;
    for (const LoggedEvent &event : stream.log) {
        if (event.prev != seq || event.seq != seq + 1)
            violate(u"the log of %1 has a hole after %2"_s.arg(room.toString()).arg(seq));
        if (seq != stream.floor || seq == 0) {
            if (event.h != Protocol::chainHash(h, event.seq, event.event))
                violate(u"the chain of %1 breaks at %2"_s.arg(room.toString()).arg(event.seq));
        }
        if (!event.muid.isEmpty() && !muids.insert(event.muid).second)
            violate(u"applied twice: %1 in %2"_s.arg(event.muid.value(), room.toString()));
        seq = event.seq;
        h = event.h;
        apply(state, event.event, event.seq);
    }
    if (seq != stream.seq)
        violate(u"the log of %1 ends at %2, not at %3"_s.arg(room.toString()).arg(seq).arg(stream.seq));
    if (stream.floor == 0 && !(state == stream.state))
        violate(u"the events of %1 do not come to its state"_s.arg(room.toString()));
}

void World::checkConverged(const Device &device)
{
    for (const auto &[room, phase] : device.roomStates) {
        const BoardState *base = device.sync->base(room);
        const auto stream = m_store.disk.streams.constFind(room);
        if (base == nullptr || stream == m_store.disk.streams.cend() || !(*base == stream->state)) {
            violate(u"%1 and the server differ in %2"_s.arg(device.user.value(), room.toString()));
            continue;
        }
        Protocol::StateDigest ours;
        Protocol::StateDigest theirs;
        if (ours.value(*base) != theirs.value(stream->state))
            violate(u"equal states with different digests"_s);
        if (!(*device.sync->view(room) == *base))
            violate(u"%1 sees something else than %2 holds"_s.arg(device.user.value(), room.toString()));
        count("rooms compared");
    }
}

void World::checkLedger()
{
    std::map<UserId, std::set<Muid>> trays;
    bool anyRestored = false;
    for (const auto &device : m_devices) {
        anyRestored = anyRestored || device->wasRestored;
        for (const TrayEntry &entry : std::as_const(device->store.disk.tray))
            trays[device->user].insert(entry.mutation.muid);
    }
    for (const auto &[muid, entry] : m_queued) {
        const UserId &user = m_devices.at(static_cast<size_t>(entry.device))->user;
        // Two disks went back in time: what only they knew is gone.
        const bool isExcused = anyRestored && m_serverRestores > 0;
        if (!m_store.disk.applied.contains(muid) && !trays[user].contains(muid) && !isExcused)
            violate(u"lost: %1 of %2, mid %3"_s.arg(muid.value(), user.value()).arg(entry.mutation.mid));
    }
    for (const Muid &muid : m_acked) {
        // Offered again to a restored server it may have been refused, and that forgotten by the next restore: the user has it.
        const auto queued = m_queued.find(muid);
        const bool isInTray = m_serverRestores > 1 && queued != m_queued.end()
            && trays[m_devices.at(static_cast<size_t>(queued->second.device))->user].contains(muid);
        if (!m_store.disk.applied.contains(muid) && !anyRestored && !isInTray)
            violate(u"acknowledged and lost: %1"_s.arg(muid.value()));
    }
    for (const AppliedResult &result : std::as_const(m_store.disk.applied)) {
        const auto *ack = std::get_if<Protocol::Ack>(&result.answer);
        if (ack == nullptr)
            continue;
        count("applied");
        for (const Protocol::Effect &effect : ack->fx) {
            const ServerDisk::Stream stream = m_store.disk.streams.value(effect.room);
            const auto isIt = [&](const LoggedEvent &event) { return event.muid == result.muid; };
            if (stream.floor == 0 && std::none_of(stream.log.cbegin(), stream.log.cend(), isIt))
                violate(u"applied, but no event: %1"_s.arg(result.muid.value()));
        }
    }
    if (m_serverRestores > 0 || anyRestored)
        return;
    std::map<UserId, quint64> last;
    for (const Muid &muid : std::as_const(m_store.disk.order)) {
        const auto entry = m_queued.find(muid);
        if (entry == m_queued.end())
            continue;
        const UserId &user = m_devices.at(static_cast<size_t>(entry->second.device))->user;
        if (m_clonedUsers.contains(user))
            continue;
        if (entry->second.order < last[user])
            violate(u"out of order: %1's %2"_s.arg(user.value(), muid.value()));
        last[user] = entry->second.order;
    }
}

} // namespace Lanban::Sim
