// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessions.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

Sessions::Sessions(const QString &folder, const Clock &clock, IdSource &ids, QObject *parent)
    : QObject(parent), m_folder(folder), m_clock(clock), m_ids(ids), m_accounts(QDir(folder).filePath(u"accounts.json"_s))
{
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
            Q_EMIT trouble(made.error());
    }
    return {};
}

Session *Sessions::find(const QString &serverId) const
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [&](const Session *session) { return session->account().serverId == serverId; });
    return found == m_sessions.end() ? nullptr : *found;
}

Session *Sessions::findByUrl(const QUrl &url) const
{
    const auto account = m_accounts.findByUrl(url);
    return account ? find(account->serverId) : nullptr;
}

Result<Session *> Sessions::put(const Account &account)
{
    if (auto kept = m_accounts.put(account); !kept)
        return failWith(kept.error());
    if (Session *session = find(account.serverId)) {
        session->setAccount(account);
        return session;
    }
    return make(account);
}

Result<Session *> Sessions::make(const Account &account)
{
    const QString path = cachePath(account.serverId);
    auto opened = CacheStore::openOrSalvage(path, m_clock.nowMs());
    if (!opened)
        return failWith(opened.error());
    if (!opened->movedTo.isEmpty())
        Q_EMIT salvaged(opened->movedTo, opened->saved);
    auto *session = new Session(account, std::move(opened->store), m_clock, m_ids, this);
    if (auto loaded = session->load(); !loaded) {
        delete session;
        return failWith(loaded.error());
    }
    connect(session, &Session::accountChanged, this, [this, session] {
        if (auto kept = m_accounts.put(session->account()); !kept)
            Q_EMIT trouble(kept.error());
    });
    connect(session, &Session::trouble, this, &Sessions::trouble);
    m_sessions.append(session);
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
    connect(session, &QObject::destroyed, this, [path = cachePath(serverId)] {
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(path + suffix);
    });
    session->deleteLater();
}

} // namespace Lanban
