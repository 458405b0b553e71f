// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"

#include "core/protocol/fields.h"

#include <array>

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

template<typename Io>
void describe(Io &io, As<Io, Team> &team)
{
    io.required("id"_L1, team.id);
    io.required("rev"_L1, team.rev);
    io.required("name"_L1, team.name);
}

template<typename Io>
void describe(Io &io, As<Io, Board> &board)
{
    io.required("id"_L1, board.id);
    io.required("rev"_L1, board.rev);
    io.required("teamId"_L1, board.teamId);
    io.required("name"_L1, board.name);
    io.required("description"_L1, board.description);
    io.required("archived"_L1, board.archived);
    io.required("deleted"_L1, board.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, Column> &column)
{
    io.required("id"_L1, column.id);
    io.required("rev"_L1, column.rev);
    io.required("name"_L1, column.name);
    io.required("pos"_L1, column.pos);
    io.orNull("wip"_L1, column.wip);
    io.required("archived"_L1, column.archived);
    io.required("deleted"_L1, column.deleted);
    io.orNull("heirId"_L1, column.heirId);
}

template<typename Io>
void describe(Io &io, As<Io, Swimlane> &swimlane)
{
    io.required("id"_L1, swimlane.id);
    io.required("rev"_L1, swimlane.rev);
    io.required("name"_L1, swimlane.name);
    io.required("pos"_L1, swimlane.pos);
    io.required("deleted"_L1, swimlane.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, Label> &label)
{
    io.required("id"_L1, label.id);
    io.required("rev"_L1, label.rev);
    io.required("name"_L1, label.name);
    io.required("color"_L1, label.color);
    io.required("deleted"_L1, label.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, Member> &member)
{
    io.required("userId"_L1, member.userId);
    io.required("rev"_L1, member.rev);
    io.required("name"_L1, member.name);
    io.required("color"_L1, member.color);
    io.required("role"_L1, member.role);
    io.required("removed"_L1, member.removed);
    io.required("sinceSeq"_L1, member.sinceSeq);
}

template<typename Io>
void describe(Io &io, As<Io, Task> &task)
{
    io.required("id"_L1, task.id);
    io.required("rev"_L1, task.rev);
    io.required("columnId"_L1, task.columnId);
    io.orNull("swimlaneId"_L1, task.swimlaneId);
    io.required("pos"_L1, task.pos);
    io.required("title"_L1, task.title);
    io.required("description"_L1, task.description);
    io.required("labelIds"_L1, task.labelIds);
    io.required("assigneeIds"_L1, task.assigneeIds);
    io.orNull("startAt"_L1, task.startAt);
    io.orNull("dueAt"_L1, task.dueAt);
    io.required("dueDone"_L1, task.dueDone);
    io.required("archived"_L1, task.archived);
    io.required("deleted"_L1, task.deleted);
    io.required("createdAt"_L1, task.createdAt);
    io.required("updatedAt"_L1, task.updatedAt);
    io.defaulted("deletedRev"_L1, task.deletedRev);
    io.defaulted("movedTo"_L1, task.movedTo);
}

namespace {

// In the order of EntityType.
constexpr std::array EntityTypeNames{"team"_L1,   "board"_L1, "column"_L1,    "swimlane"_L1,  "label"_L1,
                                     "member"_L1, "task"_L1,  "checklist"_L1, "checkitem"_L1, "comment"_L1};

template<typename Key, typename T>
QJsonObject entityOf(const QMap<Key, T> &entities, const QString &id)
{
    const auto found = entities.constFind(Key(id));
    return found == entities.constEnd() ? QJsonObject() : written(*found);
}

QString idOf(const Member &member)
{
    return member.userId.value();
}

template<typename T>
QString idOf(const T &entity)
{
    return entity.id.value();
}

template<typename T>
Result<EntityRef> putEntity(EntityType type, const QJsonObject &object, BoardState &state)
{
    const Result<T> entity = readAs<T>(object);
    if (!entity)
        return failWith(entity.error());
    state.put(*entity);
    return EntityRef{type, idOf(*entity), entity->rev};
}

} // namespace

QLatin1StringView entityTypeName(EntityType type)
{
    return EntityTypeNames.at(static_cast<std::size_t>(type));
}

std::optional<EntityType> entityTypeFromName(QStringView name)
{
    for (std::size_t i = 0; i < EntityTypeNames.size(); ++i) {
        if (name == EntityTypeNames.at(i))
            return static_cast<EntityType>(i);
    }
    return std::nullopt;
}

QJsonObject entityToJson(const BoardState &state, const EntityRef &ref)
{
    switch (ref.type) {
    case EntityType::Team:
        return state.team() && state.team()->id.value() == ref.id ? written(*state.team()) : QJsonObject();
    case EntityType::Board:
        return entityOf(state.boards(), ref.id);
    case EntityType::Column:
        return entityOf(state.columns(), ref.id);
    case EntityType::Swimlane:
        return entityOf(state.swimlanes(), ref.id);
    case EntityType::Label:
        return entityOf(state.labels(), ref.id);
    case EntityType::Member:
        return entityOf(state.members(), ref.id);
    case EntityType::Task:
        return entityOf(state.tasks(), ref.id);
    case EntityType::Checklist:
        return entityOf(state.checklists(), ref.id);
    case EntityType::CheckItem:
        return entityOf(state.checkItems(), ref.id);
    case EntityType::Comment:
        return entityOf(state.comments(), ref.id);
    }
    return {};
}

Result<EntityRef> entityFromJson(EntityType type, const QJsonObject &object, BoardState &state)
{
    switch (type) {
    case EntityType::Team:
        return putEntity<Team>(type, object, state);
    case EntityType::Board:
        return putEntity<Board>(type, object, state);
    case EntityType::Column:
        return putEntity<Column>(type, object, state);
    case EntityType::Swimlane:
        return putEntity<Swimlane>(type, object, state);
    case EntityType::Label:
        return putEntity<Label>(type, object, state);
    case EntityType::Member:
        return putEntity<Member>(type, object, state);
    case EntityType::Task:
        return putEntity<Task>(type, object, state);
    case EntityType::Checklist:
        return putEntity<Checklist>(type, object, state);
    case EntityType::CheckItem:
        return putEntity<CheckItem>(type, object, state);
    case EntityType::Comment:
        return putEntity<Comment>(type, object, state);
    }
    return fail(ErrorCode::Schema, u"t: not a kind of entity"_s, u"/t"_s);
}

} // namespace Lanban::Protocol
