// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/core/sync/hubbench.h"

#include <QTest>

#include <algorithm>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

class ServerHubAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariant09_nothingAfterARevocation();
    void invariant10_noDeltaOverAnAbsence();
    void invariant10_noOldSnapshotForANewcomer();
    void invariant12_heads();
    void taskRoom();
    void invariant24_historyPages();
    void historyHidesAnAbsence();
    void historyOfComments();
    void historyPagesFitAFrame();
    void presence();
    void typing();
    void anIdOfAnotherBoard();

private:
    static void member(HubBench &bench, const Operation &op, const RoomId &room = HubBench::board1())
    {
        bench.step(SystemInput{{Mutation{0, {}, room, {}, op, 1}}});
        QVERIFY(bench.systemDone && !bench.systemDone->error);
    }
    const Op::MemberRemove m_remove{UserId(u"u1"_s)};
    const Op::MemberAdd m_add{UserId(u"u1"_s), u"User 1"_s, u"blue"_s, Role::Member};
};

void ServerHubAccessTest::invariant09_nothingAfterARevocation()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.subscribe(2, HubBench::board1(), {}, 7);
    bench.subscribe(2, RoomId{RoomId::Kind::Task, u"t"_s}, {}, 8);
    (void)bench.take(2);
    // In one commit: removed, a secret, let in again.
    const Mutation out{0, {}, HubBench::board1(), {}, m_remove, 1};
    const Mutation secret{0, {}, HubBench::board1(), {}, newTask(u"secret"_s), 1};
    const Mutation in{0, {}, HubBench::board1(), {}, m_add, 1};
    bench.step(SystemInput{{out, secret, in}});
    QVERIFY(bench.systemDone && !bench.systemDone->error);
    QVERIFY(bench.stream(HubBench::board1()).state.activeMember(UserId(u"u1"_s)) != nullptr);
    QList<Protocol::Unsubscribed> ends;
    for (const Protocol::ServerMessage &message : bench.take(2)) {
        QVERIFY(!std::holds_alternative<Protocol::Activity>(message));
        if (const auto *end = std::get_if<Protocol::Unsubscribed>(&message))
            ends.append(*end);
    }
    QCOMPARE(ends.size(), 2);
    QCOMPARE(ends.first(), (Protocol::Unsubscribed{HubBench::board1(), 7, u"revoked"_s, true, false}));
    bench.mutate(1, 2, u"m2"_s, retitle(u"t"_s, u"later"_s));
    QVERIFY(bench.take(2).isEmpty());
    QVERIFY(bench.present(HubBench::board1()).isEmpty());
}

void ServerHubAccessTest::invariant10_noDeltaOverAnAbsence()
{
    HubBench bench;
    const Protocol::Cursor before{bench.stream(HubBench::board1()).seq, bench.stream(HubBench::board1()).h};
    bench.hello(1, 0, u"c"_s);
    member(bench, m_remove);
    bench.mutate(1, 1, u"m1"_s, newTask(u"secret"_s));
    bench.mutate(1, 2, u"m2"_s, Op::TaskDelete{TaskId(u"secret"_s)});
    member(bench, m_add);
    bench.hello(2, 1, u"d"_s, false, u"epoch-1"_s);
    bench.subscribe(2, HubBench::board1(), before);
    const auto sent = bench.take(2);
    QCOMPARE(std::get<Protocol::Subscribed>(sent.at(1)).mode, Protocol::Subscribed::Mode::Snapshot);
    QVERIFY(std::none_of(sent.cbegin(), sent.cend(),
                         [](const auto &message) { return std::holds_alternative<Protocol::Batch>(message); }));
}

void ServerHubAccessTest::invariant10_noOldSnapshotForANewcomer()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1()); // fills the cache
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    member(bench, Op::MemberAdd{UserId(u"u9"_s), u"New"_s, u"blue"_s, Role::Viewer});
    bench.hello(2, 9, u"d"_s);
    bench.subscribe(2, HubBench::board1());
    const auto subscribed = std::get<Protocol::Subscribed>(bench.take(2).at(1));
    QCOMPARE(subscribed.seq, bench.stream(HubBench::board1()).seq);
}

