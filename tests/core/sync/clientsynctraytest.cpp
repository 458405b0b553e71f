// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/optext.h"
#include "tests/core/sync/clientbench.h"

#include <QTest>

#include <memory>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ConnectionId Other = 9;

Op::ColumnUpdate limited(std::optional<int> limit)
{
    Op::ColumnUpdate update;
    update.id = ColumnId(u"b1-col0"_s);
    update.wip = limit ? std::optional<WipLimit>({*limit, true}) : std::optional<WipLimit>();
    return update;
}

Op::TaskUpdate described(const QString &text)
{
    Op::TaskUpdate update;
    update.id = TaskId(u"t"_s);
    update.description = text;
    return update;
}

} // namespace

Q_DECLARE_METATYPE(Lanban::Operation)

class ClientSyncTrayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<HubBench>();
        m_client = std::make_unique<ClientBench>(*m_hub, 0);
        m_mid = 0;
        m_client->join();
        m_client->edit(newTask(u"t"_s));
        m_client->pump();
        m_hub->hello(Other, 1, u"other"_s);
    }

    void whatHangsOnARefusedCreationIsGrouped()
    {
        refuseACreation();
        const QList<TrayEntry> tray = m_client->sync->tray();
        QCOMPARE(tray.size(), 4);
        QVERIFY(tray.at(0).code == ErrorCode::WipLimit);
        QVERIFY(tray.at(0).cause.isEmpty());
        for (int i = 1; i < 4; ++i) {
            QVERIFY(tray.at(i).code == ErrorCode::InvalidRef);
            QCOMPARE(tray.at(i).cause, tray.at(0).mutation.muid); // of all, the first cause
        }
        m_client->restart();
        QCOMPARE(m_client->sync->tray(), tray);
    }

    void retryingTheCreationRetriesItsGroup()
    {
        refuseACreation();
        const Muid refused = muidAt(0);
        m_hub->write(Other, m_mid, limited({}));
        m_client->pump();
        m_client->clear();
        m_client->step(RetryTrayInput{refused});
        QVERIFY(m_client->sync->tray().isEmpty());
        QCOMPARE(m_client->outputs<StoreOutput>().constFirst().ops.size(), 1 + 4 + 4 + undoOps());
        QVERIFY(m_client->store.disk.tray.isEmpty());
        QCOMPARE(m_client->store.disk.outbox.size(), 4);
        for (const OutboxEntry &entry : std::as_const(m_client->store.disk.outbox))
            QVERIFY(entry.mutation.muid != refused);
        m_client->pump();
        const BoardState &state = m_hub->stream(HubBench::board1()).state;
        QVERIFY(state.find(TaskId(u"full"_s)) != nullptr);
        QCOMPARE(state.find(CommentId(u"c"_s))->body, u"typed by hand"_s);
        QVERIFY(state.find(CheckItemId(u"i"_s)) != nullptr);
        QVERIFY(m_client->sync->tray().isEmpty());
        QCOMPARE(m_client->sync->pendingCount(), 0);
    }

    void whatIsStillRefusedStaysInTheTray()
    {
        refuseACreation();
        const QList<TrayEntry> before = m_client->sync->tray();
        for (const ClientInput &input :
             {ClientInput(RetryTrayInput{muidAt(0)}), ClientInput(RetryTrayInput{muidAt(1)}),
              ClientInput(ResolveTrayInput{muidAt(0), u"text"_s}), ClientInput(PlaceAnywayInput{muidAt(1)}),
              ClientInput(RetryTrayInput{Muid(u"none"_s)})}) {
            m_client->clear();
            m_client->step(input);
            QCOMPARE(m_client->outputs<EditRefusedOutput>().size(), 1);
            QVERIFY(m_client->outputs<StoreOutput>().isEmpty());
            QCOMPARE(m_client->sync->tray(), before);
            QCOMPARE(m_client->sync->pendingCount(), 0);
        }
    }

    void placedPastTheLimit()
    {
        refuseACreation();
        m_client->step(PlaceAnywayInput{muidAt(0)});
        m_client->pump();
        QVERIFY(m_client->sync->tray().isEmpty());
        const BoardState &state = m_hub->stream(HubBench::board1()).state;
        QCOMPARE(state.liveTaskCount(ColumnId(u"b1-col0"_s)), 2);
        QVERIFY(state.find(CommentId(u"c"_s)) != nullptr);
    }

    void placedWithAnotherText()
    {
        refuseACreation();
        m_client->step(PlaceAnywayInput{muidAt(0), u"another title"_s});
        m_client->pump();
        QVERIFY(m_client->sync->tray().isEmpty());
        const BoardState &state = m_hub->stream(HubBench::board1()).state;
        QCOMPARE(state.liveTaskCount(ColumnId(u"b1-col0"_s)), 2);
        QCOMPARE(state.find(TaskId(u"full"_s))->title, u"another title"_s);
    }

    void aConflictOfTextsIsResolved()
    {
        conflict();
        const TrayEntry entry = m_client->sync->tray().constFirst();
        QVERIFY(entry.code == ErrorCode::TextConflict);
        // Mine, what it was made of, and the server's: all three are here.
        QCOMPARE(std::get<Op::TaskUpdate>(entry.mutation.op).description, u"one mine three"_s);
        QCOMPARE(entry.mutation.base->text, u"one two three"_s);
        QVERIFY(!entry.server.isEmpty());
        m_client->clear();
        m_client->step(ResolveTrayInput{entry.mutation.muid, u"one both three"_s});
        const auto sent = m_client->sent<Protocol::Mutate>().constFirst().items.constFirst();
        QVERIFY(sent.muid != entry.mutation.muid);
        QCOMPARE(sent.base->text, u"one theirs three"_s);
        m_client->pump();
        QVERIFY(m_client->sync->tray().isEmpty());
        QCOMPARE(m_hub->stream(HubBench::board1()).state.find(TaskId(u"t"_s))->description, u"one both three"_s);
    }

    void mineIsTakenAgainstTheirs()
    {
        conflict();
        m_client->step(RetryTrayInput{muidAt(0)});
        m_client->pump();
        QCOMPARE(m_hub->stream(HubBench::board1()).state.find(TaskId(u"t"_s))->description, u"one mine three"_s);
    }

    void aDiscardedCauseLeavesTheOthersAlone()
    {
        refuseACreation();
        m_client->step(DiscardTrayInput{muidAt(0)});
        QCOMPARE(m_client->store.disk.tray.size(), 3);
        for (const TrayEntry &entry : std::as_const(m_client->store.disk.tray))
            QVERIFY(entry.cause.isEmpty());
        QCOMPARE(m_client->sync->tray(), m_client->store.disk.tray);
    }

    void whatIsGoneIsKept_data()
    {
        QTest::addColumn<Operation>("change");
        QTest::addColumn<Operation>("deletion");
        const QString text = u"typed by hand"_s;
        QTest::newRow("comment") << Operation(Op::CommentUpdate{CommentId(u"c"_s), text})
                                 << Operation(Op::CommentDelete{CommentId(u"c"_s)});
        QTest::newRow("check item") << Operation(Op::CheckItemUpdate{CheckItemId(u"i"_s), text, {}})
                                    << Operation(Op::CheckItemDelete{CheckItemId(u"i"_s)});
        QTest::newRow("new check item") << Operation(Op::CheckItemCreate{CheckItemId(u"j"_s), ChecklistId(u"q"_s), text, {}})
                                        << Operation(Op::ChecklistDelete{ChecklistId(u"q"_s)});
        QTest::newRow("checklist") << Operation(Op::ChecklistUpdate{ChecklistId(u"q"_s), text})
                                   << Operation(Op::ChecklistDelete{ChecklistId(u"q"_s)});
        QTest::newRow("label") << Operation(Op::LabelUpdate{LabelId(u"l"_s), text, {}})
                               << Operation(Op::LabelDelete{LabelId(u"l"_s)});
        QTest::newRow("lane") << Operation(Op::SwimlaneUpdate{SwimlaneId(u"s"_s), text})
                              << Operation(Op::SwimlaneDelete{SwimlaneId(u"s"_s)});
        QTest::newRow("column") << Operation(Op::ColumnUpdate{ColumnId(u"b1-col1"_s), text, {}})
                                << Operation(Op::ColumnDelete{ColumnId(u"b1-col1"_s), ColumnId(u"b1-col0"_s)});
    }
    void whatIsGoneIsKept()
    {
        QFETCH(const Operation, change);
        QFETCH(const Operation, deletion);
        m_client->edit(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"t"_s), u"said"_s});
        m_client->edit(Op::ChecklistCreate{ChecklistId(u"q"_s), TaskId(u"t"_s), u"Steps"_s, {}});
        m_client->edit(Op::CheckItemCreate{CheckItemId(u"i"_s), ChecklistId(u"q"_s), u"one"_s, {}});
        m_client->edit(Op::LabelCreate{LabelId(u"l"_s), u"Label"_s, u"red"_s});
        m_client->edit(Op::SwimlaneCreate{SwimlaneId(u"s"_s), u"Lane"_s, {}});
        m_client->pump();
        const qsizetype steps = m_client->store.disk.undo.size();
        m_client->disconnect();
        m_client->edit(change);
        const Mutation made = m_client->store.disk.outbox.constFirst().mutation;
        m_hub->write(Other, m_mid, deletion);
        m_client->connect();
        m_client->pump();

        QCOMPARE(m_client->outputs<RefusedOutput>().size(), 1);
        const QList<TrayEntry> tray = m_client->sync->tray();
        QCOMPARE(tray.size(), 1);
        QVERIFY(tray.constFirst().code == ErrorCode::Gone);
        QCOMPARE(tray.constFirst().mutation, made);
        QCOMPARE(textOf(tray.constFirst().mutation.op), std::optional(u"typed by hand"_s));
        QVERIFY(!tray.constFirst().server.isEmpty()); // what was deleted
        QCOMPARE(m_client->sync->pendingCount(), 0);
        QCOMPARE(m_client->store.disk.undo.size(), steps); // nothing is left of it to be taken back
        QVERIFY(*m_client->sync->view(HubBench::board1()) == m_hub->stream(HubBench::board1()).state);
        m_client->restart();
        QCOMPARE(m_client->sync->tray(), tray);
        // There is no other way for it, and it stays until its author lets go of it.
        m_client->join();
        m_client->clear();
        m_client->step(RetryTrayInput{made.muid});
        QCOMPARE(m_client->outputs<EditRefusedOutput>().size(), 1);
        QVERIFY(m_client->outputs<EditRefusedOutput>().constFirst().rejection.error.code == ErrorCode::Gone);
        QCOMPARE(m_client->store.disk.tray, tray);
        m_client->step(DiscardTrayInput{made.muid});
        QVERIFY(m_client->store.disk.tray.isEmpty());
    }

    //! A task that went to a board which is not its author's.
    void whatWentElsewhereIsKept()
    {
        m_hub->hello(8, 0, u"another-window"_s);
        m_hub->mutate(8, 1, u"w1"_s, Op::MemberRole{UserId(u"u1"_s), Role::Owner}, HubBench::board2());
        m_hub->mutate(Other, ++m_mid, u"w2"_s, Op::MemberRemove{UserId(u"u0"_s)}, HubBench::board2());
        m_client->disconnect();
        m_client->edit(described(u"typed by hand"_s));
        m_hub->write(Other, m_mid, Op::TaskTransfer{TaskId(u"t"_s), BoardId(HubBench::board2().id), {}, {}});
        m_client->connect();
        m_client->pump();
        QCOMPARE(m_client->sync->tray().size(), 1);
        const TrayEntry refused = m_client->sync->tray().constFirst();
        QVERIFY(refused.code == ErrorCode::Gone);
        QCOMPARE(textOf(refused.mutation.op), std::optional(u"typed by hand"_s));
        QCOMPARE(refused.detail.value("boardId"_L1).toString(), HubBench::board2().id);
        QCOMPARE(m_client->store.disk.tray, m_client->sync->tray());
    }

    void killedAtAnAction_data()
    {
        QTest::addColumn<bool>("after");
        QTest::newRow("before the commit") << false;
        QTest::newRow("after the commit") << true;
    }
    //! In the tray or in the outbox, never in both and never in neither.
    void killedAtAnAction()
    {
        QFETCH(const bool, after);
        conflict();
        m_client->commitsToLive = 0;
        m_client->diesAfterIt = after;
        m_client->step(ResolveTrayInput{muidAt(0), u"one both three"_s});
        QVERIFY(m_client->isDead);
        m_client->restart();
        QCOMPARE(m_client->sync->tray().size(), after ? 0 : 1);
        QCOMPARE(m_client->sync->pendingCount(), after ? 1 : 0);
        m_client->join();
        QCOMPARE(m_hub->stream(HubBench::board1()).state.find(TaskId(u"t"_s))->description,
                 after ? u"one both three"_s : u"one theirs three"_s);
    }

