// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

#include <array>
#include <cstddef>

namespace Lanban::Sim {

//! What sometimes happens in a run: over enough seeds each of these has to have happened.
enum class Counter {
    // What the users did.
    Edits,
    Applied,
    RoomsCompared,
    WordsCompared,
    // Faults.
    Connections,
    Cuts,
    ZombieFrames,
    LinesMuted,
    FramesShed,
    FramesRepeated,
    FramesReordered,
    ClientKills,
    ClientWritesFailed,
    ServerKills,
    ServerKillsAfterCommit,
    ServerWritesFailed,
    WritesRaced,
    HintsLost,
    HintsRepeated,
    HintsReordered,
    ForeignWrites,
    Revocations,
    RevokedAndBack,
    ProfilesRestored,
    ProfilesCopied,
    ServersRestored,
    LogsTruncated,
    ClientClockJumps,
    ServerClockJumps,
    BitsFlipped,
    // How both ends got over them.
    SnapshotsFirst,
    SnapshotsLogFloor,
    SnapshotsAbsence,
    SnapshotsOtherHistory,
    Deltas,
    ResubscribedGap,
    ResubscribedHead,
    HoldsGap,
    HoldsRate,
    HoldsBusy,
    ForkedClients,
    Renumbered,
    Reoffered,
    LinesGivenUp,
    HealsAsked,
    Healed,
    HealedWhole,
    AnswersRepeated,
    Purges,
    // What came of edits that met others.
    Noops,
    Merged,
    Transfers,
    RedirectedToBoard,
    AnchorsLost,
    Rebalanced,
    RedirectedToHeir,
    TrashCopies,
    WipWarnings,
    RejectedWip,
    RejectedGone,
    RejectedInvalidRef,
    RejectedForbidden,
    RejectedTextConflict,
    Trays,
    TraysRetried,
    TraysResolved,
    PlacedAnyway,
    Squashed,
    Undone,
    Redone,
    OvertakenUndos,
    OvertakenMoves,
    AdjustedTold,
    Count, // not one of them
};

class Counters
{
public:
    void add(Counter counter, quint64 times) { m_values[static_cast<std::size_t>(counter)] += times; }
    void add(Counter counter) { ++m_values[static_cast<std::size_t>(counter)]; }
    void add(const Counters &other)
    {
        for (std::size_t i = 0; i < m_values.size(); ++i)
            m_values[i] += other.m_values[i];
    }
    [[nodiscard]] quint64 value(Counter counter) const { return m_values[static_cast<std::size_t>(counter)]; }

private:
    std::array<quint64, static_cast<std::size_t>(Counter::Count)> m_values{};
};

[[nodiscard]] QLatin1StringView counterName(Counter counter);

} // namespace Lanban::Sim
