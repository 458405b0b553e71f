// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/core/sync/invariantsbench.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

//! The invariants of the contract that a server keeps, each under its number: of logs, answers and who is shown what.
class InvariantsServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariant03_seqsAreContiguousAndWhatIsSeenIsAPrefix_data() { seeds(20); }
    void invariant03_seqsAreContiguousAndWhatIsSeenIsAPrefix();
    void invariant04_aMuidIsInAStreamAtMostOnce_data() { seeds(20); }
    void invariant04_aMuidIsInAStreamAtMostOnce();
    void invariant05_ackOnlyAfterTheCommit();
    void invariant09_membershipIsReplayedInLogOrder_data() { seeds(30); }
    void invariant09_membershipIsReplayedInLogOrder();
    void invariant10_deltaNeverSpansAnAbsence();
    void invariant12_headsStateSeqAndDigest_data() { seeds(5); }
    void invariant12_headsStateSeqAndDigest();
    void invariant18_durableEventsAreNeverDropped_data() { seeds(20); }
    void invariant18_durableEventsAreNeverDropped();
    void invariant23_sameResultOnEveryInstance_data() { seeds(10); }
    void invariant23_sameResultOnEveryInstance();
    void invariant24_historyNeitherOverlapsNorSkips_data() { seeds(15); }
    void invariant24_historyNeitherOverlapsNorSkips();

private:
    static void seeds(int count)
    {
        QTest::addColumn<quint64>("seed");
        for (int seed = 1; seed <= count; ++seed)
            QTest::addRow("%d", seed) << static_cast<quint64>(seed);
    }
    static void offerAgain(Crowd &crowd, const Sim::ServerDisk &older, int &missing);
};

//! 3. The seqs of a stream are contiguous, and the visible log is always a prefix.
void InvariantsServerTest::invariant03_seqsAreContiguousAndWhatIsSeenIsAPrefix()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    std::map<RoomId, quint64> seen; // by the reader, of each room
    crowd.bench.hello(7, 2, u"reader"_s, false, u"epoch-1"_s);
    for (const RoomId &room : Crowd::rooms()) {
        crowd.bench.subscribe(7, room, Protocol::Cursor{crowd.bench.stream(room).seq, crowd.bench.stream(room).h});
        seen[room] = crowd.bench.stream(room).seq;
    }
    (void)crowd.bench.take(7);
    for (int i = 0; i < 200; ++i) {
        if (crowd.random.chance(0.1)) // nothing of it may be seen, then or later
            crowd.bench.store.failNextWrite = Error{ErrorCode::Storage, u"disk full"_s, {}};
        const bool isHeld = crowd.random.chance(0.3);
        crowd.bench.holdsWrites = isHeld;
        crowd.act();
        const auto see = [&] {
            for (const Protocol::Activity &activity : crowd.bench.takeOnly<Protocol::Activity>(7)) {
                QCOMPARE(activity.prev, seen[activity.room]);
                QCOMPARE(activity.seq, seen[activity.room] + 1);
                seen[activity.room] = activity.seq;
                QVERIFY(activity.seq <= crowd.bench.stream(activity.room).seq); // never ahead of what is durable
            }
        };
        see();
        if (crowd.bench.heldWrite)
            crowd.bench.commit();
        crowd.bench.holdsWrites = false;
        crowd.bench.flush();
        crowd.release();
        see();
        if (QTest::currentTestFailed())
            return;
    }
    for (const RoomId &room : Crowd::rooms()) {
        const auto &stream = crowd.bench.stream(room);
        QCOMPARE(seen[room], stream.seq);
        QCOMPARE(static_cast<quint64>(stream.log.size()), stream.seq);
        QString h;
        for (qsizetype i = 0; i < stream.log.size(); ++i) {
            const LoggedEvent &event = stream.log.at(i);
            QCOMPARE(event.seq, static_cast<quint64>(i + 1));
            QCOMPARE(event.prev, static_cast<quint64>(i));
            h = Protocol::chainHash(h, event.seq, event.event);
            QCOMPARE(event.h, h);
        }
        QCOMPARE(stream.h, h);
    }
}

