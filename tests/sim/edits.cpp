// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/edits.h"

#include "tests/sim/words.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {

//! The ids of a map's entities, the deleted ones too: a user may act on what somebody else just deleted.
template<typename Key, typename Value>
QList<Key> keysOf(const QMap<Key, Value> &map)
{
    return map.keys();
}

template<typename T>
Anchor<T> randomAnchor(const QList<T> &ids, Random &random)
{
    Anchor<T> anchor;
    if (ids.isEmpty() || random.chance(0.25))
        return anchor;
    const int place = random.below(ids.size() + 1);
    if (place > 0 && (place == ids.size() || random.chance(0.6)))
        anchor.afterId = ids.at(place - 1);
    else
        anchor.beforeId = ids.at(place);
    for (qsizetype i = 0; i < MaxNear && random.chance(0.8); ++i) {
        if (place - 1 - i >= 0)
            anchor.nearAfter.append(ids.at(place - 1 - i));
        if (place + i < ids.size())
            anchor.nearBefore.append(ids.at(place + i));
    }
    return anchor;
}

QString randomColor(Random &random)
{
    return random.pick(colorNames());
}

Operation onTask(const BoardState &view, const UserId &self, Random &random, IdSource &ids)
{
    const QList<TaskId> tasks = keysOf(view.tasks());
    const QList<ColumnId> columns = keysOf(view.columns());
    const QList<LabelId> labels = keysOf(view.labels());
    const TaskId task = random.pick(tasks);
    switch (random.below(13)) {
    case 0:
    case 1: {
        Op::TaskUpdate update;
        update.id = task;
        update.title = ids.next();
        return update;
    }
    case 2: {
        Op::TaskUpdate update;
        update.id = task;
        if (random.chance(0.5))
            update.dueDone = random.chance(0.5);
        else
            update.dueAt = random.chance(0.3) ? std::optional<qint64>() : std::optional<qint64>(random.below(1000000));
        return update;
    }
    case 3:
    case 4:
    case 5: {
        Op::TaskMove move;
        move.id = task;
        move.columnId = random.pick(columns);
        move.anchor = randomAnchor(view.liveTasks(move.columnId), random);
        const QList<SwimlaneId> lanes = keysOf(view.swimlanes());
        if (!lanes.isEmpty() && random.chance(0.2))
            move.swimlaneId = random.chance(0.3) ? std::optional<SwimlaneId>() : std::optional<SwimlaneId>(random.pick(lanes));
        return move;
    }
    case 6:
        if (!labels.isEmpty() && random.chance(0.5))
            return Op::TaskLabel{task, random.pick(labels)};
        if (!labels.isEmpty())
            return Op::TaskUnlabel{task, random.pick(labels)};
        return Op::TaskAssign{task, self};
    case 7:
        return random.chance(0.6) ? Operation(Op::TaskAssign{task, self}) : Operation(Op::TaskUnassign{task, self});
    case 8:
        return random.chance(0.5) ? Operation(Op::TaskDelete{task}) : Operation(Op::TaskArchive{task});
    case 9:
    case 10:
    case 11: {
        // Many hands on few texts.
        Op::TaskUpdate update;
        update.id = random.chance(0.7) ? tasks.at(random.below(std::min<qsizetype>(3, tasks.size()))) : task;
        update.description = editWords(view.find(update.id)->description, random, ids);
        return update;
    }
    case 12:
        if (const Board *board = view.board(); board != nullptr && random.chance(0.4)) {
            Op::TaskTransfer transfer;
            transfer.id = task;
            transfer.boardId = BoardId(board->id.value() == "b1"_L1 ? u"b2"_s : u"b1"_s);
            return transfer;
        }
        [[fallthrough]];
    default:
        return Op::TaskRestore{task};
    }
}

Operation onColumns(const BoardState &view, Random &random, IdSource &ids)
{
    const QList<ColumnId> columns = keysOf(view.columns());
    switch (random.below(6)) {
    case 0:
    case 1: {
        Op::ColumnCreate create;
        create.id = ColumnId(ids.next());
        create.name = create.id.value();
        create.anchor = randomAnchor(view.liveColumns(), random);
        if (random.chance(0.3))
            create.wip = WipLimit{1 + random.below(3), random.chance(0.7)};
        return create;
    }
    case 2:
        return Op::ColumnMove{random.pick(columns), randomAnchor(view.liveColumns(), random)};
    case 3:
        if (columns.size() > 2)
            return Op::ColumnDelete{random.pick(columns), random.pick(columns)};
        return Op::ColumnArchive{random.pick(columns), random.chance(0.3)};
    default: {
        Op::ColumnUpdate update;
        update.id = random.pick(columns);
        update.name = ids.next();
        if (random.chance(0.2))
            update.wip = random.chance(0.5) ? std::optional<WipLimit>() : std::optional<WipLimit>({1 + random.below(5), true});
        return update;
    }
    }
}

