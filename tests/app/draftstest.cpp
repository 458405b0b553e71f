// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/wholeapp.h"

#include <QClipboard>
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

private:
    [[nodiscard]] BoardViewModel &board() const { return *m_app->controller.board(); }

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
