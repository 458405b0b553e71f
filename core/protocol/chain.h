// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"
#include "core/domain/event.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <array>

namespace Lanban::Protocol {

//! The hash chain at \a event: 8 bytes BLAKE2b over the chain before it, the seq and the event's
//! JSON, as 16 hex digits. The chain before the first event is empty.
[[nodiscard]] QString chainHash(const QString &before, quint64 seq, const Event &event);

//! A digest of a whole state, and its size, kept up in O(changed).
//!
//! The sum, modulo 2^64, of each entity's 8-byte BLAKE2b over its JSON: equal if and only if (but for
//! chance) the states are equal. "digest:" + 16 hex digits.
//!
//! The same sums by bucket tell where two states differ. An entity's bucket is the first byte of the
//! BLAKE2b of its kind and id, named by two hex digits; the first digit alone names 16 of them, the empty name all.
class StateDigest
{
public:
    //! Says that these changed; cheap, the hashing waits for value() or bytes().
    void touch(const QList<EntityRef> &refs);
    //! Forgets everything: all of the state counts as changed.
    void reset();
    [[nodiscard]] QString value(const BoardState &state);
    //! What the entities come to as JSON, in bytes: about the size of a snapshot.
    [[nodiscard]] qsizetype bytes(const BoardState &state);

    //! The bucket that \a entity belongs to: two hex digits.
    [[nodiscard]] static QString bucketOf(const EntityRef &entity);
    //! The sum of \a bucket, which has none, one or two hex digits, as 16 hex digits.
    [[nodiscard]] QString sum(const BoardState &state, const QString &bucket);
    //! The hash of each entity in \a buckets, which have two digits each, as 16 hex digits.
    [[nodiscard]] QMap<EntityRef, QString> hashes(const BoardState &state, const QStringList &buckets);

private:
    struct Part {
        quint64 hash = 0;
        qsizetype bytes = 0;
        quint8 bucket = 0;
    };
    void update(const BoardState &state);

    QMap<EntityRef, Part> m_parts;
    QList<EntityRef> m_dirty;
    quint64 m_sum = 0;
    std::array<quint64, 256> m_buckets{};
    qsizetype m_bytes = 0;
    bool m_all = true;
};

} // namespace Lanban::Protocol
