// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/clientsync_p.h"

#include <algorithm>
#include <iterator>

namespace Lanban {

void ClientSync::Private::rebuild(const RoomId &room)
{
    const auto cached = data.rooms.constFind(room);
    if (cached == data.rooms.cend()) {
        views.erase(room);
    } else {
        RoomView &view = views[room];
        view.overlay.reset(cached->base, data.outbox, room, actor, view.state);
    }
    outputs.append(ChangedOutput{room, {}, true});
}

void ClientSync::Private::rebuildAll()
{
    for (auto room = data.rooms.cbegin(); room != data.rooms.cend(); ++room)
        rebuild(room.key());
}

void ClientSync::Private::refresh(const RoomId &room, const QList<EntityRef> &changedInBase, const std::set<quint64> &gone)
{
    const auto found = views.find(room);
    const auto cached = data.rooms.constFind(room);
    if (found == views.end() || cached == data.rooms.cend())
        return;
    RoomView &view = found->second;
    changed(room, view.overlay.update({changedInBase, gone, {}}, cached->base, actor, view.state));
}

void ClientSync::Private::refreshAfter(const std::map<RoomId, std::set<quint64>> &settled, const RoomId &but)
{
    for (const auto &[room, gone] : settled) {
        if (room != but)
            refresh(room, {}, gone);
    }
}

void ClientSync::Private::changed(const RoomId &room, const std::set<EntityRef> &refs)
{
    if (refs.empty())
        return;
    outputs.append(ChangedOutput{room, QList<EntityRef>(refs.begin(), refs.end()), false});
    // The same entities of other rooms may be marked as pending by what is pending here: see isPending().
    const EntityType mirrored = room.kind == RoomId::Kind::Team ? EntityType::Member : EntityType::Board;
    QList<EntityRef> there;
    std::copy_if(refs.begin(), refs.end(), std::back_inserter(there),
                 [mirrored](const EntityRef &ref) { return ref.type == mirrored; });
    if (there.isEmpty())
        return;
    const auto cached = data.rooms.constFind(room);
    for (const auto &[other, view] : views) {
        const Board *board = view.state.board();
        const bool isMirror = room.kind == RoomId::Kind::Team ? board != nullptr && RoomId::team(board->teamId) == room
                                                              : other.kind == RoomId::Kind::Team && cached != data.rooms.cend()
                && cached->base.board() != nullptr && RoomId::team(cached->base.board()->teamId) == other;
        if (isMirror)
            outputs.append(ChangedOutput{other, there, false});
    }
}

void ClientSync::Private::tellPending()
{
    outputs.append(PendingOutput{queuedCount()});
}

} // namespace Lanban
