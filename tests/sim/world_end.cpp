// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide.h"
#include "core/protocol/chain.h"
#include "tests/sim/words.h"
#include "tests/sim/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

QString World::unsettled() const
{
    for (const auto &instance : m_instances) {
        if (!instance->hub)
            return u"server %1 is down"_s.arg(instance->index);
        if (instance->wantsFlush)
            return u"server %1 wants to flush"_s.arg(instance->index);
    }
    for (const auto &[conn, link] : m_links) {
        if (!link.up.empty() || !link.down.empty() || link.clientOpen != link.serverOpen) {
            return u"connection %1 of device %2: %3 up, %4 down, open %5 %6"_s.arg(conn)
                .arg(link.device)
                .arg(link.up.size())
                .arg(link.down.size())
                .arg(link.clientOpen)
                .arg(link.serverOpen);
        }
    }
    for (const auto &device : m_devices) {
        if (device->isSpare)
            continue;
        if (const QString why = unsettled(*device); !why.isEmpty())
            return why;
    }
    return {};
}

QString World::unsettled(const Device &device) const
{
    const QString &user = device.user.value();
    if (!device.sync || !device.link)
        return u"%1 is not connected"_s.arg(user);
    if (!device.store.disk.outbox.isEmpty()) {
        const OutboxEntry &first = device.store.disk.outbox.first();
        return u"%1 has %2 in the outbox, the first %3, mid %4, of %5"_s.arg(user)
            .arg(device.store.disk.outbox.size())
            .arg(first.state == OutboxEntry::State::Acked ? u"acked"_s : u"queued"_s)
            .arg(first.mutation.mid)
            .arg(first.mutation.room.toString());
    }
    for (const auto &[room, state] : device.roomStates) {
        const quint64 seq = device.sync->cursor(room).seq;
        const auto stream = m_store.disk.streams.constFind(room);
        if (stream == m_store.disk.streams.cend() || state != RoomStateOutput::State::Live || seq != stream->seq) {
            return u"%1 is at %2 of %3 in %4, in state %5"_s.arg(user)
                .arg(seq)
                .arg(stream == m_store.disk.streams.cend() ? 0 : stream->seq)
                .arg(room.toString())
                .arg(static_cast<int>(state));
        }
        if (device.rotten.contains(room) && !(*device.sync->base(room) == stream->state))
            return u"%1's %2 is not healed"_s.arg(user, room.toString());
    }
    return {};
}

void World::checkEnd()
{
    for (auto stream = m_store.disk.streams.cbegin(); stream != m_store.disk.streams.cend(); ++stream)
        checkLog(stream.key(), *stream);
    for (const auto &device : m_devices) {
        if (!device->isSpare)
            checkConverged(*device);
    }
    checkLedger();
    checkTasks();
    checkWords();
    for (const auto &device : m_devices) {
        if (device->sync)
            countHeals(*device);
    }
}

void World::checkLog(const RoomId &room, const ServerDisk::Stream &stream)
{
    quint64 seq = stream.floor;
    QString h;
    BoardState state;
    std::set<Muid> muids;
    for (const LoggedEvent &event : stream.log) {
        if (event.prev != seq || event.seq != seq + 1)
            violate(u"the log of %1 has a hole after %2"_s.arg(room.toString()).arg(seq));
        if (seq != stream.floor || seq == 0) {
            if (event.h != Protocol::chainHash(h, event.seq, event.event))
                violate(u"the chain of %1 breaks at %2"_s.arg(room.toString()).arg(event.seq));
        }
        if (!event.muid.isEmpty() && !muids.insert(event.muid).second)
            violate(u"applied twice: %1 in %2"_s.arg(event.muid.value(), room.toString()));
        seq = event.seq;
        h = event.h;
        if (stream.floor == 0)
            apply(state, event.event, event.seq);
    }
    if (seq != stream.seq)
        violate(u"the log of %1 ends at %2, not at %3"_s.arg(room.toString()).arg(seq).arg(stream.seq));
    if (stream.floor == 0 && !(state == stream.state))
        violate(u"the events of %1 do not come to its state"_s.arg(room.toString()));
    for (const ColumnId &column : stream.state.columns().keys()) {
        // A rank that two tasks have stands there with a blank: BoardState::tasksByRank().
        const QMap<QString, TaskId> &order = stream.state.tasksByRank(column);
        for (auto task = order.cbegin(); task != order.cend(); ++task) {
            if (task.key().contains(u' '))
                violate(u"two tasks at one place of %1"_s.arg(column.value()));
        }
    }
}

