// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/values.h"

#include <QMap>

namespace Lanban {

//! The state of one stream: all of a board, or of a team (then team, boards and members only).
//!
//! A value: copies are cheap until they change. Deleted entities stay in it, marked. Nothing here
//! decides: put() stores what it is given and keeps the order index right.
class BoardState
{
public:
    [[nodiscard]] const std::optional<Team> &team() const { return m_team; }
    //! The board this stream is of; empty in a team's stream.
    [[nodiscard]] const Board *board() const;
    //! All boards of a team's stream; in a board's stream the one.
    [[nodiscard]] const QMap<BoardId, Board> &boards() const { return m_boards; }
    [[nodiscard]] const QMap<ColumnId, Column> &columns() const { return m_columns; }
    [[nodiscard]] const QMap<SwimlaneId, Swimlane> &swimlanes() const { return m_swimlanes; }
    [[nodiscard]] const QMap<LabelId, Label> &labels() const { return m_labels; }
    [[nodiscard]] const QMap<UserId, Member> &members() const { return m_members; }
    [[nodiscard]] const QMap<TaskId, Task> &tasks() const { return m_tasks; }
    [[nodiscard]] const QMap<ChecklistId, Checklist> &checklists() const { return m_checklists; }
    [[nodiscard]] const QMap<CheckItemId, CheckItem> &checkItems() const { return m_checkItems; }
    [[nodiscard]] const QMap<CommentId, Comment> &comments() const { return m_comments; }

    // Null where there is none; deleted ones are found.
    [[nodiscard]] const Column *find(const ColumnId &id) const;
    [[nodiscard]] const Swimlane *find(const SwimlaneId &id) const;
    [[nodiscard]] const Label *find(const LabelId &id) const;
    [[nodiscard]] const Member *find(const UserId &id) const;
    [[nodiscard]] const Task *find(const TaskId &id) const;
    [[nodiscard]] const Checklist *find(const ChecklistId &id) const;
    [[nodiscard]] const CheckItem *find(const CheckItemId &id) const;
    [[nodiscard]] const Comment *find(const CommentId &id) const;
    [[nodiscard]] const Board *find(const BoardId &id) const;

    //! The member who is one now: not null means not removed.
    [[nodiscard]] const Member *activeMember(const UserId &id) const;

    //! Every task of \a column by rank, archived and deleted ones too: ranks are unique over all of them.
    //!
    //! Where a damaged state has one rank twice, the lowest id stands under it and the others right
    //! behind, under the rank, a blank and their id: none is lost, and all sides see one order.
    [[nodiscard]] const QMap<QString, TaskId> &tasksByRank(const ColumnId &column) const;
    //! The tasks a board shows in \a column, top to bottom: neither archived nor deleted.
    [[nodiscard]] QList<TaskId> liveTasks(const ColumnId &column) const;
    //! How many that are, for WIP limits; O(1).
    [[nodiscard]] int liveTaskCount(const ColumnId &column) const;
    //! The columns a board shows, left to right: neither archived nor deleted.
    [[nodiscard]] QList<ColumnId> liveColumns() const;
    //! Not deleted, in their order.
    [[nodiscard]] QList<SwimlaneId> liveSwimlanes() const;
    [[nodiscard]] QList<ChecklistId> checklistsOf(const TaskId &task) const;
    [[nodiscard]] QList<CheckItemId> itemsOf(const ChecklistId &checklist) const;
    //! Not deleted, oldest first.
    [[nodiscard]] QList<CommentId> commentsOf(const TaskId &task) const;

    void put(const Team &team);
    void put(const Board &board);
    void put(const Column &column);
    void put(const Swimlane &swimlane);
    void put(const Label &label);
    void put(const Member &member);
    void put(const Task &task);
    void put(const Checklist &checklist);
    void put(const CheckItem &item);
    void put(const Comment &comment);

    //! Makes the entity \a ref here what it is in \a other, also when it is not there at all.
    void copyFrom(const BoardState &other, const EntityRef &ref);
    //! The revision of \a ref; 0 where there is none.
    [[nodiscard]] quint64 revisionOf(const EntityRef &ref) const;
    //! Every entity, in a fixed order (by type, then id).
    [[nodiscard]] QList<EntityRef> entities() const;

    friend bool operator==(const BoardState &a, const BoardState &b);

private:
    void index(const Task &task);
    void unindex(const Task &task);

    std::optional<Team> m_team;
    QMap<BoardId, Board> m_boards;
    QMap<ColumnId, Column> m_columns;
    QMap<SwimlaneId, Swimlane> m_swimlanes;
    QMap<LabelId, Label> m_labels;
    QMap<UserId, Member> m_members;
    QMap<TaskId, Task> m_tasks;
    QMap<ChecklistId, Checklist> m_checklists;
    QMap<CheckItemId, CheckItem> m_checkItems;
    QMap<CommentId, Comment> m_comments;

    // Derived from the above by put().
    QMap<ColumnId, QMap<QString, TaskId>> m_taskOrder;
    QMap<ColumnId, int> m_liveCount;
    QMap<TaskId, QList<ChecklistId>> m_taskChecklists;
    QMap<ChecklistId, QList<CheckItemId>> m_checklistItems;
    QMap<TaskId, QList<CommentId>> m_taskComments;
};

} // namespace Lanban
