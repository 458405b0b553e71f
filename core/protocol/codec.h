// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <QByteArray>

namespace Lanban::Protocol {

inline constexpr qsizetype MaxFrameBytes = 512 * 1024;
inline constexpr qsizetype MaxInflatedFrameBytes = 8 * 1024 * 1024;
inline constexpr qsizetype MaxSnapshotBytes = 64 * 1024 * 1024;
//! What the entities of one stream may come to as JSON: well below what a reader of its snapshot takes.
inline constexpr qsizetype MaxStateBytes = 32 * 1024 * 1024;
inline constexpr qsizetype MaxSnapshotChunkBytes = 256 * 1024;

//! The first byte of a binary frame; the rest is zstd.
enum class BinaryFrame : char {
    Message = 1, //!< any message's JSON
    Snapshot = 2, //!< the `data` of one part of a snapshot, in their order; the frame at most MaxSnapshotChunkBytes
};

//! Decodes one text frame of a client (server side), or an inflated one with \a cap raised to what was allowed there.
//!
//! Strict: every field must be there, of its type and in its range, and no other field may be.
//! \return the message; or TooLarge, BadJson, or Schema with a JSON pointer to the offending
//!         field in Error::path and its name in Error::detail
[[nodiscard]] Result<ClientMessage> decodeClientMessage(const QByteArray &frame, qsizetype cap = MaxFrameBytes);

//! Decodes one text frame of a server (client side). As strict, but that an unknown event type
//! becomes an UnknownChange (invariant 20).
[[nodiscard]] Result<ServerMessage> decodeServerMessage(const QByteArray &frame, qsizetype cap = MaxFrameBytes);

[[nodiscard]] QByteArray encode(const ClientMessage &message);
[[nodiscard]] QByteArray encode(const ServerMessage &message);

//! A binary frame: \a kind's byte + zstd(json). For peers whose hello names "zstd".
[[nodiscard]] QByteArray compressFrame(const QByteArray &json, BinaryFrame kind = BinaryFrame::Message);
//! The JSON of a binary frame 0x01 or 0x02; TooLarge before more than \a cap bytes are inflated,
//! BadJson for anything that is no such frame.
[[nodiscard]] Result<QByteArray> inflateFrame(const QByteArray &frame, qsizetype cap = MaxInflatedFrameBytes);

} // namespace Lanban::Protocol
