// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/snapshotsum.h"
#include "tests/core/sync/hubbench.h"

#include <QJsonDocument>
#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

class ServerHubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anythingBeforeHelloCloses();
    void unsupportedContractCloses();
    void welcomeSaysHowThingsStand();
    void helloAgainUnderAnotherClientId();
    void foreignClientIdIsRefused();
    void foreignAndUnknownRoomsAnswerAlike();
    void cursors_data();
    void cursors();
    void largeEventsMakeASnapshotSooner();
    void invariant16_snapshotAndTailAreTheState_data();
    void invariant16_snapshotAndTailAreTheState();
    void snapshotIsServedWhileItIsYoung();
    void batchesStayWithinTheLimit();
    void newerGenSupersedes();
    void roomLimit();
    void presenceIsRated();
    void unsubscribeEndsIt();
    void ping();
    void storeThatCantBeRead();
};

void ServerHubTest::anythingBeforeHelloCloses()
{
    HubBench bench;
    bench.send(1, Protocol::Ping{1});
    QCOMPARE(bench.closed.at(1), 4501);
    bench.closed.clear();
    bench.hello(1, 0, u"c"_s); // deaf until the socket is gone
    QVERIFY(bench.take(1).isEmpty());
    bench.step(ClosedInput{1});
    bench.hello(1, 0, u"c"_s);
    QCOMPARE(bench.takeOnly<Protocol::Welcome>(1).size(), 1);
}

void ServerHubTest::unsupportedContractCloses()
{
    HubBench bench;
    Protocol::Hello hello;
    hello.contract = u"2.0"_s;
    hello.accept = {u"2.0"_s};
    hello.clientId = ClientId(u"c"_s);
    bench.step(HelloInput{1, hello, Identity{UserId(u"u0"_s), {}, {}, {}, {}, {}}});
    const auto errors = bench.takeOnly<Protocol::ErrorMessage>(1);
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors.first().code == ErrorCode::UnsupportedContract);
    QVERIFY(errors.first().fatal);
    QCOMPARE(bench.closed.at(1), 4502);
}

void ServerHubTest::welcomeSaysHowThingsStand()
{
    HubBench bench;
    bench.hello(1, 1, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.step(ClosedInput{1});
    bench.hello(2, 1, u"c"_s);
    const auto welcomes = bench.takeOnly<Protocol::Welcome>(2);
    QCOMPARE(welcomes.size(), 1);
    const Protocol::Welcome &welcome = welcomes.first();
    QCOMPARE(welcome.contract, u"1.0"_s);
    QCOMPARE(welcome.epoch, u"epoch-1"_s);
    QCOMPARE(welcome.lastMid, 1);
    QCOMPARE(welcome.user.id, UserId(u"u1"_s));
    QCOMPARE(welcome.teams, (QList{Protocol::TeamInfo{TeamId(u"team"_s), u"Team"_s, Role::Admin}}));
    QCOMPARE(welcome.serverTs, bench.now);
    QCOMPARE(welcome.limits, Protocol::Limits());
}

void ServerHubTest::helloAgainUnderAnotherClientId()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    (void)bench.take(1);
    bench.hello(1, 0, u"other"_s);
    const auto welcomes = bench.takeOnly<Protocol::Welcome>(1);
    QCOMPARE(welcomes.size(), 1);
    QCOMPARE(welcomes.first().lastMid, 0);
    bench.mutate(1, 1, u"m2"_s, newTask(u"t2"_s));
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 1);
}

void ServerHubTest::foreignClientIdIsRefused()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.hello(2, 1, u"c"_s);
    const auto sent = bench.take(2);
    QCOMPARE(sent.size(), 1);
    QVERIFY(std::get<Protocol::ErrorMessage>(sent.first()).code == ErrorCode::ForkedClient);
}

