// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/context.h"
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

BoardState crowded()
{
    BoardState state = sampleBoard();
    for (const char *task : {"T10", "T11", "T12", "T13", "T14"}) {
        Op::TaskCreate op;
        op.id = id<TaskId>(task);
        op.columnId = id<ColumnId>("C1");
        op.title = u"New"_s;
        run(state, op, systemActor());
    }
    return state; // T1 T2 T3 T10 T11 T12 T13 T14
}

template<typename T>
QString joined(const QList<T> &ids)
{
    QStringList names;
    for (const T &each : ids)
        names.append(each.value());
    return names.join(u' ');
}

template<typename T>
QString around(const Anchor<T> &anchor)
{
    return joined(anchor.nearAfter) + u" | "_s + joined(anchor.nearBefore);
}

QString aroundMove(const char *task, const char *after, const char *before)
{
    const Op::TaskMove op{id<TaskId>(task), id<ColumnId>("C1"), {}, {id<TaskId>(after), id<TaskId>(before)}};
    return around(std::get<Op::TaskMove>(withContext(crowded(), op)).anchor);
}

} // namespace

class ContextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neighboursOfAPlace()
    {
        QCOMPARE(aroundMove("T6", "T3", "T10"), u"T3 T2 T1 | T10 T11 T12"_s);
        QCOMPARE(aroundMove("T6", "", "T1"), u" | T1 T2 T3"_s);
        QCOMPARE(aroundMove("T6", "T14", ""), u"T14 T13 T12 | "_s);
        QCOMPARE(aroundMove("T6", "T1", "T2"), u"T1 | T2 T3 T10"_s);
        // Nobody is their own neighbour, nor one who is not seen.
        QCOMPARE(aroundMove("T2", "T3", ""), u"T3 T1 | T10 T11 T12"_s);
        QCOMPARE(aroundMove("T6", "T5", ""), u" | "_s);
        QCOMPARE(aroundMove("T6", "", ""), u" | "_s);
    }

    void everyKindOfPlace()
    {
        const BoardState state = sampleBoard();
        const auto of = [&state]<typename T>(const T &op) { return around(std::get<T>(withContext(state, op)).anchor); };
        const Anchor<ColumnId> column{id<ColumnId>("C2"), {}};
        QCOMPARE(of(Op::ColumnMove{id<ColumnId>("C1"), column}), u"C2 | C3"_s);
        QCOMPARE(of(Op::ColumnCreate{id<ColumnId>("C9"), u"New"_s, column, {}}), u"C2 C1 | C3"_s);
        const Anchor<SwimlaneId> lane{{}, id<SwimlaneId>("S2")};
        QCOMPARE(of(Op::SwimlaneMove{id<SwimlaneId>("S1"), lane}), u" | S2"_s);
        QCOMPARE(of(Op::SwimlaneCreate{id<SwimlaneId>("S9"), u"New"_s, lane}), u"S1 | S2"_s);
        const Anchor<ChecklistId> list{id<ChecklistId>("K1"), {}};
        QCOMPARE(of(Op::ChecklistMove{id<ChecklistId>("K2"), list}), u"K1 | "_s);
        QCOMPARE(of(Op::ChecklistCreate{id<ChecklistId>("K9"), id<TaskId>("T1"), u"New"_s, list}), u"K1 | K2"_s);
        const Anchor<CheckItemId> item{id<CheckItemId>("I1"), {}};
        QCOMPARE(of(Op::CheckItemMove{id<CheckItemId>("I2"), id<ChecklistId>("K1"), item}), u"I1 | "_s);
        QCOMPARE(of(Op::CheckItemCreate{id<CheckItemId>("I9"), id<ChecklistId>("K1"), u"New"_s, item}), u"I1 | I2"_s);
        Op::TaskCreate task;
        task.id = id<TaskId>("T9");
        task.columnId = id<ColumnId>("C2");
        task.anchor.beforeId = id<TaskId>("T7");
        QCOMPARE(of(task), u"T6 | T7"_s);
    }

    void moveNamesTheLane()
    {
        BoardState state = sampleBoard();
        Op::TaskMove op{id<TaskId>("T1"), id<ColumnId>("C2"), {}, {}};
        QCOMPARE(std::get<Op::TaskMove>(withContext(state, op)).swimlaneId, Nullable<SwimlaneId>(std::optional<SwimlaneId>()));
        op.swimlaneId = std::optional(id<SwimlaneId>("S2"));
        run(state, op, systemActor());
        QCOMPARE(std::get<Op::TaskMove>(withContext(state, op)).swimlaneId, op.swimlaneId);
        op.swimlaneId.reset();
        QCOMPARE(std::get<Op::TaskMove>(withContext(state, op)).swimlaneId,
                 Nullable<SwimlaneId>(std::optional(id<SwimlaneId>("S2"))));
    }

    void othersStayAsTheyAre()
    {
        const Operation op = Op::TaskDelete{id<TaskId>("T1")};
        QVERIFY(withContext(sampleBoard(), op) == op);
    }
};

QTEST_GUILESS_MAIN(ContextTest)
#include "contexttest.moc"
