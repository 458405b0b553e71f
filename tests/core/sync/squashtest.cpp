// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/squash.h"
#include "core/domain/permission.h"
#include "core/sync/overlay.h"
#include "tests/core/sync/hubbench.h"
#include "tests/sim/edits.h"
#include "tests/sim/random.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

Actor someone()
{
    return {UserId(u"u0"_s), u"User 0"_s, u"blue"_s, false};
}

BoardState emptyBoard()
{
    return HubBench().stream(HubBench::board1()).state;
}

//! A queue, and what squashing made of it while it grew.
struct Queue {
    BoardState base = emptyBoard();
    QList<OutboxEntry> whole;
    QList<OutboxEntry> squashed;
    quint64 n = 0;

    //! The view of the whole of it.
    [[nodiscard]] BoardState view() const { return Overlay::replayed(base, whole, HubBench::board1(), someone()); }

    bool add(const Operation &op, const std::optional<BaseRef> &seen = {})
    {
        OutboxEntry entry;
        entry.mutation.room = HubBench::board1();
        entry.mutation.op = op;
        entry.mutation.base = seen;
        entry.mutation.at = 1'700'000'000'000;
        const auto decision = decide(view(), entry.mutation, someone(), entry.mutation.at);
        if (!decision || decision->events.isEmpty())
            return false;
        entry.n = ++n;
        entry.mutation.mid = n;
        entry.mutation.muid = Muid(u"m%1"_s.arg(n));
        whole.append(entry);
        const Squashing squashing = squash(squashed, entry.mutation);
        for (OutboxEntry &one : squashed) {
            if (one.n == squashing.into)
                one.mutation = squashing.merged;
        }
        squashed.removeIf([&](const OutboxEntry &one) { return squashing.gone.contains(one.n); });
        if (squashing.isNone())
            squashed.append(entry);
        return true;
    }
    void sent()
    {
        for (OutboxEntry &entry : squashed)
            entry.sent = true;
    }
    template<typename T>
    [[nodiscard]] T only() const
    {
        return squashed.size() == 1 ? std::get<T>(squashed.first().mutation.op) : T();
    }
};

QStringList texts(const auto &ids)
{
    QStringList list;
    for (const auto &id : ids)
        list.append(id.value());
    return list;
}

//! What a user sees of a board: no revisions, no keys but the order they give, nothing that is deleted but tasks.
QStringList seen(const BoardState &state)
{
    QStringList lines{state.board()->name, state.board()->description};
    for (const ColumnId &id : state.liveColumns()) {
        const Column &column = *state.find(id);
        lines.append(u"column %1 %2 %3"_s.arg(id.value(), column.name).arg(column.wip ? column.wip->limit : 0));
        for (const TaskId &task : state.tasksByRank(id)) {
            if (!state.find(task)->deleted)
                lines.append(u"  "_s + task.value());
        }
    }
    for (const Column &column : state.columns())
        lines.append(u"column %1 %2%3"_s.arg(column.id.value()).arg(column.archived).arg(column.deleted));
    for (const SwimlaneId &id : state.liveSwimlanes())
        lines.append(u"lane %1 %2"_s.arg(id.value(), state.find(id)->name));
    for (const Label &label : state.labels()) {
        if (!label.deleted)
            lines.append(u"label %1 %2 %3"_s.arg(label.id.value(), label.name, label.color));
    }
    for (const Task &task : state.tasks()) {
        lines.append(u"task %1 %2 %3 in %4 %5 labels %6 for %7 due %8 %9"_s
                         .arg(task.id.value(), task.title, task.description, task.columnId.value(), task.swimlaneId.value(),
                              texts(task.labelIds).join(u','), texts(task.assigneeIds).join(u','))
                         .arg(task.dueAt.value_or(0))
                         .arg(task.dueDone)
                     + u" %1%2"_s.arg(task.archived).arg(task.deleted));
        for (const ChecklistId &list : state.checklistsOf(task.id)) {
            lines.append(u"list %1 %2"_s.arg(list.value(), state.find(list)->name));
            for (const CheckItemId &item : state.itemsOf(list))
                lines.append(u"item %1 %2 %3"_s.arg(item.value(), state.find(item)->text).arg(state.find(item)->done));
        }
        QStringList comments;
        for (const CommentId &comment : state.commentsOf(task.id))
            comments.append(u"comment %1 %2"_s.arg(comment.value(), state.find(comment)->body));
        comments.sort();
        lines += comments;
    }
    return lines;
}

