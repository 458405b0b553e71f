// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

//! Moves the task to a column of board 1, as an app does: upon what the server said last.
void move(ClientBench &client, int column)
{
    const quint64 rev = client.sync->base(HubBench::board1())->find(sampleTask())->rev;
    client.step(EditInput{HubBench::board1(), Op::TaskMove{sampleTask(), ColumnId(u"b1-col%1"_s.arg(column)), {}, {}},
                          BaseRef{sampleTask().value(), rev, {}}});
}

QString columnAt(const ClientBench &client)
{
    return client.sync->view(HubBench::board1())->find(sampleTask())->columnId.value();
}

} // namespace

//! Two people at one task: the last move counts, and who lost, or whose change came out otherwise, hears of it.
class MovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<HubBench>();
        m_anna = std::make_unique<ClientBench>(*m_hub, 0);
        m_ben = std::make_unique<ClientBench>(*m_hub, 1);
        m_anna->join();
        m_ben->join();
        m_anna->edit(newTask(u"t"_s));
        m_anna->pump();
        m_ben->pump();
        m_anna->clear();
        m_ben->clear();
    }

    void theLoserIsTold()
    {
        move(*m_anna, 1);
        move(*m_ben, 2);
        m_anna->pump(); // the server has Anna's first
        m_ben->pump();
        m_anna->pump();
        QCOMPARE(columnAt(*m_anna), u"b1-col2"_s);
        QCOMPARE(columnAt(*m_ben), u"b1-col2"_s);
        const auto told = m_anna->outputs<MoveOvertakenOutput>();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.constFirst().room, HubBench::board1());
        QCOMPARE(told.constFirst().task, sampleTask());
        QCOMPARE(told.constFirst().by, UserId(u"u1"_s));
        QVERIFY(m_ben->outputs<MoveOvertakenOutput>().isEmpty());
    }

    void whoWasAwayWinsWhenTheyComeBack()
    {
        m_anna->disconnect();
        move(*m_anna, 1);
        move(*m_ben, 2);
        m_ben->pump();
        m_anna->join();
        m_ben->pump();
        QCOMPARE(columnAt(*m_ben), u"b1-col1"_s);
        QCOMPARE(m_ben->outputs<MoveOvertakenOutput>().size(), 1);
        QVERIFY(m_anna->outputs<MoveOvertakenOutput>().isEmpty());
    }

    void aMoveUponAMoveIsNoConflict()
    {
        move(*m_anna, 1);
        m_anna->pump();
        m_ben->pump();
        move(*m_ben, 2);
        m_ben->pump();
        m_anna->pump();
        QCOMPARE(columnAt(*m_anna), u"b1-col2"_s);
        QVERIFY(m_anna->outputs<MoveOvertakenOutput>().isEmpty());
    }

    void anotherFieldIsNoMove()
    {
        move(*m_ben, 2);
        m_anna->edit(retitle(u"t"_s, u"other"_s));
        m_anna->pump();
        m_ben->pump();
        m_anna->pump();
        QVERIFY(m_anna->outputs<MoveOvertakenOutput>().isEmpty());
    }

    //! With one more move on its way the last word is not theirs.
    void whoMovesAgainDoesNotLose()
    {
        move(*m_anna, 1);
        move(*m_ben, 2);
        m_anna->pump();
        m_anna->clear();
        move(*m_anna, 0); // not there yet when Ben's comes
        m_ben->pump();
        m_anna->pump();
        m_ben->pump();
        QCOMPARE(columnAt(*m_ben), u"b1-col0"_s);
        QVERIFY(m_anna->outputs<MoveOvertakenOutput>().isEmpty());
        QCOMPARE(m_ben->outputs<MoveOvertakenOutput>().size(), 1);
    }

    // The events of both may come before the answer to the first.
    void theAnswerMayComeLast()
    {
        QList<Protocol::ServerMessage> held;
        m_anna->filter = [&](Protocol::ServerMessage &message) {
            const bool isAck = std::holds_alternative<Protocol::Ack>(message);
            if (isAck)
                held.append(message);
            return !isAck;
        };
        move(*m_anna, 1);
        move(*m_ben, 2);
        m_anna->pump();
        m_ben->pump();
        m_anna->pump();
        QCOMPARE(held.size(), 1);
        QCOMPARE(m_anna->outputs<MoveOvertakenOutput>().size(), 1);
        m_anna->receive(held.first());
        QCOMPARE(columnAt(*m_anna), u"b1-col2"_s);
    }

    void twoDevicesOfOneUserAreNoTwoPeople()
    {
        ClientBench other(*m_hub, 0);
        other.join();
        move(*m_anna, 1);
        move(other, 2);
        m_anna->pump();
        other.pump();
        m_anna->pump();
        QVERIFY(m_anna->outputs<MoveOvertakenOutput>().isEmpty());
    }

    void whatGaveWayIsTold()
    {
        move(*m_anna, 1);
        m_anna->pump();
        QVERIFY(m_anna->outputs<AdjustedOutput>().isEmpty()); // as it was made
        m_ben->disconnect();
        m_anna->edit(Op::TaskDelete{sampleTask()});
        m_anna->pump();
        m_ben->edit(retitle(u"t"_s, u"not seen to be deleted"_s));
        m_ben->join();
        const auto told = m_ben->outputs<AdjustedOutput>();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.constFirst().warn, QStringList{u"target_deleted"_s});
        QVERIFY(told.constFirst().adjusted.isEmpty());
        QVERIFY(!told.constFirst().merged);
        QVERIFY(std::holds_alternative<Op::TaskUpdate>(told.constFirst().mutation.op));
    }

    void aMergedTextIsTold()
    {
        const auto describe = [](ClientBench &client, const QString &text) {
            Op::TaskUpdate update;
            update.id = sampleTask();
            update.description = text;
            const Task before = *client.sync->base(HubBench::board1())->find(sampleTask());
            client.step(EditInput{HubBench::board1(), update, BaseRef{sampleTask().value(), before.rev, before.description}});
        };
        describe(*m_anna, u"one two three"_s);
        m_anna->pump();
        m_ben->pump();
        QVERIFY(m_anna->outputs<AdjustedOutput>().isEmpty());
        describe(*m_anna, u"ONE two three"_s);
        describe(*m_ben, u"one two THREE"_s);
        m_anna->pump();
        m_ben->pump();
        QVERIFY(m_anna->outputs<AdjustedOutput>().isEmpty());
        QCOMPARE(m_ben->outputs<AdjustedOutput>().size(), 1);
        QVERIFY(m_ben->outputs<AdjustedOutput>().constFirst().merged);
        QCOMPARE(m_ben->sync->view(HubBench::board1())->find(sampleTask())->description, u"ONE two THREE"_s);
    }

private:
    std::unique_ptr<HubBench> m_hub;
    std::unique_ptr<ClientBench> m_anna;
    std::unique_ptr<ClientBench> m_ben;
};

QTEST_GUILESS_MAIN(MovesTest)
#include "movestest.moc"
