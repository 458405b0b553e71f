// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/bootstrap.h"
#include "core/sync/serverroom.h"
#include "tests/core/sync/hubbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

class ServerHubMutateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariant04_resentMutationGetsTheStoredAnswer();
    void invariant04_sameMuidTwiceInOneGroup();
    void invariant05_nothingIsSentBeforeTheCommit();
    void eventsComeBeforeTheAck();
    void invariant07_rejectionConsumesItsMid();
    void invariant08_gapHoldsUntilItIsFilled();
    void invariant08_rateHoldsUntilItIsFilled();
    void overtakenHoldIsVoid();
    void invariant13_usedMidWithUnknownMuid();
    void tooManyItems();
    void failedWriteKeepsEverything();
    void anUnreadableRoomHoldsNobodyElse();
    void whatASystemChangeFailedAtIsTold();
    void foreignWriteIsDecidedAgain();
    void foreignWriteThatNeverEnds();
    void foreignWritesAreFannedOut();
    void groupsAreLimited();
    void muidIsForTheAuthorOnly();
    void boardCreateStartsAStream();
    void boardCreateOfATakenId();
    void boardUpdateReachesTheTeam();
    void teamMembersReachTheBoards();
    void systemChanges();
    void newBoard();
    void aBoardTooLargeIsNotTaken();

private:
    [[nodiscard]] static Mutation item(quint64 mid, const Operation &op)
    {
        return {mid, Muid(u"m%1"_s.arg(mid)), HubBench::board1(), {}, op, 1};
    }
};

void ServerHubMutateTest::invariant04_resentMutationGetsTheStoredAnswer()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    const auto first = bench.takeOnly<Protocol::Ack>(1);
    QCOMPARE(first.size(), 1);
    const quint64 head = bench.stream(HubBench::board1()).seq;
    QCOMPARE(first.first().fx, (QList{Protocol::Effect{HubBench::board1(), head}}));

    bench.restart(); // and not even the process remembers
    bench.hello(2, 0, u"c"_s);
    bench.subscribe(2, HubBench::board1());
    (void)bench.take(2);
    bench.mutate(2, 1, u"m1"_s, newTask(u"t"_s));
    const auto sent = bench.take(2);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(std::get<Protocol::Ack>(sent.first()), first.first());
    QCOMPARE(bench.stream(HubBench::board1()).seq, head);

    // Under a new client id it takes its place in the new order.
    bench.hello(3, 0, u"other"_s);
    bench.mutate(3, 1, u"m1"_s, newTask(u"t"_s));
    bench.mutate(3, 2, u"m2"_s, newTask(u"t2"_s));
    const auto acks = bench.takeOnly<Protocol::Ack>(3);
    QCOMPARE(acks.size(), 2);
    QCOMPARE(acks.first().fx, first.first().fx);
    QCOMPARE(bench.stream(HubBench::board1()).seq, head + 1);
    QCOMPARE(bench.store.disk.clients.value(ClientId(u"other"_s)).lastMid, 2);
}

void ServerHubMutateTest::invariant04_sameMuidTwiceInOneGroup()
{
    HubBench bench;
    bench.hello(1, 0, u"a"_s);
    bench.hello(2, 0, u"b"_s); // a copy of the profile, that had time to take another id
    bench.send(1, Protocol::Mutate{{item(1, newTask(u"t"_s))}});
    bench.send(2, Protocol::Mutate{{item(1, newTask(u"t"_s))}});
    const quint64 before = bench.stream(HubBench::board1()).seq;
    bench.flush();
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1), bench.takeOnly<Protocol::Ack>(2));
    QCOMPARE(bench.stream(HubBench::board1()).seq, before + 1);
}

