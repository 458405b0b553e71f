// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rank.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

class RankTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void between_data();
    void between();
    void nothingIsBetweenDamagedKeysButAKey();
    void isValid_data();
    void isValid();
    void sequenceIsAscendingAndShort();
    void tenThousandAppendsTakeFourCharacters();
    void tenThousandPrependsTakeFourCharacters();
    void sameGapAThousandTimesTakes169Characters();
    void randomMovesStayShort();
    void keysLieBetweenTheirNeighbours();
};

void RankTest::between_data()
{
    QTest::addColumn<QString>("below");
    QTest::addColumn<QString>("above");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *below, const char *above, const char *key) {
        QTest::addRow("%s < %s < %s", below, key, above)
            << QString::fromLatin1(below) << QString::fromLatin1(above) << QString::fromLatin1(key);
    };
    // As the reference implementation has them.
    row("", "", "a0");
    row("a0", "", "a1");
    row("a9", "", "aA");
    row("az", "", "b00");
    row("b0z", "", "b10");
    row("bzz", "", "c000");
    row("Zz", "", "a0");
    row("Yzz", "", "Z0");
    row("", "a0", "Zz");
    row("", "a1", "a0");
    row("", "a0V", "a0");
    row("", "Z0", "Yzz");
    row("", "b00", "az");
    row("a0", "a1", "a0V");
    row("a0", "a2", "a1");
    row("a0V", "a1", "a0l");
    row("a0", "a0V", "a0G");
    row("a0", "a01", "a00V");
    row("a0", "a0G", "a08");
    row("a0V", "a0W", "a0VV");
    row("a0z", "a1", "a0zV");
    row("az", "b00", "azV");
    row("az", "b01", "b00");
}

void RankTest::between()
{
    QFETCH(QString, below);
    QFETCH(QString, above);
    QFETCH(QString, key);
    QCOMPARE(Rank::between(below, above), key);
}

void RankTest::nothingIsBetweenDamagedKeysButAKey()
{
    for (const QString &damaged : {u"!"_s, u"0"_s, u"b0"_s, u"a00"_s, u"a0 x"_s, u"\u0430"_s}) {
        QVERIFY(!Rank::isValid(damaged));
        QCOMPARE(Rank::between(damaged, {}), u"a0"_s);
        QCOMPARE(Rank::between({}, damaged), u"a0"_s);
        QCOMPARE(Rank::between(u"a5"_s, damaged), u"a6"_s);
    }
}

void RankTest::isValid_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("valid");
    QTest::newRow("first") << u"a0"_s << true;
    QTest::newRow("fraction") << u"a0V"_s << true;
    QTest::newRow("long head") << u"c123"_s << true;
    QTest::newRow("before the first") << u"Zz"_s << true;
    QTest::newRow("longest") << u"a0"_s + QString(Rank::MaxLength - 2, u'1') << true;
    QTest::newRow("too long") << u"a0"_s + QString(Rank::MaxLength - 1, u'1') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("no head") << u"00"_s << false;
    QTest::newRow("head only") << u"a"_s << false;
    QTest::newRow("integer too short") << u"c12"_s << false;
    QTest::newRow("ends in nothing") << u"a0V0"_s << false;
    QTest::newRow("strange character") << u"a0-"_s << false;
    QTest::newRow("strange letter") << u"a0é"_s << false;
}

void RankTest::isValid()
{
    QFETCH(QString, key);
    QFETCH(bool, valid);
    QCOMPARE(Rank::isValid(key), valid);
}

void RankTest::sequenceIsAscendingAndShort()
{
    QVERIFY(Rank::sequence(0).isEmpty());
    QCOMPARE(Rank::sequence(3), (QList<QString>{u"a0"_s, u"a1"_s, u"a2"_s}));
    const QList<QString> keys = Rank::sequence(2000);
    QCOMPARE(keys.size(), 2000);
    QVERIFY(std::is_sorted(keys.cbegin(), keys.cend()));
    QVERIFY(std::adjacent_find(keys.cbegin(), keys.cend()) == keys.cend());
    QCOMPARE(keys.last().size(), 3);
}

void RankTest::tenThousandAppendsTakeFourCharacters()
{
    QString last;
    for (int i = 0; i < 10'000; ++i) {
        const QString next = Rank::between(last, {});
        QVERIFY(last < next);
        QVERIFY(Rank::isValid(next));
        QVERIFY2(next.size() <= 4, qPrintable(next));
        last = next;
    }
}

void RankTest::tenThousandPrependsTakeFourCharacters()
{
    QString first = u"a0"_s;
    for (int i = 0; i < 10'000; ++i) {
        const QString next = Rank::between({}, first);
        QVERIFY(next < first);
        QVERIFY(Rank::isValid(next));
        QVERIFY2(next.size() <= 4, qPrintable(next));
        first = next;
    }
}

void RankTest::sameGapAThousandTimesTakes169Characters()
{
    const QString below = u"a0"_s;
    QString above = u"a1"_s;
    for (int i = 0; i < 1'000; ++i) {
        const QString next = Rank::between(below, above);
        QVERIFY(below < next && next < above);
        QVERIFY2(next.size() <= 169, qPrintable(next));
        above = next;
    }
}

void RankTest::randomMovesStayShort()
{
    // Measured with the reference, in an order of its own: 16 characters.
    constexpr int TasksHere = 500;
    constexpr int MovesHere = 100'000;
    QList<QString> keys = Rank::sequence(TasksHere);
    quint64 random = 1;
    const auto below = [&random](qsizetype limit) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<qsizetype>((random >> 33U) % static_cast<quint64>(limit));
    };
    for (int i = 0; i < MovesHere; ++i) {
        keys.removeAt(below(keys.size()));
        const qsizetype at = below(keys.size() + 1);
        const QString key = Rank::between(at > 0 ? keys.at(at - 1) : QString(), at < keys.size() ? keys.at(at) : QString());
        QVERIFY(at == 0 || keys.at(at - 1) < key);
        QVERIFY(at == keys.size() || key < keys.at(at));
        QVERIFY2(key.size() <= 20, qPrintable(key));
        keys.insert(at, key);
    }
}

void RankTest::keysLieBetweenTheirNeighbours()
{
    QVERIFY(rc::check("a key made in any place of any history lies there", [](const std::vector<quint16> &places) {
        QList<QString> keys;
        for (const quint16 place : places) {
            const qsizetype at = place % (keys.size() + 1);
            const QString below = at > 0 ? keys.at(at - 1) : QString();
            const QString above = at < keys.size() ? keys.at(at) : QString();
            const QString key = Rank::between(below, above);
            RC_ASSERT(below < key);
            RC_ASSERT(above.isEmpty() || key < above);
            RC_ASSERT(key.size() > Rank::MaxLength || Rank::isValid(key));
            keys.insert(at, key);
        }
    }));
}

QTEST_GUILESS_MAIN(RankTest)
#include "ranktest.moc"
