// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storefixture.h"

#include "core/domain/permission.h"
#include "core/protocol/codec.h"
#include "core/sync/serverroom.h"
#include "server/storage/storecheck.h"

#include <QFile>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class EventStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isValid());
    }
    void cleanup() { m_fixture.reset(); }

    void aRestartGivesTheSameState()
    {
        const BoardId board = addBoard(40);
        const auto before = store().load(RoomId::board(board));
        QVERIFY(before);
        QCOMPARE(before->state.tasks().size(), 40);
        QVERIFY(m_fixture->reopen());
        const auto after = store().load(RoomId::board(board));
        QVERIFY(after);
        QVERIFY(after->state == before->state);
        QCOMPARE(after->seq, before->seq);
        QCOMPARE(after->h, before->h);
    }

    void aSnapshotAndItsTailGiveTheSameState()
    {
        const BoardId board = addBoard(30);
        const auto snapshot = store().makeSnapshot(RoomId::board(board));
        QVERIFY(snapshot);
        QVERIFY(m_fixture->addTasks(board, u"x"_s, 100, 7));
        QVERIFY(m_fixture->change(RoomId::board(board), Op::TaskDelete{TaskId(u"T3"_s)}));
        const auto replayed = store().load(RoomId::board(board));
        QVERIFY(store().putSnapshot(*snapshot));
        const auto fromSnapshot = store().load(RoomId::board(board));
        QVERIFY(replayed && fromSnapshot);
        QVERIFY(fromSnapshot->state == replayed->state);
        QCOMPARE(fromSnapshot->seq, replayed->seq);
        QCOMPARE(fromSnapshot->h, replayed->h);
    }

    void aSnapshotThatCantBeUsedIsDoneWithout_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("rubbish") << u"UPDATE snapshot SET zstd = 'x'"_s;
        QTest::newRow("cut off") << u"UPDATE snapshot SET zstd = substr(zstd, 1, length(zstd) / 2)"_s;
        QTest::newRow("later than the log") << u"UPDATE snapshot SET seq = 999"_s;
        QTest::newRow("too large") << QString();
    }
    void aSnapshotThatCantBeUsedIsDoneWithout()
    {
        QFETCH(QString, damage);
        const RoomId room = RoomId::board(addBoard(30));
        const auto replayed = store().load(room);
        SnapshotRow snapshot = *store().makeSnapshot(room);
        if (damage.isEmpty())
            snapshot.zstd = Protocol::compressFrame(QByteArray(Protocol::MaxSnapshotBytes + 1, ' '));
        QVERIFY(store().putSnapshot(snapshot));
        if (!damage.isEmpty())
            QVERIFY(store().database().execute(damage));
        const auto loaded = store().load(room);
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
        QVERIFY(loaded->state == replayed->state);
        QCOMPARE(loaded->seq, replayed->seq);
        QCOMPARE(loaded->h, replayed->h);
        QVERIFY(!checkStore(store())->problems.isEmpty());
        // Without the log's beginning there is nothing else to read it from.
        QVERIFY(store().database().execute(u"UPDATE stream SET log_floor = 5 WHERE room = ?"_s, {room.toString()}));
        QVERIFY(store().load(room).error().code == ErrorCode::Storage);
    }

    void aSnapshotThatCouldNotBeReadIsNotMade()
    {
        const BoardId board = addBoard(0);
        // Such events can't come about any more: written as an earlier version would have.
        auto log = ServerRoom(RoomId::board(board), *store().load(RoomId::board(board)));
        qint64 bytes = 0;
        for (int i = 0; bytes <= Protocol::MaxSnapshotBytes; ++i) {
            TaskChange task;
            task.id = TaskId(u"T%1"_s.arg(i));
            task.rev = 1;
            task.columnId = ColumnId(u"Cx"_s);
            task.pos = u"a0"_s;
            task.title = u"Large"_s;
            task.description = QString(60000, QChar(0x0416)); // two bytes each
            bytes += 120000;
            Event event;
            event.type = EventType::TaskCreated;
            event.teamId = m_fixture->team();
            event.boardId = board;
            event.ts = 1;
            event.data = task;
            event.ents = {{EntityType::Task, task.id.value(), 1}};
            log.append(event);
        }
        WriteBatch batch;
        batch.events = {{log.id(), m_fixture->team(), log.uncommitted(), false}};
        QVERIFY(store().write(batch));
        const auto made = store().makeSnapshot(log.id());
        QVERIFY(!made && made.error().code == ErrorCode::TooLarge);
        QVERIFY(store().load(log.id()));
    }

    void anEarlierSnapshotDoesNotReplaceALaterOne()
    {
        const BoardId board = addBoard(5);
        const auto early = store().makeSnapshot(RoomId::board(board));
        QVERIFY(m_fixture->addTasks(board, u"x"_s, 100, 5));
        const auto late = store().makeSnapshot(RoomId::board(board));
        QVERIFY(early && late);
        QVERIFY(store().putSnapshot(*late));
        QVERIFY(store().putSnapshot(*early));
        const auto kept = store().storedSnapshot(RoomId::board(board));
        QVERIFY(kept && *kept);
        QCOMPARE((*kept)->seq, late->seq);
    }

    void asksForSnapshotsOfLongTailsOnly()
    {
        const BoardId board = addBoard(50);
        QCOMPARE(*store().roomsWithoutSnapshot(1000), QList<RoomId>());
        QCOMPARE(*store().roomsWithoutSnapshot(50), QList<RoomId>{RoomId::board(board)});
        QVERIFY(store().putSnapshot(*store().makeSnapshot(RoomId::board(board))));
        QCOMPARE(*store().roomsWithoutSnapshot(50), QList<RoomId>());
    }

    void readsPagesOfEvents()
    {
        const BoardId board = addBoard(20);
        const RoomId room = RoomId::board(board);
        const auto page = store().events(room, 3, 100, 5);
        QVERIFY(page);
        QCOMPARE(page->size(), 5);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(page->at(i).seq, quint64(4 + i));
            QCOMPARE(page->at(i).prev, quint64(3 + i));
        }
        QCOMPARE(store().events(room, 3, 5, 100)->size(), 2);
        QVERIFY(store().events(room, 1000, 2000, 5)->isEmpty());
        const auto none = store().events(RoomId::board(BoardId(u"nowhere"_s)), 0, 5, 5);
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    }

    void findsWhatBelongsTogether()
    {
        const BoardId board = addBoard(2);
        QCOMPARE(store().boardOfTask(TaskId(u"T1"_s))->toString(), RoomId::board(board).toString());
        const auto other = m_fixture->addBoard(u"y"_s);
        QVERIFY(other && !m_fixture->addTasks(*other, u"y"_s, 1, 1)); // an id is used once
        QCOMPARE(store().boardOfTask(TaskId(u"T1"_s))->toString(), RoomId::board(board).toString());
        QVERIFY(store().boardOfTask(TaskId(u"none"_s)).error().code == ErrorCode::NotFound);
        QVERIFY(*store().teamOfBoard(board) == m_fixture->team());
        QVERIFY(store().teamOfBoard(BoardId(u"none"_s)).error().code == ErrorCode::NotFound);
        QCOMPARE(store().load(RoomId::team(m_fixture->team()))->state.boards().size(), 2);
        QVERIFY(store().load(RoomId::board(BoardId(u"none"_s))).error().code == ErrorCode::NotFound);
    }

    void teamsFollowTheLog()
    {
        const RoomId team = RoomId::team(m_fixture->team());
        const UserId boris = m_fixture->boris().id;
        QCOMPARE(roleOf(boris), u"Design member"_s);
        QVERIFY(m_fixture->change(team, Op::MemberRole{boris, Role::Viewer}));
        QCOMPARE(roleOf(boris), u"Design viewer"_s);
        QVERIFY(m_fixture->change(team, Op::TeamUpdate{u"Art"_s}));
        QCOMPARE(roleOf(boris), u"Art viewer"_s);
        QVERIFY(m_fixture->change(team, Op::MemberRemove{boris}));
        QCOMPARE(roleOf(boris), u""_s);
        QVERIFY(m_fixture->change(team, Op::MemberAdd{boris, u"Boris"_s, u"red"_s, Role::Admin}));
        QCOMPARE(roleOf(boris), u"Art admin"_s);
        const auto report = checkStore(store());
        QVERIFY(report && report->problems.isEmpty());
    }

    void aWriteThatDoesNotContinueTheLogIsBusy_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<bool>("isNew");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("continues") << 0 << false << true;
        QTest::newRow("again") << -1 << false << false;
        QTest::newRow("leaves a hole") << 1 << false << false;
        QTest::newRow("starts it again") << 0 << true << false;
    }
    void aWriteThatDoesNotContinueTheLogIsBusy()
    {
        QFETCH(int, offset);
        QFETCH(bool, isNew);
        QFETCH(bool, accepted);
        const RoomId room = RoomId::board(addBoard(1));
        WriteBatch batch = oneEvent(room, isNew);
        batch.events.first().events.first().seq += static_cast<quint64>(offset);
        const auto written = store().write(batch);
        QCOMPARE(written.has_value(), accepted);
        if (!accepted)
            QVERIFY(written.error().code == ErrorCode::Busy);
    }

    void aWriteIsAllOrNothing()
    {
        const RoomId room = RoomId::board(addBoard(1));
        const quint64 last = store().load(room)->seq;
        WriteBatch batch = oneEvent(room, false);
        batch.applied = {AppliedResult{Muid(u"m1"_s), ackOf(1, u"m1"_s)}};
        batch.clients = {ClientRow{ClientId(u"c1"_s), m_fixture->anna().id, 1, 5}};
        WriteBatch::Events wrong = batch.events.first();
        wrong.room = RoomId::team(m_fixture->team()); // it is elsewhere: the second part fails
        wrong.events.first().seq += 100;
        batch.events.append(wrong);
        QVERIFY(!store().write(batch));
        QCOMPARE(store().load(room)->seq, last);
        QVERIFY(!*store().applied(Muid(u"m1"_s)));
        QCOMPARE(store().client(ClientId(u"c1"_s))->lastMid, quint64(0));
        batch.events.removeLast();
        QVERIFY(store().write(batch));
        QCOMPARE(store().load(room)->seq, last + 1);
    }

    void keepsAnswersAndClients()
    {
        WriteBatch batch;
        Protocol::Ack ack = ackOf(7, u"m7"_s);
        ack.fx = {{RoomId::board(BoardId(u"B"_s)), 12}};
        ack.adjusted = {u"columnId"_s};
        ack.warn = {u"wip_limit"_s};
        Protocol::Reject reject;
        reject.mid = 8;
        reject.muid = Muid(u"m8"_s);
        reject.code = ErrorCode::WipLimit;
        reject.msg = u"Column is full (3/3)"_s;
        reject.detail = {{u"limit"_s, 3}};
        batch.applied = {AppliedResult{ack.muid, ack}, AppliedResult{reject.muid, reject}};
        batch.clients = {ClientRow{ClientId(u"c"_s), m_fixture->anna().id, 8, 99}};
        QVERIFY(store().write(batch));
        QVERIFY(m_fixture->reopen());
        QVERIFY(std::get<Protocol::Ack>((*store().applied(ack.muid))->answer) == ack);
        QVERIFY(std::get<Protocol::Reject>((*store().applied(reject.muid))->answer) == reject);
        const auto client = store().client(ClientId(u"c"_s));
        QCOMPARE(client->lastMid, quint64(8));
        QVERIFY(client->userId == m_fixture->anna().id);
        // The same muid decided elsewhere meanwhile: decide again, and find it.
        QVERIFY(store().write(batch).error().code == ErrorCode::Busy);
    }

    void noticesOtherWriters()
    {
        const RoomId room = RoomId::board(addBoard(1));
        (void)store().writtenElsewhere();
        QCOMPARE(*store().writtenElsewhere(), false);
        QVERIFY(store().write(oneEvent(room, false)));
        QCOMPARE(*store().writtenElsewhere(), false);
        auto other = EventStore::open(m_fixture->dataDir(), EventStore::Mode::Administer);
        QVERIFY(other);
        QVERIFY((*other)->setMeta(u"x"_s, "1"));
        QCOMPARE(*store().writtenElsewhere(), true);
        QCOMPARE(*store().writtenElsewhere(), false);
    }

    void epochIsTheStoresOwn()
    {
        const QString epoch = *store().epoch();
        QVERIFY(m_fixture->reopen());
        QCOMPARE(*store().epoch(), epoch);
        StoreFixture another;
        QVERIFY(*another.store().epoch() != epoch);
        QVERIFY(another.store().tokenSecret() != store().tokenSecret());
        QCOMPARE(store().tokenSecret().size(), 32);
    }

    void theFileIsTheOwnersOnly()
    {
        const auto others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(m_fixture->dataDir()) & others));
        QVERIFY(!(QFile::permissions(EventStore::fileIn(m_fixture->dataDir())) & others));
    }

    void readingNeedsAStore()
    {
        QTemporaryDir dir;
        const auto none = EventStore::open(dir.path(), EventStore::Mode::Read);
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
        QVERIFY(!QFile::exists(EventStore::fileIn(dir.path())));
    }

    void aDamagedEventIsAStorageError()
    {
        const RoomId room = RoomId::board(addBoard(3));
        QVERIFY(store().database().execute(u"UPDATE event SET payload = '{\"type\":' WHERE seq = 2"_s));
        QVERIFY(store().load(room).error().code == ErrorCode::Storage);
        QVERIFY(store().database().execute(u"DELETE FROM event WHERE seq = 2"_s));
        const auto hole = store().load(room);
        QVERIFY(!hole && hole.error().code == ErrorCode::Storage);
    }

