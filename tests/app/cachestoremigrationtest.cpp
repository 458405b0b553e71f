// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"
#include "core/protocol/entitycodec.h"
#include "core/sql/database.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

//! The first schema, to the letter: files of it are out there.
QStringList firstSchema()
{
    return {
        u"CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE stream (room TEXT PRIMARY KEY, seq INTEGER NOT NULL, h TEXT NOT NULL, perms TEXT NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE entity (room TEXT NOT NULL REFERENCES stream (room) ON DELETE CASCADE, type TEXT NOT NULL, id TEXT NOT "
        "NULL, f TEXT NOT NULL, PRIMARY KEY (room, type, id)) WITHOUT ROWID"_s,
        u"CREATE TABLE outbox (n INTEGER PRIMARY KEY, muid TEXT NOT NULL UNIQUE, mutation TEXT NOT NULL, sent INTEGER NOT NULL,"
        " state INTEGER NOT NULL, fx TEXT NOT NULL)"_s,
        u"CREATE TABLE journal (n INTEGER PRIMARY KEY, muid TEXT NOT NULL, mutation TEXT NOT NULL, at INTEGER NOT NULL)"_s,
        u"CREATE TABLE tray (muid TEXT PRIMARY KEY, mutation TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,"
        " server TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL)"_s,
        u"CREATE TABLE draft (entity TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,"
        " PRIMARY KEY (entity, field)) WITHOUT ROWID"_s,
        u"PRAGMA user_version = 1"_s,
    };
}

QString mutationText(const QString &muid, quint64 mid)
{
    return uR"({"mid":%1,"muid":"%2","room":"board:B1","base":{"id":"K1","rev":1},"op":"task.update",)"
           R"("args":{"id":"K1","set":{"title":"Renamed"}},"at":3000})"_s.arg(mid)
               .arg(muid);
}

} // namespace

//! Files that older versions wrote.
class CacheStoreMigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileOfTheFirstSchema()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"cache.db"_s);
        {
            const auto database = Database::open(path);
            QVERIFY(database);
            for (const QString &statement : firstSchema())
                QVERIFY((*database)->execute(statement));
            const auto fill = [&](const QString &statement, const QVariantList &values) {
                const auto done = (*database)->execute(statement, values);
                QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
            };
            fill(u"INSERT INTO meta (k, v) VALUES ('clientId', 'c-1'), ('nextMid', '4'), ('nextN', '9'), ('epoch', '7f3a')"_s,
                 {});
            fill(u"INSERT INTO stream VALUES ('board:B1', 12, 'aa', '[\"task.create\"]')"_s, {});
            fill(
                u"INSERT INTO entity VALUES ('board:B1', 'task', 'K1', ?)"_s,
                {uR"({"id":"K1","rev":2,"columnId":"C1","swimlaneId":null,"pos":"a0","title":"First","description":"","labelIds":[],)"
                 R"("assigneeIds":[],"startAt":null,"dueAt":null,"dueDone":false,"archived":false,"deleted":false,)"
                 R"("createdAt":1,"updatedAt":2})"_s});
            fill(u"INSERT INTO outbox VALUES (7, 'm1', ?, 1, 1, '[{\"room\":\"board:B1\",\"seq\":13}]')"_s,
                 {mutationText(u"m1"_s, 2)});
            fill(u"INSERT INTO outbox VALUES (8, 'm2', ?, 0, 0, '[]')"_s, {mutationText(u"m2"_s, 3)});
            fill(u"INSERT INTO journal VALUES (5, 'm0', ?, 3000)"_s, {mutationText(u"m0"_s, 1)});
            fill(u"INSERT INTO tray VALUES ('t1', ?, 'wip_limit', 'Column is full', '{}', '{\"limit\":3}', 4000)"_s,
                 {mutationText(u"t1"_s, 1)});
            fill(u"INSERT INTO draft VALUES ('task:K1', 'comment', 'half a thought', 5)"_s, {});
        }

        const auto opened = CacheStore::openOrSalvage(path, 1);
        QVERIFY(opened);
        QVERIFY(opened->movedTo.isEmpty()); // it is a sound file
        CacheStore &store = *opened->store;
        const auto data = store.load();
        QVERIFY2(data, data ? "" : qPrintable(data.error().detail));
        QCOMPARE(data->clientId.value(), u"c-1"_s);
        QCOMPARE(data->nextMid, 4u);
        const CachedRoom room = data->rooms.value(RoomId::board(BoardId(u"B1"_s)));
        QCOMPARE(room.cursor.seq, 12u);
        QCOMPARE(room.base.find(TaskId(u"K1"_s))->title, u"First"_s);
        QCOMPARE(data->outbox.size(), 2);
        QVERIFY(data->outbox.first().sent && data->outbox.first().state == OutboxEntry::State::Acked);
        QCOMPARE(data->outbox.first().fx.size(), 1);
        QVERIFY(!data->outbox.last().sent && !data->outbox.last().landed && data->outbox.last().touches.isEmpty());
        QCOMPARE(data->journal.size(), 1);
        QCOMPARE(data->journal.first().at, 3000);
        QCOMPARE(data->journal.first().serverAt, 0);
        QCOMPARE(data->tray.size(), 1);
        QVERIFY(data->tray.first().cause.isEmpty());
        QVERIFY(data->undo.isEmpty());
        QCOMPARE(store.draft(u"task:K1"_s, u"comment"_s).value(), u"half a thought"_s);

        // And it is written to like any other.
        OutboxEntry entry = data->outbox.last();
        entry.touches = {{EntityType::Task, u"K1"_s, 0}};
        QVERIFY(store.commit({PutOutbox{entry}}));
        QCOMPARE(store.load()->outbox.last(), entry);
    }
};

QTEST_GUILESS_MAIN(CacheStoreMigrationTest)
#include "cachestoremigrationtest.moc"
