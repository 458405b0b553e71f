// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/undohistory.h"
#include "app/session/session.h"
#include "app/viewmodel/noticemodel.h"
#include "app/viewmodel/wording.h"
#include "core/domain/bootstrap.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

//! A board in the cache of a session that has no server.
class UndoHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Member self;
        self.userId = UserId(u"u1"_s);
        self.name = u"Anna"_s;
        self.color = u"red"_s;
        self.role = Role::Owner;
        Member other = self;
        other.userId = UserId(u"u2"_s);
        other.name = u"Ben"_s;
        Board board;
        board.id = BoardId(u"b1"_s);
        board.teamId = TeamId(u"team"_s);
        board.name = u"Board"_s;
        CachedRoom cached;
        for (const Event &event : boardBootstrap(board, {self, other}, self.userId, 1))
            apply(cached.base, event, ++cached.cursor.seq);
        Column column;
        column.id = ColumnId(u"c1"_s);
        column.rev = 1;
        column.name = u"To do"_s;
        column.pos = u"a0"_s;
        cached.base.put(column);
        Task task;
        task.id = TaskId(u"t1"_s);
        task.rev = 1;
        task.columnId = column.id;
        task.pos = u"a0"_s;
        task.title = u"Write tests"_s;
        cached.base.put(task);
        auto store = CacheStore::open(path());
        QVERIFY(store);
        QVERIFY((*store)->commit({PutIdentity{ClientId(u"client"_s), 1, 1, u"epoch"_s}, PutRoom{room(), cached}}));
        store->reset();
        start();
    }
    void cleanup()
    {
        m_history.reset();
        m_notices.reset();
        m_session.reset();
        m_folder.reset();
    }

    void saysWhatCanBeUndone();
    void tellsOfWhatWasUndone();
    void offersOneStep();
    void offerOutlivesTheBoard();
    void survivesARestart();
    void tellsWhatStayed();
    void wordsOfWhatStayed_data();
    void wordsOfWhatStayed();
    void longTitlesAreShortened();

private:
    [[nodiscard]] static RoomId room() { return RoomId::board(BoardId(u"b1"_s)); }
    [[nodiscard]] QString path() const { return m_folder->filePath(u"cache.sqlite"_s); }
    void start()
    {
        m_history.reset();
        m_session.reset();
        auto store = CacheStore::open(path());
        QVERIFY(store);
        Account account;
        account.userId = UserId(u"u1"_s);
        account.userName = u"Anna"_s;
        m_session = std::make_unique<Session>(account, std::move(*store), m_clock, m_ids);
        QVERIFY(m_session->load());
        m_notices = std::make_unique<NoticeModel>();
        m_history = std::make_unique<UndoHistory>(*m_session, room(), *m_notices);
    }
    void rename(const QString &title)
    {
        QVERIFY(!m_session->edit(room(), Op::TaskUpdate{TaskId(u"t1"_s), title, {}, {}, {}, {}}));
    }
    [[nodiscard]] QString title() const { return m_session->sync().view(room())->find(TaskId(u"t1"_s))->title; }
    [[nodiscard]] QString notice(const char *role) const
    {
        return m_notices->count() == 0 ? QString()
                                       : m_notices->valueOf(m_notices->ids().constLast(), QString::fromLatin1(role)).toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<NoticeModel> m_notices;
    std::unique_ptr<UndoHistory> m_history;
};

void UndoHistoryTest::saysWhatCanBeUndone()
{
    const QSignalSpy changes(m_history.get(), &UndoHistory::changed);
    QVERIFY(!m_history->canUndo() && !m_history->canRedo());
    QVERIFY(m_history->undoText().isEmpty());
    rename(u"Write more tests"_s);
    QCOMPARE(m_history->undoText(), u"Undo: rename of “Write more tests”"_s);
    QVERIFY(m_history->canUndo() && !m_history->canRedo());
    QVERIFY(!changes.isEmpty());
    m_history->undo();
    QCOMPARE(title(), u"Write tests"_s);
    QVERIFY(!m_history->canUndo());
    QCOMPARE(m_history->redoText(), u"Redo: rename of “Write tests”"_s);
    m_history->redo();
    QCOMPARE(title(), u"Write more tests"_s);
    m_history->redo(); // nothing to do
    QCOMPARE(title(), u"Write more tests"_s);
}

