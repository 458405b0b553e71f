// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosting/hostbackend.h"

namespace Lanban {

class ProfileSettings;
class Session;
class Sessions;

//! The own server together with the session that reaches it: started when it is first needed.
class LocalServer : public QObject
{
    Q_OBJECT

public:
    //! All outlive it.
    LocalServer(HostBackend &backend, Sessions &sessions, ProfileSettings &profile, QObject *parent = nullptr);

    //! The own session, its server running; makes both at the first time.
    [[nodiscard]] Result<Session *> ensure();
    //! Null while there is none.
    [[nodiscard]] Session *session() const;
    [[nodiscard]] HostBackend &backend() const { return m_backend; }
    //! Opens the server to the network under \a port, or closes it; says which port it got.
    [[nodiscard]] Result<quint16> setOpen(bool toNetwork, quint16 port);

private:
    [[nodiscard]] Result<Session *> take(const HostAccess &access);

    HostBackend &m_backend;
    Sessions &m_sessions;
    ProfileSettings &m_profile;
};

} // namespace Lanban
