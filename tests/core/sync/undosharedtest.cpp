// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"
#include "tests/core/sync/clientbench.h"

#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

#include <array>
#include <memory>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

using Fields = std::map<FieldRef, QString>;

//! The fields of a kind of entity, by the names they are sent under.
ChangedField fieldFor(const QString &name)
{
    static const std::map<QString, ChangedField> names{
        {u"deleted"_s, ChangedField::Itself},
        {u"archived"_s, ChangedField::Archived},
        {u"name"_s, ChangedField::Name},
        {u"title"_s, ChangedField::Title},
        {u"startAt"_s, ChangedField::Start},
        {u"dueAt"_s, ChangedField::Due},
        {u"dueDone"_s, ChangedField::DueDone},
        {u"wip"_s, ChangedField::Wip},
        {u"color"_s, ChangedField::Color},
        {u"text"_s, ChangedField::Text},
        {u"done"_s, ChangedField::Done},
        {u"body"_s, ChangedField::Body},
        {u"description"_s, ChangedField::Description},
    };
    const auto found = names.find(name);
    return found == names.end() ? ChangedField::Place : found->second;
}

//! All that \a ref says in \a state, field by field; nothing where it is not there. The lane is one for itself here: it may be
//! taken from under a task that stays where it is.
Fields fieldsIn(const BoardState &state, const EntityRef &ref)
{
    Fields fields;
    if (state.revisionOf(ref) == 0)
        return fields;
    const QString id = ref.type == EntityType::Board ? QString() : ref.id;
    const QJsonObject json = Protocol::entityToJson(state, ref);
    static const QStringList ignored{u"id"_s,     u"rev"_s,     u"items"_s,  u"createdAt"_s, u"updatedAt"_s, u"deletedRev"_s,
                                     u"heirId"_s, u"movedTo"_s, u"teamId"_s, u"taskId"_s,    u"authorId"_s,  u"checklistId"_s};
    QString place = state.find(CheckItemId(ref.id)) && ref.type == EntityType::CheckItem
        ? state.find(CheckItemId(ref.id))->checklistId.value()
        : QString();
    for (auto value = json.begin(); value != json.end(); ++value) {
        const QString name = value.key();
        if (ignored.contains(name))
            continue;
        if (name == "pos"_L1 || name == "columnId"_L1) {
            place += u'/' + value->toString();
        } else if (name == "swimlaneId"_L1) {
            fields[{ref.type, id, ChangedField::Place, u"lane"_s}] = value->toString();
        } else if (name == "labelIds"_L1 || name == "assigneeIds"_L1) {
            for (const QVariant &one : value->toArray().toVariantList())
                fields[{ref.type, id, name == "labelIds"_L1 ? ChangedField::Label : ChangedField::Assignee, one.toString()}]
                    = u"on"_s;
        } else {
            fields[{ref.type, id, fieldFor(name), {}}] = value->toVariant().toString()
                + QString::fromUtf8(QJsonDocument(value->toObject()).toJson(QJsonDocument::Compact));
        }
    }
    if (!place.isEmpty())
        fields[{ref.type, id, ChangedField::Place, {}}] = place;
    return fields;
}

//! The names of the fields whose values differ.
std::set<FieldRef> difference(const Fields &a, const Fields &b)
{
    std::set<FieldRef> found;
    for (const auto &[field, value] : a) {
        const auto other = b.find(field);
        if (other == b.end() || other->second != value)
            found.insert(field);
    }
    for (const auto &[field, value] : b) {
        if (a.find(field) == a.end())
            found.insert(field);
    }
    return found;
}

QString valueOf(const Fields &fields, const FieldRef &field)
{
    const auto found = fields.find(field);
    return found == fields.end() ? QString() : found->second;
}

//! All that differs between two states, but for what is deleted in both: where that lies is nobody's.
std::map<FieldRef, std::pair<QString, QString>> difference(const BoardState &was, const BoardState &is)
{
    const auto isDead = [](const Fields &fields) {
        return std::any_of(fields.begin(), fields.end(), [](const auto &one) {
            return one.first.field == ChangedField::Itself && one.second.startsWith(u"true");
        });
    };
    std::set<EntityRef> refs;
    for (const BoardState *state : {&was, &is}) {
        for (const EntityRef &ref : state->entities())
            refs.insert(ref);
    }
    std::map<FieldRef, std::pair<QString, QString>> found;
    for (const EntityRef &ref : refs) {
        const Fields before = fieldsIn(was, ref);
        const Fields after = fieldsIn(is, ref);
        if (isDead(before) && isDead(after))
            continue;
        for (const FieldRef &field : difference(before, after))
            found.emplace(field, std::pair(valueOf(before, field), valueOf(after, field)));
    }
    return found;
}

