// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/boardeditor.h"
#include "app/viewmodel/boardfeed.h"
#include "app/viewmodel/boardmodels.h"
#include "app/viewmodel/filterviewmodel.h"
#include "app/viewmodel/peoplemodel.h"
#include "app/viewmodel/taskviewmodel.h"

#include <QTimer>

namespace Lanban {

//! The board that is open: what it shows and all that can be done to it.
class BoardViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppController")
    Q_PROPERTY(QString boardId READ boardId CONSTANT)
    Q_PROPERTY(QString serverId READ serverId CONSTANT)
    Q_PROPERTY(bool isLocal READ isLocal CONSTANT)
    Q_PROPERTY(QString name READ name NOTIFY boardChanged)
    Q_PROPERTY(QString description READ description NOTIFY boardChanged)
    Q_PROPERTY(QString teamName READ teamName NOTIFY boardChanged)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY boardChanged)
    Q_PROPERTY(bool canWrite READ canWrite NOTIFY boardChanged)
    Q_PROPERTY(QString connection READ connection NOTIFY connectionChanged)
    Q_PROPERTY(QString connectionText READ connectionText NOTIFY connectionChanged)
    Q_PROPERTY(int retryInMs READ retryInMs NOTIFY connectionChanged)
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY pendingCountChanged)
    Q_PROPERTY(Lanban::ColumnListModel *columns READ columns CONSTANT)
    Q_PROPERTY(Lanban::LabelListModel *labels READ labels CONSTANT)
    Q_PROPERTY(Lanban::PeopleModel *online READ online CONSTANT)
    Q_PROPERTY(Lanban::TaskListModel *archivedTasks READ archivedTasks CONSTANT)
    Q_PROPERTY(Lanban::FilterViewModel *filter READ filter CONSTANT)
    Q_PROPERTY(Lanban::TaskViewModel *task READ task NOTIFY taskChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY undoChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY undoChanged)
    Q_PROPERTY(QString undoText READ undoText NOTIFY undoChanged)
    Q_PROPERTY(QString redoText READ redoText NOTIFY undoChanged)

public:
    //! \a session and \a notices outlive the view model. Subscribes the board and leaves it so.
    BoardViewModel(Session &session, const BoardId &board, NoticeModel &notices, QObject *parent = nullptr);

    [[nodiscard]] QString boardId() const { return m_editor.room().id; }
    [[nodiscard]] QString serverId() const;
    //! It lives on the server inside this app, so it can be hosted.
    [[nodiscard]] bool isLocal() const;
    [[nodiscard]] QString name() const { return m_shown.name; }
    [[nodiscard]] QString description() const { return m_shown.description; }
    [[nodiscard]] QString teamName() const { return m_shown.teamName; }
    //! The board is here, from the cache or the server.
    [[nodiscard]] bool isLoaded() const { return m_shown.loaded; }
    [[nodiscard]] bool canWrite() const { return m_shown.canWrite; }
    //! "offline", "connecting", "live" or "refused".
    [[nodiscard]] QString connection() const;
    [[nodiscard]] QString connectionText() const;
    [[nodiscard]] int retryInMs() const;
    //! Changes of this user's that the server has not taken yet.
    [[nodiscard]] int pendingCount() const;
    [[nodiscard]] ColumnListModel *columns() const { return m_models.columns(); }
    [[nodiscard]] LabelListModel *labels() const { return m_models.labels(); }
    [[nodiscard]] PeopleModel *online() const { return m_online; }
    [[nodiscard]] TaskListModel *archivedTasks() const { return m_models.archivedTasks(); }
    [[nodiscard]] FilterViewModel *filter() { return &m_filter; }
    [[nodiscard]] TaskViewModel *task() const { return m_task; }
    // This user's own steps, also those before the last start; others' changes upon them stay.
    [[nodiscard]] bool canUndo() { return m_editor.history().canUndo(); }
    [[nodiscard]] bool canRedo() { return m_editor.history().canRedo(); }
    [[nodiscard]] QString undoText() { return m_editor.history().undoText(); }
    [[nodiscard]] QString redoText() { return m_editor.history().redoText(); }

    // What takes text is false when it was refused: then the text is not to be thrown away.
    Q_INVOKABLE bool rename(const QString &name);
    Q_INVOKABLE bool addColumn(const QString &name);
    Q_INVOKABLE bool renameColumn(const QString &id, const QString &name);
    //! \a limit 0: none.
    Q_INVOKABLE void setWip(const QString &id, int limit, bool hard);
    //! \a toIndex among the columns with the moved one taken out.
    Q_INVOKABLE void moveColumn(const QString &id, int toIndex);
    Q_INVOKABLE void deleteColumn(const QString &id, const QString &heirId);
    //! The new task's id; empty if it was refused. Takes the filter's values, and is shown also if that is not enough.
    Q_INVOKABLE QString addTask(const QString &columnId, const QString &title);
    Q_INVOKABLE bool renameTask(const QString &id, const QString &title);
    Q_INVOKABLE void moveTask(const QString &id, const QString &columnId, int toIndex);
    Q_INVOKABLE void archiveTask(const QString &id);
    Q_INVOKABLE void deleteTask(const QString &id);
    Q_INVOKABLE void restoreTask(const QString &id);
    Q_INVOKABLE void undo() { m_editor.history().undo(); }
    Q_INVOKABLE void redo() { m_editor.history().redo(); }
    Q_INVOKABLE void openTask(const QString &id);
    Q_INVOKABLE void closeTask();
    //! Connects at once instead of when the countdown ends.
    Q_INVOKABLE void retryNow();

    // Text typed but not saved. \a key names its field: "column:ID" new tasks of a column, "task:ID" a
    // task's title, "columnName:ID", "boardName:ID", "newColumn:ID" (of the board).
    [[nodiscard]] Q_INVOKABLE QString draft(const QString &key) const;
    //! False if it could not be written, which the user was told: then the field keeps its text.
    Q_INVOKABLE bool saveDraft(const QString &key, const QString &text);
    Q_INVOKABLE void clearDraft(const QString &key);

    //! The language changed: says everything worded here anew.
    void retranslate();

Q_SIGNALS:
    void boardChanged();
    void connectionChanged();
    void pendingCountChanged();
    void taskChanged();
    void undoChanged();
    void editRefused(const QString &message);
    //! \a text came to the draft of new tasks for \a columnId: its own column is gone.
    void draftMoved(const QString &columnId, const QString &text);

private:
    //! What boardChanged() tells about.
    struct Shown {
        QString name;
        QString description;
        QString teamName;
        bool loaded = false;
        bool canWrite = false;
        friend bool operator==(const Shown &, const Shown &) = default;
    };
    void take(const RoomId &room, const QList<EntityRef> &refs, bool all);
    void refreshShown();
    void refreshOnline();

    Session &m_session;
    BoardEditor m_editor;
    BoardModels m_models;
    BoardFeed m_feed;
    FilterViewModel m_filter;
    PeopleModel *m_online;
    TaskViewModel *m_task = nullptr;
    Shown m_shown;
    QTimer m_rescue; //!< looks for drafts of columns that are gone
};

} // namespace Lanban
