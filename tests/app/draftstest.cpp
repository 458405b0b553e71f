// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardeditor.h"
#include "core/sql/database.h"
#include "tests/app/filelimit.h"
#include "tests/app/wholeapp.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int Patience = 15000;
} // namespace

//! Text that is typed while the board changes under it.
class DraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = std::make_unique<WholeApp>(m_folder->path(), Launch::Options{true, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_app->isLive() && board().columns()->count() > 2, Patience);
    }
    void cleanup() { m_app.reset(); }

    void draftsOfAColumnThatIsGoneGoOnInItsHeir()
    {
        const QString gone = board().columns()->idAt(0);
        const QString heir = board().columns()->idAt(2);
        const QString name = board().columns()->valueOf(gone, u"name"_s).toString();
        board().saveDraft(u"column:"_s + heir, u"first"_s);
        board().saveDraft(u"column:"_s + gone, u"second\nthird"_s);
        const QSignalSpy moved(&board(), &BoardViewModel::draftMoved);
        board().deleteColumn(gone, heir);
        QTRY_COMPARE_WITH_TIMEOUT(board().draft(u"column:"_s + heir), u"first\nsecond\nthird"_s, Patience);
        QCOMPARE(board().draft(u"column:"_s + gone), QString());
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.at(0).at(0).toString(), heir);
        QCOMPARE(moved.at(0).at(1).toString(), u"second\nthird"_s);
        QVERIFY(m_app->noticeTexts().join(u'\n').contains(name));
    }

    void aDescriptionGoesWithWhatItWasBegunOn()
    {
        const QString id = open();
        const qint64 begun = board().task()->revision();
        QVERIFY(begun > 0);
        QVERIFY(board().task()->setTitle(u"Another title"_s));
        QTRY_VERIFY_WITH_TIMEOUT(board().task()->revision() > begun, Patience);
        QVERIFY(board().task()->setDescription(u"words"_s, begun));
        const auto base = m_app->sessions.all().constFirst()->sync().data().outbox.last().mutation.base;
        QVERIFY(base);
        QCOMPARE(base->id, id);
        QCOMPARE(base->rev, static_cast<quint64>(begun));
    }

    void draftsOfWhatIsGoneGoOnInTheComment()
    {
        const QString id = open();
        TaskViewModel &task = *board().task();
        QVERIFY(task.addChecklist(u"Steps"_s) && task.addChecklist(u"More"_s));
        const QString list = task.checklists()->idAt(0);
        const QString other = task.checklists()->idAt(1);
        QVERIFY(task.addItem(other, u"Item"_s));
        const QString item = task.checklists()->itemsOf(other)->idAt(0);
        QTRY_COMPARE_WITH_TIMEOUT(board().pendingCount(), 0, Patience);
        task.saveDraft(u"comment"_s, u"a thought"_s);
        task.saveDraft(u"newItem:"_s + list, u"half an item"_s);
        task.saveDraft(u"base:item:"_s + item, u"Item"_s);
        task.saveDraft(u"item:"_s + item, u"another name"_s);
        const QSignalSpy moved(&task, &TaskViewModel::draftMoved);
        task.deleteChecklist(list);
        QTRY_COMPARE_WITH_TIMEOUT(moved.count(), 1, Patience);
        QCOMPARE(moved.at(0).at(0).toString(), u"comment"_s);
        QCOMPARE(moved.at(0).at(1).toString(), u"half an item"_s);
        QCOMPARE(task.draft(u"comment"_s), u"a thought\n\nhalf an item"_s);
        QCOMPARE(task.draft(u"newItem:"_s + list), QString());

        // Deleted while nobody looked: found when the task is opened.
        task.deleteItem(item);
        board().closeTask();
        board().openTask(id);
        QCOMPARE(board().task()->draft(u"comment"_s), u"a thought\n\nhalf an item\n\nanother name"_s);
        QCOMPARE(board().task()->draft(u"base:item:"_s + item), QString());
    }

    void aDeletedTaskCanBeBroughtBackAndCopied()
    {
        const QString id = open();
        QVERIFY(!board().task()->canRestore());
        board().task()->saveDraft(u"comment"_s, u"half a thought"_s);
        board().deleteTask(id);
        QVERIFY(board().task()->isDeleted());
        QVERIFY(!board().task()->canWrite());
        QVERIFY(board().task()->canRestore());
        QVERIFY(!board().task()->addComment(u"too late"_s));
        board().task()->copyText();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"A task\n\nhalf a thought"_s);
        board().task()->restore();
        QVERIFY(!board().task()->isDeleted());
        QVERIFY(board().task()->canWrite());
        QVERIFY(!board().task()->canRestore());
    }

    void aDraftThatFindsNoRoomIsTold()
    {
#ifdef Q_OS_UNIX
        open();
        TaskViewModel &task = *board().task();
        const QString column = u"column:"_s + board().columns()->idAt(0);
        const QString text(1'000'000, u'x');
        QVERIFY(task.saveDraft(u"comment"_s, u"before"_s));
        std::optional<FileLimit> limit(64 * 1024);
        const bool isCommentKept = task.saveDraft(u"comment"_s, text);
        const bool isTaskKept = board().saveDraft(column, text);
        limit.emplace(16);
        const bool isBoardKept = m_app->profile.saveDraft(u"newBoard"_s, u"A name"_s);
        limit.reset();
        QVERIFY(!isCommentKept);
        QVERIFY(!isTaskKept);
        QVERIFY(!isBoardKept);
        QVERIFY2(
            m_app->noticeTexts().join(u'\n').contains(u"What you typed could not be kept. It could not be written to the disk"_s),
            qPrintable(m_app->noticeTexts().join(u'\n')));
        QCOMPARE(task.draft(u"comment"_s), u"before"_s);
        QCOMPARE(board().draft(column), QString());
        // And it goes on once there is room.
        QVERIFY(task.saveDraft(u"comment"_s, text));
        QVERIFY(board().saveDraft(column, text));
        QVERIFY(m_app->profile.saveDraft(u"newBoard"_s, u"A name"_s));
        QCOMPARE(task.draft(u"comment"_s), text);
        QCOMPARE(board().draft(column), text);
#else
        QSKIP("limits of file sizes are a Unix thing");
#endif
    }

    //! Where the new place takes nothing, the old one lets nothing go.
    void aRescueThatFailsTakesNothingAway()
    {
        const TaskId task(open());
        QVERIFY(board().task()->addChecklist(u"Steps"_s));
        const QString list = board().task()->checklists()->idAt(0);
        const QString gone = board().columns()->idAt(0);
        const QString heir = board().columns()->idAt(2);
        const BoardId id(board().boardId());
        board().task()->deleteChecklist(list);
        board().deleteColumn(gone, heir);
        QTRY_COMPARE_WITH_TIMEOUT(board().pendingCount(), 0, Patience);
        m_app->controller.closeBoard();

        Session &session = *m_app->sessions.all().constFirst();
        NoticeModel notices;
        BoardEditor editor(session, id, notices);
        const QString item = u"newItem:"_s + list;
        QVERIFY(editor.saveDraft(u"column:"_s + gone, u"title"_s, u"a task"_s));
        QVERIFY(editor.saveDraft(u"task:"_s + task.value(), item, u"an item"_s));
        const QStringList files = QDir(m_folder->path()).entryList({u"cache-*.sqlite"_s}, QDir::Files);
        QCOMPARE(files.size(), 1);
        const auto file = Database::open(m_folder->filePath(files.first()));
        QVERIFY(file);
        QVERIFY((*file)->execute(u"CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
        editor.rescueDrafts();
        QCOMPARE(editor.rescueTaskDrafts(task), QString());
        QCOMPARE(editor.draft(u"column:"_s + gone, u"title"_s), u"a task"_s);
        QCOMPARE(editor.draft(u"task:"_s + task.value(), item), u"an item"_s);
        QVERIFY((*file)->execute(u"DROP TRIGGER full"_s));
        editor.rescueDrafts();
        QCOMPARE(editor.rescueTaskDrafts(task), u"an item"_s);
        QCOMPARE(editor.draft(u"column:"_s + heir, u"title"_s), u"a task"_s);
        QCOMPARE(editor.draft(u"column:"_s + gone, u"title"_s), QString());
    }

    void theBoardStaysWhereItsTextCantBeKept()
    {
        AppController &app = m_app->controller;
        const QString server = board().serverId();
        const QString first = board().boardId();
        const QString second = app.createBoard(u"Second"_s, u"empty"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(board().boardId(), second, Patience);
        bool isKept = false;
        const QSignalSpy asked(&app, &AppController::leaving);
        connect(&app, &AppController::leaving, this, [&] {
            if (!isKept)
                app.stay();
        });
        app.openBoard(server, first);
        app.closeBoard();
        QCOMPARE(asked.count(), 2);
        QVERIFY(app.board());
        QCOMPARE(board().boardId(), second);
        isKept = true;
        app.openBoard(server, first);
        QCOMPARE(board().boardId(), first);
        app.closeBoard();
        QVERIFY(!app.board());
        QCOMPARE(asked.count(), 4);
        app.closeBoard(); // there is nothing to leave
        QCOMPARE(asked.count(), 4);
        app.tellUnkept();
        QVERIFY(m_app->noticeTexts().constLast().contains(u"close the window once more"_s));
    }

private:
    [[nodiscard]] BoardViewModel &board() const
    {
        return *m_app->controller.board();
    }

    //! Opens a new task that the server knows.
    QString open() const
    {
        const QString id = board().addTask(board().columns()->idAt(0), u"A task"_s);
        board().openTask(id);
        if (!QTest::qWaitFor([this] { return board().pendingCount() == 0 && board().task()->revision() > 0; }, Patience))
            qWarning("the server did not take the task");
        return id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeApp> m_app;
};

QTEST_MAIN(DraftsTest)
#include "draftstest.moc"
