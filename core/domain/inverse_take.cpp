// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/inverse.h"

#include "core/domain/inverse_p.h"

#include <algorithm>

namespace Lanban {

namespace {

//! Finds out what of an inverse may still be done. One overload for each operation, as it is in Inverse::mine.
class Taker
{
public:
    Taker(const BoardState &now, const Inverse &inverse, const std::set<FieldRef> &overtaken)
        : m_now(now), m_inverse(inverse), m_marked(overtaken)
    {
    }

    [[nodiscard]] TakeBack taken() { return std::move(m_taken); }

    void operator()(const Op::BoardUpdate &mine)
    {
        const Board *board = m_now.board();
        if (!board)
            return;
        auto back = m_inverse.back.isEmpty() ? mine : std::get<Op::BoardUpdate>(m_inverse.back.first());
        const FieldRef ref{EntityType::Board, {}, ChangedField::Name, {}}; // there is but one
        keep(mine.name, board->name, back.name, ref, ChangedField::Name);
        keep(mine.description, board->description, back.description, ref, ChangedField::Description);
        if (back.name || back.description)
            m_taken.ops.append(back);
    }
    void operator()(const Op::BoardArchive &mine) // clazy:exclude=function-args-by-value
    {
        const Board *board = m_now.board();
        if (board)
            wholeIf(board->archived == mine.archived, {EntityType::Board, {}, ChangedField::Archived, {}});
    }

    void operator()(const Op::ColumnCreate &mine)
    {
        const FieldRef self{EntityType::Column, mine.id.value(), ChangedField::Itself, {}};
        const Column *column = m_now.find(mine.id);
        if (!isUntouched(column, self) || column->archived || hasTasks(column->id)) {
            overtake(self);
            return;
        }
        // Deleting needs somebody to inherit; the only column there is can but be put away.
        QList<ColumnId> heirs = m_now.liveColumns();
        const qsizetype at = heirs.indexOf(column->id);
        heirs.removeAt(at);
        const auto *back = std::get_if<Op::ColumnDelete>(&m_inverse.back.first());
        const ColumnId named = back ? back->heirId : ColumnId();
        if (heirs.isEmpty())
            m_taken.ops.append(Op::ColumnArchive{column->id, true});
        else
            m_taken.ops.append(
                Op::ColumnDelete{column->id, heirs.contains(named) ? named : heirs.at(std::max<qsizetype>(0, at - 1))});
    }
    void operator()(const Op::ColumnUpdate &mine)
    {
        const FieldRef ref{EntityType::Column, mine.id.value(), ChangedField::Itself, {}};
        const Column *column = alive(m_now.find(mine.id), ref);
        if (!column)
            return;
        auto back = std::get<Op::ColumnUpdate>(m_inverse.back.first());
        keep(mine.name, column->name, back.name, ref, ChangedField::Name);
        keep(mine.wip, column->wip, back.wip, ref, ChangedField::Wip);
        if (back.name || back.wip)
            m_taken.ops.append(back);
    }
    void operator()(const Op::ColumnMove &mine) { placed(m_now.find(mine.id), EntityType::Column, mine.id.value()); }
    void operator()(const Op::ColumnArchive &mine)
    {
        const Column *column = m_now.find(mine.id);
        wholeIf(column && !column->deleted && column->archived == mine.archived,
                {EntityType::Column, mine.id.value(), ChangedField::Archived, {}});
    }

    void operator()(const Op::ColumnDelete &mine)
    {
        // Of its tasks those that are still where the deletion put them.
        for (const Operation &op : m_inverse.back) {
            const auto *move = std::get_if<Op::TaskMove>(&op);
            const Task *task = move ? m_now.find(move->id) : nullptr;
            if (!move || (task && task->columnId == mine.heirId && !isPlaced(move->id)))
                m_taken.ops.append(op);
        }
    }

    void operator()(const Op::SwimlaneCreate &mine)
    {
        const FieldRef self{EntityType::Swimlane, mine.id.value(), ChangedField::Itself, {}};
        const bool isUsed = std::any_of(m_now.tasks().cbegin(), m_now.tasks().cend(),
                                        [&](const Task &task) { return !task.deleted && task.swimlaneId == mine.id; });
        wholeIf(isUntouched(m_now.find(mine.id), self) && !isUsed, self);
    }
    void operator()(const Op::SwimlaneUpdate &mine) { named(mine, m_now.find(mine.id), EntityType::Swimlane); }
    void operator()(const Op::SwimlaneMove &mine) { placed(m_now.find(mine.id), EntityType::Swimlane, mine.id.value()); }

