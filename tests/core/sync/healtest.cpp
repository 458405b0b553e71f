// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "tests/core/sync/healbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

EntityRef taskRef(const QString &id)
{
    return {EntityType::Task, id};
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(Protocol::Healed &)>)

//! A state that differs from the server's is put right entity by entity.
class HealTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsSent();
    void aWellStateAsksNothing();
    void oneTransaction();
    void pendingEditsStayOnTop();
    void eventsGoOnMeanwhile();
    void anAnswerAboutAnotherSeqIsNotApplied();
    void anUnansweredQuestionIsAskedAgain();
    void withoutAnEndTheRoomIsHadWhole();
    void againAndAgainTheRoomIsHadWhole();
    void tooMuchIsHadWhole();
    void aServerWithoutHealing();
    void nonsenseIsNotTaken_data();
    void nonsenseIsNotTaken();
    void disconnectedMeanwhile();
    void revokedMeanwhile();
    void largeAnswersAreSplit();
    void theTeamHealsToo();
    void unknownEventsAreRefetched();
};

void HealTest::onlyWhatDiffersIsSent()
{
    HealBench bench(500);
    bench.damage([](BoardState &state) {
        retitleIn(state, u"t7"_s, u"wrong"_s);
        state.copyFrom(BoardState(), taskRef(u"t99"_s));
        Task extra = *state.find(TaskId(u"t1"_s));
        extra.id = TaskId(u"ghost"_s);
        state.put(extra);
    });
    QVERIFY(!bench.isWell());
    bench.compare();
    QVERIFY(bench.isWell());
    QCOMPARE(*bench.client.sync->view(HubBench::board1()) == bench.hub.stream(HubBench::board1()).state, true);
    QCOMPARE(bench.healed(), (QStringList{u"-task:ghost"_s, u"task:t7"_s, u"task:t99"_s}));
    QCOMPARE(bench.snapshots, 0);
    QCOMPARE(bench.answers.size(), 3);
    const qsizetype snapshot = Protocol::StateDigest().bytes(bench.hub.stream(HubBench::board1()).state);
    QVERIFY2(bench.bytes * 50 < snapshot, qPrintable(u"%1 of %2 bytes"_s.arg(bench.bytes).arg(snapshot)));

    // Said, counted on both sides.
    QCOMPARE(bench.client.outputs<TroubleOutput>().size(), 1);
    QCOMPARE(bench.counts().mismatches, 1U);
    QCOMPARE(bench.counts().healed, 1U);
    QCOMPARE(bench.counts().entities, 3U);
    QCOMPARE(bench.counts().snapshots, 0U);
    QCOMPARE(bench.hub.hub->heals().asked, 3U);
    QCOMPARE(bench.hub.hub->heals().healed, 1U);
    QCOMPARE(bench.hub.hub->heals().entities, 3U);

    // And it is live: no subscribe was needed.
    bench.write(retitle(u"t7"_s, u"later"_s));
    bench.client.pump();
    QCOMPARE(bench.client.title(u"t7"_s), u"later"_s);
    QVERIFY(bench.isWell());
}

void HealTest::aWellStateAsksNothing()
{
    HealBench bench(5);
    bench.compare();
    QVERIFY(bench.client.sent<Protocol::Heal>().isEmpty());
    QCOMPARE(bench.counts().mismatches, 0U);
    QCOMPARE(bench.hub.hub->heals().asked, 0U);
}

void HealTest::oneTransaction()
{
    HealBench bench(20);
    bench.damage([](BoardState &state) {
        for (int i = 0; i < 10; ++i)
            retitleIn(state, u"t%1"_s.arg(i), u"wrong"_s);
    });
    bench.compare();
    const auto put = bench.client.written<PutEntities>();
    QCOMPARE(put.size(), 1);
    QCOMPARE(put.first().refs.size(), 10);
    QCOMPARE(put.first().cursor, bench.client.sync->cursor(HubBench::board1()));
    QVERIFY(bench.client.written<PutRoom>().isEmpty());
    const auto changed = bench.client.outputs<ChangedOutput>();
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed.first().all);
    QCOMPARE(changed.first().refs.size(), 10);
    QVERIFY(bench.isWell());
}

