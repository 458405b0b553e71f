// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/noticemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

class NoticeModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aHeldNoticeStays()
    {
        NoticeModel notices(nullptr, 20);
        const QAbstractItemModelTester tester(&notices, QAbstractItemModelTester::FailureReportingMode::QtTest);
        notices.addUndo(u"Deleted"_s, u"Undo"_s, [] {});
        const QString held = notices.idAt(0);
        notices.hold(held, true);
        notices.addInfo(u"News"_s);
        QTRY_COMPARE(notices.count(), 1); // the other one, begun later
        QCOMPARE(notices.idAt(0), held);
        notices.hold(held, false);
        QTRY_COMPARE(notices.count(), 0);
    }

    void holdingWhatStaysAnywayOrIsGoneDoesNothing()
    {
        NoticeModel notices(nullptr, 20);
        notices.addError(u"Trouble"_s);
        notices.hold(notices.idAt(0), true);
        notices.hold(notices.idAt(0), false);
        notices.hold(u"gone"_s, false);
        notices.addInfo(u"News"_s);
        QTRY_COMPARE(notices.count(), 1);
    }

    void whatWasOfferedIsOverWithTheNotice()
    {
        NoticeModel notices(nullptr, 20);
        QStringList story;
        const auto offer = [&](const QString &name) {
            notices.addUndo(
                name, u"Undo"_s, [&story, name] { story.append(name + u" undone"_s); },
                [&story, name] { story.append(name + u" over"_s); });
            return notices.idAt(notices.count() - 1);
        };
        notices.trigger(offer(u"1"_s));
        QCOMPARE(story, QStringList{u"1 undone"_s});
        notices.dismiss(offer(u"2"_s));
        QCOMPARE(story.takeLast(), u"2 over"_s);
        offer(u"3"_s);
        QTRY_COMPARE(notices.count(), 0);
        QCOMPARE(story, (QStringList{u"1 undone"_s, u"3 over"_s}));
    }
};

QTEST_MAIN(NoticeModelTest)
#include "noticemodeltest.moc"
