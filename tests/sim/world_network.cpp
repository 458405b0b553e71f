// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/sim/world.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

void World::connect(Device &device)
{
    const Instance *instance = anyInstance();
    if (instance == nullptr)
        return;
    const ConnectionId conn = ++m_lastConn;
    Link link;
    link.device = device.index;
    link.instance = instance->index;
    m_links.emplace(conn, std::move(link));
    device.link = conn;
    count(Counter::Connections);
    m_trace.add(u"connect %1 %2 to server %3"_s.arg(device.name()).arg(conn).arg(instance->index));
    clientStep(device, ConnectedInput{u"token"_s, {}, {}, {}});
}

void World::cut(Device &device)
{
    if (!device.link)
        return;
    count(Counter::Cuts);
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
    Instance &instance = *m_instances.at(link.instance);
    if (instance.hub)
        serverStep(instance, ClosedInput{conn});
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

void World::deliverUp(ConnectionId conn)
{
    const auto found = m_links.find(conn);
    if (found == m_links.end())
        return;
    Link &link = found->second;
    Instance &instance = *m_instances.at(link.instance);
    if (!link.serverOpen || link.up.empty() || !instance.hub)
        return;
    Protocol::ClientMessage message = link.up.front();
    link.up.pop_front();
    if (link.isMute)
        return;
    if (!link.clientOpen)
        count(Counter::ZombieFrames);
    if (m_weights.throughCodec)
        message = throughCodec(message);
    if (const auto *subscribe = std::get_if<Protocol::Subscribe>(&message))
        link.asked[subscribe->room] = *subscribe;
    if (const auto *hello = std::get_if<Protocol::Hello>(&message)) {
        link.client = hello->clientId;
        // A later hello of a connection is a message like any other.
        if (!link.isWelcome) {
            const UserId user = m_devices.at(static_cast<size_t>(link.device))->user;
            serverStep(instance, HelloInput{conn, *hello, Identity{user, user.value(), u"blue"_s, {}, {}, {}}});
            return;
        }
    }
    if (!plantedUp(conn, link, message))
        serverStep(instance, MessageInput{conn, message});
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
