// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/mutation.h"
#include "core/domain/values.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <variant>

namespace Lanban {

//! What happened, in the past tense of the operations. Wire names are in eventTypeName().
enum class EventType {
    TeamCreated,
    TeamUpdated,
    BoardCreated,
    BoardUpdated,
    BoardArchived,
    BoardDeleted,
    ColumnCreated,
    ColumnUpdated,
    ColumnMoved,
    ColumnArchived,
    ColumnDeleted,
    ColumnRebalanced,
    SwimlaneCreated,
    SwimlaneUpdated,
    SwimlaneMoved,
    SwimlaneDeleted,
    LabelCreated,
    LabelUpdated,
    LabelDeleted,
    TaskCreated,
    TaskUpdated,
    TaskMoved,
    TaskTransferred, //!< it went to another board
    TaskArrived, //!< it came from another board
    TaskArchived,
    TaskRestored,
    TaskDeleted,
    TaskAssigned,
    TaskUnassigned,
    TaskLabeled,
    TaskUnlabeled,
    ChecklistCreated,
    ChecklistUpdated,
    ChecklistMoved,
    ChecklistDeleted,
    CheckItemCreated,
    CheckItemUpdated,
    CheckItemMoved,
    CheckItemDeleted,
    CommentCreated,
    CommentUpdated,
    CommentDeleted,
    MemberAdded,
    MemberRoleChanged,
    MemberRemoved,
    Unknown, //!< a later minor version's: advance the cursor, refetch `ents`
};

// An event's data: the entity's id and new revision, and the fields that changed. A `...Created`
// event carries every field that is not at its default.

struct TeamChange {
    TeamId id;
    quint64 rev = 0;
    std::optional<QString> name;

    friend bool operator==(const TeamChange &, const TeamChange &) = default;
};

struct BoardChange {
    BoardId id;
    quint64 rev = 0;
    std::optional<TeamId> teamId;
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<bool> archived;
    std::optional<bool> deleted;

    friend bool operator==(const BoardChange &, const BoardChange &) = default;
};

//! column.deleted: apply() appends its tasks to the heir in their order. column.rebalanced: apply()
//! gives the column's tasks fresh keys, their order unchanged. Both follow from the state alone.
struct ColumnChange {
    ColumnId id;
    quint64 rev = 0;
    std::optional<QString> name;
    std::optional<QString> pos;
    Nullable<WipLimit> wip;
    std::optional<bool> archived;
    std::optional<bool> deleted;
    std::optional<ColumnId> heirId;

    friend bool operator==(const ColumnChange &, const ColumnChange &) = default;
};

//! swimlane.deleted: apply() takes its tasks out of it.
struct SwimlaneChange {
    SwimlaneId id;
    quint64 rev = 0;
    std::optional<QString> name;
    std::optional<QString> pos;
    std::optional<bool> deleted;

    friend bool operator==(const SwimlaneChange &, const SwimlaneChange &) = default;
};

//! label.deleted: apply() takes it off every task.
struct LabelChange {
    LabelId id;
    quint64 rev = 0;
    std::optional<QString> name;
    std::optional<QString> color;
    std::optional<bool> deleted;

    friend bool operator==(const LabelChange &, const LabelChange &) = default;
};

//! What hangs on a task that came from another board, as it was there, deleted things too.
struct TaskContents {
    QList<Checklist> checklists;
    QList<CheckItem> checkItems;
    QList<Comment> comments;

    friend bool operator==(const TaskContents &, const TaskContents &) = default;
};

struct TaskChange {
    TaskId id;
    quint64 rev = 0;
    std::optional<ColumnId> columnId;
    std::optional<ColumnId> from; //!< task.moved: the column it left
    std::optional<quint64> baseRev; //!< task.moved: the revision its author had seen, where that is an older one
    Nullable<SwimlaneId> swimlaneId;
    std::optional<QString> pos;
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<QList<LabelId>> labelIds; //!< task.created only
    std::optional<QList<UserId>> assigneeIds; //!< task.created only
    std::optional<LabelId> labelId; //!< task.labeled, task.unlabeled
    std::optional<UserId> userId; //!< task.assigned, task.unassigned
    Nullable<qint64> startAt;
    Nullable<qint64> dueAt;
    std::optional<bool> dueDone;
    std::optional<bool> archived;
    std::optional<bool> deleted;
    std::optional<qint64> createdAt; //!< task.created of an import; else the event's ts
    std::optional<BoardId> boardId; //!< task.transferred: where it went; task.arrived: where it came from
    std::optional<TaskContents> contents; //!< task.arrived

