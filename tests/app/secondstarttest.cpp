// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/secondstart.h"

#include <QDir>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

//! A program that is started again hands its link to the one that runs.
class SecondStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_first = std::make_unique<SecondStart>(m_folder->path());
        m_asked = std::make_unique<QSignalSpy>(m_first.get(), &SecondStart::asked);
        QVERIFY(m_first->listen());
    }

    void aLinkArrives()
    {
        QVERIFY(handOver(m_folder->path(), u"lanban://192.168.1.5:47474/join?i=abc"_s));
        QCOMPARE(m_asked->count(), 1);
        QCOMPARE(m_asked->at(0).at(0).toString(), u"lanban://192.168.1.5:47474/join?i=abc"_s);
        QVERIFY(handOver(m_folder->path(), {}));
        QCOMPARE(m_asked->count(), 2);
        QVERIFY(m_asked->at(1).at(0).toString().isEmpty());
    }

    void aLongPathWorksToo()
    {
        const QString deep = m_folder->filePath(QString(120, u'd'));
        QVERIFY(QDir().mkpath(deep));
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        SecondStart first(deep);
        const QSignalSpy asked(&first, &SecondStart::asked);
        QVERIFY(first.listen());
        QVERIFY(handOver(deep, u"x"_s));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_asked->count(), 0);
    }

    void aProgramThatIsGoneTakesNothing()
    {
        m_first.reset();
        QVERIFY(!handOver(m_folder->path(), u"x"_s));
        SecondStart next(m_folder->path());
        QVERIFY(next.listen());
        QVERIFY(handOver(m_folder->path(), u"x"_s));
    }

    void whatIsNoLinkIsDropped()
    {
        QLocalSocket socket;
        socket.connectToServer(m_folder->filePath(u"start"_s));
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(m_asked->count(), 0);
        QVERIFY(handOver(m_folder->path(), u"y"_s));
    }

private:
    //! As another program does it: it blocks.
    static bool handOver(const QString &folder, const QString &link)
    {
        bool taken = false;
        const std::unique_ptr<QThread> program(
            QThread::create([&taken, folder, link] { taken = SecondStart::handOver(folder, link); }));
        program->start();
        const bool ended = QTest::qWaitFor([&program] { return program->isFinished(); });
        program->wait();
        return ended && taken;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SecondStart> m_first;
    std::unique_ptr<QSignalSpy> m_asked;
};

QTEST_GUILESS_MAIN(SecondStartTest)
#include "secondstarttest.moc"
