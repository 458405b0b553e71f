// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

Op::TaskMove move(const char *task, const char *column, const Anchor<TaskId> &anchor = {})
{
    return {id<TaskId>(task), id<ColumnId>(column), {}, anchor};
}

Op::TaskUpdate rename(const char *task, const QString &title)
{
    Op::TaskUpdate op;
    op.id = id<TaskId>(task);
    op.title = title;
    return op;
}

Op::CheckItemUpdate say(const char *item, const QString &text)
{
    return {id<CheckItemId>(item), text, {}};
}

QStringList titles(const BoardState &state, const char *column)
{
    QStringList list;
    for (const TaskId &task : state.liveTasks(id<ColumnId>(column)))
        list.append(task.value());
    return list;
}

//! Decides \a op as one who saw \a base, and applies what it comes to.
QString decided(BoardState &state, const Operation &op, const std::optional<BaseRef> &base = {}, const QString &actor = u"U3"_s)
{
    Mutation mutation = mutationOf(op);
    mutation.base = base;
    const auto outcome = decide(state, mutation, actorOf(actor), 2000);
    for (const Event &event : outcome ? outcome->events : QList<Event>())
        apply(state, event, 1);
    return described(outcome) + (outcome && outcome->merged ? u" merged"_s : QString());
}

std::optional<Rejection> refusal(const BoardState &state, const Operation &op, const std::optional<BaseRef> &base = {})
{
    Mutation mutation = mutationOf(op);
    mutation.base = base;
    const auto outcome = decide(state, mutation, actorOf(u"U3"_s), 2000);
    return outcome ? std::nullopt : std::optional(outcome.error());
}

const Task &task(const BoardState &state, const char *taskId)
{
    return *state.find(id<TaskId>(taskId));
}

BaseRef seen(const BoardState &state, const char *taskId)
{
    return {QString::fromLatin1(taskId), task(state, taskId).rev};
}

} // namespace

//! What two people do to one thing without knowing of each other: a rule of the contract each.
class DecideConflictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastOfTwoMovesWinsAsAWhole();
    void moveSaysWhatItHadNotSeen();
    void moveOfADeletedTaskIsKeptForItsReturn();
    void moveOfADeletedTaskNeedsNoRoom();
    void moveOfATaskSeenDeletedIsNothing();
    void changeOfADeletedTaskGoesToTheTrash_data();
    void changeOfADeletedTaskGoesToTheTrash();
    void deletionIsSeenFromItsRevisionOn();
    void deletedAgainIsUnseenAgain();
    void whatHungOnATaskAndWasDeletedHasNoTrash();
    void heirsLeadToALivingColumn();
    void columnAndItsHeirDeletedAtOnce();
    void labelsAndAssigneesAreSets();
    void hardLimitRefusesTheLast();
    void hardLimitGivesWayToForce_data();
    void hardLimitGivesWayToForce();
    void commentsAreTheLastWritersWhole();
    void whatIsNotThereIsNamed_data();
    void whatIsNotThereIsNamed();
    void anchorsFallBackToNeighbours_data();
    void anchorsFallBackToNeighbours();
    void neighboursInAnotherColumnCountNot();
    void dueAndStartAreOneWritersEach();
};

void DecideConflictTest::lastOfTwoMovesWinsAsAWhole()
{
    BoardState state = sampleBoard();
    const BaseRef base = seen(state, "T1");
    Op::TaskMove first = move("T1", "C2", {{}, id<TaskId>("T7")});
    first.swimlaneId = std::optional(id<SwimlaneId>("S1"));
    Op::TaskMove last = move("T1", "C1", {id<TaskId>("T2"), {}});
    last.swimlaneId = std::optional<SwimlaneId>();
    QCOMPARE(decided(state, first, base), u"task.moved warn:wip_limit"_s);
    QCOMPARE(decided(state, last, base), u"task.moved"_s);
    QCOMPARE(titles(state, "C1"), (QStringList{u"T2"_s, u"T1"_s, u"T3"_s}));
    QVERIFY(task(state, "T1").swimlaneId.isEmpty());
}

