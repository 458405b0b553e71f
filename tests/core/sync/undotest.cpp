// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/normalform.h"
#include "tests/core/sync/clientbench.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

RoomId room()
{
    return HubBench::board1();
}

Op::TaskMove moveTo(const QString &task, const QString &column, const QString &after = {})
{
    Op::TaskMove op;
    op.id = TaskId(task);
    op.columnId = ColumnId(column);
    op.anchor.afterId = TaskId(after);
    return op;
}

Op::ColumnUpdate limited(const QString &column, int limit)
{
    return {ColumnId(column), {}, Nullable<WipLimit>(WipLimit{limit, true})};
}

QStringList texts(const ClientBench &client)
{
    return Test::normalForm(*client.sync->view(room()));
}

UndoneOutput undo(ClientBench &client, bool redo = false, quint64 n = 0)
{
    client.clear();
    client.step(UndoInput{room(), redo, n});
    return client.outputs<UndoneOutput>().value(0);
}

QList<ColumnId> columnsOf(const ClientBench &client)
{
    return client.sync->view(room())->liveColumns();
}

} // namespace

class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        hub = std::make_unique<HubBench>();
        ours = std::make_unique<ClientBench>(*hub, 1);
        theirs = std::make_unique<ClientBench>(*hub, 0);
        ours->join();
        theirs->join();
        for (const QString &id : {u"t1"_s, u"t2"_s, u"t3"_s})
            theirs->edit(newTask(id));
        meet();
    }

    void takesBackAndDoesAgain();
    void newEditClearsRedo();
    void otherFieldsOfOthersStay();
    void changedSinceStays();
    void movedSinceStays();
    void theirsBeforeOursIsNoReason();
    void ownOtherWindowIsNamed();
    void survivesARestart();
    void worksOffline();
    void oneTransaction();
    void failedWriteUndoesNothing();
    void refusedEditLosesItsStep();
    void refusedUndoIsInTheTray();
    void deletionIsRestored();
    void commentIsMadeAgain();
    void columnComesBackWithItsTasks();
    void trashGoesWhereItWent();
    void stepsOfSeveralEdits();
    void oneCertainStep();
    void depth();
    void deletedByAnother();
    void purgedBoardForgets();
    void snapshotShowsWhatWasMoved();
    void othersCommentStaysTheirs();
    void anyStepsComeBack_data();
    void anyStepsComeBack();

private:
    //! Both have seen everything.
    void meet()
    {
        for (int i = 0; i < 2; ++i) {
            ours->pump();
            theirs->pump();
        }
    }

    std::unique_ptr<HubBench> hub;
    std::unique_ptr<ClientBench> ours;
    std::unique_ptr<ClientBench> theirs;
};

void UndoTest::takesBackAndDoesAgain()
{
    QVERIFY(ours->sync->lastStep(room(), false) == nullptr);
    ours->edit(retitle(u"t1"_s, u"new"_s));
    meet();
    QCOMPARE(ours->sync->lastStep(room(), false)->did, Operation(retitle(u"t1"_s, u"new"_s)));
    const UndoneOutput undone = undo(*ours);
    QVERIFY(undone.changed && undone.skipped.isEmpty() && undone.reverse > 0 && !undone.redo);
    QCOMPARE(ours->outputs<UndoChangedOutput>().size(), 1);
    QCOMPARE(ours->title(u"t1"_s), u"Task t1"_s);
    QVERIFY(ours->sync->lastStep(room(), false) == nullptr);
    QCOMPARE(ours->sync->lastStep(room(), true)->n, undone.reverse);
    meet();
    QCOMPARE(theirs->title(u"t1"_s), u"Task t1"_s);
    QVERIFY(undo(*ours, true).redo);
    meet();
    QCOMPARE(theirs->title(u"t1"_s), u"new"_s);
    QVERIFY(!undo(*ours, true).did);
    QVERIFY(!undo(*theirs, true).did);
}

