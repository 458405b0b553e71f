// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"
#include "core/base/tokenbucket.h"

#include <QTest>

#include <limits>

using namespace Lanban;

class PacingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsDoubleUpToTheLimit();
    void waitsAreAnywhereBelow_data();
    void waitsAreAnywhereBelow();
    void successStartsAgain();
    void manyTriesDoNotOverflow();
    void bucketGivesItsBurstThenItsRate();
    void bucketNeverHoldsMoreThanItsBurst();
    void bucketTakesAllOrNothing();
    void bucketSaysHowLongToWait();
    void bucketIgnoresClocksThatGoBack();
};

void PacingTest::waitsDoubleUpToTheLimit()
{
    Backoff backoff({500, 30'000}, [] { return 0.999999; });
    for (const int longest : {500, 1000, 2000, 4000, 8000, 16'000, 30'000, 30'000})
        QCOMPARE(backoff.nextDelayMs(), longest - 1);
}

void PacingTest::waitsAreAnywhereBelow_data()
{
    QTest::addColumn<double>("random");
    QTest::addColumn<int>("wait");
    QTest::newRow("none") << 0.0 << 0;
    QTest::newRow("quarter") << 0.25 << 250;
    QTest::newRow("half") << 0.5 << 500;
    QTest::newRow("nearly all") << 0.9999 << 999;
}

void PacingTest::waitsAreAnywhereBelow()
{
    QFETCH(double, random);
    QFETCH(int, wait);
    Backoff backoff({1000, 60'000}, [random] { return random; });
    QCOMPARE(backoff.nextDelayMs(), wait);
}

void PacingTest::successStartsAgain()
{
    Backoff backoff({500, 30'000}, [] { return 0.5; });
    for (const int wait : {250, 500, 1000})
        QCOMPARE(backoff.nextDelayMs(), wait);
    backoff.reset();
    QCOMPARE(backoff.nextDelayMs(), 250);
}

void PacingTest::manyTriesDoNotOverflow()
{
    constexpr int Max = std::numeric_limits<int>::max();
    Backoff backoff({Max, Max}, [] { return 0.5; });
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(backoff.nextDelayMs(), Max / 2);
    // A first wait above the limit is the limit.
    Backoff flat({5000, 1000}, [] { return 0.5; });
    QCOMPARE(flat.nextDelayMs(), 500);
    QCOMPARE(flat.nextDelayMs(), 500);
}

void PacingTest::bucketGivesItsBurstThenItsRate()
{
    TokenBucket bucket(20, 200, 0);
    for (int i = 0; i < 200; ++i)
        QVERIFY(bucket.take(0));
    QVERIFY(!bucket.take(0));
    QVERIFY(!bucket.take(49));
    QVERIFY(bucket.take(50));
    QVERIFY(!bucket.take(50));
    int taken = 0;
    for (qint64 now = 50; now <= 1050; ++now)
        taken += bucket.take(now) ? 1 : 0;
    QCOMPARE(taken, 20);
}

void PacingTest::bucketNeverHoldsMoreThanItsBurst()
{
    TokenBucket bucket(10, 3, 0);
    int taken = 0;
    while (bucket.take(1'000'000))
        ++taken;
    QCOMPARE(taken, 3);
}

void PacingTest::bucketTakesAllOrNothing()
{
    TokenBucket bucket(1, 5, 0);
    QVERIFY(!bucket.take(0, 6));
    QVERIFY(bucket.take(0, 5));
    QVERIFY(!bucket.take(0, 1));
}

void PacingTest::bucketSaysHowLongToWait()
{
    TokenBucket bucket(20, 2, 0);
    QCOMPARE(bucket.waitMs(0), 0);
    QVERIFY(bucket.take(0, 2));
    QCOMPARE(bucket.waitMs(0), 50);
    QCOMPARE(bucket.waitMs(20), 30);
    QCOMPARE(bucket.waitMs(0, 2), 100);
    QCOMPARE(bucket.waitMs(0, 3), -1);
    QVERIFY(!bucket.take(49));
    QVERIFY(bucket.take(50));
    TokenBucket dry(0, 1, 0);
    QVERIFY(dry.take(0));
    QCOMPARE(dry.waitMs(0), -1);
}

void PacingTest::bucketIgnoresClocksThatGoBack()
{
    TokenBucket bucket(1000, 1, 5000);
    QVERIFY(bucket.take(5000));
    QVERIFY(!bucket.take(1000));
    QVERIFY(!bucket.take(5000));
    QVERIFY(bucket.take(5001));
}

QTEST_GUILESS_MAIN(PacingTest)
#include "pacingtest.moc"
