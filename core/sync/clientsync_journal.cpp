// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/clientsync_p.h"

#include <algorithm>

namespace Lanban {

namespace {

//! What is this far ahead of a clock was written before that clock was set back.
constexpr qint64 MaxAheadMs = 3600LL * 1000;

//! Lets \a at be \a now where it says later than that. True if it did.
bool catchUp(qint64 &at, qint64 now)
{
    if (at <= now + MaxAheadMs)
        return false;
    at = now;
    return true;
}

} // namespace

void ClientSync::Private::trimJournal(QList<StoreOp> &ops)
{
    // One clock that is wrong must not make away with what a restored server may lack: both have to say that it is old. Nor may
    // what was written by a clock that was ahead be kept until that time comes: it counts as written now.
    const qint64 serverNow = wall + serverAheadMs;
    for (JournalEntry &entry : data.journal) {
        const bool isMineAhead = catchUp(entry.at, wall);
        const bool isTheirsAhead = catchUp(entry.serverAt, serverNow);
        if (isMineAhead || isTheirsAhead)
            ops.append(PutJournal{entry});
    }
    data.journal.removeIf([&](const JournalEntry &entry) {
        if (entry.at >= wall - options.journalMs || entry.serverAt >= serverNow - options.journalMs)
            return false;
        journalled.erase(entry.mutation.muid);
        ops.append(RemoveJournal{entry.n});
        return true;
    });
}

} // namespace Lanban
