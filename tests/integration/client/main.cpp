// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! The app's own client without a window: a profile, its sessions and their caches, as the app has them, driven by one
//! JSON object a line on standard input. Every command is answered by one line with its `id`; what happens by itself
//! comes as lines with `event`. The end of standard input, or a signal, ends it.
#include "app/session/sessions.h"
#include "core/base/clock.h"
#include "core/base/idsource.h"
#include "core/base/processlock.h"
#include "tests/integration/client/commands.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QLockFile>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ReadSize = 65536;

void print(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

int giveUp(const QString &text)
{
    print({{u"event"_s, u"failed"_s}, {u"why"_s, text}});
    return 1;
}

QJsonObject told(const Error &error)
{
    return {{u"event"_s, u"trouble"_s}, {u"code"_s, QString(toString(error.code))}, {u"detail"_s, error.detail}};
}

//! Deadlines as `{"connectMs": 500, ...}`; what is not given stays as the app has it.
SessionOptions optionsFrom(const QJsonObject &json)
{
    SessionOptions options;
    const std::pair<QLatin1StringView, int *> known[] = {
        {"connectMs"_L1, &options.transport.connectMs},
        {"pingMs"_L1, &options.transport.pingMs},
        {"silenceMs"_L1, &options.transport.silenceMs},
        {"closeMs"_L1, &options.transport.closeMs},
        {"backoffMs"_L1, &options.backoff.baseMs},
        {"backoffCapMs"_L1, &options.backoff.capMs},
        {"ackTimeoutMs"_L1, &options.sync.ackTimeoutMs},
        {"roomSilenceMs"_L1, &options.sync.silenceMs},
        {"window"_L1, &options.sync.window},
        {"tickMs"_L1, &options.tickMs},
        {"storeRetryMs"_L1, &options.storeRetryMs},
    };
    for (const auto &[key, value] : known)
        *value = json[key].toInt(*value);
    options.sync.zstd = json["zstd"_L1].toBool(options.sync.zstd);
    return options;
}

//! Tells what the session says by itself.
void listen(Session *session)
{
    QObject::connect(session, &Session::stateChanged, session, [session, last = QString()]() mutable {
        const QString state = QVariant::fromValue(session->state()).toString();
        if (state != std::exchange(last, state))
            print({{u"event"_s, u"state"_s},
                   {u"state"_s, state},
                   {u"detail"_s, session->stateDetail()},
                   {u"code"_s, session->closeCode()}});
    });
    QObject::connect(session, &Session::trouble, session, [](const Error &error) { print(told(error)); });
    QObject::connect(session, &Session::refused, session, [](const TrayEntry &entry) {
        print({{u"event"_s, u"refused"_s}, {u"muid"_s, entry.mutation.muid.value()}, {u"code"_s, QString(toString(entry.code))}});
    });
    QObject::connect(session, &Session::pendingChanged, session, [](int count) {
        print({{u"event"_s, u"pending"_s}, {u"count"_s, count}});
    });
}

//! Reads lines of standard input for \a commands, and quits where it ends.
class Input
{
public:
    explicit Input(Commands &commands) : m_commands(commands) { }

    void read()
    {
        char bytes[ReadSize];
        const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) {
            QCoreApplication::quit();
            return;
        }
        m_buffer.append(bytes, count);
        for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
            const QJsonObject request = QJsonDocument::fromJson(m_buffer.first(end)).object();
            m_buffer.remove(0, end + 1);
            QJsonObject answer = m_commands.carryOut(request);
            answer.insert(u"id"_s, request["id"_L1]);
            print(answer);
        }
    }

private:
    Commands &m_commands;
    QByteArray m_buffer;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    QCommandLineParser parser;
    parser.addOption({u"profile"_s, u"The profile's folder."_s, u"DIR"_s});
    parser.addOption({u"url"_s, u"The server's WebSocket."_s, u"URL"_s});
    parser.addOption({u"token"_s, u"The user's token."_s, u"TOKEN"_s});
    parser.addOption({u"options"_s, u"Deadlines, as JSON."_s, u"JSON"_s});
    parser.addOption({u"offline"_s, u"Does not connect before it is told to start."_s});
    parser.process(app);

    const QString folder = parser.value(u"profile"_s);
    if (!QDir().mkpath(folder))
        return giveUp(u"the profile's folder can't be made"_s);
    QLockFile lock(QDir(folder).filePath(u"lock"_s));
    if (!lockForProcess(lock))
        return giveUp(u"another process is using this profile"_s);

    SystemClock clock;
    SystemIdSource ids;
    Sessions sessions(folder, clock, ids, nullptr,
                      optionsFrom(QJsonDocument::fromJson(parser.value(u"options"_s).toUtf8()).object()));
    QObject::connect(&sessions, &Sessions::trouble, [](const Error &error) { print(told(error)); });
    QObject::connect(&sessions, &Sessions::salvaged, [](const QString &movedTo, int saved) {
        print({{u"event"_s, u"salvaged"_s}, {u"movedTo"_s, movedTo}, {u"saved"_s, saved}});
    });
    if (const auto loaded = sessions.load(); !loaded)
        return giveUp(loaded.error().detail);
    const bool isNew = sessions.all().isEmpty();
    if (isNew) {
        Account account;
        account.serverId = u"main"_s;
        account.url = QUrl(parser.value(u"url"_s));
        account.token = parser.value(u"token"_s);
        if (const auto made = sessions.put(account); !made)
            return giveUp(made.error().detail);
    }
    Session *session = sessions.all().constFirst();
    listen(session);
    Commands commands(*session);
    Input input(commands);
    const QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &app, [&input] { input.read(); });
    print({{u"event"_s, u"ready"_s}, {u"isNew"_s, isNew}});
    if (!parser.isSet(u"offline"_s))
        session->start();
    const int code = QCoreApplication::exec();
    session->stop();
    return code;
}
