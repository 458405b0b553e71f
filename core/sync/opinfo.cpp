// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/opinfo.h"

#include "core/domain/inverse.h"
#include "core/sync/overloaded.h"

#include <type_traits>

namespace Lanban {

namespace {

template<typename Key>
constexpr EntityType typeOf()
{
    if constexpr (std::is_same_v<Key, BoardId>)
        return EntityType::Board;
    else if constexpr (std::is_same_v<Key, ColumnId>)
        return EntityType::Column;
    else if constexpr (std::is_same_v<Key, SwimlaneId>)
        return EntityType::Swimlane;
    else if constexpr (std::is_same_v<Key, LabelId>)
        return EntityType::Label;
    else if constexpr (std::is_same_v<Key, UserId>)
        return EntityType::Member;
    else if constexpr (std::is_same_v<Key, TaskId>)
        return EntityType::Task;
    else if constexpr (std::is_same_v<Key, ChecklistId>)
        return EntityType::Checklist;
    else if constexpr (std::is_same_v<Key, CheckItemId>)
        return EntityType::CheckItem;
    else if constexpr (std::is_same_v<Key, CommentId>)
        return EntityType::Comment;
}

template<typename Key>
EntityRef refTo(const Key &id)
{
    return {typeOf<Key>(), id.value(), 0};
}

} // namespace

EntityRef subjectOf(const Operation &op, const RoomId &room)
{
    return std::visit(
        [&room](const auto &one) -> EntityRef {
            if constexpr (requires { one.id; })
                return refTo(one.id);
            else if constexpr (requires { one.role; } || std::is_same_v<std::decay_t<decltype(one)>, Op::MemberRemove>)
                return refTo(one.userId);
            else
                return {room.kind == RoomId::Kind::Team ? EntityType::Team : EntityType::Board, room.id, 0};
        },
        op);
}

QList<EntityRef> neededBy(const Operation &op, const RoomId &room)
{
    QList<EntityRef> refs;
    const auto need = [&refs](const auto &id) {
        if (!id.isEmpty())
            refs.append(refTo(id));
    };
    if (const EntityRef subject = subjectOf(op, room); !createdBy(op) && subject.id != room.id)
        refs.append(subject);
    std::visit(
        [&need](const auto &one) {
            if constexpr (requires { one.columnId; })
                need(one.columnId);
            if constexpr (requires { one.heirId; })
                need(one.heirId);
            if constexpr (requires { one.taskId; })
                need(one.taskId);
            if constexpr (requires { one.checklistId; })
                need(one.checklistId);
            if constexpr (requires { one.labelId; })
                need(one.labelId);
            if constexpr (requires { one.labelIds; }) {
                for (const LabelId &label : one.labelIds)
                    need(label);
            }
        },
        op);
    if (const auto *create = std::get_if<Op::TaskCreate>(&op))
        need(create->swimlaneId);
    if (const auto *move = std::get_if<Op::TaskMove>(&op); move != nullptr && move->swimlaneId)
        need(move->swimlaneId->value_or(SwimlaneId()));
    return refs;
}

} // namespace Lanban
