// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/clientsync_p.h"

namespace Lanban {

void ClientSync::Private::rebuild(const RoomId &room)
{
    const auto cached = data.rooms.constFind(room);
    if (cached == data.rooms.cend()) {
        views.erase(room);
    } else {
        RoomView &view = views[room];
        view.state = cached->base;
        view.touched.clear();
        replay(room, view);
    }
    outputs.append(ChangedOutput{room, {}, true});
}

void ClientSync::Private::rebuildAll()
{
    for (auto room = data.rooms.cbegin(); room != data.rooms.cend(); ++room)
        rebuild(room.key());
}

void ClientSync::Private::refresh(const RoomId &room, const QList<EntityRef> &changedInBase)
{
    const auto found = views.find(room);
    const auto cached = data.rooms.constFind(room);
    if (found == views.end() || cached == data.rooms.cend())
        return;
    RoomView &view = found->second;
    std::set<EntityRef> refs(changedInBase.cbegin(), changedInBase.cend());
    for (const auto &[n, touched] : view.touched)
        refs.insert(touched.cbegin(), touched.cend());
    for (const EntityRef &ref : refs)
        view.state.copyFrom(cached->base, ref);
    view.touched.clear();
    replay(room, view);
    for (const auto &[n, touched] : view.touched)
        refs.insert(touched.cbegin(), touched.cend());
    changed(room, refs);
}

void ClientSync::Private::replay(const RoomId &room, RoomView &view)
{
    for (const OutboxEntry &entry : std::as_const(data.outbox)) {
        if (entry.mutation.room != room)
            continue;
        // One that no longer decides contributes nothing; the server has the last word on it.
        const auto decision = decide(view.state, entry.mutation, actor, entry.mutation.at);
        if (!decision)
            continue;
        QList<EntityRef> &touched = view.touched[entry.n];
        for (const Event &event : decision->events)
            touched += apply(view.state, event, data.rooms.value(room).cursor.seq);
    }
    markPending(room, view);
}

void ClientSync::Private::markPending(const RoomId &room, RoomView &view)
{
    view.pending.clear();
    for (const OutboxEntry &entry : std::as_const(data.outbox)) {
        if (entry.mutation.room != room || entry.state != OutboxEntry::State::Queued)
            continue;
        if (const auto touched = view.touched.find(entry.n); touched != view.touched.end())
            view.pending.insert(touched->second.cbegin(), touched->second.cend());
    }
}

void ClientSync::Private::changed(const RoomId &room, const std::set<EntityRef> &refs)
{
    if (!refs.empty())
        outputs.append(ChangedOutput{room, QList<EntityRef>(refs.begin(), refs.end()), false});
}

void ClientSync::Private::tellPending()
{
    outputs.append(PendingOutput{queuedCount()});
}

} // namespace Lanban
