// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

class ClientSyncOutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editIsStoredThenShownThenSent();
    void refusedEditChangesNothing();
    void editThatChangesNothingIsNotQueued();
    void createdOfflineAndEditedOffline();
    void invariant06_ackedEditNeverFlickers();
    void invariant07_rejectedEditLandsInTheTray();
    void whatDependsOnARejectedCreateFollows();
    void invariant08_holdIsWaitedFor();
    void invariant08_windowIsKept();
    void overdueAckIsAskedFor();
    void deadUpstreamIsGivenUp();
    void lostAckShowsInTheHead();
    void invariant13_serverKnowsMore_data();
    void invariant13_serverKnowsMore();
    void invariant15_serverForgotUnderTheSameEpoch();
    void invariant13_gapBelowTheOutbox();
    void invariant13_usedMid();
    void invariant14_sentEntriesAreMarkedFirst();
    void invariant15_restoredServer();
    void journalIsTrimmed();
    void remoteChangeUnderAPendingOne();
    void pendingThatNoLongerDecides();
    void temporaryRejectKeepsTheEdit();
    void mutatesStayBelowTheFrameLimit();
};

void ClientSyncOutboxTest::editIsStoredThenShownThenSent()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.clear();
    client.edit(newTask(u"t"_s));
    QCOMPARE(client.seen.size(), 5);
    const auto ops = std::get<StoreOutput>(client.seen.at(0)).ops;
    QCOMPARE(ops.size(), 3);
    QCOMPARE(std::get<PutIdentity>(ops.at(0)).nextMid, 2);
    QCOMPARE(std::get<PutOutbox>(ops.at(1)).entry.mutation.mid, 1);
    QVERIFY(std::get<PutOutbox>(ops.at(1)).entry.sent);
    QCOMPARE(std::get<PutUndo>(ops.at(2)).entry.did, Operation(newTask(u"t"_s)));
    QCOMPARE(std::get<ChangedOutput>(client.seen.at(1)).refs, (QList{EntityRef{EntityType::Task, u"t"_s, 1}}));
    QCOMPARE(std::get<PendingOutput>(client.seen.at(2)).count, 1);
    QVERIFY(std::holds_alternative<UndoChangedOutput>(client.seen.at(3)));
    QVERIFY(std::holds_alternative<ClientSendOutput>(client.seen.at(4)));
    QCOMPARE(client.title(u"t"_s), u"Task t"_s);
    QVERIFY(client.sync->base(HubBench::board1())->find(TaskId(u"t"_s)) == nullptr);
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    QVERIFY(client.store.disk.outbox.isEmpty());
    QCOMPARE(client.store.disk.journal.size(), 1);
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncOutboxTest::refusedEditChangesNothing()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.edit(newTask(u"t"_s)); // no such room yet
    QCOMPARE(client.outputs<EditRefusedOutput>().size(), 1);
    client.join();
    client.clear();
    client.edit(retitle(u"none"_s, u"x"_s));
    QCOMPARE(client.seen.size(), 1);
    QCOMPARE(client.outputs<EditRefusedOutput>().size(), 1);
    QCOMPARE(client.sync->pendingCount(), 0);
    QCOMPARE(client.store.disk.nextMid, 1);
}

void ClientSyncOutboxTest::editThatChangesNothingIsNotQueued()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.joinWith(newTask(u"t"_s));
    client.clear();
    client.edit(retitle(u"t"_s, u"Task t"_s));
    QVERIFY(client.seen.isEmpty());
}

void ClientSyncOutboxTest::createdOfflineAndEditedOffline()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.disconnect();
    client.clear();
    client.edit(newTask(u"t"_s));
    client.edit(retitle(u"t"_s, u"offline"_s));
    Op::TaskMove move;
    move.id = TaskId(u"t"_s);
    move.columnId = ColumnId(u"b1-col2"_s);
    client.edit(move);
    client.edit(Op::CommentCreate{CommentId(u"k"_s), TaskId(u"t"_s), u"from the train"_s});
    QVERIFY(client.up.isEmpty());
    QCOMPARE(client.sync->pendingCount(), 3); // the title is part of what is made
    for (const OutboxEntry &entry : std::as_const(client.store.disk.outbox))
        QVERIFY(!entry.sent);

    client.restart(); // kill -9: it is all there, still offline
    QCOMPARE(client.title(u"t"_s), u"offline"_s);
    QCOMPARE(client.sync->view(HubBench::board1())->find(TaskId(u"t"_s))->columnId, ColumnId(u"b1-col2"_s));
    QCOMPARE(client.sync->view(HubBench::board1())->commentsOf(TaskId(u"t"_s)).size(), 1);

    client.join();
    QCOMPARE(client.sync->pendingCount(), 0);
    const BoardState &state = hub.stream(HubBench::board1()).state;
    QCOMPARE(state.find(TaskId(u"t"_s))->title, u"offline"_s);
    QCOMPARE(state.liveTasks(ColumnId(u"b1-col2"_s)), QList{TaskId(u"t"_s)});
    QVERIFY(*client.sync->view(HubBench::board1()) == state);
}

