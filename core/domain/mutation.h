// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/values.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace Lanban {

//! A field that may be set to nothing: outer empty = "not in this change", inner empty = "cleared".
template<typename T>
using Nullable = std::optional<std::optional<T>>;

//! Where something goes, by its neighbours: survives what others do meanwhile, an index would not.
//! All ids are of the moved thing's own kind; empty = not given; neither `afterId` nor `beforeId` = the end.
template<typename T>
struct Anchor {
    T afterId = {};
    T beforeId = {};
    // What stood around the place when it was chosen, nearest first, at most MaxNear each: the place is
    // found by them when both anchors are gone.
    QList<T> nearAfter = {}; //!< those it comes after
    QList<T> nearBefore = {}; //!< those it comes before

    friend bool operator==(const Anchor &, const Anchor &) = default;
};

//! So many neighbours are sent on each side of a place.
inline constexpr int MaxNear = 3;

//! The intents a client can send, one struct an operation ("task.create" is Op::TaskCreate).
//!
//! Ids of new things are made by the client. In `set` structs an absent field stays as it is.
namespace Op {

// Sent to a team room.
struct TeamUpdate {
    QString name;
    friend bool operator==(const TeamUpdate &, const TeamUpdate &) = default;
};
struct BoardCreate {
    BoardId id;
    QString name;
    QString description;
    friend bool operator==(const BoardCreate &, const BoardCreate &) = default;
};

// Sent to a team or board room, and in force in that stream.
struct MemberAdd {
    UserId userId;
    QString name;
    QString color;
    Role role = Role::Member;
    friend bool operator==(const MemberAdd &, const MemberAdd &) = default;
};
struct MemberRole {
    UserId userId;
    Role role = Role::Member;
    friend bool operator==(const MemberRole &, const MemberRole &) = default;
};
struct MemberRemove {
    UserId userId;
    friend bool operator==(const MemberRemove &, const MemberRemove &) = default;
};

// Sent to a board room.
struct BoardUpdate {
    std::optional<QString> name;
    std::optional<QString> description;
    friend bool operator==(const BoardUpdate &, const BoardUpdate &) = default;
};
struct BoardArchive {
    bool archived = true;
    friend bool operator==(const BoardArchive &, const BoardArchive &) = default; // clazy:exclude=function-args-by-value
};
struct BoardDelete {
    friend bool operator==(const BoardDelete &, const BoardDelete &) = default; // clazy:exclude=function-args-by-value
};

struct ColumnCreate {
    ColumnId id;
    QString name;
    Anchor<ColumnId> anchor;
    std::optional<WipLimit> wip;
    friend bool operator==(const ColumnCreate &, const ColumnCreate &) = default;
};
struct ColumnUpdate {
    ColumnId id;
    std::optional<QString> name;
    Nullable<WipLimit> wip;
    friend bool operator==(const ColumnUpdate &, const ColumnUpdate &) = default;
};
struct ColumnMove {
    ColumnId id;
    Anchor<ColumnId> anchor;
    friend bool operator==(const ColumnMove &, const ColumnMove &) = default;
};
struct ColumnArchive {
    ColumnId id;
    bool archived = true;
    friend bool operator==(const ColumnArchive &, const ColumnArchive &) = default;
};
struct ColumnDelete {
    ColumnId id;
    ColumnId heirId;
    friend bool operator==(const ColumnDelete &, const ColumnDelete &) = default;
};

struct SwimlaneCreate {
    SwimlaneId id;
    QString name;
    Anchor<SwimlaneId> anchor;
    friend bool operator==(const SwimlaneCreate &, const SwimlaneCreate &) = default;
};
struct SwimlaneUpdate {
    SwimlaneId id;
    std::optional<QString> name;
    friend bool operator==(const SwimlaneUpdate &, const SwimlaneUpdate &) = default;
};
struct SwimlaneMove {
    SwimlaneId id;
    Anchor<SwimlaneId> anchor;
    friend bool operator==(const SwimlaneMove &, const SwimlaneMove &) = default;
};
struct SwimlaneDelete {
    SwimlaneId id;
    friend bool operator==(const SwimlaneDelete &, const SwimlaneDelete &) = default;
};

struct LabelCreate {
    LabelId id;
    QString name;
    QString color;
    friend bool operator==(const LabelCreate &, const LabelCreate &) = default;
};
struct LabelUpdate {
    LabelId id;
    std::optional<QString> name;
    std::optional<QString> color;
    friend bool operator==(const LabelUpdate &, const LabelUpdate &) = default;
};
struct LabelDelete {
    LabelId id;
    friend bool operator==(const LabelDelete &, const LabelDelete &) = default;
};

struct TaskCreate {
    TaskId id;
    ColumnId columnId;
    SwimlaneId swimlaneId;
    QString title;
    QString description;
    QList<LabelId> labelIds;
    QList<UserId> assigneeIds;
    std::optional<qint64> startAt;
    std::optional<qint64> dueAt;
    Anchor<TaskId> anchor;
    bool force = false; //!< past a hard limit, for those who may change it
    friend bool operator==(const TaskCreate &, const TaskCreate &) = default;
};
struct TaskUpdate {
    TaskId id;
    std::optional<QString> title;
    std::optional<QString> description;
    Nullable<qint64> startAt;
    Nullable<qint64> dueAt;
    std::optional<bool> dueDone;
    friend bool operator==(const TaskUpdate &, const TaskUpdate &) = default;
};
//! \c swimlaneId: absent = stays in its lane, set to nothing = leaves it.
struct TaskMove {
    TaskId id;
    ColumnId columnId;
    Nullable<SwimlaneId> swimlaneId;
    Anchor<TaskId> anchor;
    bool force = false; //!< past a hard limit, for those who may change it
    friend bool operator==(const TaskMove &, const TaskMove &) = default;
};
//! To another board of the server, with its checklists and comments. Labels go by name and colour, and are made there where
//! they are missing; people who are no members there, and the lane, are left behind.
struct TaskTransfer {
    TaskId id;
    BoardId boardId;
    ColumnId columnId; //!< of that board; empty: the one of the same name, else its first
    Anchor<TaskId> anchor;
    bool force = false; //!< past a hard limit, for those who may change it
    friend bool operator==(const TaskTransfer &, const TaskTransfer &) = default;
};
struct TaskArchive {
    TaskId id;
    friend bool operator==(const TaskArchive &, const TaskArchive &) = default;
};
//! Back from the trash, or else from the archive: one deleted in the archive is archived again.
struct TaskRestore {
    TaskId id;
    bool force = false; //!< past a hard limit, for those who may change it
    friend bool operator==(const TaskRestore &, const TaskRestore &) = default;
};
struct TaskDelete {
    TaskId id;
    friend bool operator==(const TaskDelete &, const TaskDelete &) = default;
};
struct TaskAssign {
    TaskId id;
    UserId userId;
    friend bool operator==(const TaskAssign &, const TaskAssign &) = default;
};
struct TaskUnassign {
    TaskId id;
    UserId userId;
    friend bool operator==(const TaskUnassign &, const TaskUnassign &) = default;
};
struct TaskLabel {
    TaskId id;
    LabelId labelId;
    friend bool operator==(const TaskLabel &, const TaskLabel &) = default;
};
struct TaskUnlabel {
    TaskId id;
    LabelId labelId;
    friend bool operator==(const TaskUnlabel &, const TaskUnlabel &) = default;
};

struct ChecklistCreate {
    ChecklistId id;
    TaskId taskId;
    QString name;
    Anchor<ChecklistId> anchor;
    friend bool operator==(const ChecklistCreate &, const ChecklistCreate &) = default;
};
struct ChecklistUpdate {
    ChecklistId id;
    std::optional<QString> name;
    friend bool operator==(const ChecklistUpdate &, const ChecklistUpdate &) = default;
};
struct ChecklistMove {
    ChecklistId id;
    Anchor<ChecklistId> anchor;
    friend bool operator==(const ChecklistMove &, const ChecklistMove &) = default;
};
struct ChecklistDelete {
    ChecklistId id;
    friend bool operator==(const ChecklistDelete &, const ChecklistDelete &) = default;
};

struct CheckItemCreate {
    CheckItemId id;
    ChecklistId checklistId;
    QString text;
    Anchor<CheckItemId> anchor;
    friend bool operator==(const CheckItemCreate &, const CheckItemCreate &) = default;
};
struct CheckItemUpdate {
    CheckItemId id;
    std::optional<QString> text;
    std::optional<bool> done;
    friend bool operator==(const CheckItemUpdate &, const CheckItemUpdate &) = default;
};
struct CheckItemMove {
    CheckItemId id;
    ChecklistId checklistId;
    Anchor<CheckItemId> anchor;
    friend bool operator==(const CheckItemMove &, const CheckItemMove &) = default;
};
struct CheckItemDelete {
    CheckItemId id;
    friend bool operator==(const CheckItemDelete &, const CheckItemDelete &) = default;
};

struct CommentCreate {
    CommentId id;
    TaskId taskId;
    QString body;
    friend bool operator==(const CommentCreate &, const CommentCreate &) = default;
};
struct CommentUpdate {
    CommentId id;
    QString body;
    friend bool operator==(const CommentUpdate &, const CommentUpdate &) = default;
};
struct CommentDelete {
    CommentId id;
    friend bool operator==(const CommentDelete &, const CommentDelete &) = default;
};

} // namespace Op

