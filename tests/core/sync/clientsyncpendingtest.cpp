// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/sync/opinfo.h"
#include "tests/core/sync/clientbench.h"

#include <QTest>

#include <algorithm>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

EntityRef taskT()
{
    return {EntityType::Task, u"t"_s, 0};
}

EntityRef boardB1()
{
    return {EntityType::Board, u"b1"_s, 0};
}

Op::BoardUpdate named(const QString &name)
{
    Op::BoardUpdate update;
    update.name = name;
    return update;
}

bool tells(const ClientBench &client, const RoomId &room, const EntityRef &ref)
{
    const auto changed = client.outputs<ChangedOutput>();
    return std::any_of(changed.cbegin(), changed.cend(), [&](const ChangedOutput &output) {
        return output.room == room && std::any_of(output.refs.cbegin(), output.refs.cend(), [&](const EntityRef &one) {
                   return one.type == ref.type && one.id == ref.id;
               });
    });
}

} // namespace

//! How many changes wait, and which entities they are about: exactly, at all times.
class ClientSyncPendingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countedFromTheEditToTheAnswer()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        client.disconnect();
        client.edit(newTask(u"t"_s));
        client.edit(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"t"_s), u"said"_s});
        QCOMPARE(client.sync->pendingCount(), 2);
        client.edit(retitle(u"t"_s, u"better"_s)); // part of the first
        QCOMPARE(client.sync->pendingCount(), 2);
        client.edit(Op::CommentDelete{CommentId(u"c"_s)}); // nothing is left of it
        QCOMPARE(client.sync->pendingCount(), 1);
        QCOMPARE(client.outputs<PendingOutput>().constLast().count, 1);
        QVERIFY(!client.sync->isPending(HubBench::board1(), {EntityType::Comment, u"c"_s, 0}));
        QCOMPARE(client.store.disk.outbox.size(), 1);
        QCOMPARE(client.store.disk.nextMid, 2u);
        client.restart();
        QCOMPARE(client.sync->pendingCount(), 1);
        QVERIFY(client.sync->isPending(HubBench::board1(), taskT()));
        client.join();
        QCOMPARE(client.sync->pendingCount(), 0);
        QVERIFY(!client.sync->isPending(HubBench::board1(), taskT()));
        QCOMPARE(client.title(u"t"_s), u"better"_s);
    }

    void theMarkEndsWithTheEvent()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        client.edit(newTask(u"t"_s));
        QVERIFY(client.sync->isPending(HubBench::board1(), taskT()));
        QVERIFY(!client.sync->isPending(HubBench::board2(), taskT()));
        const QList<Protocol::ServerMessage> down = client.takeAnswers();
        client.clear();
        client.receive(down.at(0)); // the server's own word for it: saved
        QVERIFY(!client.sync->isPending(HubBench::board1(), taskT()));
        QCOMPARE(client.outputs<ChangedOutput>().constFirst().refs.first().id, u"t"_s);
        client.receive(down.at(1));
        QCOMPARE(client.outputs<PendingOutput>().constLast().count, 0);
    }

    void theMarkEndsWithTheAckWhereThatIsFirst()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        const QList<Protocol::ServerMessage> down = client.answersTo(newTask(u"t"_s));
        client.receive(down.at(1)); // the ack, before the event
        QVERIFY(!client.sync->isPending(HubBench::board1(), taskT()));
        QCOMPARE(client.outputs<ChangedOutput>().constFirst().refs.first().id, u"t"_s); // drawn as saved from here on
    }

    void noMidIsMissingAfterSomethingVanished()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        client.disconnect();
        client.edit(newTask(u"t"_s));
        client.edit(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"t"_s), u"said"_s});
        client.edit(newTask(u"t2"_s));
        client.edit(newTask(u"t3"_s));
        client.edit(Op::CommentDelete{CommentId(u"c"_s)});
        QCOMPARE(client.mids(), (QList<quint64>{1, 2, 3}));
        client.connect();
        client.pump();
        QCOMPARE(client.sync->pendingCount(), 0);
        QCOMPARE(hub.stream(HubBench::board1()).state.tasks().size(), 3);
    }

    void markedThoughItShowsNoMore()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.joinWith(newTask(u"t"_s));
        client.editLost(retitle(u"t"_s, u"mine"_s)); // not at the server yet
        hub.hello(9, 1, u"other"_s);
        hub.mutate(9, 1, u"m1"_s, retitle(u"t"_s, u"mine"_s)); // the same title: ours changes nothing any more
        client.pump();
        QVERIFY(client.sync->isPending(HubBench::board1(), taskT()));
        client.clock(11000);
        client.pump();
        QVERIFY(!client.sync->isPending(HubBench::board1(), taskT()));
        QCOMPARE(client.sync->pendingCount(), 0);
    }

    void theServersWordEndsTheMarkTheAnswerTheCount()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        const QList<Protocol::ServerMessage> down = client.answersTo(newTask(u"t"_s));
        client.receive(down.at(0));
        QVERIFY(!client.sync->isPending(HubBench::board1(), taskT()));
        QVERIFY(tells(client, HubBench::board1(), taskT()));
        QCOMPARE(client.sync->pendingCount(), 1);
        client.restart(); // between the two
        QVERIFY(!client.sync->isPending(HubBench::board1(), taskT()));
        QCOMPARE(client.sync->pendingCount(), 1);
        client.join();
        QCOMPARE(client.sync->pendingCount(), 0);
    }

    //! Another's change after ours is not covered by ours again while its answer is on its way.
    void whatCameIsNotLaidOverWhatFollows()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.joinWith(newTask(u"t"_s));
        client.edit(retitle(u"t"_s, u"mine"_s));
        client.filter = [](Protocol::ServerMessage &message) { return !std::holds_alternative<Protocol::Ack>(message); };
        client.pump();
        hub.hello(9, 1, u"other"_s);
        hub.mutate(9, 1, u"m1"_s, retitle(u"t"_s, u"theirs"_s));
        client.pump();
        QCOMPARE(client.title(u"t"_s), u"theirs"_s);
        client.restart();
        QCOMPARE(client.title(u"t"_s), u"theirs"_s);
    }

    void markedInTheOtherRoomItShowsIn()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        client.clear();
        client.edit(named(u"Renamed"_s));
        QVERIFY(client.sync->isPending(HubBench::board1(), boardB1()));
        QVERIFY(client.sync->isPending(HubBench::team(), boardB1()));
        QVERIFY(tells(client, HubBench::team(), boardB1()));
        // The team's event is late: acknowledged is not pending, but it is not settled either.
        client.filter = [](Protocol::ServerMessage &message) {
            const auto *event = std::get_if<Protocol::Activity>(&message);
            return event == nullptr || event->room != HubBench::team();
        };
        client.seen.clear();
        client.pump();
        QCOMPARE(client.sync->pendingCount(), 0);
        QVERIFY(!client.sync->isPending(HubBench::board1(), boardB1()));
        QVERIFY(!client.sync->isPending(HubBench::team(), boardB1()));
        QVERIFY(tells(client, HubBench::team(), boardB1()));
        QCOMPARE(client.store.disk.outbox.size(), 1);
        client.filter = nullptr;
        hub.tick(1500);
        client.pump();
        QVERIFY(client.store.disk.outbox.isEmpty());
        QCOMPARE(client.sync->view(HubBench::team())->find(BoardId(u"b1"_s))->name, u"Renamed"_s);
    }

    void aTeamsMembersAreMarkedOnItsBoards()
    {
        HubBench hub;
        ClientBench client(hub, 0);
        client.join();
        const EntityRef member{EntityType::Member, u"u2"_s, 0};
        client.edit(Op::MemberRole{UserId(u"u2"_s), Role::Member}, HubBench::team());
        QVERIFY(client.sync->isPending(HubBench::team(), member));
        QVERIFY(client.sync->isPending(HubBench::board1(), member));
        client.pump();
        QVERIFY(!client.sync->isPending(HubBench::board1(), member));
    }

    void everyOperationIsAboutSomething()
    {
        QSet<QString> known;
        const RoomId room = HubBench::board1();
        for (const Operation &op : {Operation(Op::TaskCreate{TaskId(u"x"_s),
                                                             ColumnId(u"c"_s),
                                                             SwimlaneId(u"s"_s),
                                                             u"t"_s,
                                                             {},
                                                             {LabelId(u"l"_s)},
                                                             {},
                                                             {},
                                                             {},
                                                             {TaskId(u"a"_s), {}}}),
                                    Operation(Op::CheckItemMove{CheckItemId(u"x"_s), ChecklistId(u"q"_s), {}}),
                                    Operation(Op::ColumnDelete{ColumnId(u"x"_s), ColumnId(u"h"_s)}), Operation(Op::BoardUpdate()),
                                    Operation(Op::MemberAdd{UserId(u"x"_s), u"n"_s, u"red"_s, Role::Member}),
                                    Operation(Op::TaskAssign{TaskId(u"x"_s), UserId(u"u"_s)})}) {
            const EntityRef subject = subjectOf(op, room);
            QStringList needed;
            for (const EntityRef &ref : neededBy(op, room))
                needed.append(ref.id);
            known.insert(
                u"%1 %2 %3: %4"_s.arg(operationName(op)).arg(static_cast<int>(subject.type)).arg(subject.id, needed.join(u' ')));
        }
        const auto line = [](const char *name, EntityType type, const char *rest) {
            return u"%1 %2 %3"_s.arg(QLatin1StringView(name)).arg(static_cast<int>(type)).arg(QLatin1StringView(rest));
        };
        QCOMPARE(known,
                 (QSet<QString>{
                     line("task.create", EntityType::Task, "x: c l s"), line("checkitem.move", EntityType::CheckItem, "x: x q"),
                     line("column.delete", EntityType::Column, "x: x h"), line("board.update", EntityType::Board, "b1: "),
                     line("member.add", EntityType::Member, "x: x"), line("task.assign", EntityType::Task, "x: x")}));
    }
};

QTEST_GUILESS_MAIN(ClientSyncPendingTest)
#include "clientsyncpendingtest.moc"
