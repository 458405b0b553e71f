// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/transfer.h"
#include "core/sync/serverroom.h"
#include "core/sync/steadytime.h"
#include "tests/core/sync/hubbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

//! What a hub has to mind when it is not the only one that writes to its store.
class SeveralServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noRefusalOfWhatIsAllowedByNow();
    void noNoopOfWhatIsNeededByNow();
    void noSystemNoopOfWhatIsNeededByNow();
    void aTaskIsFollowedToWhereAnotherServerPutIt_data();
    void aTaskIsFollowedToWhereAnotherServerPutIt();
    void aJoinStartsAtTheStoresHead();
    void aJoinAfterTheLogWasCut();
    void aSetClockStopsNoTimeout();

private:
    //! Another server takes \a op, and says nothing of it.
    static void takenElsewhere(HubBench &bench, const Operation &op, const RoomId &room = HubBench::board1())
    {
        ServerRoom other(room, *bench.store.load(room));
        QVERIFY(other.mutate({1, {}, room, {}, op, 1}, Actor{UserId(u"u0"_s), {}, {}, true}, {}, 1));
        QVERIFY(bench.store.write({{{room, {}, other.uncommitted(), false}}, {}, {}}));
    }
    //! Another server moves the task "t" from one board to the other.
    static void transferredElsewhere(HubBench &bench, const RoomId &from, const RoomId &to)
    {
        ServerRoom left(from, *bench.store.load(from));
        ServerRoom entered(to, *bench.store.load(to));
        const Op::TaskTransfer op{TaskId(u"t"_s), BoardId(to.id), {}, {}};
        const auto decision = decideTransfer(left.state(), entered.state(), {1, {}, from, {}, op, 1},
                                             Actor{UserId(u"u0"_s), {}, {}, true}, bench.now);
        QVERIFY(decision);
        left.appendAll(decision->from.events, {}, {});
        entered.appendAll(decision->to.events, {}, {});
        QVERIFY(bench.store.write({{{from, {}, left.uncommitted(), false}, {to, {}, entered.uncommitted(), false}}, {}, {}}));
    }
};

void SeveralServersTest::noRefusalOfWhatIsAllowedByNow()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    (void)bench.take(1);
    takenElsewhere(bench, newTask(u"t"_s));
    bench.mutate(1, 1, u"m"_s, retitle(u"t"_s, u"Title"_s));
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 1);
    QCOMPARE(bench.stream(HubBench::board1()).state.find(TaskId(u"t"_s))->title, u"Title"_s);
}

void SeveralServersTest::noNoopOfWhatIsNeededByNow()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.mutate(1, 2, u"m2"_s, retitle(u"t"_s, u"Mine"_s));
    takenElsewhere(bench, retitle(u"t"_s, u"Theirs"_s));
    (void)bench.take(1);
    bench.mutate(1, 3, u"m3"_s, retitle(u"t"_s, u"Mine"_s)); // as this server still sees it
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).constFirst().status, Protocol::Ack::Status::Ok);
    QCOMPARE(bench.stream(HubBench::board1()).state.find(TaskId(u"t"_s))->title, u"Mine"_s);
}

void SeveralServersTest::noSystemNoopOfWhatIsNeededByNow()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    takenElsewhere(bench, Op::MemberRemove{UserId(u"u1"_s)});
    Mutation again;
    again.room = HubBench::board1();
    again.op = Op::MemberAdd{UserId(u"u1"_s), u"User"_s, u"blue"_s, Role::Admin};
    bench.step(SystemInput{{again}});
    QVERIFY(bench.stream(HubBench::board1()).state.activeMember(UserId(u"u1"_s)) != nullptr);
}

void SeveralServersTest::aTaskIsFollowedToWhereAnotherServerPutIt_data()
{
    QTest::addColumn<bool>("isSeenHere"); // that it left
    QTest::addColumn<bool>("isBack");
    QTest::newRow("neither board is caught up") << false << false;
    QTest::newRow("the one it left is") << true << false;
    QTest::newRow("there and back again") << false << true;
    QTest::newRow("and back again, of which only the first is seen") << true << true;
}

