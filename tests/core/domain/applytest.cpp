// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/bootstrap.h"
#include "core/domain/rank.h"
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

template<typename C>
Event eventOf(EventType type, const C &change, qint64 ts = 5000)
{
    Event event;
    event.type = type;
    event.data = change;
    event.ts = ts;
    return event;
}

TaskChange taskChange(const char *task, quint64 rev)
{
    TaskChange change;
    change.id = id<TaskId>(task);
    change.rev = rev;
    return change;
}

} // namespace

class ApplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsNamedChanges();
    void clearsWhatIsSetToNothing();
    void olderEventsChangeNothing();
    void changesOfWhatIsNotThereMakeNothing_data();
    void changesOfWhatIsNotThereMakeNothing();
    void unknownEventsChangeNothing();
    void importedTimesAreKept();
    void rebalanceKeepsTheOrder();
    void invariant01_rebalanceAndCascadesTwiceChangeNothing_data();
    void invariant01_rebalanceAndCascadesTwiceChangeNothing();
    void deletionWithoutHeirLeavesTasksWhereTheyAre();
    void teamBootstrapMakesATeam();
    void boardBootstrapMakesABoard();
};

void ApplyTest::onlyWhatIsNamedChanges()
{
    BoardState state = sampleBoard();
    Task expected = *state.find(id<TaskId>("T1"));
    TaskChange change = taskChange("T1", expected.rev + 1);
    change.title = u"Other"_s;
    const QList<EntityRef> touched = apply(state, eventOf(EventType::TaskUpdated, change), 9);
    QCOMPARE(touched, (QList<EntityRef>{{EntityType::Task, u"T1"_s, expected.rev + 1}}));
    ++expected.rev;
    expected.title = u"Other"_s;
    expected.updatedAt = 5000;
    QVERIFY(*state.find(id<TaskId>("T1")) == expected);
}

void ApplyTest::clearsWhatIsSetToNothing()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    Op::TaskUpdate op;
    op.id = id<TaskId>("T1");
    op.startAt = std::optional<qint64>(1);
    op.dueAt = std::optional<qint64>(2);
    run(state, op, actor);
    op.startAt.reset();
    op.dueAt = std::optional<qint64>();
    run(state, op, actor);
    QVERIFY(state.find(id<TaskId>("T1"))->startAt == 1);
    QVERIFY(!state.find(id<TaskId>("T1"))->dueAt);
    run(state, Op::ColumnUpdate{id<ColumnId>("C2"), {}, std::optional<WipLimit>()}, actor);
    QVERIFY(!state.find(id<ColumnId>("C2"))->wip);
    Op::TaskMove move{id<TaskId>("T1"), id<ColumnId>("C1"), std::optional(id<SwimlaneId>("S1")), {}};
    run(state, move, actor);
    move.swimlaneId.reset();
    move.columnId = id<ColumnId>("C2");
    run(state, move, actor);
    QCOMPARE(state.find(id<TaskId>("T1"))->swimlaneId, id<SwimlaneId>("S1"));
    move.swimlaneId = std::optional<SwimlaneId>();
    run(state, move, actor);
    QVERIFY(state.find(id<TaskId>("T1"))->swimlaneId.isEmpty());
}

void ApplyTest::olderEventsChangeNothing()
{
    BoardState state = sampleBoard();
    const BoardState before = state;
    const quint64 rev = state.find(id<TaskId>("T1"))->rev;
    QVERIFY(rev > 1);
    for (const quint64 old : {quint64(0), quint64(1), rev}) {
        TaskChange change = taskChange("T1", old);
        change.title = u"Other"_s;
        QVERIFY(apply(state, eventOf(EventType::TaskUpdated, change), 9).isEmpty());
    }
    QVERIFY(state == before);
}

