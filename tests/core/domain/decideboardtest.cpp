// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/boardfixture.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

Op::MemberAdd add(const char *user, Role role, const QString &name = u"New"_s, const QString &color = u"red"_s)
{
    return {id<UserId>(user), name, color, role};
}

Op::TaskCreate newTask()
{
    Op::TaskCreate op;
    op.id = id<TaskId>("T9");
    op.columnId = id<ColumnId>("C1");
    op.title = u"New"_s;
    return op;
}

} // namespace

class DecideBoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void nothingHereIsNotFound();
    void archivedBoardIsReadOnly();
    void deletedBoardIsGone();
    void lastOwnerStays();
    void oneOfTwoOwnersMayLeave();
    void whoComesBackIsTheSameMember();
    void aColourIsFoundForWhoBringsNone();
    void newBoardBelongsToTheTeam();
};

void DecideBoardTest::decides_data()
{
    QTest::addColumn<bool>("onTeam");
    QTest::addColumn<Operation>("op");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("expected");
    const QString longName(MaxNameLength + 1, u'x');
    const QString longText(MaxTextLength + 1, u'x');
    const auto team = [](const char *name, const Operation &op, const QString &expected, const QString &actor = u"U2"_s) {
        QTest::addRow("team, %s", name) << true << op << actor << expected;
    };
    const auto board = [](const char *name, const Operation &op, const QString &expected, const QString &actor = u"U2"_s) {
        QTest::addRow("board, %s", name) << false << op << actor << expected;
    };
    const auto u = [](const char *text) { return id<UserId>(text); };

    team("team.update", Op::TeamUpdate{u"Other"_s}, u"team.updated"_s);
    team("team.update: the same", Op::TeamUpdate{u"Design"_s}, u"noop"_s);
    team("team.update: no name", Op::TeamUpdate{{}}, u"schema /args/set/name"_s);
    team("team.update: too long", Op::TeamUpdate{longName}, u"limit_exceeded /args/set/name"_s);
    team("team.update: by a member", Op::TeamUpdate{u"Other"_s}, u"forbidden /op"_s, u"U3"_s);
    team("board.create", Op::BoardCreate{id<BoardId>("B9"), u"New"_s, {}}, u"board.created"_s, u"U3"_s);
    team("board.create: no name", Op::BoardCreate{id<BoardId>("B9"), {}, {}}, u"schema /args/name"_s);
    team("board.create: text too long", Op::BoardCreate{id<BoardId>("B9"), u"New"_s, longText},
         u"limit_exceeded /args/description"_s);
    team("board.create: id in use", Op::BoardCreate{id<BoardId>("B1"), u"New"_s, {}}, u"invalid_ref /args/id"_s);
    team("board.create: by a viewer", Op::BoardCreate{id<BoardId>("B9"), u"New"_s, {}}, u"forbidden /op"_s, u"U5"_s);
    team("an operation of boards", newTask(), u"invalid_ref /room"_s);
    board("an operation of teams", Op::TeamUpdate{u"Other"_s}, u"invalid_ref /room"_s);

    const auto each = [&](const char *name, const Operation &op, const QString &expected, const QString &actor) {
        team(name, op, expected, actor);
        board(name, op, expected, actor);
    };
    each("member.add", add("U9", Role::Member), u"member.added"_s, u"U2"_s);
    each("member.add: as admin", add("U9", Role::Admin), u"member.added"_s, u"U2"_s);
    each("member.add: above one's own role", add("U9", Role::Owner), u"forbidden /args/role"_s, u"U2"_s);
    each("member.add: owner by owner", add("U9", Role::Owner), u"member.added"_s, u"U1"_s);
    each("member.add: who left", add("U6", Role::Viewer), u"member.added"_s, u"U2"_s);
    each("member.add: is one", add("U3", Role::Member), u"noop"_s, u"U2"_s);
    each("member.add: is one of another role", add("U3", Role::Viewer), u"invalid_ref /args/userId"_s, u"U2"_s);
    each("member.add: no name", add("U9", Role::Member, {}), u"schema /args/name"_s, u"U2"_s);
    each("member.add: no colour", add("U9", Role::Member, u"New"_s, {}), u"member.added"_s, u"U2"_s);
    each("member.add: no such colour", add("U9", Role::Member, u"New"_s, u"mauve"_s), u"schema /args/color"_s, u"U2"_s);
    each("member.add: by a member", add("U9", Role::Viewer), u"forbidden /op"_s, u"U3"_s);
    each("member.role", Op::MemberRole{u("U3"), Role::Viewer}, u"member.roleChanged"_s, u"U2"_s);
    each("member.role: the same", Op::MemberRole{u("U3"), Role::Member}, u"noop"_s, u"U2"_s);
    each("member.role: above one's own", Op::MemberRole{u("U3"), Role::Owner}, u"forbidden /args/role"_s, u"U2"_s);
    each("member.role: of one above", Op::MemberRole{u("U1"), Role::Viewer}, u"forbidden /args/role"_s, u"U2"_s);
    each("member.role: stranger", Op::MemberRole{u("X"), Role::Viewer}, u"invalid_ref /args/userId"_s, u"U2"_s);
    each("member.role: who left", Op::MemberRole{u("U6"), Role::Viewer}, u"invalid_ref /args/userId"_s, u"U2"_s);
    each("member.role: the last owner", Op::MemberRole{u("U1"), Role::Admin}, u"forbidden /args/userId"_s, u"U1"_s);
    each("member.role: by a member", Op::MemberRole{u("U5"), Role::Member}, u"forbidden /op"_s, u"U3"_s);
    each("member.remove", Op::MemberRemove{u("U3")}, u"member.removed"_s, u"U2"_s);
    each("member.remove: leaves", Op::MemberRemove{u("U5")}, u"member.removed"_s, u"U5"_s);
    each("member.remove: another, by a member", Op::MemberRemove{u("U5")}, u"forbidden /args/userId"_s, u"U3"_s);
    each("member.remove: one above", Op::MemberRemove{u("U1")}, u"forbidden /args/userId"_s, u"U2"_s);
    each("member.remove: the last owner leaves", Op::MemberRemove{u("U1")}, u"forbidden /args/userId"_s, u"U1"_s);
    each("member.remove: who left", Op::MemberRemove{u("U6")}, u"noop"_s, u"U2"_s);
    each("member.remove: by one who left", Op::MemberRemove{u("U6")}, u"forbidden /room"_s, u"U6"_s);

    board("board.update", Op::BoardUpdate{u"Other"_s, u"Text"_s}, u"board.updated"_s);
    board("board.update: the same", Op::BoardUpdate{u"Board"_s, QString()}, u"noop"_s);
    board("board.update: no name", Op::BoardUpdate{u" "_s, {}}, u"schema /args/set/name"_s);
    board("board.update: text too long", Op::BoardUpdate{{}, longText}, u"limit_exceeded /args/set/description"_s);
    board("board.update: by a member", Op::BoardUpdate{u"Other"_s, {}}, u"forbidden /op"_s, u"U3"_s);
    board("board.archive", Op::BoardArchive{true}, u"board.archived"_s);
    board("board.archive: is not", Op::BoardArchive{false}, u"noop"_s);
    board("board.delete: by an admin", Op::BoardDelete{}, u"forbidden /op"_s);
    board("board.delete", Op::BoardDelete{}, u"board.deleted"_s, u"U1"_s);
}

