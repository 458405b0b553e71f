// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QAbstractItemModelTester>
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
        const QString text = (isHostFirst ? m_host : m_guest)->noticeTexts().constFirst();
        const QString column = ours.columns()->valueOf(ours.columns()->idAt(isHostFirst ? 0 : 1), u"name"_s).toString();
        QVERIFY2(!column.isEmpty() && text.contains(column), qPrintable(text));
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
