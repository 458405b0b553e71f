// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/embeddedserver.h"

#include "core/formats/boardbuilder.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// Each board takes two: its own, and its team's.
constexpr int Rooms = 1024;

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
    server.hub.limits.rooms = Rooms;
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
        QString token;
    };
    auto future = m_server.administer([options = m_options](Administration &administration) -> Result<Settled> {
        const auto owner = administration.ensureOwner(options.userName, options.userColor);
        if (!owner)
            return failWith(owner.error());
        const auto token = administration.issueToken(*owner, Administration::GuestTokenMs);
        if (!token)
            return failWith(token.error());
        return Settled{*owner, token->token};
    });
    future.waitForFinished();
    if (future.resultCount() == 0)
        return fail(ErrorCode::Cancelled, u"the server stopped"_s);
    const Result<Settled> settled = future.result();
    if (!settled)
        return failWith(settled.error());
    m_owner = settled->user;
    m_access.userId = settled->user.id;
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
    if (reach == Reach::ThisMachine) {
        auto ended = m_server.administer([](Administration &administration) { return administration.endInvites(); });
        ended.waitForFinished();
        if (ended.resultCount() == 0)
            return fail(ErrorCode::Cancelled, u"the server stopped"_s);
        if (const auto done = ended.result(); !done)
            return failWith(done.error());
    }
    return m_access;
}

ImportContext EmbeddedServer::importContext(qint64 nowMs) const
{
    return {TeamId(SystemIdSource().next()), m_owner.id, m_owner.name, m_owner.color, nowMs};
}

QFuture<Result<NewBoard>> EmbeddedServer::importBoard(const ImportedBoard &board)
{
    return m_server.administer(
        [owner = m_owner, board](Administration &administration) { return administration.importBoardAlone(board, owner); });
}

QFuture<Result<NewBoard>> EmbeddedServer::createBoard(const QString &name, const QString &description)
{
    SystemIdSource ids;
    BoardBuilder builder(importContext(SystemClock().nowMs()), ids);
    builder.setBoard(name, description);
    return importBoard(builder.finish());
}

QFuture<Result<InviteLink>> EmbeddedServer::createInvite(const BoardId &board, Role role, qint64 ttlMs, const QString &host)
{
    const quint16 port = m_access.address.port;
    return m_server.administer([board, role, ttlMs, host, port](Administration &administration) -> Result<InviteLink> {
        const auto code = administration.lastingInvite(board, role, ttlMs);
        if (!code)
            return failWith(code.error());
        InviteLink link;
        link.host = host;
        link.port = port;
        link.invite = *code;
        return link;
    });
}

QFuture<Result<void>> EmbeddedServer::setJoinableByAddress(const QList<BoardId> &boards)
{
    return m_server.administer([boards](Administration &administration) { return administration.setOpenBoards(boards); });
}

QStringList EmbeddedServer::networkAddresses()
{
    QStringList addresses;
    for (const QHostAddress &address : ServerAddress::networkAddresses())
        addresses.append(address.toString());
    return addresses;
}

} // namespace Lanban
