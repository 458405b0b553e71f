// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/snapshotsum.h"
#include "tests/core/sync/clientbench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

class ClientSyncRoomsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identityIsStoredBeforeTheHello();
    void joinsWithASnapshotThenFollows();
    void comesBackWithADelta();
    void anInviteIsShownOnceBesideTheToken();
    void snapshotsAreNotTakenAtAnySize_data();
    void snapshotsAreNotTakenAtAnySize();
    void invariant01_sameEventTwice();
    void invariant02_gapAsksFromTheCursor();
    void foreignHistoryAsksForASnapshot();
    void batchIsAllOrNothing();
    void snapshotIsAllOrNothing();
    void wrongSumIsRefused();
    void binarySnapshots();
    void oldSnapshotWaitsForItsTail();
    void invariant11_purge();
    void regrantedRoomIsAskedForAgain();
    void forbiddenRoom();
    void invariant12_headShowsALostEvent();
    void invariant17_headShowsAWrongState();
    void silentRoomIsAskedForAgain();
    void invariant20_unknownEvent();
    void supersededAnswerIsIgnored();
    void unansweredQuestionsAreAskedAgain();
    void hopelessAnswersAreNotAskedForInALoop();
    void unsubscribe();
    void permissionsFollowTheRole();
};

void ClientSyncRoomsTest::identityIsStoredBeforeTheHello()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.connect();
    QCOMPARE(client.seen.size(), 2);
    QVERIFY(std::holds_alternative<StoreOutput>(client.seen.first()));
    const auto hello = client.sent<Protocol::Hello>().constFirst();
    QVERIFY(!hello.clientId.isEmpty());
    QCOMPARE(client.store.disk.clientId, hello.clientId);
    QVERIFY(!hello.epoch);
    QCOMPARE(hello.token, u"token"_s);
    QVERIFY(!hello.name);
    client.pump();
    QCOMPARE(client.store.disk.epoch, u"epoch-1"_s);
    QCOMPARE(client.outputs<ReadyOutput>().size(), 1);
    client.disconnect();
    client.clear();
    client.connect();
    QVERIFY(client.outputs<StoreOutput>().isEmpty());
    QCOMPARE(client.sent<Protocol::Hello>().constFirst().epoch, u"epoch-1"_s);
}

void ClientSyncRoomsTest::joinsWithASnapshotThenFollows()
{
    HubBench hub;
    ClientBench client(hub, 0);
    QVERIFY(client.sync->view(HubBench::board1()) == nullptr);
    client.join();
    const auto states = client.outputs<RoomStateOutput>();
    QCOMPARE(states.last().state, RoomStateOutput::State::Live);
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
    QVERIFY(*client.sync->base(HubBench::team()) == hub.stream(HubBench::team()).state);
    QCOMPARE(client.written<PutRoom>().size(), 2);

    client.clear();
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, newTask(u"t"_s));
    client.pump();
    QCOMPARE(client.title(u"t"_s), u"Task t"_s);
    const auto changed = client.outputs<ChangedOutput>();
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed.first().all);
    QCOMPARE(changed.first().refs, (QList{EntityRef{EntityType::Task, u"t"_s, 1}}));
    const auto put = client.written<PutEntities>();
    QCOMPARE(put.size(), 1);
    QCOMPARE(put.first().cursor.seq, hub.stream(HubBench::board1()).seq);
    QVERIFY(client.store.disk.rooms.value(HubBench::board1()).base == hub.stream(HubBench::board1()).state);
}

void ClientSyncRoomsTest::comesBackWithADelta()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    const Protocol::Cursor cursor = client.sync->cursor(HubBench::board1());
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, newTask(u"t"_s));
    client.restart(); // what it knows is on disk
    QCOMPARE(client.sync->cursor(HubBench::board1()), cursor);
    hub.mutate(9, 2, u"m2"_s, newTask(u"t2"_s));
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    client.filter = [&](Protocol::ServerMessage &message) {
        if (const auto *subscribed = std::get_if<Protocol::Subscribed>(&message))
            return subscribed->mode == Protocol::Subscribed::Mode::Delta && subscribed->seq == cursor.seq;
        return true;
    };
    client.pump();
    QCOMPARE(client.outputs<RoomStateOutput>().constLast().state, RoomStateOutput::State::Live);
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
    QCOMPARE(client.written<PutEntities>().size(), 1); // the batch in one transaction
}