void DecideConflictTest::moveSaysWhatItHadNotSeen()
{
    BoardState state = sampleBoard();
    const BaseRef old = seen(state, "T1");
    const auto baseOf = [&](const std::optional<BaseRef> &base) {
        Mutation mutation = mutationOf(move("T1", "C1", {id<TaskId>("T3"), {}}));
        mutation.base = base;
        return std::get<TaskChange>(decide(state, mutation, actorOf(u"U3"_s), 2000)->events.first().data).baseRev;
    };
    QVERIFY(!baseOf(old));
    QCOMPARE(decided(state, move("T1", "C2"), old), u"task.moved warn:wip_limit"_s);
    QCOMPARE(baseOf(old), std::optional(old.rev));
    QVERIFY(!baseOf(seen(state, "T1")));
    QVERIFY(!baseOf(BaseRef{u"T2"_s, 0, {}}));
    QVERIFY(!baseOf({}));
}

void DecideConflictTest::moveOfADeletedTaskIsKeptForItsReturn()
{
    BoardState state = sampleBoard();
    const BaseRef base = seen(state, "T1");
    run(state, Op::TaskDelete{id<TaskId>("T1")}, actorOf(u"U2"_s));
    const Anchor<TaskId> first{{}, id<TaskId>("T6")};
    QCOMPARE(decided(state, move("T1", "C2", first), base), u"task.moved noop warn:target_deleted"_s);
    QVERIFY(task(state, "T1").deleted);
    QCOMPARE(titles(state, "C2"), (QStringList{u"T6"_s, u"T7"_s}));
    // Once more is nothing new.
    QCOMPARE(decided(state, move("T1", "C2", first), base), u"noop warn:target_deleted"_s);
    QCOMPARE(decided(state, Op::TaskRestore{id<TaskId>("T1")}), u"task.restored warn:wip_limit"_s);
    QCOMPARE(titles(state, "C2"), (QStringList{u"T1"_s, u"T6"_s, u"T7"_s}));
}

void DecideConflictTest::moveOfADeletedTaskNeedsNoRoom()
{
    BoardState state = sampleBoard();
    run(state, Op::TaskDelete{id<TaskId>("T1")}, actorOf(u"U2"_s));
    QCOMPARE(decided(state, move("T1", "C3")), u"task.moved noop warn:target_deleted"_s);
    QCOMPARE(decided(state, Op::TaskRestore{id<TaskId>("T1")}), u"wip_limit /args/columnId"_s);
    run(state, Op::TaskDelete{id<TaskId>("T8")}, actorOf(u"U2"_s));
    QCOMPARE(decided(state, Op::TaskRestore{id<TaskId>("T1")}), u"task.restored"_s);
    QCOMPARE(titles(state, "C3"), (QStringList{u"T1"_s}));
}

void DecideConflictTest::moveOfATaskSeenDeletedIsNothing()
{
    BoardState state = sampleBoard();
    const ColumnId column = task(state, "T5").columnId;
    QCOMPARE(decided(state, move("T5", "C2"), seen(state, "T5")), u"noop"_s);
    QCOMPARE(task(state, "T5").columnId, column);
}

void DecideConflictTest::changeOfADeletedTaskGoesToTheTrash_data()
{
    QTest::addColumn<Operation>("op");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("path");
    const auto t = id<TaskId>("T5");
    const auto row = [](const char *name, const Operation &op, const QString &expected, const QString &path = u"/args/id"_s) {
        QTest::newRow(name) << op << expected << path;
    };
    row("edit", rename("T5", u"Text"_s), u"task.updated"_s);
    row("archive", Op::TaskArchive{t}, u"task.archived"_s);
    row("label", Op::TaskLabel{t, id<LabelId>("L1")}, u"task.labeled"_s);
    row("assign", Op::TaskAssign{t, id<UserId>("U3")}, u"task.assigned"_s);
    row("comment", Op::CommentCreate{id<CommentId>("M9"), t, u"Text"_s}, u"comment.created"_s, u"/args/taskId"_s);
    row("comment edited", Op::CommentUpdate{id<CommentId>("M4"), u"Text"_s}, u"comment.updated"_s);
    row("checklist", Op::ChecklistCreate{id<ChecklistId>("K9"), t, u"List"_s, {}}, u"checklist.created"_s, u"/args/taskId"_s);
    row("checklist renamed", Op::ChecklistUpdate{id<ChecklistId>("K4"), u"List"_s}, u"checklist.updated"_s);
    row("item", Op::CheckItemCreate{id<CheckItemId>("I9"), id<ChecklistId>("K4"), u"Item"_s, {}}, u"checkitem.created"_s,
        u"/args/checklistId"_s);
    row("item done", Op::CheckItemUpdate{id<CheckItemId>("I4"), {}, true}, u"checkitem.updated"_s);
}