void ClientSyncOutboxTest::invariant06_ackedEditNeverFlickers()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    const QList<Protocol::ServerMessage> down = client.answersTo(newTask(u"t"_s));
    QCOMPARE(down.size(), 2);
    client.receive(down.at(1)); // the ack overtakes the event
    QCOMPARE(client.title(u"t"_s), u"Task t"_s);
    QCOMPARE(client.store.disk.outbox.size(), 1);
    QCOMPARE(client.store.disk.outbox.first().state, OutboxEntry::State::Acked);
    QCOMPARE(client.sync->pendingCount(), 0);
    client.clear();
    client.receive(down.at(0));
    QCOMPARE(client.title(u"t"_s), u"Task t"_s);
    // Rows, cursor and the outbox in one transaction.
    const auto stored = client.outputs<StoreOutput>();
    QCOMPARE(stored.size(), 1);
    QCOMPARE(stored.first().ops.size(), 2);
    QVERIFY(std::holds_alternative<PutEntities>(stored.first().ops.at(0)));
    QVERIFY(std::holds_alternative<RemoveOutbox>(stored.first().ops.at(1)));
    QVERIFY(*client.sync->view(HubBench::board1()) == *client.sync->base(HubBench::board1()));
}

void ClientSyncOutboxTest::invariant07_rejectedEditLandsInTheTray()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.joinWith(newTask(u"t"_s));
    client.disconnect();
    client.edit(newTask(u"full"_s));
    hub.hello(9, 1, u"other"_s);
    Op::ColumnUpdate limit;
    limit.id = ColumnId(u"b1-col0"_s);
    limit.wip = WipLimit{1, true};
    hub.mutate(9, 1, u"m1"_s, limit);
    client.clear();
    client.connect();
    client.pump();
    const auto refused = client.outputs<RefusedOutput>();
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.first().entry.code == ErrorCode::WipLimit);
    QCOMPARE(client.store.disk.tray, client.sync->tray());
    QCOMPARE(std::get<Op::TaskCreate>(client.store.disk.tray.first().mutation.op).title, u"Task full"_s);
    QVERIFY(client.store.disk.outbox.isEmpty());
    QVERIFY(client.title(u"full"_s).isEmpty());
    client.edit(retitle(u"t"_s, u"next"_s)); // the rejected one took its mid
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    client.step(DiscardTrayInput{client.store.disk.tray.first().mutation.muid});
    QVERIFY(client.store.disk.tray.isEmpty());
    QVERIFY(client.sync->tray().isEmpty());
}

void ClientSyncOutboxTest::whatDependsOnARejectedCreateFollows()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.disconnect();
    client.edit(newTask(u"t"_s));
    client.edit(Op::CommentCreate{CommentId(u"k"_s), TaskId(u"t"_s), u"typed by hand"_s});
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, Op::BoardArchive{true});
    client.connect();
    client.pump();
    QCOMPARE(client.store.disk.tray.size(), 2); // nothing typed is lost
    QVERIFY(client.store.disk.outbox.isEmpty());
}

void ClientSyncOutboxTest::invariant08_holdIsWaitedFor()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t1"_s));
    client.edit(newTask(u"t2"_s));
    client.edit(newTask(u"t3"_s));
    QCOMPARE(client.sent<Protocol::Mutate>().size(), 3);
    client.clear(); // all three are on their way
    client.receive(Protocol::Hold{2, u"rate"_s, 800});
    client.clock(900);
    QVERIFY(client.sent<Protocol::Mutate>().isEmpty()); // 1 is still in flight
    client.edit(newTask(u"t4"_s));
    QVERIFY(client.sent<Protocol::Mutate>().isEmpty());
    QVERIFY(!client.store.disk.outbox.last().sent);
    client.receive(Protocol::Ack{1, client.store.disk.outbox.first().mutation.muid, {}, {}, {}, {}});
    const auto again = client.sent<Protocol::Mutate>();
    QCOMPARE(again.size(), 1);
    QCOMPARE(again.first().items.size(), 3);
    QCOMPARE(again.first().items.first().mid, 2);
}

