// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/transfer.h"

#include "core/domain/decide_p.h"
#include "core/domain/permission.h"

#include <algorithm>
#include <type_traits>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! The task that something hangs on.
template<typename T>
TaskId ownerOf(const T *part)
{
    return part ? part->taskId : TaskId();
}

TaskId ownerOf(const BoardState &state, const CheckItem *item)
{
    return item ? ownerOf(state.find(item->checklistId)) : TaskId();
}

//! Reads an operation's task out of it; \c state tells what lists, items and comments belong to.
struct TaskFinder {
    const BoardState &state;

    template<typename T>
    TaskId operator()(const T &op) const
    {
        if constexpr (requires { TaskId(op.taskId); })
            return op.taskId;
        else if constexpr (requires { op.id; })
            return of(op.id);
        else
            return {};
    }
    TaskId operator()(const Op::CheckItemCreate &op) const { return ownerOf(state.find(op.checklistId)); }

    [[nodiscard]] TaskId of(const TaskId &id) const { return id; }
    [[nodiscard]] TaskId of(const ChecklistId &id) const { return ownerOf(state.find(id)); }
    [[nodiscard]] TaskId of(const CheckItemId &id) const { return ownerOf(state, state.find(id)); }
    [[nodiscard]] TaskId of(const CommentId &id) const { return ownerOf(state.find(id)); }
    template<typename T>
    [[nodiscard]] TaskId of(const T &) const
    {
        return {};
    }
};

template<typename Map, typename List, typename Belongs>
void collect(const Map &all, List &list, Belongs belongs)
{
    for (const auto &entity : all) {
        if (belongs(entity))
            list.append(entity);
    }
}

TaskContents contentsOf(const BoardState &state, const TaskId &task)
{
    TaskContents contents;
    collect(state.checklists(), contents.checklists, [&](const Checklist &checklist) { return checklist.taskId == task; });
    collect(state.checkItems(), contents.checkItems, [&](const CheckItem &item) { return ownerOf(state, &item) == task; });
    collect(state.comments(), contents.comments, [&](const Comment &comment) { return comment.taskId == task; });
    return contents;
}

//! What \a text comes to as a JSON string, at most.
qsizetype bytesOf(const QString &text)
{
    qsizetype bytes = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit < 0x20)
            bytes += 6;
        else if (unit < 0x80)
            bytes += unit == '"' || unit == '\\' ? 2 : 1;
        else
            bytes += unit < 0x800 ? 2 : 3;
    }
    return bytes;
}

qsizetype bytesOf(const Task &task, const TaskContents &contents)
{
    // What the fields beside the text come to.
    constexpr qsizetype Overhead = 400;
    qsizetype bytes = bytesOf(task.title) + bytesOf(task.description) + Overhead;
    for (const Checklist &checklist : contents.checklists)
        bytes += bytesOf(checklist.name) + Overhead;
    for (const CheckItem &item : contents.checkItems)
        bytes += bytesOf(item.text) + Overhead;
    for (const Comment &comment : contents.comments)
        bytes += bytesOf(comment.body) + Overhead;
    return bytes;
}

Verdict checkBoard(const DecideContext &context, const Operation &op)
{
    const QString path = u"/args/boardId"_s;
    const Board *board = context.state().board();
    const Member *member = context.state().activeMember(context.actor().userId);
    if (!context.actor().system && (member == nullptr || !isAtLeast(member->role, permissionFor(op).atLeast)))
        return reject(ErrorCode::Forbidden, u"no such board, or not yours to change"_s, path);
    if (board == nullptr || board->deleted)
        return reject(ErrorCode::Gone, u"the board is deleted"_s, path);
    if (board->archived)
        return reject(ErrorCode::ReadOnly, u"the board is archived"_s, path);
    return {};
}

const Column *columnFor(DecideContext &context, const BoardState &from, const Task &task, const ColumnId &wanted)
{
    const BoardState &to = context.state();
    if (!wanted.isEmpty()) {
        const Column *column = livingColumn(to, wanted);
        if (column && column->id != wanted)
            context.adjusted(u"columnId"_s);
        return column;
    }
    const QList<ColumnId> columns = to.liveColumns();
    const Column *present = from.find(task.columnId);
    const auto same = std::find_if(columns.cbegin(), columns.cend(), [&](const ColumnId &id) {
        return present && to.find(id)->name.compare(present->name, Qt::CaseInsensitive) == 0;
    });
    if (same != columns.cend())
        return to.find(*same);
    return columns.isEmpty() ? nullptr : to.find(columns.constFirst());
}

