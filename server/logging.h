// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace Lanban {

//! What the server tells its operator. Never a token, an invite's code or a URL's query.
Q_DECLARE_LOGGING_CATEGORY(serverLog)

} // namespace Lanban
