// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/worddiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList texts(const QString &text, const QList<TextSpan> &spans)
{
    QStringList parts;
    for (const TextSpan &span : spans)
        parts.append(text.mid(span.start, span.length));
    return parts;
}

//! What is left of \a text with a blank for each of \a spans.
QString without(const QString &text, const QList<TextSpan> &spans)
{
    QString rest = text;
    for (auto span = spans.crbegin(); span != spans.crend(); ++span)
        rest.replace(span->start, span->length, u" "_s);
    return rest;
}

} // namespace

class WordDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatChanged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QStringList>("gone");
        QTest::addColumn<QStringList>("added");
        const QStringList none;
        QTest::newRow("nothing") << u"one two"_s << u"one two"_s << none << none;
        QTest::newRow("both empty") << QString() << QString() << none << none;
        QTest::newRow("from nothing") << QString() << u"one two"_s << none << QStringList{u"one two"_s};
        QTest::newRow("to nothing") << u"one two"_s << QString() << QStringList{u"one two"_s} << none;
        QTest::newRow("a word") << u"one two three"_s << u"one 2 three"_s << QStringList{u"two"_s} << QStringList{u"2"_s};
        QTest::newRow("words side by side") << u"one two three four"_s << u"one 2 3 four"_s << QStringList{u"two three"_s}
                                            << QStringList{u"2 3"_s};
        QTest::newRow("two places") << u"one two three"_s << u"1 two 3"_s << QStringList{u"one"_s, u"three"_s}
                                    << QStringList{u"1"_s, u"3"_s};
        QTest::newRow("put in") << u"one three"_s << u"one two three"_s << none << QStringList{u"two "_s};
        QTest::newRow("lines") << u"one\ntwo"_s << u"one\ntwo\nthree"_s << none << QStringList{u"\n"_s + u"three"_s};
        QTest::newRow("not over a line end")
            << u"a\nb"_s << u"c\nk"_s << QStringList{u"a"_s, u"b"_s} << QStringList{u"c"_s, u"k"_s};
        QTest::newRow("Cyrillic") << u"купить лейку"_s << u"купить грабли"_s << QStringList{u"лейку"_s}
                                  << QStringList{u"грабли"_s};
    }
    void tellsWhatChanged()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const WordDiff diff = diffWords(before, after);
        QTEST(texts(before, diff.before), "gone");
        QTEST(texts(after, diff.after), "added");
    }

    // What both have is the same on both sides, whatever the texts.
    void whatIsLeftIsTheSame()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 2000; ++round) {
            const auto text = [&random] {
                QString words;
                for (int i = random.bounded(12); i > 0; --i)
                    words += QChar(u'a' + random.bounded(4)) + (random.bounded(5) == 0 ? u"\n"_s : u" "_s);
                return words;
            };
            const QString before = text();
            const QString after = text();
            const WordDiff diff = diffWords(before, after);
            // A span takes in the blanks between its words, so only words are compared.
            QCOMPARE(without(before, diff.before).simplified(), without(after, diff.after).simplified());
        }
    }

    void isShortWhereItCanBe()
    {
        QString before;
        for (int i = 0; i < 5000; ++i)
            before += QString::number(i) + u' ';
        QString after = before;
        after.replace(u" 2500 "_s, u" changed "_s).replace(u" 4000 "_s, u" "_s);
        const WordDiff diff = diffWords(before, after);
        QCOMPARE(texts(before, diff.before).size(), 2);
        QCOMPARE(texts(after, diff.after), QStringList{u"changed"_s});
    }

    void veryDifferentTextsAreWhollyChanged()
    {
        QString before;
        QString after;
        for (int i = 0; i < 6000; ++i) {
            before += u'a' + QString::number(i) + u' ';
            after += u'b' + QString::number(i) + u' ';
        }
        const WordDiff diff = diffWords(before, after);
        QCOMPARE(diff.before.size(), 1);
        QCOMPARE(diff.after.size(), 1);
    }

    void takesBoth_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("mine");
        QTest::addColumn<QString>("both");
        QTest::newRow("different words") << u"red house small"_s << u"blue house small"_s << u"red house big"_s
                                         << u"blue house big"_s;
        QTest::newRow("the same word") << u"a red house"_s << u"a blue house"_s << u"a green house"_s << u"a blue green house"_s;
        QTest::newRow("words in a row") << u"a b c d"_s << u"a B1 C1 d"_s << u"a B2 C2 d"_s << u"a B1 C1 B2 C2 d"_s;
        QTest::newRow("the same edit") << u"a b"_s << u"a c"_s << u"a c"_s << u"a c"_s;
        QTest::newRow("one took it away") << u"a b c"_s << u"a  c"_s << u"a B c"_s << u"a B c"_s;
        QTest::newRow("lines") << u"one\ntwo"_s << u"one\n2\n3"_s << u"one\nII"_s << u"one\n2\n3\nII"_s;
        QTest::newRow("from nothing") << QString() << u"theirs"_s << u"mine"_s << u"theirs mine"_s;
        QTest::newRow("no base") << QString() << u"theirs\n"_s << u"mine"_s << u"theirs\nmine"_s;
    }
    void takesBoth()
    {
        QFETCH(QString, base);
        QFETCH(QString, theirs);
        QFETCH(QString, mine);
        QTEST(takeBoth(base, theirs, mine), "both");
    }
};

QTEST_APPLESS_MAIN(WordDiffTest)
#include "worddifftest.moc"
