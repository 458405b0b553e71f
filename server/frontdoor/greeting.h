// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/frontdoor/httprequest.h"
#include "server/frontdoor/lingeringsocket.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace Lanban {

//! One connection from accept() until it is a WebSocket or gone. Looks at what comes without taking
//! it, since the WebSocket handshake wants to read it again.
class Greeting : public QObject
{
    Q_OBJECT

public:
    //! \a deadlineMs from now on the connection is dropped, whatever it is doing.
    Greeting(LingeringSocket *socket, int deadlineMs, QObject *parent);

    [[nodiscard]] LingeringSocket *socket() const { return m_socket; }
    //! Answers and closes.
    void reply(int status, QByteArrayView reason, const QByteArray &body, const QByteArray &headers = {});
    //! Lets go of the socket's signals: someone else reads it now. The deadline stays.
    void handOver(const std::optional<QString> &token);
    //! It is a WebSocket: the deadline is met, and this greeting over.
    void finish();
    [[nodiscard]] const std::optional<QString> &token() const { return m_token; }

Q_SIGNALS:
    void asked(const Lanban::HttpRequest &request);

private:
    void look();

    QPointer<LingeringSocket> m_socket;
    QTimer m_deadline;
    std::optional<QString> m_token;
};

} // namespace Lanban
