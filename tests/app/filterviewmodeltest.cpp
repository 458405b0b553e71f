// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Patience = 15000;
} // namespace

//! All that a list tells of its changes.
struct Watch {
    explicit Watch(QAbstractItemModel *model)
        : tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , resets(model, &QAbstractItemModel::modelReset)
        , layouts(model, &QAbstractItemModel::layoutChanged)
        , moves(model, &QAbstractItemModel::rowsMoved)
        , removes(model, &QAbstractItemModel::rowsRemoved)
        , inserts(model, &QAbstractItemModel::rowsInserted)
        , changes(model, &QAbstractItemModel::dataChanged)
    {
    }
    //! Everything but what came and what changed where it stands.
    [[nodiscard]] qsizetype upheavals() const { return resets.count() + layouts.count() + moves.count() + removes.count(); }

    QAbstractItemModelTester tester;
    QSignalSpy resets;
    QSignalSpy layouts;
    QSignalSpy moves;
    QSignalSpy removes;
    QSignalSpy inserts;
    QSignalSpy changes;
};

//! A board's filter in whole apps: what is typed, what is kept, and what others do meanwhile.
class FilterViewModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_app->event(u"hosting"_s).isEmpty(), Patience);
    }
    void cleanup()
    {
        m_guest.reset();
        m_app.reset();
    }

    void typingShowsWhatMatches()
    {
        const QString match = board().addTask(columnId(0), u"Пойти к ёлке"_s);
        const QString other = board().addTask(columnId(0), u"Stay at home"_s);
        const int total = filter().totalCount();
        QCOMPARE(filter().shownCount(), total);
        QVERIFY(!filter().isActive());
        const QSignalSpy counts(&filter(), &FilterViewModel::countsChanged);
        filter().setText(u"ЕЛК"_s);
        QVERIFY(filter().isActive());
        QCOMPARE(filter().shownCount(), 1);
        QCOMPARE(filter().totalCount(), total);
        QCOMPARE(counts.count(), 1);
        QCOMPARE(m_app->tasksOf(0)->ids(), QStringList{match});
        filter().clear();
        QCOMPARE(filter().shownCount(), total);
        QVERIFY(m_app->tasksOf(0)->indexOf(other) >= 0);
    }

    void whatIsWrongIsToldAndKept()
    {
        filter().setText(u"fix label:"_s);
        QVERIFY(!filter().error().isEmpty());
        QCOMPARE(filter().errorAt(), 4);
        QCOMPARE(filter().errorLength(), 6);
        QCOMPARE(filter().text(), u"fix label:"_s);
        QVERIFY(filter().isActive());
        filter().setText(u"column:\"no such column\""_s);
        QVERIFY(filter().error().contains(u"no such column"_s));
        QCOMPARE(filter().errorAt(), 0);
        board().addColumn(u"No such column"_s);
        QTRY_COMPARE_WITH_TIMEOUT(filter().error(), QString(), Patience);
        QCOMPARE(filter().errorAt(), -1);
    }

    void aChipTogglesItsTerm()
    {
        filter().setText(u"fix"_s);
        const QString term = filter().labelTerm(u"Needs review"_s, u"red"_s);
        QCOMPARE(term, u"label:\"Needs review\""_s);
        QCOMPARE(filter().labelTerm({}, u"green"_s), u"label:green"_s);
        filter().toggle(term);
        QCOMPARE(filter().text(), u"fix label:\"Needs review\""_s);
        QVERIFY(filter().has(u"label:\"needs REVIEW\""_s));
        QVERIFY(!filter().has(u"-label:\"needs review\""_s));
        filter().setText(u"fix \"half a"_s);
        filter().toggle(term);
        QCOMPARE(filter().text(), u"fix \"half a\" label:\"Needs review\""_s);
        filter().setText(u"fix  label:\"needs review\"  @me"_s);
        filter().toggle(term);
        QCOMPARE(filter().text(), u"fix @me"_s);
    }

    void theTextIsThereAfterARestart()
    {
        const QString match = board().addTask(columnId(0), u"unmistakable"_s);
        filter().setText(u"unmistakable label:"_s);
        QTRY_COMPARE_WITH_TIMEOUT(board().pendingCount(), 0, Patience);
        m_app.reset();
        start();
        QCOMPARE(filter().text(), u"unmistakable label:"_s);
        QCOMPARE(m_app->tasksOf(0)->ids(), QStringList{match});
        filter().clear();
        m_app.reset();
        start();
        QCOMPARE(filter().text(), QString());
    }

    void aNewTaskTakesTheFiltersValues()
    {
        const QString first = board().addTask(columnId(0), u"first"_s);
        board().openTask(first);
        board().task()->addLabel(u"Shiny"_s, u"green"_s);
        board().closeTask();
        filter().setText(u"label:shiny @me"_s);
        const QString made = board().addTask(columnId(1), u"second"_s);
        QCOMPARE(m_app->tasksOf(1)->ids(), QStringList{made});
        QCOMPARE(value(1, made, u"labels"_s).toList().size(), 1);
        QCOMPARE(value(1, made, u"assignees"_s).toList().size(), 1);
        QCOMPARE(value(1, made, u"ghost"_s).toBool(), false);
    }

    // What one just made is not taken away at once because of a word that it has not.
    void aNewTaskThatDoesNotMatchStaysForNow()
    {
        filter().setText(u"unmistakable"_s);
        const QString made = board().addTask(columnId(0), u"something else"_s);
        QCOMPARE(m_app->tasksOf(0)->ids(), QStringList{made});
        QCOMPARE(value(0, made, u"ghost"_s).toBool(), true);
        QCOMPARE(filter().shownCount(), 0);
        filter().setText(u"unmistakable -x"_s);
        QCOMPARE(m_app->tasksOf(0)->count(), 0);
    }

    void anOpenTaskStaysUntilItIsClosed()
    {
        const QString id = board().addTask(columnId(0), u"unmistakable"_s);
        filter().setText(u"unmistakable"_s);
        board().openTask(id);
        board().task()->setTitle(u"Another"_s);
        QCOMPARE(m_app->tasksOf(0)->ids(), QStringList{id});
        QCOMPARE(value(0, id, u"ghost"_s).toBool(), true);
        board().closeTask();
        QCOMPARE(m_app->tasksOf(0)->count(), 0);
    }

    // Places are among what is shown: dropped between two cards, a task stands between them also when all are.
    void aDropIsAmongWhatIsShown()
    {
        QStringList ids;
        for (const QString &title : {u"word 1"_s, u"hidden"_s, u"word 2"_s, u"hidden too"_s, u"word 3"_s})
            ids.append(board().addTask(columnId(1), title));
        filter().setText(u"word"_s);
        QCOMPARE(m_app->tasksOf(1)->ids(), QStringList({ids[0], ids[2], ids[4]}));
        board().moveTask(ids[4], columnId(1), 1);
        QCOMPARE(m_app->tasksOf(1)->ids(), QStringList({ids[0], ids[4], ids[2]}));
        filter().setText(u"word sort:-title"_s);
        QVERIFY(filter().isSorted());
        QCOMPARE(m_app->tasksOf(1)->ids(), QStringList({ids[4], ids[2], ids[0]}));
        const int pending = board().pendingCount();
        board().moveTask(ids[0], columnId(1), 0); // not the users' own order: nothing to drop between
        QVERIFY(board().pendingCount() <= pending);
        board().moveTask(ids[0], columnId(0), 0);
        QCOMPARE(m_app->tasksOf(1)->ids(), QStringList({ids[4], ids[2]}));
    }

    void suggestionsComeFromTheBoard()
    {
        const QVariantList list = filter().suggestions(u"column:"_s);
        QCOMPARE(list.size(), board().columns()->count());
        QVERIFY(list.first().toMap()[u"whole"_s].toBool());
    }

    // Filter on green here; somebody else makes a task between others and colours it green: it comes at once in its place, and
    // nothing else stirs, in no column.
    void whatSomebodyElseColoursGreenAppears()
    {
        const QStringList made = addGreenTasks();
        filter().setText(u"label:green"_s);
        const QList<QStringList> before = shown();
        QVERIFY(before.at(0).contains(made.first()) && before.at(0).contains(made.last()));
        join();
        BoardViewModel &theirs = *m_guest->controller.board();
        const QString id = theirs.addTask(columnId(0), u"Theirs"_s);
        theirs.moveTask(id, columnId(0), static_cast<int>(m_guest->tasksOf(0)->ids().indexOf(made.last())));
        QTRY_VERIFY_WITH_TIMEOUT(theirs.pendingCount() == 0, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(filter().totalCount(), m_guest->controller.board()->filter()->totalCount(), Patience);
        QCOMPARE(shown(), before);

        std::vector<std::unique_ptr<Watch>> columns;
        columns.reserve(static_cast<size_t>(board().columns()->count()));
        for (int i = 0; i < board().columns()->count(); ++i)
            columns.push_back(std::make_unique<Watch>(m_app->tasksOf(i)));
        const Watch list(board().columns());
        theirs.openTask(id);
        theirs.task()->toggleLabel(theirs.labels()->idAt(labelRow(theirs, u"green"_s)));
        QStringList with = before.at(0);
        const qsizetype place = with.indexOf(made.last());
        QVERIFY(place > 0); // in the middle
        with.insert(place, id);
        QTRY_COMPARE_WITH_TIMEOUT(m_app->tasksOf(0)->ids(), with, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(theirs.pendingCount(), 0, Patience);
        for (const auto &column : columns) {
            const bool isIts = column == columns.front();
            QCOMPARE(column->inserts.count(), isIts ? 1 : 0);
            QCOMPARE(column->upheavals(), 0);
            for (const QList<QVariant> &change : column->changes) { // of the others none has stirred
                QVERIFY(isIts);
                QCOMPARE(change.at(0).toModelIndex().row(), place);
                QCOMPARE(change.at(1).toModelIndex().row(), place);
            }
        }
        QCOMPARE(columns.front()->inserts.constFirst().at(1).toInt(), static_cast<int>(place));
        QCOMPARE(columns.front()->inserts.constFirst().at(2).toInt(), static_cast<int>(place));
        QCOMPARE(list.inserts.count(), 0);
        QCOMPARE(list.upheavals(), 0);

        // And when the colour is taken off again, the card fades under the name of who did it.
        theirs.task()->toggleLabel(theirs.labels()->idAt(labelRow(theirs, u"green"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(value(0, id, u"leftBy"_s).toString(), m_guest->profile.displayName(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), before, Patience);
        QCOMPARE(columns.front()->resets.count(), 0);
    }

private:
    void start()
    {
        m_app = std::make_unique<WholeApp>(m_folder->path(), Launch::Options{true, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_app->isLive() && board().columns()->count() > 2, Patience);
    }
    void join()
    {
        m_guestFolder = std::make_unique<QTemporaryDir>();
        m_guest = std::make_unique<WholeApp>(m_guestFolder->path(),
                                             Launch::Options{false, {}, m_app->event(u"hosting"_s)[u"link"_s].toString()});
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive() && m_guest->controller.board()->columns()->count() > 2, Patience);
    }
    [[nodiscard]] BoardViewModel &board() const { return *m_app->controller.board(); }
    [[nodiscard]] FilterViewModel &filter() const { return *board().filter(); }
    //! The tasks of each column.
    [[nodiscard]] QList<QStringList> shown() const
    {
        QList<QStringList> columns;
        for (int i = 0; i < board().columns()->count(); ++i)
            columns.append(m_app->tasksOf(i)->ids());
        return columns;
    }
    //! Two in the first column, with one of no colour between them, one in the next.
    [[nodiscard]] QStringList addGreenTasks() const
    {
        QStringList made;
        for (const int column : {0, 0, 0, 1}) {
            const QString id = board().addTask(columnId(column), u"Task"_s);
            board().openTask(id);
            if (made.size() != 1)
                board().task()->toggleLabel(board().labels()->idAt(labelRow(board(), u"green"_s)));
            made.append(id);
        }
        board().closeTask();
        if (!QTest::qWaitFor([this] { return board().pendingCount() == 0; }, Patience))
            qWarning("the server did not take the tasks");
        return {made.at(0), made.at(2)};
    }
    [[nodiscard]] QString columnId(int column) const { return board().columns()->idAt(column); }
    [[nodiscard]] QVariant value(int column, const QString &id, const QString &role) const
    {
        return m_app->tasksOf(column)->valueOf(id, role);
    }
    [[nodiscard]] static int labelRow(const BoardViewModel &board, const QString &color)
    {
        for (int i = 0; i < board.labels()->count(); ++i) {
            if (board.labels()->valueOf(board.labels()->idAt(i), u"color"_s) == color)
                return i;
        }
        return -1;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_guestFolder;
    std::unique_ptr<WholeApp> m_app;
    std::unique_ptr<WholeApp> m_guest;
};

QTEST_MAIN(FilterViewModelTest)
#include "filterviewmodeltest.moc"
