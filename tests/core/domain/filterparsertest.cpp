// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filter.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

using Code = FilterError::Code;

namespace {

//! Text out of the pieces that the grammar turns on, so that they meet in every order.
QString anyText()
{
    static const QStringList pieces{
        u"label:"_s,    u"assignee:"_s, u"column:"_s,  u"no:"_s,        u"has:"_s,    u"is:"_s,        u"due:"_s,
        u"sort:"_s,     u"-"_s,         u"@"_s,        u"@me"_s,        u","_s,       u"\""_s,         u"\\"_s,
        u" "_s,         u"\n"_s,        u"bug"_s,      u"Ёж"_s,         u"overdue"_s, u"archived"_s,   u"due"_s,
        u"checklist"_s, u"today"_s,     u"tomorrow"_s, u".."_s,         u"<"_s,       u">"_s,          u"="_s,
        u"+7d"_s,       u"-3w"_s,       u"9999w"_s,    u"24h"_s,        u"now"_s,     u"2026-12-24"_s, u"title"_s,
        u":"_s,         u"https://a"_s, u"me"_s,       u"\U0001F600"_s, u"nope:"_s,   u"\u00a0"_s,     u"2026-02-30"_s};
    QString text;
    const int count = *rc::gen::inRange(0, 14);
    for (int i = 0; i < count; ++i) {
        if (*rc::gen::inRange(0, 12) == 0)
            text += QChar(*rc::gen::inRange<char16_t>(1, 0xffff));
        else
            text += pieces.at(*rc::gen::inRange<qsizetype>(0, pieces.size()));
    }
    return text;
}

QString described(const QList<FilterError> &errors)
{
    QStringList lines;
    for (const FilterError &error : errors)
        lines.append(u"%1@%2+%3 %4"_s.arg(static_cast<int>(error.code)).arg(error.at).arg(error.length).arg(error.what));
    return lines.join(u'\n');
}

} // namespace

class FilterParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What is printed says the same as what was typed, in the one form there is for it.
    void prints_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        const auto row
            = [](const char *name, const QString &text, const QString &printed) { QTest::newRow(name) << text << printed; };
        row("nothing", u"  "_s, u""_s);
        row("a word", u"fix"_s, u"fix"_s);
        row("words are terms of their own", u" fix   login "_s, u"fix login"_s);
        row("a phrase", u"\"log  in\""_s, u"\"log in\""_s);
        row("a quoted word needs no quotes", u"\"fix\""_s, u"fix"_s);
        row("a word that looks like a qualifier", u"\"label:bug\""_s, u"\"label:bug\""_s);
        row("a word with a minus", u"\"-x\""_s, u"\"-x\""_s);
        row("an address is no qualifier", u"https://a.b/c:d"_s, u"https://a.b/c:d"_s);
        row("a time is no qualifier", u"12:30"_s, u"12:30"_s);
        row("one of several labels", u"label:bug,ui"_s, u"label:bug,ui"_s);
        row("both labels", u"label:bug label:ui"_s, u"label:bug label:ui"_s);
        row("a name with a blank", u"label:\"needs review\",bug"_s, u"label:\"needs review\",bug"_s);
        row("a name with a comma and a quote", u"label:\"a, \\\"b\\\"\""_s, u"label:\"a, \\\"b\\\"\""_s);
        row("not", u"-label:bug -fix -@me"_s, u"-label:bug -fix -@me"_s);
        row("myself", u"assignee:@ME"_s, u"@me"_s);
        row("somebody called me", u"assignee:me"_s, u"assignee:me"_s);
        row("somebody", u"@anna"_s, u"assignee:anna"_s);
        row("somebody with a blank", u"@\"Anna Berg\""_s, u"assignee:\"Anna Berg\""_s);
        row("myself or somebody", u"assignee:anna,@me"_s, u"assignee:@me,anna"_s);
        row("a column", u"column:Doing"_s, u"column:Doing"_s);
        row("facts", u"no:assignee,label has:checklist is:overdue,done"_s, u"no:assignee,label has:checklist is:overdue,done"_s);
        row("upper case", u"LABEL:Bug IS:Done"_s, u"label:Bug is:done"_s);
        row("dates", u"due:<today due:>tomorrow due:today..+7d due:-3d.. due:..2026-12-24"_s,
            u"due:<today due:>tomorrow due:today..+7d due:-3d.. due:..2026-12-24"_s);
        row("dates said otherwise", u"due:<=+1d due:>=-1d due:2w due:+0d due:7d"_s,
            u"due:..tomorrow due:yesterday.. due:+14d due:today due:+7d"_s);
        row("hours", u"due:now..+24h"_s, u"due:now..+24h"_s);
        row("one of two stretches", u"due:<today,+1w"_s, u"due:<today,+7d"_s);
        row("many weeks", u"due:9999w"_s, u"due:+9999w"_s);
        row("an order", u"sort:-due fix"_s, u"fix sort:-due"_s);
        row("the last order counts", u"sort:due sort:title"_s, u"sort:title"_s);
        row("a comma that is being typed", u"label:bug,"_s, u"label:bug"_s);
        row("Russian", u"label:Срочно ёж"_s, u"label:Срочно ёж"_s);
    }
    void prints()
    {
        QFETCH(const QString, text);
        const ParsedFilter parsed = parseFilter(text);
        QCOMPARE(described(parsed.errors), QString());
        QTEST(toText(parsed.filter), "printed");
        QCOMPARE(parsed.spans.size(), parsed.filter.terms.size());
    }

    void tellsWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Code>("code");
        QTest::addColumn<qsizetype>("at");
        QTest::addColumn<qsizetype>("length");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("kept"); //!< what is understood all the same
        const auto row = [](const char *name, const QString &text, Code code, qsizetype at, qsizetype length, const QString &what,
                            const QString &kept) { QTest::newRow(name) << text << code << at << length << what << kept; };
        row("unknown qualifier", u"fix colour:red ui"_s, Code::UnknownQualifier, 4, 10, u"colour"_s, u"fix ui"_s);
        row("no value", u"fix label: ui"_s, Code::MissingValue, 4, 6, u"label:"_s, u"fix ui"_s);
        row("only a comma", u"label:,"_s, Code::MissingValue, 0, 7, u"label:"_s, u""_s);
        row("only a minus", u"fix -"_s, Code::MissingValue, 4, 1, u""_s, u"fix"_s);
        row("only an at", u"@ fix"_s, Code::MissingValue, 0, 1, u"@"_s, u"fix"_s);
        row("an at in a list", u"assignee:@,anna"_s, Code::MissingValue, 9, 1, u"@"_s, u"assignee:anna"_s);
        row("unknown fact", u"has:cats,due"_s, Code::UnknownValue, 4, 4, u"cats"_s, u"has:due"_s);
        row("a fact of another qualifier", u"is:label"_s, Code::UnknownValue, 3, 5, u"label"_s, u""_s);
        row("unknown order", u"sort:size fix"_s, Code::UnknownValue, 5, 4, u"size"_s, u"fix"_s);
        row("an order turned round", u"-sort:due"_s, Code::NotNegatable, 0, 9, u""_s, u""_s);
        row("no date", u"due:soon fix"_s, Code::BadDate, 4, 4, u"soon"_s, u"fix"_s);
        row("no such day", u"due:2026-02-30"_s, Code::BadDate, 4, 10, u"2026-02-30"_s, u""_s);
        row("half a range", u"due:today..x"_s, Code::BadDate, 4, 8, u"today..x"_s, u""_s);
        row("a range of nothing", u"due:.."_s, Code::BadDate, 4, 2, u".."_s, u""_s);
        row("too far", u"due:+10000d"_s, Code::BadDate, 4, 7, u"+10000d"_s, u""_s);
        row("an open quote counts as closed", u"fix label:\"needs re"_s, Code::UnclosedQuote, 10, 9, u""_s,
            u"fix label:\"needs re\""_s);
        // Positions are UTF-16 units: the animal before takes two.
        row("behind a surrogate pair", u"\U0001F98A due:x"_s, Code::BadDate, 7, 1, u"x"_s, u"\U0001F98A"_s);
    }
    void tellsWhatIsWrongAndWhere()
    {
        QFETCH(const QString, text);
        const ParsedFilter parsed = parseFilter(text);
        QCOMPARE(parsed.errors.size(), 1);
        const FilterError error = parsed.errors.first();
        QTEST(error.code, "code");
        QTEST(error.at, "at");
        QTEST(error.length, "length");
        QTEST(error.what, "what");
        QTEST(toText(parsed.filter), "kept");
    }

    void knowsWhereEachTermStands()
    {
        const QString text = u" fix  -label:\"a b\",c @anna"_s;
        const ParsedFilter parsed = parseFilter(text);
        QStringList terms;
        for (const FilterSpan &span : parsed.spans)
            terms.append(text.mid(span.at, span.length));
        QCOMPARE(terms, QStringList({u"fix"_s, u"-label:\"a b\",c"_s, u"@anna"_s}));
    }

    void whatIsPrintedIsParsedToTheSame()
    {
        QVERIFY(rc::check("parse(print(parse(x))) == parse(x)", [] {
            const QString text = anyText();
            RC_LOG() << text.toStdString();
            const ParsedFilter parsed = parseFilter(text);
            const ParsedFilter again = parseFilter(toText(parsed.filter));
            RC_ASSERT(again.errors.isEmpty());
            RC_ASSERT((again.filter == parsed.filter));
        }));
    }

    void everyPositionIsInTheText()
    {
        QVERIFY(rc::check("spans and errors lie within the text, in its order", [] {
            const QString text = anyText();
            const ParsedFilter parsed = parseFilter(text);
            qsizetype end = 0;
            for (const FilterSpan &span : parsed.spans) {
                RC_ASSERT(span.at >= end);
                RC_ASSERT(span.length > 0);
                end = span.at + span.length;
                RC_ASSERT(end <= text.size());
            }
            for (const FilterError &error : parsed.errors) {
                RC_ASSERT(error.at >= 0);
                RC_ASSERT(error.length > 0);
                RC_ASSERT(error.at + error.length <= text.size());
            }
        }));
    }
};

QTEST_GUILESS_MAIN(FilterParserTest)
#include "filterparsertest.moc"
