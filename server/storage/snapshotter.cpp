// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/snapshotter.h"

#include "server/logging.h"

namespace Lanban {

Snapshotter::Snapshotter(QString dataDir, QObject *parent) : QObject(parent), m_dataDir(std::move(dataDir)) { }

void Snapshotter::make(const QList<RoomId> &rooms)
{
    if (!m_store) {
        auto store = EventStore::open(m_dataDir, EventStore::Mode::Read);
        if (!store) {
            qCWarning(serverLog).noquote() << "no snapshots:" << store.error().detail;
            for (const RoomId &room : rooms)
                Q_EMIT failed(room, true);
            return;
        }
        m_store = std::move(*store);
    }
    for (const RoomId &room : rooms) {
        const auto snapshot = m_store->makeSnapshot(room);
        if (snapshot) {
            Q_EMIT made(*snapshot);
            continue;
        }
        qCWarning(serverLog).noquote() << "no snapshot of" << room.toString() << ":" << snapshot.error().detail;
        Q_EMIT failed(room, snapshot.error().code != ErrorCode::TooLarge);
    }
}

} // namespace Lanban
