// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/boardfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

constexpr auto Before = "buy milk and bread";
constexpr quint64 Rev = 10; //!< of what the author saw; the present one is the next

Operation describe(const QString &description)
{
    Op::TaskUpdate op;
    op.id = id<TaskId>("T1");
    op.description = description;
    return op;
}

Operation say(const QString &text)
{
    return Op::CheckItemUpdate{id<CheckItemId>("I1"), text, {}};
}

//! The sample board, its T1 and I1 with \a text at the revision after Rev.
BoardState boardWith(const QString &text)
{
    BoardState state = sampleBoard();
    Task task = *state.find(id<TaskId>("T1"));
    task.description = text;
    task.rev = Rev + 1;
    state.put(task);
    CheckItem item = *state.find(id<CheckItemId>("I1"));
    item.text = text;
    item.rev = Rev + 1;
    state.put(item);
    return state;
}

struct Outcome {
    QString outcome;
    QString text;
    std::optional<Rejection> refused;
};

Outcome decided(BoardState state, const Operation &op, const std::optional<BaseRef> &base)
{
    Mutation mutation = mutationOf(op);
    mutation.base = base;
    const auto outcome = decide(state, mutation, actorOf(u"U3"_s), 2000);
    for (const Event &event : outcome ? outcome->events : QList<Event>())
        apply(state, event, 1);
    const bool isItem = std::holds_alternative<Op::CheckItemUpdate>(op);
    return {described(outcome) + (outcome && outcome->merged ? u" merged"_s : QString()),
            isItem ? state.find(id<CheckItemId>("I1"))->text : state.find(id<TaskId>("T1"))->description,
            outcome ? std::nullopt : std::optional(outcome.error())};
}

} // namespace

//! Texts that two people changed: a task's description and a check item's text alike.
class DecideTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void conflictTellsHowThingsStand();
    void otherFieldsWaitForTheText();
    void tooLongTogetherIsAConflict();
    void nothingLeftOfAnItemIsAConflict();
    void baseOfSomethingElseIsNone();
    void goingOnFromAnEditOnItsWay();
    void goingOnFromAnEditThatWasRefused();
    void neededBaseText_data();
    void neededBaseText();
};

void DecideTextTest::texts_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<std::optional<BaseRef>>("base");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("expected"); // E for the event
    QTest::addColumn<QString>("text");
    const QString before = QString::fromLatin1(Before);
    const auto row = [](const char *name, const QString &present, const std::optional<BaseRef> &base, const QString &wanted,
                        const QString &expected,
                        const QString &text) { QTest::newRow(name) << present << base << wanted << expected << text; };
    const auto of = [](quint64 rev, const std::optional<QString> &text = {}) { return BaseRef{{}, rev, text}; };
    const QString theirs = u"buy oat milk and bread"_s;
    const QString mine = u"buy milk and rye bread"_s;
    row("no base", theirs, {}, mine, u"E"_s, mine);
    row("the present revision", theirs, of(Rev + 1), mine, u"E"_s, mine);
    row("the present revision, from another text", theirs, of(Rev + 1, before), mine, u"E merged"_s,
        u"buy oat milk and rye bread"_s);
    row("another revision, the same text", theirs, of(Rev, theirs), mine, u"E"_s, mine);
    row("different words", theirs, of(Rev, before), mine, u"E merged"_s, u"buy oat milk and rye bread"_s);
    row("the same word", u"buy milk and tea"_s, of(Rev, before), u"buy milk and cake"_s, u"C"_s, u"buy milk and tea"_s);
    row("both at the end", before + u" and tea"_s, of(Rev, before), before + u" or cake"_s, u"E merged"_s,
        before + u" and tea or cake"_s);
    row("both the same", mine, of(Rev, before), mine, u"noop"_s, mine);
    row("nothing changed by the author", theirs, of(Rev, before), before, u"noop"_s, theirs);
    row("base unknown", theirs, of(Rev), mine, u"C"_s, theirs);
    row("base unknown, the same text", mine, of(Rev), mine, u"noop"_s, mine);
    row("base of a later revision", theirs, of(Rev + 5), mine, u"C"_s, theirs);
    row("base of a later revision, with its text", theirs, of(Rev + 5, before), mine, u"E merged"_s,
        u"buy oat milk and rye bread"_s);
}

