// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/bootstrap.h"
#include "core/domain/permission.h"
#include "core/domain/rank.h"
#include "tests/core/domain/boardfixture.h"
#include "tests/core/domain/randomoperations.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Test;

namespace {

bool same(const Expected<Decision, Rejection> &a, const Expected<Decision, Rejection> &b)
{
    if (a.has_value() != b.has_value())
        return false;
    if (!a)
        return a.error().error == b.error().error && a.error().server == b.error().server && a.error().detail == b.error().detail;
    return a->events == b->events && a->adjusted == b->adjusted && a->warnings == b->warnings && a->noop == b->noop
        && a->merged == b->merged;
}

//! A stream that grew by random operations.
struct Grown {
    BoardState state;
    QList<Event> events;
};

//! A few things of each kind, so that a run has something to begin with.
QList<Operation> firstOperations()
{
    QList<Operation> list;
    for (const char *columnId : {"C1", "C2"})
        list.append(Op::ColumnCreate{id<ColumnId>(columnId), u"Column"_s, {}, {}});
    for (const char *lane : {"S1", "S2"})
        list.append(Op::SwimlaneCreate{id<SwimlaneId>(lane), u"Lane"_s, {}});
    list.append(Op::LabelCreate{id<LabelId>("L1"), u"Label"_s, u"red"_s});
    for (const char *taskId : {"T1", "T2", "T3"}) {
        Op::TaskCreate task;
        task.id = id<TaskId>(taskId);
        task.columnId = id<ColumnId>("C1");
        task.title = u"Task"_s;
        list.append(task);
    }
    for (const char *checklist : {"K1", "K2"})
        list.append(Op::ChecklistCreate{id<ChecklistId>(checklist), id<TaskId>("T1"), u"List"_s, {}});
    for (const char *item : {"I1", "I2"})
        list.append(Op::CheckItemCreate{id<CheckItemId>(item), id<ChecklistId>("K1"), u"Item"_s, {}});
    return list;
}

Grown start(bool onTeam)
{
    Member owner;
    owner.userId = id<UserId>("U1");
    owner.name = u"Owner"_s;
    owner.color = u"red"_s;
    owner.role = Role::Owner;
    Board board;
    board.id = id<BoardId>("B1");
    board.teamId = id<TeamId>("T");
    board.name = u"Board"_s;
    Grown grown;
    grown.events = onTeam ? teamBootstrap(board.teamId, u"Team"_s, owner, 1) : boardBootstrap(board, {owner}, owner.userId, 1);
    quint64 seq = 0;
    for (const Event &event : std::as_const(grown.events))
        apply(grown.state, event, ++seq);
    for (const Operation &op : onTeam ? QList<Operation>() : firstOperations()) {
        const auto decision = decide(grown.state, mutationOf(op), systemActor(), 1);
        for (const Event &event : decision->events) {
            grown.events.append(event);
            apply(grown.state, event, ++seq);
        }
    }
    return grown;
}

//! Runs \a check(before, mutation, actor, decision) for each of some random operations, then goes on from it.
template<typename Check>
Grown grow(bool onTeam, Check check)
{
    const auto seed = *rc::gen::arbitrary<quint64>();
    const int count = *rc::gen::inRange(0, 200);
    RandomOperations random(seed);
    Grown grown = start(onTeam);
    for (int i = 0; i < count; ++i) {
        const Operation op = onTeam && random.below(10) > 0 ? random.team() : random.board();
        const Actor actor = random.actor();
        const Mutation mutation = random.mutation(op);
        const auto decision = decide(grown.state, mutation, actor, 100 + i);
        check(grown.state, mutation, actor, 100 + i, decision);
        if (!decision)
            continue;
        for (const Event &event : decision->events) {
            grown.events.append(event);
            apply(grown.state, event, static_cast<quint64>(grown.events.size()));
        }
    }
    return grown;
}

Grown grow(bool onTeam)
{
    return grow(onTeam, [](auto &&...) {});
}

} // namespace

// RC_ASSERT takes expressions apart: `||` and `&&` need parentheses of their own to stop where they do.

class PropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomOperationsReachEveryEvent();
    void decideIsTotalAndDeterministic();
    void decideIsPure();
    void invariant01_applyingAnyEventTwiceChangesNothing();
    void replayFromNothingIsTheState();
    void applyTellsAllItTouched();
    void eventsNameTheirEntity();
    void ranksAreUniqueAndValid();
    void liveCountsEqualARecount();
    void referencesHold();
    void somebodyIsOwner();
};

