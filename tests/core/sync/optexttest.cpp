// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/optext.h"

#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

//! The text that an operation is about.
class OpTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAndSet_data()
    {
        QTest::addColumn<Operation>("op");
        QTest::addColumn<QString>("text");
        QTest::newRow("a new task's title") << Operation(Op::TaskCreate{{}, {}, {}, u"t"_s, {}, {}, {}, {}, {}, {}}) << u"t"_s;
        QTest::newRow("its description") << Operation(Op::TaskCreate{{}, {}, {}, u"t"_s, u"d"_s, {}, {}, {}, {}, {}}) << u"d"_s;
        QTest::newRow("a title") << Operation(Op::TaskUpdate{{}, u"t"_s, {}, {}, {}, {}}) << u"t"_s;
        QTest::newRow("a description") << Operation(Op::TaskUpdate{{}, u"t"_s, u"d"_s, {}, {}, {}}) << u"d"_s;
        QTest::newRow("a description that is taken away")
            << Operation(Op::TaskUpdate{{}, {}, QString(), {}, {}, {}}) << QString();
        QTest::newRow("an item") << Operation(Op::CheckItemUpdate{{}, u"i"_s, {}}) << u"i"_s;
        QTest::newRow("a new item") << Operation(Op::CheckItemCreate{{}, {}, u"i"_s, {}}) << u"i"_s;
        QTest::newRow("a comment") << Operation(Op::CommentCreate{{}, {}, u"c"_s}) << u"c"_s;
        QTest::newRow("a column") << Operation(Op::ColumnCreate{{}, u"n"_s, {}, {}}) << u"n"_s;
        QTest::newRow("a label") << Operation(Op::LabelUpdate{{}, u"n"_s, u"red"_s}) << u"n"_s;
        QTest::newRow("a board") << Operation(Op::BoardUpdate{u"n"_s, {}}) << u"n"_s;
    }
    void isReadAndSet()
    {
        QFETCH(Operation, op);
        QFETCH(QString, text);
        QCOMPARE(textOf(op), std::optional<QString>(text));
        const Operation before = op;
        QVERIFY(setTextOf(op, u"other"_s));
        QCOMPARE(textOf(op), std::optional<QString>(u"other"_s));
        QVERIFY(setTextOf(op, text));
        QVERIFY(op == before || text.isEmpty());
    }

    void isNotThere_data()
    {
        QTest::addColumn<Operation>("op");
        QTest::newRow("a move") << Operation(Op::TaskMove{});
        QTest::newRow("a tick") << Operation(Op::CheckItemUpdate{{}, {}, true});
        QTest::newRow("a date") << Operation(Op::TaskUpdate{});
        QTest::newRow("a limit") << Operation(Op::ColumnUpdate{});
        QTest::newRow("a member") << Operation(Op::MemberAdd{{}, u"Anna"_s, {}, {}});
    }
    void isNotThere()
    {
        QFETCH(Operation, op);
        const Operation before = op;
        QVERIFY(!textOf(op));
        QVERIFY(!setTextOf(op, u"other"_s));
        QVERIFY(op == before);
    }
};

QTEST_APPLESS_MAIN(OpTextTest)
#include "optexttest.moc"
