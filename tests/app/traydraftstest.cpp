// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/filelimit.h"
#include "tests/app/trayfixture.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

//! A refused text that is written anew, and what is done with the change then.
class TrayDraftsTest : public TrayFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theDraftIsWhatIsSent_data() { addWays(); }
    void theDraftIsWhatIsSent()
    {
        QFETCH(bool, isPlaced);
        const TaskId task(u"refused-task"_s);
        refuseTask(task);
        board().setWip(column(), isPlaced ? 1 : 0, true);
        settle();
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        QVERIFY(sendAgain(isPlaced));
        QCOMPARE(tray().count(), 0);
        QCOMPARE(stored(), QString());
        settle();
        board().openTask(task.value());
        QCOMPARE(board().task()->title(), u"Written anew"_s);
    }

    void withoutADraftTheSameIsSent()
    {
        const TaskId task(u"refused-task"_s);
        refuseTask(task);
        QVERIFY(tray().retry(u"m1"_s));
        settle();
        board().openTask(task.value());
        QCOMPARE(board().task()->title(), u"As it was"_s);
    }

    void aDraftThatIsRefusedStays_data() { addWays(); }
    void aDraftThatIsRefusedStays()
    {
        QFETCH(bool, isPlaced);
        refuseTask(TaskId(u"refused-task"_s));
        const QString tooLong(MaxTitleLength + 1, u'x');
        tray().saveDraft(u"m1"_s, tooLong);
        QVERIFY(!sendAgain(isPlaced));
        QCOMPARE(tray().count(), 1);
        QCOMPARE(tray().draft(u"m1"_s), tooLong);
        restart();
        QCOMPARE(tray().draft(u"m1"_s), tooLong);
    }

    void theDraftIsCopied()
    {
        refuseTask(TaskId(u"refused-task"_s));
        tray().copy(u"m1"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"As it was"_s);
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        tray().copy(u"m1"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Written anew"_s);
    }

    void theDraftGoesWithTheChange_data()
    {
        QTest::addColumn<bool>("isSent");
        QTest::newRow("discarded") << false;
        QTest::newRow("sent with another text") << true;
    }
    void theDraftGoesWithTheChange()
    {
        QFETCH(bool, isSent);
        refuseTask(TaskId(u"refused-task"_s));
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        if (isSent)
            QVERIFY(tray().edit(u"m1"_s, u"And anew once more"_s));
        else
            discard();
        QCOMPARE(stored(), QString());
        // Nor does a field that closes just then bring it back.
        QVERIFY(!tray().saveDraft(u"m1"_s, u"Written anew"_s));
        QCOMPARE(stored(), QString());
    }

    void aDiscardedChangeComesBackAsItWas()
    {
        refuseTask(TaskId(u"refused-task"_s));
        QVERIFY(tray().saveDraft(u"m1"_s, u"Written anew"_s));
        const QList<TrayEntry> before = session().sync().tray();
        const QString title = tray().valueOf(u"m1"_s, u"title"_s).toString();
        tray().discard(u"m1"_s);
        QCOMPARE(tray().count(), 0);
        QCOMPARE(tray().changes(), 0);
        QVERIFY(!tray().retry(u"m1"_s));
        NoticeModel &notices = *app().controller.notices();
        const QString notice = notices.ids().constLast();
        QCOMPARE(notices.valueOf(notice, u"text"_s).toString(), u"Discarded: "_s + title);
        notices.trigger(notice);
        QCOMPARE(tray().ids(), QStringList{u"m1"_s});
        QCOMPARE(tray().changes(), 1);
        QCOMPARE(tray().draft(u"m1"_s), u"Written anew"_s);
        restart();
        QCOMPARE(session().sync().tray(), before);
        QCOMPARE(tray().draft(u"m1"_s), u"Written anew"_s);
        QVERIFY(tray().retry(u"m1"_s));
    }

    void whatIsDiscardedIsGoneWhenTheAppEnds()
    {
        refuseTask(TaskId(u"refused-task"_s));
        QVERIFY(tray().saveDraft(u"m1"_s, u"Written anew"_s));
        tray().discard(u"m1"_s);
        restart();
        QVERIFY(session().sync().tray().isEmpty());
        QCOMPARE(stored(), QString());
    }

    void aDraftThatFindsNoRoomIsTold()
    {
#ifdef Q_OS_UNIX
        refuseTask(TaskId(u"refused-task"_s));
        const QString text(1'000'000, u'x');
        std::optional<FileLimit> limit(64 * 1024);
        const bool isKept = tray().saveDraft(u"m1"_s, text);
        limit.reset();
        QVERIFY(!isKept);
        QVERIFY(app().noticeTexts().join(u'\n').contains(u"What you typed could not be kept"_s));
        QCOMPARE(stored(), QString());
        QVERIFY(tray().saveDraft(u"m1"_s, text)); // and it goes on once there is room
        QCOMPARE(stored(), text);
#else
        QSKIP("limits of file sizes are a Unix thing");
#endif
    }

    // One transaction: there is no moment in which one of them is there alone.
    void theStoreKeepsThemTogether()
    {
        refuseTask(TaskId(u"refused-task"_s));
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        QVERIFY(store().commit({RemoveTray{Muid(u"other"_s)}}));
        QCOMPARE(stored(), u"Written anew"_s);
        QVERIFY(store().commit({RemoveTray{Muid(u"m1"_s)}}));
        QCOMPARE(stored(), QString());
    }

private:
    //! Rows for the two ways to send a refused change again.
    static void addWays()
    {
        QTest::addColumn<bool>("isPlaced");
        QTest::newRow("try again") << false;
        QTest::newRow("place anyway") << true;
    }
    [[nodiscard]] bool sendAgain(bool isPlaced) const
    {
        return isPlaced ? tray().placeAnyway(u"m1"_s) : tray().retry(u"m1"_s);
    }
    [[nodiscard]] QString column() const
    {
        return board().columns()->idAt(0);
    }
    [[nodiscard]] Session &session() const
    {
        return *app().sessions.all().constFirst();
    }

    //! Lets go of the change, and of the way back.
    void discard() const
    {
        tray().discard(u"m1"_s);
        app().controller.notices()->dismiss(app().controller.notices()->ids().constLast());
    }

    //! The draft on the disk, whatever is in the tray.
    [[nodiscard]] QString stored() const
    {
        const auto text = store().draft(u"tray:m1"_s, u"text"_s);
        return text ? *text : u"unreadable"_s;
    }

    //! As if the server had refused to make \a task, for its column was full.
    void refuseTask(const TaskId &task)
    {
        const Operation op = Op::TaskCreate{task, ColumnId(column()), {}, u"As it was"_s, {}, {}, {}, {}, {}, {}};
        refuse({PutTray{entry(u"m1"_s, op, ErrorCode::WipLimit)}});
        QCOMPARE(tray().ids(), QStringList{u"m1"_s});
    }
};

QTEST_MAIN(TrayDraftsTest)
#include "traydraftstest.moc"
