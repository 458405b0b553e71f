// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"
#include "app/viewmodel/boardviewmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

bool BoardViewModel::rename(const QString &name)
{
    return m_editor.edit(Op::BoardUpdate{name.simplified(), {}});
}

bool BoardViewModel::addColumn(const QString &name)
{
    return m_editor.edit(Op::ColumnCreate{ColumnId(m_editor.newId()), name.simplified(), {}, {}});
}

bool BoardViewModel::renameColumn(const QString &id, const QString &name)
{
    return m_editor.edit(Op::ColumnUpdate{ColumnId(id), name.simplified(), {}});
}

void BoardViewModel::setWip(const QString &id, int limit, bool hard)
{
    Op::ColumnUpdate op{ColumnId(id), {}, {}};
    op.wip = Nullable<WipLimit>(limit > 0 ? std::optional(WipLimit{limit, hard}) : std::nullopt);
    m_editor.edit(op);
}

void BoardViewModel::moveColumn(const QString &id, int toIndex)
{
    m_editor.moveColumn(ColumnId(id), toIndex);
}

void BoardViewModel::deleteColumn(const QString &id, const QString &heirId)
{
    m_editor.edit(Op::ColumnDelete{ColumnId(id), ColumnId(heirId)});
}

QString BoardViewModel::addTask(const QString &columnId, const QString &title)
{
    Task task;
    task.columnId = ColumnId(columnId);
    if (const BoardState *state = m_editor.state())
        m_feed.view().predicate().applyTo(task, *state);
    Op::TaskCreate op;
    op.id = TaskId(m_editor.newId());
    op.columnId = task.columnId;
    op.title = title.simplified();
    op.labelIds = task.labelIds;
    op.assigneeIds = task.assigneeIds;
    m_feed.holdNew(op.id);
    if (m_editor.edit(op))
        return op.id.value();
    m_feed.dropNew(op.id);
    return {};
}

bool BoardViewModel::renameTask(const QString &id, const QString &title)
{
    return m_editor.edit(Op::TaskUpdate{TaskId(id), title.simplified(), {}, {}, {}, {}});
}

void BoardViewModel::moveTask(const QString &id, const QString &columnId, int toIndex)
{
    // Places are counted among what is shown.
    if (const auto anchor = m_feed.anchorFor(TaskId(id), ColumnId(columnId), toIndex))
        m_editor.edit(Op::TaskMove{TaskId(id), ColumnId(columnId), {}, *anchor});
}

void BoardViewModel::archiveTask(const QString &id)
{
    m_editor.archiveTask(TaskId(id));
}

void BoardViewModel::deleteTask(const QString &id)
{
    m_editor.deleteTask(TaskId(id));
}

void BoardViewModel::restoreTask(const QString &id)
{
    m_editor.edit(Op::TaskRestore{TaskId(id)});
}

void BoardViewModel::openTask(const QString &id)
{
    const BoardState *state = m_editor.state();
    if (!state || !state->find(TaskId(id)) || (m_task && m_task->taskId() == id))
        return;
    TaskViewModel *before = m_task;
    if (before)
        m_feed.release(before->taskId());
    m_feed.hold(id);
    m_task = new TaskViewModel(m_editor, TaskId(id), m_feed.context(), this);
    Q_EMIT taskChanged();
    if (before)
        before->deleteLater();
    m_session.setPresence(m_editor.room(), {TaskId(id), u"view"_s});
}

void BoardViewModel::closeTask()
{
    if (!m_task)
        return;
    const QString id = m_task->taskId();
    m_task->deleteLater();
    m_task = nullptr;
    Q_EMIT taskChanged();
    m_feed.release(id);
    m_session.setPresence(m_editor.room(), {});
}

void BoardViewModel::retryNow()
{
    m_session.retryNow();
}

QString BoardViewModel::draft(const QString &key) const
{
    return m_editor.draft(key, u"title"_s);
}

bool BoardViewModel::saveDraft(const QString &key, const QString &text)
{
    return m_editor.saveDraft(key, u"title"_s, text);
}

void BoardViewModel::clearDraft(const QString &key)
{
    saveDraft(key, {});
}

} // namespace Lanban