private:
    [[nodiscard]] EventStore &store() { return m_fixture->store(); }

    [[nodiscard]] BoardId addBoard(int tasks)
    {
        const auto board = m_fixture->addBoard(u"x"_s);
        if (!board || !m_fixture->addTasks(*board, u"x"_s, 1, tasks))
            qFatal("no board");
        return *board;
    }

    [[nodiscard]] QString roleOf(const UserId &user)
    {
        const auto teams = store().teamsOf(user);
        return !teams || teams->isEmpty() ? QString() : teams->first().name + u' ' + QString(toString(teams->first().role));
    }

    [[nodiscard]] static Protocol::Ack ackOf(quint64 mid, const QString &muid)
    {
        Protocol::Ack ack;
        ack.mid = mid;
        ack.muid = Muid(muid);
        return ack;
    }

    [[nodiscard]] WriteBatch oneEvent(const RoomId &room, bool isNew)
    {
        auto stored = store().load(room);
        Event event;
        event.type = EventType::BoardUpdated;
        event.teamId = m_fixture->team();
        event.boardId = BoardId(room.id);
        event.actorUserId = m_fixture->anna().id;
        BoardChange change;
        change.id = event.boardId;
        change.rev = stored->state.board()->rev + 1;
        change.name = u"Renamed"_s;
        event.data = change;
        event.ents = {{EntityType::Board, room.id, change.rev}};
        ServerRoom log(room, *stored);
        log.append(event);
        WriteBatch batch;
        batch.events = {{room, m_fixture->team(), log.uncommitted(), isNew}};
        return batch;
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

QTEST_GUILESS_MAIN(EventStoreTest)
#include "eventstoretest.moc"