//! The label of this board that stands for \a label of another: one of its name and colour, else a copy that is made now.
LabelId labelFor(DecideContext &context, const Label &label)
{
    const BoardState &to = context.state();
    const auto same = std::find_if(to.labels().cbegin(), to.labels().cend(), [&](const Label &candidate) {
        return !candidate.deleted && candidate.name == label.name && candidate.color == label.color;
    });
    if (same != to.labels().cend())
        return same->id;
    if (to.find(label.id)) {
        // Its copy was deleted or made into another one since: that is this board's own affair.
        context.adjusted(u"labelIds"_s);
        return {};
    }
    LabelChange change;
    change.id = label.id;
    change.rev = 1;
    change.name = label.name;
    change.color = label.color;
    context.emitEvent(EventType::LabelCreated, change, {EntityType::Label, label.id.value(), change.rev});
    return label.id;
}

QList<EntityRef> refsOf(const TaskChange &change)
{
    QList<EntityRef> refs{{EntityType::Task, change.id.value(), change.rev}};
    for (const Checklist &checklist : change.contents->checklists)
        refs.append({EntityType::Checklist, checklist.id.value(), checklist.rev});
    for (const CheckItem &item : change.contents->checkItems)
        refs.append({EntityType::CheckItem, item.id.value(), item.rev});
    for (const Comment &comment : change.contents->comments)
        refs.append({EntityType::Comment, comment.id.value(), comment.rev});
    return refs;
}

//! Everything about \a task as it is, but for its place, labels and people.
TaskChange arrivalOf(const BoardState &from, const Task &task)
{
    TaskChange change;
    change.id = task.id;
    change.title = task.title;
    change.description = task.description;
    change.swimlaneId.emplace();
    change.startAt = task.startAt;
    change.dueAt = task.dueAt;
    change.dueDone = task.dueDone;
    change.archived = task.archived;
    change.deleted = false;
    change.createdAt = task.createdAt;
    change.boardId = from.board() ? from.board()->id : BoardId();
    return change;
}

Verdict isTaken(const QString &what)
{
    return reject(ErrorCode::InvalidRef, what, u"/args/id"_s);
}

//! Refuses a task that would take the place of anything else on the context's board: ids are made by clients, and who makes one
//! that is in use there changes nothing of what it names. Only what left that board comes back to its copy.
Verdict checkTaken(const DecideContext &context, const Task &task, const TaskContents &contents)
{
    const BoardState &to = context.state();
    // The server's clock said when it was made: another one of the same id has another time.
    if (const Task *copy = to.find(task.id); copy && (copy->movedTo.isEmpty() || copy->createdAt != task.createdAt))
        return isTaken(u"there is another task with this id on that board"_s);
    for (const Checklist &checklist : contents.checklists) {
        if (const Checklist *known = to.find(checklist.id); known && known->taskId != task.id)
            return isTaken(u"there is another checklist with the id %1 on that board"_s.arg(checklist.id.value()));
    }
    for (const CheckItem &item : contents.checkItems) {
        if (const CheckItem *known = to.find(item.id); known && ownerOf(to, known) != task.id)
            return isTaken(u"there is another checklist item with the id %1 on that board"_s.arg(item.id.value()));
    }
    for (const Comment &comment : contents.comments) {
        const Comment *known = to.find(comment.id);
        if (known && (known->taskId != task.id || known->authorId != comment.authorId))
            return isTaken(u"there is another comment with the id %1 on that board"_s.arg(comment.id.value()));
    }
    return {};
}

