// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/transaction.h"

#include "core/sql/database.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class TransactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_database = open();
        QVERIFY(m_database);
        QVERIFY(m_database->execute(u"CREATE TABLE t (v INTEGER PRIMARY KEY)"_s));
    }
    void cleanup() { m_database.reset(); }

    void commitKeeps()
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        QVERIFY(m_database->inTransaction());
        add(1);
        QCOMPARE(seenByOthers(), QList<int>{});
        QVERIFY(transaction->commit());
        QVERIFY(!m_database->inTransaction());
        QCOMPARE(seenByOthers(), QList<int>{1});
    }

    void goingAwayTakesBack()
    {
        {
            auto transaction = Transaction::begin(*m_database);
            add(1);
        }
        QVERIFY(!m_database->inTransaction());
        add(2);
        QCOMPARE(seenByOthers(), QList<int>{2});
    }

    void movesKeepItOpen()
    {
        {
            auto begun = Transaction::begin(*m_database);
            Transaction moved = std::move(*begun);
            add(1);
            QVERIFY(moved.commit());
        }
        QCOMPARE(seenByOthers(), QList<int>{1});
    }

    void nestedOnesAreSavepoints()
    {
        auto outer = Transaction::begin(*m_database);
        add(1);
        {
            auto inner = Transaction::begin(*m_database);
            add(2);
            {
                auto innermost = Transaction::begin(*m_database);
                add(3);
                QVERIFY(innermost->commit());
            }
        }
        {
            auto inner = Transaction::begin(*m_database);
            add(4);
            QVERIFY(inner->commit());
        }
        QCOMPARE(seenByOthers(), QList<int>{});
        QVERIFY(outer->commit());
        QCOMPARE(seenByOthers(), (QList<int>{1, 4}));
    }

    void anErrorInsideLeavesItUsable()
    {
        auto transaction = Transaction::begin(*m_database);
        add(1);
        QVERIFY(!m_database->execute(u"INSERT INTO t (v) VALUES (1)"_s));
        add(2);
        QVERIFY(transaction->commit());
        QCOMPARE(seenByOthers(), (QList<int>{1, 2}));
    }

    void twoWritersAreBusy()
    {
        Database::Options options;
        options.busyTimeoutMs = 20;
        const auto other = Database::open(path(), options);
        QVERIFY(other);
        auto transaction = Transaction::begin(*m_database);
        const auto second = Transaction::begin(**other);
        QVERIFY(!second);
        QVERIFY2(second.error().code == ErrorCode::Busy, toString(second.error().code).data());
        QVERIFY(!(*other)->inTransaction());
        QVERIFY(transaction->commit());
        QVERIFY(Transaction::begin(**other));
    }

    void aCommitThatFailsTakesBack()
    {
        QVERIFY(m_database->execute(u"CREATE TABLE child (v INTEGER REFERENCES t (v) DEFERRABLE INITIALLY DEFERRED)"_s));
        {
            auto transaction = Transaction::begin(*m_database);
            add(1);
            QVERIFY(m_database->execute(u"INSERT INTO child (v) VALUES (99)"_s));
            QVERIFY(!transaction->commit());
            QVERIFY(!m_database->inTransaction());
        }
        QCOMPARE(seenByOthers(), QList<int>{});
        QVERIFY(Transaction::begin(*m_database));
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"file.db"_s); }
    [[nodiscard]] std::unique_ptr<Database> open() const
    {
        auto database = Database::open(path());
        return database ? std::move(*database) : nullptr;
    }
    void add(int value) { QVERIFY(m_database->execute(u"INSERT INTO t (v) VALUES (?)"_s, {value})); }
    [[nodiscard]] QList<int> seenByOthers() const
    {
        const auto other = open();
        auto query = other->run(u"SELECT v FROM t ORDER BY v"_s);
        QList<int> values;
        while (query && query->next().value_or(false))
            values.append(static_cast<int>(query->integer(0)));
        return values;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TransactionTest)
#include "transactiontest.moc"
