// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/secondstart.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

// Longer than any link.
constexpr qsizetype MaxLine = 4096;
constexpr int WaitMs = 2000;
constexpr char Taken[] = "taken\n";

//! A socket in the profile, which only its owner can enter.
QString socketName(const QString &folder)
{
    // What a Unix socket's name may have at most is 107 bytes; pipes of Windows have no folders.
    constexpr qsizetype MaxPath = 100;
    const QString path = QDir(folder).absoluteFilePath(u"start"_s);
#ifdef Q_OS_UNIX
    if (path.toLocal8Bit().size() <= MaxPath)
        return path;
#endif
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().first(24);
    const QString name = u"lanban-"_s + QString::fromLatin1(hash);
#ifdef Q_OS_UNIX
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)).filePath(name);
#else
    return name;
#endif
}

} // namespace

SecondStart::SecondStart(const QString &profileFolder, QObject *parent) : QObject(parent), m_name(socketName(profileFolder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SecondStart::take);
}

Result<void> SecondStart::listen()
{
    QLocalServer::removeServer(m_name); // left by a program that was killed: the profile's lock is ours
    if (!m_server.listen(m_name))
        return fail(ErrorCode::Network, m_server.errorString(), m_name);
    return {};
}

void SecondStart::take()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > MaxLine)
                    socket->abort();
                return;
            }
            const QString link = QString::fromUtf8(socket->readLine(MaxLine)).trimmed();
            socket->write(Taken);
            socket->disconnectFromServer(); // once that is written
            Q_EMIT asked(link);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

bool SecondStart::handOver(const QString &profileFolder, const QString &link)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(profileFolder));
    if (!socket.waitForConnected(WaitMs))
        return false;
    socket.write(link.simplified().toUtf8() + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(WaitMs))
            return false;
    }
    return socket.readLine() == Taken;
}

} // namespace Lanban
