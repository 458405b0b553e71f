// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/trello.h"
#include "tests/core/formats/formatssupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Lanban;
using namespace Lanban::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

//! A sound small board; each row breaks one thing in it by replacing text.
constexpr char SoundJson[] = R"({"name":"B","desc":"",
"lists":[{"id":"L1","name":"One","pos":1},{"id":"L2","name":"Two","pos":2,"softLimit":3}],
"labels":[{"id":"G1","name":"Bug","color":"red"}],
"members":[{"id":"M1","fullName":"Ann","username":"ann"}],
"cards":[{"id":"C1","name":"First","desc":"d1","idList":"L1","pos":10,"closed":false,"due":"2025-05-05T05:05:05.000Z","idLabels":["G1"],"idMembers":["M1"],"idChecklists":["K1"]},
{"id":"C2","name":"Second","desc":"d2","idList":"L1","pos":20,"idLabels":[],"idMembers":[]}],
"checklists":[{"id":"K1","idCard":"C1","name":"List","pos":1,"checkItems":[{"id":"I1","name":"item","state":"complete","pos":1}]}],
"actions":[{"id":"A1","type":"commentCard","date":"2025-01-01T00:00:00.000Z","memberCreator":{"id":"M1","fullName":"Ann"},"data":{"text":"hello","card":{"id":"C1"}}}]})";

QByteArray sound()
{
    return QByteArray(SoundJson);
}

} // namespace

class TrelloDamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundBoardHasNothingToReport()
    {
        CountingIds ids;
        const auto board = importTrello(sound(), context(), ids);
        QVERIFY(board);
        QCOMPARE(problemOf(*board), QString());
        QCOMPARE(skips(board->report), QStringList());
        QCOMPARE(outline(board->state), (QStringList{u"One: First, Second"_s, u"Two: "_s}));
    }

    void oneThingBroken_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QStringList>("columns");
        QTest::addColumn<QStringList>("report");
        const QStringList same{u"One: First, Second"_s, u"Two: "_s};
        const QStringList swapped{u"One: Second, First"_s, u"Two: "_s};
        const auto row
            = [](const char *name, const char *was, const char *is, const QStringList &columns, const QStringList &report) {
                  QTest::newRow(name) << QByteArray(was) << QByteArray(is) << columns << report;
              };

        row("board without name", R"("name":"B",)", "", same, {});
        row("board name is a list", R"("name":"B")", R"("name":["B"])", same, {u"field/damaged=1"_s});
        row("closed board", R"("desc":"",)", R"("desc":"","closed":true,)", same, {u"closedBoard/unsupported=1"_s});
        row("prefs is text", R"("desc":"",)", R"("desc":"","prefs":"none",)", same, {u"field/damaged=1"_s});

        row("list is a number", R"({"id":"L2","name":"Two","pos":2,"softLimit":3})", "7", {u"One: First, Second"_s},
            {u"list/damaged=1"_s});
        row("list without name", R"("id":"L2","name":"Two")", R"("id":"L2")", {u"One: First, Second"_s, u"Untitled: "_s}, {});
        row("list closed", R"("name":"One","pos":1)", R"("name":"One","pos":1,"closed":true)", {u"Two: "_s}, {});
        row("list without id", R"({"id":"L1",)", "{", {u"One: "_s, u"Two: "_s, u"Imported: First, Second"_s},
            {u"card/unknown_list=2"_s});
        row("two lists with one id", R"("id":"L2")", R"("id":"L1")", same, {u"list/duplicate_id=1"_s});
        row("list pos null", R"("pos":2,)", R"("pos":null,)", same, {});
        row("lists with one pos", R"("pos":2,)", R"("pos":1,)", same, {});
        row("list pos is text", R"("pos":2,)", R"("pos":"0.5",)", {u"Two: "_s, u"One: First, Second"_s}, {});
        row("list pos is no number", R"("pos":2,)", R"("pos":"nan",)", same, {u"field/damaged=1"_s});
        row("soft limit null", R"("softLimit":3)", R"("softLimit":null)", same, {});
        row("soft limit 0", R"("softLimit":3)", R"("softLimit":0)", same, {u"wipLimit/out_of_range=1"_s});
        row("soft limit too large", R"("softLimit":3)", R"("softLimit":1e300)", same, {u"wipLimit/out_of_range=1"_s});

        row("label without id", R"({"id":"G1","name":"Bug","color":"red"})", R"({"name":"Bug","color":"red"})", same,
            {u"cardLabel/unknown_label=1"_s});
        row("label color null", R"("color":"red")", R"("color":null)", same, {});
        row("label color new", R"("color":"red")", R"("color":"mauve")", same, {u"labelColor/unknown=1"_s});
        row("label color is an object", R"("color":"red")", R"("color":{})", same, {u"field/damaged=1"_s});
        row("labels absent", R"("labels":[{"id":"G1","name":"Bug","color":"red"}],)", "", same, {u"cardLabel/unknown_label=1"_s});
        row("two labels with one id", R"("color":"red"}])", R"("color":"red"},{"id":"G1","name":"x","color":"blue"}])", same,
            {u"label/duplicate_id=1"_s});

        row("members absent", R"("members":[{"id":"M1","fullName":"Ann","username":"ann"}],)", "", same,
            {u"assignee/unknown_member=1"_s});
        row("member without id", R"({"id":"M1","fullName":"Ann","username":"ann"})", R"({"fullName":"Ann"})", same,
            {u"member/damaged=1"_s, u"assignee/unknown_member=1"_s});
        row("member twice", R"("username":"ann"}])", R"("username":"ann"},{"id":"M1","fullName":"Ann"}])", same,
            {u"member/duplicate_id=1"_s});

        row("card is null", R"({"id":"C2","name":"Second","desc":"d2","idList":"L1","pos":20,"idLabels":[],"idMembers":[]})",
            "null", {u"One: First"_s, u"Two: "_s}, {u"card/damaged=1"_s});
        row("card without name", R"("name":"Second",)", "", {u"One: First, Untitled"_s, u"Two: "_s}, {});
        row("card name is blank", R"("name":"Second",)", R"("name":" \n\t ",)", {u"One: First, Untitled"_s, u"Two: "_s}, {});
        row("card name has lines", R"("name":"Second",)", R"("name":"Second\nline",)", {u"One: First, Second line"_s, u"Two: "_s},
            {});
        row("card name is a number", R"("name":"Second",)", R"("name":42,)", {u"One: First, 42"_s, u"Two: "_s}, {});
        row("card name has a zero character", R"("name":"Second",)", R"("name":"Sec\u0000ond",)", same, {});
        row("card name has half a pair", R"("name":"Second",)", R"("name":"Second\ud83d",)",
            {u"One: First, Second\uFFFD"_s, u"Two: "_s}, {});
        row("card without list", R"("desc":"d2","idList":"L1",)", R"("desc":"d2",)",
            {u"One: First"_s, u"Two: "_s, u"Imported: Second"_s}, {u"card/unknown_list=1"_s});
        row("card on unknown list", R"("desc":"d2","idList":"L1",)", R"("desc":"d2","idList":"L9",)",
            {u"One: First"_s, u"Two: "_s, u"Imported: Second"_s}, {u"card/unknown_list=1"_s});
        row("card without id", R"({"id":"C2",)", "{", same, {});
        row("two cards with one id", R"("id":"C2")", R"("id":"C1")", same, {u"card/duplicate_id=1"_s});
        row("card pos absent", R"("pos":20,)", "", same, {});
        row("first card pos absent", R"("pos":10,)", "", same, {});
        row("cards with one pos", R"("pos":20,)", R"("pos":10,)", same, {});
        row("card pos negative", R"("pos":20,)", R"("pos":-1e6,)", swapped, {});
        row("card pos fraction", R"("pos":20,)", R"("pos":9.999,)", swapped, {});
        row("card pos is an object", R"("pos":20,)", R"("pos":{},)", same, {u"field/damaged=1"_s});
        row("card closed is a number", R"("closed":false,)", R"("closed":1,)", {u"One: Second"_s, u"Two: "_s}, {});
        row("card closed is text", R"("closed":false,)", R"("closed":"no",)", same, {u"field/damaged=1"_s});
        row("due null", R"("due":"2025-05-05T05:05:05.000Z",)", R"("due":null,)", same, {});
        row("due empty", R"("due":"2025-05-05T05:05:05.000Z",)", R"("due":"",)", same, {});
        row("due is a number", R"("due":"2025-05-05T05:05:05.000Z",)", R"("due":5,)", same, {u"field/damaged=1"_s});
        row("due is no date", R"("due":"2025-05-05T05:05:05.000Z",)", R"("due":"soon",)", same, {u"field/damaged=1"_s});
        row("due before 1970", R"("due":"2025-05-05T05:05:05.000Z",)", R"("due":"1900-01-01T00:00:00Z",)", same,
            {u"field/damaged=1"_s});
        row("labels of a card null", R"("idLabels":["G1"],)", R"("idLabels":null,)", same, {});
        row("label of a card is a number", R"("idLabels":["G1"],)", R"("idLabels":[1],)", same, {u"field/damaged=1"_s});
        row("label of a card unknown", R"("idLabels":["G1"],)", R"("idLabels":["G1","G2","G1"],)", same,
            {u"cardLabel/unknown_label=1"_s});
        row("labels of a card nested only", R"("idLabels":["G1"],)", R"("labels":[{"id":"G7","name":"x","color":"pink"}],)", same,
            {});
        row("assignee unknown", R"("idMembers":["M1"],)", R"("idMembers":["M1","M7"],)", same, {u"assignee/unknown_member=1"_s});
        row("attachment without anything", R"("desc":"d2",)", R"("desc":"d2","attachments":[{}],)", same,
            {u"attachment/damaged=1"_s});
        row("attachment is text", R"("desc":"d2",)", R"("desc":"d2","attachments":["x"],)", same, {u"attachment/damaged=1"_s});
        row("attachment with a script", R"("desc":"d2",)", R"("desc":"d2","attachments":[{"name":"n","url":"javascript:x"
    }],)",
            same, {u"attachment/unsupported=1"_s});
        row("cover null, badges a list", R"("desc":"d2",)", R"("desc":"d2","cover":null,"badges":[],)", same,
            {u"field/damaged=1"_s});
        row("reminder none", R"("desc":"d2",)", R"("desc":"d2","dueReminder":-1,)", same, {});
        row("mirror card", R"("desc":"d2",)", R"("desc":"d2","cardRole":"mirror",)", same, {u"cardRole/unsupported=1"_s});

        row("checklists absent",
            R"("checklists":[{"id":"K1","idCard":"C1","name":"List","pos":1,"checkItems":[{"id":"I1","name":"item","state":"complete","pos":1}]}],)",
            "", same, {u"checklist/missing_in_file=1"_s});
        row("checklist of an unknown card", R"("idCard":"C1")", R"("idCard":"C9")", same, {u"checklist/unknown_card=1"_s});
        row("checklist items null", R"("checkItems":[{"id":"I1","name":"item","state":"complete","pos":1}])",
            R"("checkItems":null)", same, {});
        row("checklist item is text", R"({"id":"I1","name":"item","state":"complete","pos":1})", R"("item")", same,
            {u"checkItem/damaged=1"_s});
        row("checklist item without name", R"("name":"item",)", "", same, {});

        row("actions absent", R"("actions")", R"("acts")", same, {u"oldComments/missing_in_file=0"_s});
        row("action is text", R"("actions":[)", R"("actions":["x",)", same, {u"action/damaged=1"_s});
        row("comment without text", R"("text":"hello",)", "", same, {u"comment/damaged=1"_s});
        row("comment on an unknown card", R"("card":{"id":"C1"})", R"("card":{"id":"C9"})", same, {u"comment/unknown_card=1"_s});
        row("comment card is null", R"("card":{"id":"C1"})", R"("card":null)", same, {u"comment/unknown_card=1"_s});
        row("comment data is null", R"("data":{"text":"hello","card":{"id":"C1"}})", R"("data":null)", same,
            {u"comment/unknown_card=1"_s});
        row("comment without author", R"("memberCreator":{"id":"M1","fullName":"Ann"},)", "", same, {});
        row("comment author id is odd", R"("memberCreator":{"id":"M1")", R"("memberCreator":{"id":"M 1/ы")", same, {});
        row("comment without date", R"("date":"2025-01-01T00:00:00.000Z",)", "", same, {});
        row("comments said to be more", R"("desc":"d2",)", R"("desc":"d2","badges":{"comments":5},)", same,
            {u"oldComments/missing_in_file=5"_s});
        row("comments said to be absurdly many", R"("desc":"d2",)", R"("desc":"d2","badges":{"comments":-1e300},)", same, {});
    }

    void oneThingBroken()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QStringList, columns);
        QFETCH(QStringList, report);
        QCOMPARE(sound().count(was), 1);
        QByteArray broken = sound();
        broken.replace(was, is);
        CountingIds ids;
        const auto board = importTrello(broken, context(), ids);
        QVERIFY2(board, board ? "" : qPrintable(board.error().detail));
        QCOMPARE(problemOf(*board), QString());
        QCOMPARE(outline(board->state), columns);
        QCOMPARE(skips(board->report), report);
    }

    //! Whatever a field is replaced by, the import ends with a sound board and says what it did.
    void everyFieldOfEveryType()
    {
        const QJsonObject garden = QJsonDocument::fromJson(trelloData(u"garden.json"_s)).object();
        const QJsonArray replacements{
            QJsonValue::Null, true, -1.5, u""_s, u"text"_s, QJsonArray{1, u"x"_s, QJsonValue::Null}, QJsonObject{{u"id"_s, 1}}};
        int imports = 0;
        const auto check = [&imports](const QJsonObject &root, const QString &where) {
            CountingIds ids;
            const auto board = importTrello(toJson(root), context(), ids);
            ++imports;
            return !board || problemOf(*board).isEmpty() ? QString() : where + u": "_s + problemOf(*board);
        };
        for (const QString &key : garden.keys()) {
            for (const QJsonValue &replacement : replacements) {
                QJsonObject root = garden;
                root.insert(key, replacement);
                QCOMPARE(check(root, key), QString());
            }
            const QJsonArray list = garden.value(key).toArray();
            if (list.isEmpty() || !list.first().isObject())
                continue;
            for (const QString &field : list.first().toObject().keys()) {
                for (const QJsonValue &replacement : replacements) {
                    QJsonObject entry = list.first().toObject();
                    entry.insert(field, replacement);
                    QJsonArray changed = list;
                    changed.replace(0, entry);
                    QJsonObject root = garden;
                    root.insert(key, changed);
                    QCOMPARE(check(root, key + u'.' + field), QString());
                }
            }
        }
        QVERIFY(imports > 500);
    }

    void damagedUtf8()
    {
        QByteArray content = sound();
        content.replace("First", "F\xFFrst");
        CountingIds ids;
        const auto board = importTrello(content, context(), ids);
        QVERIFY(board);
        QCOMPARE(outline(board->state).constFirst(), u"One: F\uFFFDrst, Second"_s);
        QCOMPARE(skips(board->report), QStringList{u"character/damaged=1"_s});
    }

    void bareFile()
    {
        CountingIds ids;
        const auto board = importTrello(trelloData(u"bare.json"_s), context(), ids);
        QVERIFY(board);
        QCOMPARE(problemOf(*board), QString());
        QCOMPARE(board->state.board()->name, u"Imported board"_s);
        QCOMPARE(outline(board->state), (QStringList{u"Only: One, Two"_s, u"Imported: Lost"_s}));
        QCOMPARE(taskTitled(board->state, u"One"_s).createdAt, Now);
    }
};

QTEST_GUILESS_MAIN(TrelloDamageTest)
#include "trellodamagetest.moc"
