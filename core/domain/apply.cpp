// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide.h"
#include "core/domain/rank.h"

#include <algorithm>

namespace Lanban {

namespace {

template<typename T>
void set(T &field, const std::optional<T> &value)
{
    if (value)
        field = *value;
}

template<typename T>
void addSorted(QList<T> &list, const T &value)
{
    const auto it = std::lower_bound(list.begin(), list.end(), value);
    if (it == list.end() || *it != value)
        list.insert(it, value);
}

//! Applies one event; refs collect what it touched.
class Applier
{
public:
    Applier(BoardState &state, const Event &event, quint64 seq) : m_state(state), m_event(event), m_seq(seq) { }

    void operator()(const TeamChange &change)
    {
        Team team = m_state.team().value_or(Team{});
        if (team.rev >= change.rev || (!m_state.team() && !creates()))
            return;
        team.id = change.id;
        team.rev = change.rev;
        set(team.name, change.name);
        m_state.put(team);
        touch(EntityType::Team, change.id.value(), change.rev);
    }

    void operator()(const BoardChange &change)
    {
        Board board;
        if (!begin(change.id, change.rev, board))
            return;
        set(board.teamId, change.teamId);
        set(board.name, change.name);
        set(board.description, change.description);
        set(board.archived, change.archived);
        set(board.deleted, change.deleted);
        end(EntityType::Board, board);
    }

    void operator()(const ColumnChange &change)
    {
        Column column;
        if (!begin(change.id, change.rev, column))
            return;
        set(column.name, change.name);
        set(column.pos, change.pos);
        set(column.wip, change.wip);
        set(column.archived, change.archived);
        set(column.deleted, change.deleted);
        set(column.heirId, change.heirId);
        end(EntityType::Column, column);
        if (m_event.type == EventType::ColumnDeleted)
            inherit(column);
        else if (m_event.type == EventType::ColumnRebalanced)
            rebalance(column.id);
    }

    void operator()(const SwimlaneChange &change)
    {
        Swimlane swimlane;
        if (!begin(change.id, change.rev, swimlane))
            return;
        set(swimlane.name, change.name);
        set(swimlane.pos, change.pos);
        set(swimlane.deleted, change.deleted);
        end(EntityType::Swimlane, swimlane);
        if (m_event.type != EventType::SwimlaneDeleted)
            return;
        cascade([&change](const Task &task) { return task.swimlaneId == change.id; }, [](Task &task) { task.swimlaneId = {}; });
    }

    void operator()(const LabelChange &change)
    {
        Label label;
        if (!begin(change.id, change.rev, label))
            return;
        set(label.name, change.name);
        set(label.color, change.color);
        set(label.deleted, change.deleted);
        end(EntityType::Label, label);
        if (m_event.type != EventType::LabelDeleted)
            return;
        cascade([&change](const Task &task) { return task.labelIds.contains(change.id); },
                [&change](Task &task) { task.labelIds.removeOne(change.id); });
    }