void DecideBoardTest::decides()
{
    QFETCH(bool, onTeam);
    QFETCH(Operation, op);
    QFETCH(QString, actor);
    QFETCH(QString, expected);
    const BoardState state = onTeam ? sampleTeam() : sampleBoard();
    QCOMPARE(described(decide(state, mutationOf(op), actorOf(actor), 2000)), expected);
}

void DecideBoardTest::nothingHereIsNotFound()
{
    QCOMPARE(described(decide(BoardState(), mutationOf(newTask()), systemActor(), 1)), u"not_found /room"_s);
    QCOMPARE(described(decide(BoardState(), mutationOf(Op::TeamUpdate{u"N"_s}), systemActor(), 1)), u"not_found /room"_s);
}

void DecideBoardTest::archivedBoardIsReadOnly()
{
    BoardState state = sampleBoard();
    const Actor owner = actorOf(u"U1"_s);
    run(state, Op::BoardArchive{true}, owner);
    QCOMPARE(described(decide(state, mutationOf(newTask()), owner, 1)), u"read_only /room"_s);
    QCOMPARE(described(decide(state, mutationOf(add("U9", Role::Viewer)), owner, 1)), u"member.added"_s);
    QCOMPARE(described(decide(state, mutationOf(Op::BoardDelete{}), owner, 1)), u"board.deleted"_s);
    run(state, Op::BoardArchive{false}, owner);
    QCOMPARE(described(decide(state, mutationOf(newTask()), owner, 1)), u"task.created"_s);
}