std::string nameOf(const FieldRef &field)
{
    return u"%1 %2 field %3 %4"_s.arg(Protocol::entityTypeName(field.type), field.id)
        .arg(static_cast<int>(field.field))
        .arg(field.element)
        .toStdString();
}

//! \a fields, where a task's place is its lane, too.
std::set<FieldRef> withLanes(const QList<FieldRef> &fields)
{
    std::set<FieldRef> all(fields.begin(), fields.end());
    for (const FieldRef &field : fields) {
        if (field.type == EntityType::Task && field.field == ChangedField::Place)
            all.insert({field.type, field.id, field.field, u"lane"_s});
    }
    return all;
}

//! Who wrote each field of a board last, as far as one reader has read its log.
class Writers
{
public:
    //! Reads on up to \a seq.
    void read(const QList<LoggedEvent> &log, quint64 seq)
    {
        for (; m_seq < seq; ++m_seq) {
            const LoggedEvent &logged = log.at(static_cast<qsizetype>(m_seq));
            const BoardState before = m_state;
            // What an event says it sets is written, also where it was that before; and what comes of it.
            const std::set<FieldRef> named = withLanes(fieldsOf(logged.event));
            for (const EntityRef &ref : apply(m_state, logged.event, logged.seq)) {
                const Fields is = fieldsIn(m_state, ref);
                std::set<FieldRef> written = difference(fieldsIn(before, ref), is);
                for (const FieldRef &field : named) {
                    if (field.type == ref.type && (field.id == ref.id || field.id.isEmpty()))
                        written.insert(field);
                }
                for (const FieldRef &field : written) {
                    // Where a deleted column leaves its tasks is nobody's choice.
                    const bool isChosen = field.field != ChangedField::Place || named.count(field) != 0;
                    m_writers[field] = {isChosen ? logged.event.actorUserId : UserId(), logged.seq};
                }
            }
        }
    }
    //! Who, and in which event; nobody for what was never written.
    [[nodiscard]] std::pair<UserId, quint64> of(const FieldRef &field) const
    {
        const auto found = m_writers.find(field);
        return found == m_writers.end() ? std::pair<UserId, quint64>() : found->second;
    }
    [[nodiscard]] const BoardState &state() const { return m_state; }

private:
    BoardState m_state;
    std::map<FieldRef, std::pair<UserId, quint64>> m_writers;
    quint64 m_seq = 0;
};

//! Two at work on one board, each with steps to take back.
class Pair
{
public:
    explicit Pair(quint64 seed) : m_random(seed)
    {
        m_hub.options.limits.burst = 100000;
        m_hub.restart();
        for (ClientBench &client : m_clients)
            client.join();
        for (const QString &id : {u"t1"_s, u"t2"_s, u"t3"_s})
            m_clients[0].edit(newTask(id));
        m_clients[0].edit(Op::LabelCreate{LabelId(u"l"_s), u"label"_s, u"red"_s});
        m_clients[0].edit(Op::SwimlaneCreate{SwimlaneId(u"s"_s), u"lane"_s, {}});
        meet();
    }

    //! Something happens.
    void happen()
    {
        const auto user = static_cast<std::size_t>(m_random.below(2));
        ClientBench &client = m_clients.at(user);
        const int dice = m_random.below(100);
        if (dice < 40)
            edit(user);
        else if (dice < 55)
            undo(user, false);
        else if (dice < 65)
            undo(user, true);
        else if (dice < 90)
            client.pump();
        else if (client.conn() != 0)
            client.disconnect();
        else
            client.join();
    }

    //! Both are connected and have seen everything: they see the same, which is the server's.
    void compare()
    {
        meet();
        const BoardState &theirs = m_hub.stream(room()).state;
        for (ClientBench &client : m_clients) {
            RC_ASSERT(client.sync->pendingCount() == 0);
            RC_ASSERT(*client.sync->view(room()) == theirs);
            RC_ASSERT(client.store.disk.rooms.value(room()).base == theirs);
        }
    }

    int taken = 0; //!< steps that changed something
    int skipped = 0; //!< fields left alone because they are somebody else's by now

private:
    static RoomId room() { return HubBench::board1(); }
    static UserId userOf(std::size_t user) { return UserId(u"u%1"_s.arg(user)); }

