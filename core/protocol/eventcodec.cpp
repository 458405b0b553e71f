// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"
#include "core/protocol/fields.h"

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

template<typename Io>
void describe(Io &io, As<Io, TeamChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("name"_L1, change.name);
}

template<typename Io>
void describe(Io &io, As<Io, BoardChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("teamId"_L1, change.teamId);
    io.optional("name"_L1, change.name);
    io.optional("description"_L1, change.description);
    io.optional("archived"_L1, change.archived);
    io.optional("deleted"_L1, change.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, ColumnChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("name"_L1, change.name);
    io.optional("pos"_L1, change.pos);
    io.nullable("wip"_L1, change.wip);
    io.optional("archived"_L1, change.archived);
    io.optional("deleted"_L1, change.deleted);
    io.optional("heirId"_L1, change.heirId);
}

template<typename Io>
void describe(Io &io, As<Io, SwimlaneChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("name"_L1, change.name);
    io.optional("pos"_L1, change.pos);
    io.optional("deleted"_L1, change.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, LabelChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("name"_L1, change.name);
    io.optional("color"_L1, change.color);
    io.optional("deleted"_L1, change.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, TaskContents> &contents)
{
    io.required("checklists"_L1, contents.checklists);
    io.required("checkItems"_L1, contents.checkItems);
    io.required("comments"_L1, contents.comments);
}

template<typename Io>
void describe(Io &io, As<Io, TaskChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("columnId"_L1, change.columnId);
    io.optional("from"_L1, change.from);
    io.optional("baseRev"_L1, change.baseRev);
    io.nullable("swimlaneId"_L1, change.swimlaneId);
    io.optional("pos"_L1, change.pos);
    io.optional("title"_L1, change.title);
    io.optional("description"_L1, change.description);
    io.optional("labelIds"_L1, change.labelIds);
    io.optional("assigneeIds"_L1, change.assigneeIds);
    io.optional("labelId"_L1, change.labelId);
    io.optional("userId"_L1, change.userId);
    io.nullable("startAt"_L1, change.startAt);
    io.nullable("dueAt"_L1, change.dueAt);
    io.optional("dueDone"_L1, change.dueDone);
    io.optional("archived"_L1, change.archived);
    io.optional("deleted"_L1, change.deleted);
    io.optional("createdAt"_L1, change.createdAt);
    io.optional("boardId"_L1, change.boardId);
    io.optional("contents"_L1, change.contents);
}

template<typename Io>
void describe(Io &io, As<Io, ChecklistChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("taskId"_L1, change.taskId);
    io.optional("name"_L1, change.name);
    io.optional("pos"_L1, change.pos);
    io.optional("deleted"_L1, change.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, CheckItemChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("checklistId"_L1, change.checklistId);
    io.optional("text"_L1, change.text);
    io.optional("pos"_L1, change.pos);
    io.optional("done"_L1, change.done);
    io.optional("deleted"_L1, change.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, CommentChange> &change)
{
    io.required("id"_L1, change.id);
    io.required("rev"_L1, change.rev);
    io.optional("taskId"_L1, change.taskId);
    io.optional("authorId"_L1, change.authorId);
    io.optional("body"_L1, change.body);
    io.optional("deleted"_L1, change.deleted);
    io.optional("createdAt"_L1, change.createdAt);
}

template<typename Io>
void describe(Io &io, As<Io, MemberChange> &change)
{
    io.required("userId"_L1, change.userId);
    io.required("rev"_L1, change.rev);
    io.optional("name"_L1, change.name);
    io.optional("color"_L1, change.color);
    io.optional("role"_L1, change.role);
    io.optional("removed"_L1, change.removed);
}

template<typename Io>
void describe(Io &io, As<Io, EntityRef> &ref)
{
    io.required("t"_L1, ref.type);
    io.plainId("id"_L1, ref.id);
    io.required("rev"_L1, ref.rev);
}

namespace {

template<typename T>
void readChange(JsonReader &io, Change &change)
{
    io.object("data"_L1, [&change](JsonReader &data) { describe(data, change.emplace<T>()); });
}

using ReadChange = void (*)(JsonReader &, Change &);

//! How to read the data of \a type; null for types this version has not.
ReadChange changeReader(EventType type)
{
    switch (type) {
    case EventType::TeamCreated:
    case EventType::TeamUpdated:
        return &readChange<TeamChange>;
    case EventType::BoardCreated:
    case EventType::BoardUpdated:
    case EventType::BoardArchived:
    case EventType::BoardDeleted:
        return &readChange<BoardChange>;
    case EventType::ColumnCreated:
    case EventType::ColumnUpdated:
    case EventType::ColumnMoved:
    case EventType::ColumnArchived:
    case EventType::ColumnDeleted:
    case EventType::ColumnRebalanced:
        return &readChange<ColumnChange>;
    case EventType::SwimlaneCreated:
    case EventType::SwimlaneUpdated:
    case EventType::SwimlaneMoved:
    case EventType::SwimlaneDeleted:
        return &readChange<SwimlaneChange>;
    case EventType::LabelCreated:
    case EventType::LabelUpdated:
    case EventType::LabelDeleted:
        return &readChange<LabelChange>;
    case EventType::TaskCreated:
    case EventType::TaskUpdated:
    case EventType::TaskMoved:
    case EventType::TaskTransferred:
    case EventType::TaskArrived:
    case EventType::TaskArchived:
    case EventType::TaskRestored:
    case EventType::TaskDeleted:
    case EventType::TaskAssigned:
    case EventType::TaskUnassigned:
    case EventType::TaskLabeled:
    case EventType::TaskUnlabeled:
        return &readChange<TaskChange>;
    case EventType::ChecklistCreated:
    case EventType::ChecklistUpdated:
    case EventType::ChecklistMoved:
    case EventType::ChecklistDeleted:
        return &readChange<ChecklistChange>;
    case EventType::CheckItemCreated:
    case EventType::CheckItemUpdated:
    case EventType::CheckItemMoved:
    case EventType::CheckItemDeleted:
        return &readChange<CheckItemChange>;
    case EventType::CommentCreated:
    case EventType::CommentUpdated:
    case EventType::CommentDeleted:
        return &readChange<CommentChange>;
    case EventType::MemberAdded:
    case EventType::MemberRoleChanged:
    case EventType::MemberRemoved:
        return &readChange<MemberChange>;
    case EventType::Unknown:
        return nullptr;
    }
    return nullptr;
}

//! The version of each type's data this program reads and writes.
constexpr int KnownVersion = 1;

//! The refs of \a ents to kinds of entity this version knows.
QList<EntityRef> knownRefs(const QJsonArray &ents)
{
    QList<EntityRef> refs;
    for (const QJsonValue &ent : ents) {
        if (Result<EntityRef> ref = readAs<EntityRef>(ent.toObject()))
            refs.append(*std::move(ref));
    }
    return refs;
}

//! Keeps what a later version says as it stands, so that its JSON, and with it the hash chain, stays the same.
void readUnknown(JsonReader &io, Event &event, const QString &type)
{
    UnknownChange change{type, {}, {}};
    io.required("data"_L1, change.data);
    const QJsonValue ents = io.raw("ents"_L1);
    if (!io.failed() && !ents.isArray())
        io.refuse("ents"_L1, "not an array"_L1);
    change.ents = ents.toArray();
    event.ents = knownRefs(change.ents);
    event.data = std::move(change);
}

} // namespace

void describe(JsonReader &io, Event &event)
{
    QString type;
    io.required("type"_L1, type);
    io.required("v"_L1, event.v, Range{1, 1000});
    io.required("teamId"_L1, event.teamId);
    io.defaulted("boardId"_L1, event.boardId);
    io.defaulted("actorUserId"_L1, event.actorUserId);
    io.required("ts"_L1, event.ts);
    if (io.failed())
        return;
    event.type = event.v == KnownVersion ? eventTypeFromName(type) : EventType::Unknown;
    const ReadChange reader = changeReader(event.type);
    if (reader == nullptr) {
        readUnknown(io, event, type);
        return;
    }
    reader(io, event.data);
    io.required("ents"_L1, event.ents);
}

void describe(JsonWriter &io, const Event &event)
{
    const auto *unknown = std::get_if<UnknownChange>(&event.data);
    io.insert("type"_L1, unknown != nullptr ? unknown->type : QString(eventTypeName(event.type)));
    io.required("v"_L1, event.v);
    io.required("teamId"_L1, event.teamId);
    io.defaulted("boardId"_L1, event.boardId);
    io.defaulted("actorUserId"_L1, event.actorUserId);
    io.required("ts"_L1, event.ts);
    if (unknown != nullptr) {
        io.insert("data"_L1, unknown->data);
        if (!unknown->ents.isEmpty()) {
            io.insert("ents"_L1, unknown->ents);
            return;
        }
    }
    std::visit(
        [&io](const auto &change) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(change)>, UnknownChange>)
                io.required("data"_L1, change);
        },
        event.data);
    io.required("ents"_L1, event.ents);
}

QJsonObject toJson(const Event &event)
{
    return written(event);
}

Result<Event> eventFromJson(const QJsonObject &object)
{
    return readAs<Event>(object);
}

} // namespace Lanban::Protocol