void ClientSyncRoomsTest::anInviteIsShownOnceBesideTheToken()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.step(ConnectedInput{u"token"_s, u"code"_s, u"Anna"_s, u"teal"_s});
    const Protocol::Hello hello = client.sent<Protocol::Hello>().constFirst();
    QCOMPARE(hello.token, u"token"_s);
    QCOMPARE(hello.invite, u"code"_s);
    QVERIFY(!hello.name && !hello.color); // the user is there already
    client.clear();

    // A server that knows of more than this client ever sent: it has to say hello once more.
    Protocol::Welcome welcome;
    welcome.contract = Protocol::ContractVersion;
    welcome.epoch = u"e"_s;
    welcome.lastMid = 7;
    welcome.user = {UserId(u"u0"_s), u"Anna"_s};
    welcome.board = BoardId(u"b1"_s);
    client.receive(welcome);
    QVERIFY(client.outputs<ReadyOutput>().constFirst().welcome.board == BoardId(u"b1"_s));
    const Protocol::Hello again = client.sent<Protocol::Hello>().constFirst();
    QVERIFY(again.clientId != hello.clientId);
    QCOMPARE(again.token, u"token"_s);
    QVERIFY(!again.invite);
}

void ClientSyncRoomsTest::snapshotsAreNotTakenAtAnySize_data()
{
    QTest::addColumn<qint64>("announced");
    QTest::newRow("more than any board comes to") << qint64(64) * 1024 * 1024 + 1;
    QTest::newRow("less than what comes") << qint64(10);
}

void ClientSyncRoomsTest::snapshotsAreNotTakenAtAnySize()
{
    QFETCH(const qint64, announced);
    HubBench hub;
    ClientBench client(hub, 0);
    client.filter = [&](Protocol::ServerMessage &message) {
        if (auto *subscribed = std::get_if<Protocol::Subscribed>(&message))
            subscribed->bytes = announced;
        return true;
    };
    client.join();
    QVERIFY(client.sync->view(HubBench::board1()) == nullptr);
    QVERIFY(!client.outputs<TroubleOutput>().isEmpty());
    for (const TroubleOutput &trouble : client.outputs<TroubleOutput>())
        QCOMPARE(toString(trouble.error.code), toString(ErrorCode::TooLarge));
    client.filter = nullptr;
    client.clock(10000);
    client.pump();
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncRoomsTest::invariant01_sameEventTwice()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, newTask(u"t"_s));
    const auto activity = hub.takeOnly<Protocol::Activity>(client.conn()).constFirst();
    client.receive(activity);
    client.clear();
    client.receive(activity);
    QVERIFY(client.seen.isEmpty());
}

void ClientSyncRoomsTest::invariant02_gapAsksFromTheCursor()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    const Protocol::Cursor cursor = client.sync->cursor(HubBench::board1());
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, newTask(u"t1"_s));
    hub.mutate(9, 2, u"m2"_s, newTask(u"t2"_s));
    auto activities = hub.takeOnly<Protocol::Activity>(client.conn());
    client.clear();
    client.receive(activities.last());
    QVERIFY(client.title(u"t2"_s).isEmpty());
    QVERIFY(client.outputs<StoreOutput>().isEmpty());
    const auto asked = client.sent<Protocol::Subscribe>();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().since, cursor);
    client.pump();
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncRoomsTest::foreignHistoryAsksForASnapshot()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, newTask(u"t1"_s));
    auto activity = hub.takeOnly<Protocol::Activity>(client.conn()).constFirst();
    std::get<TaskChange>(activity.event.data).title = u"forged"_s;
    client.clear();
    client.receive(activity);
    QVERIFY(client.title(u"t1"_s).isEmpty());
    QCOMPARE(client.outputs<TroubleOutput>().size(), 1);
    QVERIFY(!client.sent<Protocol::Subscribe>().constFirst().since);
    client.pump();
    QCOMPARE(client.title(u"t1"_s), u"Task t1"_s);
}

