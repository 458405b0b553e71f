// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/labellistmodel.h"

namespace Lanban {

LabelListModel::LabelListModel(QObject *parent) : RowListModel({"labelId", "name", "color", "checked"}, parent) { }

} // namespace Lanban
