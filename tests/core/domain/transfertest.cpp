// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/transfer.h"
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

//! Board B2: the columns D1 "Ideas" and D2, named as C1 of the sample is; label N1 as L1 is; members U1, U3 and U5.
BoardState otherBoard()
{
    const BoardState sample = sampleBoard();
    BoardState state;
    Board board = *sample.board();
    board.id = id<BoardId>("B2");
    state.put(board);
    for (const char *user : {"U1", "U3", "U5"})
        state.put(*sample.find(id<UserId>(user)));
    Column column = *sample.find(id<ColumnId>("C1"));
    column.id = id<ColumnId>("D2");
    state.put(column);
    column.id = id<ColumnId>("D1");
    column.name = u"Ideas"_s;
    column.pos = u"Zz"_s;
    state.put(column);
    Label label = *sample.find(id<LabelId>("L1"));
    label.id = id<LabelId>("N1");
    state.put(label);
    return state;
}

Op::TaskTransfer transfer(const char *task, const char *column = "")
{
    return {id<TaskId>(task), id<BoardId>("B2"), id<ColumnId>(column), {}};
}

//! Puts onto \a state what has an id of T1 of the sample, or of what hangs on it.
void occupy(BoardState &state, const QString &what)
{
    const BoardState sample = sampleBoard();
    const auto is = [&what](const char *name) { return what.contains(QLatin1StringView(name)); };
    Task task = *sample.find(id<TaskId>("T1"));
    task.columnId = id<ColumnId>("D1");
    task.labelIds.clear();
    task.title = u"What is here"_s;
    if (is("copy"))
        task.movedTo = id<BoardId>("B3");
    task.deleted = is("copy") || is("trash");
    if (is("older"))
        --task.createdAt;
    if (is("task") || is("copy") || is("trash"))
        state.put(task);
    task.id = id<TaskId>("X");
    task.movedTo = {};
    task.pos = u"ZZ"_s;
    state.put(task);
    Checklist list = *sample.find(id<ChecklistId>("K1"));
    CheckItem item = *sample.find(id<CheckItemId>("I1"));
    Comment comment = *sample.find(id<CommentId>("M1"));
    list.taskId = comment.taskId = task.id;
    list.name = item.text = comment.body = task.title;
    if (is("checklist"))
        state.put(list);
    list.id = item.checklistId = id<ChecklistId>("KX");
    state.put(list);
    if (is("item"))
        state.put(item);
    if (is("author")) {
        comment.taskId = id<TaskId>("T1");
        comment.authorId = id<UserId>("U1");
    }
    if (is("comment"))
        state.put(comment);
}

Expected<TransferDecision, Rejection> decided(const BoardState &from, const BoardState &to, const Op::TaskTransfer &op,
                                              const QString &actor = u"U3"_s)
{
    return decideTransfer(from, to, mutationOf(op), actorOf(actor), 5000);
}

QString outcome(const Expected<TransferDecision, Rejection> &decision)
{
    if (!decision)
        return described(failWith(decision.error()));
    return described(decision->from) + u" | "_s + described(decision->to);
}

void applyTo(BoardState &state, const QList<Event> &events)
{
    for (const Event &event : events)
        (void)apply(state, event, 1);
}

//! Both boards after the transfer; fails the test when it is refused.
void carryOut(BoardState &from, BoardState &to, const Op::TaskTransfer &op)
{
    const auto decision = decided(from, to, op);
    QVERIFY2(decision, qPrintable(outcome(decision)));
    applyTo(from, decision->from.events);
    applyTo(to, decision->to.events);
}

} // namespace

class TransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no such task") << u"X"_s << u""_s << u"U3"_s << u"invalid_ref /args/id"_s;
        QTest::newRow("in the trash: the deletion wins") << u"T5"_s << u""_s << u"U3"_s << u"noop warn:target_deleted | "_s;
        QTest::newRow("no such column there") << u"T1"_s << u"C1"_s << u"U3"_s << u"invalid_ref /args/columnId"_s;
        QTest::newRow("may not here") << u"T1"_s << u""_s << u"U5"_s << u"forbidden /op"_s;
        QTest::newRow("no member there") << u"T1"_s << u""_s << u"U2"_s << u"forbidden /args/boardId"_s;
        QTest::newRow("archived task") << u"T4"_s << u"D1"_s << u"U3"_s << u"task.transferred | task.arrived"_s;
        QTest::newRow("column named") << u"T2"_s << u"D1"_s << u"U3"_s << u"task.transferred | task.arrived"_s;
        // The id of the sample's T1, or of what hangs on it, is in use on the other board.
        const auto occupied = [](const char *what, const QString &expected = u"invalid_ref /args/id"_s) {
            QTest::newRow(what) << u"T1"_s << u"D1"_s << u"U3"_s << expected;
        };
        occupied("there: task");
        occupied("there: task in the trash");
        occupied("there: older copy");
        occupied("there: checklist");
        occupied("there: item");
        occupied("there: comment");
        occupied("there: copy, checklist");
        occupied("there: copy, item");
        occupied("there: copy, comment");
        occupied("there: copy, comment of another author");
        occupied("there: copy", u"task.transferred | task.arrived"_s);
    }
    void refuses()
    {
        QFETCH(QString, task);
        QFETCH(QString, column);
        QFETCH(QString, actor);
        BoardState to = otherBoard();
        if (const QString row = QString::fromLatin1(QTest::currentDataTag()); row.startsWith(u"there: "_s))
            occupy(to, row);
        const auto decision = decided(sampleBoard(), to, {TaskId(task), id<BoardId>("B2"), ColumnId(column), {}}, actor);
        const QString said = outcome(decision);
        QTEST(said, "expected");
    }

    //! An event that no honest server makes.
    void anArrivalTakesNothingElsesPlace_data()
    {
        QTest::addColumn<bool>("hasTask"); // what comes does not get there at all
        QTest::newRow("task") << true;
        QTest::newRow("task in the trash") << true;
        QTest::newRow("checklist, item, comment") << false;
        QTest::newRow("copy, checklist, item, comment of another author") << false;
    }
    void anArrivalTakesNothingElsesPlace()
    {
        QFETCH(bool, hasTask);
        BoardState from = sampleBoard();
        for (int i = 0; i < 5; ++i) { // until its revisions are the later ones
            const QString text = u"Forged %1"_s.arg(i);
            run(from, Op::TaskUpdate{id<TaskId>("T1"), text, {}, {}, {}, {}}, systemActor());
            run(from, Op::ChecklistUpdate{id<ChecklistId>("K1"), text}, systemActor());
            run(from, Op::CheckItemUpdate{id<CheckItemId>("I1"), text, {}}, systemActor());
            run(from, Op::CommentUpdate{id<CommentId>("M1"), text}, systemActor());
        }
        const auto decision = decided(from, otherBoard(), transfer("T1", "D1"));
        QVERIFY(decision);
        BoardState to = otherBoard();
        occupy(to, QString::fromLatin1(QTest::currentDataTag()));
        const BoardState before = to;
        applyTo(to, decision->to.events);
        if (hasTask)
            QVERIFY(to.tasks() == before.tasks() && to.checklists() == before.checklists());
        else
            QCOMPARE(to.find(id<TaskId>("T1"))->title, u"Forged 4"_s);
        QCOMPARE(*to.find(id<TaskId>("X")), *before.find(id<TaskId>("X")));
        const auto isKept = [&](const auto &entity) {
            const auto *had = before.find(entity);
            return had == nullptr || *to.find(entity) == *had;
        };
        QVERIFY(isKept(id<ChecklistId>("K1")) && isKept(id<CheckItemId>("I1")) && isKept(id<CommentId>("M1")));
    }

    //! What hangs on a list that stays another's is not there without it.
    void anArrivalsStrayContentsStayOut()
    {
        const auto decision = decided(sampleBoard(), otherBoard(), transfer("T1", "D1"));
        QVERIFY(decision);
        Event event = decision->to.events.last();
        TaskContents &contents = *std::get<TaskChange>(event.data).contents;
        contents.checklists.first().taskId = id<TaskId>("X");
        contents.checkItems.last().checklistId = id<ChecklistId>("nowhere");
        contents.comments.first().taskId = id<TaskId>("X");
        const QList<CheckItem> items = contents.checkItems;
        BoardState to = otherBoard();
        (void)apply(to, event, 1);
        QVERIFY(to.find(id<TaskId>("T1")) != nullptr);
        QVERIFY(to.find(contents.checklists.first().id) == nullptr);
        QVERIFY(to.find(contents.checkItems.last().id) == nullptr);
        QVERIFY(to.find(contents.comments.first().id) == nullptr);
        QCOMPARE(to.comments().size(), contents.comments.size() - 1);
    }

    void keepsAllTextsThatCome()
    {
        BoardState from = sampleBoard();
        run(from, Op::TaskUpdate{id<TaskId>("T1"), {}, u"what to do"_s, {}, {}, {}}, actorOf(u"U3"_s));
        const auto decision = decided(from, otherBoard(), transfer("T1"));
        QVERIFY(decision);
        const QList<TextRevision> texts = textsOf(decision->to.events.last());
        QCOMPARE(texts.size(), 4);
        QCOMPARE(texts.first().entity, (EntityRef{EntityType::Task, u"T1"_s, decision->to.events.last().ents.first().rev}));
        QCOMPARE(texts.first().text, u"what to do"_s);
        for (const TextRevision &text : texts.mid(1)) {
            const CheckItem &item = *from.find(CheckItemId(text.entity.id));
            QVERIFY(text.entity.type == EntityType::CheckItem);
            QCOMPARE(text.entity.rev, item.rev);
            QCOMPARE(text.text, item.text);
        }
        QVERIFY(textsOf(decision->from.events.last()).isEmpty());
    }

    void takesAllOfTheTaskAlong()
    {
        BoardState from = sampleBoard();
        BoardState to = otherBoard();
        run(from, Op::TaskUpdate{id<TaskId>("T1"), {}, u"what to do"_s, {}, std::optional<qint64>(77), true}, actorOf(u"U3"_s));
        run(from, Op::TaskAssign{id<TaskId>("T1"), id<UserId>("U2")}, actorOf(u"U3"_s));
        run(from, Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L2")}, actorOf(u"U3"_s));
        const Task before = *from.find(id<TaskId>("T1"));
        const auto decision = decided(from, to, transfer("T1"));
        QVERIFY(decision);
        QCOMPARE(decision->to.adjusted, QStringList{u"assigneeIds"_s}); // U2 is no member there
        applyTo(from, decision->from.events);
        applyTo(to, decision->to.events);

        const Task &copy = *from.find(id<TaskId>("T1"));
        QVERIFY(copy.deleted);
        QCOMPARE(copy.movedTo, id<BoardId>("B2"));
        QCOMPARE(copy.rev, copy.deletedRev);
        const Task &there = *to.find(id<TaskId>("T1"));
        QCOMPARE(there.rev, copy.rev);
        QVERIFY(!there.deleted);
        QCOMPARE(there.columnId, id<ColumnId>("D2")); // it has the name of the column it left
        QCOMPARE(there.title, before.title);
        QCOMPARE(there.description, before.description);
        QCOMPARE(there.dueAt, before.dueAt);
        QCOMPARE(there.dueDone, before.dueDone);
        QCOMPARE(there.createdAt, before.createdAt);
        QCOMPARE(there.assigneeIds, QList<UserId>{id<UserId>("U3")});
        // L1 is N1 there, L2 was missing.
        QCOMPARE(there.labelIds, (QList<LabelId>{id<LabelId>("L2"), id<LabelId>("N1")}));
        QCOMPARE(to.find(id<LabelId>("L2"))->name, from.find(id<LabelId>("L2"))->name);

        QCOMPARE(to.checklistsOf(there.id), from.checklistsOf(there.id));
        QVERIFY(!to.checklistsOf(there.id).isEmpty());
        for (const ChecklistId &list : to.checklistsOf(there.id)) {
            QCOMPARE(*to.find(list), *from.find(list));
            QCOMPARE(to.itemsOf(list), from.itemsOf(list));
        }
        QCOMPARE(to.commentsOf(there.id), from.commentsOf(there.id));
        QVERIFY(!to.commentsOf(there.id).isEmpty());
    }

    void comesBackWithWhatChangedThere()
    {
        BoardState here = sampleBoard();
        BoardState there = otherBoard();
        carryOut(here, there, transfer("T1"));
        run(there, Op::TaskUpdate{id<TaskId>("T1"), u"Renamed"_s, u""_s, {}, {}, {}}, actorOf(u"U3"_s));
        run(there, Op::CommentDelete{id<CommentId>("M2")}, actorOf(u"U3"_s));
        run(there, Op::CheckItemUpdate{id<CheckItemId>("I1"), u"other words"_s, {}}, actorOf(u"U3"_s));
        Op::TaskTransfer back = transfer("T1", "C2");
        back.boardId = id<BoardId>("B1");
        carryOut(there, here, back);
        const Task &task = *here.find(id<TaskId>("T1"));
        QVERIFY(!task.deleted);
        QVERIFY(task.movedTo.isEmpty());
        QCOMPARE(task.deletedRev, 0);
        QCOMPARE(task.title, u"Renamed"_s);
        QCOMPARE(task.description, QString());
        QCOMPARE(task.columnId, id<ColumnId>("C2"));
        QVERIFY(!here.commentsOf(task.id).contains(id<CommentId>("M2")));
        QCOMPARE(here.find(id<CheckItemId>("I1"))->text, u"other words"_s);
        QVERIFY(there.find(id<TaskId>("T1"))->deleted);
    }

    void appliedTwiceItIsTheSame()
    {
        BoardState from = sampleBoard();
        BoardState to = otherBoard();
        const auto decision = decided(from, to, transfer("T1"));
        QVERIFY(decision);
        applyTo(from, decision->from.events);
        applyTo(to, decision->to.events);
        const BoardState fromOnce = from;
        const BoardState toOnce = to;
        applyTo(from, decision->from.events);
        applyTo(to, decision->to.events);
        QVERIFY(from == fromOnce);
        QVERIFY(to == toOnce);
    }

    void hardLimitHolds()
    {
        BoardState to = otherBoard();
        run(to, Op::ColumnUpdate{id<ColumnId>("D1"), {}, std::optional<WipLimit>({1, true})}, actorOf(u"U1"_s));
        BoardState from = sampleBoard();
        carryOut(from, to, transfer("T2", "D1"));
        const auto full = decided(from, to, transfer("T3", "D1"));
        QCOMPARE(outcome(full), u"wip_limit /args/columnId"_s);
        QCOMPARE(full.error().server,
                 (QList<EntityRef>{{EntityType::Column, u"D1"_s, to.find(id<ColumnId>("D1"))->rev},
                                   {EntityType::Task, u"T3"_s, from.find(id<TaskId>("T3"))->rev}}));
        Op::TaskTransfer forced = transfer("T3", "D1");
        forced.force = true;
        QCOMPARE(outcome(decided(from, to, forced)), u"task.transferred | task.arrived warn:wip_limit"_s);
    }

    void tooMuchForOneEventIsRefused()
    {
        BoardState from = sampleBoard();
        const QString text(MaxTextLength, QChar(0x4e00)); // three bytes each
        for (const char *comment : {"X1", "X2", "X3"})
            run(from, Op::CommentCreate{id<CommentId>(comment), id<TaskId>("T1"), text}, actorOf(u"U3"_s));
        QCOMPARE(outcome(decided(from, otherBoard(), transfer("T1"))), u"limit_exceeded /args/id"_s);
        QCOMPARE(outcome(decided(from, otherBoard(), transfer("T2"))), u"task.transferred | task.arrived"_s);
    }

    void whatIsLeftBehindRefersToTheOtherBoard()
    {
        BoardState from = sampleBoard();
        BoardState to = otherBoard();
        carryOut(from, to, transfer("T1"));
        const auto said = [&](const Operation &op) { return described(decide(from, mutationOf(op), actorOf(u"U3"_s), 6000)); };
        QCOMPARE(said(Op::TaskUpdate{id<TaskId>("T1"), u"x"_s, {}, {}, {}, {}}), u"gone /args/id"_s);
        QCOMPARE(said(Op::CommentCreate{id<CommentId>("X"), id<TaskId>("T1"), u"x"_s}), u"gone /args/taskId"_s);
        QCOMPARE(said(Op::TaskRestore{id<TaskId>("T1")}), u"gone /args/id"_s);
        QCOMPARE(said(Op::TaskMove{id<TaskId>("T1"), id<ColumnId>("C2"), {}, {}}), u"noop"_s);
        QCOMPARE(said(transfer("T1")), u"gone /args/id"_s);

        QCOMPARE(followedTo(from, Op::TaskDelete{id<TaskId>("T1")}), id<BoardId>("B2"));
        QCOMPARE(followedTo(from, Op::CheckItemUpdate{id<CheckItemId>("I1"), {}, true}), id<BoardId>("B2"));
        QCOMPARE(followedTo(from, Op::CommentCreate{id<CommentId>("X"), id<TaskId>("T1"), u"x"_s}), id<BoardId>("B2"));
        QCOMPARE(followedTo(from, Op::CheckItemCreate{id<CheckItemId>("X"), id<ChecklistId>("K1"), u"x"_s, {}}),
                 id<BoardId>("B2"));
        QCOMPARE(followedTo(from, Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L2")}), BoardId());
        QCOMPARE(followedTo(from, Op::TaskMove{id<TaskId>("T1"), id<ColumnId>("C2"), {}, {}}), BoardId());
        QCOMPARE(followedTo(from, Op::TaskDelete{id<TaskId>("T2")}), BoardId());
        QCOMPARE(followedTo(from, Op::ColumnUpdate{id<ColumnId>("C1"), u"n"_s, {}}), BoardId());
    }
};

QTEST_GUILESS_MAIN(TransferTest)
#include "transfertest.moc"
