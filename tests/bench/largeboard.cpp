// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/largeboard.h"

#include "core/domain/rank.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Bench {

namespace {

constexpr int Columns = 8;
constexpr int Labels = 12;

} // namespace

TaskId taskId(int i)
{
    return TaskId(u"task%1"_s.arg(i, 6, 10, QChar(u'0')));
}

LabelId labelId(int i)
{
    return LabelId(u"label%1"_s.arg(i));
}

BoardState boardOf(int tasks)
{
    BoardState state;
    state.put(Board{BoardId(u"B"_s), 1, TeamId(u"T"_s), u"Board"_s, {}, false, false});
    for (int i = 0; i < Columns; ++i)
        state.put(Column{ColumnId(u"column%1"_s.arg(i)), 1, u"Column %1"_s.arg(i), u"a%1"_s.arg(i), {}, false, false, {}});
    for (int i = 0; i < Labels; ++i)
        state.put(Label{labelId(i), 1, u"Label %1"_s.arg(i), colorNames().at(i % 9), false});
    for (int i = 0; i < 20; ++i)
        state.put(Member{UserId(u"user%1"_s.arg(i)), 1, u"User %1"_s.arg(i), u"blue"_s, Role::Member, false, 1});
    const QList<QString> ranks = Rank::sequence(tasks);
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id = taskId(i);
        task.rev = 1;
        task.columnId = ColumnId(u"column%1"_s.arg(i % Columns));
        task.pos = ranks.at(i);
        task.title = u"Work on part %1 of the whole"_s.arg(i);
        task.description = u"What is to be done, why, and how one will know that it is."_s;
        task.labelIds = {labelId(i % 3 == 0 ? 4 : i % Labels)};
        task.assigneeIds = {UserId(u"user%1"_s.arg(i % 20))};
        task.dueAt = Now + (i % 40 - 20) * 86'400'000LL;
        state.put(task);
    }
    return state;
}

} // namespace Lanban::Bench
