// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/eventstore.h"

#include <QObject>
#include <QSet>

namespace Lanban {

//! Makes snapshots beside the running server, on a thread and a read-only connection of its own:
//! a large board's takes longer than anybody's edit may wait.
class Snapshotter : public QObject
{
    Q_OBJECT

public:
    explicit Snapshotter(QString dataDir, QObject *parent = nullptr);

public Q_SLOTS:
    void make(const QList<Lanban::RoomId> &rooms);

Q_SIGNALS:
    //! To be put into the store by the thread that writes.
    void made(const Lanban::SnapshotRow &snapshot);
    //! There is none. \a mayPass: another try may do better.
    void failed(const Lanban::RoomId &room, bool mayPass);

private:
    QString m_dataDir;
    std::unique_ptr<EventStore> m_store;
};

} // namespace Lanban
