// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/inverse.h"

#include "core/domain/inverse_p.h"

#include <algorithm>
#include <tuple>

namespace Lanban {

namespace {

// One undo of a deletion makes again what was deleted with it; past this it is no step of a user's any more.
constexpr qsizetype MaxMadeAgain = 500;

//! The place of \a self in \a siblings, all of one kind and in their order.
template<typename T>
Anchor<T> anchorOf(const QList<T> &siblings, const T &self)
{
    Anchor<T> anchor;
    const qsizetype at = siblings.indexOf(self);
    for (qsizetype i = at - 1; i >= 0 && anchor.nearAfter.size() < MaxNear; --i)
        anchor.nearAfter.append(siblings.at(i));
    for (qsizetype i = at + 1; i < siblings.size() && anchor.nearBefore.size() < MaxNear; ++i)
        anchor.nearBefore.append(siblings.at(i));
    anchor.afterId = anchor.nearAfter.value(0);
    anchor.beforeId = anchor.nearBefore.value(0);
    return anchor;
}

} // namespace

Anchor<TaskId> placeOf(const BoardState &state, const Task &task)
{
    // By its rank, not by its number: a column may have thousands.
    const QMap<QString, TaskId> &order = state.tasksByRank(task.columnId);
    auto self = order.lowerBound(task.pos);
    while (self != order.cend() && *self != task.id)
        ++self;
    Anchor<TaskId> anchor;
    for (auto before = self; before != order.cbegin() && anchor.nearAfter.size() < MaxNear;) {
        --before;
        if (!state.find(*before)->deleted)
            anchor.nearAfter.append(*before);
    }
    for (auto after = self; after != order.cend() && anchor.nearBefore.size() < MaxNear; ++after) {
        if (*after != task.id && !state.find(*after)->deleted)
            anchor.nearBefore.append(*after);
    }
    anchor.afterId = anchor.nearAfter.value(0);
    anchor.beforeId = anchor.nearBefore.value(0);
    return anchor;
}

namespace {

Anchor<ColumnId> placeOf(const BoardState &state, const Column &column)
{
    QMap<QString, ColumnId> order;
    for (const Column &other : state.columns()) {
        if (!other.deleted)
            order.insert(other.pos, other.id);
    }
    return anchorOf(order.values(), column.id);
}

Anchor<SwimlaneId> placeOf(const BoardState &state, const Swimlane &lane)
{
    return anchorOf(state.liveSwimlanes(), lane.id);
}

Anchor<ChecklistId> placeOf(const BoardState &state, const Checklist &checklist)
{
    return anchorOf(state.checklistsOf(checklist.taskId), checklist.id);
}

Anchor<CheckItemId> placeOf(const BoardState &state, const CheckItem &item)
{
    return anchorOf(state.itemsOf(item.checklistId), item.id);
}

void makeAgain(const CheckItem &item, const Anchor<CheckItemId> &anchor, QList<Operation> &ops)
{
    ops.append(Op::CheckItemCreate{item.id, item.checklistId, item.text, anchor});
    if (item.done)
        ops.append(Op::CheckItemUpdate{item.id, {}, true});
}

//! Whether \a task stands where the limit would not let it in: it stood there before, so it may come back.
bool isPastLimit(const BoardState &state, const Task &task)
{
    const Column *column = state.find(task.columnId);
    const bool counts = !task.archived && !task.deleted;
    return counts && column && column->wip && column->wip->hard && state.liveTaskCount(column->id) > column->wip->limit;
}

using Made = std::optional<Inverse>;

//! Makes the inverse of one operation out of what was there before and the events it came to.
class Maker
{
public:
    Maker(const BoardState &before, const QList<Event> &events, const UserId &actor)
        : m_before(before), m_events(events), m_actor(actor)
    {
    }

    Made operator()(const Op::BoardUpdate &) const
    {
        const auto *change = last<BoardChange>();
        const Board *board = m_before.board();
        if (!change || !board)
            return {};
        Op::BoardUpdate back;
        if (change->name)
            back.name = board->name;
        if (change->description)
            back.description = board->description;
        return Inverse{Op::BoardUpdate{change->name, change->description}, {back}};
    }
    Made operator()(const Op::BoardArchive &op) const // clazy:exclude=function-args-by-value
    {
        return Inverse{op, {Op::BoardArchive{!op.archived}}};
    }

