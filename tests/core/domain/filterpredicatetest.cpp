// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filterpredicate.h"
#include "core/domain/filterfold.h"
#include "core/domain/filtersuggest.h"
#include "tests/core/domain/boardfixture.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

qint64 at(const QString &local, const QByteArray &zone = "Europe/Berlin")
{
    QDateTime time = QDateTime::fromString(local, Qt::ISODate);
    time.setTimeZone(QTimeZone(zone));
    return time.toMSecsSinceEpoch();
}

//! A board with labels, people and columns that are easily mixed up.
BoardState board()
{
    BoardState state;
    const auto column = [&](const char *columnId, const QString &name, const QString &pos) {
        state.put(Column{id<ColumnId>(columnId), 1, name, pos, {}, false, false, {}});
    };
    column("C1", u"To do"_s, u"a1"_s);
    column("C2", u"Doing"_s, u"a2"_s);
    column("C3", u"Сделано"_s, u"a3"_s);
    const auto label = [&](const char *labelId, const QString &name, const QString &color) {
        state.put(Label{id<LabelId>(labelId), 1, name, color, false});
    };
    label("L1", u"Bug"_s, u"red"_s);
    label("L2", u"bugfix"_s, u"green"_s);
    label("L3", u"needs review"_s, u"blue"_s);
    label("L4", u""_s, u"green"_s);
    label("L5", u"Blue"_s, u"pink"_s);
    state.put(Label{id<LabelId>("L6"), 1, u"Gone"_s, u"teal"_s, true});
    const auto member = [&](const char *userId, const QString &name, bool removed) {
        state.put(Member{id<UserId>(userId), 1, name, u"gray"_s, Role::Member, removed, 1});
    };
    member("U1", u"Anna Berg"_s, false);
    member("U2", u"Артём Ёлкин"_s, false);
    member("U3", u"Anna"_s, true);
    return state;
}

Task task()
{
    Task task;
    task.id = id<TaskId>("T");
    task.columnId = id<ColumnId>("C1");
    task.title = u"Fix the log-in, ёжик"_s;
    task.description = u"Straße needs\n  ＦＵＬＬ review. 会議室の予約"_s;
    task.labelIds = {id<LabelId>("L1"), id<LabelId>("L4")};
    task.assigneeIds = {id<UserId>("U2")};
    task.dueAt = at(u"2026-11-21T18:00:00"_s);
    return task;
}

bool matches(const QString &text, const Task &task, qint64 now, bool hasChecklist = false)
{
    FilterPredicate predicate(parseFilter(text).filter, {id<UserId>("U2"), QTimeZone("Europe/Berlin")});
    (void)predicate.bind(board());
    const QString folded = foldForSearch(task.title) + u'\n' + foldForSearch(task.description);
    return predicate.matches({&task, hasChecklist, false, true, folded}, now);
}

} // namespace

class FilterPredicateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matching_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        const auto row = [](const QString &text, bool expected) { QTest::newRow(qPrintable(text)) << text << expected; };
        row(u""_s, true);
        row(u"fix"_s, true);
        row(u"FI"_s, true);
        row(u"ix"_s, false);
        row(u"in"_s, true); // behind a hyphen a word begins
        row(u"login"_s, false);
        row(u"\"the log\""_s, true);
        row(u"\"log the\""_s, false);
        row(u"ежик"_s, true);
        row(u"ЁЖ"_s, true);
        row(u"жик"_s, false);
        row(u"strasse"_s, true);
        row(u"full"_s, true);
        row(u"\"needs full\""_s, true); // over a line's end
        row(u"予約"_s, true); // no blanks between words
        row(u"-fix"_s, false);
        row(u"fix -nothing"_s, true);
        row(u"label:bug"_s, true); // the whole name before the one that only begins so
        row(u"label:bugf"_s, false);
        row(u"label:BUGFIX"_s, false);
        row(u"label:green"_s, true); // the colour
        row(u"label:blue"_s, false); // the name before the colour
        row(u"label:review"_s, false);
        row(u"label:nosuch"_s, false);
        row(u"-label:nosuch"_s, true);
        row(u"label:gone"_s, false);
        row(u"label:review,bug"_s, true);
        row(u"label:review label:bug"_s, false);
        row(u"label:bug label:green"_s, true);
        row(u"@me"_s, true);
        row(u"assignee:@me,anna"_s, true);
        row(u"@anna"_s, false);
        row(u"@елкин"_s, true);
        row(u"@арт"_s, true);
        row(u"-@me"_s, false);
        row(u"column:to"_s, true);
        row(u"column:\"to do\""_s, true);
        row(u"column:do"_s, true); // begins a word of both
        row(u"column:doing"_s, false);
        row(u"no:assignee"_s, false);
        row(u"no:checklist"_s, true);
        row(u"no:assignee,checklist"_s, true);
        row(u"-no:due"_s, true);
        row(u"has:description"_s, true);
        row(u"has:comment"_s, false);
        row(u"is:pending"_s, true);
        row(u"is:done"_s, false);
        row(u"is:archived"_s, false);
        row(u"due:today"_s, true);
        row(u"due:tomorrow"_s, false);
        row(u"due:<today"_s, false);
        row(u"due:<tomorrow"_s, true);
        row(u"due:>yesterday"_s, true);
        row(u"due:>today"_s, false);
        row(u"due:today..+7d"_s, true);
        row(u"due:+1d..+7d"_s, false);
        row(u"due:-3d.."_s, true);
        row(u"due:..yesterday"_s, false);
        row(u"due:2026-11-21"_s, true);
        row(u"due:2026-11-22.."_s, false);
        row(u"due:..+24h"_s, true);
        row(u"due:now..+6h"_s, true);
        row(u"due:now..+5h"_s, false);
        row(u"due:tomorrow,today"_s, true);
    }
    void matching()
    {
        QFETCH(const QString, text);
        QCOMPARE(parseFilter(text).errors.size(), 0);
        QTEST(matches(text, task(), at(u"2026-11-21T12:00:00"_s)), "expected");
    }

    void aTaskWithoutADateIsNeverDue()
    {
        Task undated = task();
        undated.dueAt.reset();
        const qint64 now = at(u"2026-11-21T12:00:00"_s);
        for (const QString &text : {u"due:..+9999d"_s, u"due:-9999d.."_s, u"is:overdue"_s, u"has:due"_s})
            QVERIFY2(!matches(text, undated, now), qPrintable(text));
        QVERIFY(matches(u"no:due"_s, undated, now));
    }

    void overdueBeginsAMillisecondAfter()
    {
        const qint64 due = *task().dueAt;
        QVERIFY(!matches(u"is:overdue"_s, task(), due));
        QVERIFY(matches(u"is:overdue"_s, task(), due + 1));
        Task done = task();
        done.dueDone = true;
        QVERIFY(!matches(u"is:overdue"_s, done, due + 1));
        QVERIFY(matches(u"is:done"_s, done, due + 1));
    }

    // The days on which clocks are changed are 23 and 25 hours long.
    void daysAreThoseOfTheTimeZone_data()
    {
        QTest::addColumn<QString>("due");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("isToday");
        QTest::newRow("first moment") << u"2026-03-29T00:00:00"_s << u"2026-03-29T12:00:00"_s << true;
        QTest::newRow("last moment") << u"2026-03-29T23:59:59"_s << u"2026-03-29T00:30:00"_s << true;
        QTest::newRow("next day") << u"2026-03-30T00:00:00"_s << u"2026-03-29T23:30:00"_s << false;
        QTest::newRow("the long day") << u"2026-10-25T23:30:00"_s << u"2026-10-25T00:10:00"_s << true;
        QTest::newRow("after the long day") << u"2026-10-26T00:00:00"_s << u"2026-10-25T23:59:00"_s << false;
    }
    void daysAreThoseOfTheTimeZone()
    {
        QFETCH(const QString, due);
        QFETCH(const QString, now);
        Task dated = task();
        dated.dueAt = at(due);
        QTEST(matches(u"due:today"_s, dated, at(now)), "isToday");
    }

    // The oracle of the next flip: between now and then nothing changes, and it is not missed.
    void theNextFlipIsWhenItChanges_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u"due:today"_s, u"due:<today"_s, u"due:>tomorrow"_s, u"due:today..+7d"_s, u"due:-3d.."_s, u"is:overdue"_s,
              u"due:..+24h"_s, u"due:-2h..+3h"_s, u"-due:tomorrow"_s, u"due:2026-11-21"_s, u"due:yesterday,+2d"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void theNextFlipIsWhenItChanges()
    {
        QFETCH(const QString, text);
        FilterPredicate predicate(parseFilter(text).filter, {id<UserId>("U2"), QTimeZone("Europe/Berlin")});
        (void)predicate.bind(board());
        const Task dated = task();
        const auto isMatch = [&](qint64 now) { return predicate.matches({&dated, false, false, false, {}}, now); };
        constexpr qint64 minute = 60'000;
        const qint64 end = *dated.dueAt + 12 * 24 * 60 * minute;
        qint64 now = *dated.dueAt - 12 * 24 * 60 * minute;
        int flips = 0;
        while (now < end) {
            const qint64 next = predicate.nextFlip(dated, now).value_or(end);
            QVERIFY(next > now);
            const bool before = isMatch(now);
            for (qint64 between = now; between < next; between += 37 * minute)
                QCOMPARE(isMatch(between), before);
            QCOMPARE(isMatch(next - 1), before);
            flips += isMatch(next) != before ? 1 : 0;
            now = next;
        }
        QVERIFY2(flips > 0 || text == "due:2026-11-21"_L1, "it never changed");
    }

    void namesThatNothingHasAreTold()
    {
        FilterPredicate predicate(parseFilter(u"fix label:bug,nosuch @nobody column:x"_s).filter, {});
        BoardState state = board();
        (void)predicate.bind(state);
        const QList<FilterProblem> expected{{1, FilterTerm::Kind::Label, u"nosuch"_s},
                                            {2, FilterTerm::Kind::Assignee, u"nobody"_s},
                                            {3, FilterTerm::Kind::Column, u"x"_s}};
        QCOMPARE(predicate.problems(), expected);
        state.put(Label{id<LabelId>("L9"), 1, u"NoSuch"_s, u"red"_s, false});
        const auto rebound = predicate.bind(state);
        QCOMPARE(rebound.labels, QList<LabelId>{id<LabelId>("L9")});
        QCOMPARE(predicate.problems().size(), 2);
    }

    void aNewTaskTakesTheFiltersValues()
    {
        BoardState state = board();
        FilterPredicate predicate(parseFilter(u"label:bug,review -label:review @me column:doing,сделано fix"_s).filter,
                                  {id<UserId>("U2"), QTimeZone::utc()});
        (void)predicate.bind(state);
        Task made;
        made.columnId = id<ColumnId>("C3");
        predicate.applyTo(made, state);
        QCOMPARE(made.labelIds, QList<LabelId>{id<LabelId>("L1")});
        QCOMPARE(made.assigneeIds, QList<UserId>{id<UserId>("U2")});
        QCOMPARE(made.columnId, id<ColumnId>("C3")); // one of those asked for
        Task elsewhere;
        elsewhere.columnId = id<ColumnId>("C1");
        predicate.applyTo(elsewhere, state);
        QCOMPARE(elsewhere.columnId, id<ColumnId>("C2"));
    }

    void aNewTaskIsNotGivenToWhoLeft()
    {
        const BoardState state = board();
        FilterPredicate predicate(parseFilter(u"assignee:anna"_s).filter, {});
        (void)predicate.bind(state);
        Task made;
        predicate.applyTo(made, state);
        QCOMPARE(made.assigneeIds, QList<UserId>()); // the whole name is that of one who left
    }

    void suggestions_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QStringList>("texts");
        const auto row
            = [](const QString &before, const QStringList &texts) { QTest::newRow(qPrintable(before)) << before << texts; };
        row(u"la"_s, {u"label:"_s});
        row(u"fix lab"_s, {u"fix label:"_s});
        row(u"bug"_s, {u"label:Bug"_s, u"label:bugfix"_s});
        row(u"label:re"_s, {u"label:\"needs review\""_s});
        row(u"label:bug,ne"_s, {u"label:bug,\"needs review\""_s});
        row(u"label:\"needs r"_s, {u"label:\"needs review\""_s});
        row(u"-label:gr"_s, {u"-label:green"_s});
        row(u"@"_s, {u"@me"_s, u"@\"Anna Berg\""_s, u"@\"Артём Ёлкин\""_s});
        row(u"@ел"_s, {u"@\"Артём Ёлкин\""_s});
        row(u"assignee:@m"_s, {u"assignee:@me"_s});
        row(u"column:d"_s, {u"column:\"To do\""_s, u"column:Doing"_s});
        row(u"is:o"_s, {u"is:overdue"_s});
        row(u"no:due"_s, {}); // there it is
        row(u"sort:"_s, {u"sort:due"_s, u"sort:created"_s, u"sort:updated"_s, u"sort:title"_s, u"sort:position"_s});
    }
    void suggestions()
    {
        QFETCH(const QString, before);
        QStringList texts;
        for (const FilterSuggestion &suggestion : suggestFilter(board(), before, 8))
            texts.append(suggestion.text);
        QTEST(texts, "texts");
    }
};

QTEST_GUILESS_MAIN(FilterPredicateTest)
#include "filterpredicatetest.moc"
