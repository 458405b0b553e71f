// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessions.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// A disk that is full takes somebody to clean it up.
constexpr int RetryMs = 15000;
} // namespace

Sessions::Sessions(const QString &folder, const Clock &clock, IdSource &ids, QObject *parent, const SessionOptions &options)
    : QObject(parent)
    , m_folder(folder)
    , m_clock(clock)
    , m_ids(ids)
    , m_options(options)
    , m_accounts(QDir(folder).filePath(u"accounts.json"_s))
{
    m_retry.setInterval(RetryMs);
    connect(&m_retry, &QTimer::timeout, this, &Sessions::retry);
}

QString Sessions::cachePath(const QString &serverId) const
{
    return QDir(m_folder).filePath(u"cache-%1.sqlite"_s.arg(serverId));
}

Result<void> Sessions::load()
{
    if (auto read = m_accounts.load(); !read)
        return read;
    const QList<Account> accounts = m_accounts.all();
    for (const Account &account : accounts) {
        if (auto made = make(account); !made)
            keepUnopened(account, made.error());
    }
    return {};
}

void Sessions::keepUnopened(const Account &account, const Error &why)
{
    m_retry.start();
    if (m_unopened.value(account.serverId) == why)
        return;
    m_unopened.insert(account.serverId, why);
    Q_EMIT unopened(account, why);
}

std::optional<Error> Sessions::whyUnopened(const QString &serverId) const
{
    const auto found = m_unopened.find(serverId);
    return found == m_unopened.end() ? std::nullopt : std::optional(*found);
}

void Sessions::retry()
{
    m_retry.stop();
    const QStringList ids = m_unopened.keys();
    for (const QString &id : ids) {
        const auto account = m_accounts.find(id);
        if (!account || find(id))
            continue;
        if (auto made = make(*account))
            Q_EMIT recovered(*made);
        else
            keepUnopened(*account, made.error());
    }
}

Session *Sessions::find(const QString &serverId) const
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [&](const Session *session) { return session->account().serverId == serverId; });
    return found == m_sessions.end() ? nullptr : *found;
}

Result<Session *> Sessions::put(const Account &account)
{
    const bool isNew = !m_accounts.find(account.serverId);
    if (auto kept = m_accounts.put(account); !kept)
        return failWith(kept.error());
    if (Session *session = find(account.serverId)) {
        session->setAccount(account);
        return session;
    }
    const bool hadFile = QFile::exists(cachePath(account.serverId));
    auto made = make(account);
    if (!made && isNew) {
        if (auto done = m_accounts.remove(account.serverId); !done)
            Q_EMIT trouble(done.error());
        if (!hadFile)
            removeFiles(account.serverId);
    }
    return made;
}

void Sessions::removeFiles(const QString &serverId) const
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(cachePath(serverId) + suffix);
}

Result<Session *> Sessions::make(const Account &account)
{
    const QString path = cachePath(account.serverId);
    auto opened = CacheStore::openOrSalvage(path, m_clock.nowMs());
    if (!opened)
        return failWith(opened.error());
    if (!opened->movedTo.isEmpty())
        Q_EMIT salvaged(opened->movedTo, opened->saved);
    auto *session = new Session(account, std::move(opened->store), m_clock, m_ids, this, m_options);
    if (auto loaded = session->load(); !loaded) {
        delete session;
        return failWith(loaded.error());
    }
    connect(session, &Session::accountChanged, this, [this, session] {
        if (auto kept = m_accounts.put(session->account()); !kept)
            Q_EMIT trouble(kept.error());
    });
    m_sessions.append(session);
    m_unopened.remove(account.serverId);
    Q_EMIT added(session);
    return session;
}

void Sessions::remove(const QString &serverId)
{
    Session *session = find(serverId);
    if (!session)
        return;
    if (auto done = m_accounts.remove(serverId); !done)
        Q_EMIT trouble(done.error());
    m_sessions.removeOne(session);
    session->stop();
    Q_EMIT removed(session);
    // Its files once it has let go of them.
    connect(session, &QObject::destroyed, this, [this, serverId] { removeFiles(serverId); });
    session->deleteLater();
}

} // namespace Lanban
