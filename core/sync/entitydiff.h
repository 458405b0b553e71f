// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"

#include <QStringList>

namespace Lanban {

//! How one entity differs between two states.
struct EntityDiff {
    bool differs = false;
    bool matters = false; //!< in more than times and where the server counted it: in something that decisions look at
    //! The parents whose StateReads::group() is another for it.
    QStringList groups;
};

[[nodiscard]] EntityDiff entityDiff(const BoardState &a, const BoardState &b, const EntityRef &ref);

} // namespace Lanban
