// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rank.h"
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

Op::TaskCreate create(const char *task, const char *column, const QString &title = u"New"_s)
{
    Op::TaskCreate op;
    op.id = id<TaskId>(task);
    op.columnId = id<ColumnId>(column);
    op.title = title;
    return op;
}

template<typename Change>
Op::TaskCreate createWith(Change change)
{
    Op::TaskCreate op = create("T9", "C1");
    change(op);
    return op;
}

Op::TaskMove move(const char *task, const char *column, const char *after = "", const char *before = "")
{
    return {id<TaskId>(task), id<ColumnId>(column), {}, {id<TaskId>(after), id<TaskId>(before)}};
}

Op::TaskMove moveToLane(const char *task, const std::optional<SwimlaneId> &lane)
{
    Op::TaskMove op = move(task, "C1", "", "T2");
    op.swimlaneId = lane;
    return op;
}

template<typename Change>
Op::TaskUpdate update(const char *task, Change change)
{
    Op::TaskUpdate op;
    op.id = id<TaskId>(task);
    change(op);
    return op;
}

QStringList titles(const BoardState &state, const char *column)
{
    QStringList list;
    for (const TaskId &task : state.liveTasks(id<ColumnId>(column)))
        list.append(task.value());
    return list;
}

} // namespace

class DecideTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void places_data();
    void places();
    void createdCarriesWhatWasAsked();
    void movedSaysWhereFrom();
    void fullColumnExplainsItself();
    void limitCountsOnlyWhatShows();
    void restoreReturnsToWhatItWas();
    void longKeysRebalanceTheColumnFirst();
    void rebalanceKeepsTheMovedTasksRevision();
    void theSystemNeedsNoMembership();
};