void ServerHubTest::foreignAndUnknownRoomsAnswerAlike()
{
    HubBench bench;
    bench.hello(1, 9, u"c"_s);
    (void)bench.take(1);
    QList<Protocol::ErrorMessage> answers;
    for (const RoomId &room : {HubBench::board1(), RoomId{RoomId::Kind::Board, u"nowhere"_s}, HubBench::team(),
                               RoomId{RoomId::Kind::Task, u"nowhere"_s}}) {
        bench.subscribe(1, room);
        const auto sent = bench.take(1);
        QCOMPARE(sent.size(), 1);
        answers.append(std::get<Protocol::ErrorMessage>(sent.first()));
        QCOMPARE(answers.last(), answers.first());
    }
    QVERIFY(answers.first().code == ErrorCode::Forbidden);
    QCOMPARE(answers.first().re, u"r1"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.mutate(1, 2, u"m2"_s, newTask(u"t"_s), RoomId{RoomId::Kind::Board, u"nowhere"_s});
    const auto rejects = bench.takeOnly<Protocol::Reject>(1);
    QCOMPARE(rejects.size(), 2);
    QVERIFY(rejects.at(0).code == ErrorCode::Forbidden);
    QCOMPARE(rejects.at(0).msg, rejects.at(1).msg);
    QVERIFY(rejects.at(0).server.isEmpty());
    QVERIFY(bench.present(HubBench::board1()).isEmpty());
}

void ServerHubTest::cursors_data()
{
    QTest::addColumn<int>("behind"); // events between the cursor and the head
    QTest::addColumn<QString>("h"); // empty: the right one
    QTest::addColumn<QString>("epoch");
    QTest::addColumn<quint64>("floor");
    QTest::addColumn<bool>("isDelta");
    QTest::newRow("at the head") << 0 << QString() << u"epoch-1"_s << quint64(0) << true;
    QTest::newRow("behind") << 3 << QString() << u"epoch-1"_s << quint64(0) << true;
    QTest::newRow("wrong hash at the head") << 0 << u"0123456789abcdef"_s << u"epoch-1"_s << quint64(0) << false;
    QTest::newRow("wrong hash behind") << 3 << u"0123456789abcdef"_s << u"epoch-1"_s << quint64(0) << false;
    QTest::newRow("ahead") << -1 << u"0123456789abcdef"_s << u"epoch-1"_s << quint64(0) << false;
    QTest::newRow("another epoch") << 3 << QString() << u"epoch-0"_s << quint64(0) << false;
    QTest::newRow("no epoch") << 3 << QString() << QString() << quint64(0) << false;
    QTest::newRow("the log is gone") << 3 << QString() << u"epoch-1"_s << quint64(8) << false;
}

void ServerHubTest::cursors()
{
    QFETCH(const int, behind);
    QFETCH(const QString, h);
    QFETCH(const QString, epoch);
    QFETCH(const quint64, floor);
    QFETCH(const bool, isDelta);
    HubBench bench;
    bench.hello(1, 0, u"writer"_s);
    for (quint64 i = 1; i <= 4; ++i)
        bench.mutate(1, i, u"m%1"_s.arg(i), newTask(u"t%1"_s.arg(i)));
    const QList<LoggedEvent> log = bench.stream(HubBench::board1()).log;
    const quint64 head = bench.stream(HubBench::board1()).seq;
    if (floor > 0) {
        bench.store.truncate(HubBench::board1(), floor + 2);
        bench.restart();
    }
    const quint64 seq = head - static_cast<quint64>(static_cast<qint64>(behind));
    const QString rightH = seq <= head ? log.at(static_cast<qsizetype>(seq) - 1).h : QString();

    bench.hello(2, 1, u"reader"_s, false, epoch.isEmpty() ? std::optional<QString>() : epoch);
    bench.subscribe(2, HubBench::board1(), Protocol::Cursor{seq, h.isEmpty() ? rightH : h});
    const auto sent = bench.take(2);
    const auto subscribed = std::get<Protocol::Subscribed>(sent.at(1));
    QCOMPARE(subscribed.mode == Protocol::Subscribed::Mode::Delta, isDelta);
    QCOMPARE(subscribed.head, head);
    QCOMPARE(subscribed.re, u"r1"_s);
    QVERIFY(subscribed.perms.contains(u"task.create"_s));
    if (!isDelta) {
        QCOMPARE(subscribed.parts, 1);
        QVERIFY(std::holds_alternative<Protocol::SnapshotPart>(sent.at(2)));
        return;
    }
    QCOMPARE(subscribed.seq, seq);
    QCOMPARE(sent.size(), behind == 0 ? 2 : 3);
    if (behind > 0) {
        const auto batch = std::get<Protocol::Batch>(sent.at(2));
        QCOMPARE(batch.from, seq);
        QCOMPARE(batch.to, head);
        QCOMPARE(batch.items.size(), behind);
        QCOMPARE(batch.items.first().prev, seq);
        QVERIFY(!batch.items.first().muid); // somebody else's
    }
}

void ServerHubTest::largeEventsMakeASnapshotSooner()
{
    HubBench bench;
    bench.hello(1, 0, u"writer"_s);
    quint64 mid = 0;
    bench.write(1, mid, newTask(u"t"_s));
    bench.hello(2, 1, u"reader"_s, false, u"epoch-1"_s);
    bench.subscribe(2, HubBench::board1());
    const auto early = bench.takeOnly<Protocol::Subscribed>(2).constFirst();
    QCOMPARE(early.mode, Protocol::Subscribed::Mode::Snapshot);
    for (int i = 0; i < 60; ++i) { // 10 MB of JSON
        Op::TaskUpdate update;
        update.id = TaskId(u"t"_s);
        update.description = QString(60000, QChar(static_cast<char16_t>(0x4e00 + i)));
        bench.write(1, mid, update);
    }
    const QList<LoggedEvent> log = bench.stream(HubBench::board1()).log;
    const quint64 head = bench.stream(HubBench::board1()).seq;
    const LoggedEvent &recent = log.at(log.size() - 11);

    const auto answer = [&](const RoomId &room, const std::optional<Protocol::Cursor> &since, quint64 gen) {
        (void)bench.take(2);
        bench.subscribe(2, room, since, gen);
        qsizetype items = 0;
        Protocol::Subscribed subscribed;
        for (const Protocol::ServerMessage &message : bench.take(2)) {
            if (const auto *said = std::get_if<Protocol::Subscribed>(&message))
                subscribed = *said;
            else if (const auto *batch = std::get_if<Protocol::Batch>(&message))
                items += batch->items.size();
        }
        return std::tuple(subscribed.mode, subscribed.seq, items);
    };
    using Mode = Protocol::Subscribed::Mode;
    const Protocol::Cursor old{early.seq, early.h};
    const Protocol::Cursor near{recent.seq, recent.h};
    QVERIFY(answer(HubBench::board1(), near, 2) == std::tuple(Mode::Delta, recent.seq, qsizetype(10)));
    QVERIFY(answer(HubBench::board1(), old, 3) == std::tuple(Mode::Snapshot, head, 0));
    QVERIFY(answer(HubBench::board1(), {}, 4) == std::tuple(Mode::Snapshot, head, 0));
    const RoomId task{RoomId::Kind::Task, u"t"_s};
    QVERIFY(answer(task, near, 1) == std::tuple(Mode::Delta, recent.seq, qsizetype(10)));
    QVERIFY(answer(task, old, 2) == std::tuple(Mode::Delta, head, 0));
}

void ServerHubTest::invariant16_snapshotAndTailAreTheState_data()
{
    QTest::addColumn<bool>("zstd");
    QTest::newRow("text") << false;
    QTest::newRow("compressed") << true;
}

void ServerHubTest::invariant16_snapshotAndTailAreTheState()
{
    QFETCH(const bool, zstd);
    HubBench bench;
    bench.hello(1, 0, u"writer"_s);
    quint64 mid = 0;
    for (int i = 0; i < 30; ++i)
        bench.write(1, mid, newTask(u"t%1"_s.arg(i)));
    bench.hello(2, 1, u"warm"_s, zstd);
    bench.subscribe(2, HubBench::board1()); // fills the cache
    const quint64 cachedAt = bench.stream(HubBench::board1()).seq;
    for (int i = 0; i < 30; ++i)
        bench.write(1, mid, retitle(u"t%1"_s.arg(i), u"again"_s));

    bench.hello(3, 2, u"reader"_s, zstd);
    bench.subscribe(3, HubBench::board1());
    BoardState state;
    Protocol::Cursor cursor;
    std::optional<Protocol::Subscribed> subscribed;
    SnapshotSum sum;
    const auto add = [&](const QByteArray &json) {
        sum.add(json);
        QVERIFY(Protocol::addSnapshotPart(QJsonDocument::fromJson(json).object(), state));
    };
    for (const QByteArray &frame : bench.takeFrames(3)) {
        QVERIFY(zstd);
        QCOMPARE(frame.at(0), '\x02');
        QVERIFY(frame.size() <= Protocol::MaxSnapshotChunkBytes);
        const auto json = Protocol::inflateFrame(frame);
        QVERIFY(json);
        add(*json);
    }
    for (const Protocol::ServerMessage &message : bench.take(3)) {
        if (const auto *answer = std::get_if<Protocol::Subscribed>(&message)) {
            subscribed = *answer;
            cursor = {answer->seq, answer->h};
        } else if (const auto *part = std::get_if<Protocol::SnapshotPart>(&message)) {
            QVERIFY(!zstd);
            add(QJsonDocument(part->data).toJson(QJsonDocument::Compact));
        } else if (const auto *batch = std::get_if<Protocol::Batch>(&message)) {
            QCOMPARE(batch->from, cursor.seq);
            for (const Protocol::BatchItem &item : batch->items) {
                apply(state, item.event, item.seq);
                cursor = {item.seq, Protocol::chainHash(cursor.h, item.seq, item.event)};
            }
            QCOMPARE(cursor, (Protocol::Cursor{batch->to, batch->h}));
        }
    }
    QVERIFY(subscribed);
    QCOMPARE(subscribed->mode, Protocol::Subscribed::Mode::Snapshot);
    QCOMPARE(subscribed->seq, cachedAt);
    QCOMPARE(subscribed->bytes, sum.bytes());
    QCOMPARE(subscribed->sum, sum.value());
    const auto &stream = bench.stream(HubBench::board1());
    QCOMPARE(cursor, (Protocol::Cursor{stream.seq, stream.h}));
    QCOMPARE(QJsonDocument(Protocol::snapshotToJson(state)).toJson(),
             QJsonDocument(Protocol::snapshotToJson(stream.state)).toJson());
}

void ServerHubTest::snapshotIsServedWhileItIsYoung()
{
    HubBench bench;
    bench.options.limits.burst = 10000;
    bench.restart();
    bench.hello(1, 0, u"writer"_s);
    bench.subscribe(1, HubBench::board1());
    const quint64 first = bench.takeOnly<Protocol::Subscribed>(1).constLast().seq;
    for (quint64 i = 1; i < 200; ++i)
        bench.mutate(1, i, u"m%1"_s.arg(i), newTask(u"t%1"_s.arg(i)));
    bench.hello(2, 1, u"reader"_s);
    bench.subscribe(2, HubBench::board1());
    QCOMPARE(bench.takeOnly<Protocol::Subscribed>(2).constLast().seq, first);
    bench.mutate(1, 200, u"m200"_s, newTask(u"t200"_s));
    bench.subscribe(2, HubBench::board1(), {}, 2);
    QCOMPARE(bench.takeOnly<Protocol::Subscribed>(2).constLast().seq, first + 200);
}

void ServerHubTest::batchesStayWithinTheLimit()
{
    HubBench bench;
    bench.options.limits.burst = 10000;
    bench.restart();
    bench.hello(1, 0, u"writer"_s);
    const auto &stream = bench.stream(HubBench::board1());
    const Protocol::Cursor start{stream.seq, stream.h};
    quint64 mid = 0;
    for (int i = 0; i < 150; ++i)
        bench.write(1, mid, newTask(u"t%1"_s.arg(i)));
    for (int i = 0; i < 12; ++i) { // 12 times 60 KB: more than one frame holds
        Op::TaskUpdate update;
        update.id = TaskId(u"t0"_s);
        update.description = QString(60000, QChar(u'a' + i));
        bench.write(1, mid, update);
    }
    bench.hello(2, 0, u"reader"_s, false, u"epoch-1"_s);
    bench.subscribe(2, HubBench::board1(), start);
    const auto batches = bench.takeOnly<Protocol::Batch>(2);
    QCOMPARE(batches.size(), 3); // by count, by size, the rest
    quint64 at = start.seq;
    for (const Protocol::Batch &batch : batches) {
        QCOMPARE(batch.from, at);
        QVERIFY(batch.items.size() <= 100);
        QVERIFY(Protocol::encode(batch).size() <= Protocol::MaxFrameBytes);
        QVERIFY(batch.items.first().muid); // the author's other device
        at = batch.to;
    }
    QCOMPARE(at, bench.stream(HubBench::board1()).seq);
}

void ServerHubTest::newerGenSupersedes()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1(), {}, 5);
    (void)bench.take(1);
    bench.subscribe(1, HubBench::board1(), {}, 4);
    QVERIFY(std::get<Protocol::ErrorMessage>(bench.take(1).constFirst()).code == ErrorCode::StaleGen);
    bench.subscribe(1, HubBench::board1(), {}, 6);
    QCOMPARE(bench.takeOnly<Protocol::Subscribed>(1).constFirst().gen, 6);
    bench.mutate(1, 1, u"m"_s, newTask(u"t"_s));
    QCOMPARE(bench.takeOnly<Protocol::Activity>(1).size(), 1); // once, though it was subscribed to twice
}

