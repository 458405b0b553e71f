// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overloaded.h"
#include "tests/sim/words.h"
#include "tests/sim/world.h"

#include <algorithm>
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
    m_trace.add(u"start %1"_s.arg(device.name()));
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
    m_trace.add(u"kill %1"_s.arg(device.name()));
    countHeals(device);
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
    const ClientId clientBefore = device.store.disk.clientId;
    const QString epochBefore = device.store.disk.epoch;
    const QList<OutboxEntry> outboxBefore = device.store.disk.outbox;
    if (!device.store.commit(ops)) {
        count(Counter::ClientWritesFailed);
        kill(device);
        return false;
    }
    if (!clientBefore.isEmpty() && clientBefore != device.store.disk.clientId)
        count(epochBefore == device.store.disk.epoch ? Counter::Renumbered : Counter::Reoffered);
    observe(device, outboxBefore, ops);
    if (faulty(m_weights.clientKill)) {
        kill(device);
        return false;
    }
    return true;
}

void World::observe(Device &device, const QList<OutboxEntry> &before, const QList<StoreOp> &ops)
{
    std::set<Muid> kept;
    for (const StoreOp &op : ops) {
        if (const auto *tray = std::get_if<PutTray>(&op)) {
            count(Counter::Trays);
            kept.insert(tray->entry.mutation.muid);
        }
        const auto *put = std::get_if<PutOutbox>(&op);
        if (put == nullptr)
            continue;
        const Mutation &mutation = put->entry.mutation;
        kept.insert(mutation.muid);
        const bool wasQueued = m_queued.contains(mutation.muid);
        // Another edit of the same was put into it: it is a new mutation in the old one's place.
        for (const OutboxEntry &entry : before) {
            if (entry.n != put->entry.n || entry.mutation.muid == mutation.muid)
                continue;
            count(Counter::Squashed);
            if (entry.sent)
                violate(u"%1 was sent, and then changed"_s.arg(entry.mutation.muid.value()));
            if (const auto old = m_queued.find(entry.mutation.muid); old != m_queued.end()) {
                m_queued.emplace(mutation.muid, Entry{device.index, old->second.order, mutation});
                m_queued.erase(old);
            }
        }
        const bool isSquashed = m_queued.contains(mutation.muid) && !wasQueued;
        const auto [queued, isNew] = m_queued.emplace(mutation.muid, Entry{device.index, 0, mutation});
        if (isNew) {
            queued->second.order = ++m_order;
            count(Counter::Edits);
        } else if (!isSquashed) {
            if (queued->second.mutation.op != mutation.op)
                violate(u"%1 is not what it was"_s.arg(mutation.muid.value()));
            continue;
        }
        m_trace.add(u"%1 queues %2 op %3 in %4"_s.arg(device.name(), mutation.muid.value())
                        .arg(mutation.op.index())
                        .arg(mutation.room.toString()));
        if (const WordChange words = wordChange(mutation); !words.added.empty() || !words.removed.empty()) {
            m_trace.add(u"%1 words +%2 -%3"_s.arg(device.name(), QStringList(words.added.begin(), words.added.end()).join(u' '),
                                                  QStringList(words.removed.begin(), words.removed.end()).join(u' ')));
        }
        const auto *update = std::get_if<Op::TaskUpdate>(&mutation.op);
        if (update != nullptr && update->title)
            device.titles[{mutation.room, update->id}] = mutation.muid;
    }
    for (const StoreOp &op : ops) {
        const auto *remove = std::get_if<RemoveOutbox>(&op);
        if (remove == nullptr)
            continue;
        for (const OutboxEntry &entry : before) {
            const Muid &muid = entry.mutation.muid;
            if (entry.n != remove->n || entry.state != OutboxEntry::State::Queued || kept.contains(muid)
                || m_acked.contains(muid)) {
                continue;
            }
            // It came to nothing together with another, before either was sent.
            count(Counter::Squashed);
            if (entry.sent)
                violate(u"%1 was sent, and is given up"_s.arg(muid.value()));
            m_queued.erase(muid);
        }
    }
}