    void operator()(const TaskChange &change)
    {
        const Task *before = m_state.find(change.id);
        if (m_event.type == EventType::TaskArrived && before && before->movedTo.isEmpty())
            return; // what is here is no copy: nothing takes its place
        Task task;
        if (!begin(change.id, change.rev, task))
            return;
        set(task.columnId, change.columnId);
        set(task.pos, change.pos);
        if (change.swimlaneId)
            task.swimlaneId = change.swimlaneId->value_or(SwimlaneId());
        set(task.title, change.title);
        set(task.description, change.description);
        set(task.labelIds, change.labelIds);
        set(task.assigneeIds, change.assigneeIds);
        std::sort(task.labelIds.begin(), task.labelIds.end());
        std::sort(task.assigneeIds.begin(), task.assigneeIds.end());
        set(task.startAt, change.startAt);
        set(task.dueAt, change.dueAt);
        set(task.dueDone, change.dueDone);
        set(task.archived, change.archived);
        set(task.deleted, change.deleted);
        if (change.deleted)
            task.deletedRev = *change.deleted ? change.rev : 0;
        if (change.labelId && m_event.type == EventType::TaskLabeled)
            addSorted(task.labelIds, *change.labelId);
        if (change.labelId && m_event.type == EventType::TaskUnlabeled)
            task.labelIds.removeOne(*change.labelId);
        if (change.userId && m_event.type == EventType::TaskAssigned)
            addSorted(task.assigneeIds, *change.userId);
        if (change.userId && m_event.type == EventType::TaskUnassigned)
            task.assigneeIds.removeOne(*change.userId);
        if (m_event.type == EventType::TaskCreated || m_event.type == EventType::TaskArrived)
            task.createdAt = change.createdAt.value_or(m_event.ts);
        if (m_event.type == EventType::TaskTransferred)
            task.movedTo = change.boardId.value_or(BoardId());
        else if (m_event.type == EventType::TaskArrived)
            task.movedTo = {};
        task.updatedAt = m_event.ts;
        end(EntityType::Task, task);
        if (m_event.type == EventType::TaskArrived && change.contents)
            take(*change.contents, change.id);
    }

    void operator()(const ChecklistChange &change)
    {
        Checklist checklist;
        if (!begin(change.id, change.rev, checklist))
            return;
        set(checklist.taskId, change.taskId);
        set(checklist.name, change.name);
        set(checklist.pos, change.pos);
        set(checklist.deleted, change.deleted);
        end(EntityType::Checklist, checklist);
    }

    void operator()(const CheckItemChange &change)
    {
        CheckItem item;
        if (!begin(change.id, change.rev, item))
            return;
        set(item.checklistId, change.checklistId);
        set(item.text, change.text);
        set(item.pos, change.pos);
        set(item.done, change.done);
        set(item.deleted, change.deleted);
        end(EntityType::CheckItem, item);
    }

    void operator()(const CommentChange &change)
    {
        Comment comment;
        if (!begin(change.id, change.rev, comment))
            return;
        set(comment.taskId, change.taskId);
        set(comment.authorId, change.authorId);
        set(comment.body, change.body);
        set(comment.deleted, change.deleted);
        if (comment.deleted)
            comment.body.clear();
        comment.updatedAt = m_event.ts;
        if (m_event.type == EventType::CommentCreated) {
            comment.createdAt = change.createdAt.value_or(m_event.ts);
            comment.updatedAt = comment.createdAt;
        }
        end(EntityType::Comment, comment);
    }

    void operator()(const MemberChange &change)
    {
        Member member;
        const Member *before = m_state.find(change.userId);
        if (before)
            member = *before;
        if (member.rev >= change.rev || (!before && !creates()))
            return;
        member.userId = change.userId;
        member.rev = change.rev;
        set(member.name, change.name);
        set(member.color, change.color);
        set(member.role, change.role);
        set(member.removed, change.removed);
        if (m_event.type == EventType::MemberAdded)
            member.sinceSeq = m_seq;
        m_state.put(member);
        touch(EntityType::Member, member.userId.value(), member.rev);
    }

    void operator()(const UnknownChange &) { }

    [[nodiscard]] QList<EntityRef> touched() const { return m_touched; }

private:
    [[nodiscard]] bool creates() const
    {
        switch (m_event.type) {
        case EventType::TeamCreated:
        case EventType::BoardCreated:
        case EventType::ColumnCreated:
        case EventType::SwimlaneCreated:
        case EventType::LabelCreated:
        case EventType::TaskCreated:
        case EventType::TaskArrived:
        case EventType::ChecklistCreated:
        case EventType::CheckItemCreated:
        case EventType::CommentCreated:
        case EventType::MemberAdded:
            return true;
        default:
            return false;
        }
    }

