// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/optext.h"
#include "tests/core/sync/clientbench.h"

#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ConnectionId Other = 9;

UserId self()
{
    return UserId(u"u1"_s);
}

//! What there is before the client goes offline.
QList<Operation> setting()
{
    QList<Operation> ops;
    for (const QString &id : {u"t1"_s, u"t2"_s, u"t3"_s, u"t4"_s, u"t5"_s, u"t6"_s})
        ops.append(newTask(id));
    const TaskId task(u"t1"_s);
    const ChecklistId list(u"q1"_s);
    ops += QList<Operation>{
        Op::TaskArchive{TaskId(u"t5"_s)},
        Op::TaskAssign{task, UserId(u"u2"_s)},
        Op::LabelCreate{LabelId(u"l1"_s), u"one"_s, u"red"_s},
        Op::LabelCreate{LabelId(u"l2"_s), u"two"_s, u"blue"_s},
        Op::LabelCreate{LabelId(u"l3"_s), u"three"_s, u"blue"_s},
        Op::TaskLabel{task, LabelId(u"l2"_s)},
        Op::SwimlaneCreate{SwimlaneId(u"s1"_s), u"one"_s, {}},
        Op::SwimlaneCreate{SwimlaneId(u"s2"_s), u"two"_s, {}},
        Op::ColumnCreate{ColumnId(u"c"_s), u"extra"_s, {}, {}},
        Op::ChecklistCreate{list, task, u"one"_s, {}},
        Op::ChecklistCreate{ChecklistId(u"q2"_s), task, u"two"_s, {}},
        Op::CheckItemCreate{CheckItemId(u"i1"_s), list, u"one"_s, {}},
        Op::CheckItemCreate{CheckItemId(u"i2"_s), list, u"two"_s, {}},
        Op::CheckItemCreate{CheckItemId(u"i3"_s), list, u"three"_s, {}},
        Op::CommentCreate{CommentId(u"k1"_s), task, u"one"_s},
        Op::CommentCreate{CommentId(u"k2"_s), task, u"two"_s},
    };
    return ops;
}

//! One change of each kind, as an owner may make them, none of which is put together with another.
QList<std::pair<RoomId, Operation>> changes()
{
    const TaskId task(u"t1"_s);
    const ColumnId column(u"b1-col0"_s);
    Op::TaskCreate created = newTask(u"new"_s);
    created.description = u"a description typed for a new task"_s;
    Op::TaskUpdate update;
    update.id = task;
    update.description = u"a description typed for an old task"_s;
    Op::TaskMove move;
    move.id = TaskId(u"t2"_s);
    move.columnId = ColumnId(u"b1-col1"_s);
    const QList<Operation> inTeam{
        Op::TeamUpdate{u"a name typed for the team"_s},
        Op::BoardCreate{BoardId(u"b3"_s), u"a name typed for a board"_s, u"a description typed for a board"_s},
    };
    const QList<Operation> onBoard{
        Op::MemberAdd{UserId(u"u8"_s), u"User 8"_s, u"blue"_s, Role::Member},
        Op::MemberRole{UserId(u"u2"_s), Role::Member},
        Op::MemberRemove{UserId(u"u9"_s)},
        Op::BoardUpdate{{}, u"a text typed about the board"_s},
        Op::ColumnCreate{ColumnId(u"c2"_s), u"a name typed for a column"_s, {}, {}},
        Op::ColumnUpdate{column, u"another name typed for a column"_s, {}},
        Op::ColumnMove{column, {}},
        Op::ColumnArchive{ColumnId(u"c"_s), true},
        Op::ColumnDelete{ColumnId(u"b1-col2"_s), column},
        Op::SwimlaneCreate{SwimlaneId(u"s3"_s), u"a name typed for a lane"_s, {}},
        Op::SwimlaneUpdate{SwimlaneId(u"s1"_s), u"another name typed for a lane"_s},
        Op::SwimlaneMove{SwimlaneId(u"s1"_s), {}},
        Op::SwimlaneDelete{SwimlaneId(u"s2"_s)},
        Op::LabelCreate{LabelId(u"l4"_s), u"a name typed for a label"_s, u"red"_s},
        Op::LabelUpdate{LabelId(u"l1"_s), u"another name typed for a label"_s, {}},
        Op::LabelDelete{LabelId(u"l3"_s)},
        created,
        update,
        move,
        Op::TaskTransfer{TaskId(u"t3"_s), BoardId(u"b2"_s), {}, {}},
        Op::TaskArchive{TaskId(u"t4"_s)},
        Op::TaskRestore{TaskId(u"t5"_s)},
        Op::TaskDelete{TaskId(u"t6"_s)},
        Op::TaskAssign{task, self()},
        Op::TaskUnassign{task, UserId(u"u2"_s)},
        Op::TaskLabel{task, LabelId(u"l1"_s)},
        Op::TaskUnlabel{task, LabelId(u"l2"_s)},
        Op::ChecklistCreate{ChecklistId(u"q3"_s), task, u"a name typed for a list"_s, {}},
        Op::ChecklistUpdate{ChecklistId(u"q1"_s), u"another name typed for a list"_s},
        Op::ChecklistMove{ChecklistId(u"q1"_s), {}},
        Op::ChecklistDelete{ChecklistId(u"q2"_s)},
        Op::CheckItemCreate{CheckItemId(u"i4"_s), ChecklistId(u"q1"_s), u"a text typed for an item"_s, {}},
        Op::CheckItemUpdate{CheckItemId(u"i1"_s), u"another text typed for an item"_s, {}},
        Op::CheckItemMove{CheckItemId(u"i2"_s), ChecklistId(u"q1"_s), {}},
        Op::CheckItemDelete{CheckItemId(u"i3"_s)},
        Op::CommentCreate{CommentId(u"k3"_s), task, u"a comment that was typed"_s},
        Op::CommentUpdate{CommentId(u"k1"_s), u"another comment that was typed"_s},
        Op::CommentDelete{CommentId(u"k2"_s)},
        Op::BoardArchive{true},
        Op::BoardDelete{},
    };
    QList<std::pair<RoomId, Operation>> all;
    for (const Operation &op : inTeam)
        all.append({HubBench::team(), op});
    for (const Operation &op : onBoard)
        all.append({HubBench::board1(), op});
    return all;
}

} // namespace

