// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"
#include "core/domain/mutation.h"

namespace Lanban {

//! \a op with what its author has before them in \a view, should others change that meanwhile: the neighbours
//! of the place it names, and the lane that a moved task stays in.
[[nodiscard]] Operation withContext(const BoardState &view, Operation op);

} // namespace Lanban
