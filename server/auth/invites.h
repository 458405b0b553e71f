// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/values.h"
#include "server/auth/directory.h"

#include <optional>

namespace Lanban {

//! What lets somebody in who has no token.
struct Invite {
    QString code; //!< 22 random characters: 128 bits
    TeamId teamId;
    BoardId boardId;
    Role role = Role::Member;
    qint64 expiresAt = 0; //!< ms since 1970
    std::optional<int> usesLeft; //!< nothing: as often as wanted

    friend bool operator==(const Invite &, const Invite &) = default;
};

//! An invite that was taken, and who has it now.
struct TakenInvite {
    Invite invite;
    UserRow user;
    bool again = false; //!< the same client or user had taken it before
};

//! The invites of a store.
class Invites
{
public:
    explicit Invites(Database &database) : m_database(database) { }

    //! Makes one; its code is new whatever \a invite holds.
    [[nodiscard]] Result<Invite> create(Invite invite, qint64 nowMs);

    //! Uses one up and makes its user \a user, all or nothing.
    //!
    //! A client that takes an invite again (its welcome was lost) is the user it was made then, and
    //! uses nothing up. Unauthorized for an unknown or used-up code, TokenExpired for one too old.
    [[nodiscard]] Result<TakenInvite> take(const QString &code, const ClientId &client, const UserRow &user, qint64 nowMs);
    //! Uses one up for \a user, who is in the directory; nothing is used up where they had taken it before. Errors as of take().
    [[nodiscard]] Result<TakenInvite> takeFor(const QString &code, const UserId &user, qint64 nowMs);
    //! The invite, if it can still be taken by somebody. Errors as of take(), but for one that is used up.
    [[nodiscard]] Result<Invite> find(const QString &code, qint64 nowMs);
    //! The code of the invite to \a board with that role that may be taken as often as wanted and is good beyond
    //! \a goodAtMs; empty where there is none.
    [[nodiscard]] Result<QString> findLasting(const BoardId &board, Role role, qint64 goodAtMs);
    //! Who \a client became by this invite; empty if it did not take it.
    [[nodiscard]] Result<UserId> takenBy(const QString &code, const ClientId &client);
    //! None that was made so far may be taken after \a nowMs.
    [[nodiscard]] Result<void> end(qint64 nowMs);

private:
    [[nodiscard]] Result<void> useUp(Invite &invite, const QString &taker, const UserId &user, qint64 nowMs);

    Database &m_database;
};

} // namespace Lanban
