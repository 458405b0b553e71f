// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "core/sync/overloaded.h"
#include "tests/sim/world.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {
const QList<RoomId> &wantedRooms()
{
    static const QList<RoomId> rooms{RoomId{RoomId::Kind::Team, u"team"_s}, RoomId{RoomId::Kind::Board, u"b1"_s},
                                     RoomId{RoomId::Kind::Board, u"b2"_s}};
    return rooms;
}

QString summary(const Protocol::ClientMessage &message)
{
    if (const auto *mutate = std::get_if<Protocol::Mutate>(&message); mutate != nullptr && !mutate->items.isEmpty())
        return u"mutate %1 to %2"_s.arg(mutate->items.first().mid).arg(mutate->items.last().mid);
    if (const auto *subscribe = std::get_if<Protocol::Subscribe>(&message))
        return u"subscribe %1 since %2"_s.arg(subscribe->room.toString()).arg(subscribe->since.value_or(Protocol::Cursor()).seq);
    if (const auto *hello = std::get_if<Protocol::Hello>(&message))
        return u"hello %1 next %2"_s.arg(hello->clientId.value()).arg(hello->nextMid);
    return QString::number(message.index());
}
} // namespace

void World::start(Device &device)
{
    if (device.isSpare)
        return;
    checkDisk(device);
    const auto data = device.store.load();
    ClientSync::Options options;
    options.ackTimeoutMs = 1500;
    // The watch for silent rooms lives on heads.
    options.silenceMs = m_plant == Plant::NoHead ? std::numeric_limits<int>::max() : 5000;
    options.zstd = m_weights.zstd;
    device.sync = std::make_unique<ClientSync>(*data, m_ids, options);
    device.sync->setActor({device.user, device.user.value(), u"blue"_s, false});
    device.roomStates.clear();
    device.clockAtMs = m_now + m_random.below(200);
    m_trace.add(u"start %1"_s.arg(device.user.value()));
    for (const RoomId &room : wantedRooms()) {
        if (device.sync)
            clientStep(device, SubscribeInput{room});
    }
}

void World::kill(Device &device)
{
    if (!device.sync)
        return;
    count("client kills");
    m_trace.add(u"kill %1"_s.arg(device.user.value()));
    device.sync.reset();
    cut(device);
}

bool World::commitClient(Device &device, const QList<StoreOp> &ops)
{
    if (faulty(m_weights.clientKill)) {
        kill(device);
        return false;
    }
    if (m_plant == Plant::TornStore && m_faulty && m_random.chance(0.05)) {
        for (const StoreOp &op : ops) {
            if (const auto *put = std::get_if<PutEntities>(&op)) {
                const auto torn = device.store.commit({PutCursor{put->room, put->cursor}});
                kill(device);
                return torn && false;
            }
        }
    }
    device.store.failNextCommit = faulty(m_weights.clientDisk);
    if (!device.store.commit(ops)) {
        count("client writes failed");
        kill(device);
        return false;
    }
    for (const StoreOp &op : ops) {
        if (const auto *put = std::get_if<PutOutbox>(&op); put != nullptr && !m_queued.contains(put->entry.mutation.muid)) {
            int index = 0;
            while (m_devices.at(static_cast<size_t>(index)).get() != &device)
                ++index;
            m_queued.emplace(put->entry.mutation.muid, Entry{index, ++m_order, put->entry.mutation});
            count("mutations");
        }
    }
    if (faulty(m_weights.clientKill)) {
        kill(device);
        return false;
    }
    return true;
}

void World::clientStep(Device &device, const ClientInput &input)
{
    const QList<ClientOutput> outputs = device.sync->step(input, m_now);
    bool reconnect = false;
    for (const ClientOutput &output : outputs) {
        if (const auto *store = std::get_if<StoreOutput>(&output)) {
            if (!commitClient(device, store->ops))
                return;
        } else if (const auto *send = std::get_if<ClientSendOutput>(&output)) {
            m_trace.add(u"%1 sends %2"_s.arg(device.user.value(), summary(send->message)));
            if (device.link)
                m_links.at(*device.link).up.push_back(send->message);
        } else if (const auto *state = std::get_if<RoomStateOutput>(&output)) {
            device.roomStates[state->room] = state->state;
        } else if (std::holds_alternative<ReconnectOutput>(output)) {
            reconnect = true;
        } else if (const auto *trouble = std::get_if<TroubleOutput>(&output)) {
            m_trace.add(u"%1 trouble %2"_s.arg(device.user.value(), trouble->error.detail));
            count("troubles");
        } else if (std::holds_alternative<RefusedOutput>(output)) {
            count("refused");
        } else if (const auto *changed = std::get_if<ChangedOutput>(&output)) {
            m_trace.add(u"%1 changed %2 %3 at %4"_s.arg(device.user.value(), changed->room.toString())
                            .arg(changed->refs.size())
                            .arg(device.sync->cursor(changed->room).seq));
        }
    }
    checkDevice(device);
    if (reconnect)
        cut(device);
}

