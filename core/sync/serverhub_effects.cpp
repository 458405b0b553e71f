// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overloaded.h"
#include "core/sync/serverhub_p.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

//! The same answer for a room that is not there and one that is not the asker's.
Rejection foreignRoom()
{
    return refuse(ErrorCode::Forbidden, u"no such room, or not yours to change"_s, u"/room"_s);
}

//! Who is changed by an operation on members.
UserId memberOf(const Operation &op)
{
    return std::visit(
        Overloaded{[](const Op::MemberAdd &add) { return add.userId; }, [](const Op::MemberRole &role) { return role.userId; },
                   [](const Op::MemberRemove &remove) { return remove.userId; }, [](const auto &) { return UserId(); }},
        op);
}

Event memberEvent(EventType type, const TeamId &team, const BoardId &board, const UserId &actor, qint64 ts, MemberChange change)
{
    Event event;
    event.type = type;
    event.teamId = team;
    event.boardId = board;
    event.actorUserId = actor;
    event.ts = ts;
    event.ents = {{EntityType::Member, change.userId.value(), change.rev}};
    event.data = std::move(change);
    return event;
}

} // namespace

Expected<Protocol::Ack, Rejection> ServerHub::Private::executeFresh(const Mutation &mutation, const Actor &actor,
                                                                    const ClientId &client)
{
    decidedIn.clear();
    auto executed = execute(mutation, actor, client);
    if (executed && !executed->fx.isEmpty())
        return executed; // its events are checked by the write
    std::set<RoomId> read(decidedIn.cbegin(), decidedIn.cend());
    read.insert(mutation.room);
    bool isFresh = true;
    for (const RoomId &id : read) {
        const auto room = rooms.find(id);
        if (room == rooms.end())
            continue;
        const auto wasBehind = hasCaughtUp(room->second);
        if (!wasBehind) // on what may be old nothing is refused for good
            return failWith(refuse(ErrorCode::Internal, wasBehind.error().detail, u"/room"_s));
        if (*wasBehind)
            isFresh = false;
    }
    return isFresh ? executed : execute(mutation, actor, client);
}

