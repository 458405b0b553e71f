// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"

#include <QStringList>

namespace Lanban::Test {

//! What a board says, line by line: everything alive with all its fields, in its order; no revisions, no times of changes,
//! no ranks, and no ids but users', since what is made again after a deletion is the same under another one.
[[nodiscard]] QStringList normalForm(const BoardState &state);

} // namespace Lanban::Test
