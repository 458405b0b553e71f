// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/checklistlistmodel.h"
#include "app/viewmodel/commentlistmodel.h"
#include "app/viewmodel/labellistmodel.h"
#include "app/viewmodel/memberlistmodel.h"
#include "core/domain/boardstate.h"

#include <QDateTime>
#include <QTimer>

namespace Lanban {

class BoardEditor;
struct RowContext;

//! One task, open for reading and editing.
//!
//! Each property tells of its own changes only: a text field that is being typed into must not be
//! touched because something else of the task changed.
class TaskViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by BoardViewModel")
    Q_PROPERTY(QString taskId READ taskId CONSTANT)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged)
    Q_PROPERTY(QString description READ description NOTIFY descriptionChanged)
    Q_PROPERTY(QString columnId READ columnId NOTIFY columnChanged)
    Q_PROPERTY(QString columnName READ columnName NOTIFY columnChanged)
    Q_PROPERTY(QDateTime dueAt READ dueAt NOTIFY dueChanged)
    Q_PROPERTY(bool hasDue READ hasDue NOTIFY dueChanged)
    Q_PROPERTY(bool dueDone READ isDueDone NOTIFY dueChanged)
    Q_PROPERTY(bool overdue READ isOverdue NOTIFY dueChanged)
    Q_PROPERTY(QDateTime createdAt READ createdAt NOTIFY timesChanged)
    Q_PROPERTY(QDateTime updatedAt READ updatedAt NOTIFY timesChanged)
    Q_PROPERTY(bool pending READ isPending NOTIFY statusChanged)
    Q_PROPERTY(bool deleted READ isDeleted NOTIFY statusChanged)
    Q_PROPERTY(bool moved READ hasMoved NOTIFY statusChanged)
    Q_PROPERTY(QString movedTo READ movedTo NOTIFY statusChanged)
    Q_PROPERTY(bool archived READ isArchived NOTIFY statusChanged)
    Q_PROPERTY(bool canWrite READ canWrite NOTIFY statusChanged)
    Q_PROPERTY(bool canRestore READ canRestore NOTIFY statusChanged)
    Q_PROPERTY(bool canComment READ canComment NOTIFY statusChanged)
    Q_PROPERTY(Lanban::LabelListModel *labels READ labels CONSTANT)
    Q_PROPERTY(Lanban::MemberListModel *assignees READ assignees CONSTANT)
    Q_PROPERTY(Lanban::ChecklistListModel *checklists READ checklists CONSTANT)
    Q_PROPERTY(Lanban::CommentListModel *comments READ comments CONSTANT)

