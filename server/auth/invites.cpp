// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/invites.h"

#include "core/domain/permission.h"
#include "core/sql/database.h"
#include "core/sql/transaction.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
constexpr int CodeWords = 4;

QString randomCode()
{
    quint32 words[CodeWords];
    QRandomGenerator::system()->fillRange(words);
    const QByteArray bytes(reinterpret_cast<const char *>(words), sizeof(words));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}
} // namespace

Result<Invite> Invites::create(Invite invite, qint64 nowMs)
{
    invite.code = randomCode();
    const QVariant uses = invite.usesLeft ? QVariant(*invite.usesLeft) : QVariant();
    auto done = m_database.execute(u"INSERT INTO invite (code, team_id, board_id, role, expires_at, uses_left, created_at)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                                   {invite.code, invite.teamId.value(), invite.boardId.value(), QString(toString(invite.role)),
                                    invite.expiresAt, uses, nowMs});
    if (!done)
        return failWith(done.error());
    return invite;
}

Result<TakenInvite> Invites::take(const QString &code, const ClientId &client, const UserRow &user, qint64 nowMs)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return failWith(transaction.error());
    TakenInvite taken;
    {
        auto query
            = m_database.run(u"SELECT team_id, board_id, role, expires_at, uses_left FROM invite WHERE code = ?"_s, {code});
        if (!query)
            return failWith(query.error());
        const auto found = query->next();
        if (!found)
            return failWith(found.error());
        const auto role = *found ? roleFromString(query->text(2)) : std::nullopt;
        if (!role)
            return fail(ErrorCode::Unauthorized, u"there is no such invite"_s, u"/invite"_s);
        taken.invite = {code, TeamId(query->text(0)), BoardId(query->text(1)), *role, query->integer(3), {}};
        if (!query->isNull(4))
            taken.invite.usesLeft = static_cast<int>(query->integer(4));
    }
    if (taken.invite.expiresAt <= nowMs)
        return fail(ErrorCode::TokenExpired, u"the invite has expired"_s, u"/invite"_s);
    const auto before
        = m_database.single(u"SELECT user_id FROM invite_use WHERE code = ? AND client_id = ?"_s, {code, client.value()});
    if (!before)
        return failWith(before.error());
    if (*before) {
        const auto known = Directory(m_database).find(UserId((*before)->toString()));
        if (!known)
            return failWith(known.error());
        if (!*known)
            return fail(ErrorCode::Unauthorized, u"there is no such invite"_s, u"/invite"_s);
        taken.user = **known;
        taken.again = true;
        return taken;
    }
    if (taken.invite.usesLeft && *taken.invite.usesLeft <= 0)
        return fail(ErrorCode::Unauthorized, u"the invite was used up"_s, u"/invite"_s);

    taken.user = user;
    if (taken.invite.usesLeft) {
        --*taken.invite.usesLeft;
        if (auto done = m_database.execute(u"UPDATE invite SET uses_left = uses_left - 1 WHERE code = ?"_s, {code}); !done)
            return failWith(done.error());
    }
    if (auto done = Directory(m_database).add(user, nowMs); !done)
        return failWith(done.error());
    if (auto done = m_database.execute(u"INSERT INTO invite_use (code, client_id, user_id, at) VALUES (?, ?, ?, ?)"_s,
                                       {code, client.value(), user.id.value(), nowMs});
        !done)
        return failWith(done.error());
    if (auto done = transaction->commit(); !done)
        return failWith(done.error());
    return taken;
}

} // namespace Lanban