void UndoHistoryTest::tellsOfWhatWasUndone()
{
    rename(u"one"_s);
    rename(u"two"_s);
    m_history->undo();
    QCOMPARE(notice("text"), u"Undone: rename of “one”"_s);
    QCOMPARE(notice("actionText"), u"Redo"_s);
    m_history->undo();
    QCOMPARE(m_notices->count(), 1); // one tells of the last step
    m_notices->trigger(m_notices->ids().constFirst());
    QCOMPARE(title(), u"one"_s);
    QCOMPARE(notice("text"), u"Redone: rename of “one”"_s);
    QCOMPARE(notice("actionText"), u"Undo"_s);
}

void UndoHistoryTest::offersOneStep()
{
    QVERIFY(!m_session->edit(room(), Op::TaskDelete{TaskId(u"t1"_s)}));
    m_history->offer(u"It was deleted"_s);
    const QString offer = m_notices->ids().constFirst();
    QVERIFY(!m_session->edit(room(), Op::BoardUpdate{u"Other"_s, {}}));
    m_notices->trigger(offer);
    QVERIFY(!m_session->sync().view(room())->find(TaskId(u"t1"_s))->deleted);
    QCOMPARE(m_session->sync().view(room())->board()->name, u"Other"_s);
    QCOMPARE(notice("text"), u"Undone: deletion of “Write tests”"_s);
}

void UndoHistoryTest::offerOutlivesTheBoard()
{
    QVERIFY(!m_session->edit(room(), Op::TaskDelete{TaskId(u"t1"_s)}));
    m_history->offer(u"It was deleted"_s);
    m_history.reset();
    m_notices->trigger(m_notices->ids().constFirst());
    QVERIFY(!m_session->sync().view(room())->find(TaskId(u"t1"_s))->deleted);
    QCOMPARE(notice("text"), u"Undone: deletion of “Write tests”"_s);
}

void UndoHistoryTest::survivesARestart()
{
    rename(u"one"_s);
    rename(u"two"_s);
    m_history->undo();
    start();
    QCOMPARE(m_history->undoText(), u"Undo: rename of “one”"_s);
    QCOMPARE(m_history->redoText(), u"Redo: rename of “one”"_s);
    m_history->undo();
    QCOMPARE(title(), u"Write tests"_s);
    start();
    m_history->redo();
    m_history->redo();
    QCOMPARE(title(), u"two"_s);
}

void UndoHistoryTest::tellsWhatStayed()
{
    QVERIFY(!m_session->edit(room(), Op::ColumnUpdate{ColumnId(u"c1"_s), {}, Nullable<WipLimit>(WipLimit{1, true})}));
    QVERIFY(!m_session->edit(room(), Op::TaskArchive{TaskId(u"t1"_s)}));
    const quint64 archiving = m_session->sync().lastStep(room(), false)->n;
    Op::TaskCreate full;
    full.id = TaskId(u"t2"_s);
    full.columnId = ColumnId(u"c1"_s);
    full.title = u"Another"_s;
    QVERIFY(!m_session->edit(room(), full));
    m_session->undo(room(), false, archiving);
    QCOMPARE(notice("kind"), u"warning"_s);
    QVERIFY(notice("text").startsWith(u"Not undone: "_s));
    QVERIFY(m_session->sync().view(room())->find(TaskId(u"t1"_s))->archived);
}

void UndoHistoryTest::wordsOfWhatStayed_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("by");
    QTest::addColumn<bool>("redo");
    QTest::addColumn<QString>("text");
    const auto row = [](ChangedField field, const char *by, bool redo, const char *text) {
        QTest::newRow(text) << static_cast<int>(field) << QString::fromLatin1(by) << redo << QString::fromUtf8(text);
    };
    row(ChangedField::Title, "u2", false, "Ben has changed the title since; not undone");
    row(ChangedField::Place, "u2", true, "Ben has changed its place since; not redone");
    row(ChangedField::Description, "", false, "Somebody has changed the description since; not undone");
    row(ChangedField::Label, "stranger", false, "Somebody has changed the labels since; not undone");
    row(ChangedField::Due, "u1", false, "You have changed the due date since, elsewhere; not undone");
}

void UndoHistoryTest::wordsOfWhatStayed()
{
    QFETCH(const int, field);
    QFETCH(const QString, by);
    QFETCH(const bool, redo);
    QFETCH(const QString, text);
    const UndoSkip skip{{EntityType::Task, u"t1"_s, static_cast<ChangedField>(field), {}}, UserId(by), {}};
    QCOMPARE(Wording::notUndone(skip, redo, m_session->sync().view(room()), UserId(u"u1"_s)), text);
}

void UndoHistoryTest::longTitlesAreShortened()
{
    rename(QString(300, u'x'));
    QVERIFY(m_history->undoText().size() < 80);
    QVERIFY(m_history->undoText().contains(u'…'));
}

QTEST_GUILESS_MAIN(UndoHistoryTest)
#include "undohistorytest.moc"
