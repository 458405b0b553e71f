// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/decide.h"
#include "core/protocol/chain.h"
#include "core/sync/serverstore.h"

#include <QByteArray>
#include <QList>

namespace Lanban {

//! One stream on the server: its state, its place in the log and what a join needs of it.
//!
//! Pure. ServerHub owns the rooms, knows the connections and carries the batch; a room decides, numbers
//! and chains events, and takes them back when the write fails.
class ServerRoom
{
public:
    ServerRoom(RoomId id, StoredRoom stored);

    [[nodiscard]] const RoomId &id() const { return m_id; }
    [[nodiscard]] const BoardState &state() const { return m_state; }
    [[nodiscard]] quint64 seq() const { return m_seq; }
    [[nodiscard]] const QString &h() const { return m_h; }
    [[nodiscard]] quint64 logFloor() const { return m_logFloor; }

    //! Decides \a mutation and appends what comes of it: the state here is ahead of the store until
    //! the batch is written. LimitExceeded for what would make the state larger than Protocol::MaxStateBytes.
    [[nodiscard]] Expected<Decision, Rejection> mutate(const Mutation &mutation, const Actor &actor, const ClientId &client,
                                                       qint64 nowMs);
    //! True where \a events, not appended yet, would make the state larger than Protocol::MaxStateBytes.
    [[nodiscard]] bool isTooMuch(const QList<Event> &events);
    //! Appends what a mutation came to. The last of \a events carries \a muid: a stream holds each at most once, and who sees it has
    //! all of the mutation.
    void appendAll(const QList<Event> &events, const Muid &muid, const ClientId &client);
    //! Appends one event of the server's own.
    void append(const Event &event, const Muid &muid = {}, const ClientId &client = {});

    //! The text of \a entity at its revision, where that is of what is uncommitted; the store has the others.
    [[nodiscard]] std::optional<QString> uncommittedText(const EntityRef &entity) const;

    //! Takes in events that another process wrote. \pre nothing is uncommitted.
    void catchUp(const QList<LoggedEvent> &events);

    //! What was appended since the last committed(), in order.
    [[nodiscard]] const QList<LoggedEvent> &uncommitted() const { return m_uncommitted; }
    void committed();
    //! Back to the last committed().
    void rollBack();

    //! Of the state as it is here.
    [[nodiscard]] QString digest();
    //! The same of one bucket (StateDigest::sum).
    [[nodiscard]] QString sum(const QString &bucket) { return m_digest.sum(m_state, bucket); }
    [[nodiscard]] QMap<EntityRef, QString> hashes(const QStringList &buckets) { return m_digest.hashes(m_state, buckets); }
    //! What that state comes to as JSON.
    [[nodiscard]] qsizetype bytes() { return m_digest.bytes(m_state); }

private:
    RoomId m_id;
    BoardState m_state;
    quint64 m_seq = 0;
    QString m_h;
    quint64 m_logFloor = 0;
    QList<LoggedEvent> m_uncommitted;
    QList<EntityRef> m_uncommittedRefs; //!< what they touched
    BoardState m_committedState;
    quint64 m_committedSeq = 0;
    QString m_committedH;
    Protocol::StateDigest m_digest;
};

} // namespace Lanban
