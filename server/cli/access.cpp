// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/net/invitelink.h"
#include "core/sql/transaction.h"
#include "server/cli/commands.h"
#include "server/cli/operatorstore.h"
#include "server/server.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// Also the most that fits into a JSON number with room to add it to a time.
constexpr qint64 MaxTtlMs = 100LL * 365 * 24 * 3600 * 1000;

Result<qint64> ttlOf(const CommandLine &line)
{
    const auto ttl = parseDuration(line.value(u"ttl"_s));
    if (ttl && (*ttl <= 0 || *ttl > MaxTtlMs))
        return fail(ErrorCode::BadFormat, u"--ttl must be 1s to 36500d"_s);
    return ttl;
}

Result<Role> roleOf(const CommandLine &line)
{
    const auto role = roleFromString(line.value(u"role"_s));
    if (!role)
        return fail(ErrorCode::BadFormat,
                    u"\"%1\" is no role: owner, admin, member, commenter or viewer"_s.arg(line.value(u"role"_s)));
    return *role;
}

//! The store must be there: a mistyped directory is not to be filled.
Result<std::unique_ptr<EventStore>> openExisting(const QString &dataDir)
{
    if (!QFile::exists(EventStore::fileIn(dataDir)))
        return fail(ErrorCode::NotFound, u"there is no server's data in %1"_s.arg(dataDir));
    return EventStore::open(dataDir, EventStore::Mode::Administer);
}

Result<IssuedToken> makeToken(OperatorStore &with, const CommandLine &line, Role role, qint64 ttlMs, UserRow &user)
{
    auto transaction = Transaction::begin(with.store().database());
    if (!transaction)
        return failWith(transaction.error());
    const auto team = with.administration().findTeam(line.value(u"team"_s));
    if (!team)
        return failWith(team.error());
    const auto known = with.administration().ensureUser(line.value(u"user"_s), u"blue"_s);
    if (!known)
        return failWith(known.error());
    user = *known;
    if (auto member = with.administration().ensureMember(*team, user, role); !member)
        return failWith(member.error());
    auto token = with.administration().issueToken(user, ttlMs);
    if (!token)
        return token;
    if (auto done = transaction->commit(); !done)
        return failWith(done.error());
    return token;
}

Result<InviteLink> serverOf(OperatorStore &with, const CommandLine &line)
{
    if (line.isSet(u"host"_s))
        return InviteLink::parse(line.value(u"host"_s));
    const auto last = with.store().meta(u"listen"_s);
    if (!last)
        return failWith(last.error());
    return InviteLink::parse(*last ? QString::fromUtf8(**last) : u"127.0.0.1"_s);
}
} // namespace

ExitCode runToken(const QStringList &arguments)
{
    CommandLine line(u"token"_s, u"Makes an access token, and the user and the membership where they are missing."_s);
    line.add(u"data"_s, u"The server's data directory."_s, u"DIR"_s);
    line.add(u"user"_s, u"Whose token it is: a name, or a user's id."_s, u"NAME"_s);
    line.add(u"team"_s, u"The team the user is a member of, by id or name."_s, u"TEAM"_s);
    line.add(u"role"_s, u"owner, admin, member, commenter or viewer."_s, u"ROLE"_s);
    line.add(u"ttl"_s, u"How long the token is good for: 90s, 15m, 1h, 7d."_s, u"TIME"_s, u"1h"_s);
    if (!line.parse(arguments))
        return line.exitCode();
    for (const QString &option : {u"data"_s, u"user"_s, u"team"_s, u"role"_s}) {
        if (line.value(option).isEmpty())
            return line.usageError(u"--%1 is missing"_s.arg(option));
    }
    const auto role = roleOf(line);
    if (!role)
        return line.usageError(role.error().detail);
    const auto ttl = ttlOf(line);
    if (!ttl)
        return line.usageError(ttl.error().detail);

    auto store = openExisting(line.value(u"data"_s));
    if (!store)
        return line.failure(store.error());
    OperatorStore with(std::move(*store));
    UserRow user;
    const auto token = makeToken(with, line, *role, *ttl, user);
    if (!token)
        return line.failure(token.error());
    printLine({{u"token"_s, token->token}, {u"userId"_s, user.id.value()}, {u"expiresAt"_s, token->expiresAt}});
    return Done;
}

ExitCode runInvite(const QStringList &arguments)
{
    CommandLine line(u"invite"_s, u"Makes an invite link to a board."_s);
    line.add(u"data"_s, u"The server's data directory."_s, u"DIR"_s);
    line.add(u"board"_s, u"The board's id."_s, u"ID"_s);
    line.add(u"role"_s, u"What the guest becomes: admin, member, commenter or viewer."_s, u"ROLE"_s, u"member"_s);
    line.add(u"ttl"_s, u"How long the invite is good for: 90s, 15m, 1h, 7d."_s, u"TIME"_s, u"7d"_s);
    line.add(u"uses"_s, u"How many guests it lets in; as many as want where not given."_s, u"N"_s);
    line.add(u"host"_s, u"The server's address in the link; where it listened last, if not given."_s, u"HOST:PORT"_s);
    if (!line.parse(arguments))
        return line.exitCode();
    for (const QString &option : {u"data"_s, u"board"_s}) {
        if (line.value(option).isEmpty())
            return line.usageError(u"--%1 is missing"_s.arg(option));
    }
    const auto role = roleOf(line);
    if (!role)
        return line.usageError(role.error().detail);
    const auto ttl = ttlOf(line);
    if (!ttl)
        return line.usageError(ttl.error().detail);
    std::optional<int> uses;
    if (line.isSet(u"uses"_s)) {
        bool isNumber = false;
        uses = line.value(u"uses"_s).toInt(&isNumber);
        if (!isNumber || *uses < 1)
            return line.usageError(u"--uses must be a number from 1 on"_s);
    }

    auto store = openExisting(line.value(u"data"_s));
    if (!store)
        return line.failure(store.error());
    OperatorStore with(std::move(*store));
    auto link = serverOf(with, line);
    if (!link)
        return line.usageError(u"--host: %1"_s.arg(link.error().detail));
    const auto invite = with.administration().createInvite(BoardId(line.value(u"board"_s)), *role, *ttl, uses);
    if (!invite)
        return line.failure(invite.error());
    link->invite = invite->code;
    printLine({{u"link"_s, link->toString()}, {u"code"_s, invite->code}, {u"expiresAt"_s, invite->expiresAt}});
    return Done;
}

} // namespace Lanban
