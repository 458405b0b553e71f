// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/commands.h"
#include "server/storage/eventstore.h"
#include "server/storage/storecheck.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

ExitCode runCheck(const QStringList &arguments)
{
    CommandLine line(u"check"_s, u"Reads everything in a data directory and says what is not as it must be. Changes nothing."_s);
    line.add(u"data"_s, u"The server's data directory."_s, u"DIR"_s);
    if (!line.parse(arguments))
        return line.exitCode();
    if (line.value(u"data"_s).isEmpty())
        return line.usageError(u"--data DIR is missing"_s);

    auto store = EventStore::open(line.value(u"data"_s), EventStore::Mode::Read);
    if (!store)
        return line.failure(store.error());
    const auto report = checkStore(**store);
    if (!report)
        return line.failure(report.error());
    QJsonArray problems;
    for (const StoreProblem &problem : report->problems) {
        QJsonObject object{{u"what"_s, problem.what}};
        if (!problem.room.isEmpty())
            object.insert(u"room"_s, problem.room);
        if (problem.seq > 0)
            object.insert(u"seq"_s, static_cast<qint64>(problem.seq));
        problems.append(object);
    }
    printLine({{u"event"_s, u"checked"_s},
               {u"boards"_s, report->boards},
               {u"events"_s, static_cast<qint64>(report->events)},
               {u"problems"_s, problems}});
    return problems.isEmpty() ? Done : Failed;
}

} // namespace Lanban