void DecideTaskTest::decides_data()
{
    QTest::addColumn<Operation>("op");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Operation &op, const QString &expected, const QString &actor = u"U3"_s) {
        QTest::newRow(name) << op << actor << expected;
    };
    const QString longTitle(MaxTitleLength + 1, u'x');
    const QString longText(MaxTextLength + 1, u'x');

    row("create", create("T9", "C1"), u"task.created"_s);
    row("create: longest title", create("T9", "C1", longTitle.chopped(1)), u"task.created"_s);
    row("create: title too long", create("T9", "C1", longTitle), u"limit_exceeded /args/title"_s);
    row("create: no title", create("T9", "C1", {}), u"schema /args/title"_s);
    row("create: blank title", create("T9", "C1", u" \t\n"_s), u"schema /args/title"_s);
    row("create: description too long", createWith([&](auto &op) { op.description = longText; }),
        u"limit_exceeded /args/description"_s);
    row("create: id of a task", create("T1", "C1"), u"invalid_ref /args/id"_s);
    row("create: id of a deleted task", create("T5", "C1"), u"invalid_ref /args/id"_s);
    row("create: unknown column", create("T9", "X"), u"invalid_ref /args/columnId"_s);
    row("create: deleted column", create("T9", "C5"), u"task.created adjusted:columnId"_s);
    row("create: soft limit", create("T9", "C2"), u"task.created warn:wip_limit"_s);
    row("create: hard limit", create("T9", "C3"), u"wip_limit /args/columnId"_s);
    row("create: lane", createWith([](auto &op) { op.swimlaneId = id<SwimlaneId>("S1"); }), u"task.created"_s);
    row("create: unknown lane", createWith([](auto &op) { op.swimlaneId = id<SwimlaneId>("X"); }),
        u"invalid_ref /args/swimlaneId"_s);
    row("create: deleted lane", createWith([](auto &op) { op.swimlaneId = id<SwimlaneId>("S3"); }),
        u"task.created adjusted:swimlaneId"_s);
    row("create: unknown label", createWith([](auto &op) { op.labelIds = {id<LabelId>("X")}; }), u"invalid_ref /args/labelIds"_s);
    row("create: deleted label", createWith([](auto &op) { op.labelIds = {id<LabelId>("L3")}; }),
        u"task.created adjusted:labelIds"_s);
    row("create: unknown assignee", createWith([](auto &op) { op.assigneeIds = {id<UserId>("X")}; }),
        u"invalid_ref /args/assigneeIds"_s);
    row("create: assignee who left", createWith([](auto &op) { op.assigneeIds = {id<UserId>("U6")}; }),
        u"task.created adjusted:assigneeIds"_s);
    row("create: anchor elsewhere", createWith([](auto &op) { op.anchor.afterId = id<TaskId>("T6"); }),
        u"task.created adjusted:afterId"_s);
    row("create: by a commenter", create("T9", "C1"), u"forbidden /op"_s, u"U4"_s);
    row("create: by one who left", create("T9", "C1"), u"forbidden /room"_s, u"U6"_s);
    row("create: by a stranger", create("T9", "C1"), u"forbidden /room"_s, u"X"_s);

    row("update", update("T1", [](auto &op) { op.title = u"Other"_s; }), u"task.updated"_s);
    row("update: all",
        update("T1",
               [](auto &op) {
                   op.title = u"Other"_s;
                   op.description = u"Text"_s;
                   op.startAt = std::optional<qint64>(1);
                   op.dueAt = std::optional<qint64>(2);
                   op.dueDone = true;
               }),
        u"task.updated"_s);
    row("update: nothing given", update("T1", [](auto &) {}), u"noop"_s);
    row("update: the same", update("T1", [](auto &op) { op.title = u"T1"_s; }), u"noop"_s);
    row("update: clears what is not set", update("T1", [](auto &op) { op.dueAt = std::optional<qint64>(); }), u"noop"_s);
    row("update: no title", update("T1", [](auto &op) { op.title = QString(); }), u"schema /args/set/title"_s);
    row("update: title too long", update("T1", [&](auto &op) { op.title = longTitle; }), u"limit_exceeded /args/set/title"_s);
    row("update: description too long", update("T1", [&](auto &op) { op.description = longText; }),
        u"limit_exceeded /args/set/description"_s);
    row("update: archived", update("T4", [](auto &op) { op.title = u"Other"_s; }), u"task.updated"_s);
    row("update: deleted", update("T5", [](auto &op) { op.title = u"Other"_s; }), u"task.updated warn:target_deleted"_s);
    row("update: unknown", update("X", [](auto &op) { op.title = u"Other"_s; }), u"invalid_ref /args/id"_s);
    row("update: by a viewer", update("T1", [](auto &op) { op.title = u"Other"_s; }), u"forbidden /op"_s, u"U5"_s);

    row("move", move("T1", "C2", "T6"), u"task.moved warn:wip_limit"_s);
    row("move: within a column", move("T1", "C1", "T2"), u"task.moved"_s);
    row("move: where it is, by after", move("T2", "C1", "T1"), u"noop"_s);
    row("move: where it is, by before", move("T2", "C1", "", "T3"), u"noop"_s);
    row("move: first where it is", move("T1", "C1", "", "T2"), u"noop"_s);
    row("move: within a full column", move("T8", "C3"), u"noop"_s);
    row("move: unknown task", move("X", "C1"), u"invalid_ref /args/id"_s);
    row("move: deleted task", move("T5", "C2"), u"task.moved noop warn:target_deleted"_s);
    row("move: unknown column", move("T1", "X"), u"invalid_ref /args/columnId"_s);
    row("move: deleted column", move("T6", "C5"), u"task.moved adjusted:columnId"_s);
    row("move: hard limit", move("T1", "C3"), u"wip_limit /args/columnId"_s);
    row("move: hard limit, archived task", move("T4", "C3"), u"task.moved"_s);
    row("move: anchor elsewhere", move("T6", "C1", "T7"), u"task.moved adjusted:afterId"_s);
    row("move: both anchors elsewhere", move("T6", "C1", "T7", "T8"), u"task.moved adjusted:afterId,beforeId"_s);
    row("move: second anchor holds", move("T6", "C1", "X", "T2"), u"task.moved adjusted:afterId"_s);
    row("move: after itself", move("T3", "C1", "T3"), u"task.moved adjusted:afterId"_s);
    row("move: after a deleted one", move("T1", "C1", "T5"), u"task.moved adjusted:afterId"_s);
    row("move: into a lane", moveToLane("T1", id<SwimlaneId>("S1")), u"task.moved"_s);
    row("move: out of no lane", moveToLane("T1", std::nullopt), u"noop"_s);
    row("move: unknown lane", moveToLane("T1", id<SwimlaneId>("X")), u"invalid_ref /args/swimlaneId"_s);
    row("move: deleted lane", moveToLane("T1", id<SwimlaneId>("S3")), u"noop adjusted:swimlaneId"_s);
    row("move: by a commenter", move("T1", "C2"), u"forbidden /op"_s, u"U4"_s);

    row("archive", Op::TaskArchive{id<TaskId>("T1")}, u"task.archived"_s);
    row("archive: archived", Op::TaskArchive{id<TaskId>("T4")}, u"noop"_s);
    row("archive: deleted", Op::TaskArchive{id<TaskId>("T5")}, u"task.archived warn:target_deleted"_s);
    row("archive: unknown", Op::TaskArchive{id<TaskId>("X")}, u"invalid_ref /args/id"_s);
    row("restore: archived", Op::TaskRestore{id<TaskId>("T4")}, u"task.restored"_s);
    row("restore: deleted", Op::TaskRestore{id<TaskId>("T5")}, u"task.restored"_s);
    row("restore: live", Op::TaskRestore{id<TaskId>("T1")}, u"noop"_s);
    row("restore: unknown", Op::TaskRestore{id<TaskId>("X")}, u"invalid_ref /args/id"_s);
    row("delete", Op::TaskDelete{id<TaskId>("T1")}, u"task.deleted"_s);
    row("delete: archived", Op::TaskDelete{id<TaskId>("T4")}, u"task.deleted"_s);
    row("delete: deleted", Op::TaskDelete{id<TaskId>("T5")}, u"noop"_s);
    row("delete: unknown", Op::TaskDelete{id<TaskId>("X")}, u"invalid_ref /args/id"_s);
    row("delete: by a viewer", Op::TaskDelete{id<TaskId>("T1")}, u"forbidden /op"_s, u"U5"_s);

    row("assign", Op::TaskAssign{id<TaskId>("T1"), id<UserId>("U5")}, u"task.assigned"_s);
    row("assign: twice", Op::TaskAssign{id<TaskId>("T1"), id<UserId>("U3")}, u"noop"_s);
    row("assign: stranger", Op::TaskAssign{id<TaskId>("T1"), id<UserId>("X")}, u"invalid_ref /args/userId"_s);
    row("assign: one who left", Op::TaskAssign{id<TaskId>("T1"), id<UserId>("U6")}, u"invalid_ref /args/userId"_s);
    row("assign: deleted", Op::TaskAssign{id<TaskId>("T5"), id<UserId>("U3")}, u"task.assigned warn:target_deleted"_s);
    row("assign: unknown", Op::TaskAssign{id<TaskId>("X"), id<UserId>("U3")}, u"invalid_ref /args/id"_s);
    row("unassign", Op::TaskUnassign{id<TaskId>("T1"), id<UserId>("U3")}, u"task.unassigned"_s);
    row("unassign: is not", Op::TaskUnassign{id<TaskId>("T1"), id<UserId>("X")}, u"noop"_s);
    row("unassign: deleted", Op::TaskUnassign{id<TaskId>("T5"), id<UserId>("U3")}, u"noop warn:target_deleted"_s);
    row("label", Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L2")}, u"task.labeled"_s);
    row("label: twice", Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L1")}, u"noop"_s);
    row("label: deleted label", Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L3")}, u"noop adjusted:labelId"_s);
    row("label: unknown label", Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("X")}, u"invalid_ref /args/labelId"_s);
    row("label: deleted", Op::TaskLabel{id<TaskId>("T5"), id<LabelId>("L1")}, u"task.labeled warn:target_deleted"_s);
    row("unlabel", Op::TaskUnlabel{id<TaskId>("T1"), id<LabelId>("L1")}, u"task.unlabeled"_s);
    row("unlabel: has it not", Op::TaskUnlabel{id<TaskId>("T1"), id<LabelId>("L2")}, u"noop"_s);
    row("unlabel: unknown", Op::TaskUnlabel{id<TaskId>("X"), id<LabelId>("L2")}, u"invalid_ref /args/id"_s);
}

void DecideTaskTest::decides()
{
    QFETCH(Operation, op);
    QFETCH(QString, actor);
    QFETCH(QString, expected);
    QCOMPARE(described(decide(sampleBoard(), mutationOf(op), actorOf(actor), 2000)), expected);
}

void DecideTaskTest::places_data()
{
    QTest::addColumn<Operation>("op");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QStringList>("order");
    const auto row = [](const char *name, const Operation &op, const QString &column, const QStringList &order) {
        QTest::newRow(name) << op << column << order;
    };
    row("create at the end", create("T9", "C1"), u"C1"_s, {u"T1"_s, u"T2"_s, u"T3"_s, u"T9"_s});
    row("create first", createWith([](auto &op) { op.anchor.beforeId = id<TaskId>("T1"); }), u"C1"_s,
        {u"T9"_s, u"T1"_s, u"T2"_s, u"T3"_s});
    row("create in an empty column", create("T9", "C4"), u"C4"_s, {u"T9"_s});
    row("create in a deleted column", create("T9", "C5"), u"C1"_s, {u"T1"_s, u"T2"_s, u"T3"_s, u"T9"_s});
    row("down, after", move("T1", "C1", "T2"), u"C1"_s, {u"T2"_s, u"T1"_s, u"T3"_s});
    row("down, before", move("T1", "C1", "", "T3"), u"C1"_s, {u"T2"_s, u"T1"_s, u"T3"_s});
    row("up, after", move("T3", "C1", "T1"), u"C1"_s, {u"T1"_s, u"T3"_s, u"T2"_s});
    row("up, before", move("T3", "C1", "", "T1"), u"C1"_s, {u"T3"_s, u"T1"_s, u"T2"_s});
    row("to the end", move("T1", "C1"), u"C1"_s, {u"T2"_s, u"T3"_s, u"T1"_s});
    row("after wins over before", move("T6", "C1", "T1", "T3"), u"C1"_s, {u"T1"_s, u"T6"_s, u"T2"_s, u"T3"_s});
    row("before, where after is elsewhere", move("T6", "C1", "T7", "T2"), u"C1"_s, {u"T1"_s, u"T6"_s, u"T2"_s, u"T3"_s});
    row("end, where both are elsewhere", move("T6", "C1", "T7", "T8"), u"C1"_s, {u"T1"_s, u"T2"_s, u"T3"_s, u"T6"_s});
    row("after an archived one", move("T1", "C1", "T4"), u"C1"_s, {u"T2"_s, u"T3"_s, u"T1"_s});
    row("into the heir of a deleted column", move("T6", "C5", "T1"), u"C1"_s, {u"T1"_s, u"T6"_s, u"T2"_s, u"T3"_s});
}

void DecideTaskTest::places()
{
    QFETCH(Operation, op);
    QFETCH(QString, column);
    QFETCH(QStringList, order);
    BoardState state = sampleBoard();
    run(state, op, actorOf(u"U3"_s));
    QCOMPARE(titles(state, column.toLatin1().constData()), order);
}

void DecideTaskTest::createdCarriesWhatWasAsked()
{
    const Operation op = createWith([](Op::TaskCreate &task) {
        task.swimlaneId = id<SwimlaneId>("S2");
        task.description = u"Text"_s;
        task.labelIds = {id<LabelId>("L2"), id<LabelId>("L3"), id<LabelId>("L1"), id<LabelId>("L2")};
        task.assigneeIds = {id<UserId>("U5"), id<UserId>("U6"), id<UserId>("U1")};
        task.startAt = 10;
        task.dueAt = 20;
    });
    BoardState state = sampleBoard();
    const auto outcome = decide(state, mutationOf(op), actorOf(u"U3"_s), 2000);
    QVERIFY(outcome);
    QCOMPARE(outcome->events.size(), 1);
    const Event &event = outcome->events.first();
    QCOMPARE(event.teamId, id<TeamId>("T"));
    QCOMPARE(event.boardId, id<BoardId>("B1"));
    QCOMPARE(event.actorUserId, id<UserId>("U3"));
    QCOMPARE(event.ts, 2000);
    QCOMPARE(event.ents, (QList<EntityRef>{{EntityType::Task, u"T9"_s, 1}}));
    apply(state, event, 7);
    const Task &task = *state.find(id<TaskId>("T9"));
    Task expected;
    expected.id = id<TaskId>("T9");
    expected.rev = 1;
    expected.columnId = id<ColumnId>("C1");
    expected.swimlaneId = id<SwimlaneId>("S2");
    expected.pos = task.pos;
    expected.title = u"New"_s;
    expected.description = u"Text"_s;
    expected.labelIds = {id<LabelId>("L1"), id<LabelId>("L2")};
    expected.assigneeIds = {id<UserId>("U1"), id<UserId>("U5")};
    expected.startAt = 10;
    expected.dueAt = 20;
    expected.createdAt = 2000;
    expected.updatedAt = 2000;
    QVERIFY(task == expected);
}

void DecideTaskTest::movedSaysWhereFrom()
{
    BoardState state = sampleBoard();
    const quint64 rev = state.find(id<TaskId>("T6"))->rev;
    const auto outcome = decide(state, mutationOf(move("T6", "C1")), actorOf(u"U3"_s), 2000);
    QVERIFY(outcome);
    const TaskChange change = std::get<TaskChange>(outcome->events.first().data);
    QCOMPARE(change.rev, rev + 1);
    QCOMPARE(*change.from, id<ColumnId>("C2"));
    QCOMPARE(*change.columnId, id<ColumnId>("C1"));
    QVERIFY(Rank::isValid(*change.pos));
    QVERIFY(!change.title && !change.swimlaneId && !change.archived);
}

void DecideTaskTest::fullColumnExplainsItself()
{
    const BoardState state = sampleBoard();
    const auto outcome = decide(state, mutationOf(move("T1", "C3")), actorOf(u"U1"_s), 2000);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().error.detail, u"Column is full (1/1)"_s);
    QCOMPARE(outcome.error().detail, (QJsonObject{{u"limit"_s, 1}, {u"count"_s, 1}}));
    QCOMPARE(outcome.error().server,
             (QList<EntityRef>{{EntityType::Column, u"C3"_s, state.find(id<ColumnId>("C3"))->rev},
                               {EntityType::Task, u"T1"_s, state.find(id<TaskId>("T1"))->rev}}));
}

