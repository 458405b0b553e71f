// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverroom.h"
#include "tests/sim/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

void World::faults(Device &device)
{
    if (faulty(m_weights.cut))
        cut(device);
    if (faulty(m_weights.serverKill)) {
        if (Instance *instance = anyInstance())
            killServer(*instance);
    }
    if (faulty(m_weights.clientKill))
        kill(device);
    if (faulty(m_weights.foreignWrite))
        writeElsewhere();
    if (faulty(m_weights.membership))
        changeMembership();
    if (faulty(m_weights.profileBackup))
        backUpProfile(device);
    if (faulty(m_weights.profileRestore))
        restoreProfile(device);
    if (faulty(m_weights.profileClone))
        cloneProfile(device);
    if (faulty(m_weights.bitFlip))
        flipBit(device);
    if (faulty(m_weights.serverBackup))
        backUpServer();
    if (faulty(m_weights.serverRestore))
        restoreServer();
    if (faulty(m_weights.truncate))
        truncate();
    if (faulty(m_weights.clockJump))
        setClock();
    if (device.link && m_weights.mute > 0 && faulty(m_weights.mute)) {
        m_links.at(*device.link).isMute = true;
        count(Counter::LinesMuted);
    }
    if (device.link && faulty(m_weights.repeat))
        repeatFrame(m_links.at(*device.link));
    if (device.link && faulty(m_weights.reorder))
        delayFrame(m_links.at(*device.link));
    if (device.link && faulty(m_weights.drop))
        shedFrame(m_links.at(*device.link));
}

void World::repeatFrame(Link &link)
{
    const auto repeat = [this](auto &queue) {
        if (queue.empty())
            return;
        const auto size = static_cast<qsizetype>(queue.size());
        const qsizetype from = m_random.below(size);
        const qsizetype to = from + 1 + m_random.below(size - from);
        const auto frame = queue.at(static_cast<size_t>(from));
        queue.insert(queue.begin() + to, frame);
        count(Counter::FramesRepeated);
    };
    if (m_random.chance(0.5))
        repeat(link.up);
    else
        repeat(link.down);
}

void World::delayFrame(Link &link)
{
    const auto delay = [this](auto &queue) {
        const auto size = static_cast<qsizetype>(queue.size());
        if (size < 2)
            return;
        const qsizetype from = m_random.below(size - 1);
        const qsizetype to = from + 1 + m_random.below(size - from - 1);
        std::rotate(queue.begin() + from, queue.begin() + from + 1, queue.begin() + to + 1);
        count(Counter::FramesReordered);
    };
    if (m_random.chance(0.5))
        delay(link.up);
    else
        delay(link.down);
}

void World::shedFrame(Link &link)
{
    if (link.down.empty())
        return;
    count(Counter::FramesShed);
    link.down.erase(link.down.begin() + m_random.below(static_cast<qsizetype>(link.down.size())));
}

