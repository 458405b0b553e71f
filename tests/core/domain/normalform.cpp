// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/normalform.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Test {

namespace {

QString timeText(const std::optional<qint64> &time)
{
    return time ? QString::number(*time) : u"-"_s;
}

QString flag(bool value, const QString &name)
{
    return value ? u' ' + name : QString();
}

QString labelText(const BoardState &state, const LabelId &id)
{
    const Label *label = state.find(id);
    return label ? label->name + u'/' + label->color : u"?"_s;
}

void addTask(const BoardState &state, const Task &task, QStringList &lines)
{
    QStringList labels;
    for (const LabelId &id : task.labelIds)
        labels.append(labelText(state, id));
    labels.sort();
    QStringList assignees;
    for (const UserId &id : task.assigneeIds)
        assignees.append(id.value());
    const Swimlane *lane = state.find(task.swimlaneId);
    lines.append(u"  task %1 | %2 | lane %3 | %4 | %5 | %6 %7%8%9"_s.arg(
        task.title, task.description, lane ? lane->name : u"-"_s, labels.join(u','), assignees.join(u','), timeText(task.startAt),
        timeText(task.dueAt), flag(task.dueDone, u"done"_s), flag(task.archived, u"archived"_s)));
    for (const ChecklistId &id : state.checklistsOf(task.id)) {
        lines.append(u"    list "_s + state.find(id)->name);
        for (const CheckItemId &itemId : state.itemsOf(id)) {
            const CheckItem *item = state.find(itemId);
            lines.append(u"      item "_s + item->text + flag(item->done, u"done"_s));
        }
    }
    QStringList comments;
    for (const CommentId &id : state.commentsOf(task.id))
        comments.append(u"    comment "_s + state.find(id)->authorId.value() + u": "_s + state.find(id)->body);
    comments.sort(); // one made again is younger
    lines += comments;
}

} // namespace

QStringList normalForm(const BoardState &state)
{
    QStringList lines;
    if (const Board *board = state.board())
        lines.append(u"board %1 | %2%3"_s.arg(board->name, board->description, flag(board->archived, u"archived"_s)));
    for (const SwimlaneId &id : state.liveSwimlanes())
        lines.append(u"lane "_s + state.find(id)->name);
    QStringList labels;
    for (const Label &label : state.labels()) {
        if (!label.deleted)
            labels.append(u"label "_s + label.name + u'/' + label.color);
    }
    labels.sort();
    lines += labels;
    QMap<QString, Column> columns;
    for (const Column &column : state.columns())
        columns.insert(column.pos, column);
    for (const Column &column : std::as_const(columns)) {
        QStringList tasks;
        for (const TaskId &id : state.tasksByRank(column.id)) {
            if (const Task *task = state.find(id); !task->deleted)
                addTask(state, *task, tasks);
        }
        // The only column of a board can't be deleted: what takes back its creation puts it away.
        if (column.deleted || (column.archived && tasks.isEmpty()))
            continue;
        const QString wip
            = column.wip ? QString::number(column.wip->limit) + (column.wip->hard ? u" hard"_s : u" soft"_s) : u"-"_s;
        lines.append(u"column %1 | %2%3"_s.arg(column.name, wip, flag(column.archived, u"archived"_s)));
        lines += tasks;
    }
    return lines;
}

} // namespace Lanban::Test
