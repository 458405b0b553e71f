// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardfeed.h"

#include "app/session/session.h"
#include "app/viewmodel/boardeditor.h"

#include <algorithm>

namespace Lanban {

namespace {
constexpr int FrameMs = 16;
// Long enough to see who did it.
constexpr int FadeMs = 1600;
// The user may set the clock: it is looked at again after this at the latest.
constexpr qint64 MaxWaitMs = 3'600'000;
} // namespace

BoardFeed::BoardFeed(BoardEditor &editor, BoardModels &models, QObject *parent)
    : QObject(parent), m_editor(editor), m_models(models)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(FrameMs);
    connect(&m_frame, &QTimer::timeout, this, &BoardFeed::flush);
    m_time.setSingleShot(true);
    m_time.setTimerType(Qt::PreciseTimer);
    connect(&m_time, &QTimer::timeout, this, &BoardFeed::tick);
}

const BoardState *BoardFeed::state() const
{
    return m_editor.state();
}

RowContext BoardFeed::context() const
{
    Session &session = m_editor.session();
    return {[&session, room = m_editor.room()](const EntityRef &ref) { return session.sync().isPending(room, ref); },
            session.account().userId, session.clock().nowMs()};
}

void BoardFeed::take(const QList<EntityRef> &refs, bool all)
{
    if (!state())
        return;
    if (all) {
        m_waiting.clear();
        m_models.load(*state(), context());
        watchTime();
        Q_EMIT shown();
        return;
    }
    const UserId actor = m_editor.session().actor();
    if (!actor.isEmpty() && actor != m_editor.session().account().userId) {
        if (m_waiting.isEmpty() || m_waiting.last().actor != actor)
            m_waiting.append({actor, {}});
        m_waiting.last().refs += refs;
        if (!m_frame.isActive())
            m_frame.start();
        return;
    }
    // What the user does is there in the same turn: views count on it.
    m_waiting.append({{}, refs});
    flush();
}

void BoardFeed::flush()
{
    m_frame.stop();
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    if (!state() || waiting.isEmpty())
        return;
    const RowContext now = context();
    for (const Waiting &part : waiting) {
        const Member *actor = part.actor.isEmpty() ? nullptr : state()->find(part.actor);
        letFade(m_models.update(*state(), part.refs, now, actor ? actor->name : QString()));
    }
    watchTime();
    Q_EMIT shown();
}

void BoardFeed::letFade(const QStringList &tasks)
{
    for (const QString &task : tasks) {
        QTimer::singleShot(FadeMs, this, [this, task] {
            if (!state())
                return;
            m_models.vanish(*state(), TaskId(task), context());
            Q_EMIT shown();
        });
    }
}

void BoardFeed::tick()
{
    if (state())
        m_models.refreshOverdue(*state(), context());
    watchTime();
    Q_EMIT ticked();
    Q_EMIT shown();
}

void BoardFeed::watchTime()
{
    const qint64 now = m_editor.session().clock().nowMs();
    const auto next = m_models.nextDueAfter(now);
    if (!next) {
        m_time.stop();
        return;
    }
    m_time.start(static_cast<int>(std::clamp<qint64>(*next - now, 0, MaxWaitMs)));
}

void BoardFeed::setFilter(const Filter &filter)
{
    const RowContext now = context();
    const BoardState none;
    const BoardState &board = state() ? *state() : none;
    for (const TaskId &task : std::exchange(m_new, {}))
        m_models.release(board, task, now);
    m_models.setFilter(board, filter, now);
    watchTime();
    Q_EMIT shown();
}

void BoardFeed::hold(const QString &taskId)
{
    if (!state() || !view().isShown(TaskId(taskId)))
        return;
    ++m_held[taskId];
    m_models.hold(*state(), TaskId(taskId), context());
}

void BoardFeed::release(const QString &taskId)
{
    if (!state() || !m_held.contains(taskId))
        return;
    if (--m_held[taskId] == 0)
        m_held.remove(taskId);
    m_models.release(*state(), TaskId(taskId), context());
    Q_EMIT shown();
}

void BoardFeed::holdNew(const TaskId &task)
{
    if (!state() || !view().predicate().isActive())
        return;
    m_new.append(task);
    m_models.hold(*state(), task, context());
}

void BoardFeed::dropNew(const TaskId &task)
{
    if (state() && m_new.removeOne(task))
        m_models.release(*state(), task, context());
}

std::optional<Anchor<TaskId>> BoardFeed::anchorFor(const TaskId &task, const ColumnId &column, int toIndex) const
{
    const TaskListModel *rows = m_models.columns()->existing(column.value());
    if (!state() || !rows)
        return std::nullopt;
    if (view().filter().sort != FilterSort()) {
        // Another order than the users' own: a drop chooses the column, and the place is its end.
        const Task *moved = state()->find(task);
        return moved && moved->columnId == column ? std::nullopt : std::optional(Anchor<TaskId>());
    }
    const auto shown = rows->ids();
    QList<TaskId> others;
    for (const QString &id : shown) {
        // What fades there stands elsewhere already.
        const Task *other = id == task.value() ? nullptr : state()->find(TaskId(id));
        if (other && other->columnId == column && !other->deleted)
            others.append(other->id);
        else if (toIndex > others.size() && id != task.value())
            --toIndex;
    }
    const auto at = std::clamp<qsizetype>(toIndex, 0, others.size());
    Anchor<TaskId> anchor;
    if (at > 0)
        anchor.afterId = others.at(at - 1);
    if (at < others.size())
        anchor.beforeId = others.at(at);
    return anchor;
}

} // namespace Lanban
