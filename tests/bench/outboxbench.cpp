// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "core/sync/clientsync.h"
#include "core/sync/overlay.h"
#include "tests/bench/timing.h"
#include "tests/core/sync/hubbench.h"
#include "tests/sim/edits.h"
#include "tests/sim/memoryclientstore.h"

#include <QTest>

#include <memory>

using namespace Lanban;
using namespace Lanban::Bench;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 Now = 1'700'000'000'000;

Actor author(int user)
{
    return {UserId(u"u%1"_s.arg(user)), u"User %1"_s.arg(user), u"blue"_s, false};
}

//! A client with many changes waiting, and a server that takes them, played by the bench: only the client's time counts.
class Waiting
{
public:
    explicit Waiting(int changes)
    {
        m_server = HubBench().stream(HubBench::board1()).state;
        m_cursor = {100, u"0123456789abcdef"_s};
        for (int i = 0; i <= changes / 5; ++i)
            commit(newTask(u"base%1"_s.arg(i)), author(1), {});
        CachedRoom cached;
        cached.base = m_server;
        cached.cursor = m_cursor;
        store.disk.rooms.insert(HubBench::board1(), cached);
        store.disk.epoch = u"epoch"_s;
        store.disk.clientId = ClientId(u"client"_s);
        load();
        editNs = elapsedNs([&] {
            for (int i = 0; i < changes; ++i)
                step(EditInput{HubBench::board1(), operation(i), {}, {}});
        });
    }

    Sim::MemoryClientStore store;
    std::unique_ptr<ClientSync> sync;
    qint64 editNs = 0;

    //! The start of a process: the whole outbox laid over the cache.
    qint64 load()
    {
        return elapsedNs([this] {
            sync = std::make_unique<ClientSync>(store.disk, m_ids, ClientSync::Options());
            sync->setActor(author(0));
        });
    }

    void connect()
    {
        step(SubscribeInput{HubBench::board1()});
        step(ConnectedInput{u"token"_s, {}, {}, {}});
        Protocol::Welcome welcome;
        welcome.epoch = u"epoch"_s;
        welcome.user = {author(0).userId, author(0).name};
        welcome.serverTs = Now;
        step(ServerMessageInput{welcome});
        Protocol::Subscribed subscribed;
        subscribed.room = HubBench::board1();
        subscribed.gen = m_gen;
        subscribed.seq = m_cursor.seq;
        subscribed.head = m_cursor.seq;
        subscribed.h = m_cursor.h;
        step(ServerMessageInput{subscribed});
    }

    //! Somebody else retitles a task; the last one is a task that nothing waits for. The client's time.
    qint64 remoteEvent(int i)
    {
        return deliver(commit(retitle(u"base%1"_s.arg(i), u"theirs %1"_s.arg(m_cursor.seq)), author(1), {}));
    }

    //! Every change is taken and acknowledged. The client's time.
    qint64 acknowledgeAll()
    {
        qint64 spent = 0;
        const QList<OutboxEntry> outbox = store.disk.outbox;
        for (const OutboxEntry &entry : outbox) {
            spent += deliver(commit(entry.mutation.op, author(0), entry.mutation.muid));
            Protocol::Ack ack;
            ack.mid = entry.mutation.mid;
            ack.muid = entry.mutation.muid;
            ack.fx = {{HubBench::board1(), m_cursor.seq}};
            spent += timed(ServerMessageInput{ack});
        }
        return spent;
    }

    [[nodiscard]] bool isLikeTheServer() const { return *sync->view(HubBench::board1()) == m_server; }
    //! What one full replay costs.
    [[nodiscard]] qint64 fullReplay() const
    {
        BoardState state;
        const qint64 spent = elapsedNs([&] {
            state = Overlay::replayed(*sync->base(HubBench::board1()), store.disk.outbox, HubBench::board1(), author(0));
        });
        return state.tasks().isEmpty() ? 0 : spent;
    }

private:
    //! Things made and things changed, each once, so that nothing can be put together.
    [[nodiscard]] static Operation operation(int i)
    {
        const int group = i / 5;
        const QString own = u"new%1"_s.arg(group);
        const QString base = u"base%1"_s.arg(group);
        switch (i % 5) {
        case 0: {
            Op::TaskCreate create = newTask(own);
            create.columnId = ColumnId(u"b1-col%1"_s.arg(group % 3));
            return create;
        }
        case 1:
            return Op::CommentCreate{CommentId(u"comment%1"_s.arg(group)), TaskId(own), u"said on the way"_s};
        case 2:
            return retitle(base, u"mine %1"_s.arg(group));
        case 3:
            return Op::TaskMove{TaskId(base), ColumnId(u"b1-col%1"_s.arg(1 + group % 2)), {}, {}};
        default:
            return Op::ChecklistCreate{ChecklistId(u"list%1"_s.arg(group)), TaskId(own), u"Steps"_s, {}};
        }
    }

