// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Lanban {

//! How log lines look on standard error.
enum class LogFormat { Text, Json };

//! Sends everything that is logged to standard error from now on, a line a message.
void logTo(LogFormat format);

} // namespace Lanban
