// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rank.h"
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

Op::ColumnCreate column(const char *columnId, const QString &name = u"New"_s, const std::optional<WipLimit> &wip = {})
{
    return {id<ColumnId>(columnId), name, {}, wip};
}

Op::ColumnMove moveColumn(const char *columnId, const char *after = "", const char *before = "")
{
    return {id<ColumnId>(columnId), {id<ColumnId>(after), id<ColumnId>(before)}};
}

Op::SwimlaneMove moveLane(const char *lane, const char *after = "", const char *before = "")
{
    return {id<SwimlaneId>(lane), {id<SwimlaneId>(after), id<SwimlaneId>(before)}};
}

QStringList columnNames(const BoardState &state)
{
    QStringList list;
    for (const ColumnId &columnId : state.liveColumns())
        list.append(columnId.value());
    return list;
}

} // namespace

class DecideStructureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void placesColumns();
    void deletedColumnsTasksGoToTheHeirsEnd();
    void heirsStayOneStepAway();
    void lastColumnHasNoHeir();
    void deletedLabelLeavesEveryTask();
    void deletedLaneLeavesEveryTask();
    void columnsKeysAreRenewedBeforeTheyGrow();
};

void DecideStructureTest::decides_data()
{
    QTest::addColumn<Operation>("op");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Operation &op, const QString &expected, const QString &actor = u"U3"_s) {
        QTest::newRow(name) << op << actor << expected;
    };
    const QString longName(MaxNameLength + 1, u'x');
    const auto c = [](const char *text) { return id<ColumnId>(text); };

    row("column.create", column("C9"), u"column.created"_s);
    row("column.create: limit", column("C9", u"New"_s, WipLimit{9999, true}), u"column.created"_s);
    row("column.create: limit 0", column("C9", u"New"_s, WipLimit{0, true}), u"schema /args/wip/limit"_s);
    row("column.create: limit 10000", column("C9", u"New"_s, WipLimit{10000, false}), u"schema /args/wip/limit"_s);
    row("column.create: no name", column("C9", u" "_s), u"schema /args/name"_s);
    row("column.create: name too long", column("C9", longName), u"limit_exceeded /args/name"_s);
    row("column.create: id in use", column("C1"), u"invalid_ref /args/id"_s);
    row("column.create: id of a deleted one", column("C5"), u"invalid_ref /args/id"_s);
    row("column.create: unknown anchor", Op::ColumnCreate{c("C9"), u"New"_s, {c("X"), {}}, {}},
        u"column.created adjusted:afterId"_s);
    row("column.create: by a commenter", column("C9"), u"forbidden /op"_s, u"U4"_s);
    row("column.update", Op::ColumnUpdate{c("C1"), u"Other"_s, {}}, u"column.updated"_s);
    row("column.update: limit", Op::ColumnUpdate{c("C1"), {}, std::optional(WipLimit{3, false})}, u"column.updated"_s);
    row("column.update: limit off", Op::ColumnUpdate{c("C2"), {}, std::optional<WipLimit>()}, u"column.updated"_s);
    row("column.update: no limit where none is", Op::ColumnUpdate{c("C1"), {}, std::optional<WipLimit>()}, u"noop"_s);
    row("column.update: bad limit", Op::ColumnUpdate{c("C1"), {}, std::optional(WipLimit{-1, false})},
        u"schema /args/set/wip/limit"_s);
    row("column.update: the same", Op::ColumnUpdate{c("C1"), u"To do"_s, {}}, u"noop"_s);
    row("column.update: no name", Op::ColumnUpdate{c("C1"), QString(), {}}, u"schema /args/set/name"_s);
    row("column.update: deleted", Op::ColumnUpdate{c("C5"), u"Other"_s, {}}, u"gone /args/id"_s);
    row("column.update: unknown", Op::ColumnUpdate{c("X"), u"Other"_s, {}}, u"invalid_ref /args/id"_s);
    row("column.move", moveColumn("C1", "C2"), u"column.moved"_s);
    row("column.move: where it is", moveColumn("C2", "C1"), u"noop"_s);
    row("column.move: after itself", moveColumn("C1", "C1", "C2"), u"noop adjusted:afterId"_s);
    row("column.move: deleted", moveColumn("C5", "C1"), u"noop"_s);
    row("column.move: unknown", moveColumn("X"), u"invalid_ref /args/id"_s);
    row("column.archive", Op::ColumnArchive{c("C1"), true}, u"column.archived"_s);
    row("column.archive: back", Op::ColumnArchive{c("C4"), false}, u"column.archived"_s);
    row("column.archive: archived", Op::ColumnArchive{c("C4"), true}, u"noop"_s);
    row("column.archive: deleted", Op::ColumnArchive{c("C5"), true}, u"gone /args/id"_s);
    row("column.delete", Op::ColumnDelete{c("C1"), c("C2")}, u"column.deleted"_s);
    row("column.delete: archived one", Op::ColumnDelete{c("C4"), c("C2")}, u"column.deleted"_s);
    row("column.delete: deleted", Op::ColumnDelete{c("C5"), c("C2")}, u"noop"_s);
    row("column.delete: unknown", Op::ColumnDelete{c("X"), c("C2")}, u"invalid_ref /args/id"_s);
    row("column.delete: unknown heir", Op::ColumnDelete{c("C1"), c("X")}, u"invalid_ref /args/heirId"_s);
    row("column.delete: itself its heir", Op::ColumnDelete{c("C1"), c("C1")}, u"invalid_ref /args/heirId"_s);
    row("column.delete: archived heir", Op::ColumnDelete{c("C1"), c("C4")}, u"invalid_ref /args/heirId"_s);
    row("column.delete: deleted heir", Op::ColumnDelete{c("C2"), c("C5")}, u"column.deleted adjusted:heirId"_s);
    row("column.delete: deleted heir leads back", Op::ColumnDelete{c("C1"), c("C5")}, u"invalid_ref /args/heirId"_s);

    const auto s = [](const char *text) { return id<SwimlaneId>(text); };
    row("swimlane.create", Op::SwimlaneCreate{s("S9"), u"New"_s, {}}, u"swimlane.created"_s);
    row("swimlane.create: no name", Op::SwimlaneCreate{s("S9"), u""_s, {}}, u"schema /args/name"_s);
    row("swimlane.create: id in use", Op::SwimlaneCreate{s("S3"), u"New"_s, {}}, u"invalid_ref /args/id"_s);
    row("swimlane.update", Op::SwimlaneUpdate{s("S1"), u"Other"_s}, u"swimlane.updated"_s);
    row("swimlane.update: the same", Op::SwimlaneUpdate{s("S1"), u"S1"_s}, u"noop"_s);
    row("swimlane.update: too long", Op::SwimlaneUpdate{s("S1"), longName}, u"limit_exceeded /args/set/name"_s);
    row("swimlane.update: deleted", Op::SwimlaneUpdate{s("S3"), u"Other"_s}, u"gone /args/id"_s);
    row("swimlane.move", moveLane("S2", "", "S1"), u"swimlane.moved"_s);
    row("swimlane.move: where it is", moveLane("S2", "S1"), u"noop"_s);
    row("swimlane.move: unknown", moveLane("X"), u"invalid_ref /args/id"_s);
    row("swimlane.delete", Op::SwimlaneDelete{s("S1")}, u"swimlane.deleted"_s);
    row("swimlane.delete: deleted", Op::SwimlaneDelete{s("S3")}, u"noop"_s);
    row("swimlane.delete: unknown", Op::SwimlaneDelete{s("X")}, u"invalid_ref /args/id"_s);

    const auto l = [](const char *text) { return id<LabelId>(text); };
    row("label.create", Op::LabelCreate{l("L9"), u"New"_s, u"teal"_s}, u"label.created"_s);
    row("label.create: nameless", Op::LabelCreate{l("L9"), {}, u"none"_s}, u"label.created"_s);
    row("label.create: no colour", Op::LabelCreate{l("L9"), u"New"_s, u"mauve"_s}, u"schema /args/color"_s);
    row("label.create: name too long", Op::LabelCreate{l("L9"), longName, u"red"_s}, u"limit_exceeded /args/name"_s);
    row("label.create: id in use", Op::LabelCreate{l("L3"), u"New"_s, u"red"_s}, u"invalid_ref /args/id"_s);
    row("label.update", Op::LabelUpdate{l("L1"), u"Other"_s, u"blue"_s}, u"label.updated"_s);
    row("label.update: the same", Op::LabelUpdate{l("L1"), u"L1"_s, u"red"_s}, u"noop"_s);
    row("label.update: no colour", Op::LabelUpdate{l("L1"), {}, u"Red"_s}, u"schema /args/set/color"_s);
    row("label.update: deleted", Op::LabelUpdate{l("L3"), u"Other"_s, {}}, u"gone /args/id"_s);
    row("label.delete", Op::LabelDelete{l("L1")}, u"label.deleted"_s);
    row("label.delete: deleted", Op::LabelDelete{l("L3")}, u"noop"_s);
    row("label.delete: unknown", Op::LabelDelete{l("X")}, u"invalid_ref /args/id"_s);
    row("label.delete: by a viewer", Op::LabelDelete{l("L1")}, u"forbidden /op"_s, u"U5"_s);
}

