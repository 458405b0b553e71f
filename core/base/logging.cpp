// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

namespace Lanban {

Q_LOGGING_CATEGORY(lcNet, "lanban.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "lanban.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "lanban.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcServer, "lanban.server", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "lanban.app", QtInfoMsg)

} // namespace Lanban