void PropertiesTest::randomOperationsReachEveryEvent()
{
    // What the other properties are worth: a fixed lot of operations comes to every kind of event, and meets what
    // others did meanwhile in every way there is.
    std::set<EventType> seen;
    std::set<QString> met;
    for (quint64 seed = 1; seed <= 80; ++seed) {
        const bool onTeam = seed % 10 == 0;
        RandomOperations random(seed);
        Grown grown = start(onTeam);
        for (int i = 0; i < 300; ++i) {
            const Mutation mutation = random.mutation(onTeam ? random.team() : random.board());
            const auto decision = decide(grown.state, mutation, random.actor(), 100 + i);
            if (!decision)
                met.insert(toString(decision.error().error.code));
            else if (decision->merged)
                met.insert(u"merged"_s);
            else if (decision->noop && !decision->events.isEmpty())
                met.insert(u"kept"_s);
            for (const QString &warning : decision ? decision->warnings : QStringList())
                met.insert(u"warn "_s + warning);
            for (const Event &event : decision ? decision->events : QList<Event>()) {
                seen.insert(event.type);
                apply(grown.state, event, 1);
            }
        }
    }
    for (const QString &way : {u"merged"_s, u"kept"_s, u"warn target_deleted"_s, u"warn wip_limit"_s, u"text_conflict"_s,
                               u"gone"_s, u"wip_limit"_s, u"invalid_ref"_s})
        QVERIFY2(met.contains(way), qPrintable(way));
    // A team is created by bootstrap only; keys grow to a rebalance in decidetasktest; tasks change boards in transfertest.
    const std::set<EventType> elsewhere{EventType::TeamCreated, EventType::ColumnRebalanced, EventType::TaskTransferred,
                                        EventType::TaskArrived};
    for (int type = 0; type < static_cast<int>(EventType::Unknown); ++type) {
        const auto wanted = static_cast<EventType>(type);
        if (!elsewhere.contains(wanted))
            QVERIFY2(seen.contains(wanted), eventTypeName(wanted).data());
    }
}

void PropertiesTest::decideIsTotalAndDeterministic()
{
    for (const bool onTeam : {false, true}) {
        QVERIFY(rc::check("decide answers everything, twice the same", [onTeam] {
            grow(onTeam,
                 [](const BoardState &state, const Mutation &mutation, const Actor &actor, qint64 now, const auto &decision) {
                     RC_ASSERT(same(decision, decide(state, mutation, actor, now)));
                     if (decision) {
                         // A noop has events where a deleted task's copy is moved.
                         RC_ASSERT((decision->noop || !decision->events.isEmpty()));
                         return;
                     }
                     const Error &error = decision.error().error;
                     RC_ASSERT(error.code < ErrorCode::Busy);
                     RC_ASSERT(error.path.startsWith(u'/'));
                     RC_ASSERT(!error.detail.isEmpty());
                     for (const EntityRef &ref : decision.error().server)
                         RC_ASSERT((ref.rev > 0 && state.revisionOf(ref) == ref.rev));
                 });
        }));
    }
}

void PropertiesTest::decideIsPure()
{
    QVERIFY(rc::check("decide needs neither the log nor the time, only the state", [] {
        const Grown grown = grow(false);
        BoardState rebuilt;
        for (const EntityRef &ref : grown.state.entities())
            rebuilt.copyFrom(grown.state, ref);
        RandomOperations random(*rc::gen::arbitrary<quint64>());
        for (int i = 0; i < 20; ++i) {
            const Mutation mutation = random.mutation(random.board());
            const Actor actor = random.actor();
            RC_ASSERT(same(decide(grown.state, mutation, actor, 1), decide(rebuilt, mutation, actor, 1)));
        }
    }));
}

void PropertiesTest::invariant01_applyingAnyEventTwiceChangesNothing()
{
    for (const bool onTeam : {false, true}) {
        QVERIFY(rc::check("events are known again, at once and at the end", [onTeam] {
            const Grown grown = grow(onTeam);
            BoardState state;
            quint64 seq = 0;
            for (const Event &event : grown.events) {
                apply(state, event, ++seq);
                BoardState again = state;
                RC_ASSERT(apply(again, event, seq + 1).isEmpty());
                RC_ASSERT(again == state);
            }
            for (const Event &event : grown.events)
                RC_ASSERT(apply(state, event, ++seq).isEmpty());
            RC_ASSERT(state == grown.state);
        }));
    }
}

void PropertiesTest::replayFromNothingIsTheState()
{
    for (const bool onTeam : {false, true}) {
        QVERIFY(rc::check("the log is all there is to know", [onTeam] {
            const Grown grown = grow(onTeam);
            BoardState state;
            quint64 seq = 0;
            for (const Event &event : grown.events)
                apply(state, event, ++seq);
            RC_ASSERT(state == grown.state);
            for (const Column &column : state.columns())
                RC_ASSERT(state.tasksByRank(column.id) == grown.state.tasksByRank(column.id));
        }));
    }
}

void PropertiesTest::applyTellsAllItTouched()
{
    QVERIFY(rc::check("what differs is what was touched, and its revision grew", [] {
        const Grown grown = grow(false);
        BoardState state;
        quint64 seq = 0;
        for (const Event &event : grown.events) {
            const BoardState before = state;
            const QList<EntityRef> touched = apply(state, event, ++seq);
            RC_ASSERT(!touched.isEmpty());
            for (const EntityRef &ref : touched) {
                RC_ASSERT(state.revisionOf(ref) == ref.rev);
                RC_ASSERT(ref.rev == before.revisionOf(ref) + 1);
            }
            // Taken over entity by entity, the state before becomes the state after.
            BoardState patched = before;
            for (const EntityRef &ref : touched)
                patched.copyFrom(state, ref);
            RC_ASSERT(patched == state);
        }
    }));
}

