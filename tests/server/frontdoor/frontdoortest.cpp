// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdoor/frontdoor.h"
#include "server/frontdoor/lingeringsocket.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QWebSocket>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
QByteArray upgrade(const QByteArray &start)
{
    return start
        + "Host: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
          "Sec-WebSocket-Version: 13\r\n\r\n";
}
} // namespace

//! Talks to the port with bare sockets, as good and bad clients do.
class FrontDoorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open({}); }
    void cleanup() { m_door.reset(); }

    void answersAndCloses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("health") << QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("HTTP/1.1 200 OK");
        QTest::newRow("health with a query")
            << QByteArray("GET /healthz?x HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("HTTP/1.1 200 OK");
        QTest::newRow("unknown path") << QByteArray("GET /nope HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("HTTP/1.1 404 ");
        QTest::newRow("a path that climbs") << QByteArray("GET /../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n")
                                            << QByteArray("HTTP/1.1 404 ");
        QTest::newRow("wrong method") << QByteArray("POST /healthz HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi")
                                      << QByteArray("HTTP/1.1 405 ");
        QTest::newRow("post to the socket") << upgrade("POST /realtime HTTP/1.1\r\n") << QByteArray("HTTP/1.1 405 ");
        QTest::newRow("socket without an upgrade")
            << QByteArray("GET /realtime HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("HTTP/1.1 426 ");
        QTest::newRow("upgrade elsewhere") << upgrade("GET /elsewhere HTTP/1.1\r\n") << QByteArray("HTTP/1.1 404 ");
        QTest::newRow("upgrade of health") << upgrade("GET /healthz HTTP/1.1\r\n") << QByteArray("HTTP/1.1 404 ");
        QTest::newRow("page of another site")
            << upgrade("GET /realtime HTTP/1.1\r\nOrigin: https://evil.example\r\n") << QByteArray("HTTP/1.1 403 ");
        QTest::newRow("page of nowhere") << upgrade("GET /realtime HTTP/1.1\r\nOrigin: null\r\n") << QByteArray("HTTP/1.1 403 ");
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01", 6) << QByteArray("HTTP/1.1 400 ");
        QTest::newRow("rubbish") << QByteArray(300, '\xff') << QByteArray("HTTP/1.1 400 ");
        QTest::newRow("huge header") << "GET /healthz HTTP/1.1\r\nA: " + QByteArray(20000, 'a') << QByteArray("HTTP/1.1 431 ");
    }
    void answersAndCloses()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, answer);
        QTcpSocket socket;
        const QByteArray got = ask(socket, request);
        QVERIFY2(got.startsWith(answer), got.constData());
        QVERIFY(got.contains("\r\nConnection: close\r\n"));
        if (answer.endsWith("200 OK"))
            QVERIFY2(got.endsWith("\r\n\r\n{\"status\":\"fine\"}"), got.constData());
    }

    void aWebSocketGoesOn()
    {
        QSignalSpy visits(m_door.get(), &FrontDoor::visited);
        QWebSocket socket;
        QSignalSpy connected(&socket, &QWebSocket::connected);
        QUrl url(u"ws://127.0.0.1:%1/realtime?token=abc"_s.arg(m_door->port()));
        socket.open(url);
        QTRY_COMPARE(visits.size(), 1);
        QTRY_COMPARE(connected.size(), 1);
        const auto visitor = visits.first().constFirst().value<Visitor>();
        QCOMPARE(visitor.token.value(), u"abc"_s);
        QVERIFY(visitor.tcpSocket);
        QCOMPARE(visitor.tcpSocket->peerPort(), visitor.webSocket->peerPort());
        QVERIFY(visitor.tcpSocket->socketOption(QAbstractSocket::LowDelayOption).toBool());
        QSignalSpy said(visitor.webSocket, &QWebSocket::textMessageReceived);
        socket.sendTextMessage(u"hi"_s);
        QTRY_COMPARE(said.size(), 1);
        QSignalSpy gone(visitor.webSocket, &QWebSocket::disconnected);
        socket.close();
        QTRY_COMPARE(gone.size(), 1);
        visitor.webSocket->deleteLater();
    }

    void theDeadlineIsAbsolute_data()
    {
        QTest::addColumn<QByteArray>("drip");
        QTest::addColumn<bool>("repeats");
        QTest::newRow("says nothing") << QByteArray() << false;
        QTest::newRow("half a line") << QByteArray("GET /real") << false;
        QTest::newRow("a header for ever") << QByteArray("X") << true; // slow loris: each byte is progress, none helps
        QTest::newRow("an upgrade that QWebSocket does not finish")
            << QByteArray("GET /realtime HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n") << false;
    }
    void theDeadlineIsAbsolute()
    {
        QFETCH(QByteArray, drip);
        QFETCH(bool, repeats);
        FrontDoor::Options options;
        options.handshakeMs = 400;
        open(options);
        QTcpSocket socket;
        connectTo(socket);
        QElapsedTimer since;
        since.start();
        QTimer dripping;
        connect(&dripping, &QTimer::timeout, &socket, [&] { socket.write(drip); });
        if (repeats)
            socket.write("GET /healthz HTTP/1.1\r\nA: ");
        socket.write(drip);
        if (repeats)
            dripping.start(20);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY2(since.elapsed() < 3000, qPrintable(QString::number(since.elapsed())));
    }

    void tooManyAreRefused()
    {
        FrontDoor::Options options;
        options.maxPerAddress = 3;
        open(options);
        std::array<QTcpSocket, 3> sockets;
        for (QTcpSocket &socket : sockets)
            connectTo(socket);
        QTcpSocket fourth;
        QVERIFY2(ask(fourth, "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n").startsWith("HTTP/1.1 503 "), "the fourth is refused");
        sockets.front().abort();
        // Its place is free again once the server has seen it go.
        QTRY_VERIFY(([this] {
            QTcpSocket next;
            return ask(next, "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n").startsWith("HTTP/1.1 200 ");
        })());
    }

    void requestsInOneWriteGetOneAnswer()
    {
        QTcpSocket socket;
        const QByteArray request = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
        const QByteArray got = ask(socket, request + request + request);
        QCOMPARE(got.count("HTTP/1.1 "), 1);
    }

    void aTakenPortIsSaidSo()
    {
        FrontDoor other({});
        const auto listening = other.listen(QHostAddress(QHostAddress::LocalHost), m_door->port());
        QVERIFY(!listening);
        QVERIFY(listening.error().code == ErrorCode::Network);
        QVERIFY2(listening.error().detail.contains(u"in use"_s), qPrintable(listening.error().detail));
        const auto nowhere = other.listen(QHostAddress(u"192.0.2.1"_s), 0);
        QVERIFY(!nowhere && nowhere.error().detail.contains(u"192.0.2.1"_s));
    }

    void closingLeavesTheSocketsAlone()
    {
        QSignalSpy visits(m_door.get(), &FrontDoor::visited);
        QWebSocket socket;
        socket.open(QUrl(u"ws://127.0.0.1:%1/realtime"_s.arg(m_door->port())));
        QTRY_COMPARE(visits.size(), 1);
        QTcpSocket greeting;
        connectTo(greeting);
        m_door->close();
        QTRY_COMPARE(greeting.state(), QAbstractSocket::UnconnectedState);
        const auto visitor = visits.first().constFirst().value<Visitor>();
        QSignalSpy said(visitor.webSocket, &QWebSocket::textMessageReceived);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.sendTextMessage(u"still here"_s);
        QTRY_COMPARE(said.size(), 1);
        socket.abort();
        QTRY_COMPARE(visitor.webSocket->state(), QAbstractSocket::UnconnectedState);
        visitor.webSocket->deleteLater();
    }

private:
    void open(FrontDoor::Options options)
    {
        m_door = std::make_unique<FrontDoor>(options);
        m_door->setHealth([] { return QByteArray("{\"status\":\"fine\"}"); });
        QVERIFY(m_door->listen(QHostAddress(QHostAddress::LocalHost), 0));
    }
    void connectTo(QTcpSocket &socket)
    {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_door->port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }
    //! Sends \a request and reads until the server closes.
    QByteArray ask(QTcpSocket &socket, const QByteArray &request)
    {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_door->port());
        socket.write(request);
        if (!QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::ConnectedState; }))
            return "not connected";
        if (!QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }))
            return "not closed: " + socket.readAll();
        return socket.readAll();
    }

    std::unique_ptr<FrontDoor> m_door;
};

QTEST_GUILESS_MAIN(FrontDoorTest)
#include "frontdoortest.moc"
