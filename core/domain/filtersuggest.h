// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"
#include "core/domain/filter.h"

namespace Lanban {

//! One way to go on with the text of a filter.
struct FilterSuggestion {
    QString word; //!< what is offered: "label:" or "needs review"
    QString text; //!< the text up to the cursor, with it
    bool isWhole = false; //!< the term is complete with it

    friend bool operator==(const FilterSuggestion &, const FilterSuggestion &) = default;
};

//! How \a before, the text of a filter up to the cursor, could go on: qualifiers, and on \a state
//! the names of labels, members and columns. At most \a limit, the likeliest first.
[[nodiscard]] QList<FilterSuggestion> suggestFilter(const BoardState &state, const QString &before, int limit);

} // namespace Lanban
