// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide_p.h"
#include "core/domain/permission.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

EntityRef refTo(const Checklist &checklist)
{
    return {EntityType::Checklist, checklist.id.value(), checklist.rev};
}

EntityRef refTo(const CheckItem &item)
{
    return {EntityType::CheckItem, item.id.value(), item.rev};
}

EntityRef refTo(const Comment &comment)
{
    return {EntityType::Comment, comment.id.value(), comment.rev};
}

//! The task that something hangs on may be written to.
Verdict checkTask(DecideContext &context, const TaskId &id, const QString &path)
{
    const Task *task = context.state().find(id);
    return task ? checkTrash(context, *task, path) : unknown(id.value(), u"there is no such task on this board"_s, path);
}

template<typename T>
Verdict notThere(const Id<T> &id)
{
    return unknown(id.value(), u"there is no such thing on this board"_s, u"/args/id"_s);
}

//! The entity may be changed. What hangs on a task has no trash: a change of what was deleted of it is refused.
template<typename T, typename Key>
Verdict missing(const T *entity, const Key &id)
{
    if (!entity)
        return notThere(id);
    if (entity->deleted)
        return reject(ErrorCode::Gone, u"it is deleted"_s, u"/args/id"_s, {refTo(*entity)});
    return {};
}

//! Something is taken off a task: that is as good in the trash.
void tellTrash(DecideContext &context, const TaskId &id)
{
    const Task *task = context.state().find(id);
    if (task && task->deleted)
        context.warn(u"target_deleted"_s);
}

//! \a id names a living checklist of a living task.
Verdict checkChecklist(DecideContext &context, const ChecklistId &id, const QString &path)
{
    const Checklist *checklist = context.state().find(id);
    if (!checklist)
        return unknown(id.value(), u"there is no such checklist on this board"_s, path);
    if (checklist->deleted)
        return reject(ErrorCode::Gone, u"the checklist is deleted"_s, path, {refTo(*checklist)});
    return checkTask(context, checklist->taskId, path);
}

void emitMove(DecideContext &context, const Checklist &checklist, const QString &pos)
{
    ChecklistChange change;
    change.id = checklist.id;
    change.rev = checklist.rev + 1;
    change.pos = pos;
    context.emitEvent(EventType::ChecklistMoved, change, {EntityType::Checklist, checklist.id.value(), change.rev});
}

void emitMove(DecideContext &context, const CheckItem &item, const QString &pos, const ChecklistId &target)
{
    CheckItemChange change;
    change.id = item.id;
    change.rev = item.rev + 1;
    if (target != item.checklistId)
        change.checklistId = target;
    change.pos = pos;
    context.emitEvent(EventType::CheckItemMoved, change, {EntityType::CheckItem, item.id.value(), change.rev});
}

Siblings<ChecklistId> checklistsOf(DecideContext &context, const TaskId &task)
{
    const BoardState &state = context.state();
    return {state.checklistsByRank(task),
            [&state, task](const ChecklistId &id) {
                const Checklist *checklist = state.find(id);
                return checklist && checklist->taskId == task && !checklist->deleted ? checklist->pos : QString();
            },
            [&context](const ChecklistId &id, const QString &pos) { emitMove(context, *context.state().find(id), pos); }};
}

Siblings<CheckItemId> itemsOf(DecideContext &context, const ChecklistId &checklist)
{
    const BoardState &state = context.state();
    return {state.itemsByRank(checklist),
            [&state, checklist](const CheckItemId &id) {
                const CheckItem *item = state.find(id);
                return item && item->checklistId == checklist && !item->deleted ? item->pos : QString();
            },
            [&context, checklist](const CheckItemId &id, const QString &pos) {
                emitMove(context, *context.state().find(id), pos, checklist);
            }};
}

