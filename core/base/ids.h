// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <optional>
#include <utility>

namespace Lanban {

//! An identifier that can't be taken for one of another kind.
//!
//! Its text is 1 to 64 characters of `[A-Za-z0-9_-]`; ids made here are UUIDs in lower case
//! without braces. An empty id means "none".
template<typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString value) : m_value(std::move(value)) { }

    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_value == b.m_value; }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        const int order = QString::compare(a.m_value, b.m_value);
        return order <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

using TeamId = Id<struct TeamTag>;
using BoardId = Id<struct BoardTag>;
using ColumnId = Id<struct ColumnTag>;
using SwimlaneId = Id<struct SwimlaneTag>;
using LabelId = Id<struct LabelTag>;
using TaskId = Id<struct TaskTag>;
using ChecklistId = Id<struct ChecklistTag>;
using CheckItemId = Id<struct CheckItemTag>;
using CommentId = Id<struct CommentTag>;
using UserId = Id<struct UserTag>;
//! One profile's identity towards a server; mids are counted per client id.
using ClientId = Id<struct ClientTag>;
//! The idempotency key of one mutation, a UUIDv7.
using Muid = Id<struct MuidTag>;

//! True if \a text can be an id: 1 to 64 characters of `[A-Za-z0-9_-]`.
[[nodiscard]] bool isValidId(QStringView text);

//! Names one stream to subscribe to: `team:<id>`, `board:<id>` or `task:<id>`.
struct RoomId {
    enum class Kind { Team, Board, Task };

    Kind kind = Kind::Board;
    QString id;

    [[nodiscard]] static RoomId team(const TeamId &id) { return {Kind::Team, id.value()}; }
    [[nodiscard]] static RoomId board(const BoardId &id) { return {Kind::Board, id.value()}; }
    [[nodiscard]] static RoomId task(const TaskId &id) { return {Kind::Task, id.value()}; }
    //! Nothing unless \a text is a known kind, a colon and a valid id.
    [[nodiscard]] static std::optional<RoomId> fromString(QStringView text);
    [[nodiscard]] QString toString() const;

    friend bool operator==(const RoomId &, const RoomId &) = default;
    friend std::strong_ordering operator<=>(const RoomId &a, const RoomId &b)
    {
        if (const auto kinds = a.kind <=> b.kind; kinds != 0)
            return kinds;
        return QString::compare(a.id, b.id) <=> 0;
    }
    friend size_t qHash(const RoomId &room, size_t seed = 0) { return qHashMulti(seed, static_cast<int>(room.kind), room.id); }
};

} // namespace Lanban
