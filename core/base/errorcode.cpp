// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/errorcode.h"

#include <array>

namespace Lanban {

namespace {

struct Row {
    ErrorCode code;
    QLatin1StringView name;
};

constexpr std::array rows{
    Row{ErrorCode::BadJson, QLatin1StringView("bad_json")},
    Row{ErrorCode::Schema, QLatin1StringView("schema")},
    Row{ErrorCode::UnsupportedContract, QLatin1StringView("unsupported_contract")},
    Row{ErrorCode::Unauthorized, QLatin1StringView("unauthorized")},
    Row{ErrorCode::TokenExpired, QLatin1StringView("token_expired")},
    Row{ErrorCode::Forbidden, QLatin1StringView("forbidden")},
    Row{ErrorCode::NotFound, QLatin1StringView("not_found")},
    Row{ErrorCode::Gone, QLatin1StringView("gone")},
    Row{ErrorCode::TextConflict, QLatin1StringView("text_conflict")},
    Row{ErrorCode::WipLimit, QLatin1StringView("wip_limit")},
    Row{ErrorCode::InvalidRef, QLatin1StringView("invalid_ref")},
    Row{ErrorCode::MidGap, QLatin1StringView("mid_gap")},
    Row{ErrorCode::ForkedClient, QLatin1StringView("forked_client")},
    Row{ErrorCode::EpochChanged, QLatin1StringView("epoch_changed")},
    Row{ErrorCode::StaleGen, QLatin1StringView("stale_gen")},
    Row{ErrorCode::TooLarge, QLatin1StringView("too_large")},
    Row{ErrorCode::LimitExceeded, QLatin1StringView("limit_exceeded")},
    Row{ErrorCode::RateLimited, QLatin1StringView("rate_limited")},
    Row{ErrorCode::ReadOnly, QLatin1StringView("read_only")},
    Row{ErrorCode::Busy, QLatin1StringView("busy")},
    Row{ErrorCode::Internal, QLatin1StringView("internal")},
    Row{ErrorCode::Storage, QLatin1StringView("storage")},
    Row{ErrorCode::Network, QLatin1StringView("network")},
    Row{ErrorCode::BadFormat, QLatin1StringView("bad_format")},
    Row{ErrorCode::Cancelled, QLatin1StringView("cancelled")},
};

} // namespace

QLatin1StringView toString(ErrorCode code)
{
    for (const Row &row : rows) {
        if (row.code == code)
            return row.name;
    }
    return QLatin1StringView("internal");
}

std::optional<ErrorCode> errorCodeFromString(QStringView name)
{
    for (const Row &row : rows) {
        // Local codes mean nothing to a peer.
        if (row.code <= ErrorCode::Internal && name == row.name)
            return row.code;
    }
    return std::nullopt;
}

bool isTemporary(ErrorCode code)
{
    return code == ErrorCode::Busy || code == ErrorCode::Internal;
}

} // namespace Lanban
