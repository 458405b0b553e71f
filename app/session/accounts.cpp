// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/accounts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

QJsonObject toJson(const Account &account)
{
    return {
        {u"serverId"_s, account.serverId}, {u"name"_s, account.name},           {u"url"_s, account.url.toString()},
        {u"token"_s, account.token},       {u"invite"_s, account.invite},       {u"userId"_s, account.userId.value()},
        {u"userName"_s, account.userName}, {u"userColor"_s, account.userColor}, {u"isLocal"_s, account.isLocal},
    };
}

Account fromJson(const QJsonObject &object)
{
    Account account;
    account.serverId = object[u"serverId"].toString();
    account.name = object[u"name"].toString();
    account.url = QUrl(object[u"url"].toString());
    account.token = object[u"token"].toString();
    account.invite = object[u"invite"].toString();
    account.userId = UserId(object[u"userId"].toString());
    account.userName = object[u"userName"].toString();
    account.userColor = object[u"userColor"].toString();
    account.isLocal = object[u"isLocal"].toBool();
    return account;
}

} // namespace

Accounts::Accounts(QString path) : m_path(std::move(path)) { }

Result<void> Accounts::load()
{
    m_accounts.clear();
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, file.errorString(), m_path);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isArray())
        return fail(ErrorCode::BadFormat, u"%1 at offset %2"_s.arg(error.errorString()).arg(error.offset), m_path);
    const QJsonArray rows = document.array();
    for (const QJsonValue &row : rows) {
        const Account account = fromJson(row.toObject());
        // The id becomes a file name.
        if (!isValidId(account.serverId))
            return fail(ErrorCode::BadFormat, u"an account without a valid serverId"_s, m_path);
        m_accounts.append(account);
    }
    return {};
}

std::optional<Account> Accounts::find(const QString &serverId) const
{
    const auto it = std::find_if(m_accounts.begin(), m_accounts.end(),
                                 [&](const Account &account) { return account.serverId == serverId; });
    return it == m_accounts.end() ? std::nullopt : std::optional(*it);
}

std::optional<Account> Accounts::findByUrl(const QUrl &url) const
{
    const auto it = std::find_if(m_accounts.begin(), m_accounts.end(),
                                 [&](const Account &account) { return !account.isLocal && account.url == url; });
    return it == m_accounts.end() ? std::nullopt : std::optional(*it);
}

Result<void> Accounts::put(const Account &account)
{
    const auto it = std::find_if(m_accounts.begin(), m_accounts.end(),
                                 [&](const Account &other) { return other.serverId == account.serverId; });
    if (it == m_accounts.end())
        m_accounts.append(account);
    else if (*it == account)
        return {};
    else
        *it = account;
    return save();
}

Result<void> Accounts::remove(const QString &serverId)
{
    m_accounts.removeIf([&](const Account &account) { return account.serverId == serverId; });
    return save();
}

Result<void> Accounts::save() const
{
    QJsonArray rows;
    for (const Account &account : m_accounts)
        rows.append(toJson(account));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Storage, file.errorString(), m_path);
    // Before anything is in it: the tokens are nobody else's.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(rows).toJson());
    if (!file.commit())
        return fail(ErrorCode::Storage, file.errorString(), m_path);
    return {};
}

} // namespace Lanban
