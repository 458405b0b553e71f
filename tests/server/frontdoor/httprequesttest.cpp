// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdoor/httprequest.h"

#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class HttpRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAHead()
    {
        const auto request
            = HttpRequest::parse("GET /realtime?token=a%2Bb&x=1 HTTP/1.1\r\nHost: h:1\r\nConnection: keep-alive, Upgrade\r\n"
                                 "Upgrade: WebSocket\r\nOrigin: http://h:1\r\n\r\nbody");
        QVERIFY(request && *request);
        QCOMPARE((*request)->method, "GET");
        QCOMPARE((*request)->path, "/realtime");
        QVERIFY((*request)->isUpgrade);
        QCOMPARE((*request)->host, "h:1");
        QCOMPARE((*request)->origin, "http://h:1");
        QCOMPARE((*request)->token.value(), u"a+b"_s);
    }

    void findsTheToken_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("token");
        QTest::newRow("none") << QByteArray("GET /r HTTP/1.1\r\n\r\n") << QString();
        QTest::newRow("bearer") << QByteArray("GET /r HTTP/1.1\r\nAuthorization: Bearer a.b.c\r\n\r\n") << u"a.b.c"_s;
        QTest::newRow("bearer in lower case")
            << QByteArray("GET /r HTTP/1.1\r\nauthorization: bearer a.b.c\r\n\r\n") << u"a.b.c"_s;
        QTest::newRow("another scheme") << QByteArray("GET /r HTTP/1.1\r\nAuthorization: Basic abc\r\n\r\n") << QString();
        QTest::newRow("query") << QByteArray("GET /r?token=a.b.c HTTP/1.1\r\n\r\n") << u"a.b.c"_s;
        QTest::newRow("header before query")
            << QByteArray("GET /r?token=q HTTP/1.1\r\nAuthorization: Bearer h\r\n\r\n") << u"h"_s;
    }
    void findsTheToken()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, token);
        const auto request = HttpRequest::parse(head);
        QVERIFY(request && *request);
        QCOMPARE((*request)->token.value_or(QString()), token);
        QCOMPARE((*request)->token.has_value(), !token.isNull());
    }

    void isNoUpgrade_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("connection alone") << QByteArray("Connection: Upgrade\r\n");
        QTest::newRow("upgrade alone") << QByteArray("Upgrade: websocket\r\n");
        QTest::newRow("to another protocol") << QByteArray("Connection: Upgrade\r\nUpgrade: h2c\r\n");
        QTest::newRow("a word around it") << QByteArray("Connection: NotUpgrade\r\nUpgrade: websocket\r\n");
    }
    void isNoUpgrade()
    {
        QFETCH(QByteArray, headers);
        const auto request = HttpRequest::parse("GET / HTTP/1.1\r\n" + headers + "\r\n");
        QVERIFY(request && *request);
        QVERIFY(!(*request)->isUpgrade);
    }

    // Byte by byte the same head is "not yet" until it is whole.
    void waitsForAllOfIt()
    {
        const QByteArray head = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: y\r\n\r\n";
        for (qsizetype size = 0; size < head.size(); ++size) {
            const auto part = HttpRequest::parse(head.first(size));
            QVERIFY2(part && !*part, qPrintable(QString::number(size)));
        }
        QVERIFY(HttpRequest::parse(head).value().has_value());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isTooLarge");
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02") << false;
        QTest::newRow("zeros") << QByteArray(10, '\0') << false;
        QTest::newRow("lower case method") << QByteArray("get / HTTP/1.1\r\n\r\n") << false;
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << false;
        QTest::newRow("another protocol") << QByteArray("GET / SMTP/1.1\r\n\r\n") << false;
        QTest::newRow("a letter") << QByteArray("Dear server,\r\nhow are you?\r\n\r\n") << false;
        QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n") << false;
        QTest::newRow("zero in a header") << QByteArray("GET / HTTP/1.1\r\nA: b\0c\r\n\r\n", 26) << false;
        QTest::newRow("endless line") << "GET /" + QByteArray(MaxHeaderBytes, 'a') << true;
        QTest::newRow("endless header") << "GET / HTTP/1.1\r\nA: " + QByteArray(MaxHeaderBytes, 'a') << true;
        QTest::newRow("endless header that ends") << "GET / HTTP/1.1\r\nA: " + QByteArray(MaxHeaderBytes, 'a') + "\r\n\r\n"
                                                  << true;
        QTest::newRow("many headers") << "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(3000) + "\r\n" << true;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isTooLarge);
        const auto request = HttpRequest::parse(bytes);
        QVERIFY(!request);
        QVERIFY(request.error().code == (isTooLarge ? ErrorCode::TooLarge : ErrorCode::BadFormat));
    }

    void readsTheLargestHead()
    {
        const QByteArray start = "GET / HTTP/1.1\r\nA: ";
        const QByteArray head = start + QByteArray(MaxHeaderBytes - start.size() - 4, 'a') + "\r\n\r\n";
        QCOMPARE(head.size(), MaxHeaderBytes);
        const auto request = HttpRequest::parse(head);
        QVERIFY(request && *request);
    }
};

QTEST_GUILESS_MAIN(HttpRequestTest)
#include "httprequesttest.moc"
