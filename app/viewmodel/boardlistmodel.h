// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"

namespace Lanban {

//! All boards of all servers, the own ones first.
class BoardListModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    explicit BoardListModel(QObject *parent = nullptr);
};

} // namespace Lanban
