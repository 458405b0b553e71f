// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Lanban::Sim {

//! What happened in a run, line by line; kept whole only where somebody will read it.
class Trace
{
public:
    explicit Trace(bool keep) : m_keep(keep) { }

    void add(const QString &line)
    {
        for (const QChar c : line)
            mix(c.unicode());
        mix('\n');
        if (m_keep)
            m_lines.append(line);
    }
    //! FNV-1a over all lines.
    [[nodiscard]] quint64 hash() const { return m_hash; }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    void mix(quint64 value) { m_hash = (m_hash ^ value) * 0x100000001b3ULL; }

    bool m_keep;
    quint64 m_hash = 0xcbf29ce484222325ULL;
    QStringList m_lines;
};

} // namespace Lanban::Sim