void World::countHeals(const Device &device)
{
    m_counters.add(Counter::Healed, device.sync->healed().healed);
    m_counters.add(Counter::HealedWhole, device.sync->healed().snapshots);
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
            m_trace.add(u"%1 sends %2"_s.arg(device.name(), summary(send->message)));
            if (std::holds_alternative<Protocol::Subscribe>(send->message) && (isEvent || isHead))
                count(isEvent ? Counter::ResubscribedGap : Counter::ResubscribedHead);
            if (std::holds_alternative<Protocol::Heal>(send->message))
                count(Counter::HealsAsked);
            if (device.link)
                m_links.at(*device.link).up.push_back(send->message);
        } else if (const auto *state = std::get_if<RoomStateOutput>(&output)) {
            device.roomStates[state->room] = state->state;
        } else if (const auto *why = std::get_if<ReconnectOutput>(&output)) {
            reconnect = true;
            if (why->reason == "no answer"_L1)
                count(Counter::LinesGivenUp);
        } else if (std::holds_alternative<MoveOvertakenOutput>(output)) {
            count(Counter::OvertakenMoves);
        } else if (std::holds_alternative<AdjustedOutput>(output)) {
            count(Counter::AdjustedTold);
        } else if (const auto *undone = std::get_if<UndoneOutput>(&output)) {
            count(undone->redo ? Counter::Redone : Counter::Undone);
            if (!undone->skipped.isEmpty())
                count(Counter::OvertakenUndos);
        } else if (const auto *trouble = std::get_if<TroubleOutput>(&output)) {
            m_trace.add(u"%1 trouble %2"_s.arg(device.name(), trouble->error.detail));
        } else if (const auto *changed = std::get_if<ChangedOutput>(&output)) {
            m_trace.add(u"%1 changed %2 %3 at %4"_s.arg(device.name(), changed->room.toString())
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
    m_trace.add(u"%1 edits %2 op %3"_s.arg(device.name(), room.toString()).arg(op.index()));
    EditInput input{room, op, {}, {}};
    // What the user was looking at, where the app says so.
    const auto seen = [&](const TaskId &id) {
        if (const Task *task = view->find(id); task != nullptr && m_random.chance(0.7))
            input.base = BaseRef{id.value(), task->rev, {}};
    };
    if (const auto *update = std::get_if<Op::TaskUpdate>(&op); update != nullptr && !update->description)
        seen(update->id);
    else if (const auto *move = std::get_if<Op::TaskMove>(&op))
        seen(move->id);
    else if (const auto *comment = std::get_if<Op::CommentCreate>(&op))
        seen(comment->taskId);
    clientStep(device, input);
}

void World::undo(Device &device)
{
    const RoomId &room = wantedRooms().at(1 + m_random.below(2));
    const bool redo = m_random.chance(0.4);
    if (device.sync->lastStep(room, redo) == nullptr)
        return;
    m_trace.add(u"%1 %2 in %3"_s.arg(device.name(), redo ? u"redoes"_s : u"undoes"_s, room.toString()));
    clientStep(device, UndoInput{room, redo});
}

void World::useTray(Device &device)
{
    const QList<TrayEntry> tray = device.sync->tray();
    if (tray.isEmpty())
        return;
    const auto isUrgent = [](const TrayEntry &entry) { return entry.code == ErrorCode::WipLimit; };
    const auto urgent = std::find_if(tray.cbegin(), tray.cend(), isUrgent);
    const TrayEntry &entry = urgent != tray.cend() ? *urgent : tray.at(m_random.below(tray.size()));
    const Muid muid = entry.mutation.muid;
    m_trace.add(u"%1 takes %2 from the tray"_s.arg(device.name(), muid.value()));
    // Whatever comes of it, the user has seen it.
    m_handled.insert(muid);
    for (const TrayEntry &other : tray) {
        if (other.cause == muid)
            m_handled.insert(other.mutation.muid); // goes with it
    }
    if (entry.code == ErrorCode::TextConflict) {
        const auto *update = std::get_if<Op::TaskUpdate>(&entry.mutation.op);
        count(Counter::TraysResolved);
        clientStep(device, ResolveTrayInput{muid, update != nullptr ? update->description.value_or(QString()) : m_ids.next()});
    } else if (entry.code == ErrorCode::WipLimit) {
        count(Counter::PlacedAnyway);
        clientStep(device, PlaceAnywayInput{muid});
    } else if (m_random.chance(0.5)) {
        count(Counter::TraysRetried);
        clientStep(device, RetryTrayInput{muid});
    } else {
        clientStep(device, DiscardTrayInput{muid});
    }
}

} // namespace Lanban::Sim
