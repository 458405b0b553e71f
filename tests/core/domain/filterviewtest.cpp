// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filterview.h"
#include "core/domain/bootstrap.h"
#include "core/domain/filterfold.h"
#include "tests/core/domain/boardfixture.h"
#include "tests/core/domain/randomoperations.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

constexpr qint64 HourMs = 3'600'000;
constexpr qint64 Start = 1'760'000'000'000;

using Rows = QMap<ColumnId, QList<TaskId>>;

FilterContext context()
{
    return {id<UserId>("U1"), QTimeZone("Europe/Berlin")};
}

//! What a column shows by looking at every task there is: what the rows have to come to.
QList<TaskId> expected(const BoardState &state, const ColumnId &column, const Filter &filter, qint64 now,
                       const QSet<QString> &pending, const QMap<TaskId, int> &held)
{
    FilterPredicate predicate(filter, context());
    (void)predicate.bind(state);
    QList<Task> tasks;
    const Column *found = state.find(column);
    for (const TaskId &id : state.tasksByRank(column)) {
        const Task task = *state.find(id);
        const QString text = foldForSearch(task.title) + u'\n' + foldForSearch(task.description);
        const FilterSubject subject{&task, !state.checklistsOf(id).isEmpty(), !state.commentsOf(id).isEmpty(),
                                    pending.contains(id.value()), text};
        if (found && !found->archived && !found->deleted && !task.deleted && (!task.archived || predicate.wantsArchived())
            && (held.contains(id) || predicate.matches(subject, now)))
            tasks.append(task);
    }
    const FilterSort sort = filter.sort;
    std::stable_sort(tasks.begin(), tasks.end(), [&](const Task &a, const Task &b) {
        switch (sort.key) {
        case FilterSort::Key::Position:
            return sort.descending && a.pos > b.pos;
        case FilterSort::Key::Due:
            if (!a.dueAt || !b.dueAt)
                return a.dueAt.has_value() && !b.dueAt;
            return sort.descending ? *a.dueAt > *b.dueAt : *a.dueAt < *b.dueAt;
        case FilterSort::Key::Created:
            return sort.descending ? a.createdAt > b.createdAt : a.createdAt < b.createdAt;
        case FilterSort::Key::Updated:
            return sort.descending ? a.updatedAt > b.updatedAt : a.updatedAt < b.updatedAt;
        case FilterSort::Key::Title:
            return sort.descending ? foldForSearch(a.title) > foldForSearch(b.title)
                                   : foldForSearch(a.title) < foldForSearch(b.title);
        }
        return false;
    });
    QList<TaskId> ids;
    for (const Task &task : tasks)
        ids.append(task.id);
    return ids;
}

//! Rows as somebody has them who only ever heard of the steps.
void carryOut(Rows &rows, const QList<FilterStep> &steps)
{
    for (const FilterStep &step : steps) {
        QList<TaskId> &column = rows[step.column];
        switch (step.kind) {
        case FilterStep::Kind::Enter:
            RC_ASSERT(step.to <= column.size());
            column.insert(step.to, step.task);
            break;
        case FilterStep::Kind::Leave:
            RC_ASSERT((column.value(step.from) == step.task));
            column.removeAt(step.from);
            break;
        case FilterStep::Kind::Move:
            RC_ASSERT((column.value(step.from) == step.task));
            column.move(step.from, step.to);
            break;
        case FilterStep::Kind::Refresh:
            RC_ASSERT((column.value(step.to) == step.task));
            break;
        }
    }
}

