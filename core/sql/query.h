// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlQuery>
#include <QVariant>

#include <memory>

namespace Lanban {

class Database;

//! One statement that was run, and its rows. Made by Database::run(); gives its prepared statement
//! back to the database when it goes, so it must not outlive it.
class Query
{
public:
    ~Query();
    Query(Query &&) noexcept = default;
    Query &operator=(Query &&) = delete;
    Q_DISABLE_COPY(Query)

    //! Goes to the next row (the first, the first time); false after the last.
    [[nodiscard]] Result<bool> next();
    //! The rows that an INSERT, UPDATE or DELETE changed.
    [[nodiscard]] int changes() const;

    // Columns of the present row, counted from 0.
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] quint64 unsignedInteger(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    friend class Database;
    Query(Database &database, QString sql, std::unique_ptr<QSqlQuery> query);

    Database *m_database;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query;
};

} // namespace Lanban