void UndoTest::newEditClearsRedo()
{
    ours->edit(retitle(u"t1"_s, u"new"_s));
    undo(*ours);
    QVERIFY(ours->sync->lastStep(room(), true) != nullptr);
    ours->edit(retitle(u"t2"_s, u"other"_s));
    QVERIFY(ours->sync->lastStep(room(), true) == nullptr);
    QCOMPARE(ours->store.disk.undo, ours->sync->data().undo);
    QCOMPARE(ours->store.disk.undo.size(), 1);
}

void UndoTest::otherFieldsOfOthersStay()
{
    ours->edit(retitle(u"t1"_s, u"new"_s));
    meet();
    theirs->edit(Op::TaskUpdate{TaskId(u"t1"_s), {}, u"theirs"_s, {}, {}, {}});
    meet();
    QVERIFY(undo(*ours).skipped.isEmpty());
    QCOMPARE(ours->title(u"t1"_s), u"Task t1"_s);
    QCOMPARE(ours->sync->view(room())->find(TaskId(u"t1"_s))->description, u"theirs"_s);
}

void UndoTest::changedSinceStays()
{
    ours->edit(retitle(u"t1"_s, u"new"_s));
    meet();
    theirs->edit(retitle(u"t1"_s, u"theirs"_s));
    meet();
    const UndoneOutput undone = undo(*ours);
    QVERIFY(!undone.changed);
    QCOMPARE(undone.skipped.size(), 1);
    QCOMPARE(undone.skipped.first().field.field, ChangedField::Title);
    QCOMPARE(undone.skipped.first().by, UserId(u"u0"_s));
    QCOMPARE(ours->title(u"t1"_s), u"theirs"_s);
    QVERIFY(ours->store.disk.undo.isEmpty());
    QCOMPARE(ours->sync->pendingCount(), 0);
}

void UndoTest::movedSinceStays()
{
    const QString column = columnsOf(*ours).at(1).value();
    theirs->edit(moveTo(u"t2"_s, column));
    theirs->edit(moveTo(u"t3"_s, column));
    meet();
    ours->edit(moveTo(u"t1"_s, column, u"t2"_s));
    meet();
    theirs->edit(moveTo(u"t1"_s, column, u"t3"_s)); // in the same column
    meet();
    ours->restart(); // who did it is kept
    ours->join();
    const UndoneOutput undone = undo(*ours);
    QVERIFY(!undone.changed);
    QCOMPARE(undone.skipped.value(0).field.field, ChangedField::Place);
    QCOMPARE(undone.skipped.value(0).by, UserId(u"u0"_s));
}

void UndoTest::theirsBeforeOursIsNoReason()
{
    const QList<ColumnId> columns = columnsOf(*ours);
    ours->disconnect();
    ours->edit(moveTo(u"t1"_s, columns.at(1).value()));
    theirs->edit(moveTo(u"t1"_s, columns.at(2).value()));
    theirs->pump();
    ours->join(); // theirs comes first, then ours
    meet();
    QCOMPARE(ours->sync->view(room())->find(TaskId(u"t1"_s))->columnId, columns.at(1));
    QVERIFY(undo(*ours).changed);
    QCOMPARE(ours->sync->view(room())->find(TaskId(u"t1"_s))->columnId, columns.at(0));
}

void UndoTest::ownOtherWindowIsNamed()
{
    ours->edit(retitle(u"t1"_s, u"new"_s));
    meet();
    constexpr ConnectionId Window = 900;
    hub->hello(Window, 1, u"other-client"_s);
    hub->mutate(Window, 1, u"other-muid"_s, retitle(u"t1"_s, u"elsewhere"_s));
    meet();
    QCOMPARE(undo(*ours).skipped.value(0).by, UserId(u"u1"_s));
}

