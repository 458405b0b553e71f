// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/servercore.h"

#include "core/base/processlock.h"
#include "server/logging.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

ServerCore::ServerCore(const ServerOptions &options) : m_options(options) { }

ServerCore::~ServerCore()
{
    m_snapshotThread.quit();
    m_snapshotThread.wait();
    // The hub's connections use sockets that are the door's children.
    if (m_door)
        m_door->close();
    m_hub.reset();
    m_door.reset();
}

Result<ServerAddress> ServerCore::start()
{
    auto store = EventStore::open(m_options.dataDir, EventStore::Mode::Serve);
    if (!store)
        return failWith(store.error());
    m_store = std::move(*store);

    // Two would each move the write-ahead log, and each hold rooms that the other one changes.
    m_lock = std::make_unique<QLockFile>(QDir(m_options.dataDir).filePath(u"serve.lock"_s));
    if (!lockForProcess(*m_lock)) {
        qint64 pid = 0;
        QString host;
        QString program;
        if (m_lock->error() == QLockFile::LockFailedError && m_lock->getLockInfo(&pid, &host, &program))
            return fail(ErrorCode::Busy,
                        u"%1 is served already, by process %2 (%3)"_s.arg(m_options.dataDir).arg(pid).arg(program));
        return fail(ErrorCode::Storage, u"can't lock %1"_s.arg(m_options.dataDir));
    }

    m_hub = std::make_unique<Hub>(*m_store, m_clock, m_ids, m_options.hub);
    m_door = std::make_unique<FrontDoor>(m_options.door);
    m_door->setHealth([this] { return m_hub->health(); });
    connect(m_door.get(), &FrontDoor::visited, m_hub.get(), &Hub::welcome);
    connect(m_hub.get(), &Hub::usersChanged, this, [this] { Q_EMIT usersChanged(m_hub->users()); });
    startSnapshots();
    if (m_options.port == 0 && m_options.keepPort) {
        const auto last = m_store->meta(u"port"_s);
        if (!last)
            return failWith(last.error());
        if (const quint16 port = last->value_or(QByteArray()).toUShort(); port != 0) {
            if (auto listening = listen(m_options.address, port))
                return listening;
        }
    }
    return listen(m_options.address, m_options.port);
}

void ServerCore::startSnapshots()
{
    auto *snapshotter = new Snapshotter(m_options.dataDir);
    snapshotter->moveToThread(&m_snapshotThread);
    connect(&m_snapshotThread, &QThread::finished, snapshotter, &QObject::deleteLater);
    connect(this, &ServerCore::snapshotsWanted, snapshotter, &Snapshotter::make);
    connect(snapshotter, &Snapshotter::made, this, &ServerCore::keepSnapshot);
    connect(snapshotter, &Snapshotter::failed, this, &ServerCore::retrySnapshot);
    connect(m_hub.get(), &Hub::snapshotWanted, this, &ServerCore::wantSnapshots);
    m_snapshotThread.setObjectName(u"snapshots"_s);
    m_snapshotThread.start(QThread::LowPriority);
}

void ServerCore::wantSnapshots(const QList<RoomId> &rooms)
{
    QList<RoomId> fresh;
    for (const RoomId &room : rooms) {
        if (!m_snapshotsWanted.contains(room)) {
            m_snapshotsWanted.insert(room);
            fresh.append(room);
        }
    }
    if (!fresh.isEmpty())
        Q_EMIT snapshotsWanted(fresh);
}

void ServerCore::keepSnapshot(const SnapshotRow &snapshot)
{
    if (auto kept = m_store->putSnapshot(snapshot); !kept) {
        qCWarning(serverLog).noquote() << "snapshot not kept:" << kept.error().detail;
        retrySnapshot(snapshot.room, true);
        return;
    }
    m_snapshotsWanted.remove(snapshot.room);
}

void ServerCore::retrySnapshot(const RoomId &room, bool mayPass)
{
    // Without it a start takes longer, nothing else.
    if (mayPass)
        QTimer::singleShot(m_options.snapshotRetryMs, this, [this, room] { m_snapshotsWanted.remove(room); });
}

Result<ServerAddress> ServerCore::listen(const QHostAddress &address, quint16 port)
{
    if (auto listening = m_door->listen(address, port); !listening)
        return failWith(listening.error());
    const ServerAddress where{m_door->address(), m_door->port()};
    // For invites made later by another process.
    if (auto kept = m_store->setMeta(u"listen"_s, where.reachableText().toUtf8()); !kept)
        return failWith(kept.error());
    if (auto kept = m_store->setMeta(u"port"_s, QByteArray::number(where.port)); !kept)
        return failWith(kept.error());
    return where;
}

Result<ServerAddress> ServerCore::rebind(const QHostAddress &address, quint16 port)
{
    const ServerAddress before{m_door->address(), m_door->port()};
    m_door->close();
    auto now = listen(address, port);
    if (now) {
        if (address.isLoopback())
            m_hub->letGo([](const QHostAddress &peer) { return !FrontDoor::isThisMachine(peer); });
        return now;
    }
    if (const auto back = listen(before.address, before.port); !back)
        return fail(ErrorCode::Network,
                    u"%1; and no more on %2: %3"_s.arg(now.error().detail, before.text(), back.error().detail));
    return now;
}

void ServerCore::stop()
{
    if (m_hub == nullptr || m_isStopped) {
        Q_EMIT stopped();
        return;
    }
    m_door->close();
    connect(m_hub.get(), &Hub::drained, this, &ServerCore::finish);
    QTimer::singleShot(m_options.goingAwayMs + m_options.drainMs, this, &ServerCore::finish);
    m_hub->goAway(m_hub->connectionCount() == 0 ? 0 : m_options.goingAwayMs);
}

void ServerCore::finish()
{
    if (m_isStopped)
        return;
    m_isStopped = true;
    Q_EMIT stopped();
}

} // namespace Lanban
