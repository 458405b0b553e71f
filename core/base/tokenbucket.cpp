// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tokenbucket.h"

#include <algorithm>
#include <cmath>

namespace Lanban {

namespace {

constexpr double MsPerSecond = 1000;

} // namespace

TokenBucket::TokenBucket(double perSecond, double burst, qint64 nowMs)
    : m_perSecond(perSecond), m_burst(burst), m_level(burst), m_atMs(nowMs)
{
}

bool TokenBucket::take(qint64 nowMs, double tokens)
{
    m_level = levelAt(nowMs);
    m_atMs = std::max(m_atMs, nowMs);
    if (m_level < tokens)
        return false;
    m_level -= tokens;
    return true;
}

qint64 TokenBucket::waitMs(qint64 nowMs, double tokens) const
{
    const double lacking = tokens - levelAt(nowMs);
    if (lacking <= 0)
        return 0;
    if (tokens > m_burst || m_perSecond <= 0)
        return -1;
    return static_cast<qint64>(std::ceil(lacking * MsPerSecond / m_perSecond));
}

double TokenBucket::levelAt(qint64 nowMs) const
{
    // A clock that goes back brings no tokens and takes none.
    const double elapsed = static_cast<double>(std::max<qint64>(0, nowMs - m_atMs));
    return std::min(m_burst, m_level + elapsed * m_perSecond / MsPerSecond);
}

} // namespace Lanban