void DecideTaskTest::limitCountsOnlyWhatShows()
{
    BoardState state = sampleBoard();
    run(state, Op::TaskArchive{id<TaskId>("T8")}, actorOf(u"U3"_s));
    QCOMPARE(described(decide(state, mutationOf(move("T1", "C3")), actorOf(u"U3"_s), 1)), u"task.moved"_s);
    run(state, move("T1", "C3"), actorOf(u"U3"_s));
    // Back out of the archive is one more in the column too.
    QCOMPARE(described(decide(state, mutationOf(Op::TaskRestore{id<TaskId>("T8")}), actorOf(u"U3"_s), 1)),
             u"wip_limit /args/columnId"_s);
    run(state, Op::TaskDelete{id<TaskId>("T1")}, actorOf(u"U3"_s));
    QCOMPARE(described(decide(state, mutationOf(Op::TaskRestore{id<TaskId>("T8")}), actorOf(u"U3"_s), 1)), u"task.restored"_s);
}

void DecideTaskTest::restoreReturnsToWhatItWas()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    run(state, Op::TaskDelete{id<TaskId>("T4")}, actor);
    run(state, Op::TaskRestore{id<TaskId>("T4")}, actor);
    QVERIFY(!state.find(id<TaskId>("T4"))->deleted);
    QVERIFY(state.find(id<TaskId>("T4"))->archived);
    run(state, Op::TaskRestore{id<TaskId>("T4")}, actor);
    QVERIFY(!state.find(id<TaskId>("T4"))->archived);
    run(state, Op::TaskDelete{id<TaskId>("T2")}, actor);
    run(state, Op::TaskRestore{id<TaskId>("T2")}, actor);
    QCOMPARE(titles(state, "C1"), (QStringList{u"T1"_s, u"T2"_s, u"T3"_s, u"T4"_s}));
}