Expected<Protocol::Ack, Rejection> ServerHub::Private::execute(const Mutation &mutation, const Actor &actor,
                                                               const ClientId &client)
{
    if (mutation.room.kind == RoomId::Kind::Task)
        return failWith(refuse(ErrorCode::Schema, u"mutations go to a team or a board"_s, u"/room"_s));
    auto loaded = load(mutation.room);
    if (!loaded) {
        if (loaded.error().code == ErrorCode::NotFound)
            return failWith(foreignRoom());
        return failWith(refuse(ErrorCode::Internal, loaded.error().detail, u"/room"_s));
    }
    HubRoom &room = **loaded;
    if (!actor.system && room.room.state().activeMember(actor.userId) == nullptr)
        return failWith(foreignRoom());
    const auto there = follow(room, mutation, actor);
    if (!there)
        return failWith(refuse(ErrorCode::Internal, there.error().detail, u"/room"_s));
    if (*there)
        return followed(**there, actor, client);
    decidedIn = {mutation.room};
    if (std::holds_alternative<Op::TaskTransfer>(mutation.op))
        return transfer(room, mutation, actor, client);
    if (const auto *create = std::get_if<Op::BoardCreate>(&mutation.op)) {
        const auto existing = load(RoomId::board(create->id));
        if (existing)
            return failWith(refuse(ErrorCode::InvalidRef, u"there is a board with this id"_s, u"/args/id"_s));
        if (existing.error().code != ErrorCode::NotFound)
            return failWith(refuse(ErrorCode::Internal, existing.error().detail, u"/args/id"_s));
    }

    if (const auto *create = std::get_if<Op::TaskCreate>(&mutation.op);
        create != nullptr && room.room.state().find(create->id) == nullptr) {
        // A task's room is found by its id alone: nobody may make one elsewhere that takes its place.
        const auto board = store.boardOfTask(create->id);
        if (!board && board.error().code != ErrorCode::NotFound)
            return failWith(refuse(ErrorCode::Internal, board.error().detail, u"/args/id"_s));
        if (board && *board != mutation.room)
            return failWith(refuse(ErrorCode::InvalidRef, u"there is a task with this id on another board"_s, u"/args/id"_s));
    }

    // Before anything is decided: what is appended here can't be taken back without the rest of the group.
    if (const auto loadedToo = loadMirrors(room, mutation.op); !loadedToo)
        return failWith(refuse(ErrorCode::Internal, loadedToo.error().detail, u"/room"_s));

    std::optional<Role> roleBefore;
    if (const Member *member = room.room.state().activeMember(memberOf(mutation.op)))
        roleBefore = member->role;
    const auto complete = withBaseText(room, mutation);
    if (!complete)
        return failWith(refuse(ErrorCode::Internal, complete.error().detail, u"/base"_s));
    const auto decision = room.room.mutate(*complete, actor, client, wall);
    if (!decision)
        return failWith(decision.error());

    QMap<RoomId, quint64> effects;
    if (!decision->events.isEmpty()) {
        group->rooms.insert(mutation.room);
        spread(room, mutation, *decision, actor, client, roleBefore, effects);
        effects.insert(mutation.room, room.room.seq());
    }
    Protocol::Ack ack;
    ack.status = decision->noop ? Protocol::Ack::Status::Noop
        : decision->merged      ? Protocol::Ack::Status::Merged
                                : Protocol::Ack::Status::Ok;
    for (auto effect = effects.cbegin(); effect != effects.cend(); ++effect)
        ack.fx.append({effect.key(), effect.value()});
    ack.adjusted = decision->adjusted;
    ack.warn = decision->warnings;
    return ack;
}

Result<Mutation> ServerHub::Private::withBaseText(const HubRoom &room, const Mutation &mutation)
{
    const std::optional<EntityRef> needed = neededBaseText(room.room.state(), mutation);
    if (!needed)
        return mutation;
    std::optional<QString> text = room.room.uncommittedText(*needed);
    if (!text) {
        auto stored = store.textAt(mutation.room, *needed);
        if (!stored)
            return failWith(stored.error());
        text = *std::move(stored);
    }
    Mutation complete = mutation;
    complete.base->text = text;
    return complete;
}

Result<void> ServerHub::Private::loadMirrors(const HubRoom &room, const Operation &op)
{
    const RoomId &id = room.room.id();
    QList<RoomId> others;
    if (id.kind == RoomId::Kind::Team && !memberOf(op).isEmpty()) {
        const QMap<BoardId, Board> &boards = room.room.state().boards();
        for (auto board = boards.keyBegin(); board != boards.keyEnd(); ++board)
            others.append(RoomId::board(*board));
    } else if (std::holds_alternative<Op::BoardUpdate>(op) || std::holds_alternative<Op::BoardArchive>(op)
               || std::holds_alternative<Op::BoardDelete>(op)) {
        others.append(RoomId::team(room.teamId));
    }
    for (const RoomId &other : std::as_const(others)) {
        const auto loaded = load(other);
        if (!loaded && loaded.error().code != ErrorCode::NotFound)
            return failWith(loaded.error());
        if (!loaded)
            continue;
        if (const auto read = hasCaughtUp(**loaded); !read)
            return failWith(read.error());
    }
    return {};
}