public:
    //! \a editor outlives the view model.
    TaskViewModel(BoardEditor &editor, const TaskId &id, const RowContext &context, QObject *parent = nullptr);

    [[nodiscard]] QString taskId() const { return m_id.value(); }
    [[nodiscard]] QString title() const { return m_task.title; }
    [[nodiscard]] QString description() const { return m_task.description; }
    [[nodiscard]] QString columnId() const { return m_task.columnId.value(); }
    [[nodiscard]] QString columnName() const { return m_columnName; }
    [[nodiscard]] QDateTime dueAt() const;
    [[nodiscard]] bool hasDue() const { return m_task.dueAt.has_value(); }
    [[nodiscard]] bool isDueDone() const { return m_task.dueDone; }
    [[nodiscard]] bool isOverdue() const { return m_overdue; }
    [[nodiscard]] QDateTime createdAt() const;
    [[nodiscard]] QDateTime updatedAt() const;
    [[nodiscard]] bool isPending() const { return m_status.pending; }
    [[nodiscard]] bool isDeleted() const { return m_task.deleted; }
    //! True if it went to another board.
    [[nodiscard]] bool hasMoved() const { return m_status.hasMoved; }
    //! The name of that board; empty where this user does not know it.
    [[nodiscard]] QString movedTo() const { return m_status.movedTo; }
    [[nodiscard]] bool isArchived() const { return m_task.archived; }
    [[nodiscard]] bool canWrite() const { return m_status.canWrite; }
    //! It is deleted and can be brought back.
    [[nodiscard]] bool canRestore() const { return m_status.canRestore; }
    [[nodiscard]] bool canComment() const { return m_status.canComment; }
    [[nodiscard]] LabelListModel *labels() const { return m_labels; }
    [[nodiscard]] MemberListModel *assignees() const { return m_assignees; }
    [[nodiscard]] ChecklistListModel *checklists() const { return m_checklists; }
    [[nodiscard]] CommentListModel *comments() const { return m_comments; }

    // What takes text is false when it was refused: then the text is not to be thrown away.
    Q_INVOKABLE bool setTitle(const QString &title);
    //! \a baseRevision: revision() when the editing began; 0: the present one.
    //! \a base: the description then. Merged with what others made of it meanwhile; where that can't be,
    //! it is in the tray.
    Q_INVOKABLE bool setDescription(const QString &description, qint64 baseRevision = 0, const QString &base = {});
    Q_INVOKABLE void setDueAt(const QDateTime &dueAt);
    Q_INVOKABLE void clearDue();
    Q_INVOKABLE void setDueDone(bool done);
    Q_INVOKABLE void toggleLabel(const QString &labelId);
    //! Makes a label of the board and puts it on the task.
    Q_INVOKABLE bool addLabel(const QString &name, const QString &color);
    Q_INVOKABLE bool updateLabel(const QString &labelId, const QString &name, const QString &color);
    Q_INVOKABLE void deleteLabel(const QString &labelId);
    Q_INVOKABLE void toggleAssignee(const QString &userId);
    Q_INVOKABLE void moveToColumn(const QString &columnId);
    //! The other boards it can go to: a list of { text, value }.
    [[nodiscard]] Q_INVOKABLE QVariantList otherBoards() const;
    //! False if it was refused.
    Q_INVOKABLE bool moveToBoard(const QString &boardId);
    Q_INVOKABLE bool addChecklist(const QString &name);
    Q_INVOKABLE bool renameChecklist(const QString &id, const QString &name);
    Q_INVOKABLE void deleteChecklist(const QString &id);
    Q_INVOKABLE bool addItem(const QString &checklistId, const QString &text);
    Q_INVOKABLE void setItemDone(const QString &id, bool done);
    //! \a base: the text that \a text was made of; without it the present one. Merged like a description.
    Q_INVOKABLE bool renameItem(const QString &id, const QString &text, const QString &base = {});
    Q_INVOKABLE void deleteItem(const QString &id);
    Q_INVOKABLE void moveItem(const QString &id, int toIndex);
    Q_INVOKABLE bool addComment(const QString &body);
    Q_INVOKABLE bool editComment(const QString &id, const QString &body);
    Q_INVOKABLE void deleteComment(const QString &id);
    Q_INVOKABLE void archive();
    Q_INVOKABLE void remove();
    Q_INVOKABLE void restore();
    //! Puts title, description and what is typed but not saved on the clipboard.
    Q_INVOKABLE void copyText() const;
    //! What the server knows of the task: goes with a text that was begun on it.
    [[nodiscard]] Q_INVOKABLE qint64 revision() const;

    // Text typed but not saved; \a field names its field, as "title" or "newItem:ID".
    [[nodiscard]] Q_INVOKABLE QString draft(const QString &field) const;
    //! False if it could not be written, which the user was told: then the field keeps its text.
    Q_INVOKABLE bool saveDraft(const QString &field, const QString &text);
    Q_INVOKABLE void clearDraft(const QString &field);

    //! Takes over what the board's state says now.
    void refresh(const RowContext &context);

Q_SIGNALS:
    void titleChanged();
    void descriptionChanged();
    void columnChanged();
    void dueChanged();
    void timesChanged();
    void statusChanged();
    //! \a text came to the draft of \a field: its own place is gone.
    void draftMoved(const QString &field, const QString &text);

private:
    struct Status {
        bool pending = false;
        bool canWrite = false;
        bool canRestore = false;
        bool canComment = false;
        bool hasMoved = false;
        QString movedTo = {};
        friend bool operator==(const Status &, const Status &) = default;
    };
    void refreshLists(const BoardState &state, const RowContext &context);
    [[nodiscard]] QString draftEntity() const;
    [[nodiscard]] QString boardName(const BoardId &id) const;
    void rescueDrafts();
    //! Looks for drafts some time after one of \a rows went.
    void rescueWithRows(const QAbstractItemModel *rows);

    BoardEditor &m_editor;
    TaskId m_id;
    Task m_task;
    QString m_columnName;
    bool m_overdue = false;
    Status m_status;
    LabelListModel *m_labels;
    MemberListModel *m_assignees;
    ChecklistListModel *m_checklists;
    CommentListModel *m_comments;
    QTimer m_rescue; //!< looks for drafts of what is gone
};

} // namespace Lanban
