// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/broadcaster.h"

#include "server/hub/connection.h"
#include "tests/server/storefixture.h"
#include "tests/server/testclient.h"

#include <QSignalSpy>
#include <QTcpSocket>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
const RoomId Room = RoomId::board(BoardId(u"B1"_s));

Protocol::ServerMessage durable(quint64 seq)
{
    Protocol::Reject reject;
    reject.mid = seq;
    reject.muid = Muid(u"m"_s);
    reject.msg = QString(60000, u'x');
    return reject;
}

Protocol::ServerMessage presence(quint64 pv)
{
    return Protocol::PresenceDiff{Room, pv, {}, {}, {{UserId(u"U1"_s), u"c1"_s, {TaskId(QString(64, u'T')), u"edit"_s}}}};
}
} // namespace

//! One connection through a real front door, and what it is sent.
class BroadcasterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoLagsBehindMissesEphemeralsAndNothingElse()
    {
        FrontDoor door{FrontDoor::Options()};
        FakeClock clock;
        Connection *connection = nullptr;
        connect(&door, &FrontDoor::visited, &door, [&](const Visitor &visitor) {
            connection = new Connection(1, visitor, Connection::Options(), clock, &door);
            connection->accepted(Identity(), false);
        });
        QVERIFY(door.listen(QHostAddress(QHostAddress::LocalHost), 0));
        QTcpSocket reader;
        reader.connectToHost(QHostAddress(QHostAddress::LocalHost), door.port());
        reader.write("GET /realtime HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        QByteArray got;
        const auto reading = connect(&reader, &QTcpSocket::readyRead, &reader, [&] { got += reader.readAll(); });
        QTRY_VERIFY(got.contains("\r\n\r\n") && connection != nullptr);
        got.clear();
        QSignalSpy closed(connection, &Connection::closed);

        Broadcaster::send({connection}, presence(1));
        QTRY_VERIFY(got.contains("\"pv\":1,"));
        disconnect(reading);
        reader.setReadBufferSize(1);
        quint64 sent = 0;
        while (!connection->isBehind() && sent < 1000) {
            Broadcaster::send({connection}, durable(++sent));
            QCoreApplication::processEvents(); // as much as the kernel takes
        }
        QVERIFY(connection->isBehind());
        // Far more than the queue may hold.
        for (quint64 pv = 2; pv < 20000; ++pv)
            Broadcaster::send({connection}, presence(pv));
        QVERIFY(connection->isWelcome());
        QCOMPARE(closed.size(), 0);

        reader.setReadBufferSize(0);
        connect(&reader, &QTcpSocket::readyRead, &reader, [&] { got += reader.readAll(); });
        got += reader.readAll();
        QTRY_COMPARE(got.count("\"type\":\"reject\""), static_cast<qsizetype>(sent));
        QVERIFY(!got.contains("\"pv\":2,"));
        Broadcaster::send({connection}, presence(20000));
        QTRY_VERIFY(got.contains("\"pv\":20000,"));
    }
};

QTEST_GUILESS_MAIN(BroadcasterTest)
#include "broadcastertest.moc"
