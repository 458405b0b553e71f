// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websockettransport.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

WebSocketTransport::WebSocketTransport(const Options &options, QObject *parent) : QObject(parent), m_options(options)
{
    m_deadline.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_ping.setInterval(m_options.pingMs);
    m_silence.setInterval(m_options.silenceMs);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(AbnormalClosure, tr("The server does not answer.")); });
    connect(&m_silence, &QTimer::timeout, this, [this] { finish(AbnormalClosure, tr("The server went silent.")); });
    connect(&m_ping, &QTimer::timeout, this, [this] {
        if (m_socket)
            m_socket->ping();
    });
}

WebSocketTransport::~WebSocketTransport()
{
    drop();
}

void WebSocketTransport::open(const QUrl &url)
{
    drop();
    auto *socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket = socket;
    socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(m_options.maxMessageBytes));
    socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(m_options.maxMessageBytes));
    connect(socket, &QWebSocket::connected, this, [this] {
        m_deadline.stop();
        m_connected = true;
        m_ping.start();
        heard();
        Q_EMIT opened();
    });
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        heard();
        Q_EMIT textReceived(text.toUtf8());
    });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &frame) {
        heard();
        Q_EMIT binaryReceived(frame);
    });
    connect(socket, &QWebSocket::pong, this, [this] { heard(); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        // 1005 is Qt's for "the peer gave no code".
        const auto code = static_cast<quint16>(socket->closeCode());
        finish(m_connected && code != 1000 ? code : AbnormalClosure,
               socket->closeReason().isEmpty() ? socket->errorString() : socket->closeReason());
    });
    // A failed handshake reports its error twice and may then leave the socket "connecting": one is enough.
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this, socket] {
        if (!m_connected)
            finish(AbnormalClosure, socket->errorString());
    });
    m_deadline.start(m_options.connectMs);
    socket->open(url);
}

void WebSocketTransport::sendText(const QByteArray &utf8)
{
    if (m_socket && m_connected)
        m_socket->sendTextMessage(QString::fromUtf8(utf8));
}

void WebSocketTransport::close(quint16 code, const QString &reason)
{
    if (!m_socket)
        return;
    if (!m_connected)
        return finish(AbnormalClosure, reason);
    m_ping.stop();
    m_deadline.start(m_options.closeMs);
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void WebSocketTransport::heard()
{
    m_silence.start();
}

void WebSocketTransport::finish(quint16 code, const QString &reason)
{
    if (!m_socket)
        return;
    drop();
    Q_EMIT closed(code, reason);
}

void WebSocketTransport::drop()
{
    m_deadline.stop();
    m_ping.stop();
    m_silence.stop();
    m_connected = false;
    if (QWebSocket *socket = m_socket) {
        m_socket.clear();
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

} // namespace Lanban
