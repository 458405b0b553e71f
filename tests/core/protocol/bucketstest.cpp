// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"

#include <QSet>
#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Protocol;

namespace {

Label label(int number, const QString &name)
{
    return {LabelId(u"L%1"_s.arg(number)), 1, name, u"red"_s, false};
}

EntityRef refOf(const Label &label)
{
    return {EntityType::Label, label.id.value(), label.rev};
}

BoardState labels(int count)
{
    BoardState state;
    for (int i = 0; i < count; ++i)
        state.put(label(i, u"Label"_s));
    return state;
}

quint64 number(const QString &sum)
{
    return sum.toULongLong(nullptr, 16);
}

QString two(int bucket)
{
    return QString::number(bucket, 16).rightJustified(2, u'0');
}

} // namespace

//! Where two states differ, by the sums of their buckets.
class BucketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! Another implementation has to find the same ones: the first byte of BLAKE2b-64 of "task\nT1" and so on.
    void namesAreOfTheContract()
    {
        QCOMPARE(StateDigest::bucketOf({EntityType::Task, u"T1"_s}), u"22"_s);
        QCOMPARE(StateDigest::bucketOf({EntityType::Comment, u"T1"_s}), u"2d"_s);
        QCOMPARE(StateDigest::bucketOf({EntityType::Member, u"U1"_s, 7}), u"c4"_s);
    }

    void sumsAddUp()
    {
        const BoardState state = labels(1000);
        StateDigest digest;
        quint64 all = 0;
        for (int first = 0; first < 16; ++first) {
            quint64 some = 0;
            for (int bucket = first * 16; bucket < first * 16 + 16; ++bucket) {
                quint64 entities = 0;
                const auto hashes = digest.hashes(state, {two(bucket)});
                for (auto entity = hashes.cbegin(); entity != hashes.cend(); ++entity) {
                    QCOMPARE(StateDigest::bucketOf(entity.key()), two(bucket));
                    entities += number(*entity);
                }
                QCOMPARE(number(digest.sum(state, two(bucket))), entities);
                some += entities;
            }
            QCOMPARE(number(digest.sum(state, QString::number(first, 16))), some);
            all += some;
        }
        QCOMPARE(number(digest.sum(state, {})), all);
        QCOMPARE(u"digest:"_s + digest.sum(state, {}), digest.value(state));
    }

    void entitiesSpread()
    {
        QSet<QString> used;
        for (int i = 0; i < 2000; ++i)
            used.insert(StateDigest::bucketOf(refOf(label(i, {}))));
        QVERIFY(used.size() > 250);
    }

    void hashesOfNoBucketAreNone()
    {
        StateDigest digest;
        QVERIFY(digest.hashes(labels(100), {}).isEmpty());
        QCOMPARE(StateDigest().sum(BoardState(), u"a"_s), u"0000000000000000"_s);
    }

    void oneChangeIsInOneBucket()
    {
        BoardState state = labels(500);
        StateDigest before;
        StateDigest after;
        const BoardState old = state;
        (void)after.value(state);
        const Label changed = label(7, u"Other"_s);
        state.put(changed);
        after.touch({refOf(changed)});
        const QString home = StateDigest::bucketOf(refOf(changed));
        for (int bucket = 0; bucket < 256; ++bucket)
            QCOMPARE(before.sum(old, two(bucket)) != after.sum(state, two(bucket)), two(bucket) == home);
    }

    //! Kept up in O(changed): what was touched alone is looked at again, and comes to the same as all from the start.
    void sumsKeepUp()
    {
        std::mt19937 random(3);
        BoardState state = labels(50);
        StateDigest digest;
        for (int round = 0; round < 300; ++round) {
            const Label one = label(static_cast<int>(random() % 80), QString::number(random() % 5));
            if (random() % 4 == 0)
                state.copyFrom(BoardState(), refOf(one));
            else
                state.put(one);
            digest.touch({refOf(one)});
            StateDigest fresh;
            const QString bucket = StateDigest::bucketOf(refOf(one));
            QCOMPARE(digest.sum(state, bucket), fresh.sum(state, bucket));
            QCOMPARE(digest.sum(state, bucket.left(1)), fresh.sum(state, bucket.left(1)));
            QCOMPARE(digest.hashes(state, {bucket}), fresh.hashes(state, {bucket}));
        }
        digest.reset();
        QCOMPARE(digest.sum(state, {}), StateDigest().sum(state, {}));
    }
};

QTEST_GUILESS_MAIN(BucketsTest)
#include "bucketstest.moc"
