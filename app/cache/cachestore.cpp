// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"

#include "core/protocol/entitycodec.h"
#include "core/sql/database.h"
#include "core/sql/migrations.h"
#include "core/sql/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

QList<Migration> cacheMigrations()
{
    return {
        {
            u"CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE stream (room TEXT PRIMARY KEY, seq INTEGER NOT NULL, h TEXT NOT NULL, perms TEXT NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE entity (room TEXT NOT NULL REFERENCES stream (room) ON DELETE CASCADE, type TEXT NOT NULL, id TEXT "
            u"NOT "
            u"NULL,"
            " f TEXT NOT NULL, PRIMARY KEY (room, type, id)) WITHOUT ROWID"_s,
            // What the user did and the server has not settled: his work, so never touched but by commit().
            u"CREATE TABLE outbox (n INTEGER PRIMARY KEY, muid TEXT NOT NULL UNIQUE, mutation TEXT NOT NULL, sent INTEGER NOT "
            u"NULL,"
            " state INTEGER NOT NULL, fx TEXT NOT NULL)"_s,
            u"CREATE TABLE journal (n INTEGER PRIMARY KEY, muid TEXT NOT NULL, mutation TEXT NOT NULL, at INTEGER NOT NULL)"_s,
            u"CREATE TABLE tray (muid TEXT PRIMARY KEY, mutation TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,"
            " server TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL)"_s,
            u"CREATE TABLE draft (entity TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,"
            " PRIMARY KEY (entity, field)) WITHOUT ROWID"_s,
        },
        {
            // What can be undone and redone: written with the outbox entry it belongs to.
            u"CREATE TABLE undo (n INTEGER PRIMARY KEY, entry TEXT NOT NULL)"_s,
            u"ALTER TABLE outbox ADD COLUMN landed INTEGER NOT NULL DEFAULT 0"_s,
            // Which entries touch which entity: "task:<id>".
            u"CREATE TABLE outbox_touch (n INTEGER NOT NULL REFERENCES outbox (n) ON DELETE CASCADE, i INTEGER NOT NULL,"
            " ent TEXT NOT NULL, PRIMARY KEY (n, i)) WITHOUT ROWID"_s,
            u"CREATE INDEX outbox_touch_ent ON outbox_touch (ent)"_s,
            u"ALTER TABLE tray ADD COLUMN cause TEXT NOT NULL DEFAULT ''"_s,
            u"ALTER TABLE journal ADD COLUMN server_at INTEGER NOT NULL DEFAULT 0"_s,
        }};
}

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString toText(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QJsonArray arrayFrom(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

//! A row of ours that can't be read back: the file was damaged.
tl::unexpected<Error> damaged(const QString &table, const Error &why)
{
    return fail(ErrorCode::BadFormat, u"a row of %1 can't be read: %2"_s.arg(table, why.detail), why.path);
}

QString fxText(const QList<Protocol::Effect> &fx)
{
    QJsonArray array;
    for (const Protocol::Effect &effect : fx)
        array.append(QJsonObject{{u"room"_s, effect.room.toString()}, {u"seq"_s, static_cast<qint64>(effect.seq)}});
    return toText(array);
}

QString refText(const EntityRef &ref)
{
    return Protocol::entityTypeName(ref.type) + u':' + ref.id;
}

std::optional<EntityRef> refFrom(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const auto type = Protocol::entityTypeFromName(text.left(std::max<qsizetype>(colon, 0)));
    return type ? std::optional<EntityRef>({*type, text.mid(colon + 1)}) : std::nullopt;
}

QList<Protocol::Effect> fxFrom(const QString &text)
{
    QList<Protocol::Effect> fx;
    const QJsonArray array = arrayFrom(text);
    for (const QJsonValue &value : array) {
        if (const auto room = RoomId::fromString(value[u"room"].toString()))
            fx.append({*room, static_cast<quint64>(value[u"seq"].toInteger())});
    }
    return fx;
}

} // namespace

Result<std::unique_ptr<CacheStore>> CacheStore::open(const QString &path)
{
    auto database = Database::open(path);
    if (!database)
        return failWith(database.error());
    if (auto done = migrate(**database, cacheMigrations()); !done)
        return failWith(done.error());
    return std::unique_ptr<CacheStore>(new CacheStore(std::move(*database)));
}

CacheStore::CacheStore(std::unique_ptr<Database> database) : m_database(std::move(database)) { }

CacheStore::~CacheStore() = default;

Result<ClientData> CacheStore::load()
{
    ClientData data;
    for (const auto part : {&CacheStore::loadIdentity, &CacheStore::loadRooms, &CacheStore::loadOutbox, &CacheStore::loadJournal,
                            &CacheStore::loadTray, &CacheStore::loadUndo}) {
        if (auto done = (this->*part)(data); !done)
            return failWith(done.error());
    }
    return data;
}

Result<void> CacheStore::loadIdentity(ClientData &data) const
{
    auto rows = m_database->run(u"SELECT k, v FROM meta"_s);
    if (!rows)
        return failWith(rows.error());
    for (;;) {
        const auto more = rows->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            return {};
        const QString key = rows->text(0);
        const QString value = rows->text(1);
        if (key == "clientId"_L1)
            data.clientId = ClientId(value);
        else if (key == "nextMid"_L1)
            data.nextMid = value.toULongLong();
        else if (key == "nextN"_L1)
            data.nextN = value.toULongLong();
        else if (key == "epoch"_L1)
            data.epoch = value;
    }
}

Result<void> CacheStore::loadRooms(ClientData &data) const
{
    auto rooms = m_database->run(u"SELECT room, seq, h, perms FROM stream"_s);
    if (!rooms)
        return failWith(rooms.error());
    for (;;) {
        const auto more = rooms->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            break;
        const auto room = RoomId::fromString(rooms->text(0));
        if (!room)
            return fail(ErrorCode::BadFormat, u"a row of stream can't be read"_s);
        CachedRoom cached;
        cached.cursor = {rooms->unsignedInteger(1), rooms->text(2)};
        const QJsonArray perms = arrayFrom(rooms->text(3));
        for (const QJsonValue &perm : perms)
            cached.perms.append(perm.toString());
        data.rooms.insert(*room, cached);
    }
    auto entities = m_database->run(u"SELECT room, type, f FROM entity"_s);
    if (!entities)
        return failWith(entities.error());
    for (;;) {
        const auto more = entities->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            return {};
        const auto room = RoomId::fromString(entities->text(0));
        const auto type = Protocol::entityTypeFromName(entities->text(1));
        if (!room || !type)
            return fail(ErrorCode::BadFormat, u"a row of entity can't be read"_s);
        if (auto read = Protocol::entityFromJson(*type, objectFrom(entities->text(2)), data.rooms[*room].base); !read)
            return damaged(u"entity"_s, read.error());
    }
}

Result<void> CacheStore::loadOutbox(ClientData &data) const
{
    auto outbox = m_database->run(u"SELECT n, mutation, sent, state, fx, landed FROM outbox ORDER BY n"_s);
    if (!outbox)
        return failWith(outbox.error());
    for (;;) {
        const auto more = outbox->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            break;
        auto mutation = Protocol::mutationFromJson(objectFrom(outbox->text(1)));
        if (!mutation)
            return damaged(u"outbox"_s, mutation.error());
        data.outbox.append({outbox->unsignedInteger(0),
                            *mutation,
                            outbox->integer(2) != 0,
                            static_cast<OutboxEntry::State>(outbox->integer(3)),
                            fxFrom(outbox->text(4)),
                            outbox->integer(5) != 0,
                            {}});
    }
    auto touches = m_database->run(u"SELECT n, ent FROM outbox_touch ORDER BY n, i"_s);
    if (!touches)
        return failWith(touches.error());
    for (auto entry = data.outbox.begin();;) {
        const auto more = touches->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            return {};
        while (entry != data.outbox.end() && entry->n < touches->unsignedInteger(0))
            ++entry;
        const auto ref = refFrom(touches->text(1));
        if (!ref || entry == data.outbox.end() || entry->n != touches->unsignedInteger(0))
            return fail(ErrorCode::BadFormat, u"a row of outbox_touch can't be read"_s);
        entry->touches.append(*ref);
    }
}

Result<void> CacheStore::loadJournal(ClientData &data) const
{
    auto journal = m_database->run(u"SELECT n, mutation, at, server_at FROM journal ORDER BY n"_s);
    if (!journal)
        return failWith(journal.error());
    for (;;) {
        const auto more = journal->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            return {};
        auto mutation = Protocol::mutationFromJson(objectFrom(journal->text(1)));
        if (!mutation)
            return damaged(u"journal"_s, mutation.error());
        data.journal.append({journal->unsignedInteger(0), *mutation, journal->integer(2), journal->integer(3)});
    }
}

Result<void> CacheStore::loadTray(ClientData &data) const
{
    auto rows = m_database->run(u"SELECT mutation, code, message, server, detail, at, cause FROM tray ORDER BY rowid"_s);
    if (!rows)
        return failWith(rows.error());
    for (;;) {
        const auto more = rows->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            return {};
        auto mutation = Protocol::mutationFromJson(objectFrom(rows->text(0)));
        if (!mutation)
            return damaged(u"tray"_s, mutation.error());
        data.tray.append({*mutation, errorCodeFromString(rows->text(1)).value_or(ErrorCode::Internal), rows->text(2),
                          objectFrom(rows->text(3)), objectFrom(rows->text(4)), rows->integer(5), Muid(rows->text(6))});
    }
}

Result<void> CacheStore::commit(const QList<StoreOp> &ops)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return failWith(transaction.error());
    for (const StoreOp &op : ops) {
        if (auto done = std::visit([this](const auto &one) { return carryOut(one); }, op); !done)
            return done;
    }
    return transaction->commit();
}