//! An item of a deleted checklist is still there to be moved out of it, but nobody sees it.
bool isOutOfSight(const BoardState &view, const Operation &op)
{
    const auto *move = std::get_if<Op::CheckItemMove>(&op);
    const CheckItem *item = move != nullptr ? view.find(move->id) : nullptr;
    const Checklist *list = item != nullptr ? view.find(item->checklistId) : nullptr;
    return list != nullptr && list->deleted;
}

QString difference(const QStringList &a, const QStringList &b)
{
    QString text;
    for (const QString &line : a) {
        if (!b.contains(line))
            text += u"\n squashed: "_s + line;
    }
    for (const QString &line : b) {
        if (!a.contains(line))
            text += u"\n whole: "_s + line;
    }
    return text.isEmpty() && a != b ? u"\n the order"_s : text;
}

Op::TaskUpdate described(const QString &task, const QString &text)
{
    Op::TaskUpdate update;
    update.id = TaskId(task);
    update.description = text;
    return update;
}

Op::TaskMove moved(const QString &task, const QString &column)
{
    Op::TaskMove move;
    move.id = TaskId(task);
    move.columnId = ColumnId(column);
    return move;
}

Op::CheckItemUpdate worded(const QString &item, const QString &text)
{
    Op::CheckItemUpdate update;
    update.id = CheckItemId(item);
    update.text = text;
    return update;
}

} // namespace

class SquashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theViewStaysAsItIs_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    //! What a user sees of the squashed queue is what they see of the whole one, whatever they do.
    void theViewStaysAsItIs()
    {
        QFETCH(const quint64, seed);
        Sim::Random random(seed);
        Sim::CountingIds ids;
        Queue queue;
        for (int i = 0; i < 70; ++i) {
            // Few things and much done to each: then there is something to put together.
            BoardState view = queue.view();
            while (view.tasks().size() > 4)
                view.copyFrom(BoardState(), {EntityType::Task, view.tasks().lastKey().value(), 0});
            const Operation op = Sim::randomOperation(view, UserId(u"u0"_s), random, ids);
            if (isOutOfSight(view, op))
                continue;
            queue.add(op);
            const BoardState squashed = Overlay::replayed(queue.base, queue.squashed, HubBench::board1(), someone());
            const QString differs = difference(seen(squashed), seen(queue.view()));
            QVERIFY2(differs.isEmpty(), qPrintable(u"%1, %2"_s.arg(i).arg(operationName(op)) + differs));
            if (random.chance(0.02))
                queue.sent();
        }
        QVERIFY(queue.squashed.size() < queue.whole.size());
    }

    void aTitleSetTwiceIsSetOnce()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.sent();
        queue.squashed.clear();
        queue.add(retitle(u"t"_s, u"one"_s), BaseRef{u"t"_s, 1, {}});
        queue.add(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"t"_s), u"between"_s});
        queue.add(retitle(u"t"_s, u"two"_s), BaseRef{u"t"_s, 2, {}});
        QCOMPARE(queue.squashed.size(), 2);
        QCOMPARE(std::get<Op::TaskUpdate>(queue.squashed.first().mutation.op).title, u"two"_s);
        QCOMPARE(queue.squashed.first().mutation.base->rev, 1u);
        QCOMPARE(queue.squashed.first().mutation.muid, Muid(u"m2"_s)); // the first's: it is that one
    }

    void aTextKeepsTheFirstsBaseAndGoesAlone()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.squashed.clear();
        queue.add(described(u"t"_s, u"one"_s), BaseRef{u"t"_s, 1, u""_s});
        queue.add(retitle(u"t"_s, u"title"_s));
        queue.add(described(u"t"_s, u"one two"_s), BaseRef{u"t"_s, 3, u"one"_s});
        QCOMPARE(queue.squashed.size(), 2);
        QCOMPARE(std::get<Op::TaskUpdate>(queue.squashed.first().mutation.op).description, u"one two"_s);
        QCOMPARE(queue.squashed.first().mutation.base->text, u""_s);
        QVERIFY(!std::get<Op::TaskUpdate>(queue.squashed.first().mutation.op).title);
    }

    void whatIsMadeIsMadeRightAtOnce()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.add(retitle(u"t"_s, u"better"_s));
        queue.add(described(u"t"_s, u"more"_s));
        QCOMPARE(queue.only<Op::TaskCreate>().title, u"better"_s);
        QCOMPARE(queue.only<Op::TaskCreate>().description, u"more"_s);
    }

    void aMoveIsNotPutBeforeWhatCameBetween()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.squashed.clear();
        queue.add(moved(u"t"_s, u"b1-col1"_s));
        queue.add(moved(u"t"_s, u"b1-col2"_s));
        QCOMPARE(queue.only<Op::TaskMove>().columnId, ColumnId(u"b1-col2"_s));
        Op::TaskCreate create = newTask(u"other"_s);
        create.columnId = ColumnId(u"b1-col2"_s);
        create.anchor.afterId = TaskId(u"t"_s);
        queue.add(create);
        queue.add(moved(u"t"_s, u"b1-col1"_s));
        QCOMPARE(queue.squashed.size(), 3);
    }

    void theLastWordOnALabelCounts()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.add(Op::LabelCreate{LabelId(u"l"_s), u"l"_s, u"red"_s});
        queue.squashed.clear();
        queue.add(Op::TaskLabel{TaskId(u"t"_s), LabelId(u"l"_s)});
        queue.add(Op::TaskUnlabel{TaskId(u"t"_s), LabelId(u"l"_s)});
        // It stays: another one may have put the label on meanwhile.
        QCOMPARE(queue.only<Op::TaskUnlabel>().labelId, LabelId(u"l"_s));
    }

    void itemsWordedTwiceAndDone()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.add(Op::ChecklistCreate{ChecklistId(u"q"_s), TaskId(u"t"_s), u"q"_s, {}});
        queue.add(Op::CheckItemCreate{CheckItemId(u"i"_s), ChecklistId(u"q"_s), u"i"_s, {}});
        queue.squashed.clear();
        queue.add(worded(u"i"_s, u"one"_s));
        Op::CheckItemUpdate done;
        done.id = CheckItemId(u"i"_s);
        done.done = true;
        queue.add(done);
        queue.add(worded(u"i"_s, u"two"_s));
        QCOMPARE(queue.squashed.size(), 2); // a conflict of texts does not take the tick along
        QCOMPARE(std::get<Op::CheckItemUpdate>(queue.squashed.first().mutation.op).text, u"two"_s);
    }

    void whatIsMadeAndDeletedLeavesNoTrace()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.add(Op::ChecklistCreate{ChecklistId(u"q"_s), TaskId(u"t"_s), u"q"_s, {}});
        queue.add(Op::CheckItemCreate{CheckItemId(u"i"_s), ChecklistId(u"q"_s), u"i"_s, {}});
        queue.add(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"t"_s), u"stays"_s});
        queue.add(Op::ChecklistDelete{ChecklistId(u"q"_s)});
        QCOMPARE(queue.squashed.size(), 2);
        QCOMPARE(std::get<Op::CommentCreate>(queue.squashed.last().mutation.op).body, u"stays"_s);
        queue.add(Op::TaskDelete{TaskId(u"t"_s)}); // it is in the trash now, and can be had back
        QCOMPARE(queue.squashed.size(), 3);
    }

    void whatStandsBesideItKeepsItAlive()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.add(Op::ChecklistCreate{ChecklistId(u"q"_s), TaskId(u"t"_s), u"q"_s, {}});
        queue.add(Op::CheckItemCreate{CheckItemId(u"a"_s), ChecklistId(u"q"_s), u"a"_s, {}});
        queue.add(Op::CheckItemCreate{CheckItemId(u"b"_s), ChecklistId(u"q"_s), u"b"_s, {}});
        queue.add(Op::CheckItemCreate{CheckItemId(u"x"_s), ChecklistId(u"q"_s), u"x"_s, {{}, CheckItemId(u"b"_s)}});
        queue.add(Op::CheckItemCreate{CheckItemId(u"y"_s), ChecklistId(u"q"_s), u"y"_s, {CheckItemId(u"x"_s), {}}});
        const qsizetype before = queue.squashed.size();
        queue.add(Op::CheckItemDelete{CheckItemId(u"x"_s)});
        QCOMPARE(queue.squashed.size(), before + 1); // without it `y` would stand elsewhere
    }

    void invariant14_whatWasSentIsLeftAlone()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.sent();
        queue.add(retitle(u"t"_s, u"better"_s));
        QCOMPARE(queue.squashed.size(), 2);
        QCOMPARE(std::get<Op::TaskCreate>(queue.squashed.first().mutation.op).title, u"Task t"_s);
    }

    void notAcrossAChangeOfRights()
    {
        Queue queue;
        queue.add(newTask(u"t"_s));
        queue.add(Op::MemberRole{UserId(u"u1"_s), Role::Viewer});
        queue.add(retitle(u"t"_s, u"better"_s));
        QCOMPARE(queue.squashed.size(), 3);
    }
};

QTEST_GUILESS_MAIN(SquashTest)
#include "squashtest.moc"
