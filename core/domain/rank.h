// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Lanban::Rank {

//! Order keys: base-62 fractions with a variable-length integer head, compared as plain text.
//!
//! Appending 10,000 times gives keys of at most 4 characters; always under the same neighbour
//! 1,000 times gives 169. A column is rebalanced when a key passes RebalanceLength.
inline constexpr int RebalanceLength = 32;
inline constexpr int MaxLength = 64;

//! A key between \a below and \a above; empty, or no key at all, means "no neighbour on that side".
//! \pre below < above where both are given
[[nodiscard]] QString between(const QString &below, const QString &above);
//! \a count evenly spaced keys, ascending, as short as they get.
[[nodiscard]] QList<QString> sequence(qsizetype count);
//! True for text that between() can have made, or can work with.
[[nodiscard]] bool isValid(QStringView key);

} // namespace Lanban::Rank
