// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/query.h"

#include "core/sql/database.h"

#include <QSqlError>

namespace Lanban {

Query::Query(Database &database, QString sql, std::unique_ptr<QSqlQuery> query)
    : m_database(&database), m_sql(std::move(sql)), m_query(std::move(query))
{
}

Query::~Query()
{
    if (m_query)
        m_database->giveBack(m_sql, std::move(m_query));
}

Result<bool> Query::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return failWith(Database::toError(m_query->lastError()));
    return false;
}

int Query::changes() const
{
    return m_query->numRowsAffected();
}

bool Query::isNull(int column) const
{
    return m_query->isNull(column);
}

QString Query::text(int column) const
{
    return m_query->value(column).toString();
}

qint64 Query::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

quint64 Query::unsignedInteger(int column) const
{
    return m_query->value(column).toULongLong();
}

QByteArray Query::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

} // namespace Lanban
