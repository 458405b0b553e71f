// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <QByteArray>
#include <QHash>

namespace Lanban {

class Connection;

//! Encodes a message once for everybody it goes to: as text, and compressed once too when it is
//! large and somebody understands that.
class Broadcaster
{
public:
    //! \a message to those of \a connections that are given. Answers a client asked for (a snapshot,
    //! a batch, a page) do not count against its queue: it takes them at its own pace.
    static void send(const QList<Connection *> &connections, const Protocol::ServerMessage &message);

    //! From this size on a frame is worth compressing.
    static constexpr qsizetype CompressFrom = 4096;
};

} // namespace Lanban
