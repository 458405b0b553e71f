// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"

namespace Lanban {

//! The servers this profile knows.
//!
//! \c state: "offline", "connecting", "online" or "refused".
class ServerListModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    explicit ServerListModel(QObject *parent = nullptr);
};

} // namespace Lanban
