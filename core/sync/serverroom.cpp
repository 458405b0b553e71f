// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverroom.h"

namespace Lanban {

ServerRoom::ServerRoom(RoomId id, StoredRoom stored)
    : m_id(std::move(id))
    , m_state(std::move(stored.state))
    , m_seq(stored.seq)
    , m_h(std::move(stored.h))
    , m_logFloor(stored.logFloor)
    , m_committedState(m_state)
    , m_committedSeq(m_seq)
    , m_committedH(m_h)
{
}

Expected<Decision, Rejection> ServerRoom::mutate(const Mutation &mutation, const Actor &actor, const ClientId &client,
                                                 qint64 nowMs)
{
    auto decision = decide(m_state, mutation, actor, nowMs);
    if (!decision)
        return decision;
    const qsizetype count = decision->events.size();
    for (qsizetype i = 0; i < count; ++i) {
        // The last event carries the muid: a stream holds each at most once, and who sees it has all of the mutation.
        append(decision->events.at(i), i + 1 == count ? mutation.muid : Muid(), client);
    }
    return decision;
}

void ServerRoom::append(const Event &event, const Muid &muid, const ClientId &client)
{
    LoggedEvent logged;
    logged.prev = m_seq;
    logged.seq = m_seq + 1;
    logged.event = event;
    logged.muid = muid;
    logged.clientId = client;
    logged.h = Protocol::chainHash(m_h, logged.seq, logged.event);
    const QList<EntityRef> refs = apply(m_state, event, logged.seq);
    m_uncommittedRefs += refs;
    m_digest.touch(refs);
    m_seq = logged.seq;
    m_h = logged.h;
    m_uncommitted.append(std::move(logged));
}

void ServerRoom::catchUp(const QList<LoggedEvent> &events)
{
    Q_ASSERT(m_uncommitted.isEmpty());
    for (const LoggedEvent &logged : events) {
        const QList<EntityRef> refs = apply(m_state, logged.event, logged.seq);
        m_uncommittedRefs += refs;
        m_digest.touch(refs);
        m_seq = logged.seq;
        m_h = logged.h;
    }
    committed();
}

void ServerRoom::committed()
{
    // Entity by entity: taking a copy of the whole state would make the next change copy all of it.
    for (const EntityRef &ref : std::as_const(m_uncommittedRefs))
        m_committedState.copyFrom(m_state, ref);
    m_committedSeq = m_seq;
    m_committedH = m_h;
    m_uncommittedRefs.clear();
    m_uncommitted.clear();
}

void ServerRoom::rollBack()
{
    for (const EntityRef &ref : std::as_const(m_uncommittedRefs))
        m_state.copyFrom(m_committedState, ref);
    m_digest.touch(m_uncommittedRefs);
    m_seq = m_committedSeq;
    m_h = m_committedH;
    m_uncommittedRefs.clear();
    m_uncommitted.clear();
}

QString ServerRoom::digest()
{
    return m_digest.value(m_state);
}

} // namespace Lanban