void UndoTest::survivesARestart()
{
    ours->edit(retitle(u"t1"_s, u"one"_s));
    ours->edit(retitle(u"t2"_s, u"two"_s));
    meet();
    undo(*ours);
    ours->restart();
    ours->join();
    QVERIFY(undo(*ours, true).changed);
    QVERIFY(undo(*ours).changed);
    ours->restart();
    ours->join();
    QVERIFY(undo(*ours).changed);
    meet();
    QCOMPARE(theirs->title(u"t1"_s), u"Task t1"_s);
    QCOMPARE(theirs->title(u"t2"_s), u"Task t2"_s);
}

void UndoTest::worksOffline()
{
    ours->disconnect();
    ours->edit(newTask(u"mine"_s));
    ours->edit(retitle(u"mine"_s, u"named"_s));
    ours->edit(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"mine"_s), u"text"_s});
    const QStringList after = texts(*ours);
    for (int i = 0; i < 3; ++i)
        QVERIFY(undo(*ours).changed);
    for (int i = 0; i < 3; ++i)
        QVERIFY(undo(*ours, true).changed);
    QCOMPARE(texts(*ours), after);
    ours->join();
    meet();
    QCOMPARE(texts(*ours), after);
    QCOMPARE(texts(*theirs), after);
    QVERIFY(ours->sync->tray().isEmpty());
}

void UndoTest::oneTransaction()
{
    ours->clear();
    ours->edit(retitle(u"t1"_s, u"new"_s));
    QCOMPARE(ours->outputs<StoreOutput>().size(), 1);
    QCOMPARE(ours->written<PutOutbox>().size(), 1);
    QCOMPARE(ours->written<PutUndo>().size(), 1);
    QCOMPARE(ours->written<PutUndo>().first().entry.parts.first().muid, ours->written<PutOutbox>().first().entry.mutation.muid);
    undo(*ours);
    const auto ops = ours->outputs<StoreOutput>().value(0).ops;
    const auto has = [&ops](auto kind) {
        return std::any_of(ops.cbegin(), ops.cend(), [&](const StoreOp &op) { return op.index() == StoreOp(kind).index(); });
    };
    QVERIFY(has(PutIdentity()) && has(PutOutbox()) && has(PutUndo()) && has(RemoveUndo()));
    QCOMPARE(ours->store.disk.undo, ours->sync->data().undo);
    QVERIFY(ours->store.disk.nextN > ours->store.disk.undo.last().n);
}

void UndoTest::failedWriteUndoesNothing()
{
    ours->edit(retitle(u"t1"_s, u"new"_s));
    meet();
    const QList<UndoEntry> before = ours->store.disk.undo;
    // As after a kill before the commit: nothing of it was written.
    const ClientData disk = ours->store.disk;
    undo(*ours);
    ours->store.disk = disk;
    ours->restart();
    ours->join();
    QCOMPARE(ours->title(u"t1"_s), u"new"_s);
    QCOMPARE(ours->sync->data().undo, before);
    QVERIFY(undo(*ours).changed);
}

void UndoTest::refusedEditLosesItsStep()
{
    const QString column = columnsOf(*ours).at(1).value();
    ours->disconnect();
    ours->edit(moveTo(u"t1"_s, column));
    ours->edit(retitle(u"t2"_s, u"new"_s));
    theirs->edit(moveTo(u"t3"_s, column));
    theirs->edit(limited(column, 1));
    theirs->pump();
    ours->join();
    meet();
    QCOMPARE(ours->sync->tray().size(), 1);
    QVERIFY(undo(*ours).changed);
    QVERIFY(!undo(*ours).did);
    QCOMPARE(ours->store.disk.undo.size(), 1); // what was taken back can be done again
}

