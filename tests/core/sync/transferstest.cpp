// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverroom.h"
#include "tests/core/sync/clientbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

Op::TaskTransfer toBoard2()
{
    return {sampleTask(), BoardId(HubBench::board2().id), {}, {}};
}

const Task *taskAt(const HubBench &bench, const RoomId &room)
{
    return bench.stream(room).state.find(sampleTask());
}

//! Two users come, as connections 1 and 2; the first makes the task and moves it to board 2.
void makeAndTransfer(HubBench &bench)
{
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.mutate(1, 2, u"m2"_s, toBoard2());
    (void)bench.take(1);
}

//! Another server does \a op on board 1.
void writeElsewhere(HubBench &bench, const Operation &op)
{
    ServerRoom room(HubBench::board1(), *bench.store.load(HubBench::board1()));
    QVERIFY(room.mutate({1, {}, HubBench::board1(), {}, op, 1}, Actor{UserId(u"u1"_s), {}, {}, false}, {}, bench.now));
    QVERIFY(bench.store.write({{{HubBench::board1(), {}, room.uncommitted(), false}}, {}, {}}));
}

} // namespace

//! Tasks that go from one board to another, on the server and at the clients.
class TransfersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothLogsInOneWrite()
    {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.hello(2, 1, u"d"_s);
        bench.subscribe(2, HubBench::board1());
        bench.subscribe(2, HubBench::board2());
        bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
        (void)bench.take(1);
        (void)bench.take(2);
        const quint64 seq1 = bench.stream(HubBench::board1()).seq;
        const quint64 seq2 = bench.stream(HubBench::board2()).seq;

        bench.holdsWrites = true;
        bench.mutate(1, 2, u"m2"_s, toBoard2());
        QVERIFY(bench.heldWrite);
        QCOMPARE(bench.heldWrite->events.size(), 2);
        QVERIFY(bench.heldWrite->events.first().room < bench.heldWrite->events.last().room); // locked in the order of their ids
        QVERIFY(bench.take(1).isEmpty());
        bench.commit();

        const auto acks = bench.takeOnly<Protocol::Ack>(1);
        QCOMPARE(acks.size(), 1);
        QCOMPARE(acks.first().fx, (QList<Protocol::Effect>{{HubBench::board1(), seq1 + 1}, {HubBench::board2(), seq2 + 1}}));
        const auto seen = bench.takeOnly<Protocol::Activity>(2);
        QCOMPARE(seen.size(), 2);
        for (const Protocol::Activity &activity : seen) {
            const bool isSource = activity.room == HubBench::board1();
            QCOMPARE(activity.event.type, isSource ? EventType::TaskTransferred : EventType::TaskArrived);
        }
        QCOMPARE(taskAt(bench, HubBench::board1())->movedTo, BoardId(HubBench::board2().id));
        QCOMPARE(taskAt(bench, HubBench::board1())->rev, taskAt(bench, HubBench::board2())->rev);
        QVERIFY(!taskAt(bench, HubBench::board2())->deleted);
    }

    void aFailedWriteLeavesBothAsTheyWere()
    {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
        (void)bench.take(1);
        bench.holdsWrites = true;
        bench.mutate(1, 2, u"m2"_s, toBoard2());
        bench.heldWrite.reset();
        bench.step(WriteFailedInput{Error{ErrorCode::Storage, u"full"_s, {}}});
        QCOMPARE(bench.takeOnly<Protocol::Hold>(1).size(), 1);
        QVERIFY(taskAt(bench, HubBench::board2()) == nullptr);
        QVERIFY(!taskAt(bench, HubBench::board1())->deleted);

        bench.holdsWrites = false;
        bench.mutate(1, 2, u"m2"_s, toBoard2());
        QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 1);
        QVERIFY(taskAt(bench, HubBench::board2()) != nullptr);
    }

    void sentAgainItIsDoneOnce()
    {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
        bench.mutate(1, 2, u"m2"_s, toBoard2());
        const auto first = bench.takeOnly<Protocol::Ack>(1);
        bench.restart();
        bench.hello(2, 0, u"c"_s);
        bench.mutate(2, 2, u"m2"_s, toBoard2());
        QCOMPARE(bench.takeOnly<Protocol::Ack>(2), QList{first.last()});
        QCOMPARE(taskAt(bench, HubBench::board2())->rev, 2);
    }

    void whatOthersSentForTheCopyIsDoneWhereItIs()
    {
        HubBench bench;
        makeAndTransfer(bench);
        const quint64 seq1 = bench.stream(HubBench::board1()).seq;
        const quint64 seq2 = bench.stream(HubBench::board2()).seq;

        bench.mutate(2, 1, u"n1"_s, retitle(u"t"_s, u"Renamed meanwhile"_s));
        bench.mutate(2, 2, u"n2"_s, Op::CommentCreate{CommentId(u"k"_s), sampleTask(), u"late"_s});
        bench.mutate(2, 3, u"n3"_s, Op::TaskMove{sampleTask(), ColumnId(u"b1-col1"_s), {}, {}});
        auto acks = bench.takeOnly<Protocol::Ack>(2);
        QCOMPARE(acks.size(), 3);
        QCOMPARE(acks.at(0).adjusted, QStringList{u"room"_s});
        QCOMPARE(acks.at(0).fx, (QList{Protocol::Effect{HubBench::board2(), seq2 + 1}}));
        QCOMPARE(acks.at(1).fx, (QList{Protocol::Effect{HubBench::board2(), seq2 + 2}}));
        QCOMPARE(acks.at(2).status, Protocol::Ack::Status::Noop);
        QCOMPARE(bench.stream(HubBench::board1()).seq, seq1);
        QCOMPARE(taskAt(bench, HubBench::board2())->title, u"Renamed meanwhile"_s);

        // There and back again: what is sent for either copy finds it.
        Op::TaskTransfer back{sampleTask(), BoardId(HubBench::board1().id), {}, {}};
        bench.mutate(1, 3, u"m3"_s, back, HubBench::board2());
        bench.mutate(2, 4, u"n4"_s, retitle(u"t"_s, u"Back"_s), HubBench::board2());
        acks = bench.takeOnly<Protocol::Ack>(2);
        QCOMPARE(acks.first().adjusted, QStringList{u"room"_s});
        QCOMPARE(taskAt(bench, HubBench::board1())->title, u"Back"_s);
        QVERIFY(bench.stream(HubBench::board1()).state.find(CommentId(u"k"_s)) != nullptr);

        // The deletion of one who did not know wins there, too.
        bench.mutate(1, 4, u"m4"_s, toBoard2());
        bench.mutate(2, 5, u"n5"_s, Op::TaskDelete{sampleTask()});
        QVERIFY(taskAt(bench, HubBench::board2())->deleted);
    }

    void twoWhoMoveItToTheSameBoardAgree()
    {
        HubBench bench;
        makeAndTransfer(bench);
        const quint64 rev = taskAt(bench, HubBench::board2())->rev;
        bench.mutate(2, 1, u"n1"_s, toBoard2());
        auto acks = bench.takeOnly<Protocol::Ack>(2);
        QCOMPARE(acks.size(), 1);
        QCOMPARE(acks.first().status, Protocol::Ack::Status::Noop);
        QCOMPARE(acks.first().adjusted, QStringList{u"room"_s});
        QVERIFY(acks.first().fx.isEmpty() && acks.first().warn.isEmpty());
        QCOMPARE(taskAt(bench, HubBench::board2())->rev, rev);

        bench.mutate(1, 3, u"m3"_s, Op::TaskDelete{sampleTask()}, HubBench::board2());
        bench.mutate(2, 2, u"n2"_s, toBoard2());
        acks = bench.takeOnly<Protocol::Ack>(2);
        QCOMPARE(acks.first().status, Protocol::Ack::Status::Noop);
        QCOMPARE(acks.first().warn, QStringList{u"target_deleted"_s});

        // Who sends it where it is, and knows that, is wrong.
        bench.mutate(2, 3, u"n3"_s, toBoard2(), HubBench::board2());
        const auto rejects = bench.takeOnly<Protocol::Reject>(2);
        QCOMPARE(rejects.size(), 1);
        QVERIFY(rejects.first().code == ErrorCode::Schema);
    }

    void whatChangesTheCopyLosesNoTrack()
    {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.hello(2, 1, u"d"_s);
        bench.mutate(1, 1, u"m1"_s, Op::LabelCreate{LabelId(u"l"_s), u"Label"_s, u"red"_s});
        Op::TaskCreate create = newTask(u"t"_s);
        create.labelIds = {LabelId(u"l"_s)};
        bench.mutate(1, 2, u"m2"_s, create);
        bench.mutate(1, 3, u"m3"_s, toBoard2());
        bench.mutate(1, 4, u"m4"_s, Op::LabelDelete{LabelId(u"l"_s)}); // off the copy as well
        QVERIFY(taskAt(bench, HubBench::board1())->rev > taskAt(bench, HubBench::board2())->rev);
        bench.mutate(2, 1, u"n1"_s, retitle(u"t"_s, u"Renamed meanwhile"_s));
        QCOMPARE(bench.takeOnly<Protocol::Ack>(2).size(), 1);
        QCOMPARE(taskAt(bench, HubBench::board2())->title, u"Renamed meanwhile"_s);
    }

    void anUnreadableBoardIsWaitedFor()
    {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
        bench.mutate(1, 2, u"m2"_s, toBoard2());
        for (const bool isLoaded : {false, true}) {
            bench.restart();
            bench.hello(2, 1, u"d"_s);
            if (isLoaded)
                bench.subscribe(2, HubBench::board2());
            (void)bench.take(2);
            bench.store.faults.unreadable = {HubBench::board2()};
            const quint64 mid = isLoaded ? 2 : 1;
            const QString text = u"Renamed %1"_s.arg(mid);
            bench.mutate(2, mid, text.right(1), retitle(u"t"_s, text));
            const auto answers = bench.take(2);
            QCOMPARE(answers.size(), 1);
            QVERIFY(std::holds_alternative<Protocol::Hold>(answers.first()));
            QCOMPARE(std::get<Protocol::Hold>(answers.first()).why, u"busy"_s);
            bench.store.faults.unreadable.clear();
            bench.mutate(2, mid, text.right(1), retitle(u"t"_s, text));
            QCOMPARE(bench.takeOnly<Protocol::Ack>(2).size(), 1);
            QCOMPARE(taskAt(bench, HubBench::board2())->title, text);
        }
    }

    void aFullColumnThereIsShown()
    {
        HubBench bench;
        const ColumnId column(u"b2-col0"_s);
        ClientBench mine(bench, 0);
        mine.join();
        mine.step(SubscribeInput{HubBench::board2()});
        mine.pump();
        mine.edit(Op::ColumnUpdate{column, {}, std::optional<WipLimit>({1, true})}, HubBench::board2());
        mine.edit(newTask(u"full"_s, u"b2"_s), HubBench::board2());
        mine.edit(newTask(u"t"_s));
        mine.pump();
        Op::TaskTransfer op = toBoard2();
        op.columnId = column;
        mine.edit(op);
        mine.pump();
        QCOMPARE(mine.sync->tray().size(), 1);
        const TrayEntry refused = mine.sync->tray().constFirst();
        QVERIFY(refused.code == ErrorCode::WipLimit);
        QCOMPARE(refused.server.value("column"_L1).toObject().value("id"_L1).toString(), column.value());
        QCOMPARE(refused.server.value("task"_L1).toObject().value("id"_L1).toString(), sampleTask().value());
        QVERIFY(!mine.sync->view(HubBench::board1())->find(sampleTask())->deleted);

        mine.step(PlaceAnywayInput{refused.mutation.muid});
        mine.pump();
        QVERIFY(mine.sync->tray().isEmpty());
        QCOMPARE(taskAt(bench, HubBench::board2())->columnId, column);
        QCOMPARE(taskAt(bench, HubBench::board1())->movedTo, BoardId(HubBench::board2().id));
    }

    void noLivingTaskIsReplaced()
    {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.hello(2, 1, u"d"_s);
        bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s, u"b2"_s), HubBench::board2());
        bench.mutate(1, 2, u"m2"_s, Op::CommentCreate{CommentId(u"k"_s), sampleTask(), u"Mine"_s}, HubBench::board2());
        // Another has things of the same ids elsewhere, of later revisions: a store where two made them at the same moment.
        for (const Operation &op :
             QList<Operation>{newTask(u"t"_s), Op::CommentCreate{CommentId(u"k"_s), sampleTask(), u"Forged"_s},
                              Op::CommentUpdate{CommentId(u"k"_s), u"Forged again"_s}})
            writeElsewhere(bench, op);
        bench.mutate(2, 1, u"n1"_s, toBoard2());
        const auto rejects = bench.takeOnly<Protocol::Reject>(2);
        QCOMPARE(rejects.size(), 1);
        QVERIFY(rejects.first().code == ErrorCode::InvalidRef);
        QCOMPARE(bench.stream(HubBench::board2()).state.find(CommentId(u"k"_s))->body, u"Mine"_s);
        QVERIFY(!taskAt(bench, HubBench::board1())->deleted);
    }

    void anItemIsMergedWithTheTextItCameWith_data()
    {
        QTest::addColumn<bool>("isOneGroup");
        QTest::newRow("of the store") << false;
        QTest::newRow("not written yet") << true;
    }
    void anItemIsMergedWithTheTextItCameWith()
    {
        QFETCH(bool, isOneGroup);
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        quint64 mid = 0;
        const CheckItemId item(u"i"_s);
        bench.write(1, mid, newTask(u"t"_s));
        bench.write(1, mid, Op::ChecklistCreate{ChecklistId(u"l"_s), sampleTask(), u"List"_s, {}});
        bench.write(1, mid, Op::CheckItemCreate{item, ChecklistId(u"l"_s), u"buy milk and bread"_s, {}});
        (void)bench.take(1);
        const Op::CheckItemUpdate first{item, u"buy oat milk and bread"_s, {}};
        const Op::CheckItemUpdate second{item, u"buy milk and rye bread"_s, {}};
        const QList<Mutation> items{
            {++mid, Muid(u"x1"_s), HubBench::board1(), {}, toBoard2(), 1},
            {++mid, Muid(u"x2"_s), HubBench::board2(), BaseRef{item.value(), 1, {}}, first, 1},
            // Of a client that brings no text.
            {++mid, Muid(u"x3"_s), HubBench::board2(), BaseRef{item.value(), 1, {}}, second, 1},
        };
        for (const Mutation &mutation : items) {
            bench.send(1, Protocol::Mutate{{mutation}});
            if (!isOneGroup)
                bench.flush();
        }
        bench.flush();
        const auto acks = bench.takeOnly<Protocol::Ack>(1);
        QCOMPARE(acks.size(), 3);
        QCOMPARE(acks.last().status, Protocol::Ack::Status::Merged);
        QCOMPARE(bench.stream(HubBench::board2()).state.find(item)->text, u"buy oat milk and rye bread"_s);
    }

    void whoIsNoMemberThereIsTold()
    {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.hello(2, 1, u"d"_s);
        bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
        bench.mutate(1, 2, u"m2"_s, Op::MemberRemove{UserId(u"u1"_s)}, HubBench::board2());
        (void)bench.take(2);
        bench.mutate(2, 1, u"n1"_s, toBoard2()); // may not put it there
        auto rejects = bench.takeOnly<Protocol::Reject>(2);
        QCOMPARE(rejects.size(), 1);
        QVERIFY(rejects.first().code == ErrorCode::Forbidden);
        QVERIFY(!taskAt(bench, HubBench::board1())->deleted);

        bench.mutate(1, 3, u"m3"_s, toBoard2());
        bench.mutate(2, 2, u"n2"_s, retitle(u"t"_s, u"Renamed meanwhile"_s));
        rejects = bench.takeOnly<Protocol::Reject>(2);
        QCOMPARE(rejects.size(), 1);
        QVERIFY(rejects.first().code == ErrorCode::Gone);
        QCOMPARE(rejects.first().detail.value("boardId"_L1).toString(), HubBench::board2().id);
        bench.mutate(2, 3, u"n3"_s, Op::TaskTransfer{sampleTask(), BoardId(u"nowhere"_s), {}, {}});
    }

    void atTheClientsItIsOnOneBoardAtATime()
    {
        HubBench hub;
        ClientBench mine(hub, 0);
        ClientBench other(hub, 1);
        mine.join();
        other.join();
        mine.step(SubscribeInput{HubBench::board2()});
        other.step(SubscribeInput{HubBench::board2()});
        mine.pump();
        other.pump();
        mine.edit(newTask(u"t"_s));
        mine.pump();
        other.pump();

        // Offline it leaves at once, and is seen to be pending.
        mine.disconnect();
        mine.edit(toBoard2());
        QVERIFY(mine.sync->view(HubBench::board1())->find(sampleTask())->deleted);
        QVERIFY(mine.sync->isPending(HubBench::board1(), {EntityType::Task, sampleTask().value(), 0}));
        // The other does not know, and comes first.
        other.edit(retitle(u"t"_s, u"Renamed"_s));
        other.pump();
        mine.connect();
        mine.pump();
        other.pump();
        for (ClientBench *client : {&mine, &other}) {
            QVERIFY(client->sync->view(HubBench::board1())->find(sampleTask())->deleted);
            const Task *there = client->sync->view(HubBench::board2())->find(sampleTask());
            QVERIFY(there != nullptr && !there->deleted);
            QCOMPARE(there->title, u"Renamed"_s);
            QCOMPARE(client->sync->pendingCount(), 0);
            QVERIFY(client->sync->tray().isEmpty());
        }
        // And an edit of the copy that was made before its author heard of it.
        other.disconnect();
        other.edit(retitle(u"t"_s, u"x"_s), HubBench::board2());
        mine.edit(Op::TaskTransfer{sampleTask(), BoardId(HubBench::board1().id), {}, {}}, HubBench::board2());
        mine.pump();
        other.connect();
        other.pump();
        mine.pump();
        for (ClientBench *client : {&mine, &other}) {
            const Task *back = client->sync->view(HubBench::board1())->find(sampleTask());
            QVERIFY(!back->deleted);
            QCOMPARE(back->title, u"x"_s);
            QCOMPARE(client->sync->pendingCount(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TransfersTest)
#include "transferstest.moc"
