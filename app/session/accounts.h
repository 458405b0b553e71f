// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace Lanban {

//! One server this profile knows, and how to get in.
struct Account {
    QString serverId; //!< ours: names the cache file
    QString name; //!< what the sidebar calls it
    QUrl url; //!< of the WebSocket
    QString token;
    QString invite; //!< to be traded for a token by the first hello
    UserId userId; //!< who the server says we are; known after the first welcome
    QString userName;
    QString userColor;
    bool isLocal = false; //!< the server inside this app

    friend bool operator==(const Account &, const Account &) = default;
};

//! The servers of one profile, in one JSON file that only its owner can read (0600).
//!
//! The tokens are in it in plain text. That is a decision: the cache beside it holds the same user's
//! boards in plain text too, so whoever can read the one can read the other; a key ring that is absent,
//! locked or broken would keep people from their own work; and a token opens one server only, for a year
//! at most. A key ring comes later, as a choice.
class Accounts
{
public:
    //! Nothing is read until load().
    explicit Accounts(QString path);

    //! An absent file is an empty list. Storage, or BadFormat when the file is damaged; then it is left as it is.
    [[nodiscard]] Result<void> load();
    [[nodiscard]] const QList<Account> &all() const { return m_accounts; }
    [[nodiscard]] std::optional<Account> find(const QString &serverId) const;
    //! The account of this address, so that a second invite to a server does not make a second one.
    [[nodiscard]] std::optional<Account> findByUrl(const QUrl &url) const;
    //! Adds \a account, or replaces the one with its id; on the disk when it returns.
    [[nodiscard]] Result<void> put(const Account &account);
    [[nodiscard]] Result<void> remove(const QString &serverId);

private:
    [[nodiscard]] Result<void> save() const;

    QString m_path;
    QList<Account> m_accounts;
};

} // namespace Lanban
