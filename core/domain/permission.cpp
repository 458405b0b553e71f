// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

// One row for every operation, in the order of the variant.
constexpr std::array<PermissionRow, std::variant_size_v<Operation>> table{
    PermissionRow{"team.update"_L1, Role::Admin, Role::Admin},
    PermissionRow{"board.create"_L1, Role::Member, Role::Member},
    PermissionRow{"member.add"_L1, Role::Admin, Role::Admin},
    PermissionRow{"member.role"_L1, Role::Admin, Role::Admin},
    PermissionRow{"member.remove"_L1, Role::Viewer, Role::Admin},
    PermissionRow{"board.update"_L1, Role::Admin, Role::Admin},
    PermissionRow{"board.archive"_L1, Role::Admin, Role::Admin},
    PermissionRow{"board.delete"_L1, Role::Owner, Role::Owner},
    PermissionRow{"column.create"_L1, Role::Member, Role::Member},
    PermissionRow{"column.update"_L1, Role::Member, Role::Member},
    PermissionRow{"column.move"_L1, Role::Member, Role::Member},
    PermissionRow{"column.archive"_L1, Role::Member, Role::Member},
    PermissionRow{"column.delete"_L1, Role::Member, Role::Member},
    PermissionRow{"swimlane.create"_L1, Role::Member, Role::Member},
    PermissionRow{"swimlane.update"_L1, Role::Member, Role::Member},
    PermissionRow{"swimlane.move"_L1, Role::Member, Role::Member},
    PermissionRow{"swimlane.delete"_L1, Role::Member, Role::Member},
    PermissionRow{"label.create"_L1, Role::Member, Role::Member},
    PermissionRow{"label.update"_L1, Role::Member, Role::Member},
    PermissionRow{"label.delete"_L1, Role::Member, Role::Member},
    PermissionRow{"task.create"_L1, Role::Member, Role::Member},
    PermissionRow{"task.update"_L1, Role::Member, Role::Member},
    PermissionRow{"task.move"_L1, Role::Member, Role::Member},
    PermissionRow{"task.transfer"_L1, Role::Member, Role::Member},
    PermissionRow{"task.archive"_L1, Role::Member, Role::Member},
    PermissionRow{"task.restore"_L1, Role::Member, Role::Member},
    PermissionRow{"task.delete"_L1, Role::Member, Role::Member},
    PermissionRow{"task.assign"_L1, Role::Member, Role::Member},
    PermissionRow{"task.unassign"_L1, Role::Member, Role::Member},
    PermissionRow{"task.label"_L1, Role::Member, Role::Member},
    PermissionRow{"task.unlabel"_L1, Role::Member, Role::Member},
    PermissionRow{"checklist.create"_L1, Role::Member, Role::Member},
    PermissionRow{"checklist.update"_L1, Role::Member, Role::Member},
    PermissionRow{"checklist.move"_L1, Role::Member, Role::Member},
    PermissionRow{"checklist.delete"_L1, Role::Member, Role::Member},
    PermissionRow{"checkitem.create"_L1, Role::Member, Role::Member},
    PermissionRow{"checkitem.update"_L1, Role::Member, Role::Member},
    PermissionRow{"checkitem.move"_L1, Role::Member, Role::Member},
    PermissionRow{"checkitem.delete"_L1, Role::Member, Role::Member},
    PermissionRow{"comment.create"_L1, Role::Commenter, Role::Commenter},
    PermissionRow{"comment.update"_L1, Role::Commenter, Role::Admin},
    PermissionRow{"comment.delete"_L1, Role::Commenter, Role::Admin},
};

struct RoleName {
    Role role;
    QLatin1StringView name;
};

constexpr std::array roles{
    RoleName{Role::Owner, "owner"_L1},         RoleName{Role::Admin, "admin"_L1},   RoleName{Role::Member, "member"_L1},
    RoleName{Role::Commenter, "commenter"_L1}, RoleName{Role::Viewer, "viewer"_L1},
};

} // namespace

const PermissionRow &permissionFor(const Operation &op)
{
    return table.at(op.index());
}

QLatin1StringView operationName(const Operation &op)
{
    return permissionFor(op).operation;
}

const QList<QLatin1StringView> &operationNames()
{
    static const QList<QLatin1StringView> names = [] {
        QList<QLatin1StringView> list;
        for (const PermissionRow &row : table)
            list.append(row.operation);
        return list;
    }();
    return names;
}

bool isAtLeast(Role role, Role lowest)
{
    return role <= lowest;
}

QStringList permissionsOf(Role role)
{
    QStringList list;
    for (const PermissionRow &row : table) {
        if (isAtLeast(role, row.atLeast))
            list.append(QString(row.operation));
    }
    return list;
}

QLatin1StringView toString(Role role)
{
    for (const RoleName &row : roles) {
        if (row.role == role)
            return row.name;
    }
    return {};
}

std::optional<Role> roleFromString(QStringView name)
{
    for (const RoleName &row : roles) {
        if (name == row.name)
            return row.role;
    }
    return std::nullopt;
}

} // namespace Lanban
