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
