// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overlay.h"

#include "core/sync/entitydiff.h"

#include <algorithm>

namespace Lanban {

namespace {

// Entries are shown, never counted by the server's seq.
constexpr quint64 NoSeq = 0;

class ReadLog final : public StateReads
{
public:
    explicit ReadLog(BoardState &state) : m_state(state) { m_state.watch(this); }
    ~ReadLog() override { m_state.watch(nullptr); }
    Q_DISABLE_COPY_MOVE(ReadLog)

    void entity(EntityType type, const QString &id) override { keys.insert({StateKey::Kind::Entity, type, id}); }
    void group(EntityType type, const QString &parent) override { keys.insert({StateKey::Kind::Group, type, parent}); }
    void all(EntityType type) override { keys.insert({StateKey::Kind::All, type, {}}); }
    void everything() override { keys.insert({StateKey::Kind::Everything, {}, {}}); }

    std::set<StateKey> keys;

private:
    BoardState &m_state;
};

//! What such an event changes follows from the whole state, not from its `ents` alone.
bool isCascade(const Event &event)
{
    return event.type == EventType::ColumnDeleted || event.type == EventType::ColumnRebalanced
        || event.type == EventType::SwimlaneDeleted || event.type == EventType::LabelDeleted;
}

EntityRef withoutRev(const EntityRef &ref)
{
    return {ref.type, ref.id, 0};
}

//! The first of \a numbers above \a n.
template<typename Numbers>
std::optional<quint64> nextAfter(const Numbers *numbers, quint64 n)
{
    if (numbers == nullptr)
        return {};
    const auto next = numbers->upper_bound(n);
    return next == numbers->end() ? std::nullopt : std::optional<quint64>(*next);
}

template<typename Map, typename Key>
const typename Map::mapped_type *find(const Map &map, const Key &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

//! One walk along the steps, in their order, over those that have to be looked at.
//!
//! The view is as it was before, at its end, but for what was taken back (`rewound`): that is as it is at the present step.
class Overlay::Pass
{
public:
    Pass(Overlay &overlay, const BoardState &base, const Actor &actor, BoardState &view)
        : m_overlay(overlay), m_base(base), m_actor(actor), m_view(view)
    {
    }

    void begin(const News &news);
    void run(const News &news);
    //! Decides and applies \a step in its turn, after all that went before.
    void make(quint64 n, Step &step, bool decides);
    //! False where something came out that can't be followed: then all is to be decided again.
    [[nodiscard]] bool isSound() const { return m_isSound; }
    [[nodiscard]] std::set<EntityRef> changed() const;

private:
    void visit(quint64 n, const News &news);
    bool rewind(const EntityRef &ref, quint64 n);
    bool ensure(const std::set<StateKey> &keys, quint64 n);
    [[nodiscard]] bool isDirty(const std::set<StateKey> &keys) const;
    void compare(const EntityRef &ref, quint64 n);
    void keep(const EntityRef &ref, const BoardState &from);
    void wake(std::optional<quint64> n);

    Overlay &m_overlay;
    const BoardState &m_base;
    const Actor &m_actor;
    BoardState &m_view;
    std::set<quint64> m_due;
    std::set<EntityRef> m_rewound;
    BoardState m_prior; //!< just before the present step, of what that touched
    BoardState m_old; //!< at the present step before all this, of what is different now
    std::map<EntityRef, std::vector<StateKey>> m_different;
    std::map<StateKey, int> m_dirty;
    std::set<EntityRef> m_kept;
    BoardState m_before; //!< the view before all this, of what was kept of it
    bool m_isSound = true;
};

void Overlay::Pass::wake(std::optional<quint64> n)
{
    if (n)
        m_due.insert(*n);
}

void Overlay::Pass::keep(const EntityRef &ref, const BoardState &from)
{
    if (m_kept.insert(ref).second)
        m_before.copyFrom(from, ref);
}

//! Takes \a ref back to what it was just before \a n. False if it is that already.
bool Overlay::Pass::rewind(const EntityRef &ref, quint64 n)
{
    const std::set<quint64> *writers = find(m_overlay.m_writers, ref);
    if (writers == nullptr || m_rewound.count(ref) != 0)
        return false;
    const auto next = writers->lower_bound(n);
    if (next == writers->end())
        return false;
    keep(ref, m_view);
    m_view.copyFrom(next == writers->begin() ? m_base : m_overlay.m_steps.at(*std::prev(next)).after, ref);
    m_rewound.insert(ref);
    wake(nextAfter(writers, n));
    return true;
}

//! Takes all that \a keys name back. False if nothing had to be: then what was read of them was right.
bool Overlay::Pass::ensure(const std::set<StateKey> &keys, quint64 n)
{
    if (m_overlay.m_steps.empty() || n > m_overlay.m_steps.rbegin()->first)
        return false;
    bool any = false;
    const auto rewindFrom = [&](EntityType first, const auto &isMeant) {
        auto written = m_overlay.m_writers.lower_bound({first, {}, 0});
        for (; written != m_overlay.m_writers.end() && isMeant(written->first); ++written)
            any = rewind(written->first, n) || any;
    };
    for (const StateKey &key : keys) {
        switch (key.kind) {
        case StateKey::Kind::Entity:
            any = rewind({key.type, key.id, 0}, n) || any;
            break;
        case StateKey::Kind::Group:
            if (const auto *placers = find(m_overlay.m_placers, key)) {
                for (auto placer = placers->lower_bound(n); placer != placers->end(); ++placer) {
                    for (const EntityRef &ref : placer->second)
                        any = rewind(ref, n) || any;
                }
            }
            break;
        case StateKey::Kind::All:
            rewindFrom(key.type, [&](const EntityRef &ref) { return ref.type == key.type; });
            break;
        case StateKey::Kind::Everything:
            rewindFrom(EntityType::Team, [](const EntityRef &) { return true; });
            break;
        }
    }
    return any;
}

bool Overlay::Pass::isDirty(const std::set<StateKey> &keys) const
{
    if (m_dirty.empty())
        return false;
    return std::any_of(keys.cbegin(), keys.cend(), [this](const StateKey &key) { return m_dirty.count(key) != 0; });
}

//! Sees whether \a ref, after \a n, is what it was there before; who looks at it has to know.
void Overlay::Pass::compare(const EntityRef &ref, quint64 n)
{
    const EntityDiff diff = entityDiff(m_old, m_view, ref);
    if (const auto known = m_different.find(ref); known != m_different.end()) {
        for (const StateKey &key : known->second) {
            if (--m_dirty[key] == 0)
                m_dirty.erase(key);
        }
        m_different.erase(known);
    }
    if (!diff.differs)
        return;
    std::vector<StateKey> keys;
    if (diff.matters) {
        keys.push_back({StateKey::Kind::Entity, ref.type, ref.id});
        keys.push_back({StateKey::Kind::All, ref.type, {}});
        keys.push_back({StateKey::Kind::Everything, {}, {}});
    }
    for (const QString &parent : diff.groups)
        keys.push_back({StateKey::Kind::Group, ref.type, parent});
    for (const StateKey &key : keys) {
        if (++m_dirty[key] == 1)
            wake(nextAfter(find(m_overlay.m_readers, key), n));
    }
    m_different.emplace(ref, std::move(keys));
}

void Overlay::Pass::begin(const News &news)
{
    for (const EntityRef &changed : news.refs) {
        const EntityRef ref = withoutRev(changed);
        if (m_kept.count(ref) != 0)
            continue; // named twice
        const std::set<quint64> *writers = find(m_overlay.m_writers, ref);
        keep(ref, m_view);
        m_old.copyFrom(writers != nullptr ? m_overlay.m_under : m_view, ref);
        m_view.copyFrom(m_base, ref);
        if (writers != nullptr) {
            m_overlay.m_under.copyFrom(m_base, ref);
            m_rewound.insert(ref);
            wake(*writers->cbegin());
        }
        compare(ref, 0);
    }
    for (const quint64 n : news.gone)
        m_due.insert(n);
    for (const auto &[n, entry] : news.replaced)
        m_due.insert(n);
}

void Overlay::Pass::run(const News &news)
{
    while (!m_due.empty() && m_isSound) {
        const quint64 n = *m_due.cbegin();
        m_due.erase(m_due.cbegin());
        if (m_overlay.m_steps.count(n) != 0)
            visit(n, news);
    }
}

void Overlay::Pass::visit(quint64 n, const News &news)
{
    Step &step = m_overlay.m_steps.at(n);
    std::set<StateKey> looked = step.reads;
    looked.insert(step.casts.cbegin(), step.casts.cend());
    const bool isGone = news.gone.count(n) != 0;
    const auto replaced = news.replaced.find(n);
    const bool decides = replaced != news.replaced.end() || isDirty(step.reads);
    const bool applies = decides || isDirty(step.casts)
        || std::any_of(step.touched.cbegin(), step.touched.cend(),
                       [this](const EntityRef &ref) { return m_different.count(ref) != 0; });
    std::set<EntityRef> touched = step.touched;
    if (!isGone && !applies) {
        for (const EntityRef &ref : touched) {
            if (m_rewound.count(ref) != 0)
                m_view.copyFrom(step.after, ref);
        }
    } else {
        for (const EntityRef &ref : touched)
            rewind(ref, n);
        const std::set<EntityRef> was = step.touched;
        const BoardState wasAfter = std::exchange(step.after, {});
        m_overlay.leave(n, step);
        if (isGone) {
            m_overlay.m_steps.erase(n);
        } else {
            if (replaced != news.replaced.end()) {
                step.mutation = replaced->second.mutation;
                step.about = replaced->second.touches;
            }
            make(n, step, decides);
            touched.insert(step.touched.cbegin(), step.touched.cend());
            looked.insert(step.reads.cbegin(), step.reads.cend());
            looked.insert(step.casts.cbegin(), step.casts.cend());
        }
        for (const EntityRef &ref : touched) {
            if (was.count(ref) != 0)
                m_old.copyFrom(wasAfter, ref);
            else if (m_different.count(ref) == 0)
                m_old.copyFrom(m_prior, ref);
            compare(ref, n);
        }
    }
    for (const EntityRef &ref : touched)
        wake(nextAfter(find(m_overlay.m_writers, ref), n));
    for (const StateKey &key : looked) {
        if (m_dirty.count(key) != 0)
            wake(nextAfter(find(m_overlay.m_readers, key), n));
    }
}

void Overlay::Pass::make(quint64 n, Step &step, bool decides)
{
    while (decides) {
        ReadLog log(m_view);
        const auto decision = decide(m_view, step.mutation, m_actor, step.mutation.at);
        ++m_overlay.m_decisions;
        m_view.watch(nullptr);
        if (ensure(log.keys, n))
            continue; // it saw what came after it
        step.reads = std::move(log.keys);
        step.events = decision ? decision->events : QList<Event>();
        break;
    }

    std::set<StateKey> needed;
    std::set<EntityRef> expected;
    bool cascades = m_overlay.m_isCareful;
    for (const Event &event : std::as_const(step.events)) {
        cascades = cascades || isCascade(event);
        for (const EntityRef &ref : event.ents) {
            expected.insert(withoutRev(ref));
            needed.insert({StateKey::Kind::Entity, ref.type, ref.id});
        }
    }
    if (m_overlay.m_isCareful) {
        needed.insert({StateKey::Kind::Everything, {}, {}});
    } else if (cascades) {
        needed.insert({StateKey::Kind::All, EntityType::Task, {}});
        needed.insert({StateKey::Kind::All, EntityType::Column, {}});
    }
    ensure(needed, n);
    m_prior = cascades ? m_view : BoardState();
    for (const EntityRef &ref : expected)
        m_prior.copyFrom(m_view, ref);

    step.touched.clear();
    ReadLog log(m_view);
    for (const Event &event : std::as_const(step.events)) {
        for (const EntityRef &ref : apply(m_view, event, NoSeq))
            step.touched.insert(withoutRev(ref));
    }
    m_view.watch(nullptr);
    step.casts.clear();
    for (const StateKey &key : log.keys) {
        if (key.kind != StateKey::Kind::Entity || step.touched.count({key.type, key.id, 0}) == 0)
            step.casts.insert(key);
    }
    for (const EntityRef &ref : step.touched) {
        m_isSound = m_isSound && (cascades || expected.count(ref) != 0);
        keep(ref, m_prior);
        step.after.copyFrom(m_view, ref);
    }
    if (ensure(step.casts, n))
        m_isSound = false;
    m_overlay.enter(n, step, m_prior, m_base);
}

std::set<EntityRef> Overlay::Pass::changed() const
{
    std::set<EntityRef> refs;
    for (const EntityRef &ref : m_kept) {
        if (entityDiff(m_before, m_view, ref).differs)
            refs.insert({ref.type, ref.id, m_view.revisionOf(ref)});
    }
    return refs;
}

void Overlay::enter(quint64 n, Step &step, const BoardState &prior, const BoardState &base)
{
    for (const EntityRef &ref : step.touched) {
        std::set<quint64> &writers = m_writers[ref];
        if (writers.empty())
            m_under.copyFrom(base, ref);
        writers.insert(n);
        for (const QString &parent : entityDiff(prior, step.after, ref).groups) {
            const StateKey key{StateKey::Kind::Group, ref.type, parent};
            m_placers[key][n].push_back(ref);
            step.placed.emplace_back(key, ref);
        }
    }
    for (const std::set<StateKey> *keys : {&step.reads, &step.casts}) {
        for (const StateKey &key : *keys)
            m_readers[key].insert(n);
    }
    if (step.waits)
        mark(step);
}

void Overlay::leave(quint64 n, Step &step)
{
    unmark(step);
    for (const std::set<StateKey> *keys : {&step.reads, &step.casts}) {
        for (const StateKey &key : *keys) {
            const auto readers = m_readers.find(key);
            if (readers == m_readers.end())
                continue; // in both
            readers->second.erase(n);
            if (readers->second.empty())
                m_readers.erase(readers);
        }
    }
    for (const auto &[key, ref] : step.placed) {
        const auto placers = m_placers.find(key);
        if (placers == m_placers.end())
            continue; // taken out with another one
        placers->second.erase(n);
        if (placers->second.empty())
            m_placers.erase(placers);
    }
    step.placed.clear();
    for (const EntityRef &ref : step.touched) {
        const auto writers = m_writers.find(ref);
        writers->second.erase(n);
        if (writers->second.empty()) {
            m_writers.erase(writers);
            m_under.copyFrom(BoardState(), ref);
        }
    }
}

void Overlay::mark(Step &step)
{
    step.marked = step.touched;
    for (const EntityRef &ref : std::as_const(step.about))
        step.marked.insert(withoutRev(ref));
    for (const EntityRef &ref : step.marked)
        count(ref, 1);
}

void Overlay::unmark(Step &step)
{
    for (const EntityRef &ref : step.marked)
        count(ref, -1);
    step.marked.clear();
}

void Overlay::count(const EntityRef &ref, int more)
{
    m_marksBefore.emplace(ref, isPending(ref));
    const auto mark = m_marks.emplace(ref, 0).first;
    mark->second += more;
    if (mark->second == 0)
        m_marks.erase(mark);
}

void Overlay::forget()
{
    m_steps.clear();
    m_writers.clear();
    m_readers.clear();
    m_placers.clear();
    m_marks.clear();
    m_under = BoardState();
}

void Overlay::reset(const BoardState &base, const QList<OutboxEntry> &outbox, const RoomId &room, const Actor &actor,
                    BoardState &view)
{
    forget();
    m_isCareful = false;
    view = base;
    for (const OutboxEntry &entry : outbox) {
        if (entry.mutation.room == room && !entry.landed)
            append(entry, base, actor, view);
    }
}

QList<EntityRef> Overlay::append(const OutboxEntry &entry, const BoardState &base, const Actor &actor, BoardState &view)
{
    Step step;
    step.mutation = entry.mutation;
    step.about = entry.touches;
    step.waits = entry.state == OutboxEntry::State::Queued;
    Pass pass(*this, base, actor, view);
    pass.make(entry.n, step, true);
    QList<EntityRef> touched;
    for (const EntityRef &ref : step.touched)
        touched.append({ref.type, ref.id, view.revisionOf(ref)});
    m_steps.emplace(entry.n, std::move(step));
    if (!pass.isSound())
        (void)startOver({}, base, actor, view);
    return touched;
}

std::set<EntityRef> Overlay::update(const News &news, const BoardState &base, const Actor &actor, BoardState &view)
{
    m_marksBefore.clear();
    std::set<EntityRef> changed(news.refs.cbegin(), news.refs.cend());
    Pass pass(*this, base, actor, view);
    pass.begin(news);
    pass.run(news);
    if (pass.isSound())
        changed.merge(pass.changed());
    else
        changed.merge(startOver(news, base, actor, view));
    for (const auto &[ref, wasPending] : m_marksBefore) {
        if (wasPending != isPending(ref))
            changed.insert(ref);
    }
    return changed;
}

std::set<EntityRef> Overlay::startOver(const News &news, const BoardState &base, const Actor &actor, BoardState &view)
{
    m_isCareful = true;
    std::set<EntityRef> changed;
    QList<OutboxEntry> entries;
    for (auto &[n, step] : m_steps) {
        changed.insert(step.touched.cbegin(), step.touched.cend());
        unmark(step);
        if (news.gone.count(n) != 0)
            continue;
        const auto replaced = news.replaced.find(n);
        OutboxEntry entry;
        entry.n = n;
        entry.mutation = replaced != news.replaced.end() ? replaced->second.mutation : step.mutation;
        entry.touches = replaced != news.replaced.end() ? replaced->second.touches : step.about;
        entry.state = step.waits ? OutboxEntry::State::Queued : OutboxEntry::State::Acked;
        entries.append(entry);
    }
    for (const auto &[ref, writers] : m_writers)
        changed.insert(ref);
    forget();
    view = base;
    for (const OutboxEntry &entry : std::as_const(entries)) {
        const QList<EntityRef> touched = append(entry, base, actor, view);
        changed.insert(touched.cbegin(), touched.cend());
    }
    return changed;
}

std::set<EntityRef> Overlay::settle(quint64 n)
{
    std::set<EntityRef> changed;
    const auto step = m_steps.find(n);
    if (step == m_steps.end())
        return changed;
    const std::set<EntityRef> marked = step->second.marked;
    step->second.waits = false;
    unmark(step->second);
    for (const EntityRef &ref : marked) {
        if (!isPending(ref))
            changed.insert(ref);
    }
    return changed;
}

BoardState Overlay::replayed(const BoardState &base, const QList<OutboxEntry> &outbox, const RoomId &room, const Actor &actor)
{
    BoardState state = base;
    for (const OutboxEntry &entry : outbox) {
        if (entry.mutation.room != room || entry.landed)
            continue;
        const auto decision = decide(state, entry.mutation, actor, entry.mutation.at);
        for (const Event &event : decision ? decision->events : QList<Event>())
            apply(state, event, NoSeq);
    }
    return state;
}

} // namespace Lanban
