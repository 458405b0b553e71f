// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Lanban {

//! The first \a length units of \a text or fewer, never half of a surrogate pair.
[[nodiscard]] QString headOf(const QString &text, qsizetype length);

//! Cuts \a text into parts of at most \a length units, at line ends where one is near; joined, they are \a text again.
[[nodiscard]] QStringList partsOf(const QString &text, qsizetype length);

//! \a text as one line: line breaks and tabs become spaces, the ends are trimmed.
[[nodiscard]] QString oneLine(const QString &text);

//! \a text without what no text has: zero characters go, lone surrogates become U+FFFD.
[[nodiscard]] QString validText(const QString &text);

} // namespace Lanban
