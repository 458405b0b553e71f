// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/messagecodec.h"

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

template<>
inline constexpr QLatin1StringView messageName<Hello> = "hello"_L1;
template<>
inline constexpr QLatin1StringView messageName<Auth> = "auth"_L1;
template<>
inline constexpr QLatin1StringView messageName<Subscribe> = "subscribe"_L1;
template<>
inline constexpr QLatin1StringView messageName<Unsubscribe> = "unsubscribe"_L1;
template<>
inline constexpr QLatin1StringView messageName<Mutate> = "mutate"_L1;
template<>
inline constexpr QLatin1StringView messageName<Typing> = "typing"_L1;
template<>
inline constexpr QLatin1StringView messageName<SetPresence> = "presence"_L1;
template<>
inline constexpr QLatin1StringView messageName<History> = "history"_L1;
template<>
inline constexpr QLatin1StringView messageName<Heal> = "heal"_L1;
template<>
inline constexpr QLatin1StringView messageName<Ping> = "ping"_L1;

template<typename Io>
void describe(Io &io, As<Io, AppInfo> &app)
{
    io.required("v"_L1, app.v);
    io.required("os"_L1, app.os);
}

template<typename Io>
void describe(Io &io, As<Io, Cursor> &cursor)
{
    io.required("seq"_L1, cursor.seq);
    chain(io, "h"_L1, cursor.h);
}

template<typename Io>
void describe(Io &io, As<Io, Hello> &hello)
{
    io.required("contract"_L1, hello.contract);
    io.required("accept"_L1, hello.accept);
    io.optional("token"_L1, hello.token);
    io.optional("invite"_L1, hello.invite);
    io.optional("name"_L1, hello.name);
    io.optional("color"_L1, hello.color);
    io.required("clientId"_L1, hello.clientId);
    io.required("nextMid"_L1, hello.nextMid, Range{1, MaxExactInteger});
    io.required("ackedTo"_L1, hello.ackedTo);
    io.optional("epoch"_L1, hello.epoch);
    io.defaulted("enc"_L1, hello.enc);
    io.optional("app"_L1, hello.app);
}

template<typename Io>
void describe(Io &io, As<Io, Auth> &auth)
{
    io.required("token"_L1, auth.token);
}

template<typename Io>
void describe(Io &io, As<Io, Subscribe> &subscribe)
{
    io.plainId("id"_L1, subscribe.id);
    io.required("room"_L1, subscribe.room);
    io.required("gen"_L1, subscribe.gen);
    io.optional("since"_L1, subscribe.since);
    io.defaulted("want"_L1, subscribe.want);
    if constexpr (Io::reading) {
        if (!std::all_of(subscribe.want.cbegin(), subscribe.want.cend(),
                         [](const QString &want) { return want == "presence"_L1 || want == "typing"_L1; }))
            io.refuse("want"_L1, "not one of the values of the contract"_L1);
    }
}

template<typename Io>
void describe(Io &io, As<Io, Unsubscribe> &unsubscribe)
{
    io.plainId("id"_L1, unsubscribe.id);
    io.required("room"_L1, unsubscribe.room);
    io.required("gen"_L1, unsubscribe.gen);
}

template<typename Io>
void describe(Io &io, As<Io, Mutate> &mutate)
{
    io.required("items"_L1, mutate.items);
    if constexpr (Io::reading) {
        if (mutate.items.isEmpty())
            io.refuse("items"_L1, "empty"_L1);
    }
}

template<typename Io>
void describe(Io &io, As<Io, Typing> &typing)
{
    io.required("room"_L1, typing.room);
    io.required("on"_L1, typing.on);
}

template<typename Io>
void describe(Io &io, As<Io, SetPresence> &presence)
{
    io.required("room"_L1, presence.room);
    io.required("state"_L1, presence.state);
}

template<typename Io>
void describe(Io &io, As<Io, History> &history)
{
    io.plainId("id"_L1, history.id);
    io.required("room"_L1, history.room);
    oneOf(io, "kind"_L1, history.kind, {"chat"_L1, "activity"_L1, "comments"_L1});
    seqObject(io, "before"_L1, history.beforeSeq);
    io.defaulted("limit"_L1, history.limit, 50, Range{1, 100});
}

template<typename Io>
void describe(Io &io, As<Io, Heal> &heal)
{
    io.plainId("id"_L1, heal.id);
    io.required("room"_L1, heal.room);
    io.required("level"_L1, heal.level, Range{0, 3});
    io.required("have"_L1, heal.have);
    if constexpr (Io::reading) {
        if (heal.have.size() > MaxHealItems)
            io.refuse("have"_L1, "too many"_L1);
    }
}

template<typename Io>
void describe(Io &io, As<Io, Ping> &ping)
{
    io.required("t"_L1, ping.t);
}

Result<ClientMessage> decodeClientMessage(const QByteArray &frame, qsizetype cap)
{
    return parseFrame(frame, cap).and_then(&readMessage<ClientMessage>);
}

QByteArray encode(const ClientMessage &message)
{
    return writeMessage(message);
}

} // namespace Lanban::Protocol