void UndoTest::refusedUndoIsInTheTray()
{
    const QList<ColumnId> columns = columnsOf(*ours);
    ours->edit(moveTo(u"t1"_s, columns.at(1).value()));
    meet();
    ours->disconnect();
    theirs->edit(limited(columns.at(0).value(), 2));
    theirs->pump();
    QVERIFY(undo(*ours).changed);
    ours->join();
    meet();
    QCOMPARE(ours->sync->tray().size(), 1);
    QCOMPARE(ours->sync->view(room())->find(TaskId(u"t1"_s))->columnId, columns.at(1));
    QVERIFY(ours->store.disk.undo.isEmpty());
    // Known before it is queued it is refused at once, and said why.
    ours->edit(moveTo(u"t2"_s, columns.at(2).value()));
    meet();
    theirs->edit(newTask(u"full"_s));
    meet();
    const UndoneOutput undone = undo(*ours);
    QVERIFY(!undone.changed);
    QVERIFY(undone.skipped.value(0).refused && undone.skipped.value(0).refused->code == ErrorCode::WipLimit);
}

void UndoTest::deletionIsRestored()
{
    ours->edit(Op::TaskDelete{TaskId(u"t2"_s)});
    meet();
    undo(*ours);
    meet();
    QVERIFY(!theirs->sync->view(room())->find(TaskId(u"t2"_s))->deleted);
    undo(*ours, true);
    meet();
    QVERIFY(theirs->sync->view(room())->find(TaskId(u"t2"_s))->deleted);
    theirs->edit(Op::TaskRestore{TaskId(u"t2"_s)});
    meet();
    QCOMPARE(undo(*ours).skipped.value(0).by, UserId(u"u0"_s));
}

void UndoTest::commentIsMadeAgain()
{
    const CommentId comment(u"c"_s);
    ours->edit(Op::CommentCreate{comment, TaskId(u"t1"_s), u"one"_s});
    meet();
    ours->edit(Op::CommentUpdate{comment, u"two"_s});
    meet();
    ours->edit(Op::CommentDelete{comment});
    meet();
    const auto bodies = [this] {
        QStringList list;
        for (const CommentId &id : theirs->sync->view(room())->commentsOf(TaskId(u"t1"_s)))
            list.append(theirs->sync->view(room())->find(id)->body);
        return list;
    };
    const auto step = [this](bool redo) {
        const bool done = undo(*ours, redo).changed;
        meet();
        return done;
    };
    QVERIFY(step(false));
    QCOMPARE(bodies(), QStringList{u"two"_s});
    QVERIFY(step(false)); // the step before speaks of the one under the new id
    QCOMPARE(bodies(), QStringList{u"one"_s});
    QVERIFY(step(false));
    QCOMPARE(bodies(), QStringList());
    QVERIFY(step(true));
    QVERIFY(step(true));
    QCOMPARE(bodies(), QStringList{u"two"_s});
    QVERIFY(step(true));
    QCOMPARE(bodies(), QStringList());
}

void UndoTest::columnComesBackWithItsTasks()
{
    const QList<ColumnId> columns = columnsOf(*ours);
    const QStringList before = texts(*ours);
    ours->edit(Op::ColumnDelete{columns.at(0), columns.at(1)});
    meet();
    theirs->edit(moveTo(u"t2"_s, columns.at(2).value())); // this one has gone on
    meet();
    undo(*ours);
    meet();
    const BoardState &board = *theirs->sync->view(room());
    QStringList titles;
    for (const TaskId &id : board.liveTasks(board.liveColumns().at(0)))
        titles.append(id.value());
    QCOMPARE(titles, (QStringList{u"t1"_s, u"t3"_s}));
    theirs->edit(moveTo(u"t2"_s, board.liveColumns().at(0).value(), u"t1"_s));
    QCOMPARE(texts(*theirs), before);
}

//! A column that is deleted again leaves what is in the trash to the same heir.
void UndoTest::trashGoesWhereItWent()
{
    const QList<ColumnId> columns = columnsOf(*ours);
    ours->edit(Op::TaskDelete{TaskId(u"t1"_s)});
    ours->edit(Op::ColumnDelete{columns.at(0), columns.at(2)});
    meet();
    for (const bool redo : {false, true}) {
        QVERIFY(undo(*ours, redo).changed);
        meet();
    }
    theirs->edit(Op::TaskRestore{TaskId(u"t1"_s)});
    meet();
    QCOMPARE(ours->sync->view(room())->find(TaskId(u"t1"_s))->columnId, columns.at(2));
}

