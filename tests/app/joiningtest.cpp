// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QDir>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Patience = 15000;

QString serverOf(WholeApp &app)
{
    return app.controller.servers()->idAt(0);
}

QStringList cachesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList({u"cache-*"_s}, QDir::Files);
}
} // namespace

//! What following a link does, and what it must leave alone when it comes to nothing.
class JoiningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hostFolder = std::make_unique<QTemporaryDir>();
        m_guestFolder = std::make_unique<QTemporaryDir>();
        startHost();
        QTRY_VERIFY_WITH_TIMEOUT(m_host->isLive() && m_host->controller.board()->columns()->count() > 1, Patience);
        m_link = m_host->event(u"hosting"_s)[u"link"_s].toString();
        m_guest = std::make_unique<WholeApp>(m_guestFolder->path(), Launch::Options{false, {}, m_link});
        QTRY_VERIFY_WITH_TIMEOUT(!m_guest->event(u"joined"_s).isEmpty(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), Patience);
    }
    void cleanup()
    {
        m_guest.reset();
        m_host.reset();
    }

    void aKnownHostThatIsOffLosesNothing()
    {
        stopHost();
        const QString task = editOffline();
        const Account before = m_guest->sessions.account(serverOf(*m_guest)).value();
        const QStringList caches = cachesIn(*m_guestFolder);
        QVERIFY(!before.token.isEmpty());
        followFailing(m_link);
        QCOMPARE(m_guest->controller.servers()->count(), 1);
        QVERIFY(m_guest->sessions.account(before.serverId) == before);
        QVERIFY(m_guest->controller.board());
        QCOMPARE(m_guest->controller.board()->pendingCount(), 1);

        // And so it is after a restart of the guest.
        m_guest.reset();
        QVERIFY(cachesIn(*m_guestFolder).contains(caches.constFirst()));
        m_guest = std::make_unique<WholeApp>(m_guestFolder->path(), Launch::Options{});
        QCOMPARE(m_guest->controller.board()->pendingCount(), 1);
        arrives(task);
    }

    void aKnownHostThatKnowsUsNoMoreLosesNothing()
    {
        stopHost();
        const QString task = editOffline();
        const Account before = m_guest->sessions.account(serverOf(*m_guest)).value();
        // Another server at the same address: neither our access nor the invite is of its making.
        auto known = std::exchange(m_hostFolder, std::make_unique<QTemporaryDir>());
        QVERIFY(QFile::copy(known->filePath(u"settings.ini"_s), m_hostFolder->filePath(u"settings.ini"_s)));
        {
            ProfileSettings settings(m_hostFolder->filePath(u"settings.ini"_s)); // of it, the port only
            for (const QString &key : {u"last/server"_s, u"last/board"_s, u"host/boards"_s})
                settings.setMemo(key, {});
        }
        startHost();
        m_guest->controller.board()->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->controller.board()->connection(), u"refused"_s, Patience);
        followFailing(m_link);
        QVERIFY(m_guest->sessions.account(before.serverId) == before);
        QCOMPARE(m_guest->controller.board()->pendingCount(), 1);

        stopHost();
        m_hostFolder.swap(known);
        arrives(task);
    }

    void aFailedNewJoinTakesAwayOnlyWhatItMade()
    {
        const Account before = m_guest->sessions.account(serverOf(*m_guest)).value();
        const QStringList caches = cachesIn(*m_guestFolder);
        quint16 port = 0;
        {
            QTcpServer nobody;
            QVERIFY(nobody.listen(QHostAddress::LocalHost));
            port = nobody.serverPort();
        }
        followFailing(u"lanban://127.0.0.1:%1/join?i=AAAAAAAAAAAAAAAAAAAAAA"_s.arg(port));
        QCOMPARE(m_guest->sessions.all().size(), 1);
        QVERIFY(m_guest->sessions.account(before.serverId) == before);
        QTRY_COMPARE_WITH_TIMEOUT(cachesIn(*m_guestFolder), caches, Patience);
    }

    void followingTheLinkAgainOpensTheBoard()
    {
        const QSignalSpy joined(&m_guest->controller, &AppController::joined);
        m_guest->controller.closeBoard();
        m_guest->controller.joinLink(m_link);
        QTRY_COMPARE_WITH_TIMEOUT(joined.count(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), Patience);
        QCOMPARE(m_guest->controller.servers()->count(), 1);
    }

    void theBoardOfTheLinkOpens()
    {
        const QString first = m_guest->controller.board()->boardId();
        const QString token = m_guest->sessions.account(serverOf(*m_guest))->token;
        // Before the other one in every list.
        const QString second = m_host->controller.createBoard(u"Aardvark"_s, u"empty"_s, {});
        QVERIFY(!second.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(m_host->isLive() && m_host->controller.board()->boardId() == second, Patience);
        HostController &hosting = *m_host->controller.hosting();
        hosting.start(second);
        QTRY_VERIFY_WITH_TIMEOUT(!hosting.isBusy() && !hosting.link().isEmpty() && hosting.link() != m_link, Patience);
        // Not his before he has the link.
        QCOMPARE(m_guest->controller.boards()->count(), 1);

        const QSignalSpy joined(&m_guest->controller, &AppController::joined);
        for (const auto &[link, board] : {std::pair(hosting.link(), second), std::pair(m_link, first)}) {
            const auto before = joined.count();
            m_guest->controller.joinLink(link);
            QTRY_COMPARE_WITH_TIMEOUT(joined.count(), before + 1, Patience);
            QCOMPARE(m_guest->controller.board()->boardId(), board); // as soon as it is told
            QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), Patience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->controller.boards()->count(), 2, Patience);
        QCOMPARE(m_guest->controller.servers()->count(), 1);
        QCOMPARE(m_guest->sessions.account(serverOf(*m_guest))->token, token); // the same person all along

        // A newcomer, too, sees what he was invited to, and nothing else.
        const QTemporaryDir folder;
        WholeApp stranger(folder.path(), Launch::Options{false, {}, hosting.link()});
        QTRY_VERIFY_WITH_TIMEOUT(!stranger.event(u"joined"_s).isEmpty(), Patience);
        QCOMPARE(stranger.event(u"joined"_s)[u"boardId"_s].toString(), second);
        QTRY_VERIFY_WITH_TIMEOUT(stranger.isLive(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(stranger.controller.boards()->count(), 1, Patience);
    }

    // The access has run out, the link is good: what was done meanwhile arrives under the new one.
    void anInviteMendsAnAccessThatRanOut()
    {
        stopHost();
        const QString task = editOffline();
        Account account = m_guest->sessions.account(serverOf(*m_guest)).value();
        m_guest.reset();
        account.token = u"not.a.token"_s;
        {
            Accounts accounts(m_guestFolder->filePath(u"accounts.json"_s));
            QVERIFY(accounts.load());
            QVERIFY(accounts.put(account));
        }
        m_guest = std::make_unique<WholeApp>(m_guestFolder->path(), Launch::Options{});
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->controller.board()->connection(), u"offline"_s, Patience);
        startHost();
        const QSignalSpy joined(&m_guest->controller, &AppController::joined);
        m_guest->controller.joinLink(m_link);
        QTRY_COMPARE_WITH_TIMEOUT(joined.count(), 1, Patience);
        QVERIFY(m_guest->sessions.account(account.serverId)->token != account.token);
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->controller.board()->pendingCount(), 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_host->isLive() && m_host->tasksOf(0)->indexOf(task) >= 0, Patience);
    }

    // The app ended while a bad link was being followed: the access it had is as good as before.
    void aLinkThatWasCutShortDoesNotLockOut()
    {
        Account account = m_guest->sessions.account(serverOf(*m_guest)).value();
        m_guest.reset();
        account.invite = u"AAAAAAAAAAAAAAAAAAAAAA"_s;
        {
            Accounts accounts(m_guestFolder->filePath(u"accounts.json"_s));
            QVERIFY(accounts.load());
            QVERIFY(accounts.put(account));
        }
        m_guest = std::make_unique<WholeApp>(m_guestFolder->path(), Launch::Options{});
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->isLive(), Patience);
        QCOMPARE(m_guest->sessions.account(account.serverId)->token, account.token);
    }

