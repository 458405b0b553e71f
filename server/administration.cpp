// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/administration.h"

#include "core/domain/bootstrap.h"
#include "core/domain/permission.h"
#include "core/sql/transaction.h"
#include "core/sync/serverroom.h"
#include "server/storage/eventstore.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr qint64 LastingMs = 24LL * 3600 * 1000;
// Renewed at every start of the program that has it.
constexpr qint64 OpenInviteMs = 365 * LastingMs;

Result<QString> checkedName(const QString &text, const QString &path)
{
    const QString name = text.trimmed();
    if (name.isEmpty() || name.size() > MaxNameLength)
        return fail(ErrorCode::Schema, u"a name has 1 to %1 characters"_s.arg(MaxNameLength), path);
    return name;
}

QString checkedColor(const QString &color)
{
    return isColorName(color) ? color : u"gray"_s;
}
} // namespace

Administration::Administration(EventStore &store, HubDriver &driver, const Clock &clock, IdSource &ids)
    : m_store(store)
    , m_driver(driver)
    , m_clock(clock)
    , m_ids(ids)
    , m_tokens(store.tokenSecret(), QString::fromLatin1(store.storeId().toHex()))
{
}

Result<TeamId> Administration::findTeam(const QString &idOrName)
{
    if (isValidId(idOrName)) {
        const auto room = m_store.load(RoomId::team(TeamId(idOrName)));
        if (room)
            return TeamId(idOrName);
        if (room.error().code != ErrorCode::NotFound)
            return failWith(room.error());
    }
    const auto named = m_store.teamByName(idOrName);
    if (!named)
        return failWith(named.error());
    if (!*named)
        return fail(ErrorCode::NotFound, u"there is no team \"%1\""_s.arg(idOrName));
    return **named;
}

Result<QList<Event>> Administration::firstTeamEvents(const TeamId &id, const QString &teamName, const UserRow &owner) const
{
    const auto name = checkedName(teamName, u"/team"_s);
    if (!name)
        return failWith(name.error());
    Member member;
    member.userId = owner.id;
    member.name = owner.name;
    member.color = owner.color;
    return teamBootstrap(id, *name, member, m_clock.nowMs());
}

Result<void> Administration::createTeam(const TeamId &id, const QString &name, const UserRow &owner)
{
    const auto events = firstTeamEvents(id, name, owner);
    if (!events)
        return failWith(events.error());
    ServerRoom room(RoomId::team(id), StoredRoom());
    for (const Event &event : *events)
        room.append(event);
    WriteBatch batch;
    batch.events = {{room.id(), id, room.uncommitted(), true}};
    return m_store.write(batch);
}

Result<UserRow> Administration::ensureOwner(const QString &name, const QString &color)
{
    auto transaction = Transaction::begin(m_store.database());
    if (!transaction)
        return failWith(transaction.error());
    const auto ownerId = m_store.meta(u"owner"_s);
    if (!ownerId)
        return failWith(ownerId.error());
    if (*ownerId) {
        const auto known = Directory(m_store.database()).find(UserId(QString::fromUtf8(**ownerId)));
        if (!known)
            return failWith(known.error());
        if (*known)
            return **known;
    }
    const auto user = createUser(name, color);
    if (!user)
        return failWith(user.error());
    if (auto kept = m_store.setMeta(u"owner"_s, user->id.value().toUtf8()); !kept)
        return failWith(kept.error());
    if (auto done = transaction->commit(); !done)
        return failWith(done.error());
    return *user;
}

Result<UserRow> Administration::ensureUser(const QString &idOrName, const QString &color)
{
    Directory directory(m_store.database());
    auto known = directory.find(UserId(idOrName));
    if (known && !*known)
        known = directory.findByName(idOrName);
    if (!known)
        return failWith(known.error());
    if (*known)
        return **known;
    return createUser(idOrName, color);
}

Result<UserRow> Administration::createUser(const QString &name, const QString &color)
{
    const auto checked = checkedName(name, u"/name"_s);
    if (!checked)
        return failWith(checked.error());
    const UserRow user{UserId(m_ids.next()), *checked, checkedColor(color)};
    if (auto added = Directory(m_store.database()).add(user, m_clock.nowMs()); !added)
        return failWith(added.error());
    return user;
}

Result<void> Administration::ensureMember(const TeamId &team, const UserRow &user, Role role)
{
    const auto room = m_store.load(RoomId::team(team));
    if (!room)
        return failWith(room.error());
    Mutation mutation;
    mutation.room = RoomId::team(team);
    mutation.at = m_clock.nowMs();
    const Member *member = room->state.activeMember(user.id);
    if (member != nullptr && member->role == role)
        return {};
    if (member != nullptr)
        mutation.op = Op::MemberRole{user.id, role};
    else
        mutation.op = Op::MemberAdd{user.id, user.name, user.color, role};
    return m_driver.change(SystemInput{{mutation}});
}

