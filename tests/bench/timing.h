// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <ctime>

namespace Lanban::Bench {

//! A stopwatch of this process's own time, started where it is made: what others use of this machine does not count.
class ProcessorTimer
{
public:
    [[nodiscard]] double ns() const { return static_cast<double>(std::clock() - m_start) * (1e9 / CLOCKS_PER_SEC); }
    [[nodiscard]] double ms() const { return ns() / 1e6; }

private:
    std::clock_t m_start = std::clock();
};

//! How long \a run takes, in nanoseconds by the clock on the wall.
template<typename Run>
[[nodiscard]] qint64 elapsedNs(Run run)
{
    QElapsedTimer timer;
    timer.start();
    run();
    return timer.nsecsElapsed();
}

//! The least that \a measure says in \a runs calls (one at least): the others were disturbed by who else uses this machine.
template<typename Measure>
[[nodiscard]] auto leastOf(int runs, Measure measure)
{
    auto least = measure();
    for (int i = 1; i < runs; ++i)
        least = std::min(least, measure());
    return least;
}

} // namespace Lanban::Bench