void ServerHubTest::roomLimit()
{
    HubBench bench;
    bench.options.limits.rooms = 2;
    bench.restart();
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    bench.subscribe(1, HubBench::board2());
    (void)bench.take(1);
    bench.subscribe(1, HubBench::team());
    QVERIFY(std::get<Protocol::ErrorMessage>(bench.take(1).constFirst()).code == ErrorCode::LimitExceeded);
    bench.subscribe(1, HubBench::board2(), {}, 2); // known already
    QCOMPARE(bench.takeOnly<Protocol::Subscribed>(1).size(), 1);
}

void ServerHubTest::presenceIsRated()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.subscribe(1, HubBench::board1());
    bench.subscribe(2, HubBench::board1());
    (void)bench.take(2);
    const auto show = [&](int i) { bench.send(1, Protocol::SetPresence{HubBench::board1(), {TaskId(u"t%1"_s.arg(i)), {}}}); };
    const auto shown = [&] {
        QStringList tasks;
        for (const Protocol::PresenceDiff &diff : bench.takeOnly<Protocol::PresenceDiff>(2))
            tasks.append(diff.updated.first().state.taskId.value_or(TaskId()).value());
        return tasks;
    };
    for (int i = 0; i < 30; ++i)
        show(i);
    QCOMPARE(shown().size(), 10);
    // What came too fast is not lost: the last of it is what there is to see.
    bench.tick();
    QCOMPARE(shown(), QStringList{u"t29"_s});
    bench.tick();
    QVERIFY(shown().isEmpty());
    for (int i = 0; i < 30; ++i)
        show(i);
    (void)bench.take(2);
    bench.send(1, Protocol::Unsubscribe{u"u"_s, HubBench::board1(), 1});
    (void)bench.take(2);
    bench.tick();
    QVERIFY(shown().isEmpty());
}

