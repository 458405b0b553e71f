// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/sync/overloaded.h"
#include "tests/sim/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

void World::connect(Device &device)
{
    if (!m_hub)
        return;
    const ConnectionId conn = ++m_lastConn;
    Link link;
    for (size_t i = 0; i < m_devices.size(); ++i) {
        if (m_devices[i].get() == &device)
            link.device = static_cast<int>(i);
    }
    m_links.emplace(conn, std::move(link));
    device.link = conn;
    count("connections");
    m_trace.add(u"connect %1 %2"_s.arg(device.user.value()).arg(conn));
    clientStep(device, ConnectedInput{u"token"_s, {}, {}, {}});
}

void World::cut(Device &device)
{
    if (!device.link)
        return;
    count("cuts");
    const ConnectionId conn = *device.link;
    m_trace.add(u"cut %1"_s.arg(conn));
    Link &link = m_links.at(conn);
    link.clientOpen = false;
    link.down.clear();
    if (!m_random.chance(m_weights.zombie)) {
        link.up.clear();
        closeAtServer(conn);
    }
    closeAtClient(device);
}

void World::closeAtServer(ConnectionId conn)
{
    Link &link = m_links.at(conn);
    if (!link.serverOpen)
        return;
    link.serverOpen = false;
    link.up.clear();
    if (m_hub)
        serverStep(ClosedInput{conn});
}

void World::closeAtClient(Device &device)
{
    device.link.reset();
    if (device.sync)
        clientStep(device, DisconnectedInput());
}

void World::sweep()
{
    for (auto it = m_links.begin(); it != m_links.end();) {
        Link &link = it->second;
        if (link.clientOpen && !link.serverOpen && link.down.empty()) {
            link.clientOpen = false;
            Device &device = *m_devices.at(static_cast<size_t>(link.device));
            if (device.link == it->first)
                closeAtClient(device);
        }
        if (!link.clientOpen && !link.serverOpen)
            it = m_links.erase(it);
        else
            ++it;
    }
}

void World::repeatFrame(Link &link)
{
    const auto repeat = [this](auto &queue) {
        if (queue.empty())
            return;
        const auto size = static_cast<qsizetype>(queue.size());
        const qsizetype from = m_random.below(size);
        const qsizetype to = from + 1 + m_random.below(size - from);
        const auto frame = queue.at(static_cast<size_t>(from));
        queue.insert(queue.begin() + to, frame);
        count("frames repeated");
    };
    if (m_random.chance(0.5))
        repeat(link.up);
    else
        repeat(link.down);
}

void World::delayFrame(Link &link)
{
    const auto delay = [this](auto &queue) {
        const auto size = static_cast<qsizetype>(queue.size());
        if (size < 2)
            return;
        const qsizetype from = m_random.below(size - 1);
        const qsizetype to = from + 1 + m_random.below(size - from - 1);
        std::rotate(queue.begin() + from, queue.begin() + from + 1, queue.begin() + to + 1);
        count("frames reordered");
    };
    if (m_random.chance(0.5))
        delay(link.up);
    else
        delay(link.down);
}

void World::deliverUp(ConnectionId conn)
{
    const auto found = m_links.find(conn);
    if (found == m_links.end() || !found->second.serverOpen || found->second.up.empty() || !m_hub)
        return;
    Protocol::ClientMessage message = found->second.up.front();
    found->second.up.pop_front();
    const UserId user = m_devices.at(static_cast<size_t>(found->second.device))->user;
    if (m_weights.throughCodec)
        message = throughCodec(message);
    // A later hello of a connection is a message like any other.
    if (const auto *hello = std::get_if<Protocol::Hello>(&message); hello != nullptr && !found->second.isWelcome) {
        serverStep(HelloInput{conn, *hello, Identity{user, user.value(), u"blue"_s, {}, {}, {}}});
        return;
    }
    if (auto *mutate = std::get_if<Protocol::Mutate>(&message); mutate != nullptr && m_plant == Plant::NoOrder) {
        // Each mutation is taken as the next one, whatever was refused before it.
        for (const Mutation &mutation : std::as_const(mutate->items)) {
            Mutation next = mutation;
            const auto known = m_store.applied(mutation.muid);
            const auto device = m_devices.at(static_cast<size_t>(found->second.device)).get();
            const ClientId client = device->sync ? device->sync->data().clientId : device->store.disk.clientId;
            if (known && !*known)
                next.mid = m_store.client(client)->lastMid + 1;
            if (m_hub && m_links.contains(conn))
                serverStep(MessageInput{conn, Protocol::Mutate{{next}}});
            if (m_hub)
                serverStep(FlushInput());
        }
        return;
    }
    serverStep(MessageInput{conn, message});
}

void World::deliverDown(ConnectionId conn)
{
    const auto found = m_links.find(conn);
    if (found == m_links.end() || !found->second.clientOpen || found->second.down.empty())
        return;
    const Link::Frame frame = found->second.down.front();
    found->second.down.pop_front();
    Device &device = *m_devices.at(static_cast<size_t>(found->second.device));
    if (!device.sync)
        return;
    if (const auto *bytes = std::get_if<QByteArray>(&frame)) {
        const auto json = Protocol::inflateFrame(*bytes);
        if (!json)
            violate(u"a snapshot's frame can't be inflated: "_s + json.error().detail);
        else
            clientStep(device, SnapshotBytesInput{*json});
        return;
    }
    Protocol::ServerMessage message = std::get<Protocol::ServerMessage>(frame);
    if (m_weights.throughCodec)
        message = throughCodec(message);
    if (const auto planted = plantedDown(device, std::move(message)))
        clientStep(device, ServerMessageInput{*planted});
}

Protocol::ClientMessage World::throughCodec(const Protocol::ClientMessage &message)
{
    const auto decoded = Protocol::decodeClientMessage(Protocol::encode(message));
    if (!decoded || *decoded != message) {
        violate(u"the codec changes a client's message: %1 %2"_s.arg(
            decoded ? QString() : decoded.error().path + u' ' + decoded.error().detail,
            QString::fromUtf8(Protocol::encode(message))));
    }
    return message;
}

Protocol::ServerMessage World::throughCodec(const Protocol::ServerMessage &message)
{
    const auto decoded = Protocol::decodeServerMessage(Protocol::encode(message));
    if (!decoded || *decoded != message) {
        violate(u"the codec changes a server's message: %1 %2"_s.arg(
            decoded ? QString() : decoded.error().path + u' ' + decoded.error().detail,
            QString::fromUtf8(Protocol::encode(message))));
    }
    return message;
}

} // namespace Lanban::Sim