void DecideConflictTest::changeOfADeletedTaskGoesToTheTrash()
{
    QFETCH(Operation, op);
    QFETCH(QString, expected);
    QFETCH(QString, path);
    const BoardState board = sampleBoard();
    const quint64 deletedRev = task(board, "T5").deletedRev;
    QVERIFY(deletedRev > 1);
    const std::optional<BaseRef> before = BaseRef{u"T5"_s, deletedRev - 1};
    for (const std::optional<BaseRef> &base : {std::optional<BaseRef>(), before, std::optional(BaseRef{u"T1"_s, 99})}) {
        BoardState state = board;
        QCOMPARE(decided(state, op, base), expected + u" warn:target_deleted"_s);
        QVERIFY(task(state, "T5").deleted);
        QVERIFY(!(state == board));
    }
    BoardState state = board;
    QCOMPARE(decided(state, op, BaseRef{u"T5"_s, deletedRev}), u"gone "_s + path);
    QVERIFY(state == board);
}

void DecideConflictTest::deletionIsSeenFromItsRevisionOn()
{
    BoardState state = sampleBoard();
    const quint64 deletedRev = task(state, "T5").deletedRev;
    QCOMPARE(decided(state, rename("T5", u"Late"_s), BaseRef{u"T5"_s, deletedRev - 1}), u"task.updated warn:target_deleted"_s);
    // The copy has a later revision now; the deletion is where it was.
    QCOMPARE(task(state, "T5").deletedRev, deletedRev);
    QCOMPARE(decided(state, Op::TaskLabel{id<TaskId>("T5"), id<LabelId>("L1")}, BaseRef{u"T5"_s, deletedRev - 1}),
             u"task.labeled warn:target_deleted"_s);
    QCOMPARE(decided(state, Op::TaskRestore{id<TaskId>("T5")}), u"task.restored"_s);
    QCOMPARE(task(state, "T5").title, u"Late"_s);
    QCOMPARE(task(state, "T5").deletedRev, 0);
}

void DecideConflictTest::deletedAgainIsUnseenAgain()
{
    BoardState state = sampleBoard();
    run(state, Op::TaskRestore{id<TaskId>("T5")}, actorOf(u"U2"_s));
    const BaseRef base = seen(state, "T5");
    run(state, Op::TaskDelete{id<TaskId>("T5")}, actorOf(u"U2"_s));
    QCOMPARE(decided(state, rename("T5", u"Late"_s), base), u"task.updated warn:target_deleted"_s);
}

void DecideConflictTest::whatHungOnATaskAndWasDeletedHasNoTrash()
{
    // Nothing brings a deleted list, item or comment back, so nobody may believe to have written into it.
    BoardState state = sampleBoard();
    QCOMPARE(decided(state, Op::CheckItemCreate{id<CheckItemId>("I9"), id<ChecklistId>("K3"), u"Text"_s, {}}),
             u"gone /args/checklistId"_s);
    QCOMPARE(decided(state, say("I3", u"Text"_s)), u"gone /args/id"_s);
    QCOMPARE(decided(state, Op::CommentUpdate{id<CommentId>("M3"), u"Text"_s}), u"gone /args/id"_s);
    QCOMPARE(decided(state, Op::CheckItemMove{id<CheckItemId>("I1"), id<ChecklistId>("K3"), {}}), u"gone /args/checklistId"_s);
    // Where something deleted was to stand matters to nobody.
    QCOMPARE(decided(state, Op::CheckItemMove{id<CheckItemId>("I3"), id<ChecklistId>("K1"), {}}), u"noop"_s);
    QCOMPARE(decided(state, Op::ChecklistMove{id<ChecklistId>("K3"), {}}), u"noop"_s);
    QCOMPARE(decided(state, Op::ColumnMove{id<ColumnId>("C5"), {}}), u"noop"_s);
    QCOMPARE(decided(state, Op::SwimlaneMove{id<SwimlaneId>("S3"), {}}), u"noop"_s);
    // To take off what hangs on a deleted task is as good there.
    QCOMPARE(decided(state, Op::CheckItemDelete{id<CheckItemId>("I4")}), u"checkitem.deleted warn:target_deleted"_s);
    QCOMPARE(decided(state, Op::ChecklistDelete{id<ChecklistId>("K4")}), u"checklist.deleted warn:target_deleted"_s);
    QCOMPARE(decided(state, Op::CommentDelete{id<CommentId>("M4")}), u"comment.deleted warn:target_deleted"_s);
}

