// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

using App = WholeApp;

namespace {
constexpr int Patience = 15000;
} // namespace

class TwoAppsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hostFolder = std::make_unique<QTemporaryDir>();
        m_guestFolder = std::make_unique<QTemporaryDir>();
        m_host = std::make_unique<App>(m_hostFolder->path(), Launch::Options{true, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_host->event(u"hosting"_s).isEmpty(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_host->isLive() && m_host->controller.board()->columns()->count() > 1, Patience);
        join();
    }
    void cleanup()
    {
        m_guest.reset();
        m_host.reset();
    }

    void aGuestSeesTheHostsBoard()
    {
        QCOMPARE(m_guest->controller.board()->name(), m_host->controller.board()->name());
        QCOMPARE(m_guest->controller.board()->columns()->ids(), m_host->controller.board()->columns()->ids());
        QCOMPARE(m_guest->controller.boards()->count(), 1);
        QVERIFY(!m_guest->controller.board()->isLocal());
        QVERIFY(m_host->controller.board()->isLocal());
        QTRY_COMPARE_WITH_TIMEOUT(m_host->controller.hosting()->people()->count(), 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_host->controller.board()->online()->count(), 2, Patience);
    }

    void aMovedTaskMovesInTheOtherApp()
    {
        BoardViewModel &ours = *m_host->controller.board();
        TaskListModel *theirs = m_guest->tasksOf(1);
        const QAbstractItemModelTester tester(theirs, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(theirs, &QAbstractItemModel::modelReset);
        const QString task = m_host->tasksOf(0)->idAt(0);
        ours.moveTask(task, ours.columns()->idAt(1), 0);
        QCOMPARE(m_host->tasksOf(1)->idAt(0), task); // at once, before the server knows
        QTRY_COMPARE_WITH_TIMEOUT(theirs->idAt(0), task, Patience);
        QCOMPARE(m_guest->tasksOf(0)->indexOf(task), -1);
        QCOMPARE(resets.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ours.pendingCount(), 0, Patience);
    }

    void whoLosesAMoveIsTold()
    {
        BoardViewModel &ours = *m_host->controller.board();
        BoardViewModel &theirs = *m_guest->controller.board();
        const QString task = m_host->tasksOf(0)->idAt(0);
        const int last = m_host->tasksOf(0)->count() - 1;
        QVERIFY(last > 0);
        // Neither app hears of the other's before its own is on its way.
        ours.moveTask(task, ours.columns()->idAt(1), 0);
        theirs.moveTask(task, theirs.columns()->idAt(0), last);
        QCOMPARE(m_host->tasksOf(1)->idAt(0), task);
        QCOMPARE(m_guest->tasksOf(0)->idAt(last), task);
        // Which of the two came last is the server's to say; who came first hears of it.
        QTRY_COMPARE_WITH_TIMEOUT(m_host->noticeTexts().size() + m_guest->noticeTexts().size(), 1, Patience);
        const bool isHostFirst = !m_host->noticeTexts().isEmpty();
        QTRY_COMPARE_WITH_TIMEOUT(m_host->tasksOf(1)->indexOf(task), isHostFirst ? -1 : 0, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->tasksOf(1)->indexOf(task), isHostFirst ? -1 : 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(ours.pendingCount() == 0 && theirs.pendingCount() == 0, Patience);
        const WholeApp &winner = isHostFirst ? *m_guest : *m_host;
        const TaskListModel &shown = *winner.tasksOf(isHostFirst ? 0 : 1);
        QCOMPARE((isHostFirst ? m_host : m_guest)->noticeTexts(),
                 QStringList{u"%1, who had not seen your move, moved “%2” to “%3”."_s.arg(
                     winner.profile.displayName(), shown.valueOf(task, u"title"_s).toString(), columnName(isHostFirst ? 0 : 1))});
    }

    void whatMeetsWithWhatOthersDidIsTold_data()
    {
        QTest::addColumn<QString>("met");
        QTest::addColumn<QString>("told");
        QTest::newRow("column gone") << u"column"_s
                                     << u"Move the task “A task” to “%1”: Its column is gone. The task went to another one."_s;
        QTest::newRow("task deleted")
            << u"deleted"_s
            << u"Comment on the task “A task”: It was deleted meanwhile. Your change is kept with it, and "
               "comes back with it."_s;
        QTest::newRow("task on another board")
            << u"transferred"_s
            << u"Comment on the task “A task”: The task went to another board meanwhile. Your change was made there."_s;
        QTest::newRow("text merged") << u"merged"_s
                                     << u"Change the task “A task”: Others changed the same text meanwhile. It holds both now."_s;
    }
    void whatMeetsWithWhatOthersDidIsTold()
    {
        QFETCH(QString, met);
        QFETCH(QString, told);
        const QString board = m_host->controller.board()->boardId();
        const QString second = met == "transferred"_L1 ? secondBoard() : QString();
        BoardViewModel &ours = *m_host->controller.board();
        BoardViewModel &theirs = *m_guest->controller.board();
        QCOMPARE(ours.boardId(), board);
        QCOMPARE(theirs.boardId(), board);
        const QString heir = ours.columns()->idAt(2);
        const QString task = commonTask(u"a red house"_s);

        guest().stop(); // he does not hear of it
        if (met == "column"_L1)
            ours.deleteColumn(ours.columns()->idAt(1), heir);
        else if (met == "deleted"_L1)
            ours.deleteTask(task);
        else if (met == "transferred"_L1)
            QVERIFY(ours.task()->moveToBoard(second));
        else
            QVERIFY(ours.task()->setDescription(u"a red hut"_s));
        settle(*m_host);
        dismissAll(*m_guest);
        if (met == "column"_L1) {
            told = told.arg(theirs.columns()->valueOf(theirs.columns()->idAt(1), u"name"_s).toString());
            theirs.moveTask(task, theirs.columns()->idAt(1), 0);
        } else if (met == "merged"_L1) {
            QVERIFY(theirs.task()->setDescription(u"the red house"_s));
        } else {
            QVERIFY(theirs.task()->addComment(u"A word on it"_s));
        }
        QCOMPARE(theirs.pendingCount(), 1);
        QCOMPARE(m_guest->noticeTexts(), QStringList());

        guest().start();
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->noticeTexts(), QStringList{told}, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(theirs.pendingCount(), 0, Patience);
        QCOMPARE(m_guest->controller.tray()->count(), 0);
        if (met == "column"_L1) {
            QTRY_VERIFY_WITH_TIMEOUT(ours.columns()->existing(heir)->indexOf(task) >= 0, Patience);
        } else if (met == "merged"_L1) {
            QTRY_COMPARE_WITH_TIMEOUT(ours.task()->description(), u"the red hut"_s, Patience);
        } else if (met == "deleted"_L1) {
            QTRY_COMPARE_WITH_TIMEOUT(ours.task()->comments()->count(), 1, Patience);
        } else {
            m_host->controller.openBoard(ours.serverId(), second);
            m_host->controller.board()->openTask(task);
            QVERIFY(m_host->controller.board()->task());
            QTRY_COMPARE_WITH_TIMEOUT(m_host->controller.board()->task()->comments()->count(), 1, Patience);
        }
    }

    // It could not be known here: the server says no, and what was typed is in the tray.
    void whatTheServerRefusesAsGoneIsInTheTray()
    {
        BoardViewModel &ours = *m_host->controller.board();
        const QString task = commonTask({});
        QVERIFY(ours.task()->addChecklist(u"Steps"_s));
        const QString list = ours.task()->checklists()->idAt(0);
        QVERIFY(ours.task()->addItem(list, u"First"_s));
        const QString item = ours.task()->checklists()->itemsOf(list)->idAt(0);
        TaskViewModel &theirs = *m_guest->controller.board()->task();
        QTRY_VERIFY_WITH_TIMEOUT(theirs.checklists()->count() == 1 && theirs.checklists()->itemsOf(list)->count() == 1, Patience);

        guest().stop();
        ours.task()->deleteItem(item);
        settle(*m_host);
        QVERIFY(theirs.renameItem(item, u"My own words"_s));
        TrayModel &tray = *m_guest->controller.tray();
        QCOMPARE(tray.count(), 0);
        QCOMPARE(guest().sync().pendingCount(), 1);
        dismissAll(*m_guest);
        guest().start();
        QTRY_COMPARE_WITH_TIMEOUT(tray.count(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(guest().sync().pendingCount(), 0, Patience);
        QVERIFY(guest().sync().tray().constFirst().code == ErrorCode::Gone);
        const auto value = [&tray](const QString &role) { return tray.valueOf(tray.idAt(0), role).toString(); };
        QCOMPARE(value(u"kind"_s), u"other"_s);
        QCOMPARE(value(u"text"_s), u"My own words"_s);
        QCOMPARE(value(u"title"_s), u"Change a checklist item"_s);
        QCOMPARE(value(u"reason"_s), u"Someone deleted it meanwhile."_s);
        QCOMPARE(m_guest->noticeTexts(), QStringList{u"Change a checklist item: refused. Someone deleted it meanwhile."_s});
        QTRY_COMPARE_WITH_TIMEOUT(value(u"standing"_s), u"The checklist item is not there."_s, Patience);

        // It is there after a restart as well, and what was typed can go where there is a place for it.
        m_guest.reset();
        m_guest = std::make_unique<App>(m_guestFolder->path(), Launch::Options{});
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), Patience);
        TrayModel &again = *m_guest->controller.tray();
        QCOMPARE(again.count(), 1);
        QVERIFY(!again.retry(again.idAt(0)));
        QCOMPARE(again.count(), 1);
        again.copy(again.idAt(0));
        m_guest->controller.board()->openTask(task);
        QVERIFY(m_guest->controller.board()->task()->addItem(list, QGuiApplication::clipboard()->text()));
        again.discard(again.idAt(0));
        QCOMPARE(again.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ours.task()->checklists()->itemsOf(list)->count(), 1, Patience);
        CheckItemListModel &items = *ours.task()->checklists()->itemsOf(list);
        QCOMPARE(items.valueOf(items.idAt(0), u"text"_s).toString(), u"My own words"_s);
    }

    void whatTheServerRefusesAsAConflictIsChosen()
    {
        BoardViewModel &ours = *m_host->controller.board();
        const QString task = commonTask(u"buy a red ladder"_s);
        guest().stop();
        QVERIFY(ours.task()->setDescription(u"buy a blue ladder"_s));
        settle(*m_host);
        TaskViewModel &theirs = *m_guest->controller.board()->task();
        QVERIFY(theirs.setDescription(u"buy a green ladder"_s));
        TrayModel &tray = *m_guest->controller.tray();
        QCOMPARE(tray.count(), 0);
        QCOMPARE(guest().sync().pendingCount(), 1);
        const QSignalSpy arose(&m_guest->controller, &AppController::conflictArose);
        guest().start();
        QTRY_COMPARE_WITH_TIMEOUT(tray.count(), 1, Patience);
        QVERIFY(guest().sync().tray().constFirst().code == ErrorCode::TextConflict);
        QCOMPARE(arose.count(), 1);
        QCOMPARE(arose.at(0).at(0).toString(), tray.idAt(0));
        QCOMPARE(arose.at(0).at(1).toString(), task);
        QCOMPARE(tray.valueOf(tray.idAt(0), u"text"_s).toString(), u"buy a green ladder"_s);

        QVERIFY(tray.openConflict(tray.idAt(0)));
        QCOMPARE(tray.conflict()->base(), u"buy a red ladder"_s);
        QCOMPARE(tray.conflict()->mine(), u"buy a green ladder"_s);
        QTRY_COMPARE_WITH_TIMEOUT(tray.conflict()->theirs(), u"buy a blue ladder"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(theirs.description(), u"buy a blue ladder"_s, Patience);
        QVERIFY(tray.conflict()->resolve(u"buy a green and blue ladder"_s));
        QCOMPARE(tray.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ours.task()->description(), u"buy a green and blue ladder"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(guest().sync().pendingCount(), 0, Patience);
        QCOMPARE(tray.count(), 0);
    }

    void whatAGuestDoesReachesTheHost()
    {
        BoardViewModel &theirs = *m_guest->controller.board();
        QVERIFY(theirs.canWrite());
        const QString id = theirs.addTask(theirs.columns()->idAt(0), u"From the guest"_s);
        QVERIFY(!id.isEmpty());
        theirs.openTask(id);
        QVERIFY(theirs.task());
        theirs.task()->setDescription(u"Some *text*"_s);
        theirs.task()->addComment(u"A comment"_s);
        theirs.task()->addLabel(u"New"_s, u"green"_s);
        theirs.task()->addChecklist(u"Steps"_s);
        theirs.task()->addItem(theirs.task()->checklists()->idAt(0), u"First"_s);

        BoardViewModel &ours = *m_host->controller.board();
        QTRY_VERIFY_WITH_TIMEOUT(m_host->tasksOf(0)->indexOf(id) >= 0, Patience);
        ours.openTask(id);
        QVERIFY(ours.task());
        QTRY_COMPARE_WITH_TIMEOUT(ours.task()->description(), u"Some *text*"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(ours.task()->comments()->count(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_host->tasksOf(0)->valueOf(id, u"labels"_s).toList().size(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_host->tasksOf(0)->valueOf(id, u"checkTotal"_s).toInt(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_guest->tasksOf(0)->valueOf(id, u"pending"_s).toBool(), Patience);
    }

    // False keeps the text in its field; the notice says why.
    void aTextThatIsTooLongIsRefusedAndTold()
    {
        BoardViewModel &board = *m_guest->controller.board();
        const QString column = board.columns()->idAt(0);
        const QString id = board.addTask(column, u"Task"_s);
        board.openTask(id);
        TaskViewModel &task = *board.task();
        QVERIFY(task.addComment(u"Comment"_s) && task.addChecklist(u"Steps"_s) && task.addLabel(u"New"_s, u"green"_s));
        QVERIFY(task.addItem(task.checklists()->idAt(0), u"Item"_s));
        const QString list = task.checklists()->idAt(0);
        const QString comment = task.comments()->idAt(0);
        const QString label = board.labels()->idAt(0);
        const QString text(70000, u'x');
        const int before = board.pendingCount();
        NoticeModel &notices = *m_guest->controller.notices();
        const auto refuses = [&](bool done) {
            const bool told = notices.count() > 0;
            for (const QString &notice : notices.ids())
                notices.dismiss(notice);
            return !done && told;
        };
        for (const QString &notice : notices.ids())
            notices.dismiss(notice);
        QVERIFY(refuses(task.setTitle(text)));
        QVERIFY(refuses(task.setDescription(text)));
        QVERIFY(refuses(task.addComment(text)));
        QVERIFY(refuses(task.editComment(comment, text)));
        QVERIFY(refuses(task.addChecklist(text)));
        QVERIFY(refuses(task.renameChecklist(list, text)));
        QVERIFY(refuses(task.addItem(list, text)));
        QVERIFY(refuses(task.addLabel(text, u"green"_s)));
        QVERIFY(refuses(task.updateLabel(label, text, u"green"_s)));
        QVERIFY(refuses(board.rename(text)));
        QVERIFY(refuses(board.addColumn(text)));
        QVERIFY(refuses(board.renameColumn(column, text)));
        QVERIFY(refuses(board.renameTask(id, text)));
        QVERIFY(refuses(!board.addTask(column, text).isEmpty()));
        QVERIFY(board.pendingCount() <= before);
        QCOMPARE(task.title(), u"Task"_s);
        QVERIFY(task.description().isEmpty());
        QCOMPARE(task.comments()->count(), 1);
    }

    void aDeletedTaskComesBackByUndo()
    {
        const QString task = m_host->tasksOf(0)->idAt(0);
        m_host->controller.board()->deleteTask(task);
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->tasksOf(0)->indexOf(task), -1, Patience);
        NoticeModel *notices = m_host->controller.notices();
        QCOMPARE(notices->valueOf(notices->idAt(0), u"kind"_s).toString(), u"undo"_s);
        notices->trigger(notices->idAt(0));
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->tasksOf(0)->indexOf(task) >= 0, Patience);
    }

    void whatIsDoneOfflineArrivesWhenTheHostIsBack()
    {
        const QString hosted = m_host->event(u"hosting"_s)[u"boardId"_s].toString();
        const QString address = m_host->controller.hosting()->address();
        m_host.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->controller.board()->connection() != u"live"_s, Patience);
        BoardViewModel &theirs = *m_guest->controller.board();
        const QString id = theirs.addTask(theirs.columns()->idAt(0), u"While you were out"_s);
        QVERIFY(!id.isEmpty());
        QCOMPARE(theirs.pendingCount(), 1);
        QCOMPARE(m_guest->tasksOf(0)->valueOf(id, u"pending"_s), QVariant(true));

        m_host = std::make_unique<App>(m_hostFolder->path(), Launch::Options{true, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_host->event(u"hosting"_s).isEmpty(), Patience);
        QCOMPARE(m_host->event(u"hosting"_s)[u"boardId"_s].toString(), hosted);
        QCOMPARE(m_host->controller.hosting()->address(), address);
        theirs.retryNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), 2 * Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_host->isLive() && m_host->tasksOf(0)->indexOf(id) >= 0, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(theirs.pendingCount(), 0, Patience);
    }

    void aGuestWhoComesBackOpensTheSameBoard()
    {
        const QString board = m_guest->controller.board()->boardId();
        m_guest.reset();
        m_guest = std::make_unique<App>(m_guestFolder->path(), Launch::Options{});
        QVERIFY(m_guest->controller.board());
        QCOMPARE(m_guest->controller.board()->boardId(), board);
        QVERIFY(m_guest->controller.board()->isLoaded()); // from the cache, at once
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), Patience);
    }

    void aBadLinkSaysSo()
    {
        const QSignalSpy failed(&m_guest->controller, &AppController::joinFailed);
        m_guest->controller.joinLink(u"this is no link"_s);
        QCOMPARE(failed.count(), 1);
        QVERIFY(!failed.at(0).at(0).toString().isEmpty());
    }

    void anInviteThatIsNoneLeavesNothingBehind()
    {
        m_guest.reset();
        const QTemporaryDir folder;
        const QString address = m_host->controller.hosting()->address();
        App stranger(folder.path(), {false, {}, u"lanban://%1/join?i=AAAAAAAAAAAAAAAAAAAAAA"_s.arg(address)});
        QTRY_VERIFY_WITH_TIMEOUT(!stranger.event(u"failed"_s).isEmpty(), Patience);
        QCOMPARE(stranger.controller.servers()->count(), 0);
        QVERIFY(!stranger.controller.board());
    }

private:
    [[nodiscard]] QString columnName(int column) const
    {
        const ColumnListModel &columns = *m_host->controller.board()->columns();
        return columns.valueOf(columns.idAt(column), u"name"_s).toString();
    }
    //! The guest's connection to the host.
    [[nodiscard]] Session &guest() const { return *m_guest->sessions.find(m_guest->controller.board()->serverId()); }
    static void settle(const App &app) { QTRY_COMPARE_WITH_TIMEOUT(app.controller.board()->pendingCount(), 0, Patience); }
    static void dismissAll(App &app)
    {
        NoticeModel &notices = *app.controller.notices();
        for (const QString &notice : notices.ids())
            notices.dismiss(notice);
    }
    //! A task that both know, and have open.
    [[nodiscard]] QString commonTask(const QString &description) const
    {
        BoardViewModel &ours = *m_host->controller.board();
        BoardViewModel &theirs = *m_guest->controller.board();
        const QString task = ours.addTask(ours.columns()->idAt(0), u"A task"_s);
        ours.openTask(task);
        const auto isKnown = [&] {
            theirs.openTask(task);
            return ours.pendingCount() == 0 && theirs.task() && theirs.task()->description() == description;
        };
        if (!ours.task()->setDescription(description) || !QTest::qWaitFor(isKnown, Patience))
            qWarning("the guest does not know the task");
        return task;
    }
    //! Another board that both are members of; the first one is open again then.
    [[nodiscard]] QString secondBoard() const
    {
        AppController &ours = m_host->controller;
        AppController &theirs = m_guest->controller;
        const QString first = ours.board()->boardId();
        const QString second = ours.createBoard(u"Second"_s, u"kanban"_s, {u"Inbox"_s});
        const QSignalSpy started(ours.hosting(), &HostController::started);
        const bool isOpen = QTest::qWaitFor([&] { return ours.board()->boardId() == second && m_host->isLive(); }, Patience);
        ours.hosting()->start(second);
        const bool isHosted = QTest::qWaitFor([&] { return started.count() > 0; }, Patience);
        theirs.joinLink(isHosted ? started.at(0).at(0).toString() : QString());
        const bool isJoined = QTest::qWaitFor([&] { return theirs.board()->boardId() == second && m_guest->isLive(); }, Patience);
        ours.openBoard(ours.board()->serverId(), first);
        theirs.openBoard(theirs.board()->serverId(), first);
        if (!isOpen || !isJoined || !QTest::qWaitFor([this] { return m_host->isLive() && m_guest->isLive(); }, Patience))
            qWarning("the second board is not there");
        return second;
    }
    void join()
    {
        m_guest = std::make_unique<App>(m_guestFolder->path(),
                                        Launch::Options{false, {}, m_host->event(u"hosting"_s)[u"link"_s].toString()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_guest->event(u"joined"_s).isEmpty(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), Patience);
    }

    std::unique_ptr<QTemporaryDir> m_hostFolder;
    std::unique_ptr<QTemporaryDir> m_guestFolder;
    std::unique_ptr<App> m_host;
    std::unique_ptr<App> m_guest;
};

QTEST_MAIN(TwoAppsTest)
#include "twoappstest.moc"
