// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/domain/mutation.h"
#include "tests/sim/random.h"

#include <QStringList>

#include <set>

namespace Lanban::Sim {

//! \a text as somebody leaves it who puts in, replaces or takes out words here and there; a new word is in no other text.
[[nodiscard]] QString editWords(const QString &text, Random &random, IdSource &ids);

//! What a mutation does to the words of a text, as its author saw it.
struct WordChange {
    std::set<QString> added;
    std::set<QString> removed;
};
//! Nothing for mutations that set no text that is merged.
[[nodiscard]] WordChange wordChange(const Mutation &mutation);

[[nodiscard]] std::set<QString> wordsOf(const QString &text);

} // namespace Lanban::Sim
