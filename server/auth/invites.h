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

//! An invite that was taken, and who it made.
struct TakenInvite {
    Invite invite;
    UserRow user;
    bool again = false; //!< the same client had taken it before: the same user
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

private:
    Database &m_database;
};

} // namespace Lanban
