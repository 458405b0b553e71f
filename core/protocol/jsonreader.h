// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/errorcode.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/domain/mutation.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVarLengthArray>

#include <algorithm>
#include <limits>
#include <optional>
#include <type_traits>

namespace Lanban::Protocol {

//! JSON numbers are doubles to most of the world: above 2^53 two integers share one double.
inline constexpr qint64 MaxExactInteger = 9007199254740992;

//! The integers a field may hold, both ends included.
struct Range {
    qint64 min = 0;
    qint64 max = MaxExactInteger;
};

//! A type as describe() takes it: to be filled by a JsonReader, to be looked at by a JsonWriter.
template<typename Io, typename T>
using As = std::conditional_t<Io::reading, T, const T>;

//! Maps the enumerators of \a E to their names on the wire; specialised beside the types it serves.
template<typename E>
struct WireEnum;

//! Walks one JSON object, strictly.
//!
//! Every field is asked for by name and type; finish() then refuses what nobody asked for. The first
//! error wins and is kept, with a JSON pointer to its field; after it everything reads as default.
//! A struct's fields are listed once, in a describe(io, value) that JsonReader and JsonWriter share.
class JsonReader
{
public:
    static constexpr bool reading = true;

    //! \a object has to outlive the reader.
    explicit JsonReader(const QJsonObject &object);

    [[nodiscard]] bool failed() const { return m_error->has_value(); }
    [[nodiscard]] const std::optional<Error> &error() const { return *m_error; }
    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }

    //! A field that must be there.
    template<typename T>
    void required(QLatin1StringView key, T &value, Range range = {});
    //! A field that may be missing; never null.
    template<typename T>
    void optional(QLatin1StringView key, std::optional<T> &value, Range range = {});
    //! A field that may be missing and then has the value \a fallback.
    template<typename T>
    void defaulted(QLatin1StringView key, T &value, const std::type_identity_t<T> &fallback = {}, Range range = {});
    //! A field that may be missing (no change) or null (cleared).
    template<typename T>
    void nullable(QLatin1StringView key, Nullable<T> &value, Range range = {});
    //! A field that must be there, and null for none.
    template<typename T>
    void orNull(QLatin1StringView key, std::optional<T> &value, Range range = {});
    template<typename Tag>
    void orNull(QLatin1StringView key, Id<Tag> &value);
    //! A field that may be missing or null, both for none.
    template<typename T>
    void maybe(QLatin1StringView key, std::optional<T> &value, Range range = {});
    //! An id of a kind that only the fields beside it tell.
    void plainId(QLatin1StringView key, QString &value);
    //! A field that must be exactly \a text.
    void constant(QLatin1StringView key, QLatin1StringView text);
    //! A nested object; \a fields lists what is in it.
    template<typename F>
    void object(QLatin1StringView key, F fields);
    //! Takes \a key as known and hands out what it holds, unread.
    [[nodiscard]] QJsonValue raw(QLatin1StringView key);

    //! Refuses the field \a key, because of \a what; does nothing after the first error.
    void refuse(QLatin1StringView key, QLatin1StringView what);
    //! Refuses any field nobody asked for. To be called last.
    void finish();

    //! Reads \a value, found in this object under \a key (and there at \a index), into \a out.
    template<typename T>
    void convert(const QJsonValue &value, T &out, Range range, QLatin1StringView key, qsizetype index = -1);

private:
    JsonReader(const QJsonObject &object, const JsonReader &parent, QLatin1StringView key, qsizetype index);

    //! The value of \a key, which counts as known from now on; refuses where there is none.
    [[nodiscard]] QJsonValue take(QLatin1StringView key);
    [[nodiscard]] QString path(QLatin1StringView key, qsizetype index) const;
    void refuseAt(QLatin1StringView key, qsizetype index, QLatin1StringView what);

    [[nodiscard]] QString text(const QJsonValue &value, QLatin1StringView key, qsizetype index);
    [[nodiscard]] QString idText(const QJsonValue &value, QLatin1StringView key, qsizetype index);
    [[nodiscard]] qint64 integer(const QJsonValue &value, Range range, QLatin1StringView key, qsizetype index);
    [[nodiscard]] RoomId room(const QJsonValue &value, QLatin1StringView key, qsizetype index);

