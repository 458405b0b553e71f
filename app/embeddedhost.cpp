// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embeddedhost.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

constexpr qint64 InviteMs = 30LL * 24 * 3600 * 1000;

HostAccess hostAccess(const LocalAccess &access)
{
    return {access.url, access.token, access.userId, access.address.port};
}

Result<HostedBoard> hostedBoard(const Result<NewBoard> &board)
{
    if (!board)
        return failWith(board.error());
    return HostedBoard{board->teamId, board->boardId};
}

} // namespace

EmbeddedHost::EmbeddedHost(const QString &dataDir, QObject *parent) : HostBackend(parent), m_dataDir(dataDir) { }

EmbeddedHost::~EmbeddedHost()
{
    EmbeddedHost::stop();
}

bool EmbeddedHost::isRunning() const
{
    return m_server && m_server->isRunning();
}

Result<HostAccess> EmbeddedHost::start(const HostIdentity &identity)
{
    if (isRunning())
        return hostAccess(m_server->access());
    if (!QDir().mkpath(m_dataDir))
        return fail(ErrorCode::Storage, u"the folder can't be made"_s, m_dataDir);
    EmbeddedServer::Options options;
    options.dataDir = m_dataDir;
    options.userName = identity.userName;
    options.userColor = identity.userColor;
    m_server = std::make_unique<EmbeddedServer>(options);
    connect(m_server.get(), &EmbeddedServer::usersChanged, this, [this](const QList<ConnectedUser> &users) {
        QList<HostedPerson> people;
        for (const ConnectedUser &user : users)
            people.append({user.id, user.name, user.color});
        Q_EMIT peopleChanged(people);
    });
    const auto access = m_server->start();
    if (!access) {
        m_server.reset();
        return failWith(access.error());
    }
    return hostAccess(*access);
}

void EmbeddedHost::stop()
{
    if (m_server)
        m_server->stop();
    m_server.reset();
}

Result<HostAccess> EmbeddedHost::setOpen(bool toNetwork, quint16 port)
{
    if (!isRunning())
        return fail(ErrorCode::Network, u"the server is not running"_s);
    const auto access = m_server->setReach(toNetwork ? EmbeddedServer::Reach::Network : EmbeddedServer::Reach::ThisMachine, port);
    if (!access)
        return failWith(access.error());
    return hostAccess(*access);
}

ImportContext EmbeddedHost::importContext(qint64 nowMs) const
{
    return m_server->importContext(nowMs);
}

QFuture<Result<HostedBoard>> EmbeddedHost::importBoard(const ImportedBoard &board)
{
    return m_server->importBoard(board).then(hostedBoard);
}

QFuture<Result<HostedBoard>> EmbeddedHost::createBoard(const QString &name, const QString &description)
{
    return m_server->createBoard(name, description).then(hostedBoard);
}

QFuture<Result<InviteLink>> EmbeddedHost::createInvite(const BoardId &board, const QString &host)
{
    return m_server->createInvite(board, Role::Member, InviteMs, host);
}

QFuture<Result<void>> EmbeddedHost::setJoinableByAddress(const QList<BoardId> &boards)
{
    return m_server->setJoinableByAddress(boards);
}

QStringList EmbeddedHost::networkAddresses() const
{
    return EmbeddedServer::networkAddresses();
}

} // namespace Lanban
