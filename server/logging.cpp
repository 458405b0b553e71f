// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/logging.h"

namespace Lanban {

Q_LOGGING_CATEGORY(serverLog, "lanban.server", QtInfoMsg)

} // namespace Lanban
