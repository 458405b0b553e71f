// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

namespace Lanban {

//! Where a server is, and what lets one in: an invite link, or the address alone.
struct InviteLink {
    QString host; //!< a name or an address; IPv6 without brackets
    quint16 port = 0;
    QString invite; //!< empty: an address alone
    QString fingerprint; //!< SHA-256 of the certificate, 64 hex digits in lower case; empty: no TLS
    bool secure = false; //!< wss

    //! The port of an address that names none.
    static constexpr quint16 DefaultPort = 47474;

    //! Reads what a person pastes: `lanban://HOST:PORT/join?i=INVITE&fp=FINGERPRINT`,
    //! `ws://HOST:PORT/realtime`, or `HOST:PORT`.
    //!
    //! BadFormat with what is wrong in Error::detail and the part that is ("port", "i", ...) in Error::path.
    [[nodiscard]] static Result<InviteLink> parse(const QString &text);

    //! The `lanban://` link. \pre there are a host, a port and an invite
    [[nodiscard]] QString toString() const;
    //! Where to open the socket: `ws://HOST:PORT/realtime`, or `wss:`.
    [[nodiscard]] QUrl webSocketUrl() const;
    //! "HOST:PORT", as people write it.
    [[nodiscard]] QString address() const;

    friend bool operator==(const InviteLink &, const InviteLink &) = default;
};

} // namespace Lanban
