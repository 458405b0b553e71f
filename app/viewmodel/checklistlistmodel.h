// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/checkitemlistmodel.h"

namespace Lanban {

//! The checklists of a task, each with its items.
class ChecklistListModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    explicit ChecklistListModel(QObject *parent = nullptr);

    //! The list inside the row \a id; makes it where there is none yet.
    [[nodiscard]] Q_INVOKABLE Lanban::CheckItemListModel *itemsOf(const QString &id);
    //! The same, but null where there is none.
    [[nodiscard]] CheckItemListModel *existing(const QString &id) const { return m_lists.value(id); }

protected:
    void forget(const Row &row) override;

private:
    QHash<QString, CheckItemListModel *> m_lists;
};

} // namespace Lanban