//! A role that is lowered while its holder is offline, with changes of every kind waiting.
class ClientSyncRoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<HubBench>();
        m_client = std::make_unique<ClientBench>(*m_hub, 1);
        m_hub->hello(Other, 0, u"other"_s);
        m_mid = 0;
        const Op::MemberAdd guest{UserId(u"u9"_s), u"User 9"_s, u"blue"_s, Role::Member};
        asOwner(Op::MemberRole{self(), Role::Owner}, HubBench::team());
        asOwner(guest, HubBench::board1());
        m_client->join();
        for (const Operation &op : setting()) {
            m_client->edit(op);
            m_client->pump();
        }
        QCOMPARE(m_client->sync->pendingCount(), 0);
        QVERIFY(m_client->sync->tray().isEmpty());
    }

    void everyChangeIsDoneOrInTheTray_data()
    {
        QTest::addColumn<Operation>("lowered");
        QTest::addColumn<RoomId>("room"); // and, if it is the team, in its boards
        QTest::addColumn<int>("inTeam"); // what the role is there now; below the lowest: none
        QTest::addColumn<int>("onBoard");
        const auto row = [](const char *name, const RoomId &room, const Operation &op, int inTeam, int onBoard) {
            QTest::newRow(name) << op << room << inTeam << onBoard;
        };
        const auto role = [](Role one) { return static_cast<int>(one); };
        for (const auto &[name, now] : {std::pair("admin", Role::Admin), std::pair("member", Role::Member),
                                        std::pair("commenter", Role::Commenter), std::pair("viewer", Role::Viewer)})
            row(name, HubBench::team(), Op::MemberRole{self(), now}, role(now), role(now));
        row("viewer of the board alone", HubBench::board1(), Op::MemberRole{self(), Role::Viewer}, role(Role::Owner),
            role(Role::Viewer));
        row("removed", HubBench::team(), Op::MemberRemove{self()}, Nobody, Nobody);
        row("removed from the board alone", HubBench::board1(), Op::MemberRemove{self()}, role(Role::Owner), Nobody);
    }
    void everyChangeIsDoneOrInTheTray()
    {
        QFETCH(const Operation, lowered);
        QFETCH(const RoomId, room);
        QFETCH(const int, inTeam);
        QFETCH(const int, onBoard);
        m_client->disconnect();
        for (const auto &[where, op] : changes())
            m_client->edit(op, where);
        QVERIFY(m_client->outputs<EditRefusedOutput>().isEmpty());
        QList<Mutation> made;
        std::set<std::size_t> kinds;
        for (const OutboxEntry &entry : std::as_const(m_client->store.disk.outbox)) {
            made.append(entry.mutation);
            kinds.insert(entry.mutation.op.index());
        }
        QCOMPARE(kinds.size(), std::variant_size_v<Operation>); // none is left out, and none was put together with another
        QCOMPARE(made.size(), static_cast<qsizetype>(kinds.size()));

        asOwner(lowered, room);
        m_client->join();
        QCOMPARE(m_client->sync->pendingCount(), 0);
        QVERIFY(m_client->store.disk.outbox.isEmpty());
        const QList<TrayEntry> tray = m_client->sync->tray();
        QCOMPARE(m_client->store.disk.tray, tray);
        QCOMPARE(m_client->outputs<RefusedOutput>().size(), tray.size());
        qsizetype next = 0;
        for (const Mutation &mutation : std::as_const(made)) {
            const int role = mutation.room == HubBench::team() ? inTeam : onBoard;
            const PermissionRow &needed = permissionFor(mutation.op);
            const bool isOnOthers = std::holds_alternative<Op::MemberRemove>(mutation.op);
            const bool isAllowed = role <= static_cast<int>(isOnOthers ? needed.forOthers : needed.atLeast);
            const auto result = m_hub->store.disk.applied.constFind(mutation.muid);
            QVERIFY2(result != m_hub->store.disk.applied.cend(), needed.operation.data());
            QVERIFY2(std::holds_alternative<Protocol::Ack>(result->answer) == isAllowed, needed.operation.data());
            if (isAllowed) {
                QVERIFY2(isLogged(mutation), needed.operation.data());
                continue;
            }
            QVERIFY2(next < tray.size(), needed.operation.data());
            QCOMPARE(tray.at(next).mutation, mutation); // as it was made, with all its text
            QVERIFY2(tray.at(next).code == ErrorCode::Forbidden, needed.operation.data());
            ++next;
        }
        QCOMPARE(tray.size(), next);
        // None of that shows any more, nor is there anything left of it to be taken back; and it is there after a restart.
        for (int start = 0; start < 2; ++start) {
            for (const RoomId &shown : {HubBench::board1(), HubBench::team()}) {
                const bool isIn = (shown == HubBench::team() ? inTeam : onBoard) != Nobody;
                QCOMPARE(m_client->sync->view(shown) != nullptr, isIn);
                if (isIn)
                    QVERIFY(*m_client->sync->view(shown) == m_hub->stream(shown).state);
            }
            for (const UndoEntry &entry : m_client->sync->data().undo) {
                for (const UndoPart &part : entry.parts) {
                    for (const TrayEntry &refused : tray)
                        QVERIFY(part.muid != refused.mutation.muid);
                }
            }
            QCOMPARE(m_client->sync->tray(), tray);
            m_client->restart();
        }
    }

    //! With the right given back, and the board, what is in the tray comes to what it would have been.
    void theRightIsGivenBack()
    {
        m_client->disconnect();
        for (const auto &[where, op] : changes()) {
            if (!std::holds_alternative<Op::BoardArchive>(op) && !std::holds_alternative<Op::BoardDelete>(op))
                m_client->edit(op, where);
        }
        asOwner(Op::MemberRole{self(), Role::Viewer}, HubBench::team());
        m_client->join();
        const qsizetype refused = m_client->sync->tray().size();
        QCOMPARE(refused, static_cast<qsizetype>(std::variant_size_v<Operation>) - 2);
        asOwner(Op::MemberRole{self(), Role::Owner}, HubBench::team());
        m_client->pump();
        for (const TrayEntry &entry : m_client->sync->tray()) {
            m_client->step(RetryTrayInput{entry.mutation.muid});
            m_client->pump();
        }
        QVERIFY(m_client->sync->tray().isEmpty());
        QCOMPARE(m_client->sync->pendingCount(), 0);
        const BoardState &state = m_hub->stream(HubBench::board1()).state;
        QCOMPARE(state.find(CommentId(u"k3"_s))->body, u"a comment that was typed"_s);
        QCOMPARE(state.find(TaskId(u"new"_s))->description, u"a description typed for a new task"_s);
        QCOMPARE(state.find(TaskId(u"t1"_s))->description, u"a description typed for an old task"_s);
        QVERIFY(*m_client->sync->view(HubBench::board1()) == state);
    }

private:
    static constexpr int Nobody = static_cast<int>(Role::Viewer) + 1;

    void asOwner(const Operation &op, const RoomId &room)
    {
        ++m_mid;
        m_hub->mutate(Other, m_mid, u"owner%1"_s.arg(m_mid), op, room);
    }
    //! Whether an event of \a mutation is in its room's log, with the text that it set.
    [[nodiscard]] bool isLogged(const Mutation &mutation) const
    {
        const QString text = textOf(mutation.op).value_or(QString());
        for (const LoggedEvent &event : m_hub->stream(mutation.room).log) {
            if (event.muid == mutation.muid)
                return QString::fromUtf8(QJsonDocument(Protocol::toJson(event.event)).toJson()).contains(text);
        }
        return false;
    }

    std::unique_ptr<HubBench> m_hub;
    std::unique_ptr<ClientBench> m_client;
    quint64 m_mid = 0;
};

QTEST_GUILESS_MAIN(ClientSyncRoleTest)
#include "clientsyncroletest.moc"
