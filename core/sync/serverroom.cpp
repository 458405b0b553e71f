// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverroom.h"

#include "core/protocol/codec.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {
// More than any mutation adds: all it says fits into a frame.
constexpr qsizetype MaxGrowth = 2 * Protocol::MaxFrameBytes;
// What a move or a revision may add to a full board.
constexpr qsizetype SmallGrowth = 128;

bool onlyTakesAway(const Event &event)
{
    switch (event.type) {
    case EventType::BoardArchived:
    case EventType::BoardDeleted:
    case EventType::ColumnArchived:
    case EventType::ColumnDeleted:
    case EventType::SwimlaneDeleted:
    case EventType::LabelDeleted:
    case EventType::TaskArchived:
    case EventType::TaskDeleted:
    case EventType::TaskUnassigned:
    case EventType::TaskUnlabeled:
    case EventType::ChecklistDeleted:
    case EventType::CheckItemDeleted:
    case EventType::CommentDeleted:
    case EventType::MemberRemoved:
        return true;
    default:
        return false;
    }
}
} // namespace

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
    if (isTooMuch(decision->events))
        return failWith(Rejection{Error{ErrorCode::LimitExceeded, u"there is no room for more"_s, u"/room"_s}, {}, {}});
    appendAll(decision->events, mutation.muid, client);
    return decision;
}

bool ServerRoom::isTooMuch(const QList<Event> &events)
{
    const qsizetype before = bytes();
    if (before + MaxGrowth <= Protocol::MaxStateBytes || std::all_of(events.cbegin(), events.cend(), onlyTakesAway))
        return false;
    // On a copy of the changed entities alone: one of the whole state would cost as much as the state is large.
    BoardState changed;
    for (const Event &event : events) {
        for (const EntityRef &ref : event.ents)
            changed.copyFrom(m_state, ref);
    }
    const qsizetype was = Protocol::StateDigest().bytes(changed);
    for (const Event &event : events)
        apply(changed, event, m_seq + 1);
    const qsizetype growth = Protocol::StateDigest().bytes(changed) - was;
    const qsizetype limit = Protocol::MaxStateBytes + (growth <= SmallGrowth ? MaxGrowth : 0);
    return growth > 0 && before + growth > limit;
}

void ServerRoom::appendAll(const QList<Event> &events, const Muid &muid, const ClientId &client)
{
    const qsizetype count = events.size();
    for (qsizetype i = 0; i < count; ++i)
        append(events.at(i), i + 1 == count ? muid : Muid(), client);
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

std::optional<QString> ServerRoom::uncommittedText(const EntityRef &entity) const
{
    for (auto logged = m_uncommitted.crbegin(); logged != m_uncommitted.crend(); ++logged) {
        for (const TextRevision &text : textsOf(logged->event)) {
            if (text.entity.type == entity.type && text.entity.id == entity.id && text.entity.rev <= entity.rev)
                return text.text;
        }
    }
    return {};
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
