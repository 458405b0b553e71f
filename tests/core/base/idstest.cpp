// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/base/clock.h"
#include "core/base/idsource.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

class IdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validity_data();
    void validity();
    void rooms_data();
    void rooms();
    void badRooms_data();
    void badRooms();
    void comparison();
    void idsAreUuidsOfVersion7();
    void idsIncrease();
    void idsTellTheTime();
    void clocks();
};

void IdsTest::validity_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("uuid") << u"0192f0a1-7b3c-7d4e-8f5a-6b7c8d9e0f1a"_s << true;
    QTest::newRow("short") << u"a"_s << true;
    QTest::newRow("all kinds") << u"azAZ09_-"_s << true;
    QTest::newRow("longest") << QString(64, u'x') << true;
    QTest::newRow("too long") << QString(65, u'x') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blank") << u"a b"_s << false;
    QTest::newRow("colon") << u"a:b"_s << false;
    QTest::newRow("slash") << u"a/b"_s << false;
    QTest::newRow("dot") << u"a.b"_s << false;
    QTest::newRow("letter of another script") << u"\u0430"_s << false;
    QTest::newRow("digit of another script") << u"\u0661"_s << false;
    QTest::newRow("zero byte") << QString(QChar(0)) << false;
}

void IdsTest::validity()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QCOMPARE(isValidId(text), valid);
}

void IdsTest::rooms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<RoomId>("room");
    QTest::newRow("team") << u"team:T1"_s << RoomId::team(TeamId(u"T1"_s));
    QTest::newRow("board") << u"board:B-1"_s << RoomId::board(BoardId(u"B-1"_s));
    QTest::newRow("task") << u"task:T_1"_s << RoomId::task(TaskId(u"T_1"_s));
}

void IdsTest::rooms()
{
    QFETCH(QString, text);
    QFETCH(RoomId, room);
    QCOMPARE(room.toString(), text);
    QVERIFY(RoomId::fromString(text) == room);
}

void IdsTest::badRooms_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u""_s, u"board"_s, u"board:"_s, u":B1"_s, u"Board:B1"_s, u" board:B1"_s, u"board:B 1"_s,
                                u"board:board:B1"_s, u"column:C1"_s, QString(u"board:"_s + QString(65, u'x'))})
        QTest::newRow(qPrintable(u"'%1'"_s.arg(text))) << text;
}

void IdsTest::badRooms()
{
    QFETCH(QString, text);
    QVERIFY(!RoomId::fromString(text));
}

void IdsTest::comparison()
{
    QVERIFY(TaskId(u"a"_s) < TaskId(u"b"_s));
    QVERIFY(TaskId(u"B"_s) < TaskId(u"a"_s));
    QVERIFY(TaskId() < TaskId(u"a"_s));
    QVERIFY(TaskId(u"a"_s) == TaskId(u"a"_s));
    QVERIFY(TaskId().isEmpty());
    QVERIFY(RoomId::team(TeamId(u"z"_s)) < RoomId::board(BoardId(u"a"_s)));
    QVERIFY(RoomId::board(BoardId(u"a"_s)) < RoomId::board(BoardId(u"b"_s)));
    QCOMPARE(qHash(TaskId(u"a"_s)), qHash(TaskId(u"a"_s)));
    QCOMPARE((QSet<RoomId>{RoomId::task(TaskId(u"a"_s)), RoomId::task(TaskId(u"a"_s)), RoomId::board(BoardId(u"a"_s))}.size()),
             2);
}

void IdsTest::idsAreUuidsOfVersion7()
{
    SystemIdSource source;
    static const QRegularExpression form(u"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    for (int i = 0; i < 100; ++i) {
        const QString next = source.next();
        QVERIFY2(form.match(next).hasMatch(), qPrintable(next));
        QVERIFY(isValidId(next));
    }
}

void IdsTest::idsIncrease()
{
    // More than fit into one count, so that it has to go on into the time.
    SystemIdSource source;
    QString last;
    for (int i = 0; i < 20'000; ++i) {
        const QString next = source.next();
        QVERIFY2(last < next, qPrintable(last + u' ' + next));
        last = next;
    }
    SystemIdSource other;
    QVERIFY(other.next().right(12) != source.next().right(12));
}

void IdsTest::idsTellTheTime()
{
    const SystemClock clock;
    const qint64 before = clock.nowMs();
    SystemIdSource source;
    const QString made = source.next().remove(u'-');
    const qint64 after = clock.nowMs();
    const qint64 ms = made.left(12).toLongLong(nullptr, 16);
    QVERIFY(before <= ms && ms <= after);
}

void IdsTest::clocks()
{
    const SystemClock clock;
    QVERIFY(clock.nowMs() > 1'700'000'000'000); // after 2023: milliseconds, not seconds
    const qint64 first = clock.monotonicMs();
    QTRY_VERIFY(clock.monotonicMs() > first);
}

QTEST_GUILESS_MAIN(IdsTest)
#include "idstest.moc"
