// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdoor/frontdoor.h"

#include "core/protocol/codec.h"
#include "server/frontdoor/greeting.h"
#include "server/logging.h"

#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr int Backlog = 1024;
constexpr int AcceptAgainMs = 500;
// So many more are let in to be told that it is full; then the others wait in the system's backlog.
constexpr int Overflow = 16;
const QByteArray RealtimePath = "/realtime";
const QByteArray HealthPath = "/healthz";

// A page of another site must not talk to a server in the reader's LAN. Programs send no Origin.
bool isForeign(const HttpRequest &request)
{
    if (request.origin.isEmpty())
        return false;
    const qsizetype scheme = request.origin.indexOf("://");
    return scheme < 0 || request.origin.mid(scheme + 3).compare(request.host, Qt::CaseInsensitive) != 0;
}
} // namespace

FrontDoor::FrontDoor(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_tcp(*this)
    , m_webSockets(new QWebSocketServer(u"lanban"_s, QWebSocketServer::NonSecureMode, this))
{
    m_tcp.setListenBacklogSize(Backlog);
    // Whatever went wrong, Qt has stopped taking connections for good.
    connect(&m_tcp, &QTcpServer::acceptError, this, [this] {
        qCWarning(serverLog).noquote() << "a connection could not be taken:" << m_tcp.errorString();
        QTimer::singleShot(AcceptAgainMs, this, [this] {
            if (m_tcp.isListening() && !m_isPaused)
                m_tcp.resumeAccepting();
        });
    });
    // They are taken as they come; the limits are this class's.
    m_webSockets->setMaxPendingConnections(m_options.maxConnections);
    connect(m_webSockets, &QWebSocketServer::newConnection, this, &FrontDoor::takeUpgraded);
}

FrontDoor::~FrontDoor()
{
    close();
    // Now, while there is still something to count them in.
    qDeleteAll(findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly));
}

Result<void> FrontDoor::listen(const QHostAddress &address, quint16 port)
{
    if (m_tcp.listen(address, port))
        return {};
    const QString where
        = (address.protocol() == QAbstractSocket::IPv6Protocol ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(port);
    switch (m_tcp.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return fail(ErrorCode::Network, u"port %1 is in use by another program"_s.arg(port), where);
    case QAbstractSocket::SocketAccessError:
        return fail(ErrorCode::Network, u"this user may not listen on port %1"_s.arg(port), where);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return fail(ErrorCode::Network, u"%1 is not an address of this machine"_s.arg(address.toString()), where);
    default:
        return fail(ErrorCode::Network, u"can't listen on %1: %2"_s.arg(where, m_tcp.errorString()), where);
    }
}

bool FrontDoor::isThisMachine(const QHostAddress &peer)
{
    bool isIPv4 = false;
    const quint32 address = peer.toIPv4Address(&isIPv4);
    return peer.isLoopback() || (isIPv4 && QHostAddress(address).isLoopback());
}

void FrontDoor::close()
{
    m_tcp.close();
    for (Greeting *greeting : findChildren<Greeting *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (greeting->socket() != nullptr)
            greeting->socket()->drop();
    }
}

void FrontDoor::accept(qintptr descriptor)
{
    auto *socket = new LingeringSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    // Qt leaves Nagle on: a small message would wait 40 ms for the ack of the one before it.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QHostAddress address = socket->peerAddress();
    ++m_connections;
    ++m_perAddress[address];
    auto *greeting = new Greeting(socket, m_options.handshakeMs, this);
    // The count goes with the socket, whoever owns it by then.
    connect(socket, &QObject::destroyed, this, [this, address, socket] {
        m_upgrading.remove(socket);
        forget(address);
    });
    connect(socket, &QTcpSocket::disconnected, greeting, [this, greeting] {
        if (LingeringSocket *gone = greeting->socket())
            gone->deleteLater();
        greeting->deleteLater();
    });
    connect(greeting, &Greeting::asked, this, [this, greeting](const HttpRequest &request) { answer(greeting, request); });
    if (m_connections >= m_options.maxConnections + Overflow) {
        m_isPaused = true;
        m_tcp.pauseAccepting();
    }
    if (m_connections > m_options.maxConnections || m_perAddress.value(address) > m_options.maxPerAddress) {
        if (!std::exchange(m_isRefusing, true)) // once, not for each of a flood
            qCWarning(serverLog).noquote() << "too many connections: refused one from" << address.toString();
        greeting->reply(503, "Service Unavailable", "too many connections\n");
    }
}

void FrontDoor::forget(const QHostAddress &address)
{
    --m_connections;
    if (--m_perAddress[address] <= 0)
        m_perAddress.remove(address);
    if (m_connections < m_options.maxConnections)
        m_isRefusing = false;
    if (m_isPaused && m_connections < m_options.maxConnections + Overflow) {
        m_isPaused = false;
        if (m_tcp.isListening())
            m_tcp.resumeAccepting();
    }
}

void FrontDoor::answer(Greeting *greeting, const HttpRequest &request)
{
    if (request.path != RealtimePath && request.path != HealthPath) {
        greeting->reply(404, "Not Found", "nothing here\n");
    } else if (request.method != "GET") {
        greeting->reply(405, "Method Not Allowed", "only GET\n", "Allow: GET\r\nContent-Type: text/plain; charset=utf-8\r\n");
    } else if (request.path == RealtimePath) {
        upgrade(greeting, request);
    } else if (request.isUpgrade) {
        greeting->reply(404, "Not Found", "no WebSocket here\n");
    } else {
        greeting->reply(200, "OK", m_health ? m_health() : QByteArray("{\"status\":\"ok\"}"),
                        "Content-Type: application/json\r\nCache-Control: no-store\r\n");
    }
}

void FrontDoor::upgrade(Greeting *greeting, const HttpRequest &request)
{
    if (!request.isUpgrade) {
        greeting->reply(426, "Upgrade Required", "this is for WebSockets\n",
                        "Upgrade: websocket\r\nContent-Type: text/plain; charset=utf-8\r\n");
        return;
    }
    if (isForeign(request)) {
        greeting->reply(403, "Forbidden", "not for pages of other sites\n");
        return;
    }
    greeting->handOver(request.token);
    m_upgrading.insert(greeting->socket(), greeting);
    m_webSockets->handleConnection(greeting->socket());
}

void FrontDoor::takeUpgraded()
{
    while (QWebSocket *webSocket = m_webSockets->nextPendingConnection()) {
        // QWebSocket does not tell which socket it took; the peer's address and port do.
        LingeringSocket *tcpSocket = nullptr;
        for (auto it = m_upgrading.cbegin(); it != m_upgrading.cend() && tcpSocket == nullptr; ++it) {
            if (it.key()->peerPort() == webSocket->peerPort() && it.key()->peerAddress() == webSocket->peerAddress())
                tcpSocket = it.key();
        }
        if (tcpSocket == nullptr) { // died in the same turn of the loop
            connect(webSocket, &QWebSocket::disconnected, webSocket, &QObject::deleteLater);
            webSocket->abort();
            continue;
        }
        Greeting *greeting = m_upgrading.take(tcpSocket);
        tcpSocket->disconnect(greeting);
        const std::optional<QString> token = greeting->token();
        greeting->finish();
        webSocket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(Protocol::MaxFrameBytes));
        webSocket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(Protocol::MaxFrameBytes));
        Q_EMIT visited({webSocket, tcpSocket, token});
    }
}

} // namespace Lanban
