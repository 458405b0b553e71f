// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/boardmodels.h"
#include "core/domain/mutation.h"

#include <QObject>
#include <QTimer>

namespace Lanban {

class BoardEditor;

//! Brings a board's changes to its models: what others do once a frame, what this user does at once, and
//! what time does by itself.
class BoardFeed : public QObject
{
    Q_OBJECT

public:
    //! Both outlive the feed.
    BoardFeed(BoardEditor &editor, BoardModels &models, QObject *parent = nullptr);

    //! What rows say beyond the state, as of now.
    [[nodiscard]] RowContext context() const;
    //! \a refs changed, or with \a all the whole board. Who did it is what the session says.
    void take(const QList<EntityRef> &refs, bool all);

    [[nodiscard]] const FilterView &view() const { return m_models.view(); }
    //! Does nothing while the board is not here; load() then shows it.
    void setFilter(const Filter &filter);

    //! While a card is in hand or open it stays, whatever becomes of it. As many release() as hold().
    void hold(const QString &taskId);
    void release(const QString &taskId);
    //! The same for a task this user just made: it stays until there is another filter.
    void holdNew(const TaskId &task);
    //! It was not made after all.
    void dropNew(const TaskId &task);

    //! The place between the cards that \a toIndex of \a column's rows means, with \a task taken out; nothing where
    //! the order is not the user's to change.
    [[nodiscard]] std::optional<Anchor<TaskId>> anchorFor(const TaskId &task, const ColumnId &column, int toIndex) const;

Q_SIGNALS:
    //! The models changed.
    void shown();
    //! Time alone changed something.
    void ticked();

private:
    struct Waiting {
        UserId actor;
        QList<EntityRef> refs;
    };
    void flush();
    void tick();
    void watchTime();
    void letFade(const QStringList &tasks);
    [[nodiscard]] const BoardState *state() const;

    BoardEditor &m_editor;
    BoardModels &m_models;
    QList<Waiting> m_waiting; //!< since the last frame
    QHash<QString, int> m_held;
    QList<TaskId> m_new;
    QTimer m_frame;
    QTimer m_time;
};

} // namespace Lanban
