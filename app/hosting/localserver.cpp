// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosting/localserver.h"

#include "app/session/sessions.h"
#include "app/viewmodel/profilesettings.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// The own server's account; others have ids of their own making, which are longer.
const QString LocalId = u"local"_s;
} // namespace

LocalServer::LocalServer(HostBackend &backend, Sessions &sessions, ProfileSettings &profile, QObject *parent)
    : QObject(parent), m_backend(backend), m_sessions(sessions), m_profile(profile)
{
}

Session *LocalServer::session() const
{
    return m_sessions.find(LocalId);
}

Result<Session *> LocalServer::ensure()
{
    if (m_backend.isRunning() && session())
        return session();
    const auto access = m_backend.start({m_profile.displayName(), m_profile.color()});
    if (!access)
        return failWith(access.error());
    return take(*access);
}

Result<quint16> LocalServer::setOpen(bool toNetwork, quint16 port)
{
    const auto access = m_backend.setOpen(toNetwork, port);
    if (!access)
        return failWith(access.error());
    if (auto taken = take(*access); !taken)
        return failWith(taken.error());
    return access->port;
}

Result<Session *> LocalServer::take(const HostAccess &access)
{
    Account account;
    account.serverId = LocalId;
    account.name = tr("This computer");
    account.url = access.url;
    account.token = access.token;
    account.userId = access.userId;
    account.userName = m_profile.displayName();
    account.userColor = m_profile.color();
    account.isLocal = true;
    auto session = m_sessions.put(account);
    if (session)
        (*session)->start();
    return session;
}

} // namespace Lanban