    void meet()
    {
        for (ClientBench &client : m_clients) {
            if (client.conn() == 0)
                client.join();
        }
        for (int i = 0; i < 3; ++i) {
            for (ClientBench &client : m_clients)
                client.pump();
        }
    }

    void edit(std::size_t user)
    {
        const BoardState view = *m_clients.at(user).sync->view(room());
        m_clients.at(user).edit(few(view) ? again(view) : Sim::randomOperation(view, userOf(user), m_random, m_ids));
        const UndoEntry *step = m_clients.at(user).sync->lastStep(room(), false);
        give(user, step != nullptr ? step->n : 0, difference(view, *m_clients.at(user).sync->view(room())));
    }
    //! Keeps what \a user made of things with the step \a n.
    void give(std::size_t user, quint64 n, const std::map<FieldRef, std::pair<QString, QString>> &changes)
    {
        for (const auto &[field, values] : changes) {
            m_given.at(user)[n][field] = values.second;
            if (field.type == EntityType::Task && field.field == ChangedField::Itself)
                m_seenTo.at(user)[field.id] = m_clients.at(user).sync->cursor(room()).seq;
        }
    }
    [[nodiscard]] bool few(const BoardState &view) { return !view.tasks().isEmpty() && m_random.chance(0.6); }
    //! Many hands on few things, and values that come again.
    [[nodiscard]] Operation again(const BoardState &view)
    {
        const TaskId task(u"t%1"_s.arg(1 + m_random.below(2)));
        const ColumnId column = m_random.pick(view.columns().keys());
        Op::TaskUpdate update;
        update.id = task;
        Op::TaskMove move;
        move.id = task;
        move.columnId = column;
        if (m_random.chance(0.5))
            move.anchor.afterId = TaskId(u"t3"_s);
        switch (m_random.below(12)) {
        case 0:
            update.title = u"title %1"_s.arg(m_random.below(2));
            return update;
        case 1:
            update.dueDone = m_random.chance(0.5);
            return update;
        case 2:
            update.startAt = m_random.chance(0.3) ? std::optional<qint64>() : std::optional<qint64>(m_random.below(2));
            return update;
        case 3:
            return m_random.chance(0.5) ? Operation(Op::TaskLabel{task, LabelId(u"l"_s)})
                                        : Operation(Op::TaskUnlabel{task, LabelId(u"l"_s)});
        case 4:
            return m_random.chance(0.5) ? Operation(Op::TaskArchive{task}) : Operation(Op::TaskDelete{task});
        case 5:
        case 6:
            return Op::TaskRestore{task};
        case 7:
            move.swimlaneId = m_random.chance(0.5) ? std::optional<SwimlaneId>() : std::optional(SwimlaneId(u"s"_s));
            return move;
        case 8:
            return Op::ColumnDelete{column, view.liveColumns().value(0)};
        default:
            return move;
        }
    }

    void undo(std::size_t user, bool redo)
    {
        ClientBench &client = m_clients.at(user);
        Writers &writers = m_writers.at(user);
        const UndoEntry *step = client.sync->lastStep(room(), redo);
        if (step == nullptr)
            return;
        const Fields given = m_given.at(user)[step->n];
        const BoardState before = *client.sync->view(room());
        writers.read(m_hub.stream(room()).log, client.sync->cursor(room()).seq);
        RC_ASSERT(writers.state() == *client.sync->base(room()));
        // What waits to be sent, or to come back, is the author's own.
        std::set<FieldRef> own;
        for (const OutboxEntry &entry : client.sync->data().outbox) {
            own.merge(withLanes(fieldsOf(entry.mutation.op)));
        }
        const QList<Protocol::ClientMessage> up = client.up;
        client.clear();
        client.step(UndoInput{room(), redo});
        client.up = up + client.up;
        const UndoneOutput undone = client.outputs<UndoneOutput>().value(0);
        taken += undone.changed ? 1 : 0;
        skipped += static_cast<int>(undone.skipped.size());

        const auto changes = difference(before, *client.sync->view(room()));
        const auto pending = difference(writers.state(), before);
        for (const auto &[field, values] : changes) {
            const auto [writer, seq] = writers.of(field);
            // One's own; or new; or still as that step made it: who came to the same, or back to it, took nothing over.
            const bool isStill = given.count(field) != 0 && given.at(field) == values.first;
            if (writer.isEmpty() || writer == userOf(user) || pending.count(field) != 0 || own.count(field) != 0 || isStill)
                continue;
            if (field.field == ChangedField::Place && isSameOrder(before, *client.sync->view(room()), field))
                continue;
            // What comes back from the trash stands between the neighbours that it had: where whoever put it there last, as the
            // user who deleted it had seen, wanted it.
            if (field.type == EntityType::Task && field.field == ChangedField::Place
                && changes.count({field.type, field.id, ChangedField::Itself, {}}) != 0 && seq <= m_seenTo.at(user)[field.id])
                continue;
            RC_LOG() << (redo ? "redo of " : "undo of ") << undone.did->index() << " by u" << user << " changes " << nameOf(field)
                     << " from " << values.first.toStdString() << " to " << values.second.toStdString() << '\n';
            RC_FAIL("somebody else's");
        }
        give(user, undone.reverse, changes);
    }

