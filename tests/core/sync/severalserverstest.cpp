// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/transfer.h"
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/serverroom.h"
#include "core/sync/steadytime.h"
#include "tests/core/sync/invariantsbench.h"

#include <QTest>

#include <array>

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
    void invariant23_sameResultWhicheverServerIsAsked_data();
    void invariant23_sameResultWhicheverServerIsAsked();

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
    //! What \a conn was told since the last call, without what it is told of others' changes. Of a snapshot, which may be an older
    //! one with more events after it, what it comes to.
    static QByteArray resultOf(HubBench &bench, ConnectionId conn)
    {
        QByteArrayList results;
        std::optional<BoardState> state;
        bool isAnswered = false; // what comes after that is the tail
        for (const Protocol::ServerMessage &message : bench.take(conn)) {
            const auto *batch = std::get_if<Protocol::Batch>(&message);
            if (const auto *answer = std::get_if<Protocol::Subscribed>(&message)) {
                isAnswered = true;
                if (answer->mode == Protocol::Subscribed::Mode::Snapshot) {
                    state.emplace();
                    results.append(u"snapshot to %1, may %2"_s.arg(answer->head).arg(answer->perms.join(u' ')).toUtf8());
                } else {
                    results.append(Protocol::encode(message));
                }
            } else if (const auto *part = std::get_if<Protocol::SnapshotPart>(&message)) {
                if (!Protocol::addSnapshotPart(part->data, *state))
                    results.append("rubbish");
            } else if (batch != nullptr && state) {
                for (const Protocol::BatchItem &item : batch->items)
                    apply(*state, item.event, item.seq);
            } else if (batch != nullptr ? isAnswered
                                        : !std::holds_alternative<Protocol::Activity>(message)
                               && !std::holds_alternative<Protocol::Unsubscribed>(message)
                               && !std::holds_alternative<Protocol::Head>(message)) {
                results.append(Protocol::encode(message));
            }
        }
        if (state)
            results.append(Protocol::StateDigest().value(*state).toUtf8());
        return results.join('\n');
    }

    static constexpr ConnectionId Owner = 1;
    static constexpr ConnectionId Holder = 2; //!< of the token
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

void SeveralServersTest::invariant23_sameResultWhicheverServerIsAsked_data()
{
    QTest::addColumn<quint64>("seed");
    for (int seed = 1; seed <= 10; ++seed)
        QTest::addRow("%d", seed) << static_cast<quint64>(seed);
}

//! 23. The same token, message and state give the same result on every server over one store: two of them, of which now one and
//! now the other is asked, and does not look at the store before, answer as one that is alone.
void SeveralServersTest::invariant23_sameResultWhicheverServerIsAsked()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    for (int i = 0; i < 100; ++i)
        crowd.act();
    const RoomId board = HubBench::board1();
    Sim::ServerDisk shared = crowd.bench.store.disk;
    HubBench alone;
    std::array<HubBench, 2> pair;
    for (HubBench *bench : {&alone, &pair[0], &pair[1]}) {
        bench->options = crowd.bench.options;
        bench->now = crowd.bench.now;
        bench->store.disk = shared;
        bench->restart();
        for (const ConnectionId conn : {Owner, Holder}) {
            Protocol::Hello hello;
            hello.contract = Protocol::ContractVersion;
            hello.accept = {Protocol::ContractVersion};
            hello.clientId = ClientId(u"window%1"_s.arg(conn));
            hello.epoch = shared.epoch;
            // What the token says, wherever it is shown.
            bench->step(HelloInput{
                conn, hello, {UserId(conn == Owner ? u"u0"_s : u"u1"_s), u"User"_s, u"blue"_s, bench->now + 1000, {}, {}}});
        }
    }
    for (const ConnectionId conn : {Owner, Holder}) {
        const QByteArray welcome = resultOf(alone, conn);
        QVERIFY(!welcome.isEmpty());
        for (HubBench &bench : pair)
            QCOMPARE(resultOf(bench, conn), welcome);
    }

    const auto ask = [&](HubBench &bench, ConnectionId conn, const Protocol::ClientMessage &message) {
        bench.store.disk = shared;
        QVERIFY(bench.store.writeElsewhere({}));
        bench.send(conn, message);
        bench.flush();
        shared = bench.store.disk;
    };
    const auto check = [&](ConnectionId conn, const Protocol::ClientMessage &message, const QList<std::size_t> &asked) {
        alone.send(conn, message);
        alone.flush();
        const QByteArray wanted = resultOf(alone, conn);
        QVERIFY(!wanted.isEmpty());
        for (const std::size_t index : asked) {
            ask(pair.at(index), conn, message);
            QCOMPARE(resultOf(pair.at(index), conn), wanted);
        }
    };
    Sim::CountingIds ids;
    quint64 gen = 0;
    quint64 ownerMid = 0;
    for (quint64 mid = 1; mid <= 80; ++mid) {
        const auto first = static_cast<std::size_t>(crowd.random.below(2));
        if (mid % 8 == 0) { // the rights are in the state, not in the token
            const UserId user(u"u1"_s);
            const Operation ops[]
                = {Op::MemberRole{user, Role::Viewer}, Op::MemberRemove{user},
                   Op::MemberAdd{user, u"User 1"_s, u"blue"_s, Role::Commenter}, Op::MemberRole{user, Role::Admin}};
            ++ownerMid;
            const Mutation change{ownerMid, Muid(u"owner%1"_s.arg(ownerMid)), board, {}, ops[ownerMid % 4], 5};
            check(Owner, Protocol::Mutate{{change}}, {first});
        }
        const Operation op = Sim::randomOperation(alone.stream(board).state, UserId(u"u1"_s), crowd.random, ids);
        check(Holder, Protocol::Mutate{{Mutation{mid, Muid(u"fresh%1"_s.arg(mid)), board, {}, op, 5}}}, {first, 1 - first});
        if (mid % 5 == 0) { // what is asked about the state is about what a server has read of it
            for (HubBench &bench : pair) {
                bench.store.disk = shared;
                QVERIFY(bench.store.writeElsewhere({}));
                bench.tick(0);
            }
            const LoggedEvent &old = alone.stream(board).log.at(crowd.random.below(alone.stream(board).log.size()));
            ++gen;
            check(Holder, Protocol::Subscribe{u"r"_s, board, gen, {}, {}}, {0, 1});
            ++gen;
            check(Holder, Protocol::Subscribe{u"r"_s, board, gen, Protocol::Cursor{old.seq, old.h}, {}}, {0, 1});
            check(Holder, Protocol::History{u"h"_s, board, u"activity"_s, old.seq, 20}, {0, 1});
            check(Holder, Protocol::Heal{u"h"_s, board, 3, {u"a1"_s, u"22"_s, u"3f"_s}}, {0, 1});
        }
        if (QTest::currentTestFailed())
            return;
    }
    for (const RoomId &room : Crowd::rooms()) {
        QCOMPARE(shared.streams.value(room).h, alone.stream(room).h);
        QVERIFY(shared.streams.value(room).state == alone.stream(room).state);
    }
}

QTEST_GUILESS_MAIN(SeveralServersTest)
#include "severalserverstest.moc"
