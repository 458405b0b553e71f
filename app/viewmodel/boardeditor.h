// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/undohistory.h"
#include "core/domain/boardstate.h"
#include "core/domain/mutation.h"

#include <QObject>
#include <QPointer>

namespace Lanban {

class NoticeModel;
class Session;

//! What a user does to one board, turned into operations: indexes become anchors, refusals notices.
class BoardEditor : public QObject
{
    Q_OBJECT

public:
    //! \a session and \a notices outlive the editor.
    BoardEditor(Session &session, const BoardId &board, NoticeModel &notices, QObject *parent = nullptr);

    [[nodiscard]] RoomId room() const { return m_room; }
    [[nodiscard]] Session &session() const { return m_session; }
    //! Null while the board is not here.
    [[nodiscard]] const BoardState *state() const;
    //! What of it can be taken back.
    [[nodiscard]] UndoHistory &history() { return m_history; }
    //! An id for something new.
    [[nodiscard]] QString newId();
    //! True if this user's role allows the operation of that wire name.
    [[nodiscard]] bool may(QLatin1StringView operation) const;

    //! Does \a op at once; false if it was refused, which the user was told.
    //!
    //! \a revision: what its author was looking at, of the task or comment it changes; 0: what is known now.
    //! \a baseText: the text that the one in \a op was made of, so that both sides' edits can be merged. Where they can't be, it is
    //! in the tray, which is no refusal. Edits with the same \a step are undone as one.
    bool edit(const Operation &op, quint64 revision = 0, const std::optional<QString> &baseText = {}, const QString &step = {});
    //! The revision the server told of \a ref; 0 where there is none.
    [[nodiscard]] quint64 baseRevision(const EntityRef &ref) const;

    void moveColumn(const ColumnId &id, int toIndex);
    void moveItem(const CheckItemId &id, int toIndex);
    void toggleLabel(const TaskId &task, const LabelId &label);
    void toggleAssignee(const TaskId &task, const UserId &user);
    //! Offers to take it back.
    void deleteTask(const TaskId &id);
    void archiveTask(const TaskId &id);
    //! The other boards of the server that a task can go to, by name.
    [[nodiscard]] QList<Board> otherBoards() const;
    //! False if it was refused, which the user was told.
    bool transferTask(const TaskId &id, const BoardId &board);

    // Text that nobody saved yet, kept on the disk.
    [[nodiscard]] QString draft(const QString &entity, const QString &field) const;
    //! False if it could not be written, which the user was told: then what has the text must not let go of it.
    bool saveDraft(const QString &entity, const QString &field, const QString &text);
    //! What was typed for \a task's checklist items and comments that are gone goes on in the field for a new comment; the user is told.
    //! \return that text; empty where there was none
    QString rescueTaskDrafts(const TaskId &task);
    //! New tasks typed for a column that is gone go on in the one that took its tasks; the user is told.
    void rescueDrafts();

Q_SIGNALS:
    //! \a text came to the draft of new tasks for \a columnId.
    void draftMoved(const QString &columnId, const QString &text);
    void refused(const QString &message);

private:
    //! Says that \a by moved a task without having seen where this user had moved it.
    void tellOvertaken(const TaskId &task, const UserId &by);

    Session &m_session;
    RoomId m_room;
    NoticeModel &m_notices;
    UndoHistory m_history;
};

} // namespace Lanban
