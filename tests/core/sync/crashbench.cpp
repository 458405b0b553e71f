// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/crashbench.h"

#include "core/sync/opinfo.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Testing {

namespace {

constexpr ConnectionId Other = 9;
constexpr qint64 HeadMs = 25000;

//! The names in a list of what has a mutation, by muid.
template<typename T>
std::map<Muid, Mutation> byMuid(const QList<T> &entries)
{
    std::map<Muid, Mutation> found;
    for (const T &entry : entries)
        found.emplace(entry.mutation.muid, entry.mutation);
    return found;
}

//! Whether \a later says all that \a earlier said.
bool covers(const Operation &later, const Operation &earlier)
{
    const QList<FieldRef> fields = fieldsOf(earlier);
    const QList<FieldRef> all = fieldsOf(later);
    return std::all_of(fields.cbegin(), fields.cend(), [&all](const FieldRef &field) { return all.contains(field); });
}

QString nameOf(const Mutation &mutation)
{
    return u"%1 (%2 %3)"_s.arg(mutation.muid.value(), QString::number(mutation.op.index()),
                               subjectOf(mutation.op, mutation.room).id);
}

} // namespace

Life::Life() : client(hub, 1)
{
    hub.options.limits.burst = 100000;
    hub.restart();
    client.options.window = 2; // some wait unsent, also on a connection
    client.restart();
    client.filter = [this](const Protocol::ServerMessage &message) {
        if (const auto *answer = std::get_if<Protocol::Healed>(&message); answer != nullptr && !answer->ents.isEmpty())
            met.insert(u"healed"_s);
        if (const auto *subscribed = std::get_if<Protocol::Subscribed>(&message);
            subscribed != nullptr && subscribed->mode == Protocol::Subscribed::Mode::Snapshot && m_cached.count(subscribed->room))
            met.insert(u"fetched whole"_s);
        return true;
    };
}

void Life::run(const QList<Step> &steps, int at, bool after, int times)
{
    client.commitsToLive = at;
    client.diesAfterIt = after;
    for (const Step &step : steps) {
        step(*this);
        note();
        while (client.isDead) {
            if (--times > 0)
                client.commitsToLive = 0;
            comeBack();
            note();
        }
    }
    finish();
}

void Life::runClosing(const QList<Step> &steps, qsizetype closesAt)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        steps.at(i)(*this);
        note();
        if (i == closesAt)
            comeBack();
    }
    finish();
}

void Life::comeBack()
{
    const bool wasConnected = client.conn() != 0;
    client.restart();
    if (wasConnected)
        client.join();
}

void Life::finish()
{
    client.commitsToLive = -1;
    client.disconnect();
    client.join();
    client.clock(60000); // whatever was lost on its way is asked for again
    client.pump();
    note();
    for (int i = 0; i < 2; ++i) // what was not healed yet is
        compare();
    note();
}

// ---- what happens

void Life::other(const Operation &op)
{
    const ClientId id(u"other"_s);
    hub.hello(Other, 0, id.value());
    hub.mutate(Other, hub.store.disk.clients.value(id).lastMid + 1, u"other-%1"_s.arg(++m_others), op);
    hub.step(ClosedInput{Other});
}

std::optional<TrayEntry> Life::refused(const QString &subject) const
{
    if (client.isDead)
        return {};
    for (const TrayEntry &entry : client.sync->tray()) {
        if (subjectOf(entry.mutation.op, entry.mutation.room).id == subject)
            return entry;
    }
    return {};
}

void Life::retry(const QString &subject)
{
    if (const auto entry = refused(subject))
        fromTray(entry->mutation.muid, RetryTrayInput{entry->mutation.muid}, entry->mutation.op);
}

void Life::resolve(const QString &subject, const QString &text)
{
    const auto entry = refused(subject);
    if (!entry)
        return;
    auto wanted = std::get<Op::TaskUpdate>(entry->mutation.op);
    wanted.description = text;
    fromTray(entry->mutation.muid, ResolveTrayInput{entry->mutation.muid, text}, wanted);
    met.insert(u"resolved"_s);
}

