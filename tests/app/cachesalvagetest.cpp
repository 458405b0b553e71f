// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"
#include "tests/app/filelimit.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

OutboxEntry entry(quint64 n, const QString &title)
{
    OutboxEntry made;
    made.n = n;
    made.sent = true;
    made.mutation.mid = n + 40;
    made.mutation.muid = Muid(u"muid-%1"_s.arg(n));
    made.mutation.room = RoomId::board(BoardId(u"B1"_s));
    Op::TaskCreate op;
    op.id = TaskId(u"task-%1"_s.arg(n));
    op.columnId = ColumnId(u"C1"_s);
    op.title = title;
    made.mutation.op = op;
    made.mutation.at = 1000;
    return made;
}

} // namespace

class CacheSalvageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aSoundFileStaysWhereItIs()
    {
        fill(3);
        const auto opened = CacheStore::openOrSalvage(path(), 5);
        QVERIFY(opened);
        QVERIFY(opened->movedTo.isEmpty());
        QCOMPARE(opened->store->load()->outbox.size(), 3);
    }

    void rubbishIsMovedAside()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray rubbish(20000, 'x');
        file.write(rubbish);
        file.close();
        const auto opened = CacheStore::openOrSalvage(path(), 5);
        QVERIFY(opened);
        QCOMPARE(opened->saved, 0);
        QFile aside(opened->movedTo);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), rubbish); // never deleted
        QVERIFY(opened->store->load());
    }

    // A row that can't be read back makes the file unsound; what the user did is in other rows.
    void theUsersWorkIsTakenOver()
    {
        fill(3);
        breakEntityRow();
        const auto opened = CacheStore::openOrSalvage(path(), 5);
        QVERIFY(opened);
        QVERIFY(QFile::exists(opened->movedTo));
        const auto data = opened->store->load();
        QVERIFY(data);
        QCOMPARE(opened->saved, 3);
        QCOMPARE(data->outbox.size(), 3);
        QCOMPARE(data->nextMid, 4U);
        for (int i = 0; i < 3; ++i) {
            const OutboxEntry &kept = data->outbox.at(i);
            QCOMPARE(kept.mutation.muid, Muid(u"muid-%1"_s.arg(i + 1))); // the same: still done once only
            QCOMPARE(kept.mutation.mid, static_cast<quint64>(i + 1));
            QVERIFY(kept.sent); // for all that is known: nothing else may ever be meant by its muid
        }
        QVERIFY(data->rooms.isEmpty());
    }

    void trayDraftsAndJournalAreTakenOverToo()
    {
        fill(1);
        const auto before = [this] {
            const auto store = CacheStore::open(path());
            TrayEntry refused{entry(7, u"Refused"_s).mutation, ErrorCode::WipLimit, u"the column is full"_s,
                              {{u"columnId"_s, u"C1"_s}},      {{u"limit"_s, 3}},   2000};
            // "e" would come before what it hangs on, were they told by their names.
            TrayEntry hanging = refused;
            hanging.mutation.muid = Muid(u"e"_s);
            hanging.cause = refused.mutation.muid;
            if (!(*store)->commit(
                    {PutTray{refused}, PutTray{hanging}, PutJournal{{8, entry(8, u"Done before"_s).mutation, 1000, 900}}})
                || !(*store)->saveDraft(u"task:t1"_s, u"comment"_s, u"half a thought"_s, 3000)
                || !(*store)->saveDraft(u"task:t1"_s, u"title"_s, u"half a title"_s, 3001))
                return ClientData();
            return *(*store)->load();
        }();
        QCOMPARE(before.tray.size(), 2);
        breakEntityRow();
        const auto opened = CacheStore::openOrSalvage(path(), 5);
        QVERIFY(opened);
        QCOMPARE(opened->saved, 5);
        const auto data = opened->store->load();
        QVERIFY(data);
        QCOMPARE(data->outbox.size(), 1);
        QVERIFY(data->tray == before.tray);
        QCOMPARE(data->journal.size(), 1);
        QVERIFY(data->journal.first().mutation == before.journal.first().mutation);
        QCOMPARE(data->journal.first().at, before.journal.first().at);
        QCOMPARE(data->journal.first().serverAt, before.journal.first().serverAt);
        QVERIFY(data->nextN > data->outbox.last().n);
        QCOMPARE(*opened->store->draft(u"task:t1"_s, u"comment"_s), u"half a thought"_s);
        QCOMPARE(*opened->store->draft(u"task:t1"_s, u"title"_s), u"half a title"_s);
    }

    // One page of the file is gone: what is on the others, before and behind it, is not.
    void aDamagedPageCostsOnlyItsRows()
    {
        fill(300);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray bytes = file.readAll();
        const auto found = bytes.indexOf("\"title\":\"Task 150\"");
        QVERIFY(found > 0);
        constexpr qsizetype PageBytes = 4096;
        file.seek(found / PageBytes * PageBytes);
        file.write(QByteArray(PageBytes, '\xff'));
        file.close();
        const auto opened = CacheStore::openOrSalvage(path(), 5);
        QVERIFY(opened);
        const auto data = opened->store->load();
        QVERIFY(data);
        QVERIFY2(data->outbox.size() > 250 && data->outbox.size() < 300, qPrintable(QString::number(data->outbox.size())));
        QCOMPARE(opened->saved, static_cast<int>(data->outbox.size()));
        QCOMPARE(data->outbox.first().mutation.muid, Muid(u"muid-1"_s));
        QCOMPARE(data->outbox.last().mutation.muid, Muid(u"muid-300"_s));
        for (qsizetype i = 0; i < data->outbox.size(); ++i)
            QCOMPARE(data->outbox.at(i).mutation.mid, static_cast<quint64>(i + 1));
    }

    void aSalvageThatFindsNoRoomTouchesNothing()
    {
#ifdef Q_OS_UNIX
        fill(300);
        breakEntityRow();
        {
            const auto store = CacheStore::open(path()); // its log is there already: it can be read
            QVERIFY(store);
            const FileLimit limit(64 * 1024);
            const auto refused = CacheStore::openOrSalvage(path(), 5);
            QVERIFY(!refused);
            QVERIFY2(refused.error().code == ErrorCode::Storage, qPrintable(refused.error().detail));
        }
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"cache.sqlite"_s});
        const auto opened = CacheStore::openOrSalvage(path(), 6); // and it goes on once there is room
        QVERIFY(opened);
        QCOMPARE(opened->saved, 300);
