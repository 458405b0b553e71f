// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/hubbench.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

Op::TaskUpdate describe(const QString &text)
{
    Op::TaskUpdate op;
    op.id = TaskId(u"t"_s);
    op.description = text;
    return op;
}

Mutation edit(quint64 mid, const QString &muid, const Operation &op, const std::optional<BaseRef> &base)
{
    return {mid, Muid(muid), HubBench::board1(), base, op, 1};
}

BaseRef seen(quint64 rev, const std::optional<QString> &text = {})
{
    return {u"t"_s, rev, text};
}

} // namespace

//! What a server answers to those whose edits met another's.
class ServerHubMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }
    void mergesOfWhatItKept_data();
    void mergesOfWhatItKept();
    void mergesWithinOneGroup();
    void mergesOfWhatTheAuthorBrings();
    void conflictComesWithTheTask();
    void unreadableTextIsWaitedFor();
    void resentMergeHasTheSameAnswer();
    void keptMoveOfADeletedTaskHasItsEvent();
    void changeOfADeletedTaskIsWarnedOf();

private:
    [[nodiscard]] const Task &task() const { return *m_bench->stream(HubBench::board1()).state.find(TaskId(u"t"_s)); }
    //! Sends \a items of the second user and gives the answer to the last.
    [[nodiscard]] std::variant<std::monostate, Protocol::Ack, Protocol::Reject, Protocol::Hold>
    answer(const QList<Mutation> &items);

    std::unique_ptr<HubBench> m_bench;
};

void ServerHubMergeTest::init()
{
    // Revision 2 is what both saw, 3 the first one's.
    m_bench = std::make_unique<HubBench>();
    m_bench->hello(1, 0, u"one"_s);
    m_bench->hello(2, 1, u"two"_s);
    m_bench->mutate(1, 1, u"a1"_s, newTask(u"t"_s));
    m_bench->mutate(1, 2, u"a2"_s, describe(u"buy milk and bread"_s));
    m_bench->mutate(1, 3, u"a3"_s, describe(u"buy oat milk and bread"_s));
    QCOMPARE(task().rev, 3);
    (void)m_bench->take(1);
    (void)m_bench->take(2);
}

std::variant<std::monostate, Protocol::Ack, Protocol::Reject, Protocol::Hold>
ServerHubMergeTest::answer(const QList<Mutation> &items)
{
    m_bench->send(2, Protocol::Mutate{items});
    m_bench->flush();
    std::variant<std::monostate, Protocol::Ack, Protocol::Reject, Protocol::Hold> last;
    for (const Protocol::ServerMessage &message : m_bench->take(2)) {
        if (const auto *ack = std::get_if<Protocol::Ack>(&message))
            last = *ack;
        else if (const auto *reject = std::get_if<Protocol::Reject>(&message))
            last = *reject;
        else if (const auto *hold = std::get_if<Protocol::Hold>(&message))
            last = *hold;
    }
    return last;
}

void ServerHubMergeTest::mergesOfWhatItKept_data()
{
    QTest::addColumn<bool>("restarts");
    QTest::newRow("at once") << false;
    QTest::newRow("after a restart") << true;
}

void ServerHubMergeTest::mergesOfWhatItKept()
{
    QFETCH(bool, restarts);
    if (restarts) {
        m_bench->restart();
        m_bench->hello(2, 1, u"two"_s);
        (void)m_bench->take(2);
    }
    const auto said = answer({edit(1, u"b1"_s, describe(u"buy milk and rye bread"_s), seen(2))});
    const auto *ack = std::get_if<Protocol::Ack>(&said);
    QVERIFY(ack);
    QCOMPARE(ack->status, Protocol::Ack::Status::Merged);
    QCOMPARE(ack->fx.size(), 1);
    QCOMPARE(task().description, u"buy oat milk and rye bread"_s);
}

void ServerHubMergeTest::mergesWithinOneGroup()
{
    // The second goes on from a revision that the first makes: the store has not got it yet.
    const auto said = answer({edit(1, u"b1"_s, describe(u"buy oat milk and rye bread"_s), seen(3)),
                              edit(2, u"b2"_s, describe(u"go and buy oat milk and rye bread"_s), seen(4)),
                              edit(3, u"b3"_s, describe(u"buy oat milk and rye bread today"_s), seen(4))});
    const auto *ack = std::get_if<Protocol::Ack>(&said);
    QVERIFY(ack);
    QCOMPARE(ack->status, Protocol::Ack::Status::Merged);
    QCOMPARE(task().description, u"go and buy oat milk and rye bread today"_s);
}

