// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardmodels.h"
#include "core/domain/bootstrap.h"
#include "core/domain/decide.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

const UserId Me(u"me"_s);
constexpr qint64 Now = 1'760'000'000'000;

RowContext contextAt(qint64 now)
{
    return {[](const EntityRef &) { return false; }, Me, now};
}

Filter filterOf(const QString &text)
{
    return parseFilter(text).filter;
}

//! A board of three columns and three labels with its models, watched for what views can't bear.
struct Fixture {
    Fixture() : models(&parent, {Me, QTimeZone::utc()})
    {
        const Member owner{Me, 1, u"Anna Berg"_s, u"blue"_s, Role::Owner, false, 1};
        for (const Event &event :
             boardBootstrap({BoardId(u"b"_s), 1, TeamId(u"t"_s), u"Board"_s, {}, false, false}, {owner}, Me, Now))
            (void)apply(state, event, ++seq);
        for (const QString &column : {u"c0"_s, u"c1"_s, u"c2"_s})
            edit(Op::ColumnCreate{ColumnId(column), column.toUpper(), {}, {}});
        for (const QString &color : {u"red"_s, u"green"_s, u"blue"_s})
            edit(Op::LabelCreate{LabelId(color), {}, color});
    }

    QList<EntityRef> edit(const Operation &op)
    {
        Mutation mutation;
        mutation.room = RoomId::board(BoardId(u"b"_s));
        mutation.op = op;
        const auto decision = decide(state, mutation, {Me, u"Anna Berg"_s, u"blue"_s}, Now);
        if (!decision) {
            QTest::qFail(qPrintable(decision.error().error.detail), __FILE__, __LINE__);
            return {};
        }
        QList<EntityRef> refs;
        for (const Event &event : decision->events)
            refs += apply(state, event, ++seq);
        return refs;
    }
    QList<EntityRef> addTask(const QString &id, const QString &column, const QString &label = {})
    {
        Op::TaskCreate op;
        op.id = TaskId(id);
        op.columnId = ColumnId(column);
        op.title = u"Task "_s + id;
        if (!label.isEmpty())
            op.labelIds = {LabelId(label)};
        return edit(op);
    }
    void show(const QString &filter)
    {
        models.load(state, contextAt(Now));
        models.setFilter(state, filterOf(filter), contextAt(Now));
    }
    QStringList update(const QList<EntityRef> &refs, const QString &actor = {})
    {
        return models.update(state, refs, contextAt(Now), actor);
    }
    [[nodiscard]] TaskListModel *tasks(const QString &column) const { return models.columns()->existing(column); }
    [[nodiscard]] int counted(const QString &column, const QString &role) const
    {
        return models.columns()->valueOf(column, role).toInt();
    }

    QObject parent;
    BoardState state;
    quint64 seq = 0;
    BoardModels models;
};

//! Every signal of a list that tells of rows, by name.
struct Spies {
    explicit Spies(QAbstractItemModel *model)
        : tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , resets(model, &QAbstractItemModel::modelReset)
        , layouts(model, &QAbstractItemModel::layoutChanged)
        , inserts(model, &QAbstractItemModel::rowsInserted)
        , removes(model, &QAbstractItemModel::rowsRemoved)
        , moves(model, &QAbstractItemModel::rowsMoved)
        , changes(model, &QAbstractItemModel::dataChanged)
    {
    }
    [[nodiscard]] QString counts() const
    {
        return u"reset %1 layout %2 in %3 out %4 move %5 change %6"_s.arg(resets.count())
            .arg(layouts.count())
            .arg(inserts.count())
            .arg(removes.count())
            .arg(moves.count())
            .arg(changes.count());
    }

    QAbstractItemModelTester tester;
    QSignalSpy resets;
    QSignalSpy layouts;
    QSignalSpy inserts;
    QSignalSpy removes;
    QSignalSpy moves;
    QSignalSpy changes;
};

} // namespace

class FilterModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    // A task that comes to match is one new row in its place; nobody else hears of it.
    void aTaskThatIsColouredComesAsOneRow()
    {
        Fixture board;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            board.addTask(id, u"c0"_s, id == u"b"_s ? QString() : u"green"_s);
        board.show(u"label:green"_s);
        QCOMPARE(board.tasks(u"c0"_s)->ids(), QStringList({u"a"_s, u"c"_s}));
        const Spies spies(board.tasks(u"c0"_s));
        board.update(board.edit(Op::TaskLabel{TaskId(u"b"_s), LabelId(u"green"_s)}));
        QCOMPARE(board.tasks(u"c0"_s)->ids(), QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(spies.counts(), u"reset 0 layout 0 in 1 out 0 move 0 change 0"_s);
        QCOMPARE(spies.inserts.first().at(1).toInt(), 1);
    }

    void whatDoesNotMatchIsNotHeardOf()
    {
        Fixture board;
        board.addTask(u"a"_s, u"c0"_s, u"green"_s);
        board.show(u"label:green"_s);
        const Spies spies(board.tasks(u"c0"_s));
        board.update(board.addTask(u"b"_s, u"c0"_s));
        board.update(board.edit(Op::TaskUpdate{TaskId(u"b"_s), u"Other"_s, {}, {}, {}, {}}));
        board.update(board.edit(Op::TaskDelete{TaskId(u"b"_s)}));
        QCOMPARE(spies.counts(), u"reset 0 layout 0 in 0 out 0 move 0 change 0"_s);
    }

    void countsAreOfHowMany()
    {
        Fixture board;
        board.addTask(u"a"_s, u"c0"_s, u"green"_s);
        board.addTask(u"b"_s, u"c0"_s);
        board.show(u"label:green"_s);
        QCOMPARE(board.counted(u"c0"_s, u"shownCount"_s), 1);
        QCOMPARE(board.counted(u"c0"_s, u"allCount"_s), 2);
        board.update(board.addTask(u"c"_s, u"c0"_s));
        QCOMPARE(board.counted(u"c0"_s, u"allCount"_s), 3);
        board.update(board.edit(Op::TaskMove{TaskId(u"a"_s), ColumnId(u"c1"_s), {}, {}}));
        QCOMPARE(board.counted(u"c0"_s, u"shownCount"_s), 0);
        QCOMPARE(board.counted(u"c1"_s, u"shownCount"_s), 1);
        QCOMPARE(board.counted(u"c1"_s, u"taskCount"_s), 1);
        QCOMPARE(board.models.view().matchCount(), 1);
        QCOMPARE(board.models.view().totalCount(), 3);
    }

    // Another filter takes out and brings in by stretches; what stays is not touched.
    void anotherFilterIsNoReset()
    {
        Fixture board;
        for (int i = 0; i < 12; ++i)
            board.addTask(u"t%1"_s.arg(i, 2, 10, QChar(u'0')), u"c0"_s, i >= 4 && i < 8 ? u"green"_s : QString());
        board.show({});
        const Spies spies(board.tasks(u"c0"_s));
        board.models.setFilter(board.state, filterOf(u"label:green"_s), contextAt(Now));
        QCOMPARE(board.tasks(u"c0"_s)->ids(), QStringList({u"t04"_s, u"t05"_s, u"t06"_s, u"t07"_s}));
        QCOMPARE(spies.counts(), u"reset 0 layout 0 in 0 out 2 move 0 change 0"_s);
        board.models.setFilter(board.state, {}, contextAt(Now));
        QCOMPARE(board.tasks(u"c0"_s)->count(), 12);
        QCOMPARE(spies.counts(), u"reset 0 layout 0 in 2 out 2 move 0 change 0"_s);
    }

    void anOrderMovesRows()
    {
        Fixture board;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            board.addTask(id, u"c0"_s);
        board.show({});
        const Spies spies(board.tasks(u"c0"_s));
        board.models.setFilter(board.state, filterOf(u"sort:-title"_s), contextAt(Now));
        QCOMPARE(board.tasks(u"c0"_s)->ids(), QStringList({u"c"_s, u"b"_s, u"a"_s}));
        QCOMPARE(spies.resets.count() + spies.inserts.count() + spies.removes.count(), 0);
    }

    void whatSomebodyElseTookOutFadesUnderHisName()
    {
        Fixture board;
        board.addTask(u"a"_s, u"c0"_s, u"green"_s);
        board.addTask(u"b"_s, u"c0"_s, u"green"_s);
        board.show(u"label:green"_s);
        TaskListModel *tasks = board.tasks(u"c0"_s);
        const Spies spies(tasks);
        QCOMPARE(board.update(board.edit(Op::TaskUnlabel{TaskId(u"a"_s), LabelId(u"green"_s)}), u"Ben"_s), QStringList{u"a"_s});
        QCOMPARE(tasks->ids(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(tasks->valueOf(u"a"_s, u"ghost"_s), QVariant(true));
        QCOMPARE(tasks->valueOf(u"a"_s, u"leftBy"_s), QVariant(u"Ben"_s));
        QCOMPARE(tasks->valueOf(u"b"_s, u"ghost"_s), QVariant(false));
        QCOMPARE(board.counted(u"c0"_s, u"shownCount"_s), 1);
        board.models.vanish(board.state, TaskId(u"a"_s), contextAt(Now));
        QCOMPARE(tasks->ids(), QStringList{u"b"_s});
        QCOMPARE(spies.counts(), u"reset 0 layout 0 in 0 out 1 move 0 change 1"_s);
    }

    void whatFadesAndMatchesAgainIsItselfAgain()
    {
        Fixture board;
        board.addTask(u"a"_s, u"c0"_s, u"green"_s);
        board.show(u"label:green"_s);
        TaskListModel *tasks = board.tasks(u"c0"_s);
        board.update(board.edit(Op::TaskUnlabel{TaskId(u"a"_s), LabelId(u"green"_s)}), u"Ben"_s);
        board.update(board.edit(Op::TaskLabel{TaskId(u"a"_s), LabelId(u"green"_s)}), u"Ben"_s);
        QCOMPARE(tasks->valueOf(u"a"_s, u"ghost"_s), QVariant(false));
        QCOMPARE(tasks->valueOf(u"a"_s, u"leftBy"_s), QVariant(QString()));
        board.models.vanish(board.state, TaskId(u"a"_s), contextAt(Now));
        QCOMPARE(tasks->ids(), QStringList{u"a"_s});
    }

    void withoutAFilterNothingFades()
    {
        Fixture board;
        board.addTask(u"a"_s, u"c0"_s);
        board.show({});
        QCOMPARE(board.update(board.edit(Op::TaskDelete{TaskId(u"a"_s)}), u"Ben"_s), QStringList());
        QCOMPARE(board.tasks(u"c0"_s)->count(), 0);
    }

    void whatIsHeldStaysUntilItIsReleased()
    {
        Fixture board;
        board.addTask(u"a"_s, u"c0"_s, u"green"_s);
        board.show(u"label:green"_s);
        board.models.hold(board.state, TaskId(u"a"_s), contextAt(Now));
        board.update(board.edit(Op::TaskUnlabel{TaskId(u"a"_s), LabelId(u"green"_s)}));
        QCOMPARE(board.tasks(u"c0"_s)->valueOf(u"a"_s, u"ghost"_s), QVariant(true));
        board.models.release(board.state, TaskId(u"a"_s), contextAt(Now));
        QCOMPARE(board.tasks(u"c0"_s)->count(), 0);
    }

    void timeAloneBringsRows()
    {
        Fixture board;
        board.addTask(u"a"_s, u"c0"_s);
        Op::TaskUpdate due{TaskId(u"a"_s), {}, {}, {}, {}, {}};
        due.dueAt = Nullable<qint64>(std::optional<qint64>(Now + 1000));
        board.edit(due);
        board.show(u"is:overdue"_s);
        QCOMPARE(board.tasks(u"c0"_s)->count(), 0);
        QCOMPARE(board.models.nextDueAfter(Now), std::optional<qint64>(Now + 1001));
        board.models.refreshOverdue(board.state, contextAt(Now + 1001));
        QCOMPARE(board.tasks(u"c0"_s)->ids(), QStringList{u"a"_s});
        QCOMPARE(board.tasks(u"c0"_s)->valueOf(u"a"_s, u"overdue"_s), QVariant(true));
        QVERIFY(!board.models.nextDueAfter(Now + 1001));
    }

    // The oracle over the models: what is there after each change is what a fresh load shows, without one reset.
    void everyChangeComesToWhatAFreshLoadShows()
    {
        Fixture board;
        board.show({});
        const QStringList columns{u"c0"_s, u"c1"_s, u"c2"_s};
        const QStringList colors{u"red"_s, u"green"_s, u"blue"_s};
        const QStringList filters{u""_s,
                                  u"label:green"_s,
                                  u"-label:green column:c0,c1"_s,
                                  u"is:archived"_s,
                                  u"sort:-title"_s,
                                  u"label:red,blue sort:title"_s,
                                  u"1"_s,
                                  u"no:label sort:updated"_s};
        std::vector<std::unique_ptr<Spies>> spies;
        for (const QString &column : columns)
            spies.push_back(std::make_unique<Spies>(board.tasks(column)));
        QRandomGenerator random(7);
        Filter filter;
        int made = 0;
        for (int step = 0; step < 600; ++step) {
            QList<EntityRef> refs;
            const TaskId id(u"t%1"_s.arg(random.bounded(std::max(1, made))));
            const Task *task = board.state.find(id);
            const int kind = made == 0 ? 0 : random.bounded(9);
            if (kind == 0) {
                refs = board.addTask(u"t%1"_s.arg(made++), columns.at(random.bounded(3)));
            } else if (kind == 8) {
                filter = filterOf(filters.at(random.bounded(filters.size())));
                board.models.setFilter(board.state, filter, contextAt(Now));
            } else if (task->deleted || task->archived) {
                refs = board.edit(Op::TaskRestore{id});
            } else if (kind <= 2) {
                refs = board.edit(Op::TaskMove{id, ColumnId(columns.at(random.bounded(3))), {}, {}});
            } else if (kind == 3) {
                refs = board.edit(Op::TaskUpdate{id, u"Title %1"_s.arg(random.bounded(40)), {}, {}, {}, {}});
            } else if (kind == 4) {
                refs = board.edit(random.bounded(2) ? Operation(Op::TaskArchive{id}) : Operation(Op::TaskDelete{id}));
            } else if (task->labelIds.isEmpty()) {
                refs = board.edit(Op::TaskLabel{id, LabelId(colors.at(random.bounded(3)))});
            } else {
                refs = board.edit(Op::TaskUnlabel{id, task->labelIds.first()});
            }
            board.update(refs);
            Fixture fresh;
            fresh.state = board.state;
            fresh.models.load(board.state, contextAt(Now));
            fresh.models.setFilter(board.state, filter, contextAt(Now));
            for (const QString &column : columns) {
                QCOMPARE(board.tasks(column)->ids(), fresh.tasks(column)->ids());
                for (const QString &shown : board.tasks(column)->ids())
                    QCOMPARE(board.tasks(column)->valueOf(shown, u"title"_s), fresh.tasks(column)->valueOf(shown, u"title"_s));
                QCOMPARE(board.counted(column, u"shownCount"_s), fresh.counted(column, u"shownCount"_s));
                QCOMPARE(board.counted(column, u"allCount"_s), fresh.counted(column, u"allCount"_s));
            }
        }
        for (const auto &spy : spies)
            QCOMPARE(spy->resets.count() + spy->layouts.count(), 0);
    }
};

QTEST_GUILESS_MAIN(FilterModelsTest)
#include "filtermodelstest.moc"