void UndoTest::stepsOfSeveralEdits()
{
    const LabelId label(u"l"_s);
    ours->step(EditInput{room(), Op::LabelCreate{label, u"Label"_s, u"red"_s}, {}, u"s1"_s});
    ours->step(EditInput{room(), Op::TaskLabel{TaskId(u"t1"_s), label}, {}, u"s1"_s});
    meet();
    QCOMPARE(ours->store.disk.undo.size(), 1);
    const QStringList after = texts(*ours);
    QVERIFY(undo(*ours).skipped.isEmpty());
    QVERIFY(ours->sync->view(room())->find(label)->deleted);
    QVERIFY(undo(*ours, true).skipped.isEmpty());
    QCOMPARE(texts(*ours), after);
    meet();
    // Where others use the label by now, only what is ours goes.
    theirs->edit(Op::TaskLabel{TaskId(u"t2"_s), theirs->sync->view(room())->find(TaskId(u"t1"_s))->labelIds.first()});
    meet();
    const UndoneOutput undone = undo(*ours);
    QVERIFY(undone.changed);
    QCOMPARE(undone.skipped.value(0).field.type, EntityType::Label);
    QVERIFY(ours->sync->view(room())->find(TaskId(u"t1"_s))->labelIds.isEmpty());
    QCOMPARE(ours->sync->view(room())->find(TaskId(u"t2"_s))->labelIds.size(), 1);
}

void UndoTest::oneCertainStep()
{
    ours->edit(Op::TaskDelete{TaskId(u"t1"_s)});
    const quint64 deletion = ours->sync->lastStep(room(), false)->n;
    ours->edit(retitle(u"t2"_s, u"new"_s));
    QVERIFY(undo(*ours, false, deletion).changed);
    QVERIFY(!ours->sync->view(room())->find(TaskId(u"t1"_s))->deleted);
    QCOMPARE(ours->title(u"t2"_s), u"new"_s);
    QVERIFY(!undo(*ours, false, deletion).did); // once
    QVERIFY(undo(*ours).changed);
    QCOMPARE(ours->title(u"t2"_s), u"Task t2"_s);
}

void UndoTest::depth()
{
    for (int i = 0; i < UndoDepth + 5; ++i)
        ours->edit(retitle(u"t1"_s, u"title %1"_s.arg(i)));
    QCOMPARE(ours->store.disk.undo.size(), UndoDepth);
    while (undo(*ours).did) { }
    QCOMPARE(ours->title(u"t1"_s), u"title 4"_s);
    QCOMPARE(ours->store.disk.undo.size(), UndoDepth);
}

void UndoTest::deletedByAnother()
{
    ours->edit(retitle(u"t1"_s, u"new"_s));
    meet();
    theirs->edit(Op::TaskDelete{TaskId(u"t1"_s)});
    meet();
    const UndoneOutput undone = undo(*ours);
    QVERIFY(!undone.changed);
    QCOMPARE(undone.skipped.value(0).field.field, ChangedField::Itself);
    QCOMPARE(undone.skipped.value(0).by, UserId(u"u0"_s));
}

void UndoTest::purgedBoardForgets()
{
    ours->edit(retitle(u"t1"_s, u"new"_s));
    meet();
    theirs->edit(Op::MemberRemove{UserId(u"u1"_s)});
    meet();
    QVERIFY(ours->sync->view(room()) == nullptr);
    QVERIFY(ours->store.disk.undo.isEmpty());
    QVERIFY(!undo(*ours).did);
}