void ServerHubMutateTest::invariant05_nothingIsSentBeforeTheCommit()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.subscribe(2, HubBench::board1());
    (void)bench.take(1);
    (void)bench.take(2);
    bench.holdsWrites = true;
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    QVERIFY(bench.heldWrite);
    QCOMPARE(bench.heldWrite->events.size(), 1);
    QCOMPARE(bench.heldWrite->applied.size(), 1);
    QCOMPARE(bench.heldWrite->clients.size(), 1);
    QVERIFY(bench.take(1).isEmpty());
    QVERIFY(bench.take(2).isEmpty());
    bench.commit();
    QCOMPARE(bench.take(1).size(), 1);
    QCOMPARE(bench.take(2).size(), 1);
}

void ServerHubMutateTest::eventsComeBeforeTheAck()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    (void)bench.take(1);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    const auto sent = bench.take(1);
    QCOMPARE(sent.size(), 2);
    QVERIFY(std::holds_alternative<Protocol::Activity>(sent.at(0)));
    QVERIFY(std::holds_alternative<Protocol::Ack>(sent.at(1)));
}

void ServerHubMutateTest::invariant07_rejectionConsumesItsMid()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, retitle(u"none"_s, u"x"_s));
    const auto rejects = bench.takeOnly<Protocol::Reject>(1);
    QCOMPARE(rejects.size(), 1);
    QVERIFY(!isTemporary(rejects.first().code));
    bench.mutate(1, 2, u"m2"_s, newTask(u"t"_s));
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 1);
    bench.restart();
    bench.hello(2, 0, u"c"_s);
    bench.mutate(2, 1, u"m1"_s, retitle(u"none"_s, u"x"_s));
    QCOMPARE(bench.takeOnly<Protocol::Reject>(2), rejects); // for ever the same answer
}

void ServerHubMutateTest::invariant08_gapHoldsUntilItIsFilled()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    (void)bench.take(1);
    bench.mutate(1, 2, u"m2"_s, newTask(u"t2"_s));
    const auto held = bench.take(1);
    QCOMPARE(held.size(), 1);
    QCOMPARE(std::get<Protocol::Hold>(held.first()), (Protocol::Hold{1, u"gap"_s, 0}));
    bench.send(1, Protocol::Mutate{{item(3, newTask(u"t3"_s)), item(4, newTask(u"t4"_s))}});
    bench.flush();
    QVERIFY(bench.take(1).isEmpty()); // ignored: the client knows
    bench.send(1, Protocol::Mutate{{item(1, newTask(u"t1"_s)), item(2, newTask(u"t2"_s)), item(3, newTask(u"t3"_s))}});
    bench.flush();
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 3);
}

void ServerHubMutateTest::invariant08_rateHoldsUntilItIsFilled()
{
    HubBench bench;
    bench.options.limits.burst = 2;
    bench.options.limits.mutPerSec = 2;
    bench.restart();
    bench.hello(1, 0, u"c"_s);
    (void)bench.take(1);
    QList<Mutation> items;
    for (quint64 i = 1; i <= 6; ++i)
        items.append(item(i, newTask(u"t%1"_s.arg(i))));
    bench.send(1, Protocol::Mutate{items});
    bench.flush();
    auto sent = bench.take(1);
    QCOMPARE(sent.size(), 3);
    const auto hold = std::get<Protocol::Hold>(sent.first());
    QCOMPARE(hold.from, 3);
    QCOMPARE(hold.why, u"rate"_s);
    QVERIFY(hold.retryMs > 0);
    bench.now += hold.retryMs;
    bench.send(1, Protocol::Mutate{{items.at(3)}}); // 4 before 3: still ignored
    bench.flush();
    QVERIFY(bench.take(1).isEmpty());
    bench.send(1, Protocol::Mutate{{items.at(2), items.at(3)}});
    bench.flush();
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 2);
}

void ServerHubMutateTest::overtakenHoldIsVoid()
{
    HubBench bench;
    bench.options.limits.burst = 2;
    bench.options.limits.mutPerSec = 1;
    bench.restart();
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t1"_s));
    bench.send(1, Protocol::Mutate{{item(2, newTask(u"t2"_s)), item(2, newTask(u"t2"_s))}}); // the second is refused
    bench.flush();
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 2);
    bench.now += 5000;
    bench.mutate(1, 3, u"m3"_s, newTask(u"t3"_s)); // 2 is answered: it will not come again
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 1);
}