void ServerHubAccessTest::invariant12_heads()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.subscribe(1, HubBench::board1());
    bench.subscribe(1, HubBench::team());
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    (void)bench.take(1);
    bench.tick(500);
    QVERIFY(bench.takeOnly<Protocol::Head>(1).isEmpty()); // not idle yet
    bench.tick(600);
    auto heads = bench.takeOnly<Protocol::Head>(1);
    QCOMPARE(heads.size(), 1);
    QCOMPARE(heads.first().lastMid, 1);
    QCOMPARE(heads.first().rooms.size(), 1);
    const auto &stream = bench.stream(HubBench::board1());
    Protocol::StateDigest digest;
    QCOMPARE(heads.first().rooms.first(),
             (Protocol::RoomHead{HubBench::board1(), stream.seq, stream.h, digest.value(stream.state)}));
    bench.tick(1000);
    QVERIFY(bench.takeOnly<Protocol::Head>(1).isEmpty());
    bench.tick(23000); // 25 s after the hello
    heads = bench.takeOnly<Protocol::Head>(1);
    QCOMPARE(heads.size(), 1);
    QCOMPARE(heads.first().rooms.size(), 2);
}

void ServerHubAccessTest::taskRoom()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.mutate(1, 2, u"m2"_s, newTask(u"other"_s));
    bench.hello(2, 1, u"d"_s, false, u"epoch-1"_s);
    const RoomId room{RoomId::Kind::Task, u"t"_s};
    bench.subscribe(2, room);
    const auto subscribed = bench.takeOnly<Protocol::Subscribed>(2).constFirst();
    QCOMPARE(subscribed.mode, Protocol::Subscribed::Mode::Delta);
    QCOMPARE(subscribed.seq, subscribed.head);
    bench.mutate(1, 3, u"m3"_s, retitle(u"other"_s, u"x"_s));
    bench.mutate(1, 4, u"m4"_s, Op::CommentCreate{CommentId(u"k"_s), TaskId(u"t"_s), u"Hi"_s});
    bench.mutate(1, 5, u"m5"_s, Op::ChecklistCreate{ChecklistId(u"l"_s), TaskId(u"t"_s), u"List"_s, {}});
    bench.mutate(1, 6, u"m6"_s, Op::CheckItemCreate{CheckItemId(u"i"_s), ChecklistId(u"l"_s), u"Item"_s, {}});
    bench.mutate(1, 7, u"m7"_s, Op::CommentCreate{CommentId(u"k2"_s), TaskId(u"other"_s), u"Hi"_s});
    const auto activities = bench.takeOnly<Protocol::Activity>(2);
    QCOMPARE(activities.size(), 3);
    quint64 prev = subscribed.seq;
    for (const Protocol::Activity &activity : activities) {
        QCOMPARE(activity.room, room);
        QCOMPARE(activity.prev, prev);
        QVERIFY(activity.seq > prev);
        prev = activity.seq;
    }
    // Back from a cut: what was missed, and only that.
    bench.subscribe(2, room, Protocol::Cursor{activities.first().seq, activities.first().h}, 2);
    const auto batches = bench.takeOnly<Protocol::Batch>(2);
    QCOMPARE(batches.size(), 1);
    QCOMPARE(batches.first().from, activities.first().seq);
    QCOMPARE(batches.first().items.size(), 2);
    QCOMPARE(batches.first().items.first().prev, activities.first().seq);
}

