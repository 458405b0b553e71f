// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/entitycodec.h"
#include "tests/core/sync/healbench.h"
#include "tests/core/sync/invariantsbench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <set>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray snapshotOf(const BoardState &state)
{
    return QJsonDocument(Protocol::snapshotToJson(state)).toJson(QJsonDocument::Compact);
}

QString digestOf(const BoardState &state)
{
    return Protocol::StateDigest().value(state);
}

//! The state that the first \a seq events of \a log come to.
BoardState stateAt(const QList<LoggedEvent> &log, quint64 seq)
{
    BoardState state;
    for (const LoggedEvent &event : log) {
        if (event.seq <= seq)
            apply(state, event.event, event.seq);
    }
    return state;
}

//! A board and a team with one of everything in them, every field at something else than its default.
QList<BoardState> everything()
{
    BoardState board;
    board.put(Board{BoardId(u"b"_s), 2, TeamId(u"t"_s), u"Board"_s, u"About it"_s, true, true});
    board.put(Column{ColumnId(u"c"_s), 2, u"Column"_s, u"a1"_s, WipLimit{3, true}, true, true, ColumnId(u"c2"_s)});
    board.put(Swimlane{SwimlaneId(u"s"_s), 2, u"Lane"_s, u"a1"_s, true});
    board.put(Label{LabelId(u"l"_s), 2, u"Label"_s, u"red"_s, true});
    board.put(Member{UserId(u"u"_s), 2, u"User"_s, u"blue"_s, Role::Admin, true, 7});
    Task task;
    task.id = TaskId(u"t"_s);
    task.rev = 2;
    task.columnId = ColumnId(u"c"_s);
    task.swimlaneId = SwimlaneId(u"s"_s);
    task.pos = u"a1"_s;
    task.title = u"Task"_s;
    task.description = u"About it"_s;
    task.labelIds = {LabelId(u"l"_s)};
    task.assigneeIds = {UserId(u"u"_s)};
    task.startAt = 5;
    task.dueAt = 6;
    task.dueDone = true;
    task.archived = true;
    task.deleted = true;
    task.createdAt = 7;
    task.updatedAt = 8;
    task.deletedRev = 2;
    task.movedTo = BoardId(u"b2"_s);
    board.put(task);
    Checklist checklist;
    checklist.id = ChecklistId(u"k"_s);
    checklist.rev = 2;
    checklist.taskId = TaskId(u"t"_s);
    checklist.name = u"List"_s;
    checklist.pos = u"a1"_s;
    checklist.deleted = true;
    board.put(checklist);
    CheckItem item;
    item.id = CheckItemId(u"i"_s);
    item.rev = 2;
    item.checklistId = ChecklistId(u"k"_s);
    item.text = u"Item"_s;
    item.pos = u"a1"_s;
    item.done = true;
    item.deleted = true;
    board.put(item);
    Comment comment;
    comment.id = CommentId(u"m"_s);
    comment.rev = 2;
    comment.taskId = TaskId(u"t"_s);
    comment.authorId = UserId(u"u"_s);
    comment.body = u"Said"_s;
    comment.createdAt = 7;
    comment.updatedAt = 8;
    comment.deleted = true;
    board.put(comment);
    BoardState team;
    team.put(Team{TeamId(u"t"_s), 2, u"Team"_s});
    return {board, team};
}

//! Values that some field or other may take.
QJsonArray candidates(const QJsonValue &value)
{
    QJsonArray list{value.toInteger() + 1, !value.toBool(), value.toString() + u'x', u"x"_s, u"a5"_s, u"green"_s, u"viewer"_s,
                    QJsonArray{u"x"_s},    QJsonArray(),    QJsonValue::Null};
    list.append(QJsonObject{{u"limit"_s, 4}, {u"hard"_s, true}});
    return list;
}

//! Every state that differs from \a state in the one field \a field of \a ref, of values tried.
QList<BoardState> variants(const BoardState &state, const EntityRef &ref, const QString &field)
{
    QList<BoardState> found;
    const QJsonObject before = Protocol::entityToJson(state, ref);
    for (const QJsonValue &value : candidates(before.value(field))) {
        QJsonObject object = before;
        object.insert(field, value);
        BoardState other = state;
        if (object != before && Protocol::entityFromJson(ref.type, object, other))
            found.append(other);
    }
    return found;
}

} // namespace

//! The invariants of the contract about events and states, each under its number.
class InvariantsStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invariant01_anyEventTwiceChangesNothing_data() { seeds(30); }
    void invariant01_anyEventTwiceChangesNothing();
    void invariant16_snapshotAndEventsAreTheSnapshot_data() { seeds(30); }
    void invariant16_snapshotAndEventsAreTheSnapshot();
    void invariant17_everyFieldIsInTheDigest();
    void invariant17_equalStatesHaveEqualDigests_data() { seeds(30); }
    void invariant17_equalStatesHaveEqualDigests();
    void invariant20_unknownEventAdvancesTheCursor();
    void invariant20_unknownRequestFieldsAreRefused();

