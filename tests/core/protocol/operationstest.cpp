// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/protocol/entitycodec.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

Q_DECLARE_METATYPE(Operation)

namespace {

template<typename T>
T id(const char *text)
{
    return T(QString::fromLatin1(text));
}

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class OperationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operations_data()
    {
        QTest::addColumn<Operation>("op");
        QTest::addColumn<QByteArray>("args");
        int count = 0;
        // Values that tell the fields apart: one that is read into another's place is seen.
        const auto row = [&count](const char *name, const Operation &op, const char *args) {
            QTest::addRow("%d %s", ++count, name) << op << QByteArray(args);
        };
        const Anchor<ColumnId> columns{id<ColumnId>("A"), id<ColumnId>("B")};
        const Anchor<SwimlaneId> lanes{id<SwimlaneId>("A"), id<SwimlaneId>("B")};
        const Anchor<TaskId> tasks{id<TaskId>("A"), id<TaskId>("B")};
        const Anchor<ChecklistId> lists{id<ChecklistId>("A"), id<ChecklistId>("B")};
        const Anchor<CheckItemId> items{id<CheckItemId>("A"), id<CheckItemId>("B")};
        const auto column = id<ColumnId>("C");
        const auto lane = id<SwimlaneId>("S");
        const auto label = id<LabelId>("L");
        const auto task = id<TaskId>("T");
        const auto list = id<ChecklistId>("K");
        const auto item = id<CheckItemId>("I");
        const auto comment = id<CommentId>("M");
        const auto user = id<UserId>("U");

        row("team.update", Op::TeamUpdate{u"n"_s}, R"({"set":{"name":"n"}})");
        row("board.create", Op::BoardCreate{id<BoardId>("B"), u"n"_s, u"d"_s}, R"({"description":"d","id":"B","name":"n"})");
        row("board.create", Op::BoardCreate{id<BoardId>("B"), u"n"_s, {}}, R"({"id":"B","name":"n"})");
        row("member.add", Op::MemberAdd{user, u"n"_s, u"red"_s, Role::Viewer},
            R"({"color":"red","name":"n","role":"viewer","userId":"U"})");
        row("member.role", Op::MemberRole{user, Role::Commenter}, R"({"role":"commenter","userId":"U"})");
        row("member.remove", Op::MemberRemove{user}, R"({"userId":"U"})");
        row("board.update", Op::BoardUpdate{u"n"_s, u"d"_s}, R"({"set":{"description":"d","name":"n"}})");
        row("board.update", Op::BoardUpdate{}, R"({"set":{}})");
        row("board.archive", Op::BoardArchive{true}, R"({})");
        row("board.archive", Op::BoardArchive{false}, R"({"archived":false})");
        row("board.delete", Op::BoardDelete{}, R"({})");
        row("column.create", Op::ColumnCreate{column, u"n"_s, columns, WipLimit{3, true}},
            R"({"afterId":"A","beforeId":"B","id":"C","name":"n","wip":{"hard":true,"limit":3}})");
        row("column.create", Op::ColumnCreate{column, u"n"_s, {}, {}}, R"({"id":"C","name":"n"})");
        row("column.update", Op::ColumnUpdate{column, u"n"_s, {}}, R"({"id":"C","set":{"name":"n"}})");
        row("column.update", Op::ColumnUpdate{column, {}, WipLimit{9999, false}},
            R"({"id":"C","set":{"wip":{"hard":false,"limit":9999}}})");
        row("column.update", Op::ColumnUpdate{column, {}, Nullable<WipLimit>(std::optional<WipLimit>())},
            R"({"id":"C","set":{"wip":null}})");
        row("column.move", Op::ColumnMove{column, columns}, R"({"afterId":"A","beforeId":"B","id":"C"})");
        row("column.archive", Op::ColumnArchive{column, true}, R"({"id":"C"})");
        row("column.archive", Op::ColumnArchive{column, false}, R"({"archived":false,"id":"C"})");
        row("column.delete", Op::ColumnDelete{column, id<ColumnId>("H")}, R"({"heirId":"H","id":"C"})");
        row("swimlane.create", Op::SwimlaneCreate{lane, u"n"_s, lanes}, R"({"afterId":"A","beforeId":"B","id":"S","name":"n"})");
        row("swimlane.update", Op::SwimlaneUpdate{lane, u"n"_s}, R"({"id":"S","set":{"name":"n"}})");
        row("swimlane.move", Op::SwimlaneMove{lane, lanes}, R"({"afterId":"A","beforeId":"B","id":"S"})");
        row("swimlane.delete", Op::SwimlaneDelete{lane}, R"({"id":"S"})");
        row("label.create", Op::LabelCreate{label, u"n"_s, u"red"_s}, R"({"color":"red","id":"L","name":"n"})");
        row("label.update", Op::LabelUpdate{label, u"n"_s, u"red"_s}, R"({"id":"L","set":{"color":"red","name":"n"}})");
        row("label.delete", Op::LabelDelete{label}, R"({"id":"L"})");
        row("task.create", Op::TaskCreate{task, column, lane, u"t"_s, u"d"_s, {label}, {user}, 5, 6, tasks},
            R"({"afterId":"A","assigneeIds":["U"],"beforeId":"B","columnId":"C","description":"d","dueAt":6,"id":"T","labelIds":["L"],"startAt":5,"swimlaneId":"S","title":"t"})");
        row("task.create", Op::TaskCreate{task, column, {}, u"t"_s, {}, {}, {}, {}, {}, {}},
            R"({"columnId":"C","id":"T","title":"t"})");
        row("task.update", Op::TaskUpdate{task, u"t"_s, u"d"_s, std::optional<qint64>(5), std::optional<qint64>(6), true},
            R"({"id":"T","set":{"description":"d","dueAt":6,"dueDone":true,"startAt":5,"title":"t"}})");
        row("task.update", Op::TaskUpdate{task, {}, {}, std::optional<qint64>(), {}, false},
            R"({"id":"T","set":{"dueDone":false,"startAt":null}})");
        row("task.update", Op::TaskUpdate{task, {}, {}, {}, std::optional<qint64>(), {}}, R"({"id":"T","set":{"dueAt":null}})");
        row("task.move", Op::TaskMove{task, column, std::optional<SwimlaneId>(lane), tasks},
            R"({"afterId":"A","beforeId":"B","columnId":"C","id":"T","swimlaneId":"S"})");
        row("task.move", Op::TaskMove{task, column, std::optional<SwimlaneId>(), {}},
            R"({"columnId":"C","id":"T","swimlaneId":null})");
        row("task.move", Op::TaskMove{task, column, {}, {}}, R"({"columnId":"C","id":"T"})");
        row("task.transfer", Op::TaskTransfer{task, BoardId(u"B"_s), column, tasks, true},
            R"({"afterId":"A","beforeId":"B","boardId":"B","columnId":"C","force":true,"id":"T"})");
        row("task.transfer", Op::TaskTransfer{task, BoardId(u"B"_s), {}, {}}, R"({"boardId":"B","id":"T"})");
        const QList<TaskId> three{id<TaskId>("A"), id<TaskId>("N"), id<TaskId>("O")};
        row("task.move", Op::TaskMove{task, column, {}, {id<TaskId>("A"), {}, three, {id<TaskId>("B")}}, true},
            R"({"afterId":"A","columnId":"C","force":true,"id":"T","near":{"after":["A","N","O"],"before":["B"]}})");
        row("task.move", Op::TaskMove{task, column, {}, {{}, id<TaskId>("B"), {}, {id<TaskId>("B")}}},
            R"({"beforeId":"B","columnId":"C","id":"T","near":{"before":["B"]}})");
        row("task.archive", Op::TaskArchive{task}, R"({"id":"T"})");
        row("task.restore", Op::TaskRestore{task}, R"({"id":"T"})");
        row("task.restore", Op::TaskRestore{task, true}, R"({"force":true,"id":"T"})");
        row("task.delete", Op::TaskDelete{task}, R"({"id":"T"})");
        row("task.assign", Op::TaskAssign{task, user}, R"({"id":"T","userId":"U"})");
        row("task.unassign", Op::TaskUnassign{task, user}, R"({"id":"T","userId":"U"})");
        row("task.label", Op::TaskLabel{task, label}, R"({"id":"T","labelId":"L"})");
        row("task.unlabel", Op::TaskUnlabel{task, label}, R"({"id":"T","labelId":"L"})");
        row("checklist.create", Op::ChecklistCreate{list, task, u"n"_s, lists},
            R"({"afterId":"A","beforeId":"B","id":"K","name":"n","taskId":"T"})");
        row("checklist.update", Op::ChecklistUpdate{list, u"n"_s}, R"({"id":"K","set":{"name":"n"}})");
        row("checklist.move", Op::ChecklistMove{list, lists}, R"({"afterId":"A","beforeId":"B","id":"K"})");
        row("checklist.delete", Op::ChecklistDelete{list}, R"({"id":"K"})");
        row("checkitem.create", Op::CheckItemCreate{item, list, u"x"_s, items},
            R"({"afterId":"A","beforeId":"B","checklistId":"K","id":"I","text":"x"})");
        row("checkitem.update", Op::CheckItemUpdate{item, u"x"_s, true}, R"({"id":"I","set":{"done":true,"text":"x"}})");
        row("checkitem.move", Op::CheckItemMove{item, list, items},
            R"({"afterId":"A","beforeId":"B","checklistId":"K","id":"I"})");
        row("checkitem.delete", Op::CheckItemDelete{item}, R"({"id":"I"})");
        row("comment.create", Op::CommentCreate{comment, task, u"b"_s}, R"({"body":"b","id":"M","taskId":"T"})");
        row("comment.update", Op::CommentUpdate{comment, u"b"_s}, R"({"id":"M","set":{"body":"b"}})");
        row("comment.delete", Op::CommentDelete{comment}, R"({"id":"M"})");
    }
    void operations()
    {
        QFETCH(Operation, op);
        QFETCH(QByteArray, args);
        const Mutation mutation{41, Muid(u"m"_s), RoomId::board(BoardId(u"B1"_s)), BaseRef{u"T"_s, 7}, op, 99};
        const QJsonObject json = Protocol::toJson(mutation);
        QCOMPARE(json.value("op"_L1).toString(), QString(operationName(op)));
        QVERIFY(QByteArray(QTest::currentDataTag()).endsWith(' ' + json.value("op"_L1).toString().toLatin1()));
        QCOMPARE(QJsonDocument(json.value("args"_L1).toObject()).toJson(QJsonDocument::Compact), args);
        const Result<Mutation> decoded = Protocol::mutationFromJson(json);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().path + decoded.error().detail));
        QVERIFY(*decoded == mutation);
    }

    void baseMayHaveItsText()
    {
        Mutation mutation{1, Muid(u"m"_s), RoomId::board(BoardId(u"B"_s)), BaseRef{u"T"_s, 7, u""_s}, Op::TaskDelete{}, 1};
        mutation.op = Op::TaskDelete{id<TaskId>("T")};
        const QJsonObject json = Protocol::toJson(mutation);
        QCOMPARE(json.value("base"_L1).toObject(), parsed(R"({"id":"T","rev":7,"text":""})"));
        const Result<Mutation> decoded = Protocol::mutationFromJson(json);
        QVERIFY(decoded);
        QVERIFY(*decoded == mutation);
    }

    void aTextTooLongToBeAcceptedIsNotSent()
    {
        Mutation mutation;
        mutation.mid = 1;
        mutation.muid = id<Muid>("m");
        mutation.room = RoomId::board(id<BoardId>("B"));
        mutation.op = Op::TaskUpdate{id<TaskId>("T"), {}, u"text"_s, {}, {}, {}};
        for (const bool isTooLong : {false, true}) {
            mutation.base = BaseRef{u"T"_s, 2, QString(MaxTextLength + (isTooLong ? 1 : 0), u'x')};
            const Result<Mutation> decoded = Protocol::mutationFromJson(Protocol::toJson(mutation));
            QVERIFY(decoded);
            if (isTooLong)
                mutation.base->text.reset();
            QVERIFY(*decoded == mutation);
        }
    }

    void defaultsMayBeSpelledOut()
    {
        const Result<Mutation> decoded = Protocol::mutationFromJson(parsed(
            R"({"mid":1,"muid":"m","room":"board:B","op":"column.create","args":{"id":"C","name":"n","wip":null},"at":1})"));
        QVERIFY(decoded);
        QVERIFY(!std::get<Op::ColumnCreate>(decoded->op).wip);
    }

    void reserved_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("detail");
        for (const char *name : {"chat.send", "chat.update", "chat.delete", "chat.react", "attachment.add", "attachment.remove",
                                 "task.link", "task.unlink"})
            QTest::newRow(name) << QString::fromLatin1(name) << u"op: operation not available yet"_s;
        QTest::newRow("unknown") << u"task.fly"_s << u"op: unknown operation"_s;
        QTest::newRow("empty") << QString() << u"op: unknown operation"_s;
    }
    void reserved()
    {
        QFETCH(QString, op);
        QJsonObject json = parsed(R"({"mid":1,"muid":"m","room":"board:B","args":{"id":"C"},"at":1})");
        json.insert("op"_L1, op);
        const Result<Mutation> decoded = Protocol::mutationFromJson(json);
        QVERIFY(!decoded);
        QCOMPARE(toString(decoded.error().code), toString(ErrorCode::Schema));
        QCOMPARE(decoded.error().path, u"/op"_s);
        QTEST(decoded.error().detail, "detail");
    }
};

QTEST_GUILESS_MAIN(OperationsTest)
#include "operationstest.moc"
