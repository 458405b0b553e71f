// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embeddedhost.h"
#include "app/platform/quitsignals.h"
#include "app/platform/secondstart.h"
#include "app/platform/translations.h"
#include "app/viewmodel/appcontroller.h"
#include "app/viewmodel/launch.h"
#include "core/base/processlock.h"
#include "core/domain/textmerge.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QLockFile>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QThreadPool>
#include <QtQml/qqmlextensionplugin.h>

#include <cstdio>

Q_IMPORT_QML_PLUGIN(Lanban_AppPlugin)
Q_IMPORT_QML_PLUGIN(Lanban_UiPlugin)

using namespace Qt::Literals::StringLiterals;

namespace {

struct Options {
    QString profile;
    bool gallery = false;
    Lanban::Launch::Options launch;
};

void printLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void printError(const QString &text)
{
    std::fputs(qPrintable(u"lanban: %1\n"_s.arg(text)), stderr);
}

//! Reads the command line without a display; answers --help and --version itself and gives the exit code.
std::optional<int> parse(int argc, char **argv, Options &options)
{
    // No QCoreApplication yet: its end would take away what Qt Quick registered when it was loaded,
    // and screen readers would find no window.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    QCommandLineParser parser;
    const QCommandLineOption profile(u"profile"_s, u"Keep everything in DIR."_s, u"DIR"_s);
    const QCommandLineOption host(u"host"_s, u"Host a board on this network: the Trello export FILE, or the first own board."_s);
    const QCommandLineOption join(u"join"_s, u"Join by an invite link or an address."_s, u"LINK"_s);
    const QCommandLineOption gallery(u"gallery"_s, u"Show every page on made-up data."_s);
    parser.setApplicationDescription(u"Kanban boards that are live, work offline and never lose an edit."_s);
    parser.addOptions({profile, host, join, gallery});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(u"LINK"_s, u"An invite link to join; with --host: the FILE to host."_s, u"[LINK|FILE]"_s);
    if (!parser.parse(arguments)) {
        printError(parser.errorText());
        return 2;
    }
    if (parser.isSet(help)) {
        const QCoreApplication application(argc, argv); // names the program in the text
        printLine(parser.helpText().trimmed().toUtf8());
        return 0;
    }
    if (parser.isSet(version)) {
        printLine("lanban " LANBAN_VERSION);
        return 0;
    }
    const QStringList rest = parser.positionalArguments();
    if (rest.size() > 1) {
        printError(u"unexpected argument: %1"_s.arg(rest.at(1)));
        return 2;
    }
    options.profile = parser.value(profile);
    options.gallery = parser.isSet(gallery);
    options.launch.host = parser.isSet(host);
    options.launch.join = parser.value(join);
    if (!rest.isEmpty())
        (options.launch.host ? options.launch.hostFile : options.launch.join) = rest.first();
    return {};
}

//! Said to whoever looks at the window.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Lanban::Start)
};

bool load(QQmlApplicationEngine &engine, const QString &page)
{
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.load(QUrl(u"qrc:/qt/qml/Lanban/Ui/pages/%1.qml"_s.arg(page)));
    return !engine.rootObjects().isEmpty();
}

int runGallery()
{
    Lanban::Translations translations;
    translations.use(u"system"_s);
    QQmlApplicationEngine engine;
    return load(engine, u"Gallery"_s) ? QGuiApplication::exec() : 1;
}

//! Says why the program can't start, in a window for who has no terminal, and ends it.
int giveUp(const QString &message)
{
    printError(message);
    QQmlApplicationEngine engine;
    engine.setInitialProperties({{u"message"_s, message}});
    if (load(engine, u"StartError"_s))
        QGuiApplication::exec();
    return 1;
}

//! Brings the window to the front.
void raise(const QQmlApplicationEngine &engine)
{
    for (QObject *root : engine.rootObjects()) {
        if (auto *window = qobject_cast<QQuickWindow *>(root)) {
            window->show();
            window->raise();
            window->requestActivate();
        }
    }
}

int runApp(const Options &options)
{
    using namespace Lanban;
    Translations translations;
    translations.use(u"system"_s); // until the profile says otherwise
    const QString folder = options.profile.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                                     : QDir(options.profile).absolutePath();
    if (!QDir().mkpath(folder))
        return giveUp(Text::tr("The profile's folder can't be made: %1").arg(folder));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QLockFile lock(QDir(folder).filePath(u"lock"_s));
    if (!lockForProcess(lock)) {
        if (lock.error() != QLockFile::LockFailedError)
            return giveUp(Text::tr("The profile's folder can't be written to: %1").arg(folder));
        if (!options.launch.host && SecondStart::handOver(folder, options.launch.join))
            return 0;
        return giveUp(Text::tr("Another Lanban is using this profile already: %1").arg(folder));
    }

    ProfileSettings profile(QDir(folder).filePath(u"settings.ini"_s));
    translations.use(profile.language());
    SystemClock clock;
    SystemIdSource ids;
    EmbeddedHost host(QDir(folder).filePath(u"server"_s));
    Sessions sessions(folder, clock, ids);
    AppController app(profile, sessions, host, clock);
    if (const auto loaded = sessions.load(); !loaded) {
        printError(loaded.error().detail);
        return giveUp(Text::tr("The list of your servers can't be read: %1").arg(loaded.error().path));
    }

    QQmlApplicationEngine engine;
    engine.setInitialProperties({{u"app"_s, QVariant::fromValue(&app)}});
    QObject::connect(&profile, &ProfileSettings::languageChanged, &translations,
                     [&translations, &profile] { translations.use(profile.language()); });
    QObject::connect(&translations, &Translations::changed, &app, [&engine, &app] {
        engine.retranslate();
        app.retranslate();
    });
    if (!load(engine, u"Main"_s))
        return 1;
    QThreadPool::globalInstance()->start(prepareTextMerge);
    Launch launch(app, options.launch, printLine);
    SecondStart second(folder);
    QObject::connect(&second, &SecondStart::asked, &launch, [&launch, &engine](const QString &link) {
        raise(engine);
        if (!link.isEmpty())
            launch.follow(link);
    });
    if (const auto listening = second.listen(); !listening)
        printError(listening.error().detail); // links have to be pasted, then
    launch.run();
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"lanban"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LANBAN_VERSION));
    Options options;
    if (const auto code = parse(argc, argv, options))
        return *code;

    QQuickStyle::setStyle(u"Basic"_s);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Lanban"_s);
    QGuiApplication::setDesktopFileName(u"app.lanban.Lanban"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/qt/qml/Lanban/Ui/icons/lanban.svg"_s));
    Lanban::onQuitSignal(&application, &QCoreApplication::quit);
    return options.gallery ? runGallery() : runApp(options);
}
