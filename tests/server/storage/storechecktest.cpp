// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storecheck.h"

#include "tests/server/storefixture.h"

#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class StoreCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundStoreHasNoProblems()
    {
        StoreFixture fixture;
        fill(fixture);
        const auto report = checkStore(fixture.store());
        QVERIFY(report);
        QCOMPARE(report->boards, 1);
        QVERIFY(report->problems.isEmpty());
        const auto logged = fixture.store().database().single(u"SELECT count(*) FROM event"_s);
        QCOMPARE(report->events, (*logged)->toULongLong());
    }

    // A task that went to another board is in the index once, though both boards have it; also when it comes back.
    void soundWithTasksThatWentElsewhere()
    {
        StoreFixture fixture;
        fill(fixture);
        const auto other = fixture.addBoard(u"y"_s);
        QVERIFY(other);
        for (const auto &[from, to] : {std::pair(u"Bx"_s, u"By"_s), std::pair(u"By"_s, u"Bx"_s), std::pair(u"Bx"_s, u"By"_s)}) {
            Op::TaskTransfer transfer;
            transfer.id = TaskId(u"T1"_s);
            transfer.boardId = BoardId(to);
            QVERIFY(fixture.change(RoomId::board(BoardId(from)), transfer));
            const auto report = checkStore(fixture.store());
            QVERIFY(report);
            QVERIFY2(report->problems.isEmpty(), qPrintable(report->problems.value(0).what));
        }
        QVERIFY(!fixture.store().load(RoomId::board(BoardId(u"Bx"_s)))->state.find(TaskId(u"T1"_s))->movedTo.isEmpty());
    }

    // Each row breaks one thing in a sound store.
    void findsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("what");
        const QString board = u" (SELECT id FROM stream WHERE room = 'board:Bx')"_s;
        QTest::newRow("missing event") << u"DELETE FROM event WHERE seq = 5 AND stream_id ="_s + board
                                       << u"missing: after 4 comes 6"_s;
        QTest::newRow("missing last event") << u"DELETE FROM event WHERE seq = 24 AND stream_id ="_s + board
                                            << u"its log ends at 23"_s;
        QTest::newRow("wrong prev") << u"UPDATE event SET prev = 9 WHERE seq = 5 AND stream_id ="_s + board << u"prev is 9"_s;
        QTest::newRow("changed event")
            << u"UPDATE event SET payload = replace(payload, 'Task 1\"', 'Tusk 1\"') WHERE stream_id ="_s + board
            << u"the hash chain breaks here"_s;
        QTest::newRow("changed hash") << u"UPDATE event SET h = 'aaaaaaaaaaaaaaaa' WHERE seq = 5 AND stream_id ="_s + board
                                      << u"the hash chain breaks here"_s;
        QTest::newRow("event that can't be read")
            << u"UPDATE event SET payload = '[]' WHERE seq = 5 AND stream_id ="_s + board << u"event 5 of board:Bx"_s;
        QTest::newRow("membership out of nothing")
            << u"INSERT INTO member (stream_id, user_id, name, color, role, since_seq) SELECT id, 'U9', 'Eve', 'red', 'owner', 1"
               " FROM stream WHERE room = 'board:Bx'"_s
            << u"the membership of U9"_s;
        QTest::newRow("lost membership") << u"DELETE FROM member WHERE stream_id ="_s + board << u"0 memberships are kept"_s;
        QTest::newRow("another role") << u"UPDATE member SET role = 'viewer' WHERE role = 'owner' AND stream_id ="_s + board
                                      << u"the membership of"_s;
        QTest::newRow("lost task index") << u"DELETE FROM task WHERE id = 'T1'"_s << u"tasks are indexed"_s;
        QTest::newRow("snapshot that is no snapshot") << u"UPDATE snapshot SET zstd = 'x'"_s << u"can't be unpacked"_s;
        QTest::newRow("snapshot of another state") << u"UPDATE snapshot SET seq = seq - 1"_s << u"the snapshot"_s;
        QTest::newRow("snapshot from the future") << u"UPDATE snapshot SET seq = 999"_s << u"later than the log"_s;
        QTest::newRow("acknowledged and not there")
            << u"INSERT INTO applied (muid, answer, at) VALUES ('m', '{\"type\":\"ack\",\"mid\":1,\"muid\":\"m\",\"status\":\"ok\",\"fx\":[{\"room\":\"board:Bx\",\"seq\":999}],\"adjusted\":[],\"warn\":[]}', 0)"_s
            << u"acknowledged to mutation m, and not in the log"_s;
        QTest::newRow("answer that is none")
            << u"INSERT INTO applied (muid, answer, at) VALUES ('m', 'yes', 0)"_s << u"the answer to mutation m"_s;
    }
    void findsWhatIsWrong()
    {
        QFETCH(QString, sql);
        QFETCH(QString, what);
        StoreFixture fixture;
        fill(fixture);
        auto damaged = fixture.store().database().run(sql);
        QVERIFY2(damaged, damaged ? "" : qPrintable(damaged.error().detail));
        QVERIFY(damaged->changes() > 0);
        const auto report = checkStore(fixture.store());
        QVERIFY(report);
        QStringList found;
        for (const StoreProblem &problem : report->problems)
            found.append(problem.what);
        QVERIFY2(found.join(u'\n').contains(what), qPrintable(found.join(u'\n')));
    }

private:
    // 1 board.created, 2 members, 1 column, 20 tasks: the board's log ends at 24.
    void fill(StoreFixture &fixture)
    {
        QVERIFY(fixture.isValid());
        const auto board = fixture.addBoard(u"x"_s);
        QVERIFY(board);
        QVERIFY(fixture.addTasks(*board, u"x"_s, 1, 10));
        QVERIFY(fixture.store().putSnapshot(*fixture.store().makeSnapshot(RoomId::board(*board))));
        QVERIFY(fixture.addTasks(*board, u"x"_s, 11, 10));
        QCOMPARE(fixture.store().load(RoomId::board(*board))->seq, quint64(24));
    }
};

QTEST_GUILESS_MAIN(StoreCheckTest)
#include "storechecktest.moc"
