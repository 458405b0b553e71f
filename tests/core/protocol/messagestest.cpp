// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;
using namespace Lanban::Protocol;

namespace {

const RoomId BoardRoom = RoomId::board(BoardId(u"B1"_s));
const RoomId TaskRoom = RoomId::task(TaskId(u"T1"_s));
const QString H = u"9f2c61d0a4b7e835"_s;

Event moved()
{
    TaskChange change;
    change.id = TaskId(u"T1"_s);
    change.rev = 8;
    change.columnId = ColumnId(u"C2"_s);
    return {EventType::TaskMoved, 1,  TeamId(u"T"_s), BoardId(u"B1"_s),
            UserId(u"U2"_s),      77, change,         {{EntityType::Task, u"T1"_s, 8}}};
}

const QByteArray MovedJson = R"({"actorUserId":"U2","boardId":"B1","data":{"columnId":"C2","id":"T1","rev":8},)"
                             R"("ents":[{"id":"T1","rev":8,"t":"task"}],"teamId":"T","ts":77,"type":"task.moved","v":1})";

} // namespace

Q_DECLARE_METATYPE(ClientMessage)
Q_DECLARE_METATYPE(ServerMessage)

class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void client_data()
    {
        QTest::addColumn<ClientMessage>("message");
        QTest::addColumn<QByteArray>("frame");
        const auto row = [](const char *name, const ClientMessage &message, const char *frame) {
            QTest::newRow(name) << message << QByteArray(frame);
        };
        Hello hello{u"1.0"_s,
                    {u"1.0"_s},
                    u"tok"_s,
                    {},
                    {},
                    {},
                    ClientId(u"c1"_s),
                    43,
                    40,
                    u"7f3a"_s,
                    {u"json"_s, u"zstd"_s},
                    AppInfo{u"0.1"_s, u"linux"_s}};
        row("hello", hello,
            R"({"accept":["1.0"],"ackedTo":40,"app":{"os":"linux","v":"0.1"},"clientId":"c1","contract":"1.0","enc":["json","zstd"],"epoch":"7f3a","nextMid":43,"token":"tok","type":"hello"})");
        hello = {u"1.0"_s, {u"1.0"_s}, {}, u"inv"_s, u"Anna"_s, u"teal"_s, ClientId(u"c1"_s), 1, 0, {}, {}, {}};
        row("hello by invite", hello,
            R"({"accept":["1.0"],"ackedTo":0,"clientId":"c1","color":"teal","contract":"1.0","invite":"inv","name":"Anna","nextMid":1,"type":"hello"})");
        row("auth", Auth{u"tok"_s}, R"({"token":"tok","type":"auth"})");
        row("subscribe", Subscribe{u"r1"_s, BoardRoom, 3, Cursor{812, H}, {u"presence"_s, u"typing"_s}},
            R"({"gen":3,"id":"r1","room":"board:B1","since":{"h":"9f2c61d0a4b7e835","seq":812},"type":"subscribe","want":["presence","typing"]})");
        row("first subscribe", Subscribe{u"r1"_s, RoomId::team(TeamId(u"T"_s)), 1, {}, {}},
            R"({"gen":1,"id":"r1","room":"team:T","type":"subscribe"})");
        row("unsubscribe", Unsubscribe{u"r2"_s, BoardRoom, 3}, R"({"gen":3,"id":"r2","room":"board:B1","type":"unsubscribe"})");
        row("mutate",
            Mutate{{{41, Muid(u"m1"_s), BoardRoom, BaseRef{u"T1"_s, 7}, Op::TaskDelete{TaskId(u"T1"_s)}, 99},
                    {42, Muid(u"m2"_s), BoardRoom, {}, Op::BoardDelete{}, 100}}},
            R"({"items":[{"args":{"id":"T1"},"at":99,"base":{"id":"T1","rev":7},"mid":41,"muid":"m1","op":"task.delete","room":"board:B1"},{"args":{},"at":100,"mid":42,"muid":"m2","op":"board.delete","room":"board:B1"}],"type":"mutate"})");
        row("typing", Typing{TaskRoom, true}, R"({"on":true,"room":"task:T1","type":"typing"})");
        row("presence", SetPresence{BoardRoom, {TaskId(u"T1"_s), u"edit"_s}},
            R"({"room":"board:B1","state":{"mode":"edit","taskId":"T1"},"type":"presence"})");
        row("history", History{u"r9"_s, BoardRoom, u"chat"_s, 700, 100},
            R"({"before":{"seq":700},"id":"r9","kind":"chat","limit":100,"room":"board:B1","type":"history"})");
        row("history, 50 being the default", History{u"r9"_s, BoardRoom, u"comments"_s, {}, 50},
            R"({"id":"r9","kind":"comments","room":"board:B1","type":"history"})");
        row("heal", Heal{u"r10"_s, BoardRoom, 2, {u"a1"_s}},
            R"({"have":["a1"],"id":"r10","level":2,"room":"board:B1","type":"heal"})");
        row("heal of entities", Heal{u"r10"_s, BoardRoom, 3, {u"a1"_s, u"task:T1:57a828e844a97ed9"_s}},
            R"({"have":["a1","task:T1:57a828e844a97ed9"],"id":"r10","level":3,"room":"board:B1","type":"heal"})");
        row("ping", Ping{MaxExact}, R"({"t":9007199254740992,"type":"ping"})");
    }
    void client()
    {
        QFETCH(ClientMessage, message);
        QFETCH(QByteArray, frame);
        QCOMPARE(encode(message), frame);
        const Result<ClientMessage> decoded = decodeClientMessage(frame);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().path + decoded.error().detail));
        QVERIFY(*decoded == message);
    }

    void server_data()
    {
        QTest::addColumn<ServerMessage>("message");
        QTest::addColumn<QByteArray>("frame");
        const auto row = [](const char *name, const ServerMessage &message, const QByteArray &frame) {
            QTest::newRow(name) << message << frame;
        };
        row("welcome",
            Welcome{u"1.0"_s,
                    u"c9"_s,
                    u"7f3a"_s,
                    40,
                    {UserId(u"U1"_s), u"Anna"_s},
                    {{TeamId(u"T"_s), u"Design"_s, Role::Admin}},
                    5,
                    6,
                    u"tok"_s,
                    BoardId(u"B1"_s),
                    {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
            R"({"board":"B1","conn":"c9","contract":"1.0","epoch":"7f3a","lastMid":40,"limits":{"burst":5,"maxBatch":3,"maxMsg":1,"mutPerSec":4,"pingMs":7,"pongMs":8,"rooms":6,"typingMs":10,"window":2,"writeMs":9},"serverTs":5,"teams":[{"id":"T","name":"Design","role":"admin"}],"token":"tok","tokenExp":6,"type":"welcome","user":{"id":"U1","name":"Anna"}})");
        row("waiting", Waiting{}, R"({"type":"waiting"})");
        row("subscribed with a delta",
            Subscribed{u"r1"_s,
                       BoardRoom,
                       3,
                       Subscribed::Mode::Delta,
                       812,
                       840,
                       H,
                       {u"task.create"_s},
                       PresenceFull{17, {{UserId(u"U3"_s), u"c4"_s, {{}, u"edit"_s}}}},
                       {},
                       {},
                       {}},
            R"({"gen":3,"h":"9f2c61d0a4b7e835","head":840,"mode":"delta","perms":["task.create"],"presence":{"full":[{"conn":"c4","state":{"mode":"edit"},"userId":"U3"}],"pv":17},"re":"r1","room":"board:B1","seq":812,"type":"subscribed"})");
        row("subscribed with a snapshot",
            Subscribed{u"r1"_s, BoardRoom, 3, Subscribed::Mode::Snapshot, 836, 840, H, {u"x"_s}, {}, 2, 218340, u"blake2b:00"_s},
            R"({"bytes":218340,"gen":3,"h":"9f2c61d0a4b7e835","head":840,"mode":"snapshot","parts":2,"perms":["x"],"re":"r1","room":"board:B1","seq":836,"sum":"blake2b:00","type":"subscribed"})");
        row("snapshot", SnapshotPart{BoardRoom, 3, 1, 2, {{u"tasks"_s, QJsonArray()}}},
            R"({"data":{"tasks":[]},"gen":3,"of":2,"part":1,"room":"board:B1","type":"snapshot"})");
        row("activity", Activity{BoardRoom, 841, 840, H, moved(), Muid(u"m1"_s)},
            R"({"event":)" + MovedJson
                + R"(,"h":"9f2c61d0a4b7e835","muid":"m1","prev":840,"room":"board:B1","seq":841,"type":"activity"})");
        row("batch", Batch{BoardRoom, 840, 841, H, {{841, 840, moved(), {}}}},
            R"({"from":840,"h":"9f2c61d0a4b7e835","items":[{"event":)" + MovedJson
                + R"(,"prev":840,"seq":841}],"room":"board:B1","to":841,"type":"batch"})");
        row("ack", Ack{41, Muid(u"m1"_s), Ack::Status::Merged, {{BoardRoom, 841}}, {u"columnId"_s}, {u"wip_limit"_s}},
            R"({"adjusted":["columnId"],"fx":[{"room":"board:B1","seq":841}],"mid":41,"muid":"m1","status":"merged","type":"ack","warn":["wip_limit"]})");
        row("reject", Reject{42, Muid(u"m2"_s), ErrorCode::WipLimit, u"full"_s, {{u"a"_s, 1}}, {{u"limit"_s, 3}}},
            R"({"code":"wip_limit","detail":{"limit":3},"mid":42,"msg":"full","muid":"m2","server":{"a":1},"type":"reject"})");
        row("hold", Hold{42, u"rate"_s, 800}, R"({"from":42,"retryMs":800,"type":"hold","why":"rate"})");
        row("head", Head{{{BoardRoom, 856, H, u"digest:0"_s}, {TaskRoom, 0, {}, {}}}, 41},
            R"({"lastMid":41,"rooms":[["board:B1",856,"9f2c61d0a4b7e835","digest:0"],["task:T1",0,"",""]],"type":"head"})");
        row("presence",
            PresenceDiff{BoardRoom,
                         18,
                         {{UserId(u"U3"_s), u"c4"_s, {}}},
                         {{UserId(u"U4"_s), u"c5"_s, {}}},
                         {{UserId(u"U5"_s), u"c6"_s, {TaskId(u"T1"_s), {}}}}},
            R"({"joined":[{"conn":"c4","userId":"U3"}],"left":[{"conn":"c5","userId":"U4"}],"pv":18,"room":"board:B1","type":"presence","updated":[{"conn":"c6","state":{"taskId":"T1"},"userId":"U5"}]})");
        row("typing", UserTyping{TaskRoom, UserId(u"U2"_s), 6000},
            R"({"room":"task:T1","ttlMs":6000,"type":"typing","userId":"U2"})");
        row("history.page", HistoryPage{u"r9"_s, {{841, 840, moved(), Muid(u"m1"_s)}}, 650, true},
            R"({"complete":true,"items":[{"event":)" + MovedJson
                + R"(,"muid":"m1","prev":840,"seq":841}],"next":{"seq":650},"re":"r9","type":"history.page"})");
        row("healed", Healed{u"r10"_s, BoardRoom, 2, 841, H, u"digest:1"_s, {u"a1"_s}, 0, 1, {}, {}},
            R"({"differ":["a1"],"digest":"digest:1","h":"9f2c61d0a4b7e835","level":2,"re":"r10","room":"board:B1","seq":841,"type":"healed"})");
        row("healed entities",
            Healed{u"r10"_s, BoardRoom, 3, 841, H, u"digest:1"_s, {}, 1, 2, {{EntityType::Label, {}}}, {u"task:T1"_s}},
            R"({"differ":[],"digest":"digest:1","ents":[{"data":{},"t":"label"}],"gone":["task:T1"],"h":"9f2c61d0a4b7e835","level":3,"of":2,"part":1,"re":"r10","room":"board:B1","seq":841,"type":"healed"})");
        row("unsubscribed", Unsubscribed{BoardRoom, 3, u"revoked"_s, true, false},
            R"({"code":"revoked","gen":3,"purge":true,"retry":false,"room":"board:B1","type":"unsubscribed"})");
        row("auth.expiring", AuthExpiring{60000}, R"({"inMs":60000,"type":"auth.expiring"})");
        row("notice", Notice{u"going_away"_s, u"all"_s, 1, 3000, QList<int>{500, 8000}},
            R"({"inMs":3000,"kind":"going_away","reconnectMs":[500,8000],"retryMs":1,"scope":"all","type":"notice"})");
        row("error", ErrorMessage{u"r1"_s, ErrorCode::Forbidden, true, u"/room"_s, u"no"_s},
            R"({"code":"forbidden","fatal":true,"msg":"no","path":"/room","re":"r1","type":"error"})");
        row("pong", Pong{1, 2}, R"({"serverTs":2,"t":1,"type":"pong"})");
    }
    void server()
    {
        QFETCH(ServerMessage, message);
        QFETCH(QByteArray, frame);
        QCOMPARE(encode(message), frame);
        const Result<ServerMessage> decoded = decodeServerMessage(frame);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().path + decoded.error().detail));
        QVERIFY(*decoded == message);
    }

    //! A code that means something to one process only is nobody else's business.
    void localErrorsTravelAsInternal()
    {
        const Result<ServerMessage> decoded
            = decodeServerMessage(encode(ServerMessage(ErrorMessage{{}, ErrorCode::Storage, false, {}, {}})));
        QVERIFY(decoded);
        QCOMPARE(toString(std::get<ErrorMessage>(*decoded).code), "internal"_L1);
    }

    void rejects_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("path");
        const auto with = [](const QByteArray &from, const QByteArray &to) {
            const QByteArray good = R"({"type":"subscribe","id":"r1","room":"board:B1","gen":3,"since":{"seq":7,"h":"9f2c"}})";
            QByteArray frame = good;
            return frame.replace(from, to);
        };
        using enum ErrorCode;
        QTest::newRow("fractional seq") << with(R"("seq":7)", R"("seq":7.5)") << Schema << u"/since/seq"_s;
        QTest::newRow("text seq") << with(R"("seq":7)", R"("seq":"7")") << Schema << u"/since/seq"_s;
        QTest::newRow("negative seq") << with(R"("seq":7)", R"("seq":-7)") << Schema << u"/since/seq"_s;
        QTest::newRow("seq of 2^53 + 1") << with(R"("seq":7)", R"("seq":9007199254740993)") << Schema << u"/since/seq"_s;
        QTest::newRow("seq of 2^63") << with(R"("seq":7)", R"("seq":9223372036854775808)") << Schema << u"/since/seq"_s;
        QTest::newRow("seq of 2^64 + 7") << with(R"("seq":7)", R"("seq":18446744073709551623)") << Schema << u"/since/seq"_s;
        QTest::newRow("seq of 1e999") << with(R"("seq":7)", R"("seq":1e999)") << BadJson << QString();
        QTest::newRow("null seq") << with(R"("seq":7)", R"("seq":null)") << Schema << u"/since/seq"_s;
        QTest::newRow("no seq") << with(R"("seq":7,)", "") << Schema << u"/since/seq"_s;
        QTest::newRow("field in another case") << with(R"("gen")", R"("Gen")") << Schema << u"/gen"_s;
        QTest::newRow("id with a line break at its end") << with(R"("r1")", R"("r1\n")") << Schema << u"/id"_s;
        QTest::newRow("room with a NUL") << with("board:B1", "board:B1\\u0000") << Schema << u"/room"_s;
        QTest::newRow("hash of 65 digits") << with("9f2c", QByteArray(65, 'a')) << Schema << u"/since/h"_s;
        QTest::newRow("largest frame") << QByteArray(MaxFrameBytes, ' ') << BadJson << QString();
        QTest::newRow("one byte too large") << QByteArray(MaxFrameBytes + 1, ' ') << TooLarge << QString();
        QTest::newRow("a million brackets") << QByteArray(500000, '[') << BadJson << QString();
        QTest::newRow("half a million objects") << QByteArray(R"({"type":)").repeated(60000) << BadJson << QString();
    }
    void rejects()
    {
        QFETCH(QByteArray, frame);
        QFETCH(ErrorCode, code);
        QFETCH(QString, path);
        const Result<ClientMessage> decoded = decodeClientMessage(frame);
        QVERIFY(!decoded);
        QCOMPARE(toString(decoded.error().code), toString(code));
        QCOMPARE(decoded.error().path, path);
        if (!path.isEmpty())
            QVERIFY2(decoded.error().detail.contains(path.section(u'/', -1)), qPrintable(decoded.error().detail));
    }

    void partsAreCountedFromZero()
    {
        const auto part = [](int number) {
            return R"({"type":"snapshot","room":"board:B1","gen":1,"of":2,"data":{},"part":)" + QByteArray::number(number) + '}';
        };
        QVERIFY(decodeServerMessage(part(1)));
        const Result<ServerMessage> beyond = decodeServerMessage(part(2));
        QVERIFY(!beyond);
        QCOMPARE(beyond.error().path, u"/part"_s);
    }

    void largestFrameIsTaken()
    {
        QByteArray frame = R"({"type":"auth","token":""})";
        frame.insert(frame.size() - 2, QByteArray(MaxFrameBytes - frame.size(), 'x'));
        QCOMPARE(frame.size(), MaxFrameBytes);
        QVERIFY(decodeClientMessage(frame));
        frame.append(' ');
        QVERIFY(!decodeClientMessage(frame));
        QVERIFY(decodeClientMessage(frame, MaxInflatedFrameBytes)); // what came compressed may be larger
    }

    //! Of a field that stands there twice the last one counts: Qt's parser tells nobody of the first.
    void repeatedFields()
    {
        const Result<ClientMessage> decoded = decodeClientMessage(R"({"type":"ping","t":1,"t":2})");
        QVERIFY(decoded);
        QCOMPARE(std::get<Ping>(*decoded).t, quint64(2));
    }

    void wholeNumbersInOtherSpellings_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::newRow("7.0") << QByteArray("7.0");
        QTest::newRow("0.7e1") << QByteArray("0.7e1");
        QTest::newRow("70e-1") << QByteArray("70e-1");
    }
    void wholeNumbersInOtherSpellings()
    {
        QFETCH(QByteArray, number);
        const Result<ClientMessage> decoded = decodeClientMessage(R"({"type":"ping","t":)" + number + '}');
        QVERIFY(decoded);
        QCOMPARE(std::get<Ping>(*decoded).t, quint64(7));
    }

private:
    static constexpr quint64 MaxExact = 9007199254740992;
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "messagestest.moc"
