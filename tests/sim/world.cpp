// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/world.h"

#include "tests/sim/founding.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {
constexpr int FaultySteps = 260;
constexpr int PeacefulRounds = 150;
constexpr int Clients = 3;

Weights drawWeights(Random &random, quint64 seed)
{
    const auto one = [&random](const QList<double> &of) { return random.pick(of); };
    Weights weights;
    weights.cut = one({0, .01, .03, .08});
    weights.zombie = one({0, .5, 1});
    weights.drop = one({0, 0, .03, .06});
    weights.repeat = one({0, 0, .1, .3});
    weights.reorder = one({0, 0, .1, .3});
    weights.clientKill = one({0, .004, .012});
    weights.clientDisk = one({0, 0, .01});
    weights.serverKill = one({0, .01, .04});
    weights.serverDisk = one({0, .02, .1});
    weights.foreignWrite = one({0, .01, .04});
    weights.membership = one({0, 0, .01, .04});
    weights.profileBackup = one({0, .02});
    weights.profileRestore = one({0, 0, .01});
    weights.profileClone = one({0, 0, .01});
    weights.serverBackup = one({0, .02});
    weights.serverRestore = one({0, 0, .01});
    weights.truncate = one({0, .5});
    weights.tightRate = random.chance(0.3);
    weights.groupSize = random.pick(QList<int>{1, 4, 64});
    weights.throughCodec = seed % 8 == 0;
    weights.zstd = random.chance(0.5);
    return weights;
}
//! A bug that needs a rare fault to show gets more of it: what is measured is the check, not the luck.
void adjust(Weights &weights, Plant plant)
{
    switch (plant) {
    case Plant::DropOnAck:
        weights.drop = 0.15;
        break;
    case Plant::NoJournal:
        weights.clientKill = 0.012;
        [[fallthrough]];
    case Plant::EpochIgnored:
        weights.serverBackup = 0.02;
        weights.serverRestore = 0.01;
        break;
    case Plant::NoOrder:
        weights.tightRate = true;
        break;
    default:
        break;
    }
}
} // namespace

World::World(quint64 seed, Plant plant, bool keepTrace) : m_random(seed), m_plant(plant), m_trace(keepTrace)
{
    m_weights = drawWeights(m_random, seed);
    adjust(m_weights, plant);
    m_store.faults.forgetsApplied = plant == Plant::NoDedupe;
    m_store.faults.hidesForeignWrites = plant == Plant::NoReconcile;
    for (int i = 0; i <= Clients; ++i) {
        auto device = std::make_unique<Device>();
        device->user = UserId(u"u%1"_s.arg(i));
        device->isSpare = i == Clients;
        device->store.faults.forgetsJournal = plant == Plant::NoJournal;
        device->store.faults.forgetsOutbox = plant == Plant::OutboxInMemory;
        m_devices.push_back(std::move(device));
    }
}

World::~World() = default;

void World::found()
{
    m_store.disk.epoch = m_ids.next();
    const WriteBatch batch = foundingBatch(Clients, m_now);
    if (const auto written = m_store.write(batch); !written)
        violate(u"the world could not be founded: "_s + written.error().detail);
}

void World::run()
{
    found();
    startServer();
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
    if (!m_hub && m_now >= m_serverUpAtMs)
        startServer();
    if (m_hub && m_now >= m_tickAtMs) {
        m_tickAtMs = m_now + 1000;
        serverStep(TickInput());
    }
    if (m_hub && m_wantsFlush && (!m_faulty || m_random.chance(0.5)))
        serverStep(FlushInput());
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

void World::faults(Device &device)
{
    if (faulty(m_weights.cut))
        cut(device);
    if (faulty(m_weights.serverKill) && m_hub)
        killServer();
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
    if (faulty(m_weights.serverBackup))
        backUpServer();
    if (faulty(m_weights.serverRestore))
        restoreServer();
    if (device.link && faulty(m_weights.repeat))
        repeatFrame(m_links.at(*device.link));
    if (device.link && faulty(m_weights.reorder))
        delayFrame(m_links.at(*device.link));
    if (device.link && faulty(m_weights.drop)) {
        auto &down = m_links.at(*device.link).down;
        if (!down.empty()) {
            count("frames shed");
            down.erase(down.begin() + m_random.below(static_cast<qsizetype>(down.size())));
        }
    }
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
    for (int i = m_random.below(4); i > 0 && device.link; --i)
        deliverUp(*device.link);
    for (int i = m_random.below(5); i > 0 && device.link; --i)
        deliverDown(*device.link);
    // The user opens a board again that was closed to them.
    for (const auto &[room, state] : std::map(device.roomStates)) {
        if (device.sync && device.link && state == RoomStateOutput::State::Refused && m_random.chance(m_faulty ? 0.1 : 0.5))
            clientStep(device, SubscribeInput{room});
    }
    if (device.sync && m_violations.isEmpty() && m_random.chance(0.12))
        checkView(device);
}

void World::heal()
{
    m_trace.add(u"-- peace"_s);
    m_faulty = false;
    m_store.failNextWrite.reset();
    for (const auto &device : m_devices)
        device->store.failNextCommit = false;
    if (!m_hub)
        startServer();
    for (const auto &[conn, link] : std::map(m_links)) {
        while (m_links.contains(conn) && !m_links.at(conn).clientOpen && !m_links.at(conn).up.empty() && m_hub)
            deliverUp(conn);
    }
    // Everybody is let in again, everywhere.
    QList<Mutation> welcomes;
    for (auto stream = m_store.disk.streams.cbegin(); stream != m_store.disk.streams.cend(); ++stream) {
        for (int i = 0; i < Clients; ++i) {
            Mutation mutation;
            mutation.room = stream.key();
            mutation.op = Op::MemberAdd{UserId(u"u%1"_s.arg(i)), u"User %1"_s.arg(i), u"blue"_s, Role::Admin};
            if (stream->state.activeMember(UserId(u"u%1"_s.arg(i))) == nullptr)
                welcomes.append(mutation);
        }
    }
    for (const Mutation &mutation : std::as_const(welcomes))
        serverStep(SystemInput{{mutation}});
    settle();
    if (m_violations.isEmpty())
        lastWord();
}

void World::settle()
{
    for (int round = 0; round < PeacefulRounds && m_violations.isEmpty(); ++round) {
        for (int i = 0; i < 12 && m_violations.isEmpty(); ++i)
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