void ClientSyncRoomsTest::batchIsAllOrNothing()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    const Protocol::Cursor cursor = client.sync->cursor(HubBench::board1());
    client.disconnect();
    hub.hello(9, 1, u"other"_s);
    for (quint64 i = 1; i <= 5; ++i)
        hub.mutate(9, i, u"m%1"_s.arg(i), newTask(u"t%1"_s.arg(i)));
    bool broken = false;
    client.filter = [&](Protocol::ServerMessage &message) {
        if (auto *batch = std::get_if<Protocol::Batch>(&message); batch != nullptr && !std::exchange(broken, true))
            std::get<TaskChange>(batch->items[3].event.data).title = u"forged"_s;
        return true;
    };
    client.connect();
    client.pumpUp();
    client.clear();
    client.pump();
    QVERIFY(broken);
    QCOMPARE(client.outputs<TroubleOutput>().size(), 1);
    for (const PutEntities &put : client.written<PutEntities>())
        QVERIFY(put.cursor.seq >= cursor.seq + 5 || put.room != HubBench::board1());
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncRoomsTest::snapshotIsAllOrNothing()
{
    HubBench hub;
    hub.options.limits.burst = 10000;
    hub.restart();
    hub.hello(9, 1, u"other"_s);
    quint64 mid = 0;
    for (int i = 0; i < 12; ++i) { // more than one part
        Op::TaskCreate create = newTask(u"t%1"_s.arg(i));
        create.description = QString(60000, u'x');
        hub.write(9, mid, create);
    }
    ClientBench client(hub, 0);
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    int parts = 0;
    client.filter = [&](Protocol::ServerMessage &message) {
        if (std::holds_alternative<Protocol::SnapshotPart>(message)) {
            ++parts;
            return parts != 2; // the connection breaks in the middle
        }
        return parts < 2;
    };
    client.pump();
    QVERIFY(parts >= 2);
    QVERIFY(client.sync->view(HubBench::board1()) == nullptr);
    QVERIFY(client.written<PutRoom>().isEmpty());
    client.filter = nullptr;
    client.disconnect();
    client.connect();
    client.pump();
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
    QCOMPARE(client.written<PutRoom>().size(), 1);
}

void ClientSyncRoomsTest::wrongSumIsRefused()
{
    HubBench hub;
    ClientBench client(hub, 0);
    int forged = 0;
    client.filter = [&](Protocol::ServerMessage &message) {
        if (auto *part = std::get_if<Protocol::SnapshotPart>(&message); part != nullptr && forged++ == 0)
            part->data.insert(u"labels"_s, QJsonArray());
        if (auto *subscribed = std::get_if<Protocol::Subscribed>(&message); subscribed != nullptr && forged == 0)
            subscribed->sum = u"blake2b:00"_s;
        return true;
    };
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    client.pump();
    QCOMPARE(client.outputs<TroubleOutput>().size(), 1);
    QCOMPARE(client.written<PutRoom>().size(), 1); // the second try
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncRoomsTest::binarySnapshots()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.options.zstd = true;
    client.restart();
    client.step(SubscribeInput{HubBench::team()});
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    client.pumpUp();
    client.receive(hub.take(client.conn()).constFirst());
    // Two rooms, and the board is asked for again before the first answer is here.
    client.step(UnsubscribeInput{HubBench::board1()});
    client.step(SubscribeInput{HubBench::board1()});
    client.pumpUp();
    QList<Protocol::ServerMessage> texts = hub.take(client.conn());
    QList<QByteArray> frames = hub.takeFrames(client.conn());
    QCOMPARE(frames.size(), 3);
    for (const Protocol::ServerMessage &text : texts) {
        client.receive(text);
        if (std::holds_alternative<Protocol::Subscribed>(text))
            client.step(SnapshotBytesInput{*Protocol::inflateFrame(frames.takeFirst())});
    }
    QVERIFY(client.outputs<TroubleOutput>().isEmpty());
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
    QVERIFY(*client.sync->view(HubBench::team()) == hub.stream(HubBench::team()).state);
    QCOMPARE(client.written<PutRoom>().size(), 2);
}

void ClientSyncRoomsTest::oldSnapshotWaitsForItsTail()
{
    HubBench hub;
    hub.hello(9, 1, u"other"_s);
    hub.subscribe(9, HubBench::board1()); // the server keeps this one
    for (quint64 i = 1; i <= 3; ++i)
        hub.mutate(9, i, u"m%1"_s.arg(i), newTask(u"t%1"_s.arg(i)));
    ClientBench client(hub, 0);
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    client.pump();
    const auto put = client.written<PutRoom>();
    QCOMPARE(put.size(), 1);
    QCOMPARE(put.first().data.cursor.seq, hub.stream(HubBench::board1()).seq);
    QVERIFY(put.first().data.base == hub.stream(HubBench::board1()).state);
    QCOMPARE(client.outputs<ChangedOutput>().size(), 1);
}

