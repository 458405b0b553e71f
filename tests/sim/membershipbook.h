// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

#include <map>

namespace Lanban::Sim {

//! Who was a member of what at which seq, as it was committed; knows it of cut logs, too.
class MembershipBook
{
public:
    void write(const RoomId &room, const LoggedEvent &event);
    [[nodiscard]] bool wasMember(const RoomId &room, const UserId &user, quint64 seq) const;

private:
    std::map<std::pair<RoomId, UserId>, std::map<quint64, bool>> m_changes;
};

} // namespace Lanban::Sim
