// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/world.h"

#include "tests/sim/founding.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {
constexpr int FaultySteps = 260;
constexpr int PeacefulRounds = 150;
} // namespace

World::World(quint64 seed, Plant plant, bool keepTrace) : m_random(seed), m_plant(plant), m_trace(keepTrace)
{
    m_weights = drawWeights(m_random, seed, plant);
    m_store.faults.forgetsApplied = plant == Plant::NoDedupe;
    for (int i = 0; i <= m_weights.clients; ++i) {
        auto device = std::make_unique<Device>();
        device->index = i;
        device->user = UserId(u"u%1"_s.arg(i));
        device->isSpare = i == m_weights.clients;
        device->store.faults.forgetsJournal = plant == Plant::NoJournal;
        device->store.faults.forgetsOutbox = plant == Plant::OutboxInMemory;
        m_devices.push_back(std::move(device));
    }
    for (int i = 0; i < m_weights.instances; ++i) {
        m_instances.push_back(std::make_unique<Instance>(m_store));
        m_instances.back()->index = static_cast<size_t>(i);
    }
}

World::~World() = default;

void World::found()
{
    m_store.disk.epoch = m_ids.next();
    const auto write = [this](const WriteBatch &batch) {
        if (const auto written = m_store.write(batch); !written)
            violate(u"the world could not be founded: "_s + written.error().detail);
        wrote(batch);
    };
    write(foundingBatch(m_weights.clients, m_now));
    if (m_random.chance(0.25))
        write(crowdedColumn(*m_store.load(RoomId::board(BoardId(u"b1"_s))), m_now));
}

void World::run()
{
    found();
    for (const auto &instance : m_instances)
        startServer(*instance);
    for (const auto &device : m_devices)
        start(*device);
    for (int i = 0; i < FaultySteps && m_violations.isEmpty(); ++i)
        step();
    if (m_violations.isEmpty())
        heal();
    if (m_violations.isEmpty())
        checkEnd();
}

void World::violate(const QString &what)
{
    m_trace.add(u"VIOLATION %1"_s.arg(what));
    m_violations.append(what);
}

void World::step()
{
    m_now += 5 + m_random.below(40);
    for (const auto &instance : m_instances) {
        if (!instance->hub && m_now >= instance->upAtMs)
            startServer(*instance);
        if (instance->hub && m_now >= instance->tickAtMs)
            tick(*instance);
        if (instance->hub && instance->wantsFlush && (!m_faulty || m_random.chance(0.5)))
            serverStep(*instance, FlushInput());
    }
    if (!m_bus.empty() && m_random.chance(0.4))
        deliverHint();
    Device &device = *m_devices.at(static_cast<size_t>(m_random.below(static_cast<qsizetype>(m_devices.size()))));
    if (m_faulty)
        faults(device);
    turn(device);
    // Half-dead connections: the server reads on what came before the cut.
    for (auto &[conn, link] : m_links) {
        if (!link.clientOpen && link.serverOpen && m_random.chance(0.3)) {
            if (link.up.empty())
                closeAtServer(conn);
            else
                deliverUp(conn);
            break;
        }
    }
    sweep();
}

void World::turn(Device &device)
{
    if (!device.sync) {
        if (!m_faulty || m_random.chance(0.3))
            start(device);
        return;
    }
    if (m_now >= device.clockAtMs) {
        device.clockAtMs = m_now + 200;
        clientStep(device, ClockInput());
    }
    if (device.sync && !device.link && (!m_faulty || m_random.chance(0.3)))
        connect(device);
    if (m_faulty && device.sync && m_random.chance(0.5))
        edit(device);
    if (m_faulty && device.sync && m_random.chance(0.04))
        undo(device);
    if (m_faulty && device.sync && m_random.chance(0.15))
        useTray(device);
    for (int i = m_random.below(4); i > 0 && device.link; --i)
        deliverUp(*device.link);
    for (int i = m_random.below(5); i > 0 && device.link; --i)
        deliverDown(*device.link);
    // The user opens a board again that was closed to them.
    for (const auto &[room, state] : std::map(device.roomStates)) {
        if (device.sync && device.link && state == RoomStateOutput::State::Refused && m_random.chance(m_faulty ? 0.1 : 0.5))
            clientStep(device, SubscribeInput{room});
    }
    if (device.sync && m_violations.isEmpty() && m_random.chance(0.06))
        checkView(device);
}

void World::heal()
{
    m_trace.add(u"-- peace"_s);
    m_faulty = false;
    m_store.failNextWrite.reset();
    for (const auto &device : m_devices)
        device->store.failNextCommit = false;
    for (const auto &instance : m_instances) {
        if (!instance->hub)
            startServer(*instance);
    }
    for (const auto &[conn, link] : std::map(m_links)) {
        while (m_links.contains(conn) && !m_links.at(conn).clientOpen && !m_links.at(conn).up.empty()
               && m_links.at(conn).serverOpen)
            deliverUp(conn);
    }
    // Everybody is let in again, everywhere.
    QList<Mutation> welcomes;
    for (auto stream = m_store.disk.streams.cbegin(); stream != m_store.disk.streams.cend(); ++stream) {
        for (int i = 0; i < m_weights.clients; ++i) {
            Mutation mutation;
            mutation.room = stream.key();
            mutation.op = Op::MemberAdd{UserId(u"u%1"_s.arg(i)), u"User %1"_s.arg(i), u"blue"_s, Role::Admin};
            if (stream->state.activeMember(UserId(u"u%1"_s.arg(i))) == nullptr)
                welcomes.append(mutation);
        }
    }
    for (const Mutation &mutation : std::as_const(welcomes))
        serverStep(*anyInstance(), SystemInput{{mutation}});
    settle();
    if (m_violations.isEmpty())
        lastWord();
}

void World::settle()
{
    for (int round = 0; round < PeacefulRounds && m_violations.isEmpty(); ++round) {
        for (int i = 0; i < 4 * m_weights.clients && m_violations.isEmpty(); ++i)
            step();
        m_now += 200;
        if (unsettled().isEmpty())
            return;
    }
    if (m_violations.isEmpty())
        violate(u"no rest long after the last fault: "_s + unsettled());
}

void World::lastWord()
{
    // The last event before a long silence gets lost on its way to some: no later one shows it.
    m_trace.add(u"-- the last word"_s);
    writeElsewhere();
    m_shedding = true;
    for (int i = 0; i < 3 && m_devices.front()->sync; ++i)
        edit(*m_devices.front());
    for (int i = 0; i < 40 && m_violations.isEmpty(); ++i)
        step();
    m_shedding = false;
    if (m_violations.isEmpty())
        settle();
}

} // namespace Lanban::Sim