void ServerHubAccessTest::invariant24_historyPages()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    quint64 mid = 0;
    for (int i = 0; i < 25; ++i)
        bench.write(1, mid, newTask(u"t%1"_s.arg(i)));
    const quint64 head = bench.stream(HubBench::board1()).seq;
    QList<quint64> seqs;
    std::optional<quint64> before;
    for (int page = 0; page < 20; ++page) {
        (void)bench.take(1);
        bench.send(1, Protocol::History{u"h"_s, HubBench::board1(), u"activity"_s, before, 10});
        const auto sent = bench.takeOnly<Protocol::HistoryPage>(1).constFirst();
        QVERIFY(sent.items.size() <= 10);
        for (qsizetype i = sent.items.size() - 1; i >= 0; --i)
            seqs.append(sent.items.at(i).seq);
        if (sent.complete) {
            QVERIFY(!sent.nextSeq);
            break;
        }
        before = sent.nextSeq;
        bench.write(1, mid, newTask(u"late%1"_s.arg(page))); // meanwhile
    }
    QCOMPARE(seqs.size(), static_cast<qsizetype>(head));
    for (qsizetype i = 0; i < seqs.size(); ++i)
        QCOMPARE(seqs.at(i), head - static_cast<quint64>(i));
    bench.send(1, Protocol::History{u"h"_s, HubBench::board1(), u"chat"_s, {}, 10});
    QVERIFY(bench.takeOnly<Protocol::HistoryPage>(1).constFirst().complete);
}

void ServerHubAccessTest::historyHidesAnAbsence()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    member(bench, m_remove);
    bench.mutate(1, 1, u"m1"_s, newTask(u"secret"_s));
    bench.hello(2, 1, u"d"_s);
    (void)bench.take(2);
    bench.send(2, Protocol::History{u"h"_s, HubBench::board1(), u"activity"_s, {}, 100});
    QVERIFY(std::get<Protocol::ErrorMessage>(bench.take(2).constFirst()).code == ErrorCode::Forbidden);
    member(bench, m_add);
    const quint64 since = bench.stream(HubBench::board1()).seq;
    bench.send(2, Protocol::History{u"h"_s, HubBench::board1(), u"activity"_s, {}, 100});
    const auto page = bench.takeOnly<Protocol::HistoryPage>(2).constFirst();
    QCOMPARE(page.items.size(), 1);
    QCOMPARE(page.items.first().seq, since);
    QVERIFY(page.complete);
}

void ServerHubAccessTest::historyOfComments()
{
    HubBench bench;
    bench.options.limits.burst = 10000;
    bench.restart();
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.mutate(1, 2, u"m2"_s, Op::CommentCreate{CommentId(u"k"_s), TaskId(u"t"_s), u"Hi"_s});
    quint64 mid = 2;
    for (int i = 0; i < 450; ++i) { // more than one step of the search
        ++mid;
        bench.mutate(1, mid, u"m%1"_s.arg(mid), retitle(u"t"_s, u"title %1"_s.arg(i)));
    }
    (void)bench.take(1);
    bench.send(1, Protocol::History{u"h"_s, HubBench::board1(), u"comments"_s, {}, 10});
    const auto page = bench.takeOnly<Protocol::HistoryPage>(1).constFirst();
    QCOMPARE(page.items.size(), 1);
    QCOMPARE(page.items.first().event.type, EventType::CommentCreated);
    QVERIFY(page.complete);
}

