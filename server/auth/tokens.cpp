// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/tokens.h"

#include <jwt.h>

#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr const char *Issuer = "lanban";
// Far above what issue() makes; libjwt is not asked to read novels.
constexpr qsizetype MaxTokenLength = 4096;
constexpr qint64 MsPerSecond = 1000;

struct JwtDeleter {
    void operator()(jwt_t *jwt) const { jwt_free(jwt); }
};
using Jwt = std::unique_ptr<jwt_t, JwtDeleter>;

QString textOf(jwt_t *jwt, const char *claim)
{
    return QString::fromUtf8(jwt_get_grant(jwt, claim));
}
} // namespace

Tokens::Tokens(QByteArray secret, QString audience) : m_secret(std::move(secret)), m_audience(std::move(audience)) { }

Result<IssuedToken> Tokens::issue(const UserId &user, const QString &name, const QString &color, qint64 nowMs, qint64 ttlMs) const
{
    jwt_t *raw = nullptr;
    if (jwt_new(&raw) != 0)
        return fail(ErrorCode::Internal, u"no token can be made"_s);
    const Jwt jwt(raw);
    // Whole seconds, as RFC 7519 has it; rounded so that a token never lives longer than asked.
    const qint64 expires = (nowMs + ttlMs) / MsPerSecond;
    int failed = jwt_add_grant(raw, "iss", Issuer);
    failed |= jwt_add_grant(raw, "aud", m_audience.toUtf8().constData());
    failed |= jwt_add_grant(raw, "sub", user.value().toUtf8().constData());
    failed |= jwt_add_grant(raw, "name", name.toUtf8().constData());
    if (!color.isEmpty())
        failed |= jwt_add_grant(raw, "color", color.toUtf8().constData());
    failed |= jwt_add_grant_int(raw, "iat", static_cast<long>(nowMs / MsPerSecond));
    failed |= jwt_add_grant_int(raw, "exp", static_cast<long>(expires));
    failed |= jwt_set_alg(raw, JWT_ALG_HS256, reinterpret_cast<const unsigned char *>(m_secret.constData()),
                          static_cast<int>(m_secret.size()));
    char *encoded = failed == 0 ? jwt_encode_str(raw) : nullptr;
    if (encoded == nullptr)
        return fail(ErrorCode::Internal, u"no token can be made"_s);
    IssuedToken issued{QString::fromLatin1(encoded), expires * MsPerSecond};
    std::free(encoded); // the library hands out its own malloc
    return issued;
}

Result<Identity> Tokens::verify(const QString &token, qint64 nowMs) const
{
    const QByteArray text = token.toUtf8();
    if (text.isEmpty() || text.size() > MaxTokenLength || text.contains('\0'))
        return fail(ErrorCode::Unauthorized, u"this is no token"_s, u"/token"_s);
    jwt_t *raw = nullptr;
    const int status = jwt_decode(&raw, text.constData(), reinterpret_cast<const unsigned char *>(m_secret.constData()),
                                  static_cast<int>(m_secret.size()));
    const Jwt jwt(raw);
    // The algorithm is the token's own claim: "none", or a public key's taken for a secret, is no signature.
    if (status != 0 || jwt_get_alg(raw) != JWT_ALG_HS256 || textOf(raw, "iss") != QLatin1StringView(Issuer)
        || textOf(raw, "aud") != m_audience)
        return fail(ErrorCode::Unauthorized, u"the token is not one of this server"_s, u"/token"_s);

    Identity identity;
    identity.userId = UserId(textOf(raw, "sub"));
    identity.name = textOf(raw, "name");
    identity.color = textOf(raw, "color");
    if (!isValidId(identity.userId.value()) || identity.name.isEmpty())
        return fail(ErrorCode::Unauthorized, u"the token names nobody"_s, u"/token"_s);
    const qint64 expires = static_cast<qint64>(jwt_get_grant_int(raw, "exp")) * MsPerSecond;
    if (expires <= nowMs)
        return fail(ErrorCode::TokenExpired, u"the token has expired"_s, u"/token"_s);
    identity.tokenExp = expires;
    return identity;
}

} // namespace Lanban