    //! Whether a task has but another key, between the same neighbours.
    static bool isSameOrder(const BoardState &a, const BoardState &b, const FieldRef &field)
    {
        const auto order = [&field](const BoardState &state) {
            const Task *task = field.type == EntityType::Task ? state.find(TaskId(field.id)) : nullptr;
            QList<TaskId> ids;
            for (const TaskId &id : state.tasksByRank(task != nullptr ? task->columnId : ColumnId())) {
                if (!state.find(id)->deleted)
                    ids.append(id);
            }
            return std::pair(task != nullptr ? task->columnId : ColumnId(), ids);
        };
        return field.element.isEmpty() && order(a) == order(b) && !order(a).second.isEmpty();
    }

    HubBench m_hub;
    std::array<ClientBench, 2> m_clients{ClientBench(m_hub, 0), ClientBench(m_hub, 1)};
    std::array<Writers, 2> m_writers; //!< as each has read it
    std::array<std::map<quint64, Fields>, 2> m_given; //!< what each made of things, by step
    std::array<std::map<QString, quint64>, 2> m_seenTo; //!< of tasks, by what each deleted or restored them on
    Sim::Random m_random;
    Sim::CountingIds m_ids;
};

} // namespace

//! Undo and redo where others are at work, too.
class UndoSharedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<HubBench>();
        m_ours = std::make_unique<ClientBench>(*m_hub, 1);
        m_theirs = std::make_unique<ClientBench>(*m_hub, 0);
        m_ours->join();
        m_theirs->join();
        m_theirs->edit(Op::SwimlaneCreate{SwimlaneId(u"s"_s), u"lane"_s, {}});
        for (const QString &id : {u"t1"_s, u"t2"_s, u"t3"_s})
            m_theirs->edit(newTask(id));
        meet();
    }

    void undeletedWhereOthersPutIt_data();
    void undeletedWhereOthersPutIt();
    void columnLeavesWhatOthersPut_data();
    void columnLeavesWhatOthersPut();
    void laneLeavesWhatOthersPut();
    void whatChangedNothingIsNoStep();
    void othersFieldsStay();

private:
    void meet()
    {
        for (int i = 0; i < 2; ++i) {
            m_ours->pump();
            m_theirs->pump();
        }
    }
    static Op::TaskMove moved(const QString &task, const QString &column, const QString &after = {})
    {
        Op::TaskMove op;
        op.id = TaskId(task);
        op.columnId = ColumnId(column);
        op.anchor.afterId = TaskId(after);
        return op;
    }
    UndoneOutput undo()
    {
        m_ours->clear();
        m_ours->step(UndoInput{HubBench::board1(), false, 0});
        const UndoneOutput undone = m_ours->outputs<UndoneOutput>().value(0);
        meet();
        return undone;
    }
    //! Of the column at \a index.
    [[nodiscard]] QStringList tasks(int index) const
    {
        const BoardState &state = m_hub->stream(HubBench::board1()).state;
        QStringList ids;
        for (const TaskId &id : state.liveTasks(state.liveColumns().at(index)))
            ids.append(id.value());
        return ids;
    }

    std::unique_ptr<HubBench> m_hub;
    std::unique_ptr<ClientBench> m_ours;
    std::unique_ptr<ClientBench> m_theirs;
};

void UndoSharedTest::undeletedWhereOthersPutIt_data()
{
    QTest::addColumn<bool>("before");
    QTest::newRow("moved before the deletion came") << true;
    QTest::newRow("moved in the trash") << false;
}

