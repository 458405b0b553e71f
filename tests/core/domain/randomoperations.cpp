// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/randomoperations.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Test {

int RandomOperations::below(int limit)
{
    // SplitMix64: the same on every machine, unlike the distributions of the standard library.
    m_random += 0x9e3779b97f4a7c15ULL;
    quint64 z = m_random;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    z ^= z >> 31U;
    return static_cast<int>(z % static_cast<quint64>(limit));
}

template<typename T>
T RandomOperations::any(char16_t letter, int count)
{
    // The low ones more often: they are there soon, and meet.
    return T(QChar(letter) + QString::number(below(below(count) + 1) + 1));
}

template<typename T>
Anchor<T> RandomOperations::anchor(char16_t letter, int count)
{
    Anchor<T> anchor;
    if (chance(50))
        anchor.afterId = any<T>(letter, count);
    if (chance(50))
        anchor.beforeId = any<T>(letter, count);
    for (QList<T> *near : {&anchor.nearAfter, &anchor.nearBefore}) {
        for (int i = chance(30) ? below(MaxNear + 1) : 0; i > 0; --i)
            near->append(any<T>(letter, count));
    }
    return anchor;
}

QString RandomOperations::text()
{
    switch (below(40)) {
    case 0:
        return {};
    case 1:
        return u"  "_s;
    case 2:
        return QString(MaxTextLength + 1, u'x');
    case 3:
        return QString(MaxNameLength + 1, u'y');
    case 4:
    case 5:
    case 6:
    case 7:
        return u"one%1 and two%2"_s.arg(below(3)).arg(below(3));
    default:
        return u"text "_s + QString::number(below(5));
    }
}

QString RandomOperations::color()
{
    return chance(90) ? colorNames().at(below(static_cast<int>(colorNames().size()))) : u"mauve"_s;
}

Role RandomOperations::role()
{
    return static_cast<Role>(below(5));
}

std::optional<qint64> RandomOperations::time()
{
    return chance(70) ? std::optional<qint64>(below(3)) : std::nullopt;
}

std::optional<WipLimit> RandomOperations::limit()
{
    return chance(70) ? std::optional(WipLimit{below(6), chance(50)}) : std::nullopt;
}

Actor RandomOperations::actor()
{
    if (chance(50))
        return {{}, {}, {}, true};
    // Mostly the first, who owns what is tried on.
    return {chance(50) ? UserId(u"U1"_s) : user(), u"Name"_s, u"red"_s, false};
}

std::optional<BaseRef> RandomOperations::base(const Operation &op)
{
    if (chance(40))
        return {};
    BaseRef base;
    base.rev = static_cast<quint64>(below(8));
    if (chance(50))
        base.text = text();
    if (const auto *update = std::get_if<Op::TaskUpdate>(&op))
        base.id = update->id.value();
    else if (const auto *change = std::get_if<Op::CheckItemUpdate>(&op))
        base.id = change->id.value();
    else
        base.id = task().value();
    return base;
}

Mutation RandomOperations::mutation(const Operation &op)
{
    Mutation mutation;
    mutation.mid = 1;
    mutation.muid = Muid(u"muid"_s);
    mutation.base = base(op);
    mutation.op = op;
    return mutation;
}

Operation RandomOperations::board()
{
    switch (below(20)) {
    case 0:
        return members();
    case 1:
    case 2:
    case 3:
        return columns();
    case 4:
    case 5:
        return lanesAndLabels();
    case 6:
    case 7:
    case 8:
        return checklists();
    case 9:
    case 10:
        return comments();
    case 11:
    case 12:
    case 13:
        return taskParts();
    case 14:
        switch (below(12)) {
        case 0:
            return Op::BoardArchive{chance(10)};
        case 1:
            return chance(3) ? Operation(Op::BoardDelete{}) : Operation(Op::BoardArchive{false});
        default:
            return Op::BoardUpdate{text(), text()};
        }
    case 15:
        return chance(5) ? team() : tasks();
    default:
        return tasks();
    }
}

Operation RandomOperations::team()
{
    switch (below(3)) {
    case 0:
        return Op::TeamUpdate{text()};
    case 1:
        return Op::BoardCreate{any<BoardId>(u'B', 5), text(), text()};
    default:
        return members();
    }
}

Operation RandomOperations::members()
{
    switch (below(3)) {
    case 0:
        return Op::MemberAdd{user(), text(), color(), role()};
    case 1:
        return Op::MemberRole{user(), role()};
    default:
        return isRare() ? Operation(Op::MemberRemove{user()}) : Operation(Op::MemberRole{user(), role()});
    }
}

