// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>

namespace Lanban {

//! Most bytes a request's line and headers may have together.
inline constexpr qsizetype MaxHeaderBytes = 8 * 1024;

//! The head of one HTTP request, as far as the front door needs it.
struct HttpRequest {
    QByteArray method;
    QByteArray path; //!< without the query
    bool isUpgrade = false; //!< asks for a WebSocket
    QByteArray host;
    QByteArray origin; //!< empty: sent by no browser
    std::optional<QString> token; //!< from `Authorization: Bearer` or `?token=`; never logged

    //! Reads the head at the start of \a bytes.
    //!
    //! Nothing while it is not whole. TooLarge when it can't be within MaxHeaderBytes any more,
    //! BadFormat for what is no HTTP/1.1: at the first byte that shows it.
    [[nodiscard]] static Result<std::optional<HttpRequest>> parse(const QByteArray &bytes);
};

} // namespace Lanban
