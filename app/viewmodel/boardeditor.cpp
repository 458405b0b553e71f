// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardeditor.h"

#include "app/session/session.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/wording.h"
#include "core/domain/context.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! The neighbours of place \a index in \a others; beyond the end is the end.
template<typename Id>
Anchor<Id> anchorAt(const QList<Id> &others, int index)
{
    const auto at = std::clamp<qsizetype>(index, 0, others.size());
    Anchor<Id> anchor;
    if (at > 0)
        anchor.afterId = others.at(at - 1);
    if (at < others.size())
        anchor.beforeId = others.at(at);
    return anchor;
}

template<typename Id>
Anchor<Id> anchorWithout(QList<Id> list, const Id &moved, int index)
{
    list.removeOne(moved);
    return anchorAt(list, index);
}

template<typename T, typename... Ts>
inline constexpr bool isOneOf = (std::is_same_v<T, Ts> || ...);

//! What of the board an operation's author was looking at: the server sees what they had before them.
std::optional<EntityRef> subjectOf(const Operation &op)
{
    return std::visit(
        []<typename T>(const T &o) -> std::optional<EntityRef> {
            if constexpr (isOneOf<T, Op::TaskUpdate, Op::TaskMove, Op::TaskDelete, Op::TaskArchive, Op::TaskRestore,
                                  Op::TaskLabel, Op::TaskUnlabel, Op::TaskAssign, Op::TaskUnassign>)
                return EntityRef{EntityType::Task, o.id.value(), 0};
            else if constexpr (isOneOf<T, Op::CommentCreate, Op::ChecklistCreate>)
                return EntityRef{EntityType::Task, o.taskId.value(), 0};
            else if constexpr (isOneOf<T, Op::CommentUpdate, Op::CommentDelete>)
                return EntityRef{EntityType::Comment, o.id.value(), 0};
            else if constexpr (isOneOf<T, Op::CheckItemUpdate>)
                return EntityRef{EntityType::CheckItem, o.id.value(), 0};
            else
                return {};
        },
        op);
}

//! The text that \a op sets, as it stands in \a view.
std::optional<QString> presentText(const BoardState &view, const Operation &op)
{
    if (const auto *update = std::get_if<Op::TaskUpdate>(&op)) {
        if (const Task *task = view.find(update->id); task && update->description)
            return task->description;
    } else if (const auto *change = std::get_if<Op::CheckItemUpdate>(&op)) {
        if (const CheckItem *item = view.find(change->id); item && change->text)
            return item->text;
    }
    return {};
}

//! The column that took the tasks of \a column, or the first one; null without any.
const Column *heirOf(const BoardState &state, const Column &column)
{
    const QList<ColumnId> live = state.liveColumns();
    const Column *heir = &column;
    for (qsizetype steps = state.columns().size(); heir && steps > 0 && !live.contains(heir->id); --steps)
        heir = state.find(heir->heirId);
    if (heir && live.contains(heir->id))
        return heir;
    return live.isEmpty() ? nullptr : state.find(live.first());
}

} // namespace

BoardEditor::BoardEditor(Session &session, const BoardId &board, NoticeModel &notices, QObject *parent)
    : QObject(parent), m_session(session), m_room(RoomId::board(board)), m_notices(notices), m_history(session, m_room, notices)
{
    connect(&session, &Session::moveOvertaken, this, [this](const RoomId &room, const TaskId &task, const UserId &by) {
        if (room == m_room)
            tellOvertaken(task, by);
    });
}

void BoardEditor::tellOvertaken(const TaskId &taskId, const UserId &by)
{
    const BoardState *board = state();
    const Task *task = board ? board->find(taskId) : nullptr;
    const Column *column = task ? board->find(task->columnId) : nullptr;
    const Member *member = board ? board->find(by) : nullptr;
    if (!column || task->deleted)
        return;
    m_notices.addInfo(tr("%1, who had not seen your move, moved “%2” to “%3”.")
                          .arg(member ? member->name : tr("Someone"), task->title, column->name));
}

const BoardState *BoardEditor::state() const
{
    return m_session.sync().view(m_room);
}

QString BoardEditor::newId()
{
    return m_session.ids().next();
}

bool BoardEditor::may(QLatin1StringView operation) const
{
    return m_session.sync().perms(m_room).contains(operation);
}

quint64 BoardEditor::baseRevision(const EntityRef &ref) const
{
    const BoardState *known = m_session.sync().base(m_room);
    return known ? known->revisionOf(ref) : 0;
}

bool BoardEditor::edit(const Operation &op, quint64 revision, const std::optional<QString> &baseText, const QString &step)
{
    std::optional<BaseRef> base;
    if (const auto subject = subjectOf(op)) {
        if (const quint64 rev = revision > 0 ? revision : baseRevision(*subject); rev > 0)
            base = BaseRef{subject->id, rev, baseText};
    }
    const BoardState *view = state();
    // Whoever goes on from what is shown, goes on from their own edits on their way as well.
    if (view && base && revision == 0 && !baseText)
        base->text = presentText(*view, op);
    const auto rejection = m_session.edit(m_room, view ? withContext(*view, op) : op, base, step);
    if (!rejection)
        return true;
    const QString message = Wording::reason(rejection->error.code, rejection->error.detail);
    m_notices.addWarning(message);
    Q_EMIT refused(message);
    return false;
}

void BoardEditor::moveColumn(const ColumnId &id, int toIndex)
{
    if (const BoardState *board = state())
        edit(Op::ColumnMove{id, anchorWithout(board->liveColumns(), id, toIndex)});
}

void BoardEditor::moveItem(const CheckItemId &id, int toIndex)
{
    const BoardState *board = state();
    const CheckItem *item = board ? board->find(id) : nullptr;
    if (item)
        edit(Op::CheckItemMove{id, item->checklistId, anchorWithout(board->itemsOf(item->checklistId), id, toIndex)});
}

