// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/fields.h"
#include "core/protocol/messages.h"

#include <QJsonDocument>

#include <array>
#include <initializer_list>
#include <utility>

// What the codecs of both directions share.
namespace Lanban::Protocol {

//! The `type` of a message; specialised for each.
template<typename T>
inline constexpr QLatin1StringView messageName{};

//! One frame as an object: TooLarge over \a cap bytes, BadJson for what is no single JSON object.
[[nodiscard]] Result<QJsonObject> parseFrame(const QByteArray &frame, qsizetype cap);

//! A hash chain, or as much of one as a peer has: hex digits, none before the first event.
template<typename Io>
void chain(Io &io, QLatin1StringView key, As<Io, QString> &h)
{
    io.required(key, h);
    if constexpr (Io::reading) {
        const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
        if (h.size() > 64 || !std::all_of(h.cbegin(), h.cend(), isHex))
            io.refuse(key, QLatin1StringView("not a hash"));
    }
}

//! A text that is one of \a words.
template<typename Io>
void oneOf(Io &io, QLatin1StringView key, As<Io, QString> &value, std::initializer_list<QLatin1StringView> words)
{
    io.required(key, value);
    if constexpr (Io::reading) {
        if (std::none_of(words.begin(), words.end(), [&value](QLatin1StringView word) { return value == word; }))
            io.refuse(key, QLatin1StringView("not one of the values of the contract"));
    }
}

//! A place in a stream: {"seq":700}, or missing.
template<typename Io>
void seqObject(Io &io, QLatin1StringView key, As<Io, std::optional<quint64>> &seq)
{
    if constexpr (Io::reading) {
        seq.reset();
        if (io.has(key))
            io.object(key, [&seq](auto &inner) { inner.required(QLatin1StringView("seq"), seq.emplace()); });
    } else if (seq) {
        io.object(key, [&seq](auto &inner) { inner.required(QLatin1StringView("seq"), *seq); });
    }
}

template<typename Io>
void describe(Io &io, As<Io, PresenceState> &state)
{
    io.optional(QLatin1StringView("taskId"), state.taskId);
    io.optional(QLatin1StringView("mode"), state.mode);
    if constexpr (Io::reading) {
        if (state.mode && state.mode->toUcs4().size() > MaxPresenceMode)
            io.refuse(QLatin1StringView("mode"), QLatin1StringView("too long"));
    }
}

//! The alternative of the variant \a Message that \a object's `type` names, strictly read.
template<typename Message>
[[nodiscard]] Result<Message> readMessage(const QJsonObject &object)
{
    JsonReader reader(object);
    QString type;
    reader.required(QLatin1StringView("type"), type);
    Message message;
    const bool known = [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        const auto attempt = [&]<typename T>(std::type_identity<T>) {
            if (type != messageName<T>)
                return false;
            describe(reader, message.template emplace<T>());
            return true;
        };
        return (attempt(std::type_identity<std::variant_alternative_t<I, Message>>{}) || ...);
    }
    (std::make_index_sequence<std::variant_size_v<Message>>());
    if (!known)
        reader.refuse(QLatin1StringView("type"), QLatin1StringView("unknown message"));
    reader.finish();
    if (reader.failed())
        return failWith(*reader.error());
    return message;
}

//! One text frame.
template<typename Message>
[[nodiscard]] QByteArray writeMessage(const Message &message)
{
    JsonWriter writer;
    std::visit(
        [&writer]<typename T>(const T &value) {
            writer.insert(QLatin1StringView("type"), messageName<T>);
            describe(writer, value);
        },
        message);
    return QJsonDocument(writer.result()).toJson(QJsonDocument::Compact);
}

} // namespace Lanban::Protocol
