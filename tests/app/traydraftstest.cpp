// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTemporaryDir>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Patience = 15000;
} // namespace

//! A refused text that is written anew, and what is done with the change then.
class TrayDraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
    }
    void cleanup() { m_app.reset(); }

    void theDraftIsWhatIsSent_data()
    {
        QTest::addColumn<bool>("isPlaced");
        QTest::newRow("try again") << false;
        QTest::newRow("place anyway") << true;
    }
    void theDraftIsWhatIsSent()
    {
        QFETCH(bool, isPlaced);
        const TaskId task(u"refused-task"_s);
        refuse(task);
        board().setWip(column(), isPlaced ? 1 : 0, true);
        settle();
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        QVERIFY(isPlaced ? tray().placeAnyway(u"m1"_s) : tray().retry(u"m1"_s));
        QCOMPARE(tray().count(), 0);
        QCOMPARE(stored(), QString());
        settle();
        board().openTask(task.value());
        QCOMPARE(board().task()->title(), u"Written anew"_s);
    }

    void withoutADraftTheSameIsSent()
    {
        const TaskId task(u"refused-task"_s);
        refuse(task);
        QVERIFY(tray().retry(u"m1"_s));
        settle();
        board().openTask(task.value());
        QCOMPARE(board().task()->title(), u"As it was"_s);
    }

    void aDraftThatIsRefusedStays_data()
    {
        QTest::addColumn<bool>("isPlaced");
        QTest::newRow("try again") << false;
        QTest::newRow("place anyway") << true;
    }
    void aDraftThatIsRefusedStays()
    {
        QFETCH(bool, isPlaced);
        refuse(TaskId(u"refused-task"_s));
        const QString tooLong(MaxTitleLength + 1, u'x');
        tray().saveDraft(u"m1"_s, tooLong);
        QVERIFY(!(isPlaced ? tray().placeAnyway(u"m1"_s) : tray().retry(u"m1"_s)));
        QCOMPARE(tray().count(), 1);
        QCOMPARE(tray().draft(u"m1"_s), tooLong);
        restart();
        QCOMPARE(tray().draft(u"m1"_s), tooLong);
    }

    void theDraftIsCopied()
    {
        refuse(TaskId(u"refused-task"_s));
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
        refuse(TaskId(u"refused-task"_s));
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        if (isSent)
            QVERIFY(tray().edit(u"m1"_s, u"And anew once more"_s));
        else
            tray().discard(u"m1"_s);
        QCOMPARE(stored(), QString());
        // Nor does a field that closes just then bring it back.
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        QCOMPARE(stored(), QString());
    }

    // One transaction: there is no moment in which one of them is there alone.
    void theStoreKeepsThemTogether()
    {
        refuse(TaskId(u"refused-task"_s));
        tray().saveDraft(u"m1"_s, u"Written anew"_s);
        CacheStore &store = m_app->sessions.all().constFirst()->store();
        QVERIFY(store.commit({RemoveTray{Muid(u"other"_s)}}));
        QCOMPARE(stored(), u"Written anew"_s);
        QVERIFY(store.commit({RemoveTray{Muid(u"m1"_s)}}));
        QCOMPARE(stored(), QString());
    }

private:
    [[nodiscard]] BoardViewModel &board() const { return *m_app->controller.board(); }
    [[nodiscard]] TrayModel &tray() const { return *m_app->controller.tray(); }
    [[nodiscard]] QString column() const { return board().columns()->idAt(0); }

    //! The draft on the disk, whatever is in the tray.
    [[nodiscard]] QString stored() const
    {
        const auto text = m_app->sessions.all().constFirst()->store().draft(u"tray:m1"_s, u"text"_s);
        return text ? *text : u"unreadable"_s;
    }

    void start()
    {
        m_app = std::make_unique<WholeApp>(m_folder->path(), Launch::Options{true, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_app->isLive() && board().columns()->count() > 2, Patience);
    }
    void restart()
    {
        m_app.reset();
        start();
    }

    //! As if the server had refused to make \a task, for its column was full.
    void refuse(const TaskId &task)
    {
        const RoomId room = RoomId::board(BoardId(board().boardId()));
        const Operation op = Op::TaskCreate{task, ColumnId(column()), {}, u"As it was"_s, {}, {}, {}, {}, {}, {}};
        const TrayEntry entry{{1, Muid(u"m1"_s), room, {}, op, 1}, ErrorCode::WipLimit, u"refused"_s, {}, {}, 1, {}};
        QVERIFY(m_app->sessions.all().constFirst()->store().commit({PutTray{entry}}));
        restart();
        QCOMPARE(tray().ids(), QStringList{u"m1"_s});
    }

    //! Waits until the server has everything.
    void settle() const { QTRY_COMPARE_WITH_TIMEOUT(board().pendingCount(), 0, Patience); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeApp> m_app;
};

QTEST_MAIN(TrayDraftsTest)
#include "traydraftstest.moc"
