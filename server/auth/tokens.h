// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/serverhub.h"

#include <QByteArray>

namespace Lanban {

//! An access token, and until when it opens the door.
struct IssuedToken {
    QString token;
    qint64 expiresAt = 0; //!< ms since 1970
};

//! Makes and verifies access tokens: JWTs, HS256, signed with the store's own secret.
//!
//! Claims: `sub` (user id), `name`, `color`, `iat`, `exp`, `iss` "lanban", `aud` (the store's id): a
//! token of one server opens no other.
class Tokens
{
public:
    //! \a secret at least 32 bytes.
    Tokens(QByteArray secret, QString audience);

    [[nodiscard]] Result<IssuedToken> issue(const UserId &user, const QString &name, const QString &color, qint64 nowMs,
                                            qint64 ttlMs) const;
    //! Unauthorized for anything that is no valid token of this server, TokenExpired for one that was.
    [[nodiscard]] Result<Identity> verify(const QString &token, qint64 nowMs) const;

private:
    QByteArray m_secret;
    QString m_audience;
};

} // namespace Lanban
