// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <optional>

namespace Lanban {

//! Time for timeouts, made of a wall clock that somebody may set: it stands still when that goes back, never more.
class SteadyTime
{
public:
    //! The time when the wall clock shows \a wallMs. Starts as that clock does.
    [[nodiscard]] qint64 at(qint64 wallMs)
    {
        m_now += m_wall ? std::max<qint64>(0, wallMs - *m_wall) : wallMs;
        m_wall = wallMs;
        return m_now;
    }

private:
    std::optional<qint64> m_wall;
    qint64 m_now = 0;
};

} // namespace Lanban
