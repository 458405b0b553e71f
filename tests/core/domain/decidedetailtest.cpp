// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rank.h"
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

ChecklistId list(const char *text)
{
    return id<ChecklistId>(text);
}

CheckItemId item(const char *text)
{
    return id<CheckItemId>(text);
}

CommentId comment(const char *text)
{
    return id<CommentId>(text);
}

Op::CheckItemMove moveItem(const char *checkItem, const char *checklist, const char *after = "", const char *before = "")
{
    return {item(checkItem), list(checklist), {item(after), item(before)}};
}

} // namespace

class DecideDetailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void itemsMoveBetweenLists();
    void listsMove();
    void itemsKeysAreRenewedBeforeTheyGrow();
    void commentsKeepTheirAuthor();
    void deletedCommentsHaveNoText();
};

void DecideDetailTest::decides_data()
{
    QTest::addColumn<Operation>("op");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Operation &op, const QString &expected, const QString &actor = u"U3"_s) {
        QTest::newRow(name) << op << actor << expected;
    };
    const QString longName(MaxNameLength + 1, u'x');
    const QString longItem(MaxItemLength + 1, u'x');
    const QString longText(MaxTextLength + 1, u'x');
    const auto t = [](const char *text) { return id<TaskId>(text); };

    row("checklist.create", Op::ChecklistCreate{list("K9"), t("T1"), u"New"_s, {}}, u"checklist.created"_s);
    row("checklist.create: no name", Op::ChecklistCreate{list("K9"), t("T1"), {}, {}}, u"schema /args/name"_s);
    row("checklist.create: name too long", Op::ChecklistCreate{list("K9"), t("T1"), longName, {}},
        u"limit_exceeded /args/name"_s);
    row("checklist.create: id in use", Op::ChecklistCreate{list("K3"), t("T1"), u"New"_s, {}}, u"invalid_ref /args/id"_s);
    row("checklist.create: unknown task", Op::ChecklistCreate{list("K9"), t("X"), u"New"_s, {}}, u"invalid_ref /args/taskId"_s);
    row("checklist.create: deleted task", Op::ChecklistCreate{list("K9"), t("T5"), u"New"_s, {}},
        u"checklist.created warn:target_deleted"_s);
    row("checklist.create: anchor of another task", Op::ChecklistCreate{list("K9"), t("T2"), u"New"_s, {list("K1"), {}}},
        u"checklist.created adjusted:afterId"_s);
    row("checklist.create: by a commenter", Op::ChecklistCreate{list("K9"), t("T1"), u"New"_s, {}}, u"forbidden /op"_s, u"U4"_s);
    row("checklist.update", Op::ChecklistUpdate{list("K1"), u"Other"_s}, u"checklist.updated"_s);
    row("checklist.update: the same", Op::ChecklistUpdate{list("K1"), u"K1"_s}, u"noop"_s);
    row("checklist.update: no name", Op::ChecklistUpdate{list("K1"), u" "_s}, u"schema /args/set/name"_s);
    row("checklist.update: deleted", Op::ChecklistUpdate{list("K3"), u"Other"_s}, u"gone /args/id"_s);
    row("checklist.update: of a deleted task", Op::ChecklistUpdate{list("K4"), u"Other"_s},
        u"checklist.updated warn:target_deleted"_s);
    row("checklist.update: unknown", Op::ChecklistUpdate{list("X"), u"Other"_s}, u"invalid_ref /args/id"_s);
    row("checklist.move", Op::ChecklistMove{list("K2"), {{}, list("K1")}}, u"checklist.moved"_s);
    row("checklist.move: where it is", Op::ChecklistMove{list("K2"), {list("K1"), {}}}, u"noop"_s);
    row("checklist.move: deleted", Op::ChecklistMove{list("K3"), {}}, u"noop"_s);
    row("checklist.move: unknown", Op::ChecklistMove{list("X"), {}}, u"invalid_ref /args/id"_s);
    row("checklist.delete", Op::ChecklistDelete{list("K1")}, u"checklist.deleted"_s);
    row("checklist.delete: deleted", Op::ChecklistDelete{list("K3")}, u"noop"_s);
    row("checklist.delete: unknown", Op::ChecklistDelete{list("X")}, u"invalid_ref /args/id"_s);

    row("checkitem.create", Op::CheckItemCreate{item("I9"), list("K1"), u"New"_s, {}}, u"checkitem.created"_s);
    row("checkitem.create: no text", Op::CheckItemCreate{item("I9"), list("K1"), {}, {}}, u"schema /args/text"_s);
    row("checkitem.create: text too long", Op::CheckItemCreate{item("I9"), list("K1"), longItem, {}},
        u"limit_exceeded /args/text"_s);
    row("checkitem.create: id in use", Op::CheckItemCreate{item("I3"), list("K1"), u"New"_s, {}}, u"invalid_ref /args/id"_s);
    row("checkitem.create: unknown list", Op::CheckItemCreate{item("I9"), list("X"), u"New"_s, {}},
        u"invalid_ref /args/checklistId"_s);
    row("checkitem.create: deleted list", Op::CheckItemCreate{item("I9"), list("K3"), u"New"_s, {}}, u"gone /args/checklistId"_s);
    row("checkitem.create: list of a deleted task", Op::CheckItemCreate{item("I9"), list("K4"), u"New"_s, {}},
        u"checkitem.created warn:target_deleted"_s);
    row("checkitem.update", Op::CheckItemUpdate{item("I1"), u"Other"_s, true}, u"checkitem.updated"_s);
    row("checkitem.update: done", Op::CheckItemUpdate{item("I1"), {}, true}, u"checkitem.updated"_s);
    row("checkitem.update: the same", Op::CheckItemUpdate{item("I1"), u"I1"_s, false}, u"noop"_s);
    row("checkitem.update: no text", Op::CheckItemUpdate{item("I1"), QString(), {}}, u"schema /args/set/text"_s);
    row("checkitem.update: deleted", Op::CheckItemUpdate{item("I3"), {}, true}, u"gone /args/id"_s);
    row("checkitem.update: of a deleted task", Op::CheckItemUpdate{item("I4"), {}, true},
        u"checkitem.updated warn:target_deleted"_s);
    row("checkitem.update: unknown", Op::CheckItemUpdate{item("X"), {}, true}, u"invalid_ref /args/id"_s);
    row("checkitem.move", moveItem("I2", "K1", "", "I1"), u"checkitem.moved"_s);
    row("checkitem.move: to another list", moveItem("I2", "K2"), u"checkitem.moved"_s);
    row("checkitem.move: where it is", moveItem("I2", "K1", "I1"), u"noop"_s);
    row("checkitem.move: anchor in another list", moveItem("I2", "K2", "I1"), u"checkitem.moved adjusted:afterId"_s);
    row("checkitem.move: to a deleted list", moveItem("I2", "K3"), u"gone /args/checklistId"_s);
    row("checkitem.move: to an unknown list", moveItem("I2", "X"), u"invalid_ref /args/checklistId"_s);
    row("checkitem.move: deleted", moveItem("I3", "K1"), u"noop"_s);
    row("checkitem.delete", Op::CheckItemDelete{item("I1")}, u"checkitem.deleted"_s);
    row("checkitem.delete: deleted", Op::CheckItemDelete{item("I3")}, u"noop"_s);
    row("checkitem.delete: unknown", Op::CheckItemDelete{item("X")}, u"invalid_ref /args/id"_s);

    row("comment.create", Op::CommentCreate{comment("M9"), t("T1"), u"New"_s}, u"comment.created"_s);
    row("comment.create: by a commenter", Op::CommentCreate{comment("M9"), t("T1"), u"New"_s}, u"comment.created"_s, u"U4"_s);
    row("comment.create: by a viewer", Op::CommentCreate{comment("M9"), t("T1"), u"New"_s}, u"forbidden /op"_s, u"U5"_s);
    row("comment.create: no body", Op::CommentCreate{comment("M9"), t("T1"), u"\n"_s}, u"schema /args/body"_s);
    row("comment.create: body too long", Op::CommentCreate{comment("M9"), t("T1"), longText}, u"limit_exceeded /args/body"_s);
    row("comment.create: id in use", Op::CommentCreate{comment("M3"), t("T1"), u"New"_s}, u"invalid_ref /args/id"_s);
    row("comment.create: unknown task", Op::CommentCreate{comment("M9"), t("X"), u"New"_s}, u"invalid_ref /args/taskId"_s);
    row("comment.create: deleted task", Op::CommentCreate{comment("M9"), t("T5"), u"New"_s},
        u"comment.created warn:target_deleted"_s);
    row("comment.update: own", Op::CommentUpdate{comment("M1"), u"Other"_s}, u"comment.updated"_s, u"U4"_s);
    row("comment.update: another's", Op::CommentUpdate{comment("M1"), u"Other"_s}, u"forbidden /args/id"_s, u"U3"_s);
    row("comment.update: another's, by an admin", Op::CommentUpdate{comment("M1"), u"Other"_s}, u"comment.updated"_s, u"U2"_s);
    row("comment.update: the same", Op::CommentUpdate{comment("M2"), u"M2"_s}, u"noop"_s);
    row("comment.update: no body", Op::CommentUpdate{comment("M2"), {}}, u"schema /args/set/body"_s);
    row("comment.update: deleted", Op::CommentUpdate{comment("M3"), u"Other"_s}, u"gone /args/id"_s);
    row("comment.update: of a deleted task", Op::CommentUpdate{comment("M4"), u"Other"_s},
        u"comment.updated warn:target_deleted"_s);
    row("comment.update: unknown", Op::CommentUpdate{comment("X"), u"Other"_s}, u"invalid_ref /args/id"_s);
    row("comment.delete: own", Op::CommentDelete{comment("M1")}, u"comment.deleted"_s, u"U4"_s);
    row("comment.delete: another's", Op::CommentDelete{comment("M2")}, u"forbidden /args/id"_s, u"U4"_s);
    row("comment.delete: another's, by an owner", Op::CommentDelete{comment("M2")}, u"comment.deleted"_s, u"U1"_s);
    row("comment.delete: deleted", Op::CommentDelete{comment("M3")}, u"noop"_s);
    row("comment.delete: unknown", Op::CommentDelete{comment("X")}, u"invalid_ref /args/id"_s);
}