void HealTest::pendingEditsStayOnTop()
{
    HealBench bench(3);
    bench.damage([](BoardState &state) { retitleIn(state, u"t1"_s, u"wrong"_s); });
    bench.hub.holdsWrites = true; // what is sent now is not acknowledged
    Op::TaskUpdate describe;
    describe.id = TaskId(u"t1"_s);
    describe.description = u"mine"_s;
    bench.client.edit(describe);
    bench.client.edit(newTask(u"own"_s));
    bench.client.up.clear(); // lost on the way
    bench.compare();
    QCOMPARE(bench.client.title(u"t1"_s), u"Task t1"_s);
    QCOMPARE(bench.client.sync->view(HubBench::board1())->find(TaskId(u"t1"_s))->description, u"mine"_s);
    QCOMPARE(bench.client.title(u"own"_s), u"Task own"_s);
    QVERIFY(bench.client.sync->isPending(HubBench::board1(), taskRef(u"t1"_s)));
    QCOMPARE(bench.client.sync->pendingCount(), 2);
    QVERIFY(bench.isWell());
    bench.hub.holdsWrites = false;
    bench.client.clock(bench.client.options.ackTimeoutMs);
    bench.client.pump();
    QCOMPARE(bench.client.sync->pendingCount(), 0);
    QVERIFY(bench.isWell());
    QCOMPARE(bench.task(u"t1"_s).description, u"mine"_s);
}

void HealTest::eventsGoOnMeanwhile()
{
    HealBench bench(50);
    bench.damage([](BoardState &state) {
        retitleIn(state, u"t3"_s, u"wrong"_s);
        retitleIn(state, u"t4"_s, u"wrong too"_s);
    });
    bench.snapshots = 0;
    bench.hub.tick(HealBench::HeadMs);
    // Somebody writes before each question arrives, and before each answer does.
    int round = 0;
    while (true) {
        const auto down = bench.hub.take(bench.client.conn());
        for (const Protocol::ServerMessage &message : down) {
            bench.note(message);
            bench.client.receive(message);
        }
        if (down.isEmpty() && bench.client.up.isEmpty())
            break;
        ++round;
        if (round < 20) {
            bench.write(retitle(u"t%1"_s.arg(round), u"title %1"_s.arg(round)));
            bench.write(newTask(u"new%1"_s.arg(round)));
        }
        bench.client.pumpUp();
    }
    QVERIFY(bench.isWell());
    QCOMPARE(bench.snapshots, 0);
    QCOMPARE(bench.counts().healed + bench.counts().snapshots, 1U);
    QCOMPARE(bench.counts().healed, 1U);
}

void HealTest::anAnswerAboutAnotherSeqIsNotApplied()
{
    HealBench bench(5);
    bench.damage([](BoardState &state) { retitleIn(state, u"t2"_s, u"wrong"_s); });
    // An event before the last answer gets lost: that answer is about a state which is not here yet.
    bool lost = false;
    bench.client.filter = [&](Protocol::ServerMessage &message) {
        bench.note(message);
        if (std::holds_alternative<Protocol::Healed>(message) && !lost && std::get<Protocol::Healed>(message).level == 2)
            bench.write(newTask(u"unseen"_s));
        if (std::holds_alternative<Protocol::Activity>(message) && !lost) {
            lost = true;
            return false;
        }
        return true;
    };
    const quint64 seq = bench.client.sync->cursor(HubBench::board1()).seq;
    bench.compare();
    QVERIFY(lost);
    // It is caught up with from the cursor; nothing of the answer was taken in before.
    QCOMPARE(bench.snapshots, 0);
    QCOMPARE(bench.client.sync->cursor(HubBench::board1()).seq, seq + 1);
    QCOMPARE(bench.client.title(u"unseen"_s), u"Task unseen"_s);
    QCOMPARE(bench.client.title(u"t2"_s), u"wrong"_s);
    bench.compare();
    QVERIFY(bench.isWell());
    QCOMPARE(bench.snapshots, 0);
    QCOMPARE(bench.counts().healed, 1U);
}

