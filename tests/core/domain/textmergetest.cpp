// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/textmerge.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <rapidcheck.h>

#include <array>
#include <thread>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

namespace {

//! Words and blanks out of a few, so that texts meet; some of them what an encoding could trip over.
QString someText(int most)
{
    static constexpr std::array<QStringView, 16> Pieces{u"one",     u"two",    u"three",  u" ",  u" ", u" ",
                                                        u"\n",      u"\r\n",   u"  \t",   u"\\", u".", u"<<<<<<<",
                                                        u"=======", u"\\000a", u"\u00a0", u"два"};
    QString text;
    const int count = *rc::gen::inRange(0, most);
    for (int i = 0; i < count; ++i)
        text += Pieces.at(*rc::gen::inRange<std::size_t>(0, Pieces.size()));
    return text;
}

//! Any UTF-16 there is: halves of surrogate pairs, byte order marks, nulls.
QString garbage()
{
    static constexpr std::array<char16_t, 12> Units{u'\0',  u'\n',  u'\r',  u' ',   u'a',   u'\\',
                                                    0xd83d, 0xde00, 0xfeff, 0xffff, 0x2028, 0x7f};
    QString text;
    const int count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) {
        text += *rc::gen::element(true, false) ? QChar(Units.at(*rc::gen::inRange<std::size_t>(0, Units.size())))
                                               : QChar(*rc::gen::arbitrary<char16_t>());
    }
    return text;
}

QString text()
{
    return *rc::gen::inRange(0, 4) == 0 ? garbage() : someText(12);
}

//! \a base with a few of its words changed, taken out or put in, as people do.
QString edited(const QString &base)
{
    static const QRegularExpression gaps(u"(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)"_s);
    QStringList parts = base.split(gaps);
    const int edits = *rc::gen::inRange(1, 4);
    for (int i = 0; i < edits; ++i) {
        const auto at = *rc::gen::inRange<qsizetype>(0, parts.size() + 1);
        if (at < parts.size() && *rc::gen::element(true, false))
            parts[at] = *rc::gen::element(true, false) ? QString() : someText(3);
        else
            parts.insert(at, someText(4));
    }
    return parts.join(QString());
}

QSet<QString> wordsIn(const QString &text)
{
    static const QRegularExpression blanks(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QStringList words = text.split(blanks, Qt::SkipEmptyParts);
    return QSet<QString>(words.cbegin(), words.cend());
}

} // namespace

class TextMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void oneSideAloneIsThatSide();
    void bothSidesAlikeIsThat();
    void isLosslessWhereBothDiffer();
    void isTotalAndDeterministic();
    void cleanBothWaysOrNeither();
    void keepsEveryWordThatWasAdded();
    void keepsEveryWordThatNobodyTookAway();
    void longTexts();
    void fromManyThreads();
};

