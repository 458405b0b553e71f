// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <QTest>

#include <functional>
#include <map>
#include <set>
#include <variant>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ConnectionId Other = 9;

Op::ColumnUpdate limited(int limit)
{
    Op::ColumnUpdate update;
    update.id = ColumnId(u"b1-col0"_s);
    update.wip = WipLimit{limit, true};
    return update;
}

Op::TaskUpdate described(const QString &text)
{
    Op::TaskUpdate update;
    update.id = TaskId(u"a"_s);
    update.description = text;
    return update;
}

//! One life of a client, with everything in it that is written to the store, told step by step.
class Life
{
public:
    Life() : client(hub, 0) { }

    HubBench hub;
    ClientBench client;
    std::set<Muid> queued; //!< what the user was shown as waiting, or the store says so after the end of a process
    std::set<Muid> acked;
    std::set<Muid> replaced; //!< retried by the user, or put together with a later one: another muid stands for it
    std::optional<Sim::ServerDisk> backup;
    bool isRestored = false;

    [[nodiscard]] static QList<std::function<void(Life &)>> steps()
    {
        return {
            [](Life &life) { life.client.join(); },
            [](Life &life) { life.client.edit(newTask(u"a"_s)); },
            [](Life &life) { life.client.pump(); },
            [](Life &life) { life.backup = life.hub.store.disk; },
            [](Life &life) { life.client.disconnect(); },
            [](Life &life) { life.client.edit(newTask(u"b"_s)); },
            [](Life &life) {
                life.client.edit(Op::CommentCreate{CommentId(u"k"_s), TaskId(u"b"_s), u"typed"_s});
            },
            [](Life &life) { life.client.edit(described(u"one two"_s)); },
            [](Life &life) { life.other(limited(1)); }, // b will be refused, and what hangs on it
            [](Life &life) { life.client.join(); },
            [](Life &life) { life.other(limited(9)); },
            [](Life &life) { life.client.pump(); },
            [](Life &life) { life.retry(); },
            [](Life &life) { life.client.pump(); },
            [](Life &life) {
                Op::BoardUpdate update;
                update.name = u"Renamed"_s; // stands in two rooms
                life.client.edit(update);
            },
            [](Life &life) { life.client.pump(); },
            [](Life &life) { life.client.disconnect(); },
            [](Life &life) { life.client.edit(newTask(u"c"_s)); },
            [](Life &life) { life.client.edit(retitle(u"c"_s, u"squashed"_s)); },
            [](Life &life) {
                for (int i = 0; i < 4; ++i)
                    life.other(retitle(u"a"_s, u"title %1"_s.arg(i)));
                const RoomId room = HubBench::board1();
                life.hub.store.truncate(room, life.hub.stream(room).seq - 1); // only a snapshot brings it up
                life.hub.restart();
            },
            [](Life &life) { life.client.join(); },
            [](Life &life) { // a copy of this profile has counted on
                if (life.client.conn() != 0)
                    life.hub.mutate(life.client.conn(), life.client.store.disk.nextMid, u"of-the-copy"_s, newTask(u"copy"_s));
            },
            [](Life &life) { life.client.edit(newTask(u"d"_s)); },
            [](Life &life) { life.client.pump(); },
            [](Life &life) { // the server is put back to an older state
                life.client.disconnect();
                life.hub.store.disk = *life.backup;
                life.hub.store.disk.epoch = u"epoch-2"_s;
                life.hub.restart();
                life.isRestored = true;
            },
            [](Life &life) { life.client.join(); },
            [](Life &life) { life.client.pump(); },
        };
    }

    void other(const Operation &op)
    {
        hub.hello(Other, 1, u"other"_s);
        const auto known = hub.store.disk.clients.constFind(ClientId(u"other"_s));
        const quint64 mid = known == hub.store.disk.clients.cend() ? 1 : known->lastMid + 1;
        hub.mutate(Other, mid, u"other-%1"_s.arg(++m_others), op);
        hub.step(ClosedInput{Other});
    }

    void retry()
    {
        if (client.isDead || client.sync->tray().isEmpty())
            return;
        const QList<TrayEntry> before = client.sync->tray();
        client.step(RetryTrayInput{before.constFirst().mutation.muid});
        QList<Muid> left;
        for (const TrayEntry &entry : std::as_const(client.store.disk.tray))
            left.append(entry.mutation.muid);
        for (const TrayEntry &entry : before) {
            if (!left.contains(entry.mutation.muid))
                replaced.insert(entry.mutation.muid);
        }
    }

    //! What the store has now counts: it was shown, or will be at the next start.
    void note()
    {
        for (const OutboxEntry &entry : std::as_const(client.store.disk.outbox)) {
            queued.insert(entry.mutation.muid);
            Muid &known = m_muids[entry.n];
            if (!known.isEmpty() && known != entry.mutation.muid)
                replaced.insert(known); // part of this one now, and never sent
            known = entry.mutation.muid;
        }
        for (const JournalEntry &entry : std::as_const(client.store.disk.journal))
            acked.insert(entry.mutation.muid);
    }

