// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/tasklistmodel.h"

namespace Lanban {

namespace {
// With more rows than this in another order, moving one by one takes longer than the eye would follow.
constexpr int MaxMoved = 200;
} // namespace

TaskListModel::TaskListModel(QObject *parent)
    : RowListModel({"taskId", "title", "labels", "assignees", "dueAt", "hasDue", "dueDone", "overdue", "hasDescription",
                    "checkDone", "checkTotal", "commentCount", "pending", "archived", "ghost", "leftBy"},
                   parent)
{
}

void TaskListModel::shift(int from, int to, const Row &row)
{
    move(from, to);
    change(to, row);
}

void TaskListModel::show(const QStringList &ids, const QSet<QString> &changed, const std::function<Row(const QString &)> &make)
{
    QHash<QString, int> wanted;
    wanted.reserve(ids.size());
    for (int i = 0; i < ids.size(); ++i)
        wanted.insert(ids.at(i), i);
    removeOthers(wanted);
    if (!isInOrder(wanted)) {
        if (count() <= MaxMoved) {
            arrange(ids, changed, make);
            return;
        }
        removeAt(0, count());
    }
    if (!changed.isEmpty()) {
        for (int i = 0; i < count(); ++i) {
            if (changed.contains(idAt(i)))
                change(i, make(idAt(i)));
        }
    }
    insertMissing(ids, make);
}

void TaskListModel::removeOthers(const QHash<QString, int> &wanted)
{
    for (int end = count(); end > 0;) {
        int first = end;
        while (first > 0 && !wanted.contains(idAt(first - 1)))
            --first;
        if (first < end)
            removeAt(first, end - first);
        end = first - 1;
    }
}

bool TaskListModel::isInOrder(const QHash<QString, int> &wanted) const
{
    for (int i = 1; i < count(); ++i) {
        if (wanted.value(idAt(i - 1)) > wanted.value(idAt(i)))
            return false;
    }
    return true;
}

void TaskListModel::insertMissing(const QStringList &ids, const std::function<Row(const QString &)> &make)
{
    for (int at = 0; at < ids.size(); ++at) {
        if (at < count() && idAt(at) == ids.at(at))
            continue;
        // Up to the next row that is here already.
        const QString next = idAt(at);
        QList<Row> rows;
        for (auto i = at; i < ids.size() && (next.isEmpty() || ids.at(i) != next); ++i)
            rows.append(make(ids.at(i)));
        insertAt(at, rows);
        at += static_cast<int>(rows.size()) - 1;
    }
}

} // namespace Lanban
