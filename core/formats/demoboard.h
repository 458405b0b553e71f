// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/formats/importedboard.h"

namespace Lanban {

//! A small board to look around on: shows columns, labels, due dates, checklists and comments at work.
//!
//! Due dates lie around the context's now. English; it is content like any other and can be edited.
[[nodiscard]] ImportedBoard demoBoard(const ImportContext &context, IdSource &ids);

} // namespace Lanban
