// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <optional>

namespace Lanban {

class Database;

//! A person this server knows.
struct UserRow {
    UserId id;
    QString name;
    QString color;

    friend bool operator==(const UserRow &, const UserRow &) = default;
};

//! Who this server's people are. What they may do is in the streams' members.
class Directory
{
public:
    explicit Directory(Database &database) : m_database(database) { }

    [[nodiscard]] Result<void> add(const UserRow &user, qint64 nowMs);
    [[nodiscard]] Result<std::optional<UserRow>> find(const UserId &id);
    //! The first who took this name.
    [[nodiscard]] Result<std::optional<UserRow>> findByName(const QString &name);

private:
    [[nodiscard]] Result<std::optional<UserRow>> first(const QString &sql, const QString &value);

    Database &m_database;
};

} // namespace Lanban
