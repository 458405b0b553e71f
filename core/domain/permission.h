// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/mutation.h"
#include "core/domain/values.h"

#include <QLatin1String>
#include <QStringList>

namespace Lanban {

//! The wire name of an operation: "task.create".
[[nodiscard]] QLatin1StringView operationName(const Operation &op);
//! The wire names of all operations, in the order of the variant.
[[nodiscard]] const QList<QLatin1StringView> &operationNames();

//! What one operation asks of its author: one row for every operation.
struct PermissionRow {
    QLatin1StringView operation;
    Role atLeast; //!< the lowest role that may
    Role forOthers; //!< the lowest role that may do it to someone else's entity (comments); else the same
};

[[nodiscard]] const PermissionRow &permissionFor(const Operation &op);
//! True if \a role is \a lowest or above it.
[[nodiscard]] bool isAtLeast(Role role, Role lowest);
//! The operations \a role may use, as `perms` of the subscribed message.
[[nodiscard]] QStringList permissionsOf(Role role);

[[nodiscard]] QLatin1StringView toString(Role role);
[[nodiscard]] std::optional<Role> roleFromString(QStringView name);

} // namespace Lanban