//! The store is put back to \a older, and everybody offers all of theirs again, twice. Counts what it was missing.
void InvariantsServerTest::offerAgain(Crowd &crowd, const Sim::ServerDisk &older, int &missing)
{
    HubBench restored;
    restored.options = crowd.bench.options;
    restored.now = crowd.bench.now;
    restored.store.disk = older;
    restored.store.disk.epoch = u"epoch-2"_s;
    restored.restart();
    std::map<RoomId, quint64> seqs;
    for (int time = 1; time <= 2; ++time) {
        for (int user = 0; user < 3; ++user) {
            restored.hello(Crowd::conn(user), user, u"again%1-%2"_s.arg(time).arg(user));
            quint64 mid = 0;
            for (Mutation again : crowd.sentBy(user)) {
                if (time == 1 && !restored.store.disk.applied.contains(again.muid))
                    ++missing;
                again.mid = ++mid;
                restored.send(Crowd::conn(user), Protocol::Mutate{{again}});
                restored.flush();
                QVERIFY2(restored.store.disk.applied.contains(again.muid), qPrintable(again.muid.value()));
            }
        }
        for (const RoomId &room : Crowd::rooms()) {
            if (time == 2)
                QCOMPARE(restored.stream(room).seq, seqs[room]); // nothing of it once more
            seqs[room] = restored.stream(room).seq;
        }
    }
    for (const RoomId &room : Crowd::rooms()) {
        // It goes on from what it had.
        const auto &stream = restored.stream(room);
        const auto &before = older.streams.constFind(room).value();
        QVERIFY(stream.log.mid(0, before.log.size()) == before.log);
        std::set<Muid> muids;
        for (const LoggedEvent &event : stream.log) {
            if (!event.muid.isEmpty())
                QVERIFY2(muids.insert(event.muid).second, qPrintable(event.muid.value()));
        }
    }
}

//! 4. Every `muid` is in a stream at most once, whatever is resent, reconnected, forked or restored.
void InvariantsServerTest::invariant04_aMuidIsInAStreamAtMostOnce()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    Sim::ServerDisk backup = crowd.bench.store.disk;
    int missing = 0; // mutations that a backup lacked
    for (int i = 0; i < 150; ++i) {
        crowd.act();
        switch (crowd.random.below(9)) {
        case 0: // the same messages once more, on the same connection
            crowd.resend(crowd.random.below(3));
            break;
        case 1: // and under another client id: a forked profile
            crowd.fork(crowd.random.below(3));
            break;
        case 2: // a new process on the same store
            crowd.restart();
            break;
        case 3: { // another one, which takes what was sent to this one too
            HubBench other;
            other.options = crowd.bench.options;
            other.store.disk = crowd.bench.store.disk;
            other.restart();
            other.hello(1, 0, u"elsewhere"_s);
            quint64 mid = 0;
            for (const Mutation &sent : crowd.sentBy(0)) {
                Mutation again = sent;
                again.mid = ++mid;
                other.send(1, Protocol::Mutate{{again}});
                other.flush();
            }
            for (const RoomId &room : Crowd::rooms())
                QCOMPARE(other.stream(room).seq, crowd.bench.stream(room).seq);
            break;
        }
        case 4: // and one that is put back to a copy of earlier
            if (crowd.random.chance(0.5)) {
                backup = crowd.bench.store.disk;
                break;
            }
            offerAgain(crowd, backup, missing);
            if (QTest::currentTestFailed())
                return;
            break;
        default:
            break;
        }
    }
    QVERIFY(missing > 0);
    for (const RoomId &room : Crowd::rooms()) {
        std::set<Muid> muids;
        for (const LoggedEvent &event : crowd.bench.stream(room).log) {
            if (!event.muid.isEmpty())
                QVERIFY2(muids.insert(event.muid).second, qPrintable(event.muid.value()));
        }
    }
    // Whoever asks again is told the same.
    for (const Mutation &sent : crowd.sentBy(1)) {
        const auto before = crowd.bench.store.disk.applied.constFind(sent.muid);
        QVERIFY(before != crowd.bench.store.disk.applied.cend());
        (void)crowd.bench.take(Crowd::conn(1));
        crowd.bench.send(Crowd::conn(1), Protocol::Mutate{{sent}});
        crowd.bench.flush();
        const auto answers = crowd.bench.take(Crowd::conn(1));
        QCOMPARE(answers.size(), 1);
        if (const auto *ack = std::get_if<Protocol::Ack>(&before->answer))
            QCOMPARE(std::get<Protocol::Ack>(answers.first()).fx, ack->fx);
        else
            QVERIFY(std::get<Protocol::Reject>(answers.first()).code == std::get<Protocol::Reject>(before->answer).code);
    }
}