    Made operator()(const Op::ColumnCreate &op) const
    {
        return Inverse{op, {Op::ColumnDelete{op.id, op.id}}}; // the heir is chosen when it is known, where nobody names one
    }
    Made operator()(const Op::ColumnUpdate &op) const
    {
        const auto *change = last<ColumnChange>();
        const Column *column = m_before.find(op.id);
        if (!change || !column)
            return {};
        Op::ColumnUpdate back{op.id, {}, {}};
        if (change->name)
            back.name = column->name;
        if (change->wip)
            back.wip = column->wip;
        return Inverse{Op::ColumnUpdate{op.id, change->name, change->wip}, {back}};
    }
    Made operator()(const Op::ColumnMove &op) const { return moved(op, m_before.find(op.id)); }
    Made operator()(const Op::ColumnArchive &op) const { return Inverse{op, {Op::ColumnArchive{op.id, !op.archived}}}; }

    Made operator()(const Op::ColumnDelete &op) const
    {
        const auto *change = last<ColumnChange>();
        const Column *column = m_before.find(op.id);
        if (!change || !column)
            return {};
        QList<Operation> back{Op::ColumnCreate{op.id, column->name, placeOf(m_before, *column), column->wip}};
        if (column->archived)
            back.append(Op::ColumnArchive{op.id, true});
        for (const TaskId &id : m_before.tasksByRank(op.id)) {
            Op::TaskMove move;
            move.id = id;
            move.columnId = op.id;
            move.force = isPastLimit(m_before, *m_before.find(id));
            back.append(move);
        }
        return limited(Op::ColumnDelete{op.id, change->heirId.value_or(op.heirId)}, back);
    }

    Made operator()(const Op::SwimlaneCreate &op) const { return Inverse{op, {Op::SwimlaneDelete{op.id}}}; }
    Made operator()(const Op::SwimlaneUpdate &op) const { return renamed(op, m_before.find(op.id)); }
    Made operator()(const Op::SwimlaneMove &op) const { return moved(op, m_before.find(op.id)); }

    Made operator()(const Op::SwimlaneDelete &op) const
    {
        const Swimlane *lane = m_before.find(op.id);
        if (!lane)
            return {};
        QList<Operation> back{Op::SwimlaneCreate{op.id, lane->name, placeOf(m_before, *lane)}};
        for (const Task &task : m_before.tasks()) {
            if (task.swimlaneId != op.id)
                continue;
            Op::TaskMove move;
            move.id = task.id;
            move.columnId = task.columnId;
            move.swimlaneId = std::optional(op.id);
            back.append(move);
        }
        return limited(op, back);
    }

    Made operator()(const Op::LabelCreate &op) const { return Inverse{op, {Op::LabelDelete{op.id}}}; }
    Made operator()(const Op::LabelUpdate &op) const
    {
        const auto *change = last<LabelChange>();
        const Label *label = m_before.find(op.id);
        if (!change || !label)
            return {};
        Op::LabelUpdate back{op.id, {}, {}};
        if (change->name)
            back.name = label->name;
        if (change->color)
            back.color = label->color;
        return Inverse{Op::LabelUpdate{op.id, change->name, change->color}, {back}};
    }
    Made operator()(const Op::LabelDelete &op) const
    {
        const Label *label = m_before.find(op.id);
        if (!label)
            return {};
        QList<Operation> back{Op::LabelCreate{op.id, label->name, label->color}};
        for (const Task &task : m_before.tasks()) {
            if (task.labelIds.contains(op.id)) // also of those in the trash: they may come back
                back.append(Op::TaskLabel{task.id, op.id});
        }
        return limited(op, back);
    }

