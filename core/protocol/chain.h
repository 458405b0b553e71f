// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"
#include "core/domain/event.h"

#include <QString>

namespace Lanban::Protocol {

//! The hash chain at \a event: 8 bytes BLAKE2b over the chain before it, the seq and the event's
//! JSON, as 16 hex digits. The chain before the first event is empty.
[[nodiscard]] QString chainHash(const QString &before, quint64 seq, const Event &event);

//! A digest of a whole state, and its size, kept up in O(changed).
//!
//! The sum, modulo 2^64, of each entity's 8-byte BLAKE2b over its JSON: equal if and only if (but for
//! chance) the states are equal. "digest:" + 16 hex digits.
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

private:
    struct Part {
        quint64 hash = 0;
        qsizetype bytes = 0;
    };
    void update(const BoardState &state);

    QMap<EntityRef, Part> m_parts;
    QList<EntityRef> m_dirty;
    quint64 m_sum = 0;
    qsizetype m_bytes = 0;
    bool m_all = true;
};

} // namespace Lanban::Protocol