    //! How often \a muid took effect: in one stream once at the most.
    [[nodiscard]] int timesApplied(const RoomId &room, const Muid &muid) const
    {
        int times = 0;
        for (const LoggedEvent &event : hub.stream(room).log)
            times += event.muid == muid ? 1 : 0;
        return times;
    }

    //! What is wrong at the end; empty when all is well.
    [[nodiscard]] QString problem() const
    {
        if (client.sync->pendingCount() != 0)
            return u"%1 still wait"_s.arg(client.sync->pendingCount());
        std::set<Muid> inTray;
        for (const TrayEntry &entry : client.sync->tray())
            inTray.insert(entry.mutation.muid);
        for (const Muid &muid : queued) {
            if (!hub.store.disk.applied.contains(muid) && inTray.count(muid) == 0 && replaced.count(muid) == 0)
                return u"queued and lost: %1"_s.arg(muid.value());
            const auto result = hub.store.disk.applied.constFind(muid);
            const bool isRefused
                = result != hub.store.disk.applied.cend() && std::holds_alternative<Protocol::Reject>(result->answer);
            if (isRefused && inTray.count(muid) == 0 && replaced.count(muid) == 0)
                return u"refused and lost: %1"_s.arg(muid.value());
        }
        for (const Muid &muid : acked) {
            if (!hub.store.disk.applied.contains(muid))
                return u"acknowledged and lost: %1"_s.arg(muid.value());
        }
        for (const RoomId &room : {HubBench::board1(), HubBench::team()}) {
            for (const Muid &muid : queued) {
                if (timesApplied(room, muid) > 1)
                    return u"applied twice: %1"_s.arg(muid.value());
            }
            if (!(*client.sync->view(room) == hub.stream(room).state) || !(*client.sync->base(room) == hub.stream(room).state))
                return u"%1 is another one"_s.arg(room.toString());
            if (!(client.store.disk.rooms.value(room).base == hub.stream(room).state))
                return u"%1 on the disk is another one"_s.arg(room.toString());
        }
        return {};
    }

    //! Lives on to the end; the process ends at commit \a at, and another one begins. How many commits there were.
    void run(int at, bool after)
    {
        client.commitsToLive = at;
        client.diesAfterIt = after;
        for (const auto &step : steps()) {
            step(*this);
            note();
            if (client.isDead) {
                const bool wasConnected = client.conn() != 0;
                client.restart();
                if (wasConnected)
                    client.join();
                note();
            }
        }
        finish();
    }

    void finish()
    {
        client.commitsToLive = -1;
        client.disconnect();
        client.join();
        client.clock(60000); // whatever was lost on its way is asked for again
        client.pump();
        note();
    }

private:
    int m_others = 0;
    std::map<quint64, Muid> m_muids; //!< of the outbox, by number
};

} // namespace

//! kill -9 between any two steps of the store: acknowledged lost 0, queued lost 0, applied twice 0.
class ClientSyncCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeLife()
    {
        Life life;
        constexpr int Plenty = 1000;
        life.run(Plenty, false);
        const QString problem = life.problem();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(!life.client.wasKilled);
        QVERIFY(!life.replaced.empty());
        QVERIFY(life.acked.size() >= 5);
        QVERIFY(life.hub.stream(HubBench::board1()).state.find(CommentId(u"k"_s)) != nullptr);
    }

    void killedAtEachCommit_data()
    {
        QTest::addColumn<bool>("after");
        QTest::newRow("before it") << false;
        QTest::newRow("after it, before all else") << true;
    }
    void killedAtEachCommit()
    {
        QFETCH(const bool, after);
        int died = 0;
        for (int at = 0; at < 200; ++at) {
            Life life;
            life.run(at, after);
            const QString problem = life.problem();
            QVERIFY2(problem.isEmpty(), qPrintable(u"at commit %1: %2"_s.arg(at).arg(problem)));
            if (!life.client.wasKilled)
                break;
            ++died;
        }
        QVERIFY2(died > 20, qPrintable(u"only %1 commits"_s.arg(died)));
    }

    //! Closing in order loses nothing either.
    void closedAtEachStep()
    {
        const qsizetype steps = Life::steps().size();
        for (qsizetype at = 0; at < steps; ++at) {
            Life life;
            for (qsizetype i = 0; i < steps; ++i) {
                Life::steps().at(i)(life);
                life.note();
                if (i == at) {
                    const bool wasConnected = life.client.conn() != 0;
                    life.client.restart();
                    if (wasConnected)
                        life.client.join();
                }
            }
            life.finish();
            const QString problem = life.problem();
            QVERIFY2(problem.isEmpty(), qPrintable(u"at step %1: %2"_s.arg(at).arg(problem)));
        }
    }
};

QTEST_GUILESS_MAIN(ClientSyncCrashTest)
#include "clientsynccrashtest.moc"
