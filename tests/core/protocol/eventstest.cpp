// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "core/protocol/entitycodec.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(EventType)

namespace {

template<typename T>
T id(const char *text)
{
    return T(QString::fromLatin1(text));
}

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    Q_ASSERT(error.error == QJsonParseError::NoError);
    return object;
}

// The hashes here come from another implementation of BLAKE2b, asked for 8 bytes.
const QByteArray First = R"({"type":"board.created","v":1,"teamId":"T","boardId":"B1","actorUserId":"U1","ts":1760000000000,
    "data":{"id":"B1","rev":1,"teamId":"T","name":"Plans"},"ents":[{"t":"board","id":"B1","rev":1}]})";
const QByteArray Second = R"({"type":"task.updated","v":1,"teamId":"T","boardId":"B1","actorUserId":"U2","ts":1760000000456,
    "data":{"id":"T1","rev":2,"title":"Wörter 🎉\n\u0001/","dueAt":null},"ents":[{"t":"task","id":"T1","rev":2}]})";
const QByteArray Third = R"({"type":"chat.sent","v":1,"teamId":"T","boardId":"B1","actorUserId":"U2","ts":5,
    "data":{"b":[1,2.5,null,true],"a":{"z":{},"y":""}},"ents":[{"t":"chat","id":"X1","rev":1},{"t":"task","id":"T1","rev":3}]})";

} // namespace

class EventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data()
    {
        QTest::addColumn<EventType>("type");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("data");
        const auto row = [](const char *name, EventType type, const Change &change, const char *data) {
            QTest::newRow(name) << type << change << QByteArray(data);
        };
        // Every field once, with values that tell the fields apart.
        row("team", EventType::TeamUpdated, TeamChange{id<TeamId>("T"), 2, u"n"_s}, R"({"id":"T","name":"n","rev":2})");
        row("board", EventType::BoardCreated, BoardChange{id<BoardId>("B"), 1, id<TeamId>("T"), u"n"_s, u"d"_s, true, false},
            R"({"archived":true,"deleted":false,"description":"d","id":"B","name":"n","rev":1,"teamId":"T"})");
        row("column", EventType::ColumnUpdated,
            ColumnChange{id<ColumnId>("C"), 2, u"n"_s, u"a0"_s, std::optional(WipLimit{3, true}), true, false, id<ColumnId>("H")},
            R"({"archived":true,"deleted":false,"heirId":"H","id":"C","name":"n","pos":"a0","rev":2,"wip":{"hard":true,"limit":3}})");
        row("column without a limit", EventType::ColumnUpdated,
            ColumnChange{id<ColumnId>("C"), 2, {}, {}, std::optional<WipLimit>(), {}, {}, {}},
            R"({"id":"C","rev":2,"wip":null})");
        row("swimlane", EventType::SwimlaneDeleted, SwimlaneChange{id<SwimlaneId>("S"), 2, u"n"_s, u"a0"_s, true},
            R"({"deleted":true,"id":"S","name":"n","pos":"a0","rev":2})");
        row("label", EventType::LabelUpdated, LabelChange{id<LabelId>("L"), 2, u"n"_s, u"red"_s, true},
            R"({"color":"red","deleted":true,"id":"L","name":"n","rev":2})");
        TaskChange task;
        task.id = id<TaskId>("T");
        task.rev = 3;
        row("task, nothing", EventType::TaskArchived, task, R"({"id":"T","rev":3})");
        task.swimlaneId.emplace();
        task.startAt.emplace();
        task.dueAt.emplace();
        row("task, cleared", EventType::TaskUpdated, task, R"({"dueAt":null,"id":"T","rev":3,"startAt":null,"swimlaneId":null})");
        task = {id<TaskId>("T"),
                3,
                id<ColumnId>("C"),
                id<ColumnId>("F"),
                2,
                std::optional(id<SwimlaneId>("S")),
                u"a0"_s,
                u"t"_s,
                u"d"_s,
                QList{id<LabelId>("L1"), id<LabelId>("L2")},
                QList{id<UserId>("U1")},
                id<LabelId>("L"),
                id<UserId>("U"),
                std::optional<qint64>(5),
                std::optional<qint64>(6),
                true,
                false,
                true,
                7,
                id<BoardId>("B2"),
                TaskContents{{{id<ChecklistId>("K"), 1, id<TaskId>("T"), u"n"_s, u"a0"_s, false}},
                             {{id<CheckItemId>("I"), 2, id<ChecklistId>("K"), u"x"_s, u"a0"_s, true, false}},
                             {{id<CommentId>("M"), 3, id<TaskId>("T"), id<UserId>("U"), u"b"_s, 4, 5, false}}}};
        row("task, all", EventType::TaskCreated, task,
            R"({"archived":false,"assigneeIds":["U1"],"baseRev":2,"boardId":"B2","columnId":"C","contents":{"checkItems":[{"checklistId":"K","deleted":false,"done":true,"id":"I","pos":"a0","rev":2,"text":"x"}],"checklists":[{"deleted":false,"id":"K","name":"n","pos":"a0","rev":1,"taskId":"T"}],"comments":[{"authorId":"U","body":"b","createdAt":4,"deleted":false,"id":"M","rev":3,"taskId":"T","updatedAt":5}]},"createdAt":7,"deleted":true,"description":"d","dueAt":6,"dueDone":true,"from":"F","id":"T","labelId":"L","labelIds":["L1","L2"],"pos":"a0","rev":3,"startAt":5,"swimlaneId":"S","title":"t","userId":"U"})");
        row("checklist", EventType::ChecklistCreated,
            ChecklistChange{id<ChecklistId>("K"), 1, id<TaskId>("T"), u"n"_s, u"a0"_s, true},
            R"({"deleted":true,"id":"K","name":"n","pos":"a0","rev":1,"taskId":"T"})");
        row("checkitem", EventType::CheckItemCreated,
            CheckItemChange{id<CheckItemId>("I"), 1, id<ChecklistId>("K"), u"x"_s, u"a0"_s, true, false},
            R"({"checklistId":"K","deleted":false,"done":true,"id":"I","pos":"a0","rev":1,"text":"x"})");
        row("comment", EventType::CommentCreated,
            CommentChange{id<CommentId>("M"), 1, id<TaskId>("T"), id<UserId>("U"), u"b"_s, true, 7},
            R"({"authorId":"U","body":"b","createdAt":7,"deleted":true,"id":"M","rev":1,"taskId":"T"})");
        row("member", EventType::MemberAdded, MemberChange{id<UserId>("U"), 1, u"n"_s, u"red"_s, Role::Owner, false},
            R"({"color":"red","name":"n","removed":false,"rev":1,"role":"owner","userId":"U"})");
    }
    void changes()
    {
        QFETCH(EventType, type);
        QFETCH(Change, change);
        QFETCH(QByteArray, data);
        const Event event{
            type, 1, id<TeamId>("T"), id<BoardId>("B"), id<UserId>("A"), 99, change, {{EntityType::CheckItem, u"x"_s, 4}}};
        const QJsonObject json = Protocol::toJson(event);
        QCOMPARE(QJsonDocument(json.value("data"_L1).toObject()).toJson(QJsonDocument::Compact), data);
        QCOMPARE(json.value("type"_L1).toString(), QString(eventTypeName(type)));
        QCOMPARE(json.value("ents"_L1),
                 QJsonValue(QJsonArray{QJsonObject{{u"t"_s, u"checkitem"_s}, {u"id"_s, u"x"_s}, {u"rev"_s, 4}}}));
        const Result<Event> decoded = Protocol::eventFromJson(json);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().path + decoded.error().detail));
        QVERIFY(*decoded == event);
    }

    void namesOfAllTypes()
    {
        for (int number = 0; number < static_cast<int>(EventType::Unknown); ++number) {
            const auto type = static_cast<EventType>(number);
            QVERIFY(!eventTypeName(type).isEmpty());
            QCOMPARE(eventTypeFromName(QString(eventTypeName(type))), type);
        }
        QCOMPARE(eventTypeFromName(u"chat.sent"), EventType::Unknown);
    }

    void ofTeamsAndOfTheServerItself()
    {
        const Event event{EventType::TeamCreated, 1, id<TeamId>("T"), {}, {}, 99, TeamChange{id<TeamId>("T"), 1, u"n"_s}, {}};
        const QJsonObject json = Protocol::toJson(event);
        QVERIFY(!json.contains("boardId"_L1));
        QVERIFY(!json.contains("actorUserId"_L1));
        QVERIFY(Protocol::eventFromJson(json) == event);
    }

    void unknownOnesStayAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("type") << Third;
        QTest::newRow("later version of a known type") << QByteArray(Second).replace(R"("v":1)", R"("v":2)");
        QTest::newRow("nothing in it") << QByteArray(R"({"type":"x","v":1,"teamId":"T","ts":0,"data":{},"ents":[]})");
        QTest::newRow("refs of another kind")
            << QByteArray(R"({"type":"x","v":1,"teamId":"T","ts":0,"data":{},"ents":["a",{"t":"task"},7]})");
    }
    void unknownOnesStayAsTheyAre()
    {
        QFETCH(QByteArray, json);
        const QJsonObject object = parsed(json);
        const Result<Event> event = Protocol::eventFromJson(object);
        QVERIFY(event);
        QCOMPARE(event->type, EventType::Unknown);
        QCOMPARE(std::get<UnknownChange>(event->data).type, object.value("type"_L1).toString());
        QCOMPARE(Protocol::toJson(*event), object);
    }

    void unknownOnesNameWhatToFetch()
    {
        const Result<Event> event = Protocol::eventFromJson(parsed(Third));
        QVERIFY(event);
        QCOMPARE(event->ents, QList<EntityRef>({{EntityType::Task, u"T1"_s, 3}}));
    }

    void chain()
    {
        const QString one = Protocol::chainHash({}, 1, Protocol::eventFromJson(parsed(First)).value());
        QCOMPARE(one, u"5afb373755437eeb"_s);
        const QString two = Protocol::chainHash(one, 2, Protocol::eventFromJson(parsed(Second)).value());
        QCOMPARE(two, u"3a58ebf3d5a80729"_s);
        QCOMPARE(Protocol::chainHash(two, 3, Protocol::eventFromJson(parsed(Third)).value()), u"afa63544826e189a"_s);
    }

    void chainTellsEverythingApart()
    {
        const Event event = Protocol::eventFromJson(parsed(First)).value();
        Event other = event;
        other.ts += 1;
        const QString h = Protocol::chainHash(u"00"_s, 1, event);
        QVERIFY(Protocol::chainHash(u"00"_s, 2, event) != h);
        QVERIFY(Protocol::chainHash(u"01"_s, 1, event) != h);
        QVERIFY(Protocol::chainHash({}, 1, event) != h);
        QVERIFY(Protocol::chainHash(u"00"_s, 1, other) != h);
        QCOMPARE(h.size(), 16);
    }
};

QTEST_GUILESS_MAIN(EventsTest)
#include "eventstest.moc"