void ServerHubTest::unsubscribeEndsIt()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    QCOMPARE(bench.present(HubBench::board1()), QList{UserId(u"u0"_s)});
    (void)bench.take(1);
    bench.send(1, Protocol::Unsubscribe{u"u"_s, HubBench::board1(), 1});
    const auto ended = bench.takeOnly<Protocol::Unsubscribed>(1);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!ended.first().purge);
    QVERIFY(bench.present(HubBench::board1()).isEmpty());
    bench.mutate(1, 1, u"m"_s, newTask(u"t"_s));
    QVERIFY(bench.takeOnly<Protocol::Activity>(1).isEmpty());
}

void ServerHubTest::ping()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    (void)bench.take(1);
    bench.send(1, Protocol::Ping{42});
    QCOMPARE(std::get<Protocol::Pong>(bench.take(1).constFirst()), (Protocol::Pong{42, bench.now}));
}

void ServerHubTest::storeThatCantBeRead()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    (void)bench.take(1);
    bench.store.faults.failsReads = true;
    bench.subscribe(1, HubBench::board1());
    QVERIFY(std::get<Protocol::ErrorMessage>(bench.take(1).constFirst()).code == ErrorCode::Internal);
    bench.mutate(1, 1, u"m"_s, newTask(u"t"_s));
    const auto holds = bench.takeOnly<Protocol::Hold>(1);
    QCOMPARE(holds.size(), 1);
    QCOMPARE(holds.first().why, u"busy"_s);
    bench.hello(2, 0, u"c2"_s);
    QVERIFY(Protocol::mayReconnect(bench.closed.at(2)));
    bench.store.faults.failsReads = false;
    bench.mutate(1, 1, u"m"_s, newTask(u"t"_s));
    QCOMPARE(bench.takeOnly<Protocol::Ack>(1).size(), 1);
}

QTEST_GUILESS_MAIN(ServerHubTest)
#include "serverhubtest.moc"
