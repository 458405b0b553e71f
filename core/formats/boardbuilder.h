// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/formats/importedboard.h"

#include <QMap>

#include <optional>

namespace Lanban {

//! Makes an ImportedBoard of what a reader found, in whatever order it found it.
//!
//! Things keep the order they are added in: that becomes their ranks. Every text is brought within
//! our limits without losing any of it: a long title stands whole above the description, a long
//! description goes on in comments, a long comment becomes several. Only names are cut, and reported.
class BoardBuilder
{
public:
    struct ColumnDraft {
        QString name;
        std::optional<WipLimit> wip = {};
        bool archived = false;
    };

    struct TaskDraft {
        ColumnId columnId;
        QString title;
        QString description = {};
        QList<LabelId> labelIds = {};
        QList<UserId> assigneeIds = {};
        std::optional<qint64> startAt = {};
        std::optional<qint64> dueAt = {};
        bool dueDone = false;
        bool archived = false;
        qint64 createdAt = 0; //!< 0: now
    };

    BoardBuilder(ImportContext context, IdSource &ids);

    void setBoard(const QString &name, const QString &description);
    //! Somebody of the file, who has no account here: may read, once invited under that id.
    //! \param past no longer of the board: named by comments, not offered for tasks
    void addMember(const UserId &id, const QString &name, bool past);
    ColumnId addColumn(const ColumnDraft &draft);
    LabelId addLabel(const QString &name, const QString &color);
    //! \pre the column was added here
    TaskId addTask(const TaskDraft &draft);
    //! \pre the task was added here
    ChecklistId addChecklist(const TaskId &task, const QString &name);
    //! \pre the task and its checklist were added here
    void addItem(const TaskId &task, const ChecklistId &checklist, const QString &text, bool done);
    //! \param createdAt ms since 1970; 0: now
    void addComment(const TaskId &task, const UserId &author, const QString &body, qint64 createdAt);
    //! Counts one more \a what that could not be carried over because of \a why.
    void skip(QLatin1StringView what, QLatin1StringView why, int count = 1);

    [[nodiscard]] qint64 now() const { return m_context.nowMs; }

    //! Everything added, as events in their fixed order and as the state they come to.
    [[nodiscard]] ImportedBoard finish();

private:
    struct ItemDraft {
        CheckItemId id;
        ChecklistId checklistId;
        QString text;
        bool done = false;
    };

    [[nodiscard]] QString nameOf(const QString &text, const QString &fallback);
    void continueInComments(const TaskId &task, const UserId &author, const QString &text, qint64 createdAt);
    void emitEvent(ImportedBoard &board, EventType type, const Change &data, const EntityRef &entity) const;
    void emitMembers(ImportedBoard &board) const;
    void emitColumns(ImportedBoard &board) const;
    void emitTasks(ImportedBoard &board) const;
    void emitChecklists(ImportedBoard &board) const;
    void emitComments(ImportedBoard &board);

    ImportContext m_context;
    IdSource &m_ids;
    BoardId m_boardId;
    QString m_description;
    QList<Member> m_members;
    QList<Column> m_columns;
    QList<Label> m_labels;
    QList<Task> m_tasks;
    QList<Checklist> m_checklists;
    QList<ItemDraft> m_items;
    QList<Comment> m_comments;
    ImportReport m_report;
};

} // namespace Lanban
