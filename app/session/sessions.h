// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QHash>
#include <QTimer>

namespace Lanban {

//! All servers of one profile: their accounts in `accounts.json`, a session and a cache file each.
class Sessions : public QObject
{
    Q_OBJECT

public:
    //! \a folder is the profile's; \a clock and \a ids outlive it.
    Sessions(const QString &folder, const Clock &clock, IdSource &ids, QObject *parent = nullptr,
             const SessionOptions &options = {});

    //! Reads the accounts and makes their sessions; none is started. A damaged cache is moved aside
    //! and told by salvaged(); one that can't be opened now stays as it is, is told by unopened() and
    //! tried again from time to time.
    [[nodiscard]] Result<void> load();
    [[nodiscard]] const QList<Session *> &all() const { return m_sessions; }
    //! Null where there is none.
    [[nodiscard]] Session *find(const QString &serverId) const;
    //! Any account, also one without a session because its cache can't be opened.
    [[nodiscard]] std::optional<Account> account(const QString &serverId) const { return m_accounts.find(serverId); }
    [[nodiscard]] std::optional<Account> accountOf(const QUrl &url) const { return m_accounts.findByUrl(url); }
    //! Why the cache of that account could not be opened; nothing where it is open.
    [[nodiscard]] std::optional<Error> whyUnopened(const QString &serverId) const;
    //! Tries once more to open what could not be opened.
    void retry();
    //! Makes a session for \a account, or gives the account to the one that is there. A new account
    //! that gets none leaves nothing behind.
    [[nodiscard]] Result<Session *> put(const Account &account);
    //! Forgets a server and all that is kept of it.
    void remove(const QString &serverId);
    [[nodiscard]] IdSource &ids() { return m_ids; }

Q_SIGNALS:
    void added(Lanban::Session *session);
    //! It goes when control returns to the event loop.
    void removed(Lanban::Session *session);
    //! Something the user has to know; a session tells its own troubles itself.
    void trouble(const Lanban::Error &error);
    //! A damaged cache is now at \a movedTo; \a saved changes and drafts were taken over from it.
    void salvaged(const QString &movedTo, int saved);
    //! The cache of \a account can't be opened now, and was left as it is.
    void unopened(const Lanban::Account &account, const Lanban::Error &why);
    //! It could be opened after all; not started yet.
    void recovered(Lanban::Session *session);

private:
    [[nodiscard]] Result<Session *> make(const Account &account);
    void keepUnopened(const Account &account, const Error &why);
    void removeFiles(const QString &serverId) const;
    [[nodiscard]] QString cachePath(const QString &serverId) const;

    QString m_folder;
    const Clock &m_clock;
    IdSource &m_ids;
    SessionOptions m_options;
    Accounts m_accounts;
    QList<Session *> m_sessions;
    QHash<QString, Error> m_unopened; //!< by serverId
    QTimer m_retry;
};

} // namespace Lanban
