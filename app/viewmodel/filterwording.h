// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/filterpredicate.h"

namespace Lanban::Wording {

//! What is wrong with the text of a filter, in the user's language.
[[nodiscard]] QString filterError(const FilterError &error);
//! What a filter asks for that the board has not.
[[nodiscard]] QString filterProblem(const FilterProblem &problem);

} // namespace Lanban::Wording