    void operator()(const Op::SwimlaneDelete &)
    {
        for (const Operation &op : m_inverse.back) {
            auto move = op;
            if (auto *back = std::get_if<Op::TaskMove>(&move)) {
                const Task *task = m_now.find(back->id);
                if (!task || !task->swimlaneId.isEmpty() || isPlaced(back->id))
                    continue; // it went to another lane since, or was to be in none
                back->columnId = task->columnId;
                back->anchor = placeOf(m_now, *task);
            }
            m_taken.ops.append(move);
        }
    }

    void operator()(const Op::LabelCreate &mine)
    {
        const FieldRef self{EntityType::Label, mine.id.value(), ChangedField::Itself, {}};
        const bool isUsed = std::any_of(m_now.tasks().cbegin(), m_now.tasks().cend(),
                                        [&](const Task &task) { return !task.deleted && task.labelIds.contains(mine.id); });
        wholeIf(isUntouched(m_now.find(mine.id), self) && !isUsed, self);
    }
    void operator()(const Op::LabelUpdate &mine)
    {
        const FieldRef ref{EntityType::Label, mine.id.value(), ChangedField::Itself, {}};
        const Label *label = alive(m_now.find(mine.id), ref);
        if (!label)
            return;
        auto back = std::get<Op::LabelUpdate>(m_inverse.back.first());
        keep(mine.name, label->name, back.name, ref, ChangedField::Name);
        keep(mine.color, label->color, back.color, ref, ChangedField::Color);
        if (back.name || back.color)
            m_taken.ops.append(back);
    }
    void operator()(const Op::LabelDelete &)
    {
        // What it was on may be gone by now; the label itself comes back all the same.
        for (const Operation &op : m_inverse.back) {
            const auto *on = std::get_if<Op::TaskLabel>(&op);
            if (!on || m_now.find(on->id))
                m_taken.ops.append(op);
        }
    }

    void operator()(const Op::TaskCreate &mine)
    {
        const FieldRef self{EntityType::Task, mine.id.value(), ChangedField::Itself, {}};
        wholeIf(isUntouched(m_now.find(mine.id), self), self);
    }
    void operator()(const Op::TaskUpdate &mine)
    {
        const FieldRef ref = itself(mine.id);
        const Task *task = alive(m_now.find(mine.id), ref);
        if (!task)
            return;
        auto back = std::get<Op::TaskUpdate>(m_inverse.back.first());
        keep(mine.title, task->title, back.title, ref, ChangedField::Title);
        keep(mine.description, task->description, back.description, ref, ChangedField::Description);
        keep(mine.startAt, task->startAt, back.startAt, ref, ChangedField::Start);
        keep(mine.dueAt, task->dueAt, back.dueAt, ref, ChangedField::Due);
        keep(mine.dueDone, task->dueDone, back.dueDone, ref, ChangedField::DueDone);
        if (back.title || back.description || back.startAt || back.dueAt || back.dueDone)
            m_taken.ops.append(back);
    }
    void operator()(const Op::TaskMove &mine)
    {
        const Task *task = alive(m_now.find(mine.id), itself(mine.id));
        if (!task)
            return;
        const FieldRef place{EntityType::Task, mine.id.value(), ChangedField::Place, {}};
        const bool isThere = task->columnId == mine.columnId
            && (!mine.swimlaneId || task->swimlaneId == mine.swimlaneId->value_or(SwimlaneId()));
        wholeIf(isThere && !m_marked.contains(place), place);
    }
    void operator()(const Op::TaskArchive &mine)
    {
        const Task *task = m_now.find(mine.id);
        wholeIf(task && !task->deleted && task->archived,
                {EntityType::Task, mine.id.value(), task && task->deleted ? ChangedField::Itself : ChangedField::Archived, {}});
    }
    void operator()(const Op::TaskRestore &mine)
    {
        const Task *task = m_now.find(mine.id);
        const bool trashes = std::holds_alternative<Op::TaskDelete>(m_inverse.back.first());
        wholeIf(task && !task->deleted && (trashes || !task->archived),
                {EntityType::Task, mine.id.value(), trashes ? ChangedField::Itself : ChangedField::Archived, {}});
    }
    void operator()(const Op::TaskDelete &mine)
    {
        const Task *task = m_now.find(mine.id);
        if (!task || !task->deleted) {
            overtake(itself(mine.id));
            return;
        }
        for (const Operation &op : m_inverse.back) {
            const auto *move = std::get_if<Op::TaskMove>(&op);
            if (!move || (isElsewhere(*task, *move) && !isPlaced(mine.id)))
                m_taken.ops.append(op);
        }
    }
    void operator()(const Op::TaskAssign &mine)
    {
        element(mine.id, ChangedField::Assignee, mine.userId, &Task::assigneeIds, true);
    }
    void operator()(const Op::TaskUnassign &mine)
    {
        element(mine.id, ChangedField::Assignee, mine.userId, &Task::assigneeIds, false);
    }
    void operator()(const Op::TaskLabel &mine) { element(mine.id, ChangedField::Label, mine.labelId, &Task::labelIds, true); }
    void operator()(const Op::TaskUnlabel &mine) { element(mine.id, ChangedField::Label, mine.labelId, &Task::labelIds, false); }

