// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"

#include "core/protocol/entitycodec.h"
#include "core/sql/database.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

struct Draft {
    QString entity;
    QString field;
    QString text;
    qint64 at = 0;
};

//! What of the user's work could be read from a damaged file.
struct Rescued {
    QList<StoreOp> ops;
    QList<Draft> drafts;
    int saved = 0;
};

QJsonObject objectFrom(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

//! Hands every row of \a select that can be read to \a take, each once; \a keys first columns name it.
//!
//! A damaged page ends a walk: so it goes to it from the first row, and from the last.
void eachReadable(Database &database, const QString &select, int keys, const std::function<void(const Query &)> &take)
{
    QSet<QStringList> seen;
    for (const QString &direction : {u"ASC"_s, u"DESC"_s}) {
        QStringList order;
        for (int i = 1; i <= keys; ++i)
            order.append(u"%1 %2"_s.arg(i).arg(direction));
        auto rows = database.run(u"%1 ORDER BY %2"_s.arg(select, order.join(u',')));
        if (!rows)
            continue;
        for (;;) {
            const auto more = rows->next();
            if (!more)
                break;
            if (!*more)
                return;
            QStringList key;
            for (int i = 0; i < keys; ++i)
                key.append(rows->text(i));
            if (seen.contains(key))
                break;
            seen.insert(key);
            take(*rows);
        }
    }
}

QList<Mutation> mutationsByNumber(Database &database, const QString &table)
{
    QMap<quint64, Mutation> found;
    eachReadable(database, u"SELECT n, mutation FROM "_s + table, 1, [&found](const Query &row) {
        if (const auto mutation = Protocol::mutationFromJson(objectFrom(row.text(1))))
            found.insert(row.unsignedInteger(0), *mutation);
    });
    return found.values();
}

//! With the times by which it is trimmed; an older file has no server's.
QList<JournalEntry> journalOf(Database &database)
{
    QMap<quint64, JournalEntry> found;
    const auto take = [&found](const Query &row, qint64 serverAt) {
        if (const auto mutation = Protocol::mutationFromJson(objectFrom(row.text(1)))) {
            const quint64 n = row.unsignedInteger(0);
            found.insert(n, {n, *mutation, row.integer(2), serverAt});
        }
    };
    eachReadable(database, u"SELECT n, mutation, at, server_at FROM journal"_s, 1,
                 [&take](const Query &row) { take(row, row.integer(3)); });
    if (found.isEmpty())
        eachReadable(database, u"SELECT n, mutation, at FROM journal"_s, 1, [&take](const Query &row) { take(row, 0); });
    return found.values();
}

//! In the order refused; what hangs on another stays with it. The undo steps are not taken over: they say what stands where in a
//! cache that is no more.
QList<TrayEntry> trayOf(Database &database)
{
    QMap<qint64, TrayEntry> found;
    const auto take = [&found](const Query &row, const Muid &cause) {
        if (const auto mutation = Protocol::mutationFromJson(objectFrom(row.text(1)))) {
            found.insert(row.integer(0),
                         {*mutation, errorCodeFromString(row.text(2)).value_or(ErrorCode::Internal), row.text(3),
                          objectFrom(row.text(4)), objectFrom(row.text(5)), row.integer(6), cause});
        }
    };
    eachReadable(database, u"SELECT rowid, mutation, code, message, server, detail, at, cause FROM tray"_s, 1,
                 [&take](const Query &row) { take(row, Muid(row.text(7))); });
    if (found.isEmpty()) // of an earlier version
        eachReadable(database, u"SELECT rowid, mutation, code, message, server, detail, at FROM tray"_s, 1,
                     [&take](const Query &row) { take(row, {}); });
    return found.values();
}

Rescued rescue(const QString &path)
{
    Rescued rescued;
    Database::Options options;
    options.readOnly = true;
    auto database = Database::open(path, options);
    if (!database)
        return rescued;
    quint64 n = 0;
    for (JournalEntry &entry : journalOf(**database)) {
        entry.n = ++n;
        rescued.ops.append(PutJournal{entry});
    }
    // Counted anew under a new client id; the muids stay, so what the server had is not done twice.
    quint64 mid = 0;
    for (Mutation mutation : mutationsByNumber(**database, u"outbox"_s)) {
        mutation.mid = ++mid;
        OutboxEntry entry;
        entry.n = ++n;
        entry.mutation = mutation;
        entry.sent = true; // for all that is known
        rescued.ops.append(PutOutbox{entry});
        ++rescued.saved;
    }
    for (const TrayEntry &entry : trayOf(**database)) {
        rescued.ops.append(PutTray{entry});
        ++rescued.saved;
    }
    eachReadable(**database, u"SELECT entity, field, text, at FROM draft"_s, 2, [&](const Query &row) {
        rescued.drafts.append({row.text(0), row.text(1), row.text(2), row.integer(3)});
        ++rescued.saved;
    });
    if (!rescued.ops.isEmpty())
        rescued.ops.prepend(PutIdentity{{}, mid + 1, n + 1, {}});
    return rescued;
}

//! Opens the file and reads all of it: only that shows whether it is sound.
Result<std::unique_ptr<CacheStore>> openSound(const QString &path)
{
    auto store = CacheStore::open(path);
    if (!store)
        return store;
    if (const auto data = (*store)->load(); !data) {
        Error error = data.error();
        error.path = path;
        return failWith(error);
    }
    return store;
}

void removeFiles(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
}

//! Makes a whole new file at \a path; nothing of it is left when that fails.
Result<void> write(const QString &path, const Rescued &rescued)
{
    removeFiles(path); // of a salvage that ended early
    const auto fill = [&]() -> Result<void> {
        const auto store = CacheStore::open(path);
        if (!store)
            return failWith(store.error());
        if (auto done = (*store)->commit(rescued.ops); !done)
            return done;
        for (const Draft &draft : rescued.drafts) {
            if (auto done = (*store)->saveDraft(draft.entity, draft.field, draft.text, draft.at); !done)
                return done;
        }
        return {};
    };
    auto filled = fill();
    // Closed: its log has gone into it. One that is left is a file that is not whole.
    if (filled && QFile::exists(path + u"-wal"_s))
        filled = fail(ErrorCode::Storage, u"the new cache could not be finished"_s, path);
    if (!filled)
        removeFiles(path);
    return filled;
}

//! Moves what there is of the file and its log; the log must not meet another file under that name.
Result<void> move(const QString &from, const QString &to)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(from + suffix) && !QFile::rename(from + suffix, to + suffix))
            return fail(ErrorCode::Storage, u"the damaged cache can't be moved aside"_s, from + suffix);
    }
    return {};
}

} // namespace