void DecideBoardTest::deletedBoardIsGone()
{
    BoardState state = sampleBoard();
    const Actor owner = actorOf(u"U1"_s);
    run(state, Op::BoardDelete{}, owner);
    QCOMPARE(described(decide(state, mutationOf(newTask()), owner, 1)), u"gone /room"_s);
    QCOMPARE(described(decide(state, mutationOf(Op::BoardDelete{}), owner, 1)), u"noop"_s);
    QCOMPARE(described(decide(state, mutationOf(Op::BoardDelete{}), actorOf(u"U3"_s), 1)), u"forbidden /op"_s);
}

void DecideBoardTest::lastOwnerStays()
{
    const BoardState state = sampleBoard();
    QCOMPARE(described(decide(state, mutationOf(Op::MemberRemove{id<UserId>("U1")}), systemActor(), 1)),
             u"forbidden /args/userId"_s);
    QCOMPARE(described(decide(state, mutationOf(Op::MemberRole{id<UserId>("U1"), Role::Viewer}), systemActor(), 1)),
             u"forbidden /args/userId"_s);
}

void DecideBoardTest::oneOfTwoOwnersMayLeave()
{
    BoardState state = sampleBoard();
    run(state, Op::MemberRole{id<UserId>("U2"), Role::Owner}, actorOf(u"U1"_s));
    run(state, Op::MemberRemove{id<UserId>("U1")}, actorOf(u"U1"_s));
    QVERIFY(!state.activeMember(id<UserId>("U1")));
    // Now the other is the last.
    QCOMPARE(described(decide(state, mutationOf(Op::MemberRemove{id<UserId>("U2")}), actorOf(u"U2"_s), 1)),
             u"forbidden /args/userId"_s);
}

void DecideBoardTest::whoComesBackIsTheSameMember()
{
    BoardState state = sampleBoard();
    const auto outcome = decide(state, mutationOf(add("U6", Role::Viewer)), actorOf(u"U1"_s), 1);
    QVERIFY(outcome);
    QVERIFY(!state.activeMember(id<UserId>("U6")));
    apply(state, outcome->events.first(), 42);
    const Member &member = *state.activeMember(id<UserId>("U6"));
    QCOMPARE(member.rev, 3);
    QCOMPARE(member.role, Role::Viewer);
    QCOMPARE(member.sinceSeq, 42);
    // Another role does not make a newer member of one.
    run(state, Op::MemberRole{id<UserId>("U6"), Role::Commenter}, actorOf(u"U1"_s));
    QCOMPARE(state.find(id<UserId>("U6"))->sinceSeq, 42);
}

void DecideBoardTest::aColourIsFoundForWhoBringsNone()
{
    QSet<QString> found;
    for (const char *user : {"U10", "U11", "U12", "U13"}) {
        for (BoardState state : {sampleTeam(), sampleBoard()}) {
            run(state, add(user, Role::Member, u"New"_s, {}), actorOf(u"U2"_s));
            const QString color = state.find(id<UserId>(user))->color;
            QCOMPARE(color, colorForKey(QString::fromLatin1(user)));
            QVERIFY(isColorName(color) && color != u"none"_s);
            found.insert(color);
        }
    }
    QVERIFY(found.size() > 1);
}

void DecideBoardTest::newBoardBelongsToTheTeam()
{
    BoardState state = sampleTeam();
    const auto outcome = decide(state, mutationOf(Op::BoardCreate{id<BoardId>("B9"), u"New"_s, u"Text"_s}), actorOf(u"U3"_s), 1);
    QVERIFY(outcome);
    QCOMPARE(outcome->events.first().teamId, id<TeamId>("T"));
    QVERIFY(outcome->events.first().boardId.isEmpty());
    apply(state, outcome->events.first(), 1);
    const Board &board = *state.find(id<BoardId>("B9"));
    QCOMPARE(board.teamId, id<TeamId>("T"));
    QCOMPARE(board.description, u"Text"_s);
    QVERIFY(state.board() == nullptr);
    QCOMPARE(state.boards().size(), 3);
}

QTEST_GUILESS_MAIN(DecideBoardTest)
#include "decideboardtest.moc"