//! 5. `ack` is sent only after the commit is durable.
void InvariantsServerTest::invariant05_ackOnlyAfterTheCommit()
{
    for (const bool succeeds : {true, false}) {
        HubBench bench;
        bench.hello(1, 0, u"c"_s);
        bench.hello(2, 1, u"d"_s);
        bench.subscribe(1, HubBench::board1());
        bench.subscribe(2, HubBench::board1());
        (void)bench.take(1);
        (void)bench.take(2);
        bench.holdsWrites = true;
        if (!succeeds)
            bench.store.failNextWrite = Error{ErrorCode::Storage, u"disk full"_s, {}};
        Mutation none{2, Muid(u"m2"_s), HubBench::board1(), {}, Op::TaskDelete{TaskId(u"nowhere"_s)}, 1};
        bench.send(1, Protocol::Mutate{{Mutation{1, Muid(u"m1"_s), HubBench::board1(), {}, newTask(u"t"_s), 1}, none}});
        bench.flush();
        QVERIFY(bench.heldWrite);
        QVERIFY2(bench.take(1).isEmpty(), "neither acks nor rejects nor events before the commit");
        QVERIFY(bench.take(2).isEmpty());
        bench.holdsWrites = false;
        bench.commit();
        int acks = 0;
        int rejects = 0;
        for (const Protocol::ServerMessage &message : bench.take(1)) {
            acks += std::holds_alternative<Protocol::Ack>(message) ? 1 : 0;
            rejects += std::holds_alternative<Protocol::Reject>(message) ? 1 : 0;
        }
        QCOMPARE(acks, succeeds ? 1 : 0);
        QCOMPARE(rejects, succeeds ? 1 : 0);
        QCOMPARE(bench.store.disk.applied.contains(Muid(u"m1"_s)), succeeds);
        QCOMPARE(bench.takeOnly<Protocol::Activity>(2).size(), succeeds ? 1 : 0);
    }
}

