// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/memberlistmodel.h"

namespace Lanban {

MemberListModel::MemberListModel(QObject *parent)
    : RowListModel({"userId", "name", "color", "initials", "role", "isMe", "checked"}, parent)
{
}

} // namespace Lanban
