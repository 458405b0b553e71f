// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/trello.h"
#include "tests/core/formats/formatssupport.h"

#include <QtTest>

using namespace Lanban;
using namespace Lanban::Test;
using namespace Qt::Literals::StringLiterals;

class TrelloTest : public QObject
{
    Q_OBJECT

private:
    ImportedBoard m_garden;

private Q_SLOTS:
    void initTestCase()
    {
        CountingIds ids;
        const auto board = importTrello(trelloData(u"garden.json"_s), context(), ids);
        QVERIFY2(board, board ? "" : qPrintable(board.error().detail));
        m_garden = *board;
    }

    void eventsAreSound() { QCOMPARE(problemOf(m_garden), QString()); }

    void boardAndColumns()
    {
        QCOMPARE(m_garden.state.board()->name, u"Community garden"_s);
        QCOMPARE(m_garden.state.board()->description, u"What grows, and who waters it."_s);
        QCOMPARE(outline(m_garden.state),
                 (QStringList{u"Backlog: Посадить чеснок, Repair the greenhouse door"_s,
                              u"In progress: Compost heap, Water the tomatoes"_s, u"Done: Buy gloves, Checklist template"_s}));
        QCOMPARE(m_garden.state.columns().size(), 4);
        for (const Column &column : m_garden.state.columns()) {
            QCOMPARE(column.archived, column.name == u"Last year"_s);
            QCOMPARE(column.wip, column.name == u"In progress"_s ? std::optional(WipLimit{2, false}) : std::nullopt);
        }
    }

    void closedCardsAreArchived()
    {
        QCOMPARE(m_garden.state.tasks().size(), 8);
        const Task closed = taskTitled(m_garden.state, u"Old rake"_s);
        QVERIFY(closed.archived);
        QCOMPARE(m_garden.state.find(closed.columnId)->name, u"Backlog"_s);
        const Task onClosedList = taskTitled(m_garden.state, u"Plan for 2022"_s);
        QVERIFY(onClosedList.archived);
        QCOMPARE(m_garden.state.find(onClosedList.columnId)->name, u"Last year"_s);
    }

    void taskFields()
    {
        const Task task = taskTitled(m_garden.state, u"Repair the greenhouse door"_s);
        QCOMPARE(task.description,
                 u"The hinge is **broken**.\n\n- measure\n- order\n\n\n## Attachments\n\n"
                 "- [hinge \\[old\\].jpg](<https://trello.com/1/cards/x/attachments/y/download/hinge.jpg>)\n"
                 "- [Shop](<https://shop.example/hinges?size=10>)"_s);
        QCOMPARE(task.startAt, std::optional<qint64>(1694304000000));
        QCOMPARE(task.dueAt, std::optional<qint64>(1695204000000));
        QVERIFY(!task.dueDone);
        QCOMPARE(task.createdAt, qint64(0x64f0c648) * 1000);
        QCOMPARE(labelNames(m_garden.state, task), (QStringList{QString(), u"Urgent"_s}));
        QCOMPARE(assigneeNames(m_garden.state, task), QStringList{u"Anne Hart"_s});
        QVERIFY(taskTitled(m_garden.state, u"Water the tomatoes"_s).dueDone);
        QCOMPARE(assigneeNames(m_garden.state, taskTitled(m_garden.state, u"Посадить чеснок"_s)),
                 (QStringList{u"Anne Hart"_s, u"Борис Ковалёв"_s}));
    }

    void labelColors()
    {
        QMap<QString, QString> colors;
        for (const Label &label : m_garden.state.labels())
            colors.insert(label.name, label.color);
        QCOMPARE(colors,
                 (QMap<QString, QString>{{u"Urgent"_s, u"red"_s},
                                         {QString(), u"green"_s},
                                         {u"Waiting"_s, u"teal"_s},
                                         {u"Someday"_s, u"none"_s},
                                         {u"Tools"_s, u"gray"_s},
                                         {u"Seeds"_s, u"green"_s}}));
    }

    void members()
    {
        const Member *me = m_garden.state.find(UserId(u"me"_s));
        QVERIFY(me);
        QCOMPARE(me->role, Role::Owner);
        QCOMPARE(me->name, u"Me"_s);
        const Member *anne = m_garden.state.activeMember(UserId(u"trello-5a1b2c3d4e5f60718293a4b5"_s));
        QVERIFY(anne);
        QCOMPARE(anne->role, Role::Viewer);
        // Left the board, but wrote on it.
        const Member *carl = m_garden.state.find(UserId(u"trello-5a1b2c3d4e5f60718293a4b7"_s));
        QVERIFY(carl);
        QVERIFY(carl->removed);
        QCOMPARE(carl->name, u"Carl Gone"_s);
        QCOMPARE(m_garden.state.members().size(), 4);
    }

    void checklists()
    {
        const Task task = taskTitled(m_garden.state, u"Repair the greenhouse door"_s);
        const QList<ChecklistId> checklists = m_garden.state.checklistsOf(task.id);
        QCOMPARE(checklists.size(), 1);
        QCOMPARE(m_garden.state.find(checklists.first())->name, u"Door"_s);
        QStringList items;
        for (const QList<CheckItemId> ids = m_garden.state.itemsOf(checklists.first()); const CheckItemId &id : ids)
            items += m_garden.state.find(id)->text + (m_garden.state.find(id)->done ? u" +"_s : u" -"_s);
        QCOMPARE(items, (QStringList{u"Measure the hinge +"_s, u"Order the hinge -"_s, u"Screw it on -"_s}));
    }