void SeveralServersTest::aTaskIsFollowedToWhereAnotherServerPutIt()
{
    QFETCH(bool, isSeenHere);
    QFETCH(bool, isBack);
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    bench.subscribe(1, HubBench::board2()); // both are known here from now on
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    transferredElsewhere(bench, HubBench::board1(), HubBench::board2());
    if (isSeenHere)
        bench.subscribe(1, HubBench::board1(), {}, 2); // as for a reader who comes from there
    if (isBack)
        transferredElsewhere(bench, HubBench::board2(), HubBench::board1());
    (void)bench.take(1);
    bench.mutate(1, 2, u"m2"_s, retitle(u"t"_s, u"Renamed"_s));
    const auto acks = bench.takeOnly<Protocol::Ack>(1);
    QCOMPARE(acks.size(), 1);
    QCOMPARE(acks.first().status, Protocol::Ack::Status::Ok);
    const RoomId place = isBack ? HubBench::board1() : HubBench::board2();
    QCOMPARE(bench.stream(place).state.find(TaskId(u"t"_s))->title, u"Renamed"_s);
}

void SeveralServersTest::aJoinStartsAtTheStoresHead()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    (void)bench.take(1);
    takenElsewhere(bench, newTask(u"t"_s));
    const auto &stream = bench.stream(HubBench::board1());
    // Who comes from the other server has seen it already: nobody goes back in time.
    bench.hello(2, 1, u"d"_s, false, bench.store.disk.epoch);
    bench.subscribe(2, HubBench::board1(), Protocol::Cursor{stream.seq, stream.h});
    const auto answer = bench.takeOnly<Protocol::Subscribed>(2).constFirst();
    QCOMPARE(answer.mode, Protocol::Subscribed::Mode::Delta);
    QCOMPARE(answer.head, stream.seq);
    QCOMPARE(bench.takeOnly<Protocol::Activity>(1).size(), 1);
}

void SeveralServersTest::aJoinAfterTheLogWasCut()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1()); // makes a snapshot, which is kept
    const auto old = bench.takeOnly<Protocol::Subscribed>(1).constFirst();
    for (quint64 i = 1; i <= 10; ++i)
        bench.mutate(1, i, u"m%1"_s.arg(i), newTask(u"t%1"_s.arg(i)));
    const quint64 head = bench.stream(HubBench::board1()).seq;
    bench.store.truncate(HubBench::board1(), head - 3);
    bench.hello(2, 1, u"d"_s, false, bench.store.disk.epoch);
    for (const auto &since : {std::optional<Protocol::Cursor>(), std::optional(Protocol::Cursor{old.seq, old.h})}) {
        bench.subscribe(2, HubBench::board1(), since, since ? 2 : 1);
        const auto answer = bench.takeOnly<Protocol::Subscribed>(2).constFirst();
        QCOMPARE(answer.mode, Protocol::Subscribed::Mode::Snapshot);
        QCOMPARE(answer.seq, head);
    }
}

void SeveralServersTest::aSetClockStopsNoTimeout()
{
    SteadyTime time;
    QCOMPARE(time.at(1000), 1000);
    QCOMPARE(time.at(1500), 1500);
    QCOMPARE(time.at(200), 1500); // set back
    QCOMPARE(time.at(300), 1600);
    QCOMPARE(time.at(100'300), 101'600); // set on: as if that had passed

    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    (void)bench.take(1);
    bench.now -= 24LL * 3600 * 1000;
    for (int i = 0; i < 30; ++i)
        bench.tick();
    QVERIFY(!bench.takeOnly<Protocol::Head>(1).isEmpty());
}

QTEST_GUILESS_MAIN(SeveralServersTest)
#include "severalserverstest.moc"
