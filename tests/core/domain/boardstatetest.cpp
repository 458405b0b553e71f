// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/boardfixture.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

Task task(const char *taskId, const char *column, const QString &pos)
{
    Task task;
    task.id = id<TaskId>(taskId);
    task.rev = 1;
    task.columnId = id<ColumnId>(column);
    task.pos = pos;
    task.title = QString::fromLatin1(taskId);
    return task;
}

} // namespace

class BoardStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyHasNothing();
    void boardOrTeam();
    void findsDeletedOnes();
    void ordersTasksByRank();
    void countsLiveTasks();
    void equalRanksLoseNoTask_data();
    void equalRanksLoseNoTask();
    void equalRanksHandOver();
    void ordersColumnsByRankThenId();
    void ordersComments();
    void copiesOneEntity();
    void copiesAbsence();
    void copiesEverything();
    void revisions();
    void entitiesAreOrdered();
    void copiesAreIndependent();
    void differentInOneEntity();
};

void BoardStateTest::emptyHasNothing()
{
    const BoardState state;
    QVERIFY(!state.team());
    QVERIFY(state.board() == nullptr);
    QVERIFY(state.entities().isEmpty());
    QVERIFY(state.liveColumns().isEmpty());
    QVERIFY(state.liveTasks(id<ColumnId>("C1")).isEmpty());
    QVERIFY(state.tasksByRank(id<ColumnId>("C1")).isEmpty());
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 0);
    QVERIFY(state.checklistsOf(id<TaskId>("T1")).isEmpty());
    QVERIFY(state.itemsOf(id<ChecklistId>("K1")).isEmpty());
    QVERIFY(state.commentsOf(id<TaskId>("T1")).isEmpty());
    QCOMPARE(state.revisionOf({EntityType::Team, u"T"_s, 0}), 0);
    QVERIFY(state == BoardState());
}

void BoardStateTest::boardOrTeam()
{
    QCOMPARE(sampleBoard().board()->id, id<BoardId>("B1"));
    QVERIFY(!sampleBoard().team());
    QVERIFY(sampleTeam().board() == nullptr);
    QCOMPARE(sampleTeam().team()->name, u"Design"_s);
    QCOMPARE(sampleTeam().boards().size(), 2);
}

void BoardStateTest::findsDeletedOnes()
{
    const BoardState state = sampleBoard();
    QVERIFY(state.find(id<ColumnId>("C5"))->deleted);
    QVERIFY(state.find(id<SwimlaneId>("S3"))->deleted);
    QVERIFY(state.find(id<LabelId>("L3"))->deleted);
    QVERIFY(state.find(id<TaskId>("T5"))->deleted);
    QVERIFY(state.find(id<ChecklistId>("K3"))->deleted);
    QVERIFY(state.find(id<CheckItemId>("I3"))->deleted);
    QVERIFY(state.find(id<CommentId>("M3"))->deleted);
    QVERIFY(state.find(id<UserId>("U6"))->removed);
    QVERIFY(state.activeMember(id<UserId>("U6")) == nullptr);
    QVERIFY(state.activeMember(id<UserId>("X")) == nullptr);
    QCOMPARE(state.activeMember(id<UserId>("U1"))->role, Role::Owner);
}

void BoardStateTest::ordersTasksByRank()
{
    BoardState state;
    state.put(task("T1", "C1", u"a2"_s));
    state.put(task("T2", "C1", u"a0"_s));
    state.put(task("T3", "C1", u"a1"_s));
    state.put(task("T4", "C2", u"a0"_s));
    QCOMPARE(state.liveTasks(id<ColumnId>("C1")), (QList<TaskId>{id<TaskId>("T2"), id<TaskId>("T3"), id<TaskId>("T1")}));
    state.put(task("T3", "C1", u"a3"_s));
    QCOMPARE(state.liveTasks(id<ColumnId>("C1")), (QList<TaskId>{id<TaskId>("T2"), id<TaskId>("T1"), id<TaskId>("T3")}));
    state.put(task("T2", "C2", u"Zz"_s));
    QCOMPARE(state.liveTasks(id<ColumnId>("C1")), (QList<TaskId>{id<TaskId>("T1"), id<TaskId>("T3")}));
    QCOMPARE(state.liveTasks(id<ColumnId>("C2")), (QList<TaskId>{id<TaskId>("T2"), id<TaskId>("T4")}));
}

void BoardStateTest::countsLiveTasks()
{
    BoardState state;
    Task one = task("T1", "C1", u"a0"_s);
    Task two = task("T2", "C1", u"a1"_s);
    state.put(one);
    state.put(two);
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 2);
    one.archived = true;
    state.put(one);
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 1);
    one.deleted = true;
    state.put(one);
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 1);
    QCOMPARE(state.tasksByRank(id<ColumnId>("C1")).size(), 2);
    two.columnId = id<ColumnId>("C2");
    state.put(two);
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 0);
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C2")), 1);
    one.archived = false;
    one.deleted = false;
    state.put(one);
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 1);
}

