// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/undo.h"

#include "core/protocol/entitycodec.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

// The codec knows operations as part of a mutation.
QJsonObject operationToJson(const RoomId &room, const Operation &op)
{
    const QJsonObject mutation = Protocol::toJson(Mutation{1, Muid(u"u"_s), room, {}, op, 0});
    return {{u"op"_s, mutation[u"op"_s]}, {u"args"_s, mutation[u"args"_s]}};
}

Result<Operation> operationFromJson(const RoomId &room, const QJsonValue &value)
{
    QJsonObject json = Protocol::toJson(Mutation{1, Muid(u"u"_s), room, {}, Op::BoardDelete{}, 0});
    json[u"op"_s] = value[u"op"_s];
    json[u"args"_s] = value[u"args"_s];
    auto mutation = Protocol::mutationFromJson(json);
    if (!mutation)
        return failWith(mutation.error());
    return mutation->op;
}

QJsonObject partToJson(const RoomId &room, const UndoPart &part)
{
    QJsonArray back;
    for (const Operation &op : part.inverse.back)
        back.append(operationToJson(room, op));
    QJsonArray overtaken;
    for (auto it = part.overtaken.cbegin(); it != part.overtaken.cend(); ++it) {
        overtaken.append(QJsonObject{{u"t"_s, Protocol::entityTypeName(it.key().type)},
                                     {u"id"_s, it.key().id},
                                     {u"field"_s, static_cast<int>(it.key().field)},
                                     {u"element"_s, it.key().element},
                                     {u"by"_s, it.value().value()}});
    }
    return {{u"muid"_s, part.muid.value()},
            {u"mine"_s, operationToJson(room, part.inverse.mine)},
            {u"back"_s, back},
            {u"overtaken"_s, overtaken}};
}

Result<UndoPart> partFromJson(const RoomId &room, const QJsonValue &value)
{
    UndoPart part;
    part.muid = Muid(value[u"muid"_s].toString());
    auto mine = operationFromJson(room, value[u"mine"_s]);
    if (!mine)
        return failWith(mine.error());
    part.inverse.mine = *mine;
    const QJsonArray back = value[u"back"_s].toArray();
    for (const QJsonValue &one : back) {
        auto op = operationFromJson(room, one);
        if (!op)
            return failWith(op.error());
        part.inverse.back.append(*op);
    }
    const QJsonArray overtaken = value[u"overtaken"_s].toArray();
    for (const QJsonValue &one : overtaken) {
        const auto type = Protocol::entityTypeFromName(one[u"t"_s].toString());
        const int field = one[u"field"_s].toInt(-1);
        if (!type || field < 0 || field > static_cast<int>(ChangedField::Body))
            return fail(ErrorCode::BadFormat, u"not a field"_s, u"/parts/overtaken"_s);
        part.overtaken.insert({*type, one[u"id"_s].toString(), static_cast<ChangedField>(field), one[u"element"_s].toString()},
                              UserId(one[u"by"_s].toString()));
    }
    // What takes it back is read by its kind.
    if (part.muid.isEmpty() || part.inverse.back.isEmpty())
        return fail(ErrorCode::BadFormat, u"a part takes nothing back"_s, u"/parts"_s);
    return part;
}

} // namespace

QJsonObject toJson(const UndoEntry &entry)
{
    QJsonArray parts;
    for (const UndoPart &part : entry.parts)
        parts.append(partToJson(entry.room, part));
    return {{u"n"_s, static_cast<qint64>(entry.n)},
            {u"room"_s, entry.room.toString()},
            {u"redo"_s, entry.redo},
            {u"step"_s, entry.step},
            {u"did"_s, operationToJson(entry.room, entry.did)},
            {u"parts"_s, parts}};
}

Result<UndoEntry> undoEntryFromJson(const QJsonObject &object)
{
    const auto room = RoomId::fromString(object[u"room"_s].toString());
    if (!room)
        return fail(ErrorCode::BadFormat, u"not a room"_s, u"/room"_s);
    UndoEntry entry;
    entry.n = static_cast<quint64>(object[u"n"_s].toInteger());
    entry.room = *room;
    entry.redo = object[u"redo"_s].toBool();
    entry.step = object[u"step"_s].toString();
    auto did = operationFromJson(*room, object[u"did"_s]);
    if (!did)
        return failWith(did.error());
    entry.did = *did;
    const QJsonArray parts = object[u"parts"_s].toArray();
    for (const QJsonValue &one : parts) {
        auto part = partFromJson(*room, one);
        if (!part)
            return failWith(part.error());
        entry.parts.append(*part);
    }
    return entry;
}

} // namespace Lanban
