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

//! Who owns a server in an app, and the team new boards go to.
struct ServerOwner {
    UserRow user;
    TeamId team;
};

//! What an operator does to a store: teams, people, tokens, invites, imports. Also while a server
//! runs on it, in the same process (through its own driver) or in another.
class Administration
{
public:
    Administration(EventStore &store, HubDriver &driver, const Clock &clock, IdSource &ids);

    //! The team with this id or name; makes it, owned by \a owner, where there is none.
    [[nodiscard]] Result<TeamId> ensureTeam(const QString &idOrName, const UserRow &owner);
    //! The team with this id or name; NotFound where there is none.
    [[nodiscard]] Result<TeamId> findTeam(const QString &idOrName);
    //! Makes a team with \a owner, who must be in the directory, as its first member.
    [[nodiscard]] Result<void> createTeam(const TeamId &id, const QString &name, const UserRow &owner);
    //! The store's owner and their team: the ones it had, or new ones of these names.
    [[nodiscard]] Result<ServerOwner> ensureOwner(const QString &name, const QString &color, const QString &teamName);
    //! The user with this id or name; makes one named so where there is none.
    [[nodiscard]] Result<UserRow> ensureUser(const QString &idOrName, const QString &color);
    //! Makes a user nobody is yet.
    [[nodiscard]] Result<UserRow> createUser(const QString &name, const QString &color);
    //! Makes \a user a member of \a team and its boards with \a role, or gives that role to a member of another.
    [[nodiscard]] Result<void> ensureMember(const TeamId &team, const UserRow &user, Role role);
    [[nodiscard]] Result<IssuedToken> issueToken(const UserRow &user, qint64 ttlMs);
    //! Logs the board's events as they are, in one commit.
    [[nodiscard]] Result<void> importBoard(const TeamId &team, const ImportedBoard &board);
    //! An invite to \a board (and with it to its team); NotFound where there is no such board.
    [[nodiscard]] Result<Invite> createInvite(const BoardId &board, Role role, qint64 ttlMs, std::optional<int> uses);
    //! Uses an invite up for a hello, and says who that makes the client.
    [[nodiscard]] Result<Identity> takeInvite(const QString &code, const ClientId &client, const QString &name,
                                              const QString &color);

    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }

    //! How long the token lives that an invite brings: its guest has no other way back in.
    static constexpr qint64 GuestTokenMs = 365LL * 24 * 3600 * 1000;

private:
    EventStore &m_store;
    HubDriver &m_driver;
    const Clock &m_clock;
    IdSource &m_ids;
    Tokens m_tokens;
};

} // namespace Lanban
