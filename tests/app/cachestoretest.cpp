// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"
#include "core/domain/bootstrap.h"
#include "core/domain/decide.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

const RoomId BoardRoom = RoomId::board(BoardId(u"B1"_s));

//! A board with a column, a label and a task, all from events.
BoardState someBoard()
{
    BoardState state;
    Member anna;
    anna.userId = UserId(u"U1"_s);
    anna.name = u"Анна"_s;
    anna.color = u"blue"_s;
    Board board;
    board.id = BoardId(u"B1"_s);
    board.teamId = TeamId(u"T"_s);
    board.name = u"Board"_s;
    quint64 seq = 0;
    for (const Event &event : boardBootstrap(board, {anna}, anna.userId, 1000))
        apply(state, event, ++seq);
    const Actor actor{anna.userId, anna.name, anna.color};
    const QList<Operation> ops{
        Op::ColumnCreate{ColumnId(u"C1"_s), u"To do"_s, {}, WipLimit{3, true}},
        Op::LabelCreate{LabelId(u"L1"_s), u"bug"_s, u"red"_s},
        Op::TaskCreate{TaskId(u"K1"_s), ColumnId(u"C1"_s), {}, u"First"_s, u"**text**"_s, {LabelId(u"L1"_s)}, {}, {}, 5000, {}},
        Op::ChecklistCreate{ChecklistId(u"Q1"_s), TaskId(u"K1"_s), u"Steps"_s, {}},
        Op::CheckItemCreate{CheckItemId(u"I1"_s), ChecklistId(u"Q1"_s), u"one"_s, {}},
        Op::CommentCreate{CommentId(u"M1"_s), TaskId(u"K1"_s), u"hello"_s},
    };
    for (const Operation &op : ops) {
        Mutation mutation;
        mutation.room = BoardRoom;
        mutation.op = op;
        const auto decision = decide(state, mutation, actor, 2000);
        if (!decision)
            return {};
        for (const Event &event : decision->events)
            apply(state, event, ++seq);
    }
    return state;
}

Mutation someMutation(const QString &muid, quint64 mid)
{
    Mutation mutation;
    mutation.mid = mid;
    mutation.muid = Muid(muid);
    mutation.room = BoardRoom;
    mutation.base = BaseRef{u"K1"_s, 1};
    Op::TaskUpdate update;
    update.id = TaskId(u"K1"_s);
    update.title = u"Renamed"_s;
    mutation.op = update;
    mutation.at = 3000;
    return mutation;
}

} // namespace

