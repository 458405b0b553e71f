// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"

#include "server/servercore.h"

#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
QString urlHost(const QHostAddress &address)
{
    if (address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4))
        return u"127.0.0.1"_s;
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        return u"[::1]"_s;
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u"[%1]"_s.arg(address.toString()) : address.toString();
}
} // namespace

QString ServerAddress::text() const
{
    return u"%1:%2"_s.arg(urlHost(address)).arg(port);
}

QString ServerAddress::reachableText() const
{
    const bool isAny = address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
    if (!isAny)
        return text();
    const QList<QHostAddress> addresses = networkAddresses();
    return addresses.isEmpty() ? text() : u"%1:%2"_s.arg(addresses.constFirst().toString()).arg(port);
}

QList<QHostAddress> ServerAddress::networkAddresses()
{
    QList<QHostAddress> addresses;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        constexpr auto wanted = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
        if ((interface.flags() & wanted) != wanted || interface.flags().testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol && !entry.ip().isLinkLocal())
                addresses.append(entry.ip());
        }
    }
    // QHostAddress::isPrivateUse() is Qt 6.6.
    const auto isPrivate = [](const QHostAddress &address) {
        return address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16) || address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8)
            || address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12);
    };
    std::stable_partition(addresses.begin(), addresses.end(), isPrivate);
    return addresses;
}

QUrl ServerAddress::webSocketUrl() const
{
    return QUrl(u"ws://%1/realtime"_s.arg(text()));
}

QUrl ServerAddress::httpUrl() const
{
    return QUrl(u"http://%1"_s.arg(text()));
}

Result<ServerAddress> ServerAddress::parse(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(qMax<qsizetype>(colon, 0));
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (colon < 0 || host.isEmpty())
        return fail(ErrorCode::BadFormat, u"\"%1\" is not HOST:PORT"_s.arg(text));
    if (!isNumber || port > 65535)
        return fail(ErrorCode::BadFormat, u"\"%1\" is no port: it must be 0 to 65535"_s.arg(text.mid(colon + 1)));
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host == "*"_L1)
        return ServerAddress{QHostAddress(QHostAddress::Any), static_cast<quint16>(port)};
    QHostAddress address;
    if (address.setAddress(host))
        return ServerAddress{address, static_cast<quint16>(port)};
    const QHostInfo info = QHostInfo::fromName(host);
    if (info.addresses().isEmpty())
        return fail(ErrorCode::BadFormat, u"there is no host \"%1\""_s.arg(host));
    return ServerAddress{info.addresses().constFirst(), static_cast<quint16>(port)};
}

Server::Server(const ServerOptions &options, QObject *parent) : QObject(parent), m_options(options)
{
    m_thread.setObjectName(u"server"_s);
}

Server::~Server()
{
    stop();
}

Result<ServerAddress> Server::start()
{
    if (m_core != nullptr)
        return fail(ErrorCode::Busy, u"it is running already"_s);
    auto *core = new ServerCore(m_options);
    core->moveToThread(&m_thread);
    connect(core, &ServerCore::usersChanged, this, &Server::usersChanged);
    // Direct: the thread that owns m_thread is the one that waits for its end.
    connect(core, &ServerCore::stopped, &m_thread, &QThread::quit, Qt::DirectConnection);
    connect(&m_thread, &QThread::finished, core, &QObject::deleteLater);
    m_thread.start();
    Result<ServerAddress> started = fail(ErrorCode::Internal, u"the server's thread did not start"_s);
    QMetaObject::invokeMethod(
        core, [core, &started] { started = core->start(); }, Qt::BlockingQueuedConnection);
    if (started) {
        m_core = core;
    } else {
        m_thread.quit();
        m_thread.wait();
    }
    return started;
}

void Server::stop()
{
    if (m_core == nullptr)
        return;
    QMetaObject::invokeMethod(m_core, [core = m_core] { core->stop(); });
    m_core = nullptr;
    m_thread.wait();
}

Result<ServerAddress> Server::rebind(const QHostAddress &address, quint16 port)
{
    if (m_core == nullptr)
        return fail(ErrorCode::Network, u"the server is not running"_s);
    Result<ServerAddress> bound = fail(ErrorCode::Internal, u"the server did not answer"_s);
    QMetaObject::invokeMethod(
        m_core, [core = m_core, &bound, address, port] { bound = core->rebind(address, port); }, Qt::BlockingQueuedConnection);
    if (bound) {
        m_options.address = bound->address;
        m_options.port = bound->port;
    }
    return bound;
}

void Server::post(std::function<void(Administration &)> work)
{
    if (m_core == nullptr)
        return; // the promise goes with the work: its future is cancelled
    QMetaObject::invokeMethod(m_core, [core = m_core, work = std::move(work)] { work(core->administration()); });
}

} // namespace Lanban