    const QJsonObject m_object; // shares its data with the caller's
    const JsonReader *m_parent = nullptr;
    QLatin1StringView m_key; // where this object stands in its parent
    qsizetype m_index = -1;
    std::optional<Error> m_ownError;
    std::optional<Error> *m_error = &m_ownError;
    QVarLengthArray<QLatin1StringView, 32> m_taken;

    Q_DISABLE_COPY_MOVE(JsonReader)

public:
    ~JsonReader() = default;
};

template<typename T>
inline constexpr bool isId = false;
template<typename Tag>
inline constexpr bool isId<Id<Tag>> = true;
template<typename T>
inline constexpr bool isList = false;
template<typename T>
inline constexpr bool isList<QList<T>> = true;

template<typename T>
void JsonReader::convert(const QJsonValue &value, T &out, Range range, QLatin1StringView key, qsizetype index)
{
    if (failed())
        return;
    if constexpr (std::is_same_v<T, QString>) {
        out = text(value, key, index);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!value.isBool())
            return refuseAt(key, index, QLatin1StringView("not a boolean"));
        out = value.toBool();
    } else if constexpr (std::is_integral_v<T>) {
        range.max = std::min(range.max, static_cast<qint64>(std::min<quint64>(std::numeric_limits<T>::max(), MaxExactInteger)));
        out = static_cast<T>(integer(value, range, key, index));
    } else if constexpr (std::is_enum_v<T>) {
        const std::optional<T> found = WireEnum<T>::fromName(text(value, key, index));
        if (!found)
            return refuseAt(key, index, QLatin1StringView("not one of the values of the contract"));
        out = *found;
    } else if constexpr (isId<T>) {
        out = T(idText(value, key, index));
    } else if constexpr (std::is_same_v<T, RoomId>) {
        out = room(value, key, index);
    } else if constexpr (std::is_same_v<T, QJsonObject>) {
        if (!value.isObject())
            return refuseAt(key, index, QLatin1StringView("not an object"));
        out = value.toObject();
    } else if constexpr (isList<T>) {
        if (!value.isArray())
            return refuseAt(key, index, QLatin1StringView("not an array"));
        const QJsonArray array = value.toArray();
        out.clear();
        out.reserve(array.size());
        for (qsizetype i = 0; i < array.size() && !failed(); ++i) {
            typename T::value_type element{};
            convert(array.at(i), element, range, key, i);
            out.append(std::move(element));
        }
    } else {
        if (!value.isObject())
            return refuseAt(key, index, QLatin1StringView("not an object"));
        const QJsonObject inner = value.toObject();
        JsonReader reader(inner, *this, key, index);
        describe(reader, out);
        reader.finish();
    }
}

template<typename T>
void JsonReader::required(QLatin1StringView key, T &value, Range range)
{
    convert(take(key), value, range, key);
}

template<typename T>
void JsonReader::optional(QLatin1StringView key, std::optional<T> &value, Range range)
{
    value.reset();
    if (has(key))
        required(key, value.emplace(), range);
}

template<typename T>
void JsonReader::defaulted(QLatin1StringView key, T &value, const std::type_identity_t<T> &fallback, Range range)
{
    value = fallback;
    if (has(key))
        required(key, value, range);
}

template<typename T>
void JsonReader::nullable(QLatin1StringView key, Nullable<T> &value, Range range)
{
    value.reset();
    if (has(key))
        orNull(key, value.emplace(), range);
}

template<typename T>
void JsonReader::orNull(QLatin1StringView key, std::optional<T> &value, Range range)
{
    value.reset();
    if (const QJsonValue found = take(key); !found.isNull())
        convert(found, value.emplace(), range, key);
}

template<typename Tag>
void JsonReader::orNull(QLatin1StringView key, Id<Tag> &value)
{
    value = {};
    if (const QJsonValue found = take(key); !found.isNull())
        convert(found, value, {}, key);
}

template<typename T>
void JsonReader::maybe(QLatin1StringView key, std::optional<T> &value, Range range)
{
    value.reset();
    if (has(key))
        orNull(key, value, range);
}

template<typename F>
void JsonReader::object(QLatin1StringView key, F fields)
{
    const QJsonValue found = take(key);
    if (failed())
        return;
    if (!found.isObject())
        return refuse(key, QLatin1StringView("not an object"));
    const QJsonObject inner = found.toObject();
    JsonReader reader(inner, *this, key, -1);
    fields(reader);
    reader.finish();
}

} // namespace Lanban::Protocol