//! 9. Fan-out replays membership in log order: no event after a revocation reaches the revoked user, whatever the bus delay.
void InvariantsServerTest::invariant09_membershipIsReplayedInLogOrder()
{
    QFETCH(quint64, seed);
    Sim::Random random(seed);
    HubBench writer; // where it happens
    HubBench reader; // another instance, where u1 listens and the news come late
    const RoomId board = HubBench::board1();
    reader.store.disk = writer.store.disk;
    reader.restart();
    reader.hello(1, 1, u"c"_s, false, u"epoch-1"_s);
    reader.subscribe(1, board);
    (void)reader.take(1);
    writer.hello(1, 0, u"w"_s);
    quint64 mid = 0;
    bool isMember = true;
    bool listens = true;
    for (int round = 0; round < 10; ++round) {
        const quint64 from = writer.stream(board).seq;
        for (int i = random.below(12); i > 0; --i) {
            if (random.chance(0.4)) {
                const Operation op = isMember ? Operation(Op::MemberRemove{UserId(u"u1"_s)})
                                              : Operation(Op::MemberAdd{UserId(u"u1"_s), u"User 1"_s, u"blue"_s, Role::Member});
                isMember = !isMember;
                writer.write(1, mid, op);
            } else {
                writer.write(1, mid, newTask(u"t%1"_s.arg(mid)));
            }
        }
        // What the reader may see of it: up to the first revocation, if it listened at all.
        QList<quint64> allowed;
        for (const LoggedEvent &event : writer.stream(board).log) {
            if (event.seq <= from)
                continue;
            const auto *change = std::get_if<MemberChange>(&event.event.data);
            if (listens && event.event.type == EventType::MemberRemoved && change->userId == UserId(u"u1"_s))
                listens = false;
            if (listens)
                allowed.append(event.seq);
        }
        const bool wasRevoked = !listens;
        reader.store.disk = writer.store.disk;
        QVERIFY(reader.store.writeElsewhere({}));
        reader.tick();
        QList<quint64> got;
        int ends = 0;
        for (const Protocol::ServerMessage &message : reader.take(1)) {
            if (const auto *activity = std::get_if<Protocol::Activity>(&message)) {
                QCOMPARE(ends, 0);
                got.append(activity->seq);
            } else if (std::holds_alternative<Protocol::Unsubscribed>(message)) {
                ++ends;
            }
        }
        QCOMPARE(got, allowed);
        if (wasRevoked && isMember) { // let in again: nothing comes of that before it is asked for
            reader.subscribe(1, board, {}, static_cast<quint64>(round) + 2);
            const auto answers = reader.takeOnly<Protocol::Subscribed>(1);
            QCOMPARE(answers.size(), 1);
            QCOMPARE(answers.first().mode, Protocol::Subscribed::Mode::Snapshot);
            listens = true;
        } else if (wasRevoked) {
            reader.subscribe(1, board, {}, static_cast<quint64>(round) + 2);
            QVERIFY(reader.takeOnly<Protocol::ErrorMessage>(1).constFirst().code == ErrorCode::Forbidden);
        }
    }
}

//! 10. A delta never spans a period of absence: `since.seq < member.sinceSeq` forces a snapshot.
void InvariantsServerTest::invariant10_deltaNeverSpansAnAbsence()
{
    HubBench bench;
    const RoomId board = HubBench::board1();
    bench.hello(1, 0, u"c"_s);
    quint64 mid = 0;
    const auto some = [&] {
        for (int i = 0; i < 3; ++i)
            bench.write(1, mid, newTask(u"t%1"_s.arg(mid)));
    };
    some();
    bench.write(1, mid, Op::MemberRemove{UserId(u"u1"_s)});
    const quint64 removedAt = bench.stream(board).seq;
    some();
    bench.write(1, mid, Op::MemberAdd{UserId(u"u1"_s), u"User 1"_s, u"blue"_s, Role::Member});
    const quint64 addedAt = bench.stream(board).seq;
    some();
    const auto stream = bench.stream(board);
    QCOMPARE(stream.state.activeMember(UserId(u"u1"_s))->sinceSeq, addedAt);

    bench.hello(2, 1, u"d"_s, false, u"epoch-1"_s);
    quint64 gen = 0;
    for (quint64 seq = 1; seq <= stream.seq; ++seq) {
        (void)bench.take(2);
        bench.subscribe(2, board, Protocol::Cursor{seq, stream.log.at(static_cast<qsizetype>(seq) - 1).h}, ++gen);
        const auto sent = bench.take(2);
        const auto &subscribed = std::get<Protocol::Subscribed>(sent.first());
        QCOMPARE(subscribed.mode == Protocol::Subscribed::Mode::Delta, seq >= addedAt);
        QVERIFY(subscribed.seq >= addedAt);
        for (const Protocol::ServerMessage &message : sent) {
            if (const auto *batch = std::get_if<Protocol::Batch>(&message)) {
                for (const Protocol::BatchItem &item : batch->items)
                    QVERIFY(item.seq > removedAt && item.seq > addedAt);
            }
        }
    }
}

