// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websockettransport.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocketServer>

#include <memory>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Patience = 20000;
constexpr int DeadlineMs = 300;
// Qt's coarse timers may be early by a twentieth.
constexpr int AtLeastMs = DeadlineMs * 9 / 10;

//! Deadlines that no test gets to see, but for those it makes short.
WebSocketTransport::Options patient()
{
    return {Patience, 50, Patience, Patience, 1024};
}

//! A code of an application's own, which Qt has no name for.
QWebSocketProtocol::CloseCode own(int code)
{
    return static_cast<QWebSocketProtocol::CloseCode>(code);
}

//! A peer of a few bytes' own making: it accepts, and from there on does as little as it is told.
class RawServer : public QTcpServer
{
    Q_OBJECT

public:
    bool upgrades = true; //!< answers the handshake
    bool pongs = false; //!< answers pings
    QByteArray answer; //!< to the handshake, in place of the right one
    int pings = 0;

    RawServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            m_peer = nextPendingConnection();
            m_peer->setParent(this);
            m_read.clear();
            m_isUpgraded = false;
            connect(m_peer, &QTcpSocket::readyRead, this, &RawServer::read);
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/realtime"_s.arg(serverPort())); }
    [[nodiscard]] QTcpSocket *peer() const { return m_peer; }

private:
    void read()
    {
        m_read += m_peer->readAll();
        if (!m_isUpgraded) {
            if (!upgrades || !m_read.contains("\r\n\r\n"))
                return;
            m_isUpgraded = true;
            m_peer->write(answer.isEmpty() ? accept() : answer);
            m_read.clear();
        }
        // A client's frames of less than 126 bytes: two bytes, the mask's four, the payload.
        while (m_read.size() >= 6) {
            const auto length = m_read.at(1) & 0x7f;
            if (m_read.size() < 6 + length)
                return;
            const auto opcode = m_read.at(0) & 0x0f;
            if (opcode == 0x9) {
                ++pings;
                if (pongs)
                    m_peer->write(pong(m_read.mid(2, 4), m_read.mid(6, length)));
            }
            m_read.remove(0, 6 + length);
        }
    }
    [[nodiscard]] QByteArray accept() const
    {
        const auto from = m_read.toLower().indexOf("sec-websocket-key: ") + 19;
        const QByteArray key = m_read.mid(from, m_read.indexOf("\r\n", from) - from);
        const QByteArray hash
            = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + hash
            + "\r\n\r\n";
    }
    [[nodiscard]] static QByteArray pong(const QByteArray &mask, QByteArray payload)
    {
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = static_cast<char>(payload.at(i) ^ mask.at(i % 4));
        return QByteArray(1, '\x8a') + static_cast<char>(payload.size()) + payload;
    }

    QTcpSocket *m_peer = nullptr;
    QByteArray m_read;
    bool m_isUpgraded = false;
};

} // namespace

class WebSocketTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        use(patient());
        m_server = std::make_unique<QWebSocketServer>(u"test"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    void cleanup()
    {
        m_transport.reset();
        m_opened.reset();
        m_closed.reset();
        m_server.reset();
    }

    void carriesMessagesBothWays()
    {
        QWebSocket &peer = openToServer();
        QSignalSpy received(&peer, &QWebSocket::textMessageReceived);
        QSignalSpy text(m_transport.get(), &WebSocketTransport::textReceived);
        QSignalSpy binary(m_transport.get(), &WebSocketTransport::binaryReceived);
        m_transport->sendText("привет");
        QTRY_COMPARE_WITH_TIMEOUT(received.count(), 1, Patience);
        QCOMPARE(received.at(0).at(0).toString(), u"привет"_s);
        peer.sendTextMessage(u"hello"_s);
        peer.sendBinaryMessage(QByteArray("\0\1", 2));
        QTRY_COMPARE_WITH_TIMEOUT(binary.count(), 1, Patience);
        QCOMPARE(text.at(0).at(0).toByteArray(), QByteArray("hello"));
        QCOMPARE(binary.at(0).at(0).toByteArray(), QByteArray("\0\1", 2));
        QCOMPARE(m_closed->count(), 0);
    }

    void theServersCodeIsTheCode()
    {
        openToServer().close(own(4500), u"who are you"_s);
        endsOnce(4500);
        QCOMPARE(m_closed->at(0).at(1).toString(), u"who are you"_s);
    }

    void aServerThatVanishesIsAbnormal()
    {
        openToServer().abort();
        endsOnce(WebSocketTransport::AbnormalClosure);
    }

    void closingTellsTheServer()
    {
        const QWebSocket &peer = openToServer();
        QSignalSpy gone(&peer, &QWebSocket::disconnected);
        m_transport->close(4100, u"bye"_s);
        QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, Patience);
        QCOMPARE(static_cast<int>(peer.closeCode()), 4100);
        QTRY_COMPARE_WITH_TIMEOUT(m_closed->count(), 1, Patience);
        QVERIFY(!m_transport->isOpen());
        staysAt(1);
    }

    void closingInPeaceIsNoReasonToStayAway()
    {
        openToServer();
        m_transport->close(1000, u"bye"_s);
        endsOnce(WebSocketTransport::AbnormalClosure);
    }

    void nobodyThere()
    {
        const QUrl url = m_server->serverUrl();
        m_server->close();
        m_transport->open(url);
        endsOnce(WebSocketTransport::AbnormalClosure);
        QVERIFY(!m_closed->at(0).at(1).toString().isEmpty());
        QCOMPARE(m_opened->count(), 1); // only the one that staysAt() makes
    }

    void whoDoesNotAnswerTheHandshake()
    {
        auto options = patient();
        options.connectMs = DeadlineMs;
        use(options);
        RawServer mute;
        mute.upgrades = false;
        QElapsedTimer timer;
        timer.start();
        m_transport->open(mute.url());
        endsOnce(WebSocketTransport::AbnormalClosure);
        QVERIFY(timer.elapsed() >= AtLeastMs);
        QCOMPARE(m_opened->count(), 1); // only the one that staysAt() makes
    }

    void aHandshakeThatIsRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        QTest::newRow("no HTTP") << QByteArray("220 mail.example.org ESMTP\r\n\r\n");
    }
    void aHandshakeThatIsRefused()
    {
        RawServer other;
        QFETCH(QByteArray, answer);
        other.answer = answer;
        m_transport->open(other.url());
        endsOnce(WebSocketTransport::AbnormalClosure);
        QCOMPARE(m_opened->count(), 1); // only the one that staysAt() makes
    }

    void silenceEndsIt()
    {
        auto options = patient();
        options.silenceMs = DeadlineMs;
        use(options);
        RawServer silent;
        m_transport->open(silent.url());
        endsOnce(WebSocketTransport::AbnormalClosure);
        QVERIFY(silent.pings > 0); // it asked first
    }

    void pongsKeepIt()
    {
        auto options = patient();
        options.silenceMs = 1000;
        use(options);
        RawServer idle;
        idle.pongs = true;
        m_transport->open(idle.url());
        // Longer than any silence may be, and nothing but pings and pongs.
        QTRY_VERIFY_WITH_TIMEOUT(idle.pings > 2 * options.silenceMs / options.pingMs, Patience);
        QVERIFY(m_transport->isOpen());
        QCOMPARE(m_closed->count(), 0);
    }

    // What was sent does not get through, so neither does the close.
    void aPeerThatDoesNotRead()
    {
        auto options = patient();
        options.closeMs = DeadlineMs;
        use(options);
        RawServer stuck;
        m_transport->open(stuck.url());
        QTRY_COMPARE_WITH_TIMEOUT(m_opened->count(), 1, Patience);
        stuck.peer()->disconnect();
        stuck.peer()->setReadBufferSize(1);
        m_transport->sendText(QByteArray(64 * 1024 * 1024, 'x')); // more than the sockets' buffers hold
        QElapsedTimer timer;
        timer.start();
        m_transport->close(1000, {});
        endsOnce(WebSocketTransport::AbnormalClosure);
        QVERIFY(timer.elapsed() >= AtLeastMs);
    }

    void closingWhileItConnects()
    {
        RawServer mute;
        mute.upgrades = false;
        m_transport->open(mute.url());
        m_transport->close(1000, u"changed my mind"_s);
        endsOnce(WebSocketTransport::AbnormalClosure);
        QCOMPARE(m_opened->count(), 1); // only the one that staysAt() makes
    }

    void aMessageThatIsTooLong()
    {
        openToServer().sendTextMessage(QString(5000, u'x'));
        QTRY_COMPARE_WITH_TIMEOUT(m_closed->count(), 1, Patience);
        QVERIFY(!m_transport->isOpen());
        staysAt(1);
    }

    void droppingSaysNothing()
    {
        openToServer();
        m_transport->drop();
        QVERIFY(!m_transport->isOpen());
        staysAt(0);
    }

    void openingAnewDropsTheOld()
    {
        openToServer();
        m_transport->open(m_server->serverUrl());
        QTRY_COMPARE_WITH_TIMEOUT(m_opened->count(), 2, Patience);
        QCOMPARE(m_closed->count(), 0);
    }

    void eachOpenHasItsOwnEnd()
    {
        for (int round = 1; round <= 3; ++round) {
            openToServer().close(own(4000 + round));
            QTRY_COMPARE_WITH_TIMEOUT(m_closed->count(), round, Patience);
            QCOMPARE(m_closed->last().at(0).value<quint16>(), static_cast<quint16>(4000 + round));
        }
        QCOMPARE(m_opened->count(), 3);
    }

    // Whoever hears of the end may begin anew at once.
    void openingFromWithinClosed()
    {
        RawServer refusing;
        refusing.answer = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
        connect(m_transport.get(), &WebSocketTransport::closed, this, [this] { m_transport->open(m_server->serverUrl()); });
        m_transport->open(refusing.url());
        QTRY_COMPARE_WITH_TIMEOUT(m_opened->count(), 1, Patience);
        QCOMPARE(m_closed->count(), 1);
    }

