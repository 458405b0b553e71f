// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdoor/lingeringsocket.h"

namespace Lanban {

LingeringSocket::LingeringSocket(QObject *parent) : QTcpSocket(parent)
{
    m_quiet.setInterval(QuietMs);
    m_limit.setSingleShot(true);
    m_limit.setInterval(LimitMs);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        if (bytesToWrite() == 0)
            finish();
    });
    connect(&m_limit, &QTimer::timeout, this, &LingeringSocket::finish);
    connect(this, &QTcpSocket::disconnected, this, [this] {
        m_quiet.stop();
        m_limit.stop();
    });
}

LingeringSocket::~LingeringSocket()
{
    // The base class would do it later, when this is a LingeringSocket no more to those who are told.
    drop();
    disconnect(this, nullptr, this, nullptr);
}

void LingeringSocket::close()
{
    if (m_isLingering)
        return;
    if (!m_mayLinger || state() != ConnectedState) {
        QTcpSocket::close();
        return;
    }
    m_isLingering = true;
    disconnect(this, &QIODevice::readyRead, nullptr, nullptr);
    setReadBufferSize(0);
    connect(this, &QIODevice::readyRead, this, &LingeringSocket::discard);
    m_limit.start();
    discard();
}

void LingeringSocket::drop()
{
    m_mayLinger = false;
    m_isLingering = false;
    abort();
}

void LingeringSocket::discard()
{
    skip(bytesAvailable());
    m_quiet.start();
}

void LingeringSocket::finish()
{
    m_quiet.stop();
    m_limit.stop();
    m_mayLinger = false;
    m_isLingering = false;
    QTcpSocket::close();
}

} // namespace Lanban