void DecideDetailTest::decides()
{
    QFETCH(Operation, op);
    QFETCH(QString, actor);
    QFETCH(QString, expected);
    QCOMPARE(described(decide(sampleBoard(), mutationOf(op), actorOf(actor), 2000)), expected);
}

void DecideDetailTest::itemsMoveBetweenLists()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    run(state, moveItem("I1", "K1", "I2"), actor);
    QCOMPARE(state.itemsOf(list("K1")), (QList<CheckItemId>{item("I2"), item("I1")}));
    run(state, moveItem("I2", "K2"), actor);
    QCOMPARE(state.itemsOf(list("K1")), (QList<CheckItemId>{item("I1")}));
    run(state, moveItem("I1", "K2", "", "I2"), actor);
    QCOMPARE(state.itemsOf(list("K2")), (QList<CheckItemId>{item("I1"), item("I2")}));
    QVERIFY(state.itemsOf(list("K1")).isEmpty());
}

void DecideDetailTest::listsMove()
{
    BoardState state = sampleBoard();
    QCOMPARE(state.checklistsOf(id<TaskId>("T1")), (QList<ChecklistId>{list("K1"), list("K2")}));
    run(state, Op::ChecklistMove{list("K1"), {list("K2"), {}}}, actorOf(u"U3"_s));
    QCOMPARE(state.checklistsOf(id<TaskId>("T1")), (QList<ChecklistId>{list("K2"), list("K1")}));
}