Result<CacheStore::Opened> CacheStore::openOrSalvage(const QString &path, qint64 nowMs)
{
    const QString movedTo = u"%1.damaged-%2"_s.arg(path).arg(nowMs);
    const QString fresh = path + u".salvaged"_s;
    const auto putInPlace = [&]() -> Result<void> {
        if (auto moved = move(path, movedTo); !moved)
            return moved;
        if (!QFile::rename(fresh, path))
            return fail(ErrorCode::Storage, u"the new cache can't be put in its place"_s, fresh);
        return {};
    };
    // An end between the two steps of a salvage: the new file is whole, its place is free.
    if (!QFile::exists(path) && QFile::exists(fresh)) {
        if (auto done = putInPlace(); !done)
            return failWith(done.error());
    }

    auto sound = openSound(path);
    if (sound)
        return Opened{std::move(*sound), {}, 0};
    if (sound.error().code != ErrorCode::BadFormat)
        return failWith(sound.error());

    // The new file is whole before the damaged one is touched.
    const Rescued rescued = rescue(path);
    if (auto written = write(fresh, rescued); !written)
        return failWith(written.error());
    if (auto done = putInPlace(); !done)
        return failWith(done.error());
    auto store = open(path);
    if (!store)
        return failWith(store.error());
    return Opened{std::move(*store), movedTo, rescued.saved};
}

} // namespace Lanban
