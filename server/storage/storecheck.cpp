// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storecheck.h"

#include "core/domain/decide.h"
#include "core/domain/permission.h"
#include "core/protocol/chain.h"
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "server/storage/eventstore.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

constexpr int PageSize = 1000;

//! One run over one stream.
class StreamCheck
{
public:
    StreamCheck(EventStore &store, RoomId room, StoreReport &report) : m_store(store), m_room(std::move(room)), m_report(report)
    {
    }

    [[nodiscard]] Result<void> run()
    {
        auto head = m_store.database().run(u"SELECT id, seq, h, log_floor FROM stream WHERE room = ?"_s, {m_room.toString()});
        if (!head)
            return failWith(head.error());
        if (const auto row = head->next(); !row || !*row)
            return row ? Result<void>() : Result<void>(failWith(row.error()));
        m_id = head->integer(0);
        const quint64 last = head->unsignedInteger(1);
        const QString lastHash = head->text(2);
        const quint64 floor = head->unsignedInteger(3);

        const auto snapshot = m_store.storedSnapshot(m_room);
        if (!snapshot)
            problem(0, snapshot.error().detail);
        else
            m_snapshot = *snapshot;
        if (floor > 0) {
            if (!m_snapshot || m_snapshot->seq < floor) {
                problem(floor, u"the log starts after %1, and no snapshot goes there"_s.arg(floor));
                return {};
            }
            m_at = *m_snapshot;
        }
        if (auto done = replay(last); !done)
            return done;
        if (m_broken)
            return {};
        if (m_at.seq != last || m_at.h != lastHash)
            problem(last,
                    u"the stream says it is at %1 %2, its log ends at %3 %4"_s.arg(last).arg(lastHash).arg(m_at.seq).arg(m_at.h));
        if (m_snapshot && m_snapshot->seq > m_at.seq)
            problem(m_snapshot->seq, u"the snapshot is later than the log"_s);
        if (auto done = checkMembers(); !done)
            return done;
        return checkTasks();
    }

private:
    void problem(quint64 seq, const QString &what) { m_report.problems.append({m_room.toString(), seq, what}); }

    void compareSnapshot()
    {
        if (!m_snapshot || m_snapshot->seq != m_at.seq)
            return;
        if (m_snapshot->h != m_at.h)
            problem(m_at.seq, u"the snapshot's chain is not the log's"_s);
        if (!(m_snapshot->state == m_at.state))
            problem(m_at.seq, u"the snapshot is not what the events come to"_s);
    }

    [[nodiscard]] Result<void> replay(quint64 last)
    {
        while (m_at.seq < last) {
            const auto page = m_store.events(m_room, m_at.seq, last, PageSize);
            if (!page) {
                problem(m_at.seq + 1, page.error().detail);
                m_broken = true;
                return {};
            }
            if (page->isEmpty())
                return {};
            for (const LoggedEvent &logged : *page) {
                if (logged.seq != m_at.seq + 1) {
                    problem(m_at.seq + 1, u"missing: after %1 comes %2"_s.arg(m_at.seq).arg(logged.seq));
                    m_broken = true;
                    return {};
                }
                if (logged.prev != m_at.seq)
                    problem(logged.seq, u"prev is %1"_s.arg(logged.prev));
                if (logged.h != Protocol::chainHash(m_at.h, logged.seq, logged.event))
                    problem(logged.seq, u"the hash chain breaks here"_s);
                (void)apply(m_at.state, logged.event, logged.seq);
                m_at.seq = logged.seq;
                m_at.h = logged.h;
                ++m_report.events;
                compareSnapshot();
            }
        }
        return {};
    }

    [[nodiscard]] Result<void> checkMembers()
    {
        auto query
            = m_store.database().run(u"SELECT user_id, role, since_seq, removed FROM member WHERE stream_id = ?"_s, {m_id});
        if (!query)
            return failWith(query.error());
        qsizetype rows = 0;
        while (true) {
            const auto row = query->next();
            if (!row)
                return failWith(row.error());
            if (!*row)
                break;
            ++rows;
            const Member *member = m_at.state.find(UserId(query->text(0)));
            if (member == nullptr || toString(member->role) != query->text(1) || member->sinceSeq != query->unsignedInteger(2)
                || member->removed != (query->integer(3) != 0))
                problem(0, u"the membership of %1 is not what the events come to"_s.arg(query->text(0)));
        }
        if (rows != m_at.state.members().size())
            problem(0, u"%1 memberships are kept, the events come to %2"_s.arg(rows).arg(m_at.state.members().size()));
        return {};
    }