void ServerHub::Private::spread(HubRoom &room, const Mutation &mutation, const Decision &decision, const Actor &actor,
                                const ClientId &client, std::optional<Role> roleBefore, QMap<RoomId, quint64> &effects)
{
    const bool inTeam = mutation.room.kind == RoomId::Kind::Team;
    for (const Event &event : decision.events) {
        switch (event.type) {
        case EventType::BoardCreated:
            if (inTeam)
                startBoard(room, event, mutation.muid, actor, client, effects);
            break;
        case EventType::BoardUpdated:
        case EventType::BoardArchived:
        case EventType::BoardDeleted:
            if (!inTeam)
                mirrorToTeam(room, event, mutation.muid, client, effects);
            break;
        case EventType::MemberAdded:
        case EventType::MemberRoleChanged:
        case EventType::MemberRemoved:
            if (inTeam)
                mirrorToBoards(room, event, mutation.muid, client, roleBefore, effects);
            break;
        default:
            break;
        }
    }
}

void ServerHub::Private::startBoard(HubRoom &team, const Event &created, const Muid &muid, const Actor &actor,
                                    const ClientId &client, QMap<RoomId, quint64> &effects)
{
    const auto *change = std::get_if<BoardChange>(&created.data);
    if (change == nullptr)
        return;
    const TeamId teamId(team.room.id().id);
    const RoomId id = RoomId::board(change->id);
    HubRoom fresh{ServerRoom(id, StoredRoom()), teamId, true, {}, now, false, {}, {}};
    HubRoom &board = rooms.insert_or_assign(id, std::move(fresh)).first->second;
    group->rooms.insert(id);
    Event event = created;
    event.teamId = teamId;
    event.boardId = change->id;
    board.room.append(event, muid, client);
    addTeamMembers(board, team, actor.userId, actor.userId);
    effects.insert(id, board.room.seq());
}

void ServerHub::Private::addTeamMembers(HubRoom &board, const HubRoom &team, const UserId &owner, const UserId &actor)
{
    for (const Member &member : team.room.state().members()) {
        if (member.removed || board.room.state().activeMember(member.userId) != nullptr)
            continue;
        MemberChange change;
        change.userId = member.userId;
        change.rev = board.room.state().revisionOf({EntityType::Member, member.userId.value(), 0}) + 1;
        change.name = member.name;
        change.color = member.color;
        change.role = member.userId == owner ? Role::Owner : member.role;
        change.removed = false;
        board.room.append(memberEvent(EventType::MemberAdded, board.teamId, BoardId(board.room.id().id), actor, wall, change));
    }
}

void ServerHub::Private::mirrorToTeam(HubRoom &board, const Event &event, const Muid &muid, const ClientId &client,
                                      QMap<RoomId, quint64> &effects)
{
    const RoomId id = RoomId::team(board.teamId);
    const auto team = load(id);
    if (!team) {
        // A board without a team's stream has no list that it could be missing from.
        if (team.error().code != ErrorCode::NotFound)
            group->trouble = team.error();
        return;
    }
    Event mirrored = event;
    mirrored.boardId = {};
    group->rooms.insert(id);
    (*team)->room.append(mirrored, muid, client);
    effects.insert(id, (*team)->room.seq());
}

void ServerHub::Private::mirrorToBoards(HubRoom &team, const Event &event, const Muid &muid, const ClientId &client,
                                        std::optional<Role> roleBefore, QMap<RoomId, quint64> &effects)
{
    const auto *change = std::get_if<MemberChange>(&event.data);
    if (change == nullptr)
        return;
    // Not the store's list: a board that this very group made counts too.
    const QMap<BoardId, Board> boards = team.room.state().boards();
    for (auto it = boards.cbegin(); it != boards.cend(); ++it) {
        const RoomId id = RoomId::board(it.key());
        const auto loaded = load(id);
        if (!loaded) {
            if (loaded.error().code != ErrorCode::NotFound)
                group->trouble = loaded.error();
            continue;
        }
        HubRoom &board = **loaded;
        const Member *present = board.room.state().activeMember(change->userId);
        if ((event.type == EventType::MemberAdded) == (present != nullptr))
            continue;
        // A role that was given on the board itself stays.
        if (event.type == EventType::MemberRoleChanged && (!roleBefore || present->role != *roleBefore))
            continue;
        MemberChange mirrored = *change;
        mirrored.rev = board.room.state().revisionOf({EntityType::Member, change->userId.value(), 0}) + 1;
        group->rooms.insert(id);
        board.room.append(memberEvent(event.type, event.teamId, it.key(), event.actorUserId, event.ts, mirrored), muid, client);
        effects.insert(id, board.room.seq());
    }
}