    void operator()(const Op::ChecklistCreate &mine)
    {
        const FieldRef self{EntityType::Checklist, mine.id.value(), ChangedField::Itself, {}};
        wholeIf(isUntouched(m_now.find(mine.id), self) && m_now.itemsOf(mine.id).isEmpty(), self);
    }
    void operator()(const Op::ChecklistUpdate &mine) { named(mine, m_now.find(mine.id), EntityType::Checklist); }
    void operator()(const Op::ChecklistMove &mine) { placed(m_now.find(mine.id), EntityType::Checklist, mine.id.value()); }
    void operator()(const Op::ChecklistDelete &) { m_taken.ops = m_inverse.back; }

    void operator()(const Op::CheckItemCreate &mine)
    {
        const FieldRef self{EntityType::CheckItem, mine.id.value(), ChangedField::Itself, {}};
        wholeIf(isUntouched(m_now.find(mine.id), self), self);
    }
    void operator()(const Op::CheckItemUpdate &mine)
    {
        const FieldRef ref{EntityType::CheckItem, mine.id.value(), ChangedField::Itself, {}};
        const CheckItem *item = alive(m_now.find(mine.id), ref);
        if (!item)
            return;
        auto back = std::get<Op::CheckItemUpdate>(m_inverse.back.first());
        keep(mine.text, item->text, back.text, ref, ChangedField::Text);
        keep(mine.done, item->done, back.done, ref, ChangedField::Done);
        if (back.text || back.done)
            m_taken.ops.append(back);
    }
    void operator()(const Op::CheckItemMove &mine)
    {
        const FieldRef ref{EntityType::CheckItem, mine.id.value(), ChangedField::Itself, {}};
        const CheckItem *item = alive(m_now.find(mine.id), ref);
        const FieldRef place{ref.type, ref.id, ChangedField::Place, {}};
        if (item)
            wholeIf(item->checklistId == mine.checklistId && !m_marked.contains(place), place);
    }
    void operator()(const Op::CheckItemDelete &) { m_taken.ops = m_inverse.back; }

    void operator()(const Op::CommentCreate &mine)
    {
        const Comment *comment = m_now.find(mine.id);
        const bool isThere = comment && !comment->deleted;
        wholeIf(isThere && comment->body == mine.body,
                {EntityType::Comment, mine.id.value(), isThere ? ChangedField::Body : ChangedField::Itself, {}});
    }
    void operator()(const Op::CommentUpdate &mine)
    {
        const FieldRef ref{EntityType::Comment, mine.id.value(), ChangedField::Itself, {}};
        if (const Comment *comment = alive(m_now.find(mine.id), ref))
            wholeIf(comment->body == mine.body, {ref.type, ref.id, ChangedField::Body, {}});
    }
    void operator()(const Op::CommentDelete &) { m_taken.ops = m_inverse.back; }

