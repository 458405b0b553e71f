// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardlistmodel.h"

namespace Lanban {

BoardListModel::BoardListModel(QObject *parent)
    : RowListModel({"boardId", "serverId", "serverName", "name", "teamName", "isLocal", "online"}, parent)
{
}

} // namespace Lanban