void TextMergeTest::merges_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<std::optional<QString>>("merged");
    const auto row = [](const char *name, const QString &base, const QString &present, const QString &wanted,
                        const std::optional<QString> &merged) { QTest::newRow(name) << base << present << wanted << merged; };
    row("different words", u"buy milk and bread"_s, u"buy oat milk and bread"_s, u"buy milk and rye bread"_s,
        u"buy oat milk and rye bread"_s);
    row("neighbours", u"red green"_s, u"RED green"_s, u"red GREEN"_s, u"RED GREEN"_s);
    row("different lines", u"one\ntwo\nthree\n"_s, u"one!\ntwo\nthree\n"_s, u"one\ntwo\nthree!\n"_s, u"one!\ntwo\nthree!\n"_s);
    row("one takes away, one changes elsewhere", u"a b c d"_s, u"a d"_s, u"a b c e"_s, std::nullopt);
    row("one takes away far from the other", u"a b c d e"_s, u"a c d e"_s, u"a b c d f"_s, u"a c d f"_s);
    row("both the same", u"a b"_s, u"a c"_s, u"a c"_s, u"a c"_s);
    row("same word", u"meet at noon"_s, u"meet at one"_s, u"meet at two"_s, std::nullopt);
    row("changed and taken away", u"meet at noon today"_s, u"meet at one today"_s, u"meet today"_s, std::nullopt);
    row("line ends kept", u"a\r\nb c\r\n"_s, u"a\r\nb c\r\nk\r\n"_s, u"x\r\nb c\r\n"_s, u"x\r\nb c\r\nk\r\n"_s);
    row("no last line end", u"a\nb"_s, u"a\nb\n"_s, u"x\nb"_s, u"x\nb\n"_s);

    row("both at the end, lines", u"- milk\n"_s, u"- milk\n- eggs\n"_s, u"- milk\n- tea\n"_s, u"- milk\n- eggs\n- tea\n"_s);
    row("both at the end, no last line end", u"- milk"_s, u"- milk\n- eggs"_s, u"- milk\n- tea"_s, u"- milk\n- eggs\n- tea"_s);
    row("both at the end, words", u"Call Ann"_s, u"Call Ann and Ben"_s, u"Call Ann or Carl"_s, u"Call Ann and Ben or Carl"_s);
    row("both at the end, after a line end", u"List:\n"_s, u"List:\neggs"_s, u"List:\ntea"_s, u"List:\neggs\ntea"_s);
    row("both at the end, after a blank", u"List: "_s, u"List: eggs"_s, u"List: tea"_s, u"List: eggs tea"_s);
    row("both began", QString(), u"eggs"_s, u"tea"_s, u"eggs\n\ntea"_s);
    row("both at the end, and one before", u"milk bread"_s, u"oat milk bread eggs"_s, u"milk bread tea"_s,
        u"oat milk bread eggs tea"_s);
    row("one goes on from the other", u"a"_s, u"a b"_s, u"a b c"_s, u"a b c"_s);
    row("the other goes on from the one", u"a"_s, u"a b c"_s, u"a b"_s, u"a b c"_s);
    row("both at the end, and the same word", u"a b"_s, u"x b c"_s, u"y b d"_s, std::nullopt);
    row("end changed and added to", u"a b"_s, u"a c"_s, u"a b d"_s, std::nullopt);

    row("what looks like a conflict", u"<<<<<<< a\n=======\n>>>>>>> b\n"_s, u"<<<<<<< a\n=======\n>>>>>>> b\nc\n"_s,
        u"x\n<<<<<<< a\n=======\n>>>>>>> b\n"_s, u"x\n<<<<<<< a\n=======\n>>>>>>> b\nc\n"_s);
    row("escapes", u"\\n \\000a ."_s, u"\\n \\000a . x"_s, u"\\\\ \\000a ."_s, u"\\\\ \\000a . x"_s);
}

void TextMergeTest::merges()
{
    QFETCH(QString, base);
    QFETCH(QString, present);
    QFETCH(QString, wanted);
    QFETCH(std::optional<QString>, merged);
    const auto result = mergeTexts(base, present, wanted);
    QCOMPARE(result.value_or(u"<conflict>"_s), merged.value_or(u"<conflict>"_s));
}

void TextMergeTest::oneSideAloneIsThatSide()
{
    QVERIFY(rc::check("merge(b, b, x) = merge(b, x, b) = x", [] {
        const QString base = text();
        const QString other = text();
        RC_ASSERT(mergeTexts(base, base, other) == other);
        RC_ASSERT(mergeTexts(base, other, base) == other);
    }));
}

void TextMergeTest::bothSidesAlikeIsThat()
{
    QVERIFY(rc::check("merge(b, x, x) = x", [] {
        const QString other = text();
        RC_ASSERT(mergeTexts(text(), other, other) == other);
    }));
}

