// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/embeddedserver.h"

#include "core/formats/demoboard.h"
#include "server/storage/eventstore.h"
#include "tests/server/storefixture.h"
#include "tests/server/testclient.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

#include <atomic>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

//! The server on a thread of its own, as the app and lanban-server use it.
class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void startsServesAndStops()
    {
        Server server(options());
        QVERIFY(!server.isRunning());
        const auto address = server.start();
        QVERIFY2(address, address ? "" : qPrintable(address.error().detail));
        QVERIFY(address->port != 0);
        QCOMPARE(address->webSocketUrl().toString(), u"ws://127.0.0.1:%1/realtime"_s.arg(address->port));
        QVERIFY(server.start().error().code == ErrorCode::Busy);
        TestClient client(address->webSocketUrl());
        QTRY_VERIFY(client.isOpen());
        server.stop();
        QVERIFY(!server.isRunning());
        QTRY_COMPARE(client.closeCode(), 4001);
        const auto again = server.start();
        QVERIFY(again);
    }

    void aTakenPortIsSaidSo()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        ServerOptions taken = options();
        taken.port = other.serverPort();
        Server server(taken);
        const auto started = server.start();
        QVERIFY(!started);
        QVERIFY(started.error().code == ErrorCode::Network);
        QVERIFY(started.error().detail.contains(u"port %1 is in use"_s.arg(other.serverPort())));
        QVERIFY(!server.isRunning());
        other.close();
        QVERIFY(server.start());
    }

    void twoServersDoNotShareADirectory()
    {
        Server first(options());
        QVERIFY(first.start());
        Server second(options());
        const auto started = second.start();
        QVERIFY(!started);
        QVERIFY(started.error().code == ErrorCode::Busy);
        first.stop();
        QVERIFY(second.start());
    }

    void aDirectoryThatCantBeMadeIsSaidSo()
    {
        QFile file(m_dir->filePath(u"file"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        ServerOptions impossible = options();
        impossible.dataDir = m_dir->filePath(u"file/data"_s);
        Server server(impossible);
        const auto started = server.start();
        QVERIFY(!started);
        QVERIFY(started.error().code == ErrorCode::Storage);
    }

    void keepsItsPort()
    {
        ServerOptions keeping = options();
        keeping.keepPort = true;
        quint16 port = 0;
        {
            Server server(keeping);
            port = server.start()->port;
        }
        Server server(keeping);
        QCOMPARE(server.start()->port, port);
        server.stop();
        // Somebody else has it meanwhile: another one.
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), port));
        const auto elsewhere = server.start();
        QVERIFY(elsewhere);
        QVERIFY(elsewhere->port != port);
    }

    void futuresOfAStoppedServerAreCancelled()
    {
        Server server(options());
        const auto future = server.administer([](Administration &administration) { return administration.findTeam(u"x"_s); });
        QVERIFY(future.isCanceled());
    }

    void parsesWhereToListen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::newRow("address") << u"127.0.0.1:80"_s << u"ws://127.0.0.1:80/realtime"_s;
        QTest::newRow("any port") << u"127.0.0.1:0"_s << u"ws://127.0.0.1:0/realtime"_s;
        QTest::newRow("every IPv4 address") << u"0.0.0.0:80"_s << u"ws://127.0.0.1:80/realtime"_s;
        QTest::newRow("every address") << u"*:80"_s << u"ws://127.0.0.1:80/realtime"_s;
        QTest::newRow("IPv6") << u"[::1]:80"_s << u"ws://[::1]:80/realtime"_s;
        QTest::newRow("every IPv6 address") << u"[::]:80"_s << u"ws://[::1]:80/realtime"_s;
        QTest::newRow("no port") << u"127.0.0.1"_s << QString();
        QTest::newRow("no host") << u":80"_s << QString();
        QTest::newRow("port in letters") << u"127.0.0.1:http"_s << QString();
        QTest::newRow("port too large") << u"127.0.0.1:65536"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void parsesWhereToListen()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        const auto address = ServerAddress::parse(text);
        QCOMPARE(address.has_value(), !url.isEmpty());
        if (address)
            QCOMPARE(address->webSocketUrl().toString(), url);
        else
            QVERIFY(address.error().code == ErrorCode::BadFormat);
    }

    // ---- in the app

    void theAppsUserIsTheOwner()
    {
        EmbeddedServer::Options embedded = embeddedOptions();
        UserId owner;
        {
            EmbeddedServer server(embedded);
            const auto access = server.start();
            QVERIFY2(access, access ? "" : qPrintable(access.error().detail));
            owner = access->userId;
            TestClient client(access->url);
            QTRY_VERIFY(client.isOpen());
            client.hello(access->token);
            QTRY_VERIFY(client.first<Protocol::Welcome>() != nullptr);
            QVERIFY(client.first<Protocol::Welcome>()->user.id == owner);
            QVERIFY(client.first<Protocol::Welcome>()->teams.isEmpty());
            QCOMPARE(client.first<Protocol::Welcome>()->limits.rooms, 1024);

            auto made = server.createBoard(u"Roof"_s, u"Ours"_s);
            made.waitForFinished();
            QVERIFY(made.result());
            client.subscribe(RoomId::team(made.result()->teamId));
            QTRY_COMPARE(client.count<Protocol::Subscribed>(), 1);
            TestClient later(access->url);
            QTRY_VERIFY(later.isOpen());
            later.hello(access->token);
            QTRY_VERIFY(later.first<Protocol::Welcome>() != nullptr);
            QCOMPARE(later.first<Protocol::Welcome>()->teams,
                     (QList<Protocol::TeamInfo>{{made.result()->teamId, u"Roof"_s, Role::Owner}}));
        }
        embedded.userName = u"Anna B."_s;
        EmbeddedServer server(embedded);
        const auto access = server.start();
        QVERIFY(access);
        QVERIFY(access->userId == owner);
    }

    void anInviteOpensItsBoardOnly()
    {
        EmbeddedServer server(embeddedOptions());
        const auto access = server.start();
        QVERIFY(access);
        auto shared = server.createBoard(u"Shared"_s, {});
        auto own = server.createBoard(u"Just me"_s, {});
        shared.waitForFinished();
        own.waitForFinished();
        QVERIFY(shared.result() && own.result());
        auto link = server.createInvite(shared.result()->boardId, Role::Member, 3600 * 1000, u"127.0.0.1"_s);
        link.waitForFinished();
        QVERIFY(link.result());

        TestClient guest(access->url);
        QTRY_VERIFY(guest.isOpen());
        guest.invite(link.result()->invite, u"Gast"_s);
        QTRY_VERIFY(guest.first<Protocol::Welcome>() != nullptr);
        QCOMPARE(guest.first<Protocol::Welcome>()->teams,
                 (QList<Protocol::TeamInfo>{{shared.result()->teamId, u"Shared"_s, Role::Member}}));
        const TaskId task(u"T1"_s);
        for (const RoomId &room : {RoomId::board(own.result()->boardId), RoomId::team(own.result()->teamId), RoomId::task(task)})
            guest.subscribe(room);
        QTRY_COMPARE(guest.count<Protocol::ErrorMessage>(), 3);
        QVERIFY(guest.first<Protocol::ErrorMessage>()->code == ErrorCode::Forbidden);
        QCOMPARE(guest.count<Protocol::Subscribed>(), 0);
        Op::BoardUpdate rename;
        rename.name = u"Mine"_s;
        guest.mutate(RoomId::board(own.result()->boardId), rename);
        QTRY_VERIFY(guest.first<Protocol::Reject>() != nullptr);
        QVERIFY(guest.first<Protocol::Reject>()->code == ErrorCode::Forbidden);

        // Nor does a board that comes later.
        guest.subscribe(RoomId::team(shared.result()->teamId));
        guest.subscribe(RoomId::board(shared.result()->boardId));
        QTRY_COMPARE(guest.count<Protocol::Subscribed>(), 2);
        auto later = server.createBoard(u"Later"_s, {});
        later.waitForFinished();
        guest.subscribe(RoomId::board(later.result()->boardId));
        QTRY_COMPARE(guest.count<Protocol::ErrorMessage>(), 4);
        QCOMPARE(guest.count<Protocol::Activity>(), 0);
    }

    void closingToTheNetworkLetsGuestsGo()
    {
        if (EmbeddedServer::networkAddresses().isEmpty())
            QSKIP("this machine has no address but its own; HubTest::letsGoOfSome() remains");
        EmbeddedServer server(embeddedOptions());
        const auto access = server.start();
        QVERIFY(access);
        auto board = server.createBoard(u"Shared"_s, {});
        board.waitForFinished();
        QVERIFY(server.setReach(EmbeddedServer::Reach::Network, 0));
        auto link = server.createInvite(board.result()->boardId, Role::Member, 3600 * 1000,
                                        EmbeddedServer::networkAddresses().constFirst());
        link.waitForFinished();
        QVERIFY(link.result());
        TestClient owner(access->url);
        TestClient guest(link.result()->webSocketUrl());
        TestClient stranger(link.result()->webSocketUrl()); // has said nothing yet
        QTRY_VERIFY(owner.isOpen() && guest.isOpen() && stranger.isOpen());
        owner.hello(access->token);
        guest.invite(link.result()->invite, u"Gast"_s);
        QTRY_VERIFY(owner.first<Protocol::Welcome>() != nullptr);
        QTRY_VERIFY(guest.first<Protocol::Welcome>() != nullptr);
        const QString token = *guest.first<Protocol::Welcome>()->token;
        // What they have sent counts, and is answered.
        Op::ColumnCreate column;
        column.id = ColumnId(u"C1"_s);
        column.name = u"Last"_s;
        guest.mutate(RoomId::board(board.result()->boardId), column);
        QTRY_VERIFY(guest.first<Protocol::Ack>() != nullptr);

        const auto closed = server.setReach(EmbeddedServer::Reach::ThisMachine, 0);
        QVERIFY2(closed, closed ? "" : qPrintable(closed.error().detail));
        QTRY_COMPARE(guest.closeCode(), 4001);
        QTRY_COMPARE(stranger.closeCode(), 4001);
        QCOMPARE(guest.first<Protocol::Notice>()->kind, u"going_away"_s);
        owner.send(Protocol::Ping{1});
        QTRY_VERIFY(owner.first<Protocol::Pong>() != nullptr);
        QCOMPARE(owner.count<Protocol::Notice>(), 0);
        TestClient refused(link.result()->webSocketUrl());
        QTRY_VERIFY(refused.socket().error() == QAbstractSocket::ConnectionRefusedError);

        // Open again, the old link is no good; who was in comes in with their token.
        QVERIFY(server.setReach(EmbeddedServer::Reach::Network, 0));
        TestClient late(link.result()->webSocketUrl());
        TestClient back(link.result()->webSocketUrl());
        QTRY_VERIFY(late.isOpen() && back.isOpen());
        late.invite(link.result()->invite, u"Zu spät"_s);
        back.hello(token);
        QTRY_COMPARE(late.closeCode(), 4500);
        QTRY_VERIFY(back.first<Protocol::Welcome>() != nullptr);
        auto fresh = server.createInvite(board.result()->boardId, Role::Member, 3600 * 1000, u"127.0.0.1"_s);
        fresh.waitForFinished();
        QVERIFY(fresh.result()->invite != link.result()->invite);
    }

    void aSnapshotThatFailedIsMadeLater()
    {
        StoreFixture fixture;
        const auto board = fixture.addBoard(u"x"_s);
        QVERIFY(board && fixture.addTasks(*board, u"x"_s, 1, 250));
        const RoomId room = RoomId::board(*board);
        QVERIFY(fixture.store().database().execute(u"UPDATE event SET seq = 9999 WHERE seq = 100"_s)); // a hole

        static std::atomic<int> failures;
        failures = 0;
        const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            if (text.contains("no snapshot of"_L1))
                ++failures;
        });
        const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
        ServerOptions serving = options();
        serving.dataDir = fixture.dataDir();
        serving.hub.tickMs = 20;
        serving.snapshotRetryMs = 20;
        Server server(serving);
        QVERIFY(server.start());
        QTRY_VERIFY(failures > 1);
        QVERIFY(!fixture.store().storedSnapshot(room)->has_value());
        QVERIFY(fixture.store().database().execute(u"UPDATE event SET seq = 100 WHERE seq = 9999"_s));
        QTRY_VERIFY(fixture.store().storedSnapshot(room)->has_value());
    }

    void importsInvitesAndShowsWhoIsThere()
    {
        EmbeddedServer server(embeddedOptions());
        const auto access = server.start();
        QVERIFY(access);
        QSignalSpy users(&server, &EmbeddedServer::usersChanged);
        SystemIdSource ids;
        const ImportedBoard board = boardOf(server, ids);
        auto imported = server.importBoard(board);
        imported.waitForFinished();
        QVERIFY(imported.result());
        auto link = server.createInvite(board.boardId, Role::Member, 3600 * 1000, u"192.168.1.5"_s);
        link.waitForFinished();
        QVERIFY(link.result());
        QCOMPARE(link.result()->host, u"192.168.1.5"_s);
        QCOMPARE(link.result()->port, access->address.port);

        TestClient guest(access->url);
        QTRY_VERIFY(guest.isOpen());
        guest.invite(link.result()->invite, u"Gast"_s);
        QTRY_VERIFY(guest.first<Protocol::Welcome>() != nullptr);
        guest.subscribe(RoomId::board(board.boardId));
        QTRY_VERIFY(guest.first<Protocol::Subscribed>() != nullptr);
        QTRY_VERIFY(!users.isEmpty());
        QTRY_COMPARE(users.last().constFirst().value<QList<ConnectedUser>>().size(), 1);
        QCOMPARE(users.last().constFirst().value<QList<ConnectedUser>>().constFirst().name, u"Gast"_s);
        guest.socket().close();
        QTRY_VERIFY(users.last().constFirst().value<QList<ConnectedUser>>().isEmpty());
    }

    void openingToTheNetworkKeepsWhoIsConnected()
    {
        EmbeddedServer server(embeddedOptions());
        const auto access = server.start();
        QVERIFY(access);
        QVERIFY(access->address.address == QHostAddress(QHostAddress::LocalHost));
        TestClient client(access->url);
        QTRY_VERIFY(client.isOpen());
        client.hello(access->token);
        QTRY_VERIFY(client.first<Protocol::Welcome>() != nullptr);
        const auto open = server.setReach(EmbeddedServer::Reach::Network, 0);
        QVERIFY2(open, open ? "" : qPrintable(open.error().detail));
        QCOMPARE(open->address.port, access->address.port);
        QVERIFY(open->address.address == QHostAddress(QHostAddress::AnyIPv4));
        QCOMPARE(open->url, access->url);
        client.send(Protocol::Ping{1});
        QTRY_VERIFY(client.first<Protocol::Pong>() != nullptr);
        TestClient another(open->url);
        QTRY_VERIFY(another.isOpen());

        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::AnyIPv4)));
        const auto taken = server.setReach(EmbeddedServer::Reach::Network, other.serverPort());
        QVERIFY(!taken);
        QVERIFY(taken.error().detail.contains(u"in use"_s));
        TestClient still(open->url);
        QTRY_VERIFY(still.isOpen());
    }

    void aLargeImportGetsItsSnapshot()
    {
        EmbeddedServer server(embeddedOptions());
        QVERIFY(server.start());
        SystemIdSource ids;
        ImportedBoard board = boardOf(server, ids);
        const Event column = *std::find_if(board.events.cbegin(), board.events.cend(),
                                           [](const Event &event) { return event.type == EventType::ColumnCreated; });
        for (int i = 0; i < 250; ++i) {
            Event label = column;
            label.type = EventType::LabelCreated;
            LabelChange change;
            change.id = LabelId(ids.next());
            change.rev = 1;
            change.name = u"Label %1"_s.arg(i);
            change.color = u"red"_s;
            label.data = change;
            label.ents = {{EntityType::Label, change.id.value(), 1}};
            board.events.append(label);
        }
        auto imported = server.importBoard(board);
        imported.waitForFinished();
        QVERIFY(imported.result());
        auto reader = EventStore::open(embeddedOptions().dataDir, EventStore::Mode::Read);
        QVERIFY(reader);
        QTRY_VERIFY((*reader)->storedSnapshot(RoomId::board(board.boardId))->has_value());
    }

private:
    [[nodiscard]] ServerOptions options() const
    {
        ServerOptions options;
        options.dataDir = m_dir->filePath(u"data"_s);
        options.goingAwayMs = 20;
        return options;
    }
    [[nodiscard]] EmbeddedServer::Options embeddedOptions() const
    {
        EmbeddedServer::Options options;
        options.dataDir = m_dir->filePath(u"embedded"_s);
        options.userName = u"Anna"_s;
        options.userColor = u"teal"_s;
        return options;
    }
    [[nodiscard]] static ImportedBoard boardOf(const EmbeddedServer &server, IdSource &ids)
    {
        return demoBoard(server.importContext(1760000000000), ids);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(ServerTest)
#include "servertest.moc"