Verdict checkAuthor(DecideContext &context, const Comment &comment, const Operation &op)
{
    if (comment.authorId == context.actor().userId || isAtLeast(context.role(), permissionFor(op).forOthers))
        return {};
    return reject(ErrorCode::Forbidden, u"somebody else's comment"_s, u"/args/id"_s, {refTo(comment)});
}

} // namespace

Verdict decideOn(DecideContext &context, const Op::ChecklistCreate &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/name"_s))
        return verdict;
    if (context.state().find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is a checklist with this id"_s, u"/args/id"_s);
    if (Verdict verdict = checkTask(context, op.taskId, u"/args/taskId"_s))
        return verdict;
    ChecklistChange change;
    change.id = op.id;
    change.rev = 1;
    change.taskId = op.taskId;
    change.name = op.name;
    const Siblings<ChecklistId> siblings = checklistsOf(context, op.taskId);
    change.pos = placeIn(context, siblings, findGap(context, siblings, op.anchor, op.id), op.anchor, op.id);
    context.emitEvent(EventType::ChecklistCreated, change, {EntityType::Checklist, op.id.value(), 1});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ChecklistUpdate &op)
{
    const Checklist *checklist = context.state().find(op.id);
    if (Verdict verdict = missing(checklist, op.id))
        return verdict;
    if (Verdict verdict = checkTask(context, checklist->taskId, u"/args/id"_s))
        return verdict;
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/set/name"_s))
        return verdict;
    if (!op.name || *op.name == checklist->name)
        return context.noop();
    ChecklistChange change;
    change.id = op.id;
    change.rev = checklist->rev + 1;
    change.name = op.name;
    context.emitEvent(EventType::ChecklistUpdated, change, {EntityType::Checklist, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ChecklistMove &op)
{
    const Checklist *checklist = context.state().find(op.id);
    if (checklist && checklist->deleted)
        return context.noop();
    if (Verdict verdict = missing(checklist, op.id))
        return verdict;
    if (Verdict verdict = checkTask(context, checklist->taskId, u"/args/id"_s))
        return verdict;
    const Siblings<ChecklistId> siblings = checklistsOf(context, checklist->taskId);
    const Gap gap = findGap(context, siblings, op.anchor, op.id);
    if (gap.holds(checklist->pos))
        return context.noop();
    emitMove(context, *checklist, placeIn(context, siblings, gap, op.anchor, op.id));
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ChecklistDelete &op)
{
    const Checklist *checklist = context.state().find(op.id);
    if (checklist && checklist->deleted)
        return context.noop();
    if (Verdict verdict = missing(checklist, op.id))
        return verdict;
    tellTrash(context, checklist->taskId);
    ChecklistChange change;
    change.id = op.id;
    change.rev = checklist->rev + 1;
    change.deleted = true;
    context.emitEvent(EventType::ChecklistDeleted, change, {EntityType::Checklist, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::CheckItemCreate &op)
{
    if (Verdict verdict = checkText(op.text, MaxItemLength, u"/args/text"_s))
        return verdict;
    if (context.state().find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is an item with this id"_s, u"/args/id"_s);
    if (Verdict verdict = checkChecklist(context, op.checklistId, u"/args/checklistId"_s))
        return verdict;
    CheckItemChange change;
    change.id = op.id;
    change.rev = 1;
    change.checklistId = op.checklistId;
    change.text = op.text;
    const Siblings<CheckItemId> siblings = itemsOf(context, op.checklistId);
    change.pos = placeIn(context, siblings, findGap(context, siblings, op.anchor, op.id), op.anchor, op.id);
    context.emitEvent(EventType::CheckItemCreated, change, {EntityType::CheckItem, op.id.value(), 1});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::CheckItemUpdate &op)
{
    const CheckItem *item = context.state().find(op.id);
    if (Verdict verdict = missing(item, op.id))
        return verdict;
    if (Verdict verdict = checkChecklist(context, item->checklistId, u"/args/id"_s))
        return verdict;
    if (Verdict verdict = checkText(op.text, MaxItemLength, u"/args/set/text"_s))
        return verdict;
    CheckItemChange change;
    change.id = op.id;
    change.rev = item->rev + 1;
    if (op.text) {
        QString text = *op.text;
        if (Verdict verdict = mergeText(context, {refTo(*item), "text"_L1, MaxItemLength, Empty::Refused}, item->text, text))
            return verdict;
        if (text != item->text)
            change.text = text;
    }
    if (op.done && *op.done != item->done)
        change.done = op.done;
    if (!change.text && !change.done)
        return context.noop();
    context.emitEvent(EventType::CheckItemUpdated, change, {EntityType::CheckItem, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::CheckItemMove &op)
{
    const CheckItem *item = context.state().find(op.id);
    if (item && item->deleted)
        return context.noop();
    if (Verdict verdict = missing(item, op.id))
        return verdict;
    const ChecklistId target = op.checklistId.isEmpty() ? item->checklistId : op.checklistId;
    if (Verdict verdict = checkChecklist(context, target, u"/args/checklistId"_s))
        return verdict;
    const Siblings<CheckItemId> siblings = itemsOf(context, target);
    const Gap gap = findGap(context, siblings, op.anchor, op.id);
    if (target == item->checklistId && gap.holds(item->pos))
        return context.noop();
    emitMove(context, *item, placeIn(context, siblings, gap, op.anchor, op.id), target);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::CheckItemDelete &op)
{
    const CheckItem *item = context.state().find(op.id);
    if (item && item->deleted)
        return context.noop();
    if (Verdict verdict = missing(item, op.id))
        return verdict;
    if (const Checklist *checklist = context.state().find(item->checklistId))
        tellTrash(context, checklist->taskId);
    CheckItemChange change;
    change.id = op.id;
    change.rev = item->rev + 1;
    change.deleted = true;
    context.emitEvent(EventType::CheckItemDeleted, change, {EntityType::CheckItem, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::CommentCreate &op)
{
    if (Verdict verdict = checkText(op.body, MaxTextLength, u"/args/body"_s))
        return verdict;
    if (context.state().find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is a comment with this id"_s, u"/args/id"_s);
    if (Verdict verdict = checkTask(context, op.taskId, u"/args/taskId"_s))
        return verdict;
    CommentChange change;
    change.id = op.id;
    change.rev = 1;
    change.taskId = op.taskId;
    change.authorId = context.actor().userId;
    change.body = op.body;
    context.emitEvent(EventType::CommentCreated, change, {EntityType::Comment, op.id.value(), 1});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::CommentUpdate &op)
{
    const Comment *comment = context.state().find(op.id);
    if (Verdict verdict = missing(comment, op.id))
        return verdict;
    if (Verdict verdict = checkAuthor(context, *comment, op))
        return verdict;
    if (Verdict verdict = checkTask(context, comment->taskId, u"/args/id"_s))
        return verdict;
    if (Verdict verdict = checkText(op.body, MaxTextLength, u"/args/set/body"_s))
        return verdict;
    if (op.body == comment->body)
        return context.noop();
    CommentChange change;
    change.id = op.id;
    change.rev = comment->rev + 1;
    change.body = op.body;
    context.emitEvent(EventType::CommentUpdated, change, {EntityType::Comment, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::CommentDelete &op)
{
    const Comment *comment = context.state().find(op.id);
    if (comment && comment->deleted)
        return context.noop();
    if (Verdict verdict = missing(comment, op.id))
        return verdict;
    if (Verdict verdict = checkAuthor(context, *comment, op))
        return verdict;
    tellTrash(context, comment->taskId);
    CommentChange change;
    change.id = op.id;
    change.rev = comment->rev + 1;
    change.deleted = true;
    context.emitEvent(EventType::CommentDeleted, change, {EntityType::Comment, op.id.value(), change.rev});
    return {};
}

} // namespace Lanban