    friend bool operator==(const TaskChange &, const TaskChange &) = default;
};

struct ChecklistChange {
    ChecklistId id;
    quint64 rev = 0;
    std::optional<TaskId> taskId;
    std::optional<QString> name;
    std::optional<QString> pos;
    std::optional<bool> deleted;

    friend bool operator==(const ChecklistChange &, const ChecklistChange &) = default;
};

struct CheckItemChange {
    CheckItemId id;
    quint64 rev = 0;
    std::optional<ChecklistId> checklistId;
    std::optional<QString> text;
    std::optional<QString> pos;
    std::optional<bool> done;
    std::optional<bool> deleted;

    friend bool operator==(const CheckItemChange &, const CheckItemChange &) = default;
};

struct CommentChange {
    CommentId id;
    quint64 rev = 0;
    std::optional<TaskId> taskId;
    std::optional<UserId> authorId; //!< comment.created; the actor, but for an import
    std::optional<QString> body;
    std::optional<bool> deleted;
    std::optional<qint64> createdAt; //!< comment.created of an import; else the event's ts

    friend bool operator==(const CommentChange &, const CommentChange &) = default;
};

struct MemberChange {
    UserId userId;
    quint64 rev = 0;
    std::optional<QString> name;
    std::optional<QString> color;
    std::optional<Role> role;
    std::optional<bool> removed;

    friend bool operator==(const MemberChange &, const MemberChange &) = default;
};

//! The data of an event type this version does not know.
struct UnknownChange {
    QString type;
    QJsonObject data;
    QJsonArray ents = {}; //!< as it was sent: may name kinds of entity this version does not know

    friend bool operator==(const UnknownChange &, const UnknownChange &) = default;
};

using Change = std::variant<TeamChange, BoardChange, ColumnChange, SwimlaneChange, LabelChange, TaskChange, ChecklistChange,
                            CheckItemChange, CommentChange, MemberChange, UnknownChange>;

//! One fact of a stream.
struct Event {
    EventType type = EventType::Unknown;
    int v = 1; //!< version of this type's data
    TeamId teamId;
    BoardId boardId; //!< empty in a team's stream
    UserId actorUserId; //!< the authenticated author
    qint64 ts = 0; //!< ms since 1970 UTC, the server's clock
    Change data;
    QList<EntityRef> ents; //!< what it changed, with the new revisions

    friend bool operator==(const Event &, const Event &) = default;
};

//! An event in its place in a stream.
struct LoggedEvent {
    quint64 seq = 0; //!< 1, 2, 3 ... without a hole
    quint64 prev = 0; //!< the seq before it in this chain
    QString h; //!< hash chain up to and with this event: 16 hex digits
    Event event;
    Muid muid; //!< the mutation it came from; empty for the server's own
    ClientId clientId; //!< who sent that mutation

    friend bool operator==(const LoggedEvent &, const LoggedEvent &) = default;
};

//! A text as an event left it.
struct TextRevision {
    EntityRef entity;
    QString text;
};
//! What \a event says of texts that edits are merged into: a task's description, a check item's text. Each entity stands there once.
[[nodiscard]] QList<TextRevision> textsOf(const Event &event);

//! The wire name of \a type ("task.moved"); empty for Unknown.
[[nodiscard]] QLatin1StringView eventTypeName(EventType type);
//! Unknown for names this version has not.
[[nodiscard]] EventType eventTypeFromName(QStringView name);

} // namespace Lanban