using Operation
    = std::variant<Op::TeamUpdate, Op::BoardCreate, Op::MemberAdd, Op::MemberRole, Op::MemberRemove, Op::BoardUpdate,
                   Op::BoardArchive, Op::BoardDelete, Op::ColumnCreate, Op::ColumnUpdate, Op::ColumnMove, Op::ColumnArchive,
                   Op::ColumnDelete, Op::SwimlaneCreate, Op::SwimlaneUpdate, Op::SwimlaneMove, Op::SwimlaneDelete,
                   Op::LabelCreate, Op::LabelUpdate, Op::LabelDelete, Op::TaskCreate, Op::TaskUpdate, Op::TaskMove,
                   Op::TaskTransfer, Op::TaskArchive, Op::TaskRestore, Op::TaskDelete, Op::TaskAssign, Op::TaskUnassign,
                   Op::TaskLabel, Op::TaskUnlabel, Op::ChecklistCreate, Op::ChecklistUpdate, Op::ChecklistMove,
                   Op::ChecklistDelete, Op::CheckItemCreate, Op::CheckItemUpdate, Op::CheckItemMove, Op::CheckItemDelete,
                   Op::CommentCreate, Op::CommentUpdate, Op::CommentDelete>;

//! The entity a mutation's author was looking at, and the revision seen: detects concurrency.
struct BaseRef {
    QString id;
    quint64 rev = 0;
    //! The text that the author's text was made of: a task's description, an item's text. It may never
    //! have been a revision of the server's, as when somebody goes on from an edit of their own on its way.
    std::optional<QString> text = {};

    friend bool operator==(const BaseRef &, const BaseRef &) = default;
};

//! One intent of one user.
struct Mutation {
    quint64 mid = 0; //!< the order key: 1, 2, 3 ... per client id
    Muid muid; //!< the idempotency key
    RoomId room;
    std::optional<BaseRef> base;
    Operation op;
    qint64 at = 0; //!< when the user did it, by the client's clock; for display only

    friend bool operator==(const Mutation &, const Mutation &) = default;
};

} // namespace Lanban
