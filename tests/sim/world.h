// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/clientsync.h"
#include "core/sync/serverhub.h"
#include "tests/sim/counters.h"
#include "tests/sim/edits.h"
#include "tests/sim/instancestore.h"
#include "tests/sim/membershipbook.h"
#include "tests/sim/memoryclientstore.h"
#include "tests/sim/trace.h"
#include "tests/sim/weights.h"

#include <deque>
#include <map>
#include <memory>
#include <set>

namespace Lanban::Sim {

//! One connection: each way in order, or not at all, but for the faults.
struct Link {
    using Frame = std::variant<Protocol::ServerMessage, QByteArray>;
    int device = 0;
    size_t instance = 0;
    std::deque<Protocol::ClientMessage> up;
    std::deque<Frame> down;
    bool clientOpen = true;
    bool serverOpen = true;
    bool isMute = false; //!< what the client sends goes nowhere
    bool isWelcome = false; //!< the server took its hello

    // As the server has it.
    ClientId client;
    std::map<RoomId, Protocol::Subscribe> asked; //!< the last of each room
    std::map<RoomId, quint64> sent; //!< of the rooms it follows: the last seq it was given

    // Of the plants.
    std::map<RoomId, qint64> deafUntilMs;
    std::map<RoomId, quint64> coveredTo;
    int swallow = 0;
};

//! One installation of the client: its disk outlives the process.
struct Device {
    int index = 0;
    UserId user;
    MemoryClientStore store;
    std::unique_ptr<ClientSync> sync; //!< null: not running
    std::optional<ConnectionId> link;
    qint64 clockAtMs = 0;
    qint64 clockOffsetMs = 0;
    std::map<RoomId, RoomStateOutput::State> roomStates;
    std::optional<ClientData> image;
    bool wasRestored = false;
    bool isSpare = false; //!< comes to life as the copy of another
    [[nodiscard]] QString name() const { return QStringLiteral("%1/%2").arg(user.value()).arg(index); }

    std::set<RoomId> rotten; //!< something of it was changed on the disk by nobody
    std::map<std::pair<RoomId, TaskId>, Muid> titles; //!< the last title this device gave each task, until it is in the base
};

//! One server process over the store that all share.
struct Instance {
    explicit Instance(MemoryServerStore &shared) : store(shared) { }

    size_t index = 0;
    InstanceStore store;
    std::unique_ptr<ServerHub> hub; //!< null: down
    qint64 upAtMs = 0;
    qint64 tickAtMs = 0;
    qint64 clockOffsetMs = 0;
    bool wantsFlush = false;
    bool isCommitting = false;
};

//! A run of one seed: clients, servers, a network, a bus and disks that fail, then peace, then a reckoning.
class World
{
public:
    World(quint64 seed, Plant plant, bool keepTrace);
    ~World();
    Q_DISABLE_COPY_MOVE(World)

    void run();
    //! What went wrong, in the order it was seen; empty for a run that holds.
    [[nodiscard]] const QStringList &violations() const { return m_violations; }
    [[nodiscard]] const Trace &trace() const { return m_trace; }
    [[nodiscard]] const Counters &counters() const { return m_counters; }

private:
    //! A stream as it was at some time.
    struct StreamMark {
        BoardState state;
        quint64 seq = 0;
    };

    // world.cpp: the schedule
    void found();
    void step();
    void turn(Device &device);
    void heal();
    void settle();
    void lastWord();
    void violate(const QString &what);
    void count(Counter counter) { m_counters.add(counter); }
    [[nodiscard]] bool faulty(double weight) { return m_faulty && m_random.chance(weight); }

    // world_faults.cpp
    void faults(Device &device);
    void repeatFrame(Link &link);
    void delayFrame(Link &link);
    void shedFrame(Link &link);
    void setClock();
    void flipBit(Device &device);
    void truncate();
    void backUpProfile(Device &device);
    void restoreProfile(Device &device);
    void cloneProfile(const Device &device);
    void backUpServer();
    void restoreServer();
    void writeElsewhere();
    void changeMembership();

