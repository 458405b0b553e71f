// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/columnlistmodel.h"

namespace Lanban {

ColumnListModel::ColumnListModel(QObject *parent)
    : RowListModel({"columnId", "name", "wipLimit", "wipHard", "taskCount", "overWip", "tasks", "shownCount", "allCount"}, parent)
{
}

TaskListModel *ColumnListModel::tasksOf(const QString &id)
{
    TaskListModel *&list = m_lists[id];
    if (!list)
        list = new TaskListModel(this);
    return list;
}

void ColumnListModel::forget(const Row &row)
{
    // Later: a delegate that is on its way out may still look at it.
    if (TaskListModel *list = m_lists.take(row.id))
        list->deleteLater();
}

} // namespace Lanban