    //! The rest has no inverse.
    template<typename T>
    void operator()(const T &)
    {
    }

private:
    [[nodiscard]] static FieldRef itself(const TaskId &id) { return {EntityType::Task, id.value(), ChangedField::Itself, {}}; }
    void overtake(const FieldRef &field) { m_taken.overtaken.append(field); }
    //! All of it, or nothing because of \a field.
    void wholeIf(bool mayBe, const FieldRef &field)
    {
        if (mayBe)
            m_taken.ops = m_inverse.back;
        else
            overtake(field);
    }
    //! Leaves \a back only where \a now is still what was given.
    template<typename T, typename Now>
    void keep(const std::optional<T> &mine, const Now &now, std::optional<T> &back, const FieldRef &entity, ChangedField field)
    {
        if (!mine || *mine == now)
            return;
        back.reset();
        overtake({entity.type, entity.id, field, {}});
    }
    //! \a entity if there is something to set back; else it is that which was overtaken.
    template<typename T>
    const T *alive(const T *entity, const FieldRef &ref)
    {
        if (entity && !entity->deleted)
            return entity;
        overtake(ref);
        return nullptr;
    }
    template<typename T>
    [[nodiscard]] bool isUntouched(const T *entity, const FieldRef &self) const
    {
        return entity && !entity->deleted && !m_marked.contains(self);
    }
    template<typename T>
    void placed(const T *entity, EntityType type, const QString &id)
    {
        const FieldRef place{type, id, ChangedField::Place, {}};
        if (alive(entity, {type, id, ChangedField::Itself, {}}))
            wholeIf(!m_marked.contains(place), place);
    }
    template<typename T, typename Entity>
    void named(const T &mine, const Entity *entity, EntityType type)
    {
        const QString id = mine.id.value();
        if (alive(entity, {type, id, ChangedField::Itself, {}}))
            wholeIf(entity->name == mine.name, {type, id, ChangedField::Name, {}});
    }
    template<typename Id>
    void element(const TaskId &task, ChangedField field, const Id &id, QList<Id> Task::*list, bool wanted)
    {
        if (const Task *found = alive(m_now.find(task), itself(task)))
            wholeIf((found->*list).contains(id) == wanted, {EntityType::Task, task.value(), field, id.value()});
    }
    //! Whether somebody else put \a task where it is.
    [[nodiscard]] bool isPlaced(const TaskId &task) const
    {
        return m_marked.contains({EntityType::Task, task.value(), ChangedField::Place, {}});
    }
    //! Whether \a task, in its column, is not where its neighbours in \a place say it was.
    [[nodiscard]] bool isElsewhere(const Task &task, const Op::TaskMove &place) const
    {
        const auto posOf = [&](const TaskId &id) {
            const Task *other = m_now.find(id);
            return other && !other->deleted && other->columnId == task.columnId ? other->pos : QString();
        };
        const QString after = posOf(place.anchor.afterId);
        const QString before = posOf(place.anchor.beforeId);
        return task.columnId == place.columnId
            && ((!after.isEmpty() && task.pos < after) || (!before.isEmpty() && before < task.pos));
    }
    [[nodiscard]] bool hasTasks(const ColumnId &column) const
    {
        const QMap<QString, TaskId> &order = m_now.tasksByRank(column);
        return std::any_of(order.cbegin(), order.cend(), [this](const TaskId &id) { return !m_now.find(id)->deleted; });
    }

    const BoardState &m_now;
    const Inverse &m_inverse;
    const std::set<FieldRef> &m_marked;
    TakeBack m_taken;
};

//! The fields that an operation sets, or an event has set.
class Fields
{
public:
    [[nodiscard]] QList<FieldRef> found() { return std::move(m_found); }

    template<typename T>
    void operator()(const T &o)
    {
        if constexpr (requires(Fields & self) { self.of(o); })
            of(o); // the rest is never taken back
    }

private:
    void add(EntityType type, const QString &id, ChangedField field, const QString &element = {})
    {
        m_found.append({type, id, field, element});
    }
    template<typename T>
    void addIf(const std::optional<T> &value, EntityType type, const QString &id, ChangedField field)
    {
        if (value)
            add(type, id, field);
    }

