// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/chain.h"
#include "core/protocol/entitycodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace Lanban;

namespace {

template<typename T>
T id(const char *text, int number = 0)
{
    return T(QString::fromLatin1(text) + QString::number(number));
}

Task task(int number)
{
    Task task;
    task.id = id<TaskId>("T", number);
    task.rev = 1;
    task.columnId = id<ColumnId>("C", number % 2);
    task.pos = u"a"_s + QString::number(number);
    task.title = u"Task "_s + QString::number(number);
    return task;
}

//! One of everything, every field away from its default.
BoardState everything()
{
    BoardState state;
    state.put(Board{id<BoardId>("B"), 4, id<TeamId>("T"), u"Plans"_s, u"for *us*"_s, true, true});
    state.put(Column{id<ColumnId>("C"), 5, u"To do"_s, u"a0"_s, WipLimit{3, true}, true, true, id<ColumnId>("C", 1)});
    state.put(Column{id<ColumnId>("C", 1), 1, u"Done"_s, u"a1"_s, {}, false, false, {}});
    state.put(Swimlane{id<SwimlaneId>("S"), 2, u"Urgent"_s, u"a0"_s, true});
    state.put(Label{id<LabelId>("L"), 3, u"bug"_s, u"red"_s, true});
    state.put(Member{id<UserId>("U"), 6, u"Anna"_s, u"teal"_s, Role::Admin, true, 9});
    state.put(Task{id<TaskId>("T"),
                   7,
                   id<ColumnId>("C", 1),
                   id<SwimlaneId>("S"),
                   u"a0"_s,
                   u"Wörter 🎉"_s,
                   u"d"_s,
                   {id<LabelId>("L")},
                   {id<UserId>("U")},
                   5,
                   6,
                   true,
                   true,
                   true,
                   7,
                   8,
                   6,
                   id<BoardId>("B2")});
    state.put(task(1));
    state.put(Checklist{id<ChecklistId>("K"), 2, id<TaskId>("T"), u"Steps"_s, u"a0"_s, true});
    state.put(CheckItem{id<CheckItemId>("I"), 3, id<ChecklistId>("K"), u"buy"_s, u"a0"_s, true, true});
    state.put(CheckItem{id<CheckItemId>("I", 1), 1, id<ChecklistId>("K"), u"sell"_s, u"a1"_s, false, false});
    state.put(Comment{id<CommentId>("M"), 2, id<TaskId>("T"), id<UserId>("U"), u"Yes"_s, 5, 6, true});
    return state;
}

BoardState team()
{
    BoardState state;
    state.put(Team{id<TeamId>("T"), 2, u"Design"_s});
    state.put(Board{id<BoardId>("B"), 1, id<TeamId>("T"), u"Plans"_s, {}, false, false});
    state.put(Board{id<BoardId>("B", 1), 1, id<TeamId>("T"), u"More"_s, {}, true, false});
    state.put(Member{id<UserId>("U"), 1, u"Anna"_s, u"teal"_s, Role::Owner, false, 1});
    return state;
}

//! A board of \a tasks tasks and one checklist of \a items long items.
BoardState large(int tasks, int items)
{
    BoardState state = everything();
    for (int i = 0; i < tasks; ++i)
        state.put(task(i));
    for (int i = 0; i < items; ++i)
        state.put(CheckItem{id<CheckItemId>("X", i), 1, id<ChecklistId>("K"), QString(100, u'x'), u"b"_s + QString::number(i),
                            false, false});
    return state;
}

QString digestOf(const BoardState &state)
{
    return Protocol::StateDigest().value(state);
}

//! Another value of the same type.
QJsonValue changed(const QString &key, const QJsonValue &value)
{
    if (key == u"role")
        return u"viewer"_s;
    if (key == u"wip" && value.isNull())
        return QJsonObject{{u"limit"_s, 1}, {u"hard"_s, false}};
    if (key.endsWith(u"At") && value.isNull())
        return 1;
    if (value.isBool())
        return !value.toBool();
    if (value.isDouble())
        return value.toInteger() + 1;
    if (value.isArray())
        return QJsonArray{u"other"_s};
    if (value.isObject())
        return QJsonValue();
    return u"other"_s;
}

} // namespace

