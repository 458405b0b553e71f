// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/transfer.h"
#include "core/sync/serverhub_p.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

Rejection refuse(ErrorCode code, const QString &detail, const QString &path)
{
    return {Error{code, detail, path}, {}, {}};
}

void append(ServerRoom &room, const QList<Event> &events, const Muid &muid, const ClientId &client)
{
    const qsizetype count = events.size();
    // As in ServerRoom::mutate(): the last event carries the muid.
    for (qsizetype i = 0; i < count; ++i)
        room.append(events.at(i), i + 1 == count ? muid : Muid(), client);
}

} // namespace

std::optional<Mutation> ServerHub::Private::follow(const HubRoom &room, const Mutation &mutation, const Actor &actor)
{
    const BoardId board = followedTo(room.room.state(), mutation.op);
    if (board.isEmpty())
        return {};
    const auto loaded = load(RoomId::board(board));
    if (!loaded || (*loaded)->room.state().activeMember(actor.userId) == nullptr)
        return {}; // what is left here says where it went
    const TaskId id = taskOf(room.room.state(), mutation.op);
    const Task *copy = room.room.state().find(id);
    const Task *there = (*loaded)->room.state().find(id);
    // Each step on its way has a higher revision than the one before, so this comes to an end.
    if (there == nullptr || there->rev < copy->rev || (!there->movedTo.isEmpty() && there->rev == copy->rev))
        return {};
    Mutation follows = mutation;
    follows.room = RoomId::board(board);
    return follows;
}

Expected<Protocol::Ack, Rejection> ServerHub::Private::followed(const Mutation &mutation, const Actor &actor,
                                                                const ClientId &client)
{
    auto ack = execute(mutation, actor, client);
    if (ack && !ack->adjusted.contains(u"room"_s))
        ack->adjusted.prepend(u"room"_s);
    return ack;
}

Expected<Protocol::Ack, Rejection> ServerHub::Private::transfer(HubRoom &from, const Mutation &mutation, const Actor &actor,
                                                                const ClientId &client)
{
    const auto &op = std::get<Op::TaskTransfer>(mutation.op);
    const RoomId target = RoomId::board(op.boardId);
    const auto loaded = load(target);
    if (!loaded) {
        if (loaded.error().code == ErrorCode::NotFound)
            return failWith(refuse(ErrorCode::Forbidden, u"no such board, or not yours to change"_s, u"/args/boardId"_s));
        return failWith(refuse(ErrorCode::Internal, loaded.error().detail, u"/args/boardId"_s));
    }
    HubRoom &to = **loaded;
    const auto decision = decideTransfer(from.room.state(), to.room.state(), mutation, actor, wall);
    if (!decision)
        return failWith(decision.error());
    if (to.room.isTooMuch(decision->to.events))
        return failWith(refuse(ErrorCode::LimitExceeded, u"there is no room for more on that board"_s, u"/args/boardId"_s));

    Protocol::Ack ack;
    ack.status = decision->from.noop ? Protocol::Ack::Status::Noop : Protocol::Ack::Status::Ok;
    ack.adjusted = decision->to.adjusted;
    ack.warn = decision->from.warnings + decision->to.warnings;
    if (decision->from.events.isEmpty())
        return ack;
    // One write: the store takes its streams in the order of their ids, and all of them or none.
    group->rooms.insert(mutation.room);
    group->rooms.insert(target);
    append(from.room, decision->from.events, mutation.muid, client);
    append(to.room, decision->to.events, mutation.muid, client);
    ack.fx = {{mutation.room, from.room.seq()}, {target, to.room.seq()}};
    return ack;
}

} // namespace Lanban