void World::setClock()
{
    constexpr qint64 Day = 24LL * 3600 * 1000;
    const qint64 offset = m_random.pick(QList<qint64>{-Day, -Day, 0, 60'000, Day, Day});
    if (m_random.chance(0.5)) {
        Device &device = *m_devices.at(static_cast<size_t>(m_random.below(static_cast<qsizetype>(m_devices.size()))));
        device.clockOffsetMs = offset;
        count(Counter::ClientClockJumps);
    } else {
        Instance &instance = *m_instances.at(static_cast<size_t>(m_random.below(static_cast<qsizetype>(m_instances.size()))));
        instance.clockOffsetMs = offset;
        count(Counter::ServerClockJumps);
    }
}

void World::flipBit(Device &device)
{
    kill(device);
    QMap<RoomId, CachedRoom> &rooms = device.store.disk.rooms;
    for (auto room = rooms.begin(); room != rooms.end(); ++room) {
        if (room->cursor.seq == 0 || room->base.columns().isEmpty() || !m_random.chance(0.6))
            continue;
        Column column = m_random.pick(room->base.columns().values());
        column.name += u'\u00a7';
        room->base.put(column);
        if (!room->base.tasks().isEmpty() && m_random.chance(0.5)) {
            Task task = m_random.pick(room->base.tasks().values());
            task.title += u'\u00a7';
            room->base.put(task);
        }
        device.rotten.insert(room.key());
        count(Counter::BitsFlipped);
        m_trace.add(u"%1's disk rots in %2"_s.arg(device.name(), room.key().toString()));
    }
}

void World::truncate()
{
    const RoomId room = m_random.pick(m_store.disk.streams.keys());
    const ServerDisk::Stream &stream = m_store.disk.streams[room];
    if (stream.log.size() <= 12)
        return;
    quint64 to = stream.floor + static_cast<quint64>(m_random.below(stream.log.size() / 2));
    // A server keeps what another one that runs has not read yet: that is younger than its poll.
    for (const auto &instance : m_instances) {
        if (instance->hub)
            to = std::min(to, instance->store.readTo(room).value_or(to));
    }
    if (to <= stream.floor)
        return;
    count(Counter::LogsTruncated);
    m_trace.add(u"the log of %1 is cut up to %2"_s.arg(room.toString()).arg(to));
    m_store.truncate(room, to);
}

void World::backUpProfile(Device &device)
{
    if (!device.isSpare)
        device.image = device.store.disk;
}

void World::restoreProfile(Device &device)
{
    if (!device.image)
        return;
    count(Counter::ProfilesRestored);
    m_trace.add(u"restore %1"_s.arg(device.name()));
    kill(device);
    // What was never sent and is newer than the image is gone, and nobody can help it.
    std::set<Muid> kept;
    for (const OutboxEntry &entry : std::as_const(device.image->outbox))
        kept.insert(entry.mutation.muid);
    for (const OutboxEntry &entry : std::as_const(device.store.disk.outbox)) {
        const Muid &muid = entry.mutation.muid;
        if (!kept.contains(muid) && !m_store.disk.applied.contains(muid))
            m_forgiven.insert(muid);
    }
    device.store.disk = *device.image;
    device.wasRestored = true;
    device.titles.clear();
}

void World::cloneProfile(const Device &device)
{
    Device &spare = *m_devices.back();
    if (!spare.isSpare || device.isSpare)
        return;
    count(Counter::ProfilesCopied);
    m_trace.add(u"clone %1"_s.arg(device.name()));
    spare.isSpare = false;
    spare.user = device.user;
    spare.store.disk = device.store.disk;
    spare.rotten = device.rotten;
    m_clonedUsers.insert(device.user);
}

void World::backUpServer()
{
    m_backup = Backup{m_store.disk, m_members};
}

void World::restoreServer()
{
    if (!m_backup)
        return;
    count(Counter::ServersRestored);
    for (const auto &instance : m_instances) {
        if (instance->hub)
            killServer(*instance);
    }
    m_trace.add(u"server restored"_s);
    m_store.disk = m_backup->disk;
    m_store.disk.epoch = m_ids.next();
    m_members = m_backup->members;
    ++m_serverRestores;
}

void World::writeElsewhere()
{
    const RoomId room = m_random.chance(0.5) ? RoomId{RoomId::Kind::Board, u"b1"_s} : RoomId{RoomId::Kind::Board, u"b2"_s};
    const auto stored = m_store.load(room);
    if (!stored)
        return;
    ServerRoom log(room, *stored);
    Mutation mutation;
    mutation.room = room;
    mutation.op = Op::LabelCreate{LabelId(m_ids.next()), u"foreign"_s, u"red"_s};
    Actor system{UserId(u"u0"_s), {}, {}, true};
    if (!log.mutate(mutation, system, {}, m_now)) {
        violate(u"the system may not write"_s);
        return;
    }
    WriteBatch batch;
    batch.events.append({room, {}, log.uncommitted(), false});
    count(Counter::ForeignWrites);
    m_trace.add(u"foreign write to %1 at %2"_s.arg(room.toString()).arg(log.seq()));
    if (const auto written = m_store.writeElsewhere(batch); !written)
        violate(u"another process can't write: "_s + written.error().detail);
    wrote(batch);
    publish(nullptr);
}

void World::changeMembership()
{
    Instance *instance = anyInstance();
    if (instance == nullptr)
        return;
    Mutation mutation;
    mutation.room = m_random.pick(m_store.disk.streams.keys());
    const UserId user(u"u%1"_s.arg(m_random.below(m_weights.clients)));
    const bool isMember = m_store.disk.streams.value(mutation.room).state.activeMember(user) != nullptr;
    const Op::MemberAdd add{user, user.value(), u"blue"_s, Role::Admin};
    if (isMember)
        mutation.op = Op::MemberRemove{user};
    else
        mutation.op = add;
    count(Counter::Revocations);
    m_trace.add(u"%1 %2 %3"_s.arg(user.value(), isMember ? u"leaves"_s : u"joins"_s, mutation.room.toString()));
    serverStep(*instance, SystemInput{{mutation}});
    if (!isMember || !instance->hub || mutation.room.kind != RoomId::Kind::Board || !m_random.chance(0.4))
        return;
    // Something happens, and they are back before the other servers heard of either.
    count(Counter::RevokedAndBack);
    Mutation secret;
    secret.room = mutation.room;
    secret.op = Op::LabelCreate{LabelId(m_ids.next()), u"secret"_s, u"red"_s};
    serverStep(*instance, SystemInput{{secret}});
    mutation.op = add;
    if (instance->hub)
        serverStep(*instance, SystemInput{{mutation}});
}

} // namespace Lanban::Sim
