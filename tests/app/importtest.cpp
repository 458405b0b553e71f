// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Patience = 15000;

QUrl sample(const QString &name)
{
    return QUrl::fromLocalFile(QFINDTESTDATA(u"../data/trello/"_s + name));
}
} // namespace

//! The import of Trello files as the app does it, its report and its failures.
class ImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = std::make_unique<WholeApp>(m_folder->path(), Launch::Options{});
        m_app->controller.completeFirstRun(u"Anna"_s, u"teal"_s);
        m_finished = std::make_unique<QSignalSpy>(&m_app->controller, &AppController::importFinished);
        m_failed = std::make_unique<QSignalSpy>(&m_app->controller, &AppController::importFailed);
    }
    void cleanup()
    {
        m_finished.reset();
        m_failed.reset();
        m_app.reset();
    }

    void aGoodFileIsReported()
    {
        m_app->controller.importTrello(sample(u"garden.json"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_finished->count(), 1, Patience);
        const auto report = m_finished->at(0).at(0).value<ImportReportValue>();
        QVERIFY(!report.boardName.isEmpty());
        QVERIFY(report.columns > 2);
        QVERIFY(report.tasks > 5);
        QVERIFY(!report.skipped.isEmpty());
        for (const QVariant &skip : report.skipped)
            QVERIFY(!skip.value<ImportSkipValue>().text.isEmpty());
        QVERIFY(!m_app->controller.board()); // whoever shows the report opens it
        m_app->controller.openBoard(report.serverId, report.boardId);
        QTRY_VERIFY_WITH_TIMEOUT(m_app->isLive(), Patience);
        QCOMPARE(m_app->controller.board()->name(), report.boardName);
        QCOMPARE(m_failed->count(), 0);
        QVERIFY(!m_app->controller.hosting()->isHosting());
    }

    void aBadFileSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << QByteArray() << u"The file is empty."_s;
        QTest::newRow("broken") << QByteArray("{\n\"lists\": [}") << u"This is no valid JSON file: line 2 can't be read."_s;
        QTest::newRow("no object") << QByteArray("[]") << u"This is no board export of Trello."_s;
        QTest::newRow("no lists") << QByteArray("{}") << u"This is no board export of Trello: it lacks the list “lists”."_s;
        QTest::newRow("cards no list") << QByteArray(R"({"lists": [], "cards": 1})")
                                       << u"This is no board export of Trello: it lacks the list “cards”."_s;
        QTest::newRow("a card") << QByteArray(R"({"idList": "x"})")
                                << u"This is the export of a single card of Trello; export the whole board."_s;
        QTest::newRow("WeKan") << QByteArray(R"({"_format": "wekan-board-1.0.0"})")
                               << u"This is a board of WeKan; only exports of Trello can be imported."_s;
    }
    void aBadFileSaysWhy()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, why);
        QFile file(m_folder->filePath(u"bad.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        m_app->controller.importTrello(QUrl::fromLocalFile(file.fileName()));
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, Patience);
        QCOMPARE(m_failed->at(0).at(0).toString(), why);
        nothingCameOfIt();
    }

    void whatCantBeReadSaysSo()
    {
        m_app->controller.importTrello(QUrl::fromLocalFile(m_folder->filePath(u"absent.json"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, Patience);
        QCOMPARE(m_failed->at(0).at(0).toString(), u"The file can't be read."_s);
        m_app->controller.importTrello(QUrl(u"https://trello.com/b/x.json"_s));
        QCOMPARE(m_failed->count(), 2);
        QCOMPARE(m_failed->at(1).at(0).toString(), u"Only files of this computer can be imported."_s);
        nothingCameOfIt();
    }

    void aServerThatEndsMeanwhileCancelsIt()
    {
        m_app->controller.importTrello(sample(u"garden.json"_s));
        m_app->host.stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, Patience);
        QCOMPARE(m_failed->at(0).at(0).toString(), u"It was cancelled."_s);
        nothingCameOfIt();
    }

    void theFileToHostIsReportedToo()
    {
        const QTemporaryDir folder;
        ImportReportValue report;
        WholeApp app(folder.path(), Launch::Options{true, sample(u"garden.json"_s).toLocalFile(), {}});
        const QSignalSpy finished(&app.controller, &AppController::importFinished);
        QTRY_VERIFY_WITH_TIMEOUT(!app.event(u"hosting"_s).isEmpty(), Patience);
        QCOMPARE(finished.count(), 1);
        report = finished.at(0).at(0).value<ImportReportValue>();
        QCOMPARE(report.boardId, app.event(u"hosting"_s)[u"boardId"_s].toString());
        QVERIFY(!report.skipped.isEmpty());
        QCOMPARE(app.noticeTexts(), QStringList());
    }

    void aFileThatCantBeHostedSaysWhy()
    {
        const QTemporaryDir folder;
        WholeApp app(folder.path(), Launch::Options{true, folder.filePath(u"absent.json"_s), {}});
        QTRY_VERIFY_WITH_TIMEOUT(!app.event(u"failed"_s).isEmpty(), Patience);
        QCOMPARE(app.event(u"failed"_s)[u"message"_s].toString(), u"The file can't be read."_s);
        QVERIFY(!app.controller.hosting()->isHosting());
    }

private:
    void nothingCameOfIt()
    {
        QCOMPARE(m_finished->count(), 0);
        QVERIFY(!m_app->controller.board());
        QCOMPARE(m_app->controller.boards()->count(), 0);
        QVERIFY(!m_app->controller.hosting()->isHosting());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeApp> m_app;
    std::unique_ptr<QSignalSpy> m_finished;
    std::unique_ptr<QSignalSpy> m_failed;
};

QTEST_MAIN(ImportTest)
#include "importtest.moc"