void World::checkConverged(const Device &device)
{
    for (const auto &[room, phase] : device.roomStates) {
        const BoardState *base = device.sync->base(room);
        const auto stream = m_store.disk.streams.constFind(room);
        if (base == nullptr || stream == m_store.disk.streams.cend() || !(*base == stream->state)) {
            violate(u"%1 and the server differ in %2"_s.arg(device.user.value(), room.toString()));
            continue;
        }
        Protocol::StateDigest ours;
        Protocol::StateDigest theirs;
        if (ours.value(*base) != theirs.value(stream->state))
            violate(u"equal states with different digests"_s);
        const BoardState &view = *device.sync->view(room);
        if (!(view == *base))
            violate(u"%1 sees something else than %2 holds"_s.arg(device.user.value(), room.toString()));
        for (const ColumnId &column : stream->state.columns().keys()) {
            if (view.liveTasks(column) != stream->state.liveTasks(column))
                violate(u"%1 sees %2 in another order"_s.arg(device.user.value(), column.value()));
        }
        count(Counter::RoomsCompared);
    }
}

void World::checkLedger()
{
    std::map<UserId, std::set<Muid>> trays;
    bool anyRestored = false;
    for (const auto &device : m_devices) {
        anyRestored = anyRestored || device->wasRestored;
        for (const TrayEntry &entry : std::as_const(device->store.disk.tray))
            trays[device->user].insert(entry.mutation.muid);
    }
    for (const auto &[muid, entry] : m_queued) {
        const UserId &user = m_devices.at(static_cast<size_t>(entry.device))->user;
        // Two disks went back in time: what only they knew is gone.
        const bool isExcused = (anyRestored && m_serverRestores > 0) || m_forgiven.contains(muid);
        const auto result = m_store.disk.applied.constFind(muid);
        const bool isApplied = result != m_store.disk.applied.cend() && std::holds_alternative<Protocol::Ack>(result->answer);
        const bool isInTray = trays[user].contains(muid) || m_handled.contains(muid);
        const bool isGone = anyRestored && result != m_store.disk.applied.cend(); // from a tray that was restored
        if (!isApplied && !isInTray && !isGone && !isExcused)
            violate(u"lost: %1 of %2, mid %3"_s.arg(muid.value(), user.value()).arg(entry.mutation.mid));
    }
    for (const Muid &muid : m_acked) {
        // Offered again to a restored server it may have been refused, and that forgotten by the next restore: the user has it.
        const auto queued = m_queued.find(muid);
        const bool isInTray = m_serverRestores > 1 && queued != m_queued.end()
            && (m_handled.contains(muid) || trays[m_devices.at(static_cast<size_t>(queued->second.device))->user].contains(muid));
        if (!m_store.disk.applied.contains(muid) && !anyRestored && !isInTray)
            violate(u"acknowledged and lost: %1"_s.arg(muid.value()));
    }
    std::set<std::pair<RoomId, Muid>> inLog;
    for (auto stream = m_store.disk.streams.cbegin(); stream != m_store.disk.streams.cend(); ++stream) {
        for (const LoggedEvent &event : stream->log)
            inLog.insert({stream.key(), event.muid});
    }
    for (const AppliedResult &result : std::as_const(m_store.disk.applied)) {
        const auto *ack = std::get_if<Protocol::Ack>(&result.answer);
        if (ack == nullptr)
            continue;
        count(Counter::Applied);
        for (const Protocol::Effect &effect : ack->fx) {
            const auto stream = m_store.disk.streams.constFind(effect.room);
            if (stream != m_store.disk.streams.cend() && stream->floor == 0 && !inLog.contains({effect.room, result.muid})) {
                violate(u"applied, but no event: %1"_s.arg(result.muid.value()));
            }
        }
    }
    if (m_serverRestores > 0 || anyRestored)
        return;
    std::map<UserId, quint64> last;
    for (const Muid &muid : std::as_const(m_store.disk.order)) {
        const auto entry = m_queued.find(muid);
        if (entry == m_queued.end())
            continue;
        const UserId &user = m_devices.at(static_cast<size_t>(entry->second.device))->user;
        if (m_clonedUsers.contains(user))
            continue;
        if (entry->second.order < last[user])
            violate(u"out of order: %1's %2"_s.arg(user.value(), muid.value()));
        last[user] = entry->second.order;
    }
}