void BoardStateTest::equalRanksLoseNoTask_data()
{
    QTest::addColumn<QStringList>("order");
    QStringList order{u"T1"_s, u"T2"_s, u"T3"_s};
    do {
        QTest::newRow(qPrintable(order.join(u' '))) << order;
    } while (std::next_permutation(order.begin(), order.end()));
}

void BoardStateTest::equalRanksLoseNoTask()
{
    QFETCH(QStringList, order);
    BoardState state;
    state.put(task("T0", "C1", u"Zz"_s));
    state.put(task("T9", "C1", u"a0V"_s));
    for (const QString &taskId : order)
        state.put(task(taskId.toLatin1().constData(), "C1", u"a0"_s));
    // One order, whoever came first; behind them what comes after their rank.
    QCOMPARE(state.liveTasks(id<ColumnId>("C1")),
             (QList<TaskId>{id<TaskId>("T0"), id<TaskId>("T1"), id<TaskId>("T2"), id<TaskId>("T3"), id<TaskId>("T9")}));
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 5);
}

void BoardStateTest::equalRanksHandOver()
{
    BoardState state;
    for (const char *taskId : {"T1", "T2", "T3"})
        state.put(task(taskId, "C1", u"a0"_s));
    state.put(task("T1", "C1", u"a1"_s));
    QCOMPARE(state.tasksByRank(id<ColumnId>("C1")).value(u"a0"_s), id<TaskId>("T2"));
    QCOMPARE(state.liveTasks(id<ColumnId>("C1")), (QList<TaskId>{id<TaskId>("T2"), id<TaskId>("T3"), id<TaskId>("T1")}));
    state.put(task("T3", "C1", u"a2"_s));
    QCOMPARE(state.tasksByRank(id<ColumnId>("C1")).keys(), (QStringList{u"a0"_s, u"a1"_s, u"a2"_s}));
    // In such a state there is still a place for everything, and then each has a rank of its own.
    state.put(task("T3", "C1", u"a0"_s));
    Column column;
    column.id = id<ColumnId>("C1");
    column.rev = 1;
    state.put(column);
    Board board;
    board.id = id<BoardId>("B1");
    board.rev = 1;
    state.put(board);
    Op::TaskCreate create;
    create.id = id<TaskId>("T4");
    create.columnId = column.id;
    create.title = u"New"_s;
    create.anchor.afterId = id<TaskId>("T2");
    const auto outcome = decide(state, mutationOf(create), systemActor(), 1);
    QCOMPARE(described(outcome), u"column.rebalanced task.created"_s);
    for (const Event &event : outcome->events)
        apply(state, event, 1);
    QCOMPARE(state.liveTasks(column.id), (QList<TaskId>{id<TaskId>("T2"), id<TaskId>("T4"), id<TaskId>("T3"), id<TaskId>("T1")}));
    QCOMPARE(state.tasksByRank(column.id).keys(), (QStringList{u"a0"_s, u"a0V"_s, u"a1"_s, u"a2"_s}));
}

void BoardStateTest::ordersColumnsByRankThenId()
{
    BoardState state;
    const auto put = [&state](const char *columnId, const QString &pos, bool archived = false) {
        Column column;
        column.id = id<ColumnId>(columnId);
        column.pos = pos;
        column.archived = archived;
        state.put(column);
    };
    put("C1", u"a1"_s);
    put("C4", u"a0"_s);
    put("C3", u"a0"_s);
    put("C2", u"a0"_s, true);
    QCOMPARE(state.liveColumns(), (QList<ColumnId>{id<ColumnId>("C3"), id<ColumnId>("C4"), id<ColumnId>("C1")}));
}

void BoardStateTest::ordersComments()
{
    BoardState state;
    const auto put = [&state](const char *commentId, const char *taskId, qint64 createdAt, bool deleted = false) {
        Comment comment;
        comment.id = id<CommentId>(commentId);
        comment.taskId = id<TaskId>(taskId);
        comment.createdAt = createdAt;
        comment.deleted = deleted;
        state.put(comment);
    };
    put("M4", "T1", 20);
    put("M3", "T1", 10);
    put("M2", "T1", 20);
    put("M1", "T1", 5, true);
    put("M0", "T2", 1);
    QCOMPARE(state.commentsOf(id<TaskId>("T1")),
             (QList<CommentId>{id<CommentId>("M3"), id<CommentId>("M2"), id<CommentId>("M4")}));
}

