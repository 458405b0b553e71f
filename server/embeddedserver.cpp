// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/embeddedserver.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
QHostAddress addressOf(EmbeddedServer::Reach reach)
{
    return QHostAddress(reach == EmbeddedServer::Reach::Network ? QHostAddress::AnyIPv4 : QHostAddress::LocalHost);
}

ServerOptions serverOptions(const EmbeddedServer::Options &options)
{
    ServerOptions server;
    server.dataDir = options.dataDir;
    server.address = addressOf(options.reach);
    server.port = options.port;
    server.keepPort = true;
    return server;
}
} // namespace

EmbeddedServer::EmbeddedServer(const Options &options, QObject *parent)
    : QObject(parent), m_options(options), m_server(serverOptions(options))
{
    connect(&m_server, &Server::usersChanged, this, &EmbeddedServer::usersChanged);
}

Result<LocalAccess> EmbeddedServer::start()
{
    const auto address = m_server.start();
    if (!address)
        return failWith(address.error());
    m_access.address = *address;
    m_access.url = address->webSocketUrl();
    if (auto settled = settle(); !settled) {
        m_server.stop();
        return failWith(settled.error());
    }
    return m_access;
}

Result<void> EmbeddedServer::settle()
{
    struct Settled {
        UserRow user;
        TeamId team;
        QString token;
    };
    auto future = m_server.administer([options = m_options](Administration &administration) -> Result<Settled> {
        const auto owner = administration.ensureOwner(options.userName, options.userColor, options.teamName);
        if (!owner)
            return failWith(owner.error());
        const auto token = administration.issueToken(owner->user, Administration::GuestTokenMs);
        if (!token)
            return failWith(token.error());
        return Settled{owner->user, owner->team, token->token};
    });
    future.waitForFinished();
    if (future.resultCount() == 0)
        return fail(ErrorCode::Cancelled, u"the server stopped"_s);
    const Result<Settled> settled = future.result();
    if (!settled)
        return failWith(settled.error());
    m_owner = settled->user;
    m_access.userId = settled->user.id;
    m_access.teamId = settled->team;
    m_access.token = settled->token;
    return {};
}

void EmbeddedServer::stop()
{
    m_server.stop();
}

Result<LocalAccess> EmbeddedServer::setReach(Reach reach, quint16 port)
{
    const auto address = m_server.rebind(addressOf(reach), port == 0 ? m_access.address.port : port);
    if (!address)
        return failWith(address.error());
    m_access.address = *address;
    m_access.url = address->webSocketUrl();
    return m_access;
}

ImportContext EmbeddedServer::importContext(qint64 nowMs) const
{
    return {m_access.teamId, m_owner.id, m_owner.name, m_owner.color, nowMs};
}

QFuture<Result<void>> EmbeddedServer::importBoard(const ImportedBoard &board)
{
    return m_server.administer(
        [team = m_access.teamId, board](Administration &administration) { return administration.importBoard(team, board); });
}

QFuture<Result<InviteLink>> EmbeddedServer::createInvite(const BoardId &board, Role role, qint64 ttlMs, const QString &host)
{
    const quint16 port = m_access.address.port;
    return m_server.administer([board, role, ttlMs, host, port](Administration &administration) -> Result<InviteLink> {
        const auto invite = administration.createInvite(board, role, ttlMs, {});
        if (!invite)
            return failWith(invite.error());
        InviteLink link;
        link.host = host;
        link.port = port;
        link.invite = invite->code;
        return link;
    });
}

QStringList EmbeddedServer::networkAddresses()
{
    QStringList addresses;
    for (const QHostAddress &address : ServerAddress::networkAddresses())
        addresses.append(address.toString());
    return addresses;
}

} // namespace Lanban
