// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/transaction.h"

#include "core/sql/database.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

Transaction::Transaction(Database &database, int depth) : m_database(&database), m_depth(depth) { }

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_depth(other.m_depth)
{
}

Transaction::~Transaction()
{
    if (m_database != nullptr)
        rollBack();
}

Result<Transaction> Transaction::begin(Database &database)
{
    const int depth = database.m_depth + 1;
    const QString sql = depth == 1 ? u"BEGIN IMMEDIATE"_s : u"SAVEPOINT depth%1"_s.arg(depth);
    if (auto begun = database.execute(sql); !begun)
        return failWith(begun.error());
    database.m_depth = depth;
    return Transaction(database, depth);
}

Result<void> Transaction::commit()
{
    Q_ASSERT(m_database != nullptr && m_database->m_depth == m_depth);
    const QString sql = m_depth == 1 ? u"COMMIT"_s : u"RELEASE depth%1"_s.arg(m_depth);
    if (auto done = m_database->execute(sql); !done) {
        rollBack();
        return done;
    }
    m_database->m_depth = m_depth - 1;
    m_database = nullptr;
    return {};
}

void Transaction::rollBack()
{
    // Nothing to do about a failure here: after a full disk or an I/O error SQLite has rolled back
    // by itself, and says that there is no transaction any more.
    if (m_depth == 1) {
        (void)m_database->execute(u"ROLLBACK"_s);
    } else {
        (void)m_database->execute(u"ROLLBACK TO depth%1"_s.arg(m_depth));
        (void)m_database->execute(u"RELEASE depth%1"_s.arg(m_depth));
    }
    m_database->m_depth = m_depth - 1;
    m_database = nullptr;
}

} // namespace Lanban