void DecideTaskTest::longKeysRebalanceTheColumnFirst()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    int rebalanced = 0;
    // Always right under the first one: the habit that makes keys grow.
    for (int i = 0; i < 400; ++i) {
        const char *task = i % 2 == 0 ? "T3" : "T2";
        const auto outcome = decide(state, mutationOf(move(task, "C1", "T1")), actor, 1);
        QVERIFY(outcome);
        rebalanced += outcome->events.size() == 2 && outcome->events.first().type == EventType::ColumnRebalanced ? 1 : 0;
        for (const Event &event : outcome->events)
            apply(state, event, 1);
        for (const Task &each : state.tasks())
            QVERIFY2(each.pos.size() <= Rank::RebalanceLength, qPrintable(each.pos));
        QCOMPARE(titles(state, "C1").mid(0, 2), (QStringList{u"T1"_s, QString::fromLatin1(task)}));
        QCOMPARE(state.tasksByRank(id<ColumnId>("C1")).size(), 5);
    }
    QVERIFY(rebalanced >= 1);
    QVERIFY(rebalanced < 10);
}

void DecideTaskTest::rebalanceKeepsTheMovedTasksRevision()
{
    BoardState state = sampleBoard();
    Task tight = *state.find(id<TaskId>("T2"));
    tight.pos = state.find(id<TaskId>("T1"))->pos + QString(Rank::RebalanceLength, u'0') + u'1';
    state.put(tight);
    const quint64 revOfT3 = state.find(id<TaskId>("T3"))->rev;
    const quint64 revOfT6 = state.find(id<TaskId>("T6"))->rev;
    // T3 is renumbered before it moves, T6 comes from elsewhere.
    const auto inside = decide(state, mutationOf(move("T3", "C1", "T1")), actorOf(u"U3"_s), 1);
    QCOMPARE(described(inside), u"column.rebalanced task.moved"_s);
    QCOMPARE(std::get<TaskChange>(inside->events.last().data).rev, revOfT3 + 2);
    const auto outside = decide(state, mutationOf(move("T6", "C1", "T1")), actorOf(u"U3"_s), 1);
    QCOMPARE(described(outside), u"column.rebalanced task.moved"_s);
    QCOMPARE(std::get<TaskChange>(outside->events.last().data).rev, revOfT6 + 1);
    for (const Event &event : inside->events)
        QVERIFY(!apply(state, event, 1).isEmpty());
    QCOMPARE(titles(state, "C1"), (QStringList{u"T1"_s, u"T3"_s, u"T2"_s}));
    QCOMPARE(state.find(id<TaskId>("T3"))->rev, revOfT3 + 2);
}

void DecideTaskTest::theSystemNeedsNoMembership()
{
    QCOMPARE(described(decide(sampleBoard(), mutationOf(create("T9", "C1")), systemActor(), 1)), u"task.created"_s);
}

QTEST_GUILESS_MAIN(DecideTaskTest)
#include "decidetasktest.moc"
