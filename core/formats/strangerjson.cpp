// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/strangerjson.h"

#include <QDateTime>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

bool hasValue(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QString StrangerJson::text(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double:
    case QJsonValue::Bool:
        return value.toVariant().toString();
    case QJsonValue::Array:
    case QJsonValue::Object:
        ++m_damaged;
        return {};
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    }
    return {};
}

bool StrangerJson::flag(const QJsonObject &object, QLatin1StringView key)
{
    if (!hasValue(object, key))
        return false;
    const QJsonValue value = object.value(key);
    if (value.isDouble())
        return value.toDouble() != 0;
    if (!value.isBool())
        ++m_damaged;
    return value.toBool();
}

std::optional<double> StrangerJson::number(const QJsonObject &object, QLatin1StringView key)
{
    if (!hasValue(object, key))
        return std::nullopt;
    const QJsonValue value = object.value(key);
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double parsed = value.toString().toDouble(&ok);
    // Text can spell what a JSON number can't be: "nan" orders nothing.
    if (ok && qIsFinite(parsed))
        return parsed;
    ++m_damaged;
    return std::nullopt;
}

std::optional<qint64> StrangerJson::time(const QJsonObject &object, QLatin1StringView key)
{
    if (!hasValue(object, key) || object.value(key).toString(u"x"_s).isEmpty())
        return std::nullopt;
    QDateTime time = QDateTime::fromString(object.value(key).toString(), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    if (!time.isValid() || time.toMSecsSinceEpoch() < 0) {
        ++m_damaged;
        return std::nullopt;
    }
    return time.toMSecsSinceEpoch();
}

QJsonArray StrangerJson::list(const QJsonObject &object, QLatin1StringView key)
{
    if (hasValue(object, key) && !object.value(key).isArray())
        ++m_damaged;
    return object.value(key).toArray();
}

QJsonObject StrangerJson::object(const QJsonObject &object, QLatin1StringView key)
{
    if (hasValue(object, key) && !object.value(key).isObject())
        ++m_damaged;
    return object.value(key).toObject();
}

QStringList StrangerJson::texts(const QJsonObject &object, QLatin1StringView key)
{
    QStringList texts;
    for (const QJsonArray entries = list(object, key); const QJsonValue &entry : entries) {
        if (entry.isString())
            texts += entry.toString();
        else
            ++m_damaged;
    }
    return texts;
}

} // namespace Lanban