void World::checkTasks()
{
    // Whatever happened to a task, it is somewhere.
    for (const AppliedResult &result : std::as_const(m_store.disk.applied)) {
        const auto entry = m_queued.find(result.muid);
        if (!std::holds_alternative<Protocol::Ack>(result.answer) || entry == m_queued.end())
            continue;
        const auto *create = std::get_if<Op::TaskCreate>(&entry->second.mutation.op);
        if (create == nullptr)
            continue;
        const auto isThere = [&](const ServerDisk::Stream &stream) { return stream.state.find(create->id) != nullptr; };
        if (std::none_of(m_store.disk.streams.cbegin(), m_store.disk.streams.cend(), isThere))
            violate(u"the task %1 is nowhere"_s.arg(create->id.value()));
    }
}

void World::checkWords()
{
    // A word that an acknowledged edit put into a text, and that no acknowledged edit took out, is in that text; one that was
    // taken out and that nobody put in again is not.
    struct Text {
        std::set<QString> present;
        std::set<QString> added;
        std::set<QString> removed;
    };
    std::map<QString, Text> texts;
    for (auto stream = m_store.disk.streams.cbegin(); stream != m_store.disk.streams.cend(); ++stream) {
        // What a task left behind when it went to another board stands there as it was.
        const BoardState &state = stream->state;
        for (const Task &task : state.tasks()) {
            if (task.movedTo.isEmpty())
                texts[task.id.value()].present.merge(wordsOf(task.description));
        }
        for (const CheckItem &item : state.checkItems()) {
            const Checklist *list = state.find(item.checklistId);
            const Task *task = list != nullptr ? state.find(list->taskId) : nullptr;
            if (task == nullptr || task->movedTo.isEmpty())
                texts[item.id.value()].present.merge(wordsOf(item.text));
        }
    }
    for (const AppliedResult &result : std::as_const(m_store.disk.applied)) {
        const auto entry = m_queued.find(result.muid);
        if (!std::holds_alternative<Protocol::Ack>(result.answer) || entry == m_queued.end())
            continue;
        const Mutation &mutation = entry->second.mutation;
        WordChange change = wordChange(mutation);
        if (change.added.empty() && change.removed.empty())
            continue;
        const auto *create = std::get_if<Op::TaskCreate>(&mutation.op);
        const auto *task = std::get_if<Op::TaskUpdate>(&mutation.op);
        const auto *item = std::get_if<Op::CheckItemUpdate>(&mutation.op);
        Text &text = texts[create != nullptr ? create->id.value() : task != nullptr ? task->id.value() : item->id.value()];
        text.added.merge(change.added);
        text.removed.merge(change.removed);
    }
    for (const auto &[id, text] : texts) {
        for (const QString &word : text.added) {
            if (!text.present.contains(word) && !text.removed.contains(word))
                violate(u"the word %1 of %2 is lost"_s.arg(word, id));
            count(Counter::WordsCompared);
        }
        for (const QString &word : text.removed) {
            if (text.present.contains(word) && !text.added.contains(word) && m_serverRestores == 0)
                violate(u"the word %1 of %2 is back"_s.arg(word, id));
        }
    }
}

} // namespace Lanban::Sim