private:
    [[nodiscard]] Muid muidAt(int i) const { return m_client->sync->tray().at(i).mutation.muid; }
    //! So many of the last transaction's writes are for undoing.
    [[nodiscard]] qsizetype undoOps() const
    {
        return m_client->written<PutUndo>().size() + m_client->written<RemoveUndo>().size();
    }

    //! A creation is refused by a limit that came meanwhile, and with it what hangs on it.
    void refuseACreation()
    {
        m_client->disconnect();
        m_client->edit(newTask(u"full"_s));
        m_client->edit(Op::CommentCreate{CommentId(u"c"_s), TaskId(u"full"_s), u"typed by hand"_s});
        m_client->edit(Op::ChecklistCreate{ChecklistId(u"q"_s), TaskId(u"full"_s), u"Steps"_s, {}});
        m_client->edit(Op::CheckItemCreate{CheckItemId(u"i"_s), ChecklistId(u"q"_s), u"one"_s, {}});
        m_hub->write(Other, m_mid, limited(1));
        m_client->connect();
        m_client->pump();
    }

    //! Two change the same word of a description.
    void conflict()
    {
        m_client->edit(described(u"one two three"_s));
        m_client->pump();
        m_client->disconnect();
        m_client->edit(described(u"one mine three"_s));
        m_hub->write(Other, m_mid, described(u"one theirs three"_s));
        m_client->connect();
        m_client->pump();
    }

    std::unique_ptr<HubBench> m_hub;
    std::unique_ptr<ClientBench> m_client;
    quint64 m_mid = 0;
};

QTEST_GUILESS_MAIN(ClientSyncTrayTest)
#include "clientsynctraytest.moc"
