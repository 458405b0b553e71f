// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <QList>

namespace Lanban {

//! What one client asked for and has not been given yet, because it is still taking the answer before.
//!
//! Bounded: of a room only the latest subscribe waits, and there may be so many rooms and pages of history, and one heal.
class RequestQueue
{
public:
    //! \a maxRooms subscribes, of different rooms.
    explicit RequestQueue(int maxRooms) : m_maxRooms(maxRooms) { }

    //! True for what has a large answer: a subscribe, a page of history, a heal.
    [[nodiscard]] static bool isRequest(const Protocol::ClientMessage &message);

    //! Lets a request wait. The error that it gets instead, where it may not: StaleGen, LimitExceeded.
    [[nodiscard]] std::optional<Protocol::ErrorMessage> add(Protocol::ClientMessage request);
    //! An unsubscribe takes back what waits for its room; the error of one that is older than that.
    [[nodiscard]] std::optional<Protocol::ErrorMessage> takeBack(const Protocol::Unsubscribe &message);
    //! True while a subscribe of \a room waits.
    [[nodiscard]] bool awaits(const RoomId &room) const;

    [[nodiscard]] bool isEmpty() const { return m_waiting.isEmpty(); }
    //! The oldest. \pre !isEmpty()
    [[nodiscard]] Protocol::ClientMessage next() { return m_waiting.takeFirst(); }
    void clear() { m_waiting.clear(); }

    static constexpr int MaxPages = 16;

private:
    [[nodiscard]] qsizetype indexOf(const RoomId &room) const;

    QList<Protocol::ClientMessage> m_waiting;
    int m_maxRooms;
};

} // namespace Lanban