    [[nodiscard]] Result<void> checkTasks()
    {
        const auto count = m_store.database().single(u"SELECT count(*) FROM task WHERE stream_id = ?"_s, {m_id});
        if (!count)
            return failWith(count.error());
        // What is left of a task that went to another board is indexed there.
        const QMap<TaskId, Task> &tasks = m_at.state.tasks();
        const auto here = std::count_if(tasks.cbegin(), tasks.cend(), [](const Task &task) { return task.movedTo.isEmpty(); });
        if (count->value_or(0).toLongLong() != here)
            problem(0, u"%1 tasks are indexed, the events come to %2"_s.arg(count->value_or(0).toLongLong()).arg(here));
        return {};
    }

    EventStore &m_store;
    RoomId m_room;
    StoreReport &m_report;
    qint64 m_id = 0;
    std::optional<StoredRoom> m_snapshot;
    StoredRoom m_at;
    bool m_broken = false;
};

Result<void> checkFile(EventStore &store, StoreReport &report)
{
    auto query = store.database().run(u"PRAGMA integrity_check"_s);
    if (!query)
        return failWith(query.error());
    while (true) {
        const auto row = query->next();
        if (!row)
            return failWith(row.error());
        if (!*row)
            break;
        if (query->text(0) != "ok"_L1)
            report.problems.append({{}, 0, query->text(0)});
    }
    auto orphans = store.database().run(u"PRAGMA foreign_key_check"_s);
    if (!orphans)
        return failWith(orphans.error());
    if (const auto row = orphans->next(); row && *row)
        report.problems.append({{}, 0, u"a row of %1 belongs to nothing"_s.arg(orphans->text(0))});
    return {};
}

//! Every answer a client was given names events that are in the log.
Result<void> checkAnswers(EventStore &store, const QMap<RoomId, quint64> &lastSeqs, StoreReport &report)
{
    auto query = store.database().run(u"SELECT muid, answer FROM applied"_s);
    if (!query)
        return failWith(query.error());
    while (true) {
        const auto row = query->next();
        if (!row)
            return failWith(row.error());
        if (!*row)
            return {};
        const auto message = Protocol::decodeServerMessage(query->bytes(1));
        if (!message) {
            report.problems.append({{}, 0, u"the answer to mutation %1 can't be read"_s.arg(query->text(0))});
            continue;
        }
        const auto *ack = std::get_if<Protocol::Ack>(&*message);
        if (ack == nullptr)
            continue;
        for (const Protocol::Effect &effect : ack->fx) {
            if (effect.seq > lastSeqs.value(effect.room))
                report.problems.append({effect.room.toString(), effect.seq,
                                        u"acknowledged to mutation %1, and not in the log"_s.arg(query->text(0))});
        }
    }
}

} // namespace

Result<StoreReport> checkStore(EventStore &store)
{
    StoreReport report;
    if (auto done = checkFile(store, report); !done)
        return failWith(done.error());
    const auto rooms = store.rooms();
    if (!rooms)
        return failWith(rooms.error());
    QMap<RoomId, quint64> lastSeqs;
    for (const RoomId &room : *rooms) {
        if (room.kind == RoomId::Kind::Board)
            ++report.boards;
        StreamCheck check(store, room, report);
        if (auto done = check.run(); !done)
            return failWith(done.error());
        const auto last = store.database().single(u"SELECT seq FROM stream WHERE room = ?"_s, {room.toString()});
        if (!last)
            return failWith(last.error());
        lastSeqs.insert(room, last->value_or(0).toULongLong());
    }
    if (auto done = checkAnswers(store, lastSeqs, report); !done)
        return failWith(done.error());
    return report;
}

} // namespace Lanban
