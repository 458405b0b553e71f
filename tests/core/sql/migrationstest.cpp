// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/migrations.h"

#include "core/sql/database.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        auto database = Database::open(m_dir->filePath(u"file.db"_s));
        QVERIFY(database);
        m_database = std::move(*database);
    }
    void cleanup() { m_database.reset(); }

    void anEmptyFileGetsAllSteps()
    {
        QVERIFY(migrate(*m_database, steps(3)));
        QCOMPARE(version(), 3);
        QVERIFY(m_database->execute(u"INSERT INTO t3 (v) VALUES (1)"_s));
    }

    void dataSurvivesALaterStep()
    {
        QVERIFY(migrate(*m_database, steps(1)));
        QVERIFY(m_database->execute(u"INSERT INTO t1 (v) VALUES (42)"_s));
        QVERIFY(migrate(*m_database, steps(2)));
        QCOMPARE(version(), 2);
        QCOMPARE(m_database->single(u"SELECT v FROM t1"_s)->value().toInt(), 42);
    }

    void theSameVersionChangesNothing()
    {
        QVERIFY(migrate(*m_database, steps(2)));
        QVERIFY(migrate(*m_database, steps(2)));
        QCOMPARE(version(), 2);
    }

    void aLaterSchemaIsRefused()
    {
        QVERIFY(migrate(*m_database, steps(3)));
        const auto older = migrate(*m_database, steps(2));
        QVERIFY(!older);
        QVERIFY2(older.error().code == ErrorCode::Storage, toString(older.error().code).data());
        QVERIFY2(older.error().detail.contains(u"later version of Lanban (schema 3, this program knows 2)"_s),
                 qPrintable(older.error().detail));
        QCOMPARE(version(), 3);
    }

    void aStepThatFailsLeavesWhatWas()
    {
        QVERIFY(migrate(*m_database, steps(1)));
        QList<Migration> bad = steps(2);
        bad.append(Migration{u"CREATE TABLE t9 (v)"_s, u"NONSENSE"_s});
        QVERIFY(!migrate(*m_database, bad));
        QCOMPARE(version(), 1);
        QVERIFY(!m_database->execute(u"SELECT * FROM t2"_s));
        QVERIFY(migrate(*m_database, steps(2)));
    }

private:
    [[nodiscard]] static QList<Migration> steps(int count)
    {
        QList<Migration> all;
        for (int step = 1; step <= count; ++step)
            all.append(Migration{u"CREATE TABLE t%1 (v)"_s.arg(step)});
        return all;
    }
    [[nodiscard]] int version() { return m_database->single(u"PRAGMA user_version"_s)->value().toInt(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrationstest.moc"
