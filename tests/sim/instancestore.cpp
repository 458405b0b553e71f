// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/instancestore.h"

#include <algorithm>

namespace Lanban::Sim {

void InstanceStore::restart()
{
    isHinted = false;
    m_readTo.clear();
}

std::optional<quint64> InstanceStore::readTo(const RoomId &room) const
{
    const auto found = m_readTo.constFind(room);
    return found == m_readTo.cend() ? std::optional<quint64>() : *found;
}

Result<StoredRoom> InstanceStore::load(const RoomId &room)
{
    auto stored = m_shared.load(room);
    if (stored)
        read(room, stored->seq);
    return stored;
}

Result<QList<LoggedEvent>> InstanceStore::events(const RoomId &room, quint64 after, quint64 to, int limit)
{
    auto page = m_shared.events(room, after, to, limit);
    if (page && !page->isEmpty())
        read(room, page->constLast().seq);
    return page;
}

Result<void> InstanceStore::write(const WriteBatch &batch)
{
    const auto written = m_shared.write(batch);
    if (written) {
        for (const WriteBatch::Events &events : batch.events)
            read(events.room, events.events.constLast().seq);
    }
    return written;
}

void InstanceStore::read(const RoomId &room, quint64 seq)
{
    quint64 &known = m_readTo[room];
    known = std::max(known, seq);
}

} // namespace Lanban::Sim
