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

    // Filter on green here; somebody else makes a task and colours it green: it comes at once, and nothing else stirs.
    void whatSomebodyElseColoursGreenAppears()
    {
        filter().setText(u"label:green"_s);
        const QStringList before = m_app->tasksOf(0)->ids();
        QVERIFY(!before.isEmpty());
        join();
        TaskListModel *tasks = m_app->tasksOf(0);
        const QAbstractItemModelTester tester(tasks, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(tasks, &QAbstractItemModel::modelReset);
        const QSignalSpy inserts(tasks, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removes(tasks, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy changes(tasks, &QAbstractItemModel::dataChanged);
        BoardViewModel &theirs = *m_guest->controller.board();
        const QString id = theirs.addTask(columnId(0), u"Theirs"_s);
        theirs.openTask(id);
        theirs.task()->toggleLabel(theirs.labels()->idAt(labelRow(theirs, u"green"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(tasks->ids(), before + QStringList{id}, Patience);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(removes.count(), 0);
        QCOMPARE(inserts.count(), 1);
        for (const QList<QVariant> &change : changes)
            QCOMPARE(change.at(0).toModelIndex().row(), before.size()); // the others did not stir
        // And when the colour is taken off again, the card fades under the name of who did it.
        theirs.task()->toggleLabel(theirs.labels()->idAt(labelRow(theirs, u"green"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(value(0, id, u"leftBy"_s).toString(), m_guest->profile.displayName(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(tasks->ids(), before, Patience);
        QCOMPARE(resets.count(), 0);
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
