// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"
#include "core/domain/mutation.h"

// Shared by the files that take back; nobody else includes it.
namespace Lanban {

//! Where \a task stands in its column, so that it can come back there; what is in the trash is no neighbour.
[[nodiscard]] Anchor<TaskId> placeOf(const BoardState &state, const Task &task);

} // namespace Lanban
