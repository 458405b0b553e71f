// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace Lanban::Sim {

//! SplitMix64: the one source of chance in a run, the same on every machine.
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) { }

    [[nodiscard]] quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    //! 0 to \a count - 1. \pre count > 0
    [[nodiscard]] int below(qsizetype count) { return static_cast<int>(next() % static_cast<quint64>(count)); }
    [[nodiscard]] bool chance(double probability) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }
    template<typename T>
    [[nodiscard]] T pick(const QList<T> &list)
    {
        return list.at(below(list.size()));
    }

private:
    quint64 m_state;
};

} // namespace Lanban::Sim