Result<void> CacheStore::putMeta(const QString &key, const QString &value)
{
    return m_database->execute(u"INSERT INTO meta (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v"_s,
                               {key, value});
}

Result<void> CacheStore::carryOut(const PutIdentity &op)
{
    for (const auto &[key, value] :
         {std::pair{u"clientId"_s, op.clientId.value()}, std::pair{u"nextMid"_s, QString::number(op.nextMid)},
          std::pair{u"nextN"_s, QString::number(op.nextN)}, std::pair{u"epoch"_s, op.epoch}}) {
        if (auto done = putMeta(key, value); !done)
            return done;
    }
    return {};
}

Result<void> CacheStore::carryOut(const PutOutbox &op)
{
    const OutboxEntry &entry = op.entry;
    if (auto done = m_database->execute(
            u"INSERT INTO outbox (n, muid, mutation, sent, state, fx, landed) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (n) DO UPDATE SET muid = excluded.muid, mutation = excluded.mutation, sent = excluded.sent,"
            " state = excluded.state, fx = excluded.fx, landed = excluded.landed"_s,
            {entry.n, entry.mutation.muid.value(), toText(Protocol::toJson(entry.mutation)), entry.sent ? 1 : 0,
             static_cast<int>(entry.state), fxText(entry.fx), entry.landed ? 1 : 0});
        !done)
        return done;
    if (auto done = m_database->execute(u"DELETE FROM outbox_touch WHERE n = ?"_s, {entry.n}); !done)
        return done;
    for (qsizetype i = 0; i < entry.touches.size(); ++i) {
        if (auto done = m_database->execute(u"INSERT INTO outbox_touch (n, i, ent) VALUES (?, ?, ?)"_s,
                                            {entry.n, i, refText(entry.touches.at(i))});
            !done)
            return done;
    }
    return {};
}