void ServerHubMutateTest::invariant13_usedMidWithUnknownMuid()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t1"_s));
    (void)bench.take(1);
    bench.send(1,
               Protocol::Mutate{{{1, Muid(u"other"_s), HubBench::board1(), {}, newTask(u"t2"_s), 1}, item(2, newTask(u"t3"_s))}});
    bench.flush();
    const auto sent = bench.take(1);
    QCOMPARE(sent.size(), 1);
    QVERIFY(std::get<Protocol::ErrorMessage>(sent.first()).code == ErrorCode::ForkedClient);
    QCOMPARE(bench.store.disk.clients.value(ClientId(u"c"_s)).lastMid, 1);
}

void ServerHubMutateTest::tooManyItems()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    (void)bench.take(1);
    QList<Mutation> items;
    for (quint64 i = 1; i <= 101; ++i)
        items.append(item(i, newTask(u"t%1"_s.arg(i))));
    bench.send(1, Protocol::Mutate{items});
    bench.flush();
    const auto error = std::get<Protocol::ErrorMessage>(bench.take(1).constFirst());
    QVERIFY(error.code == ErrorCode::Schema);
    QCOMPARE(error.path, u"/items"_s);
    QVERIFY(bench.store.disk.applied.isEmpty());
}

void ServerHubMutateTest::failedWriteKeepsEverything()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    (void)bench.take(1);
    const quint64 before = bench.stream(HubBench::board1()).seq;
    bench.store.failNextWrite = Error{ErrorCode::Storage, u"disk full"_s, {}};
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    const auto sent = bench.take(1);
    QCOMPARE(sent.size(), 1);
    const auto hold = std::get<Protocol::Hold>(sent.first());
    QCOMPARE(hold, (Protocol::Hold{1, u"busy"_s, 1000}));
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).constFirst().fx.first().seq, before + 1);
    QCOMPARE(bench.stream(HubBench::board1()).log.last().seq, before + 1);
}

void ServerHubMutateTest::anUnreadableRoomHoldsNobodyElse()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.store.faults.unreadable = {HubBench::board2()};
    (void)bench.take(1);
    (void)bench.take(2);
    // One group of both: the first can't be decided, nor may what follows it from the same client.
    bench.send(1,
               Protocol::Mutate{{Mutation{1, Muid(u"a1"_s), HubBench::board2(), {}, newTask(u"a"_s, u"b2"_s), 1},
                                 Mutation{2, Muid(u"a2"_s), HubBench::board1(), {}, newTask(u"b"_s), 1}}});
    bench.send(2, Protocol::Mutate{{Mutation{1, Muid(u"d1"_s), HubBench::board1(), {}, newTask(u"c"_s), 1}}});
    bench.flush();
    QCOMPARE(bench.takeOnly<Protocol::Ack>(2).size(), 1);
    const auto held = bench.take(1);
    QCOMPARE(held.size(), 1);
    QCOMPARE(std::get<Protocol::Hold>(held.first()), (Protocol::Hold{1, u"busy"_s, 1000}));
    QVERIFY(bench.stream(HubBench::board1()).state.find(TaskId(u"b"_s)) == nullptr);

    // A change that would also have to be written there waits as well, whole.
    const quint64 head = bench.stream(HubBench::team()).seq;
    const Op::MemberAdd add{UserId(u"anna"_s), u"Anna"_s, u"red"_s, Role::Member};
    bench.mutate(2, 2, u"d2"_s, add, HubBench::team());
    QCOMPARE(bench.takeOnly<Protocol::Hold>(2).size(), 1);
    QCOMPARE(bench.stream(HubBench::team()).seq, head);

    bench.store.faults.unreadable.clear();
    bench.mutate(1, 1, u"a1"_s, newTask(u"a"_s, u"b2"_s), HubBench::board2());
    bench.mutate(1, 2, u"a2"_s, newTask(u"b"_s));
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 2);
    bench.mutate(2, 2, u"d2"_s, add, HubBench::team());
    QCOMPARE(bench.takeOnly<Protocol::Ack>(2).size(), 1);
}

