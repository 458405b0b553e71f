// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/clientsync.h"
#include "core/sync/serverhub.h"
#include "tests/sim/edits.h"
#include "tests/sim/memoryclientstore.h"
#include "tests/sim/memoryserverstore.h"
#include "tests/sim/plants.h"
#include "tests/sim/random.h"
#include "tests/sim/trace.h"

#include <deque>
#include <map>
#include <memory>
#include <set>

namespace Lanban::Sim {

//! How often each fault happens in one run; drawn anew for every seed, so that some runs are all
//! of one kind.
struct Weights {
    double cut = 0; //!< a connection breaks, what is in flight is lost
    double zombie = 0; //!< ... but the server goes on reading what came before
    double drop = 0; //!< the server sheds one frame
    double repeat = 0; //!< a frame comes twice, either way
    double reorder = 0; //!< a frame comes after some that were sent later, either way
    double clientKill = 0; //!< between any two outputs
    double clientDisk = 0; //!< a commit fails
    double serverKill = 0; //!< before or after a commit
    double serverDisk = 0;
    double foreignWrite = 0; //!< another process writes to the server's store
    double membership = 0;
    double profileBackup = 0;
    double profileRestore = 0;
    double profileClone = 0;
    double serverBackup = 0;
    double serverRestore = 0;
    double truncate = 0; //!< at a restart
    bool tightRate = false;
    int groupSize = 64;
    bool throughCodec = false; //!< every message is encoded and decoded
    bool zstd = true;
};

//! One connection: each way in order, or not at all, but for the faults.
struct Link {
    using Frame = std::variant<Protocol::ServerMessage, QByteArray>;
    int device = 0;
    std::deque<Protocol::ClientMessage> up;
    std::deque<Frame> down;
    bool clientOpen = true;
    bool serverOpen = true;
    bool isWelcome = false; //!< the server took its hello
};

//! One installation of the client: its disk outlives the process.
struct Device {
    UserId user;
    MemoryClientStore store;
    std::unique_ptr<ClientSync> sync; //!< null: not running
    std::optional<ConnectionId> link;
    qint64 clockAtMs = 0;
    std::map<RoomId, RoomStateOutput::State> roomStates;
    std::optional<ClientData> image;
    bool wasRestored = false;
    bool isSpare = false; //!< comes to life as the copy of another
};

//! A run of one seed: N clients, one server, a network and disks that fail, then peace, then a reckoning.
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
    //! Counts of what happened, by name.
    [[nodiscard]] const std::map<QString, quint64> &figures() const { return m_figures; }

private:
    // world.cpp: the schedule
    void found();
    void step();
    void faults(Device &device);
    void turn(Device &device);
    void heal();
    void settle();
    void lastWord();
    void violate(const QString &what);
    void count(const char *figure) { ++m_figures[QString::fromLatin1(figure)]; }
    [[nodiscard]] bool faulty(double weight) { return m_faulty && m_random.chance(weight); }

    // world_network.cpp
    void connect(Device &device);
    void cut(Device &device);
    void deliverUp(ConnectionId conn);
    void deliverDown(ConnectionId conn);
    void closeAtServer(ConnectionId conn);
    void closeAtClient(Device &device);
    void sweep();
    void repeatFrame(Link &link);
    void delayFrame(Link &link);
    [[nodiscard]] Protocol::ClientMessage throughCodec(const Protocol::ClientMessage &message);
    [[nodiscard]] Protocol::ServerMessage throughCodec(const Protocol::ServerMessage &message);

    // world_client.cpp
    void start(Device &device);
    void kill(Device &device);
    void clientStep(Device &device, const ClientInput &input);
    [[nodiscard]] bool commitClient(Device &device, const QList<StoreOp> &ops);
    void edit(Device &device);
    void backUpProfile(Device &device);
    void restoreProfile(Device &device);
    void cloneProfile(const Device &device);
    [[nodiscard]] std::optional<Protocol::ServerMessage> plantedDown(const Device &device, Protocol::ServerMessage message);

    // world_server.cpp
    void startServer();
    void killServer();
    void serverStep(const HubInput &input);
    void commitServer(const WriteBatch &batch);
    void toClient(ConnectionId conn, const Link::Frame &frame);
    void writeElsewhere();
    void changeMembership();
    void backUpServer();
    void restoreServer();

    // world_checks.cpp
    void checkSent(const Link &link, const Protocol::ServerMessage &message);
    void checkDisk(const Device &device);
    void checkDevice(const Device &device);
    void checkView(const Device &device);
    void checkFlicker(const Device &device);
    void checkEnd();
    void checkLog(const RoomId &room, const ServerDisk::Stream &stream);
    void checkConverged(const Device &device);
    void checkLedger();
    //! What is still under way; empty when all is at rest.
    [[nodiscard]] QString unsettled() const;
    [[nodiscard]] bool wasMember(const RoomId &room, const UserId &user, quint64 seq) const;

    //! A change that a user made and was shown: it must not get lost.
    struct Entry {
        int device = 0;
        quint64 order = 0;
        Mutation mutation;
    };

    Random m_random;
    Plant m_plant;
    Trace m_trace;
    CountingIds m_ids;
    Weights m_weights;
    bool m_faulty = true;
    bool m_shedding = false; //!< the server sheds every second event
    qint64 m_now = 1'700'000'000'000;
    QStringList m_violations;
    std::map<QString, quint64> m_figures;

    MemoryServerStore m_store;
    std::unique_ptr<ServerHub> m_hub; //!< null: down
    qint64 m_serverUpAtMs = 0;
    qint64 m_tickAtMs = 0;
    bool m_wantsFlush = false;
    std::optional<ServerDisk> m_backup;
    int m_serverRestores = 0;

    std::vector<std::unique_ptr<Device>> m_devices;
    std::map<ConnectionId, Link> m_links;
    ConnectionId m_lastConn = 0;
    std::set<UserId> m_clonedUsers;

    std::map<Muid, Entry> m_queued;
    std::set<Muid> m_acked;
    quint64 m_order = 0;
};

} // namespace Lanban::Sim
