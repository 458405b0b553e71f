// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverroom.h"
#include "core/protocol/codec.h"
#include "tests/core/sync/hubbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

class ServerRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariant03_appendsWithoutAHole();
    void invariant04_oneMuidAnEventOfTheMutation();
    void rollBackRestoresEverything();
    void refusedMutationAppendsNothing();
    void catchUpTakesForeignEvents();
    void invariant17_digestFollowsTheState();
    void aFullBoardTakesNoMore();

private:
    [[nodiscard]] static ServerRoom room(HubBench &bench) { return {HubBench::board1(), *bench.store.load(HubBench::board1())}; }
    [[nodiscard]] static Mutation mutation(const QString &muid, const Operation &op)
    {
        return {1, Muid(muid), HubBench::board1(), {}, op, 5};
    }
    const Actor m_actor{UserId(u"u0"_s), u"User 0"_s, u"blue"_s, false};
};

void ServerRoomTest::invariant03_appendsWithoutAHole()
{
    HubBench bench;
    ServerRoom room = this->room(bench);
    const quint64 start = room.seq();
    QString h = room.h();
    for (int i = 0; i < 5; ++i)
        QVERIFY(room.mutate(mutation(u"m%1"_s.arg(i), newTask(u"t%1"_s.arg(i))), m_actor, ClientId(u"c"_s), 7));
    QCOMPARE(room.uncommitted().size(), 5);
    quint64 seq = start;
    for (const LoggedEvent &event : room.uncommitted()) {
        QCOMPARE(event.prev, seq);
        QCOMPARE(event.seq, seq + 1);
        h = Protocol::chainHash(h, event.seq, event.event);
        QCOMPARE(event.h, h);
        QCOMPARE(event.clientId, ClientId(u"c"_s));
        QCOMPARE(event.event.ts, 7);
        seq = event.seq;
    }
    QCOMPARE(room.seq(), seq);
    room.committed();
    QVERIFY(room.uncommitted().isEmpty());
    room.rollBack(); // there is nothing to take back any more
    QCOMPARE(room.seq(), seq);
}

void ServerRoomTest::invariant04_oneMuidAnEventOfTheMutation()
{
    HubBench bench;
    ServerRoom room = this->room(bench);
    // Many tasks always under the same one: at some point the column is rebalanced by the same mutation.
    QVERIFY(room.mutate(mutation(u"m"_s, newTask(u"first"_s)), m_actor, {}, 7));
    bool sawTwo = false;
    for (int i = 0; i < 400 && !sawTwo; ++i) {
        Op::TaskCreate create = newTask(u"t%1"_s.arg(i));
        create.anchor.afterId = TaskId(u"first"_s);
        const auto decision = room.mutate(mutation(u"m%1"_s.arg(i), create), m_actor, {}, 7);
        QVERIFY(decision);
        sawTwo = decision->events.size() > 1;
    }
    QVERIFY(sawTwo);
    const QList<LoggedEvent> events = room.uncommitted();
    QVERIFY(events.last().muid.value().startsWith(u'm'));
    QVERIFY(events.at(events.size() - 2).muid.isEmpty());
}

void ServerRoomTest::rollBackRestoresEverything()
{
    HubBench bench;
    ServerRoom room = this->room(bench);
    QVERIFY(room.mutate(mutation(u"m0"_s, newTask(u"t0"_s)), m_actor, {}, 7));
    room.committed();
    const BoardState state = room.state();
    const quint64 seq = room.seq();
    const QString h = room.h();
    const QString digest = room.digest();

    QVERIFY(room.mutate(mutation(u"m1"_s, newTask(u"t1"_s)), m_actor, {}, 7));
    QVERIFY(room.mutate(mutation(u"m2"_s, retitle(u"t0"_s, u"changed"_s)), m_actor, {}, 7));
    QVERIFY(room.mutate(mutation(u"m3"_s, Op::ColumnDelete{ColumnId(u"b1-col0"_s), ColumnId(u"b1-col1"_s)}), m_actor, {}, 7));
    QVERIFY(!(room.state() == state));
    QVERIFY(room.digest() != digest);
    room.rollBack();
    QVERIFY(room.state() == state);
    QCOMPARE(room.seq(), seq);
    QCOMPARE(room.h(), h);
    QCOMPARE(room.digest(), digest);
    QCOMPARE(room.state().liveTasks(ColumnId(u"b1-col0"_s)), QList{TaskId(u"t0"_s)});
    QVERIFY(room.uncommitted().isEmpty());
}

