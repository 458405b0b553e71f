// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

//! The frames of tests/data/protocol: SIDE/good/NAME.json, SIDE/bad/NAME.json with NAME.expect.
namespace Lanban::Test {

//! Who a frame is for, and so who decodes it.
enum class Side {
    Client, //!< messages of a client
    Server, //!< messages of a server
    Data, //!< the `data` of snapshots
};

struct Frame {
    Side side = Side::Client;
    QString name; //!< "client/bad/hello-no-token"
    QByteArray bytes;
    bool good = false;
    QString expect; //!< of a bad one: "code path", or "code" where there is no path
};

//! All of them, ordered by name.
[[nodiscard]] QList<Frame> corpus();

//! Decodes \a bytes as what \a side gets.
[[nodiscard]] Result<void> verdict(Side side, const QByteArray &bytes);

//! Decodes \a bytes, which have to be good, and encodes the result.
[[nodiscard]] QByteArray reencoded(Side side, const QByteArray &bytes);

} // namespace Lanban::Test