void ClientSyncRoomsTest::invariant11_purge()
{
    HubBench hub;
    ClientBench client(hub, 1);
    client.join();
    client.disconnect();
    client.edit(newTask(u"mine"_s));
    client.clear();
    client.connect();
    client.pumpUp(); // hello
    hub.step(SystemInput{{Mutation{0, {}, HubBench::board1(), {}, Op::MemberRemove{UserId(u"u1"_s)}, 1}}});
    client.pump();
    QVERIFY(client.sync->view(HubBench::board1()) == nullptr);
    QVERIFY(!client.store.disk.rooms.contains(HubBench::board1()));
    const auto states = client.outputs<RoomStateOutput>();
    QCOMPARE(states.last().state, RoomStateOutput::State::Refused);
    // What they wrote is not lost: refused by the server, in the tray.
    QCOMPARE(client.store.disk.tray.size(), 1);
    QCOMPARE(std::get<Op::TaskCreate>(client.store.disk.tray.first().mutation.op).id, TaskId(u"mine"_s));
    QVERIFY(client.sync->view(HubBench::team()) != nullptr);
}

void ClientSyncRoomsTest::regrantedRoomIsAskedForAgain()
{
    HubBench hub;
    ClientBench client(hub, 1);
    client.join();
    hub.step(SystemInput{{Mutation{0, {}, HubBench::board1(), {}, Op::MemberRemove{UserId(u"u1"_s)}, 1}}});
    client.pump();
    QCOMPARE(client.outputs<RoomStateOutput>().constLast().code, u"revoked"_s);
    QVERIFY(client.outputs<ChangedOutput>().constLast().all);
    hub.step(SystemInput{
        {Mutation{0, {}, HubBench::board1(), {}, Op::MemberAdd{UserId(u"u1"_s), u"User 1"_s, u"blue"_s, Role::Viewer}, 1}}});
    client.step(SubscribeInput{HubBench::board1()});
    client.pump();
    QCOMPARE(client.outputs<RoomStateOutput>().constLast().state, RoomStateOutput::State::Live);
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncRoomsTest::forbiddenRoom()
{
    HubBench hub;
    ClientBench client(hub, 0);
    const RoomId nowhere{RoomId::Kind::Board, u"nowhere"_s};
    client.step(SubscribeInput{nowhere});
    client.connect();
    client.pump();
    const auto state = client.outputs<RoomStateOutput>().constLast();
    QCOMPARE(state.state, RoomStateOutput::State::Refused);
    QCOMPARE(state.code, u"forbidden"_s);
    client.clear();
    client.clock(60000); // no asking for ever
    QVERIFY(client.sent<Protocol::Subscribe>().isEmpty());
}

void ClientSyncRoomsTest::invariant12_headShowsALostEvent()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    hub.hello(9, 1, u"other"_s);
    hub.mutate(9, 1, u"m1"_s, newTask(u"t"_s));
    (void)hub.take(client.conn()); // lost, and nothing follows
    hub.tick(1500);
    client.pump();
    QCOMPARE(client.title(u"t"_s), u"Task t"_s);
}

void ClientSyncRoomsTest::invariant17_headShowsAWrongState()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.disconnect();
    // A disk that lies: the cursor is right, a name is not.
    CachedRoom &room = client.store.disk.rooms[HubBench::board1()];
    Column column = *room.base.find(ColumnId(u"b1-col0"_s));
    column.name = u"wrong"_s;
    room.base.put(column);
    client.restart();
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    client.pump();
    QCOMPARE(client.sync->view(HubBench::board1())->find(ColumnId(u"b1-col0"_s))->name, u"wrong"_s);
    hub.tick(30000);
    client.clear();
    client.pump();
    QCOMPARE(client.outputs<TroubleOutput>().size(), 1);
    QVERIFY(*client.sync->view(HubBench::board1()) == hub.stream(HubBench::board1()).state);
}

void ClientSyncRoomsTest::silentRoomIsAskedForAgain()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.clear();
    client.clock(70000);
    QVERIFY(client.sent<Protocol::Subscribe>().isEmpty());
    client.clock(10000);
    QCOMPARE(client.sent<Protocol::Subscribe>().size(), 2);
}

void ClientSyncRoomsTest::invariant20_unknownEvent()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    const Protocol::Cursor cursor = client.sync->cursor(HubBench::board1());
    Event event;
    event.teamId = TeamId(u"team"_s);
    event.boardId = BoardId(u"b1"_s);
    event.actorUserId = UserId(u"u1"_s);
    event.data = UnknownChange{u"task.sparkled"_s, {{u"id"_s, u"t"_s}}};
    event.ents = {{EntityType::Task, u"t"_s, 2}};
    Protocol::Activity activity{HubBench::board1(), cursor.seq + 1, cursor.seq, {}, event, {}};
    activity.h = Protocol::chainHash(cursor.h, activity.seq, event);
    client.clear();
    client.receive(activity);
    QCOMPARE(client.sync->cursor(HubBench::board1()).seq, activity.seq);
    QCOMPARE(client.written<PutCursor>().size(), 1);
    const auto asked = client.sent<Protocol::Heal>();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().level, 3);
    QCOMPARE(asked.first().have.constFirst(), Protocol::StateDigest::bucketOf({EntityType::Task, u"t"_s}));
}