void Life::typeOver(const QString &task, const QString &base, const QString &text)
{
    const BoardState *view = client.sync->view(HubBench::board1());
    if (client.isDead || view == nullptr || view->find(TaskId(task)) == nullptr)
        return;
    const qsizetype before = client.store.disk.tray.size();
    Op::TaskUpdate update;
    update.id = TaskId(task);
    update.description = text;
    client.step(EditInput{HubBench::board1(), update, BaseRef{task, 1, base}, {}});
    if (client.store.disk.tray.size() > before)
        met.insert(u"kept as a conflict"_s);
}

void Life::placeAnyway(const QString &subject)
{
    const auto entry = refused(subject);
    if (!entry)
        return;
    auto wanted = std::get<Op::TaskCreate>(entry->mutation.op);
    wanted.force = true;
    fromTray(entry->mutation.muid, PlaceAnywayInput{entry->mutation.muid}, wanted);
    met.insert(u"placed"_s);
}

void Life::fromTray(const Muid &muid, const ClientInput &input, const Operation &wanted)
{
    const ClientData before = client.store.disk;
    const qsizetype refusals = client.outputs<EditRefusedOutput>().size();
    client.step(input);
    const std::map<Muid, Mutation> tray = byMuid(client.store.disk.tray);
    const std::map<Muid, Mutation> queued = byMuid(before.outbox);
    std::map<Muid, Mutation> came = byMuid(client.store.disk.outbox);
    for (const auto &[known, mutation] : queued)
        came.erase(known);
    for (const TrayEntry &entry : before.tray) {
        const Mutation &left = entry.mutation;
        if (tray.count(left.muid) != 0)
            continue;
        // The same under a new muid, no more and no less.
        const Operation &op = left.muid == muid ? wanted : left.op;
        const auto found = std::find_if(came.cbegin(), came.cend(), [&op, &left](const auto &one) {
            return one.second.op == op && one.second.room == left.room;
        });
        if (found == came.cend()) {
            wrong(u"left the tray, and nothing stands for it: "_s + nameOf(left));
            continue;
        }
        m_became.emplace(left.muid, found->first);
        came.erase(found);
        met.insert(u"queued again"_s);
    }
    for (const auto &[added, mutation] : came)
        wrong(u"queued, and still in the tray: "_s + nameOf(mutation));
    if (client.isDead)
        return;
    const bool isTaken = tray.count(muid) == 0;
    const bool isStillRefused = client.outputs<EditRefusedOutput>().size() > refusals;
    if (isTaken == isStillRefused)
        wrong(u"neither queued nor refused: "_s + muid.value());
}

void Life::discard(const QString &subject)
{
    const auto entry = refused(subject);
    if (!entry)
        return;
    client.step(DiscardTrayInput{entry->mutation.muid});
    if (byMuid(client.store.disk.tray).count(entry->mutation.muid) != 0)
        return; // as if it had not been asked for
    m_letGo.insert(entry->mutation.muid);
    met.insert(u"discarded"_s);
}

void Life::undo(bool redo, const QString &subject)
{
    if (client.isDead)
        return;
    const RoomId room = HubBench::board1();
    const ClientData before = client.store.disk;
    quint64 n = 0;
    for (const UndoEntry &entry : before.undo) {
        if (!subject.isEmpty() && entry.redo == redo && subjectOf(entry.did, room).id == subject)
            n = entry.n;
    }
    client.step(UndoInput{room, redo, n});
    const ClientData &after = client.store.disk;
    const auto numbers = [](const ClientData &data, bool wanted) {
        std::set<quint64> found;
        for (const UndoEntry &entry : data.undo) {
            if (entry.redo == wanted)
                found.insert(entry.n);
        }
        return found;
    };
    const std::map<Muid, Mutation> outbox = byMuid(after.outbox);
    if (numbers(before, redo) == numbers(after, redo)) {
        if (outbox != byMuid(before.outbox) || numbers(before, !redo) != numbers(after, !redo))
            wrong(u"half of a step was taken back"_s);
        return;
    }
    // Made and taken back before anybody heard of it.
    std::set<quint64> left;
    for (const OutboxEntry &entry : after.outbox)
        left.insert(entry.n);
    bool isWithdrawn = false;
    for (const OutboxEntry &entry : before.outbox) {
        if (left.count(entry.n) != 0)
            continue;
        if (entry.sent)
            wrong(u"sent, and let go of: "_s + nameOf(entry.mutation));
        m_letGo.insert(entry.mutation.muid);
        met.insert(u"withdrawn"_s);
        isWithdrawn = true;
    }
    // Else what takes it back waits to be sent, and the step that does it again knows of all of that.
    for (const UndoEntry &entry : after.undo) {
        if (entry.redo == redo || numbers(before, !redo).count(entry.n) != 0)
            continue;
        met.insert(redo ? u"done again"_s : u"taken back"_s);
        for (const UndoPart &part : entry.parts) {
            if (!isWithdrawn && outbox.count(part.muid) == 0)
                wrong(u"what takes back %1 is not queued: %2"_s.arg(subjectOf(entry.did, room).id, part.muid.value()));
        }
    }
}

