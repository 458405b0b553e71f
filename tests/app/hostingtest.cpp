// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Patience = 15000;

QStringList boardNames(WholeApp &app)
{
    QStringList names;
    for (const QString &id : app.controller.boards()->ids())
        names.append(app.controller.boards()->valueOf(id, u"name"_s).toString());
    return names;
}

bool answers(const QString &address)
{
    QTcpSocket socket;
    socket.connectToHost(address.section(u':', 0, 0), address.section(u':', 1).toUShort());
    return socket.waitForConnected(Patience);
}
} // namespace

//! Boards opened to the network from the app, one by one, and closed again.
class HostingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
        m_host->controller.completeFirstRun(u"Anna"_s, u"teal"_s);
        m_alpha = make(u"Alpha"_s);
        m_zeta = make(u"Zeta"_s);
    }
    void cleanup() { m_host.reset(); }

    void nothingIsOpenUnasked()
    {
        QVERIFY(!hosting().isHosting());
        hosting().select(m_alpha);
        QVERIFY(!hosting().isHosting());
        QVERIFY(!hosting().isShared());
        QVERIFY(hosting().link().isEmpty());
        QVERIFY(hosting().address().isEmpty());
        start();
        QVERIFY(!hosting().isHosting());
    }

    void everyBoardHasALinkOfItsOwn()
    {
        const QString alpha = share(m_alpha);
        hosting().select(m_zeta);
        QVERIFY(hosting().isHosting());
        QVERIFY(!hosting().isShared());
        QVERIFY(hosting().link().isEmpty());
        QCOMPARE(hosting().boards(), QStringList{m_alpha});

        const QString zeta = share(m_zeta);
        QVERIFY(zeta != alpha);
        QCOMPARE(hosting().boards(), (QStringList{m_alpha, m_zeta}));
        hosting().select(m_alpha);
        QCOMPARE(hosting().link(), alpha);
        QCOMPARE(share(m_alpha), alpha);
    }

    void aLinkOpensItsBoard()
    {
        share(m_alpha);
        const QString zeta = share(m_zeta);
        const QTemporaryDir folder;
        WholeApp guest(folder.path(), {false, {}, zeta});
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), Patience);
        QCOMPARE(guest.controller.board()->boardId(), m_zeta);
        QCOMPARE(boardNames(guest), QStringList{u"Zeta"_s});
    }

    void aSecondLinkOfAKnownHostOpensItsBoardToo()
    {
        const QString alpha = share(m_alpha);
        const QString zeta = share(m_zeta);
        const QTemporaryDir folder;
        WholeApp guest(folder.path(), {false, {}, alpha});
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), Patience);
        QCOMPARE(guest.controller.board()->boardId(), m_alpha);
        guest.controller.joinLink(zeta);
        QTRY_COMPARE_WITH_TIMEOUT(guest.controller.board()->boardId(), m_zeta, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), Patience);
        QCOMPARE(boardNames(guest), (QStringList{u"Alpha"_s, u"Zeta"_s}));
        QCOMPARE(guest.controller.servers()->count(), 1);
    }

    void whoGoesElsewhereIsNotPulledAway()
    {
        const QString alpha = share(m_alpha);
        const QTemporaryDir folder;
        WholeApp guest(folder.path(), {});
        guest.controller.completeFirstRun(u"Boris"_s, u"blue"_s);
        const QString own = guest.controller.createBoard(u"Mine"_s, u"empty"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), Patience);
        guest.controller.closeBoard();
        const QSignalSpy joined(&guest.controller, &AppController::joined);
        // At the very moment he is let in he opens something else.
        connect(&guest.controller, &AppController::joined, this,
                [&] { guest.controller.openBoard(guest.controller.local().session()->account().serverId, own); });
        guest.controller.joinLink(alpha);
        QTRY_COMPARE_WITH_TIMEOUT(joined.count(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(boardNames(guest).contains(u"Alpha"_s), Patience);
        QCOMPARE(guest.controller.board()->boardId(), own);
    }

    void stoppingClosesTheDoor()
    {
        share(m_alpha);
        const QString address = hosting().address();
        QVERIFY(answers(address));
        hosting().stop();
        QVERIFY(!hosting().isHosting());
        QVERIFY(hosting().boards().isEmpty());
        QVERIFY(hosting().link().isEmpty());
        // Without a network the address is this machine's own, where the app itself goes on using the server.
        if (!address.startsWith("127."_L1))
            QVERIFY(!answers(address));
        start();
        QVERIFY(!hosting().isHosting());
    }

    void itIsTakenUpAgainAfterARestart()
    {
        const QString link = share(m_alpha);
        const QString address = hosting().address();
        const QTemporaryDir folder;
        WholeApp guest(folder.path(), {false, {}, link});
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), Patience);
        start();
        QVERIFY(hosting().isHosting());
        QCOMPARE(hosting().boards(), QStringList{m_alpha});
        QCOMPARE(hosting().address(), address);
        hosting().select(m_alpha);
        QTRY_COMPARE_WITH_TIMEOUT(hosting().link(), link, Patience);
        guest.controller.board()->retryNow();
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), 2 * Patience);
    }

    void aBoardThatIsNotThereOpensNothing()
    {
        const QSignalSpy failed(&hosting(), &HostController::failed);
        hosting().start(u"no-such-board"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, Patience);
        QVERIFY(!hosting().isHosting());
        QVERIFY(hosting().boards().isEmpty());
        QVERIFY(!hosting().error().isEmpty());
        start();
        QVERIFY(!hosting().isHosting());
    }

    void aTakenPortIsLeftAndTheNewOneRemembered()
    {
        const auto wanted = static_cast<quint16>(m_host->profile.memo(u"host/port"_s).toUShort());
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::AnyIPv4, wanted));
        share(m_alpha);
        const quint16 port = hosting().port();
        QVERIFY(port != wanted);
        other.close();
        start();
        QVERIFY(hosting().isHosting());
        QCOMPARE(hosting().port(), port);
    }

    void theAddressAloneLetsNobodyIn()
    {
        share(m_alpha);
        QVERIFY(!hosting().isByAddress());
        const QTemporaryDir folder;
        WholeApp guest(folder.path(), {false, {}, hosting().address()});
        QTRY_VERIFY_WITH_TIMEOUT(!guest.event(u"failed"_s).isEmpty(), Patience);
        QVERIFY(guest.event(u"failed"_s)[u"message"_s].toString().contains(u"invite link"_s));
        QCOMPARE(guest.noticeTexts(), QStringList());
        QCOMPARE(guest.controller.servers()->count(), 0);
    }

    void theAddressAloneLetsInWhereTheHostSaysSo()
    {
        share(m_alpha);
        share(m_zeta);
        hosting().setByAddress(true);
        QVERIFY(hosting().isByAddress());
        const QTemporaryDir folder;
        WholeApp guest(folder.path(), {false, {}, hosting().address()});
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), Patience);
        QCOMPARE(guest.controller.board()->boardId(), m_zeta);
        QCOMPARE(boardNames(guest), QStringList{u"Zeta"_s});
        QVERIFY(guest.controller.board()->canWrite());
        QTRY_COMPARE_WITH_TIMEOUT(hosting().people()->count(), 2, Patience);

        // Remembered for this board alone, also over a restart.
        hosting().select(m_alpha);
        QVERIFY(!hosting().isByAddress());
        start();
        hosting().select(m_zeta);
        QVERIFY(hosting().isByAddress());
        guest.controller.board()->retryNow();
        QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), 2 * Patience);
        const QTemporaryDir second;
        WholeApp another(second.path(), {false, {}, hosting().address()});
        QTRY_VERIFY_WITH_TIMEOUT(another.isLive(), Patience);

        hosting().setByAddress(false);
        const QTemporaryDir third;
        WholeApp late(third.path(), {false, {}, hosting().address()});
        QTRY_VERIFY_WITH_TIMEOUT(!late.event(u"failed"_s).isEmpty(), Patience);
    }

private:
    HostController &hosting() { return *m_host->controller.hosting(); }
    //! (Re)starts the host's app.
    void start()
    {
        m_host.reset();
        m_host = std::make_unique<WholeApp>(m_folder->path(), Launch::Options{});
    }
    QString make(const QString &name)
    {
        const QString id = m_host->controller.createBoard(name, u"kanban"_s, {u"To do"_s, u"Done"_s});
        const auto isThere = [this, &id] { return m_host->isLive() && m_host->controller.board()->boardId() == id; };
        return QTest::qWaitFor(isThere, Patience) ? id : QString();
    }
    QString share(const QString &board)
    {
        hosting().start(board);
        static_cast<void>(QTest::qWaitFor([this] { return !hosting().isBusy(); }, Patience));
        return hosting().link();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeApp> m_host;
    QString m_alpha;
    QString m_zeta;
};

QTEST_MAIN(HostingTest)
#include "hostingtest.moc"
