// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

//! A long journey's work meets a server that takes so much and no more.
class RateLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A slow server is asked again and again: its queue holds each change once.
    void whatIsSentAgainWaitsOnce()
    {
        HubBench hub;
        hub.hello(1, 0, u"c"_s);
        (void)hub.take(1);
        QList<Mutation> items;
        for (quint64 i = 1; i <= 3; ++i)
            items.append({i, Muid(u"m%1"_s.arg(i)), HubBench::board1(), {}, newTask(u"t%1"_s.arg(i)), 1});
        hub.send(1, Protocol::Mutate{{items.at(0), items.at(1)}});
        hub.send(1, Protocol::Mutate{items});
        hub.send(1, Protocol::Mutate{items});
        hub.flush();
        QCOMPARE(hub.takeOnly<Protocol::Ack>(1).size(), 3);
        hub.send(1, Protocol::Mutate{items}); // what is answered is answered again
        hub.flush();
        QCOMPARE(hub.takeOnly<Protocol::Ack>(1).size(), 3);
    }

    // Two copies of one profile count with the same mids: what the one sent is not dropped in the middle because the other came.
    void whatACopySentStaysInItsPlace()
    {
        HubBench hub;
        const auto change = [](quint64 mid, const QString &name) {
            return Mutation{mid, Muid(name), HubBench::board1(), {}, newTask(name), 1};
        };
        hub.hello(1, 0, u"c"_s);
        hub.send(1, Protocol::Mutate{{change(1, u"first"_s)}});
        hub.hello(2, 0, u"c"_s); // the copy
        hub.send(2, Protocol::Mutate{{change(1, u"theirs"_s)}});
        hub.send(1, Protocol::Mutate{{change(2, u"second"_s)}});
        hub.flush();
        const BoardState &state = hub.stream(HubBench::board1()).state;
        QVERIFY(state.find(TaskId(u"first"_s)) && state.find(TaskId(u"second"_s)));
        QVERIFY(!state.find(TaskId(u"theirs"_s))); // told that it is a fork
    }

    // Who comes again on another line brings what waits along.
    void whoComesAgainWaitsOnce()
    {
        HubBench hub;
        const quint64 before = hub.stream(HubBench::board1()).seq;
        const Protocol::Mutate change{{{1, Muid(u"m1"_s), HubBench::board1(), {}, newTask(u"t1"_s), 1}}};
        const Protocol::Mutate theirs{{{1, Muid(u"m2"_s), HubBench::board1(), {}, newTask(u"t2"_s), 1}}};
        hub.hello(1, 0, u"c"_s);
        hub.hello(2, 1, u"d"_s);
        hub.send(1, change);
        hub.send(2, theirs);
        hub.step(ClosedInput{1});
        hub.hello(3, 0, u"c"_s);
        (void)hub.take(2);
        (void)hub.take(3);
        hub.send(3, change);
        hub.flush();
        QCOMPARE(hub.takeOnly<Protocol::Ack>(2).size(), 1);
        QCOMPARE(hub.takeOnly<Protocol::Ack>(3).size(), 1);
        QCOMPARE(hub.stream(HubBench::board1()).seq, before + 2);
        // Who leaves and does not come back has said what was said.
        hub.send(3, Protocol::Mutate{{{2, Muid(u"m3"_s), HubBench::board1(), {}, newTask(u"t3"_s), 1}}});
        hub.step(ClosedInput{3});
        hub.flush();
        QCOMPARE(hub.stream(HubBench::board1()).seq, before + 3);
    }

    void fiftyTimesWhatASecondHasRoomFor()
    {
        constexpr int Count = 1000;
        HubBench hub;
        ClientBench client(hub, 0);
        ClientBench other(hub, 1);
        client.join();
        other.join();
        client.disconnect();
        QList<TaskId> made;
        for (int i = 0; i < Count; ++i) {
            made.append(TaskId(u"t%1"_s.arg(i)));
            client.edit(newTask(made.last().value()));
        }
        QCOMPARE(client.sync->pendingCount(), Count);
        client.clear();
        client.join(); // a whole window at once: more than ten times what a second has room for

        const ColumnId column = newTask(u"x"_s).columnId;
        const auto taken = [&] { return hub.stream(HubBench::board1()).state.liveTaskCount(column); };
        int before = taken();
        QVERIFY(before < Count);
        int seconds = 0;
        for (; client.sync->pendingCount() > 0 && seconds < Count; ++seconds) {
            hub.tick(1000);
            client.clock(0);
            client.pump();
            client.clear();
            before = taken();
            if (seconds == 10) { // who does not flood is not made to wait
                other.edit(newTask(u"others"_s));
                other.pump();
                QCOMPARE(other.sync->pendingCount(), 0);
                QVERIFY(before < Count / 2);
                before = taken();
            }
        }
        QCOMPARE(client.sync->pendingCount(), 0);
        // All that the limit gives is used, and not more.
        const Protocol::Limits limits;
        QVERIFY2(seconds <= Count / limits.mutPerSec && seconds >= (Count - limits.burst) / limits.mutPerSec - 1,
                 qPrintable(QString::number(seconds)));
        QVERIFY(hub.closed.empty());
        QVERIFY(client.sync->tray().isEmpty());
        QList<TaskId> there = hub.stream(HubBench::board1()).state.liveTasks(column);
        QVERIFY(there.removeOne(TaskId(u"others"_s)));
        QCOMPARE(there.mid(there.size() - Count), made); // each once, in the order made
        other.pump();
        QVERIFY(*other.sync->view(HubBench::board1()) == *client.sync->view(HubBench::board1()));
    }
};

QTEST_GUILESS_MAIN(RateLimitTest)
#include "ratelimittest.moc"
