// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <sodium/crypto_generichash.h>

namespace Lanban {

//! The checksum of a snapshot's parts, as `subscribed` gives it: BLAKE2b-256 over the parts' JSON one after the other.
class SnapshotSum
{
public:
    SnapshotSum();

    void add(const QByteArray &json);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    //! "blake2b:" + 64 hex digits. Ends the sum: add() must not follow.
    [[nodiscard]] QString value();

private:
    crypto_generichash_state m_state;
    qint64 m_bytes = 0;
};

} // namespace Lanban
