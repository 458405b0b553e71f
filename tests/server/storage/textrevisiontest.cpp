// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/migrations.h"
#include "server/storage/schema.h"
#include "tests/server/storefixture.h"

#include <QTest>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

//! The texts that a server keeps of descriptions and check items, for edits that were made of an earlier one.
class TextRevisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isValid());
        const auto board = m_fixture->addBoard(u"x"_s);
        QVERIFY(board);
        m_room = RoomId::board(*board);
        QVERIFY(m_fixture->addTasks(*board, u"x"_s, 1, 2));
    }
    void cleanup() { m_fixture.reset(); }

    void theTextAtARevision()
    {
        QVERIFY(describe(u"first"_s)); // 2
        QVERIFY(retitle(u"Other"_s)); // 3
        QVERIFY(describe(u"second"_s)); // 4
        QVERIFY(describe({})); // 5
        for (const bool isAfterRestart : {false, true}) {
            if (isAfterRestart)
                QVERIFY(m_fixture->reopen());
            QCOMPARE(textAt(1), u"<>"_s);
            QCOMPARE(textAt(2), u"<first>"_s);
            QCOMPARE(textAt(3), u"<first>"_s);
            QCOMPARE(textAt(4), u"<second>"_s);
            QCOMPARE(textAt(5), u"<>"_s);
            QCOMPARE(textAt(0), u"unknown"_s);
            QCOMPARE(textOf({EntityType::Task, u"T2"_s, 9}), u"<>"_s);
            QCOMPARE(textOf({EntityType::Task, u"X"_s, 1}), u"unknown"_s);
            QCOMPARE(textOf({EntityType::CheckItem, u"T1"_s, 4}), u"unknown"_s);
        }
        const auto other = m_fixture->store().textAt(RoomId::board(BoardId(u"other"_s)), {EntityType::Task, u"T1"_s, 2});
        QVERIFY(other);
        QVERIFY(!*other);
    }

    void itemsToo()
    {
        QVERIFY(m_fixture->change(m_room, Op::ChecklistCreate{ChecklistId(u"K"_s), TaskId(u"T1"_s), u"List"_s, {}}));
        QVERIFY(m_fixture->change(m_room, Op::CheckItemCreate{CheckItemId(u"I"_s), ChecklistId(u"K"_s), u"one"_s, {}}));
        QVERIFY(m_fixture->change(m_room, Op::CheckItemUpdate{CheckItemId(u"I"_s), {}, true}));
        QVERIFY(m_fixture->change(m_room, Op::CheckItemUpdate{CheckItemId(u"I"_s), u"two"_s, {}}));
        QCOMPARE(textOf({EntityType::CheckItem, u"I"_s, 2}), u"<one>"_s);
        QCOMPARE(textOf({EntityType::CheckItem, u"I"_s, 3}), u"<two>"_s);
    }

    void whatComesFromAnotherBoard()
    {
        const auto other = m_fixture->addBoard(u"y"_s);
        QVERIFY(other);
        QVERIFY(describe(u"first"_s)); // 2
        QVERIFY(m_fixture->change(m_room, Op::ChecklistCreate{ChecklistId(u"K"_s), TaskId(u"T1"_s), u"List"_s, {}}));
        QVERIFY(m_fixture->change(m_room, Op::CheckItemCreate{CheckItemId(u"I"_s), ChecklistId(u"K"_s), u"one"_s, {}}));
        QVERIFY(m_fixture->change(m_room, Op::CheckItemUpdate{CheckItemId(u"I"_s), u"two"_s, {}}));
        QVERIFY(m_fixture->change(m_room, Op::TaskTransfer{TaskId(u"T1"_s), *other, {}, {}}));
        m_room = RoomId::board(*other);
        QVERIFY(m_fixture->change(m_room, Op::CheckItemUpdate{CheckItemId(u"I"_s), u"three"_s, {}}));
        QVERIFY(describe(u"second"_s)); // 4
        QCOMPARE(textAt(3), u"<first>"_s);
        QCOMPARE(textAt(4), u"<second>"_s);
        QCOMPARE(textOf({EntityType::CheckItem, u"I"_s, 1}), u"unknown"_s); // stayed with the board it left
        QCOMPARE(textOf({EntityType::CheckItem, u"I"_s, 2}), u"<two>"_s);
        QCOMPARE(textOf({EntityType::CheckItem, u"I"_s, 3}), u"<three>"_s);
    }

    void theLastFiftyAreKept()
    {
        for (int i = 2; i <= 60; ++i)
            QVERIFY(describe(u"text %1"_s.arg(i)));
        QCOMPARE(textAt(60), u"<text 60>"_s);
        QCOMPARE(textAt(60 - TextRevisions + 1), u"<text 11>"_s);
        QCOMPARE(textAt(60 - TextRevisions), u"unknown"_s);
        QCOMPARE(textAt(1), u"unknown"_s);
        QVERIFY(m_fixture->reopen());
        QCOMPARE(textAt(60 - TextRevisions + 1), u"<text 11>"_s);
        const auto rows = m_fixture->store().database().single(u"SELECT count(*) FROM text_revision WHERE entity = 'task:T1'"_s);
        QVERIFY(rows && *rows);
        QCOMPARE((*rows)->toInt(), TextRevisions);
        QCOMPARE(textOf({EntityType::Task, u"T2"_s, 1}), u"<>"_s); // another's history is another's
    }

    void aStoreOfBeforeGetsTheTable()
    {
        // As it was before: no such table, and a snapshot in the older form.
        QVERIFY(describe(u"first"_s));
        const auto before = m_fixture->store().load(m_room);
        QVERIFY(before);
        const auto snapshot = m_fixture->store().makeSnapshot(m_room);
        QVERIFY(snapshot);
        QVERIFY(m_fixture->store().putSnapshot(*snapshot));
        QVERIFY(m_fixture->store().database().execute(u"DROP TABLE text_revision"_s));
        QVERIFY(m_fixture->store().database().execute(u"PRAGMA user_version = 1"_s));
        QVERIFY(m_fixture->reopen());
        QCOMPARE(textAt(2), u"unknown"_s);
        const auto kept = m_fixture->store().storedSnapshot(m_room);
        QVERIFY(kept);
        QVERIFY(!*kept);
        const auto after = m_fixture->store().load(m_room);
        QVERIFY(after);
        QVERIFY(after->state == before->state);
        QVERIFY(describe(u"second"_s));
        QCOMPARE(textAt(3), u"<second>"_s);
    }

private:
    [[nodiscard]] Result<void> describe(const QString &text)
    {
        Op::TaskUpdate op;
        op.id = TaskId(u"T1"_s);
        op.description = text;
        return m_fixture->change(m_room, op);
    }
    [[nodiscard]] Result<void> retitle(const QString &title)
    {
        Op::TaskUpdate op;
        op.id = TaskId(u"T1"_s);
        op.title = title;
        return m_fixture->change(m_room, op);
    }
    [[nodiscard]] QString textOf(const EntityRef &entity)
    {
        const auto text = m_fixture->store().textAt(m_room, entity);
        if (!text)
            return text.error().detail;
        return *text ? u'<' + **text + u'>' : u"unknown"_s;
    }
    [[nodiscard]] QString textAt(quint64 rev) { return textOf({EntityType::Task, u"T1"_s, rev}); }

    std::unique_ptr<StoreFixture> m_fixture;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(TextRevisionTest)
#include "textrevisiontest.moc"