Result<IssuedToken> Administration::issueToken(const UserRow &user, qint64 ttlMs)
{
    return m_tokens.issue(user.id, user.name, user.color, m_clock.nowMs(), ttlMs);
}

Result<void> Administration::importBoard(const TeamId &team, const ImportedBoard &board)
{
    return m_driver.change(NewBoardInput{team, board.boardId, board.events});
}

Result<NewBoard> Administration::importBoardAlone(const ImportedBoard &board, const UserRow &owner)
{
    const Board *read = board.state.board();
    if (read == nullptr)
        return fail(ErrorCode::BadFormat, u"a board's first event is board.created"_s);
    const auto team = firstTeamEvents(read->teamId, read->name, owner);
    if (!team)
        return failWith(team.error());
    if (auto done = m_driver.change(NewBoardInput{read->teamId, board.boardId, board.events, *team}); !done)
        return failWith(done.error());
    return NewBoard{read->teamId, board.boardId};
}

Result<void> Administration::endInvites()
{
    m_openInvites.clear();
    return Invites(m_store.database()).end(m_clock.nowMs());
}

Result<Invite> Administration::createInvite(const BoardId &board, Role role, qint64 ttlMs, std::optional<int> uses)
{
    const auto team = m_store.teamOfBoard(board);
    if (!team)
        return failWith(team.error());
    Invite invite;
    invite.teamId = *team;
    invite.boardId = board;
    invite.role = role;
    invite.expiresAt = m_clock.nowMs() + ttlMs;
    invite.usesLeft = uses;
    return Invites(m_store.database()).create(invite, m_clock.nowMs());
}

Result<QString> Administration::lastingInvite(const BoardId &board, Role role, qint64 ttlMs)
{
    const auto known = Invites(m_store.database()).findLasting(board, role, m_clock.nowMs() + LastingMs);
    if (!known || !known->isEmpty())
        return known;
    const auto made = createInvite(board, role, ttlMs, {});
    if (!made)
        return failWith(made.error());
    return made->code;
}

Result<void> Administration::setOpenBoards(const QList<BoardId> &boards)
{
    QStringList invites;
    for (const BoardId &board : boards) {
        const auto code = lastingInvite(board, Role::Member, OpenInviteMs);
        if (!code && code.error().code == ErrorCode::NotFound)
            continue;
        if (!code)
            return failWith(code.error());
        invites.append(*code);
    }
    m_openInvites = invites;
    return {};
}

Result<Identity> Administration::takeInvite(const QString &code, const ClientId &client, const QString &name,
                                            const QString &color)
{
    const auto checked = checkedName(name, u"/name"_s);
    if (!checked)
        return failWith(checked.error());
    const UserRow user{UserId(m_ids.next()), *checked, checkedColor(color)};
    const auto taken = Invites(m_store.database()).take(code, client, user, m_clock.nowMs());
    if (!taken)
        return failWith(taken.error());

    if (auto let = letIn(*taken); !let)
        return failWith(let.error());
    const auto token = issueToken(taken->user, GuestTokenMs);
    if (!token)
        return failWith(token.error());
    return Identity{taken->user.id, taken->user.name, taken->user.color, token->expiresAt, token->token, taken->invite.boardId};
}

Result<Identity> Administration::takeInvite(const QString &code, const Identity &known)
{
    Invites invites(m_store.database());
    const auto invite = invites.find(code, m_clock.nowMs());
    if (!invite)
        return failWith(invite.error());
    // Before anything is used up.
    if (auto welcome = checkNotRemoved(invite->teamId, known.userId); !welcome)
        return failWith(welcome.error());
    const auto taken = invites.takeFor(code, known.userId, m_clock.nowMs());
    if (!taken)
        return failWith(taken.error());
    if (auto let = letIn(*taken); !let)
        return failWith(let.error());
    Identity identity = known;
    identity.board = taken->invite.boardId;
    return identity;
}

Result<UserId> Administration::invitedAs(const QString &code, const ClientId &client)
{
    return Invites(m_store.database()).takenBy(code, client);
}

Result<void> Administration::checkNotRemoved(const TeamId &team, const UserId &user)
{
    const auto room = m_store.load(RoomId::team(team));
    if (!room)
        return failWith(room.error());
    const Member *member = room->state.find(user);
    if (member != nullptr && member->removed)
        return fail(ErrorCode::Unauthorized, u"who took this invite was removed"_s, u"/invite"_s);
    return {};
}

Result<void> Administration::letIn(const TakenInvite &taken)
{
    const TeamId &teamId = taken.invite.teamId;
    if (auto welcome = checkNotRemoved(teamId, taken.user.id); !welcome)
        return welcome;
    const auto team = m_store.load(RoomId::team(teamId));
    if (!team)
        return failWith(team.error());
    const Member *member = team->state.activeMember(taken.user.id);
    // What an admin changed since the invite was taken stays.
    const bool isEnough = member != nullptr && (taken.again || isAtLeast(member->role, taken.invite.role));
    return isEnough ? Result<void>() : ensureMember(teamId, taken.user, taken.invite.role);
}

} // namespace Lanban
