// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "tests/core/sync/healbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

//! Whatever became of a client's state, it comes to be the server's again.
class HealPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyDamageHeals_data();
    void anyDamageHeals();
    void anyDamageHealsWhileOthersWrite_data();
    void anyDamageHealsWhileOthersWrite();
    void cleanupTestCase();

private:
    quint64 m_healed = 0; //!< while others wrote
    quint64 m_whole = 0;
};

void HealPropertyTest::anyDamageHeals_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 40; ++seed)
        QTest::addRow("%d", static_cast<int>(seed)) << seed;
}

void HealPropertyTest::anyDamageHeals()
{
    QFETCH(quint64, seed);
    Sim::Random random(seed);
    HealBench bench;
    bench.grow(random, 150);
    bench.damage([&](BoardState &state) { spoil(state, random, 1 + random.below(12)); });
    bench.compare();
    QVERIFY(bench.isWell());
    QCOMPARE(bench.snapshots, 0);
    QCOMPARE(Protocol::StateDigest().value(*bench.client.sync->base(HubBench::board1())),
             Protocol::StateDigest().value(bench.hub.stream(HubBench::board1()).state));
    QCOMPARE(bench.counts().healed, bench.counts().mismatches);
    bench.compare();
    QVERIFY(bench.answers.isEmpty());
}

void HealPropertyTest::anyDamageHealsWhileOthersWrite_data()
{
    anyDamageHeals_data();
}

void HealPropertyTest::anyDamageHealsWhileOthersWrite()
{
    QFETCH(quint64, seed);
    Sim::Random random(seed);
    HealBench bench;
    bench.grow(random, 100);
    bench.damage([&](BoardState &state) { spoil(state, random, 1 + random.below(12)); });
    bench.snapshots = 0; // there was one in the beginning
    bench.hub.tick(HealBench::HeadMs);
    for (int round = 0; round < 40; ++round) {
        bench.grow(random, random.below(3));
        const auto down = bench.hub.take(bench.client.conn());
        for (const Protocol::ServerMessage &message : down) {
            bench.note(message);
            bench.client.receive(message);
        }
        bench.grow(random, random.below(3));
        bench.client.pumpUp();
    }
    bench.client.pump();
    for (int i = 0; i < 2; ++i) { // what an event hid from the first question shows in the next head
        bench.hub.tick(HealBench::HeadMs);
        bench.client.pump();
    }
    QVERIFY(bench.isWell());
    QVERIFY(*bench.client.sync->view(HubBench::board1()) == bench.hub.stream(HubBench::board1()).state);

    // Had whole only where it had been tried three times in vain, or was healed three times within the hour.
    int whole = 0;
    for (const TroubleOutput &trouble : bench.client.outputs<TroubleOutput>()) {
        if (!trouble.error.detail.contains("is fetched whole"_L1))
            continue;
        QVERIFY2(trouble.error.detail.contains("could not be healed"_L1) || trouble.error.detail.contains("3 times"_L1),
                 qPrintable(trouble.error.detail));
        ++whole;
    }
    QCOMPARE(bench.snapshots, whole);
    QCOMPARE(bench.counts().snapshots, static_cast<quint64>(whole));
    m_healed += bench.counts().healed;
    m_whole += bench.counts().snapshots;
}

//! A snapshot is the way out, not the way.
void HealPropertyTest::cleanupTestCase()
{
    qInfo("while others wrote: healed %llu times, fetched whole %llu times", m_healed, m_whole);
    if (m_healed + m_whole > 0) // not left out
        QVERIFY(m_healed > 10 * m_whole);
}

QTEST_GUILESS_MAIN(HealPropertyTest)
#include "healpropertytest.moc"
