// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Lanban {

//! Where new ids come from; injected, so that the simulator repeats itself.
class IdSource
{
public:
    IdSource() = default;
    virtual ~IdSource() = default;
    Q_DISABLE_COPY_MOVE(IdSource)

    //! A new id nobody has: a UUIDv7 in lower case without braces (RFC 9562).
    [[nodiscard]] virtual QString next() = 0;
};

//! UUIDv7 from the system clock and the system's random source; increasing within a process.
class SystemIdSource final : public IdSource
{
public:
    [[nodiscard]] QString next() override;

private:
    qint64 m_lastMs = 0;
    quint16 m_counter = 0;
};

} // namespace Lanban