void ServerHubMergeTest::mergesOfWhatTheAuthorBrings()
{
    const auto said = answer({edit(1, u"b1"_s, describe(u"give milk and bread"_s), seen(1, u"sell milk and bread"_s))});
    QVERIFY(std::holds_alternative<Protocol::Reject>(said)); // not what the server has for that revision
    const auto merged = answer({edit(2, u"b2"_s, describe(u"buy milk and bread now"_s), seen(1, u"buy milk and bread"_s))});
    QVERIFY(std::holds_alternative<Protocol::Ack>(merged));
    QCOMPARE(task().description, u"buy oat milk and bread now"_s);
}

void ServerHubMergeTest::conflictComesWithTheTask()
{
    const auto said = answer({edit(1, u"b1"_s, describe(u"buy soy milk and bread"_s), seen(2))});
    const auto *reject = std::get_if<Protocol::Reject>(&said);
    QVERIFY(reject);
    QCOMPARE(toString(reject->code), u"text_conflict"_s);
    QCOMPARE(reject->detail, (QJsonObject{{u"field"_s, u"description"_s}}));
    QCOMPARE(reject->server.value("task"_L1).toObject().value("description"_L1).toString(), u"buy oat milk and bread"_s);
    QCOMPARE(task().rev, 3);
}

void ServerHubMergeTest::unreadableTextIsWaitedFor()
{
    m_bench->store.faults.failsTexts = true;
    const auto said = answer({edit(1, u"b1"_s, describe(u"buy milk and rye bread"_s), seen(2))});
    const auto *hold = std::get_if<Protocol::Hold>(&said);
    QVERIFY(hold);
    QCOMPARE(hold->why, u"busy"_s);
    m_bench->store.faults.failsTexts = false;
    const auto again = answer({edit(1, u"b1"_s, describe(u"buy milk and rye bread"_s), seen(2))});
    QVERIFY(std::holds_alternative<Protocol::Ack>(again));
}

void ServerHubMergeTest::resentMergeHasTheSameAnswer()
{
    const QList<Mutation> items{edit(1, u"b1"_s, describe(u"buy milk and rye bread"_s), seen(2))};
    const auto first = answer(items);
    m_bench->restart();
    m_bench->hello(2, 1, u"two"_s);
    (void)m_bench->take(2);
    QVERIFY(std::get<Protocol::Ack>(first) == std::get<Protocol::Ack>(answer(items)));
    QCOMPARE(task().rev, 4);
}

void ServerHubMergeTest::keptMoveOfADeletedTaskHasItsEvent()
{
    m_bench->mutate(1, 4, u"a4"_s, Op::TaskDelete{TaskId(u"t"_s)});
    const Operation move = Op::TaskMove{TaskId(u"t"_s), ColumnId(u"b1-col1"_s), {}, {}};
    const auto said = answer({edit(1, u"b1"_s, move, seen(3))});
    const auto *ack = std::get_if<Protocol::Ack>(&said);
    QVERIFY(ack);
    QCOMPARE(ack->status, Protocol::Ack::Status::Noop);
    QCOMPARE(ack->fx.size(), 1);
    QCOMPARE(ack->warn, (QStringList{u"target_deleted"_s}));
    QVERIFY(task().deleted);
    m_bench->mutate(1, 5, u"a5"_s, Op::TaskRestore{TaskId(u"t"_s)});
    QCOMPARE(task().columnId, ColumnId(u"b1-col1"_s));
}

void ServerHubMergeTest::changeOfADeletedTaskIsWarnedOf()
{
    m_bench->mutate(1, 4, u"a4"_s, Op::TaskDelete{TaskId(u"t"_s)});
    const auto unseen
        = answer({edit(1, u"b1"_s, describe(u"buy oat milk and rye bread"_s), seen(3, u"buy oat milk and bread"_s))});
    const auto *ack = std::get_if<Protocol::Ack>(&unseen);
    QVERIFY(ack);
    QCOMPARE(ack->warn, (QStringList{u"target_deleted"_s}));
    QCOMPARE(task().description, u"buy oat milk and rye bread"_s);
    const auto known = answer({edit(2, u"b2"_s, describe(u"other"_s), seen(4))});
    const auto *reject = std::get_if<Protocol::Reject>(&known);
    QVERIFY(reject);
    QCOMPARE(toString(reject->code), u"gone"_s);
}

QTEST_GUILESS_MAIN(ServerHubMergeTest)
#include "serverhubmergetest.moc"