void ServerHubMutateTest::whatASystemChangeFailedAtIsTold()
{
    HubBench bench;
    const Mutation add{
        0, Muid(u"invite-1"_s), HubBench::team(), {}, Op::MemberAdd{UserId(u"anna"_s), u"Anna"_s, u"red"_s, Role::Member}, 1};
    bench.store.faults.failsReads = true;
    bench.step(SystemInput{{add}});
    QVERIFY(bench.systemDone && bench.systemDone->error);
    QVERIFY(bench.systemDone->error->code == ErrorCode::Storage);
    QCOMPARE(bench.systemDone->error->detail, u"read"_s);
    bench.store.faults.failsReads = false;
    bench.store.faults.unreadable = {HubBench::board2()};
    bench.step(SystemInput{{add}});
    QVERIFY(bench.systemDone->error);
    QCOMPARE(bench.systemDone->error->detail, u"read"_s);
    QVERIFY(bench.stream(HubBench::team()).state.activeMember(UserId(u"anna"_s)) == nullptr);
}

void ServerHubMutateTest::foreignWriteIsDecidedAgain()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    (void)bench.take(1);
    ServerRoom elsewhere(HubBench::board1(), *bench.store.load(HubBench::board1()));
    QVERIFY(elsewhere.mutate(item(1, newTask(u"foreign"_s)), Actor{UserId(u"u1"_s), {}, {}, false}, {}, 1));
    bench.holdsWrites = true;
    bench.mutate(1, 1, u"mine"_s, newTask(u"t"_s));
    QVERIFY(bench.store.writeElsewhere({{{HubBench::board1(), {}, elsewhere.uncommitted(), false}}, {}, {}}));
    bench.commit(); // Busy: decided again, to be written again
    QVERIFY(bench.heldWrite);
    QCOMPARE(bench.takeOnly<Protocol::Activity>(1).size(), 1);
    bench.commit();
    const auto sent = bench.take(1);
    QCOMPARE(sent.size(), 2);
    QCOMPARE(std::get<Protocol::Activity>(sent.first()).prev, elsewhere.seq());
    const auto &stream = bench.stream(HubBench::board1());
    QCOMPARE(stream.state.liveTasks(ColumnId(u"b1-col0"_s)), (QList{TaskId(u"foreign"_s), TaskId(u"t"_s)}));
}

void ServerHubMutateTest::foreignWriteThatNeverEnds()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    (void)bench.take(1);
    bench.holdsWrites = true;
    bench.mutate(1, 1, u"m"_s, newTask(u"t"_s));
    int attempts = 0;
    while (bench.heldWrite && attempts < 20) {
        ++attempts;
        bench.heldWrite.reset();
        bench.step(WriteFailedInput{{ErrorCode::Busy, {}, {}}});
    }
    QCOMPARE(attempts, 5);
    QCOMPARE(std::get<Protocol::Hold>(bench.take(1).constFirst()).why, u"busy"_s);
}

void ServerHubMutateTest::foreignWritesAreFannedOut()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    (void)bench.take(1);
    ServerRoom elsewhere(HubBench::board1(), *bench.store.load(HubBench::board1()));
    QVERIFY(elsewhere.mutate(item(1, newTask(u"foreign"_s)), Actor{UserId(u"u1"_s), {}, {}, false}, {}, 1));
    QVERIFY(bench.store.writeElsewhere({{{HubBench::board1(), {}, elsewhere.uncommitted(), false}}, {}, {}}));
    bench.tick();
    const auto activities = bench.takeOnly<Protocol::Activity>(1);
    QCOMPARE(activities.size(), 1);
    QVERIFY(!activities.first().muid);
    bench.tick();
    QVERIFY(bench.takeOnly<Protocol::Activity>(1).isEmpty());
}