void Life::damage(const QString &retitled, const QString &missing)
{
    client.disconnect();
    if (const auto room = client.store.disk.rooms.find(HubBench::board1()); room != client.store.disk.rooms.end()) {
        if (const Task *known = room->base.find(TaskId(retitled))) {
            Task task = *known;
            task.title += u" damaged"_s;
            room->base.put(task);
        }
        room->base.copyFrom(BoardState(), {EntityType::Task, missing, 0});
    }
    client.restart();
    client.join();
}

void Life::compare()
{
    hub.tick(HeadMs);
    client.pump();
}

void Life::backUp()
{
    m_backup = hub.store.disk;
}

void Life::restore()
{
    client.disconnect();
    hub.store.disk = *m_backup;
    hub.store.disk.epoch = u"epoch-2"_s;
    hub.restart();
    for (auto &[room, log] : m_log)
        log.erase(log.upper_bound(hub.stream(room).seq), log.end());
}

void Life::truncate()
{
    const RoomId room = HubBench::board1();
    hub.store.truncate(room, hub.stream(room).seq - 1);
    hub.restart();
}

void Life::copyCounts()
{
    if (client.conn() != 0)
        hub.mutate(client.conn(), client.store.disk.nextMid, u"of-the-copy"_s, newTask(u"copy"_s));
}

// ---- the account of it

void Life::wrong(const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = what;
}

void Life::keep(const Mutation &mutation)
{
    const auto [known, isNew] = m_kept.emplace(mutation.muid, mutation);
    if (!(known->second.op == mutation.op) || known->second.room != mutation.room)
        wrong(u"another change under the same muid: "_s + nameOf(mutation));
}

void Life::note()
{
    noteOutbox();
    for (const TrayEntry &entry : std::as_const(client.store.disk.tray))
        keep(entry.mutation);
    notePlaces();
    noteServer();
    noteIdentity();
    if (client.isDead)
        return;
    const ClientData data = client.sync->data();
    const ClientData &disk = client.store.disk;
    if (data.outbox != disk.outbox || data.tray != disk.tray || data.journal != disk.journal || data.undo != disk.undo
        || data.nextMid != disk.nextMid || data.nextN != disk.nextN || data.clientId != disk.clientId)
        wrong(u"the disk has something else than the client"_s);
    for (const RoomId &room : data.rooms.keys()) {
        const CachedRoom known = data.rooms.value(room);
        const CachedRoom stored = disk.rooms.value(room);
        if (known.cursor != stored.cursor || !(known.base == stored.base))
            wrong(u"the disk has another %1 than the client"_s.arg(room.toString()));
    }
    if (data.rooms.size() != disk.rooms.size())
        wrong(u"the disk has other rooms than the client"_s);
}

void Life::noteOutbox()
{
    for (const OutboxEntry &entry : std::as_const(client.store.disk.outbox)) {
        const Muid &muid = entry.mutation.muid;
        keep(entry.mutation);
        const auto [known, isNew] = m_byNumber.emplace(entry.n, muid);
        if (known->second == muid)
            continue;
        if (!covers(entry.mutation.op, m_kept.at(known->second).op))
            wrong(u"put together, and not whole: "_s + nameOf(entry.mutation));
        m_became.emplace(known->second, muid);
        known->second = muid;
        met.insert(u"put together"_s);
    }
}

