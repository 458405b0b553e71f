// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"

#include "core/protocol/entitycodec.h"
#include "core/sql/database.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! The mutations of one table of a damaged file, as far as they can be read.
QList<Mutation> readableMutations(Database &database, const QString &sql)
{
    QList<Mutation> mutations;
    auto rows = database.run(sql);
    while (rows) {
        const auto more = rows->next();
        if (!more || !*more)
            break;
        const auto mutation = Protocol::mutationFromJson(QJsonDocument::fromJson(rows->text(0).toUtf8()).object());
        if (mutation)
            mutations.append(*mutation);
    }
    return mutations;
}

//! What of the user's work can still be read from the damaged file at \a path.
QList<StoreOp> rescue(const QString &path)
{
    QList<StoreOp> ops;
    Database::Options options;
    options.readOnly = true;
    auto database = Database::open(path, options);
    if (!database)
        return ops;
    quint64 n = 0;
    // Counted anew under a new client id; the muids stay, so what the server had is not done twice.
    for (Mutation mutation : readableMutations(**database, u"SELECT mutation FROM outbox ORDER BY n"_s)) {
        mutation.mid = ++n;
        ops.append(PutOutbox{{n, mutation, false, OutboxEntry::State::Queued, {}}});
    }
    for (const Mutation &mutation : readableMutations(**database, u"SELECT mutation FROM tray ORDER BY at, muid"_s))
        ops.append(PutTray{{mutation, ErrorCode::Storage, u"the cache was damaged"_s, {}, {}, mutation.at}});
    if (!ops.isEmpty())
        ops.prepend(PutIdentity{{}, n + 1, n + 1, {}});
    return ops;
}

} // namespace

Result<CacheStore::Opened> CacheStore::openOrSalvage(const QString &path, qint64 nowMs)
{
    auto store = open(path);
    if (store) {
        // Only all of it shows whether it is sound.
        const auto data = (*store)->load();
        if (data)
            return Opened{std::move(*store), {}, 0};
        if (data.error().code != ErrorCode::Storage)
            return failWith(data.error());
        store->reset();
    }
    if (!QFile::exists(path) || (!store && store.error().code == ErrorCode::Busy))
        return failWith(store ? Error{ErrorCode::Storage, u"the cache can't be opened"_s, path} : store.error());

    const QList<StoreOp> rescued = rescue(path);
    const QString movedTo = u"%1.damaged-%2"_s.arg(path).arg(nowMs);
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(path + suffix))
            QFile::rename(path + suffix, movedTo + suffix);
    }
    if (!QFile::rename(path, movedTo))
        return fail(ErrorCode::Storage, u"the damaged cache can't be moved aside"_s, path);
    auto fresh = open(path);
    if (!fresh)
        return failWith(fresh.error());
    if (!rescued.isEmpty()) {
        if (auto done = (*fresh)->commit(rescued); !done)
            return failWith(done.error());
    }
    return Opened{std::move(*fresh), movedTo, static_cast<int>(std::max<qsizetype>(0, rescued.size() - 1))};
}

} // namespace Lanban