void UndoTest::snapshotShowsWhatWasMoved()
{
    const QString column = columnsOf(*ours).at(1).value();
    theirs->edit(moveTo(u"t2"_s, column));
    meet();
    ours->edit(moveTo(u"t1"_s, column));
    ours->edit(moveTo(u"t3"_s, column));
    meet();
    ours->disconnect();
    theirs->edit(moveTo(u"t3"_s, column, u"t2"_s));
    theirs->pump();
    ours->store.disk.rooms[room()].cursor = {}; // too far behind for a delta
    ours->restart();
    ours->join();
    const UndoneOutput undone = undo(*ours);
    QVERIFY(!undone.changed);
    QCOMPARE(undone.skipped.value(0).field.field, ChangedField::Place);
    QVERIFY(undone.skipped.value(0).by.isEmpty());
    QVERIFY(undo(*ours).changed); // the other one is where it was put
}

void UndoTest::othersCommentStaysTheirs()
{
    theirs->edit(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"t1"_s), u"theirs"_s});
    meet();
    ours->edit(retitle(u"t1"_s, u"new"_s));
    ours->edit(Op::CommentDelete{CommentId(u"c"_s)});
    QCOMPARE(ours->sync->lastStep(room(), false)->did, Operation(retitle(u"t1"_s, u"new"_s)));
}

void UndoTest::anyStepsComeBack_data()
{
    QTest::addColumn<bool>("offline");
    QTest::newRow("offline") << true;
    QTest::newRow("online") << false;
}

void UndoTest::anyStepsComeBack()
{
    QFETCH(const bool, offline);
    const bool ok = rc::check("n undos and n redos with nothing in between leave everything as it was", [&] {
        HubBench server;
        server.options.limits.burst = 100000;
        server.restart();
        ClientBench client(server, 1);
        client.join();
        for (const QString &id : {u"t1"_s, u"t2"_s, u"t3"_s})
            client.edit(newTask(id));
        client.pump();
        if (offline)
            client.disconnect();
        Sim::Random random(*rc::gen::arbitrary<quint64>());
        Sim::CountingIds ids;
        const int count = *rc::gen::inRange(1, 40);
        const quint64 first = client.sync->lastStep(room(), false)->n;
        QList<QStringList> states{texts(client)};
        for (int i = 0; i < count; ++i) {
            const BoardState &view = *client.sync->view(room());
            const UserId self(u"u1"_s);
            const Operation op = Sim::randomOperation(view, self, random, ids);
            Mutation mutation;
            mutation.room = room();
            mutation.op = op;
            const auto decision = decide(view, mutation, {self, {}, {}, false}, server.now);
            if (!decision || decision->events.isEmpty() || !inverseOf(view, op, decision->events, self))
                continue; // what nothing takes back is no step
            client.edit(op);
            states.append(texts(client));
            if (!offline)
                client.pump();
        }
        for (const UndoEntry &entry : client.sync->data().undo)
            RC_ASSERT(undoEntryFromJson(toJson(entry)).value() == entry);
        const auto walk = [&](bool redo, qsizetype at) {
            RC_ASSERT(undo(client, redo).skipped.isEmpty());
            if (!offline)
                client.pump();
            RC_ASSERT(texts(client) == states.at(at));
        };
        for (int round = 0; round < 2; ++round) {
            for (qsizetype at = states.size() - 1; at > 0; --at)
                walk(false, at - 1);
            RC_ASSERT(client.sync->lastStep(room(), false)->n == first);
            for (qsizetype at = 1; at < states.size(); ++at)
                walk(true, at);
            RC_ASSERT(client.sync->lastStep(room(), true) == nullptr);
        }
        if (offline)
            client.join();
        client.pump();
        RC_ASSERT(client.sync->tray().isEmpty());
        RC_ASSERT(client.sync->pendingCount() == 0);
        RC_ASSERT(texts(client) == states.last());
        RC_ASSERT(*client.sync->view(room()) == server.stream(room()).state);
    });
    QVERIFY(ok);
}

QTEST_GUILESS_MAIN(UndoTest)
#include "undotest.moc"
