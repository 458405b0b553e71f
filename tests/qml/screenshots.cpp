// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pages of the app, filled with fixtures, to PNG files: lanban_screenshots DIRECTORY [QM-FILE]
#include <QGuiApplication>
#include <QLocale>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlExpression>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>
#include <QTimer>
#include <QTranslator>

Q_IMPORT_QML_PLUGIN(Lanban_UiPlugin)

using namespace Qt::Literals::StringLiterals;

namespace {

struct Shot {
    QString name;
    QByteArray script; //!< what is done in the window before it is drawn
    QString popup; //!< objectName of the panel to open
    QByteArray call; //!< how, when open() is not enough: a method and one argument in JavaScript
    QSize size;
    bool dark = false;
};

//! A window of Main on fixtures that runs \a script when it is complete.
QByteArray source(const Shot &shot)
{
    return R"(import QtQuick
import Lanban.Ui
Main {
    id: main
    app: FixtureApp { id: fixture }
    width: %1; height: %2
    Component.onCompleted: {
        fixture.profile.reducedMotion = true;
        fixture.profile.theme = "%3";
        %4
    }
})"_ba.replace("%1", QByteArray::number(shot.size.width()))
        .replace("%2", QByteArray::number(shot.size.height()))
        .replace("%3", shot.dark ? "dark" : "light")
        .replace("%4", shot.script);
}

//! Lets the window lay itself out and animations end.
void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

bool draw(QQmlEngine &engine, const Shot &shot, const QString &directory)
{
    QQmlComponent component(&engine);
    component.setData(source(shot), QUrl(u"qrc:/qt/qml/Lanban/Ui/pages/Shot.qml"_s));
    const std::unique_ptr<QObject> object(component.create());
    auto *window = qobject_cast<QQuickWindow *>(object.get());
    if (!window) {
        qCritical().noquote() << component.errorString();
        return false;
    }
    wait(100);
    if (!shot.popup.isEmpty()) {
        auto *popup = window->findChild<QObject *>(shot.popup);
        QQmlExpression open(engine.rootContext(), popup, QString::fromUtf8(shot.call.isEmpty() ? "open()"_ba : shot.call));
        open.evaluate();
        if (!popup || open.hasError()) {
            qCritical().noquote() << shot.popup << open.error().toString();
            return false;
        }
    }
    wait(300);
    return window->grabWindow().save(u"%1/%2.png"_s.arg(directory, shot.name));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2)
        return 2;
    const QString only = qEnvironmentVariable("LANBAN_SHOT");
    QTranslator translator;
    if (arguments.size() > 2) {
        if (!translator.load(arguments.at(2)))
            return 2;
        app.installTranslator(&translator);
        QLocale::setDefault(QLocale(translator.language()));
    }
    QQmlEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);

    const QByteArray board = "fixture.openBoard('s1', 'b1'); ";
    const QByteArray task = board + "fixture.boardFixture.openTask('t1');";
    const QList<Shot> pages{
        {u"firstrun"_s, "fixture.profile.firstRunDone = false;", {}, {}, {}},
        {u"home"_s, "", {}, {}, {}},
        {u"board"_s, board, {}, {}, {}},
        {u"offline"_s,
         board
             + "fixture.boardFixture.connection = 'offline'; fixture.boardFixture.pendingCount = 3; "
               "fixture.boardFixture.retryInMs = 9000; "
               "fixture.notices.show(qsTr('The task was deleted'), 'undo', qsTr('Undo'));",
         {},
         {},
         {}},
        {u"task"_s, task, {}, {}, {}},
        {u"labels"_s, task, u"labelPicker"_s, {}, {}},
        {u"newlabel"_s, task, u"labelPicker"_s, "{ open(); edit('', '', 'blue') }", {}},
        {u"members"_s, task, u"memberPicker"_s, {}, {}},
        {u"due"_s, task, u"duePicker"_s, {}, {}},
        {u"invite"_s, board + "fixture.hosting.hosting = true;", u"invitePanel"_s, {}, {}},
        {u"host"_s, board, u"invitePanel"_s, {}, {}},
        {u"tray"_s, board, u"trayPanel"_s, {}, {}},
        {u"archive"_s, board, u"archivePanel"_s, {}, {}},
        {u"deletecolumn"_s, board, u"deleteColumnDialog"_s, "ask('c1', 'To do')", {}},
        {u"wip"_s, board, u"wipDialog"_s, "ask('c2', 'Doing', 2, true)", {}},
        {u"settings"_s, "", u"settingsDialog"_s, {}, {}},
        {u"join"_s, "", u"joinDialog"_s, "fail('Nobody answers at 192.168.1.7:47474. Is Lanban open there?')", {}},
        {u"newboard"_s, "", u"newBoardDialog"_s, "ask(false)", {}},
        {u"report"_s,
         "",
         u"importReportDialog"_s,
         "show({boardName: 'Spring', columns: 5, tasks: 120, labels: 8, comments: 31, checklists: 12, members: 4, "
         "skipped: [{text: '3 attachments: files are not part of the export'}, {text: '1 power-up'}]})",
         {}},
    };
    bool good = true;
    for (Shot shot : pages) {
        if (!only.isEmpty() && !only.split(u',').contains(shot.name))
            continue;
        const QString name = shot.name;
        for (const bool dark : {false, true}) {
            for (const bool narrow : {false, true}) {
                shot.name = u"%1-%2-%3"_s.arg(name, narrow ? u"narrow"_s : u"wide"_s, dark ? u"dark"_s : u"light"_s);
                shot.size = narrow ? QSize(480, 800) : QSize(1280, 800);
                shot.dark = dark;
                good = draw(engine, shot, arguments.at(1)) && good;
            }
        }
    }
    return good ? 0 : 1;
}
