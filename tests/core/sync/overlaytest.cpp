// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overlay.h"
#include "core/sync/entitydiff.h"
#include "core/sync/opinfo.h"
#include "tests/core/sync/hubbench.h"
#include "tests/sim/edits.h"
#include "tests/sim/random.h"

#include <QTest>

#include <algorithm>

using namespace Lanban;
using namespace Lanban::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

//! A board, what one client has queued for it, and its view, beside the view from the definition.
class Bench
{
public:
    explicit Bench(quint64 seed) : m_random(seed)
    {
        m_base = HubBench().stream(HubBench::board1()).state;
        reset();
    }

    void reset() { m_overlay.reset(m_base, m_outbox, HubBench::board1(), m_actor, m_view); }

    //! Something happens. What it was, for messages.
    QString happen()
    {
        m_before = m_view;
        m_changed.clear();
        const int dice = m_random.below(100);
        if (dice < 40)
            return edit();
        if (dice < 62)
            return remote();
        if (dice < 80)
            return land();
        if (dice < 86)
            return reject();
        if (dice < 92)
            return replace();
        if (dice < 97)
            return settle();
        return disturb();
    }

    //! What is wrong; empty when all is well.
    [[nodiscard]] QString problem() const
    {
        const BoardState wanted = Overlay::replayed(m_base, m_outbox, HubBench::board1(), m_actor);
        if (!(m_view == wanted))
            return u"the view is another one: %1"_s.arg(difference(m_view, wanted));
        for (const ColumnId &column : wanted.columns().keys()) {
            if (m_view.tasksByRank(column) != wanted.tasksByRank(column)
                || m_view.liveTaskCount(column) != wanted.liveTaskCount(column))
                return u"the order in %1"_s.arg(column.value());
        }
        std::set<EntityRef> refs;
        for (const EntityRef &ref : m_before.entities() + m_view.entities())
            refs.insert(ref);
        for (const EntityRef &ref : refs) {
            if (entityDiff(m_before, m_view, ref).differs && m_changed.count(ref) == 0)
                return u"%1 changed untold"_s.arg(ref.id);
        }
        if (m_overlay.pending() != marks())
            return u"the marks"_s;
        return {};
    }

    [[nodiscard]] QList<OutboxEntry> outbox() const { return m_outbox; }
    [[nodiscard]] quint64 decisions() const { return m_overlay.decisions(); }

private:
    [[nodiscard]] static QString difference(const BoardState &a, const BoardState &b)
    {
        QStringList ids;
        std::set<EntityRef> refs;
        for (const EntityRef &ref : a.entities() + b.entities())
            refs.insert(ref);
        for (const EntityRef &ref : refs) {
            if (entityDiff(a, b, ref).differs)
                ids.append(u"%1 %2 (%3, %4)"_s.arg(static_cast<int>(ref.type))
                               .arg(ref.id)
                               .arg(a.revisionOf(ref))
                               .arg(b.revisionOf(ref)));
        }
        return ids.join(u", "_s);
    }

    [[nodiscard]] std::map<EntityRef, int> marks() const
    {
        std::map<EntityRef, int> found;
        BoardState state = m_base;
        for (const OutboxEntry &entry : m_outbox) {
            std::set<EntityRef> refs(entry.touches.cbegin(), entry.touches.cend());
            if (const auto decision = decide(state, entry.mutation, m_actor, entry.mutation.at)) {
                for (const Event &event : decision->events) {
                    for (const EntityRef &ref : apply(state, event, 0))
                        refs.insert(ref);
                }
            }
            if (entry.state == OutboxEntry::State::Queued) {
                for (const EntityRef &ref : refs)
                    ++found[{ref.type, ref.id, 0}];
            }
        }
        return found;
    }