Result<void> CacheStore::carryOut(const RemoveOutbox &op) // clazy:exclude=function-args-by-value
{
    return m_database->execute(u"DELETE FROM outbox WHERE n = ?"_s, {op.n});
}

Result<void> CacheStore::carryOut(const PutTray &op)
{
    const TrayEntry &entry = op.entry;
    return m_database->execute(
        u"INSERT INTO tray (muid, mutation, code, message, server, detail, at, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (muid) DO UPDATE SET mutation = excluded.mutation, code = excluded.code, message = excluded.message,"
        " server = excluded.server, detail = excluded.detail, at = excluded.at, cause = excluded.cause"_s,
        {entry.mutation.muid.value(), toText(Protocol::toJson(entry.mutation)), QString(toString(entry.code)), entry.message,
         toText(entry.server), toText(entry.detail), entry.at, entry.cause.value()});
}

Result<void> CacheStore::carryOut(const RemoveTray &op)
{
    // What was being made of its text goes with it: it was sent, or thrown away.
    if (auto done = m_database->execute(u"DELETE FROM draft WHERE entity = ?"_s, {trayEntity(op.muid)}); !done)
        return done;
    return m_database->execute(u"DELETE FROM tray WHERE muid = ?"_s, {op.muid.value()});
}

Result<void> CacheStore::carryOut(const PutJournal &op)
{
    const JournalEntry &entry = op.entry;
    return m_database->execute(
        u"INSERT OR REPLACE INTO journal (n, muid, mutation, at, server_at) VALUES (?, ?, ?, ?, ?)"_s,
        {entry.n, entry.mutation.muid.value(), toText(Protocol::toJson(entry.mutation)), entry.at, entry.serverAt});
}

