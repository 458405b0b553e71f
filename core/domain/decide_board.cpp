// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide_p.h"
#include "core/domain/permission.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

EntityRef refTo(const Member &member)
{
    return {EntityType::Member, member.userId.value(), member.rev};
}

Verdict checkColor(const QString &color, const QString &path)
{
    return isColorName(color) ? Verdict() : reject(ErrorCode::Schema, u"not a colour of the palette"_s, path);
}

//! A stream has to keep somebody who may do everything.
bool isLastOwner(const BoardState &state, const Member &member)
{
    const auto owners = std::count_if(state.members().cbegin(), state.members().cend(),
                                      [](const Member &other) { return !other.removed && other.role == Role::Owner; });
    return member.role == Role::Owner && owners == 1;
}

} // namespace

Verdict decideOn(DecideContext &context, const Op::TeamUpdate &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/set/name"_s))
        return verdict;
    const Team &team = *context.state().team();
    if (team.name == op.name)
        return context.noop();
    TeamChange change{team.id, team.rev + 1, op.name};
    context.emitEvent(EventType::TeamUpdated, change, {EntityType::Team, team.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::BoardCreate &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/name"_s))
        return verdict;
    if (Verdict verdict = checkText(op.description, MaxTextLength, u"/args/description"_s, Empty::Allowed))
        return verdict;
    if (context.state().find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is a board with this id"_s, u"/args/id"_s);
    BoardChange change;
    change.id = op.id;
    change.rev = 1;
    change.teamId = context.state().team()->id;
    change.name = op.name;
    if (!op.description.isEmpty())
        change.description = op.description;
    context.emitEvent(EventType::BoardCreated, change, {EntityType::Board, op.id.value(), 1});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::MemberAdd &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/name"_s))
        return verdict;
    const QString color = op.color.isEmpty() ? colorForKey(op.userId.value()) : op.color;
    if (Verdict verdict = checkColor(color, u"/args/color"_s))
        return verdict;
    if (!isAtLeast(context.role(), op.role))
        return reject(ErrorCode::Forbidden, u"nobody grants more than they have"_s, u"/args/role"_s);
    const Member *known = context.state().find(op.userId);
    if (known && !known->removed) {
        if (known->role == op.role)
            return context.noop();
        return reject(ErrorCode::InvalidRef, u"is a member already"_s, u"/args/userId"_s, {refTo(*known)});
    }
    MemberChange change;
    change.userId = op.userId;
    change.rev = known ? known->rev + 1 : 1;
    change.name = op.name;
    change.color = color;
    change.role = op.role;
    change.removed = false;
    context.emitEvent(EventType::MemberAdded, change, {EntityType::Member, op.userId.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::MemberRole &op)
{
    const Member *member = context.state().activeMember(op.userId);
    if (!member)
        return unknown(op.userId.value(), u"not a member"_s, u"/args/userId"_s);
    if (!isAtLeast(context.role(), op.role) || !isAtLeast(context.role(), member->role))
        return reject(ErrorCode::Forbidden, u"nobody grants more than they have"_s, u"/args/role"_s, {refTo(*member)});
    if (member->role == op.role)
        return context.noop();
    if (isLastOwner(context.state(), *member))
        return reject(ErrorCode::Forbidden, u"the last owner stays owner"_s, u"/args/userId"_s, {refTo(*member)});
    MemberChange change;
    change.userId = op.userId;
    change.rev = member->rev + 1;
    change.role = op.role;
    context.emitEvent(EventType::MemberRoleChanged, change, {EntityType::Member, op.userId.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::MemberRemove &op)
{
    const Member *member = context.state().activeMember(op.userId);
    if (!member)
        return context.noop();
    const bool leaves = !context.actor().system && context.actor().userId == op.userId;
    if (!leaves && (!isAtLeast(context.role(), permissionFor(op).forOthers) || !isAtLeast(context.role(), member->role)))
        return reject(ErrorCode::Forbidden, u"only an admin removes others"_s, u"/args/userId"_s, {refTo(*member)});
    if (isLastOwner(context.state(), *member))
        return reject(ErrorCode::Forbidden, u"the last owner can't leave"_s, u"/args/userId"_s, {refTo(*member)});
    MemberChange change;
    change.userId = op.userId;
    change.rev = member->rev + 1;
    change.removed = true;
    context.emitEvent(EventType::MemberRemoved, change, {EntityType::Member, op.userId.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::BoardUpdate &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/set/name"_s))
        return verdict;
    if (Verdict verdict = checkText(op.description, MaxTextLength, u"/args/set/description"_s, Empty::Allowed))
        return verdict;
    const Board &board = *context.state().board();
    BoardChange change;
    change.id = board.id;
    change.rev = board.rev + 1;
    if (op.name && *op.name != board.name)
        change.name = op.name;
    if (op.description && *op.description != board.description)
        change.description = op.description;
    if (!change.name && !change.description)
        return context.noop();
    context.emitEvent(EventType::BoardUpdated, change, {EntityType::Board, board.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::BoardArchive &op) // clazy:exclude=function-args-by-value
{
    const Board &board = *context.state().board();
    if (board.archived == op.archived)
        return context.noop();
    BoardChange change;
    change.id = board.id;
    change.rev = board.rev + 1;
    change.archived = op.archived;
    context.emitEvent(EventType::BoardArchived, change, {EntityType::Board, board.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::BoardDelete &) // clazy:exclude=function-args-by-value
{
    const Board &board = *context.state().board();
    if (board.deleted)
        return context.noop();
    BoardChange change;
    change.id = board.id;
    change.rev = board.rev + 1;
    change.deleted = true;
    context.emitEvent(EventType::BoardDeleted, change, {EntityType::Board, board.id.value(), change.rev});
    return {};
}

} // namespace Lanban