void BoardEditor::toggleLabel(const TaskId &task, const LabelId &label)
{
    const BoardState *board = state();
    const Task *found = board ? board->find(task) : nullptr;
    if (!found)
        return;
    if (found->labelIds.contains(label))
        edit(Op::TaskUnlabel{task, label});
    else
        edit(Op::TaskLabel{task, label});
}

void BoardEditor::toggleAssignee(const TaskId &task, const UserId &user)
{
    const BoardState *board = state();
    const Task *found = board ? board->find(task) : nullptr;
    if (!found)
        return;
    if (found->assigneeIds.contains(user))
        edit(Op::TaskUnassign{task, user});
    else
        edit(Op::TaskAssign{task, user});
}

void BoardEditor::deleteTask(const TaskId &id)
{
    const BoardState *board = state();
    const Task *task = board ? board->find(id) : nullptr;
    const QString title = task ? task->title : QString();
    if (edit(Op::TaskDelete{id}))
        m_history.offer(tr("“%1” was deleted").arg(title));
}

QList<Board> BoardEditor::otherBoards() const
{
    QList<Board> boards;
    for (const TeamId &id : m_session.teams()) {
        const BoardState *team = m_session.sync().view(RoomId::team(id));
        if (!team)
            continue;
        for (const Board &board : team->boards()) {
            if (!board.deleted && !board.archived && board.id.value() != m_room.id)
                boards.append(board);
        }
    }
    std::stable_sort(boards.begin(), boards.end(),
                     [](const Board &a, const Board &b) { return QString::compare(a.name, b.name, Qt::CaseInsensitive) < 0; });
    return boards;
}

bool BoardEditor::transferTask(const TaskId &id, const BoardId &board)
{
    const QList<Board> boards = otherBoards();
    const auto target = std::find_if(boards.cbegin(), boards.cend(), [&](const Board &other) { return other.id == board; });
    const Task *task = state() ? state()->find(id) : nullptr;
    if (!task || target == boards.cend())
        return false;
    const QString text = tr("“%1” is on the board “%2” now").arg(task->title, target->name);
    if (!edit(Op::TaskTransfer{id, board, {}, {}}))
        return false;
    m_notices.addInfo(text);
    return true;
}

void BoardEditor::archiveTask(const TaskId &id)
{
    const BoardState *board = state();
    const Task *task = board ? board->find(id) : nullptr;
    const QString title = task ? task->title : QString();
    if (edit(Op::TaskArchive{id}))
        m_history.offer(tr("“%1” was archived").arg(title));
}

QString BoardEditor::draft(const QString &entity, const QString &field) const
{
    const auto text = m_session.store().draft(entity, field);
    if (text)
        return *text;
    m_notices.addError(Wording::reason(text.error().code, text.error().detail));
    return {};
}

bool BoardEditor::saveDraft(const QString &entity, const QString &field, const QString &text)
{
    const auto done = m_session.store().saveDraft(entity, field, text, m_session.clock().nowMs());
    if (!done)
        m_notices.addError(Wording::unkept(done.error(), text));
    return done.has_value();
}

QString BoardEditor::rescueTaskDrafts(const TaskId &task)
{
    const BoardState *board = state();
    if (!board)
        return {};
    QStringList fields;
    for (const Checklist &list : board->checklists()) {
        if (list.taskId == task && list.deleted)
            fields.append({u"checklist:"_s + list.id.value(), u"newItem:"_s + list.id.value()});
    }
    for (const CheckItem &item : board->checkItems()) {
        const Checklist *list = board->find(item.checklistId);
        if (list && list->taskId == task && (item.deleted || list->deleted))
            fields.append(u"item:"_s + item.id.value());
    }
    for (const Comment &comment : board->comments()) {
        if (comment.taskId == task && comment.deleted)
            fields.append(u"comment:"_s + comment.id.value());
    }
    const QString entity = u"task:"_s + task.value();
    QStringList texts;
    for (const QString &field : std::as_const(fields)) {
        if (const QString text = draft(entity, field); !text.isEmpty())
            texts.append(text);
    }
    if (texts.isEmpty())
        return {};
    const QString rescued = texts.join(u"\n\n"_s);
    const QString before = draft(entity, u"comment"_s);
    // First to its new place: what stops this half-way leaves it twice, not nowhere.
    if (!saveDraft(entity, u"comment"_s, before.isEmpty() ? rescued : before + u"\n\n"_s + rescued))
        return {};
    for (const QString &field : std::as_const(fields)) {
        saveDraft(entity, field, {});
        saveDraft(entity, u"base:"_s + field, {}); // what it was begun on
    }
    m_notices.addInfo(
        tr("What you were typing belongs to something that is deleted. It goes on in the field for a new comment."));
    return rescued;
}

void BoardEditor::rescueDrafts()
{
    const BoardState *board = state();
    if (!board)
        return;
    for (const Column &column : board->columns()) {
        if (!column.deleted && !column.archived)
            continue;
        const QString from = u"column:"_s + column.id.value();
        const QString text = draft(from, u"title"_s);
        const Column *heir = heirOf(*board, column);
        if (text.isEmpty() || !heir)
            continue;
        const QString to = u"column:"_s + heir->id.value();
        const QString before = draft(to, u"title"_s);
        if (!saveDraft(to, u"title"_s, before.isEmpty() ? text : before + u'\n' + text))
            continue;
        saveDraft(from, u"title"_s, {});
        m_notices.addInfo(tr("The column “%1” is gone. What you typed there goes on in “%2”.").arg(column.name, heir->name));
        Q_EMIT draftMoved(heir->id.value(), text);
    }
}

} // namespace Lanban