void UndoSharedTest::undeletedWhereOthersPutIt()
{
    QFETCH(const bool, before);
    ClientBench &late = before ? *m_ours : *m_theirs; // neither sees what the other does
    late.disconnect();
    m_ours->edit(Op::TaskDelete{TaskId(u"t2"_s)});
    m_theirs->edit(moved(u"t2"_s, u"b1-col0"_s, u"t3"_s));
    meet();
    late.join();
    meet();
    QCOMPARE(tasks(0), (QStringList{u"t1"_s, u"t3"_s}));
    QVERIFY(undo().changed);
    QCOMPARE(tasks(0), (QStringList{u"t1"_s, u"t3"_s, u"t2"_s}));
}

void UndoSharedTest::columnLeavesWhatOthersPut_data()
{
    QTest::addColumn<bool>("before");
    QTest::newRow("moved to the heir before the deletion came") << true;
    QTest::newRow("moved in the heir") << false;
}

void UndoSharedTest::columnLeavesWhatOthersPut()
{
    QFETCH(const bool, before);
    m_theirs->edit(moved(u"t1"_s, u"b1-col1"_s));
    m_theirs->edit(moved(u"t2"_s, u"b1-col1"_s, u"t1"_s));
    meet();
    if (before)
        m_ours->disconnect();
    m_ours->edit(Op::ColumnDelete{ColumnId(u"b1-col1"_s), ColumnId(u"b1-col0"_s)});
    meet();
    m_theirs->edit(moved(u"t2"_s, u"b1-col0"_s, u"t3"_s));
    meet();
    if (before)
        m_ours->join();
    meet();
    QVERIFY(tasks(0).contains(u"t1"_s) && tasks(0).contains(u"t2"_s));
    QVERIFY(undo().changed);
    QCOMPARE(tasks(0), (QStringList{u"t3"_s, u"t2"_s}));
    QCOMPARE(tasks(1), QStringList{u"t1"_s});
}

void UndoSharedTest::laneLeavesWhatOthersPut()
{
    for (const QString &task : {u"t1"_s, u"t2"_s}) {
        Op::TaskMove move = moved(task, u"b1-col1"_s);
        move.swimlaneId = std::optional(SwimlaneId(u"s"_s));
        m_theirs->edit(move);
    }
    meet();
    m_ours->edit(Op::SwimlaneDelete{SwimlaneId(u"s"_s)});
    meet();
    Op::TaskMove move = moved(u"t2"_s, u"b1-col2"_s);
    move.swimlaneId = std::optional<SwimlaneId>(); // as each move says it
    m_theirs->edit(move);
    meet();
    QVERIFY(undo().changed);
    const BoardState &state = m_hub->stream(HubBench::board1()).state;
    QCOMPARE(state.liveSwimlanes().size(), 1);
    QCOMPARE(state.find(TaskId(u"t1"_s))->swimlaneId, state.liveSwimlanes().constFirst());
    QVERIFY(state.find(TaskId(u"t2"_s))->swimlaneId.isEmpty());
}

//! Both delete a task, and theirs comes first: the deletion is theirs.
void UndoSharedTest::whatChangedNothingIsNoStep()
{
    m_ours->disconnect();
    m_ours->edit(Op::TaskDelete{TaskId(u"t2"_s)});
    m_theirs->edit(Op::TaskDelete{TaskId(u"t2"_s)});
    meet();
    m_ours->join();
    meet();
    QVERIFY(m_ours->sync->lastStep(HubBench::board1(), false) == nullptr);
    QVERIFY(m_ours->store.disk.undo.isEmpty());
    QVERIFY(!undo().did);
    QVERIFY(m_hub->stream(HubBench::board1()).state.find(TaskId(u"t2"_s))->deleted);
}

void UndoSharedTest::othersFieldsStay()
{
    int taken = 0;
    int skipped = 0;
    const bool ok = rc::check("what a user takes back or does again was theirs last, and all see the same in the end", [&] {
        Pair pair(*rc::gen::arbitrary<quint64>());
        for (int i = *rc::gen::inRange(1, 200); i > 0; --i)
            pair.happen();
        pair.compare();
        taken += pair.taken;
        skipped += pair.skipped;
    });
    QVERIFY(ok);
    qInfo("%d steps taken back or done again, %d fields left alone", taken, skipped);
    QVERIFY(taken > 100);
    QVERIFY(skipped > 0);
}

QTEST_GUILESS_MAIN(UndoSharedTest)
#include "undosharedtest.moc"
