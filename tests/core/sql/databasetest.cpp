// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void makesAFileForItsOwnerOnly()
    {
        const auto database = Database::open(path());
        QVERIFY2(database, qPrintable(database ? QString() : database.error().detail));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path()) & others));
    }

    void isDurable_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::addColumn<QString>("value");
        QTest::newRow("log") << u"journal_mode"_s << u"wal"_s;
        QTest::newRow("full") << u"synchronous"_s << u"2"_s;
        QTest::newRow("keys") << u"foreign_keys"_s << u"1"_s;
    }
    void isDurable()
    {
        QFETCH(QString, pragma);
        QFETCH(QString, value);
        const auto database = Database::open(path());
        QVERIFY(database);
        const auto read = (*database)->single(u"PRAGMA "_s + pragma);
        QVERIFY(read && *read);
        QCOMPARE((*read)->toString(), value);
    }

    void leavesCheckpointsToOthers()
    {
        Database::Options options;
        options.checkpoints = false;
        const auto database = Database::open(path(), options);
        QVERIFY(database);
        QCOMPARE((*database)->single(u"PRAGMA wal_autocheckpoint"_s)->value().toInt(), 0);
    }

    void givesBackWhatWasBound_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<bool>("isNull");
        QTest::newRow("text") << QVariant(u"Grüße 🙂"_s) << false;
        QTest::newRow("empty text") << QVariant(u""_s) << false;
        QTest::newRow("null text is empty text") << QVariant(QString()) << false;
        QTest::newRow("number") << QVariant(qint64(1) << 53) << false;
        QTest::newRow("bytes") << QVariant(QByteArray("\0\1\2", 3)) << false;
        QTest::newRow("nothing") << QVariant() << true;
    }
    void givesBackWhatWasBound()
    {
        QFETCH(QVariant, value);
        QFETCH(bool, isNull);
        auto database = openWithTable();
        QVERIFY(database->execute(u"INSERT INTO t (v) VALUES (?)"_s, {value}));
        auto query = database->run(u"SELECT v FROM t"_s);
        QVERIFY(query);
        QVERIFY(query->next().value());
        QCOMPARE(query->isNull(0), isNull);
        QCOMPARE(query->text(0), value.toString());
        QCOMPARE(query->bytes(0), value.toByteArray());
        QCOMPARE(query->integer(0), value.toLongLong());
        QVERIFY(!query->next().value());
    }

    void countsChanges()
    {
        auto database = openWithTable();
        for (int i = 0; i < 3; ++i)
            QVERIFY(database->execute(u"INSERT INTO t (v) VALUES (?)"_s, {i}));
        QCOMPARE(database->run(u"UPDATE t SET v = 7 WHERE v > 0"_s)->changes(), 2);
    }

    void singleIsNothingWithoutARow()
    {
        auto database = openWithTable();
        const auto none = database->single(u"SELECT v FROM t"_s);
        QVERIFY(none);
        QVERIFY(!*none);
    }

    void runsTheSameStatementWithinItself()
    {
        auto database = openWithTable();
        for (int i = 0; i < 3; ++i)
            QVERIFY(database->execute(u"INSERT INTO t (v) VALUES (?)"_s, {i}));
        const QString sql = u"SELECT v FROM t ORDER BY v"_s;
        int pairs = 0;
        auto outer = database->run(sql);
        while (outer->next().value()) {
            auto inner = database->run(sql);
            while (inner->next().value())
                ++pairs;
        }
        QCOMPARE(pairs, 9);
    }

    void anUnreadQueryHoldsNoLock()
    {
        auto database = openWithTable();
        QVERIFY(database->execute(u"INSERT INTO t (v) VALUES (1)"_s));
        QVERIFY(database->run(u"SELECT v FROM t"_s)->next().value());
        QVERIFY(database->execute(u"DROP TABLE t"_s));
    }

    void readsAndDoesNotWrite()
    {
        const auto writer = openWithTable();
        Database::Options options;
        options.readOnly = true;
        const auto reader = Database::open(path(), options);
        QVERIFY(reader);
        QVERIFY((*reader)->single(u"SELECT count(*) FROM t"_s));
        const auto written = (*reader)->execute(u"INSERT INTO t (v) VALUES (1)"_s);
        QVERIFY(!written);
        QVERIFY2(written.error().code == ErrorCode::Storage, toString(written.error().code).data());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray("Dear diary, this is no database at all. ").repeated(100);
        QTest::newRow("only the header") << QByteArray("SQLite format 3\0", 16) + QByteArray(4096, '\xff');
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, content);
        QFile file(path());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(content);
        file.close();
        const auto database = Database::open(path());
        QVERIFY(!database);
        // Told apart from a disk that is full or broken: those leave the file as it was.
        QVERIFY2(database.error().code == ErrorCode::BadFormat, toString(database.error().code).data());
        QVERIFY2(database.error().detail.contains(u"damaged"_s), qPrintable(database.error().detail));
        QCOMPARE(database.error().path, path());
    }

    void needsItsDirectory()
    {
        const auto database = Database::open(m_dir->filePath(u"none/file.db"_s));
        QVERIFY(!database);
        QVERIFY2(database.error().code == ErrorCode::Storage, toString(database.error().code).data());
        QVERIFY(!database.error().detail.isEmpty());
    }

    void badStatementsAreErrors()
    {
        auto database = openWithTable();
        QVERIFY2(database->execute(u"SELEKT 1"_s).error().code == ErrorCode::Storage,
                 toString(database->execute(u"SELEKT 1"_s).error().code).data());
        QVERIFY2(database->execute(u"SELECT nothing FROM t"_s).error().code == ErrorCode::Storage,
                 toString(database->execute(u"SELECT nothing FROM t"_s).error().code).data());
        QVERIFY(database->execute(u"INSERT INTO t (id, v) VALUES (1, 1)"_s));
        QVERIFY2(database->execute(u"INSERT INTO t (id, v) VALUES (1, 1)"_s).error().code == ErrorCode::Storage,
                 toString(database->execute(u"INSERT INTO t (id, v) VALUES (1, 1)"_s).error().code).data());
    }

    void aFullDiskSaysSo()
    {
        auto database = openWithTable();
        const auto pages = database->single(u"PRAGMA page_count"_s);
        QVERIFY(database->execute(u"PRAGMA max_page_count = %1"_s.arg((*pages)->toInt() + 2)));
        Result<void> written;
        for (int i = 0; i < 100 && written; ++i)
            written = database->execute(u"INSERT INTO t (v) VALUES (?)"_s, {QByteArray(1000, 'x')});
        QVERIFY(!written);
        QVERIFY2(written.error().code == ErrorCode::Storage, toString(written.error().code).data());
        QVERIFY2(written.error().detail.contains(u"disk is full"_s), qPrintable(written.error().detail));
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"file.db"_s); }
    [[nodiscard]] std::unique_ptr<Database> openWithTable() const
    {
        auto database = Database::open(path());
        if (!database || !(*database)->execute(u"CREATE TABLE t (id INTEGER PRIMARY KEY, v)"_s))
            qFatal("no table");
        return std::move(*database);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"
