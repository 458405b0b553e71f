// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/trello.h"
#include "core/sql/transaction.h"
#include "server/cli/commands.h"
#include "server/cli/operatorstore.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// From this many events on a board gets its snapshot at once: somebody is about to open it.
constexpr qsizetype SnapshotEvents = 200;
// A Trello export of the largest boards has some ten megabytes.
constexpr qint64 MaxFileBytes = 256LL * 1024 * 1024;

//! Whose board it becomes, and what of that is still to be made.
struct Destination {
    TeamId teamId;
    UserRow owner;
    bool makeTeam = false;
    bool makeOwner = false;
};

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, u"can't read %1: %2"_s.arg(path, file.errorString()));
    if (file.size() > MaxFileBytes)
        return fail(ErrorCode::TooLarge, u"%1 is larger than %2 MiB"_s.arg(path).arg(MaxFileBytes / 1024 / 1024));
    return file.readAll();
}

Result<Destination> findDestination(OperatorStore &with, const QString &team, const QString &owner)
{
    Destination to;
    const auto found = with.administration().findTeam(team);
    if (!found && found.error().code != ErrorCode::NotFound)
        return failWith(found.error());
    to.makeTeam = !found;
    to.teamId = found ? *found : TeamId(with.ids().next());
    if (found && owner.isEmpty()) {
        const auto room = with.store().load(RoomId::team(*found));
        if (!room)
            return failWith(room.error());
        for (const Member &member : room->state.members()) {
            if (!member.removed && member.role == Role::Owner) {
                to.owner = {member.userId, member.name, member.color};
                return to;
            }
        }
    }
    const QString name = owner.isEmpty() ? u"Owner"_s : owner;
    const auto known = Directory(with.store().database()).findByName(name);
    if (!known)
        return failWith(known.error());
    to.makeOwner = !*known;
    to.owner = *known ? **known : UserRow{UserId(with.ids().next()), name, u"blue"_s};
    return to;
}

Result<void> keep(OperatorStore &with, const Destination &to, const QString &teamName, const ImportedBoard &board)
{
    auto transaction = Transaction::begin(with.store().database());
    if (!transaction)
        return failWith(transaction.error());
    if (to.makeOwner) {
        if (auto added = Directory(with.store().database()).add(to.owner, with.clock().nowMs()); !added)
            return added;
    }
    if (to.makeTeam) {
        if (auto made = with.administration().createTeam(to.teamId, teamName, to.owner); !made)
            return made;
    }
    if (auto imported = with.administration().importBoard(to.teamId, board); !imported)
        return imported;
    return transaction->commit();
}

QJsonObject reportLine(const TeamId &team, const ImportedBoard &board)
{
    QJsonArray skipped;
    for (const ImportSkip &skip : board.report.skipped)
        skipped.append(QJsonObject{{u"what"_s, skip.what}, {u"why"_s, skip.why}, {u"count"_s, skip.count}});
    return {{u"event"_s, u"imported"_s},
            {u"teamId"_s, team.value()},
            {u"boardId"_s, board.boardId.value()},
            {u"columns"_s, board.report.columns},
            {u"tasks"_s, board.report.tasks},
            {u"labels"_s, board.report.labels},
            {u"comments"_s, board.report.comments},
            {u"skipped"_s, skipped}};
}
} // namespace

ExitCode runImport(const QStringList &arguments)
{
    CommandLine line(u"import"_s, u"Imports a board that Trello exported as JSON."_s);
    line.addPositional(u"FILE"_s, u"The exported file."_s);
    line.add(u"data"_s, u"The server's data directory."_s, u"DIR"_s);
    line.add(u"team"_s, u"The team it goes to, by id or name; made where it is missing."_s, u"TEAM"_s, u"My team"_s);
    line.add(u"user"_s, u"Who owns the board; the team's owner where not given."_s, u"NAME"_s);
    if (!line.parse(arguments))
        return line.exitCode();
    if (line.value(u"data"_s).isEmpty())
        return line.usageError(u"--data DIR is missing"_s);

    const auto json = readFile(line.positional());
    if (!json)
        return line.failure(json.error());
    auto store = EventStore::open(line.value(u"data"_s), EventStore::Mode::Administer);
    if (!store)
        return line.failure(store.error());
    OperatorStore with(std::move(*store));
    const auto to = findDestination(with, line.value(u"team"_s), line.value(u"user"_s));
    if (!to)
        return line.failure(to.error());

    const ImportContext context{to->teamId, to->owner.id, to->owner.name, to->owner.color, with.clock().nowMs()};
    const auto board = importTrello(*json, context, with.ids());
    if (!board)
        return line.failure(board.error());
    if (auto kept = keep(with, *to, line.value(u"team"_s), *board); !kept)
        return line.failure(kept.error());
    printLine(reportLine(to->teamId, *board));

    if (board->events.size() >= SnapshotEvents) {
        // The board is there, whatever becomes of its snapshot.
        const auto snapshot = with.store().makeSnapshot(RoomId::board(board->boardId));
        const auto done = snapshot ? with.store().putSnapshot(*snapshot) : Result<void>(failWith(snapshot.error()));
        if (!done)
            complain(u"lanban-server import: no snapshot yet: %1"_s.arg(done.error().detail));
    }
    return Done;
}

} // namespace Lanban