void World::edit(Device &device)
{
    const RoomId room = m_random.chance(0.05) ? wantedRooms().constFirst() : wantedRooms().at(1 + m_random.below(2));
    const BoardState *view = device.sync->view(room);
    if (view == nullptr)
        return;
    const Operation op = room.kind == RoomId::Kind::Team ? randomTeamOperation(*view, m_random, m_ids)
                                                         : randomOperation(*view, device.user, m_random, m_ids);
    m_trace.add(u"%1 edits %2 op %3"_s.arg(device.user.value(), room.toString()).arg(op.index()));
    clientStep(device, EditInput{room, op, {}});
}

void World::backUpProfile(Device &device)
{
    if (!device.isSpare)
        device.image = device.store.disk;
}

void World::restoreProfile(Device &device)
{
    if (!device.image)
        return;
    count("profiles restored");
    m_trace.add(u"restore %1"_s.arg(device.user.value()));
    kill(device);
    // What was never sent and is newer than the image is gone, and nobody can help it.
    std::set<Muid> kept;
    for (const OutboxEntry &entry : std::as_const(device.image->outbox))
        kept.insert(entry.mutation.muid);
    for (const OutboxEntry &entry : std::as_const(device.store.disk.outbox)) {
        const Muid &muid = entry.mutation.muid;
        if (!kept.contains(muid) && !m_store.disk.applied.contains(muid))
            m_queued.erase(muid);
    }
    device.store.disk = *device.image;
    device.wasRestored = true;
}

void World::cloneProfile(const Device &device)
{
    Device &spare = *m_devices.back();
    if (!spare.isSpare || device.isSpare)
        return;
    count("profiles cloned");
    m_trace.add(u"clone %1"_s.arg(device.user.value()));
    spare.isSpare = false;
    spare.user = device.user;
    spare.store.disk = device.store.disk;
    m_clonedUsers.insert(device.user);
}

std::optional<Protocol::ServerMessage> World::plantedDown(const Device &device, Protocol::ServerMessage message)
{
    switch (m_plant) {
    case Plant::DropOnAck:
        if (auto *ack = std::get_if<Protocol::Ack>(&message))
            ack->fx.clear();
        break;
    case Plant::NoHead:
        if (std::holds_alternative<Protocol::Head>(message))
            return {};
        break;
    case Plant::GapIgnored:
        if (auto *activity = std::get_if<Protocol::Activity>(&message)) {
            const Protocol::Cursor cursor = device.sync->cursor(activity->room);
            if (activity->prev > cursor.seq && cursor.seq > 0) {
                activity->prev = cursor.seq;
                activity->h = Protocol::chainHash(cursor.h, activity->seq, activity->event);
            }
        }
        break;
    case Plant::EpochIgnored:
        if (auto *welcome = std::get_if<Protocol::Welcome>(&message)) {
            if (const QString known = device.sync->data().epoch; !known.isEmpty())
                welcome->epoch = known;
        }
        break;
    case Plant::NoForkCheck:
        if (auto *welcome = std::get_if<Protocol::Welcome>(&message)) {
            const ClientData data = device.sync->data();
            welcome->lastMid = data.nextMid - 1;
            for (const OutboxEntry &entry : data.outbox) {
                if (entry.state == OutboxEntry::State::Queued)
                    welcome->lastMid = std::min(welcome->lastMid, entry.mutation.mid - 1);
            }
        } else if (auto *hold = std::get_if<Protocol::Hold>(&message)) {
            if (hold->why == "gap"_L1)
                return {};
        } else if (const auto *error = std::get_if<Protocol::ErrorMessage>(&message)) {
            if (error->code == ErrorCode::ForkedClient)
                return {};
        }
        break;
    default:
        break;
    }
    return message;
}

} // namespace Lanban::Sim
