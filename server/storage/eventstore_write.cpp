// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sql/transaction.h"
#include "server/storage/eventstore.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
QString entityKey(const EntityRef &entity)
{
    return Protocol::entityTypeName(entity.type) + u':' + entity.id;
}
} // namespace

Result<void> EventStore::write(const WriteBatch &batch)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return failWith(transaction.error());

    for (const WriteBatch::Events &part : batch.events) {
        if (part.events.isEmpty())
            continue;
        const auto stream = openStream(part);
        if (!stream)
            return failWith(stream.error());
        for (const LoggedEvent &logged : part.events) {
            if (auto done = writeEvent(*stream, logged); !done)
                return done;
        }
        if (auto done = m_database->execute(u"UPDATE stream SET seq = ?, h = ? WHERE id = ?"_s,
                                            {part.events.constLast().seq, part.events.constLast().h, *stream});
            !done)
            return done;
    }
    for (const AppliedResult &result : batch.applied) {
        const QByteArray answer
            = std::visit([](const auto &message) { return Protocol::encode(Protocol::ServerMessage(message)); }, result.answer);
        auto inserted = m_database->run(u"INSERT OR IGNORE INTO applied (muid, answer, at) VALUES (?, ?, unixepoch() * 1000)"_s,
                                        {result.muid.value(), answer});
        if (!inserted)
            return failWith(inserted.error());
        if (inserted->changes() == 0)
            return fail(ErrorCode::Busy, u"mutation %1 was applied elsewhere meanwhile"_s.arg(result.muid.value()));
    }
    for (const ClientRow &client : batch.clients) {
        if (auto done
            = m_database->execute(u"INSERT INTO client (id, user_id, last_mid, seen_at) VALUES (?, ?, ?, ?)"
                                  " ON CONFLICT (id) DO UPDATE SET last_mid = excluded.last_mid, seen_at = excluded.seen_at"_s,
                                  {client.id.value(), client.userId.value(), client.lastMid, client.seenAt});
            !done)
            return done;
    }
    return transaction->commit();
}

Result<qint64> EventStore::openStream(const WriteBatch::Events &part)
{
    const QString room = part.room.toString();
    auto query = m_database->run(u"SELECT id, seq FROM stream WHERE room = ?"_s, {room});
    if (!query)
        return failWith(query.error());
    const auto found = query->next();
    if (!found)
        return failWith(found.error());
    const quint64 last = *found ? query->unsignedInteger(1) : 0;
    if (part.isNew == *found || part.events.constFirst().seq != last + 1) {
        return fail(
            ErrorCode::Busy,
            u"%1 is at %2 in the store, the write starts with %3"_s.arg(room).arg(last).arg(part.events.constFirst().seq));
    }
    if (*found)
        return query->integer(0);
    auto inserted = m_database->single(u"INSERT INTO stream (room, team_id, seq, h) VALUES (?, ?, 0, '') RETURNING id"_s,
                                       {room, part.teamId.value()});
    if (!inserted)
        return failWith(inserted.error());
    return inserted->value_or(0).toLongLong();
}

Result<void> EventStore::writeEvent(qint64 stream, const LoggedEvent &logged)
{
    const QJsonObject json = Protocol::toJson(logged.event);
    const QByteArray payload = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const QVariant muid = logged.muid.isEmpty() ? QVariant() : QVariant(logged.muid.value());
    const auto done
        = m_database->execute(u"INSERT INTO event (stream_id, seq, prev, h, type, v, actor, ts, muid, client_id, payload)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                              {stream, logged.seq, logged.prev, logged.h, json.value("type"_L1).toString(), logged.event.v,
                               logged.event.actorUserId.value(), logged.event.ts, muid, logged.clientId.value(), payload});
    if (!done)
        return done;
    return follow(stream, logged);
}

Result<void> EventStore::follow(qint64 stream, const LoggedEvent &logged)
{
    for (const TextRevision &text : textsOf(logged.event)) {
        if (auto done = keepText(stream, text.entity, text.text); !done)
            return done;
    }
    if (const auto *member = std::get_if<MemberChange>(&logged.event.data))
        return followMember(stream, logged.seq, logged.event.type, *member);
    if (const auto *team = std::get_if<TeamChange>(&logged.event.data); team != nullptr && team->name) {
        return m_database->execute(
            u"INSERT INTO team (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name"_s,
            {team->id.value(), *team->name});
    }
    if (const auto *task = std::get_if<TaskChange>(&logged.event.data);
        task != nullptr && (logged.event.type == EventType::TaskCreated || logged.event.type == EventType::TaskArrived)) {
        // Where two boards make one at the same moment the first keeps the id; only what arrives takes it along.
        const QString sql = logged.event.type == EventType::TaskArrived
            ? u"INSERT INTO task (id, stream_id) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET stream_id = excluded.stream_id"_s
            : u"INSERT INTO task (id, stream_id) VALUES (?, ?) ON CONFLICT (id) DO NOTHING"_s;
        return m_database->execute(sql, {task->id.value(), stream});
    }
    return {};
}

Result<void> EventStore::keepText(qint64 stream, const EntityRef &entity, const QString &text)
{
    const QString key = entityKey(entity);
    // A null string would be no text at all to the database.
    if (auto done
        = m_database->execute(u"INSERT OR REPLACE INTO text_revision (stream_id, entity, rev, body) VALUES (?, ?, ?, ?)"_s,
                              {stream, key, entity.rev, text.isNull() ? u""_s : text});
        !done)
        return done;
    return m_database->execute(u"DELETE FROM text_revision WHERE stream_id = ? AND entity = ? AND rev <= (SELECT rev"
                               " FROM text_revision WHERE stream_id = ? AND entity = ? ORDER BY rev DESC LIMIT 1 OFFSET ?)"_s,
                               {stream, key, stream, key, TextRevisions});
}

Result<std::optional<QString>> EventStore::textAt(const RoomId &room, const EntityRef &entity)
{
    const auto text = m_database->single(u"SELECT body FROM text_revision JOIN stream ON stream.id = text_revision.stream_id"
                                         " WHERE room = ? AND entity = ? AND rev <= ? ORDER BY rev DESC LIMIT 1"_s,
                                         {room.toString(), entityKey(entity), entity.rev});
    if (!text)
        return failWith(text.error());
    return *text ? std::optional((*text)->toString()) : std::nullopt;
}

Result<void> EventStore::followMember(qint64 stream, quint64 seq, EventType type, const MemberChange &change)
{
    const QString user = change.userId.value();
    switch (type) {
    case EventType::MemberAdded:
        return m_database->execute(
            u"INSERT INTO member (stream_id, user_id, name, color, role, since_seq) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (stream_id, user_id) DO UPDATE SET name = excluded.name, color = excluded.color,"
            " role = excluded.role, since_seq = excluded.since_seq, removed = 0"_s,
            {stream, user, change.name.value_or(QString()), change.color.value_or(QString()),
             QString(toString(change.role.value_or(Role::Member))), seq});
    case EventType::MemberRoleChanged:
        if (!change.role)
            return {};
        return m_database->execute(u"UPDATE member SET role = ? WHERE stream_id = ? AND user_id = ?"_s,
                                   {QString(toString(*change.role)), stream, user});
    case EventType::MemberRemoved:
        return m_database->execute(u"UPDATE member SET removed = 1 WHERE stream_id = ? AND user_id = ?"_s, {stream, user});
    default:
        return {};
    }
}

} // namespace Lanban
