// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/messagecodec.h"

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

template<>
inline constexpr QLatin1StringView messageName<Welcome> = "welcome"_L1;
template<>
inline constexpr QLatin1StringView messageName<Waiting> = "waiting"_L1;
template<>
inline constexpr QLatin1StringView messageName<Subscribed> = "subscribed"_L1;
template<>
inline constexpr QLatin1StringView messageName<SnapshotPart> = "snapshot"_L1;
template<>
inline constexpr QLatin1StringView messageName<Activity> = "activity"_L1;
template<>
inline constexpr QLatin1StringView messageName<Batch> = "batch"_L1;
template<>
inline constexpr QLatin1StringView messageName<Ack> = "ack"_L1;
template<>
inline constexpr QLatin1StringView messageName<Reject> = "reject"_L1;
template<>
inline constexpr QLatin1StringView messageName<Hold> = "hold"_L1;
template<>
inline constexpr QLatin1StringView messageName<Head> = "head"_L1;
template<>
inline constexpr QLatin1StringView messageName<PresenceDiff> = "presence"_L1;
template<>
inline constexpr QLatin1StringView messageName<UserTyping> = "typing"_L1;
template<>
inline constexpr QLatin1StringView messageName<HistoryPage> = "history.page"_L1;
template<>
inline constexpr QLatin1StringView messageName<Healed> = "healed"_L1;
template<>
inline constexpr QLatin1StringView messageName<Unsubscribed> = "unsubscribed"_L1;
template<>
inline constexpr QLatin1StringView messageName<AuthExpiring> = "auth.expiring"_L1;
template<>
inline constexpr QLatin1StringView messageName<Notice> = "notice"_L1;
template<>
inline constexpr QLatin1StringView messageName<ErrorMessage> = "error"_L1;
template<>
inline constexpr QLatin1StringView messageName<Pong> = "pong"_L1;

namespace {

constexpr Range FromOne{1, MaxExactInteger};

} // namespace

template<typename Io>
void describe(Io &io, As<Io, UserInfo> &user)
{
    io.required("id"_L1, user.id);
    io.required("name"_L1, user.name);
}

template<typename Io>
void describe(Io &io, As<Io, TeamInfo> &team)
{
    io.required("id"_L1, team.id);
    io.required("name"_L1, team.name);
    io.required("role"_L1, team.role);
}

template<typename Io>
void describe(Io &io, As<Io, Limits> &limits)
{
    io.required("maxMsg"_L1, limits.maxMsg);
    io.required("window"_L1, limits.window);
    io.required("maxBatch"_L1, limits.maxBatch);
    io.required("mutPerSec"_L1, limits.mutPerSec);
    io.required("burst"_L1, limits.burst);
    io.required("rooms"_L1, limits.rooms);
    io.required("pingMs"_L1, limits.pingMs);
    io.required("pongMs"_L1, limits.pongMs);
    io.required("writeMs"_L1, limits.writeMs);
    io.required("typingMs"_L1, limits.typingMs);
}

template<typename Io>
void describe(Io &io, As<Io, Welcome> &welcome)
{
    io.required("contract"_L1, welcome.contract);
    io.plainId("conn"_L1, welcome.conn);
    io.required("epoch"_L1, welcome.epoch);
    io.required("lastMid"_L1, welcome.lastMid);
    io.required("user"_L1, welcome.user);
    io.required("teams"_L1, welcome.teams);
    io.required("serverTs"_L1, welcome.serverTs);
    io.optional("tokenExp"_L1, welcome.tokenExp);
    io.optional("token"_L1, welcome.token);
    io.optional("board"_L1, welcome.board);
    io.required("limits"_L1, welcome.limits);
}

template<typename Io>
void describe(Io &, As<Io, Waiting> &)
{
}

template<typename Io>
void describe(Io &io, As<Io, Present> &present)
{
    io.required("userId"_L1, present.userId);
    io.plainId("conn"_L1, present.conn);
    io.defaulted("state"_L1, present.state);
}

template<typename Io>
void describe(Io &io, As<Io, PresenceFull> &presence)
{
    io.required("pv"_L1, presence.pv);
    io.required("full"_L1, presence.full);
}

