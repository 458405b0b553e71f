// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/textmerge.h"
#include "core/net/invitelink.h"
#include "server/cli/commands.h"
#include "server/cli/logoutput.h"
#include "server/cli/signals.h"
#include "server/logging.h"
#include "server/server.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// The database's files, the log, the event loops' pipes, and whoever is told that it is full.
constexpr int ReservedFiles = 48;

//! What other versions have and this one must not pretend to have.
Result<void> checkUnavailable(const CommandLine &line)
{
    if (line.value(u"tls"_s) != "off"_L1)
        return fail(ErrorCode::BadFormat,
                    u"--tls %1: TLS is not available in this version, only \"off\""_s.arg(line.value(u"tls"_s)));
    if (line.value(u"database"_s) != "sqlite:"_L1)
        return fail(ErrorCode::BadFormat, u"--database: only \"sqlite:\" is available in this version"_s);
    for (const QString &option : {u"bus"_s, u"events"_s}) {
        if (line.isSet(option))
            return fail(ErrorCode::BadFormat, u"--%1 is not available in this version"_s.arg(option));
    }
    return {};
}
} // namespace

ExitCode runServe(const QStringList &arguments)
{
    CommandLine line(u"serve"_s, u"Serves the boards in a data directory."_s);
    line.add(u"listen"_s, u"Where to listen; port 0 takes a free one, host * every address."_s, u"HOST:PORT"_s,
             u"127.0.0.1:%1"_s.arg(InviteLink::DefaultPort));
    line.add(u"data"_s, u"The data directory; made where it is missing."_s, u"DIR"_s);
    line.add(u"database"_s, u"Where the boards are kept."_s, u"URL"_s, u"sqlite:"_s);
    line.add(u"bus"_s, u"Not available in this version."_s, u"URL"_s);
    line.add(u"events"_s, u"Not available in this version."_s, u"URL"_s);
    line.add(u"tls"_s, u"off: other machines reach this server unencrypted."_s, u"MODE"_s, u"off"_s);
    line.add(u"log"_s, u"text or json, on standard error."_s, u"FORMAT"_s, u"text"_s);
    if (!line.parse(arguments))
        return line.exitCode();
    if (line.value(u"data"_s).isEmpty())
        return line.usageError(u"--data DIR is missing"_s);
    if (const auto available = checkUnavailable(line); !available)
        return line.usageError(available.error().detail);
    const QString log = line.value(u"log"_s);
    if (log != "text"_L1 && log != "json"_L1)
        return line.usageError(u"--log must be text or json"_s);
    const auto where = ServerAddress::parse(line.value(u"listen"_s));
    if (!where)
        return line.usageError(u"--listen: %1"_s.arg(where.error().detail));
    logTo(log == "json"_L1 ? LogFormat::Json : LogFormat::Text);

    ServerOptions options;
    options.door.maxConnections = std::clamp(allowManyFiles() - ReservedFiles, 1, options.door.maxConnections);
    options.dataDir = line.value(u"data"_s);
    options.address = where->address;
    options.port = where->port;
    Server server(options);
    onStopSignal(qApp, [] { QCoreApplication::quit(); });
    const auto listening = server.start();
    if (!listening)
        return line.failure(listening.error());
    printLine({{u"event"_s, u"listening"_s},
               {u"url"_s, listening->webSocketUrl().toString()},
               {u"http"_s, listening->httpUrl().toString()}});
    qCInfo(serverLog).noquote() << "serving" << options.dataDir << "on" << listening->text();
    QThreadPool::globalInstance()->start(prepareTextMerge);
    QCoreApplication::exec();
    printLine({{u"event"_s, u"going_away"_s}});
    server.stop();
    qCInfo(serverLog) << "stopped";
    return Done;
}

} // namespace Lanban
