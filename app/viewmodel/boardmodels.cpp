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

BoardModels::BoardModels(QObject *parent, const FilterContext &filters, FilterView::PendingCheck isPending)
    : m_columns(new ColumnListModel(parent))
    , m_labels(new LabelListModel(parent))
    , m_members(new MemberListModel(parent))
    , m_archived(new TaskListModel(parent))
    , m_view(filters, std::move(isPending))
{
}

Row BoardModels::rowOfTask(const BoardState &state, const QString &id, const RowContext &context) const
{
    Row row = taskRow(state, TaskId(id), context);
    row.values.append(m_view.isGhost(TaskId(id)));
    row.values.append(m_leftBy.value(id));
    return row;
}

Row BoardModels::rowOfColumn(const BoardState &state, const QString &id, TaskListModel *tasks) const
{
    Row row = columnRow(state, ColumnId(id), tasks);
    row.values.append(m_view.matchCount(ColumnId(id)));
    row.values.append(m_view.totalCount(ColumnId(id)));
    return row;
}

// ---- all of it

void BoardModels::load(const BoardState &state, const RowContext &context)
{
    m_before.clear();
    m_dueTimes.clear();
    m_leftBy.clear();
    m_view.load(state, context.nowMs);
    Work work;
    for (const Task &task : state.tasks())
        note(state, task.id, context.nowMs, work);
    if (m_isLoaded) {
        reload(state, context);
        return;
    }
    m_isLoaded = true;
    QList<Row> columns;
    for (const ColumnId &column : state.liveColumns()) {
        TaskListModel *tasks = m_columns->tasksOf(column.value());
        QList<Row> rows;
        for (const TaskId &task : m_view.rows(column))
            rows.append(rowOfTask(state, task.value(), context));
        tasks->replace(rows);
        columns.append(rowOfColumn(state, column.value(), tasks));
    }
    m_columns->replace(columns);
    syncLabels(state);
    syncMembers(state, context);
    arrangeArchived(state, {}, context);
}

void BoardModels::reload(const BoardState &state, const RowContext &context)
{
    // Row by row: what a view holds on to stays where it is.
    syncLabels(state);
    syncMembers(state, context);
    const QStringList live = toTexts(state.liveColumns());
    arrangeColumns(state, QSet<QString>(live.begin(), live.end()));
    showColumns(state, true, context);
    const QStringList archived = m_archived->ids();
    arrangeArchived(state, QSet<QString>(archived.begin(), archived.end()), context);
}

void BoardModels::setFilter(const BoardState &state, const Filter &filter, const RowContext &context)
{
    m_view.setFilter(state, filter, context.nowMs);
    showColumns(state, false, context);
}

void BoardModels::showColumns(const BoardState &state, bool all, const RowContext &context)
{
    m_leftBy.clear();
    const QSet<QString> before = std::exchange(m_ghosts, {});
    for (const QString &column : m_columns->ids()) {
        TaskListModel *tasks = m_columns->existing(column);
        const QStringList ids = toTexts(m_view.rows(ColumnId(column)));
        QSet<QString> changed = all ? QSet<QString>(ids.begin(), ids.end()) : before;
        for (const QString &id : ids) {
            if (!m_view.isGhost(TaskId(id)))
                continue;
            m_ghosts.insert(id);
            changed.insert(id);
        }
        tasks->show(ids, changed, [&](const QString &id) { return rowOfTask(state, id, context); });
        m_columns->update(rowOfColumn(state, column, tasks));
    }
}

void BoardModels::syncLabels(const BoardState &state)
{
    QList<Row> rows;
    for (const Label &label : liveLabels(state))
        rows.append(labelRow(label, false));
    m_labels->sync(rows);
}

void BoardModels::syncMembers(const BoardState &state, const RowContext &context)
{
    QList<Row> rows;
    for (const Member &member : activeMembers(state))
        rows.append(memberRow(member, false, context));
    m_members->sync(rows);
}

// ---- what changed

QStringList BoardModels::update(const BoardState &state, const QList<EntityRef> &refs, const RowContext &context,
                                const QString &actor)
{
    Work work;
    collect(state, refs, context.nowMs, work);
    if (work.labels)
        syncLabels(state);
    if (work.members)
        syncMembers(state, context);
    // Without a filter a card goes for a reason that is seen: it was deleted, or put away.
    const bool fades = !actor.isEmpty() && m_view.predicate().isActive();
    const QList<FilterStep> steps = m_view.update(state, refs, context.nowMs, fades);
    QStringList fading;
    for (const FilterStep &step : steps) {
        const QString id = step.task.value();
        if (!m_view.isFading(step.task)) {
            m_leftBy.remove(id);
        } else if (!m_leftBy.contains(id)) {
            m_leftBy.insert(id, actor);
            fading.append(id);
        }
    }
    if (work.columns)
        arrangeColumns(state, work.columnIds);
    carryOut(state, steps, context, work);
    finish(state, work, context);
    return fading;
}

