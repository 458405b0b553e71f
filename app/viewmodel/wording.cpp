// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/wording.h"

#include "core/sync/overloaded.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Wording {

namespace {

// lupdate reads this as the context of tr() below.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Lanban::Wording)
};

//! The name of the thing \a id, or a stand-in where it is not known here.
template<typename Id, typename Field>
QString named(const BoardState *state, const Id &id, Field field)
{
    const auto *found = state ? state->find(id) : nullptr;
    return found && !(found->*field).isEmpty() ? found->*field : Text::tr("(unknown)");
}

} // namespace

QString attempt(const Operation &op, const BoardState *state)
{
    const auto task = [state](const TaskId &id) { return named(state, id, &Task::title); };
    const auto column = [state](const ColumnId &id) { return named(state, id, &Column::name); };
    const auto label = [state](const LabelId &id) { return named(state, id, &Label::name); };
    return std::visit(
        Overloaded{
            [](const Op::TeamUpdate &o) { return Text::tr("Rename the team to “%1”").arg(o.name); },
            [](const Op::BoardCreate &o) { return Text::tr("Add the board “%1”").arg(o.name); },
            [](const Op::MemberAdd &o) { return Text::tr("Add the member “%1”").arg(o.name); },
            [](const Op::MemberRole &) { return Text::tr("Change a member's role"); },
            [](const Op::MemberRemove &) { return Text::tr("Remove a member"); },
            [](const Op::BoardUpdate &) { return Text::tr("Change the board"); },
            [](const Op::BoardArchive &) { return Text::tr("Archive the board"); },
            [](const Op::BoardDelete &) { return Text::tr("Delete the board"); },
            [](const Op::ColumnCreate &o) { return Text::tr("Add the column “%1”").arg(o.name); },
            [&](const Op::ColumnUpdate &o) { return Text::tr("Change the column “%1”").arg(column(o.id)); },
            [&](const Op::ColumnMove &o) { return Text::tr("Move the column “%1”").arg(column(o.id)); },
            [&](const Op::ColumnArchive &o) { return Text::tr("Archive the column “%1”").arg(column(o.id)); },
            [&](const Op::ColumnDelete &o) { return Text::tr("Delete the column “%1”").arg(column(o.id)); },
            [](const Op::SwimlaneCreate &o) { return Text::tr("Add the swimlane “%1”").arg(o.name); },
            [](const Op::SwimlaneUpdate &) { return Text::tr("Change a swimlane"); },
            [](const Op::SwimlaneMove &) { return Text::tr("Move a swimlane"); },
            [](const Op::SwimlaneDelete &) { return Text::tr("Delete a swimlane"); },
            [](const Op::LabelCreate &o) { return Text::tr("Add the label “%1”").arg(o.name); },
            [&](const Op::LabelUpdate &o) { return Text::tr("Change the label “%1”").arg(label(o.id)); },
            [&](const Op::LabelDelete &o) { return Text::tr("Delete the label “%1”").arg(label(o.id)); },
            [](const Op::TaskCreate &o) { return Text::tr("Add the task “%1”").arg(o.title); },
            [&](const Op::TaskUpdate &o) { return Text::tr("Change the task “%1”").arg(task(o.id)); },
            [&](const Op::TaskMove &o) { return Text::tr("Move the task “%1” to “%2”").arg(task(o.id), column(o.columnId)); },
            [&](const Op::TaskTransfer &o) { return Text::tr("Move the task “%1” to another board").arg(task(o.id)); },
            [&](const Op::TaskArchive &o) { return Text::tr("Archive the task “%1”").arg(task(o.id)); },
            [&](const Op::TaskRestore &o) { return Text::tr("Restore the task “%1”").arg(task(o.id)); },
            [&](const Op::TaskDelete &o) { return Text::tr("Delete the task “%1”").arg(task(o.id)); },
            [&](const Op::TaskAssign &o) { return Text::tr("Assign someone to the task “%1”").arg(task(o.id)); },
            [&](const Op::TaskUnassign &o) { return Text::tr("Take someone off the task “%1”").arg(task(o.id)); },
            [&](const Op::TaskLabel &o) { return Text::tr("Label the task “%1”").arg(task(o.id)); },
            [&](const Op::TaskUnlabel &o) { return Text::tr("Take a label off the task “%1”").arg(task(o.id)); },
            [](const Op::ChecklistCreate &o) { return Text::tr("Add the checklist “%1”").arg(o.name); },
            [](const Op::ChecklistUpdate &) { return Text::tr("Rename a checklist"); },
            [](const Op::ChecklistMove &) { return Text::tr("Move a checklist"); },
            [](const Op::ChecklistDelete &) { return Text::tr("Delete a checklist"); },
            [](const Op::CheckItemCreate &o) { return Text::tr("Add the item “%1”").arg(o.text); },
            [](const Op::CheckItemUpdate &) { return Text::tr("Change a checklist item"); },
            [](const Op::CheckItemMove &) { return Text::tr("Move a checklist item"); },
            [](const Op::CheckItemDelete &) { return Text::tr("Delete a checklist item"); },
            [&](const Op::CommentCreate &o) { return Text::tr("Comment on the task “%1”").arg(task(o.taskId)); },
            [](const Op::CommentUpdate &) { return Text::tr("Change a comment"); },
            [](const Op::CommentDelete &) { return Text::tr("Delete a comment"); },
        },
        op);
}

QString typedText(const Operation &op)
{
    // What is longest is what it would hurt most to type again.
    const auto longer = [](const std::optional<QString> &a, const std::optional<QString> &b) {
        const QString first = a.value_or(QString());
        const QString second = b.value_or(QString());
        return first.isEmpty() ? second : second.isEmpty() ? first : first + u"\n\n"_s + second;
    };
    return std::visit(Overloaded{
                          [](const Op::TeamUpdate &o) { return o.name; },
                          [&](const Op::BoardCreate &o) { return longer(o.name, o.description); },
                          [&](const Op::BoardUpdate &o) { return longer(o.name, o.description); },
                          [](const Op::ColumnCreate &o) { return o.name; },
                          [](const Op::ColumnUpdate &o) { return o.name.value_or(QString()); },
                          [](const Op::SwimlaneCreate &o) { return o.name; },
                          [](const Op::SwimlaneUpdate &o) { return o.name.value_or(QString()); },
                          [](const Op::LabelCreate &o) { return o.name; },
                          [](const Op::LabelUpdate &o) { return o.name.value_or(QString()); },
                          [&](const Op::TaskCreate &o) { return longer(o.title, o.description); },
                          [&](const Op::TaskUpdate &o) { return longer(o.title, o.description); },
                          [](const Op::ChecklistCreate &o) { return o.name; },
                          [](const Op::ChecklistUpdate &o) { return o.name.value_or(QString()); },
                          [](const Op::CheckItemCreate &o) { return o.text; },
                          [](const Op::CheckItemUpdate &o) { return o.text.value_or(QString()); },
                          [](const Op::CommentCreate &o) { return o.body; },
                          [](const Op::CommentUpdate &o) { return o.body; },
                          [](const auto &) { return QString(); },
                      },
                      op);
}

} // namespace Lanban::Wording
