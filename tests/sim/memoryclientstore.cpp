// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/memoryclientstore.h"

#include "core/sync/overloaded.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

Result<ClientData> MemoryClientStore::load()
{
    return disk;
}

Result<void> MemoryClientStore::commit(const QList<StoreOp> &ops)
{
    if (std::exchange(failNextCommit, false))
        return fail(ErrorCode::Storage, u"disk full"_s);
    for (const StoreOp &op : ops)
        apply(op);
    return {};
}

void MemoryClientStore::apply(const StoreOp &op)
{
    const auto atN = [this](quint64 n) {
        return std::find_if(disk.outbox.begin(), disk.outbox.end(), [n](const OutboxEntry &entry) { return entry.n >= n; });
    };
    std::visit(
        Overloaded{
            [&](const PutIdentity &put) {
                disk.clientId = put.clientId;
                disk.nextMid = put.nextMid;
                disk.nextN = put.nextN;
                disk.epoch = put.epoch;
            },
            [&](const PutOutbox &put) {
                if (faults.forgetsOutbox)
                    return;
                const auto place = atN(put.entry.n);
                if (place != disk.outbox.end() && place->n == put.entry.n)
                    *place = put.entry;
                else
                    disk.outbox.insert(place, put.entry);
            },
            [&](const RemoveOutbox &remove) {
                disk.outbox.removeIf([&](const OutboxEntry &entry) { return entry.n == remove.n; });
            },
            [&](const PutTray &put) {
                const Muid &muid = put.entry.mutation.muid;
                const auto place = std::find_if(disk.tray.begin(), disk.tray.end(),
                                                [&](const TrayEntry &entry) { return entry.mutation.muid == muid; });
                if (place != disk.tray.end())
                    *place = put.entry;
                else
                    disk.tray.append(put.entry);
            },
            [&](const RemoveTray &remove) {
                disk.tray.removeIf([&](const TrayEntry &entry) { return entry.mutation.muid == remove.muid; });
            },
            [&](const PutJournal &put) {
                if (faults.forgetsJournal)
                    return;
                const auto place = std::find_if(disk.journal.begin(), disk.journal.end(),
                                                [&](const JournalEntry &entry) { return entry.n >= put.entry.n; });
                if (place != disk.journal.end() && place->n == put.entry.n)
                    *place = put.entry;
                else
                    disk.journal.insert(place, put.entry);
            },
            [&](const RemoveJournal &remove) {
                disk.journal.removeIf([&](const JournalEntry &entry) { return entry.n == remove.n; });
            },
            [&](const PutRoom &put) { disk.rooms.insert(put.room, put.data); },
            [&](const PutEntities &put) {
                CachedRoom &room = disk.rooms[put.room];
                for (const EntityRef &ref : put.refs)
                    room.base.copyFrom(put.base, ref);
                room.cursor = put.cursor;
            },
            [&](const PutCursor &put) { disk.rooms[put.room].cursor = put.cursor; },
            [&](const RemoveRoom &remove) { disk.rooms.remove(remove.room); },
            [&](const PutUndo &put) {
                const auto place = std::find_if(disk.undo.begin(), disk.undo.end(),
                                                [&](const UndoEntry &entry) { return entry.n >= put.entry.n; });
                if (place != disk.undo.end() && place->n == put.entry.n)
                    *place = put.entry;
                else
                    disk.undo.insert(place, put.entry);
            },
            [&](const RemoveUndo &remove) { disk.undo.removeIf([&](const UndoEntry &entry) { return entry.n == remove.n; }); },
            [&](const ClearCursors &) {
                for (CachedRoom &room : disk.rooms)
                    room.cursor = {};
            },
        },
        op);
}

} // namespace Lanban::Sim