void ServerRoomTest::refusedMutationAppendsNothing()
{
    HubBench bench;
    ServerRoom room = this->room(bench);
    const BoardState state = room.state();
    const auto decision = room.mutate(mutation(u"m"_s, retitle(u"none"_s, u"x"_s)), m_actor, {}, 7);
    QVERIFY(!decision);
    QVERIFY(room.uncommitted().isEmpty());
    QVERIFY(room.state() == state);
}

void ServerRoomTest::catchUpTakesForeignEvents()
{
    HubBench bench;
    ServerRoom ours = this->room(bench);
    ServerRoom theirs = this->room(bench);
    QVERIFY(theirs.mutate(mutation(u"m"_s, newTask(u"t"_s)), m_actor, {}, 7));
    ours.catchUp(theirs.uncommitted());
    QVERIFY(ours.state() == theirs.state());
    QCOMPARE(ours.h(), theirs.h());
    QCOMPARE(ours.seq(), theirs.seq());
    QCOMPARE(ours.digest(), theirs.digest());
    ours.rollBack();
    QVERIFY(ours.state() == theirs.state());
    QCOMPARE(ours.seq(), theirs.seq());
}

void ServerRoomTest::invariant17_digestFollowsTheState()
{
    HubBench bench;
    ServerRoom room = this->room(bench);
    QVERIFY(room.mutate(mutation(u"m0"_s, newTask(u"t0"_s)), m_actor, {}, 7));
    QVERIFY(room.mutate(mutation(u"m1"_s, retitle(u"t0"_s, u"one"_s)), m_actor, {}, 7));
    Protocol::StateDigest whole;
    QCOMPARE(room.digest(), whole.value(room.state()));
    BoardState other = room.state();
    Task task = *other.find(TaskId(u"t0"_s));
    task.title += u"!"_s;
    other.put(task);
    Protocol::StateDigest changed;
    QVERIFY(room.digest() != changed.value(other));
}

void ServerRoomTest::aFullBoardTakesNoMore()
{
    HubBench bench;
    ServerRoom room = this->room(bench);
    const auto attempt = [&](const Operation &op) {
        const auto decision = room.mutate(mutation(u"m%1"_s.arg(room.seq()), op), m_actor, {}, 7);
        return decision ? std::optional<ErrorCode>() : decision.error().error.code;
    };
    Op::TaskCreate large = newTask(u"t"_s);
    large.description = QString(MaxTextLength, u'x');
    int made = 0;
    for (; made < 600; ++made) {
        large.id = TaskId(u"t%1"_s.arg(made));
        const auto refused = attempt(large);
        if (refused) {
            QVERIFY(*refused == ErrorCode::LimitExceeded);
            break;
        }
        if (made % 50 == 0)
            room.committed();
    }
    QVERIFY(made > 500 && made < 513);
    room.committed();
    Protocol::StateDigest whole;
    QCOMPARE(room.bytes(), whole.bytes(room.state()));
    QVERIFY(room.bytes() <= Protocol::MaxStateBytes);
    QVERIFY(room.bytes() > Protocol::MaxStateBytes - MaxTextLength - 1000);

    // Neither a comment nor a longer text fits; a shorter one does, and so does what moves or takes away.
    QVERIFY(attempt(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"t0"_s), QString(MaxTextLength, u'y')})
            == ErrorCode::LimitExceeded);
    QVERIFY(!attempt(Op::TaskMove{TaskId(u"t1"_s), ColumnId(u"b1-col1"_s), {}, {}}));
    QVERIFY(!attempt(Op::TaskDelete{TaskId(u"t2"_s)}));
    Op::TaskUpdate shorter;
    shorter.id = TaskId(u"t3"_s);
    shorter.description = u"short"_s;
    QVERIFY(!attempt(shorter));
    QVERIFY(!attempt(large)); // there is room again
    room.rollBack();
    QVERIFY(attempt(large) == ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(ServerRoomTest)
#include "serverroomtest.moc"