#else
        QSKIP("limits of file sizes are a Unix thing");
#endif
    }

    void aSalvageThatEndedInBetweenIsFinished()
    {
        fill(2);
        // The new file was whole, and the damaged one out of the way already.
        QVERIFY(QFile::rename(path(), path() + u".salvaged"_s));
        const auto opened = CacheStore::openOrSalvage(path(), 5);
        QVERIFY(opened);
        QCOMPARE(opened->store->load()->outbox.size(), 2);
    }

    // Only damage is a reason to begin anew: a full disk, a broken one, a later version are none.
    void whatIsOnlyOutOfReachStaysWhereItIs()
    {
#ifdef Q_OS_UNIX
        fill(3);
        {
            const FileLimit limit(16 * 1024); // less than the log's index needs
            const auto refused = CacheStore::openOrSalvage(path(), 5);
            QVERIFY(!refused);
            QVERIFY2(refused.error().code == ErrorCode::Storage, qPrintable(refused.error().detail));
            QCOMPARE(refused.error().path, path());
        }
        const auto opened = CacheStore::openOrSalvage(path(), 6);
        QVERIFY(opened);
        QVERIFY(opened->movedTo.isEmpty());
        QCOMPARE(opened->store->load()->outbox.size(), 3);
#else
        QSKIP("limits of file sizes are a Unix thing");
#endif
    }

    void aFullDiskLosesNothingThatWasThere()
    {
#ifdef Q_OS_UNIX
        fill(1);
        auto store = CacheStore::open(path());
        QVERIFY(store);
        std::optional<FileLimit> limit(64 * 1024);
        const auto refused = (*store)->commit({PutOutbox{entry(2, QString(1000000, u'x'))}, PutOutbox { entry(3, u"after"_s) }});
        limit.reset();
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Storage);
        QCOMPARE((*store)->load()->outbox.size(), 1);
        QVERIFY((*store)->commit({PutOutbox { entry(2, u"small"_s) }})); // and it goes on once there is room
        QCOMPARE((*store)->load()->outbox.size(), 2);
#else
        QSKIP("limits of file sizes are a Unix thing");
#endif
    }

private:
    QString path() const
    {
        return QDir(m_dir->path()).filePath(u"cache.sqlite"_s);
    }

    void fill(quint64 count)
    {
        const auto store = CacheStore::open(path());
        QVERIFY(store);
        QList<StoreOp> ops{PutIdentity{ClientId(u"client"_s), count + 41, count + 1, u"epoch"_s}};
        CachedRoom room;
        room.cursor = {1, u"0123456789abcdef"_s};
        Board board;
        board.id = BoardId(u"B1"_s);
        board.rev = 1;
        board.teamId = TeamId(u"T"_s);
        board.name = u"FINDME"_s;
        room.base.put(board);
        ops.append(PutRoom{RoomId::board(board.id), room});
        for (quint64 n = 1; n <= count; ++n)
            ops.append(PutOutbox{entry(n, u"Task %1"_s.arg(n))});
        QVERIFY((*store)->commit(ops));
    }

    //! Spoils the JSON of the cached board, in the file itself.
    void breakEntityRow()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const auto at = bytes.indexOf("FINDME");
        QVERIFY(at > 0);
        bytes.replace(at, 6, "FIND\"E");
        file.seek(0);
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(CacheSalvageTest)
#include "cachesalvagetest.moc"