void DecideStructureTest::decides()
{
    QFETCH(Operation, op);
    QFETCH(QString, actor);
    QFETCH(QString, expected);
    QCOMPARE(described(decide(sampleBoard(), mutationOf(op), actorOf(actor), 2000)), expected);
}

void DecideStructureTest::placesColumns()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    run(state, moveColumn("C3", "", "C1"), actor);
    QCOMPARE(columnNames(state), (QStringList{u"C3"_s, u"C1"_s, u"C2"_s}));
    run(state, moveColumn("C3", "C1"), actor);
    QCOMPARE(columnNames(state), (QStringList{u"C1"_s, u"C3"_s, u"C2"_s}));
    run(state, Op::ColumnCreate{id<ColumnId>("C9"), u"New"_s, {id<ColumnId>("C3"), {}}, {}}, actor);
    QCOMPARE(columnNames(state), (QStringList{u"C1"_s, u"C3"_s, u"C9"_s, u"C2"_s}));
    run(state, Op::ColumnArchive{id<ColumnId>("C4"), false}, actor);
    run(state, moveColumn("C1"), actor);
    QCOMPARE(columnNames(state), (QStringList{u"C3"_s, u"C9"_s, u"C2"_s, u"C4"_s, u"C1"_s}));
}

void DecideStructureTest::deletedColumnsTasksGoToTheHeirsEnd()
{
    BoardState state = sampleBoard();
    const quint64 rev = state.find(id<TaskId>("T2"))->rev;
    const auto outcome = decide(state, mutationOf(Op::ColumnDelete{id<ColumnId>("C1"), id<ColumnId>("C3")}), actorOf(u"U3"_s), 1);
    QVERIFY(outcome);
    const QList<EntityRef> touched = apply(state, outcome->events.first(), 1);
    QCOMPARE(state.liveTasks(id<ColumnId>("C3")),
             (QList<TaskId>{id<TaskId>("T8"), id<TaskId>("T1"), id<TaskId>("T2"), id<TaskId>("T3")}));
    // The archived and the deleted one went along, so that they can come back.
    QCOMPARE(state.tasksByRank(id<ColumnId>("C3")).size(), 6);
    QVERIFY(state.tasksByRank(id<ColumnId>("C1")).isEmpty());
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C1")), 0);
    QCOMPARE(state.liveTaskCount(id<ColumnId>("C3")), 4);
    QCOMPARE(state.find(id<TaskId>("T2"))->rev, rev + 1);
    // C1, C5 whose heir it was, and five tasks.
    QCOMPARE(touched.size(), 7);
}

