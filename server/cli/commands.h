// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/commandline.h"

namespace Lanban {

// The commands of lanban-server; PROTOCOL.md, "Programs", says what they take and print.

[[nodiscard]] ExitCode runServe(const QStringList &arguments);
[[nodiscard]] ExitCode runImport(const QStringList &arguments);
[[nodiscard]] ExitCode runToken(const QStringList &arguments);
[[nodiscard]] ExitCode runInvite(const QStringList &arguments);
[[nodiscard]] ExitCode runCheck(const QStringList &arguments);

} // namespace Lanban
