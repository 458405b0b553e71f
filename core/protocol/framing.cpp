// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <algorithm>
#include <array>
#include <memory>
#include <zstd.h>

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int CompressionLevel = 3;
//! The largest window a frame may ask for: 8 MiB, what MaxInflatedFrameBytes can make use of.
constexpr int MaxWindowLog = 23;

struct FreeStream {
    void operator()(ZSTD_DCtx *stream) const { ZSTD_freeDCtx(stream); }
};

Result<QByteArray> notAFrame(const QString &why)
{
    return fail(ErrorCode::BadJson, u"not a binary frame: "_s + why);
}

} // namespace

QByteArray compressFrame(const QByteArray &json, BinaryFrame kind)
{
    const std::size_t bound = ZSTD_compressBound(static_cast<std::size_t>(json.size()));
    QByteArray frame(static_cast<qsizetype>(bound) + 1, Qt::Uninitialized);
    frame[0] = static_cast<char>(kind);
    const std::size_t size
        = ZSTD_compress(frame.data() + 1, bound, json.constData(), static_cast<std::size_t>(json.size()), CompressionLevel);
    // Can only fail for want of room, and compressBound() gave enough.
    Q_ASSERT(ZSTD_isError(size) == 0);
    frame.truncate(static_cast<qsizetype>(size) + 1);
    return frame;
}

Result<QByteArray> inflateFrame(const QByteArray &frame, qsizetype cap)
{
    if (frame.isEmpty())
        return notAFrame(u"empty"_s);
    if (const auto kind = static_cast<BinaryFrame>(frame.front()); kind != BinaryFrame::Message && kind != BinaryFrame::Snapshot)
        return notAFrame(u"unknown kind"_s);

    const std::unique_ptr<ZSTD_DCtx, FreeStream> stream(ZSTD_createDCtx());
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, MaxWindowLog);
    ZSTD_inBuffer in{frame.constData() + 1, static_cast<std::size_t>(frame.size() - 1), 0};
    std::array<char, 64 * 1024> chunk{};
    QByteArray result;
    std::size_t rest = 1;
    // The size a frame claims is not to be believed: what comes out is counted, chunk by chunk.
    while (rest != 0) {
        ZSTD_outBuffer out{chunk.data(), chunk.size(), 0};
        const std::size_t read = in.pos;
        rest = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(rest) != 0)
            return notAFrame(QString::fromLatin1(ZSTD_getErrorName(rest)));
        if (result.size() + static_cast<qsizetype>(out.pos) > cap)
            return fail(ErrorCode::TooLarge, u"more than %1 bytes inflated"_s.arg(cap));
        result.append(chunk.data(), static_cast<qsizetype>(out.pos));
        if (rest != 0 && out.pos == 0 && in.pos == read)
            return notAFrame(u"cut short"_s);
    }
    if (in.pos != in.size)
        return notAFrame(u"bytes after its end"_s);
    return result;
}

} // namespace Lanban::Protocol