void DecideDetailTest::itemsKeysAreRenewedBeforeTheyGrow()
{
    BoardState state = sampleBoard();
    const Actor actor = actorOf(u"U3"_s);
    run(state, Op::CheckItemCreate{item("I9"), list("K1"), u"Third"_s, {}}, actor);
    for (int i = 0; i < 400; ++i) {
        const char *moved = i % 2 == 0 ? "I9" : "I2";
        run(state, moveItem(moved, "K1", "I1"), actor);
        QCOMPARE(state.itemsOf(list("K1")).mid(0, 2), (QList<CheckItemId>{item("I1"), item(moved)}));
        for (const CheckItem &each : state.checkItems())
            QVERIFY2(each.pos.size() <= Rank::RebalanceLength, qPrintable(each.pos));
    }
}

void DecideDetailTest::commentsKeepTheirAuthor()
{
    BoardState state = sampleBoard();
    run(state, Op::CommentUpdate{comment("M1"), u"Other"_s}, actorOf(u"U2"_s), 5000);
    const Comment &edited = *state.find(comment("M1"));
    QCOMPARE(edited.authorId, id<UserId>("U4"));
    QCOMPARE(edited.body, u"Other"_s);
    QCOMPARE(edited.createdAt, 1000);
    QCOMPARE(edited.updatedAt, 5000);
}

void DecideDetailTest::deletedCommentsHaveNoText()
{
    BoardState state = sampleBoard();
    run(state, Op::CommentDelete{comment("M1")}, actorOf(u"U4"_s));
    QVERIFY(state.find(comment("M1"))->deleted);
    QVERIFY(state.find(comment("M1"))->body.isEmpty());
    QCOMPARE(state.commentsOf(id<TaskId>("T1")), (QList<CommentId>{comment("M2")}));
}

QTEST_GUILESS_MAIN(DecideDetailTest)
#include "decidedetailtest.moc"
