// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/hub.h"

#include "tests/server/storefixture.h"
#include "tests/server/testclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpSocket>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Hour = 3600 * 1000;

//! A text frame as clients send them: masked, here with zeros.
QByteArray clientFrame(const QByteArray &text)
{
    QByteArray frame("\x81");
    if (text.size() < 126) {
        frame += static_cast<char>(0x80 | text.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(text.size() >> 8);
        frame += static_cast<char>(text.size() & 0xff);
    }
    return frame + QByteArray(4, '\0') + text;
}
} // namespace

//! The hub on a real store, reached through the front door by real WebSockets.
class HubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isValid());
        const auto board = m_fixture->addBoard(u"x"_s);
        QVERIFY(board);
        m_room = RoomId::board(*board);
        m_options = {};
    }
    void cleanup()
    {
        m_hub.reset();
        m_door.reset();
        m_fixture.reset();
    }

    void welcomesWhoHasAToken()
    {
        open();
        const auto annaOwner = connectAs(m_fixture->anna());
        TestClient &anna = *annaOwner;
        const auto *welcome = anna.first<Protocol::Welcome>();
        QVERIFY(welcome->user.id == m_fixture->anna().id);
        QCOMPARE(welcome->teams.size(), 1);
        QCOMPARE(welcome->tokenExp.value(), m_fixture->clock().nowMs() + Hour);
        QCOMPARE(m_hub->users().size(), 1);
        QCOMPARE(m_hub->users().constFirst().name, u"Anna"_s);
        QVERIFY(anna.nonsense().isEmpty());
    }

    void refusesWhoHasNone_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("no token") << u""_s;
        QTest::newRow("rubbish") << u"a.b.c"_s;
    }
    void refusesWhoHasNone()
    {
        QFETCH(QString, token);
        open();
        TestClient client(url());
        QTRY_VERIFY(client.isOpen());
        client.hello(token);
        QTRY_COMPARE(client.closeCode(), 4500);
        QVERIFY(client.first<Protocol::ErrorMessage>()->code == ErrorCode::Unauthorized);
        QVERIFY(client.first<Protocol::Welcome>() == nullptr);
        QTRY_COMPARE(m_hub->connectionCount(), 0);
    }

    void aTokenOfTheHandshakeWillDo()
    {
        open();
        TestClient client(QUrl(url().toString() + u"?token="_s + tokenOf(m_fixture->anna())));
        QTRY_VERIFY(client.isOpen());
        client.hello({});
        QTRY_VERIFY(client.first<Protocol::Welcome>() != nullptr);
    }

    void anInviteMakesAUserWithAToken()
    {
        open();
        const auto invite = m_hub->administration().createInvite(BoardId(m_room.id), Role::Member, Hour, 1);
        QVERIFY(invite);
        TestClient guest(url());
        QTRY_VERIFY(guest.isOpen());
        guest.invite(invite->code, u"Gast"_s);
        QTRY_VERIFY(guest.first<Protocol::Welcome>() != nullptr);
        const QString token = guest.first<Protocol::Welcome>()->token.value();
        guest.subscribe(m_room);
        QTRY_VERIFY(guest.first<Protocol::Subscribed>() != nullptr);
        TestClient again(url());
        QTRY_VERIFY(again.isOpen());
        again.hello(token);
        QTRY_VERIFY(again.first<Protocol::Welcome>() != nullptr);
        QVERIFY(again.first<Protocol::Welcome>()->user == guest.first<Protocol::Welcome>()->user);
        TestClient late(url());
        QTRY_VERIFY(late.isOpen());
        late.invite(invite->code, u"Zu spät"_s);
        QTRY_COMPARE(late.closeCode(), 4500);
    }

    void aKnownUserTakesAnInvite()
    {
        open();
        const auto vera = m_hub->administration().createUser(u"Vera"_s, u"pink"_s);
        const auto invite = m_hub->administration().createInvite(BoardId(m_room.id), Role::Member, Hour, 1);
        for (int i = 0; i < 2; ++i) { // as if the first answer had been lost
            TestClient client(url());
            QTRY_VERIFY(client.isOpen());
            Protocol::Hello hello = client.plainHello();
            hello.token = tokenOf(*vera);
            hello.invite = invite->code;
            client.send(hello);
            QTRY_VERIFY(client.first<Protocol::Welcome>() != nullptr);
            const auto *welcome = client.first<Protocol::Welcome>();
            QVERIFY(welcome->user.id == vera->id);
            QVERIFY(welcome->board == BoardId(m_room.id));
            QVERIFY(!welcome->token);
            QCOMPARE(welcome->teams.size(), 1);
            client.subscribe(m_room);
            QTRY_VERIFY(client.first<Protocol::Subscribed>() != nullptr);
        }
    }

    void aHelloThatIsRefusedUsesNoInviteUp()
    {
        open();
        const auto invite = m_hub->administration().createInvite(BoardId(m_room.id), Role::Member, Hour, 1);
        const quint64 seq = m_fixture->store().load(m_room)->seq;
        TestClient later(url());
        QTRY_VERIFY(later.isOpen());
        Protocol::Hello hello = later.plainHello();
        hello.contract = u"9.0"_s;
        hello.accept = {u"9.0"_s};
        hello.invite = invite->code;
        hello.name = u"Gast"_s;
        later.send(hello);
        QTRY_COMPARE(later.closeCode(), 4502);
        QVERIFY(later.first<Protocol::ErrorMessage>()->code == ErrorCode::UnsupportedContract);
        QCOMPARE(m_fixture->store().load(m_room)->seq, seq);

        TestClient guest(url());
        QTRY_VERIFY(guest.isOpen());
        guest.invite(invite->code, u"Gast"_s);
        QTRY_VERIFY(guest.first<Protocol::Welcome>() != nullptr);
        QVERIFY(guest.first<Protocol::Welcome>()->board == BoardId(m_room.id));
    }

    void aClientWhoseIdIsAnothersMayComeUnderANewOne()
    {
        open();
        const auto annaOwner = connectAs(m_fixture->anna());
        Op::TaskCreate task;
        task.id = TaskId(u"T1"_s);
        task.columnId = ColumnId(u"Cx"_s);
        task.title = u"T"_s;
        annaOwner->mutate(m_room, task);
        QTRY_COMPARE(annaOwner->count<Protocol::Ack>(), 1);

        const auto invite = m_hub->administration().createInvite(BoardId(m_room.id), Role::Member, Hour, 1);
        TestClient guest(url());
        QTRY_VERIFY(guest.isOpen());
        const ClientId own = guest.clientId();
        guest.setClientId(annaOwner->clientId());
        guest.invite(invite->code, u"Gast"_s);
        QTRY_VERIFY(guest.first<Protocol::ErrorMessage>() != nullptr);
        QVERIFY(guest.first<Protocol::ErrorMessage>()->code == ErrorCode::ForkedClient);
        guest.setClientId(own);
        guest.invite(invite->code, u"Gast"_s);
        QTRY_VERIFY(guest.first<Protocol::Welcome>() != nullptr);
        task.id = TaskId(u"T2"_s);
        guest.mutate(m_room, task);
        QTRY_COMPARE(guest.count<Protocol::Ack>(), 1);
        QCOMPARE(guest.closeCode(), 0);
    }

    void invitesOfOneAddressAreRated()
    {
        m_options.inviteBurst = 3;
        m_options.invitesPerMinute = 60;
        open();
        const auto invite = m_hub->administration().createInvite(BoardId(m_room.id), Role::Member, Hour, {});
        for (int i = 0; i < 3; ++i) {
            TestClient client(url());
            QTRY_VERIFY(client.isOpen());
            client.invite(i == 0 ? invite->code : u"guess"_s, u"Gast"_s);
            QTRY_VERIFY(client.first<Protocol::Welcome>() != nullptr || client.closeCode() == 4500);
        }
        TestClient more(url());
        QTRY_VERIFY(more.isOpen());
        more.invite(invite->code, u"Gast"_s);
        QTRY_COMPARE(more.closeCode(), 4007);
        QVERIFY(more.first<Protocol::ErrorMessage>()->code == ErrorCode::RateLimited);
        const auto anna = connectAs(m_fixture->anna()); // who has a token and no invite is not asked to wait
        m_fixture->clock().advance(1000);
        TestClient later(url());
        QTRY_VERIFY(later.isOpen());
        later.invite(invite->code, u"Gast"_s);
        QTRY_VERIFY(later.first<Protocol::Welcome>() != nullptr);
    }

    void whoSaysNothingIsClosed()
    {
        m_options.connection.helloMs = 100;
        open();
        TestClient client(url());
        QTRY_COMPARE(client.closeCode(), 4501);
    }

    void anEditReachesTheOthersBeforeItsAck()
    {
        open();
        const auto annaOwner = connectAs(m_fixture->anna());
        TestClient &anna = *annaOwner;
        const auto borisOwner = connectAs(m_fixture->boris());
        TestClient &boris = *borisOwner;
        for (TestClient *client : {&anna, &boris}) {
            client->subscribe(m_room);
            QTRY_VERIFY(client->first<Protocol::Subscribed>() != nullptr);
        }
        Op::TaskCreate task;
        task.id = TaskId(u"T1"_s);
        task.columnId = ColumnId(u"Cx"_s);
        task.title = u"New"_s;
        const Muid muid = anna.mutate(m_room, task);
        QTRY_VERIFY(anna.first<Protocol::Ack>() != nullptr);
        QVERIFY(anna.first<Protocol::Ack>()->muid == muid);
        QTRY_COMPARE(boris.count<Protocol::Activity>(), 1);
        QVERIFY(boris.first<Protocol::Activity>()->event.type == EventType::TaskCreated);
        QVERIFY(!boris.first<Protocol::Activity>()->muid);
        QVERIFY(*anna.first<Protocol::Activity>()->muid == muid);
        QVERIFY(m_fixture->store().load(m_room)->state.tasks().contains(TaskId(u"T1"_s)));
    }

    void largeMessagesAreCompressedForWhoCanRead()
    {
        QVERIFY(m_fixture->addTasks(BoardId(m_room.id), u"x"_s, 1, 200));
        open();
        const auto annaOwner = connectAs(m_fixture->anna(), {u"json"_s, u"zstd"_s});
        TestClient &anna = *annaOwner;
        const auto borisOwner = connectAs(m_fixture->boris());
        TestClient &boris = *borisOwner;
        anna.subscribe(m_room);
        boris.subscribe(m_room);
        QTRY_VERIFY(anna.binaryFrames() > 0);
        QTRY_VERIFY(boris.count<Protocol::SnapshotPart>() > 0);
        QCOMPARE(boris.binaryFrames(), 0);
        const int before = anna.binaryFrames();
        Op::TaskUpdate update;
        update.id = TaskId(u"T1"_s);
        update.description = QString(20000, u'x');
        anna.mutate(m_room, update);
        QTRY_COMPARE(boris.count<Protocol::Activity>(), 1);
        QTRY_COMPARE(anna.count<Protocol::Activity>(), 1);
        QCOMPARE(anna.binaryFrames(), before + 1);
        QVERIFY(anna.nonsense().isEmpty() && boris.nonsense().isEmpty());
    }

    void nonsenseIsAnsweredThenClosed()
    {
        m_options.connection.maxViolations = 3;
        open();
        const auto clientOwner = connectAs(m_fixture->anna());
        TestClient &client = *clientOwner;
        const auto bystanderOwner = connectAs(m_fixture->boris());
        TestClient &bystander = *bystanderOwner;
        client.sendText(u"{"_s);
        QTRY_COMPARE(client.count<Protocol::ErrorMessage>(), 1);
        QVERIFY(client.first<Protocol::ErrorMessage>()->code == ErrorCode::BadJson);
        QVERIFY(!client.first<Protocol::ErrorMessage>()->fatal);
        QVERIFY(client.isOpen());
        client.socket().sendBinaryMessage(QByteArray("\x02rubbish"));
        client.sendText(u"{\"type\":\"ping\"}"_s);
        QTRY_COMPARE(client.closeCode(), 4501);
        QVERIFY(bystander.isOpen());
    }

    void floodsAreClosed()
    {
        m_options.connection.messageBurst = 50;
        m_options.connection.messagesPerSecond = 0;
        open();
        const auto clientOwner = connectAs(m_fixture->anna());
        TestClient &client = *clientOwner;
        for (quint64 i = 0; i < 60; ++i)
            client.send(Protocol::Ping{i});
        QTRY_COMPARE(client.closeCode(), 4007);
        QCOMPARE(client.count<Protocol::Pong>(), 49);
    }

    void anExpiringTokenIsTold()
    {
        m_options.connection.silenceMs = 10 * Hour;
        m_options.tickMs = 20;
        open();
        const auto clientOwner = connectAs(m_fixture->anna());
        TestClient &client = *clientOwner;
        m_fixture->clock().advance(Hour - 30000);
        QTRY_COMPARE(client.count<Protocol::AuthExpiring>(), 1);
        QCOMPARE(client.first<Protocol::AuthExpiring>()->inMs, 30000);
        client.send(Protocol::Auth{tokenOf(m_fixture->anna())});
        client.send(Protocol::Ping{2});
        QTRY_COMPARE(client.count<Protocol::Pong>(), 1);
        m_fixture->clock().advance(40000); // past the first token's end
        client.send(Protocol::Ping{3});
        QTRY_COMPARE(client.count<Protocol::Pong>(), 2);
        QVERIFY(client.isOpen());
        m_fixture->clock().advance(Hour);
        QTRY_COMPARE(client.closeCode(), 4006);
    }

    void anotherUsersTokenTakesNothingOver()
    {
        open();
        const auto clientOwner = connectAs(m_fixture->anna());
        TestClient &client = *clientOwner;
        client.send(Protocol::Auth{tokenOf(m_fixture->boris())});
        QTRY_COMPARE(client.closeCode(), 4500);
    }

    void aSilentPeerIsClosed()
    {
        m_options.connection.silenceMs = 300;
        m_options.connection.pingMs = 100000;
        m_options.tickMs = 20;
        open();
        const auto clientOwner = connectAs(m_fixture->anna());
        TestClient &client = *clientOwner;
        m_fixture->clock().advance(1000);
        QTRY_COMPARE(client.closeCode(), 4003);
    }

    void aPeerThatAnswersPingsStays()
    {
        m_options.connection.silenceMs = 1000;
        m_options.connection.pingMs = 400;
        m_options.tickMs = 10;
        open();
        const auto clientOwner = connectAs(m_fixture->anna());
        TestClient &client = *clientOwner;
        for (int i = 0; i < 6; ++i) {
            m_fixture->clock().advance(500);
            QTest::qWait(100);
        }
        QVERIFY(client.isOpen());
        QCOMPARE(client.closeCode(), 0);
    }

    // One client subscribes and never reads again, while another writes 60 KB at a time.
    void aSlowConsumerIsDroppedAndTheOthersAreNot()
    {
        m_options.limits.burst = 100000;
        QVERIFY(m_fixture->addTasks(BoardId(m_room.id), u"x"_s, 1, 1));
        open();
        const auto annaOwner = connectAs(m_fixture->anna());
        TestClient &anna = *annaOwner;
        anna.subscribe(m_room);
        QTRY_VERIFY(anna.first<Protocol::Subscribed>() != nullptr);

        QTcpSocket stalled;
        stalled.connectToHost(QHostAddress(QHostAddress::LocalHost), m_door->port());
        stalled.write("GET /realtime HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        QByteArray got;
        connect(&stalled, &QTcpSocket::readyRead, &stalled, [&] { got += stalled.readAll(); });
        QTRY_VERIFY(got.contains("HTTP/1.1 101 "));
        Protocol::Hello hello;
        hello.contract = Protocol::ContractVersion;
        hello.accept = {Protocol::ContractVersion};
        hello.token = tokenOf(m_fixture->boris());
        hello.clientId = ClientId(u"stalled"_s);
        Protocol::Subscribe subscribe;
        subscribe.id = u"s"_s;
        subscribe.room = m_room;
        subscribe.gen = 1;
        stalled.write(clientFrame(Protocol::encode(Protocol::ClientMessage(hello))));
        stalled.write(clientFrame(Protocol::encode(Protocol::ClientMessage(subscribe))));
        QTRY_VERIFY(got.contains("subscribed"));
        stalled.disconnect(&stalled);
        stalled.setReadBufferSize(1);
        QCOMPARE(m_hub->connectionCount(), 2);

        qsizetype sent = 0;
        while (m_hub->connectionCount() == 2 && sent < 1000) {
            Op::TaskUpdate update;
            update.id = TaskId(u"T1"_s);
            update.description = QString(60000, QChar(u'a' + static_cast<char16_t>(sent % 26)));
            anna.mutate(m_room, update);
            ++sent;
            QTRY_COMPARE(anna.count<Protocol::Ack>(), sent); // nobody waits for the stalled one
        }
        QCOMPARE(m_hub->connectionCount(), 1);
        QVERIFY(anna.isOpen());
        QTRY_COMPARE(anna.count<Protocol::Activity>(), sent);
    }

    // What one asked for may wait, but not without end.
    void anAnswerThatIsTooLargeToWaitIsDropped()
    {
        m_options.connection.maxAnswer = 100 * 1024;
        open();
        for (int i = 0; i < 100; ++i)
            QVERIFY(m_fixture->addTasks(BoardId(m_room.id), u"x"_s, 1 + i * 50, 50));
        const auto annaOwner = connectAs(m_fixture->anna());
        TestClient &anna = *annaOwner;
        const auto borisOwner = connectAs(m_fixture->boris(), {u"zstd"_s});
        TestClient &boris = *borisOwner;
        anna.subscribe(m_room); // as text: more than that
        boris.subscribe(m_room);
        QTRY_COMPARE(anna.closeCode(), 4002);
        QTRY_VERIFY(boris.binaryFrames() > 0);
        QVERIFY(boris.isOpen());
    }

    void letsGoOfSome()
    {
        open();
        const auto annaOwner = connectAs(m_fixture->anna());
        TestClient &anna = *annaOwner;
        TestClient stranger(url());
        QTRY_COMPARE(m_hub->connectionCount(), 2);
        QList<QHostAddress> peers;
        m_hub->letGo([&peers](const QHostAddress &peer) {
            peers.append(peer);
            return false;
        });
        QCOMPARE(peers, QList<QHostAddress>(2, QHostAddress(QHostAddress::LocalHost)));
        anna.send(Protocol::Ping{1});
        QTRY_VERIFY(anna.first<Protocol::Pong>() != nullptr);
        QCOMPARE(anna.count<Protocol::Notice>(), 0);
        m_hub->letGo([](const QHostAddress &) { return true; });
        QTRY_COMPARE(anna.closeCode(), 4001);
        QTRY_COMPARE(stranger.closeCode(), 4001);
        QCOMPARE(anna.first<Protocol::Notice>()->kind, u"going_away"_s);
        QTRY_COMPARE(m_hub->connectionCount(), 0);
        const auto back = connectAs(m_fixture->anna()); // it goes on
        QVERIFY(back->isOpen());
    }

    void goingAwayTellsAndCloses()
    {
        open();
        const auto annaOwner = connectAs(m_fixture->anna());
        TestClient &anna = *annaOwner;
        const auto borisOwner = connectAs(m_fixture->boris());
        TestClient &boris = *borisOwner;
        QSignalSpy drained(m_hub.get(), &Hub::drained);
        m_hub->goAway(50);
        QTRY_COMPARE(anna.closeCode(), 4001);
        QTRY_COMPARE(boris.closeCode(), 4001);
        QCOMPARE(anna.first<Protocol::Notice>()->kind, u"going_away"_s);
        QTRY_COMPARE(drained.size(), 1);
    }

    void healthSaysHowItIs()
    {
        open();
        const auto anna = connectAs(m_fixture->anna());
        const QJsonObject health = QJsonDocument::fromJson(m_hub->health()).object();
        QCOMPARE(health.value(u"status"_s).toString(), u"ok"_s);
        QCOMPARE(health.value(u"connections"_s).toInt(), 1);
        QCOMPARE(health.value(u"contract"_s).toString(), u"1.0"_s);
        QCOMPARE(health.value(u"heals"_s).toObject(), (QJsonObject{{u"asked"_s, 0}, {u"healed"_s, 0}, {u"entities"_s, 0}}));
    }

    void aStateThatDiffersIsHealed()
    {
        open();
        const auto owner = connectAs(m_fixture->anna());
        TestClient &anna = *owner;
        anna.send(Protocol::Heal{u"h1"_s, m_room, 3, {u"a1"_s, u"22"_s}});
        QTRY_VERIFY(anna.first<Protocol::Healed>() != nullptr);
        QCOMPARE(anna.first<Protocol::Healed>()->re, u"h1"_s);
        QCOMPARE(anna.first<Protocol::Healed>()->level, 3);
        const QJsonObject heals = QJsonDocument::fromJson(m_hub->health()).object().value(u"heals"_s).toObject();
        QCOMPARE(heals.value(u"asked"_s).toInt(), 1);
        QCOMPARE(heals.value(u"healed"_s).toInt(), 1);
    }

    void aFullDiskHoldsEverybodyAndLosesNothing()
    {
        open();
        const auto annaOwner = connectAs(m_fixture->anna());
        TestClient &anna = *annaOwner;
        anna.subscribe(m_room);
        QTRY_VERIFY(anna.first<Protocol::Subscribed>() != nullptr);
        auto &database = m_fixture->store().database();
        const int pages = database.single(u"PRAGMA page_count"_s)->value().toInt();
        QVERIFY(database.execute(u"PRAGMA max_page_count = %1"_s.arg(pages)));
        Op::TaskCreate task;
        task.id = TaskId(u"T1"_s);
        task.columnId = ColumnId(u"Cx"_s);
        task.title = u"New"_s;
        task.description = QString(60000, u'x');
        Mutation mutation;
        mutation.mid = 1;
        mutation.muid = Muid(u"m1"_s);
        mutation.room = m_room;
        mutation.op = task;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"write failed: the disk is full"_s));
        anna.send(Protocol::Mutate{{mutation}});
        QTRY_VERIFY(anna.first<Protocol::Hold>() != nullptr);
        QCOMPARE(anna.first<Protocol::Hold>()->why, u"busy"_s);
        QCOMPARE(anna.count<Protocol::Activity>(), 0);
        QCOMPARE(QJsonDocument::fromJson(m_hub->health()).object().value(u"status"_s).toString(), u"degraded"_s);
        // There is room again, and what was held goes through.
        QVERIFY(database.execute(u"PRAGMA max_page_count = 1000000"_s));
        anna.send(Protocol::Mutate{{mutation}});
        QTRY_VERIFY(anna.first<Protocol::Ack>() != nullptr);
        QTRY_COMPARE(anna.count<Protocol::Activity>(), 1);
        QCOMPARE(QJsonDocument::fromJson(m_hub->health()).object().value(u"status"_s).toString(), u"ok"_s);
    }

