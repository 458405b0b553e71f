// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/quitsignals.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Lanban {

#ifdef Q_OS_UNIX
namespace {
// A signal handler reaches nothing but globals.
int quitSockets[2] = {-1, -1};

void writeByte(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(quitSockets[0], &byte, sizeof(byte));
}
} // namespace

void onQuitSignal(QObject *context, std::function<void()> quit)
{
    // A pipe that nobody reads any more, or a file that may not grow, is an error of that write, no reason to end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, quitSockets) != 0)
        return; // the signals end the program then, as they do by default
    auto *notifier = new QSocketNotifier(quitSockets[1], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [quit = std::move(quit)] {
        // Each signal asks once: a window that has text it can't keep may say no to the first.
        char byte = 0;
        [[maybe_unused]] const auto taken = read(quitSockets[1], &byte, sizeof(byte));
        quit();
    });
    struct sigaction action = {};
    action.sa_handler = writeByte;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}
#else
void onQuitSignal(QObject *, std::function<void()>) { }
#endif

} // namespace Lanban
