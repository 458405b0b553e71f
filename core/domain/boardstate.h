// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/values.h"

#include <QMap>

namespace Lanban {

//! What was looked at in a BoardState. A decision depends on nothing else: as long as none of it changes, it comes out the same.
class StateReads
{
public:
    StateReads() = default;
    virtual ~StateReads() = default;
    Q_DISABLE_COPY_MOVE(StateReads)

    //! One entity; it may not be there.
    virtual void entity(EntityType type, const QString &id) = 0;
    //! Which ones belong to \a parent (a column's tasks, a task's checklists and comments, a checklist's items), where each stands
    //! and whether it is shown; no more of them than that.
    virtual void group(EntityType type, const QString &parent) = 0;
    //! All of a kind.
    virtual void all(EntityType type) = 0;
    virtual void everything() = 0;
};

//! The state of one stream: all of a board, or of a team (then team, boards and members only).
//!
//! A value: copies are cheap until they change. Deleted entities stay in it, marked. Nothing here
//! decides: put() stores what it is given and keeps the order index right.
class BoardState
{
public:
    [[nodiscard]] const std::optional<Team> &team() const { return noted(m_team, EntityType::Team); }
    //! The board this stream is of; empty in a team's stream.
    [[nodiscard]] const Board *board() const;
    //! All boards of a team's stream; in a board's stream the one.
    [[nodiscard]] const QMap<BoardId, Board> &boards() const { return noted(m_boards, EntityType::Board); }
    [[nodiscard]] const QMap<ColumnId, Column> &columns() const { return noted(m_columns, EntityType::Column); }
    [[nodiscard]] const QMap<SwimlaneId, Swimlane> &swimlanes() const { return noted(m_swimlanes, EntityType::Swimlane); }
    [[nodiscard]] const QMap<LabelId, Label> &labels() const { return noted(m_labels, EntityType::Label); }
    [[nodiscard]] const QMap<UserId, Member> &members() const { return noted(m_members, EntityType::Member); }
    [[nodiscard]] const QMap<TaskId, Task> &tasks() const { return noted(m_tasks, EntityType::Task); }
    [[nodiscard]] const QMap<ChecklistId, Checklist> &checklists() const { return noted(m_checklists, EntityType::Checklist); }
    [[nodiscard]] const QMap<CheckItemId, CheckItem> &checkItems() const { return noted(m_checkItems, EntityType::CheckItem); }
    [[nodiscard]] const QMap<CommentId, Comment> &comments() const { return noted(m_comments, EntityType::Comment); }

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
    //! All of a task's checklists, or a checklist's items, by rank; the deleted ones keep theirs.
    [[nodiscard]] QMap<QString, ChecklistId> checklistsByRank(const TaskId &task) const;
    [[nodiscard]] QMap<QString, CheckItemId> itemsByRank(const ChecklistId &checklist) const;
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

    //! Tells \a reads, which is not owned, of all that is looked at from now on; null ends it. Copies tell nobody.
    void watch(StateReads *reads) { m_watch.reads = reads; }

    friend bool operator==(const BoardState &a, const BoardState &b);

private:
    struct Watch {
        Watch() = default;
        Watch(const Watch &other)
        {
            if (other.reads)
                other.reads->everything();
        }
        Watch &operator=(const Watch &other)
        {
            if (other.reads && &other != this)
                other.reads->everything();
            return *this;
        }
        ~Watch() = default;
        StateReads *reads = nullptr;
    };
    template<typename T>
    const T &noted(const T &value, EntityType type) const
    {
        if (m_watch.reads)
            m_watch.reads->all(type);
        return value;
    }
    void note(EntityType type, const QString &id) const
    {
        if (m_watch.reads)
            m_watch.reads->entity(type, id);
    }
    void noteGroup(EntityType type, const QString &parent) const
    {
        if (m_watch.reads)
            m_watch.reads->group(type, parent);
    }
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

    Watch m_watch;
};

} // namespace Lanban