    void commentsOldestFirst()
    {
        const Task task = taskTitled(m_garden.state, u"Repair the greenhouse door"_s);
        const QList<CommentId> comments = m_garden.state.commentsOf(task.id);
        QCOMPARE(comments.size(), 2);
        const Comment *first = m_garden.state.find(comments.first());
        QCOMPARE(first->body, u"10 cm, I measured *twice*."_s);
        QCOMPARE(first->createdAt, 1694338200000);
        QCOMPARE(m_garden.state.find(first->authorId)->name, u"Anne Hart"_s);
        QCOMPARE(m_garden.state.find(comments.last())->body, u"Заказал, придёт в пятницу."_s);
    }

    void report()
    {
        QCOMPARE(m_garden.report.boardName, u"Community garden"_s);
        QCOMPARE(m_garden.report.columns, 4);
        QCOMPARE(m_garden.report.tasks, 8);
        QCOMPARE(m_garden.report.labels, 6);
        QCOMPARE(m_garden.report.comments, 3);
        QCOMPARE(m_garden.report.checklists, 2);
        QCOMPARE(m_garden.report.members, 3);
        QStringList skipped = skips(m_garden.report);
        skipped.sort();
        QCOMPARE(skipped,
                 (QStringList{u"attachment/kept_as_link=2"_s, u"background/unsupported=1"_s, u"checkItemDue/unsupported=1"_s,
                              u"checkItemMember/unsupported=1"_s, u"cover/unsupported=1"_s, u"customField/unsupported=1"_s,
                              u"history/unsupported=2"_s, u"moveHistory/unsupported=1"_s, u"reminder/unsupported=1"_s,
                              u"sticker/unsupported=1"_s, u"template/unsupported=1"_s, u"vote/unsupported=2"_s}));
    }

    void repeatsItselfAndImportsTwice()
    {
        CountingIds ids;
        const auto first = importTrello(trelloData(u"garden.json"_s), context(), ids);
        const auto second = importTrello(trelloData(u"garden.json"_s), context(), ids);
        QVERIFY(first && second);
        QCOMPARE(first->events, m_garden.events);
        QVERIFY(first->boardId != second->boardId);
        for (const EntityRef &ref : second->state.entities())
            QVERIFY2(ref.type == EntityType::Member || first->state.revisionOf(ref) == 0, qPrintable(ref.id));
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray utf8 = trelloData(u"garden.json"_s);
        const QString text = QString::fromUtf8(utf8);
        const auto encoded = [&text](QStringConverter::Encoding encoding, QStringConverter::Flag flag) -> QByteArray {
            return QStringEncoder(encoding, flag)(text);
        };
        QTest::newRow("UTF-8 with mark") << QByteArray("\xEF\xBB\xBF" + utf8);
        QTest::newRow("UTF-16LE with mark") << encoded(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        QTest::newRow("UTF-16BE with mark") << encoded(QStringConverter::Utf16BE, QStringConverter::Flag::WriteBom);
        QTest::newRow("UTF-16LE") << encoded(QStringConverter::Utf16LE, QStringConverter::Flag::Default);
        QTest::newRow("UTF-16BE") << encoded(QStringConverter::Utf16BE, QStringConverter::Flag::Default);
        QTest::newRow("white space around") << QByteArray("\r\n\t " + utf8 + "\r\n\r\n");
    }

    void encodings()
    {
        QFETCH(QByteArray, content);
        CountingIds ids;
        const auto board = importTrello(content, context(), ids);
        QVERIFY2(board, board ? "" : qPrintable(board.error().detail));
        QCOMPARE(board->events, m_garden.events);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("detail");
        const auto bad = [](const char *name, const QByteArray &content, const QString &detail) {
            QTest::newRow(name) << content << ErrorCode::BadFormat << detail;
        };
        bad("empty", {}, u"the file is empty"_s);
        bad("white space", " \n ", u"the file is empty"_s);
        bad("mark only", "\xEF\xBB\xBF", u"the file is empty"_s);
        bad("broken", "{\"lists\":[],\n\"cards\":[}", u"(line 2)"_s);
        bad("cut off", trelloData(u"garden.json"_s).first(5000), u"at byte 5000"_s);
        bad("picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), u"no valid JSON"_s);
        bad("array", "[{\"lists\":[]}]", u"the JSON is no object"_s);
        bad("other object", R"({"a":1})", u"no \"lists\": this is not a Trello board export"_s);
        bad("lists null", R"({"lists":null,"cards":[]})", u"\"lists\" is no list"_s);
        bad("no cards", R"({"lists":[]})", u"no \"cards\""_s);
        bad("single card", trelloData(u"single-card.json"_s), u"single Trello card"_s);
        bad("WeKan", R"({"_format":"wekan-board-1.0.0","lists":[],"cards":[]})", u"WeKan"_s);
        bad("nested too deep", QByteArray(100000, '['), u"no valid JSON"_s);
        QTest::newRow("too large") << QByteArray(256LL * 1024 * 1024 + 1, Qt::Uninitialized) << ErrorCode::TooLarge
                                   << u"268435457 bytes"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, content);
        QFETCH(ErrorCode, code);
        QFETCH(QString, detail);
        CountingIds ids;
        const auto board = importTrello(content, context(), ids);
        QVERIFY(!board);
        QVERIFY2(board.error().code == code, toString(board.error().code).data());
        QVERIFY2(board.error().detail.contains(detail), qPrintable(board.error().detail));
    }
};

QTEST_GUILESS_MAIN(TrelloTest)
#include "trellotest.moc"