void HealTest::anUnansweredQuestionIsAskedAgain()
{
    HealBench bench(5);
    bench.damage([](BoardState &state) { retitleIn(state, u"t2"_s, u"wrong"_s); });
    bench.client.filter = [](Protocol::ServerMessage &message) { return !std::holds_alternative<Protocol::Healed>(message); };
    bench.compare();
    QVERIFY(!bench.isWell());
    bench.client.filter = {};
    bench.client.clock(bench.client.options.ackTimeoutMs);
    QCOMPARE(bench.client.sent<Protocol::Heal>().size(), 1);
    QCOMPARE(bench.client.sent<Protocol::Heal>().constFirst().level, 1);
    bench.client.pump();
    QVERIFY(bench.isWell());
    QCOMPARE(bench.counts().healed, 1U);
    QCOMPARE(bench.counts().mismatches, 1U);
}

void HealTest::withoutAnEndTheRoomIsHadWhole()
{
    HealBench bench(5);
    bench.damage([](BoardState &state) { retitleIn(state, u"t2"_s, u"wrong"_s); });
    bench.client.filter = [&](Protocol::ServerMessage &message) {
        bench.note(message);
        return !std::holds_alternative<Protocol::Healed>(message);
    };
    bench.compare();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(bench.snapshots, 0);
        bench.client.clock(bench.client.options.ackTimeoutMs);
        bench.client.pump();
    }
    QCOMPARE(bench.snapshots, 1);
    QVERIFY(bench.isWell());
    QCOMPARE(bench.counts().snapshots, 1U);
    QCOMPARE(bench.counts().healed, 0U);
    QCOMPARE(bench.client.outputs<TroubleOutput>().size(), 2); // what is wrong, and what is done instead
}

void HealTest::againAndAgainTheRoomIsHadWhole()
{
    HealBench bench(5);
    bench.client.filter = [&](Protocol::ServerMessage &message) {
        bench.note(message);
        if (auto *head = std::get_if<Protocol::Head>(&message)) {
            for (Protocol::RoomHead &room : head->rooms) {
                if (room.room == HubBench::board1())
                    room.digest = u"digest:0000000000000000"_s;
            }
        }
        return true;
    };
    for (quint64 times = 1; times <= 3; ++times) {
        bench.compare();
        QCOMPARE(bench.counts().mismatches, times);
        QCOMPARE(bench.answers.size(), 1); // there is nothing that differs
        QCOMPARE(bench.snapshots, 0);
    }
    bench.compare();
    QCOMPARE(bench.snapshots, 1);
    QVERIFY(bench.answers.isEmpty());
    QCOMPARE(bench.client.outputs<TroubleOutput>().size(), 1);
    QCOMPARE(bench.counts().snapshots, 1U);

    // Not for ever: three times within an hour is often, in a day it is not.
    for (int times = 0; times < 4; ++times) {
        bench.hub.now += 3600LL * 1000 / 2;
        bench.compare();
        QCOMPARE(bench.snapshots, 0);
    }
}

void HealTest::tooMuchIsHadWhole()
{
    HealBench bench;
    const QString large(60000, u'x');
    for (int i = 0; i < 40; ++i) {
        Op::TaskCreate create = newTask(u"t%1"_s.arg(i));
        create.description = large;
        bench.write(create);
    }
    bench.client.pump();
    bench.damage([](BoardState &state) {
        for (int i = 0; i < 40; ++i)
            retitleIn(state, u"t%1"_s.arg(i), u"wrong"_s);
    });
    bench.compare();
    QCOMPARE(bench.snapshots, 1);
    QCOMPARE(bench.counts().snapshots, 1U);
    QVERIFY(bench.isWell());
}

void HealTest::aServerWithoutHealing()
{
    HealBench bench(5);
    bench.damage([](BoardState &state) { retitleIn(state, u"t2"_s, u"wrong"_s); });
    bench.client.filter = [&](Protocol::ServerMessage &message) {
        bench.note(message);
        if (const auto *healed = std::get_if<Protocol::Healed>(&message))
            message = Protocol::ErrorMessage{healed->re, ErrorCode::Schema, false, u"/type"_s, u"not available yet"_s};
        return true;
    };
    bench.compare();
    QCOMPARE(bench.snapshots, 1);
    QVERIFY(bench.isWell());
    QCOMPARE(bench.counts().snapshots, 1U);
}