void ClientSyncOutboxTest::invariant08_windowIsKept()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.options.window = 4;
    client.restart();
    client.join();
    client.disconnect();
    for (int i = 0; i < 10; ++i)
        client.edit(newTask(u"t%1"_s.arg(i)));
    client.connect();
    client.receive(client.takeAnswers().constFirst());
    QCOMPARE(client.sent<Protocol::Mutate>().size(), 1);
    QCOMPARE(client.sent<Protocol::Mutate>().constFirst().items.size(), 4);
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    QCOMPARE(hub.stream(HubBench::board1()).state.liveTaskCount(ColumnId(u"b1-col0"_s)), 10);
}

void ClientSyncOutboxTest::overdueAckIsAskedFor()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t"_s));
    client.clear(); // lost on its way
    client.clock(9000);
    QVERIFY(client.sent<Protocol::Mutate>().isEmpty());
    client.clock(1500);
    QCOMPARE(client.sent<Protocol::Mutate>().size(), 1);
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
}

void ClientSyncOutboxTest::deadUpstreamIsGivenUp()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t"_s));
    // Heads come all the while: nothing that this end sends arrives.
    const auto timeoutsUntilGivenUp = [&] {
        for (int i = 1; i < 100; ++i) {
            client.clear();
            hub.tick(client.options.ackTimeoutMs);
            client.clock(0);
            for (const Protocol::ServerMessage &message : hub.take(client.conn()))
                client.receive(message);
            if (!client.outputs<ReconnectOutput>().isEmpty())
                return i;
        }
        return 0;
    };
    QCOMPARE(timeoutsUntilGivenUp(), 3);
    // A line may be that slow; the next one is waited for longer.
    client.disconnect();
    client.connect();
    for (const Protocol::ServerMessage &message : client.takeAnswers())
        client.receive(message); // welcome: the changes go out, and get lost
    QCOMPARE(timeoutsUntilGivenUp(), 6);
    client.disconnect();
    client.join();
    QCOMPARE(client.sync->pendingCount(), 0);
    client.edit(newTask(u"t2"_s));
    QCOMPARE(timeoutsUntilGivenUp(), 3);
}

void ClientSyncOutboxTest::lostAckShowsInTheHead()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.filter = [](Protocol::ServerMessage &message) { return !std::holds_alternative<Protocol::Ack>(message); };
    client.edit(newTask(u"t"_s));
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 1);
    client.filter = nullptr;
    const quint64 seq = hub.stream(HubBench::board1()).seq;
    hub.tick(1500);
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    QCOMPARE(hub.stream(HubBench::board1()).seq, seq);
}

void ClientSyncOutboxTest::invariant13_serverKnowsMore_data()
{
    QTest::addColumn<quint64>("lastMid");
    QTest::addColumn<bool>("isForked");
    // The outbox holds 3 and 4, the next is 5.
    QTest::newRow("answered up to 2") << quint64(2) << false;
    QTest::newRow("3 was taken") << quint64(3) << false;
    QTest::newRow("both were taken") << quint64(4) << false;
    QTest::newRow("5 was taken: by a copy of this profile") << quint64(5) << true;
}

void ClientSyncOutboxTest::invariant13_serverKnowsMore()
{
    QFETCH(const quint64, lastMid);
    QFETCH(const bool, isForked);
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t1"_s));
    client.edit(newTask(u"t2"_s));
    client.pump();
    client.disconnect();
    client.edit(newTask(u"t3"_s));
    client.edit(newTask(u"t4"_s));
    const ClientId before = client.store.disk.clientId;
    const QList<Muid> queued = client.muids();
    client.clear();
    client.connect();
    auto welcome = std::get<Protocol::Welcome>(client.takeAnswers().constFirst());
    welcome.lastMid = lastMid;
    client.clear();
    client.receive(welcome);
    QCOMPARE(client.muids(), queued);
    if (!isForked) {
        QCOMPARE(client.store.disk.clientId, before);
        QCOMPARE(client.sent<Protocol::Mutate>().constFirst().items.first().mid, 3);
        return;
    }
    QVERIFY(client.store.disk.clientId != before);
    QCOMPARE(client.mids(), (QList<quint64>{1, 2}));
    QCOMPARE(client.store.disk.nextMid, 3);
    QVERIFY(client.sent<Protocol::Mutate>().isEmpty());
    QCOMPARE(client.sent<Protocol::Hello>().constFirst().clientId, client.store.disk.clientId);
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    QVERIFY(hub.stream(HubBench::board1()).state.find(TaskId(u"t4"_s)) != nullptr);
}

