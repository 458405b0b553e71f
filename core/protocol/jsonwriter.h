// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/jsonreader.h"

namespace Lanban::Protocol {

//! Fills one JSON object with the fields a describe() lists; JsonReader's other half.
class JsonWriter
{
public:
    static constexpr bool reading = false;

    [[nodiscard]] const QJsonObject &result() const { return m_object; }
    void insert(QLatin1StringView key, const QJsonValue &value) { m_object.insert(key, value); }

    template<typename T>
    void required(QLatin1StringView key, const T &value, Range = {})
    {
        insert(key, json(value));
    }
    template<typename T>
    void optional(QLatin1StringView key, const std::optional<T> &value, Range = {})
    {
        if (value)
            insert(key, json(*value));
    }
    //! Written only where it differs from \a fallback.
    template<typename T>
    void defaulted(QLatin1StringView key, const T &value, const std::type_identity_t<T> &fallback = {}, Range = {})
    {
        if (!(value == fallback))
            insert(key, json(value));
    }
    template<typename T>
    void nullable(QLatin1StringView key, const Nullable<T> &value, Range = {})
    {
        if (value)
            orNull(key, *value);
    }
    template<typename T>
    void orNull(QLatin1StringView key, const std::optional<T> &value, Range = {})
    {
        insert(key, value ? json(*value) : QJsonValue());
    }
    template<typename Tag>
    void orNull(QLatin1StringView key, const Id<Tag> &value)
    {
        insert(key, value.isEmpty() ? QJsonValue() : QJsonValue(value.value()));
    }
    template<typename T>
    void maybe(QLatin1StringView key, const std::optional<T> &value, Range = {})
    {
        optional(key, value);
    }
    void plainId(QLatin1StringView key, const QString &value) { insert(key, value); }
    void constant(QLatin1StringView key, QLatin1StringView text) { insert(key, text); }
    template<typename F>
    void object(QLatin1StringView key, F fields)
    {
        JsonWriter writer;
        fields(writer);
        insert(key, writer.result());
    }

    template<typename T>
    [[nodiscard]] static QJsonValue json(const T &value)
    {
        if constexpr (std::is_same_v<T, QString> || std::is_same_v<T, bool> || std::is_same_v<T, QJsonObject>) {
            return value;
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<qint64>(value);
        } else if constexpr (std::is_enum_v<T>) {
            return WireEnum<T>::name(value);
        } else if constexpr (isId<T>) {
            return value.value();
        } else if constexpr (std::is_same_v<T, RoomId>) {
            return value.toString();
        } else if constexpr (isList<T>) {
            QJsonArray array;
            for (const auto &element : value)
                array.append(json(element));
            return array;
        } else {
            JsonWriter writer;
            describe(writer, value);
            return writer.result();
        }
    }

private:
    QJsonObject m_object;
};

//! All fields of \a value.
template<typename T>
[[nodiscard]] QJsonObject written(const T &value)
{
    JsonWriter writer;
    describe(writer, value);
    return writer.result();
}

//! All of \a object as a \a T, and nothing else in it.
template<typename T>
[[nodiscard]] Result<T> readAs(const QJsonObject &object)
{
    JsonReader reader(object);
    T value{};
    describe(reader, value);
    reader.finish();
    if (reader.failed())
        return failWith(*reader.error());
    return value;
}

} // namespace Lanban::Protocol
