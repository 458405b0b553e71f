// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Lanban {

//! A rate limit that forgives bursts: tokens come in at a steady rate up to a limit, each use takes some.
class TokenBucket
{
public:
    //! Full at the start.
    //! \param perSecond tokens that come in each second
    //! \param burst how many it holds
    //! \param nowMs monotonic milliseconds, as in all its calls
    TokenBucket(double perSecond, double burst, qint64 nowMs);

    //! Takes \a tokens; false, and takes none, when there are not as many.
    [[nodiscard]] bool take(qint64 nowMs, double tokens = 1);
    //! How long until take() of \a tokens can succeed: 0 = now, -1 = never, they are more than the burst.
    [[nodiscard]] qint64 waitMs(qint64 nowMs, double tokens = 1) const;

private:
    [[nodiscard]] double levelAt(qint64 nowMs) const;

    double m_perSecond;
    double m_burst;
    double m_level;
    qint64 m_atMs;
};

} // namespace Lanban
