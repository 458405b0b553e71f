// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/clientstore.h"

namespace Lanban {

//! What becomes of a change that is about to be queued, with what waits before it.
struct Squashing {
    quint64 into = 0; //!< it is queued as part of this entry, which says `merged` from now on; 0: it is not
    Mutation merged;
    QList<quint64> gone; //!< it undoes these, and none of them is queued any more, nor it itself

    [[nodiscard]] bool isNone() const { return into == 0 && gone.isEmpty(); }
};

//! How far back an entry is looked for.
inline constexpr int SquashDepth = 64;

//! Looks for what \a next can be put together with at the end of \a outbox, where nothing was sent yet (invariant 14): so that
//! an author who changes something ten times on the train has one change waiting, not ten. The view stays as it is, but for
//! revisions and for copies of what was deleted.
//!
//! Two are put together only where what lies between them comes to the same before and after. Texts that are merged with others'
//! (a task's description, an item's) go with nothing else: a conflict in the one would take the other along; the first's base is
//! kept. Something made and deleted again leaves no trace, with all that was done to it, if it had no trash to be found in: so
//! a task stays.
[[nodiscard]] Squashing squash(const QList<OutboxEntry> &outbox, const Mutation &next);

} // namespace Lanban