//! On a real SQLite file, read back through a second connection each time.
class CacheStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        reopen();
    }

    void startsEmpty()
    {
        const auto data = m_store->load();
        QVERIFY(data);
        QVERIFY(data->clientId.isEmpty());
        QCOMPARE(data->nextMid, 1u);
        QVERIFY(data->rooms.isEmpty() && data->outbox.isEmpty() && data->journal.isEmpty() && data->tray.isEmpty());
    }

    void keepsIdentity()
    {
        commit({PutIdentity{ClientId(u"c-1"_s), 7, 9, u"7f3a"_s}});
        const ClientData data = loadAgain();
        QCOMPARE(data.clientId.value(), u"c-1"_s);
        QCOMPARE(data.nextMid, 7u);
        QCOMPARE(data.nextN, 9u);
        QCOMPARE(data.epoch, u"7f3a"_s);
    }

    void keepsARoomWhole()
    {
        const CachedRoom room{someBoard(), {12, u"00ff00ff00ff00ff"_s}, {u"task.create"_s, u"task.move"_s}};
        QCOMPARE(room.base.tasks().size(), 1);
        commit({PutRoom{BoardRoom, room}});
        const ClientData data = loadAgain();
        QCOMPARE(data.rooms.keys(), QList{BoardRoom});
        QVERIFY(data.rooms[BoardRoom].base == room.base);
        QVERIFY(data.rooms[BoardRoom].cursor == room.cursor);
        QCOMPARE(data.rooms[BoardRoom].perms, room.perms);
    }

    void replacesARoomWhole()
    {
        commit({PutRoom{BoardRoom, {someBoard(), {12, u"aa"_s}, {}}}});
        BoardState smaller;
        Board board;
        board.id = BoardId(u"B1"_s);
        board.rev = 4;
        board.teamId = TeamId(u"T"_s);
        board.name = u"Emptied"_s;
        smaller.put(board);
        commit({PutRoom{BoardRoom, {smaller, {40, u"bb"_s}, {}}}});
        QVERIFY(loadAgain().rooms[BoardRoom].base == smaller);
    }

    void changesAndRemovesEntitiesWithTheCursor()
    {
        BoardState base = someBoard();
        commit({PutRoom{BoardRoom, {base, {12, u"aa"_s}, {}}}});
        Task task = *base.find(TaskId(u"K1"_s));
        task.title = u"Other"_s;
        ++task.rev;
        base.put(task);
        base.copyFrom(BoardState(), {EntityType::Comment, u"M1"_s, 0});
        const Protocol::Cursor cursor{13, u"bb"_s};
        commit({PutEntities{BoardRoom, base, {{EntityType::Task, u"K1"_s, 2}, {EntityType::Comment, u"M1"_s, 0}}, cursor}});
        const CachedRoom room = loadAgain().rooms[BoardRoom];
        QVERIFY(room.base == base);
        QVERIFY(room.base.comments().isEmpty());
        QVERIFY(room.cursor == cursor);
    }

    void forgetsARoom()
    {
        commit({PutRoom{BoardRoom, {someBoard(), {12, u"aa"_s}, {}}}});
        commit({RemoveRoom{BoardRoom}});
        QVERIFY(loadAgain().rooms.isEmpty());
    }

    void clearsCursorsOnly()
    {
        commit({PutRoom{BoardRoom, {someBoard(), {12, u"aa"_s}, {}}}});
        commit({ClearCursors{}});
        const CachedRoom room = loadAgain().rooms[BoardRoom];
        QVERIFY(room.cursor == Protocol::Cursor());
        QVERIFY(room.base == someBoard());
    }

    void keepsTheOutboxInItsOrder()
    {
        const OutboxEntry first{1, someMutation(u"m1"_s, 1), true, OutboxEntry::State::Acked, {{BoardRoom, 14}}};
        const OutboxEntry second{2, someMutation(u"m2"_s, 2), false, OutboxEntry::State::Queued, {}};
        commit({PutOutbox{second}});
        commit({PutOutbox{first}});
        QCOMPARE(loadAgain().outbox, (QList{first, second}));
        OutboxEntry sent = second;
        sent.sent = true;
        commit({PutOutbox{sent}, RemoveOutbox{1}});
        QCOMPARE(loadAgain().outbox, QList{sent});
    }

    void keepsWhatAnEntryTouches()
    {
        OutboxEntry entry{1, someMutation(u"m1"_s, 1), false, OutboxEntry::State::Queued, {}};
        entry.landed = true;
        entry.touches = {{EntityType::Task, u"K1"_s, 0}, {EntityType::CheckItem, u"I1"_s, 0}};
        const OutboxEntry other{2, someMutation(u"m2"_s, 2), false, OutboxEntry::State::Queued, {}};
        OutboxEntry third = entry;
        third.n = 3;
        third.mutation.muid = Muid(u"m3"_s);
        third.landed = false;
        commit({PutOutbox{entry}, PutOutbox{other}, PutOutbox{third}});
        QCOMPARE(loadAgain().outbox, (QList{entry, other, third}));
        entry.touches.removeFirst();
        commit({PutOutbox{entry}, RemoveOutbox{3}});
        QCOMPARE(loadAgain().outbox, (QList{entry, other}));
    }

    void keepsTheJournalUntilTrimmed()
    {
        const JournalEntry first{1, someMutation(u"m1"_s, 1), 100, 200};
        JournalEntry second{2, someMutation(u"m2"_s, 2), 300, 400};
        commit({PutJournal{second}, PutJournal{first}});
        QCOMPARE(loadAgain().journal, (QList{first, second}));
        second.at = 250;
        commit({RemoveJournal{1}, PutJournal{second}});
        QCOMPARE(loadAgain().journal, QList{second});
    }

    void keepsTheTray()
    {
        const TrayEntry entry{someMutation(u"m1"_s, 1),  ErrorCode::WipLimit,
                              u"Column is full (3/3)"_s, {{u"task"_s, QJsonObject{{u"id"_s, u"K1"_s}}}},
                              {{u"limit"_s, 3}},         4000};
        TrayEntry later = entry;
        later.mutation.muid = Muid(u"a-later-one"_s);
        later.cause = entry.mutation.muid;
        commit({PutTray{entry}, PutTray{later}});
        QCOMPARE(loadAgain().tray, (QList{entry, later}));
        later.cause = {};
        commit({PutTray{later}});
        QCOMPARE(loadAgain().tray, (QList{entry, later}));
        commit({RemoveTray{later.mutation.muid}});
        commit({RemoveTray{entry.mutation.muid}});
        QVERIFY(loadAgain().tray.isEmpty());
    }

    void keepsDrafts()
    {
        QVERIFY(m_store->saveDraft(u"task:K1"_s, u"comment"_s, u"half a thou"_s, 1));
        QVERIFY(m_store->saveDraft(u"task:K1"_s, u"comment"_s, u"half a thought"_s, 2));
        reopen();
        QCOMPARE(m_store->draft(u"task:K1"_s, u"comment"_s).value(), u"half a thought"_s);
        QCOMPARE(m_store->draft(u"task:K1"_s, u"title"_s).value(), QString());
        QVERIFY(m_store->saveDraft(u"task:K1"_s, u"comment"_s, QString(), 3));
        QCOMPARE(m_store->draft(u"task:K1"_s, u"comment"_s).value(), QString());
    }

    //! A transaction of which one step can't be done leaves nothing of the others.
    void commitsAllOrNothing()
    {
        const OutboxEntry entry{1, someMutation(u"m1"_s, 1), false, OutboxEntry::State::Queued, {}};
        // Entities of a room that is not cached: refused by the foreign key.
        const PutEntities orphan{BoardRoom, someBoard(), {{EntityType::Task, u"K1"_s, 1}}, {1, u"aa"_s}};
        QVERIFY(!m_store->commit({PutOutbox{entry}, PutIdentity{ClientId(u"c"_s), 2, 2, {}}, orphan}));
        const ClientData data = loadAgain();
        QVERIFY(data.outbox.isEmpty());
        QVERIFY(data.clientId.isEmpty());
    }

    void refusesAFileThatIsNoDatabase()
    {
        const QString path = m_dir->filePath(u"rubbish.db"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto store = CacheStore::open(path);
        QVERIFY(!store);
        QCOMPARE(QString(toString(store.error().code)), u"bad_format"_s);
        QCOMPARE(QFile(path).size(), 4096);
    }

private:
    void reopen()
    {
        m_store.reset();
        auto store = CacheStore::open(m_dir->filePath(u"cache.db"_s));
        QVERIFY(store);
        m_store = std::move(*store);
    }

    void commit(const QList<StoreOp> &ops)
    {
        const auto done = m_store->commit(ops);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    ClientData loadAgain()
    {
        reopen();
        return m_store->load().value_or(ClientData());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<CacheStore> m_store;
};

QTEST_GUILESS_MAIN(CacheStoreTest)
#include "cachestoretest.moc"
