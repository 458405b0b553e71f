// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/inverse.h"
#include "core/domain/permission.h"
#include "tests/core/domain/boardfixture.h"
#include "tests/core/domain/normalform.h"
#include "tests/core/domain/randomoperations.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

//! Carries \a op out as \a actor; what takes it back, if anything does.
std::optional<Inverse> done(BoardState &state, const Operation &op, const Actor &actor)
{
    const auto decision = decide(state, mutationOf(op), actor, 2000);
    if (!decision || decision->events.isEmpty())
        return {};
    const auto inverse = inverseOf(state, op, decision->events, actor.userId);
    for (const Event &event : decision->events)
        apply(state, event, 1);
    return inverse;
}

//! Takes \a inverse back and says how to take that back, the last first.
QList<Inverse> takenBack(BoardState &state, const Inverse &inverse, const Actor &actor, int &ids)
{
    QList<Inverse> reverse;
    QList<Operation> ops = takeBack(state, inverse, {}).ops;
    for (qsizetype i = 0; i < ops.size(); ++i) {
        if (const auto made = createdBy(ops.at(i)); made && state.revisionOf(*made) > 0) {
            const QString id = u"new"_s + QString::number(++ids);
            for (Operation &op : ops)
                renameEntity(op, made->type, made->id, id);
        }
        if (const auto one = done(state, ops.at(i), actor))
            reverse.prepend(*one);
    }
    return reverse;
}

Operation update(const Op::TaskUpdate &op)
{
    return op;
}

Actor owner()
{
    return actorOf(u"U1"_s);
}