void ApplyTest::changesOfWhatIsNotThereMakeNothing_data()
{
    QTest::addColumn<Event>("event");
    QTest::newRow("team") << eventOf(EventType::TeamUpdated, TeamChange{id<TeamId>("X"), 2, u"N"_s});
    BoardChange board;
    board.id = id<BoardId>("X");
    board.rev = 2;
    QTest::newRow("board") << eventOf(EventType::BoardUpdated, board);
    ColumnChange column;
    column.id = id<ColumnId>("X");
    column.rev = 2;
    QTest::newRow("column") << eventOf(EventType::ColumnMoved, column);
    QTest::newRow("rebalance") << eventOf(EventType::ColumnRebalanced, column);
    SwimlaneChange lane;
    lane.id = id<SwimlaneId>("X");
    lane.rev = 2;
    QTest::newRow("swimlane") << eventOf(EventType::SwimlaneDeleted, lane);
    LabelChange label;
    label.id = id<LabelId>("X");
    label.rev = 2;
    QTest::newRow("label") << eventOf(EventType::LabelDeleted, label);
    QTest::newRow("task") << eventOf(EventType::TaskMoved, taskChange("X", 2));
    ChecklistChange checklist;
    checklist.id = id<ChecklistId>("X");
    checklist.rev = 2;
    QTest::newRow("checklist") << eventOf(EventType::ChecklistMoved, checklist);
    CheckItemChange item;
    item.id = id<CheckItemId>("X");
    item.rev = 2;
    QTest::newRow("checkitem") << eventOf(EventType::CheckItemUpdated, item);
    CommentChange comment;
    comment.id = id<CommentId>("X");
    comment.rev = 2;
    QTest::newRow("comment") << eventOf(EventType::CommentUpdated, comment);
    MemberChange member;
    member.userId = id<UserId>("X");
    member.rev = 2;
    QTest::newRow("member") << eventOf(EventType::MemberRoleChanged, member);
}

void ApplyTest::changesOfWhatIsNotThereMakeNothing()
{
    QFETCH(Event, event);
    BoardState state = sampleBoard();
    const BoardState before = state;
    QVERIFY(apply(state, event, 9).isEmpty());
    QVERIFY(state == before);
}

void ApplyTest::unknownEventsChangeNothing()
{
    BoardState state = sampleBoard();
    const BoardState before = state;
    QVERIFY(apply(state, eventOf(EventType::Unknown, UnknownChange{u"task.painted"_s, {{u"id"_s, u"T1"_s}}}), 9).isEmpty());
    QVERIFY(state == before);
}

void ApplyTest::importedTimesAreKept()
{
    BoardState state = sampleBoard();
    TaskChange task = taskChange("T9", 1);
    task.columnId = id<ColumnId>("C1");
    task.pos = u"b00"_s;
    task.title = u"Imported"_s;
    task.createdAt = 77;
    apply(state, eventOf(EventType::TaskCreated, task), 9);
    QCOMPARE(state.find(id<TaskId>("T9"))->createdAt, 77);
    CommentChange comment;
    comment.id = id<CommentId>("M9");
    comment.rev = 1;
    comment.taskId = task.id;
    comment.authorId = id<UserId>("U3");
    comment.body = u"Imported"_s;
    comment.createdAt = 78;
    apply(state, eventOf(EventType::CommentCreated, comment), 10);
    QCOMPARE(state.find(id<CommentId>("M9"))->createdAt, 78);
    // Not edited: no later time than that.
    QCOMPARE(state.find(id<CommentId>("M9"))->updatedAt, 78);
}

void ApplyTest::rebalanceKeepsTheOrder()
{
    BoardState state = sampleBoard();
    const ColumnId column = id<ColumnId>("C1");
    for (int i = 0; i < 60; ++i)
        run(state, Op::TaskMove{id<TaskId>(i % 2 == 0 ? "T3" : "T2"), column, {}, {id<TaskId>("T1"), {}}}, actorOf(u"U3"_s));
    const QList<TaskId> before = state.tasksByRank(column).values();
    QVERIFY(state.tasksByRank(column).keys() != Rank::sequence(before.size()));
    ColumnChange change;
    change.id = column;
    change.rev = state.find(column)->rev + 1;
    const QList<EntityRef> touched = apply(state, eventOf(EventType::ColumnRebalanced, change), 9);
    QCOMPARE(touched.size(), before.size() + 1);
    QCOMPARE(state.tasksByRank(column).values(), before);
    QCOMPARE(state.tasksByRank(column).keys(), Rank::sequence(before.size()));
    QCOMPARE(state.liveTaskCount(column), 3);
}

