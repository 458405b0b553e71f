// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/corpus.h"
#include "core/domain/event.h"
#include "core/domain/permission.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

//! Holds the decoders against a corpus of frames of which each bad one breaks exactly one thing.
class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_frames = Test::corpus();
        QVERIFY(m_frames.size() > 500);
    }

    void verdicts_data() { rows(); }
    void verdicts()
    {
        QFETCH(int, index);
        const Test::Frame &frame = m_frames.at(index);
        const Result<void> verdict = Test::verdict(frame.side, frame.bytes);
        if (frame.good) {
            QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().detail + u" at "_s + verdict.error().path));
            return;
        }
        QVERIFY(!verdict);
        QCOMPARE((toString(verdict.error().code) + u' ' + verdict.error().path).trimmed(), frame.expect);
        // The field's name, or the index of the one of its elements that is wrong.
        if (verdict.error().code == ErrorCode::Schema)
            QVERIFY2(!verdict.error().detail.isEmpty(), "says nothing");
    }

    void goodOnesSurvive_data() { rows(); }
    void goodOnesSurvive()
    {
        QFETCH(int, index);
        const Test::Frame &frame = m_frames.at(index);
        if (!frame.good)
            return;
        const QByteArray once = Test::reencoded(frame.side, frame.bytes);
        QVERIFY(Test::verdict(frame.side, once));
        QCOMPARE(Test::reencoded(frame.side, once), once);
    }

    void everyOperationIsThere()
    {
        for (const QLatin1StringView name : operationNames()) {
            QVERIFY2(has("client/good/op-"_L1 + name), name.data());
            QVERIFY2(has("client/bad/op-"_L1 + name + "-unknown-argument"_L1), name.data());
        }
    }

    void everyEventIsThere()
    {
        for (int type = 0; type < static_cast<int>(EventType::Unknown); ++type) {
            const QLatin1StringView name = eventTypeName(static_cast<EventType>(type));
            QVERIFY2(has("server/good/event-"_L1 + name), name.data());
            QVERIFY2(has("server/bad/event-"_L1 + name + "-unknown-field"_L1), name.data());
        }
    }

    //! Whatever a network or an attacker makes of a frame, it is refused, or read as what it then says.
    void mangledOnes()
    {
        std::mt19937 random(20260101); // always the same, so that a failure comes back
        const auto below = [&random](qsizetype n) { return static_cast<qsizetype>(random() % static_cast<quint32>(n)); };
        int accepted = 0;
        for (const Test::Frame &frame : std::as_const(m_frames)) {
            if (!frame.good)
                continue;
            for (int round = 0; round < 150; ++round) {
                QByteArray bytes = frame.bytes;
                for (qsizetype changes = below(3); changes >= 0 && !bytes.isEmpty(); --changes) {
                    const qsizetype at = below(bytes.size());
                    switch (below(5)) {
                    case 0:
                        bytes[at] = static_cast<char>(below(256));
                        break;
                    case 1:
                        bytes[at] = "0123456789-.eE\"{}[],:ntf\\"[below(25)];
                        break;
                    case 2:
                        bytes.remove(at, 1 + below(8));
                        break;
                    case 3:
                        bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(12)));
                        break;
                    default:
                        bytes.truncate(at);
                    }
                }
                const Result<void> verdict = Test::verdict(frame.side, bytes);
                if (!verdict) {
                    QVERIFY(verdict.error().code == ErrorCode::BadJson || verdict.error().code == ErrorCode::Schema);
                    continue;
                }
                ++accepted;
                const QByteArray once = Test::reencoded(frame.side, bytes);
                QVERIFY2(Test::verdict(frame.side, once), bytes.constData());
                QCOMPARE(Test::reencoded(frame.side, once), once);
            }
        }
        QVERIFY(accepted > 100); // else it would say nothing about these
    }

private:
    void rows()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_frames.size(); ++i)
            QTest::newRow(qPrintable(m_frames.at(i).name)) << i;
    }

    [[nodiscard]] bool has(const QString &name) const
    {
        return std::any_of(m_frames.cbegin(), m_frames.cend(), [&name](const Test::Frame &frame) { return frame.name == name; });
    }

    QList<Test::Frame> m_frames;
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpustest.moc"
