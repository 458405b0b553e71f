// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/inverse.h"
#include "core/protocol/entitycodec.h"
#include "core/sync/clientsync_p.h"
#include "core/sync/opinfo.h"
#include "core/sync/optext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

bool setForce(Operation &op)
{
    return std::visit(
        [](auto &one) {
            if constexpr (requires { one.force = true; }) {
                one.force = true;
                return true;
            }
            return false;
        },
        op);
}

} // namespace

Muid ClientSync::Private::causeOf(const TrayEntry &refused) const
{
    const Mutation &mutation = refused.mutation;
    if (refused.code != ErrorCode::InvalidRef && refused.code != ErrorCode::NotFound)
        return {};
    const QList<EntityRef> needed = neededBy(mutation.op, mutation.room);
    const QString missing = refused.detail.value("id"_L1).toString();
    for (const TrayEntry &other : data.tray) {
        const auto made = createdBy(other.mutation.op);
        if (!made || other.mutation.room != mutation.room || (!missing.isEmpty() && made->id != missing))
            continue;
        if (std::any_of(needed.cbegin(), needed.cend(), [&](const EntityRef &ref) { return !(ref < *made) && !(*made < ref); }))
            return other.cause.isEmpty() ? other.mutation.muid : other.cause;
    }
    return {};
}

void ClientSync::Private::removeFromTray(const Muid &muid, QList<StoreOp> &ops)
{
    if (data.tray.removeIf([&](const TrayEntry &entry) { return entry.mutation.muid == muid; }) == 0)
        return;
    ops.append(RemoveTray{muid});
    for (TrayEntry &entry : data.tray) { // what hung on it stands by itself from now on
        if (entry.cause != muid)
            continue;
        entry.cause = {};
        ops.append(PutTray{entry});
    }
}

void ClientSync::Private::discardTray(const Muid &muid)
{
    QList<StoreOp> ops;
    removeFromTray(muid, ops);
    store(ops);
}

void ClientSync::Private::retryTray(const Muid &muid)
{
    queueFromTray(muid, [](Operation &) { return true; });
}

void ClientSync::Private::resolveTray(const Muid &muid, const QString &text)
{
    queueFromTray(muid, [&text](Operation &op) { return setTextOf(op, text); });
}

void ClientSync::Private::placeAnyway(const Muid &muid, const std::optional<QString> &text)
{
    queueFromTray(muid, [&text](Operation &op) { return setForce(op) && (!text || setTextOf(op, *text)); });
}

void ClientSync::Private::keepConflict(const EditInput &input, const Rejection &why)
{
    TrayEntry refused{{data.nextMid, Muid(ids.next()), input.room, input.base, input.op, wall},
                      why.error.code,
                      why.error.detail,
                      {},
                      why.detail,
                      wall,
                      {}};
    if (const auto known = data.rooms.constFind(input.room); known != data.rooms.cend()) {
        for (const EntityRef &ref : why.server) {
            if (known->base.revisionOf(ref) > 0)
                refused.server.insert(Protocol::entityTypeName(ref.type), Protocol::entityToJson(known->base, ref));
        }
    }
    data.tray.append(refused);
    store({PutTray{refused}});
    outputs.append(RefusedOutput{refused});
}

void ClientSync::Private::queueFromTray(const Muid &muid, const std::function<bool(Operation &)> &changed)
{
    const auto found
        = std::find_if(data.tray.cbegin(), data.tray.cend(), [&](const TrayEntry &entry) { return entry.mutation.muid == muid; });
    if (found == data.tray.cend()) {
        outputs.append(EditRefusedOutput{{Error{ErrorCode::NotFound, u"it is in the tray no more"_s, u"/muid"_s}, {}, {}}});
        return;
    }
    const RoomId room = found->mutation.room;
    Operation op = found->mutation.op;
    if (!changed(op)) {
        outputs.append(
            EditRefusedOutput{{Error{ErrorCode::Schema, u"this can't be asked of such a change"_s, u"/op"_s}, {}, {}}});
        return;
    }
    QList<TrayEntry> group;
    std::copy_if(data.tray.cbegin(), data.tray.cend(), std::back_inserter(group),
                 [&](const TrayEntry &entry) { return entry.cause == muid; });

    QList<StoreOp> ops;
    std::set<EntityRef> refs;
    // Its base is what there is now: the user has seen that, and wants this all the same.
    const auto again = [&](const Operation &wanted) {
        const EditInput input{room, wanted, baseNow(room, wanted), {}};
        auto queued = queue(input, ops, refs);
        if (queued && !queued->muid.isEmpty())
            rememberStep(input, *queued, ops);
        return queued;
    };
    const auto queued = again(op);
    if (!queued) {
        outputs.append(EditRefusedOutput{queued.error()});
        return;
    }
    for (const TrayEntry &entry : std::as_const(group)) {
        if (again(entry.mutation.op)) // what is refused stays
            removeFromTray(entry.mutation.muid, ops);
    }
    removeFromTray(muid, ops);
    ops.prepend(identity());
    store(ops);
    this->changed(room, refs);
    tellPending();
    if (room.kind == RoomId::Kind::Board)
        outputs.append(UndoChangedOutput{room});
    flush();
}

std::optional<BaseRef> ClientSync::Private::baseNow(const RoomId &room, const Operation &op) const
{
    const auto view = views.find(room);
    const EntityRef subject = subjectOf(op, room);
    const quint64 rev = view == views.end() ? 0 : view->second.state.revisionOf(subject);
    return rev > 0 ? std::optional(BaseRef{subject.id, rev, {}}) : std::nullopt;
}

} // namespace Lanban