void ServerHubMutateTest::groupsAreLimited()
{
    HubBench bench;
    bench.options.groupSize = 4;
    bench.restart();
    bench.hello(1, 0, u"c"_s);
    (void)bench.take(1);
    QList<Mutation> items;
    for (quint64 i = 1; i <= 10; ++i)
        items.append(item(i, newTask(u"t%1"_s.arg(i))));
    bench.send(1, Protocol::Mutate{items});
    bench.wantsFlush = false;
    bench.step(FlushInput());
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 4);
    QVERIFY(bench.wantsFlush);
    bench.flush();
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 6);
}

void ServerHubMutateTest::muidIsForTheAuthorOnly()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 0, u"phone"_s);
    bench.hello(3, 1, u"d"_s);
    for (const ConnectionId conn : {1ULL, 2ULL, 3ULL})
        bench.subscribe(conn, HubBench::board1());
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    QCOMPARE(bench.takeOnly<Protocol::Activity>(1).constFirst().muid, Muid(u"m1"_s));
    QCOMPARE(bench.takeOnly<Protocol::Activity>(2).constFirst().muid, Muid(u"m1"_s));
    QVERIFY(!bench.takeOnly<Protocol::Activity>(3).constFirst().muid);
}

void ServerHubMutateTest::boardCreateStartsAStream()
{
    HubBench bench;
    bench.hello(1, 1, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, Op::BoardCreate{BoardId(u"b3"_s), u"Third"_s, {}}, HubBench::team());
    const auto acks = bench.takeOnly<Protocol::Ack>(1);
    QCOMPARE(acks.size(), 1);
    const RoomId room{RoomId::Kind::Board, u"b3"_s};
    const auto &stream = bench.stream(room);
    QVERIFY(acks.first().fx.contains(Protocol::Effect{room, stream.seq}));
    QVERIFY(acks.first().fx.contains(Protocol::Effect{HubBench::team(), bench.stream(HubBench::team()).seq}));
    QCOMPARE(stream.teamId, TeamId(u"team"_s));
    QCOMPARE(stream.log.first().event.type, EventType::BoardCreated);
    QCOMPARE(stream.log.first().event.boardId, BoardId(u"b3"_s));
    QCOMPARE(stream.state.board()->name, u"Third"_s);
    QVERIFY(stream.state.activeMember(UserId(u"u1"_s))->role == Role::Owner); // who made it
    QVERIFY(stream.state.activeMember(UserId(u"u0"_s))->role == Role::Owner);
    QVERIFY(stream.state.activeMember(UserId(u"u2"_s))->role == Role::Admin);
    QVERIFY(bench.stream(HubBench::team()).state.boards().contains(BoardId(u"b3"_s)));

    bench.mutate(1, 2, u"m2"_s, Op::ColumnCreate{ColumnId(u"k"_s), u"To do"_s, {}, {}}, room);
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 1);
}

void ServerHubMutateTest::boardCreateOfATakenId()
{
    HubBench bench;
    bench.hello(1, 1, u"c"_s);
    const quint64 before = bench.stream(HubBench::team()).seq;
    bench.store.disk.streams.insert(RoomId{RoomId::Kind::Board, u"b9"_s}, bench.stream(HubBench::board1()));
    bench.mutate(1, 1, u"m1"_s, Op::BoardCreate{BoardId(u"b9"_s), u"Mine"_s, {}}, HubBench::team());
    QVERIFY(bench.takeOnly<Protocol::Reject>(1).constFirst().code == ErrorCode::InvalidRef);
    QCOMPARE(bench.stream(HubBench::team()).seq, before);
}

