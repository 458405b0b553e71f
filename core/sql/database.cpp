// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/database.h"

#include <QFile>
#include <QSqlError>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// Primary result codes, https://sqlite.org/rescode.html; the extended ones keep them in their low byte.
constexpr int SqliteBusy = 5;
constexpr int SqliteLocked = 6;
constexpr int SqliteReadOnly = 8;
constexpr int SqliteIoError = 10;
constexpr int SqliteCorrupt = 11;
constexpr int SqliteFull = 13;
constexpr int SqliteCantOpen = 14;
constexpr int SqliteNotADatabase = 26;

// The file and, by SQLite, its log get these rights: tokens' secrets are in it.
Result<void> makeFile(const QString &path)
{
    QFile file(path);
    if (file.exists())
        return {};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner) && !file.exists())
        return fail(ErrorCode::Storage, u"can't make %1: %2"_s.arg(path, file.errorString()), path);
    return {};
}
} // namespace

Database::Database(QString path, QString connectionName)
    : m_path(std::move(path)), m_connectionName(std::move(connectionName)) { }

Database::~Database()
{
    m_idle.clear();
    m_database.close();
    m_database = QSqlDatabase(); // removeDatabase() warns while a handle is left
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    return open(path, Options());
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const Options &options)
{
    if (!options.readOnly) {
        if (auto made = makeFile(path); !made)
            return failWith(made.error());
    }
    const QString name = u"lanban-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Database> database(new Database(path, name));
    database->m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    if (!database->m_database.isValid())
        return fail(ErrorCode::Storage, u"Qt's SQLite driver is not installed"_s, path);
    database->m_database.setDatabaseName(path);
    QString connectOptions = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeoutMs);
    if (options.readOnly)
        connectOptions += u";QSQLITE_OPEN_READONLY"_s;
    database->m_database.setConnectOptions(connectOptions);
    if (!database->m_database.open()) {
        Error error = toError(database->m_database.lastError());
        error.path = path;
        return failWith(error);
    }
    if (auto configured = database->configure(options); !configured) {
        Error error = configured.error();
        error.path = path;
        return failWith(error);
    }
    return database;
}

Result<void> Database::configure(const Options &options)
{
    if (options.readOnly)
        return execute(u"PRAGMA query_only = ON"_s);
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (auto done = execute(pragma); !done)
            return done;
    }
    if (!options.checkpoints)
        return execute(u"PRAGMA wal_autocheckpoint = 0"_s);
    return {};
}

Result<Query> Database::run(const QString &sql, const QVariantList &values)
{
    std::unique_ptr<QSqlQuery> query;
    if (const auto idle = m_idle.find(sql); idle != m_idle.end()) {
        query = std::move(idle->second);
        m_idle.erase(idle);
    } else {
        query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return failWith(toError(query->lastError()));
    }
    for (int i = 0; i < values.size(); ++i) {
        const QVariant &value = values.at(i);
        // Qt binds a null string as NULL; here it is a text like any other.
        if (value.metaType() == QMetaType::fromType<QString>() && value.toString().isNull())
            query->bindValue(i, u""_s);
        else
            query->bindValue(i, value);
    }
    if (!query->exec()) {
        Error error = toError(query->lastError());
        return failWith(error);
    }
    return Query(*this, sql, std::move(query));
}

Result<void> Database::execute(const QString &sql, const QVariantList &values)
{
    if (auto query = run(sql, values); !query)
        return failWith(query.error());
    return {};
}

Result<std::optional<QVariant>> Database::single(const QString &sql, const QVariantList &values)
{
    auto query = run(sql, values);
    if (!query)
        return failWith(query.error());
    const auto row = query->next();
    if (!row)
        return failWith(row.error());
    if (!*row)
        return std::nullopt;
    return query->m_query->value(0);
}

void Database::giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    query->finish(); // an open cursor would keep the read lock
    m_idle.emplace(sql, std::move(query));
}

Error Database::toError(const QSqlError &error)
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & 0xff;
    const auto storage = [&text](QLatin1StringView what) { return Error{ErrorCode::Storage, u"%1 (%2)"_s.arg(what, text), {}}; };
    switch (isNumber ? code : 0) {
    case SqliteBusy:
    case SqliteLocked:
        return {ErrorCode::Busy, u"the database is in use (%1)"_s.arg(text), {}};
    case SqliteFull:
        return storage("the disk is full"_L1);
    case SqliteCorrupt:
    case SqliteNotADatabase:
        return {ErrorCode::BadFormat, u"the database file is damaged, or is none (%1)"_s.arg(text), {}};
    case SqliteReadOnly:
        return storage("the database can't be written to"_L1);
    case SqliteIoError:
        return storage("the disk failed"_L1);
    case SqliteCantOpen:
        return storage("the database file can't be opened"_L1);
    default:
        return storage("the database failed"_L1);
    }
}

} // namespace Lanban
