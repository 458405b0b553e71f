// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"

#include <algorithm>

namespace Lanban {

Backoff::Backoff(const Options &options, std::function<double()> random) : m_options(options), m_random(std::move(random)) { }

int Backoff::nextDelayMs()
{
    constexpr int MaxDoublings = 20; // far past any cap, and far from overflowing
    const qint64 wanted = static_cast<qint64>(m_options.baseMs) << std::min(m_attempt++, MaxDoublings);
    const qint64 limit = std::min<qint64>(m_options.capMs, wanted);
    return static_cast<int>(static_cast<double>(limit) * m_random());
}

void Backoff::reset()
{
    m_attempt = 0;
}

} // namespace Lanban
