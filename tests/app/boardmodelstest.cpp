// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardmodels.h"
#include "app/viewmodel/values.h"
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

//! A board that is edited by its one owner; tells what each edit touched.
struct Fixture {
    BoardState state;
    quint64 seq = 0;

    Fixture()
    {
        const Member owner{Me, 1, u"Anna Berg"_s, u"blue"_s, Role::Owner, false, 1};
        for (const Event &event :
             boardBootstrap({BoardId(u"b"_s), 1, TeamId(u"t"_s), u"Board"_s, {}, false, false}, {owner}, Me, Now))
            apply(state, event, ++seq);
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
    void addColumn(const QString &id) { edit(Op::ColumnCreate{ColumnId(id), id.toUpper(), {}, {}}); }
    QList<EntityRef> addTask(const QString &id, const QString &column)
    {
        Op::TaskCreate op;
        op.id = TaskId(id);
        op.columnId = ColumnId(column);
        op.title = u"Task "_s + id;
        return edit(op);
    }
};

RowContext context()
{
    return {[](const EntityRef &) { return false; }, Me, Now};
}

//! All that the models show, to compare with what a fresh load shows.
QString dump(const BoardModels &models)
{
    const auto rows = [](const RowListModel &model) {
        QStringList lines;
        for (const QString &id : model.ids()) {
            QStringList values;
            const QHash<int, QByteArray> names = model.roleNames();
            for (auto role = names.cbegin(); role != names.cend(); ++role) {
                const QVariant value = model.data(model.index(model.indexOf(id)), role.key());
                if (!value.canConvert<QObject *>() && !value.canConvert<QVariantList>())
                    values.append(QString::fromUtf8(role.value()) + u'=' + value.toString());
                for (const QVariant &element : value.toList()) {
                    if (element.canConvert<LabelValue>())
                        values.append(element.value<LabelValue>().name);
                }
            }
            values.sort();
            lines.append(values.join(u' '));
        }
        return lines.join(u'\n');
    };
    QStringList parts{rows(*models.columns()), rows(*models.labels()), rows(*models.members())};
    for (const QString &column : models.columns()->ids())
        parts.append(column + u":\n"_s + rows(*models.columns()->existing(column)));
    QStringList archived = models.archivedTasks()->ids();
    archived.sort();
    parts.append(archived.join(u','));
    return parts.join(u"\n--\n"_s);
}

} // namespace

class BoardModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aMovedTaskIsOneStepInEachColumn()
    {
        Fixture board;
        board.addColumn(u"todo"_s);
        board.addColumn(u"done"_s);
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            board.addTask(id, u"todo"_s);
        QObject parent;
        BoardModels models(&parent);
        models.load(board.state, context());
        TaskListModel *todo = models.columns()->existing(u"todo"_s);
        TaskListModel *done = models.columns()->existing(u"done"_s);
        QVERIFY(todo && done);
        QCOMPARE(todo->ids(), QStringList({u"a"_s, u"b"_s, u"c"_s}));
        const QAbstractItemModelTester todoTester(todo, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester doneTester(done, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(todo, &QAbstractItemModel::modelReset);
        const QSignalSpy moves(todo, &QAbstractItemModel::rowsMoved);
        const QSignalSpy removes(todo, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy inserts(done, &QAbstractItemModel::rowsInserted);

        models.update(board.state, board.edit(Op::TaskMove{TaskId(u"a"_s), ColumnId(u"todo"_s), {}, {TaskId(u"c"_s), {}}}),
                      context());
        QCOMPARE(todo->ids(), QStringList({u"b"_s, u"c"_s, u"a"_s}));
        QCOMPARE(moves.count(), 1);

        models.update(board.state, board.edit(Op::TaskMove{TaskId(u"c"_s), ColumnId(u"done"_s), {}, {}}), context());
        QCOMPARE(todo->ids(), QStringList({u"b"_s, u"a"_s}));
        QCOMPARE(done->ids(), QStringList({u"c"_s}));
        QCOMPARE(removes.count(), 1);
        QCOMPARE(inserts.count(), 1);
        QCOMPARE(models.columns()->valueOf(u"todo"_s, u"taskCount"_s).toInt(), 2);
        QCOMPARE(models.columns()->valueOf(u"done"_s, u"taskCount"_s).toInt(), 1);
        QCOMPARE(resets.count(), 0);
    }

    void aRenamedLabelReachesItsCards()
    {
        Fixture board;
        board.addColumn(u"todo"_s);
        board.addTask(u"a"_s, u"todo"_s);
        board.edit(Op::LabelCreate{LabelId(u"l"_s), u"Bug"_s, u"red"_s});
        board.edit(Op::TaskLabel{TaskId(u"a"_s), LabelId(u"l"_s)});
        QObject parent;
        BoardModels models(&parent);
        models.load(board.state, context());
        models.update(board.state, board.edit(Op::LabelUpdate{LabelId(u"l"_s), u"Defect"_s, {}}), context());
        const QVariantList labels = models.columns()->existing(u"todo"_s)->valueOf(u"a"_s, u"labels"_s).toList();
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels.first().value<LabelValue>().name, u"Defect"_s);
        QCOMPARE(models.labels()->valueOf(u"l"_s, u"name"_s).toString(), u"Defect"_s);
    }

    void aDeletedColumnGivesItsTasksToTheHeir()
    {
        Fixture board;
        board.addColumn(u"old"_s);
        board.addColumn(u"new"_s);
        board.addTask(u"a"_s, u"old"_s);
        QObject parent;
        BoardModels models(&parent);
        models.load(board.state, context());
        models.update(board.state, board.edit(Op::ColumnDelete{ColumnId(u"old"_s), ColumnId(u"new"_s)}), context());
        QCOMPARE(models.columns()->ids(), QStringList{u"new"_s});
        QCOMPARE(models.columns()->existing(u"new"_s)->ids(), QStringList{u"a"_s});
        QVERIFY(!models.columns()->existing(u"old"_s));
    }

    void aDuePassesByItself()
    {
        Fixture board;
        board.addColumn(u"todo"_s);
        board.addTask(u"a"_s, u"todo"_s);
        Op::TaskUpdate due{TaskId(u"a"_s), {}, {}, {}, {}, {}};
        due.dueAt = Nullable<qint64>(std::optional<qint64>(Now + 1000));
        board.edit(due);
        QObject parent;
        BoardModels models(&parent);
        models.load(board.state, context());
        TaskListModel *todo = models.columns()->existing(u"todo"_s);
        QCOMPARE(todo->valueOf(u"a"_s, u"overdue"_s), QVariant(false));
        QCOMPARE(models.nextDueAfter(Now), std::optional<qint64>(Now + 1001)); // it has passed only then
        RowContext later = context();
        later.nowMs = Now + 1001;
        models.refreshOverdue(board.state, later);
        QCOMPARE(todo->valueOf(u"a"_s, u"overdue"_s), QVariant(true));
        QVERIFY(!models.nextDueAfter(later.nowMs));
    }

    // The oracle: after every change of a random run the models show what a fresh load would.
    void everyChangeComesToWhatAFreshLoadShows()
    {
        Fixture board;
        QRandomGenerator random(11);
        const QStringList columns{u"c0"_s, u"c1"_s, u"c2"_s};
        for (const QString &column : columns)
            board.addColumn(column);
        for (int i = 0; i < 3; ++i)
            board.edit(Op::LabelCreate{LabelId(u"l%1"_s.arg(i)), u"Label %1"_s.arg(i), u"red"_s});
        QObject parent;
        BoardModels models(&parent);
        models.load(board.state, context());
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        std::vector<std::unique_ptr<QSignalSpy>> resets;
        for (const QString &column : columns) {
            QAbstractItemModel *tasks = models.columns()->existing(column);
            testers.push_back(
                std::make_unique<QAbstractItemModelTester>(tasks, QAbstractItemModelTester::FailureReportingMode::QtTest));
            resets.push_back(std::make_unique<QSignalSpy>(tasks, &QAbstractItemModel::modelReset));
        }
        int made = 0;
        const auto anyTask = [&] { return TaskId(u"t%1"_s.arg(random.bounded(std::max(1, made)))); };
        const auto anyColumn = [&] { return ColumnId(columns.at(random.bounded(3))); };
        for (int step = 0; step < 400; ++step) {
            QList<EntityRef> refs;
            const int kind = made == 0 ? 0 : random.bounded(8);
            const TaskId id = anyTask();
            const Task *task = board.state.find(id);
            if (kind == 0)
                refs = board.addTask(u"t%1"_s.arg(made++), anyColumn().value());
            else if (kind <= 3 && !task->deleted)
                refs = board.edit(Op::TaskMove{id, anyColumn(), {}, {random.bounded(2) ? anyTask() : TaskId(), {}}});
            else if (kind == 4 && !task->deleted)
                refs = board.edit(Op::TaskUpdate{id, u"Title %1"_s.arg(step), {}, {}, {}, {}});
            else if (kind == 5 && !task->deleted && !task->archived)
                refs = board.edit(random.bounded(2) ? Operation(Op::TaskArchive{id}) : Operation(Op::TaskDelete{id}));
            else if (kind == 6 && (task->deleted || task->archived))
                refs = board.edit(Op::TaskRestore{id});
            else if (kind == 7 && !task->deleted)
                refs = board.edit(Op::TaskLabel{id, LabelId(u"l%1"_s.arg(random.bounded(3)))});
            models.update(board.state, refs, context());
            QObject other;
            BoardModels fresh(&other);
            fresh.load(board.state, context());
            QCOMPARE(dump(models), dump(fresh));
        }
        for (const auto &spy : resets)
            QCOMPARE(spy->count(), 0);
    }

    void initials_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::newRow("two words") << u"anna berg"_s << u"AB"_s;
        QTest::newRow("one word") << u"Anna"_s << u"A"_s;
        QTest::newRow("three words") << u"Jan van Dijk"_s << u"JV"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("beyond the basic plane") << u"\U0001F98A fox"_s << u"\U0001F98AF"_s;
    }
    void initials()
    {
        QFETCH(const QString, name);
        QTEST(initialsOf(name), "initials");
    }
};

QTEST_GUILESS_MAIN(BoardModelsTest)
#include "boardmodelstest.moc"
