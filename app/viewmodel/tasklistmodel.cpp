// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/tasklistmodel.h"

namespace Lanban {

TaskListModel::TaskListModel(QObject *parent)
    : RowListModel({"taskId", "title", "labels", "assignees", "dueAt", "hasDue", "dueDone", "overdue", "hasDescription",
                    "checkDone", "checkTotal", "commentCount", "pending", "archived"},
                   parent)
{
}

} // namespace Lanban