void Life::notePlaces()
{
    const std::map<Muid, Mutation> outbox = byMuid(client.store.disk.outbox);
    const std::map<Muid, Mutation> tray = byMuid(client.store.disk.tray);
    const std::map<Muid, Mutation> journal = byMuid(client.store.disk.journal);
    for (const auto &[muid, mutation] : m_kept) {
        const Muid now = standsFor(muid);
        const bool isQueued = outbox.count(now) != 0;
        const bool isRefused = tray.count(now) != 0;
        if (now != muid && (outbox.count(muid) != 0 || tray.count(muid) != 0))
            wrong(u"replaced, and still there: "_s + nameOf(mutation));
        if (isQueued && isRefused)
            wrong(u"in the outbox and in the tray: "_s + nameOf(mutation));
        if (m_letGo.count(now) != 0 ? isQueued || isRefused : !isQueued && !isRefused && journal.count(now) == 0)
            wrong((m_letGo.count(now) != 0 ? u"let go, and still there: "_s : u"nowhere: "_s) + nameOf(mutation));
    }
}

void Life::noteServer()
{
    for (const RoomId &room : {HubBench::board1(), HubBench::team()}) {
        for (const LoggedEvent &event : hub.stream(room).log)
            m_log[room].emplace(event.seq, event.muid);
    }
}

void Life::noteIdentity()
{
    const ClientData &disk = client.store.disk;
    if (!m_clientId.isEmpty() && disk.clientId != m_clientId)
        met.insert(disk.epoch == m_epoch ? u"renumbered"_s : u"offered again"_s);
    m_clientId = disk.clientId;
    m_epoch = disk.epoch;
    for (const RoomId &room : std::as_const(m_cached)) {
        if (!disk.rooms.contains(room))
            met.insert(u"purged"_s);
    }
    m_cached.clear();
    for (const RoomId &room : disk.rooms.keys())
        m_cached.insert(room);
    for (const UndoEntry &entry : disk.undo) {
        if (m_cached.count(entry.room) == 0)
            wrong(u"steps of a room that is not there any more"_s);
    }
    if (!disk.tray.isEmpty())
        met.insert(u"refused"_s);
}

Muid Life::standsFor(Muid muid) const
{
    for (auto next = m_became.find(muid); next != m_became.end(); next = m_became.find(muid))
        muid = next->second;
    return muid;
}

QString Life::problemOf(const Muid &muid) const
{
    const Mutation &mutation = m_kept.at(muid);
    const auto result = hub.store.disk.applied.constFind(muid);
    const bool isDone = result != hub.store.disk.applied.cend() && std::holds_alternative<Protocol::Ack>(result->answer);
    if (m_letGo.count(muid) != 0 || byMuid(client.store.disk.tray).count(muid) != 0)
        return isDone ? u"done, and not known to be: "_s + nameOf(mutation) : QString();
    if (!isDone)
        return u"not done, and not in the tray: "_s + nameOf(mutation);
    for (const auto &[room, log] : m_log) {
        const auto times = std::count_if(log.cbegin(), log.cend(), [&muid](const auto &event) { return event.second == muid; });
        if (times > 1)
            return u"done twice: "_s + nameOf(mutation);
    }
    const auto made = createdBy(mutation.op);
    if (made && hub.stream(mutation.room).state.revisionOf(*made) == 0)
        return u"taken, and not there: "_s + nameOf(mutation);
    const auto *comment = std::get_if<Op::CommentCreate>(&mutation.op);
    const bool isTakenBack = comment != nullptr && std::any_of(m_kept.cbegin(), m_kept.cend(), [&](const auto &kept) {
                                 return kept.second.op == Operation(Op::CommentDelete{comment->id});
                             });
    if (comment != nullptr && !isTakenBack && hub.stream(mutation.room).state.find(comment->id)->body != comment->body)
        return u"another text: "_s + nameOf(mutation);
    return {};
}

QString Life::problem() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    if (client.sync->pendingCount() != 0)
        return u"%1 still wait"_s.arg(client.sync->pendingCount());
    for (const auto &[muid, mutation] : m_kept) {
        if (const QString problem = problemOf(standsFor(muid)); !problem.isEmpty())
            return problem;
    }
    for (const RoomId &room : {HubBench::board1(), HubBench::team()}) {
        const BoardState &theirs = hub.stream(room).state;
        if (client.sync->view(room) == nullptr || !(*client.sync->view(room) == theirs) || !(*client.sync->base(room) == theirs))
            return u"%1 is another one"_s.arg(room.toString());
        if (!(client.store.disk.rooms.value(room).base == theirs))
            return u"%1 on the disk is another one"_s.arg(room.toString());
    }
    return {};
}

} // namespace Lanban::Testing
