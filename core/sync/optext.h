// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/mutation.h"

namespace Lanban {

//! The text that \a op is about, and that its author may want to write anew; nothing where it is about none. Of an operation with
//! several texts the one that is longest to write: a description before a title or a name.
[[nodiscard]] std::optional<QString> textOf(const Operation &op);
//! Sets the text that textOf() names; false where there is none.
bool setTextOf(Operation &op, const QString &text);

} // namespace Lanban
