// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/invitelink.h"

#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Lanban::InviteLink)

namespace {
const QString Fingerprint = QString(64, u'a');
}

class InviteLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<InviteLink>("link");
        QTest::addColumn<QString>("url");
        const InviteLink plain{u"192.168.1.5"_s, 47474, u"abc-_9"_s, {}, false};
        QTest::newRow("invite") << u"lanban://192.168.1.5:47474/join?i=abc-_9"_s << plain << u"ws://192.168.1.5:47474/realtime"_s;
        QTest::newRow("pasted with white space")
            << u" \n lanban://192.168.1.5:47474/join?i=abc-_9\n"_s << plain << u"ws://192.168.1.5:47474/realtime"_s;
        QTest::newRow("upper case scheme") << u"LANBAN://192.168.1.5:47474/join?i=abc-_9"_s << plain
                                           << u"ws://192.168.1.5:47474/realtime"_s;
        QTest::newRow("slash after join") << u"lanban://192.168.1.5:47474/join/?i=abc-_9"_s << plain
                                          << u"ws://192.168.1.5:47474/realtime"_s;
        QTest::newRow("no port") << u"lanban://192.168.1.5/join?i=abc-_9"_s << plain << u"ws://192.168.1.5:47474/realtime"_s;
        QTest::newRow("parts of later versions")
            << u"lanban://192.168.1.5:47474/join?x=1&i=abc-_9&y=2#z"_s << plain << u"ws://192.168.1.5:47474/realtime"_s;
        QTest::newRow("name") << u"lanban://Anna-PC.local:1/join?i=x"_s << InviteLink{u"anna-pc.local"_s, 1, u"x"_s, {}, false}
                              << u"ws://anna-pc.local:1/realtime"_s;
        QTest::newRow("IPv6") << u"lanban://[fe80::1]:65535/join?i=x"_s << InviteLink{u"fe80::1"_s, 65535, u"x"_s, {}, false}
                              << u"ws://[fe80::1]:65535/realtime"_s;
        QTest::newRow("fingerprint") << u"lanban://h:2/join?i=x&fp="_s + Fingerprint.toUpper()
                                     << InviteLink{u"h"_s, 2, u"x"_s, Fingerprint, true} << u"wss://h:2/realtime"_s;
        QTest::newRow("WebSocket") << u"ws://127.0.0.1:4000/realtime"_s << InviteLink{u"127.0.0.1"_s, 4000, {}, {}, false}
                                   << u"ws://127.0.0.1:4000/realtime"_s;
        QTest::newRow("WebSocket without a path")
            << u"wss://h:4000"_s << InviteLink{u"h"_s, 4000, {}, {}, true} << u"wss://h:4000/realtime"_s;
        QTest::newRow("address and port") << u"10.0.0.7:8080"_s << InviteLink{u"10.0.0.7"_s, 8080, {}, {}, false}
                                          << u"ws://10.0.0.7:8080/realtime"_s;
        QTest::newRow("name alone") << u"anna-pc"_s << InviteLink{u"anna-pc"_s, 47474, {}, {}, false}
                                    << u"ws://anna-pc:47474/realtime"_s;
        QTest::newRow("IPv6 alone") << u"::1"_s << InviteLink{u"::1"_s, 47474, {}, {}, false} << u"ws://[::1]:47474/realtime"_s;
        QTest::newRow("IPv6 and port") << u"[::1]:5"_s << InviteLink{u"::1"_s, 5, {}, {}, false} << u"ws://[::1]:5/realtime"_s;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(InviteLink, link);
        QFETCH(QString, url);
        const auto read = InviteLink::parse(text);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->host, link.host);
        QCOMPARE(read->port, link.port);
        QVERIFY(*read == link);
        QCOMPARE(read->webSocketUrl(), QUrl(url));
        QVERIFY(read->webSocketUrl().isValid());
    }

    void comesBackFromItsText_data()
    {
        QTest::addColumn<InviteLink>("link");
        QTest::newRow("plain") << InviteLink{u"10.1.2.3"_s, 47474, u"QWxh_-9"_s, {}, false};
        QTest::newRow("IPv6") << InviteLink{u"2001:db8::7"_s, 1, u"x"_s, {}, false};
        QTest::newRow("fingerprint") << InviteLink{u"h"_s, 65535, u"x"_s, Fingerprint, true};
    }
    void comesBackFromItsText()
    {
        QFETCH(InviteLink, link);
        const auto again = InviteLink::parse(link.toString());
        QVERIFY2(again, qPrintable(link.toString()));
        QVERIFY(*again == link);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("white space") << u"  \t"_s << u""_s;
        QTest::newRow("a sentence") << u"come to my board"_s << u"host"_s;
        QTest::newRow("a path") << u"/home/anna/board.json"_s << u""_s;
        QTest::newRow("a web page") << u"https://example.org/join?i=x"_s << u"scheme"_s;
        QTest::newRow("no host") << u"lanban://:4000/join?i=x"_s << u"host"_s;
        QTest::newRow("no address") << u"lanban://300.1.1.1:4000/join?i=x"_s << u"host"_s;
        QTest::newRow("half an address") << u"lanban://10.0.1:4000/join?i=x"_s << u"host"_s;
        QTest::newRow("user and password") << u"lanban://anna:secret@h:4000/join?i=x"_s << u"host"_s;
        QTest::newRow("IPv6 without its end") << u"lanban://[::1:4000/join?i=x"_s << u"host"_s;
        QTest::newRow("a name in brackets") << u"lanban://[host]:4000/join?i=x"_s << u"host"_s;
        QTest::newRow("words after brackets") << u"[::1]x"_s << u"host"_s;
        QTest::newRow("port 0") << u"lanban://h:0/join?i=x"_s << u"port"_s;
        QTest::newRow("port too large") << u"lanban://h:65536/join?i=x"_s << u"port"_s;
        QTest::newRow("port of many digits") << u"lanban://h:0000000000080/join?i=x"_s << u"port"_s;
        QTest::newRow("negative port") << u"h:-1"_s << u"port"_s;
        QTest::newRow("port missing") << u"h:"_s << u"port"_s;
        QTest::newRow("port in letters") << u"h:http"_s << u"port"_s;
        QTest::newRow("other path") << u"lanban://h:4000/leave?i=x"_s << u"path"_s;
        QTest::newRow("no path") << u"lanban://h:4000?i=x"_s << u"path"_s;
        QTest::newRow("other path of a WebSocket") << u"ws://h:4000/chat"_s << u"path"_s;
        QTest::newRow("no invite") << u"lanban://h:4000/join"_s << u"i"_s;
        QTest::newRow("empty invite") << u"lanban://h:4000/join?i="_s << u"i"_s;
        QTest::newRow("invite of other characters") << u"lanban://h:4000/join?i=a%20b"_s << u"i"_s;
        QTest::newRow("short fingerprint") << u"lanban://h:4000/join?i=x&fp=abcd"_s << u"fp"_s;
        QTest::newRow("fingerprint that is none") << u"lanban://h:4000/join?i=x&fp="_s + QString(64, u'z') << u"fp"_s;
        QTest::newRow("far too long") << u"lanban://h:4000/join?i="_s + QString(5000, u'a') << u""_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        const auto read = InviteLink::parse(text);
        QVERIFY(!read);
        QVERIFY2(read.error().code == ErrorCode::BadFormat, toString(read.error().code).data());
        QCOMPARE(read.error().path, path);
        QVERIFY(!read.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(InviteLinkTest)
#include "invitelinktest.moc"