void TextMergeTest::isLosslessWhereBothDiffer()
{
    // What both leave alone comes out to the letter, whatever it is made of.
    QVERIFY(rc::check("any text survives between two changes", [] {
        const QString middle = text();
        const QString base = u"first words "_s + middle + u" last words"_s;
        const QString present = u"FIRST words "_s + middle + u" last words"_s;
        const QString wanted = u"first words "_s + middle + u" last WORDS"_s;
        RC_ASSERT(mergeTexts(base, present, wanted) == u"FIRST words "_s + middle + u" last WORDS"_s);
    }));
    QVERIFY(rc::check("and at the ends", [] {
        const QString begin = garbage();
        const QString end = garbage();
        const QString base = begin + u" one two three "_s + end;
        const auto merged = mergeTexts(base, begin + u" 1 two three "_s + end, begin + u" one two 3 "_s + end);
        RC_ASSERT(merged == begin + u" 1 two 3 "_s + end);
    }));
}

void TextMergeTest::isTotalAndDeterministic()
{
    QVERIFY(rc::check("any three strings have an answer, and one", [] {
        const QString base = text();
        const QString present = text();
        const QString wanted = text();
        RC_ASSERT(mergeTexts(base, present, wanted) == mergeTexts(base, present, wanted));
    }));
}

void TextMergeTest::cleanBothWaysOrNeither()
{
    QVERIFY(rc::check("who was first does not decide whether it is a conflict", [] {
        const QString base = someText(20);
        const QString one = edited(base);
        const QString other = edited(base);
        RC_ASSERT(mergeTexts(base, one, other).has_value() == mergeTexts(base, other, one).has_value());
    }));
}

void TextMergeTest::keepsEveryWordThatWasAdded()
{
    QVERIFY(rc::check("no word that somebody added is lost in a merge", [] {
        const QString base = someText(20);
        const QString one = edited(base);
        const QString other = edited(base);
        const auto merged = mergeTexts(base, one, other);
        RC_PRE(merged.has_value());
        const QSet<QString> there = wordsIn(*merged);
        RC_ASSERT(there.contains((wordsIn(one) | wordsIn(other)) - wordsIn(base)));
    }));
}

void TextMergeTest::keepsEveryWordThatNobodyTookAway()
{
    QVERIFY(rc::check("what is in all three is in the merge", [] {
        const QString base = someText(20);
        const QString one = edited(base);
        const QString other = edited(base);
        const auto merged = mergeTexts(base, one, other);
        RC_PRE(merged.has_value());
        // A word that stands there twice may be taken away by each of them in another place.
        QSet<QString> kept = wordsIn(base) & wordsIn(one) & wordsIn(other);
        for (const QString &word : wordsIn(base)) {
            if (base.count(word) > 1)
                kept.remove(word);
        }
        RC_ASSERT(wordsIn(*merged).contains(kept));
    }));
}

void TextMergeTest::longTexts()
{
    QStringList words;
    for (int i = 0; i < 10'000; ++i)
        words.append(u"word%1"_s.arg(i % 700));
    const QString base = words.join(u' ');
    QStringList one = words;
    QStringList other = words;
    QStringList both = words;
    for (int i = 0; i < words.size(); i += 100) {
        one[i] = both[i] = u"one%1"_s.arg(i);
        other[i + 50] = both[i + 50] = u"other%1"_s.arg(i);
    }
    QCOMPARE(mergeTexts(base, one.join(u' '), other.join(u' ')), std::optional(both.join(u' ')));
}

void TextMergeTest::fromManyThreads()
{
    std::array<bool, 8> right{};
    std::vector<std::thread> threads;
    threads.reserve(right.size());
    for (bool &done : right) {
        threads.emplace_back([&done] {
            done = true;
            for (int i = 0; i < 50; ++i)
                done = done && mergeTexts(u"a b c"_s, u"x b c"_s, u"a b y"_s) == u"x b y"_s;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const bool done : right)
        QVERIFY(done);
}

QTEST_GUILESS_MAIN(TextMergeTest)
#include "textmergetest.moc"