void BoardStateTest::copiesOneEntity()
{
    BoardState state = sampleBoard();
    const BoardState before = state;
    run(state, Op::TaskMove{id<TaskId>("T1"), id<ColumnId>("C2"), {}, {}}, actorOf(u"U3"_s));
    run(state, Op::TaskDelete{id<TaskId>("T2")}, actorOf(u"U3"_s));
    BoardState copy = before;
    copy.copyFrom(state, {EntityType::Task, u"T1"_s, 0});
    QCOMPARE(copy.liveTasks(id<ColumnId>("C1")), (QList<TaskId>{id<TaskId>("T2"), id<TaskId>("T3")}));
    QCOMPARE(copy.liveTaskCount(id<ColumnId>("C2")), 3);
    QVERIFY(!(copy == state));
    copy.copyFrom(state, {EntityType::Task, u"T2"_s, 0});
    QVERIFY(copy == state);
}

void BoardStateTest::copiesAbsence()
{
    BoardState state = sampleBoard();
    const BoardState nothing;
    QList<EntityRef> refs = state.entities();
    for (const EntityRef &ref : refs) {
        state.copyFrom(nothing, ref);
        QCOMPARE(state.revisionOf(ref), 0);
    }
    QVERIFY(state == nothing);
    QVERIFY(state.tasksByRank(id<ColumnId>("C1")).isEmpty());
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 0);
    QVERIFY(state.checklistsOf(id<TaskId>("T1")).isEmpty());
    QVERIFY(state.itemsOf(id<ChecklistId>("K1")).isEmpty());
    QVERIFY(state.commentsOf(id<TaskId>("T1")).isEmpty());
}

void BoardStateTest::copiesEverything()
{
    for (const BoardState &state : {sampleBoard(), sampleTeam()}) {
        BoardState copy;
        const QList<EntityRef> refs = state.entities();
        // Backwards: no order is needed.
        for (auto ref = refs.crbegin(); ref != refs.crend(); ++ref)
            copy.copyFrom(state, *ref);
        QVERIFY(copy == state);
        QCOMPARE(copy.liveColumns(), state.liveColumns());
        QCOMPARE(copy.tasksByRank(id<ColumnId>("C1")), state.tasksByRank(id<ColumnId>("C1")));
        QCOMPARE(copy.liveTaskCount(id<ColumnId>("C1")), state.liveTaskCount(id<ColumnId>("C1")));
        QCOMPARE(copy.checklistsOf(id<TaskId>("T1")), state.checklistsOf(id<TaskId>("T1")));
        QCOMPARE(copy.itemsOf(id<ChecklistId>("K1")), state.itemsOf(id<ChecklistId>("K1")));
        QCOMPARE(copy.commentsOf(id<TaskId>("T1")), state.commentsOf(id<TaskId>("T1")));
    }
}

void BoardStateTest::revisions()
{
    for (const BoardState &state : {sampleBoard(), sampleTeam()}) {
        for (const EntityRef &ref : state.entities()) {
            QVERIFY(ref.rev >= 1);
            QCOMPARE(state.revisionOf(ref), ref.rev);
            QCOMPARE(state.revisionOf({ref.type, u"none"_s, 0}), 0);
        }
    }
}

void BoardStateTest::entitiesAreOrdered()
{
    const QList<EntityRef> refs = sampleBoard().entities();
    QVERIFY(std::is_sorted(refs.cbegin(), refs.cend()));
    QVERIFY(std::adjacent_find(refs.cbegin(), refs.cend(), [](const auto &a, const auto &b) { return !(a < b); }) == refs.cend());
    // 1 board, 5 columns, 3 lanes, 3 labels, 6 members, 8 tasks, 4 lists, 4 items, 4 comments
    QCOMPARE(refs.size(), 38);
    // 1 team, 2 boards, 5 members
    QCOMPARE(sampleTeam().entities().size(), 8);
}

void BoardStateTest::copiesAreIndependent()
{
    const BoardState state = sampleBoard();
    BoardState other = state;
    run(other, Op::TaskDelete{id<TaskId>("T1")}, actorOf(u"U3"_s));
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 3);
    QCOMPARE(other.liveTaskCount(id<ColumnId>("C1")), 2);
    QVERIFY(state == sampleBoard());
}

void BoardStateTest::differentInOneEntity()
{
    for (const BoardState &state : {sampleBoard(), sampleTeam()}) {
        for (const EntityRef &ref : state.entities()) {
            BoardState other = state;
            other.copyFrom(BoardState(), ref);
            QVERIFY2(!(other == state), qPrintable(ref.id));
        }
    }
}

QTEST_GUILESS_MAIN(BoardStateTest)
#include "boardstatetest.moc"
