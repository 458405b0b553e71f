// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/migrations.h"

#include "core/sql/database.h"
#include "core/sql/transaction.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
Result<qsizetype> versionOf(Database &database)
{
    const auto value = database.single(u"PRAGMA user_version"_s);
    if (!value)
        return failWith(value.error());
    return static_cast<qsizetype>(value->value_or(0).toLongLong());
}
} // namespace

Result<void> migrate(Database &database, const QList<Migration> &steps)
{
    // First without the lock: a file that is up to date is opened while another process writes to it.
    auto version = versionOf(database);
    if (!version)
        return failWith(version.error());
    if (*version == steps.size())
        return {};
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return failWith(transaction.error());
    version = versionOf(database); // another process may have been quicker
    if (!version)
        return failWith(version.error());
    if (*version > steps.size()) {
        return fail(ErrorCode::Storage,
                    u"%1 was written by a later version of Lanban (schema %2, this program knows %3)"_s.arg(database.path())
                        .arg(*version)
                        .arg(steps.size()),
                    database.path());
    }
    for (qsizetype step = *version; step < steps.size(); ++step) {
        for (const QString &statement : steps.at(step)) {
            if (auto done = database.execute(statement); !done)
                return done;
        }
    }
    if (auto done = database.execute(u"PRAGMA user_version = %1"_s.arg(steps.size())); !done)
        return done;
    return transaction->commit();
}

} // namespace Lanban