void ServerHub::Private::decideSystem()
{
    group->refused.reset();
    for (const Mutation &mutation : std::as_const(group->systemMutations)) {
        if (!mutation.muid.isEmpty()) {
            const auto before = store.applied(mutation.muid);
            if (!before) {
                group->trouble = before.error();
                return;
            }
            if (*before || group->results.contains(mutation.muid))
                continue;
        }
        Actor actor;
        actor.userId = memberOf(mutation.op);
        actor.system = true;
        auto executed = executeFresh(mutation, actor, {});
        if (!executed) {
            group->refused = executed.error().error;
            return;
        }
        if (group->trouble)
            return;
        if (!mutation.muid.isEmpty()) {
            executed->muid = mutation.muid;
            const AppliedResult result{mutation.muid, *executed};
            group->results[mutation.muid] = result;
            group->applied.append(result);
        }
    }
}

void ServerHub::Private::decideNewBoard()
{
    group->refused.reset();
    const NewBoardInput &wanted = *group->newBoard;
    const RoomId id = RoomId::board(wanted.boardId);
    const auto existing = load(id);
    if (existing || existing.error().code != ErrorCode::NotFound) {
        group->refused = existing ? Error{ErrorCode::InvalidRef, u"there is a board with this id"_s, {}} : existing.error();
        return;
    }
    const RoomId teamRoom = RoomId::team(wanted.teamId);
    auto team = load(teamRoom);
    if (!wanted.teamEvents.isEmpty()) {
        if (team || team.error().code != ErrorCode::NotFound) {
            group->refused = team ? Error{ErrorCode::InvalidRef, u"there is a team with this id"_s, {}} : team.error();
            return;
        }
        HubRoom fresh{ServerRoom(teamRoom, StoredRoom()), wanted.teamId, true, {}, now, false, {}, {}};
        team = &rooms.insert_or_assign(teamRoom, std::move(fresh)).first->second;
        group->rooms.insert(teamRoom);
        for (const Event &event : wanted.teamEvents)
            (*team)->room.append(event);
    }
    if (!team) {
        group->refused = team.error();
        return;
    }
    const auto created = std::find_if(wanted.events.cbegin(), wanted.events.cend(),
                                      [](const Event &event) { return event.type == EventType::BoardCreated; });
    if (created == wanted.events.cend()) {
        group->refused = Error{ErrorCode::BadFormat, u"a board's first event is board.created"_s, {}};
        return;
    }
    HubRoom fresh{ServerRoom(id, StoredRoom()), wanted.teamId, true, {}, now, false, {}, {}};
    HubRoom &board = rooms.insert_or_assign(id, std::move(fresh)).first->second;
    group->rooms.insert(id);
    for (const Event &event : wanted.events) {
        Event own = event;
        own.teamId = wanted.teamId;
        own.boardId = wanted.boardId;
        board.room.append(own);
    }
    if (board.room.bytes() > Protocol::MaxStateBytes) {
        group->refused = Error{ErrorCode::LimitExceeded, u"the board is larger than %1 bytes"_s.arg(Protocol::MaxStateBytes), {}};
        return;
    }
    addTeamMembers(board, **team, created->actorUserId, created->actorUserId);
    Event inTeam = *created;
    inTeam.teamId = wanted.teamId;
    inTeam.boardId = {};
    group->rooms.insert((*team)->room.id());
    (*team)->room.append(inTeam);
}

} // namespace Lanban