void ServerHubMutateTest::boardUpdateReachesTheTeam()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.subscribe(2, HubBench::team());
    (void)bench.take(2);
    Op::BoardUpdate update;
    update.name = u"Renamed"_s;
    bench.mutate(1, 1, u"m1"_s, update);
    bench.mutate(1, 2, u"m2"_s, Op::BoardArchive{true});
    bench.mutate(1, 3, u"m3"_s, Op::BoardDelete{});
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 3);
    const auto activities = bench.takeOnly<Protocol::Activity>(2);
    QCOMPARE(activities.size(), 3);
    QVERIFY(activities.first().event.boardId.isEmpty());
    const Board *board = bench.stream(HubBench::team()).state.find(BoardId(u"b1"_s));
    QCOMPARE(*board, *bench.stream(HubBench::board1()).state.board());
    QCOMPARE(board->name, u"Renamed"_s);
    QVERIFY(board->archived);
    QVERIFY(board->deleted);
}

void ServerHubMutateTest::teamMembersReachTheBoards()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    const UserId anna(u"anna"_s);
    const auto role = [&](const RoomId &room) {
        const Member *member = bench.stream(room).state.activeMember(anna);
        return member == nullptr ? std::optional<Role>() : member->role;
    };
    bench.mutate(1, 1, u"m1"_s, Op::MemberAdd{anna, u"Anna"_s, u"red"_s, Role::Member}, HubBench::team());
    QVERIFY(role(HubBench::team()) == Role::Member);
    QVERIFY(role(HubBench::board1()) == Role::Member);
    QVERIFY(role(HubBench::board2()) == Role::Member);
    const auto &stream = bench.stream(HubBench::board1());
    QCOMPARE(stream.state.activeMember(anna)->sinceSeq, stream.seq);

    bench.mutate(1, 2, u"m2"_s, Op::MemberRole{anna, Role::Viewer}, HubBench::board2()); // this board's own word
    bench.mutate(1, 3, u"m3"_s, Op::MemberRole{anna, Role::Admin}, HubBench::team());
    QVERIFY(role(HubBench::team()) == Role::Admin);
    QVERIFY(role(HubBench::board1()) == Role::Admin);
    QVERIFY(role(HubBench::board2()) == Role::Viewer);

    bench.mutate(1, 4, u"m4"_s, Op::MemberRemove{anna}, HubBench::team());
    QVERIFY(!role(HubBench::team()));
    QVERIFY(!role(HubBench::board1()));
    QVERIFY(!role(HubBench::board2()));
    bench.mutate(1, 5, u"m5"_s, Op::MemberAdd{anna, u"Anna"_s, u"red"_s, Role::Member}, HubBench::team());
    QVERIFY(role(HubBench::board2()) == Role::Member);
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 5);
}

void ServerHubMutateTest::systemChanges()
{
    HubBench bench;
    const UserId anna(u"anna"_s);
    const Mutation add{0, Muid(u"invite-1"_s), HubBench::team(), {}, Op::MemberAdd{anna, u"Anna"_s, u"red"_s, Role::Member}, 1};
    bench.step(SystemInput{{add}});
    QVERIFY(bench.systemDone && !bench.systemDone->error);
    QVERIFY(bench.stream(HubBench::board1()).state.activeMember(anna) != nullptr);
    QCOMPARE(bench.stream(HubBench::board1()).log.last().event.actorUserId, anna);
    const quint64 head = bench.stream(HubBench::team()).seq;
    bench.step(SystemInput{{add}}); // once
    QVERIFY(bench.systemDone && !bench.systemDone->error);
    QCOMPARE(bench.stream(HubBench::team()).seq, head);

    // All of it, or nothing.
    Mutation second = add;
    second.muid = Muid(u"invite-2"_s);
    second.op = Op::MemberAdd{UserId(u"bert"_s), u"Bert"_s, u"red"_s, Role::Member};
    Mutation bad = add;
    bad.muid = Muid(u"invite-3"_s);
    bad.room = RoomId{RoomId::Kind::Board, u"nowhere"_s};
    bench.step(SystemInput{{second, bad}});
    QVERIFY(bench.systemDone->error);
    QCOMPARE(bench.stream(HubBench::team()).seq, head);

    bench.store.failNextWrite = Error{ErrorCode::Storage, u"disk full"_s, {}};
    bench.step(SystemInput{{second}});
    QVERIFY(bench.systemDone->error->code == ErrorCode::Storage);
    bench.step(SystemInput{{second}});
    QVERIFY(!bench.systemDone->error);
}

