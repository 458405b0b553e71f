// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardmodels.h"

#include <algorithm>

namespace Lanban {

namespace {

template<typename Id>
QStringList toTexts(const QList<Id> &ids)
{
    QStringList texts;
    texts.reserve(ids.size());
    for (const Id &id : ids)
        texts.append(id.value());
    return texts;
}

} // namespace

BoardModels::BoardModels(QObject *parent)
    : m_columns(new ColumnListModel(parent))
    , m_labels(new LabelListModel(parent))
    , m_members(new MemberListModel(parent))
    , m_archived(new TaskListModel(parent))
{
}

void BoardModels::load(const BoardState &state, const RowContext &context)
{
    if (m_isLoaded) {
        // All refs there are, and what was there before: a snapshot may have lost some of it.
        QList<EntityRef> refs = state.entities();
        for (auto place = m_places.cbegin(); place != m_places.cend(); ++place)
            refs.append({EntityType::Task, place.key(), 0});
        update(state, refs, context);
        return;
    }
    m_isLoaded = true;
    for (const Task &task : state.tasks()) {
        m_places.insert(task.id.value(),
                        {task.columnId, task.pos, !task.archived && !task.deleted, task.archived && !task.deleted});
        noteDue(task);
    }
    QList<Row> columns;
    for (const ColumnId &column : state.liveColumns()) {
        TaskListModel *tasks = m_columns->tasksOf(column.value());
        QList<Row> rows;
        for (const TaskId &task : state.liveTasks(column))
            rows.append(taskRow(state, task, context));
        tasks->replace(rows);
        columns.append(columnRow(state, column, tasks));
    }
    m_columns->replace(columns);
    QList<Row> labels;
    for (const Label &label : liveLabels(state))
        labels.append(labelRow(label, false));
    m_labels->replace(labels);
    QList<Row> members;
    for (const Member &member : activeMembers(state))
        members.append(memberRow(member, false, context));
    m_members->replace(members);
    arrangeArchived(state, {}, context);
}

void BoardModels::update(const BoardState &state, const QList<EntityRef> &refs, const RowContext &context)
{
    Work work;
    collect(state, refs, work);
    if (work.labels) {
        QList<Row> rows;
        for (const Label &label : liveLabels(state))
            rows.append(labelRow(label, false));
        m_labels->sync(rows);
    }
    if (work.members) {
        QList<Row> rows;
        for (const Member &member : activeMembers(state))
            rows.append(memberRow(member, false, context));
        m_members->sync(rows);
    }
    if (work.columns)
        arrangeColumns(state, work.columnIds);
    for (const QString &column : std::as_const(work.arrange))
        arrangeTasks(state, column, work.tasks, context);
    for (const QString &id : std::as_const(work.tasks)) {
        const Place place = m_places.value(id);
        TaskListModel *tasks = place.isLive ? m_columns->existing(place.column.value()) : nullptr;
        if (tasks && !work.arrange.contains(place.column.value()))
            tasks->update(taskRow(state, TaskId(id), context));
    }
    if (work.archived)
        arrangeArchived(state, work.tasks, context);
    if (!work.columns) {
        for (const QString &column : std::as_const(work.columnIds)) {
            if (TaskListModel *tasks = m_columns->existing(column))
                m_columns->update(columnRow(state, ColumnId(column), tasks));
        }
    }
}

void BoardModels::collect(const BoardState &state, const QList<EntityRef> &refs, Work &work)
{
    for (const EntityRef &ref : refs) {
        switch (ref.type) {
        case EntityType::Task:
            collectTask(state, TaskId(ref.id), work);
            break;
        case EntityType::Checklist:
            if (const Checklist *checklist = state.find(ChecklistId(ref.id)))
                collectTask(state, checklist->taskId, work);
            break;
        case EntityType::CheckItem:
            if (const CheckItem *item = state.find(CheckItemId(ref.id))) {
                if (const Checklist *checklist = state.find(item->checklistId))
                    collectTask(state, checklist->taskId, work);
            }
            break;
        case EntityType::Comment:
            if (const Comment *comment = state.find(CommentId(ref.id)))
                collectTask(state, comment->taskId, work);
            break;
        case EntityType::Column:
            work.columns = true;
            work.columnIds.insert(ref.id);
            work.arrange.insert(ref.id);
            break;
        case EntityType::Label:
            work.labels = true;
            for (const Task &task : state.tasks()) {
                if (std::binary_search(task.labelIds.begin(), task.labelIds.end(), LabelId(ref.id)))
                    collectTask(state, task.id, work);
            }
            break;
        case EntityType::Member:
            work.members = true;
            for (const Task &task : state.tasks()) {
                if (std::binary_search(task.assigneeIds.begin(), task.assigneeIds.end(), UserId(ref.id)))
                    collectTask(state, task.id, work);
            }
            break;
        case EntityType::Team:
        case EntityType::Board:
        case EntityType::Swimlane:
            break;
        }
    }
}

void BoardModels::collectTask(const BoardState &state, const TaskId &id, Work &work)
{
    const Place before = m_places.value(id.value());
    Place after;
    if (const Task *task = state.find(id)) {
        after = {task->columnId, task->pos, !task->archived && !task->deleted, task->archived && !task->deleted};
        m_places.insert(id.value(), after);
        work.tasks.insert(id.value());
        noteDue(*task);
    } else {
        m_places.remove(id.value());
    }
    work.archived = work.archived || before.isArchived || after.isArchived;
    if (before == after)
        return;
    for (const Place &place : {before, after}) {
        if (!place.isLive)
            continue;
        work.arrange.insert(place.column.value());
        work.columnIds.insert(place.column.value());
    }
}

void BoardModels::arrangeColumns(const BoardState &state, const QSet<QString> &changed)
{
    m_columns->arrange(toTexts(state.liveColumns()), changed,
                       [&](const QString &id) { return columnRow(state, ColumnId(id), m_columns->tasksOf(id)); });
}

void BoardModels::arrangeTasks(const BoardState &state, const QString &column, const QSet<QString> &changed,
                               const RowContext &context)
{
    if (TaskListModel *tasks = m_columns->existing(column)) {
        tasks->arrange(toTexts(state.liveTasks(ColumnId(column))), changed,
                       [&](const QString &id) { return taskRow(state, TaskId(id), context); });
    }
}

void BoardModels::arrangeArchived(const BoardState &state, const QSet<QString> &changed, const RowContext &context)
{
    QList<const Task *> archived;
    for (const Task &task : state.tasks()) {
        if (task.archived && !task.deleted)
            archived.append(&task);
    }
    // What was put away last is looked for first.
    std::stable_sort(archived.begin(), archived.end(), [](const Task *a, const Task *b) { return a->updatedAt > b->updatedAt; });
    QStringList ids;
    for (const Task *task : archived)
        ids.append(task->id.value());
    m_archived->arrange(ids, changed, [&](const QString &id) { return taskRow(state, TaskId(id), context); });
}

void BoardModels::noteDue(const Task &task)
{
    if (task.dueAt && !task.dueDone && !task.deleted)
        m_dueTimes.emplace(*task.dueAt, task.id.value());
}

std::optional<qint64> BoardModels::nextDueAfter(qint64 nowMs) const
{
    const auto next = m_dueTimes.upper_bound(nowMs);
    return next == m_dueTimes.end() ? std::nullopt : std::optional(next->first);
}

void BoardModels::refreshOverdue(const BoardState &state, const RowContext &context)
{
    QList<EntityRef> refs;
    const auto end = m_dueTimes.upper_bound(context.nowMs);
    for (auto due = m_dueTimes.begin(); due != end; ++due)
        refs.append({EntityType::Task, due->second, 0});
    m_dueTimes.erase(m_dueTimes.begin(), end);
    update(state, refs, context);
}

} // namespace Lanban
