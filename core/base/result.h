// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/errorcode.h"

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace Lanban {

//! Why something failed.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail; //!< for logs and for the peer's developer: English, says what is wrong
    QString path; //!< where: a JSON pointer into the message or file; empty where that has no meaning

    friend bool operator==(const Error &, const Error &) = default;
};

//! A value, or why there is none. This header is the only file that names tl::expected.
template<typename T>
using Result = tl::expected<T, Error>;

//! A value, or an \a E that is richer than Error.
template<typename T, typename E>
using Expected = tl::expected<T, E>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail, QString path = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(path)});
}

//! Passes on an error of any richer type: `return failWith(rejection)`.
template<typename E>
[[nodiscard]] tl::unexpected<std::decay_t<E>> failWith(E &&error)
{
    return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

} // namespace Lanban
