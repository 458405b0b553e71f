// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Lanban {

//! What comes of two texts that were both made of \a base: \a present, which is there, and \a wanted.
//!
//! Merged word by word: what either of them added, changed or took away is so in the result, blanks and
//! line ends to the letter. Where both only added to the end of \a base both additions are in it, the
//! present one first. Nothing where both changed the same place, each in their way: that is for a person.
//! Total: any string will do. May be called from any thread.
[[nodiscard]] std::optional<QString> mergeTexts(const QString &base, const QString &present, const QString &wanted);

//! Does what the first merge of a process needs a quarter of a second for, so that nobody waits for that. From any thread.
void prepareTextMerge();

} // namespace Lanban
