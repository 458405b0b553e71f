// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"

namespace Lanban::Bench {

//! When the boards are looked at, ms since 1970 UTC.
constexpr qint64 Now = 1'760'000'000'000;

[[nodiscard]] TaskId taskId(int i);
[[nodiscard]] LabelId labelId(int i);

//! A board "B" of a team "T" with \a tasks in 8 columns, 12 labels and 20 members (`user0` ...). A third of the tasks have
//! the green label 4; their due dates lie 20 days around Now.
[[nodiscard]] BoardState boardOf(int tasks);

} // namespace Lanban::Bench