void HealTest::nonsenseIsNotTaken_data()
{
    using Twist = std::function<void(Protocol::Healed &)>;
    QTest::addColumn<Twist>("twist");
    QTest::newRow("a bucket that was not asked for") << Twist([](Protocol::Healed &healed) {
        if (healed.level == 2)
            healed.differ = {u"zz"_s};
    });
    QTest::newRow("another level") << Twist([](Protocol::Healed &healed) { healed.level = 3; });
    QTest::newRow("a foreign entity") << Twist([](Protocol::Healed &healed) {
        for (Protocol::HealedEntity &entity : healed.ents)
            entity.data.insert(u"id"_s, u"elsewhere"_s);
    });
    QTest::newRow("no entity") << Twist([](Protocol::Healed &healed) {
        for (Protocol::HealedEntity &entity : healed.ents)
            entity.data.remove(u"title"_s);
    });
    QTest::newRow("gone without a name") << Twist([](Protocol::Healed &healed) {
        if (healed.level == 3)
            healed.gone = {u"task"_s};
    });
    QTest::newRow("gone from elsewhere") << Twist([](Protocol::Healed &healed) {
        if (healed.level == 3)
            healed.gone = {u"column:b1-col0"_s, u"column:b1-col1"_s, u"column:b1-col2"_s};
    });
    QTest::newRow("parts out of order") << Twist([](Protocol::Healed &healed) {
        healed.part = 1;
        healed.of = 2;
    });
    QTest::newRow("too many parts") << Twist([](Protocol::Healed &healed) { healed.of = 65; });
    QTest::newRow("another chain") << Twist([](Protocol::Healed &healed) { healed.h = u"0000000000000000"_s; });
}

void HealTest::nonsenseIsNotTaken()
{
    QFETCH(std::function<void(Protocol::Healed &)>, twist);
    HealBench bench(5);
    bench.damage([](BoardState &state) { retitleIn(state, u"t2"_s, u"wrong"_s); });
    bench.client.filter = [&](Protocol::ServerMessage &message) {
        bench.note(message);
        if (auto *healed = std::get_if<Protocol::Healed>(&message))
            twist(*healed);
        return true;
    };
    bench.compare();
    QCOMPARE(bench.snapshots, 1);
    QVERIFY(bench.isWell());
    QCOMPARE(bench.counts().snapshots, 1U);
    QCOMPARE(bench.counts().healed, 0U);
    QVERIFY(bench.client.written<PutEntities>().isEmpty());
}

void HealTest::disconnectedMeanwhile()
{
    HealBench bench(5);
    bench.damage([](BoardState &state) { retitleIn(state, u"t2"_s, u"wrong"_s); });
    bench.client.filter = [](Protocol::ServerMessage &message) { return !std::holds_alternative<Protocol::Healed>(message); };
    bench.compare();
    bench.client.disconnect();
    bench.client.filter = [&](Protocol::ServerMessage &message) {
        bench.note(message);
        return true;
    };
    bench.client.connect();
    bench.client.pump();
    bench.compare();
    QVERIFY(bench.isWell());
    QCOMPARE(bench.snapshots, 0);
    QCOMPARE(bench.counts().healed, 1U);
    QCOMPARE(bench.counts().mismatches, 2U);
}

void HealTest::revokedMeanwhile()
{
    HealBench bench(5);
    bench.damage([](BoardState &state) { retitleIn(state, u"t2"_s, u"wrong"_s); });
    bench.hub.tick(HealBench::HeadMs);
    for (const Protocol::ServerMessage &message : bench.hub.take(bench.client.conn()))
        bench.client.receive(message);
    QCOMPARE(bench.client.sent<Protocol::Heal>().size(), 1);
    const Mutation heir{0, {}, HubBench::board1(), {}, Op::MemberRole{UserId(u"u1"_s), Role::Owner}, 1};
    const Mutation remove{0, {}, HubBench::board1(), {}, Op::MemberRemove{UserId(u"u0"_s)}, 1};
    bench.hub.step(SystemInput{{heir, remove}});
    QVERIFY(bench.hub.systemDone && !bench.hub.systemDone->error);
    bench.client.pump();
    QVERIFY(bench.client.sync->base(HubBench::board1()) == nullptr);
    QCOMPARE(bench.counts().snapshots, 0U);
    QVERIFY(bench.client.sent<Protocol::Heal>().isEmpty());
}

