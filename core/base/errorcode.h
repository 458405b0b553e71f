// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

#include <optional>

namespace Lanban {

//! Every way an operation can fail, in one list.
//!
//! The codes up to \c Internal travel over the wire under the names PROTOCOL.md gives them
//! ("Error codes"); those after it are local to one process.
enum class ErrorCode {
    BadJson,
    Schema,
    UnsupportedContract,
    Unauthorized,
    TokenExpired,
    Forbidden,
    NotFound,
    Gone,
    TextConflict,
    WipLimit,
    InvalidRef,
    MidGap,
    ForkedClient,
    EpochChanged,
    StaleGen,
    TooLarge,
    LimitExceeded,
    RateLimited,
    ReadOnly,
    Busy, //!< temporary: consumes no mid
    Internal, //!< temporary: consumes no mid

    Storage, //!< a database or file could not be read or written
    Network, //!< a socket could not be opened, or broke
    BadFormat, //!< a file is not what it should be
    Cancelled,
};

//! The wire name of \a code ("wip_limit"); local codes have names too ("storage").
[[nodiscard]] QLatin1StringView toString(ErrorCode code);

//! The code with the wire name \a name; nothing for names not in the contract.
[[nodiscard]] std::optional<ErrorCode> errorCodeFromString(QStringView name);

//! True for the codes that say "not now" rather than "no": they consume no mid.
[[nodiscard]] bool isTemporary(ErrorCode code);

} // namespace Lanban
