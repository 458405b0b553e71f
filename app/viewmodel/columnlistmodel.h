// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/tasklistmodel.h"

namespace Lanban {

//! The columns of a board, left to right, each with its tasks.
class ColumnListModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    explicit ColumnListModel(QObject *parent = nullptr);

    //! The list inside the row \a id; makes it where there is none yet.
    [[nodiscard]] Q_INVOKABLE Lanban::TaskListModel *tasksOf(const QString &id);
    //! The same, but null where there is none.
    [[nodiscard]] TaskListModel *existing(const QString &id) const { return m_lists.value(id); }

protected:
    void forget(const Row &row) override;

private:
    QHash<QString, TaskListModel *> m_lists;
};

} // namespace Lanban
