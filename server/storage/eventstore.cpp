// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/eventstore.h"

#include "core/domain/decide.h"
#include "core/domain/permission.h"
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sql/transaction.h"
#include "server/logging.h"
#include "server/storage/schema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr int SecretBytes = 32;
constexpr int StoreIdBytes = 16;
constexpr int EpochHexDigits = 16;
// Events read at once while a state is built.
constexpr int PageSize = 1000;

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

Result<QJsonObject> objectOf(const QByteArray &json, const QString &where)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(ErrorCode::Storage, u"%1 is no JSON: %2"_s.arg(where, error.errorString()), where);
    return document.object();
}

Error damaged(const Error &error, const QString &where)
{
    return {ErrorCode::Storage, u"%1 can't be read: %2 %3"_s.arg(where, error.detail, error.path), where};
}
} // namespace

EventStore::EventStore(std::unique_ptr<Database> database) : m_database(std::move(database)) { }

QString EventStore::fileIn(const QString &dataDir)
{
    return QDir(dataDir).filePath(u"lanban.db"_s);
}

Result<std::unique_ptr<EventStore>> EventStore::open(const QString &dataDir, Mode mode)
{
    const QString path = fileIn(dataDir);
    if (mode == Mode::Read) {
        if (!QFile::exists(path))
            return fail(ErrorCode::NotFound, u"there is no %1"_s.arg(path), path);
    } else if (!QFile::exists(dataDir)) {
        if (!QDir().mkpath(dataDir))
            return fail(ErrorCode::Storage, u"can't make the directory %1"_s.arg(dataDir), dataDir);
        QFile::setPermissions(dataDir, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    Database::Options options;
    options.checkpoints = mode == Mode::Serve;
    options.readOnly = mode == Mode::Read;
    auto database = Database::open(path, options);
    if (!database)
        return failWith(database.error());
    std::unique_ptr<EventStore> store(new EventStore(std::move(*database)));
    if (auto prepared = store->prepare(mode); !prepared)
        return failWith(prepared.error());
    return store;
}

Result<void> EventStore::prepare(Mode mode)
{
    if (mode != Mode::Read) {
        if (auto migrated = migrate(*m_database, serverMigrations()); !migrated)
            return migrated;
        auto transaction = Transaction::begin(*m_database);
        if (!transaction)
            return failWith(transaction.error());
        const QString insert = u"INSERT OR IGNORE INTO meta (k, v) VALUES (?, ?)"_s;
        for (const auto &[key, value] :
             {std::pair(u"storeId"_s, randomBytes(StoreIdBytes)), std::pair(u"timeline"_s, QByteArray("1")),
              std::pair(u"tokenSecret"_s, randomBytes(SecretBytes))}) {
            if (auto done = m_database->execute(insert, {key, value}); !done)
                return done;
        }
        if (auto done = transaction->commit(); !done)
            return done;
    }
    for (const auto &[key, value] : {std::pair(u"storeId"_s, &m_storeId), std::pair(u"timeline"_s, &m_timeline),
                                     std::pair(u"tokenSecret"_s, &m_tokenSecret)}) {
        const auto stored = meta(key);
        if (!stored)
            return failWith(stored.error());
        if (!*stored)
            return fail(ErrorCode::Storage, u"%1 is no store of a Lanban server: it lacks %2"_s.arg(m_database->path(), key));
        *value = **stored;
    }
    return {};
}

Result<QString> EventStore::epoch()
{
    const QByteArray hash = QCryptographicHash::hash(m_storeId + ':' + m_timeline, QCryptographicHash::Blake2b_256);
    return QString::fromLatin1(hash.toHex().left(EpochHexDigits));
}

Result<ClientRow> EventStore::client(const ClientId &id)
{
    auto query = m_database->run(u"SELECT user_id, last_mid, seen_at FROM client WHERE id = ?"_s, {id.value()});
    if (!query)
        return failWith(query.error());
    const auto row = query->next();
    if (!row)
        return failWith(row.error());
    ClientRow client;
    client.id = id;
    if (*row) {
        client.userId = UserId(query->text(0));
        client.lastMid = query->unsignedInteger(1);
        client.seenAt = query->integer(2);
    }
    return client;
}

Result<std::optional<AppliedResult>> EventStore::applied(const Muid &muid)
{
    const auto stored = m_database->single(u"SELECT answer FROM applied WHERE muid = ?"_s, {muid.value()});
    if (!stored)
        return failWith(stored.error());
    if (!*stored)
        return std::nullopt;
    const QString where = u"the answer to mutation %1"_s.arg(muid.value());
    const auto message = Protocol::decodeServerMessage((*stored)->toByteArray());
    if (!message)
        return failWith(damaged(message.error(), where));
    if (const auto *ack = std::get_if<Protocol::Ack>(&*message))
        return AppliedResult{muid, *ack};
    if (const auto *reject = std::get_if<Protocol::Reject>(&*message))
        return AppliedResult{muid, *reject};
    return fail(ErrorCode::Storage, u"%1 is neither ack nor reject"_s.arg(where), where);
}

Result<qint64> EventStore::streamId(const RoomId &room)
{
    const auto id = m_database->single(u"SELECT id FROM stream WHERE room = ?"_s, {room.toString()});
    if (!id)
        return failWith(id.error());
    if (!*id)
        return fail(ErrorCode::NotFound, u"there is no %1"_s.arg(room.toString()));
    return (*id)->toLongLong();
}

Result<StoredRoom> EventStore::load(const RoomId &room)
{
    // Nothing may be written between the snapshot, the tail and the head.
    auto head = m_database->run(u"SELECT seq, log_floor FROM stream WHERE room = ?"_s, {room.toString()});
    if (!head)
        return failWith(head.error());
    const auto found = head->next();
    if (!found)
        return failWith(found.error());
    if (!*found)
        return fail(ErrorCode::NotFound, u"there is no %1"_s.arg(room.toString()));
    const quint64 last = head->unsignedInteger(0);

    const quint64 floor = head->unsignedInteger(1);
    auto snapshot = storedSnapshot(room);
    if (snapshot && *snapshot && (*snapshot)->seq > last)
        snapshot = fail(ErrorCode::Storage, u"the snapshot of %1 is later than its log"_s.arg(room.toString()), room.toString());
    if (!snapshot && floor > 0)
        return failWith(snapshot.error());
    if (!snapshot) // the log has all of it
        qCWarning(serverLog).noquote() << "read from the log alone:" << snapshot.error().detail;
    StoredRoom stored = snapshot ? snapshot->value_or(StoredRoom()) : StoredRoom();
    stored.logFloor = floor;
    while (stored.seq < last) {
        const auto page = events(room, stored.seq, last, PageSize);
        if (!page)
            return failWith(page.error());
        for (const LoggedEvent &logged : *page) {
            if (logged.seq != stored.seq + 1)
                break;
            (void)apply(stored.state, logged.event, logged.seq);
            stored.seq = logged.seq;
            stored.h = logged.h;
        }
        if (page->isEmpty() || page->constLast().seq != stored.seq) {
            return fail(ErrorCode::Storage,
                        u"%1 has no event %2, though it goes to %3"_s.arg(room.toString()).arg(stored.seq + 1).arg(last),
                        room.toString());
        }
    }
    return stored;
}

Result<QList<LoggedEvent>> EventStore::events(const RoomId &room, quint64 after, quint64 to, int limit)
{
    const auto stream = streamId(room);
    if (!stream)
        return failWith(stream.error());
    auto query = m_database->run(u"SELECT seq, prev, h, muid, client_id, payload FROM event"
                                 " WHERE stream_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?"_s,
                                 {*stream, after, to, limit});
    if (!query)
        return failWith(query.error());
    QList<LoggedEvent> read;
    while (true) {
        const auto row = query->next();
        if (!row)
            return failWith(row.error());
        if (!*row)
            return read;
        LoggedEvent logged;
        logged.seq = query->unsignedInteger(0);
        logged.prev = query->unsignedInteger(1);
        logged.h = query->text(2);
        logged.muid = Muid(query->text(3));
        logged.clientId = ClientId(query->text(4));
        const QString where = u"event %1 of %2"_s.arg(logged.seq).arg(room.toString());
        const auto object = objectOf(query->bytes(5), where);
        if (!object)
            return failWith(object.error());
        auto event = Protocol::eventFromJson(*object);
        if (!event)
            return failWith(damaged(event.error(), where));
        logged.event = std::move(*event);
        read.append(std::move(logged));
    }
}

Result<RoomId> EventStore::boardOfTask(const TaskId &task)
{
    const auto room = m_database->single(u"SELECT room FROM task JOIN stream ON stream.id = task.stream_id WHERE task.id = ?"_s,
                                         {task.value()});
    if (!room)
        return failWith(room.error());
    if (!*room)
        return fail(ErrorCode::NotFound, u"there is no task %1"_s.arg(task.value()));
    const auto id = RoomId::fromString((*room)->toString());
    if (!id)
        return fail(ErrorCode::Storage, u"\"%1\" is no room"_s.arg((*room)->toString()));
    return *id;
}

Result<TeamId> EventStore::teamOfBoard(const BoardId &board)
{
    const auto team = m_database->single(u"SELECT team_id FROM stream WHERE room = ?"_s, {RoomId::board(board).toString()});
    if (!team)
        return failWith(team.error());
    if (!*team)
        return fail(ErrorCode::NotFound, u"there is no board %1"_s.arg(board.value()));
    return TeamId((*team)->toString());
}

Result<QList<RoomId>> EventStore::rooms()
{
    auto query = m_database->run(u"SELECT room FROM stream ORDER BY id"_s);
    if (!query)
        return failWith(query.error());
    QList<RoomId> found;
    while (true) {
        const auto row = query->next();
        if (!row)
            return failWith(row.error());
        if (!*row)
            return found;
        const auto room = RoomId::fromString(query->text(0));
        if (!room)
            return fail(ErrorCode::Storage, u"\"%1\" is no room"_s.arg(query->text(0)));
        found.append(*room);
    }
}

Result<QList<Protocol::TeamInfo>> EventStore::teamsOf(const UserId &user)
{
    auto query = m_database->run(u"SELECT team.id, team.name, member.role FROM member"
                                 " JOIN stream ON stream.id = member.stream_id"
                                 " JOIN team ON stream.room = 'team:' || team.id"
                                 " WHERE member.user_id = ? AND member.removed = 0 ORDER BY stream.id"_s,
                                 {user.value()});
    if (!query)
        return failWith(query.error());
    QList<Protocol::TeamInfo> teams;
    while (true) {
        const auto row = query->next();
        if (!row)
            return failWith(row.error());
        if (!*row)
            return teams;
        const auto role = roleFromString(query->text(2));
        if (!role)
            return fail(ErrorCode::Storage, u"\"%1\" is no role"_s.arg(query->text(2)));
        teams.append({TeamId(query->text(0)), query->text(1), *role});
    }
}

Result<std::optional<TeamId>> EventStore::teamByName(const QString &name)
{
    const auto id = m_database->single(u"SELECT id FROM team WHERE name = ? ORDER BY id LIMIT 1"_s, {name});
    if (!id)
        return failWith(id.error());
    if (!*id)
        return std::nullopt;
    return TeamId((*id)->toString());
}

Result<bool> EventStore::writtenElsewhere()
{
    // Changes when, and only when, another connection committed.
    const auto version = m_database->single(u"PRAGMA data_version"_s);
    if (!version)
        return failWith(version.error());
    const qint64 now = version->value_or(0).toLongLong();
    return std::exchange(m_dataVersion, now) != now;
}

Result<std::optional<QByteArray>> EventStore::meta(const QString &key)
{
    const auto value = m_database->single(u"SELECT v FROM meta WHERE k = ?"_s, {key});
    if (!value)
        return failWith(value.error());
    if (!*value)
        return std::nullopt;
    return (*value)->toByteArray();
}

Result<void> EventStore::setMeta(const QString &key, const QByteArray &value)
{
    return m_database->execute(u"INSERT INTO meta (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v"_s,
                               {key, value});
}

} // namespace Lanban