void ApplyTest::invariant01_rebalanceAndCascadesTwiceChangeNothing_data()
{
    QTest::addColumn<Event>("event");
    const BoardState state = sampleBoard();
    ColumnChange column;
    column.id = id<ColumnId>("C1");
    column.rev = state.find(column.id)->rev + 1;
    QTest::newRow("column.rebalanced") << eventOf(EventType::ColumnRebalanced, column);
    column.deleted = true;
    column.heirId = id<ColumnId>("C2");
    QTest::newRow("column.deleted") << eventOf(EventType::ColumnDeleted, column);
    LabelChange label;
    label.id = id<LabelId>("L1");
    label.rev = state.find(label.id)->rev + 1;
    label.deleted = true;
    QTest::newRow("label.deleted") << eventOf(EventType::LabelDeleted, label);
    SwimlaneChange lane;
    lane.id = id<SwimlaneId>("S1");
    lane.rev = state.find(lane.id)->rev + 1;
    lane.deleted = true;
    QTest::newRow("swimlane.deleted") << eventOf(EventType::SwimlaneDeleted, lane);
}

void ApplyTest::invariant01_rebalanceAndCascadesTwiceChangeNothing()
{
    QFETCH(Event, event);
    BoardState state = sampleBoard();
    QVERIFY(!apply(state, event, 9).isEmpty());
    const BoardState once = state;
    QVERIFY(apply(state, event, 9).isEmpty());
    QVERIFY(state == once);
}

void ApplyTest::deletionWithoutHeirLeavesTasksWhereTheyAre()
{
    // No decision makes such an event; a foreign log might hold one.
    for (const auto &heir : {std::optional<ColumnId>(), std::optional(id<ColumnId>("X")), std::optional(id<ColumnId>("C1"))}) {
        BoardState state = sampleBoard();
        ColumnChange change;
        change.id = id<ColumnId>("C1");
        change.rev = state.find(change.id)->rev + 1;
        change.deleted = true;
        change.heirId = heir;
        apply(state, eventOf(EventType::ColumnDeleted, change), 9);
        QVERIFY(state.find(change.id)->deleted);
        QCOMPARE(state.tasksByRank(change.id).size(), 5);
    }
}

void ApplyTest::teamBootstrapMakesATeam()
{
    Member owner;
    owner.userId = id<UserId>("U1");
    owner.name = u"Anna"_s;
    owner.color = u"teal"_s;
    const QList<Event> events = teamBootstrap(id<TeamId>("T"), u"Design"_s, owner, 1234);
    BoardState state;
    quint64 seq = 0;
    for (const Event &event : events) {
        QCOMPARE(event.teamId, id<TeamId>("T"));
        QVERIFY(event.boardId.isEmpty());
        QCOMPARE(event.actorUserId, owner.userId);
        QCOMPARE(event.ts, 1234);
        QCOMPARE(apply(state, event, ++seq), event.ents);
    }
    QCOMPARE(seq, 2);
    QCOMPARE(state.team()->name, u"Design"_s);
    Member expected = owner;
    expected.rev = 1;
    expected.role = Role::Owner;
    expected.sinceSeq = 2;
    QVERIFY(*state.activeMember(owner.userId) == expected);
}

void ApplyTest::boardBootstrapMakesABoard()
{
    const auto person = [](const char *user, Role role, bool removed = false) {
        Member member;
        member.userId = id<UserId>(user);
        member.name = QString::fromLatin1(user);
        member.color = u"gray"_s;
        member.role = role;
        member.removed = removed;
        return member;
    };
    Board board;
    board.id = id<BoardId>("B1");
    board.teamId = id<TeamId>("T");
    board.name = u"Board"_s;
    board.description = u"Text"_s;
    const QList<Event> events = boardBootstrap(
        board, {person("U1", Role::Admin), person("U2", Role::Viewer), person("U3", Role::Member, true)}, id<UserId>("U1"), 1234);
    BoardState state;
    quint64 seq = 0;
    for (const Event &event : events) {
        QCOMPARE(event.teamId, board.teamId);
        QCOMPARE(event.boardId, board.id);
        QCOMPARE(event.ts, 1234);
        QCOMPARE(apply(state, event, ++seq), event.ents);
    }
    QCOMPARE(seq, 3);
    board.rev = 1;
    QVERIFY(*state.board() == board);
    // Who makes a board owns it, whatever the role in the team.
    QCOMPARE(state.activeMember(id<UserId>("U1"))->role, Role::Owner);
    QCOMPARE(state.activeMember(id<UserId>("U2"))->role, Role::Viewer);
    QCOMPARE(state.activeMember(id<UserId>("U2"))->sinceSeq, 3);
    QVERIFY(state.find(id<UserId>("U3")) == nullptr);
}

QTEST_GUILESS_MAIN(ApplyTest)
#include "applytest.moc"