private:
    void open()
    {
        m_hub = std::make_unique<Hub>(m_fixture->store(), m_fixture->clock(), m_fixture->ids(), m_options);
        m_door = std::make_unique<FrontDoor>(FrontDoor::Options());
        connect(m_door.get(), &FrontDoor::visited, m_hub.get(), &Hub::welcome);
        QVERIFY(m_door->listen(QHostAddress(QHostAddress::LocalHost), 0));
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/realtime"_s.arg(m_door->port())); }
    [[nodiscard]] QString tokenOf(const UserRow &user)
    {
        const auto token = m_hub->administration().issueToken(user, Hour);
        return token ? token->token : QString();
    }
    //! A client that was welcomed.
    [[nodiscard]] std::unique_ptr<TestClient> connectAs(const UserRow &user, const QStringList &enc = {})
    {
        auto client = std::make_unique<TestClient>(url());
        const bool isOpen = QTest::qWaitFor([&client] { return client->isOpen(); });
        client->hello(tokenOf(user), enc);
        if (!isOpen || !QTest::qWaitFor([&client] { return client->first<Protocol::Welcome>() != nullptr; }))
            qFatal("not welcome");
        return client;
    }

    std::unique_ptr<StoreFixture> m_fixture;
    Hub::Options m_options;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<FrontDoor> m_door;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(HubTest)
#include "hubtest.moc"