void ServerHubMutateTest::newBoard()
{
    HubBench bench;
    bench.hello(1, 1, u"c"_s);
    bench.subscribe(1, HubBench::team());
    (void)bench.take(1);
    Board board;
    board.id = BoardId(u"imported"_s);
    board.teamId = TeamId(u"team"_s);
    board.name = u"Imported"_s;
    Member owner;
    owner.userId = UserId(u"u0"_s);
    owner.name = u"User 0"_s;
    owner.color = u"blue"_s;
    const QList<Event> events = boardBootstrap(board, {owner}, owner.userId, 5);
    bench.step(NewBoardInput{TeamId(u"team"_s), board.id, events});
    QVERIFY(bench.systemDone && !bench.systemDone->error);
    const RoomId room{RoomId::Kind::Board, u"imported"_s};
    QCOMPARE(bench.stream(room).state.board()->name, u"Imported"_s);
    QVERIFY(bench.stream(room).state.activeMember(UserId(u"u2"_s)) != nullptr); // the team's too
    QCOMPARE(bench.takeOnly<Protocol::Activity>(1).size(), 1);
    bench.step(NewBoardInput{TeamId(u"team"_s), board.id, events});
    QVERIFY(bench.systemDone->error->code == ErrorCode::InvalidRef);

    bench.store.failNextWrite = Error{ErrorCode::Storage, u"disk full"_s, {}};
    bench.step(NewBoardInput{
        TeamId(u"team"_s), BoardId(u"other"_s),
        boardBootstrap({BoardId(u"other"_s), 1, board.teamId, u"o"_s, {}, false, false}, {owner}, owner.userId, 5)});
    QVERIFY(bench.systemDone->error->code == ErrorCode::Storage);
    QVERIFY(!bench.store.disk.streams.contains(RoomId{RoomId::Kind::Board, u"other"_s}));
    bench.hello(2, 0, u"d"_s);
    (void)bench.take(2);
    bench.subscribe(2, RoomId{RoomId::Kind::Board, u"other"_s}); // nothing of it stays in memory either
    QVERIFY(std::get<Protocol::ErrorMessage>(bench.take(2).constFirst()).code == ErrorCode::Forbidden);
}

void ServerHubMutateTest::aBoardTooLargeIsNotTaken()
{
    HubBench bench;
    Board board;
    board.id = BoardId(u"imported"_s);
    board.teamId = TeamId(u"team"_s);
    board.name = u"Imported"_s;
    Member owner;
    owner.userId = UserId(u"u0"_s);
    owner.name = u"User 0"_s;
    owner.color = u"blue"_s;
    QList<Event> events = boardBootstrap(board, {owner}, owner.userId, 5);
    for (int i = 0; i < 33; ++i) {
        Event created = events.last();
        created.type = EventType::TaskCreated;
        TaskChange task;
        task.id = TaskId(u"t%1"_s.arg(i));
        task.rev = 1;
        task.description = QString(1024 * 1024, u'x');
        created.data = task;
        created.ents = {{EntityType::Task, task.id.value(), 1}};
        events.append(created);
    }
    bench.step(NewBoardInput{board.teamId, board.id, events});
    QVERIFY(bench.systemDone && bench.systemDone->error);
    QVERIFY(bench.systemDone->error->code == ErrorCode::LimitExceeded);
    QVERIFY(!bench.store.disk.streams.contains(RoomId::board(board.id)));
    events.remove(events.size() - 3, 3);
    bench.step(NewBoardInput{board.teamId, board.id, events});
    QVERIFY(!bench.systemDone->error);
}

QTEST_GUILESS_MAIN(ServerHubMutateTest)
#include "serverhubmutatetest.moc"
