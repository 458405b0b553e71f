// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide_p.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

EntityRef refTo(const Task &task)
{
    return {EntityType::Task, task.id.value(), task.rev};
}

void emitTask(DecideContext &context, EventType type, const TaskChange &change)
{
    context.emitEvent(type, change, {EntityType::Task, change.id.value(), change.rev});
}

TaskChange nextChange(const Task &task)
{
    TaskChange change;
    change.id = task.id;
    change.rev = task.rev + 1;
    return change;
}

Verdict notFound()
{
    return reject(ErrorCode::NotFound, u"there is no such task on this board"_s, u"/args/id"_s);
}

//! The task may be changed: it is there and not in the trash.
Verdict missing(const Task *task)
{
    if (!task)
        return notFound();
    if (task->deleted)
        return reject(ErrorCode::Gone, u"the task is deleted"_s, u"/args/id"_s, {refTo(*task)});
    return {};
}

Gap taskGap(DecideContext &context, const BoardState &state, const ColumnId &column, const Anchor<TaskId> &anchor,
            const TaskId &self)
{
    const auto posOf = [&](const TaskId &id) {
        const Task *task = state.find(id);
        return task && task->columnId == column && !task->deleted ? task->pos : QString();
    };
    return findGap(context, Siblings<TaskId>{state.tasksByRank(column), posOf}, anchor, self);
}

//! A key in \a column at \a anchor. When keys there have grown too long the column is rebalanced first.
QString placeTask(DecideContext &context, const Column &column, const Anchor<TaskId> &anchor, const TaskId &self)
{
    const Gap gap = taskGap(context, context.state(), column.id, anchor, self);
    if (gap.isRoomy())
        return gap.key();
    ColumnChange change;
    change.id = column.id;
    change.rev = column.rev + 1;
    Event event;
    event.type = EventType::ColumnRebalanced;
    event.data = change;
    BoardState balanced = context.state();
    apply(balanced, event, 0);
    context.emitEvent(EventType::ColumnRebalanced, change, {EntityType::Column, column.id.value(), change.rev});
    return taskGap(context, balanced, column.id, anchor, self).key();
}

//! After a rebalance in the same mutation the task has one more revision than the state knows.
quint64 revisionAfter(const DecideContext &context, const Task &task, const ColumnId &rebalanced)
{
    return task.rev + (context.hasEvents() && task.columnId == rebalanced ? 2 : 1);
}

//! The living column that \a wanted leads to, said to be adjusted if it is another one.
const Column *redirected(DecideContext &context, const ColumnId &wanted)
{
    const Column *column = livingColumn(context.state(), wanted);
    if (column && column->id != wanted)
        context.adjusted(u"columnId"_s);
    return column;
}

Verdict badColumn()
{
    return reject(ErrorCode::InvalidRef, u"there is no such column on this board"_s, u"/args/columnId"_s);
}

//! The lane that \a wanted names, none where that is deleted: its tasks left it too. Null for an unknown one.
std::optional<SwimlaneId> laneFor(DecideContext &context, const SwimlaneId &wanted)
{
    if (wanted.isEmpty())
        return wanted;
    const Swimlane *lane = context.state().find(wanted);
    if (!lane)
        return std::nullopt;
    if (!lane->deleted)
        return wanted;
    context.adjusted(u"swimlaneId"_s);
    return SwimlaneId();
}

Verdict badLane()
{
    return reject(ErrorCode::InvalidRef, u"there is no such swimlane on this board"_s, u"/args/swimlaneId"_s);
}

template<typename T>
QList<T> sortedUnique(QList<T> list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

} // namespace