void DecideConflictTest::heirsLeadToALivingColumn()
{
    BoardState state = sampleBoard();
    run(state, Op::ColumnCreate{id<ColumnId>("C6"), u"Six"_s, {}, {}}, systemActor());
    for (const auto &[gone, heir] : {std::pair("C2", "C6"), std::pair("C6", "C1"), std::pair("C1", "C3")})
        run(state, Op::ColumnDelete{id<ColumnId>(gone), id<ColumnId>(heir)}, actorOf(u"U2"_s));
    for (const char *gone : {"C1", "C2", "C5", "C6"})
        QCOMPARE(state.find(id<ColumnId>(gone))->heirId, id<ColumnId>("C3"));
    run(state, Op::ColumnUpdate{id<ColumnId>("C3"), {}, std::optional<WipLimit>()}, actorOf(u"U2"_s));
    run(state, Op::TaskDelete{id<TaskId>("T6")}, actorOf(u"U2"_s));
    // The archived heir takes what goes there, as it took what was there.
    run(state, Op::ColumnArchive{id<ColumnId>("C3"), true}, actorOf(u"U2"_s));
    QCOMPARE(decided(state, move("T1", "C2", {{}, id<TaskId>("T8")})), u"task.moved adjusted:columnId"_s);
    QCOMPARE(titles(state, "C3").mid(0, 2), (QStringList{u"T1"_s, u"T8"_s}));
    QCOMPARE(decided(state, Op::TaskRestore{id<TaskId>("T6")}), u"task.restored"_s);
    QCOMPARE(task(state, "T6").columnId, id<ColumnId>("C3"));
}

void DecideConflictTest::columnAndItsHeirDeletedAtOnce()
{
    BoardState state = sampleBoard();
    run(state, Op::ColumnDelete{id<ColumnId>("C1"), id<ColumnId>("C2")}, actorOf(u"U2"_s));
    // Its author wanted C2's tasks in C1, which are in C2 by now: somebody has to say where to.
    const auto refused = refusal(state, Op::ColumnDelete{id<ColumnId>("C2"), id<ColumnId>("C1")});
    QVERIFY(refused);
    QCOMPARE(toString(refused->error.code), u"invalid_ref"_s);
    QCOMPARE(refused->error.path, u"/args/heirId"_s);
    QCOMPARE(refused->detail, (QJsonObject{{u"id"_s, u"C1"_s}}));
    QCOMPARE(decided(state, Op::ColumnDelete{id<ColumnId>("C3"), id<ColumnId>("C1")}), u"column.deleted adjusted:heirId"_s);
    QCOMPARE(state.find(id<ColumnId>("C3"))->heirId, id<ColumnId>("C2"));
}

