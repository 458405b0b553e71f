// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overloaded.h"
#include "tests/sim/world.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {
QString summary(const Protocol::ServerMessage &message)
{
    return std::visit(Overloaded{
                          [](const Protocol::Ack &ack) { return u"ack %1"_s.arg(ack.mid); },
                          [](const Protocol::Reject &reject) { return u"reject %1 %2"_s.arg(reject.mid).arg(reject.msg); },
                          [](const Protocol::Hold &hold) { return u"hold %1 %2"_s.arg(hold.from).arg(hold.why); },
                          [](const Protocol::Welcome &welcome) { return u"welcome %1"_s.arg(welcome.lastMid); },
                          [](const Protocol::Activity &activity) { return u"activity %1"_s.arg(activity.seq); },
                          [](const Protocol::ErrorMessage &error) { return u"error %1"_s.arg(error.msg); },
                          [&message](const auto &) { return QString::number(message.index()); },
                      },
                      message);
}
} // namespace

void World::startServer()
{
    if (faulty(m_weights.truncate)) {
        const QList<RoomId> rooms = m_store.disk.streams.keys();
        for (const RoomId &room : rooms) {
            const ServerDisk::Stream &stream = m_store.disk.streams[room];
            if (stream.log.size() > 12)
                m_store.truncate(room, stream.floor + static_cast<quint64>(m_random.below(stream.log.size() / 3)));
        }
    }
    ServerHub::Options options;
    options.headMs = 1500;
    options.groupSize = m_weights.groupSize;
    if (m_weights.tightRate)
        options.limits.burst = 5;
    else
        options.limits.burst = 2000;
    m_hub = std::make_unique<ServerHub>(m_store, options);
    m_tickAtMs = m_now + 1000;
    m_wantsFlush = false;
    m_trace.add(u"server up"_s);
}

void World::killServer()
{
    count("server kills");
    m_trace.add(u"server dies"_s);
    m_hub.reset();
    m_wantsFlush = false;
    m_serverUpAtMs = m_now + m_random.below(200);
    for (auto &[conn, link] : m_links) {
        link.serverOpen = false;
        link.up.clear();
        if (m_random.chance(0.5))
            link.down.clear();
    }
}

void World::serverStep(const HubInput &input)
{
    if (std::holds_alternative<FlushInput>(input))
        m_wantsFlush = false;
    const QList<HubOutput> outputs = m_hub->step(input, m_now);
    for (const HubOutput &output : outputs) {
        if (const auto *send = std::get_if<SendOutput>(&output)) {
            for (const ConnectionId conn : send->to)
                toClient(conn, send->message);
        } else if (const auto *bytes = std::get_if<SendBytesOutput>(&output)) {
            toClient(bytes->to, bytes->frame);
        } else if (const auto *close = std::get_if<CloseOutput>(&output)) {
            if (m_links.contains(close->conn))
                closeAtServer(close->conn);
        } else if (const auto *write = std::get_if<WriteOutput>(&output)) {
            commitServer(write->batch);
        } else if (std::holds_alternative<WantFlushOutput>(output)) {
            m_wantsFlush = true;
        }
        if (!m_hub)
            return;
    }
}

void World::commitServer(const WriteBatch &batch)
{
    count("server commits");
    if (m_plant == Plant::AckBeforeCommit && m_faulty && m_random.chance(0.1)) {
        serverStep(CommittedInput());
        if (m_hub)
            killServer();
        return;
    }
    if (faulty(m_weights.serverKill)) {
        killServer();
        return;
    }
    if (faulty(m_weights.foreignWrite))
        writeElsewhere();
    if (faulty(m_weights.serverDisk))
        m_store.failNextWrite = Error{ErrorCode::Storage, u"disk full"_s, {}};
    if (const auto written = m_store.write(batch); !written) {
        m_trace.add(u"server write fails: %1"_s.arg(written.error().detail));
        count("server writes failed");
        if (m_plant == Plant::WriteErrorIgnored)
            serverStep(CommittedInput());
        else
            serverStep(WriteFailedInput{written.error()});
        return;
    }
    for (const WriteBatch::Events &events : batch.events)
        m_trace.add(u"%1 at %2 %3"_s.arg(events.room.toString()).arg(events.events.last().seq).arg(events.events.last().h));
    if (faulty(m_weights.serverKill)) {
        killServer();
        return;
    }
    serverStep(CommittedInput());
}

void World::toClient(ConnectionId conn, const Link::Frame &frame)
{
    const auto found = m_links.find(conn);
    if (found == m_links.end() || !found->second.serverOpen)
        return;
    if (const auto *message = std::get_if<Protocol::ServerMessage>(&frame)) {
        found->second.isWelcome = found->second.isWelcome || std::holds_alternative<Protocol::Welcome>(*message);
        m_trace.add(u"to %1: %2"_s.arg(conn).arg(summary(*message)));
        checkSent(found->second, *message);
        if (m_shedding && std::holds_alternative<Protocol::Activity>(*message) && m_random.chance(0.5))
            return;
    }
    if (found->second.clientOpen)
        found->second.down.push_back(frame);
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
    count("foreign writes");
    m_trace.add(u"foreign write to %1 at %2"_s.arg(room.toString()).arg(log.seq()));
    if (const auto written = m_store.writeElsewhere(batch); !written)
        violate(u"another process can't write: "_s + written.error().detail);
}

void World::changeMembership()
{
    if (!m_hub)
        return;
    const QList<RoomId> rooms = m_store.disk.streams.keys();
    Mutation mutation;
    mutation.room = m_random.pick(rooms);
    const UserId user(u"u%1"_s.arg(m_random.below(3)));
    const bool isMember = m_store.disk.streams.value(mutation.room).state.activeMember(user) != nullptr;
    if (isMember)
        mutation.op = Op::MemberRemove{user};
    else
        mutation.op = Op::MemberAdd{user, user.value(), u"blue"_s, Role::Admin};
    count("membership changes");
    m_trace.add(u"%1 %2 %3"_s.arg(user.value(), isMember ? u"leaves"_s : u"joins"_s, mutation.room.toString()));
    serverStep(SystemInput{{mutation}});
}

void World::backUpServer()
{
    m_backup = m_store.disk;
}

void World::restoreServer()
{
    if (!m_backup)
        return;
    count("servers restored");
    if (m_hub)
        killServer();
    m_trace.add(u"server restored"_s);
    m_store.disk = *m_backup;
    m_store.disk.epoch = m_ids.next();
    ++m_serverRestores;
}

} // namespace Lanban::Sim
