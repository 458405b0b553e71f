// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/boardrows.h"
#include "app/viewmodel/columnlistmodel.h"
#include "app/viewmodel/labellistmodel.h"
#include "app/viewmodel/memberlistmodel.h"
#include "core/domain/filterview.h"

#include <QSet>

#include <set>

namespace Lanban {

//! The lists a board is shown by, kept in step with its state and with a filter.
//!
//! What it takes in are the refs of what changed, so a change costs what changed, not what is there.
class BoardModels
{
public:
    //! \a parent owns the models. \a filters and \a isPending: as FilterView takes them.
    explicit BoardModels(QObject *parent, const FilterContext &filters = {}, FilterView::PendingCheck isPending = {});

    [[nodiscard]] ColumnListModel *columns() const { return m_columns; }
    [[nodiscard]] LabelListModel *labels() const { return m_labels; }
    [[nodiscard]] MemberListModel *members() const { return m_members; }
    [[nodiscard]] TaskListModel *archivedTasks() const { return m_archived; }
    //! Which tasks are shown, and how many of how many.
    [[nodiscard]] const FilterView &view() const { return m_view; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    //! The board is new or was replaced. The first time by resets, later row by row.
    void load(const BoardState &state, const RowContext &context);
    //! \a refs changed, and time went on. \a actor: somebody else who did it; then what the filter no longer lets
    //! through fades under his name until vanish(). \return what fades since now
    QStringList update(const BoardState &state, const QList<EntityRef> &refs, const RowContext &context,
                       const QString &actor = {});
    //! Time went on: due dates may have passed.
    void refreshOverdue(const BoardState &state, const RowContext &context);
    //! When time alone will change something; nothing if it never will.
    [[nodiscard]] std::optional<qint64> nextDueAfter(qint64 nowMs) const;

    //! Shows what \a filter lets through, in its order.
    void setFilter(const BoardState &state, const Filter &filter, const RowContext &context);
    //! As FilterView does.
    void hold(const BoardState &state, const TaskId &id, const RowContext &context);
    void release(const BoardState &state, const TaskId &id, const RowContext &context);
    void vanish(const BoardState &state, const TaskId &id, const RowContext &context);

private:
    //! How a task stood before.
    struct Before {
        std::optional<qint64> dueAt; //!< that is waited for
        bool isLive = false;
        bool isArchived = false;
        ColumnId column;
    };
    //! What a set of refs comes to.
    struct Work {
        bool columns = false;
        bool labels = false;
        bool members = false;
        bool archived = false;
        QSet<QString> columnIds; //!< their own fields or counts
        QSet<QString> archivedIds; //!< whose rows there change
    };

    void reload(const BoardState &state, const RowContext &context);
    void note(const BoardState &state, const TaskId &id, qint64 nowMs, Work &work);
    void collect(const BoardState &state, const QList<EntityRef> &refs, qint64 nowMs, Work &work);
    void carryOut(const BoardState &state, const QList<FilterStep> &steps, const RowContext &context, Work &work);
    void finish(const BoardState &state, const Work &work, const RowContext &context);
    void showColumns(const BoardState &state, bool all, const RowContext &context);
    void syncLabels(const BoardState &state);
    void syncMembers(const BoardState &state, const RowContext &context);
    void arrangeColumns(const BoardState &state, const QSet<QString> &changed);
    void arrangeArchived(const BoardState &state, const QSet<QString> &changed, const RowContext &context);
    [[nodiscard]] Row rowOfTask(const BoardState &state, const QString &id, const RowContext &context) const;
    [[nodiscard]] Row rowOfColumn(const BoardState &state, const QString &id, TaskListModel *tasks) const;

    ColumnListModel *m_columns;
    LabelListModel *m_labels;
    MemberListModel *m_members;
    TaskListModel *m_archived;
    FilterView m_view;
    bool m_isLoaded = false;
    QHash<QString, Before> m_before; //!< of every task, as the models last had it
    QHash<QString, QString> m_leftBy; //!< who made a task fade
    QSet<QString> m_ghosts; //!< whose rows say so
    std::set<std::pair<qint64, QString>> m_dueTimes; //!< still to come
};

} // namespace Lanban
