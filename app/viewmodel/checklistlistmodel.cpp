// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/checklistlistmodel.h"

namespace Lanban {

ChecklistListModel::ChecklistListModel(QObject *parent)
    : RowListModel({"checklistId", "name", "items", "doneCount", "totalCount"}, parent)
{
}

CheckItemListModel *ChecklistListModel::itemsOf(const QString &id)
{
    CheckItemListModel *&list = m_lists[id];
    if (!list)
        list = new CheckItemListModel(this);
    return list;
}

void ChecklistListModel::forget(const Row &row)
{
    // Later: a delegate that is on its way out may still look at it.
    if (CheckItemListModel *list = m_lists.take(row.id))
        list->deleteLater();
}

} // namespace Lanban