    Made operator()(const Op::TaskCreate &op) const { return Inverse{op, {Op::TaskDelete{op.id}}}; }
    Made operator()(const Op::TaskUpdate &op) const
    {
        const auto *change = last<TaskChange>();
        const Task *task = living(op.id);
        if (!change || !task)
            return {};
        Op::TaskUpdate back{op.id, {}, {}, {}, {}, {}};
        if (change->title)
            back.title = task->title;
        if (change->description)
            back.description = task->description;
        if (change->startAt)
            back.startAt = task->startAt;
        if (change->dueAt)
            back.dueAt = task->dueAt;
        if (change->dueDone)
            back.dueDone = task->dueDone;
        return Inverse{Op::TaskUpdate{op.id, change->title, change->description, change->startAt, change->dueAt, change->dueDone},
                       {back}};
    }
    Made operator()(const Op::TaskMove &op) const
    {
        const auto *change = last<TaskChange>();
        const Task *task = living(op.id);
        if (!change || !task)
            return {};
        Op::TaskMove mine;
        mine.id = op.id;
        mine.columnId = change->columnId.value_or(task->columnId);
        mine.swimlaneId = change->swimlaneId;
        Op::TaskMove back;
        back.id = op.id;
        back.columnId = task->columnId;
        if (change->swimlaneId)
            back.swimlaneId = task->swimlaneId.isEmpty() ? std::optional<SwimlaneId>() : task->swimlaneId;
        back.anchor = placeOf(m_before, *task);
        back.force = isPastLimit(m_before, *task);
        if (mine.columnId == task->columnId && !mine.swimlaneId && staysBetween(back.anchor))
            return {};
        return Inverse{mine, {back}};
    }
    Made operator()(const Op::TaskArchive &op) const { return removed(op, living(op.id)); }
    Made operator()(const Op::TaskRestore &op) const
    {
        const Task *task = m_before.find(op.id);
        if (!task)
            return {};
        return Inverse{op, {task->deleted ? Operation(Op::TaskDelete{op.id}) : Operation(Op::TaskArchive{op.id})}};
    }
    Made operator()(const Op::TaskDelete &op) const
    {
        // In the trash it is no neighbour: what comes and goes around it meanwhile does not keep its place.
        const Task *task = living(op.id);
        Made made = removed(op, task);
        if (task) {
            Op::TaskMove move;
            move.id = op.id;
            move.columnId = task->columnId;
            move.anchor = placeOf(m_before, *task);
            made->back.append(move);
        }
        return made;
    }
    Made operator()(const Op::TaskAssign &op) const { return of(living(op.id), op, Op::TaskUnassign{op.id, op.userId}); }
    Made operator()(const Op::TaskUnassign &op) const
    {
        if (!m_before.activeMember(op.userId)) // nobody is put in charge again who left
            return {};
        return of(living(op.id), op, Op::TaskAssign{op.id, op.userId});
    }
    Made operator()(const Op::TaskLabel &op) const { return of(living(op.id), op, Op::TaskUnlabel{op.id, op.labelId}); }
    Made operator()(const Op::TaskUnlabel &op) const { return of(living(op.id), op, Op::TaskLabel{op.id, op.labelId}); }

    Made operator()(const Op::ChecklistCreate &op) const { return Inverse{op, {Op::ChecklistDelete{op.id}}}; }
    Made operator()(const Op::ChecklistUpdate &op) const { return renamed(op, m_before.find(op.id)); }
    Made operator()(const Op::ChecklistMove &op) const { return moved(op, m_before.find(op.id)); }
    Made operator()(const Op::ChecklistDelete &op) const
    {
        const Checklist *checklist = m_before.find(op.id);
        if (!checklist)
            return {};
        QList<Operation> back{Op::ChecklistCreate{op.id, checklist->taskId, checklist->name, placeOf(m_before, *checklist)}};
        for (const CheckItemId &id : m_before.itemsOf(op.id))
            makeAgain(*m_before.find(id), {}, back);
        return limited(op, back);
    }

