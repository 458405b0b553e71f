// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cache/cachestore.h"

#include "core/sql/database.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

Result<void> CacheStore::loadUndo(ClientData &data) const
{
    auto rows = m_database->run(u"SELECT n, entry FROM undo ORDER BY n"_s);
    if (!rows)
        return failWith(rows.error());
    for (;;) {
        const auto more = rows->next();
        if (!more)
            return failWith(more.error());
        if (!*more)
            return {};
        auto entry = undoEntryFromJson(QJsonDocument::fromJson(rows->text(1).toUtf8()).object());
        if (!entry)
            return fail(ErrorCode::BadFormat, u"a row of undo can't be read: %1"_s.arg(entry.error().detail), entry.error().path);
        entry->n = rows->unsignedInteger(0);
        data.undo.append(*entry);
    }
}

Result<void> CacheStore::carryOut(const PutUndo &op)
{
    const QByteArray json = QJsonDocument(toJson(op.entry)).toJson(QJsonDocument::Compact);
    return m_database->execute(u"INSERT OR REPLACE INTO undo (n, entry) VALUES (?, ?)"_s, {op.entry.n, QString::fromUtf8(json)});
}

Result<void> CacheStore::carryOut(const RemoveUndo &op) // clazy:exclude=function-args-by-value
{
    return m_database->execute(u"DELETE FROM undo WHERE n = ?"_s, {op.n});
}

} // namespace Lanban
