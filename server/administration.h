// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/formats/importedboard.h"
#include "server/auth/invites.h"
#include "server/auth/tokens.h"
#include "server/hub/hubdriver.h"

namespace Lanban {

class EventStore;

//! A board, and the team that has it alone.
struct NewBoard {
    TeamId teamId;
    BoardId boardId;
};

//! What an operator does to a store: teams, people, tokens, invites, imports. Also while a server
//! runs on it, in the same process (through its own driver) or in another.
class Administration
{
public:
    Administration(EventStore &store, HubDriver &driver, const Clock &clock, IdSource &ids);

    //! The team with this id or name; NotFound where there is none.
    [[nodiscard]] Result<TeamId> findTeam(const QString &idOrName);
    //! Makes a team with \a owner, who must be in the directory, as its first member.
    [[nodiscard]] Result<void> createTeam(const TeamId &id, const QString &name, const UserRow &owner);
    //! The user whose server this is: the one it had, or a new one of this name.
    [[nodiscard]] Result<UserRow> ensureOwner(const QString &name, const QString &color);
    //! The user with this id or name; makes one named so where there is none.
    [[nodiscard]] Result<UserRow> ensureUser(const QString &idOrName, const QString &color);
    //! Makes a user nobody is yet.
    [[nodiscard]] Result<UserRow> createUser(const QString &name, const QString &color);
    //! Makes \a user a member of \a team and its boards with \a role, or gives that role to a member of another.
    [[nodiscard]] Result<void> ensureMember(const TeamId &team, const UserRow &user, Role role);
    [[nodiscard]] Result<IssuedToken> issueToken(const UserRow &user, qint64 ttlMs);
    //! Logs the board's events as they are, in one commit.
    [[nodiscard]] Result<void> importBoard(const TeamId &team, const ImportedBoard &board);
    //! The same with a new team around it, named like the board and owned by \a owner, who must be in the directory:
    //! whoever is let in later sees this board only. The team's id is the one the board was read for.
    [[nodiscard]] Result<NewBoard> importBoardAlone(const ImportedBoard &board, const UserRow &owner);
    //! From now on no invite that was made so far lets anybody in.
    [[nodiscard]] Result<void> endInvites();
    //! An invite to \a board (and with it to its team); NotFound where there is no such board.
    [[nodiscard]] Result<Invite> createInvite(const BoardId &board, Role role, qint64 ttlMs, std::optional<int> uses);
    //! The code of an invite to \a board that may be taken as often as wanted and is good for another day at
    //! least: the one there is, or a new one.
    [[nodiscard]] Result<QString> lastingInvite(const BoardId &board, Role role, qint64 ttlMs);
    //! Whoever says hello with neither token nor invite is a guest of \a boards from now on; those that are not there are left out.
    [[nodiscard]] Result<void> setOpenBoards(const QList<BoardId> &boards);
    //! The invites that such a hello takes.
    [[nodiscard]] const QStringList &openInvites() const { return m_openInvites; }
    //! Uses an invite up for a hello of somebody new, and says who that makes the client.
    [[nodiscard]] Result<Identity> takeInvite(const QString &code, const ClientId &client, const QString &name,
                                              const QString &color);
    //! Uses an invite up for a user this server \a knows. A member keeps the higher role; who was removed stays out.
    [[nodiscard]] Result<Identity> takeInvite(const QString &code, const Identity &known);
    //! Who \a client became by this invite; empty if it did not take it.
    [[nodiscard]] Result<UserId> invitedAs(const QString &code, const ClientId &client);

    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }

    //! How long the token lives that an invite brings: its guest has no other way back in.
    static constexpr qint64 GuestTokenMs = 365LL * 24 * 3600 * 1000;

private:
    //! No operation makes a team: its stream begins with these events.
    [[nodiscard]] Result<QList<Event>> firstTeamEvents(const TeamId &id, const QString &name, const UserRow &owner) const;
    //! Unauthorized for who was a member of \a team and is none any more.
    [[nodiscard]] Result<void> checkNotRemoved(const TeamId &team, const UserId &user);
    //! Makes who took an invite a member of its team.
    [[nodiscard]] Result<void> letIn(const TakenInvite &taken);

    EventStore &m_store;
    HubDriver &m_driver;
    const Clock &m_clock;
    IdSource &m_ids;
    Tokens m_tokens;
    QStringList m_openInvites;
};

} // namespace Lanban
