// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/jsonreader.h"

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

namespace {

//! One step of a JSON pointer (RFC 6901).
QString escaped(QString token)
{
    return token.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

} // namespace

JsonReader::JsonReader(const QJsonObject &object) : m_object(object) { }

JsonReader::JsonReader(const QJsonObject &object, const JsonReader &parent, QLatin1StringView key, qsizetype index)
    : m_object(object), m_parent(&parent), m_key(key), m_index(index), m_error(parent.m_error)
{
}

QJsonValue JsonReader::take(QLatin1StringView key)
{
    const auto found = m_object.constFind(key);
    if (found == m_object.constEnd()) {
        refuse(key, "missing"_L1);
        return {};
    }
    m_taken.append(key);
    return *found;
}

QJsonValue JsonReader::raw(QLatin1StringView key)
{
    return take(key);
}

void JsonReader::plainId(QLatin1StringView key, QString &value)
{
    const QJsonValue found = take(key);
    if (!failed())
        value = idText(found, key, -1);
}

void JsonReader::constant(QLatin1StringView key, QLatin1StringView expected)
{
    const QJsonValue found = take(key);
    if (!failed() && found.toString() != expected)
        refuse(key, "not what it has to be"_L1);
}

QString JsonReader::path(QLatin1StringView key, qsizetype index) const
{
    QString result = m_parent == nullptr ? QString() : m_parent->path(m_key, m_index);
    result += u'/' + escaped(QString(key));
    if (index >= 0)
        result += u'/' + QString::number(index);
    return result;
}

void JsonReader::refuseAt(QLatin1StringView key, qsizetype index, QLatin1StringView what)
{
    if (!failed())
        m_error->emplace(Error{ErrorCode::Schema, key + ": "_L1 + what, path(key, index)});
}

void JsonReader::refuse(QLatin1StringView key, QLatin1StringView what)
{
    refuseAt(key, -1, what);
}

void JsonReader::finish()
{
    if (failed() || m_taken.size() == m_object.size())
        return;
    for (auto field = m_object.constBegin(); field != m_object.constEnd(); ++field) {
        const QString key = field.key();
        if (m_taken.contains(key))
            continue;
        const QString parent = m_parent == nullptr ? QString() : m_parent->path(m_key, m_index);
        m_error->emplace(Error{ErrorCode::Schema, key.left(64) + ": unknown field"_L1, parent + u'/' + escaped(key.left(64))});
        return;
    }
}

QString JsonReader::text(const QJsonValue &value, QLatin1StringView key, qsizetype index)
{
    if (!value.isString()) {
        refuseAt(key, index, "not a string"_L1);
        return {};
    }
    QString result = value.toString();
    // A lone surrogate has no UTF-8: it would change on its way through a file or a database.
    if (!result.isValidUtf16())
        refuseAt(key, index, "not valid Unicode"_L1);
    return result;
}

QString JsonReader::idText(const QJsonValue &value, QLatin1StringView key, qsizetype index)
{
    QString result = text(value, key, index);
    if (!failed() && !isValidId(result))
        refuseAt(key, index, "not an id"_L1);
    return result;
}

qint64 JsonReader::integer(const QJsonValue &value, Range range, QLatin1StringView key, qsizetype index)
{
    if (!value.isDouble()) {
        refuseAt(key, index, "not a number"_L1);
        return range.min;
    }
    // toInteger() gives its argument back for whatever is no 64-bit integer.
    constexpr qint64 None = -1;
    const qint64 number = value.toInteger(None);
    if (number < range.min || number > range.max) {
        refuseAt(key, index, "not an integer in its range"_L1);
        return range.min;
    }
    return number;
}

RoomId JsonReader::room(const QJsonValue &value, QLatin1StringView key, qsizetype index)
{
    const QString name = text(value, key, index);
    if (failed())
        return {};
    const std::optional<RoomId> found = RoomId::fromString(name);
    if (!found)
        refuseAt(key, index, "not a room"_L1);
    return found.value_or(RoomId{});
}

} // namespace Lanban::Protocol