private:
    static void seeds(int count)
    {
        QTest::addColumn<quint64>("seed");
        for (int seed = 1; seed <= count; ++seed)
            QTest::addRow("%d", seed) << static_cast<quint64>(seed);
    }
};

//! 1. Applying any event twice changes nothing.
void InvariantsStateTest::invariant01_anyEventTwiceChangesNothing()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    for (int i = 0; i < 200; ++i)
        crowd.act();
    for (const RoomId &room : Crowd::rooms()) {
        const auto &log = crowd.bench.stream(room).log;
        BoardState state;
        for (const LoggedEvent &event : log) {
            apply(state, event.event, event.seq);
            const BoardState once = state;
            apply(state, event.event, event.seq);
            QVERIFY2(state == once, qPrintable(u"%1 of %2"_s.arg(event.seq).arg(room.toString())));
            // An earlier one that comes again.
            const LoggedEvent &old = log.at(crowd.random.below(static_cast<qsizetype>(event.seq)));
            apply(state, old.event, old.seq);
            QVERIFY2(state == once,
                     qPrintable(u"%1 after %2 of %3: %4"_s.arg(old.seq).arg(event.seq).arg(
                         room.toString(), QString(eventTypeName(old.event.type)))));
        }
        QVERIFY(state == crowd.bench.stream(room).state);
    }
}

//! 16. snapshot(S) + events(S+1..H) equals snapshot(H), byte for byte.
void InvariantsStateTest::invariant16_snapshotAndEventsAreTheSnapshot()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    for (int i = 0; i < 200; ++i)
        crowd.act();
    for (const RoomId &room : Crowd::rooms()) {
        const auto &stream = crowd.bench.stream(room);
        for (int i = 0; i < 10; ++i) {
            const quint64 at = 1 + static_cast<quint64>(crowd.random.below(static_cast<qsizetype>(stream.seq)));
            // As it travels: in parts, as text.
            BoardState state;
            for (const QJsonObject &part : Protocol::snapshotParts(stateAt(stream.log, at), 2000)) {
                const QByteArray text = QJsonDocument(part).toJson(QJsonDocument::Compact);
                const auto added = Protocol::addSnapshotPart(QJsonDocument::fromJson(text).object(), state);
                QVERIFY2(added, added ? "" : qPrintable(added.error().path + u' ' + added.error().detail));
            }
            for (const LoggedEvent &event : stream.log) {
                if (event.seq > at) {
                    const auto decoded = Protocol::eventFromJson(Protocol::toJson(event.event));
                    QVERIFY(decoded);
                    apply(state, *decoded, event.seq);
                }
            }
            QCOMPARE(snapshotOf(state), snapshotOf(stream.state));
        }
    }
}

//! 17. Equal digests if and only if equal base state: whatever one field it is that differs.
void InvariantsStateTest::invariant17_everyFieldIsInTheDigest()
{
    std::set<EntityType> types;
    for (const BoardState &state : everything()) {
        const QString digest = digestOf(state);
        for (const EntityRef &ref : state.entities()) {
            types.insert(ref.type);
            BoardState back = state; // nothing of an entity is missing in what is hashed of it
            back.copyFrom(BoardState(), ref);
            QVERIFY(Protocol::entityFromJson(ref.type, Protocol::entityToJson(state, ref), back));
            QVERIFY2(back == state, Protocol::entityTypeName(ref.type).data());
            for (const QString &field : Protocol::entityToJson(state, ref).keys()) {
                const QString name = Protocol::entityTypeName(ref.type) + u'.' + field;
                const auto others = variants(state, ref, field);
                QVERIFY2(!others.isEmpty(), qPrintable(name));
                for (const BoardState &other : others) {
                    QVERIFY2(!(other == state), qPrintable(name));
                    QVERIFY2(digestOf(other) != digest, qPrintable(name));
                }
            }
            BoardState without = state;
            without.copyFrom(BoardState(), ref);
            QVERIFY(digestOf(without) != digest);
        }
    }
    QCOMPARE(types.size(), static_cast<std::size_t>(EntityType::Comment) + 1);
}

void InvariantsStateTest::invariant17_equalStatesHaveEqualDigests()
{
    QFETCH(quint64, seed);
    Crowd crowd(seed);
    for (int i = 0; i < 150; ++i)
        crowd.act();
    const auto &stream = crowd.bench.stream(HubBench::board1());
    // Another way to the same state, entity by entity.
    BoardState copy;
    QList<EntityRef> refs = stream.state.entities();
    while (!refs.isEmpty())
        copy.copyFrom(stream.state, refs.takeAt(crowd.random.below(refs.size())));
    QVERIFY(copy == stream.state);
    QCOMPARE(digestOf(copy), digestOf(stream.state));
    // Along a whole history the digest changes exactly when the state does.
    BoardState state;
    Protocol::StateDigest digest;
    QString last = digest.value(state);
    for (const LoggedEvent &event : stream.log) {
        const BoardState before = state;
        digest.touch(apply(state, event.event, event.seq));
        const QString value = digest.value(state);
        QCOMPARE(value == last, state == before);
        QCOMPARE(value, digestOf(state));
        last = value;
    }
    // And damaged anywhere, it is another one.
    for (int i = 0; i < 20; ++i) {
        BoardState spoilt = stream.state;
        spoil(spoilt, crowd.random, 1);
        QCOMPARE(digestOf(spoilt) == digestOf(stream.state), spoilt == stream.state);
    }
}