void DecideStructureTest::heirsStayOneStepAway()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    run(state, Op::ColumnDelete{id<ColumnId>("C1"), id<ColumnId>("C2")}, actor);
    QCOMPARE(state.find(id<ColumnId>("C5"))->heirId, id<ColumnId>("C2"));
    run(state, Op::ColumnDelete{id<ColumnId>("C2"), id<ColumnId>("C3")}, actor);
    for (const char *deleted : {"C1", "C2", "C5"})
        QCOMPARE(state.find(id<ColumnId>(deleted))->heirId, id<ColumnId>("C3"));
}

void DecideStructureTest::lastColumnHasNoHeir()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    run(state, Op::ColumnDelete{id<ColumnId>("C1"), id<ColumnId>("C2")}, actor);
    run(state, Op::ColumnDelete{id<ColumnId>("C2"), id<ColumnId>("C3")}, actor);
    for (const char *heir : {"C1", "C2", "C3", "C4", "C5", "X"})
        QCOMPARE(described(decide(state, mutationOf(Op::ColumnDelete{id<ColumnId>("C3"), id<ColumnId>(heir)}), actor, 1)),
                 u"invalid_ref /args/heirId"_s);
}

void DecideStructureTest::deletedLabelLeavesEveryTask()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    run(state, Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L2")}, actor);
    run(state, Op::TaskLabel{id<TaskId>("T4"), id<LabelId>("L1")}, actor);
    const quint64 untouched = state.find(id<TaskId>("T2"))->rev;
    run(state, Op::LabelDelete{id<LabelId>("L1")}, actor);
    QCOMPARE(state.find(id<TaskId>("T1"))->labelIds, (QList<LabelId>{id<LabelId>("L2")}));
    QVERIFY(state.find(id<TaskId>("T4"))->labelIds.isEmpty());
    QCOMPARE(state.find(id<TaskId>("T2"))->rev, untouched);
}

void DecideStructureTest::deletedLaneLeavesEveryTask()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    const Op::TaskMove move{id<TaskId>("T1"), id<ColumnId>("C1"), std::optional(id<SwimlaneId>("S1")), {}};
    run(state, move, actor);
    QCOMPARE(state.find(id<TaskId>("T1"))->swimlaneId, id<SwimlaneId>("S1"));
    run(state, Op::SwimlaneDelete{id<SwimlaneId>("S1")}, actor);
    QVERIFY(state.find(id<TaskId>("T1"))->swimlaneId.isEmpty());
    QCOMPARE(state.liveSwimlanes(), (QList<SwimlaneId>{id<SwimlaneId>("S2")}));
}

void DecideStructureTest::columnsKeysAreRenewedBeforeTheyGrow()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    for (int i = 0; i < 400; ++i) {
        const char *moved = i % 2 == 0 ? "C3" : "C2";
        run(state, moveColumn(moved, "C1"), actor);
        QCOMPARE(columnNames(state).mid(0, 2), (QStringList{u"C1"_s, QString::fromLatin1(moved)}));
        for (const Column &each : state.columns())
            QVERIFY2(each.pos.size() <= Rank::RebalanceLength, qPrintable(each.pos));
    }
}

QTEST_GUILESS_MAIN(DecideStructureTest)
#include "decidestructuretest.moc"
