// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/counters.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

QLatin1StringView counterName(Counter counter)
{
    static constexpr std::array<QLatin1StringView, static_cast<std::size_t>(Counter::Count)> names{
        "edits"_L1,
        "applied"_L1,
        "rooms_compared"_L1,
        "words_compared"_L1,
        "connections"_L1,
        "cuts"_L1,
        "zombie_frames"_L1,
        "frames_shed"_L1,
        "frames_repeated"_L1,
        "frames_reordered"_L1,
        "client_kills"_L1,
        "client_writes_failed"_L1,
        "server_kills"_L1,
        "server_kills_after_commit"_L1,
        "server_writes_failed"_L1,
        "writes_raced"_L1,
        "hints_lost"_L1,
        "hints_repeated"_L1,
        "hints_reordered"_L1,
        "foreign_writes"_L1,
        "revocations"_L1,
        "revoked_and_back"_L1,
        "profiles_restored"_L1,
        "profiles_copied"_L1,
        "servers_restored"_L1,
        "logs_truncated"_L1,
        "client_clock_jumps"_L1,
        "server_clock_jumps"_L1,
        "bits_flipped"_L1,
        "snapshots_first"_L1,
        "snapshots_log_floor"_L1,
        "snapshots_absence"_L1,
        "snapshots_other_history"_L1,
        "deltas"_L1,
        "resubscribed_gap"_L1,
        "resubscribed_head"_L1,
        "holds_gap"_L1,
        "holds_rate"_L1,
        "holds_busy"_L1,
        "forked_clients"_L1,
        "renumbered"_L1,
        "reoffered"_L1,
        "heals_asked"_L1,
        "healed"_L1,
        "healed_whole"_L1,
        "answers_repeated"_L1,
        "purges"_L1,
        "noops"_L1,
        "merged"_L1,
        "transfers"_L1,
        "redirected_to_board"_L1,
        "anchors_lost"_L1,
        "redirected_to_heir"_L1,
        "trash_copies"_L1,
        "wip_warnings"_L1,
        "rejected_wip"_L1,
        "rejected_gone"_L1,
        "rejected_invalid_ref"_L1,
        "rejected_forbidden"_L1,
        "rejected_text_conflict"_L1,
        "trays"_L1,
        "trays_retried"_L1,
        "trays_resolved"_L1,
        "placed_anyway"_L1,
        "squashed"_L1,
        "undone"_L1,
        "redone"_L1,
        "overtaken_undos"_L1,
    };
    return names.at(static_cast<std::size_t>(counter));
}

} // namespace Lanban::Sim
