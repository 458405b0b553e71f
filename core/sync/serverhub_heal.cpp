// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"
#include "core/sync/serverhub_p.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr int EntityLevel = 3;
constexpr qsizetype BucketDigits = 2;
constexpr qsizetype HashDigits = 16;
// More than this costs as much as the snapshot, which is compressed once for all.
constexpr qsizetype MaxHealBytes = 2LL * 1024 * 1024;
// Of an entity in a message: {"t":"checkitem","data":},
constexpr qsizetype EntityBytes = 32;

bool isHex(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

//! What a client says it has, below the level of buckets.
struct Inventory {
    QStringList buckets;
    QMap<EntityRef, QString> hashes;
};

Error misread(qsizetype index, const QString &what)
{
    return {ErrorCode::Schema, what, u"/have/%1"_s.arg(index)};
}

//! Buckets with \a level digits each, by name, with their sums; each at most once.
Result<QMap<QString, QString>> readSums(const QStringList &have, int level)
{
    QMap<QString, QString> sums;
    for (qsizetype i = 0; i < have.size(); ++i) {
        const QStringView item = have.at(i);
        if (item.size() != level + 1 + HashDigits || item.at(level) != u':' || !isHex(item.left(level))
            || !isHex(item.mid(level + 1)) || sums.contains(item.left(level).toString()))
            return failWith(misread(i, u"not a bucket of this level and its sum"_s));
        sums.insert(item.left(level).toString(), item.mid(level + 1).toString());
    }
    return sums;
}

Result<void> readEntity(const QString &item, qsizetype index, Inventory &inventory)
{
    const QStringList fields = item.split(u':');
    const auto kind = fields.size() == 3 ? Protocol::entityTypeFromName(fields.at(0)) : std::nullopt;
    if (!kind || !isValidId(fields.at(1)) || fields.at(2).size() != HashDigits || !isHex(fields.at(2)))
        return failWith(misread(index, u"neither a bucket nor an entity and its hash"_s));
    const EntityRef ref{*kind, fields.at(1)};
    if (!inventory.buckets.contains(Protocol::StateDigest::bucketOf(ref)))
        return failWith(misread(index, u"of a bucket that is not asked for"_s));
    inventory.hashes.insert(ref, fields.at(2));
    return {};
}

Result<Inventory> readInventory(const QStringList &have)
{
    Inventory inventory;
    for (qsizetype i = 0; i < have.size(); ++i) {
        const QString &item = have.at(i);
        if (item.size() == BucketDigits && isHex(item) && inventory.hashes.isEmpty() && !inventory.buckets.contains(item)) {
            inventory.buckets.append(item);
            continue;
        }
        if (const auto read = readEntity(item, i, inventory); !read)
            return failWith(read.error());
    }
    return inventory;
}

//! Collects what differs into messages that stay below a frame's size.
class Answers
{
public:
    explicit Answers(Protocol::Healed empty) : m_empty(std::move(empty)) { m_parts.append(m_empty); }

    void add(EntityType type, const QJsonObject &data)
    {
        reserve(QJsonDocument(data).toJson(QJsonDocument::Compact).size() + EntityBytes);
        m_parts.last().ents.append({type, data});
    }
    void addGone(const QString &name)
    {
        reserve(name.size() + 3);
        m_parts.last().gone.append(name);
    }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] QList<Protocol::Healed> finish()
    {
        for (qsizetype i = 0; i < m_parts.size(); ++i) {
            m_parts[i].part = static_cast<int>(i);
            m_parts[i].of = static_cast<int>(m_parts.size());
        }
        return std::move(m_parts);
    }

private:
    void reserve(qsizetype size)
    {
        // `differ` is in each of them.
        constexpr qsizetype Capacity = MaxItemsBytes - 2 * EnvelopeBytes;
        if (m_size > 0 && m_size + size > Capacity) {
            m_parts.append(m_empty);
            m_size = 0;
        }
        m_size += size;
        m_bytes += size;
    }

    Protocol::Healed m_empty;
    QList<Protocol::Healed> m_parts;
    qsizetype m_size = 0;
    qsizetype m_bytes = 0;
};
} // namespace

