// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/entitycodec.h"
#include "tests/core/sync/clientbench.h"

namespace Lanban::Testing {

//! A client whose disk lies about board 1, and what it was sent to get well.
class HealBench
{
public:
    static constexpr qint64 HeadMs = 25000;
    static constexpr ConnectionId Writer = 9;

    //! With so many tasks, t0 and on.
    explicit HealBench(int tasks = 0);

    HubBench hub;
    ClientBench client;
    QList<Protocol::Healed> answers;
    qsizetype bytes = 0; //!< of these
    int snapshots = 0;

    //! Changes the board as somebody else.
    void write(const Operation &op) { hub.write(Writer, m_mid, op); }
    //! So many random changes.
    void grow(Sim::Random &random, int changes);
    //! Damages the cache as \a damage says, and starts the client again on it.
    void damage(const std::function<void(BoardState &)> &damage);
    //! Lets the digest be compared, and delivers what comes of it.
    void compare();
    //! Keeps count of what was sent.
    void note(const Protocol::ServerMessage &message);

    //! What was sent whole, by name, and what was named as gone with a minus before.
    [[nodiscard]] QStringList healed() const;
    //! True if the client, in memory and on its disk, has what the server has.
    [[nodiscard]] bool isWell() const;
    [[nodiscard]] const HealCounts &counts() const { return client.sync->healed(); }
    [[nodiscard]] Task task(const QString &id) const;

private:
    quint64 m_mid = 0;
    Sim::CountingIds m_ids;
};

//! Takes entities away, adds some, and changes single fields.
void spoil(BoardState &state, Sim::Random &random, int times);
void retitleIn(BoardState &state, const QString &id, const QString &title);

} // namespace Lanban::Testing