void DecideConflictTest::labelsAndAssigneesAreSets()
{
    BoardState state = sampleBoard();
    const BaseRef base = seen(state, "T1");
    QCOMPARE(decided(state, Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L2")}, base), u"task.labeled"_s);
    QCOMPARE(decided(state, Op::TaskUnlabel{id<TaskId>("T1"), id<LabelId>("L1")}, base), u"task.unlabeled"_s);
    QCOMPARE(decided(state, Op::TaskAssign{id<TaskId>("T1"), id<UserId>("U1")}, base), u"task.assigned"_s);
    QCOMPARE(decided(state, Op::TaskUnassign{id<TaskId>("T1"), id<UserId>("U3")}, base), u"task.unassigned"_s);
    QCOMPARE(task(state, "T1").labelIds, (QList<LabelId>{id<LabelId>("L2")}));
    QCOMPARE(task(state, "T1").assigneeIds, (QList<UserId>{id<UserId>("U1")}));
    // A label that goes takes itself off every task in one event; put on meanwhile it is no error.
    QCOMPARE(decided(state, Op::LabelDelete{id<LabelId>("L2")}), u"label.deleted"_s);
    QVERIFY(task(state, "T1").labelIds.isEmpty());
    QCOMPARE(decided(state, Op::TaskLabel{id<TaskId>("T2"), id<LabelId>("L2")}), u"noop adjusted:labelId"_s);
}

void DecideConflictTest::hardLimitRefusesTheLast()
{
    BoardState state = sampleBoard();
    run(state, Op::TaskMove{id<TaskId>("T8"), id<ColumnId>("C1"), {}, {}}, actorOf(u"U2"_s));
    QCOMPARE(decided(state, move("T1", "C3"), seen(state, "T1")), u"task.moved"_s);
    const auto refused = refusal(state, move("T2", "C3"), seen(state, "T2"));
    QVERIFY(refused);
    QCOMPARE(refused->detail, (QJsonObject{{u"limit"_s, 1}, {u"count"_s, 1}}));
    QCOMPARE(refused->server.size(), 2);
    QCOMPARE(refused->server.first().type, EntityType::Column);
    // The soft one lets both in, and says so.
    QCOMPARE(decided(state, move("T2", "C2")), u"task.moved warn:wip_limit"_s);
    QCOMPARE(decided(state, move("T3", "C2")), u"task.moved warn:wip_limit"_s);
}

void DecideConflictTest::hardLimitGivesWayToForce_data()
{
    QTest::addColumn<Operation>("op");
    QTest::addColumn<QString>("expected");
    Op::TaskMove place = move("T1", "C3");
    place.force = true;
    Op::TaskCreate create;
    create.id = id<TaskId>("T9");
    create.columnId = id<ColumnId>("C3");
    create.title = u"New"_s;
    create.force = true;
    QTest::newRow("move") << Operation(place) << u"task.moved warn:wip_limit"_s;
    QTest::newRow("create") << Operation(create) << u"task.created warn:wip_limit"_s;
    QTest::newRow("restore") << Operation(Op::TaskRestore{id<TaskId>("T4"), true}) << u"task.restored warn:wip_limit"_s;
}

void DecideConflictTest::hardLimitGivesWayToForce()
{
    QFETCH(Operation, op);
    QFETCH(QString, expected);
    BoardState state = sampleBoard();
    run(state, move("T4", "C3"), actorOf(u"U2"_s));
    QCOMPARE(decided(state, op), expected);
    QVERIFY(state.liveTaskCount(id<ColumnId>("C3")) == 2);
    // Who may not change the limit may not do any of this either.
    BoardState other = sampleBoard();
    QCOMPARE(decided(other, op, {}, u"U4"_s), u"forbidden /op"_s);
}

void DecideConflictTest::commentsAreTheLastWritersWhole()
{
    BoardState state = sampleBoard();
    const BaseRef base{u"M2"_s, 1};
    QCOMPARE(decided(state, Op::CommentUpdate{id<CommentId>("M2"), u"one"_s}, base), u"comment.updated"_s);
    QCOMPARE(decided(state, Op::CommentUpdate{id<CommentId>("M2"), u"two"_s}, base), u"comment.updated"_s);
    QCOMPARE(state.find(id<CommentId>("M2"))->body, u"two"_s);
}

void DecideConflictTest::whatIsNotThereIsNamed_data()
{
    QTest::addColumn<Operation>("op");
    const auto row = [](const char *name, const Operation &op) { QTest::newRow(name) << op; };
    const auto t = id<TaskId>("T1");
    const auto x = id<TaskId>("X");
    Op::TaskCreate create;
    create.id = id<TaskId>("T9");
    create.title = u"New"_s;
    create.columnId = id<ColumnId>("X");
    row("task in a column", create);
    create.columnId = id<ColumnId>("C1");
    create.swimlaneId = id<SwimlaneId>("X");
    row("task in a lane", create);
    create.swimlaneId = {};
    create.labelIds = {id<LabelId>("L1"), id<LabelId>("X")};
    row("task with a label", create);
    create.labelIds = {};
    create.assigneeIds = {id<UserId>("X")};
    row("task with a member", create);
    row("edit", rename("X", u"Text"_s));
    row("move", move("X", "C1"));
    row("move to a column", move("T1", "X"));
    row("archive", Op::TaskArchive{x});
    row("restore", Op::TaskRestore{x});
    row("delete", Op::TaskDelete{x});
    row("label", Op::TaskLabel{x, id<LabelId>("L1")});
    row("with a label", Op::TaskLabel{t, id<LabelId>("X")});
    row("unlabel", Op::TaskUnlabel{x, id<LabelId>("L1")});
    row("assign", Op::TaskAssign{x, id<UserId>("U3")});
    row("assign a stranger", Op::TaskAssign{t, id<UserId>("X")});
    row("unassign", Op::TaskUnassign{x, id<UserId>("U3")});
    row("comment", Op::CommentCreate{id<CommentId>("M9"), x, u"Text"_s});
    row("comment edited", Op::CommentUpdate{id<CommentId>("X"), u"Text"_s});
    row("comment deleted", Op::CommentDelete{id<CommentId>("X")});
    row("checklist", Op::ChecklistCreate{id<ChecklistId>("K9"), x, u"List"_s, {}});
    row("checklist renamed", Op::ChecklistUpdate{id<ChecklistId>("X"), u"List"_s});
    row("checklist moved", Op::ChecklistMove{id<ChecklistId>("X"), {}});
    row("checklist deleted", Op::ChecklistDelete{id<ChecklistId>("X")});
    row("item", Op::CheckItemCreate{id<CheckItemId>("I9"), id<ChecklistId>("X"), u"Item"_s, {}});
    row("item edited", say("X", u"Item"_s));
    row("item moved", Op::CheckItemMove{id<CheckItemId>("X"), id<ChecklistId>("K1"), {}});
    row("item moved to a list", Op::CheckItemMove{id<CheckItemId>("I1"), id<ChecklistId>("X"), {}});
    row("item deleted", Op::CheckItemDelete{id<CheckItemId>("X")});
    row("column", Op::ColumnUpdate{id<ColumnId>("X"), u"Name"_s, {}});
    row("column moved", Op::ColumnMove{id<ColumnId>("X"), {}});
    row("column archived", Op::ColumnArchive{id<ColumnId>("X"), true});
    row("column deleted", Op::ColumnDelete{id<ColumnId>("X"), id<ColumnId>("C1")});
    row("heir", Op::ColumnDelete{id<ColumnId>("C1"), id<ColumnId>("X")});
    row("lane", Op::SwimlaneUpdate{id<SwimlaneId>("X"), u"Name"_s});
    row("lane deleted", Op::SwimlaneDelete{id<SwimlaneId>("X")});
    row("label renamed", Op::LabelUpdate{id<LabelId>("X"), u"Name"_s, {}});
    row("label deleted", Op::LabelDelete{id<LabelId>("X")});
}

void DecideConflictTest::whatIsNotThereIsNamed()
{
    QFETCH(Operation, op);
    const auto refused = refusal(sampleBoard(), op);
    QVERIFY(refused);
    QCOMPARE(toString(refused->error.code), u"invalid_ref"_s);
    QCOMPARE(refused->detail, (QJsonObject{{u"id"_s, u"X"_s}}));
}

void DecideConflictTest::anchorsFallBackToNeighbours_data()
{
    QTest::addColumn<Anchor<TaskId>>("anchor");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QStringList>("order");
    const auto t = [](std::initializer_list<const char *> names) {
        QList<TaskId> ids;
        for (const char *name : names)
            ids.append(id<TaskId>(name));
        return ids;
    };
    const auto row = [](const char *name, const Anchor<TaskId> &anchor, const QString &adjusted, const QStringList &order) {
        QTest::newRow(name) << anchor << (u"task.moved"_s + adjusted) << order;
    };
    const TaskId none;
    const TaskId gone = id<TaskId>("X");
    const TaskId deleted = id<TaskId>("T5");
    const QString both = u" adjusted:afterId,beforeId"_s;
    row("after is there", {id<TaskId>("T1"), id<TaskId>("T3"), t({"T2"}), {}}, {}, {u"T1"_s, u"T6"_s, u"T2"_s, u"T3"_s});
    row("before is there", {gone, id<TaskId>("T1"), t({"T3"}), {}}, u" adjusted:afterId"_s, {u"T6"_s, u"T1"_s, u"T2"_s, u"T3"_s});
    row("nearest it comes after", {gone, none, t({"X", "T1", "T2"}), t({})}, u" adjusted:afterId"_s,
        {u"T1"_s, u"T6"_s, u"T2"_s, u"T3"_s});
    row("nearest it comes before", {gone, deleted, t({"X", "T5", "Y"}), t({"T5", "T2", "T3"})}, both,
        {u"T1"_s, u"T6"_s, u"T2"_s, u"T3"_s});
    row("nearest of both", {gone, deleted, t({"X", "Y", "T3"}), t({"Z", "T1"})}, both, {u"T6"_s, u"T1"_s, u"T2"_s, u"T3"_s});
    row("as near: the one it comes after", {gone, deleted, t({"X", "T2"}), t({"Z", "T1"})}, both,
        {u"T1"_s, u"T2"_s, u"T6"_s, u"T3"_s});
    row("none is there", {gone, deleted, t({"X", "Y"}), t({"Z"})}, both, {u"T1"_s, u"T2"_s, u"T3"_s, u"T6"_s});
    row("only in another column", {gone, deleted, t({"T7"}), t({"T8"})}, both, {u"T1"_s, u"T2"_s, u"T3"_s, u"T6"_s});
    row("the end was meant", {none, none, t({"T1"}), t({})}, {}, {u"T1"_s, u"T2"_s, u"T3"_s, u"T6"_s});
}

void DecideConflictTest::anchorsFallBackToNeighbours()
{
    QFETCH(Anchor<TaskId>, anchor);
    QFETCH(QString, expected);
    QFETCH(QStringList, order);
    BoardState state = sampleBoard();
    QCOMPARE(decided(state, move("T6", "C1", anchor)), expected);
    QCOMPARE(titles(state, "C1"), order);
}

void DecideConflictTest::neighboursInAnotherColumnCountNot()
{
    // The column went and its tasks came after those of its heir: the place is among them still.
    BoardState state = sampleBoard();
    run(state, Op::ColumnDelete{id<ColumnId>("C2"), id<ColumnId>("C1")}, actorOf(u"U2"_s));
    QCOMPARE(decided(state, move("T3", "C2", {id<TaskId>("T6"), id<TaskId>("T7")})), u"task.moved adjusted:columnId"_s);
    QCOMPARE(titles(state, "C1"), (QStringList{u"T1"_s, u"T2"_s, u"T6"_s, u"T3"_s, u"T7"_s}));
}

void DecideConflictTest::dueAndStartAreOneWritersEach()
{
    BoardState state = sampleBoard();
    const BaseRef base = seen(state, "T1");
    Op::TaskUpdate start;
    start.id = id<TaskId>("T1");
    start.startAt = std::optional<qint64>(3);
    Op::TaskUpdate due;
    due.id = id<TaskId>("T1");
    due.dueAt = std::optional<qint64>(7);
    const auto both = [&state] { return std::pair(task(state, "T1").startAt, task(state, "T1").dueAt); };
    using Times = std::pair<std::optional<qint64>, std::optional<qint64>>;
    // Neither had seen the other's: both stand, as does what a third one writes.
    QCOMPARE(decided(state, start, base), u"task.updated"_s);
    QCOMPARE(decided(state, due, base), u"task.updated"_s);
    QCOMPARE(decided(state, rename("T1", u"Other"_s), base), u"task.updated"_s);
    QCOMPARE(both(), Times(3, 7));
    QCOMPARE(task(state, "T1").title, u"Other"_s);
    // Of two who write the same one the last, also where one takes it away, or it is due before it starts.
    due.dueAt = std::optional<qint64>(2);
    QCOMPARE(decided(state, due, base), u"task.updated"_s);
    QCOMPARE(both(), Times(3, 2));
    start.startAt = std::optional<qint64>();
    QCOMPARE(decided(state, start, base), u"task.updated"_s);
    QCOMPARE(both(), Times({}, 2));
    start.startAt = std::optional<qint64>(5);
    due.dueAt = std::optional<qint64>();
    QCOMPARE(decided(state, start, base), u"task.updated"_s);
    QCOMPARE(decided(state, due, base), u"task.updated"_s);
    QCOMPARE(both(), Times(5, std::nullopt));
    QCOMPARE(decided(state, due, base), u"noop"_s);
}

QTEST_GUILESS_MAIN(DecideConflictTest)
#include "decideconflicttest.moc"