    void of(const Op::BoardUpdate &o)
    {
        addIf(o.name, EntityType::Board, {}, ChangedField::Name);
        addIf(o.description, EntityType::Board, {}, ChangedField::Description);
    }
    void of(const Op::BoardArchive &) // clazy:exclude=function-args-by-value
    {
        add(EntityType::Board, {}, ChangedField::Archived);
    }
    void of(const Op::ColumnCreate &o) { add(EntityType::Column, o.id.value(), ChangedField::Itself); }
    void of(const Op::ColumnUpdate &o)
    {
        addIf(o.name, EntityType::Column, o.id.value(), ChangedField::Name);
        addIf(o.wip, EntityType::Column, o.id.value(), ChangedField::Wip);
    }
    void of(const Op::ColumnMove &o) { add(EntityType::Column, o.id.value(), ChangedField::Place); }
    void of(const Op::ColumnArchive &o) { add(EntityType::Column, o.id.value(), ChangedField::Archived); }
    void of(const Op::ColumnDelete &o) { add(EntityType::Column, o.id.value(), ChangedField::Itself); }
    void of(const Op::SwimlaneCreate &o) { add(EntityType::Swimlane, o.id.value(), ChangedField::Itself); }
    void of(const Op::SwimlaneUpdate &o) { addIf(o.name, EntityType::Swimlane, o.id.value(), ChangedField::Name); }
    void of(const Op::SwimlaneMove &o) { add(EntityType::Swimlane, o.id.value(), ChangedField::Place); }
    void of(const Op::SwimlaneDelete &o) { add(EntityType::Swimlane, o.id.value(), ChangedField::Itself); }
    void of(const Op::LabelCreate &o) { add(EntityType::Label, o.id.value(), ChangedField::Itself); }
    void of(const Op::LabelUpdate &o)
    {
        addIf(o.name, EntityType::Label, o.id.value(), ChangedField::Name);
        addIf(o.color, EntityType::Label, o.id.value(), ChangedField::Color);
    }
    void of(const Op::LabelDelete &o) { add(EntityType::Label, o.id.value(), ChangedField::Itself); }
    void of(const Op::TaskCreate &o) { add(EntityType::Task, o.id.value(), ChangedField::Itself); }
    void of(const Op::TaskUpdate &o)
    {
        addIf(o.title, EntityType::Task, o.id.value(), ChangedField::Title);
        addIf(o.description, EntityType::Task, o.id.value(), ChangedField::Description);
        addIf(o.startAt, EntityType::Task, o.id.value(), ChangedField::Start);
        addIf(o.dueAt, EntityType::Task, o.id.value(), ChangedField::Due);
        addIf(o.dueDone, EntityType::Task, o.id.value(), ChangedField::DueDone);
    }
    void of(const Op::TaskMove &o) { add(EntityType::Task, o.id.value(), ChangedField::Place); }
    void of(const Op::TaskArchive &o) { add(EntityType::Task, o.id.value(), ChangedField::Archived); }
    void of(const Op::TaskRestore &o)
    {
        add(EntityType::Task, o.id.value(), ChangedField::Itself);
        add(EntityType::Task, o.id.value(), ChangedField::Archived);
    }
    void of(const Op::TaskDelete &o) { add(EntityType::Task, o.id.value(), ChangedField::Itself); }
    void of(const Op::TaskAssign &o) { add(EntityType::Task, o.id.value(), ChangedField::Assignee, o.userId.value()); }
    void of(const Op::TaskUnassign &o) { add(EntityType::Task, o.id.value(), ChangedField::Assignee, o.userId.value()); }
    void of(const Op::TaskLabel &o) { add(EntityType::Task, o.id.value(), ChangedField::Label, o.labelId.value()); }
    void of(const Op::TaskUnlabel &o) { add(EntityType::Task, o.id.value(), ChangedField::Label, o.labelId.value()); }
    void of(const Op::ChecklistCreate &o) { add(EntityType::Checklist, o.id.value(), ChangedField::Itself); }
    void of(const Op::ChecklistUpdate &o) { addIf(o.name, EntityType::Checklist, o.id.value(), ChangedField::Name); }
    void of(const Op::ChecklistMove &o) { add(EntityType::Checklist, o.id.value(), ChangedField::Place); }
    void of(const Op::ChecklistDelete &o) { add(EntityType::Checklist, o.id.value(), ChangedField::Itself); }
    void of(const Op::CheckItemCreate &o) { add(EntityType::CheckItem, o.id.value(), ChangedField::Itself); }
    void of(const Op::CheckItemUpdate &o)
    {
        addIf(o.text, EntityType::CheckItem, o.id.value(), ChangedField::Text);
        addIf(o.done, EntityType::CheckItem, o.id.value(), ChangedField::Done);
    }
    void of(const Op::CheckItemMove &o) { add(EntityType::CheckItem, o.id.value(), ChangedField::Place); }
    void of(const Op::CheckItemDelete &o) { add(EntityType::CheckItem, o.id.value(), ChangedField::Itself); }
    void of(const Op::CommentCreate &o) { add(EntityType::Comment, o.id.value(), ChangedField::Body); }
    void of(const Op::CommentUpdate &o) { add(EntityType::Comment, o.id.value(), ChangedField::Body); }
    void of(const Op::CommentDelete &o) { add(EntityType::Comment, o.id.value(), ChangedField::Itself); }

