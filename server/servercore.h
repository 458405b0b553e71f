// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/server.h"
#include "server/storage/snapshotter.h"

#include <QLockFile>
#include <QSet>

namespace Lanban {

//! What a Server has in its thread: the store, the hub and the front door.
class ServerCore : public QObject
{
    Q_OBJECT

public:
    explicit ServerCore(const ServerOptions &options);
    ~ServerCore() override;

    [[nodiscard]] Result<ServerAddress> start();
    [[nodiscard]] Result<ServerAddress> rebind(const QHostAddress &address, quint16 port);
    //! Emits stopped() when all is done.
    void stop();
    [[nodiscard]] Administration &administration() { return m_hub->administration(); }

Q_SIGNALS:
    void stopped();
    void usersChanged(const QList<Lanban::ConnectedUser> &users);
    void snapshotsWanted(const QList<Lanban::RoomId> &rooms);

private:
    [[nodiscard]] Result<ServerAddress> listen(const QHostAddress &address, quint16 port);
    void startSnapshots();
    void wantSnapshots(const QList<RoomId> &rooms);
    void keepSnapshot(const SnapshotRow &snapshot);
    //! Lets a room ask again after a while.
    void retrySnapshot(const RoomId &room, bool mayPass);
    void finish();

    ServerOptions m_options;
    SystemClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<EventStore> m_store;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<FrontDoor> m_door;
    QThread m_snapshotThread;
    QSet<RoomId> m_snapshotsWanted; //!< being made, or not to be asked for now
    bool m_isStopped = false;
};

} // namespace Lanban