template<typename Io>
void describe(Io &io, As<Io, Subscribed> &subscribed)
{
    io.plainId("re"_L1, subscribed.re);
    io.required("room"_L1, subscribed.room);
    io.required("gen"_L1, subscribed.gen);
    io.required("mode"_L1, subscribed.mode);
    io.required("seq"_L1, subscribed.seq);
    io.required("head"_L1, subscribed.head);
    chain(io, "h"_L1, subscribed.h);
    io.defaulted("perms"_L1, subscribed.perms);
    io.optional("presence"_L1, subscribed.presence);
    if constexpr (Io::reading) {
        if (io.failed() || subscribed.mode == Subscribed::Mode::Delta)
            return; // the fields below are unknown to a delta
        io.required("parts"_L1, subscribed.parts.emplace(), Range{1, std::numeric_limits<int>::max()});
        io.required("bytes"_L1, subscribed.bytes.emplace());
        io.required("sum"_L1, subscribed.sum.emplace());
        io.defaulted("forked"_L1, subscribed.forked, false);
    } else {
        io.optional("parts"_L1, subscribed.parts);
        io.optional("bytes"_L1, subscribed.bytes);
        io.optional("sum"_L1, subscribed.sum);
        io.defaulted("forked"_L1, subscribed.forked, false);
    }
}

template<typename Io>
void describe(Io &io, As<Io, SnapshotPart> &part)
{
    io.required("room"_L1, part.room);
    io.required("gen"_L1, part.gen);
    io.required("part"_L1, part.part);
    io.required("of"_L1, part.of, Range{1, std::numeric_limits<int>::max()});
    if constexpr (Io::reading) {
        if (part.part >= part.of)
            io.refuse("part"_L1, "not below of"_L1);
    }
    io.required("data"_L1, part.data);
}

template<typename Io>
void describe(Io &io, As<Io, Activity> &activity)
{
    io.required("room"_L1, activity.room);
    io.required("seq"_L1, activity.seq, FromOne);
    io.required("prev"_L1, activity.prev);
    chain(io, "h"_L1, activity.h);
    io.required("event"_L1, activity.event);
    io.optional("muid"_L1, activity.muid);
}

template<typename Io>
void describe(Io &io, As<Io, BatchItem> &item)
{
    io.required("seq"_L1, item.seq, FromOne);
    io.required("prev"_L1, item.prev);
    io.required("event"_L1, item.event);
    io.optional("muid"_L1, item.muid);
}

template<typename Io>
void describe(Io &io, As<Io, Batch> &batch)
{
    io.required("room"_L1, batch.room);
    io.required("from"_L1, batch.from);
    io.required("to"_L1, batch.to);
    chain(io, "h"_L1, batch.h);
    io.required("items"_L1, batch.items);
}

template<typename Io>
void describe(Io &io, As<Io, Effect> &effect)
{
    io.required("room"_L1, effect.room);
    io.required("seq"_L1, effect.seq, FromOne);
}

template<typename Io>
void describe(Io &io, As<Io, Ack> &ack)
{
    io.required("mid"_L1, ack.mid, FromOne);
    io.required("muid"_L1, ack.muid);
    io.required("status"_L1, ack.status);
    io.required("fx"_L1, ack.fx);
    io.required("adjusted"_L1, ack.adjusted);
    io.required("warn"_L1, ack.warn);
}

template<typename Io>
void describe(Io &io, As<Io, Reject> &reject)
{
    io.required("mid"_L1, reject.mid, FromOne);
    io.required("muid"_L1, reject.muid);
    io.required("code"_L1, reject.code);
    io.required("msg"_L1, reject.msg);
    io.required("server"_L1, reject.server);
    io.required("detail"_L1, reject.detail);
}

template<typename Io>
void describe(Io &io, As<Io, Hold> &hold)
{
    io.required("from"_L1, hold.from, FromOne);
    io.required("why"_L1, hold.why);
    io.required("retryMs"_L1, hold.retryMs);
}

//! Reads the array ["board:B1",856,"b01d…","digest:…"] whose indices are the keys.
template<typename Io>
void describe(Io &io, As<Io, RoomHead> &head)
{
    io.required("0"_L1, head.room);
    io.required("1"_L1, head.seq);
    chain(io, "2"_L1, head.h);
    io.required("3"_L1, head.digest);
}

void describe(JsonReader &io, Head &head)
{
    const QJsonValue rooms = io.raw("rooms"_L1);
    if (!io.failed() && !rooms.isArray()) {
        io.refuse("rooms"_L1, "not an array"_L1);
        return;
    }
    const QJsonArray array = rooms.toArray();
    for (qsizetype i = 0; i < array.size() && !io.failed(); ++i) {
        QJsonValue room = array.at(i);
        if (room.isArray()) {
            QJsonObject byIndex;
            const QJsonArray fields = room.toArray();
            for (const QJsonValue &field : fields)
                byIndex.insert(QString::number(byIndex.size()), field);
            room = byIndex;
        } else {
            room = QJsonValue::Null;
        }
        io.convert(room, head.rooms.emplaceBack(), {}, "rooms"_L1, i);
    }
    io.required("lastMid"_L1, head.lastMid);
}