    Made operator()(const Op::CheckItemCreate &op) const { return Inverse{op, {Op::CheckItemDelete{op.id}}}; }
    Made operator()(const Op::CheckItemUpdate &op) const
    {
        const auto *change = last<CheckItemChange>();
        const CheckItem *item = m_before.find(op.id);
        if (!change || !item)
            return {};
        Op::CheckItemUpdate back{op.id, {}, {}};
        if (change->text)
            back.text = item->text;
        if (change->done)
            back.done = item->done;
        return Inverse{Op::CheckItemUpdate{op.id, change->text, change->done}, {back}};
    }
    Made operator()(const Op::CheckItemMove &op) const
    {
        const CheckItem *item = m_before.find(op.id);
        const Checklist *list = item ? m_before.find(item->checklistId) : nullptr;
        if (!list || list->deleted) // out of what somebody deleted meanwhile: there is no way back into that
            return {};
        const ChecklistId target = op.checklistId.isEmpty() ? item->checklistId : op.checklistId;
        const Op::CheckItemMove back{op.id, item->checklistId, placeOf(m_before, *item)};
        if (target == item->checklistId && staysBetween(back.anchor))
            return {};
        return Inverse{Op::CheckItemMove{op.id, target, {}}, {back}};
    }
    Made operator()(const Op::CheckItemDelete &op) const
    {
        const CheckItem *item = m_before.find(op.id);
        if (!item)
            return {};
        QList<Operation> back;
        makeAgain(*item, placeOf(m_before, *item), back);
        return Inverse{op, back};
    }

    Made operator()(const Op::CommentCreate &op) const { return Inverse{op, {Op::CommentDelete{op.id}}}; }
    Made operator()(const Op::CommentUpdate &op) const
    {
        const Comment *comment = m_before.find(op.id);
        return comment ? Made(Inverse{op, {Op::CommentUpdate{op.id, comment->body}}}) : Made();
    }
    Made operator()(const Op::CommentDelete &op) const
    {
        // Made again it would be the actor's: nobody gets another's words put into their mouth.
        const Comment *comment = m_before.find(op.id);
        if (!comment || comment->authorId != m_actor)
            return {};
        return Inverse{op, {Op::CommentCreate{op.id, comment->taskId, comment->body}}};
    }

    // What deletes a board, what is about members or a team, and what leaves the board: nothing takes that back here.
    template<typename T>
    Made operator()(const T &) const
    {
        return {};
    }

private:
    //! The last event's change, the one that is about what the operation named; others made room for it.
    template<typename T>
    [[nodiscard]] const T *last() const
    {
        return m_events.isEmpty() ? nullptr : std::get_if<T>(&m_events.last().data);
    }
    [[nodiscard]] const Task *living(const TaskId &id) const
    {
        const Task *task = m_before.find(id);
        return task && !task->deleted ? task : nullptr;
    }
    template<typename T>
    [[nodiscard]] static Made of(const Task *task, const T &op, const Operation &back)
    {
        return task ? Made(Inverse{op, {back}}) : Made();
    }
    template<typename T>
    [[nodiscard]] Made removed(const T &op, const Task *task) const
    {
        return of(task, op, task ? Op::TaskRestore{op.id, isPastLimit(m_before, *task)} : Op::TaskRestore());
    }
    //! Whether what was moved is between the same neighbours as before, past what nobody sees: that is no step.
    template<typename Id>
    [[nodiscard]] bool staysBetween(const Anchor<Id> &place) const
    {
        if (m_events.size() != 1)
            return false; // others were moved to make room
        const QString pos = std::visit(
            [](const auto &change) {
                if constexpr (requires { change.pos; })
                    return change.pos.value_or(QString());
                else
                    return QString();
            },
            m_events.first().data);
        const auto *after = m_before.find(place.afterId);
        const auto *before = m_before.find(place.beforeId);
        return !pos.isEmpty() && (!after || after->pos < pos) && (!before || pos < before->pos);
    }
    template<typename T, typename Entity>
    [[nodiscard]] Made moved(const T &op, const Entity *entity) const
    {
        if (!entity)
            return {};
        const T back{op.id, placeOf(m_before, *entity)};
        return staysBetween(back.anchor) ? Made() : Made(Inverse{T{op.id, {}}, {back}});
    }
    template<typename T, typename Entity>
    [[nodiscard]] static Made renamed(const T &op, const Entity *entity)
    {
        return entity ? Made(Inverse{op, {T{op.id, entity->name}}}) : Made();
    }
    template<typename T>
    [[nodiscard]] static Made limited(const T &op, const QList<Operation> &back)
    {
        return back.size() <= MaxMadeAgain ? Made(Inverse{op, back}) : Made();
    }