//! 20. Unknown event type: advance the cursor and refetch `ents`.
void InvariantsStateTest::invariant20_unknownEventAdvancesTheCursor()
{
    HealBench bench(3);
    const RoomId board = HubBench::board1();
    const Protocol::Cursor cursor = bench.client.sync->cursor(board);
    // As a later server writes it, read from the wire.
    const QByteArray json = R"({"type":"task.sparkled","v":1,"teamId":"team","boardId":"b1","ts":5,"data":{"id":"t1","glow":3},)"
                            R"("ents":[{"t":"task","id":"t1","rev":2},{"t":"firework","id":"x","rev":1}]})";
    const auto event = Protocol::eventFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(event);
    const QString h = Protocol::chainHash(cursor.h, cursor.seq + 1, *event);
    bench.client.clear();
    bench.client.receive(Protocol::Activity{board, cursor.seq + 1, cursor.seq, h, *event, {}});
    QCOMPARE(bench.client.sync->cursor(board), (Protocol::Cursor{cursor.seq + 1, h}));
    QCOMPARE(bench.client.store.disk.rooms.value(board).cursor, bench.client.sync->cursor(board));
    const auto asked = bench.client.sent<Protocol::Heal>();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().level, 3);
    QVERIFY(asked.first().have.contains(Protocol::StateDigest::bucketOf({EntityType::Task, u"t1"_s})));
    // What follows is understood again, and continues from there.
    bench.client.clear();
    Event next;
    next.type = EventType::TaskUpdated;
    next.teamId = TeamId(u"team"_s);
    next.boardId = BoardId(u"b1"_s);
    next.ts = 6;
    TaskChange change;
    change.id = TaskId(u"t2"_s);
    change.rev = 2;
    change.title = u"understood"_s;
    next.data = change;
    next.ents = {{EntityType::Task, u"t2"_s, 2}};
    bench.client.receive(
        Protocol::Activity{board, cursor.seq + 2, cursor.seq + 1, Protocol::chainHash(h, cursor.seq + 2, next), next, {}});
    QCOMPARE(bench.client.title(u"t2"_s), u"understood"_s);
    QVERIFY(bench.client.sent<Protocol::Subscribe>().isEmpty());
}

//! 20. Unknown request fields are refused.
void InvariantsStateTest::invariant20_unknownRequestFieldsAreRefused()
{
    const RoomId board = HubBench::board1();
    Protocol::Hello hello;
    hello.contract = Protocol::ContractVersion;
    hello.accept = {Protocol::ContractVersion};
    hello.clientId = ClientId(u"c"_s);
    hello.app = Protocol::AppInfo{u"1"_s, u"linux"_s};
    const QList<Protocol::ClientMessage> messages{
        hello,
        Protocol::Auth{u"token"_s},
        Protocol::Subscribe{u"r1"_s, board, 1, Protocol::Cursor{1, u"aa"_s}, {}},
        Protocol::Unsubscribe{u"r2"_s, board, 1},
        Protocol::Mutate{{Mutation{1, Muid(u"m"_s), board, BaseRef{u"t"_s, 1}, newTask(u"t"_s), 1}}},
        Protocol::Typing{board, true},
        Protocol::SetPresence{board, {TaskId(u"t"_s), {}}},
        Protocol::History{u"r3"_s, board, u"activity"_s, 7, 10},
        Protocol::Heal{u"r4"_s, board, 1, {}},
        Protocol::Ping{1},
    };
    QCOMPARE(static_cast<std::size_t>(messages.size()), std::variant_size_v<Protocol::ClientMessage>);
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QCOMPARE(messages.at(i).index(), static_cast<std::size_t>(i));
        const QByteArray frame = Protocol::encode(messages.at(i));
        QVERIFY(Protocol::decodeClientMessage(frame));
        // In the message, and in every object within it.
        for (qsizetype at = frame.indexOf('{'); at >= 0; at = frame.indexOf('{', at + 1)) {
            QByteArray more = frame;
            more.insert(at + 1, R"("novelty":1,)");
            const auto decoded = Protocol::decodeClientMessage(more);
            QVERIFY2(!decoded, more.constData());
            QVERIFY(decoded.error().code == ErrorCode::Schema);
            QVERIFY2(decoded.error().path.endsWith("/novelty"_L1), qPrintable(decoded.error().path));
        }
    }
}

QTEST_GUILESS_MAIN(InvariantsStateTest)
#include "invariantsstatetest.moc"
