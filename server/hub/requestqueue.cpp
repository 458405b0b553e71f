// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/requestqueue.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
Protocol::ErrorMessage stale(const QString &id)
{
    return {id, ErrorCode::StaleGen, false, u"/gen"_s, u"a later subscribe of this room came already"_s};
}
} // namespace

bool RequestQueue::isRequest(const Protocol::ClientMessage &message)
{
    return std::holds_alternative<Protocol::Subscribe>(message) || std::holds_alternative<Protocol::History>(message)
        || std::holds_alternative<Protocol::Heal>(message);
}

std::optional<Protocol::ErrorMessage> RequestQueue::add(Protocol::ClientMessage request)
{
    if (auto *subscribe = std::get_if<Protocol::Subscribe>(&request)) {
        subscribe->want.removeDuplicates(); // a message may be long, what waits is short
        if (const qsizetype at = indexOf(subscribe->room); at >= 0) {
            auto &waiting = m_waiting[at];
            if (subscribe->gen < std::get<Protocol::Subscribe>(waiting).gen)
                return stale(subscribe->id);
            waiting = std::move(request);
            return {};
        }
    }
    const auto count = std::count_if(m_waiting.cbegin(), m_waiting.cend(), [&request](const Protocol::ClientMessage &waiting) {
        return waiting.index() == request.index();
    });
    if (const auto *subscribe = std::get_if<Protocol::Subscribe>(&request); subscribe != nullptr && count >= m_maxRooms)
        return Protocol::ErrorMessage{subscribe->id, ErrorCode::LimitExceeded, false, u"/room"_s, u"too many rooms"_s};
    if (const auto *history = std::get_if<Protocol::History>(&request); history != nullptr && count >= MaxPages)
        return Protocol::ErrorMessage{history->id, ErrorCode::LimitExceeded, false, u"/id"_s, u"too many pages at once"_s};
    if (const auto *heal = std::get_if<Protocol::Heal>(&request); heal != nullptr && count > 0)
        return Protocol::ErrorMessage{heal->id, ErrorCode::LimitExceeded, false, u"/id"_s, u"one heal at a time"_s};
    m_waiting.append(std::move(request));
    return {};
}

std::optional<Protocol::ErrorMessage> RequestQueue::takeBack(const Protocol::Unsubscribe &message)
{
    const qsizetype at = indexOf(message.room);
    if (at < 0)
        return {};
    if (message.gen < std::get<Protocol::Subscribe>(m_waiting.at(at)).gen)
        return stale(message.id);
    m_waiting.removeAt(at);
    return {};
}

bool RequestQueue::awaits(const RoomId &room) const
{
    return indexOf(room) >= 0;
}

qsizetype RequestQueue::indexOf(const RoomId &room) const
{
    const auto found = std::find_if(m_waiting.cbegin(), m_waiting.cend(), [&room](const Protocol::ClientMessage &waiting) {
        const auto *subscribe = std::get_if<Protocol::Subscribe>(&waiting);
        return subscribe != nullptr && subscribe->room == room;
    });
    return found == m_waiting.cend() ? -1 : found - m_waiting.cbegin();
}

} // namespace Lanban
