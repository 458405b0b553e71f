// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/checkitemlistmodel.h"

namespace Lanban {

CheckItemListModel::CheckItemListModel(QObject *parent) : RowListModel({"itemId", "text", "done", "pending"}, parent) { }

} // namespace Lanban
