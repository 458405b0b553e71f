// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

namespace Lanban {

//! One WebSocket connection after another to one place, each with an end.
//!
//! Connecting, an answer to nothing for 60 s and a close that the peer does not answer all have
//! deadlines of their own; whatever happens, every open() ends in one closed().
class WebSocketTransport : public QObject
{
    Q_OBJECT

public:
    struct Options {
        int connectMs = 10000;
        int pingMs = 25000;
        int silenceMs = 60000; //!< nothing came for so long, not even a pong
        int closeMs = 2000; //!< how long a close may take before the socket is torn down
        qint64 maxMessageBytes = 512 * 1024;
    };
    //! Codes of closed() that no peer sends: RFC 6455 reserves them for this.
    static constexpr quint16 AbnormalClosure = 1006;

    explicit WebSocketTransport(const Options &options, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    //! Opens \a url; an open connection is torn down first, without a closed().
    void open(const QUrl &url);
    [[nodiscard]] bool isOpen() const { return m_connected; }
    void sendText(const QByteArray &utf8);
    //! Tears the connection down at once, without a closed().
    void drop();
    //! Ends the connection; closed() follows.
    void close(quint16 code, const QString &reason);

Q_SIGNALS:
    void opened();
    void textReceived(const QByteArray &utf8);
    void binaryReceived(const QByteArray &frame);
    //! The peer's close code, or AbnormalClosure; \a reason in the system's or the peer's words.
    void closed(quint16 code, const QString &reason);

private:
    void finish(quint16 code, const QString &reason);
    void heard();

    Options m_options;
    QPointer<QWebSocket> m_socket;
    bool m_connected = false;
    QTimer m_deadline; //!< for connecting, and for closing
    QTimer m_ping;
    QTimer m_silence;
};

} // namespace Lanban
