// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/commands.h"
#include "server/cli/signals.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr const char *Help = "Usage: lanban-server COMMAND [options]\n"
                             "\n"
                             "Commands:\n"
                             "  serve    serves the boards in a data directory\n"
                             "  import   imports a board that Trello exported as JSON\n"
                             "  token    makes an access token\n"
                             "  invite   makes an invite link to a board\n"
                             "  check    reads everything in a data directory and says what is wrong\n"
                             "\n"
                             "Options:\n"
                             "  -h, --help     shows this help; after a command, that command's\n"
                             "  -v, --version  shows the version\n"
                             "\n"
                             "Standard output is for programs, one JSON object a line; logs go to standard error.\n"
                             "Exit codes: 0 done, 1 failed, 2 wrong usage.\n";
} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lanban-server"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LANBAN_VERSION));
    Lanban::ignoreWriteSignals();

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString command = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (command == "serve"_L1)
        return Lanban::runServe(rest);
    if (command == "import"_L1)
        return Lanban::runImport(rest);
    if (command == "token"_L1)
        return Lanban::runToken(rest);
    if (command == "invite"_L1)
        return Lanban::runInvite(rest);
    if (command == "check"_L1)
        return Lanban::runCheck(rest);
    if (command == "-h"_L1 || command == "--help"_L1 || command == "help"_L1) {
        std::fputs(Help, stdout);
        return Lanban::Done;
    }
    if (command == "-v"_L1 || command == "--version"_L1) {
        std::printf("lanban-server %s\n", LANBAN_VERSION);
        return Lanban::Done;
    }
    for (const QString &later : {u"export"_s, u"backup"_s, u"restore"_s, u"audit"_s}) {
        if (command == later) {
            Lanban::complain(u"lanban-server: %1 is not available in this version"_s.arg(command));
            return Lanban::WrongUsage;
        }
    }
    Lanban::complain(command.isEmpty() ? u"lanban-server: a command is missing"_s
                                       : u"lanban-server: there is no command \"%1\""_s.arg(command));
    Lanban::complain(u"Try: lanban-server --help"_s);
    return Lanban::WrongUsage;
}