    void of(const BoardChange &c)
    {
        addIf(c.name, EntityType::Board, {}, ChangedField::Name);
        addIf(c.description, EntityType::Board, {}, ChangedField::Description);
        addIf(c.archived, EntityType::Board, {}, ChangedField::Archived);
    }
    void of(const ColumnChange &c)
    {
        addIf(c.name, EntityType::Column, c.id.value(), ChangedField::Name);
        addIf(c.pos, EntityType::Column, c.id.value(), ChangedField::Place);
        addIf(c.wip, EntityType::Column, c.id.value(), ChangedField::Wip);
        addIf(c.archived, EntityType::Column, c.id.value(), ChangedField::Archived);
        addIf(c.deleted, EntityType::Column, c.id.value(), ChangedField::Itself);
    }
    void of(const SwimlaneChange &c)
    {
        addIf(c.name, EntityType::Swimlane, c.id.value(), ChangedField::Name);
        addIf(c.pos, EntityType::Swimlane, c.id.value(), ChangedField::Place);
        addIf(c.deleted, EntityType::Swimlane, c.id.value(), ChangedField::Itself);
    }
    void of(const LabelChange &c)
    {
        addIf(c.name, EntityType::Label, c.id.value(), ChangedField::Name);
        addIf(c.color, EntityType::Label, c.id.value(), ChangedField::Color);
        addIf(c.deleted, EntityType::Label, c.id.value(), ChangedField::Itself);
    }
    void of(const TaskChange &c)
    {
        const QString id = c.id.value();
        if (c.columnId || c.pos || c.swimlaneId)
            add(EntityType::Task, id, ChangedField::Place);
        addIf(c.title, EntityType::Task, id, ChangedField::Title);
        addIf(c.description, EntityType::Task, id, ChangedField::Description);
        addIf(c.startAt, EntityType::Task, id, ChangedField::Start);
        addIf(c.dueAt, EntityType::Task, id, ChangedField::Due);
        addIf(c.dueDone, EntityType::Task, id, ChangedField::DueDone);
        addIf(c.archived, EntityType::Task, id, ChangedField::Archived);
        addIf(c.deleted, EntityType::Task, id, ChangedField::Itself);
        if (c.userId)
            add(EntityType::Task, id, ChangedField::Assignee, c.userId->value());
        if (c.labelId)
            add(EntityType::Task, id, ChangedField::Label, c.labelId->value());
    }
    void of(const ChecklistChange &c)
    {
        addIf(c.name, EntityType::Checklist, c.id.value(), ChangedField::Name);
        addIf(c.pos, EntityType::Checklist, c.id.value(), ChangedField::Place);
        addIf(c.deleted, EntityType::Checklist, c.id.value(), ChangedField::Itself);
    }
    void of(const CheckItemChange &c)
    {
        addIf(c.text, EntityType::CheckItem, c.id.value(), ChangedField::Text);
        addIf(c.pos, EntityType::CheckItem, c.id.value(), ChangedField::Place);
        addIf(c.done, EntityType::CheckItem, c.id.value(), ChangedField::Done);
        addIf(c.deleted, EntityType::CheckItem, c.id.value(), ChangedField::Itself);
    }
    void of(const CommentChange &c)
    {
        addIf(c.body, EntityType::Comment, c.id.value(), ChangedField::Body);
        addIf(c.deleted, EntityType::Comment, c.id.value(), ChangedField::Itself);
    }

    QList<FieldRef> m_found;
};

} // namespace

TakeBack takeBack(const BoardState &now, const Inverse &inverse, const std::set<FieldRef> &overtaken)
{
    Taker taker(now, inverse, overtaken);
    std::visit(taker, inverse.mine);
    return taker.taken();
}

QList<FieldRef> fieldsOf(const Operation &op)
{
    Fields fields;
    std::visit(fields, op);
    return fields.found();
}

QList<FieldRef> fieldsOf(const Event &event)
{
    Fields fields;
    std::visit(fields, event.data);
    return fields.found();
}

} // namespace Lanban