Operation RandomOperations::columns()
{
    switch (below(8)) {
    case 0:
    case 1:
    case 2:
        return Op::ColumnCreate{column(), text(), anchor<ColumnId>(u'C', 8), limit()};
    case 3:
        return Op::ColumnUpdate{column(), text(), chance(50) ? Nullable<WipLimit>(limit()) : std::nullopt};
    case 4:
    case 5:
        return Op::ColumnMove{column(), anchor<ColumnId>(u'C', 8)};
    case 6:
        return Op::ColumnArchive{column(), chance(40)};
    default:
        return isRare() ? Operation(Op::ColumnDelete{column(), column()})
                        : Operation(Op::ColumnMove{column(), anchor<ColumnId>(u'C', 8)});
    }
}

Operation RandomOperations::lanesAndLabels()
{
    switch (below(9)) {
    case 0:
    case 1:
        return Op::SwimlaneCreate{lane(), text(), anchor<SwimlaneId>(u'S', 6)};
    case 2:
        return Op::SwimlaneUpdate{lane(), text()};
    case 3:
        return Op::SwimlaneMove{lane(), anchor<SwimlaneId>(u'S', 6)};
    case 4:
        return isRare() ? Operation(Op::SwimlaneDelete{lane()})
                        : Operation(Op::SwimlaneMove{lane(), anchor<SwimlaneId>(u'S', 6)});
    case 5:
    case 6:
        return Op::LabelCreate{label(), text(), color()};
    case 7:
        return Op::LabelUpdate{label(), text(), color()};
    default:
        return isRare() ? Operation(Op::LabelDelete{label()}) : Operation(Op::LabelUpdate{label(), text(), color()});
    }
}

Operation RandomOperations::tasks()
{
    if (chance(50)) {
        Op::TaskCreate op;
        op.id = task();
        op.force = chance(20);
        op.columnId = column();
        if (chance(30))
            op.swimlaneId = lane();
        op.title = text();
        op.description = text();
        if (chance(30))
            op.labelIds = {label(), label()};
        if (chance(30))
            op.assigneeIds = {user(), user()};
        op.startAt = time();
        op.dueAt = time();
        op.anchor = anchor<TaskId>(u'T', 16);
        return op;
    }
    Op::TaskMove op;
    op.id = task();
    op.columnId = column();
    if (chance(30))
        op.swimlaneId = chance(50) ? std::optional(lane()) : std::optional<SwimlaneId>();
    op.anchor = anchor<TaskId>(u'T', 16);
    op.force = chance(20);
    return op;
}

Operation RandomOperations::taskParts()
{
    switch (below(10)) {
    case 0:
        return Op::TaskUpdate{task(), text(), text(), Nullable<qint64>(time()), Nullable<qint64>(time()), chance(50)};
    case 1:
        return Op::TaskArchive{task()};
    case 2:
        return Op::TaskRestore{task(), chance(20)};
    case 3:
        return Op::TaskDelete{task()};
    case 4:
        return Op::TaskAssign{task(), user()};
    case 5:
        return Op::TaskUnassign{task(), user()};
    case 6:
    case 7:
        return Op::TaskLabel{task(), label()};
    default:
        return Op::TaskUnlabel{task(), label()};
    }
}

Operation RandomOperations::checklists()
{
    switch (below(10)) {
    case 0:
    case 1:
        return Op::ChecklistCreate{checklist(), task(), text(), anchor<ChecklistId>(u'K', 10)};
    case 2:
        return Op::ChecklistUpdate{checklist(), text()};
    case 3:
        return Op::ChecklistMove{checklist(), anchor<ChecklistId>(u'K', 10)};
    case 4:
        return isRare() ? Operation(Op::ChecklistDelete{checklist()}) : Operation(Op::ChecklistUpdate{checklist(), text()});
    case 5:
    case 6:
        return Op::CheckItemCreate{item(), checklist(), text(), anchor<CheckItemId>(u'I', 12)};
    case 7:
        return Op::CheckItemUpdate{item(), text(), chance(50)};
    case 8:
        return Op::CheckItemMove{item(), checklist(), anchor<CheckItemId>(u'I', 12)};
    default:
        return isRare() ? Operation(Op::CheckItemDelete{item()}) : Operation(Op::CheckItemUpdate{item(), text(), chance(50)});
    }
}

Operation RandomOperations::comments()
{
    switch (below(4)) {
    case 0:
    case 1:
        return Op::CommentCreate{comment(), task(), text()};
    case 2:
        return Op::CommentUpdate{comment(), text()};
    default:
        return isRare() ? Operation(Op::CommentDelete{comment()}) : Operation(Op::CommentUpdate{comment(), text()});
    }
}

} // namespace Lanban::Test