void HealTest::largeAnswersAreSplit()
{
    HealBench bench;
    const QString large(60000, u'x');
    for (int i = 0; i < 20; ++i) {
        Op::TaskCreate create = newTask(u"t%1"_s.arg(i));
        create.description = large;
        bench.write(create);
    }
    bench.client.pump();
    bench.damage([](BoardState &state) {
        for (int i = 0; i < 20; ++i)
            retitleIn(state, u"t%1"_s.arg(i), u"wrong"_s);
    });
    bench.compare();
    QVERIFY(bench.isWell());
    QCOMPARE(bench.snapshots, 0);
    int parts = 0;
    for (const Protocol::Healed &answer : std::as_const(bench.answers)) {
        QVERIFY(Protocol::encode(Protocol::ServerMessage(answer)).size() <= Protocol::MaxFrameBytes);
        if (answer.level == 3)
            QCOMPARE(answer.part, parts++);
    }
    QVERIFY(parts >= 3);
    QCOMPARE(bench.client.written<PutEntities>().size(), 1);
}

void HealTest::theTeamHealsToo()
{
    HealBench bench;
    bench.client.disconnect();
    BoardState &team = bench.client.store.disk.rooms[HubBench::team()].base;
    Member member = *team.find(UserId(u"u1"_s));
    member.role = Role::Viewer;
    team.put(member);
    team.copyFrom(BoardState(), {EntityType::Board, u"b2"_s});
    bench.client.restart();
    bench.client.join();
    bench.compare();
    QCOMPARE(bench.counts().healed, 1U);
    QVERIFY(*bench.client.sync->base(HubBench::team()) == bench.hub.stream(HubBench::team()).state);
}

void HealTest::unknownEventsAreRefetched()
{
    HealBench bench(3);
    // A later server gave a task another title by an event of its own kind.
    Event event;
    event.teamId = TeamId(u"team"_s);
    event.boardId = BoardId(u"b1"_s);
    event.ts = 5;
    event.data = UnknownChange{u"task.sparkled"_s, {{u"id"_s, u"t1"_s}}, {}};
    event.ents = {{EntityType::Task, u"t1"_s, 2}};
    const Protocol::Cursor cursor = bench.client.sync->cursor(HubBench::board1());
    const QString h = Protocol::chainHash(cursor.h, cursor.seq + 1, event);
    bench.client.clear();
    bench.client.receive(Protocol::Activity{HubBench::board1(), cursor.seq + 1, cursor.seq, h, event, {}});
    QCOMPARE(bench.client.sync->cursor(HubBench::board1()), (Protocol::Cursor{cursor.seq + 1, h}));
    const auto asked = bench.client.sent<Protocol::Heal>();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().level, 3);

    Task sparkled = bench.task(u"t1"_s);
    sparkled.rev = 2;
    sparkled.title = u"*t1*"_s;
    BoardState later = bench.hub.stream(HubBench::board1()).state;
    later.put(sparkled);
    Protocol::Healed healed;
    healed.re = asked.first().id;
    healed.room = HubBench::board1();
    healed.level = 3;
    healed.seq = cursor.seq + 1;
    healed.h = h;
    healed.digest = Protocol::StateDigest().value(later);
    healed.ents = {{EntityType::Task, Protocol::entityToJson(later, taskRef(u"t1"_s))}};
    bench.client.receive(healed);
    QCOMPARE(bench.client.title(u"t1"_s), u"*t1*"_s);
    QCOMPARE(bench.counts().refetched, 1U);
    QCOMPARE(bench.counts().mismatches, 0U);
    QVERIFY(bench.client.outputs<TroubleOutput>().isEmpty());
    QVERIFY(bench.client.sent<Protocol::Subscribe>().isEmpty());
}

QTEST_GUILESS_MAIN(HealTest)
#include "healtest.moc"