void DecideTextTest::texts()
{
    QFETCH(QString, present);
    QFETCH(std::optional<BaseRef>, base);
    QFETCH(QString, wanted);
    QFETCH(QString, expected);
    QFETCH(QString, text);
    for (const bool isItem : {false, true}) {
        if (base)
            base->id = isItem ? u"I1"_s : u"T1"_s;
        const Outcome result = decided(boardWith(present), isItem ? say(wanted) : describe(wanted), base);
        QString outcome = expected;
        outcome.replace(u'E', isItem ? u"checkitem.updated"_s : u"task.updated"_s);
        outcome.replace(u'C', isItem ? u"text_conflict /args/set/text"_s : u"text_conflict /args/set/description"_s);
        QCOMPARE(result.outcome, outcome);
        QCOMPARE(result.text, text);
    }
}

void DecideTextTest::conflictTellsHowThingsStand()
{
    const Outcome task = decided(boardWith(u"a"_s), describe(u"b"_s), BaseRef{u"T1"_s, Rev, u"c"_s});
    QVERIFY(task.refused);
    QCOMPARE(task.refused->detail, (QJsonObject{{u"field"_s, u"description"_s}}));
    QCOMPARE(task.refused->server, (QList<EntityRef>{{EntityType::Task, u"T1"_s, Rev + 1}}));
    const Outcome item = decided(boardWith(u"a"_s), say(u"b"_s), BaseRef{u"I1"_s, Rev, u"c"_s});
    QVERIFY(item.refused);
    QCOMPARE(item.refused->detail, (QJsonObject{{u"field"_s, u"text"_s}}));
    QCOMPARE(item.refused->server, (QList<EntityRef>{{EntityType::CheckItem, u"I1"_s, Rev + 1}}));
}

void DecideTextTest::otherFieldsWaitForTheText()
{
    Op::TaskUpdate op;
    op.id = id<TaskId>("T1");
    op.title = u"Other"_s;
    op.description = u"b"_s;
    QCOMPARE(decided(boardWith(u"a"_s), op, BaseRef{u"T1"_s, Rev, u"c"_s}).outcome, u"text_conflict /args/set/description"_s);
    // Without a text nothing is in the way.
    op.description.reset();
    QCOMPARE(decided(boardWith(u"a"_s), op, BaseRef{u"T1"_s, Rev}).outcome, u"task.updated"_s);
}

void DecideTextTest::tooLongTogetherIsAConflict()
{
    const QString half(MaxTextLength / 2, u'x');
    const QString present = half + u" middle"_s;
    const QString wanted = u"middle "_s + half;
    QCOMPARE(decided(boardWith(present), describe(wanted), BaseRef{u"T1"_s, Rev, u"middle"_s}).outcome,
             u"text_conflict /args/set/description"_s);
}

void DecideTextTest::nothingLeftOfAnItemIsAConflict()
{
    const BaseRef task{u"T1"_s, Rev, u"one two"_s};
    const BaseRef item{u"I1"_s, Rev, u"one two"_s};
    const Outcome cleared = decided(boardWith(u" two"_s), describe(u"one "_s), task);
    QCOMPARE(cleared.outcome, u"task.updated merged"_s);
    QCOMPARE(cleared.text, u" "_s);
    QCOMPARE(decided(boardWith(u" two"_s), say(u"one "_s), item).outcome, u"text_conflict /args/set/text"_s);
}

