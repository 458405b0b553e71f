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
    bench.compare(); // what an event hid from the first question shows in the next head
    bench.compare();
    QVERIFY(bench.isWell());
    QVERIFY(*bench.client.sync->view(HubBench::board1()) == bench.hub.stream(HubBench::board1()).state);
}

QTEST_GUILESS_MAIN(HealPropertyTest)
#include "healpropertytest.moc"