//! 12. Every 20-30 s, and when a room falls idle, `head` states seq and digest.
void InvariantsServerTest::invariant12_headsStateSeqAndDigest()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    crowd.bench.hello(7, 2, u"reader"_s);
    for (const RoomId &room : Crowd::rooms())
        crowd.bench.subscribe(7, room);
    std::map<RoomId, qint64> statedAt;
    for (const RoomId &room : Crowd::rooms())
        statedAt[room] = crowd.bench.now;
    std::map<RoomId, quint64> stated;
    qint64 quietSince = crowd.bench.now;
    for (int second = 0; second < 120; ++second) {
        if (second % 15 < 5) {
            crowd.act();
            quietSince = crowd.bench.now;
        }
        crowd.bench.tick(1000);
        for (const Protocol::Head &head : crowd.bench.takeOnly<Protocol::Head>(7)) {
            for (const Protocol::RoomHead &room : head.rooms) {
                const auto &stream = crowd.bench.stream(room.room);
                const QString digest = Protocol::StateDigest().value(stream.state);
                QCOMPARE(room, (Protocol::RoomHead{room.room, stream.seq, stream.h, digest}));
                stated[room.room] = room.seq;
                statedAt[room.room] = crowd.bench.now;
            }
        }
        for (const RoomId &room : Crowd::rooms()) {
            QVERIFY2(crowd.bench.now - statedAt[room] <= 30000, "stated every 30 s at least");
            if (crowd.bench.now - quietSince >= 2000 && stated.contains(room))
                QCOMPARE(stated[room], crowd.bench.stream(room).seq);
        }
    }
}

//! 18. Durable events are never dropped, except by demoting the room to catch-up from the client's own cursor.
void InvariantsServerTest::invariant18_durableEventsAreNeverDropped()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    const RoomId board = HubBench::board1();
    crowd.bench.hello(7, 2, u"reader"_s, false, u"epoch-1"_s);
    Protocol::Cursor cursor{crowd.bench.stream(board).seq, crowd.bench.stream(board).h};
    quint64 gen = 0;
    const auto see = [&](bool takesIn) {
        for (const Protocol::ServerMessage &message : crowd.bench.take(7)) {
            QList<Protocol::BatchItem> items;
            if (const auto *batch = std::get_if<Protocol::Batch>(&message))
                items = batch->items;
            else if (const auto *activity = std::get_if<Protocol::Activity>(&message); activity != nullptr)
                items = {{activity->seq, activity->prev, activity->event, {}}};
            for (const Protocol::BatchItem &item : std::as_const(items)) {
                if (!takesIn)
                    continue;
                QCOMPARE(item.prev, cursor.seq);
                QCOMPARE(item.seq, cursor.seq + 1);
                cursor = {item.seq, Protocol::chainHash(cursor.h, item.seq, item.event)};
            }
        }
    };
    for (int round = 0; round < 40; ++round) {
        // Comes (again), from its own cursor; whatever was on the way to it before is lost.
        crowd.bench.subscribe(7, board, cursor, ++gen);
        see(true);
        QCOMPARE(cursor.seq, crowd.bench.stream(board).seq);
        for (int i = crowd.random.below(6); i > 0; --i) {
            crowd.act();
            see(true);
            QCOMPARE(cursor.seq, crowd.bench.stream(board).seq);
        }
        for (int i = crowd.random.below(6); i > 0; --i)
            crowd.act();
        see(false);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(cursor.h, crowd.bench.store.disk.streams.value(board).log.at(static_cast<qsizetype>(cursor.seq) - 1).h);
}