void ClientSyncOutboxTest::invariant15_serverForgotUnderTheSameEpoch()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t1"_s));
    QList<Muid> offered = client.muids();
    client.pump();
    client.disconnect();
    client.edit(newTask(u"t2"_s));
    offered += client.muids();
    client.connect();
    auto welcome = std::get<Protocol::Welcome>(client.takeAnswers().constFirst());
    welcome.lastMid = 0; // its files were put back to a copy that lacks what it acknowledged
    client.receive(welcome);
    QCOMPARE(client.muids(), offered); // also the one that was acknowledged: the server knows its muid, or has it now
    QCOMPARE(client.mids(), (QList<quint64>{1, 2}));
    const quint64 seq = hub.stream(HubBench::board1()).seq;
    client.pump();
    QCOMPARE(hub.stream(HubBench::board1()).seq, seq + 1); // this one knew it
}

void ClientSyncOutboxTest::invariant13_gapBelowTheOutbox()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t1"_s));
    client.pump();
    client.edit(newTask(u"t2"_s));
    const ClientId before = client.store.disk.clientId;
    client.clear();
    client.receive(Protocol::Hold{1, u"gap"_s, 0});
    QVERIFY(client.store.disk.clientId != before);
    // The first was acknowledged, and is not there: it is offered again, before the second.
    QCOMPARE(client.mids(), (QList<quint64>{1, 2}));
    QVERIFY(client.store.disk.outbox.constFirst().mutation.op == Operation(newTask(u"t1"_s)));
    QCOMPARE(client.sent<Protocol::Hello>().size(), 1);
}

void ClientSyncOutboxTest::invariant13_usedMid()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    // A copy of the profile on another machine was faster.
    hub.mutate(client.conn(), 1, u"of-the-copy"_s, newTask(u"copy"_s));
    (void)hub.take(client.conn());
    client.edit(newTask(u"t"_s));
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    const BoardState &state = hub.stream(HubBench::board1()).state;
    QVERIFY(state.find(TaskId(u"t"_s)) != nullptr);
    QVERIFY(*client.sync->view(HubBench::board1()) == state);
}

void ClientSyncOutboxTest::invariant14_sentEntriesAreMarkedFirst()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.disconnect();
    client.edit(newTask(u"t1"_s));
    client.edit(newTask(u"t2"_s));
    client.connect();
    const QList<Protocol::ServerMessage> answers = client.takeAnswers();
    client.clear();
    client.receive(answers.constFirst());
    int marked = 0;
    for (const ClientOutput &output : std::as_const(client.seen)) {
        if (const auto *store = std::get_if<StoreOutput>(&output)) {
            for (const StoreOp &op : store->ops)
                marked += std::get_if<PutOutbox>(&op) != nullptr && std::get<PutOutbox>(op).entry.sent ? 1 : 0;
        } else if (const auto *send = std::get_if<ClientSendOutput>(&output)) {
            if (const auto *mutate = std::get_if<Protocol::Mutate>(&send->message))
                QCOMPARE(marked, mutate->items.size());
        }
    }
    QCOMPARE(marked, 2);
    const QList<OutboxEntry> before = client.store.disk.outbox;
    client.edit(retitle(u"t2"_s, u"later"_s));
    QCOMPARE(client.store.disk.outbox.mid(0, 2), before); // a new entry, never a changed one
    QCOMPARE(client.store.disk.outbox.size(), 3);
}

