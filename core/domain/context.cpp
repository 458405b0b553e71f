// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/context.h"

#include <algorithm>

namespace Lanban {

namespace {

//! Takes down who stands around \a anchor in \a order, \a self taken out.
template<typename T>
void surround(Anchor<T> &anchor, QList<T> order, const T &self)
{
    order.removeOne(self);
    const qsizetype after = anchor.afterId.isEmpty() ? -1 : order.indexOf(anchor.afterId);
    const qsizetype place = after >= 0 ? after + 1 : anchor.beforeId.isEmpty() ? -1 : order.indexOf(anchor.beforeId);
    if (place < 0)
        return;
    anchor.nearAfter = order.mid(std::max<qsizetype>(0, place - MaxNear), std::min<qsizetype>(place, MaxNear));
    std::reverse(anchor.nearAfter.begin(), anchor.nearAfter.end());
    anchor.nearBefore = order.mid(place, MaxNear);
}

struct Completer {
    const BoardState &view;

    void operator()(Op::TaskCreate &op) const { surround(op.anchor, view.liveTasks(op.columnId), op.id); }
    void operator()(Op::TaskMove &op) const
    {
        surround(op.anchor, view.liveTasks(op.columnId), op.id);
        const Task *task = view.find(op.id);
        if (task && !op.swimlaneId)
            op.swimlaneId = task->swimlaneId.isEmpty() ? std::optional<SwimlaneId>() : std::optional(task->swimlaneId);
    }
    void operator()(Op::ColumnCreate &op) const { surround(op.anchor, view.liveColumns(), op.id); }
    void operator()(Op::ColumnMove &op) const { surround(op.anchor, view.liveColumns(), op.id); }
    void operator()(Op::SwimlaneCreate &op) const { surround(op.anchor, view.liveSwimlanes(), op.id); }
    void operator()(Op::SwimlaneMove &op) const { surround(op.anchor, view.liveSwimlanes(), op.id); }
    void operator()(Op::ChecklistCreate &op) const { surround(op.anchor, view.checklistsOf(op.taskId), op.id); }
    void operator()(Op::ChecklistMove &op) const
    {
        if (const Checklist *checklist = view.find(op.id))
            surround(op.anchor, view.checklistsOf(checklist->taskId), op.id);
    }
    void operator()(Op::CheckItemCreate &op) const { surround(op.anchor, view.itemsOf(op.checklistId), op.id); }
    void operator()(Op::CheckItemMove &op) const { surround(op.anchor, view.itemsOf(op.checklistId), op.id); }
    void operator()(auto &) const { }
};

} // namespace

Operation withContext(const BoardState &view, Operation op)
{
    std::visit(Completer{view}, op);
    return op;
}

} // namespace Lanban