Operation onLabelsAndLanes(const BoardState &view, Random &random, IdSource &ids)
{
    const QList<LabelId> labels = keysOf(view.labels());
    const QList<SwimlaneId> lanes = keysOf(view.swimlanes());
    switch (random.below(7)) {
    case 0:
        if (!labels.isEmpty())
            return Op::LabelDelete{random.pick(labels)};
        break;
    case 1:
        if (!labels.isEmpty())
            return Op::LabelUpdate{random.pick(labels), ids.next(), randomColor(random)};
        break;
    case 2:
        return Op::SwimlaneCreate{SwimlaneId(ids.next()), u"lane"_s, randomAnchor(view.liveSwimlanes(), random)};
    case 3:
        if (!lanes.isEmpty())
            return Op::SwimlaneMove{random.pick(lanes), randomAnchor(view.liveSwimlanes(), random)};
        break;
    case 4:
        if (!lanes.isEmpty())
            return random.chance(0.4) ? Operation(Op::SwimlaneDelete{random.pick(lanes)})
                                      : Operation(Op::SwimlaneUpdate{random.pick(lanes), ids.next()});
        break;
    default:
        break;
    }
    return Op::LabelCreate{LabelId(ids.next()), u"label"_s, randomColor(random)};
}

Operation insideTask(const BoardState &view, Random &random, IdSource &ids)
{
    const TaskId task = random.pick(keysOf(view.tasks()));
    const QList<ChecklistId> lists = keysOf(view.checklists());
    const QList<CheckItemId> items = keysOf(view.checkItems());
    const QList<CommentId> comments = keysOf(view.comments());
    switch (random.below(9)) {
    case 0:
        return Op::ChecklistCreate{ChecklistId(ids.next()), task, u"list"_s, randomAnchor(view.checklistsOf(task), random)};
    case 1:
    case 2:
        if (!lists.isEmpty()) {
            const ChecklistId list = random.pick(lists);
            return Op::CheckItemCreate{CheckItemId(ids.next()), list, u"item"_s, randomAnchor(view.itemsOf(list), random)};
        }
        break;
    case 3:
        if (!items.isEmpty()) {
            const CheckItem *item = view.find(random.pick(items));
            const QString text = editWords(item->text, random, ids);
            return Op::CheckItemUpdate{item->id, text.isEmpty() ? ids.next() : text, random.chance(0.5)};
        }
        break;
    case 4:
        if (!items.isEmpty() && !lists.isEmpty()) {
            const ChecklistId list = random.pick(lists);
            return Op::CheckItemMove{random.pick(items), list, randomAnchor(view.itemsOf(list), random)};
        }
        break;
    case 5:
        if (!items.isEmpty() && random.chance(0.5))
            return Op::CheckItemDelete{random.pick(items)};
        if (!lists.isEmpty())
            return random.chance(0.3) ? Operation(Op::ChecklistDelete{random.pick(lists)})
                                      : Operation(Op::ChecklistUpdate{random.pick(lists), ids.next()});
        break;
    case 6:
        if (!comments.isEmpty())
            return random.chance(0.5) ? Operation(Op::CommentUpdate{random.pick(comments), ids.next()})
                                      : Operation(Op::CommentDelete{random.pick(comments)});
        break;
    default:
        break;
    }
    return Op::CommentCreate{CommentId(ids.next()), task, u"said"_s};
}

} // namespace

QString CountingIds::next()
{
    return u"x%1"_s.arg(++m_last);
}

Operation randomOperation(const BoardState &view, const UserId &self, Random &random, IdSource &ids)
{
    if (view.columns().isEmpty())
        return Op::ColumnCreate{ColumnId(ids.next()), u"first"_s, {}, {}};
    const int dice = random.below(100);
    if (view.tasks().isEmpty() || dice < 18) {
        Op::TaskCreate create;
        create.id = TaskId(ids.next());
        create.columnId = random.pick(view.columns().keys());
        create.title = create.id.value();
        if (random.chance(0.3))
            create.description = editWords(u"some words to begin with"_s, random, ids);
        create.anchor = randomAnchor(view.liveTasks(create.columnId), random);
        return create;
    }
    if (dice < 66)
        return onTask(view, self, random, ids);
    if (dice < 76)
        return onColumns(view, random, ids);
    if (dice < 84)
        return onLabelsAndLanes(view, random, ids);
    if (dice < 98)
        return insideTask(view, random, ids);
    Op::BoardUpdate update;
    update.name = ids.next();
    return update;
}

Operation randomTeamOperation(const BoardState &view, Random &random, IdSource &ids)
{
    if (view.boards().size() < 4 && random.chance(0.3))
        return Op::BoardCreate{BoardId(ids.next()), u"another"_s, {}};
    return Op::TeamUpdate{ids.next()};
}

} // namespace Lanban::Sim