void ClientSyncOutboxTest::invariant15_restoredServer()
{
    HubBench hub;
    const Sim::ServerDisk backup = hub.store.disk;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t1"_s));
    client.pump(); // acknowledged, and the backup does not have it
    client.disconnect();
    client.edit(retitle(u"t1"_s, u"later"_s));
    const Muid later = client.muids().constFirst();
    hub.store.disk = backup;
    hub.store.disk.epoch = u"epoch-2"_s;
    hub.restart();
    const ClientId before = client.store.disk.clientId;
    client.clear();
    client.connect();
    client.receive(client.takeAnswers().constFirst());
    QCOMPARE(client.written<ClearCursors>().size(), 1);
    QVERIFY(client.store.disk.clientId != before);
    QCOMPARE(client.store.disk.epoch, u"epoch-2"_s);
    QCOMPARE(client.store.disk.outbox.size(), 2);
    QCOMPARE(client.muids().constLast(), later);
    QCOMPARE(client.mids(), (QList<quint64>{1, 2}));
    QCOMPARE(client.title(u"t1"_s), u"later"_s);
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
    QCOMPARE(hub.stream(HubBench::board1()).state.find(TaskId(u"t1"_s))->title, u"later"_s);
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
    QCOMPARE(client.store.disk.journal.size(), 2); // once each
}

void ClientSyncOutboxTest::journalIsTrimmed()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"old"_s));
    client.pump();
    client.disconnect();
    hub.now += qint64(6) * 24 * 3600 * 1000;
    client.connect();
    client.pump();
    client.edit(newTask(u"new"_s));
    client.pump();
    QCOMPARE(client.store.disk.journal.size(), 2);
    client.disconnect();
    hub.now += qint64(2) * 24 * 3600 * 1000;
    client.connect();
    client.pump();
    QCOMPARE(client.store.disk.journal.size(), 1);
    QCOMPARE(std::get<Op::TaskCreate>(client.store.disk.journal.first().mutation.op).id, TaskId(u"new"_s));
}

void ClientSyncOutboxTest::remoteChangeUnderAPendingOne()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.joinWith(newTask(u"t"_s));
    client.editLost(retitle(u"t"_s, u"mine"_s)); // not at the server yet
    hub.hello(9, 1, u"other"_s);
    Op::TaskUpdate update;
    update.id = TaskId(u"t"_s);
    update.description = u"theirs"_s;
    hub.mutate(9, 1, u"m1"_s, update);
    hub.mutate(9, 2, u"m2"_s, retitle(u"t"_s, u"theirs"_s));
    hub.mutate(9, 3, u"m3"_s, newTask(u"other"_s));
    client.pump();
    const Task *task = client.sync->view(HubBench::board1())->find(TaskId(u"t"_s));
    QCOMPARE(task->title, u"mine"_s); // over it
    QCOMPARE(task->description, u"theirs"_s); // beside it
    QCOMPARE(client.sync->base(HubBench::board1())->find(TaskId(u"t"_s))->title, u"theirs"_s);
    QCOMPARE(client.title(u"other"_s), u"Task other"_s);
    client.clock(11000);
    client.pump();
    QCOMPARE(hub.stream(HubBench::board1()).state.find(TaskId(u"t"_s))->title, u"mine"_s); // the last commit wins
}

void ClientSyncOutboxTest::pendingThatNoLongerDecides()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.editLost(newTask(u"t"_s));
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, Op::BoardArchive{true});
    client.pump();
    QVERIFY(client.title(u"t"_s).isEmpty());
    QCOMPARE(client.sync->pendingCount(), 1); // the server has the last word
    hub.mutate(9, 2, u"m2"_s, Op::BoardArchive{false});
    client.pump();
    QCOMPARE(client.title(u"t"_s), u"Task t"_s);
}

void ClientSyncOutboxTest::temporaryRejectKeepsTheEdit()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.edit(newTask(u"t"_s));
    client.clear();
    Protocol::Reject reject;
    reject.mid = 1;
    reject.muid = client.store.disk.outbox.first().mutation.muid;
    reject.code = ErrorCode::Busy;
    client.receive(reject);
    QVERIFY(client.store.disk.tray.isEmpty());
    QCOMPARE(client.sync->pendingCount(), 1);
    client.clock(1100);
    QCOMPARE(client.sent<Protocol::Mutate>().size(), 1);
}

void ClientSyncOutboxTest::mutatesStayBelowTheFrameLimit()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.disconnect();
    for (int i = 0; i < 12; ++i) {
        Op::TaskCreate create = newTask(u"t%1"_s.arg(i));
        create.description = QString(60000, u'x');
        client.edit(create);
    }
    client.connect();
    client.receive(client.takeAnswers().constFirst());
    const auto messages = client.sent<Protocol::Mutate>();
    QCOMPARE(messages.size(), 2);
    client.pump();
    QCOMPARE(client.sync->pendingCount(), 0);
}

QTEST_GUILESS_MAIN(ClientSyncOutboxTest)
#include "clientsyncoutboxtest.moc"