    QList<Protocol::Activity> commit(const Operation &op, const Actor &actor, const Muid &muid)
    {
        Mutation mutation;
        mutation.room = HubBench::board1();
        mutation.op = op;
        const auto decision = decide(m_server, mutation, actor, Now);
        QList<Protocol::Activity> events;
        for (const Event &event : decision ? decision->events : QList<Event>()) {
            Protocol::Activity activity{HubBench::board1(), m_cursor.seq + 1, m_cursor.seq, {}, event, {}};
            activity.h = Protocol::chainHash(m_cursor.h, activity.seq, event);
            m_cursor = {activity.seq, activity.h};
            apply(m_server, event, activity.seq);
            events.append(activity);
        }
        if (!events.isEmpty() && !muid.isEmpty())
            events.last().muid = muid;
        return events;
    }

    qint64 deliver(const QList<Protocol::Activity> &events)
    {
        qint64 spent = 0;
        for (const Protocol::Activity &event : events)
            spent += timed(ServerMessageInput{event});
        return spent;
    }

    qint64 timed(const ClientInput &input)
    {
        QList<ClientOutput> outputs;
        const qint64 spent = elapsedNs([&] { outputs = sync->step(input, Now); });
        for (const ClientOutput &output : std::as_const(outputs)) {
            if (const auto *send = std::get_if<ClientSendOutput>(&output)) {
                if (const auto *subscribe = std::get_if<Protocol::Subscribe>(&send->message))
                    m_gen = subscribe->gen;
            }
            if (const auto *write = std::get_if<StoreOutput>(&output); write != nullptr && m_keeps)
                (void)store.commit(write->ops);
        }
        return spent;
    }

    void step(const ClientInput &input)
    {
        m_keeps = std::holds_alternative<EditInput>(input);
        timed(input);
        m_keeps = false;
    }

    Sim::CountingIds m_ids;
    BoardState m_server;
    Protocol::Cursor m_cursor;
    quint64 m_gen = 0;
    bool m_keeps = false;
};

double perItem(qint64 ns, int items)
{
    return static_cast<double>(ns) / items / 1000;
}

} // namespace

//! What a long journey costs: 5,000 changes wait.
class OutboxBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Ten times as many changes may cost ten times as much, and a logarithm: were one of these quadratic, it would be a hundred times.
    void tenTimesAsMuchIsTenTimesTheWork()
    {
        constexpr int Few = 500;
        constexpr int Many = 5000;
        constexpr double Linear = 4; // each may cost so many times more
        Waiting few(Few);
        Waiting many(Many);
        QCOMPARE(many.store.disk.outbox.size(), Many);
        const auto report = [&](const char *what, qint64 small, qint64 large, int smallItems, int largeItems) {
            const double a = perItem(small, smallItems);
            const double b = perItem(large, largeItems);
            qInfo("%s: %.1f us each of %d, %.1f us each of %d: ratio %.2f", what, a, smallItems, b, largeItems, b / a);
            return b / a;
        };
        constexpr int Runs = 3; // the fastest counts
        QVERIFY(report("an edit", few.editNs, many.editNs, Few, Many) < Linear);
        const qint64 loadFew = leastOf(Runs, [&] { return few.load(); });
        const qint64 loadMany = leastOf(Runs, [&] { return many.load(); });
        QVERIFY(report("replay on load", loadFew, loadMany, Few, Many) < Linear);
        qInfo("replay of %d: %.1f ms", Many, static_cast<double>(loadMany) / 1e6);

        few.connect();
        many.connect();
        const qint64 eventFew = leastOf(Runs, [&] { return few.remoteEvent(Few / 5); });
        const qint64 eventMany = leastOf(Runs, [&] { return many.remoteEvent(Many / 5); });
        QVERIFY(report("an event from others", eventFew, eventMany, 1, 1) < Linear);
        const qint64 replay = many.fullReplay();
        qInfo("that event: %.3f ms, all replayed %.1f ms: %.0f times as much", static_cast<double>(eventMany) / 1e6,
              static_cast<double>(replay) / 1e6, static_cast<double>(replay) / static_cast<double>(eventMany));
        QVERIFY(eventMany * 10 < replay);
        // Where a task waits to be moved its place is looked for again, among all that waits to be put into that column.
        qInfo("an event on a task that waits to be moved: %.1f ms", static_cast<double>(many.remoteEvent(0)) / 1e6);

        const qint64 acksFew = few.acknowledgeAll();
        const qint64 acksMany = many.acknowledgeAll();
        QVERIFY(few.isLikeTheServer() && many.isLikeTheServer());
        QCOMPARE(many.sync->pendingCount(), 0);
        QVERIFY(report("event and answer to an own change", acksFew, acksMany, Few, Many) < Linear);
        qInfo("%d events and answers: %.1f ms", Many, static_cast<double>(acksMany) / 1e6);
    }
};

QTEST_GUILESS_MAIN(OutboxBench)
#include "outboxbench.moc"