    const BoardState &m_before;
    const QList<Event> &m_events;
    const UserId &m_actor;
};

} // namespace

bool operator<(const FieldRef &a, const FieldRef &b)
{
    return std::tie(a.type, a.id, a.field, a.element) < std::tie(b.type, b.id, b.field, b.element);
}

std::optional<Inverse> inverseOf(const BoardState &before, const Operation &op, const QList<Event> &events, const UserId &actor)
{
    return std::visit(Maker(before, events, actor), op);
}

std::optional<EntityRef> createdBy(const Operation &op)
{
    return std::visit(
        []<typename T>(const T &o) -> std::optional<EntityRef> {
            if constexpr (std::is_same_v<T, Op::ColumnCreate>)
                return EntityRef{EntityType::Column, o.id.value(), 0};
            else if constexpr (std::is_same_v<T, Op::SwimlaneCreate>)
                return EntityRef{EntityType::Swimlane, o.id.value(), 0};
            else if constexpr (std::is_same_v<T, Op::LabelCreate>)
                return EntityRef{EntityType::Label, o.id.value(), 0};
            else if constexpr (std::is_same_v<T, Op::TaskCreate>)
                return EntityRef{EntityType::Task, o.id.value(), 0};
            else if constexpr (std::is_same_v<T, Op::ChecklistCreate>)
                return EntityRef{EntityType::Checklist, o.id.value(), 0};
            else if constexpr (std::is_same_v<T, Op::CheckItemCreate>)
                return EntityRef{EntityType::CheckItem, o.id.value(), 0};
            else if constexpr (std::is_same_v<T, Op::CommentCreate>)
                return EntityRef{EntityType::Comment, o.id.value(), 0};
            else
                return {};
        },
        op);
}

namespace {

//! Replaces one id wherever an operation has one of its kind.
template<typename Id>
class Renamer
{
public:
    Renamer(Id from, Id to) : m_from(std::move(from)), m_to(std::move(to)) { }

    template<typename T>
    void operator()(T &op) const
    {
        if constexpr (requires { op.id; })
            replace(op.id);
        if constexpr (requires { op.columnId; })
            replace(op.columnId);
        if constexpr (requires { op.heirId; })
            replace(op.heirId);
        if constexpr (requires { op.taskId; })
            replace(op.taskId);
        if constexpr (requires { op.checklistId; })
            replace(op.checklistId);
        if constexpr (requires { op.swimlaneId; })
            replace(op.swimlaneId);
        if constexpr (requires { op.labelId; })
            replace(op.labelId);
        if constexpr (requires { op.labelIds; })
            replace(op.labelIds);
        if constexpr (requires { op.anchor; }) {
            replace(op.anchor.afterId);
            replace(op.anchor.beforeId);
            replace(op.anchor.nearAfter);
            replace(op.anchor.nearBefore);
        }
    }

private:
    template<typename T>
    void replace(T &value) const
    {
        if constexpr (std::is_same_v<T, Id>) {
            if (value == m_from)
                value = m_to;
        } else if constexpr (std::is_same_v<T, QList<Id>>) {
            std::replace(value.begin(), value.end(), m_from, m_to);
        } else if constexpr (std::is_same_v<T, Nullable<Id>>) {
            if (value && *value == std::optional(m_from))
                value = std::optional(m_to);
        }
    }

    Id m_from;
    Id m_to;
};

template<typename Id>
void rename(Operation &op, const QString &from, const QString &to)
{
    std::visit(Renamer<Id>(Id(from), Id(to)), op);
}

} // namespace

void renameEntity(Operation &op, EntityType type, const QString &from, const QString &to)
{
    switch (type) {
    case EntityType::Column:
        rename<ColumnId>(op, from, to);
        break;
    case EntityType::Swimlane:
        rename<SwimlaneId>(op, from, to);
        break;
    case EntityType::Label:
        rename<LabelId>(op, from, to);
        break;
    case EntityType::Task:
        rename<TaskId>(op, from, to);
        break;
    case EntityType::Checklist:
        rename<ChecklistId>(op, from, to);
        break;
    case EntityType::CheckItem:
        rename<CheckItemId>(op, from, to);
        break;
    case EntityType::Comment:
        rename<CommentId>(op, from, to);
        break;
    case EntityType::Team:
    case EntityType::Board:
    case EntityType::Member:
        break;
    }
}

} // namespace Lanban
