// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/membershipbook.h"

#include <iterator>

namespace Lanban::Sim {

void MembershipBook::write(const RoomId &room, const LoggedEvent &event)
{
    const auto *change = std::get_if<MemberChange>(&event.event.data);
    if (change == nullptr)
        return;
    if (event.event.type == EventType::MemberAdded)
        m_changes[{room, change->userId}][event.seq] = true;
    else if (event.event.type == EventType::MemberRemoved)
        m_changes[{room, change->userId}][event.seq] = false;
}

bool MembershipBook::wasMember(const RoomId &room, const UserId &user, quint64 seq) const
{
    const auto changes = m_changes.find({room, user});
    if (changes == m_changes.end())
        return false;
    const auto after = changes->second.upper_bound(seq);
    return after != changes->second.begin() && std::prev(after)->second;
}

} // namespace Lanban::Sim
