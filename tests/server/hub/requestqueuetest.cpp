// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/requestqueue.h"

#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class RequestQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder()
    {
        RequestQueue queue(10);
        QVERIFY(!queue.add(subscribe(u"a"_s, 1)));
        QVERIFY(!queue.add(history(u"h"_s)));
        QVERIFY(!queue.add(subscribe(u"b"_s, 1)));
        QVERIFY(queue.next() == Protocol::ClientMessage(subscribe(u"a"_s, 1)));
        QVERIFY(queue.next() == Protocol::ClientMessage(history(u"h"_s)));
        QVERIFY(queue.next() == Protocol::ClientMessage(subscribe(u"b"_s, 1)));
        QVERIFY(queue.isEmpty());
    }

    void theLatestSubscribeOfARoomWaits()
    {
        RequestQueue queue(2);
        for (quint64 gen = 1; gen <= 100; ++gen)
            QVERIFY(!queue.add(subscribe(u"a"_s, gen)));
        const auto stale = queue.add(subscribe(u"a"_s, 99));
        QVERIFY(stale && stale->code == ErrorCode::StaleGen);
        QCOMPARE(stale->re.value(), u"a99"_s);
        QVERIFY(queue.awaits(board(u"a"_s)));
        QVERIFY(!queue.awaits(board(u"b"_s)));
        QVERIFY(queue.next() == Protocol::ClientMessage(subscribe(u"a"_s, 100)));
        QVERIFY(queue.isEmpty());
    }

    void isBounded()
    {
        RequestQueue queue(2);
        QVERIFY(!queue.add(subscribe(u"a"_s, 1)));
        QVERIFY(!queue.add(subscribe(u"b"_s, 1)));
        QVERIFY(queue.add(subscribe(u"c"_s, 1))->code == ErrorCode::LimitExceeded);
        QVERIFY(!queue.add(subscribe(u"b"_s, 2)));
        for (int i = 0; i < RequestQueue::MaxPages; ++i)
            QVERIFY(!queue.add(history(u"h%1"_s.arg(i))));
        const auto refused = queue.add(history(u"late"_s));
        QVERIFY(refused && refused->code == ErrorCode::LimitExceeded);
        QCOMPARE(refused->re.value(), u"late"_s);
        // What is asked about a state that went on meanwhile is asked anew.
        QVERIFY(RequestQueue::isRequest(Protocol::Heal()));
        QVERIFY(!queue.add(Protocol::Heal{u"first"_s, board(u"a"_s), 1, {}}));
        const auto second = queue.add(Protocol::Heal{u"second"_s, board(u"b"_s), 1, {}});
        QVERIFY(second && second->code == ErrorCode::LimitExceeded);
        QCOMPARE(second->re.value(), u"second"_s);
        // Nor does what waits take much.
        Protocol::Subscribe padded = subscribe(u"b"_s, 3);
        padded.want = QStringList(10000, u"typing"_s);
        QVERIFY(!queue.add(padded));
        (void)queue.next();
        QCOMPARE(std::get<Protocol::Subscribe>(queue.next()).want, QStringList{u"typing"_s});
    }

    void anUnsubscribeTakesBack()
    {
        RequestQueue queue(2);
        QVERIFY(!queue.add(subscribe(u"a"_s, 5)));
        QVERIFY(!queue.takeBack({u"u"_s, board(u"b"_s), 1}));
        QVERIFY(queue.takeBack({u"u"_s, board(u"a"_s), 4})->code == ErrorCode::StaleGen);
        QVERIFY(!queue.isEmpty());
        QVERIFY(!queue.takeBack({u"u"_s, board(u"a"_s), 5}));
        QVERIFY(queue.isEmpty());
    }

private:
    [[nodiscard]] static RoomId board(const QString &name) { return RoomId::board(BoardId(name)); }
    [[nodiscard]] static Protocol::Subscribe subscribe(const QString &name, quint64 gen)
    {
        return {name + QString::number(gen), board(name), gen, {}, {}};
    }
    [[nodiscard]] static Protocol::History history(const QString &id)
    {
        Protocol::History message;
        message.id = id;
        message.room = board(u"a"_s);
        message.kind = u"activity"_s;
        return message;
    }
};

QTEST_GUILESS_MAIN(RequestQueueTest)
#include "requestqueuetest.moc"
