// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <QTest>

#include <algorithm>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

//! A client whose profile was copied, or restored from a backup: somebody else counts, or counted, with the same id.
class ClientSyncCopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEditThatTakesInAnotherIsANewMutation();
    void invariant13_aHeadThatCountsLess();
    void invariant13_aHeadThatCountsMore();
    void invariant15_theJournalKeepsTheOrderMade();
    void invariant15_putBackWhileNothingWaits();
    void invariant15_putBackAndGoneOn();
    void whatIsRefusedAgainIsInTheTrayOnce();
};

void ClientSyncCopiesTest::anEditThatTakesInAnotherIsANewMutation()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.disconnect();
    client.edit(newTask(u"t"_s));
    const ClientData copy = client.sync->data();
    client.edit(retitle(u"t"_s, u"Title"_s));
    const ClientData data = client.sync->data();
    QCOMPARE(data.outbox.size(), 1);
    // The copy may send it as it was: the server must not take the one for the other.
    QVERIFY(data.outbox.constFirst().mutation.muid != copy.outbox.constFirst().mutation.muid);
    QCOMPARE(data.outbox.constFirst().mutation.mid, copy.outbox.constFirst().mutation.mid);
    for (const UndoEntry &entry : data.undo) {
        for (const UndoPart &part : entry.parts)
            QCOMPARE(part.muid, data.outbox.constFirst().mutation.muid);
    }
    QCOMPARE(client.store.disk.outbox, data.outbox);
    client.join();
    QCOMPARE(hub.stream(HubBench::board1()).state.find(TaskId(u"t"_s))->title, u"Title"_s);
}

void ClientSyncCopiesTest::invariant13_aHeadThatCountsLess()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t"_s));
    client.pump();
    const ClientId before = client.sync->data().clientId;
    client.clear();
    client.receive(Protocol::Head{{}, 1});
    QVERIFY(client.sent<Protocol::Hello>().isEmpty());
    client.receive(Protocol::Head{{}, 0}); // it took the first, and said so
    QCOMPARE(client.sent<Protocol::Hello>().size(), 1);
    QVERIFY(client.sent<Protocol::Hello>().constFirst().clientId != before);
    // What it lacks is offered again.
    QCOMPARE(client.sync->data().outbox.size(), 1);
    QVERIFY(client.sync->data().outbox.constFirst().mutation.op == Operation(newTask(u"t"_s)));
}

void ClientSyncCopiesTest::invariant15_putBackWhileNothingWaits()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    const Sim::ServerDisk before = hub.store.disk;
    client.edit(newTask(u"t"_s));
    client.pump();
    // From here on it counts from 1, and the server knows nothing of it: by that count nobody sees that something is missing.
    client.receive(Protocol::ErrorMessage{{}, ErrorCode::ForkedClient, false, {}, {}});
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    client.disconnect();
    hub.store.disk = before; // under the epoch it had
    hub.restart();
    client.join();
    QVERIFY(hub.stream(HubBench::board1()).state.find(TaskId(u"t"_s)));
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
    QCOMPARE(client.sync->pendingCount(), 0);
    QVERIFY(client.sync->tray().isEmpty());
}

void ClientSyncCopiesTest::invariant15_putBackAndGoneOn()
{
    HubBench hub;
    ClientBench client(hub, 0);
    ClientBench other(hub, 1);
    client.join();
    const Sim::ServerDisk before = hub.store.disk;
    client.edit(newTask(u"t"_s));
    client.pump();
    client.receive(Protocol::ErrorMessage{{}, ErrorCode::ForkedClient, false, {}, {}});
    client.pump();
    client.disconnect();
    hub.store.disk = before;
    hub.restart();
    // Others have written as much and more: it is the same number, of another history.
    other.joinWith(newTask(u"others"_s));
    client.join();
    QVERIFY(hub.stream(HubBench::board1()).state.find(TaskId(u"t"_s)));
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncCopiesTest::invariant13_aHeadThatCountsMore()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.clear();
    client.receive(Protocol::Head{{}, 7});
    QCOMPARE(client.sent<Protocol::Hello>().size(), 1);
}

void ClientSyncCopiesTest::invariant15_theJournalKeepsTheOrderMade()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"a"_s));
    client.edit(newTask(u"b"_s));
    client.edit(newTask(u"c"_s));
    client.pumpUp();
    QList<Protocol::ServerMessage> sent = hub.take(client.conn());
    std::reverse(sent.begin(), sent.end());
    for (const Protocol::ServerMessage &message : std::as_const(sent)) {
        if (std::holds_alternative<Protocol::Ack>(message))
            client.receive(message);
    }
    const QList<JournalEntry> journal = client.sync->data().journal;
    QCOMPARE(journal.size(), 3);
    QVERIFY(std::is_sorted(journal.cbegin(), journal.cend(),
                           [](const JournalEntry &one, const JournalEntry &other) { return one.n < other.n; }));
    QCOMPARE(client.store.disk.journal, journal);
}

void ClientSyncCopiesTest::whatIsRefusedAgainIsInTheTrayOnce()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t"_s));
    client.pump();
    // Twice the server is another one, which knows the task and not who made it.
    for (const QString &epoch : {u"second"_s, u"third"_s}) {
        client.disconnect();
        hub.store.disk.epoch = epoch;
        hub.store.disk.applied.clear();
        hub.store.disk.clients.clear();
        hub.restart();
        client.join();
        QCOMPARE(client.sync->tray().size(), 1);
        QCOMPARE(client.store.disk.tray, client.sync->tray());
    }
}

QTEST_GUILESS_MAIN(ClientSyncCopiesTest)
#include "clientsynccopiestest.moc"