void PropertiesTest::eventsNameTheirEntity()
{
    QVERIFY(rc::check("ents is the entity with the revision it has then", [] {
        Grown grown
            = grow(false, [](const BoardState &state, const Mutation &, const Actor &actor, qint64 now, const auto &decision) {
                  BoardState after = state;
                  for (const Event &event : decision ? decision->events : QList<Event>()) {
                      RC_ASSERT(event.ents.size() == 1);
                      RC_ASSERT(event.ts == now);
                      RC_ASSERT(event.actorUserId == actor.userId);
                      RC_ASSERT(event.boardId == id<BoardId>("B1"));
                      RC_ASSERT(event.teamId == id<TeamId>("T"));
                      apply(after, event, 1);
                      RC_ASSERT(after.revisionOf(event.ents.first()) == event.ents.first().rev);
                  }
              });
        RC_ASSERT(!grown.events.isEmpty());
    }));
}

void PropertiesTest::ranksAreUniqueAndValid()
{
    QVERIFY(rc::check("no two tasks of a column share a rank", [] {
        const Grown grown = grow(false);
        QMap<ColumnId, std::set<QString>> seen;
        for (const Task &task : grown.state.tasks()) {
            RC_ASSERT((Rank::isValid(task.pos) && task.pos.size() <= Rank::RebalanceLength));
            RC_ASSERT(seen[task.columnId].insert(task.pos).second);
            RC_ASSERT(grown.state.tasksByRank(task.columnId).value(task.pos) == task.id);
        }
        for (const Column &column : grown.state.columns()) {
            RC_ASSERT(Rank::isValid(column.pos));
            RC_ASSERT(static_cast<std::size_t>(grown.state.tasksByRank(column.id).size()) == seen.value(column.id).size());
        }
        for (const CheckItem &item : grown.state.checkItems())
            RC_ASSERT(Rank::isValid(item.pos));
    }));
}

void PropertiesTest::liveCountsEqualARecount()
{
    QVERIFY(rc::check("derived counts and lists are what counting gives", [] {
        const BoardState state = grow(false).state;
        for (const Column &column : state.columns()) {
            const auto live = std::count_if(state.tasks().cbegin(), state.tasks().cend(), [&column](const Task &task) {
                return task.columnId == column.id && !task.archived && !task.deleted;
            });
            RC_ASSERT(state.liveTaskCount(column.id) == live);
            RC_ASSERT(state.liveTasks(column.id).size() == live);
            RC_ASSERT((state.liveColumns().contains(column.id) == (!column.archived && !column.deleted)));
        }
        for (const Checklist &checklist : state.checklists())
            RC_ASSERT(state.checklistsOf(checklist.taskId).contains(checklist.id) == !checklist.deleted);
        for (const CheckItem &item : state.checkItems())
            RC_ASSERT(state.itemsOf(item.checklistId).contains(item.id) == !item.deleted);
        for (const Comment &comment : state.comments())
            RC_ASSERT(state.commentsOf(comment.taskId).contains(comment.id) == !comment.deleted);
    }));
}

void PropertiesTest::referencesHold()
{
    QVERIFY(rc::check("nothing points to what is gone", [] {
        const BoardState state = grow(false).state;
        for (const Task &task : state.tasks()) {
            RC_ASSERT(!state.find(task.columnId)->deleted);
            RC_ASSERT((task.deletedRev > 0) == task.deleted);
            RC_ASSERT(task.deletedRev <= task.rev);
            RC_ASSERT((task.swimlaneId.isEmpty() || !state.find(task.swimlaneId)->deleted));
            RC_ASSERT(std::is_sorted(task.labelIds.cbegin(), task.labelIds.cend()));
            RC_ASSERT(std::adjacent_find(task.labelIds.cbegin(), task.labelIds.cend()) == task.labelIds.cend());
            for (const LabelId &label : task.labelIds)
                RC_ASSERT(!state.find(label)->deleted);
            for (const UserId &user : task.assigneeIds)
                RC_ASSERT(state.find(user) != nullptr);
        }
        for (const Column &column : state.columns()) {
            RC_ASSERT(column.deleted == !column.heirId.isEmpty());
            RC_ASSERT((!column.deleted || !state.find(column.heirId)->deleted));
        }
        for (const CheckItem &item : state.checkItems())
            RC_ASSERT(state.find(state.find(item.checklistId)->taskId) != nullptr);
        for (const Comment &comment : state.comments())
            RC_ASSERT((state.find(comment.taskId) != nullptr && (!comment.deleted || comment.body.isEmpty())));
    }));
}

void PropertiesTest::somebodyIsOwner()
{
    for (const bool onTeam : {false, true}) {
        QVERIFY(rc::check("a stream always has an owner", [onTeam] {
            const BoardState state = grow(onTeam).state;
            RC_ASSERT(std::any_of(state.members().cbegin(), state.members().cend(),
                                  [](const Member &member) { return !member.removed && member.role == Role::Owner; }));
        }));
    }
}

QTEST_GUILESS_MAIN(PropertiesTest)
#include "propertiestest.moc"
