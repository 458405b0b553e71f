// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/commentlistmodel.h"

namespace Lanban {

CommentListModel::CommentListModel(QObject *parent)
    : RowListModel(
        {"commentId", "authorName", "authorColor", "authorInitials", "body", "createdAt", "edited", "mine", "canEdit", "pending"},
        parent)
{
}

} // namespace Lanban
