// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"

namespace Lanban {

//! The tasks of one column, or the archived ones, as cards show them.
class TaskListModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    explicit TaskListModel(QObject *parent = nullptr);

    // By place, for who knows it: nothing is searched for.
    void enter(int at, const Row &row) { insertAt(at, {row}); }
    void leave(int at) { removeAt(at); }
    //! \a to: counted when the row is taken out.
    void shift(int from, int to, const Row &row);
    void refresh(int at, const Row &row) { change(at, row); }

    //! Makes the rows those of \a ids in that order, stretch by stretch and never by a reset; asks \a make for
    //! the new ones and for those in \a changed.
    void show(const QStringList &ids, const QSet<QString> &changed, const std::function<Row(const QString &)> &make);

private:
    void removeOthers(const QHash<QString, int> &wanted);
    [[nodiscard]] bool isInOrder(const QHash<QString, int> &wanted) const;
    void insertMissing(const QStringList &ids, const std::function<Row(const QString &)> &make);
};

} // namespace Lanban
