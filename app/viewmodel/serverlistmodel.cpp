// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/serverlistmodel.h"

namespace Lanban {

ServerListModel::ServerListModel(QObject *parent)
    : RowListModel({"serverId", "name", "url", "state", "stateText", "isLocal", "pendingCount", "retryInMs"}, parent)
{
}

} // namespace Lanban
