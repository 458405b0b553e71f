// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sql/query.h"

#include <QSqlDatabase>
#include <QVariantList>

#include <memory>
#include <optional>
#include <unordered_map>

class QSqlError;

namespace Lanban {

//! One connection to one SQLite file: write-ahead log, `synchronous=FULL`, foreign keys on.
//!
//! Belongs to the thread that opened it. A commit that was answered is on the disk.
class Database
{
public:
    struct Options {
        int busyTimeoutMs = 5000; //!< how long a write waits for another connection's
        //! Whether this connection moves the log into the file from time to time. At most one
        //! connection of a file may: SQLite before 3.51.3 can damage it with two at the same moment.
        bool checkpoints = true;
        bool readOnly = false;
    };

    //! Opens the file at \a path, and makes it (readable by its owner only) where there is none.
    //!
    //! Storage if it can't be opened; BadFormat if it is no database or is damaged.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, const Options &options);
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    //! Runs one statement with \a values for its `?`, in order. A null QVariant is NULL; a null
    //! QString is the empty text.
    [[nodiscard]] Result<Query> run(const QString &sql, const QVariantList &values = {});
    //! The same for statements without rows.
    [[nodiscard]] Result<void> execute(const QString &sql, const QVariantList &values = {});
    //! The first column of the first row; nothing where there is no row.
    [[nodiscard]] Result<std::optional<QVariant>> single(const QString &sql, const QVariantList &values = {});

    [[nodiscard]] QString path() const { return m_path; }
    //! True between a Transaction's begin and end.
    [[nodiscard]] bool inTransaction() const { return m_depth > 0; }

    //! Busy; BadFormat for what is damaged or no database; or Storage: disk full, disk broken, not
    //! writable. Only BadFormat says something about the file itself. What happened is in plain words.
    [[nodiscard]] static Error toError(const QSqlError &error);

private:
    friend class Query;
    friend class Transaction;

    Database(QString path, QString connectionName);
    [[nodiscard]] Result<void> configure(const Options &options);
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query);

    QString m_path;
    QString m_connectionName;
    QSqlDatabase m_database;
    // Statements that nobody is using; one that is running is not in here, so a nested use gets its own.
    std::unordered_multimap<QString, std::unique_ptr<QSqlQuery>> m_idle;
    int m_depth = 0; //!< open transaction and savepoints
};

} // namespace Lanban
