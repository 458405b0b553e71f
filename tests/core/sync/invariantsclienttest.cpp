// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ConnectionId Other = 9;

//! The muids in the log of a stream, in their order.
QList<Muid> logged(const HubBench &hub, const RoomId &room)
{
    QList<Muid> muids;
    for (const LoggedEvent &event : hub.stream(room).log) {
        if (!event.muid.isEmpty())
            muids.append(event.muid);
    }
    return muids;
}

QList<Muid> queued(const ClientBench &client)
{
    QList<Muid> muids;
    for (const OutboxEntry &entry : client.store.disk.outbox)
        muids.append(entry.mutation.muid);
    return muids;
}

} // namespace

//! What the contract promises of the client, by the numbers it has there.
class InvariantsClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<HubBench>();
        m_client = std::make_unique<ClientBench>(*m_hub, 0);
        m_client->join();
        m_hub->hello(Other, 1, u"other"_s);
        m_mid = 0;
    }

    void invariant02_anEventIsAppliedOnlyUponItsPrev()
    {
        const Protocol::Cursor before = m_client->sync->cursor(HubBench::board1());
        bool drops = true;
        m_client->filter = [&drops](Protocol::ServerMessage &message) {
            return !std::holds_alternative<Protocol::Activity>(message) || !std::exchange(drops, false);
        };
        m_hub->write(Other, m_mid, newTask(u"lost"_s));
        m_hub->write(Other, m_mid, newTask(u"next"_s));
        m_client->clear();
        for (const Protocol::ServerMessage &message : m_hub->take(m_client->conn())) {
            Protocol::ServerMessage copy = message;
            if (m_client->filter(copy))
                m_client->receive(copy);
        }
        QCOMPARE(m_client->sync->cursor(HubBench::board1()), before);
        QVERIFY(m_client->title(u"next"_s).isEmpty());
        const auto asked = m_client->sent<Protocol::Subscribe>();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().since, before);
        m_client->pump();
        QVERIFY(!m_client->title(u"lost"_s).isEmpty() && !m_client->title(u"next"_s).isEmpty());
    }

    void invariant06_anAckedEditStaysUntilItsEventCame_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("in one process") << false;
        QTest::newRow("over a restart") << true;
    }
    void invariant06_anAckedEditStaysUntilItsEventCame()
    {
        QFETCH(const bool, restarts);
        Op::BoardUpdate update;
        update.name = u"Renamed"_s; // an event in each of two rooms
        m_client->edit(update);
        m_client->filter = [](Protocol::ServerMessage &message) { return !std::holds_alternative<Protocol::Activity>(message); };
        m_client->pump();
        QCOMPARE(m_client->sync->pendingCount(), 0);
        if (restarts)
            m_client->restart();
        QCOMPARE(m_client->store.disk.outbox.size(), 1);
        QVERIFY(m_client->store.disk.outbox.constFirst().state == OutboxEntry::State::Acked);
        QCOMPARE(m_client->sync->view(HubBench::board1())->board()->name, u"Renamed"_s);
        QVERIFY(m_client->sync->base(HubBench::board1())->board()->name != u"Renamed"_s);
        // The board's events come, the team's do not yet.
        m_client->filter = [](Protocol::ServerMessage &message) {
            const auto *event = std::get_if<Protocol::Activity>(&message);
            const auto *batch = std::get_if<Protocol::Batch>(&message);
            return !(event != nullptr && event->room == HubBench::team())
                && !(batch != nullptr && batch->room == HubBench::team());
        };
        if (restarts)
            m_client->join();
        m_hub->tick(1500);
        m_client->pump();
        QCOMPARE(m_client->sync->base(HubBench::board1())->board()->name, u"Renamed"_s);
        QCOMPARE(m_client->store.disk.outbox.size(), 1);
        m_client->filter = nullptr;
        m_client->disconnect();
        m_client->connect();
        m_client->pump();
        QVERIFY(m_client->store.disk.outbox.isEmpty());
        QCOMPARE(m_client->sync->view(HubBench::team())->find(BoardId(u"b1"_s))->name, u"Renamed"_s);
    }

    void invariant07_nothingTypedIsDiscarded()
    {
        m_client->disconnect();
        m_client->edit(newTask(u"t"_s));
        m_client->edit(Op::CommentCreate{CommentId(u"k"_s), TaskId(u"t"_s), u"typed by hand"_s});
        m_client->edit(newTask(u"t2"_s));
        const QList<Muid> made = queued(*m_client);
        m_hub->write(Other, m_mid, Op::BoardArchive{true});
        m_client->connect();
        m_client->pump();
        QList<Muid> kept;
        for (const TrayEntry &entry : std::as_const(m_client->store.disk.tray))
            kept.append(entry.mutation.muid);
        QCOMPARE(kept, made);
        QCOMPARE(std::get<Op::CommentCreate>(m_client->store.disk.tray.at(1).mutation.op).body, u"typed by hand"_s);
        m_hub->write(Other, m_mid, Op::BoardArchive{false});
        m_client->pump();
        m_client->edit(newTask(u"t3"_s)); // what was rejected took its mid
        QCOMPARE(m_client->store.disk.outbox.constFirst().mutation.mid, 4u);
        m_client->pump();
        QCOMPARE(m_client->sync->pendingCount(), 0);
    }

    void invariant08_editsTakeEffectInTheOrderMade()
    {
        m_client->options.window = 4;
        m_client->restart();
        m_client->join();
        m_client->disconnect();
        for (int i = 0; i < 20; ++i)
            m_client->edit(newTask(u"t%1"_s.arg(i)));
        const QList<Muid> made = queued(*m_client);
        int messages = 0;
        m_client->filter = [&messages](Protocol::ServerMessage &message) {
            // Every fifth answer gets lost, and one mutation is held.
            const bool isAck = std::holds_alternative<Protocol::Ack>(message);
            if (auto *ack = std::get_if<Protocol::Ack>(&message); ack != nullptr && ack->mid == 7)
                message = Protocol::Hold{7, u"busy"_s, 100};
            return !isAck || ++messages % 5 != 0;
        };
        m_client->connect();
        m_client->pump();
        for (int i = 0; i < 20 && m_client->sync->pendingCount() > 0; ++i) {
            if (i == 5)
                m_client->filter = nullptr;
            m_client->clock(11000);
            m_client->pump();
        }
        QCOMPARE(m_client->sync->pendingCount(), 0);
        QCOMPARE(logged(*m_hub, HubBench::board1()), made);
    }

    void invariant11_purgeKeepsTheUsersOwnText()
    {
        ClientBench member(*m_hub, 2);
        member.join();
        m_hub->write(Other, m_mid, newTask(u"t"_s));
        member.pump();
        member.disconnect();
        member.edit(Op::CommentCreate{CommentId(u"k"_s), TaskId(u"t"_s), u"typed by hand"_s});
        Op::MemberRemove remove;
        remove.userId = UserId(u"u2"_s);
        m_hub->write(Other, m_mid, remove);
        member.connect();
        member.pump();
        QVERIFY(!member.store.disk.rooms.contains(HubBench::board1()));
        QVERIFY(member.sync->view(HubBench::board1()) == nullptr);
        QCOMPARE(member.store.disk.outbox.size() + member.store.disk.tray.size(), 1);
        const Mutation &kept = member.store.disk.tray.isEmpty() ? member.store.disk.outbox.constFirst().mutation
                                                                : member.store.disk.tray.constFirst().mutation;
        QCOMPARE(std::get<Op::CommentCreate>(kept.op).body, u"typed by hand"_s);
        member.restart();
        QCOMPARE(member.store.disk.outbox.size() + member.sync->tray().size(), 1);
    }

    void invariant13_aForkedProfileGetsAnIdOfItsOwnAndKeepsItsMuids()
    {
        m_client->edit(newTask(u"t"_s));
        m_client->pump();
        m_client->disconnect();
        ClientBench copy(*m_hub, 0);
        copy.store.disk = m_client->store.disk;
        copy.restart();
        m_client->edit(newTask(u"mine"_s));
        m_client->edit(newTask(u"mine2"_s));
        // A copied profile makes ids as it likes, but none twice.
        Op::TaskCreate create = newTask(u"theirs"_s);
        copy.edit(create);
        copy.store.disk.outbox.first().mutation.muid = Muid(u"made-by-the-copy"_s);
        copy.restart();
        const QList<Muid> made = queued(*m_client) + queued(copy);
        const ClientId before = m_client->store.disk.clientId;
        copy.join();
        m_client->connect();
        m_client->pump();
        QVERIFY(m_client->store.disk.clientId != copy.store.disk.clientId);
        QCOMPARE(copy.store.disk.clientId, before); // who came first goes on
        QList<Muid> done = logged(*m_hub, HubBench::board1());
        for (const Muid &muid : made)
            QCOMPARE(done.count(muid), 1);
        copy.pump();
        QVERIFY(*copy.sync->view(HubBench::board1()) == *m_client->sync->view(HubBench::board1()));
    }

    void invariant14_whatWasSentIsNeverChanged()
    {
        m_client->edit(newTask(u"t"_s));
        m_client->pump();
        m_client->edit(retitle(u"t"_s, u"one"_s));
        m_client->disconnect(); // it may be there, or not
        const OutboxEntry sent = m_client->store.disk.outbox.constFirst();
        QVERIFY(sent.sent);
        m_client->edit(retitle(u"t"_s, u"two"_s));
        m_client->edit(retitle(u"t"_s, u"three"_s)); // that one was not
        QCOMPARE(m_client->store.disk.outbox.size(), 2);
        QCOMPARE(m_client->store.disk.outbox.constFirst(), sent);
        m_client->restart();
        m_client->edit(retitle(u"t"_s, u"four"_s));
        QCOMPARE(m_client->store.disk.outbox.size(), 2);
        QCOMPARE(m_client->store.disk.outbox.constFirst(), sent);
        m_client->join();
        QCOMPARE(m_client->title(u"t"_s), u"four"_s);
        QCOMPARE(m_client->sync->pendingCount(), 0);
    }

    void invariant14_norWhatIsOfferedAgain()
    {
        const Sim::ServerDisk backup = m_hub->store.disk;
        m_client->edit(newTask(u"t"_s));
        m_client->pump();
        m_client->disconnect();
        m_hub->store.disk = backup;
        m_hub->store.disk.epoch = u"epoch-2"_s;
        m_hub->restart();
        m_client->connect();
        m_client->pumpUp();
        m_client->receive(m_hub->take(m_client->conn()).constFirst());
        QCOMPARE(m_client->store.disk.outbox.size(), 1); // not sent on this connection, but under this muid it was
        m_client->disconnect();
        m_client->edit(retitle(u"t"_s, u"later"_s));
        QCOMPARE(m_client->store.disk.outbox.size(), 2);
        m_client->connect();
        m_client->pump();
        QCOMPARE(m_hub->stream(HubBench::board1()).state.find(TaskId(u"t"_s))->title, u"later"_s);
    }

    void invariant15_aRestoredServerIsOfferedJournalAndOutbox()
    {
        const Sim::ServerDisk backup = m_hub->store.disk;
        m_client->edit(newTask(u"t1"_s));
        m_client->pump();
        m_client->edit(newTask(u"t2"_s));
        m_client->pump();
        m_client->disconnect();
        m_client->edit(newTask(u"t3"_s));
        QList<Muid> made;
        for (const JournalEntry &entry : std::as_const(m_client->store.disk.journal))
            made.append(entry.mutation.muid);
        made += queued(*m_client);
        QCOMPARE(made.size(), 3);
        m_hub->store.disk = backup;
        m_hub->store.disk.epoch = u"epoch-2"_s;
        m_hub->restart();
        m_client->connect();
        m_client->pumpUp();
        m_client->clear();
        m_client->receive(m_hub->take(m_client->conn()).constFirst());
        // Cursors, identity and outbox in one transaction.
        const auto stored = m_client->outputs<StoreOutput>();
        const auto isClearing = [](const StoreOutput &output) {
            return std::any_of(output.ops.cbegin(), output.ops.cend(),
                               [](const StoreOp &op) { return std::holds_alternative<ClearCursors>(op); });
        };
        QCOMPARE(std::count_if(stored.cbegin(), stored.cend(), isClearing), 1);
        QCOMPARE(queued(*m_client), made);
        QCOMPARE(m_client->sync->cursor(HubBench::board1()).seq, 0u);
        m_client->pump();
        QCOMPARE(logged(*m_hub, HubBench::board1()), made);
        QCOMPARE(m_client->sync->pendingCount(), 0);
    }

private:
    std::unique_ptr<HubBench> m_hub;
    std::unique_ptr<ClientBench> m_client;
    quint64 m_mid = 0;
};

QTEST_GUILESS_MAIN(InvariantsClientTest)
#include "invariantsclienttest.moc"
