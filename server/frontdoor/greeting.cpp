// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdoor/greeting.h"

namespace Lanban {

Greeting::Greeting(LingeringSocket *socket, int deadlineMs, QObject *parent) : QObject(parent), m_socket(socket)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        // Not left to disconnected(): a socket that broke in its first moment does not say it.
        if (m_socket) {
            m_socket->drop();
            m_socket->deleteLater();
        }
        deleteLater();
    });
    m_deadline.start(deadlineMs);
    // One byte more than may come: enough to see that it is too much.
    socket->setReadBufferSize(MaxHeaderBytes + 1);
    connect(socket, &QTcpSocket::readyRead, this, &Greeting::look);
}

void Greeting::look()
{
    auto request = HttpRequest::parse(m_socket->peek(MaxHeaderBytes + 1));
    if (!request) {
        if (request.error().code == ErrorCode::TooLarge)
            reply(431, "Request Header Fields Too Large", "headers too large\n");
        else
            reply(400, "Bad Request", "this is no HTTP request\n");
        return;
    }
    if (*request)
        Q_EMIT asked(**request);
}

void Greeting::reply(int status, QByteArrayView reason, const QByteArray &body, const QByteArray &headers)
{
    QByteArray response = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason.toByteArray() + "\r\n";
    response += headers.isEmpty() ? QByteArray("Content-Type: text/plain; charset=utf-8\r\n") : headers;
    response += "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    m_socket->write(response);
    m_socket->close();
}

void Greeting::handOver(const std::optional<QString> &token)
{
    m_token = token;
    disconnect(m_socket, &QTcpSocket::readyRead, this, nullptr);
    m_socket->setReadBufferSize(0);
}

void Greeting::finish()
{
    m_deadline.stop();
    m_socket = nullptr;
    deleteLater();
}

} // namespace Lanban