Result<void> CacheStore::carryOut(const RemoveJournal &op) // clazy:exclude=function-args-by-value
{
    return m_database->execute(u"DELETE FROM journal WHERE n = ?"_s, {op.n});
}

Result<void> CacheStore::putEntity(const RoomId &room, const BoardState &base, const EntityRef &ref)
{
    const QJsonObject fields = Protocol::entityToJson(base, ref);
    const QString type(Protocol::entityTypeName(ref.type));
    if (fields.isEmpty())
        return m_database->execute(u"DELETE FROM entity WHERE room = ? AND type = ? AND id = ?"_s,
                                   {room.toString(), type, ref.id});
    return m_database->execute(u"INSERT INTO entity (room, type, id, f) VALUES (?, ?, ?, ?)"
                               " ON CONFLICT (room, type, id) DO UPDATE SET f = excluded.f"_s,
                               {room.toString(), type, ref.id, toText(fields)});
}

Result<void> CacheStore::carryOut(const PutRoom &op)
{
    if (auto done = carryOut(RemoveRoom{op.room}); !done)
        return done;
    if (auto done = m_database->execute(
            u"INSERT INTO stream (room, seq, h, perms) VALUES (?, ?, ?, ?)"_s,
            {op.room.toString(), op.data.cursor.seq, op.data.cursor.h, toText(QJsonArray::fromStringList(op.data.perms))});
        !done)
        return done;
    for (const EntityRef &ref : op.data.base.entities()) {
        if (auto done = putEntity(op.room, op.data.base, ref); !done)
            return done;
    }
    return {};
}

Result<void> CacheStore::carryOut(const PutEntities &op)
{
    for (const EntityRef &ref : op.refs) {
        if (auto done = putEntity(op.room, op.base, ref); !done)
            return done;
    }
    return carryOut(PutCursor{op.room, op.cursor});
}

Result<void> CacheStore::carryOut(const PutCursor &op)
{
    return m_database->execute(u"UPDATE stream SET seq = ?, h = ? WHERE room = ?"_s,
                               {op.cursor.seq, op.cursor.h, op.room.toString()});
}

Result<void> CacheStore::carryOut(const RemoveRoom &op)
{
    return m_database->execute(u"DELETE FROM stream WHERE room = ?"_s, {op.room.toString()});
}

Result<void> CacheStore::carryOut(const ClearCursors &) // clazy:exclude=function-args-by-value
{
    return m_database->execute(u"UPDATE stream SET seq = 0, h = ''"_s);
}

QString CacheStore::trayEntity(const Muid &muid)
{
    return u"tray:"_s + muid.value();
}

Result<QString> CacheStore::draft(const QString &entity, const QString &field) const
{
    auto value = m_database->single(u"SELECT text FROM draft WHERE entity = ? AND field = ?"_s, {entity, field});
    if (!value)
        return failWith(value.error());
    return value->value_or(QString()).toString();
}

Result<void> CacheStore::saveDraft(const QString &entity, const QString &field, const QString &text, qint64 nowMs)
{
    if (text.isEmpty())
        return m_database->execute(u"DELETE FROM draft WHERE entity = ? AND field = ?"_s, {entity, field});
    return m_database->execute(u"INSERT INTO draft (entity, field, text, at) VALUES (?, ?, ?, ?)"
                               " ON CONFLICT (entity, field) DO UPDATE SET text = excluded.text, at = excluded.at"_s,
                               {entity, field, text, nowMs});
}

} // namespace Lanban
