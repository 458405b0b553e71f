// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardeditor.h"

#include "app/session/session.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/wording.h"

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

//! The task or comment an operation changes, so that the server sees what the user had before him.
std::optional<EntityRef> subjectOf(const Operation &op)
{
    return std::visit(
        []<typename T>(const T &o) -> std::optional<EntityRef> {
            if constexpr (
                std::is_same_v<
                    T,
                    Op::TaskUpdate> || std::is_same_v<T, Op::TaskMove> || std::is_same_v<T, Op::TaskDelete> || std::is_same_v<T, Op::TaskArchive> || std::is_same_v<T, Op::TaskRestore>)
                return EntityRef{EntityType::Task, o.id.value(), 0};
            else if constexpr (std::is_same_v<T, Op::CommentUpdate> || std::is_same_v<T, Op::CommentDelete>)
                return EntityRef{EntityType::Comment, o.id.value(), 0};
            else
                return {};
        },
        op);
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
    : QObject(parent), m_session(session), m_room(RoomId::board(board)), m_notices(notices)
{
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

bool BoardEditor::edit(const Operation &op, quint64 revision)
{
    std::optional<BaseRef> base;
    if (const auto subject = subjectOf(op)) {
        if (const quint64 rev = revision > 0 ? revision : baseRevision(*subject); rev > 0)
            base = BaseRef{subject->id, rev};
    }
    const auto rejection = m_session.edit(m_room, op, base);
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

void BoardEditor::moveTask(const TaskId &id, const ColumnId &column, int toIndex)
{
    if (const BoardState *board = state())
        edit(Op::TaskMove{id, column, {}, anchorWithout(board->liveTasks(column), id, toIndex)});
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
        offerRestore(id, tr("“%1” was deleted").arg(title));
}

void BoardEditor::archiveTask(const TaskId &id)
{
    const BoardState *board = state();
    const Task *task = board ? board->find(id) : nullptr;
    const QString title = task ? task->title : QString();
    if (edit(Op::TaskArchive{id}))
        offerRestore(id, tr("“%1” was archived").arg(title));
}

void BoardEditor::offerRestore(const TaskId &id, const QString &text)
{
    // The board may be closed by the time the user wants it back.
    m_notices.addUndo(text, tr("Undo"),
                      [session = QPointer<Session>(&m_session), notices = QPointer<NoticeModel>(&m_notices), room = m_room, id] {
                          if (!session)
                              return;
                          const auto rejection = session->edit(room, Op::TaskRestore{id});
                          if (rejection && notices)
                              notices->addWarning(Wording::reason(rejection->error.code, rejection->error.detail));
                      });
}

QString BoardEditor::draft(const QString &entity, const QString &field) const
{
    const auto text = m_session.store().draft(entity, field);
    if (text)
        return *text;
    m_notices.addError(Wording::reason(text.error().code, text.error().detail));
    return {};
}

void BoardEditor::saveDraft(const QString &entity, const QString &field, const QString &text)
{
    const auto done = m_session.store().saveDraft(entity, field, text, m_session.clock().nowMs());
    if (!done)
        m_notices.addError(Wording::reason(done.error().code, done.error().detail));
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
        saveDraft(to, u"title"_s, before.isEmpty() ? text : before + u'\n' + text);
        saveDraft(from, u"title"_s, {});
        m_notices.addInfo(tr("The column “%1” is gone. What you typed there goes on in “%2”.").arg(column.name, heir->name));
        Q_EMIT draftMoved(heir->id.value(), text);
    }
}

} // namespace Lanban