void describe(JsonWriter &io, const Head &head)
{
    QJsonArray rooms;
    for (const RoomHead &room : head.rooms)
        rooms.append(QJsonArray{room.room.toString(), static_cast<qint64>(room.seq), room.h, room.digest});
    io.insert("rooms"_L1, rooms);
    io.required("lastMid"_L1, head.lastMid);
}

template<typename Io>
void describe(Io &io, As<Io, PresenceDiff> &diff)
{
    io.required("room"_L1, diff.room);
    io.required("pv"_L1, diff.pv);
    io.required("joined"_L1, diff.joined);
    io.required("left"_L1, diff.left);
    io.required("updated"_L1, diff.updated);
}

template<typename Io>
void describe(Io &io, As<Io, UserTyping> &typing)
{
    io.required("room"_L1, typing.room);
    io.required("userId"_L1, typing.userId);
    io.required("ttlMs"_L1, typing.ttlMs);
}

template<typename Io>
void describe(Io &io, As<Io, HistoryPage> &page)
{
    io.plainId("re"_L1, page.re);
    io.required("items"_L1, page.items);
    seqObject(io, "next"_L1, page.nextSeq);
    io.required("complete"_L1, page.complete);
}

template<typename Io>
void describe(Io &io, As<Io, HealedEntity> &entity)
{
    io.required("t"_L1, entity.type);
    io.required("data"_L1, entity.data);
}

template<typename Io>
void describe(Io &io, As<Io, Healed> &healed)
{
    io.plainId("re"_L1, healed.re);
    io.required("room"_L1, healed.room);
    io.required("level"_L1, healed.level, Range{0, 3});
    io.required("seq"_L1, healed.seq);
    chain(io, "h"_L1, healed.h);
    io.required("digest"_L1, healed.digest);
    io.required("differ"_L1, healed.differ);
    if constexpr (Io::reading) {
        if (io.failed() || healed.level < 3)
            return; // the fields below are unknown to the other levels
    } else {
        if (healed.level < 3)
            return;
    }
    io.required("part"_L1, healed.part);
    io.required("of"_L1, healed.of, Range{1, std::numeric_limits<int>::max()});
    if constexpr (Io::reading) {
        if (healed.part >= healed.of)
            io.refuse("part"_L1, "not below of"_L1);
    }
    io.required("ents"_L1, healed.ents);
    io.required("gone"_L1, healed.gone);
}

template<typename Io>
void describe(Io &io, As<Io, Unsubscribed> &unsubscribed)
{
    io.required("room"_L1, unsubscribed.room);
    io.required("gen"_L1, unsubscribed.gen);
    io.required("code"_L1, unsubscribed.code);
    io.required("purge"_L1, unsubscribed.purge);
    io.required("retry"_L1, unsubscribed.retry);
}

template<typename Io>
void describe(Io &io, As<Io, AuthExpiring> &expiring)
{
    io.required("inMs"_L1, expiring.inMs);
}

template<typename Io>
void describe(Io &io, As<Io, Notice> &notice)
{
    io.required("kind"_L1, notice.kind);
    io.optional("scope"_L1, notice.scope);
    io.optional("retryMs"_L1, notice.retryMs);
    io.optional("inMs"_L1, notice.inMs);
    io.optional("reconnectMs"_L1, notice.reconnectMs);
    if constexpr (Io::reading) {
        if (notice.reconnectMs && notice.reconnectMs->size() != 2)
            io.refuse("reconnectMs"_L1, "not two numbers"_L1);
    }
}

template<typename Io>
void describe(Io &io, As<Io, ErrorMessage> &error)
{
    io.optional("re"_L1, error.re);
    io.required("code"_L1, error.code);
    io.required("fatal"_L1, error.fatal);
    io.required("path"_L1, error.path);
    io.required("msg"_L1, error.msg);
}

template<typename Io>
void describe(Io &io, As<Io, Pong> &pong)
{
    io.required("t"_L1, pong.t);
    io.required("serverTs"_L1, pong.serverTs);
}

Result<ServerMessage> decodeServerMessage(const QByteArray &frame, qsizetype cap)
{
    return parseFrame(frame, cap).and_then(&readMessage<ServerMessage>);
}

QByteArray encode(const ServerMessage &message)
{
    return writeMessage(message);
}

} // namespace Lanban::Protocol
