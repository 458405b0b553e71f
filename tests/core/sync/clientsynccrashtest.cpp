// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/crashbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

using Steps = QList<Life::Step>;

Op::ColumnUpdate limited(std::optional<int> limit)
{
    Op::ColumnUpdate update;
    update.id = ColumnId(u"b1-col0"_s);
    update.wip = limit ? std::optional<WipLimit>({*limit, true}) : std::optional<WipLimit>();
    return update;
}

Op::TaskUpdate described(const QString &task, const QString &text)
{
    Op::TaskUpdate update;
    update.id = TaskId(task);
    update.description = text;
    return update;
}

Op::CommentCreate said(const QString &id, const QString &task, const QString &text)
{
    return {CommentId(id), TaskId(task), text};
}

Life::Step edit(const Operation &op, const QString &step = {})
{
    return [op, step](Life &life) { life.client.step(EditInput{HubBench::board1(), op, {}, step}); };
}

Life::Step other(const Operation &op)
{
    return [op](Life &life) { life.other(op); };
}

void join(Life &life)
{
    life.client.join();
}

void pump(Life &life)
{
    life.client.pump();
}

void disconnect(Life &life)
{
    life.client.disconnect();
}

void undo(Life &life)
{
    life.undo();
}

void redo(Life &life)
{
    life.undo(true);
}

//! Asks for the board again, after it was not to be had.
void subscribe(Life &life)
{
    life.client.step(SubscribeInput{HubBench::board1()});
    life.client.pump();
}

Op::MemberAdd letIn(Role role)
{
    return {UserId(u"u1"_s), u"User 1"_s, u"blue"_s, role};
}

//! Every life begins with this: the backup is of then.
Steps beginning()
{
    return {
        join,
        edit(newTask(u"a"_s)),
        pump,
        [](Life &life) { life.backUp(); },
    };
}

//! A creation is refused, and what hangs on it; both are tried again.
Steps refusals()
{
    return {
        disconnect,
        edit(newTask(u"b"_s)),
        edit(said(u"k"_s, u"b"_s, u"typed"_s)),
        edit(described(u"a"_s, u"one two"_s)),
        other(limited(1)), // b will be refused, and what hangs on it
        join,
        other(limited({})),
        pump,
        [](Life &life) { life.retry(u"b"_s); },
        pump,
        edit(Op::BoardUpdate{u"Renamed"_s, {}}), // stands in two rooms
        pump,
    };
}

//! All that can be done with what was refused.
Steps inTheTray()
{
    return {
        edit(newTask(u"t"_s)),
        edit(described(u"t"_s, u"one two three"_s)),
        edit(retitle(u"a"_s, u"Before"_s)),
        pump,
        disconnect,
        edit(described(u"t"_s, u"one mine three"_s)),
        edit(newTask(u"full"_s)),
        edit(said(u"full-k"_s, u"full"_s, u"on the first"_s)),
        edit(newTask(u"more"_s)),
        edit(said(u"more-k"_s, u"more"_s, u"on the second"_s)),
        edit(retitle(u"a"_s, u"After"_s)),
        other(described(u"t"_s, u"one theirs three"_s)),
        other(limited(1)),
        join,
        pump,
        [](Life &life) { life.resolve(u"t"_s, u"one both three"_s); },
        pump,
        [](Life &life) { life.retry(u"more"_s); }, // still full
        [](Life &life) { life.placeAnyway(u"full"_s); },
        pump,
        [](Life &life) { life.discard(u"more"_s); },
        [](Life &life) { life.retry(u"more-k"_s); }, // on nothing
        other(limited({})),
        // A conflict that is seen before anything is sent.
        [](Life &life) { life.typeOver(u"t"_s, u"one two three"_s, u"one nine three"_s); },
        disconnect,
        [](Life &life) { life.resolve(u"t"_s, u"nine or both three"_s); },
        edit(described(u"t"_s, u"nine or both three four"_s)), // before the other was sent
        join,
        pump,
    };
}

//! Steps are taken back and done again: sent ones, waiting ones, several as one, and one that the server refuses to take back.
Steps steps()
{
    Op::TaskMove move;
    move.id = TaskId(u"s"_s);
    move.columnId = ColumnId(u"b1-col1"_s);
    const LabelId label(u"l"_s);
    return {
        edit(newTask(u"s"_s)),
        edit(newTask(u"s2"_s)),
        pump,
        edit(retitle(u"s"_s, u"First"_s)),
        pump,
        undo,
        pump,
        redo,
        pump,
        edit(Op::LabelCreate{label, u"Label"_s, u"red"_s}, u"one step"_s),
        edit(Op::TaskLabel{TaskId(u"s"_s), label}, u"one step"_s),
        undo,
        pump,
        redo,
        pump,
        disconnect,
        edit(said(u"s-k"_s, u"s"_s, u"not for long"_s)),
        edit(retitle(u"s2"_s, u"Typed"_s)),
        edit(described(u"s"_s, u"Typed, too"_s)),
        undo, // before it was sent
        redo,
        [](Life &life) { life.undo(false, u"s-k"_s); }, // nobody ever hears of it
        join,
        pump,
        edit(move),
        pump,
        disconnect,
        undo,
        other(limited(1)),
        join, // there is no room for it any more
        pump,
        other(limited({})),
        pump,
        undo,
        pump,
    };
}

