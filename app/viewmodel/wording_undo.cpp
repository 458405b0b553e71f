// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/wording.h"

#include "core/sync/overloaded.h"
#include "core/sync/undo.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Wording {

namespace {

// lupdate reads this as the context of tr() below.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Lanban::Wording)
};

// So much of a title tells it from others; the whole of it would not fit into a menu.
constexpr qsizetype MaxTitle = 40;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= MaxTitle ? line : line.left(MaxTitle - 1).trimmed() + u'…';
}

template<typename Id, typename Field>
QString named(const BoardState *state, const Id &id, Field field, const QString &otherwise = {})
{
    const auto *found = state ? state->find(id) : nullptr;
    const QString name = found ? found->*field : otherwise;
    return name.isEmpty() ? Text::tr("(unknown)") : shortened(name);
}

QString changeOf(const Op::TaskUpdate &op, const QString &task)
{
    const int fields = static_cast<int>(op.title.has_value()) + static_cast<int>(op.description.has_value())
        + static_cast<int>(op.startAt.has_value()) + static_cast<int>(op.dueAt.has_value())
        + static_cast<int>(op.dueDone.has_value());
    if (fields > 1)
        return Text::tr("changes of “%1”").arg(task);
    if (op.title)
        return Text::tr("rename of “%1”").arg(task);
    if (op.description)
        return Text::tr("description of “%1”").arg(task);
    if (op.startAt)
        return Text::tr("start date of “%1”").arg(task);
    if (op.dueAt)
        return Text::tr("due date of “%1”").arg(task);
    return Text::tr("tick of “%1”").arg(task);
}

//! What others changed, as the object of a sentence.
QString changedThing(ChangedField field)
{
    switch (field) {
    case ChangedField::Name:
    case ChangedField::Title:
        return Text::tr("the title", "somebody has changed ... since");
    case ChangedField::Description:
        return Text::tr("the description", "somebody has changed ... since");
    case ChangedField::Start:
        return Text::tr("the start date", "somebody has changed ... since");
    case ChangedField::Due:
    case ChangedField::DueDone:
        return Text::tr("the due date", "somebody has changed ... since");
    case ChangedField::Wip:
        return Text::tr("the limit", "somebody has changed ... since");
    case ChangedField::Color:
        return Text::tr("the colour", "somebody has changed ... since");
    case ChangedField::Label:
        return Text::tr("the labels", "somebody has changed ... since");
    case ChangedField::Assignee:
        return Text::tr("the assignees", "somebody has changed ... since");
    case ChangedField::Text:
    case ChangedField::Body:
        return Text::tr("the text", "somebody has changed ... since");
    case ChangedField::Done:
        return Text::tr("the tick", "somebody has changed ... since");
    case ChangedField::Place:
        return Text::tr("its place", "somebody has changed ... since");
    case ChangedField::Itself:
    case ChangedField::Archived:
        break;
    }
    return Text::tr("this", "somebody has changed ... since");
}

} // namespace

