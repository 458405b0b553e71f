// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 DayMs = qint64(24) * 3600 * 1000;
constexpr qint64 YearMs = 365 * DayMs;
} // namespace

class ClientSyncJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trimmedByTime_data()
    {
        QTest::addColumn<qint64>("mineMs"); // that pass by this machine's clock
        QTest::addColumn<qint64>("serverMs");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("six days") << 6 * DayMs << 6 * DayMs << true;
        QTest::newRow("eight days") << 8 * DayMs << 8 * DayMs << false;
        QTest::newRow("this clock set on by a year") << YearMs << DayMs << true;
        QTest::newRow("this clock set back by a year") << -YearMs << DayMs << true;
        QTest::newRow("the server's clock set on by a year") << DayMs << YearMs << true;
        QTest::newRow("the server's clock set back by a year") << DayMs << -YearMs << true;
    }
    void trimmedByTime()
    {
        QFETCH(const qint64, mineMs);
        QFETCH(const qint64, serverMs);
        QFETCH(const bool, isKept);
        HubBench hub;
        ClientBench client(hub, 0);
        acknowledge(hub, client);
        comeBack(hub, client, mineMs, serverMs);
        QCOMPARE(client.store.disk.journal.size(), isKept ? 1 : 0);
        QCOMPARE(client.sync->data().journal, client.store.disk.journal);
        // And after that by the time that really passes.
        comeBack(hub, client, 8 * DayMs, serverMs + 8 * DayMs);
        QVERIFY(client.store.disk.journal.isEmpty());
    }

    void keptFromTheAnswerOn()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        client.disconnect();
        client.edit(newTask(u"t"_s));
        hub.now += 8 * DayMs; // a long journey
        client.connect();
        client.pump();
        comeBack(hub, client, 6 * DayMs, 6 * DayMs);
        QCOMPARE(client.store.disk.journal.size(), 1);
    }

    void aRestoredServerIsOfferedAllThereIs()
    {
        HubBench hub;
        const Sim::ServerDisk backup = hub.store.disk;
        ClientBench client(hub, 0);
        acknowledge(hub, client);
        hub.store.disk = backup;
        hub.store.disk.epoch = u"epoch-2"_s;
        hub.restart();
        comeBack(hub, client, 8 * DayMs, YearMs);
        QVERIFY(hub.stream(HubBench::board1()).state.find(TaskId(u"t"_s)) != nullptr);
    }

private:
    static void acknowledge(HubBench &, ClientBench &client)
    {
        client.join();
        client.edit(newTask(u"t"_s));
        client.pump();
    }

    //! Connects after \a mineMs, when the server's clock says that \a serverMs went by since this bench was made.
    void comeBack(HubBench &hub, ClientBench &client, qint64 mineMs, qint64 serverMs)
    {
        client.disconnect();
        hub.now += mineMs;
        client.filter = [serverMs](Protocol::ServerMessage &message) {
            if (auto *welcome = std::get_if<Protocol::Welcome>(&message))
                welcome->serverTs = HubBench().now + serverMs;
            return true;
        };
        client.connect();
        client.pump();
    }
};

QTEST_GUILESS_MAIN(ClientSyncJournalTest)
#include "clientsyncjournaltest.moc"
