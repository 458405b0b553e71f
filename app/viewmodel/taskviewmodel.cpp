// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/taskviewmodel.h"

#include "app/viewmodel/boardeditor.h"
#include "app/viewmodel/boardrows.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr int RescueAfterMs = 1000;
} // namespace

TaskViewModel::TaskViewModel(BoardEditor &editor, const TaskId &id, const RowContext &context, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_id(id)
    , m_labels(new LabelListModel(this))
    , m_assignees(new MemberListModel(this))
    , m_checklists(new ChecklistListModel(this))
    , m_comments(new CommentListModel(this))
{
    m_rescue.setSingleShot(true);
    connect(&m_rescue, &QTimer::timeout, this, &TaskViewModel::rescueDrafts);
    // A field that goes saves what is typed in it as the last thing it does.
    m_rescue.setInterval(RescueAfterMs);
    rescueWithRows(m_checklists);
    rescueWithRows(m_comments);
    refresh(context);
    // What was deleted while this app was not there; before anything is shown.
    m_editor.rescueTaskDrafts(m_id);
}

QDateTime TaskViewModel::dueAt() const
{
    return toDateTime(m_task.dueAt);
}

QDateTime TaskViewModel::createdAt() const
{
    return QDateTime::fromMSecsSinceEpoch(m_task.createdAt);
}

QDateTime TaskViewModel::updatedAt() const
{
    return QDateTime::fromMSecsSinceEpoch(m_task.updatedAt);
}

void TaskViewModel::refresh(const RowContext &context)
{
    const BoardState *state = m_editor.state();
    const Task *now = state ? state->find(m_id) : nullptr;
    Task task = m_task;
    QString columnName = m_columnName;
    if (now) {
        task = *now;
        const Column *column = state->find(task.columnId);
        columnName = column ? column->name : QString();
    } else {
        task.deleted = true; // purged, or the board with it
    }
    const bool overdue = Lanban::isOverdue(task, context.nowMs);
    const bool isThere = now && !task.deleted;
    const Status status{context.isPending({EntityType::Task, m_id.value(), 0}),
                        isThere && m_editor.may("task.update"_L1),
                        now && task.deleted && task.movedTo.isEmpty() && m_editor.may("task.restore"_L1),
                        isThere && m_editor.may("comment.create"_L1),
                        !task.movedTo.isEmpty(),
                        boardName(task.movedTo)};

    const Task before = std::exchange(m_task, task);
    const QString columnBefore = std::exchange(m_columnName, columnName);
    const bool overdueBefore = std::exchange(m_overdue, overdue);
    const Status statusBefore = std::exchange(m_status, status);
    if (now)
        refreshLists(*state, context);
    if (before.title != task.title)
        Q_EMIT titleChanged();
    if (before.description != task.description)
        Q_EMIT descriptionChanged();
    if (before.columnId != task.columnId || columnBefore != columnName)
        Q_EMIT columnChanged();
    if (before.dueAt != task.dueAt || before.dueDone != task.dueDone || overdueBefore != overdue)
        Q_EMIT dueChanged();
    if (before.createdAt != task.createdAt || before.updatedAt != task.updatedAt)
        Q_EMIT timesChanged();
    if (before.deleted != task.deleted || before.archived != task.archived || !(statusBefore == status))
        Q_EMIT statusChanged();
}

void TaskViewModel::rescueWithRows(const QAbstractItemModel *rows)
{
    connect(rows, &QAbstractItemModel::rowsRemoved, &m_rescue, qOverload<>(&QTimer::start), Qt::UniqueConnection);
}

void TaskViewModel::rescueDrafts()
{
    if (const QString text = m_editor.rescueTaskDrafts(m_id); !text.isEmpty())
        Q_EMIT draftMoved(u"comment"_s, text);
}

void TaskViewModel::refreshLists(const BoardState &state, const RowContext &context)
{
    QList<Row> labels;
    for (const Label &label : liveLabels(state))
        labels.append(labelRow(label, m_task.labelIds.contains(label.id)));
    m_labels->sync(labels);

    QList<Row> members;
    for (const Member &member : activeMembers(state))
        members.append(memberRow(member, m_task.assigneeIds.contains(member.userId), context));
    m_assignees->sync(members);

    QList<Row> checklists;
    const QList<ChecklistId> checklistIds = state.checklistsOf(m_id);
    for (const ChecklistId &id : checklistIds)
        checklists.append(checklistRow(state, id, m_checklists->itemsOf(id.value())));
    m_checklists->sync(checklists);
    for (const ChecklistId &id : checklistIds) {
        QList<Row> items;
        for (const CheckItemId &item : state.itemsOf(id))
            items.append(checkItemRow(state, item, context));
        m_checklists->itemsOf(id.value())->sync(items);
        rescueWithRows(m_checklists->itemsOf(id.value()));
    }

    QList<Row> comments;
    for (const CommentId &id : state.commentsOf(m_id))
        comments.append(commentRow(state, id, context));
    m_comments->sync(comments);
}

bool TaskViewModel::setTitle(const QString &title)
{
    const QString text = title.simplified();
    if (text.isEmpty() || text == m_task.title)
        return true;
    Op::TaskUpdate op{m_id, text, {}, {}, {}, {}};
    return m_editor.edit(op);
}

bool TaskViewModel::setDescription(const QString &description, qint64 baseRevision, const QString &base)
{
    if (description == m_task.description)
        return true;
    Op::TaskUpdate op{m_id, {}, description, {}, {}, {}};
    if (baseRevision <= 0)
        return m_editor.edit(op);
    return m_editor.edit(op, static_cast<quint64>(baseRevision), base);
}

void TaskViewModel::setDueAt(const QDateTime &dueAt)
{
    if (!dueAt.isValid()) {
        clearDue();
        return;
    }
    Op::TaskUpdate op{m_id, {}, {}, {}, {}, {}};
    op.dueAt = Nullable<qint64>(std::optional<qint64>(dueAt.toMSecsSinceEpoch()));
    m_editor.edit(op);
}

void TaskViewModel::clearDue()
{
    Op::TaskUpdate op{m_id, {}, {}, {}, {}, {}};
    op.dueAt = Nullable<qint64>(std::optional<qint64>());
    m_editor.edit(op);
}

void TaskViewModel::setDueDone(bool done)
{
    m_editor.edit(Op::TaskUpdate{m_id, {}, {}, {}, {}, done});
}

QString TaskViewModel::boardName(const BoardId &id) const
{
    if (id.isEmpty())
        return {};
    const QList<Board> boards = m_editor.otherBoards();
    const auto found = std::find_if(boards.cbegin(), boards.cend(), [&](const Board &board) { return board.id == id; });
    return found == boards.cend() ? QString() : found->name;
}

QVariantList TaskViewModel::otherBoards() const
{
    QVariantList choices;
    for (const Board &board : m_editor.otherBoards())
        choices.append(QVariantMap{{u"text"_s, board.name}, {u"value"_s, board.id.value()}});
    return choices;
}

bool TaskViewModel::moveToBoard(const QString &boardId)
{
    return m_editor.transferTask(m_id, BoardId(boardId));
}

void TaskViewModel::toggleLabel(const QString &labelId)
{
    m_editor.toggleLabel(m_id, LabelId(labelId));
}

bool TaskViewModel::addLabel(const QString &name, const QString &color)
{
    const LabelId id(m_editor.newId());
    const QString step = m_editor.newId();
    if (!m_editor.edit(Op::LabelCreate{id, name.simplified(), color}, 0, {}, step))
        return false;
    m_editor.edit(Op::TaskLabel{m_id, id}, 0, {}, step);
    return true;
}

bool TaskViewModel::updateLabel(const QString &labelId, const QString &name, const QString &color)
{
    return m_editor.edit(Op::LabelUpdate{LabelId(labelId), name.simplified(), color});
}

void TaskViewModel::deleteLabel(const QString &labelId)
{
    m_editor.edit(Op::LabelDelete{LabelId(labelId)});
}

void TaskViewModel::toggleAssignee(const QString &userId)
{
    m_editor.toggleAssignee(m_id, UserId(userId));
}

void TaskViewModel::moveToColumn(const QString &columnId)
{
    if (columnId != m_task.columnId.value())
        m_editor.edit(Op::TaskMove{m_id, ColumnId(columnId), {}, {}});
}

bool TaskViewModel::addChecklist(const QString &name)
{
    return m_editor.edit(Op::ChecklistCreate{ChecklistId(m_editor.newId()), m_id, name.simplified(), {}});
}

bool TaskViewModel::renameChecklist(const QString &id, const QString &name)
{
    return m_editor.edit(Op::ChecklistUpdate{ChecklistId(id), name.simplified()});
}

void TaskViewModel::deleteChecklist(const QString &id)
{
    m_editor.edit(Op::ChecklistDelete{ChecklistId(id)});
}

bool TaskViewModel::addItem(const QString &checklistId, const QString &text)
{
    return m_editor.edit(Op::CheckItemCreate{CheckItemId(m_editor.newId()), ChecklistId(checklistId), text.simplified(), {}});
}

void TaskViewModel::setItemDone(const QString &id, bool done)
{
    m_editor.edit(Op::CheckItemUpdate{CheckItemId(id), {}, done});
}

bool TaskViewModel::renameItem(const QString &id, const QString &text, const QString &base)
{
    const Op::CheckItemUpdate op{CheckItemId(id), text.simplified(), {}};
    const BoardState *state = m_editor.state();
    const CheckItem *item = state ? state->find(op.id) : nullptr;
    if (!item || base.isEmpty() || base == item->text)
        return m_editor.edit(op);
    // Which revision it was is not known here; it was an earlier one, and that is what counts.
    const quint64 revision = m_editor.baseRevision({EntityType::CheckItem, id, 0});
    return m_editor.edit(op, revision > 1 ? revision - 1 : revision, base);
}

void TaskViewModel::deleteItem(const QString &id)
{
    m_editor.edit(Op::CheckItemDelete{CheckItemId(id)});
}

void TaskViewModel::moveItem(const QString &id, int toIndex)
{
    m_editor.moveItem(CheckItemId(id), toIndex);
}

bool TaskViewModel::addComment(const QString &body)
{
    const QString text = body.trimmed();
    if (!m_status.canComment)
        return text.isEmpty(); // also while only this app knows that the task is deleted
    return text.isEmpty() || m_editor.edit(Op::CommentCreate{CommentId(m_editor.newId()), m_id, text});
}

bool TaskViewModel::editComment(const QString &id, const QString &body)
{
    const QString text = body.trimmed();
    return text.isEmpty() || m_editor.edit(Op::CommentUpdate{CommentId(id), text});
}

void TaskViewModel::deleteComment(const QString &id)
{
    m_editor.edit(Op::CommentDelete{CommentId(id)});
}

void TaskViewModel::archive()
{
    m_editor.archiveTask(m_id);
}

void TaskViewModel::remove()
{
    m_editor.deleteTask(m_id);
}

void TaskViewModel::restore()
{
    m_editor.edit(Op::TaskRestore{m_id});
}

void TaskViewModel::copyText() const
{
    QStringList parts{m_task.title, m_task.description};
    for (const QString &field : {u"title"_s, u"description"_s, u"comment"_s, u"newChecklist"_s}) {
        if (const QString text = draft(field); !parts.contains(text))
            parts.append(text);
    }
    parts.removeAll(QString());
    QGuiApplication::clipboard()->setText(parts.join(u"\n\n"_s));
}

qint64 TaskViewModel::revision() const
{
    return static_cast<qint64>(m_editor.baseRevision({EntityType::Task, m_id.value(), 0}));
}

QString TaskViewModel::draftEntity() const
{
    return u"task:"_s + m_id.value();
}

QString TaskViewModel::draft(const QString &field) const
{
    return m_editor.draft(draftEntity(), field);
}

bool TaskViewModel::saveDraft(const QString &field, const QString &text)
{
    return m_editor.saveDraft(draftEntity(), field, text);
}

void TaskViewModel::clearDraft(const QString &field)
{
    m_editor.saveDraft(draftEntity(), field, {});
}

} // namespace Lanban
