// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>
#include <QTimer>

namespace Lanban {

//! A TCP socket whose close() first lets the peer finish: it goes on reading, and throws away what it reads.
//!
//! Closed at once with something unread, a socket resets the connection, and the peer loses what was
//! sent last: the close frame or the answer that says why.
class LingeringSocket : public QTcpSocket
{
    Q_OBJECT

public:
    explicit LingeringSocket(QObject *parent = nullptr);
    ~LingeringSocket() override;

    //! From now on nobody hears of what comes in any more. Closes once the peer has been quiet for QuietMs after
    //! everything was written, or after LimitMs.
    void close() override;
    //! Gone at once.
    void drop();

    static constexpr int QuietMs = 50;
    static constexpr int LimitMs = 1000;

private:
    void discard();
    void finish();

    QTimer m_quiet;
    QTimer m_limit;
    bool m_isLingering = false;
    bool m_mayLinger = true;
};

} // namespace Lanban
