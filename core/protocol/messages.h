// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/event.h"
#include "core/domain/mutation.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

//! Every message of wire contract 1.0 as a type. PROTOCOL.md beside this file is the contract; codec.h reads and writes it.
namespace Lanban::Protocol {

inline const QString ContractVersion = QStringLiteral("1.0");

//! How far a client has a stream: the last seq it applied, and the hash chain there.
struct Cursor {
    quint64 seq = 0;
    QString h;
    friend bool operator==(const Cursor &, const Cursor &) = default;
};

//! Where one of a mutation's events went.
struct Effect {
    RoomId room;
    quint64 seq = 0;
    friend bool operator==(const Effect &, const Effect &) = default;
};

struct AppInfo {
    QString v;
    QString os;
    friend bool operator==(const AppInfo &, const AppInfo &) = default;
};

// ---- client to server

struct Hello {
    QString contract;
    QStringList accept;
    std::optional<QString> token; //!< absent when it came in the handshake, or where nobody is known yet
    std::optional<QString> invite; //!< makes the token's user a member, or a new user without one
    std::optional<QString> name; //!< of the new user
    std::optional<QString> color; //!< of the new user
    ClientId clientId;
    quint64 nextMid = 1;
    quint64 ackedTo = 0;
    std::optional<QString> epoch; //!< absent at the first contact
    QStringList enc; //!< may hold "json", "zstd"; empty = json
    std::optional<AppInfo> app;
    friend bool operator==(const Hello &, const Hello &) = default;
};
struct Auth {
    QString token;
    friend bool operator==(const Auth &, const Auth &) = default;
};
struct Subscribe {
    QString id;
    RoomId room;
    quint64 gen = 0;
    std::optional<Cursor> since;
    QStringList want; //!< "presence", "typing"
    friend bool operator==(const Subscribe &, const Subscribe &) = default;
};
struct Unsubscribe {
    QString id;
    RoomId room;
    quint64 gen = 0;
    friend bool operator==(const Unsubscribe &, const Unsubscribe &) = default;
};
//! Items as Mutation; at most Limits::maxBatch.
struct Mutate {
    QList<Mutation> items;
    friend bool operator==(const Mutate &, const Mutate &) = default;
};
struct Typing {
    RoomId room;
    bool on = false;
    friend bool operator==(const Typing &, const Typing &) = default;
};
//! The longest `mode` of a presence, in characters.
inline constexpr qsizetype MaxPresenceMode = 16;

struct PresenceState {
    std::optional<TaskId> taskId;
    std::optional<QString> mode;
    friend bool operator==(const PresenceState &, const PresenceState &) = default;
};
struct SetPresence {
    RoomId room;
    PresenceState state;
    friend bool operator==(const SetPresence &, const SetPresence &) = default;
};
struct History {
    QString id;
    RoomId room;
    QString kind; //!< "chat", "activity", "comments"
    std::optional<quint64> beforeSeq;
    int limit = 50; //!< 1 to 100
    friend bool operator==(const History &, const History &) = default;
};
//! What a client has of a room, so that the server can say where that differs; PROTOCOL.md, "Healing".
struct Heal {
    QString id;
    RoomId room;
    int level = 0; //!< 0 to 2: digits of the buckets' names; 3: entities
    QStringList have; //!< "a1:<sum>"; level 3: "a1", "task:T1:<hash>"; at most MaxHealItems
    friend bool operator==(const Heal &, const Heal &) = default;
};
struct Ping {
    quint64 t = 0;
    friend bool operator==(const Ping &, const Ping &) = default; // clazy:exclude=function-args-by-value
};

using ClientMessage = std::variant<Hello, Auth, Subscribe, Unsubscribe, Mutate, Typing, SetPresence, History, Heal, Ping>;

// ---- server to client

struct UserInfo {
    UserId id;
    QString name;
    friend bool operator==(const UserInfo &, const UserInfo &) = default;
};
struct TeamInfo {
    TeamId id;
    QString name;
    Role role = Role::Viewer;
    friend bool operator==(const TeamInfo &, const TeamInfo &) = default;
};
struct Limits {
    int maxMsg = 524288; //!< bytes of one frame
    int window = 64; //!< unacknowledged mutations in flight
    int maxBatch = 100; //!< items of one mutate or batch
    int mutPerSec = 20;
    int burst = 200;
    int rooms = 128; //!< subscriptions of one connection
    int pingMs = 54000;
    int pongMs = 60000;
    int writeMs = 10000;
    int typingMs = 3000;
    friend bool operator==(const Limits &, const Limits &) = default;
};
struct Welcome {
    QString contract;
    QString conn;
    QString epoch;
    quint64 lastMid = 0;
    UserInfo user;
    QList<TeamInfo> teams;
    qint64 serverTs = 0;
    std::optional<qint64> tokenExp;
    std::optional<QString> token; //!< after an invite that made a user: keep it
    std::optional<BoardId> board; //!< after an invite: the board it was for
    Limits limits;
    friend bool operator==(const Welcome &, const Welcome &) = default;
};
//! The host has to let this guest in first.
struct Waiting {
    friend bool operator==(const Waiting &, const Waiting &) = default; // clazy:exclude=function-args-by-value
};
struct Present {
    UserId userId;
    QString conn;
    PresenceState state;
    friend bool operator==(const Present &, const Present &) = default;
};
struct PresenceFull {
    quint64 pv = 0;
    QList<Present> full;
    friend bool operator==(const PresenceFull &, const PresenceFull &) = default;
};
struct Subscribed {
    enum class Mode { Delta, Snapshot };
    QString re;
    RoomId room;
    quint64 gen = 0;
    Mode mode = Mode::Delta;
    quint64 seq = 0; //!< delta: the client's own; snapshot: the snapshot's
    quint64 head = 0; //!< the stream's last
    QString h; //!< at seq
    QStringList perms;
    std::optional<PresenceFull> presence;
    std::optional<int> parts; //!< snapshot only
    std::optional<qint64> bytes; //!< snapshot only: all parts' JSON, decompressed
    std::optional<QString> sum; //!< snapshot only: "blake2b:" + hex of the parts' JSON one after the other
    //! Snapshot only: the cursor that was asked from is none of this log. A server that was put back to an older copy says so.
    bool forked = false;
    friend bool operator==(const Subscribed &, const Subscribed &) = default;
};
//! One part of a snapshot; data holds `board`, `columns`, ... as PROTOCOL.md, "Framing", says.
struct SnapshotPart {
    RoomId room;
    quint64 gen = 0;
    int part = 0;
    int of = 1;
    QJsonObject data;
    friend bool operator==(const SnapshotPart &, const SnapshotPart &) = default;
};
struct Activity {
    RoomId room;
    quint64 seq = 0;
    quint64 prev = 0;
    QString h;
    Event event;
    std::optional<Muid> muid; //!< only to the user who made it
    friend bool operator==(const Activity &, const Activity &) = default;
};
struct BatchItem {
    quint64 seq = 0;
    quint64 prev = 0;
    Event event;
    std::optional<Muid> muid;
    friend bool operator==(const BatchItem &, const BatchItem &) = default;
};
//! Events from+1 to `to` of a room, applied all or nothing; `h` is the chain at `to`.
struct Batch {
    RoomId room;
    quint64 from = 0;
    quint64 to = 0;
    QString h;
    QList<BatchItem> items;
    friend bool operator==(const Batch &, const Batch &) = default;
};
struct Ack {
    enum class Status { Ok, Noop, Merged };
    quint64 mid = 0;
    Muid muid;
    Status status = Status::Ok;
    QList<Effect> fx;
    QStringList adjusted;
    QStringList warn;
    friend bool operator==(const Ack &, const Ack &) = default;
};
struct Reject {
    quint64 mid = 0;
    Muid muid;
    ErrorCode code = ErrorCode::Internal;
    QString msg;
    QJsonObject server; //!< by entity kind: {"task":{...}}
    QJsonObject detail;
    friend bool operator==(const Reject &, const Reject &) = default;
};
//! Mutations from this mid on are ignored until it is sent again.
struct Hold {
    quint64 from = 0;
    QString why;
    int retryMs = 0;
    friend bool operator==(const Hold &, const Hold &) = default;
};
struct RoomHead {
    RoomId room;
    quint64 seq = 0;
    QString h;
    QString digest;
    friend bool operator==(const RoomHead &, const RoomHead &) = default;
};
struct Head {
    QList<RoomHead> rooms;
    quint64 lastMid = 0;
    friend bool operator==(const Head &, const Head &) = default;
};
struct PresenceDiff {
    RoomId room;
    quint64 pv = 0;
    QList<Present> joined;
    QList<Present> left;
    QList<Present> updated;
    friend bool operator==(const PresenceDiff &, const PresenceDiff &) = default;
};
struct UserTyping {
    RoomId room;
    UserId userId;
    int ttlMs = 6000;
    friend bool operator==(const UserTyping &, const UserTyping &) = default;
};
struct HistoryPage {
    QString re;
    QList<BatchItem> items;
    std::optional<quint64> nextSeq;
    bool complete = false;
    friend bool operator==(const HistoryPage &, const HistoryPage &) = default;
};
//! The `have` of one heal holds no more than this: a board that differs in more is had whole.
inline constexpr qsizetype MaxHealItems = 4096;

struct HealedEntity {
    EntityType type = EntityType::Task;
    QJsonObject data; //!< as in a snapshot
    friend bool operator==(const HealedEntity &, const HealedEntity &) = default;
};
//! Where what a client has differs from the room at `seq`.
struct Healed {
    QString re;
    RoomId room;
    int level = 0;
    quint64 seq = 0;
    QString h; //!< at seq
    QString digest; //!< at seq
    QStringList differ; //!< buckets of what was asked that differ; level 3: all that were asked
    int part = 0; //!< this and the rest: level 3 only
    int of = 1;
    QList<HealedEntity> ents; //!< that the client has not, or not so
    QStringList gone; //!< that the client has and the server not: "task:T1"
    friend bool operator==(const Healed &, const Healed &) = default;
};
struct Unsubscribed {
    RoomId room;
    quint64 gen = 0;
    QString code;
    bool purge = false;
    bool retry = false;
    friend bool operator==(const Unsubscribed &, const Unsubscribed &) = default;
};
struct AuthExpiring {
    int inMs = 0;
    friend bool operator==(const AuthExpiring &, const AuthExpiring &) = default; // clazy:exclude=function-args-by-value
};
struct Notice {
    QString kind; //!< "rate_limit", "going_away"
    std::optional<QString> scope;
    std::optional<int> retryMs;
    std::optional<int> inMs;
    std::optional<QList<int>> reconnectMs; //!< lowest and highest delay
    friend bool operator==(const Notice &, const Notice &) = default;
};
struct ErrorMessage {
    std::optional<QString> re;
    ErrorCode code = ErrorCode::Internal;
    bool fatal = false;
    QString path;
    QString msg;
    friend bool operator==(const ErrorMessage &, const ErrorMessage &) = default;
};
struct Pong {
    quint64 t = 0;
    qint64 serverTs = 0;
    friend bool operator==(const Pong &, const Pong &) = default; // clazy:exclude=function-args-by-value
};

using ServerMessage
    = std::variant<Welcome, Waiting, Subscribed, SnapshotPart, Activity, Batch, Ack, Reject, Hold, Head, PresenceDiff, UserTyping,
                   HistoryPage, Healed, Unsubscribed, AuthExpiring, Notice, ErrorMessage, Pong>;

//! Close codes: below 4500 the client reconnects, from 4500 it does not.
enum class CloseCode : quint16 {
    TooBig = 1009,
    Shutdown = 4001,
    SlowConsumer = 4002,
    NoPong = 4003,
    WriteTimeout = 4004,
    Rebalance = 4005,
    TokenExpired = 4006,
    TooManyRequests = 4007,
    InvalidToken = 4500,
    ProtocolViolation = 4501,
    ContractUnsupported = 4502,
    SessionRevoked = 4503,
    ConnectionLimit = 4504,
    AccountDisabled = 4505,
};
[[nodiscard]] constexpr bool mayReconnect(quint16 code)
{
    return code < 4500;
}

} // namespace Lanban::Protocol
