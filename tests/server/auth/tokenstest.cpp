// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/tokens.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 Now = 1760000000000;
constexpr qint64 Hour = 3600 * 1000;
const QByteArray Secret = QByteArray(32, 's');

QString encoded(const QJsonObject &object)
{
    return QString::fromLatin1(QJsonDocument(object)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QJsonObject decoded(const QString &part)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(part.toLatin1(), QByteArray::Base64UrlEncoding)).object();
}
} // namespace

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsWhoTheyAre()
    {
        const auto token = m_tokens.issue(UserId(u"U1"_s), u"Änna \"🙂\""_s, u"teal"_s, Now, Hour);
        QVERIFY(token);
        QCOMPARE(token->expiresAt, Now + Hour);
        const auto identity = m_tokens.verify(token->token, Now);
        QVERIFY2(identity, identity ? "" : qPrintable(identity.error().detail));
        QCOMPARE(identity->userId.value(), u"U1"_s);
        QCOMPARE(identity->name, u"Änna \"🙂\""_s);
        QCOMPARE(identity->color, u"teal"_s);
        QCOMPARE(identity->tokenExp.value(), Now + Hour);
        QVERIFY(!identity->newToken);
    }

    void sayWhatTheContractSays()
    {
        const auto token = m_tokens.issue(UserId(u"U1"_s), u"Anna"_s, {}, Now + 999, Hour);
        QVERIFY(token);
        QCOMPARE(decoded(token->token.section(u'.', 0, 0)).value(u"alg"_s).toString(), u"HS256"_s);
        const QJsonObject claims = decoded(token->token.section(u'.', 1, 1));
        QCOMPARE(claims.keys(), (QStringList{u"aud"_s, u"exp"_s, u"iat"_s, u"iss"_s, u"name"_s, u"sub"_s}));
        QCOMPARE(claims.value(u"iat"_s).toInteger(), Now / 1000);
        QCOMPARE(claims.value(u"exp"_s).toInteger(), (Now + Hour) / 1000);
    }

    void expire()
    {
        const auto token = m_tokens.issue(UserId(u"U1"_s), u"Anna"_s, {}, Now, Hour);
        QVERIFY(m_tokens.verify(token->token, Now + Hour - 1));
        const auto late = m_tokens.verify(token->token, Now + Hour);
        QVERIFY(!late && late.error().code == ErrorCode::TokenExpired);
    }

    void areRefused_data()
    {
        QTest::addColumn<QString>("token");
        const QString good = m_tokens.issue(UserId(u"U1"_s), u"Anna"_s, {}, Now, Hour)->token;
        const QString head = good.section(u'.', 0, 0);
        const QString body = good.section(u'.', 1, 1);
        const QString signature = good.section(u'.', 2, 2);
        QJsonObject claims = decoded(body);
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("rubbish") << u"rubbish"_s;
        QTest::newRow("dots") << u".."_s;
        QTest::newRow("no signature") << head + u'.' + body + u'.';
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("one more character") << good + u'A';
        QTest::newRow("algorithm none") << encoded({{u"alg"_s, u"none"_s}, {u"typ"_s, u"JWT"_s}}) + u'.' + body + u'.';
        QTest::newRow("algorithm None with a signature")
            << encoded({{u"alg"_s, u"None"_s}, {u"typ"_s, u"JWT"_s}}) + u'.' + body + u'.' + signature;
        QTest::newRow("another algorithm") << encoded({{u"alg"_s, u"HS512"_s}, {u"typ"_s, u"JWT"_s}}) + u'.' + body + u'.'
                + signature;
        claims[u"sub"_s] = u"U2"_s;
        QTest::newRow("another user") << head + u'.' + encoded(claims) + u'.' + signature;
        QTest::newRow("another secret")
            << Tokens(QByteArray(32, 'x'), u"store"_s).issue(UserId(u"U1"_s), u"Anna"_s, {}, Now, Hour)->token;
        QTest::newRow("another server") << Tokens(Secret, u"other"_s).issue(UserId(u"U1"_s), u"Anna"_s, {}, Now, Hour)->token;
        QTest::newRow("nobody") << m_tokens.issue(UserId(u"not an id"_s), u"Anna"_s, {}, Now, Hour)->token;
        QTest::newRow("no name") << m_tokens.issue(UserId(u"U1"_s), u""_s, {}, Now, Hour)->token;
        QTest::newRow("with a zero in it") << good + QChar(0) + u"x"_s;
        QTest::newRow("endless") << QString(100000, u'a');
    }
    void areRefused()
    {
        QFETCH(QString, token);
        const auto identity = m_tokens.verify(token, Now);
        QVERIFY(!identity);
        QVERIFY(identity.error().code == ErrorCode::Unauthorized);
        QVERIFY(!identity.error().detail.contains(u"U1"_s));
    }

private:
    Tokens m_tokens{Secret, u"store"_s};
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tokenstest.moc"
