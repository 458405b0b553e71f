// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/transfer.h"
#include "core/sync/serverhub_p.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

Result<std::optional<Mutation>> ServerHub::Private::follow(const HubRoom &room, const Mutation &mutation, const Actor &actor)
{
    const std::optional<Mutation> stays; // what is left here says where it went
    const BoardId board = followedTo(room.room.state(), mutation.op);
    if (board.isEmpty())
        return stays;
    const auto loaded = load(RoomId::board(board));
    if (!loaded) {
        if (loaded.error().code == ErrorCode::NotFound)
            return stays;
        return failWith(loaded.error());
    }
    // Another process may have brought it there.
    if (const auto read = hasCaughtUp(**loaded); !read)
        return failWith(read.error());
    const BoardState &state = (*loaded)->room.state();
    if (state.activeMember(actor.userId) == nullptr)
        return stays;
    const TaskId id = taskOf(room.room.state(), mutation.op);
    const Task *there = state.find(id);
    // Each step on its way has a higher revision than the one before, so this comes to an end. That is the one it left in: what
    // becomes of labels and columns goes on to change the copy.
    const quint64 left = room.room.state().find(id)->deletedRev;
    if (there == nullptr || (there->movedTo.isEmpty() ? there->rev < left : there->deletedRev <= left))
        return stays;
    Mutation follows = mutation;
    follows.room = RoomId::board(board);
    return follows;
}

Expected<Protocol::Ack, Rejection> ServerHub::Private::followed(const Mutation &mutation, const Actor &actor,
                                                                const ClientId &client)
{
    if (const auto *op = std::get_if<Op::TaskTransfer>(&mutation.op); op && RoomId::board(op->boardId) == mutation.room) {
        const Task *task = rooms.at(mutation.room).room.state().find(op->id);
        if (task->movedTo.isEmpty()) {
            // Somebody else brought it there already.
            decidedIn = {mutation.room};
            Protocol::Ack ack;
            ack.status = Protocol::Ack::Status::Noop;
            ack.adjusted = {u"room"_s};
            if (task->deleted)
                ack.warn = {u"target_deleted"_s};
            return ack;
        }
    }
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
    decidedIn.append(target);
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
    from.room.appendAll(decision->from.events, mutation.muid, client);
    to.room.appendAll(decision->to.events, mutation.muid, client);
    ack.fx = {{mutation.room, from.room.seq()}, {target, to.room.seq()}};
    return ack;
}

} // namespace Lanban
