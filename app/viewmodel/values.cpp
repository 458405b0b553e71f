// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/values.h"

#include <QStringList>

namespace Lanban {

QString initialsOf(const QString &name)
{
    QString initials;
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words.first(std::min<qsizetype>(2, words.size()))) {
        // A character beyond the basic plane is two units.
        const qsizetype units = word.front().isHighSurrogate() && word.size() > 1 ? 2 : 1;
        initials += word.first(units).toUpper();
    }
    return initials;
}

} // namespace Lanban
