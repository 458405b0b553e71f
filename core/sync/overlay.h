// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/decide.h"
#include "core/sync/clientstore.h"

#include <map>
#include <set>
#include <vector>

namespace Lanban {

//! Something that a decision looked at: see StateReads.
struct StateKey {
    enum class Kind { Entity, Group, All, Everything };
    Kind kind = Kind::Everything;
    EntityType type = EntityType::Task;
    QString id;

    friend bool operator<(const StateKey &a, const StateKey &b)
    {
        if (a.kind != b.kind)
            return a.kind < b.kind;
        return a.type != b.type ? a.type < b.type : a.id < b.id;
    }
};

//! One room's changes that the server has not settled, laid over what it said last: `view = fold(pending over base)`.
//!
//! The view is at all times what replayed() gives: every entry decided in its turn, on what the ones before it made of base; one that
//! no longer decides contributes nothing, the server has the last word on it. But what each decision looked at is known, and what it
//! changed: after a change of base only those are decided again that looked at something that is different now, as it was in their
//! turn. For that alone is the view taken back to their turn, as far as they look. All the others are left as they are.
class Overlay
{
public:
    //! What update() starts from.
    struct News {
        QList<EntityRef> refs; //!< changed in base
        std::set<quint64> gone; //!< entries that count no more
        std::map<quint64, OutboxEntry> replaced; //!< entries that say something else now
    };

    //! Begins anew: \a view becomes \a base and what \a outbox has for \a room.
    void reset(const BoardState &base, const QList<OutboxEntry> &outbox, const RoomId &room, const Actor &actor,
               BoardState &view);
    //! Adds an entry after all others. What it touched.
    QList<EntityRef> append(const OutboxEntry &entry, const BoardState &base, const Actor &actor, BoardState &view);
    //! Makes \a view what it has to be upon \a base as it is now. What may look different: entities, or their being pending.
    [[nodiscard]] std::set<EntityRef> update(const News &news, const BoardState &base, const Actor &actor, BoardState &view);
    //! The server took entry \a n: it stays, but does not wait any more. What looks different for that.
    [[nodiscard]] std::set<EntityRef> settle(quint64 n);

    [[nodiscard]] bool holds(quint64 n) const { return m_steps.count(n) != 0; }
    //! True if an entry that waits for the server is about \a ref, or changes it.
    [[nodiscard]] bool isPending(const EntityRef &ref) const { return m_marks.count(ref) != 0; }
    //! What waiting entries are about.
    [[nodiscard]] const std::map<EntityRef, int> &pending() const { return m_marks; }
    //! So many decisions were made so far.
    [[nodiscard]] quint64 decisions() const { return m_decisions; }

    //! The same from the definition: all entries of \a room decided, one after the other.
    [[nodiscard]] static BoardState replayed(const BoardState &base, const QList<OutboxEntry> &outbox, const RoomId &room,
                                             const Actor &actor);

private:
    //! One entry, and what came of it.
    struct Step {
        Mutation mutation;
        QList<EntityRef> about;
        bool waits = false;
        QList<Event> events;
        std::set<StateKey> reads; //!< what deciding looked at
        std::set<StateKey> casts; //!< what applying looked at beside what it changed
        std::set<EntityRef> touched;
        BoardState after; //!< what it touched, as it left it
        std::vector<std::pair<StateKey, EntityRef>> placed; //!< groups in which it moved something
        std::set<EntityRef> marked;
    };
    class Pass;

    void forget();
    [[nodiscard]] std::set<EntityRef> startOver(const News &news, const BoardState &base, const Actor &actor, BoardState &view);
    void enter(quint64 n, Step &step, const BoardState &prior, const BoardState &base);
    void leave(quint64 n, Step &step);
    void mark(Step &step);
    void unmark(Step &step);
    void count(const EntityRef &ref, int more);

    std::map<quint64, Step> m_steps;
    std::map<EntityRef, std::set<quint64>> m_writers;
    std::map<StateKey, std::set<quint64>> m_readers; //!< by what they look at, deciding or applying
    std::map<StateKey, std::map<quint64, std::vector<EntityRef>>> m_placers; //!< by group
    std::map<EntityRef, int> m_marks;
    std::map<EntityRef, bool> m_marksBefore; //!< of those that changed since the last update began, whether there were any
    BoardState m_under; //!< base as of the last update, of what the steps touched
    quint64 m_decisions = 0;
    bool m_isCareful = false; //!< something came out that can't be followed: each step is taken to change anything
};

} // namespace Lanban
