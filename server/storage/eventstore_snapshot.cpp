// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "server/storage/eventstore.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

Result<QList<RoomId>> EventStore::roomsWithoutSnapshot(int events)
{
    auto query = m_database->run(u"SELECT room FROM stream LEFT JOIN snapshot ON snapshot.stream_id = stream.id"
                                 " WHERE stream.seq - coalesce(snapshot.seq, 0) >= ?"_s,
                                 {events});
    if (!query)
        return failWith(query.error());
    QList<RoomId> found;
    while (true) {
        const auto row = query->next();
        if (!row)
            return failWith(row.error());
        if (!*row)
            return found;
        if (const auto room = RoomId::fromString(query->text(0)))
            found.append(*room);
    }
}

Result<SnapshotRow> EventStore::makeSnapshot(const RoomId &room)
{
    const auto stored = load(room);
    if (!stored)
        return failWith(stored.error());
    SnapshotRow row;
    row.room = room;
    row.seq = stored->seq;
    row.h = stored->h;
    const QByteArray json = QJsonDocument(Protocol::snapshotToJson(stored->state)).toJson(QJsonDocument::Compact);
    if (json.size() > Protocol::MaxSnapshotBytes)
        return fail(ErrorCode::TooLarge, u"%1 has %2 bytes"_s.arg(room.toString()).arg(json.size()), room.toString());
    row.zstd = Protocol::compressFrame(json);
    return row;
}

Result<void> EventStore::putSnapshot(const SnapshotRow &snapshot)
{
    return m_database->execute(u"INSERT INTO snapshot (stream_id, seq, h, zstd) SELECT id, ?, ?, ? FROM stream WHERE room = ?"
                               " ON CONFLICT (stream_id) DO UPDATE SET seq = excluded.seq, h = excluded.h, zstd = excluded.zstd"
                               " WHERE excluded.seq > snapshot.seq"_s,
                               {snapshot.seq, snapshot.h, snapshot.zstd, snapshot.room.toString()});
}

Result<std::optional<StoredRoom>> EventStore::storedSnapshot(const RoomId &room)
{
    auto query = m_database->run(u"SELECT snapshot.seq, snapshot.h, snapshot.zstd FROM snapshot"
                                 " JOIN stream ON stream.id = snapshot.stream_id WHERE stream.room = ?"_s,
                                 {room.toString()});
    if (!query)
        return failWith(query.error());
    const auto row = query->next();
    if (!row)
        return failWith(row.error());
    if (!*row)
        return std::nullopt;
    StoredRoom stored;
    stored.seq = query->unsignedInteger(0);
    stored.h = query->text(1);
    const QString where = u"the snapshot of %1"_s.arg(room.toString());
    const auto json = Protocol::inflateFrame(query->bytes(2), Protocol::MaxSnapshotBytes);
    if (!json)
        return fail(ErrorCode::Storage, u"%1 can't be unpacked: %2"_s.arg(where, json.error().detail), where);
    const QJsonDocument document = QJsonDocument::fromJson(*json);
    if (auto added = Protocol::addSnapshotPart(document.object(), stored.state); !added)
        return fail(ErrorCode::Storage, u"%1 can't be read: %2"_s.arg(where, added.error().detail), where);
    return stored;
}

} // namespace Lanban
