// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/idsource.h"

#include <QByteArray>
#include <QDateTime>
#include <QUuid>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace Lanban {

QString SystemIdSource::next()
{
    // RFC 9562, 5.7: 48 bits of milliseconds, 4 of version, 12 that count within one millisecond
    // (method 1 of 6.2), 2 of variant, 62 of chance. The time never goes back, whatever the clock does.
    constexpr quint16 CounterLimit = 0x1000;
    m_lastMs = std::max(m_lastMs, QDateTime::currentMSecsSinceEpoch());
    if (++m_counter >= CounterLimit) {
        m_counter = 0;
        ++m_lastMs;
    }
    std::array<uchar, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    for (size_t i = 0; i < 6; ++i)
        bytes.at(i) = static_cast<uchar>(m_lastMs >> (8 * (5 - i)));
    bytes[6] = static_cast<uchar>(0x70 | (m_counter >> 8));
    bytes[7] = static_cast<uchar>(m_counter & 0xff);
    bytes[8] = static_cast<uchar>(0x80 | (bytes[8] & 0x3f));
    const QByteArray raw(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    return QUuid::fromRfc4122(raw).toString(QUuid::WithoutBraces);
}

} // namespace Lanban
