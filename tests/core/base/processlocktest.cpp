// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/processlock.h"

#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class ProcessLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heldOnce()
    {
        const QTemporaryDir dir;
        QLockFile first(dir.filePath(u"lock"_s));
        QLockFile second(dir.filePath(u"lock"_s));
        QVERIFY(lockForProcess(first));
        QVERIFY(!lockForProcess(second));
        first.unlock();
        QVERIFY(lockForProcess(second));
    }

    void halfWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("half a host") << QByteArray("1\nlanban\nelsewh") << true;
        QTest::newRow("of another machine") << QByteArray("1\nlanban\nelsewhere\n\n\n") << false;
    }

    void halfWritten()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isTaken);
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"lock"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QLockFile lock(file.fileName());
        QCOMPARE(lockForProcess(lock), isTaken);
    }

    //! The one that had it ended, and so did the one that was taking it over.
    void endedWhileTakingOver()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"lock"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("2147483646\nlanban\n" + QSysInfo::machineHostName().toUtf8() + '\n' + QSysInfo::machineUniqueId() + '\n'
                   + QSysInfo::bootUniqueId() + '\n');
        file.close();
        QFile takeover(file.fileName() + u".rmlock"_s);
        QVERIFY(takeover.open(QIODevice::WriteOnly));
        takeover.close();
        QLockFile lock(file.fileName());
        QVERIFY(lockForProcess(lock));
        QVERIFY(!takeover.exists());
    }
};

QTEST_GUILESS_MAIN(ProcessLockTest)
#include "processlocktest.moc"
