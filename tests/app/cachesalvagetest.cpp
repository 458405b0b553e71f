// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

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
            QVERIFY(!kept.sent);
        }
        QVERIFY(data->rooms.isEmpty());
    }

    void aFullDiskLosesNothingThatWasThere()
    {
#ifdef Q_OS_UNIX
        fill(1);
        auto store = CacheStore::open(path());
        QVERIFY(store);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 64 * 1024;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto refused = (*store)->commit({PutOutbox{entry(2, QString(1000000, u'x'))}, PutOutbox { entry(3, u"after"_s) }});
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
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
