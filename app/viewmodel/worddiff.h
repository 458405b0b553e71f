// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Lanban {

//! A part of a text, in UTF-16 code units.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextSpan &, const TextSpan &) = default; // clazy:exclude=function-args-by-value
};

//! Where two texts differ, word by word: spans in order, none touching the next.
struct WordDiff {
    QList<TextSpan> before; //!< of the first text, not in the second
    QList<TextSpan> after; //!< of the second text, not in the first
};

//! Compares two texts of any length. Where they differ in more than some thousand words, all between the first and the last
//! difference counts as changed.
[[nodiscard]] WordDiff diffWords(const QString &before, const QString &after);

//! One text of \a theirs and \a mine, both made of \a base: what one of them changed is changed, and where both
//! changed the same place both stand there, theirs first.
[[nodiscard]] QString takeBoth(const QString &base, const QString &theirs, const QString &mine);

} // namespace Lanban
