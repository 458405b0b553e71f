// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/clientsync.h"
#include "server/storage/storecheck.h"
#include "tests/server/storefixture.h"

#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

//! A server process on a store, with one client of ours at a time and no sockets between them.
class Server final : public HubSink
{
public:
    explicit Server(StoreFixture &fixture) : m_fixture(fixture), m_driver(fixture.store(), fixture.clock(), {}, this) { }

    //! \a client comes as Anna, follows \a room, and is told everything.
    void join(ClientSync &client, const RoomId &room)
    {
        subscribed.clear();
        ++m_conn;
        step(client, SubscribeInput{room});
        step(client, ConnectedInput{u"token"_s, {}, {}, {}});
        pump(client);
    }
    void leave(ClientSync &client)
    {
        m_driver.step(ClosedInput{m_conn});
        step(client, DisconnectedInput());
    }
    void step(ClientSync &client, const ClientInput &input)
    {
        for (const ClientOutput &output : client.step(input, m_fixture.clock().nowMs())) {
            if (const auto *send = std::get_if<ClientSendOutput>(&output))
                m_up.append(send->message);
        }
    }
    void pump(ClientSync &client)
    {
        while (!m_up.isEmpty() || !m_down.isEmpty()) {
            for (const Protocol::ClientMessage &message : std::exchange(m_up, {})) {
                const UserRow &anna = m_fixture.anna();
                if (const auto *hello = std::get_if<Protocol::Hello>(&message))
                    m_driver.step(HelloInput{m_conn, *hello, {anna.id, anna.name, anna.color, {}, {}, {}}});
                else
                    m_driver.step(MessageInput{m_conn, message});
                m_driver.step(FlushInput());
            }
            for (const Protocol::ServerMessage &message : std::exchange(m_down, {})) {
                if (const auto *answer = std::get_if<Protocol::Subscribed>(&message))
                    subscribed.append(*answer);
                step(client, ServerMessageInput{message});
            }
        }
    }
    [[nodiscard]] HubDriver &driver() { return m_driver; }

    QList<Protocol::Subscribed> subscribed; //!< answers since join()

    void send(const SendOutput &output) override
    {
        if (output.to.contains(m_conn))
            m_down.append(output.message);
    }
    void sendBytes(const SendBytesOutput & /*output*/) override { }
    void close(const CloseOutput & /*output*/) override { }
    void wantFlush() override { }

private:
    StoreFixture &m_fixture;
    HubDriver m_driver;
    ConnectionId m_conn = 0;
    QList<Protocol::ClientMessage> m_up;
    QList<Protocol::ServerMessage> m_down;
};

} // namespace

//! A log that was cut off below, as a server does that keeps only so much of it.
class LogFloorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoComesFromBelowGetsASnapshot_data();
    void whoComesFromBelowGetsASnapshot();
    void withoutASnapshotNothingIsRead();

private:
    //! Cuts off the events of \a room up to and with \a floor.
    static void cut(StoreFixture &fixture, const RoomId &room, quint64 floor)
    {
        auto &database = fixture.store().database();
        QVERIFY(database.execute(u"UPDATE stream SET log_floor = ? WHERE room = ?"_s, {floor, room.toString()}));
        QVERIFY(database.execute(u"DELETE FROM event WHERE seq <= ? AND stream_id = (SELECT id FROM stream WHERE room = ?)"_s,
                                 {floor, room.toString()}));
    }
};

void LogFloorTest::whoComesFromBelowGetsASnapshot_data()
{
    QTest::addColumn<int>("above"); // of the cursor, above the floor
    QTest::addColumn<bool>("whileItRuns");
    for (const bool whileItRuns : {false, true}) {
        const QByteArray server = whileItRuns ? ", cut under a running server" : ", cut before the server starts";
        QTest::newRow("far below" + server) << -7 << whileItRuns;
        QTest::newRow("the next event is gone" + server) << -1 << whileItRuns;
        QTest::newRow("at the floor" + server) << 0 << whileItRuns;
        QTest::newRow("just above" + server) << 1 << whileItRuns;
    }
}