private:
    void startHost()
    {
        m_host = std::make_unique<WholeApp>(m_hostFolder->path(), Launch::Options{true, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_host->event(u"hosting"_s).isEmpty(), Patience);
    }

    void stopHost()
    {
        m_host.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->controller.board()->connection() != u"live"_s, Patience);
    }

    QString editOffline()
    {
        BoardViewModel &board = *m_guest->controller.board();
        const QString id = board.addTask(board.columns()->idAt(0), u"Made while the host was off"_s);
        return board.pendingCount() == 1 ? id : QString();
    }

    //! Follows \a link: it comes to nothing, and says so.
    void followFailing(const QString &link)
    {
        const QSignalSpy failed(&m_guest->controller, &AppController::joinFailed);
        m_guest->controller.joinLink(link);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, Patience);
        const QString message = failed.at(0).at(0).toString();
        QVERIFY(!message.isEmpty());
        QVERIFY(!m_guest->noticeTexts().contains(message)); // whoever asked shows it
    }

    //! The host is back: what was done without it gets there.
    void arrives(const QString &task)
    {
        QVERIFY(!task.isEmpty());
        startHost();
        m_guest->controller.board()->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_guest->controller.board()->pendingCount(), 0, 2 * Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_host->isLive() && m_host->tasksOf(0)->indexOf(task) >= 0, Patience);
    }

    std::unique_ptr<QTemporaryDir> m_hostFolder;
    std::unique_ptr<QTemporaryDir> m_guestFolder;
    std::unique_ptr<WholeApp> m_host;
    std::unique_ptr<WholeApp> m_guest;
    QString m_link;
};

QTEST_MAIN(JoiningTest)
#include "joiningtest.moc"