private:
    void use(const WebSocketTransport::Options &options)
    {
        m_transport = std::make_unique<WebSocketTransport>(options);
        m_opened = std::make_unique<QSignalSpy>(m_transport.get(), &WebSocketTransport::opened);
        m_closed = std::make_unique<QSignalSpy>(m_transport.get(), &WebSocketTransport::closed);
    }

    //! Opens the transport to the real server. \return its end there
    QWebSocket &openToServer()
    {
        const auto before = m_opened->count();
        m_transport->open(m_server->serverUrl());
        if (!QTest::qWaitFor([&] { return m_opened->count() == before + 1 && m_server->hasPendingConnections(); }, Patience))
            qFatal("the server did not let us in");
        QWebSocket *peer = m_server->nextPendingConnection();
        peer->setParent(m_server.get());
        return *peer;
    }

    void endsOnce(quint16 code)
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_closed->count(), 1, Patience);
        QCOMPARE(m_closed->at(0).at(0).value<quint16>(), code);
        QVERIFY(!m_transport->isOpen());
        staysAt(1);
    }

    //! Whatever the old socket has left to say would come before another one has opened.
    void staysAt(int closed)
    {
        QWebSocketServer other(u"other"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto before = m_opened->count();
        m_transport->open(other.serverUrl());
        QTRY_COMPARE_WITH_TIMEOUT(m_opened->count(), before + 1, Patience);
        QCOMPARE(m_closed->count(), closed);
        m_transport->drop();
    }

    std::unique_ptr<WebSocketTransport> m_transport;
    std::unique_ptr<QSignalSpy> m_opened;
    std::unique_ptr<QSignalSpy> m_closed;
    std::unique_ptr<QWebSocketServer> m_server;
};

QTEST_GUILESS_MAIN(WebSocketTransportTest)
#include "websockettransporttest.moc"
