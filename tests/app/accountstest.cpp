// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/accounts.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void startsEmpty()
    {
        Accounts accounts(path());
        QVERIFY(accounts.load());
        QVERIFY(accounts.all().isEmpty());
    }

    void keepsWhatItIsGiven()
    {
        const Account account = guest();
        {
            Accounts accounts(path());
            QVERIFY(accounts.put(account));
        }
        Accounts again(path());
        QVERIFY(again.load());
        QCOMPARE(again.all().size(), 1);
        QVERIFY(again.all().constFirst() == account);
        QVERIFY(again.findByUrl(account.url) == account);
        QVERIFY(again.remove(account.serverId));
        QVERIFY(!again.find(account.serverId));
    }

    void isForItsOwnerOnly()
    {
        Accounts accounts(path());
        QVERIFY(accounts.put(guest()));
        const QFileDevice::Permissions others
            = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path()).permissions() & others));
    }

    void refusesDamage_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("broken") << QByteArray("[{");
        QTest::newRow("an object") << QByteArray("{}");
        QTest::newRow("an id that leaves the directory") << QByteArray(R"([{"serverId":"../x"}])");
    }

    void refusesDamage()
    {
        QFETCH(QByteArray, content);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        Accounts accounts(path());
        const auto done = accounts.load();
        QVERIFY(!done);
        QCOMPARE(QString(toString(done.error().code)), u"bad_format"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"accounts.json"_s); }
    [[nodiscard]] static Account guest()
    {
        return {u"s-1"_s,  u"Design"_s, QUrl(u"ws://192.0.2.7:47474/realtime"_s), u"token"_s, {}, UserId(u"U1"_s), u"Анна"_s,
                u"teal"_s, false};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "accountstest.moc"
