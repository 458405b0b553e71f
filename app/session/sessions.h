// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

namespace Lanban {

//! All servers of one profile: their accounts in `accounts.json`, a session and a cache file each.
class Sessions : public QObject
{
    Q_OBJECT

public:
    //! \a folder is the profile's; \a clock and \a ids outlive it.
    Sessions(const QString &folder, const Clock &clock, IdSource &ids, QObject *parent = nullptr);

    //! Reads the accounts and makes their sessions; none is started. A cache that can't be read is
    //! moved aside and told by salvaged(); an account whose cache can't be made either by trouble().
    [[nodiscard]] Result<void> load();
    [[nodiscard]] const QList<Session *> &all() const { return m_sessions; }
    //! Null where there is none.
    [[nodiscard]] Session *find(const QString &serverId) const;
    [[nodiscard]] Session *findByUrl(const QUrl &url) const;
    //! Makes a session for \a account, or gives the account to the one that is there.
    [[nodiscard]] Result<Session *> put(const Account &account);
    //! Forgets a server and all that is kept of it.
    void remove(const QString &serverId);
    [[nodiscard]] IdSource &ids() { return m_ids; }

Q_SIGNALS:
    void added(Lanban::Session *session);
    //! It goes when control returns to the event loop.
    void removed(Lanban::Session *session);
    //! Something the user has to know.
    void trouble(const Lanban::Error &error);
    //! A damaged cache is now at \a movedTo; \a saved unsent changes were taken over from it.
    void salvaged(const QString &movedTo, int saved);

private:
    [[nodiscard]] Result<Session *> make(const Account &account);
    [[nodiscard]] QString cachePath(const QString &serverId) const;

    QString m_folder;
    const Clock &m_clock;
    IdSource &m_ids;
    Accounts m_accounts;
    QList<Session *> m_sessions;
};

} // namespace Lanban
