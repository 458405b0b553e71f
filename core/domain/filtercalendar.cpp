// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filtercalendar.h"

#include <QDateTime>

namespace Lanban {

namespace {

constexpr qint64 DayMs = 86'400'000;
constexpr qint64 EpochDay = 2'440'588; // 1970-01-01 as a Julian day
// Beyond these years days are UTC's: nobody's zone reaches there, and QDate need not.
constexpr qint64 FirstZoneDay = 2'415'021; // 1900-01-01
constexpr qint64 LastZoneDay = 5'373'484; // 9999-12-31
constexpr qsizetype MaxRemembered = 8192;

} // namespace

qint64 FilterCalendar::computeStart(qint64 day) const
{
    const qint64 utc = (day - EpochDay) * DayMs;
    if (day < FirstZoneDay || day > LastZoneDay)
        return utc;
    const QDateTime start = QDate::fromJulianDay(day).startOfDay(m_zone);
    // A zone that moved over the date line has a day that never was: it ends as it begins.
    return start.isValid() ? start.toMSecsSinceEpoch() : startOf(day + 1);
}

qint64 FilterCalendar::startOf(qint64 day) const
{
    if (const auto known = m_starts.constFind(day); known != m_starts.cend())
        return *known;
    const qint64 start = computeStart(day);
    if (m_starts.size() >= MaxRemembered)
        m_starts.clear();
    m_starts.insert(day, start);
    return start;
}

qint64 FilterCalendar::dayOf(qint64 ms) const
{
    qint64 day = EpochDay + (ms >= 0 ? ms / DayMs : (ms + 1) / DayMs - 1);
    // Zones are less than a day off, so this ends after a step or two.
    for (int i = 0; i < 3 && startOf(day) > ms; ++i)
        --day;
    for (int i = 0; i < 3 && startOf(day + 1) <= ms; ++i)
        ++day;
    return day;
}

} // namespace Lanban