    Mutation mutation(const BoardState &seen, const UserId &author)
    {
        Mutation made;
        made.room = HubBench::board1();
        made.op = Sim::randomOperation(seen, author, m_random, m_ids);
        made.at = ++m_now;
        const EntityRef subject = subjectOf(made.op, made.room);
        if (m_random.chance(0.7) && seen.revisionOf(subject) > 0)
            made.base = BaseRef{subject.id, seen.revisionOf(subject), {}};
        return made;
    }

    QString edit()
    {
        OutboxEntry entry;
        entry.mutation = mutation(m_view, m_actor.userId);
        const auto decision = decide(m_view, entry.mutation, m_actor, entry.mutation.at);
        if (!decision || decision->events.isEmpty())
            return u"a refused edit"_s;
        entry.n = ++m_n;
        entry.touches = {subjectOf(entry.mutation.op, entry.mutation.room)};
        m_outbox.append(entry);
        const QList<EntityRef> touched = m_overlay.append(entry, m_base, m_actor, m_view);
        m_changed = {touched.cbegin(), touched.cend()};
        return u"an edit"_s;
    }

    //! Applies what \a mutation comes to on base; the entities changed.
    QList<EntityRef> commit(const Mutation &mutation, const Actor &author)
    {
        std::set<EntityRef> refs;
        const auto decision = decide(m_base, mutation, author, ++m_now);
        if (decision) {
            for (const Event &event : decision->events) {
                const QList<EntityRef> touched = apply(m_base, event, ++m_seq);
                refs.insert(touched.cbegin(), touched.cend());
            }
        }
        return {refs.begin(), refs.end()};
    }

    void update(const Overlay::News &news) { m_changed = m_overlay.update(news, m_base, m_actor, m_view); }

    QString remote()
    {
        const Actor other{UserId(u"u1"_s), u"User 1"_s, u"blue"_s, false};
        QList<EntityRef> refs;
        for (int i = m_random.below(3); i >= 0; --i)
            refs += commit(mutation(m_base, other.userId), other);
        update({refs, {}, {}});
        return u"a remote change"_s;
    }

    QString land()
    {
        if (m_outbox.isEmpty())
            return u"nothing to land"_s;
        const OutboxEntry entry = m_outbox.takeFirst();
        update({commit(entry.mutation, m_actor), {entry.n}, {}});
        return u"%1 landed"_s.arg(entry.n);
    }

    QString reject()
    {
        if (m_outbox.isEmpty())
            return u"nothing to reject"_s;
        const OutboxEntry entry = m_outbox.takeAt(m_random.below(static_cast<int>(m_outbox.size())));
        update({{}, {entry.n}, {}});
        return u"%1 rejected"_s.arg(entry.n);
    }

    QString replace()
    {
        if (m_outbox.isEmpty())
            return u"nothing to replace"_s;
        OutboxEntry &entry = m_outbox[m_random.below(static_cast<int>(m_outbox.size()))];
        entry.mutation.op = Sim::randomOperation(m_view, m_actor.userId, m_random, m_ids);
        entry.touches = {subjectOf(entry.mutation.op, entry.mutation.room)};
        update({{}, {}, {{entry.n, entry}}});
        return u"%1 replaced"_s.arg(entry.n);
    }

    QString settle()
    {
        if (m_outbox.isEmpty())
            return u"nothing to settle"_s;
        OutboxEntry &entry = m_outbox[m_random.below(static_cast<int>(m_outbox.size()))];
        entry.state = OutboxEntry::State::Acked;
        m_changed = m_overlay.settle(entry.n);
        return u"%1 settled"_s.arg(entry.n);
    }

    //! Entities are put right, as after a digest that was another one; some of the outbox goes at the same time.
    QString disturb()
    {
        Overlay::News news;
        for (const Task &task : m_base.tasks()) {
            if (!m_random.chance(0.2))
                continue;
            news.refs.append({EntityType::Task, task.id.value(), task.rev});
        }
        const BoardState before = m_base;
        for (const EntityRef &ref : std::as_const(news.refs)) {
            Task task = *before.find(TaskId(ref.id));
            task.title += u'!';
            task.rev += 3;
            task.deleted = m_random.chance(0.2);
            if (m_random.chance(0.1))
                m_base.copyFrom(BoardState(), ref);
            else
                m_base.put(task);
        }
        if (!m_outbox.isEmpty() && m_random.chance(0.5))
            news.gone.insert(m_outbox.takeLast().n);
        update(news);
        return u"a disturbance"_s;
    }

