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

Verdict notThere(const TaskId &id)
{
    return unknown(id.value(), u"there is no such task on this board"_s, u"/args/id"_s);
}

//! The task may be changed: it is there, and if it is in the trash its author has not seen that.
Verdict missing(DecideContext &context, const Task *task, const TaskId &id)
{
    return task ? checkTrash(context, *task, u"/args/id"_s) : notThere(id);
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

} // namespace

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

namespace {

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

Verdict badColumn(const ColumnId &id)
{
    return unknown(id.value(), u"there is no such column on this board"_s, u"/args/columnId"_s);
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

Verdict badLane(const SwimlaneId &id)
{
    return unknown(id.value(), u"there is no such swimlane on this board"_s, u"/args/swimlaneId"_s);
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
        return badColumn(op.columnId);
    const std::optional<SwimlaneId> lane = laneFor(context, op.swimlaneId);
    if (!lane)
        return badLane(op.swimlaneId);
    QList<LabelId> labels;
    for (const LabelId &id : sortedUnique(op.labelIds)) {
        const Label *label = state.find(id);
        if (!label)
            return unknown(id.value(), u"there is no such label on this board"_s, u"/args/labelIds"_s);
        if (label->deleted)
            context.adjusted(u"labelIds"_s);
        else
            labels.append(id);
    }
    QList<UserId> assignees;
    for (const UserId &id : sortedUnique(op.assigneeIds)) {
        if (!state.find(id))
            return unknown(id.value(), u"not a member"_s, u"/args/assigneeIds"_s);
        if (!state.activeMember(id))
            context.adjusted(u"assigneeIds"_s);
        else
            assignees.append(id);
    }
    if (Verdict verdict = checkWip(context, *column, op.force))
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
    if (Verdict verdict = missing(context, task, op.id))
        return verdict;
    if (Verdict verdict = checkText(op.title, MaxTitleLength, u"/args/set/title"_s))
        return verdict;
    if (Verdict verdict = checkText(op.description, MaxTextLength, u"/args/set/description"_s, Empty::Allowed))
        return verdict;
    TaskChange change = nextChange(*task);
    const TaskChange untouched = change;
    if (op.title && *op.title != task->title)
        change.title = op.title;
    if (op.description) {
        QString description = *op.description;
        const TextField field{refTo(*task), "description"_L1, MaxTextLength, Empty::Allowed};
        if (Verdict verdict = mergeText(context, field, task->description, description))
            return verdict;
        if (description != task->description)
            change.description = description;
    }
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
        return notThere(op.id);
    if (task->deleted && (isSeen(context, *task) || !task->movedTo.isEmpty()))
        return context.noop();
    const Column *column = redirected(context, op.columnId);
    if (!column)
        return badColumn(op.columnId);
    const std::optional<SwimlaneId> lane
        = op.swimlaneId ? laneFor(context, op.swimlaneId->value_or(SwimlaneId())) : task->swimlaneId;
    if (!lane)
        return badLane(op.swimlaneId->value_or(SwimlaneId()));
    const bool changesColumn = column->id != task->columnId;
    if (changesColumn && !task->archived && !task->deleted) {
        if (Verdict verdict = checkWip(context, *column, op.force, {refTo(*task)}))
            return verdict;
    }
    // The deletion wins; where the task was to go is kept for when it is restored.
    if (task->deleted) {
        context.warn(u"target_deleted"_s);
        context.kept();
    }
    if (!changesColumn && *lane == task->swimlaneId
        && taskGap(context, context.state(), column->id, op.anchor, op.id).holds(task->pos))
        return context.noop();
    TaskChange change = nextChange(*task);
    change.columnId = column->id;
    change.from = task->columnId;
    if (const BaseRef *base = context.baseOf(op.id.value()); base != nullptr && base->rev < task->rev)
        change.baseRev = base->rev;
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
    if (Verdict verdict = missing(context, task, op.id))
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
        return notThere(op.id);
    if (Verdict verdict = checkMovedAway(*task, u"/args/id"_s))
        return verdict;
    if (!task->archived && !task->deleted)
        return context.noop();
    // Out of the trash it is what it was before: one deleted in the archive is archived again.
    const bool comesBack = !(task->deleted && task->archived);
    const Column *column = context.state().find(task->columnId);
    if (comesBack && column) {
        if (Verdict verdict = checkWip(context, *column, op.force, {refTo(*task)}))
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
        return notThere(op.id);
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
    if (Verdict verdict = missing(context, task, op.id))
        return verdict;
    if (!context.state().activeMember(op.userId))
        return unknown(op.userId.value(), u"not a member"_s, u"/args/userId"_s);
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
    if (Verdict verdict = missing(context, task, op.id))
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
    if (Verdict verdict = missing(context, task, op.id))
        return verdict;
    const Label *label = context.state().find(op.labelId);
    if (!label)
        return unknown(op.labelId.value(), u"there is no such label on this board"_s, u"/args/labelId"_s);
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
    if (Verdict verdict = missing(context, task, op.id))
        return verdict;
    if (!task->labelIds.contains(op.labelId))
        return context.noop();
    TaskChange change = nextChange(*task);
    change.labelId = op.labelId;
    emitTask(context, EventType::TaskUnlabeled, change);
    return {};
}

} // namespace Lanban
