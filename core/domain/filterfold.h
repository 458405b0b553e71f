// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Lanban {

//! \a text in the one form that everything a reader takes for the same has: case and compatibility
//! forms folded, the Russian e without its dots, blanks simplified.
[[nodiscard]] QString foldForSearch(const QString &text);

//! True if \a needle stands in \a haystack from the beginning of a word on; both folded.
//!
//! Where a script puts no blanks between words, or the needle begins with no letter, anywhere will do.
[[nodiscard]] bool hasWordPrefix(QStringView haystack, QStringView needle);

} // namespace Lanban
