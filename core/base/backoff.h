// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace Lanban {

//! How long to wait before trying again: exponential with full jitter, so that a thousand clients
//! of a server that came back do not all come at once.
class Backoff
{
public:
    struct Options {
        int baseMs = 500; //!< the longest first wait
        int capMs = 30000; //!< the longest wait of all
    };

    //! \a random gives numbers from 0 up to, not including, 1.
    Backoff(const Options &options, std::function<double()> random);

    //! A wait in ms, from 0 to min(cap, base * 2^n) for the n-th call since reset().
    [[nodiscard]] int nextDelayMs();
    //! It worked: the next wait is a short one again.
    void reset();

private:
    Options m_options;
    std::function<double()> m_random;
    int m_attempt = 0;
};

} // namespace Lanban