void LogFloorTest::whoComesFromBelowGetsASnapshot()
{
    QFETCH(const int, above);
    QFETCH(const bool, whileItRuns);
    StoreFixture fixture;
    QVERIFY(fixture.isValid());
    const auto board = fixture.addBoard(u"x"_s);
    QVERIFY(board && fixture.addTasks(*board, u"x"_s, 1, 20));
    const RoomId room = RoomId::board(*board);
    auto server = std::make_unique<Server>(fixture);
    ClientSync::Options options;
    options.zstd = false;
    ClientSync client({}, fixture.ids(), options);
    server->join(client, room);
    QCOMPARE(server->subscribed.size(), 1);
    QCOMPARE(server->subscribed.constFirst().mode, Protocol::Subscribed::Mode::Snapshot);
    const quint64 seen = client.cursor(room).seq;
    QCOMPARE(seen, fixture.store().load(room)->seq);
    server->leave(client);
    const ClientId clientId = client.data().clientId;
    Op::TaskUpdate typed;
    typed.id = TaskId(u"T1"_s);
    typed.title = u"Typed meanwhile"_s;
    server->step(client, EditInput{room, typed, {}, {}});

    // The others go on, and a snapshot is made.
    QVERIFY(fixture.addTasks(*board, u"x"_s, 100, 10));
    QVERIFY(fixture.change(room, Op::TaskDelete{TaskId(u"T3"_s)}));
    const auto snapshot = fixture.store().makeSnapshot(room);
    QVERIFY(snapshot && fixture.store().putSnapshot(*snapshot));
    QVERIFY(fixture.addTasks(*board, u"x"_s, 200, 5));
    const auto before = fixture.store().load(room);
    if (whileItRuns)
        server->driver().step(TickInput()); // it has read all of that
    const quint64 floor = seen - static_cast<quint64>(above);
    QVERIFY(snapshot->seq >= floor);
    cut(fixture, room, floor);
    if (!whileItRuns) {
        server.reset();
        QVERIFY(fixture.reopen());
        server = std::make_unique<Server>(fixture);
    }
    const auto after = fixture.store().load(room);
    QVERIFY(after);
    QCOMPARE(after->logFloor, floor);
    QVERIFY(after->state == before->state);
    QCOMPARE(after->h, before->h);

    server->join(client, room);
    QCOMPARE(server->subscribed.size(), 1);
    QCOMPARE(server->subscribed.constFirst().mode,
             above < 0 ? Protocol::Subscribed::Mode::Snapshot : Protocol::Subscribed::Mode::Delta);
    QCOMPARE(client.data().clientId, clientId); // the log goes on from there: it is no other one
    QCOMPARE(client.pendingCount(), 0);
    const auto stored = fixture.store().load(room);
    QCOMPARE(stored->seq, before->seq + 1);
    QCOMPARE(stored->state.find(TaskId(u"T1"_s))->title, u"Typed meanwhile"_s);
    QVERIFY(*client.base(room) == stored->state);
    QVERIFY(*client.view(room) == stored->state);
    QCOMPARE(client.cursor(room), (Protocol::Cursor{stored->seq, stored->h}));

    // And it goes on from there.
    server->step(client, EditInput{room, Op::TaskRestore{TaskId(u"T3"_s)}, {}, {}});
    server->pump(client);
    QVERIFY(*client.base(room) == fixture.store().load(room)->state);
    QVERIFY(!client.base(room)->find(TaskId(u"T3"_s))->deleted);
    const auto report = checkStore(fixture.store());
    QVERIFY(report);
    QVERIFY(report->problems.isEmpty());
}

//! What is gone from the log is in the snapshot alone: nobody is shown half of a board.
void LogFloorTest::withoutASnapshotNothingIsRead()
{
    StoreFixture fixture;
    QVERIFY(fixture.isValid());
    const auto board = fixture.addBoard(u"x"_s);
    QVERIFY(board && fixture.addTasks(*board, u"x"_s, 1, 20));
    const RoomId room = RoomId::board(*board);
    cut(fixture, room, fixture.store().load(room)->seq - 5);
    QVERIFY(fixture.reopen());
    const auto loaded = fixture.store().load(room);
    QVERIFY(!loaded && loaded.error().code == ErrorCode::Storage);
    Server server(fixture);
    ClientSync::Options options;
    options.zstd = false;
    ClientSync client({}, fixture.ids(), options);
    server.join(client, room);
    QVERIFY(server.subscribed.isEmpty());
    QVERIFY(client.base(room) == nullptr);
    const auto report = checkStore(fixture.store());
    QVERIFY(report);
    QCOMPARE(report->problems.size(), 1);
}

QTEST_GUILESS_MAIN(LogFloorTest)
#include "logfloortest.moc"