Verdict decideOn(DecideContext &context, const Op::TaskCreate &op)
{
    const BoardState &state = context.state();
    if (Verdict verdict = checkText(op.title, MaxTitleLength, u"/args/title"_s))
        return verdict;
    if (Verdict verdict = checkText(op.description, MaxTextLength, u"/args/description"_s, Empty::Allowed))
        return verdict;
    if (state.find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is a task with this id"_s, u"/args/id"_s);
    const Column *column = redirected(context, op.columnId);
    if (!column)
        return badColumn();
    const std::optional<SwimlaneId> lane = laneFor(context, op.swimlaneId);
    if (!lane)
        return badLane();
    QList<LabelId> labels;
    for (const LabelId &id : sortedUnique(op.labelIds)) {
        const Label *label = state.find(id);
        if (!label)
            return reject(ErrorCode::InvalidRef, u"there is no such label on this board"_s, u"/args/labelIds"_s);
        if (label->deleted)
            context.adjusted(u"labelIds"_s);
        else
            labels.append(id);
    }
    QList<UserId> assignees;
    for (const UserId &id : sortedUnique(op.assigneeIds)) {
        if (!state.find(id))
            return reject(ErrorCode::InvalidRef, u"not a member"_s, u"/args/assigneeIds"_s);
        if (!state.activeMember(id))
            context.adjusted(u"assigneeIds"_s);
        else
            assignees.append(id);
    }
    if (Verdict verdict = checkWip(context, *column))
        return verdict;
    TaskChange change;
    change.id = op.id;
    change.rev = 1;
    change.columnId = column->id;
    change.pos = placeTask(context, *column, op.anchor, op.id);
    change.title = op.title;
    if (!lane->isEmpty())
        change.swimlaneId = *lane;
    if (!op.description.isEmpty())
        change.description = op.description;
    if (!labels.isEmpty())
        change.labelIds = labels;
    if (!assignees.isEmpty())
        change.assigneeIds = assignees;
    if (op.startAt)
        change.startAt = op.startAt;
    if (op.dueAt)
        change.dueAt = op.dueAt;
    emitTask(context, EventType::TaskCreated, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskUpdate &op)
{
    const Task *task = context.state().find(op.id);
    if (Verdict verdict = missing(task))
        return verdict;
    if (Verdict verdict = checkText(op.title, MaxTitleLength, u"/args/set/title"_s))
        return verdict;
    if (Verdict verdict = checkText(op.description, MaxTextLength, u"/args/set/description"_s, Empty::Allowed))
        return verdict;
    TaskChange change = nextChange(*task);
    const TaskChange untouched = change;
    if (op.title && *op.title != task->title)
        change.title = op.title;
    if (op.description && *op.description != task->description)
        change.description = op.description;
    if (op.startAt && *op.startAt != task->startAt)
        change.startAt = op.startAt;
    if (op.dueAt && *op.dueAt != task->dueAt)
        change.dueAt = op.dueAt;
    if (op.dueDone && *op.dueDone != task->dueDone)
        change.dueDone = op.dueDone;
    if (change == untouched)
        return context.noop();
    emitTask(context, EventType::TaskUpdated, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskMove &op)
{
    const Task *task = context.state().find(op.id);
    if (!task)
        return notFound();
    if (task->deleted)
        return context.noop();
    const Column *column = redirected(context, op.columnId);
    if (!column)
        return badColumn();
    const std::optional<SwimlaneId> lane
        = op.swimlaneId ? laneFor(context, op.swimlaneId->value_or(SwimlaneId())) : task->swimlaneId;
    if (!lane)
        return badLane();
    const bool changesColumn = column->id != task->columnId;
    if (changesColumn && !task->archived) {
        if (Verdict verdict = checkWip(context, *column, {refTo(*task)}))
            return verdict;
    }
    if (!changesColumn && *lane == task->swimlaneId
        && taskGap(context, context.state(), column->id, op.anchor, op.id).holds(task->pos))
        return context.noop();
    TaskChange change = nextChange(*task);
    change.columnId = column->id;
    change.from = task->columnId;
    change.pos = placeTask(context, *column, op.anchor, op.id);
    change.rev = revisionAfter(context, *task, column->id);
    if (*lane != task->swimlaneId)
        change.swimlaneId = lane->isEmpty() ? std::optional<SwimlaneId>() : lane;
    emitTask(context, EventType::TaskMoved, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskArchive &op)
{
    const Task *task = context.state().find(op.id);
    if (Verdict verdict = missing(task))
        return verdict;
    if (task->archived)
        return context.noop();
    TaskChange change = nextChange(*task);
    change.archived = true;
    emitTask(context, EventType::TaskArchived, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskRestore &op)
{
    const Task *task = context.state().find(op.id);
    if (!task)
        return notFound();
    if (!task->archived && !task->deleted)
        return context.noop();
    // Out of the trash it is what it was before: one deleted in the archive is archived again.
    const bool comesBack = !(task->deleted && task->archived);
    const Column *column = context.state().find(task->columnId);
    if (comesBack && column) {
        if (Verdict verdict = checkWip(context, *column, {refTo(*task)}))
            return verdict;
    }
    TaskChange change = nextChange(*task);
    if (task->deleted)
        change.deleted = false;
    else
        change.archived = false;
    emitTask(context, EventType::TaskRestored, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskDelete &op)
{
    const Task *task = context.state().find(op.id);
    if (!task)
        return notFound();
    if (task->deleted)
        return context.noop();
    TaskChange change = nextChange(*task);
    change.deleted = true;
    emitTask(context, EventType::TaskDeleted, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskAssign &op)
{
    const Task *task = context.state().find(op.id);
    if (Verdict verdict = missing(task))
        return verdict;
    if (!context.state().activeMember(op.userId))
        return reject(ErrorCode::InvalidRef, u"not a member"_s, u"/args/userId"_s);
    if (task->assigneeIds.contains(op.userId))
        return context.noop();
    TaskChange change = nextChange(*task);
    change.userId = op.userId;
    emitTask(context, EventType::TaskAssigned, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskUnassign &op)
{
    const Task *task = context.state().find(op.id);
    if (Verdict verdict = missing(task))
        return verdict;
    if (!task->assigneeIds.contains(op.userId))
        return context.noop();
    TaskChange change = nextChange(*task);
    change.userId = op.userId;
    emitTask(context, EventType::TaskUnassigned, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskLabel &op)
{
    const Task *task = context.state().find(op.id);
    if (Verdict verdict = missing(task))
        return verdict;
    const Label *label = context.state().find(op.labelId);
    if (!label)
        return reject(ErrorCode::InvalidRef, u"there is no such label on this board"_s, u"/args/labelId"_s);
    if (label->deleted) {
        context.adjusted(u"labelId"_s);
        return context.noop();
    }
    if (task->labelIds.contains(op.labelId))
        return context.noop();
    TaskChange change = nextChange(*task);
    change.labelId = op.labelId;
    emitTask(context, EventType::TaskLabeled, change);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::TaskUnlabel &op)
{
    const Task *task = context.state().find(op.id);
    if (Verdict verdict = missing(task))
        return verdict;
    if (!task->labelIds.contains(op.labelId))
        return context.noop();
    TaskChange change = nextChange(*task);
    change.labelId = op.labelId;
    emitTask(context, EventType::TaskUnlabeled, change);
    return {};
}

} // namespace Lanban
