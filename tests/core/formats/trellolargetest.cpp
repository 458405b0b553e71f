// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/demoboard.h"
#include "core/formats/longtext.h"
#include "core/formats/trello.h"
#include "tests/core/formats/formatssupport.h"

#include <QDateTime>
#include <QJsonArray>
#include <QtTest>

using namespace Lanban;
using namespace Lanban::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject card(int number)
{
    return {{u"id"_s, u"C%1"_s.arg(number)},
            {u"name"_s, u"Задача %1"_s.arg(number)},
            {u"idList"_s, u"L%1"_s.arg(number % 4)},
            {u"pos"_s, 65536.0 * ((number * 7919) % 2003)}};
}

QJsonObject boardOf(int cards)
{
    QJsonArray lists;
    for (int i = 0; i < 4; ++i)
        lists += QJsonObject{{u"id"_s, u"L%1"_s.arg(i)}, {u"name"_s, u"List %1"_s.arg(i)}, {u"pos"_s, i}, {u"closed"_s, i == 3}};
    QJsonArray all;
    for (int i = 0; i < cards; ++i)
        all += card(i);
    return {{u"name"_s, u"Large"_s}, {u"lists"_s, lists}, {u"cards"_s, all}, {u"actions"_s, QJsonArray()}};
}

QJsonObject comment(int number, const QString &card)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(Now - number * 60000LL, Qt::UTC);
    return {{u"type"_s, u"commentCard"_s},
            {u"date"_s, date.toString(Qt::ISODateWithMs)},
            {u"memberCreator"_s, QJsonObject{{u"id"_s, u"M1"_s}, {u"fullName"_s, u"Ann"_s}}},
            {u"data"_s, QJsonObject{{u"text"_s, u"Comment %1"_s.arg(number)}, {u"card"_s, QJsonObject{{u"id"_s, card}}}}}};
}

} // namespace

class TrelloLargeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoThousandCards()
    {
        CountingIds ids;
        const auto board = importTrello(toJson(boardOf(2000)), context(), ids);
        QVERIFY(board);
        QCOMPARE(problemOf(*board), QString());
        QCOMPARE(board->report.tasks, 2000);
        QCOMPARE(board->state.liveColumns().size(), 3);
        int live = 0;
        for (const QList<ColumnId> columns = board->state.liveColumns(); const ColumnId &column : columns) {
            double last = -1;
            for (const QList<TaskId> tasks = board->state.liveTasks(column); const TaskId &task : tasks) {
                const int number = board->state.find(task)->title.section(u' ', 1).toInt();
                const double pos = card(number).value(u"pos"_s).toDouble();
                QVERIFY(pos > last);
                last = pos;
                ++live;
            }
        }
        QCOMPARE(live, 1500); // the others are on the closed list
    }

    void thousandActions_data()
    {
        QTest::addColumn<int>("actions");
        QTest::addColumn<int>("said");
        QTest::addColumn<QStringList>("report");
        QTest::newRow("all there") << 999 << 999 << QStringList();
        QTest::newRow("as many as a file holds") << 1000 << 1000 << QStringList{u"oldComments/missing_in_file=0"_s};
        QTest::newRow("older ones cut off") << 1000 << 1234 << QStringList{u"oldComments/missing_in_file=234"_s};
        QTest::newRow("more than a file holds") << 1001 << 0 << QStringList{u"oldComments/missing_in_file=0"_s};
    }

    void thousandActions()
    {
        QFETCH(int, actions);
        QFETCH(int, said);
        QFETCH(QStringList, report);
        QJsonObject root = boardOf(1);
        QJsonArray comments;
        for (int i = 0; i < actions; ++i)
            comments += comment(i, u"C0"_s);
        QJsonObject only = card(0);
        only.insert(u"badges"_s, QJsonObject{{u"comments"_s, said}});
        root.insert(u"cards"_s, QJsonArray{only});
        root.insert(u"actions"_s, comments);
        CountingIds ids;
        const auto board = importTrello(toJson(root), context(), ids);
        QVERIFY(board);
        QCOMPARE(problemOf(*board), QString());
        QCOMPARE(board->report.comments, actions);
        QCOMPARE(skips(board->report), report);
        const QList<CommentId> ordered = board->state.commentsOf(taskTitled(board->state, u"Задача 0"_s).id);
        QCOMPARE(ordered.size(), actions);
        QCOMPARE(board->state.find(ordered.first())->body, u"Comment %1"_s.arg(actions - 1));
        QCOMPARE(board->state.find(ordered.last())->body, u"Comment 0"_s);
    }

    //! More than the server would take in is refused here, before anything is made of it.
    void tooMuchForABoard()
    {
        QJsonArray cards;
        for (int i = 0; i < 520; ++i) {
            QJsonObject one = card(i);
            one.insert(u"desc"_s, QString(65000, u'x'));
            cards += one;
        }
        QJsonObject root = boardOf(0);
        root.insert(u"cards"_s, cards);
        CountingIds ids;
        const auto refused = importTrello(toJson(root), context(), ids);
        QVERIFY(!refused && refused.error().code == ErrorCode::TooLarge);
        QVERIFY(refused.error().detail.contains(u"at most 33554432"_s));
        while (cards.size() > 500)
            cards.removeLast();
        root.insert(u"cards"_s, cards);
        QVERIFY(importTrello(toJson(root), context(), ids));
    }

    //! Over-long texts come in whole, in several places if need be.
    void nothingIsLost()
    {
        const QString smiles = u"\U0001F600"_s.repeated(600); // 1,200 units of pairs
        const QString text = u"x"_s + u"line of text\n"_s.repeated(12000) + u"\U0001F600"_s.repeated(40000);
        QJsonObject long1 = card(0);
        long1.insert(u"name"_s, u"a"_s + smiles);
        long1.insert(u"desc"_s, text);
        QJsonObject root = boardOf(0);
        root.insert(u"cards"_s, QJsonArray{long1});
        QJsonObject talk = comment(1, u"C0"_s);
        talk.insert(u"data"_s, QJsonObject{{u"text"_s, text}, {u"card"_s, QJsonObject{{u"id"_s, u"C0"_s}}}});
        root.insert(u"actions"_s, QJsonArray{talk});
        root.insert(u"checklists"_s,
                    QJsonArray{QJsonObject{{u"id"_s, u"K"_s},
                                           {u"idCard"_s, u"C0"_s},
                                           {u"name"_s, u"n"_s.repeated(300)},
                                           {u"checkItems"_s, QJsonArray{QJsonObject{{u"name"_s, u"i"_s.repeated(2500)}}}}}});
        CountingIds ids;
        const auto board = importTrello(toJson(root), context(), ids);
        QVERIFY(board);
        QCOMPARE(problemOf(*board), QString());
        QCOMPARE(skips(board->report), QStringList{u"name/too_long=1"_s});
        QCOMPARE(board->state.tasks().size(), 1);
        const Task task = board->state.tasks().first();
        QCOMPARE(task.title.size(), 999); // one less than allowed: no half of a pair
        QString whole = task.description;
        QString mine;
        QString item;
        for (const QList<CommentId> comments = board->state.commentsOf(task.id); const CommentId &id : comments) {
            const Comment *comment = board->state.find(id);
            if (comment->body.startsWith(u'i'))
                item += comment->body;
            else if (comment->authorId == UserId(u"me"_s))
                whole += comment->body;
            else
                mine += comment->body;
        }
        QCOMPARE(whole, u"a"_s + smiles + u"\n\n"_s + text);
        QCOMPARE(mine, text);
        QCOMPARE(item, u"i"_s.repeated(2500));
    }

    void partsJoinToTheWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("fits") << u"1234567"_s;
        QTest::newRow("one more") << u"12345678"_s;
        QTest::newRow("pairs") << u"\U0001F600"_s.repeated(20);
        QTest::newRow("lines") << u"ab\n"_s.repeated(20);
        QTest::newRow("line ends only") << u"\n"_s.repeated(20);
    }

    void partsJoinToTheWhole()
    {
        QFETCH(QString, text);
        const QStringList parts = partsOf(text, 7);
        QCOMPARE(parts.join(QString()), text);
        for (const QString &part : parts) {
            QVERIFY(part.size() <= 7);
            QVERIFY(!part.isEmpty() || text.isEmpty());
            QVERIFY(part.isEmpty() || !part.back().isHighSurrogate());
        }
    }

    void demo()
    {
        CountingIds ids;
        const ImportedBoard board = demoBoard(context(), ids);
        QCOMPARE(problemOf(board), QString());
        QCOMPARE(board.state.liveColumns().size(), 4);
        QVERIFY(board.report.tasks >= 12);
        QCOMPARE(board.report.skipped, QList<ImportSkip>());
        bool overdue = false;
        bool upcoming = false;
        for (const Task &task : board.state.tasks()) {
            overdue = overdue || (task.dueAt && *task.dueAt < Now && !task.dueDone);
            upcoming = upcoming || (task.dueAt && *task.dueAt > Now);
            QVERIFY(task.createdAt <= Now);
        }
        QVERIFY(overdue && upcoming);
        QVERIFY(!board.state.comments().isEmpty());
        QVERIFY(!board.state.checkItems().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TrelloLargeTest)
#include "trellolargetest.moc"