void ClientSyncRoomsTest::supersededAnswerIsIgnored()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    const Protocol::Cursor cursor = client.sync->cursor(HubBench::board1());
    client.clear();
    Protocol::Subscribed old;
    old.re = u"r1"_s;
    old.room = HubBench::board1();
    old.gen = 1;
    old.mode = Protocol::Subscribed::Mode::Snapshot;
    old.seq = 1;
    old.parts = 1;
    client.receive(old);
    client.receive(Protocol::SnapshotPart{HubBench::board1(), 1, 0, 1, {}});
    client.step(SnapshotBytesInput{"{}"});
    client.receive(Protocol::Unsubscribed{HubBench::board1(), 0, u"unsubscribed"_s, false, false});
    QVERIFY(client.seen.isEmpty());
    QCOMPARE(client.sync->cursor(HubBench::board1()), cursor);
}

void ClientSyncRoomsTest::unansweredQuestionsAreAskedAgain()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    client.up.clear(); // the hello is lost
    client.clock(9000);
    QVERIFY(client.outputs<ReconnectOutput>().isEmpty());
    client.clock(1500);
    QCOMPARE(client.outputs<ReconnectOutput>().size(), 1);
    client.disconnect();
    client.connect();
    client.pumpUp();
    client.receive(hub.take(client.conn()).constFirst());
    QCOMPARE(client.sent<Protocol::Subscribe>().size(), 1);
    client.clear(); // the question is lost
    client.clock(10500);
    QCOMPARE(client.sent<Protocol::Subscribe>().size(), 1);
    client.pump();
    QCOMPARE(client.outputs<RoomStateOutput>().constLast().state, RoomStateOutput::State::Live);
}

void ClientSyncRoomsTest::hopelessAnswersAreNotAskedForInALoop()
{
    HubBench hub;
    ClientBench client(hub, 0);
    int questions = 0;
    client.filter = [&](Protocol::ServerMessage &message) {
        if (auto *subscribed = std::get_if<Protocol::Subscribed>(&message)) {
            ++questions;
            subscribed->sum = u"blake2b:00"_s;
        }
        return true;
    };
    client.step(SubscribeInput{HubBench::board1()});
    client.connect();
    client.pump(); // comes to an end
    QCOMPARE(questions, 4);
    client.filter = nullptr;
    client.clock(10500);
    client.pump();
    QCOMPARE(client.outputs<RoomStateOutput>().constLast().state, RoomStateOutput::State::Live);
}

void ClientSyncRoomsTest::unsubscribe()
{
    HubBench hub;
    ClientBench client(hub, 0);
    client.join();
    client.clear();
    client.step(UnsubscribeInput{HubBench::board1()});
    QCOMPARE(client.sent<Protocol::Unsubscribe>().size(), 1);
    client.pump();
    QVERIFY(client.sync->view(HubBench::board1()) != nullptr); // the cache stays
    client.disconnect();
    client.connect();
    client.pumpUp();
    client.receive(hub.take(client.conn()).constFirst());
    QCOMPARE(client.sent<Protocol::Subscribe>().size(), 1); // the team alone
    client.clear();
    client.step(SubscribeInput{RoomId{RoomId::Kind::Task, u"t"_s}});
    QCOMPARE(client.outputs<TroubleOutput>().size(), 1);
}

void ClientSyncRoomsTest::permissionsFollowTheRole()
{
    HubBench hub;
    ClientBench client(hub, 1);
    client.join();
    QVERIFY(client.sync->perms(HubBench::board1()).contains(u"task.move"_s));
    hub.step(SystemInput{{Mutation{0, {}, HubBench::board1(), {}, Op::MemberRole{UserId(u"u1"_s), Role::Viewer}, 1}}});
    client.pump();
    QVERIFY(!client.sync->perms(HubBench::board1()).contains(u"task.move"_s));
    QVERIFY(client.sync->perms(RoomId{RoomId::Kind::Board, u"nowhere"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(ClientSyncRoomsTest)
#include "clientsyncroomstest.moc"
