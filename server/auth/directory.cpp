// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/directory.h"

#include "core/sql/database.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

Result<void> Directory::add(const UserRow &user, qint64 nowMs)
{
    return m_database.execute(u"INSERT INTO user (id, name, color, created_at) VALUES (?, ?, ?, ?)"_s,
                              {user.id.value(), user.name, user.color, nowMs});
}

Result<std::optional<UserRow>> Directory::find(const UserId &id)
{
    return first(u"SELECT id, name, color FROM user WHERE id = ?"_s, id.value());
}

Result<std::optional<UserRow>> Directory::findByName(const QString &name)
{
    return first(u"SELECT id, name, color FROM user WHERE name = ? ORDER BY created_at, id LIMIT 1"_s, name);
}

Result<std::optional<UserRow>> Directory::first(const QString &sql, const QString &value)
{
    auto query = m_database.run(sql, {value});
    if (!query)
        return failWith(query.error());
    const auto row = query->next();
    if (!row)
        return failWith(row.error());
    if (!*row)
        return std::nullopt;
    return UserRow{UserId(query->text(0)), query->text(1), query->text(2)};
}

} // namespace Lanban
