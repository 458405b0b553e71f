// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTimeZone>

namespace Lanban {

//! When the days of one time zone begin; remembers what was asked before, for zones are slow to ask.
class FilterCalendar
{
public:
    explicit FilterCalendar(const QTimeZone &zone) : m_zone(zone) { }

    //! The day \a ms lies in, as QDate::toJulianDay() counts.
    [[nodiscard]] qint64 dayOf(qint64 ms) const;
    //! The first millisecond of \a day.
    [[nodiscard]] qint64 startOf(qint64 day) const;

private:
    [[nodiscard]] qint64 computeStart(qint64 day) const;

    QTimeZone m_zone;
    mutable QHash<qint64, qint64> m_starts;
};

} // namespace Lanban
