// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embeddedhost.h"
#include "app/viewmodel/appcontroller.h"
#include "tests/bench/largeboard.h"
#include "tests/bench/timing.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>
#include <limits>

Q_IMPORT_QML_PLUGIN(Lanban_AppPlugin)
Q_IMPORT_QML_PLUGIN(Lanban_UiPlugin)

using namespace Lanban;
using namespace Lanban::Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Server = u"server"_s;
constexpr int Patience = 60'000;

//! A profile that was on a board of \a tasks: its account, and the board in its cache.
void fill(const QString &folder, int tasks)
{
    SystemClock clock;
    SystemIdSource ids;
    Sessions sessions(folder, clock, ids);
    QVERIFY(sessions.load());
    // Nobody listens there: the board comes from the cache alone.
    const auto session = sessions.put(
        {Server, u"Server"_s, QUrl(u"ws://127.0.0.1:9/realtime"_s), {}, {}, UserId(u"user1"_s), u"User 1"_s, u"blue"_s});
    QVERIFY(session);
    const BoardState board = boardOf(tasks);
    CachedRoom cached;
    cached.base = board;
    cached.cursor = {1, u"0123456789abcdef"_s};
    QVERIFY((*session)->store().commit({PutRoom{RoomId::board(BoardId(u"B"_s)), cached}}));
}

int cardsIn(const QQuickItem *item)
{
    int cards = item->isVisible() && QByteArray(item->metaObject()->className()).startsWith("TaskSlot") ? 1 : 0;
    for (const QQuickItem *child : item->childItems())
        cards += cardsIn(child);
    return cards;
}

struct Figures {
    double load = std::numeric_limits<double>::max(); //!< ms of this process's own time: the cache read
    double open
        = std::numeric_limits<double>::max(); //!< ms of the same: from "open this board" to the first frame with its cards
    int cards = 0; //!< in that frame
};

//! Starts the app on \a folder and opens the board.
void measure(const QString &folder, Figures &figures)
{
    SystemClock clock;
    SystemIdSource ids;
    ProfileSettings profile(folder + u"/settings.ini"_s);
    EmbeddedHost host(folder + u"/server"_s);
    Sessions sessions(folder, clock, ids);
    AppController app(profile, sessions, host, clock);
    app.completeFirstRun(u"User 1"_s, u"blue"_s);
    const ProcessorTimer loading;
    QVERIFY(sessions.load());
    figures.load = std::min(figures.load, loading.ms());

    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.setInitialProperties({{u"app"_s, QVariant::fromValue(&app)}});
    engine.load(QUrl(u"qrc:/qt/qml/Lanban/Ui/pages/Main.qml"_s));
    QVERIFY(!engine.rootObjects().isEmpty());
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    QVERIFY(window);
    QVERIFY(QTest::qWaitForWindowExposed(window));
    QTest::qWait(300); // what the start itself still does

    const ProcessorTimer opening;
    double spent = 0;
    int cards = 0;
    const auto counted = QObject::connect(window, &QQuickWindow::frameSwapped, window, [&] {
        if (cards > 0)
            return;
        const double now = opening.ms();
        cards = cardsIn(window->contentItem());
        spent = now;
    });
    app.openBoard(Server, u"B"_s);
    QTRY_VERIFY_WITH_TIMEOUT(cards > 0, Patience);
    QObject::disconnect(counted);
    figures.open = std::min(figures.open, spent);
    figures.cards = cards;
}

Figures opened(int tasks)
{
    constexpr int runs = 4; // the fastest: others use this machine too
    const QTemporaryDir folder;
    fill(folder.path(), tasks);
    Figures figures;
    for (int i = 0; i < runs && !QTest::currentTestFailed(); ++i)
        measure(folder.path(), figures);
    return figures;
}

} // namespace

//! How soon a board is there that was open before, with no server to ask.
class CacheBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Only what the window shows is made: ten times the tasks are read in ten times the time at most, and shown in far less.
    void tenTimesTheTasks()
    {
        const Figures small = opened(1000);
        const Figures large = opened(10000);
        for (const auto &[tasks, figures] : {std::pair(1000, small), std::pair(10000, large)}) {
            QVERIFY(figures.cards > 0);
            qInfo("%5d tasks: cache read in %.1f ms; opened to the first frame, %d cards, in %.1f ms", tasks, figures.load,
                  figures.cards, figures.open);
        }
        qInfo("10000 against 1000 tasks: read %.2f times, open %.2f times", large.load / small.load, large.open / small.open);
        QVERIFY(large.load < 20 * small.load);
        QVERIFY(large.open < 5 * small.open);
        QVERIFY(large.cards < 4 * small.cards);
    }
};

QTEST_MAIN(CacheBench)
#include "cachebench.moc"
