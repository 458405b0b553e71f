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

Result<Invite> Invites::find(const QString &code, qint64 nowMs)
{
    auto query = m_database.run(u"SELECT team_id, board_id, role, expires_at, uses_left FROM invite WHERE code = ?"_s, {code});
    if (!query)
        return failWith(query.error());
    const auto found = query->next();
    if (!found)
        return failWith(found.error());
    const auto role = *found ? roleFromString(query->text(2)) : std::nullopt;
    if (!role)
        return fail(ErrorCode::Unauthorized, u"there is no such invite"_s, u"/invite"_s);
    Invite invite{code, TeamId(query->text(0)), BoardId(query->text(1)), *role, query->integer(3), {}};
    if (!query->isNull(4))
        invite.usesLeft = static_cast<int>(query->integer(4));
    if (invite.expiresAt <= nowMs)
        return fail(ErrorCode::TokenExpired, u"the invite has expired"_s, u"/invite"_s);
    return invite;
}

Result<QString> Invites::findLasting(const BoardId &board, Role role, qint64 goodAtMs)
{
    const auto code = m_database.single(u"SELECT code FROM invite WHERE board_id = ? AND role = ? AND uses_left IS NULL"
                                        " AND expires_at > ? ORDER BY expires_at DESC, code LIMIT 1"_s,
                                        {board.value(), QString(toString(role)), goodAtMs});
    if (!code)
        return failWith(code.error());
    return *code ? (*code)->toString() : QString();
}

Result<UserId> Invites::takenBy(const QString &code, const ClientId &client)
{
    const auto user
        = m_database.single(u"SELECT user_id FROM invite_use WHERE code = ? AND client_id = ?"_s, {code, client.value()});
    if (!user)
        return failWith(user.error());
    return *user ? UserId((*user)->toString()) : UserId();
}

Result<void> Invites::useUp(Invite &invite, const QString &taker, const UserId &user, qint64 nowMs)
{
    if (invite.usesLeft && *invite.usesLeft <= 0)
        return fail(ErrorCode::Unauthorized, u"the invite was used up"_s, u"/invite"_s);
    if (invite.usesLeft) {
        --*invite.usesLeft;
        if (auto done = m_database.execute(u"UPDATE invite SET uses_left = uses_left - 1 WHERE code = ?"_s, {invite.code}); !done)
            return done;
    }
    return m_database.execute(u"INSERT INTO invite_use (code, client_id, user_id, at) VALUES (?, ?, ?, ?)"_s,
                              {invite.code, taker, user.value(), nowMs});
}

Result<TakenInvite> Invites::take(const QString &code, const ClientId &client, const UserRow &user, qint64 nowMs)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return failWith(transaction.error());
    const auto invite = find(code, nowMs);
    const auto before = invite ? takenBy(code, client) : failWith(invite.error());
    if (!before)
        return failWith(before.error());
    TakenInvite taken{*invite, user, false};
    if (!before->isEmpty()) {
        const auto known = Directory(m_database).find(*before);
        if (!known)
            return failWith(known.error());
        if (!*known)
            return fail(ErrorCode::Unauthorized, u"there is no such invite"_s, u"/invite"_s);
        taken.user = **known;
        taken.again = true;
        return taken;
    }
    if (auto done = Directory(m_database).add(user, nowMs); !done)
        return failWith(done.error());
    if (auto done = useUp(taken.invite, client.value(), user.id, nowMs); !done)
        return failWith(done.error());
    if (auto done = transaction->commit(); !done)
        return failWith(done.error());
    return taken;
}

Result<TakenInvite> Invites::takeFor(const QString &code, const UserId &user, qint64 nowMs)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return failWith(transaction.error());
    const auto invite = find(code, nowMs);
    if (!invite)
        return failWith(invite.error());
    const auto known = Directory(m_database).find(user);
    if (!known)
        return failWith(known.error());
    if (!*known)
        return fail(ErrorCode::Unauthorized, u"this server does not know the token's user"_s, u"/token"_s);
    const auto before = m_database.single(u"SELECT 1 FROM invite_use WHERE code = ? AND user_id = ?"_s, {code, user.value()});
    if (!before)
        return failWith(before.error());
    TakenInvite taken{*invite, **known, before->has_value()};
    if (taken.again)
        return taken;
    // Counted for the user, whichever client they come with; no client's id has a colon.
    if (auto done = useUp(taken.invite, u"user:"_s + user.value(), user, nowMs); !done)
        return failWith(done.error());
    if (auto done = transaction->commit(); !done)
        return failWith(done.error());
    return taken;
}

Result<void> Invites::end(qint64 nowMs)
{
    return m_database.execute(u"UPDATE invite SET expires_at = ? WHERE expires_at > ?"_s, {nowMs, nowMs});
}

} // namespace Lanban
