// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// What is logged, by who says it. `QT_LOGGING_RULES="lanban.*.debug=true"` turns the details on.
// No token, invite, message text or URL query is ever logged.
namespace Lanban {

Q_DECLARE_LOGGING_CATEGORY(lcNet) //!< lanban.net: sockets, handshakes, timeouts
Q_DECLARE_LOGGING_CATEGORY(lcSync) //!< lanban.sync: cursors, gaps, snapshots
Q_DECLARE_LOGGING_CATEGORY(lcStorage) //!< lanban.storage: databases and migrations
Q_DECLARE_LOGGING_CATEGORY(lcServer) //!< lanban.server: start, stop, rooms, refused requests
Q_DECLARE_LOGGING_CATEGORY(lcApp) //!< lanban.app: the desktop app

} // namespace Lanban
