// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodel/rowlistmodel.h"

namespace Lanban {

//! The members of a board; \c checked where it is about a task: who it is assigned to.
class MemberListModel : public RowListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the view models")

public:
    explicit MemberListModel(QObject *parent = nullptr);
};

} // namespace Lanban
