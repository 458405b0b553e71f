// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace Lanban {

//! What a member may do; each role may do all that the ones after it may.
enum class Role { Owner, Admin, Member, Commenter, Viewer };

//! The kinds of entity a stream's state is made of.
enum class EntityType { Team, Board, Column, Swimlane, Label, Member, Task, Checklist, CheckItem, Comment };

//! Names one entity, and where it matters its revision.
struct EntityRef {
    EntityType type = EntityType::Task;
    QString id;
    quint64 rev = 0;

    friend bool operator==(const EntityRef &, const EntityRef &) = default;
    //! By type and id only: a set of refs holds an entity once.
    friend bool operator<(const EntityRef &a, const EntityRef &b) { return a.type != b.type ? a.type < b.type : a.id < b.id; }
};

// Every entity carries `rev`: 1 when made, one more with every event that changes it.
// Times are milliseconds since 1970 UTC by the server's clock. `pos` is a rank (rank.h).
// Deleted columns, labels, swimlanes, tasks and comments stay as marked copies: they redirect,
// restore and explain; views leave them out.

struct Team {
    TeamId id;
    quint64 rev = 0;
    QString name;

    friend bool operator==(const Team &, const Team &) = default;
};

struct Board {
    BoardId id;
    quint64 rev = 0;
    TeamId teamId;
    QString name;
    QString description;
    bool archived = false;
    bool deleted = false;

    friend bool operator==(const Board &, const Board &) = default;
};

//! A work-in-progress limit. Hard refuses the task that would exceed it, soft lets it in and warns.
struct WipLimit {
    int limit = 0; //!< 1 to 9999 tasks
    bool hard = false;

    friend bool operator==(const WipLimit &, const WipLimit &) = default; // clazy:exclude=function-args-by-value
};

struct Column {
    ColumnId id;
    quint64 rev = 0;
    QString name;
    QString pos;
    std::optional<WipLimit> wip;
    bool archived = false;
    bool deleted = false;
    ColumnId heirId; //!< where its tasks went; set when deleted

    friend bool operator==(const Column &, const Column &) = default;
};

struct Swimlane {
    SwimlaneId id;
    quint64 rev = 0;
    QString name;
    QString pos;
    bool deleted = false;

    friend bool operator==(const Swimlane &, const Swimlane &) = default;
};

//! The colours a label, a member or a board can have; the theme gives them their light and dark values.
//! "none" is a label without a colour.
[[nodiscard]] bool isColorName(QStringView name);
//! All of them in palette order: gray red orange yellow green teal blue purple pink none.
[[nodiscard]] const QStringList &colorNames();
//! A colour for somebody who chose none: always the same one for the same \a key, never "none".
[[nodiscard]] QString colorForKey(const QString &key);

struct Label {
    LabelId id;
    quint64 rev = 0;
    QString name; //!< may be empty: then the colour alone speaks
    QString color; //!< one of colorNames()
    bool deleted = false;

    friend bool operator==(const Label &, const Label &) = default;
};

struct Member {
    UserId userId;
    quint64 rev = 0;
    QString name;
    QString color; //!< one of colorNames()
    Role role = Role::Member;
    bool removed = false;
    quint64 sinceSeq = 0; //!< the event that last made this user a member

    friend bool operator==(const Member &, const Member &) = default;
};

struct Task {
    TaskId id;
    quint64 rev = 0;
    ColumnId columnId;
    SwimlaneId swimlaneId; //!< empty: none
    QString pos;
    QString title;
    QString description; //!< Markdown
    QList<LabelId> labelIds; //!< sorted, each once
    QList<UserId> assigneeIds; //!< sorted, each once
    std::optional<qint64> startAt;
    std::optional<qint64> dueAt;
    bool dueDone = false;
    bool archived = false;
    bool deleted = false;
    qint64 createdAt = 0;
    qint64 updatedAt = 0;
    quint64 deletedRev = 0; //!< the revision that deleted it; 0 while it is not
    BoardId movedTo; //!< the board it went to: what is left here is a marked copy

    friend bool operator==(const Task &, const Task &) = default;
};

struct Checklist {
    ChecklistId id;
    quint64 rev = 0;
    TaskId taskId;
    QString name;
    QString pos;
    bool deleted = false;

    friend bool operator==(const Checklist &, const Checklist &) = default;
};

struct CheckItem {
    CheckItemId id;
    quint64 rev = 0;
    ChecklistId checklistId;
    QString text;
    QString pos;
    bool done = false;
    bool deleted = false;

    friend bool operator==(const CheckItem &, const CheckItem &) = default;
};

struct Comment {
    CommentId id;
    quint64 rev = 0;
    TaskId taskId;
    UserId authorId;
    QString body; //!< Markdown; empty once deleted
    qint64 createdAt = 0;
    qint64 updatedAt = 0;
    bool deleted = false;

    friend bool operator==(const Comment &, const Comment &) = default;
};

//! Longest texts accepted, in UTF-16 code units.
inline constexpr int MaxNameLength = 255; //!< names of everything but tasks
inline constexpr int MaxTitleLength = 1000;
inline constexpr int MaxTextLength = 65536; //!< descriptions and comments
inline constexpr int MaxItemLength = 2000; //!< a checklist item

} // namespace Lanban
