// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/rowlistmodel.h"
#include "app/viewmodel/noticemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<Row> rowsOf(const QString &text)
{
    QList<Row> rows;
    for (const QChar c : text)
        rows.append({QString(c), {QString(c).toUpper()}});
    return rows;
}

} // namespace

class RowListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void sync_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("inserts");
        QTest::addColumn<int>("moves");
        QTest::addColumn<int>("removes");
        QTest::newRow("nothing") << u"abc"_s << u"abc"_s << 0 << 0 << 0;
        QTest::newRow("first to the end") << u"abcdef"_s << u"bcdefa"_s << 0 << 1 << 0;
        QTest::newRow("last to the front") << u"abcdef"_s << u"fabcde"_s << 0 << 1 << 0;
        QTest::newRow("one down") << u"abcdef"_s << u"acdbef"_s << 0 << 1 << 0;
        QTest::newRow("one up") << u"abcdef"_s << u"abecdf"_s << 0 << 1 << 0;
        QTest::newRow("neighbours") << u"ab"_s << u"ba"_s << 0 << 1 << 0;
        QTest::newRow("insert in the middle") << u"abc"_s << u"abxc"_s << 1 << 0 << 0;
        QTest::newRow("remove") << u"abc"_s << u"ac"_s << 0 << 0 << 1;
        QTest::newRow("replace one") << u"abc"_s << u"axc"_s << 1 << 0 << 1;
        QTest::newRow("into an empty list") << u""_s << u"ab"_s << 2 << 0 << 0;
        QTest::newRow("all gone") << u"ab"_s << u""_s << 0 << 0 << 2;
    }
    void sync()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        RowListModel model({"id", "text"});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace(rowsOf(before));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
        model.sync(rowsOf(after));
        QCOMPARE(model.ids().join(QString()), after);
        QTEST(static_cast<int>(inserts.count()), "inserts");
        QTEST(static_cast<int>(moves.count()), "moves");
        QTEST(static_cast<int>(removes.count()), "removes");
        QCOMPARE(resets.count(), 0);
    }

    void anyListBecomesAnyOther()
    {
        QRandomGenerator random(7);
        const QString letters = u"abcdefghij"_s;
        const auto any = [&] {
            QString pool = letters;
            QString text;
            const int length = random.bounded(11);
            for (int i = 0; i < length; ++i) {
                const int at = random.bounded(static_cast<int>(pool.size()));
                text += pool.at(at);
                pool.remove(at, 1);
            }
            return text;
        };
        RowListModel model({"id", "text"});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int round = 0; round < 500; ++round) {
            const QString target = any();
            model.sync(rowsOf(target));
            QCOMPARE(model.ids().join(QString()), target);
        }
        QCOMPARE(resets.count(), 0);
    }

    void changesNameTheirRoles()
    {
        RowListModel model({"id", "title", "done"});
        model.replace({{u"a"_s, {u"one"_s, false}}});
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.update({u"a"_s, {u"one"_s, false}});
        QCOMPARE(changes.count(), 0);
        model.update({u"a"_s, {u"one"_s, true}});
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(2).value<QList<int>>(), QList<int>{Qt::UserRole + 3});
        QCOMPARE(model.valueOf(u"a"_s, u"done"_s), QVariant(true));
    }

    void noticesGoByThemselvesButErrorsStay()
    {
        NoticeModel notices(nullptr, 1);
        const QAbstractItemModelTester tester(&notices, QAbstractItemModelTester::FailureReportingMode::QtTest);
        notices.addInfo(u"news"_s);
        notices.addError(u"broken"_s);
        notices.addError(u"broken"_s);
        QCOMPARE(notices.count(), 2);
        QTRY_COMPARE(notices.count(), 1);
        QCOMPARE(notices.valueOf(notices.idAt(0), u"kind"_s).toString(), u"error"_s);
        notices.dismiss(notices.idAt(0));
        QCOMPARE(notices.count(), 0);
    }

    void anUndoIsDoneOnce()
    {
        NoticeModel notices;
        int undone = 0;
        notices.addUndo(u"deleted"_s, u"Undo"_s, [&undone] { ++undone; });
        const QString id = notices.idAt(0);
        notices.trigger(id);
        notices.trigger(id);
        QCOMPARE(undone, 1);
        QCOMPARE(notices.count(), 0);
    }
};

QTEST_GUILESS_MAIN(RowListModelTest)
#include "rowlistmodeltest.moc"
