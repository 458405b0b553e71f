// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/boardfixture.h"

#include "core/domain/bootstrap.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Test {

Mutation mutationOf(const Operation &op)
{
    Mutation mutation;
    mutation.mid = 1;
    mutation.muid = Muid(u"muid"_s);
    mutation.op = op;
    return mutation;
}

Actor actorOf(const QString &userId)
{
    return {UserId(userId), u"Name of "_s + userId, u"blue"_s, false};
}

Actor systemActor()
{
    return {{}, {}, {}, true};
}

QString described(const Expected<Decision, Rejection> &outcome)
{
    if (!outcome)
        return toString(outcome.error().error.code) + u' ' + outcome.error().error.path;
    QStringList parts;
    for (const Event &event : outcome->events)
        parts.append(eventTypeName(event.type));
    if (outcome->noop)
        parts.append(u"noop"_s);
    if (!outcome->adjusted.isEmpty())
        parts.append(u"adjusted:"_s + outcome->adjusted.join(u','));
    if (!outcome->warnings.isEmpty())
        parts.append(u"warn:"_s + outcome->warnings.join(u','));
    return parts.join(u' ');
}

void run(BoardState &state, const Operation &op, const Actor &actor, qint64 nowMs)
{
    const auto outcome = decide(state, mutationOf(op), actor, nowMs);
    QVERIFY2(outcome, qPrintable(described(outcome)));
    for (const Event &event : outcome->events)
        apply(state, event, 1);
}

namespace {

Member person(const char *userId, Role role)
{
    Member member;
    member.userId = id<UserId>(userId);
    member.name = QString::fromLatin1(userId);
    member.color = u"gray"_s;
    member.role = role;
    return member;
}

void applyAll(BoardState &state, const QList<Event> &events)
{
    quint64 seq = 0;
    for (const Event &event : events)
        apply(state, event, ++seq);
}

void addColumns(BoardState &state)
{
    const Actor system = systemActor();
    run(state, Op::ColumnCreate{id<ColumnId>("C1"), u"To do"_s, {}, {}}, system);
    run(state, Op::ColumnCreate{id<ColumnId>("C2"), u"Doing"_s, {}, WipLimit{2, false}}, system);
    run(state, Op::ColumnCreate{id<ColumnId>("C3"), u"Done"_s, {}, WipLimit{1, true}}, system);
    run(state, Op::ColumnCreate{id<ColumnId>("C4"), u"Old"_s, {}, {}}, system);
    run(state, Op::ColumnCreate{id<ColumnId>("C5"), u"Gone"_s, {}, {}}, system);
    run(state, Op::ColumnArchive{id<ColumnId>("C4"), true}, system);
    run(state, Op::ColumnDelete{id<ColumnId>("C5"), id<ColumnId>("C1")}, system);
    for (const char *lane : {"S1", "S2", "S3"})
        run(state, Op::SwimlaneCreate{id<SwimlaneId>(lane), QString::fromLatin1(lane), {}}, system);
    run(state, Op::SwimlaneDelete{id<SwimlaneId>("S3")}, system);
    for (const char *label : {"L1", "L2", "L3"})
        run(state, Op::LabelCreate{id<LabelId>(label), QString::fromLatin1(label), u"red"_s}, system);
    run(state, Op::LabelDelete{id<LabelId>("L3")}, system);
}

void addTask(BoardState &state, const char *task, const char *column)
{
    Op::TaskCreate op;
    op.id = id<TaskId>(task);
    op.columnId = id<ColumnId>(column);
    op.title = QString::fromLatin1(task);
    run(state, op, systemActor());
}

void addDetails(BoardState &state)
{
    const Actor system = systemActor();
    const auto list = [&](const char *checklist, const char *task) {
        run(state, Op::ChecklistCreate{id<ChecklistId>(checklist), id<TaskId>(task), QString::fromLatin1(checklist), {}}, system);
    };
    const auto item = [&](const char *checkItem, const char *checklist) {
        run(state,
            Op::CheckItemCreate{id<CheckItemId>(checkItem), id<ChecklistId>(checklist), QString::fromLatin1(checkItem), {}},
            system);
    };
    const auto comment = [&](const char *commentId, const char *task, const char *author) {
        run(state, Op::CommentCreate{id<CommentId>(commentId), id<TaskId>(task), QString::fromLatin1(commentId)},
            actorOf(QString::fromLatin1(author)));
    };
    list("K1", "T1");
    list("K2", "T1");
    list("K3", "T1");
    list("K4", "T5");
    item("I1", "K1");
    item("I2", "K1");
    item("I3", "K1");
    item("I4", "K4");
    comment("M1", "T1", "U4");
    comment("M2", "T1", "U3");
    comment("M3", "T1", "U3");
    comment("M4", "T5", "U3");
    run(state, Op::ChecklistDelete{id<ChecklistId>("K3")}, system);
    run(state, Op::CheckItemDelete{id<CheckItemId>("I3")}, system);
    run(state, Op::CommentDelete{id<CommentId>("M3")}, system);
    run(state, Op::TaskLabel{id<TaskId>("T1"), id<LabelId>("L1")}, system);
    run(state, Op::TaskAssign{id<TaskId>("T1"), id<UserId>("U3")}, system);
}

} // namespace

BoardState sampleTeam()
{
    BoardState state;
    applyAll(state, teamBootstrap(id<TeamId>("T"), u"Design"_s, person("U1", Role::Owner), 1000));
    for (const Member &member :
         {person("U2", Role::Admin), person("U3", Role::Member), person("U5", Role::Viewer), person("U6", Role::Member)})
        run(state, Op::MemberAdd{member.userId, member.name, member.color, member.role}, systemActor());
    run(state, Op::MemberRemove{id<UserId>("U6")}, systemActor());
    run(state, Op::BoardCreate{id<BoardId>("B1"), u"First"_s, {}}, systemActor());
    run(state, Op::BoardCreate{id<BoardId>("B2"), u"Second"_s, u"Text"_s}, systemActor());
    return state;
}

BoardState sampleBoard()
{
    Board board;
    board.id = id<BoardId>("B1");
    board.teamId = id<TeamId>("T");
    board.name = u"Board"_s;
    BoardState state;
    applyAll(state,
             boardBootstrap(board,
                            {person("U1", Role::Owner), person("U2", Role::Admin), person("U3", Role::Member),
                             person("U4", Role::Commenter), person("U5", Role::Viewer), person("U6", Role::Member)},
                            id<UserId>("U1"), 1000));
    run(state, Op::MemberRemove{id<UserId>("U6")}, systemActor());
    addColumns(state);
    for (const char *task : {"T1", "T2", "T3", "T4", "T5"})
        addTask(state, task, "C1");
    addTask(state, "T6", "C2");
    addTask(state, "T7", "C2");
    addTask(state, "T8", "C3");
    addDetails(state);
    run(state, Op::TaskArchive{id<TaskId>("T4")}, systemActor());
    run(state, Op::TaskDelete{id<TaskId>("T5")}, systemActor());
    return state;
}

} // namespace Lanban::Test