QString step(const Operation &op, const BoardState *state)
{
    const auto task
        = [state](const TaskId &id, const QString &otherwise = {}) { return named(state, id, &Task::title, otherwise); };
    const auto column
        = [state](const ColumnId &id, const QString &otherwise = {}) { return named(state, id, &Column::name, otherwise); };
    const auto lane
        = [state](const SwimlaneId &id, const QString &otherwise = {}) { return named(state, id, &Swimlane::name, otherwise); };
    const auto label
        = [state](const LabelId &id, const QString &otherwise = {}) { return named(state, id, &Label::name, otherwise); };
    const auto list
        = [state](const ChecklistId &id, const QString &otherwise = {}) { return named(state, id, &Checklist::name, otherwise); };
    const auto item
        = [state](const CheckItemId &id, const QString &otherwise = {}) { return named(state, id, &CheckItem::text, otherwise); };
    return std::visit(
        Overloaded{
            [](const Op::BoardUpdate &o) {
                return o.name ? Text::tr("rename of the board") : Text::tr("description of the board");
            },
            [](const Op::BoardArchive &o) {
                return o.archived ? Text::tr("archiving of the board") : Text::tr("return of the board from the archive");
            },
            [&](const Op::ColumnCreate &o) { return Text::tr("new column “%1”").arg(column(o.id, o.name)); },
            [&](const Op::ColumnUpdate &o) {
                return (o.wip ? Text::tr("limit of the column “%1”") : Text::tr("rename of the column “%1”")).arg(column(o.id));
            },
            [&](const Op::ColumnMove &o) { return Text::tr("move of the column “%1”").arg(column(o.id)); },
            [&](const Op::ColumnArchive &o) { return Text::tr("archiving of the column “%1”").arg(column(o.id)); },
            [&](const Op::ColumnDelete &o) { return Text::tr("deletion of the column “%1”").arg(column(o.id)); },
            [&](const Op::SwimlaneCreate &o) { return Text::tr("new swimlane “%1”").arg(lane(o.id, o.name)); },
            [&](const Op::SwimlaneUpdate &o) { return Text::tr("rename of the swimlane “%1”").arg(lane(o.id)); },
            [&](const Op::SwimlaneMove &o) { return Text::tr("move of the swimlane “%1”").arg(lane(o.id)); },
            [&](const Op::SwimlaneDelete &o) { return Text::tr("deletion of the swimlane “%1”").arg(lane(o.id)); },
            [&](const Op::LabelCreate &o) { return Text::tr("new label “%1”").arg(label(o.id, o.name)); },
            [&](const Op::LabelUpdate &o) { return Text::tr("change of the label “%1”").arg(label(o.id)); },
            [&](const Op::LabelDelete &o) { return Text::tr("deletion of the label “%1”").arg(label(o.id)); },
            [&](const Op::TaskCreate &o) { return Text::tr("new task “%1”").arg(task(o.id, o.title)); },
            [&](const Op::TaskUpdate &o) { return changeOf(o, task(o.id)); },
            [&](const Op::TaskMove &o) { return Text::tr("move of “%1”").arg(task(o.id)); },
            [&](const Op::TaskArchive &o) { return Text::tr("archiving of “%1”").arg(task(o.id)); },
            [&](const Op::TaskRestore &o) { return Text::tr("return of “%1”").arg(task(o.id)); },
            [&](const Op::TaskDelete &o) { return Text::tr("deletion of “%1”").arg(task(o.id)); },
            [&](const Op::TaskAssign &o) { return Text::tr("assignment of “%1”").arg(task(o.id)); },
            [&](const Op::TaskUnassign &o) { return Text::tr("assignment of “%1”").arg(task(o.id)); },
            [&](const Op::TaskLabel &o) { return Text::tr("label of “%1”").arg(task(o.id)); },
            [&](const Op::TaskUnlabel &o) { return Text::tr("label of “%1”").arg(task(o.id)); },
            [&](const Op::ChecklistCreate &o) { return Text::tr("new checklist “%1”").arg(list(o.id, o.name)); },
            [&](const Op::ChecklistUpdate &o) { return Text::tr("rename of the checklist “%1”").arg(list(o.id)); },
            [&](const Op::ChecklistMove &o) { return Text::tr("move of the checklist “%1”").arg(list(o.id)); },
            [&](const Op::ChecklistDelete &o) { return Text::tr("deletion of the checklist “%1”").arg(list(o.id)); },
            [&](const Op::CheckItemCreate &o) { return Text::tr("new item “%1”").arg(item(o.id, o.text)); },
            [&](const Op::CheckItemUpdate &o) {
                return (o.text ? Text::tr("text of the item “%1”") : Text::tr("tick of “%1”")).arg(item(o.id));
            },
            [&](const Op::CheckItemMove &o) { return Text::tr("move of the item “%1”").arg(item(o.id)); },
            [&](const Op::CheckItemDelete &o) { return Text::tr("deletion of the item “%1”").arg(item(o.id)); },
            [&](const Op::CommentCreate &o) { return Text::tr("comment on “%1”").arg(task(o.taskId)); },
            [](const Op::CommentUpdate &) { return Text::tr("change of a comment"); },
            [](const Op::CommentDelete &) { return Text::tr("deletion of a comment"); },
            [&](const auto &o) { return attempt(o, state); }, // never taken back
        },
        op);
}

QString notUndone(const UndoSkip &skip, bool redo, const BoardState *state, const UserId &self)
{
    if (skip.refused) {
        const QString why = reason(skip.refused->code, skip.refused->detail);
        return (redo ? Text::tr("Not redone: %1") : Text::tr("Not undone: %1")).arg(why);
    }
    const QString thing = changedThing(skip.field.field);
    if (!self.isEmpty() && skip.by == self)
        return (redo ? Text::tr("You have changed %1 since, elsewhere; not redone")
                     : Text::tr("You have changed %1 since, elsewhere; not undone"))
            .arg(thing);
    const Member *member = state ? state->find(skip.by) : nullptr;
    const QString name = member ? member->name : Text::tr("Somebody");
    return (redo ? Text::tr("%1 has changed %2 since; not redone") : Text::tr("%1 has changed %2 since; not undone"))
        .arg(name, thing);
}

} // namespace Lanban::Wording