    // world_network.cpp
    void connect(Device &device);
    void cut(Device &device);
    void deliverUp(ConnectionId conn);
    void deliverDown(ConnectionId conn);
    void closeAtServer(ConnectionId conn);
    void closeAtClient(Device &device);
    void sweep();
    [[nodiscard]] Protocol::ClientMessage throughCodec(const Protocol::ClientMessage &message);
    [[nodiscard]] Protocol::ServerMessage throughCodec(const Protocol::ServerMessage &message);

    // world_plants.cpp: broken wrappers
    [[nodiscard]] bool plantedUp(ConnectionId conn, Link &link, const Protocol::ClientMessage &message);
    [[nodiscard]] std::optional<Protocol::ServerMessage> plantedDown(const Device &device, Protocol::ServerMessage message);
    [[nodiscard]] QList<Link::Frame> plantedOut(Link &link, const Link::Frame &frame);
    [[nodiscard]] QList<Link::Frame> deltaAcrossAbsence(Link &link, const Link::Frame &frame);
    [[nodiscard]] QList<Protocol::BatchItem> logged(const RoomId &room, quint64 after) const;

    // world_client.cpp
    void start(Device &device);
    void kill(Device &device);
    void clientStep(Device &device, const ClientInput &input);
    [[nodiscard]] bool commitClient(Device &device, const QList<StoreOp> &ops);
    //! What \a ops did to the outbox, which was \a before, for the ledger.
    void observe(Device &device, const QList<OutboxEntry> &before, const QList<StoreOp> &ops);
    void edit(Device &device);
    void undo(Device &device);
    void useTray(Device &device);
    void countHeals(const Device &device);

    // world_server.cpp
    void startServer(Instance &instance);
    void killServer(Instance &instance);
    //! One that runs; null where none does.
    [[nodiscard]] Instance *anyInstance();
    void tick(Instance &instance);
    void deliverHint();
    void publish(const Instance *from);
    void race();
    void serverStep(Instance &instance, const HubInput &input);
    void commitServer(Instance &instance, const WriteBatch &batch);
    void wrote(const WriteBatch &batch);
    void toClient(ConnectionId conn, const Link::Frame &frame);
    void observe(const RoomId &room, const LoggedEvent &event);
    void observe(const Link &link, const Protocol::ServerMessage &message);

    // world_checks.cpp: always
    void checkSent(Link &link, const Protocol::ServerMessage &message);
    void checkOrder(Link &link, const Protocol::ServerMessage &message);
    void checkDisk(const Device &device);
    void checkDevice(Device &device);
    void checkView(const Device &device);
    void checkFlicker(Device &device);
    void checkDecisions(const WriteBatch &batch, const QMap<RoomId, StreamMark> &before);
    void checkPlaces(const WriteBatch &batch);

    // world_end.cpp: when all is at rest
    void checkEnd();
    void checkLog(const RoomId &room, const ServerDisk::Stream &stream);
    void checkConverged(const Device &device);
    void checkLedger();
    void checkTasks();
    void checkWords();
    //! What is still under way; empty when all is at rest.
    [[nodiscard]] QString unsettled() const;
    [[nodiscard]] QString unsettled(const Device &device) const;

    //! A change that a user made and was shown: it must not get lost.
    struct Entry {
        int device = 0;
        quint64 order = 0;
        Mutation mutation;
    };
    struct Backup {
        ServerDisk disk;
        MembershipBook members;
    };

    Random m_random;
    Plant m_plant;
    Trace m_trace;
    CountingIds m_ids;
    Weights m_weights;
    bool m_faulty = true;
    bool m_shedding = false; //!< the servers shed every second event
    qint64 m_now = 1'700'000'000'000;
    QStringList m_violations;
    Counters m_counters;

    MemoryServerStore m_store;
    std::vector<std::unique_ptr<Instance>> m_instances;
    std::deque<size_t> m_bus; //!< whom it is told that something was written
    std::optional<Backup> m_backup;
    int m_serverRestores = 0;

    std::vector<std::unique_ptr<Device>> m_devices;
    std::map<ConnectionId, Link> m_links;
    ConnectionId m_lastConn = 0;
    std::set<UserId> m_clonedUsers;

    std::map<Muid, Entry> m_queued;
    std::set<Muid> m_forgiven; //!< of those: it may be lost
    std::set<Muid> m_acked;
    std::set<Muid> m_handled; //!< what the user took out of the tray
    quint64 m_order = 0;
    MembershipBook m_members;
};

} // namespace Lanban::Sim
