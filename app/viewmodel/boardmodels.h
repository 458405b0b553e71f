// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/boardrows.h"
#include "app/viewmodel/columnlistmodel.h"
#include "app/viewmodel/labellistmodel.h"
#include "app/viewmodel/memberlistmodel.h"

#include <QSet>

#include <map>

namespace Lanban {

//! The lists a board is shown by, kept in step with its state.
//!
//! What it takes in are the refs of what changed, so a change costs what changed, not what is there.
class BoardModels
{
public:
    //! \a parent owns the models.
    explicit BoardModels(QObject *parent);

    [[nodiscard]] ColumnListModel *columns() const { return m_columns; }
    [[nodiscard]] LabelListModel *labels() const { return m_labels; }
    [[nodiscard]] MemberListModel *members() const { return m_members; }
    [[nodiscard]] TaskListModel *archivedTasks() const { return m_archived; }

    //! The board is new or was replaced. The first time by resets, later row by row.
    void load(const BoardState &state, const RowContext &context);
    //! \a refs changed.
    void update(const BoardState &state, const QList<EntityRef> &refs, const RowContext &context);
    //! Time went on: due dates may have passed.
    void refreshOverdue(const BoardState &state, const RowContext &context);
    //! When the next due date passes; nothing if none will.
    [[nodiscard]] std::optional<qint64> nextDueAfter(qint64 nowMs) const;

private:
    struct Place {
        ColumnId column;
        QString pos;
        bool isLive = false;
        bool isArchived = false;

        friend bool operator==(const Place &, const Place &) = default;
    };
    //! What a set of refs comes to.
    struct Work {
        bool columns = false;
        bool labels = false;
        bool members = false;
        bool archived = false;
        QSet<QString> columnIds; //!< their own fields or counts
        QSet<QString> arrange; //!< columns whose tasks came, went or moved
        QSet<QString> tasks; //!< whose rows change
    };

    void collect(const BoardState &state, const QList<EntityRef> &refs, Work &work);
    void collectTask(const BoardState &state, const TaskId &id, Work &work);
    void arrangeColumns(const BoardState &state, const QSet<QString> &changed);
    void arrangeTasks(const BoardState &state, const QString &column, const QSet<QString> &changed, const RowContext &context);
    void arrangeArchived(const BoardState &state, const QSet<QString> &changed, const RowContext &context);
    void noteDue(const Task &task);

    ColumnListModel *m_columns;
    LabelListModel *m_labels;
    MemberListModel *m_members;
    TaskListModel *m_archived;
    bool m_isLoaded = false;
    QHash<QString, Place> m_places; //!< of every task, as the models last had it
    std::multimap<qint64, QString> m_dueTimes; //!< may hold entries that are out of date
};

} // namespace Lanban
