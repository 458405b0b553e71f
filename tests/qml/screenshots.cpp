// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pages of the app, filled with fixtures, to PNG files: lanban_screenshots DIRECTORY [QM-FILE]
// Fails when something is not drawn, or when a page has anything to complain of. LANBAN_SHOT=NAME,NAME
// draws only those.
#include <QDir>
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

int complaints = 0; // warnings and worse, of QML above all
QtMessageHandler handler = nullptr;

void count(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // The platform says this one where no session is, whatever the pages do.
    if (type != QtDebugMsg && type != QtInfoMsg && !text.contains(u"XDG_RUNTIME_DIR"_s))
        ++complaints;
    handler(type, context, text);
}

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
    wait(10);
    if (!shot.popup.isEmpty()) {
        auto *popup = window->findChild<QObject *>(shot.popup);
        QQmlExpression open(engine.rootContext(), popup, QString::fromUtf8(shot.call.isEmpty() ? "open()"_ba : shot.call));
        open.evaluate();
        if (!popup || open.hasError()) {
            qCritical().noquote() << shot.popup << open.error().toString();
            return false;
        }
    }
    wait(40);
    return window->grabWindow().save(u"%1/%2.png"_s.arg(directory, shot.name), "PNG", 80); // less time, more bytes
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments.at(1)))
        return 2;
    handler = qInstallMessageHandler(count);
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
    // Later, for the fixtures fill themselves after the window.
    const QByteArray longNames
        = "Qt.callLater(() => { const b = fixture.boardFixture; const many = qsTr('A name of many words that goes on and on '); "
          "b.name = many.repeat(3); b.teamName = many; b.columns.setProperty(0, 'name', many.repeat(2)); "
          "b.columns.get(0).tasks.setProperty(0, 'title', many.repeat(8)); "
          "b.taskFixture.title = many.repeat(30).slice(0, 1000); "
          "b.taskFixture.comments.setProperty(0, 'authorName', many.repeat(2)); "
          "b.taskFixture.checklists.setProperty(0, 'name', many.repeat(3)); });";
    const QByteArray filtered
        = "Qt.callLater(() => { const b = fixture.boardFixture; b.filter.text = 'label:design '; b.filter.shownCount = 2; "
          "for (const id of ['t1', 't2', 't4', 't5', 't7', 't8']) b.take(id); for (let i = 0; i < 3; ++i) "
          "b.columns.setProperty(i, 'allCount', [4, 3, 1][i]); "
          "b.columns.get(1).tasks.setProperty(0, 'leftBy', 'Ben Ode'); b.columns.get(1).tasks.setProperty(0, 'ghost', true); "
          "}); ";
    const QList<Shot> pages{
        {u"firstrun"_s, "fixture.profile.firstRunDone = false;", {}, {}, {}},
        {u"home"_s, "fixture.hosting.start('b1');", {}, {}, {}},
        {u"board"_s, board, {}, {}, {}},
        {u"offline"_s,
         board
             + "fixture.boardFixture.connection = 'offline'; fixture.boardFixture.pendingCount = 3; "
               "fixture.boardFixture.retryInMs = 9000; fixture.boardFixture.connectionText = qsTr('Offline'); "
               "fixture.tray.fill(); "
               "fixture.notices.show(qsTr('The task was deleted'), 'undo', qsTr('Undo'));",
         {},
         {},
         {}},
        {u"filter"_s, board + filtered, u"filterBar"_s, "edit()", {}},
        {u"filtererror"_s,
         board + filtered
             + "Qt.callLater(() => { const f = fixture.boardFixture.filter; f.text = 'label:design due:soon'; "
               "f.error = qsTr('“soon” is no date: try today, +3d or 2026-12-24.'); f.errorLength = 4; f.errorAt = 17; });",
         u"filterBar"_s,
         "{ open = true }",
         {}},
        {u"filtered"_s, board + filtered, {}, {}, {}},
        {u"task"_s, task, {}, {}, {}},
        {u"longnames"_s, board + longNames, {}, {}, {}},
        {u"longtitle"_s, task + longNames, {}, {}, {}},
        {u"deleted"_s,
         task + "fixture.boardFixture.taskFixture.removeRemotely(); fixture.boardFixture.taskFixture.saveDraft('title', 'x');",
         {},
         {},
         {}},
        {u"draft"_s,
         board
             + "fixture.boardFixture.taskFixture.saveDraft('title', qsTr('Half typed')); "
               "fixture.boardFixture.taskFixture.saveDraft('comment:m2', qsTr('Half typed')); "
               "fixture.boardFixture.taskFixture.saveDraft('base:comment:m2', qsTr('Half typed')); "
               "fixture.boardFixture.taskFixture.saveDraft('newChecklist', qsTr('Half typed')); "
               "fixture.boardFixture.openTask('t1'); fixture.boardFixture.taskFixture.title = qsTr('Collect what people say');",
         {},
         {},
         {}},
        {u"labels"_s, task, u"labelPicker"_s, {}, {}},
        {u"newlabel"_s, task, u"labelPicker"_s, "{ open(); edit('', '', 'blue') }", {}},
        {u"members"_s, task, u"memberPicker"_s, {}, {}},
        {u"due"_s, task, u"duePicker"_s, {}, {}},
        {u"invite"_s, board + "fixture.hosting.start('b1'); fixture.hosting.start('b2');", u"invitePanel"_s, {}, {}},
        {u"host"_s, board, u"invitePanel"_s, {}, {}},
        {u"tray"_s, board + "fixture.tray.fill();", u"trayPanel"_s, {}, {}},
        {u"traydraft"_s,
         board + "fixture.tray.fill(); fixture.tray.remove(0, 2); fixture.tray.saveDraft('m3', qsTr('Half typed'));",
         u"trayPanel"_s,
         "{ open(); Qt.callLater(() => { "
         "const find = item => item.objectName === 'trayList' ? item : Array.from(item.children).map(find).find(one => one); "
         "const entries = find(contentItem); entries.forceLayout(); entries.itemAtIndex(0).stop(); }); }",
         {}},
        {u"notray"_s, board, u"trayPanel"_s, {}, {}},
        {u"conflict"_s, task + "fixture.tray.fill(); fixture.tray.openConflict('m1');", {}, {}, {}},
        {u"refused"_s,
         board
             + "fixture.tray.fill(); fixture.boardFixture.connection = 'refused'; fixture.boardFixture.pendingCount = 1; "
               "fixture.boardFixture.connectionText = qsTr('Offline');",
         {},
         {},
         {}},
        {u"low-conflict"_s, task + "fixture.tray.fill(); fixture.tray.openConflict('m1');", {}, {}, QSize(400, 480)},
        {u"archive"_s, board, u"archivePanel"_s, {}, {}},
        {u"deletecolumn"_s, board, u"deleteColumnDialog"_s, "ask('c1', 'To do')", {}},
        {u"wip"_s, board, u"wipDialog"_s, "ask('c2', 'Doing', 2, true)", {}},
        {u"boardmenu"_s, board, u"boardMenu"_s, "popup(780, 56)", {}},
        {u"settings"_s, "", u"settingsDialog"_s, {}, {}},
        {u"join"_s,
         "",
         u"joinDialog"_s,
         "fail('Nobody answers at 192.168.1.7:47474. Is Lanban open there?', '192.168.1.7:47474')",
         {}},
        {u"newboard"_s, "", u"newBoardDialog"_s, "ask(false)", {}},
        {u"report"_s,
         "",
         u"importReportDialog"_s,
         "show({boardName: 'Spring', columns: 5, tasks: 120, labels: 8, comments: 31, checklists: 12, members: 4, "
         "skipped: [{text: '3 attachments: files are not part of the export'}, {text: '1 power-up'}]})",
         {}},
        {u"low-settings"_s, "", u"settingsDialog"_s, {}, QSize(400, 480)},
        {u"low-invite"_s,
         board + "fixture.hosting.start('b1'); fixture.hosting.start('b2');",
         u"invitePanel"_s,
         {},
         QSize(400, 480)},
        {u"low-task"_s, task + longNames, {}, {}, QSize(400, 480)},
    };
    bool good = true;
    // Those with a size of their own are drawn in it only.
    for (Shot shot : pages) {
        if (!only.isEmpty() && !only.split(u',').contains(shot.name))
            continue;
        const QString name = shot.name;
        const QList<QSize> sizes = shot.size.isEmpty() ? QList{QSize(1280, 800), QSize(480, 800)} : QList{shot.size};
        for (const bool dark : {false, true}) {
            for (const QSize &size : sizes) {
                const QString width = size.width() > 1000 ? u"wide"_s : u"narrow"_s;
                shot.name = u"%1-%2-%3"_s.arg(name, width, dark ? u"dark"_s : u"light"_s);
                shot.size = size;
                shot.dark = dark;
                const int before = complaints;
                good = draw(engine, shot, arguments.at(1)) && good;
                if (complaints != before)
                    qInfo().noquote() << "while drawing" << shot.name;
            }
        }
    }
    return good && complaints == 0 ? 0 : 1;
}
