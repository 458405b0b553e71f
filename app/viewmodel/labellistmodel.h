// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"

namespace Lanban {

//! The labels of a board; \c checked where it is about a task: those it has.
class LabelListModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    explicit LabelListModel(QObject *parent = nullptr);
};

} // namespace Lanban
