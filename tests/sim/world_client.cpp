// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
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
    count(Counter::ClientKills);
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
    const ClientId clientBefore = device.store.disk.clientId;
    const QString epochBefore = device.store.disk.epoch;
    device.store.failNextCommit = faulty(m_weights.clientDisk);
    if (!device.store.commit(ops)) {
        count(Counter::ClientWritesFailed);
        kill(device);
        return false;
    }
    if (!clientBefore.isEmpty() && clientBefore != device.store.disk.clientId)
        count(epochBefore == device.store.disk.epoch ? Counter::Renumbered : Counter::Reoffered);
    observe(device, ops);
    if (faulty(m_weights.clientKill)) {
        kill(device);
        return false;
    }
    return true;
}

void World::observe(Device &device, const QList<StoreOp> &ops)
{
    for (const StoreOp &op : ops) {
        if (std::holds_alternative<PutTray>(op))
            count(Counter::Trays);
        const auto *put = std::get_if<PutOutbox>(&op);
        if (put == nullptr)
            continue;
        const Mutation &mutation = put->entry.mutation;
        if (!m_queued.contains(mutation.muid)) {
            m_queued.emplace(mutation.muid, Entry{device.index, ++m_order, mutation});
            count(Counter::Edits);
            const auto *update = std::get_if<Op::TaskUpdate>(&mutation.op);
            if (update != nullptr && update->title)
                device.titles[{mutation.room, update->id}] = mutation.muid;
        }
    }
}

void World::clientStep(Device &device, const ClientInput &input)
{
    const auto *heard = std::get_if<ServerMessageInput>(&input);
    const bool isEvent = heard != nullptr
        && (std::holds_alternative<Protocol::Activity>(heard->message)
            || std::holds_alternative<Protocol::Batch>(heard->message));
    const bool isHead = heard != nullptr && std::holds_alternative<Protocol::Head>(heard->message);
    const QList<ClientOutput> outputs = device.sync->step(input, m_now + device.clockOffsetMs);
    bool reconnect = false;
    for (const ClientOutput &output : outputs) {
        if (const auto *store = std::get_if<StoreOutput>(&output)) {
            if (!commitClient(device, store->ops))
                return;
        } else if (const auto *send = std::get_if<ClientSendOutput>(&output)) {
            m_trace.add(u"%1 sends %2"_s.arg(device.user.value(), summary(send->message)));
            if (std::holds_alternative<Protocol::Subscribe>(send->message) && (isEvent || isHead))
                count(isEvent ? Counter::ResubscribedGap : Counter::ResubscribedHead);
            if (device.link)
                m_links.at(*device.link).up.push_back(send->message);
        } else if (const auto *state = std::get_if<RoomStateOutput>(&output)) {
            device.roomStates[state->room] = state->state;
        } else if (std::holds_alternative<ReconnectOutput>(output)) {
            reconnect = true;
        } else if (const auto *trouble = std::get_if<TroubleOutput>(&output)) {
            m_trace.add(u"%1 trouble %2"_s.arg(device.user.value(), trouble->error.detail));
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

} // namespace Lanban::Sim