//! Filters out of all there is to ask for, of names that the random boards have.
Filter anyFilter(RandomOperations &random)
{
    static const QStringList terms{u"label:\"text 1\""_s,
                                   u"label:red,green"_s,
                                   u"-label:\"text 2\",label"_s,
                                   u"no:label"_s,
                                   u"@me"_s,
                                   u"assignee:u2,u3"_s,
                                   u"-@u1"_s,
                                   u"no:assignee"_s,
                                   u"column:column"_s,
                                   u"column:\"text 3\",\"text 1\""_s,
                                   u"-column:\"text 2\""_s,
                                   u"is:archived"_s,
                                   u"is:overdue"_s,
                                   u"-is:overdue"_s,
                                   u"is:done"_s,
                                   u"is:pending"_s,
                                   u"has:checklist"_s,
                                   u"has:comment"_s,
                                   u"has:description"_s,
                                   u"no:due,comment"_s,
                                   u"due:today"_s,
                                   u"due:<today"_s,
                                   u"-due:tomorrow"_s,
                                   u"due:today..+3d"_s,
                                   u"due:-30h..+5h"_s,
                                   u"text"_s,
                                   u"\"text 1\""_s,
                                   u"-4"_s,
                                   u"task"_s};
    static const QStringList sorts{u"due"_s,     u"-due"_s,  u"created"_s, u"-updated"_s,
                                   u"updated"_s, u"title"_s, u"-title"_s,  u"-position"_s};
    QString text;
    const int count = random.below(4);
    for (int i = 0; i < count; ++i)
        text += terms.at(random.below(static_cast<int>(terms.size()))) + u' ';
    if (random.below(3) == 0)
        text += u"sort:"_s + sorts.at(random.below(static_cast<int>(sorts.size())));
    const ParsedFilter parsed = parseFilter(text);
    RC_ASSERT(parsed.errors.isEmpty());
    return parsed.filter;
}

//! A board, several filtered views of it, and what their rows would be for one who only follows the steps.
struct World {
    explicit World(quint64 seed) : random(seed)
    {
        Member owner{id<UserId>("U1"), 1, u"U1"_s, u"red"_s, Role::Owner, false, 1};
        Board board{id<BoardId>("B1"), 1, id<TeamId>("T"), u"Board"_s, {}, false, false};
        for (const Event &event : boardBootstrap(board, {owner}, owner.userId, 1))
            (void)apply(state, event, ++seq);
        for (const char *column : {"C1", "C2"})
            (void)edit(Op::ColumnCreate{id<ColumnId>(column), u"Column"_s, {}, {}});
        (void)edit(Op::LabelCreate{id<LabelId>("L1"), u"Label"_s, u"red"_s});
        for (const char *taskId : {"T1", "T2", "T3"}) {
            Op::TaskCreate task;
            task.id = id<TaskId>(taskId);
            task.columnId = id<ColumnId>("C1");
            task.title = u"Task"_s;
            (void)edit(task);
        }
        (void)edit(Op::ChecklistCreate{id<ChecklistId>("K1"), id<TaskId>("T1"), u"List"_s, {}});
        for (int i = 0; i < 5; ++i) {
            views.emplace_back(context(), [this](const TaskId &task) { return pending.contains(task.value()); });
            views.back().load(state, now);
            views.back().setFilter(state, anyFilter(random), now);
            rows.append(rowsOf(views.back()));
        }
        held.resize(views.size());
    }

    QList<EntityRef> edit(const Operation &op)
    {
        const auto decision = decide(state, mutationOf(op), systemActor(), now);
        QList<EntityRef> refs;
        if (!decision)
            return refs;
        for (const Event &event : decision->events)
            refs += apply(state, event, ++seq);
        return refs;
    }

    //! Something happens to the board; \return what it touched.
    QList<EntityRef> happen()
    {
        const TaskId task(u"T%1"_s.arg(random.below(16) + 1));
        switch (random.below(6)) {
        case 0: {
            Op::TaskUpdate op{task, {}, {}, {}, {}, {}};
            op.dueAt = Nullable<qint64>(std::optional<qint64>(now + (random.below(240) - 120) * HourMs / 2));
            op.dueDone = random.below(4) == 0;
            return edit(op);
        }
        case 1:
            if (!pending.remove(task.value()))
                pending.insert(task.value());
            return {{EntityType::Task, task.value(), 0}};
        case 2: { // shown before the server refused it: then all of it is undone
            const BoardState before = state;
            const QList<EntityRef> refs = edit(random.board());
            tell(refs);
            for (const EntityRef &ref : refs)
                state.copyFrom(before, ref);
            return refs;
        }
        default:
            return edit(random.board());
        }
    }