void ServerHubAccessTest::historyPagesFitAFrame()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    constexpr int Comments = 60;
    for (int i = 0; i < Comments; ++i) {
        const quint64 mid = 2 + static_cast<quint64>(i);
        bench.mutate(1, mid, u"m%1"_s.arg(mid),
                     Op::CommentCreate{CommentId(u"k%1"_s.arg(i)), TaskId(u"t"_s), QString(15'000, u'я')});
    }
    (void)bench.take(1);
    QSet<quint64> seqs;
    std::optional<quint64> before;
    int pages = 0;
    for (bool isComplete = false; !isComplete; ++pages) {
        QVERIFY(pages < Comments);
        bench.send(1, Protocol::History{u"h"_s, HubBench::board1(), u"comments"_s, before, 100});
        const auto page = bench.takeOnly<Protocol::HistoryPage>(1).constFirst();
        QVERIFY(Protocol::encode(page).size() <= Protocol::MaxFrameBytes);
        QVERIFY(!page.items.isEmpty());
        for (const Protocol::BatchItem &item : page.items)
            seqs.insert(item.seq);
        isComplete = page.complete;
        before = page.nextSeq;
    }
    QVERIFY(pages > 1);
    QCOMPARE(seqs.size(), Comments);
}

void ServerHubAccessTest::presence()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.subscribe(1, HubBench::board1());
    QCOMPARE(bench.takeOnly<Protocol::Subscribed>(1).constFirst().presence->full.size(), 1);
    bench.subscribe(2, HubBench::board1());
    QCOMPARE(bench.takeOnly<Protocol::Subscribed>(2).constFirst().presence->full.size(), 2);
    const auto joined = bench.takeOnly<Protocol::PresenceDiff>(1);
    QCOMPARE(joined.size(), 1);
    QCOMPARE(joined.first().joined.first().userId, UserId(u"u1"_s));
    bench.send(2, Protocol::SetPresence{HubBench::board1(), {TaskId(u"t"_s), u"edit"_s}});
    const auto updated = bench.takeOnly<Protocol::PresenceDiff>(1);
    QCOMPARE(updated.first().updated.first().state.taskId, TaskId(u"t"_s));
    QVERIFY(updated.first().pv > joined.first().pv);
    bench.step(ClosedInput{2});
    QCOMPARE(bench.takeOnly<Protocol::PresenceDiff>(1).constFirst().left.size(), 1);
    QCOMPARE(bench.present(HubBench::board1()), QList{UserId(u"u0"_s)});
    bench.send(1, Protocol::SetPresence{HubBench::board2(), {}});
    QVERIFY(std::get<Protocol::ErrorMessage>(bench.take(1).constLast()).code == ErrorCode::Forbidden);
}

void ServerHubAccessTest::typing()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.subscribe(1, HubBench::board1());
    bench.subscribe(2, HubBench::board1());
    (void)bench.take(1);
    (void)bench.take(2);
    const RoomId room{RoomId::Kind::Task, u"t"_s};
    bench.send(1, Protocol::Typing{room, true});
    QVERIFY(bench.take(1).isEmpty());
    QCOMPARE(std::get<Protocol::UserTyping>(bench.take(2).constFirst()), (Protocol::UserTyping{room, UserId(u"u0"_s), 6000}));
    bench.now += 1000;
    bench.send(1, Protocol::Typing{room, true});
    QVERIFY(bench.take(2).isEmpty());
    const auto notice = std::get<Protocol::Notice>(bench.take(1).constFirst());
    QCOMPARE(notice.scope, u"typing"_s);
    QCOMPARE(notice.retryMs, 2000);
    bench.hello(3, 9, u"stranger"_s);
    (void)bench.take(3);
    bench.send(3, Protocol::Typing{room, true});
    QVERIFY(std::get<Protocol::ErrorMessage>(bench.take(3).constFirst()).code == ErrorCode::Forbidden);
}

// A task's room has no board in its name: nobody may lead those who look at a task to a board of their own.
void ServerHubAccessTest::anIdOfAnotherBoard()
{
    HubBench bench;
    bench.hello(1, 0, u"c"_s);
    bench.hello(2, 1, u"d"_s);
    bench.mutate(1, 1, u"m1"_s, newTask(u"t"_s));
    bench.mutate(2, 1, u"m2"_s, newTask(u"t"_s, u"b2"_s), HubBench::board2());
    const auto rejected = bench.takeOnly<Protocol::Reject>(2);
    QCOMPARE(rejected.size(), 1);
    QVERIFY(rejected.first().code == ErrorCode::InvalidRef);
    QVERIFY(bench.stream(HubBench::board2()).state.find(TaskId(u"t"_s)) == nullptr);
    bench.subscribe(1, {RoomId::Kind::Task, u"t"_s});
    QCOMPARE(bench.takeOnly<Protocol::Subscribed>(1).size(), 1);
}

QTEST_GUILESS_MAIN(ServerHubAccessTest)
#include "serverhubaccesstest.moc"