void ServerHub::Private::heal(ConnectionId conn, HubConnection &connection, const Protocol::Heal &message)
{
    ++healCounts.asked;
    if (!connection.healBucket.take(now)) {
        sendError(conn, message.id, ErrorCode::RateLimited, u"/type"_s, u"too many heals: take the room whole"_s);
        return;
    }
    if (message.room.kind == RoomId::Kind::Task) {
        sendError(conn, message.id, ErrorCode::Schema, u"/room"_s, u"a task has no state of its own: heal its board"_s);
        return;
    }
    const auto loaded = load(message.room);
    if (!loaded && loaded.error().code != ErrorCode::NotFound) {
        sendError(conn, message.id, ErrorCode::Internal, u"/room"_s, u"the room can't be read now"_s);
        return;
    }
    if (!loaded || (*loaded)->room.state().activeMember(connection.identity.userId) == nullptr) {
        sendError(conn, message.id, ErrorCode::Forbidden, u"/room"_s, u"no such room, or not yours to read"_s);
        return;
    }
    const auto answers = healingOf(**loaded, message);
    if (!answers) {
        sendError(conn, message.id, answers.error().code, answers.error().path, answers.error().detail);
        return;
    }
    for (const Protocol::Healed &answer : *answers)
        send(conn, answer);
}

Result<QList<Protocol::Healed>> ServerHub::Private::healingOf(HubRoom &hubRoom, const Protocol::Heal &message)
{
    ServerRoom &room = hubRoom.room;
    Protocol::Healed answer;
    answer.re = message.id;
    answer.room = message.room;
    answer.level = message.level;
    answer.seq = room.seq();
    answer.h = room.h();
    answer.digest = room.digest();
    if (message.level < EntityLevel) {
        const auto sums = readSums(message.have, message.level);
        if (!sums)
            return failWith(sums.error());
        for (auto theirs = sums->cbegin(); theirs != sums->cend(); ++theirs) {
            if (room.sum(theirs.key()) != *theirs)
                answer.differ.append(theirs.key());
        }
        return QList<Protocol::Healed>{answer};
    }

    const auto theirs = readInventory(message.have);
    if (!theirs)
        return failWith(theirs.error());
    const QMap<EntityRef, QString> ours = room.hashes(theirs->buckets);
    std::set<QString> differ;
    QList<EntityRef> changed;
    QList<EntityRef> gone;
    for (auto entity = ours.cbegin(); entity != ours.cend(); ++entity) {
        if (theirs->hashes.value(entity.key()) == *entity)
            continue;
        changed.append(entity.key());
        differ.insert(Protocol::StateDigest::bucketOf(entity.key()));
    }
    for (auto entity = theirs->hashes.cbegin(); entity != theirs->hashes.cend(); ++entity) {
        if (ours.contains(entity.key()))
            continue;
        gone.append(entity.key());
        differ.insert(Protocol::StateDigest::bucketOf(entity.key()));
    }
    answer.differ = QStringList(differ.begin(), differ.end());
    Answers answers(answer);
    for (const EntityRef &ref : std::as_const(changed)) {
        answers.add(ref.type, Protocol::entityToJson(room.state(), ref));
        if (answers.bytes() > MaxHealBytes)
            return fail(ErrorCode::TooLarge, u"too much differs: take the room whole"_s, u"/have"_s);
    }
    for (const EntityRef &ref : std::as_const(gone))
        answers.addGone(Protocol::entityTypeName(ref.type) + u':' + ref.id);
    ++healCounts.healed;
    healCounts.entities += static_cast<quint64>(changed.size() + gone.size());
    return answers.finish();
}

} // namespace Lanban
