// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/serverstore.h"

namespace Lanban::Sim {

//! The first commit of a small world: team "team" with boards "b1" and "b2", each with columns
//! "b1-col0" to "b1-col2", and members "u0" (owner), "u1", ... (admins).
[[nodiscard]] WriteBatch foundingBatch(int users, qint64 nowMs);

//! Two tasks in the first column of board "b1", which is \a stored, with keys so long that one more between them is too long.
[[nodiscard]] WriteBatch crowdedColumn(const StoredRoom &stored, qint64 nowMs);

} // namespace Lanban::Sim