//! The task's arrival on the context's board; says under which revision.
Verdict arrive(DecideContext &context, const BoardState &from, const Task &task, const Op::TaskTransfer &op, quint64 &rev)
{
    const Column *column = columnFor(context, from, task, op.columnId);
    if (!column)
        return unknown(op.columnId.value(), u"there is no such column on that board"_s, u"/args/columnId"_s);
    TaskChange change = arrivalOf(from, task);
    change.contents = contentsOf(from, task.id);
    if (Verdict verdict = checkTaken(context, task, *change.contents))
        return verdict;
    if (!task.archived) {
        if (Verdict verdict = checkWip(context, *column, op.force, {{EntityType::Task, task.id.value(), task.rev}}))
            return verdict;
    }
    if (bytesOf(task, *change.contents) > MaxTransferBytes) {
        return reject(ErrorCode::LimitExceeded, u"the task with its comments is too large to go to another board"_s,
                      u"/args/id"_s, {}, {{u"limit"_s, MaxTransferBytes}});
    }
    change.columnId = column->id;
    change.pos = placeTask(context, *column, op.anchor, op.id);
    // It may have been here before: then its copy is brought back, and that may have been given a fresh key just now.
    const Task *copy = context.state().find(op.id);
    const quint64 known = copy == nullptr ? 0 : copy->rev + (context.hasEvents() && copy->columnId == column->id ? 1 : 0);
    rev = std::max(task.rev, known) + 1;
    change.rev = rev;
    change.labelIds.emplace();
    for (const LabelId &id : task.labelIds) {
        const Label *label = from.find(id);
        const LabelId there = label && !label->deleted ? labelFor(context, *label) : LabelId();
        if (!there.isEmpty() && !change.labelIds->contains(there))
            change.labelIds->append(there);
    }
    change.assigneeIds.emplace();
    for (const UserId &id : task.assigneeIds) {
        if (context.state().activeMember(id))
            change.assigneeIds->append(id);
        else
            context.adjusted(u"assigneeIds"_s);
    }
    context.emitArrival(change, refsOf(change));
    return {};
}

} // namespace

Verdict decideOn(DecideContext &context, const Op::TaskTransfer &op)
{
    const BoardState &state = context.state();
    const Task *task = state.find(op.id);
    if (!task)
        return unknown(op.id.value(), u"there is no such task on this board"_s, u"/args/id"_s);
    if (state.board() && state.board()->id == op.boardId)
        return reject(ErrorCode::Schema, u"the task is on that board"_s, u"/args/boardId"_s);
    if (Verdict verdict = checkMovedAway(*task, u"/args/id"_s))
        return verdict;
    if (task->deleted) {
        // The deletion wins.
        context.warn(u"target_deleted"_s);
        return context.noop();
    }
    TaskChange change;
    change.id = op.id;
    change.rev = task->rev + 1;
    change.boardId = op.boardId;
    change.deleted = true;
    context.emitEvent(EventType::TaskTransferred, change, {EntityType::Task, op.id.value(), change.rev});
    return {};
}

Expected<TransferDecision, Rejection> decideTransfer(const BoardState &from, const BoardState &to, const Mutation &mutation,
                                                     const Actor &actor, qint64 nowMs)
{
    const auto &op = std::get<Op::TaskTransfer>(mutation.op);
    auto left = decide(from, mutation, actor, nowMs);
    if (!left)
        return failWith(left.error());
    if (left->events.isEmpty())
        return TransferDecision{*std::move(left), {}};
    DecideContext context(to, mutation, actor, nowMs);
    if (Verdict verdict = checkBoard(context, mutation.op))
        return failWith(*std::move(verdict));
    quint64 rev = 0;
    if (Verdict verdict = arrive(context, from, *from.find(op.id), op, rev))
        return failWith(*std::move(verdict));
    // The same revision on both: who knows the copy knows how far the task was.
    Event &transferred = left->events.last();
    std::get<TaskChange>(transferred.data).rev = rev;
    transferred.ents = {{EntityType::Task, op.id.value(), rev}};
    return TransferDecision{*std::move(left), context.takeDecision()};
}

TaskId taskOf(const BoardState &state, const Operation &op)
{
    return std::visit(TaskFinder{state}, op);
}

BoardId followedTo(const BoardState &state, const Operation &op)
{
    const bool isOfThisBoard = std::holds_alternative<Op::TaskMove>(op) || std::holds_alternative<Op::TaskLabel>(op)
        || std::holds_alternative<Op::TaskUnlabel>(op) || std::holds_alternative<Op::TaskRestore>(op);
    const Task *task = isOfThisBoard ? nullptr : state.find(taskOf(state, op));
    return task ? task->movedTo : BoardId();
}

} // namespace Lanban
