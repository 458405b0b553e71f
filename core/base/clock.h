// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Lanban {

//! Where time comes from; injected, so that tests and the simulator own it.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    //! Milliseconds since 1970-01-01 UTC; may jump when the user sets the clock.
    [[nodiscard]] virtual qint64 nowMs() const = 0;
    //! Milliseconds since an arbitrary start; never goes back. For timeouts.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
};

//! The machine's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
};

} // namespace Lanban