Q_DECLARE_METATYPE(BoardState)

class SnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<BoardState>("state");
        QTest::newRow("nothing") << BoardState();
        QTest::newRow("one of everything") << everything();
        QTest::newRow("team") << team();
        QTest::newRow("large") << large(300, 60);
    }

    void whole_data() { states_data(); }
    void whole()
    {
        QFETCH(BoardState, state);
        BoardState copy;
        const Result<void> added = Protocol::addSnapshotPart(Protocol::snapshotToJson(state), copy);
        QVERIFY2(added, added ? "" : qPrintable(added.error().path + added.error().detail));
        QVERIFY(copy == state);
        QCOMPARE(Protocol::snapshotToJson(copy), Protocol::snapshotToJson(state));
    }

    void parts_data() { states_data(); }
    void parts()
    {
        QFETCH(BoardState, state);
        constexpr qsizetype Max = 3000;
        const QList<QJsonObject> parts = Protocol::snapshotParts(state, Max);
        QVERIFY(!parts.isEmpty());
        BoardState copy;
        for (const QJsonObject &part : parts) {
            const qsizetype size = QJsonDocument(part).toJson(QJsonDocument::Compact).size();
            QVERIFY2(size <= Max, qPrintable(QString::number(size)));
            const Result<void> added = Protocol::addSnapshotPart(part, copy);
            QVERIFY2(added, added ? "" : qPrintable(added.error().path + added.error().detail));
        }
        QVERIFY(copy == state);
    }

    void partsAreFilled()
    {
        const BoardState state = large(300, 0);
        const auto size = QJsonDocument(Protocol::snapshotToJson(state)).toJson(QJsonDocument::Compact).size();
        QVERIFY(Protocol::snapshotParts(state, size / 4).size() <= 6);
        QCOMPARE(Protocol::snapshotParts(state, size * 2).size(), 1);
    }

    //! What is larger than a part all by itself still gets there.
    void oversizedEntity()
    {
        BoardState state = everything();
        Task huge = task(5);
        huge.description = QString(MaxTextLength, u'\u0001'); // six bytes each in JSON
        state.put(huge);
        BoardState copy;
        const QList<QJsonObject> parts = Protocol::snapshotParts(state, 1000);
        for (const QJsonObject &part : parts)
            QVERIFY(Protocol::addSnapshotPart(part, copy));
        QVERIFY(copy == state);
        for (const QJsonObject &part : Protocol::snapshotParts(state, 500 * 1024))
            QVERIFY(QJsonDocument(part).toJson(QJsonDocument::Compact).size() <= 500 * 1024);
    }

    void entities_data()
    {
        QTest::addColumn<EntityRef>("ref");
        QTest::addColumn<bool>("ofTeam");
        for (const EntityRef &ref : everything().entities())
            QTest::newRow(qPrintable(Protocol::entityTypeName(ref.type) + ref.id)) << ref << false;
        QTest::newRow("team") << EntityRef{EntityType::Team, u"T0"_s, 2} << true;
    }
    void entities()
    {
        QFETCH(EntityRef, ref);
        QFETCH(bool, ofTeam);
        const BoardState state = ofTeam ? team() : everything();
        const QJsonObject json = Protocol::entityToJson(state, ref);
        QVERIFY(!json.isEmpty());
        BoardState copy;
        const Result<EntityRef> read = Protocol::entityFromJson(ref.type, json, copy);
        QVERIFY(read);
        QCOMPARE(*read, ref);
        QCOMPARE(Protocol::entityToJson(copy, ref), json);
        QVERIFY(Protocol::entityToJson(state, {ref.type, u"nobody"_s, 0}).isEmpty());

        // Each single field counts: in the decoder, which misses it, and in the digest.
        for (auto field = json.constBegin(); field != json.constEnd(); ++field) {
            QJsonObject other = json;
            other.remove(field.key());
            const Result<EntityRef> refused = Protocol::entityFromJson(ref.type, other, copy);
            // What is there only of what is deleted.
            const bool isOptional = field.key() == u"deletedRev" || field.key() == u"movedTo";
            QVERIFY2(refused.has_value() == isOptional, qPrintable(field.key()));
            if (!isOptional)
                QCOMPARE(refused.error().path, u'/' + field.key());
            if (field.key() == u"id" || field.key() == u"userId")
                continue;
            other.insert(field.key(), changed(field.key(), *field));
            BoardState changedState = state;
            const Result<EntityRef> put = Protocol::entityFromJson(ref.type, other, changedState);
            QVERIFY2(put, qPrintable(field.key()));
            QVERIFY2(digestOf(changedState) != digestOf(state), qPrintable(field.key()));
        }
    }

    void kinds()
    {
        for (int number = 0; number <= static_cast<int>(EntityType::Comment); ++number) {
            const auto type = static_cast<EntityType>(number);
            QCOMPARE(Protocol::entityTypeFromName(QString(Protocol::entityTypeName(type))), std::optional(type));
        }
        QVERIFY(!Protocol::entityTypeFromName(u"chat"));
    }

    //! The expected digest comes from another implementation.
    void goldenDigest()
    {
        BoardState state;
        QCOMPARE(digestOf(state), u"digest:0000000000000000"_s);
        state.put(Team{TeamId(u"T"_s), 1, u"Design"_s});
        state.put(Label{LabelId(u"L1"_s), 3, u"bug"_s, u"red"_s, false});
        QCOMPARE(digestOf(state), u"digest:57a828e844a97ed9"_s);
    }

    void digestDoesNotDependOnTheWayThere()
    {
        BoardState forth;
        BoardState back;
        for (int i = 0; i < 20; ++i) {
            forth.put(task(i));
            back.put(task(19 - i));
        }
        QCOMPARE(digestOf(forth), digestOf(back));
    }

    void digestKeepsUp()
    {
        std::mt19937 random(7);
        BoardState state = large(30, 5);
        Protocol::StateDigest digest;
        QCOMPARE(digest.value(state), digestOf(state));
        for (int round = 0; round < 200; ++round) {
            QList<EntityRef> touched;
            for (quint32 i = random() % 4; i > 0; --i) {
                Task changed = task(static_cast<int>(random() % 40)); // some are new
                changed.rev = random() % 100;
                changed.deleted = random() % 2 == 0;
                state.put(changed);
                touched.append({EntityType::Task, changed.id.value(), changed.rev});
            }
            if (random() % 10 == 0) {
                const Comment comment{id<CommentId>("N", round), 1, id<TaskId>("T"), id<UserId>("U"), u"x"_s, 1, 1, false};
                state.put(comment);
                touched.append({EntityType::Comment, comment.id.value(), 1});
            }
            digest.touch(touched);
            digest.touch(touched); // twice is not too often
            QCOMPARE(digest.value(state), digestOf(state));
        }
        state = everything();
        digest.reset();
        QCOMPARE(digest.value(state), digestOf(state));
    }

    //! copyFrom() may take an entity away, as when a client undoes what it had only assumed.
    void digestForgetsWhatIsGone()
    {
        const BoardState before = everything();
        BoardState state = before;
        Protocol::StateDigest digest;
        const QString value = digest.value(state);
        state.put(task(9));
        const EntityRef ref{EntityType::Task, u"T9"_s, 1};
        digest.touch({ref});
        QVERIFY(digest.value(state) != value);
        state.copyFrom(before, ref);
        digest.touch({ref});
        QCOMPARE(digest.value(state), value);
    }
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "snapshottest.moc"