    Sim::Random m_random;
    Sim::CountingIds m_ids;
    Actor m_actor{UserId(u"u0"_s), u"User 0"_s, u"blue"_s, false};
    BoardState m_base;
    BoardState m_view;
    BoardState m_before;
    std::set<EntityRef> m_changed;
    QList<OutboxEntry> m_outbox;
    Overlay m_overlay;
    quint64 m_n = 0;
    quint64 m_seq = 100;
    qint64 m_now = 1'700'000'000'000;
};

Event retitled(BoardState &base, const QString &task, const QString &title)
{
    Mutation mutation;
    mutation.room = HubBench::board1();
    mutation.op = retitle(task, title);
    const Actor other{UserId(u"u1"_s), u"User 1"_s, u"blue"_s, false};
    return decide(base, mutation, other, 1)->events.constFirst();
}

} // namespace

class OverlayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alwaysTheFullReplay_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void alwaysTheFullReplay()
    {
        QFETCH(const quint64, seed);
        Bench bench(seed);
        for (int i = 0; i < 120; ++i) {
            const QString what = bench.happen();
            const QString problem = bench.problem();
            QVERIFY2(problem.isEmpty(), qPrintable(u"step %1, %2: %3"_s.arg(i).arg(what, problem)));
        }
    }

    void aDifferentTaskDecidesNothingAgain()
    {
        BoardState base = HubBench().stream(HubBench::board1()).state;
        const Actor actor{UserId(u"u0"_s), u"User 0"_s, u"blue"_s, false};
        QList<OutboxEntry> outbox;
        const auto queue = [&](const Operation &op) {
            OutboxEntry entry;
            entry.n = static_cast<quint64>(outbox.size()) + 1;
            entry.mutation.room = HubBench::board1();
            entry.mutation.op = op;
            outbox.append(entry);
        };
        for (int i = 0; i < 50; ++i)
            queue(newTask(u"t%1"_s.arg(i)));
        Mutation made;
        made.room = HubBench::board1();
        made.op = newTask(u"theirs"_s);
        const QList<Event> making = decide(base, made, actor, 1)->events;
        for (const Event &event : making)
            apply(base, event, 1);
        queue(retitle(u"theirs"_s, u"mine"_s));
        Overlay overlay;
        BoardState view;
        overlay.reset(base, outbox, HubBench::board1(), actor, view);
        QCOMPARE(overlay.decisions(), 51u);
        const QList<EntityRef> refs = apply(base, retitled(base, u"theirs"_s, u"other"_s), 2);
        const std::set<EntityRef> changed = overlay.update({refs, {}, {}}, base, actor, view);
        QCOMPARE(overlay.decisions(), 52u); // that of the same task
        QCOMPARE(changed.size(), 1u);
        QCOMPARE(changed.cbegin()->id, u"theirs"_s);
        QVERIFY(view == Overlay::replayed(base, outbox, HubBench::board1(), actor));

        // Nor does an own change when it comes from the server, though all of them stand in one column.
        QList<EntityRef> landed;
        const QList<Event> landing = decide(base, outbox.constFirst().mutation, actor, 5000)->events;
        for (const Event &event : landing)
            landed += apply(base, event, 3);
        const quint64 n = outbox.takeFirst().n;
        (void)overlay.update({landed, {n}, {}}, base, actor, view);
        QCOMPARE(overlay.decisions(), 52u);
        QVERIFY(view == Overlay::replayed(base, outbox, HubBench::board1(), actor));
    }
};

QTEST_GUILESS_MAIN(OverlayTest)
#include "overlaytest.moc"