    void tell(const QList<EntityRef> &refs)
    {
        const bool fade = random.below(3) == 0;
        for (size_t i = 0; i < views.size(); ++i)
            carryOut(rows[static_cast<qsizetype>(i)], views[i].update(state, refs, now, fade));
    }

    void holdSomething()
    {
        const auto i = static_cast<size_t>(random.below(static_cast<int>(views.size())));
        const TaskId task(u"T%1"_s.arg(random.below(16) + 1));
        Rows &shown = rows[static_cast<qsizetype>(i)];
        switch (random.below(3)) {
        case 0:
            ++held[i][task];
            carryOut(shown, views[i].hold(state, task));
            break;
        case 1:
            if (held[i].contains(task) && --held[i][task] == 0)
                held[i].remove(task);
            carryOut(shown, views[i].release(state, task));
            break;
        default:
            carryOut(shown, views[i].vanish(state, task));
        }
    }

    static Rows rowsOf(const FilterView &view)
    {
        Rows rows;
        for (int i = 1; i <= 8; ++i) {
            const ColumnId column(u"C%1"_s.arg(i));
            if (view.rowCount(column) > 0)
                rows.insert(column, view.rows(column));
        }
        return rows;
    }

    void check()
    {
        for (size_t i = 0; i < views.size(); ++i) {
            const FilterView &view = views[i];
            RC_LOG() << toText(view.filter()).toStdString() << '\n';
            Rows told = rows.at(static_cast<qsizetype>(i));
            told.removeIf([](const auto &column) { return column.value().isEmpty(); });
            RC_ASSERT((told == rowsOf(view)));
            int matching = 0;
            for (int c = 1; c <= 8; ++c) {
                const ColumnId column(u"C%1"_s.arg(c));
                QList<TaskId> shown = view.rows(column);
                shown.removeIf([&](const TaskId &task) { return view.isFading(task); });
                RC_ASSERT((shown == expected(state, column, view.filter(), now, pending, held[i])));
                const auto matches = expected(state, column, view.filter(), now, pending, {}).size();
                RC_ASSERT(view.matchCount(column) == matches);
                matching += static_cast<int>(matches);
                for (const TaskId &task : view.rows(column))
                    RC_ASSERT(view.isShown(task));
            }
            RC_ASSERT(view.matchCount() == matching);
            RC_ASSERT((!view.nextFlip() || *view.nextFlip() > now));
        }
    }

    RandomOperations random;
    BoardState state;
    quint64 seq = 0;
    qint64 now = Start;
    QSet<QString> pending;
    std::vector<FilterView> views;
    QList<Rows> rows;
    std::vector<QMap<TaskId, int>> held;
};

BoardState smallBoard()
{
    BoardState state = sampleBoard();
    run(state, Op::LabelUpdate{id<LabelId>("L1"), u"green"_s, {}}, systemActor());
    return state;
}

FilterView viewOf(const BoardState &state, const QString &filter, qint64 now = Start)
{
    FilterView view(context());
    view.load(state, now);
    view.setFilter(state, parseFilter(filter).filter, now);
    return view;
}

QList<EntityRef> changed(const char *task)
{
    return {{EntityType::Task, QString::fromLatin1(task), 0}};
}

} // namespace

class FilterViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The oracle: after every event and every step of the clock, rows kept by steps are what looking at all comes to.
    void stepsComeToWhatLookingAtAllDoes()
    {
        QVERIFY(rc::check("incremental rows == full evaluation", [] {
            World world(*rc::gen::arbitrary<quint64>());
            const int count = *rc::gen::inRange(0, 150);
            world.check();
            for (int i = 0; i < count; ++i) {
                switch (world.random.below(10)) {
                case 0: // mostly on, at times back, at times right to where something flips
                    world.now += (world.random.below(30) - 4) * HourMs + world.random.below(3);
                    world.tell({});
                    break;
                case 1:
                    if (const auto flip = world.views.front().nextFlip())
                        world.now = *flip;
                    world.tell({});
                    break;
                case 2:
                    world.holdSomething();
                    break;
                case 3: {
                    const auto k = static_cast<size_t>(world.random.below(static_cast<int>(world.views.size())));
                    world.views[k].setFilter(world.state, anyFilter(world.random), world.now);
                    world.rows[static_cast<qsizetype>(k)] = World::rowsOf(world.views[k]);
                    break;
                }
                default:
                    world.tell(world.happen());
                }
                world.check();
            }
        }));
    }

    void aTaskThatIsGivenTheColourAppearsInItsPlace()
    {
        BoardState state = smallBoard();
        FilterView view = viewOf(state, u"label:green"_s);
        QCOMPARE(view.rows(id<ColumnId>("C1")), QList<TaskId>{id<TaskId>("T1")});
        run(state, Op::TaskLabel{id<TaskId>("T3"), id<LabelId>("L1")}, systemActor());
        const QList<FilterStep> steps = view.update(state, changed("T3"), Start);
        const FilterStep enter{FilterStep::Kind::Enter, id<ColumnId>("C1"), id<TaskId>("T3"), -1, 1};
        QCOMPARE(steps.size(), 1);
        QVERIFY(steps.first() == enter);
        QCOMPARE(view.matchCount(), 2);
        QCOMPARE(view.totalCount(), 6);
    }

    void aLabelThatIsRenamedBringsItsTasks()
    {
        BoardState state = smallBoard();
        FilterView view = viewOf(state, u"label:bug"_s);
        QCOMPARE(view.matchCount(), 0);
        run(state, Op::LabelUpdate{id<LabelId>("L1"), u"Bug"_s, {}}, systemActor());
        const QList<FilterStep> steps = view.update(state, {{EntityType::Label, u"L1"_s, 0}}, Start);
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps.first().task, id<TaskId>("T1"));
        QCOMPARE(view.matchCount(), 1);
    }

    // What the filter does not look at makes no place change, and asks for no other row.
    void anotherFieldIsAChangeOfTheOneRow()
    {
        BoardState state = smallBoard();
        FilterView view = viewOf(state, u"label:green"_s);
        run(state, Op::TaskUpdate{id<TaskId>("T1"), u"Other"_s, {}, {}, {}, {}}, systemActor());
        const QList<FilterStep> steps = view.update(state, changed("T1"), Start);
        QCOMPARE(steps.size(), 1);
        QVERIFY(steps.first().kind == FilterStep::Kind::Refresh);
        run(state, Op::TaskUpdate{id<TaskId>("T2"), u"Other"_s, {}, {}, {}, {}}, systemActor());
        QCOMPARE(view.update(state, changed("T2"), Start).size(), 0);
    }

    // Both cards count their items.
    void anItemThatGoesToAnotherTaskChangesBothRows()
    {
        BoardState state = smallBoard();
        run(state, Op::ChecklistCreate{id<ChecklistId>("K9"), id<TaskId>("T2"), u"There"_s, {}}, systemActor());
        FilterView view = viewOf(state, u"-is:archived"_s);
        run(state, Op::CheckItemMove{id<CheckItemId>("I1"), id<ChecklistId>("K9"), {}}, systemActor());
        QSet<TaskId> refreshed;
        for (const FilterStep &step : view.update(state, {{EntityType::CheckItem, u"I1"_s, 0}}, Start)) {
            QVERIFY(step.kind == FilterStep::Kind::Refresh);
            refreshed.insert(step.task);
        }
        QCOMPARE(refreshed, (QSet<TaskId>{id<TaskId>("T1"), id<TaskId>("T2")}));
    }

    void timeAloneLetsATaskIn()
    {
        BoardState state = smallBoard();
        Op::TaskUpdate due{id<TaskId>("T2"), {}, {}, {}, {}, {}};
        due.dueAt = Nullable<qint64>(std::optional<qint64>(Start + 5000));
        run(state, due, systemActor());
        FilterView view = viewOf(state, u"is:overdue"_s);
        QCOMPARE(view.nextFlip(), std::optional<qint64>(Start + 5001));
        QCOMPARE(view.advance(state, Start + 5000).size(), 0);
        const QList<FilterStep> steps = view.advance(state, Start + 5001);
        QCOMPARE(steps.size(), 1);
        QVERIFY(steps.first().kind == FilterStep::Kind::Enter);
        QVERIFY(!view.nextFlip());
        // A clock that is set back takes it out again.
        QCOMPARE(view.advance(state, Start).size(), 1);
        QCOMPARE(view.matchCount(), 0);
    }

    void whatIsHeldStaysAsAGhost()
    {
        BoardState state = smallBoard();
        FilterView view = viewOf(state, u"label:green"_s);
        const auto task = id<TaskId>("T1");
        QCOMPARE(view.hold(state, task).size(), 1);
        QVERIFY(!view.isGhost(task));
        run(state, Op::TaskUnlabel{task, id<LabelId>("L1")}, systemActor());
        const QList<FilterStep> steps = view.update(state, changed("T1"), Start);
        QCOMPARE(steps.size(), 1);
        QVERIFY(steps.first().kind == FilterStep::Kind::Refresh);
        QVERIFY(view.isGhost(task));
        QCOMPARE(view.matchCount(), 0);
        QCOMPARE(view.rowCount(id<ColumnId>("C1")), 1);
        const QList<FilterStep> after = view.release(state, task);
        QCOMPARE(after.size(), 1);
        QVERIFY(after.first().kind == FilterStep::Kind::Leave);
    }

    // A card that leaves because of somebody else does so before one's eyes, where it was.
    void whatFadesStaysWhereItWas()
    {
        BoardState state = smallBoard();
        FilterView view = viewOf(state, u"column:\"to do\""_s);
        const auto task = id<TaskId>("T2");
        const QList<TaskId> before = view.rows(id<ColumnId>("C1"));
        run(state, Op::TaskMove{task, id<ColumnId>("C2"), {}, {}}, systemActor());
        QCOMPARE(view.update(state, changed("T2"), Start, true).size(), 1);
        QVERIFY(view.isFading(task));
        QVERIFY(view.isGhost(task));
        QCOMPARE(view.rows(id<ColumnId>("C1")), before);
        QCOMPARE(view.rowCount(id<ColumnId>("C2")), 0);
        QCOMPARE(view.matchCount(id<ColumnId>("C1")), static_cast<int>(before.size()) - 1);
        QCOMPARE(view.vanish(state, task).size(), 1);
        QCOMPARE(view.rows(id<ColumnId>("C1")).size(), before.size() - 1);
        QVERIFY(!view.isShown(task));
    }

    void archivedTasksAreShownWhenAskedFor()
    {
        const BoardState state = smallBoard();
        QCOMPARE(viewOf(state, u"is:archived"_s).rows(id<ColumnId>("C1")), QList<TaskId>{id<TaskId>("T4")});
        QCOMPARE(viewOf(state, u"-is:archived"_s).matchCount(), 6);
    }

    void anOrderIsKeptWithinAColumn()
    {
        BoardState state = smallBoard();
        FilterView view = viewOf(state, u"sort:-title"_s);
        QCOMPARE(view.rows(id<ColumnId>("C1")), QList<TaskId>({id<TaskId>("T3"), id<TaskId>("T2"), id<TaskId>("T1")}));
        run(state, Op::TaskUpdate{id<TaskId>("T1"), u"Zebra"_s, {}, {}, {}, {}}, systemActor());
        const QList<FilterStep> steps = view.update(state, changed("T1"), Start);
        const FilterStep move{FilterStep::Kind::Move, id<ColumnId>("C1"), id<TaskId>("T1"), 2, 0};
        QCOMPARE(steps.size(), 1);
        QVERIFY(steps.first() == move);
    }
};

QTEST_GUILESS_MAIN(FilterViewTest)
#include "filterviewtest.moc"
