// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/peoplemodel.h"

namespace Lanban {

PeopleModel::PeopleModel(QObject *parent) : RowListModel({"userId", "name", "color", "initials", "online"}, parent) { }

} // namespace Lanban