//! The cache is damaged and healed; the board is taken away and given back, twice.
Steps away()
{
    return {
        edit(newTask(u"h"_s)),
        edit(newTask(u"h2"_s)),
        pump,
        [](Life &life) { life.damage(u"h"_s, u"h2"_s); },
        [](Life &life) { life.compare(); },
        edit(retitle(u"a"_s, u"A step"_s)),
        pump,
        edit(said(u"k1"_s, u"a"_s, u"typed as it ended"_s)), // on its way
        other(Op::MemberRemove{UserId(u"u1"_s)}),
        pump,
        edit(newTask(u"nowhere"_s)),
        other(letIn(Role::Admin)),
        subscribe,
        [](Life &life) { life.retry(u"k1"_s); },
        pump,
        disconnect,
        edit(said(u"k2"_s, u"a"_s, u"typed while it ended"_s)),
        edit(described(u"h"_s, u"typed, too"_s)),
        edit(said(u"k3"_s, u"a"_s, u"never sent before it had ended"_s)),
        other(Op::MemberRemove{UserId(u"u1"_s)}),
        join,
        pump,
        other(letIn(Role::Viewer)),
        subscribe,
        [](Life &life) { life.retry(u"k2"_s); }, // not with this role
        other(Op::MemberRole{UserId(u"u1"_s), Role::Admin}),
        pump,
        [](Life &life) { life.retry(u"k2"_s); },
        [](Life &life) { life.retry(u"h"_s); },
        [](Life &life) { life.retry(u"k3"_s); },
        pump,
    };
}

//! And ends with this: a snapshot, a copy of the profile, and a server put back to its backup.
Steps ending()
{
    return {
        disconnect,
        edit(newTask(u"c"_s)),
        edit(retitle(u"c"_s, u"squashed"_s)),
        [](Life &life) {
            for (int i = 0; i < 4; ++i)
                life.other(retitle(u"a"_s, u"title %1"_s.arg(i)));
            life.truncate();
        },
        join,
        [](Life &life) { life.copyCounts(); },
        edit(newTask(u"d"_s)),
        pump,
        [](Life &life) { life.restore(); },
        edit(said(u"last-k"_s, u"a"_s, u"typed while it was put back"_s)),
        edit(retitle(u"a"_s, u"Before the end"_s)),
        join,
        pump,
        edit(retitle(u"a"_s, u"The end"_s)),
        pump,
        undo,
        pump,
    };
}

void lives()
{
    QTest::addColumn<Steps>("life");
    QTest::newRow("refusals") << beginning() + refusals() + ending();
    QTest::newRow("the tray") << beginning() + inTheTray() + ending();
    QTest::newRow("undo") << beginning() + steps() + ending();
    QTest::newRow("away") << beginning() + away() + ending();
}

} // namespace

//! kill -9 between any two steps of the store: acknowledged lost 0, queued lost 0, applied twice 0.
class ClientSyncCrashTest : public QObject
{
    Q_OBJECT

    static constexpr int Plenty = 10000; //!< of commits: it is not killed

private Q_SLOTS:
    void aWholeLife()
    {
        Life life;
        life.run(beginning() + refusals() + inTheTray() + steps() + away(), Plenty, false);
        QString problem = life.problem();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const BoardState &state = life.hub.stream(HubBench::board1()).state;
        for (const QString &comment : {u"k"_s, u"full-k"_s, u"k1"_s, u"k2"_s, u"k3"_s})
            QVERIFY2(state.find(CommentId(comment)) != nullptr, qPrintable(comment));
        QCOMPARE(state.find(TaskId(u"t"_s))->description, u"nine or both three four"_s);
        QCOMPARE(state.find(TaskId(u"s"_s))->title, u"First"_s);
        QVERIFY(state.find(CommentId(u"s-k"_s)) == nullptr);
        QCOMPARE(life.client.sync->tray().size(), 2); // what has no task, and the step that could not be taken back
    }

    //! Nothing of what the lives below are about fails to happen in them.
    void aLifeHasAllOfIt()
    {
        Life life;
        life.run(beginning() + refusals() + inTheTray() + steps() + away() + ending(), Plenty, false);
        const QString problem = life.problem();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(!life.client.wasKilled);
        const QStringList met(life.met.begin(), life.met.end());
        QCOMPARE(met,
                 (QStringList{u"discarded"_s, u"done again"_s, u"fetched whole"_s, u"healed"_s, u"kept as a conflict"_s,
                              u"offered again"_s, u"placed"_s, u"purged"_s, u"put together"_s, u"queued again"_s, u"refused"_s,
                              u"renumbered"_s, u"resolved"_s, u"taken back"_s, u"withdrawn"_s}));
    }

    void killedAtEachCommit_data() { lives(); }
    void killedAtEachCommit()
    {
        QFETCH(const Steps, life);
        // Before a commit, after it and before all else, and before one and the next, too, of the process that comes then.
        for (const auto &[after, times] : {std::pair(false, 1), std::pair(true, 1), std::pair(false, 2)}) {
            int died = 0;
            for (int at = 0; at < Plenty; ++at) {
                Life one;
                one.run(life, at, after, times);
                const QString problem = one.problem();
                QVERIFY2(problem.isEmpty(),
                         qPrintable(u"at commit %1, %2 it, %3 times: %4"_s.arg(at)
                                        .arg(after ? u"after"_s : u"before"_s)
                                        .arg(times)
                                        .arg(problem)));
                if (!one.client.wasKilled)
                    break;
                ++died;
            }
            QVERIFY2(died > 30, qPrintable(u"only %1 commits"_s.arg(died)));
        }
    }

    //! Closing in order loses nothing either.
    void closedAtEachStep_data() { lives(); }
    void closedAtEachStep()
    {
        QFETCH(const Steps, life);
        for (qsizetype at = 0; at < life.size(); ++at) {
            Life one;
            one.runClosing(life, at);
            const QString problem = one.problem();
            QVERIFY2(problem.isEmpty(), qPrintable(u"at step %1: %2"_s.arg(at).arg(problem)));
        }
    }
};

QTEST_GUILESS_MAIN(ClientSyncCrashTest)
#include "clientsynccrashtest.moc"