    //! What hangs on \a task, and takes the place of nothing else.
    void take(const TaskContents &contents, const TaskId &task)
    {
        for (const Checklist &checklist : contents.checklists)
            takeNewer(EntityType::Checklist, checklist, [&task](const Checklist &one) { return one.taskId == task; });
        const auto hasItem = [this, &task](const CheckItem &one) {
            const Checklist *checklist = m_state.find(one.checklistId);
            return checklist && checklist->taskId == task;
        };
        for (const CheckItem &item : contents.checkItems)
            takeNewer(EntityType::CheckItem, item, hasItem);
        for (const Comment &comment : contents.comments) {
            takeNewer(EntityType::Comment, comment,
                      [&task, &comment](const Comment &one) { return one.taskId == task && one.authorId == comment.authorId; });
        }
    }

    //! One that was here before may have been left as it is.
    template<typename T, typename Belongs>
    void takeNewer(EntityType type, const T &entity, Belongs belongs)
    {
        const T *before = m_state.find(entity.id);
        if (!belongs(entity) || (before && (before->rev >= entity.rev || !belongs(*before))))
            return;
        m_state.put(entity);
        touch(type, entity.id.value(), entity.rev);
    }

    //! False when the change is known already. Otherwise \a entity is as it was, with the new revision.
    template<typename K, typename T>
    bool begin(const K &id, quint64 rev, T &entity)
    {
        const T *before = m_state.find(id);
        if (before)
            entity = *before;
        // A change of what is not there would make half an entity.
        if (entity.rev >= rev || (!before && !creates()))
            return false;
        entity.id = id;
        entity.rev = rev;
        return true;
    }

    template<typename T>
    void end(EntityType type, const T &entity)
    {
        m_state.put(entity);
        touch(type, entity.id.value(), entity.rev);
    }

    void touch(EntityType type, const QString &id, quint64 rev) { m_touched.append({type, id, rev}); }

    //! What an event does to other tasks follows from the state alone, so all sides come to the same.
    template<typename Which, typename How>
    void cascade(Which which, How how)
    {
        QList<Task> tasks;
        for (const Task &task : m_state.tasks()) {
            if (which(task))
                tasks.append(task);
        }
        for (Task &task : tasks) {
            how(task);
            ++task.rev;
            end(EntityType::Task, task);
        }
    }

    void inherit(const Column &column)
    {
        if (m_state.find(column.heirId) == nullptr || column.heirId == column.id)
            return; // no place to go: they stay
        // Chains are kept short: whoever pointed here points to the new heir.
        QList<Column> pointers;
        for (const Column &other : m_state.columns()) {
            if (other.heirId == column.id)
                pointers.append(other);
        }
        for (Column &other : pointers) {
            other.heirId = column.heirId;
            ++other.rev;
            end(EntityType::Column, other);
        }
        const QList<TaskId> tasks = m_state.tasksByRank(column.id).values();
        const QMap<QString, TaskId> &order = m_state.tasksByRank(column.heirId);
        QString last = order.isEmpty() ? QString() : m_state.find(order.last())->pos;
        for (const TaskId &id : tasks) {
            Task task = *m_state.find(id);
            last = Rank::between(last, {});
            task.columnId = column.heirId;
            task.pos = last;
            ++task.rev;
            end(EntityType::Task, task);
        }
    }

    void rebalance(const ColumnId &column)
    {
        const QList<TaskId> tasks = m_state.tasksByRank(column).values();
        const QList<QString> keys = Rank::sequence(tasks.size());
        for (qsizetype i = 0; i < tasks.size(); ++i) {
            Task task = *m_state.find(tasks.at(i));
            task.pos = keys.at(i);
            ++task.rev;
            end(EntityType::Task, task);
        }
    }

    BoardState &m_state;
    const Event &m_event;
    quint64 m_seq;
    QList<EntityRef> m_touched;
};

} // namespace

QList<EntityRef> apply(BoardState &state, const Event &event, quint64 seq)
{
    Applier applier(state, event, seq);
    std::visit(applier, event.data);
    return applier.touched();
}

} // namespace Lanban