//! 23. The same token, message and state give the same result on every instance.
void InvariantsServerTest::invariant23_sameResultOnEveryInstance()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    for (int i = 0; i < 150; ++i)
        crowd.act();
    const RoomId board = HubBench::board1();
    const auto &log = crowd.bench.stream(board).log;
    const LoggedEvent &old = log.at(crowd.random.below(log.size()));
    QList<Protocol::ClientMessage> messages{
        Protocol::Subscribe{u"r1"_s, board, 1, {}, {u"presence"_s}},
        Protocol::Subscribe{u"r2"_s, board, 2, Protocol::Cursor{old.seq, old.h}, {}},
        Protocol::Subscribe{u"r3"_s, board, 1, {}, {}}, // too old
        Protocol::Subscribe{u"r4"_s, HubBench::team(), 1, {}, {}},
        Protocol::Subscribe{u"r5"_s, RoomId{RoomId::Kind::Board, u"none"_s}, 1, {}, {}},
        Protocol::History{u"h1"_s, board, u"activity"_s, {}, 7},
        Protocol::History{u"h2"_s, board, u"comments"_s, old.seq, 100},
        Protocol::Heal{u"h3"_s, board, 1, {u"a:0000000000000000"_s, u"3:0000000000000000"_s}},
        Protocol::Heal{u"h4"_s, board, 3, {u"a1"_s, u"22"_s, u"3f"_s}},
        Protocol::Heal{u"h5"_s, board, 2, {u"nonsense"_s}},
        Protocol::SetPresence{board, {{}, u"edit"_s}},
        Protocol::Unsubscribe{u"u1"_s, HubBench::team(), 1},
        Protocol::Ping{7},
    };
    Sim::CountingIds ids;
    for (quint64 mid = 1; mid <= 40; ++mid) {
        const Operation op = Sim::randomOperation(crowd.bench.stream(board).state, UserId(u"u1"_s), crowd.random, ids);
        messages.append(Protocol::Mutate{{Mutation{mid, Muid(u"fresh%1"_s.arg(mid)), board, {}, op, 5}}});
    }
    for (const bool zstd : {false, true}) {
        QList<QByteArray> first;
        for (int instance = 0; instance < 2; ++instance) {
            HubBench other;
            other.store.disk = crowd.bench.store.disk;
            other.now = crowd.bench.now;
            other.restart();
            if (instance == 1) { // it has been up for a while, for others
                other.hello(3, 0, u"somebody"_s);
                other.send(3, Protocol::History{u"x"_s, board, u"activity"_s, {}, 50});
                other.tick(0);
            }
            other.hello(1, 1, u"same"_s, zstd, u"epoch-1"_s);
            QList<QByteArray> bytes;
            for (const Protocol::ClientMessage &message : messages) {
                other.send(1, message);
                other.flush();
                for (const Protocol::ServerMessage &answer : other.take(1))
                    bytes.append(Protocol::encode(answer));
                bytes += other.takeFrames(1);
            }
            if (instance == 0)
                first = bytes;
            else
                QCOMPARE(bytes, first);
        }
        QVERIFY(first.size() > messages.size() / 2);
    }
}

//! 24. `history` pages neither overlap nor skip under concurrent inserts.
void InvariantsServerTest::invariant24_historyNeitherOverlapsNorSkips()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    for (int i = 0; i < 250; ++i)
        crowd.act();
    const RoomId board = HubBench::board1();
    for (const QString &kind : {u"activity"_s, u"comments"_s}) {
        const quint64 head = crowd.bench.stream(board).seq;
        QList<quint64> expected;
        for (const LoggedEvent &event : crowd.bench.stream(board).log) {
            const bool isComment = event.event.type == EventType::CommentCreated || event.event.type == EventType::CommentUpdated
                || event.event.type == EventType::CommentDeleted;
            if (event.seq <= head && (kind == u"activity"_s || isComment))
                expected.append(event.seq);
        }
        crowd.bench.hello(7, 2, u"reader"_s);
        QList<quint64> got;
        std::optional<quint64> before;
        while (true) {
            (void)crowd.bench.take(7);
            crowd.bench.send(7, Protocol::History{u"h"_s, board, kind, before, 1 + crowd.random.below(30)});
            const auto page = crowd.bench.takeOnly<Protocol::HistoryPage>(7).constFirst();
            QList<quint64> seqs;
            for (const Protocol::BatchItem &item : page.items)
                seqs.append(item.seq);
            QVERIFY(std::is_sorted(seqs.cbegin(), seqs.cend()));
            got = seqs + got;
            if (page.complete)
                break;
            QVERIFY(page.nextSeq && (!before || *page.nextSeq < *before));
            before = page.nextSeq;
            for (int i = crowd.random.below(4); i > 0; --i)
                crowd.act();
        }
        QCOMPARE(got, expected);
    }
}

QTEST_GUILESS_MAIN(InvariantsServerTest)
#include "invariantsservertest.moc"