void DecideTextTest::baseOfSomethingElseIsNone()
{
    QCOMPARE(decided(boardWith(u"a"_s), describe(u"b"_s), BaseRef{u"T2"_s, Rev, u"c"_s}).outcome, u"task.updated"_s);
}

void DecideTextTest::goingOnFromAnEditOnItsWay()
{
    // Two edits were sent one after the other; another's came in between the author's look and the first.
    BoardState state = boardWith(u"buy oat milk and bread"_s);
    const QString first = u"buy milk and rye bread"_s;
    Mutation mutation = mutationOf(describe(first));
    mutation.base = BaseRef{u"T1"_s, Rev, QString::fromLatin1(Before)};
    const auto outcome = decide(state, mutation, actorOf(u"U3"_s), 1);
    QVERIFY(outcome);
    for (const Event &event : outcome->events)
        apply(state, event, 1);
    const Outcome second = decided(state, describe(u"buy milk and rye bread today"_s), BaseRef{u"T1"_s, Rev, first});
    QCOMPARE(second.outcome, u"task.updated merged"_s);
    QCOMPARE(second.text, u"buy oat milk and rye bread today"_s);
}

void DecideTextTest::goingOnFromAnEditThatWasRefused()
{
    // The author's own edit was to be the next revision, and another's became it.
    const BaseRef own{u"T1"_s, Rev + 1, u"buy tea and bread"_s};
    const auto outcome = decided(boardWith(u"buy milk and bread and salt"_s), describe(u"buy tea and cake"_s), own);
    QVERIFY2(outcome.text.contains(u"salt"_s), qPrintable(outcome.outcome));
}

void DecideTextTest::neededBaseText_data()
{
    QTest::addColumn<Operation>("op");
    QTest::addColumn<std::optional<BaseRef>>("base");
    QTest::addColumn<bool>("needed");
    const auto row = [](const char *name, const Operation &op, const std::optional<BaseRef> &base, bool needed) {
        QTest::newRow(name) << op << base << needed;
    };
    row("description", describe(u"b"_s), BaseRef{u"T1"_s, Rev}, true);
    row("item", say(u"b"_s), BaseRef{u"I1"_s, Rev}, true);
    row("no base", describe(u"b"_s), {}, false);
    row("present revision", describe(u"b"_s), BaseRef{u"T1"_s, Rev + 1}, false);
    row("later revision", describe(u"b"_s), BaseRef{u"T1"_s, Rev + 2}, false);
    row("same text", describe(u"a"_s), BaseRef{u"T1"_s, Rev}, false);
    row("text brought", describe(u"b"_s), BaseRef{u"T1"_s, Rev, u"c"_s}, false);
    row("another's revision", describe(u"b"_s), BaseRef{u"T2"_s, Rev}, false);
    row("no text in it", Op::TaskUpdate{id<TaskId>("T1"), u"b"_s, {}, {}, {}, {}}, BaseRef{u"T1"_s, Rev}, false);
    row("item ticked", Op::CheckItemUpdate{id<CheckItemId>("I1"), {}, true}, BaseRef{u"I1"_s, Rev}, false);
    row("unknown item", Op::CheckItemUpdate{id<CheckItemId>("X"), u"b"_s, {}}, BaseRef{u"X"_s, Rev}, false);
    row("another operation", Op::TaskDelete{id<TaskId>("T1")}, BaseRef{u"T1"_s, Rev}, false);
}

void DecideTextTest::neededBaseText()
{
    QFETCH(Operation, op);
    QFETCH(std::optional<BaseRef>, base);
    QFETCH(bool, needed);
    Mutation mutation = mutationOf(op);
    mutation.base = base;
    const auto ref = Lanban::neededBaseText(boardWith(u"a"_s), mutation);
    QCOMPARE(ref.has_value(), needed);
    if (needed) {
        QCOMPARE(ref->id, base->id);
        QCOMPARE(ref->rev, base->rev);
    }
}

QTEST_GUILESS_MAIN(DecideTextTest)
#include "decidetexttest.moc"
