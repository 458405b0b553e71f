// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/wording.h"
#include "app/platform/translations.h"
#include "core/base/idsource.h"
#include "core/formats/trello.h"
#include "core/net/invitelink.h"
#include "core/protocol/messages.h"
#include "core/sync/clientsync.h"

#include <QRegularExpression>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

//! English words in a row: a name alone is none.
bool hasEnglish(const QString &text)
{
    static const QRegularExpression names(u"Lanban|Trello|WeKan|JSON|lanban://|lists|cards"_s);
    static const QRegularExpression words(u"[A-Za-z']{2,}"_s);
    return words.match(QString(text).remove(names)).hasMatch();
}

} // namespace

//! What goes wrong is said in the user's language, whatever the details say for the logs.
class WordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_translations.use(u"ru"_s); }
    void cleanupTestCase() { m_translations.use(u"en"_s); }

    void reasonsAreRussian()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::Cancelled); ++code) {
            for (const QString &detail : {QString(), u"no \"lists\": this is not a Trello board export"_s}) {
                const QString text = Wording::reason(static_cast<ErrorCode>(code), detail);
                // The name of a code that has no words stands in brackets.
                QVERIFY2(!hasEnglish(QString(text).remove(QRegularExpression(u"\\([a-z_]+\\)"_s))), qPrintable(text));
            }
        }
    }

    void whatCameOutOtherwiseIsSaid()
    {
        Op::TaskUpdate update;
        update.id = TaskId(u"t"_s);
        const auto text = [&](const QStringList &adjusted, const QStringList &warn, bool merged) {
            Mutation mutation;
            mutation.op = update;
            return Wording::adjusted({mutation, merged, adjusted, warn}, nullptr);
        };
        QSet<QString> texts;
        for (const char *argument : {"room", "columnId", "labelIds", "assigneeIds"})
            texts.insert(text({QString::fromLatin1(argument)}, {}, false));
        texts.insert(text({}, {u"target_deleted"_s}, false));
        texts.insert(text({}, {}, true));
        QCOMPARE(texts.size(), 6); // each a sentence of its own
        for (const QString &one : std::as_const(texts))
            QVERIFY2(!one.isEmpty() && !hasEnglish(one), qPrintable(one));
        QVERIFY(text({}, {u"wip_limit"_s}, false).isEmpty());
    }

    void whatIsKnownOfADetailIsSaid_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("refused") << ErrorCode::Network << u"Connection refused"_s;
        QTest::newRow("port") << ErrorCode::Network << u"can't listen on 0.0.0.0:47474: The bound address is already in use"_s;
        QTest::newRow("disk") << ErrorCode::Storage << u"database or disk is full Unable to fetch row"_s;
        QTest::newRow("file") << ErrorCode::Storage << u"No space left on device"_s;
    }
    void whatIsKnownOfADetailIsSaid()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, detail);
        const QString text = Wording::reason(code, detail);
        QVERIFY2(text != Wording::reason(code, {}), qPrintable(text));
        QVERIFY2(!hasEnglish(text), qPrintable(text));
    }

    void closingsAreRussian()
    {
        for (quint16 code = 4000; code < 4510; ++code) {
            const QString text = Wording::closed(code, u"the client sent nonsense"_s);
            QVERIFY2(!text.isEmpty() && !hasEnglish(text), qPrintable(text));
        }
    }

    void linksThatAreNoneSayWhy_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "hello world", "http://example.org", "a b", "1.2.3.4:99999", "256.1.1.1", "[::1", "lanban://1.2.3.4/join",
              "lanban://1.2.3.4/join?i=%%%", "lanban://1.2.3.4/other?i=abc", "lanban://1.2.3.4/join?i=abc&fp=12", "x/y"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void linksThatAreNoneSayWhy()
    {
        QFETCH(const QString, text);
        const auto link = InviteLink::parse(text);
        QVERIFY(!link);
        const QString said = Wording::badLink(link.error());
        QVERIFY2(!said.isEmpty() && !hasEnglish(said), qPrintable(said));
    }

    void filesThatAreNoneSayWhy_data()
    {
        QTest::addColumn<QByteArray>("content");
        for (const char *content :
             {"", "{", "[]", "{}", "{\"lists\":1}", "{\"lists\":[]}", "{\"idList\":1}", "{\"_format\":\"wekan-board-1.0.0\"}"})
            QTest::newRow(content) << QByteArray(content);
    }
    void filesThatAreNoneSayWhy()
    {
        QFETCH(const QByteArray, content);
        SystemIdSource ids;
        const auto board = importTrello(content, {TeamId(u"T"_s), UserId(u"U"_s), u"Anna"_s, u"teal"_s, 1}, ids);
        QVERIFY(!board);
        const QString said = Wording::importFailure(board.error());
        QVERIFY2(!said.isEmpty() && !hasEnglish(said), qPrintable(said));
    }

    void aFileIsNamed()
    {
        const QString text = Wording::failure({ErrorCode::Storage, u"open: Permission denied"_s, u"/home/anna/settings.ini"_s});
        QVERIFY(text.contains(u"/home/anna/settings.ini"_s));
        QVERIFY2(!hasEnglish(QString(text).remove(u"/home/anna/settings.ini"_s)), qPrintable(text));
        const Error refused{ErrorCode::Unauthorized, u"there is no such invite"_s, u"/invite"_s};
        QCOMPARE(Wording::failure(refused), Wording::reason(refused.code, {}));
    }

private:
    Translations m_translations;
};

QTEST_GUILESS_MAIN(WordingTest)
#include "wordingtest.moc"