void BoardModels::collect(const BoardState &state, const QList<EntityRef> &refs, qint64 nowMs, Work &work)
{
    for (const EntityRef &ref : refs) {
        switch (ref.type) {
        case EntityType::Task:
            note(state, TaskId(ref.id), nowMs, work);
            break;
        case EntityType::Column:
            work.columns = true;
            work.columnIds.insert(ref.id);
            break;
        case EntityType::Label:
            work.labels = true;
            break;
        case EntityType::Member:
            work.members = true;
            break;
        case EntityType::Team:
        case EntityType::Board:
        case EntityType::Swimlane:
        case EntityType::Checklist:
        case EntityType::CheckItem:
        case EntityType::Comment:
            break;
        }
    }
}

void BoardModels::note(const BoardState &state, const TaskId &id, qint64 nowMs, Work &work)
{
    const Before before = m_before.value(id.value());
    Before after;
    if (const Task *task = state.find(id)) {
        after.isLive = !task->archived && !task->deleted;
        after.isArchived = task->archived && !task->deleted;
        after.column = task->columnId;
        if (task->dueAt && *task->dueAt >= nowMs && !task->dueDone && !task->deleted)
            after.dueAt = task->dueAt;
        m_before.insert(id.value(), after);
    } else {
        m_before.remove(id.value());
    }
    if (before.dueAt != after.dueAt) {
        if (before.dueAt)
            m_dueTimes.erase({*before.dueAt, id.value()});
        if (after.dueAt)
            m_dueTimes.emplace(*after.dueAt, id.value());
    }
    if (before.isArchived || after.isArchived) {
        work.archived = true;
        work.archivedIds.insert(id.value());
    }
    if (before.isLive != after.isLive || before.column != after.column) {
        work.columnIds.insert(before.column.value());
        work.columnIds.insert(after.column.value());
    }
}

void BoardModels::carryOut(const BoardState &state, const QList<FilterStep> &steps, const RowContext &context, Work &work)
{
    for (const FilterStep &step : steps) {
        TaskListModel *tasks = m_columns->existing(step.column.value());
        if (!tasks)
            continue; // the column is gone, and its list with it
        const QString id = step.task.value();
        switch (step.kind) {
        case FilterStep::Kind::Enter:
            tasks->enter(step.to, rowOfTask(state, id, context));
            break;
        case FilterStep::Kind::Leave:
            tasks->leave(step.from);
            break;
        case FilterStep::Kind::Move:
            tasks->shift(step.from, step.to, rowOfTask(state, id, context));
            break;
        case FilterStep::Kind::Refresh:
            tasks->refresh(step.to, rowOfTask(state, id, context));
            break;
        }
        if (m_view.isGhost(step.task))
            m_ghosts.insert(id);
        else
            m_ghosts.remove(id);
        if (m_view.predicate().isActive())
            work.columnIds.insert(step.column.value());
    }
}

void BoardModels::finish(const BoardState &state, const Work &work, const RowContext &context)
{
    if (work.archived)
        arrangeArchived(state, work.archivedIds, context);
    for (const QString &column : work.columnIds) {
        if (TaskListModel *tasks = m_columns->existing(column))
            m_columns->update(rowOfColumn(state, column, tasks));
    }
}

void BoardModels::arrangeColumns(const BoardState &state, const QSet<QString> &changed)
{
    m_columns->arrange(toTexts(state.liveColumns()), changed,
                       [&](const QString &id) { return rowOfColumn(state, id, m_columns->tasksOf(id)); });
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
    m_archived->arrange(ids, changed, [&](const QString &id) { return rowOfTask(state, id, context); });
}

// ---- time

std::optional<qint64> BoardModels::nextDueAfter(qint64 nowMs) const
{
    // A due date has passed one millisecond after it, a filter's flip is that instant itself.
    const auto due = m_dueTimes.lower_bound({nowMs, QString()});
    const std::optional<qint64> passed = due == m_dueTimes.end() ? std::nullopt : std::optional(due->first + 1);
    const std::optional<qint64> flip = m_view.nextFlip();
    if (!passed || !flip)
        return passed ? passed : flip;
    return std::min(*passed, *flip);
}

void BoardModels::refreshOverdue(const BoardState &state, const RowContext &context)
{
    QList<EntityRef> refs;
    const auto end = m_dueTimes.lower_bound({context.nowMs, QString()});
    for (auto due = m_dueTimes.begin(); due != end; ++due) {
        refs.append({EntityType::Task, due->second, 0});
        m_before[due->second].dueAt.reset();
    }
    m_dueTimes.erase(m_dueTimes.begin(), end);
    update(state, refs, context);
}

// ---- what stays though it does not match

void BoardModels::hold(const BoardState &state, const TaskId &id, const RowContext &context)
{
    Work work;
    carryOut(state, m_view.hold(state, id), context, work);
    finish(state, work, context);
}

void BoardModels::release(const BoardState &state, const TaskId &id, const RowContext &context)
{
    Work work;
    carryOut(state, m_view.release(state, id), context, work);
    finish(state, work, context);
}

void BoardModels::vanish(const BoardState &state, const TaskId &id, const RowContext &context)
{
    Work work;
    m_leftBy.remove(id.value());
    carryOut(state, m_view.vanish(state, id), context, work);
    finish(state, work, context);
}

} // namespace Lanban
