// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace Lanban {

class EventStore;

//! Something in a store that is not as it must be.
struct StoreProblem {
    QString room; //!< the stream it is in; empty: the store as a whole
    quint64 seq = 0; //!< the event it is at; 0: none in particular
    QString what; //!< English

    friend bool operator==(const StoreProblem &, const StoreProblem &) = default;
};

struct StoreReport {
    int boards = 0;
    quint64 events = 0; //!< of all streams
    QList<StoreProblem> problems;
};

//! Reads the whole of \a store and holds what follows from the log against the log: every stream's
//! seqs, `prev` and hash chain, its snapshot, members and tasks, and that the answers given to
//! clients name events that are there. Changes nothing.
//!
//! An error only where the store can't be read at all.
[[nodiscard]] Result<StoreReport> checkStore(EventStore &store);

} // namespace Lanban