//! The lines that only one of them has.
QString difference(const QStringList &wanted, const QStringList &found)
{
    QStringList lines;
    for (const QString &line : wanted) {
        if (!found.contains(line))
            lines.append(u"- "_s + line);
    }
    for (const QString &line : found) {
        if (!wanted.contains(line))
            lines.append(u"+ "_s + line);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace

class InverseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesBack_data();
    void takesBack();
    void hasNone_data();
    void hasNone();
    void nothingGoesBackIntoADeletedList();
    void whoLeftIsNotAssignedAgain();
    void anyOperationComesBack();
    void setsBackOnlyWhatIsMine_data();
    void setsBackOnlyWhatIsMine();
    void keepsTheFieldsThatAreMine();
    void placeIsOvertakenByWord();
    void usedThingsStay_data();
    void usedThingsStay();
    void comesBackPastALimitItStoodIn();
    void comesBackBetweenItsNeighbours();
    void moveThatNobodySeesIsNoStep();
    void othersTasksStayWhereTheyWerePut();
    void namedHeirInherits();
    void onlyColumnIsPutAway();
    void fieldsOfEvents_data();
    void fieldsOfEvents();
};

void InverseTest::takesBack_data()
{
    QTest::addColumn<Operation>("op");
    const auto row = [](const char *name, const Operation &op) { QTest::newRow(name) << op; };
    const auto task = id<TaskId>("T1");
    row("board name", Op::BoardUpdate{u"other"_s, {}});
    row("board text", Op::BoardUpdate{{}, u"other"_s});
    row("board archived", Op::BoardArchive{true});
    row("column made", Op::ColumnCreate{id<ColumnId>("C9"), u"new"_s, {id<ColumnId>("C1"), {}, {}, {}}, {}});
    row("column name", Op::ColumnUpdate{id<ColumnId>("C1"), u"other"_s, {}});
    row("column limit", Op::ColumnUpdate{id<ColumnId>("C2"), {}, Nullable<WipLimit>(std::optional<WipLimit>())});
    row("column moved", Op::ColumnMove{id<ColumnId>("C1"), {}});
    row("column moved to the front", Op::ColumnMove{id<ColumnId>("C3"), {{}, id<ColumnId>("C1"), {}, {}}});
    row("column archived", Op::ColumnArchive{id<ColumnId>("C1"), true});
    row("column unarchived", Op::ColumnArchive{id<ColumnId>("C4"), false});
    row("column deleted", Op::ColumnDelete{id<ColumnId>("C2"), id<ColumnId>("C1")});
    row("lane made", Op::SwimlaneCreate{id<SwimlaneId>("S9"), u"new"_s, {}});
    row("lane name", Op::SwimlaneUpdate{id<SwimlaneId>("S1"), u"other"_s});
    row("lane moved", Op::SwimlaneMove{id<SwimlaneId>("S1"), {}});
    row("lane deleted", Op::SwimlaneDelete{id<SwimlaneId>("S1")});
    row("label made", Op::LabelCreate{id<LabelId>("L9"), u"new"_s, u"red"_s});
    row("label changed", Op::LabelUpdate{id<LabelId>("L1"), u"other"_s, u"pink"_s});
    row("label deleted", Op::LabelDelete{id<LabelId>("L1")});
    Op::TaskCreate made;
    made.id = id<TaskId>("T9");
    made.columnId = id<ColumnId>("C1");
    made.title = u"new"_s;
    made.anchor.afterId = task;
    row("task made", made);
    row("title", update({task, u"other"_s, {}, {}, {}, {}}));
    row("description", update({task, {}, u"other"_s, {}, {}, {}}));
    row("start", update({task, {}, {}, Nullable<qint64>(std::optional<qint64>(7)), {}, {}}));
    row("due", update({task, {}, {}, {}, Nullable<qint64>(std::optional<qint64>(7)), {}}));
    row("due and done", update({task, {}, {}, {}, Nullable<qint64>(std::optional<qint64>(7)), true}));
    row("moved to the end", Op::TaskMove{task, id<ColumnId>("C1"), {}, {}});
    row("moved from the middle", Op::TaskMove{id<TaskId>("T2"), id<ColumnId>("C1"), {}, {}});
    row("moved away", Op::TaskMove{id<TaskId>("T2"), id<ColumnId>("C2"), {}, {{}, id<TaskId>("T6"), {}, {}}});
    row("moved out alone", Op::TaskMove{id<TaskId>("T8"), id<ColumnId>("C1"), {}, {}});
    row("moved to a lane", Op::TaskMove{task, id<ColumnId>("C1"), std::optional(id<SwimlaneId>("S2")), {}});
    row("archived one moved", Op::TaskMove{id<TaskId>("T4"), id<ColumnId>("C2"), {}, {}});
    row("archived", Op::TaskArchive{task});
    row("unarchived", Op::TaskRestore{id<TaskId>("T4")});
    row("restored", Op::TaskRestore{id<TaskId>("T5")});
    row("deleted", Op::TaskDelete{task});
    row("deleted in the archive", Op::TaskDelete{id<TaskId>("T4")});
    row("assigned", Op::TaskAssign{task, id<UserId>("U1")});
    row("unassigned", Op::TaskUnassign{task, id<UserId>("U3")});
    row("labelled", Op::TaskLabel{task, id<LabelId>("L2")});
    row("label taken off", Op::TaskUnlabel{task, id<LabelId>("L1")});
    row("list made", Op::ChecklistCreate{id<ChecklistId>("K9"), task, u"new"_s, {}});
    row("list name", Op::ChecklistUpdate{id<ChecklistId>("K1"), u"other"_s});
    row("list moved", Op::ChecklistMove{id<ChecklistId>("K1"), {}});
    row("list deleted", Op::ChecklistDelete{id<ChecklistId>("K1")});
    row("item made", Op::CheckItemCreate{id<CheckItemId>("I9"), id<ChecklistId>("K1"), u"new"_s, {}});
    row("item text", Op::CheckItemUpdate{id<CheckItemId>("I1"), u"other"_s, {}});
    row("item done", Op::CheckItemUpdate{id<CheckItemId>("I1"), {}, true});
    row("item moved", Op::CheckItemMove{id<CheckItemId>("I1"), id<ChecklistId>("K2"), {}});
    row("item deleted", Op::CheckItemDelete{id<CheckItemId>("I1")});
    row("comment made", Op::CommentCreate{id<CommentId>("M9"), task, u"new"_s});
    row("comment changed", Op::CommentUpdate{id<CommentId>("M1"), u"other"_s});
}

void InverseTest::takesBack()
{
    QFETCH(const Operation, op);
    BoardState state = sampleBoard();
    const QStringList before = normalForm(state);
    const auto inverse = done(state, op, owner());
    QVERIFY(inverse);
    const QStringList after = normalForm(state);
    QVERIFY(after != before);
    int ids = 0;
    const QList<Inverse> reverse = takenBack(state, *inverse, owner(), ids);
    QCOMPARE(normalForm(state), before);
    QVERIFY(!reverse.isEmpty());
    for (const Inverse &one : reverse)
        (void)takenBack(state, one, owner(), ids);
    QCOMPARE(normalForm(state), after);
}

void InverseTest::hasNone_data()
{
    QTest::addColumn<Operation>("op");
    QTest::newRow("board deleted") << Operation(Op::BoardDelete{});
    QTest::newRow("member's role") << Operation(Op::MemberRole{id<UserId>("U3"), Role::Viewer});
    QTest::newRow("member gone") << Operation(Op::MemberRemove{id<UserId>("U3")});
    QTest::newRow("somebody else's comment deleted") << Operation(Op::CommentDelete{id<CommentId>("M1")});
}

void InverseTest::hasNone()
{
    QFETCH(const Operation, op);
    BoardState state = sampleBoard();
    const QStringList before = normalForm(state);
    QVERIFY(!done(state, op, owner()));
    QVERIFY(normalForm(state) != before || std::holds_alternative<Op::BoardDelete>(op)
            || std::holds_alternative<Op::MemberRole>(op) || std::holds_alternative<Op::MemberRemove>(op));
}

void InverseTest::nothingGoesBackIntoADeletedList()
{
    BoardState state = sampleBoard();
    QVERIFY(done(state, Op::ChecklistDelete{id<ChecklistId>("K1")}, owner()));
    const QStringList before = normalForm(state);
    QVERIFY(!done(state, Op::CheckItemMove{id<CheckItemId>("I1"), id<ChecklistId>("K2"), {}}, owner()));
    QVERIFY(normalForm(state) != before);
}

void InverseTest::whoLeftIsNotAssignedAgain()
{
    BoardState state = sampleBoard();
    QVERIFY(!done(state, Op::MemberRemove{id<UserId>("U3")}, owner()));
    const QStringList before = normalForm(state);
    QVERIFY(!done(state, Op::TaskUnassign{id<TaskId>("T1"), id<UserId>("U3")}, owner()));
    QVERIFY(normalForm(state) != before);
}

void InverseTest::anyOperationComesBack()
{
    const bool ok = rc::check("an operation and its inverse leave a board as it was, and doing it again does it again", [] {
        RandomOperations random(*rc::gen::arbitrary<quint64>());
        BoardState state = sampleBoard();
        int ids = 0;
        const int count = *rc::gen::inRange(1, 80);
        for (int i = 0; i < count; ++i) {
            const Actor actor = random.below(4) > 0 ? owner() : actorOf(u"U3"_s);
            const QStringList before = normalForm(state);
            const Operation op = random.board();
            const auto inverse = done(state, op, actor);
            if (!inverse)
                continue;
            const QStringList after = normalForm(state);
            BoardState undone = state;
            const QList<Inverse> reverse = takenBack(undone, *inverse, actor, ids);
            RC_LOG() << operationName(op).data() << ": " << difference(before, normalForm(undone)).toStdString();
            RC_ASSERT(normalForm(undone) == before);
            for (const Inverse &one : reverse)
                (void)takenBack(undone, one, actor, ids);
            RC_ASSERT(normalForm(undone) == after);
        }
    });
    QVERIFY(ok);
}

void InverseTest::setsBackOnlyWhatIsMine_data()
{
    QTest::addColumn<Operation>("mine");
    QTest::addColumn<Operation>("theirs");
    QTest::addColumn<ChangedField>("field");
    const auto task = id<TaskId>("T1");
    const auto row = [](const char *name, const Operation &mine, const Operation &theirs, ChangedField field) {
        QTest::newRow(name) << mine << theirs << field;
    };
    row("title", update({task, u"mine"_s, {}, {}, {}, {}}), update({task, u"theirs"_s, {}, {}, {}, {}}), ChangedField::Title);
    row("description", update({task, {}, u"mine"_s, {}, {}, {}}), update({task, {}, u"theirs"_s, {}, {}, {}}),
        ChangedField::Description);
    row("due", update({task, {}, {}, {}, Nullable<qint64>(std::optional<qint64>(7)), {}}),
        update({task, {}, {}, {}, Nullable<qint64>(std::optional<qint64>()), {}}), ChangedField::Due);
    row("deleted meanwhile", update({task, u"mine"_s, {}, {}, {}, {}}), Op::TaskDelete{task}, ChangedField::Itself);
    row("moved on", Op::TaskMove{task, id<ColumnId>("C2"), {}, {}}, Op::TaskMove{task, id<ColumnId>("C1"), {}, {}},
        ChangedField::Place);
    row("label taken off", Op::TaskLabel{task, id<LabelId>("L2")}, Op::TaskUnlabel{task, id<LabelId>("L2")}, ChangedField::Label);
    row("unassigned", Op::TaskAssign{task, id<UserId>("U1")}, Op::TaskUnassign{task, id<UserId>("U1")}, ChangedField::Assignee);
    row("restored", Op::TaskDelete{task}, Op::TaskRestore{task}, ChangedField::Itself);
    row("unarchived", Op::TaskArchive{task}, Op::TaskRestore{task}, ChangedField::Archived);
    row("archived again", Op::TaskRestore{id<TaskId>("T4")}, Op::TaskArchive{id<TaskId>("T4")}, ChangedField::Archived);
    row("column name", Op::ColumnUpdate{id<ColumnId>("C1"), u"mine"_s, {}}, Op::ColumnUpdate{id<ColumnId>("C1"), u"theirs"_s, {}},
        ChangedField::Name);
    row("column unarchived", Op::ColumnArchive{id<ColumnId>("C1"), true}, Op::ColumnArchive{id<ColumnId>("C1"), false},
        ChangedField::Archived);
    row("label colour", Op::LabelUpdate{id<LabelId>("L1"), {}, u"pink"_s}, Op::LabelUpdate{id<LabelId>("L1"), {}, u"gray"_s},
        ChangedField::Color);
    row("item text", Op::CheckItemUpdate{id<CheckItemId>("I1"), u"mine"_s, {}},
        Op::CheckItemUpdate{id<CheckItemId>("I1"), u"theirs"_s, {}}, ChangedField::Text);
    row("item deleted", Op::CheckItemUpdate{id<CheckItemId>("I1"), u"mine"_s, {}}, Op::CheckItemDelete{id<CheckItemId>("I1")},
        ChangedField::Itself);
    row("comment", Op::CommentUpdate{id<CommentId>("M1"), u"mine"_s}, Op::CommentUpdate{id<CommentId>("M1"), u"theirs"_s},
        ChangedField::Body);
    row("board name", Op::BoardUpdate{u"mine"_s, {}}, Op::BoardUpdate{u"theirs"_s, {}}, ChangedField::Name);
}

void InverseTest::setsBackOnlyWhatIsMine()
{
    QFETCH(const Operation, mine);
    QFETCH(const Operation, theirs);
    QFETCH(const ChangedField, field);
    BoardState state = sampleBoard();
    const auto inverse = done(state, mine, owner());
    QVERIFY(inverse);
    const auto revision = takeBack(state, *inverse, {});
    QVERIFY(!revision.ops.isEmpty() && revision.overtaken.isEmpty());
    (void)done(state, theirs, systemActor());
    const TakeBack take = takeBack(state, *inverse, {});
    QVERIFY(take.ops.isEmpty());
    QCOMPARE(take.overtaken.size(), 1);
    QCOMPARE(take.overtaken.first().field, field);
    QVERIFY(fieldsOf(mine).contains(take.overtaken.first()) || field == ChangedField::Itself);
}

void InverseTest::keepsTheFieldsThatAreMine()
{
    BoardState state = sampleBoard();
    const auto task = id<TaskId>("T1");
    const QString title = state.find(task)->title;
    const auto inverse = done(state, update({task, u"mine"_s, u"also mine"_s, {}, {}, {}}), owner());
    (void)done(state, update({task, {}, u"theirs"_s, {}, {}, {}}), systemActor());
    const TakeBack take = takeBack(state, *inverse, {});
    QCOMPARE(take.ops, (QList<Operation>{update({task, title, {}, {}, {}, {}})}));
    QCOMPARE(take.overtaken, (QList{FieldRef{EntityType::Task, u"T1"_s, ChangedField::Description, {}}}));
}

void InverseTest::placeIsOvertakenByWord()
{
    BoardState state = sampleBoard();
    const auto inverse = done(state, Op::TaskMove{id<TaskId>("T1"), id<ColumnId>("C2"), {}, {}}, owner());
    const FieldRef place{EntityType::Task, u"T1"_s, ChangedField::Place, {}};
    QCOMPARE(takeBack(state, *inverse, {}).ops.size(), 1);
    QCOMPARE(takeBack(state, *inverse, {place}).ops.size(), 0);
    QCOMPARE(takeBack(state, *inverse, {place}).overtaken, QList{place});
}

void InverseTest::usedThingsStay_data()
{
    QTest::addColumn<Operation>("mine");
    QTest::addColumn<Operation>("theirs");
    QTest::newRow("label") << Operation(Op::LabelCreate{id<LabelId>("L9"), u"new"_s, u"red"_s})
                           << Operation(Op::TaskLabel{id<TaskId>("T2"), id<LabelId>("L9")});
    QTest::newRow("column") << Operation(Op::ColumnCreate{id<ColumnId>("C9"), u"new"_s, {}, {}})
                            << Operation(Op::TaskMove{id<TaskId>("T2"), id<ColumnId>("C9"), {}, {}});
    QTest::newRow("lane") << Operation(Op::SwimlaneCreate{id<SwimlaneId>("S9"), u"new"_s, {}})
                          << Operation(
                                 Op::TaskMove{id<TaskId>("T2"), id<ColumnId>("C1"), std::optional(id<SwimlaneId>("S9")), {}});
    QTest::newRow("list") << Operation(Op::ChecklistCreate{id<ChecklistId>("K9"), id<TaskId>("T1"), u"new"_s, {}})
                          << Operation(Op::CheckItemCreate{id<CheckItemId>("I9"), id<ChecklistId>("K9"), u"new"_s, {}});
}

void InverseTest::usedThingsStay()
{
    QFETCH(const Operation, mine);
    QFETCH(const Operation, theirs);
    BoardState state = sampleBoard();
    const auto inverse = done(state, mine, owner());
    QVERIFY(inverse);
    QVERIFY(done(state, theirs, systemActor()));
    const TakeBack take = takeBack(state, *inverse, {});
    QVERIFY(take.ops.isEmpty());
    QCOMPARE(take.overtaken.value(0).field, ChangedField::Itself);
}

void InverseTest::comesBackPastALimitItStoodIn()
{
    BoardState state = sampleBoard();
    run(state, Op::ColumnUpdate{id<ColumnId>("C1"), {}, Nullable<WipLimit>(WipLimit{1, true})}, owner());
    const QStringList before = normalForm(state);
    const auto inverse = done(state, Op::TaskMove{id<TaskId>("T2"), id<ColumnId>("C2"), {}, {}}, owner());
    int ids = 0;
    (void)takenBack(state, *inverse, owner(), ids);
    QCOMPARE(normalForm(state), before);
    // Where it was within the limit the limit holds.
    run(state, Op::ColumnUpdate{id<ColumnId>("C1"), {}, Nullable<WipLimit>(WipLimit{3, true})}, owner());
    const auto within = done(state, Op::TaskDelete{id<TaskId>("T2")}, owner());
    QCOMPARE(takeBack(state, *within, {}).ops, (QList<Operation>{Op::TaskRestore{id<TaskId>("T2"), false}}));
}

void InverseTest::comesBackBetweenItsNeighbours()
{
    BoardState state = sampleBoard();
    const QStringList before = normalForm(state);
    const auto deleted = done(state, Op::TaskDelete{id<TaskId>("T2")}, owner());
    // Its neighbour left and came back: not to the same rank.
    run(state, Op::TaskMove{id<TaskId>("T1"), id<ColumnId>("C2"), {}, {}}, owner());
    run(state, Op::TaskMove{id<TaskId>("T1"), id<ColumnId>("C1"), {}, {{}, id<TaskId>("T3"), {}, {}}}, owner());
    int ids = 0;
    (void)takenBack(state, *deleted, owner(), ids);
    QCOMPARE(normalForm(state), before);
}

void InverseTest::moveThatNobodySeesIsNoStep()
{
    BoardState state = sampleBoard();
    run(state, Op::TaskDelete{id<TaskId>("T3")}, owner());
    run(state, Op::TaskDelete{id<TaskId>("T4")}, owner());
    const QStringList before = normalForm(state);
    const QString pos = state.find(id<TaskId>("T2"))->pos;
    QVERIFY(!done(state, Op::TaskMove{id<TaskId>("T2"), id<ColumnId>("C1"), {}, {}}, owner()));
    QVERIFY(state.find(id<TaskId>("T2"))->pos != pos);
    QCOMPARE(normalForm(state), before);
}

void InverseTest::othersTasksStayWhereTheyWerePut()
{
    const auto place = [](const char *task) {
        return FieldRef{EntityType::Task, QString::fromLatin1(task), ChangedField::Place, {}};
    };
    BoardState state = sampleBoard();
    const auto task = done(state, Op::TaskDelete{id<TaskId>("T2")}, owner());
    run(state, Op::TaskMove{id<TaskId>("T1"), id<ColumnId>("C1"), {}, {}}, owner()); // past it
    QCOMPARE(takeBack(state, *task, {}).ops.size(), 2);
    QCOMPARE(takeBack(state, *task, {place("T2")}).ops, (QList<Operation>{Op::TaskRestore{id<TaskId>("T2"), false}}));

    state = sampleBoard();
    const auto column = done(state, Op::ColumnDelete{id<ColumnId>("C2"), id<ColumnId>("C1")}, owner());
    QList<Operation> ops = takeBack(state, *column, {}).ops;
    QCOMPARE(ops.size(), 3);
    ops.removeIf([](const Operation &op) {
        const auto *move = std::get_if<Op::TaskMove>(&op);
        return move && move->id == id<TaskId>("T6");
    });
    QCOMPARE(ops.size(), 2);
    QCOMPARE(takeBack(state, *column, {place("T6")}).ops, ops);

    state = sampleBoard();
    run(state, Op::TaskMove{id<TaskId>("T2"), id<ColumnId>("C2"), Nullable<SwimlaneId>(id<SwimlaneId>("S1")), {}, true}, owner());
    const auto lane = done(state, Op::SwimlaneDelete{id<SwimlaneId>("S1")}, owner());
    const qsizetype all = takeBack(state, *lane, {}).ops.size();
    QCOMPARE(takeBack(state, *lane, {place("T2")}).ops.size(), all - 1);
}

void InverseTest::namedHeirInherits()
{
    BoardState state = sampleBoard();
    auto inverse = done(state, Op::ColumnCreate{id<ColumnId>("C9"), u"new"_s, {}, {}}, owner());
    const auto heir = [&] { return std::get<Op::ColumnDelete>(takeBack(state, *inverse, {}).ops.constFirst()).heirId; };
    QCOMPARE(heir(), id<ColumnId>("C3")); // the one before it
    std::get<Op::ColumnDelete>(inverse->back.first()).heirId = id<ColumnId>("C1");
    QCOMPARE(heir(), id<ColumnId>("C1"));
    run(state, Op::ColumnArchive{id<ColumnId>("C1"), true}, owner());
    QCOMPARE(heir(), id<ColumnId>("C3"));
}

void InverseTest::onlyColumnIsPutAway()
{
    BoardState state = sampleBoard();
    for (const char *column : {"C1", "C2", "C3"})
        run(state, Op::ColumnArchive{id<ColumnId>(column), true}, owner());
    const auto inverse = done(state, Op::ColumnCreate{id<ColumnId>("C9"), u"new"_s, {}, {}}, owner());
    QCOMPARE(takeBack(state, *inverse, {}).ops, (QList<Operation>{Op::ColumnArchive{id<ColumnId>("C9"), true}}));
}

void InverseTest::fieldsOfEvents_data()
{
    takesBack_data();
}

void InverseTest::fieldsOfEvents()
{
    QFETCH(const Operation, op);
    BoardState state = sampleBoard();
    const auto decision = decide(state, mutationOf(op), owner(), 1);
    const auto inverse = inverseOf(state, op, decision->events, owner().userId);
    const QList<FieldRef> changed = fieldsOf(decision->events.last());
    for (const FieldRef &field : fieldsOf(inverse->mine)) {
        // What is made has all its fields; what comes back does so from one place.
        const bool isWhole = field.field == ChangedField::Itself || field.field == ChangedField::Archived;
        QVERIFY(changed.contains(field) || isWhole);
    }
    QVERIFY(!fieldsOf(inverse->mine).isEmpty());
}

QTEST_GUILESS_MAIN(InverseTest)
#include "inversetest.moc"
