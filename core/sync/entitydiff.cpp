// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/entitydiff.h"

#include <tuple>

namespace Lanban {

namespace {

// What of an entity no decision looks at, made equal.
template<typename T>
void levelTimes(T &, const T &)
{
}

void levelTimes(Task &a, const Task &b)
{
    a.createdAt = b.createdAt;
    a.updatedAt = b.updatedAt;
}

void levelTimes(Comment &a, const Comment &b)
{
    a.createdAt = b.createdAt;
    a.updatedAt = b.updatedAt;
}

void levelTimes(Member &a, const Member &b)
{
    a.sinceSeq = b.sinceSeq;
}

// What a group says of one of its own.
auto placeOf(const Task &task)
{
    return std::tuple(task.columnId.value(), task.pos, task.archived, task.deleted);
}

auto placeOf(const Checklist &checklist)
{
    return std::tuple(checklist.taskId.value(), checklist.pos, checklist.deleted);
}

auto placeOf(const CheckItem &item)
{
    return std::tuple(item.checklistId.value(), item.pos, item.deleted);
}

auto placeOf(const Comment &comment)
{
    return std::tuple(comment.taskId.value(), comment.createdAt, comment.deleted);
}

template<typename T>
EntityDiff diffOf(const T *a, const T *b)
{
    EntityDiff diff;
    if (a == nullptr && b == nullptr)
        return diff;
    diff.differs = a == nullptr || b == nullptr || !(*a == *b);
    diff.matters = diff.differs;
    if (diff.differs && a != nullptr && b != nullptr) {
        T leveled = *a;
        levelTimes(leveled, *b);
        diff.matters = !(leveled == *b);
    }
    if constexpr (requires { placeOf(*a); }) {
        if (diff.differs && (a == nullptr || b == nullptr || placeOf(*a) != placeOf(*b))) {
            if (a != nullptr)
                diff.groups.append(std::get<0>(placeOf(*a)));
            if (b != nullptr && !diff.groups.contains(std::get<0>(placeOf(*b))))
                diff.groups.append(std::get<0>(placeOf(*b)));
        }
    }
    return diff;
}

template<typename Key>
EntityDiff diffAt(const BoardState &a, const BoardState &b, const EntityRef &ref)
{
    return diffOf(a.find(Key(ref.id)), b.find(Key(ref.id)));
}

} // namespace

EntityDiff entityDiff(const BoardState &a, const BoardState &b, const EntityRef &ref)
{
    switch (ref.type) {
    case EntityType::Team:
        return diffOf(a.team() ? &*a.team() : nullptr, b.team() ? &*b.team() : nullptr);
    case EntityType::Board:
        return diffAt<BoardId>(a, b, ref);
    case EntityType::Column:
        return diffAt<ColumnId>(a, b, ref);
    case EntityType::Swimlane:
        return diffAt<SwimlaneId>(a, b, ref);
    case EntityType::Label:
        return diffAt<LabelId>(a, b, ref);
    case EntityType::Member:
        return diffAt<UserId>(a, b, ref);
    case EntityType::Task:
        return diffAt<TaskId>(a, b, ref);
    case EntityType::Checklist:
        return diffAt<ChecklistId>(a, b, ref);
    case EntityType::CheckItem:
        return diffAt<CheckItemId>(a, b, ref);
    case EntityType::Comment:
        return diffAt<CommentId>(a, b, ref);
    }
    return {};
}

} // namespace Lanban
