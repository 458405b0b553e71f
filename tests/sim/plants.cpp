// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/plants.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

const QList<PlantInfo> &plants()
{
    static const QList<PlantInfo> all{
        {Plant::TornStore, "torn_store"_L1, "the client's cursor is written before the rows it stands for"_L1},
        {Plant::NoDedupe, "no_dedupe"_L1, "the server forgets which mutations it applied"_L1},
        {Plant::DropOnAck, "drop_on_ack"_L1, "an acknowledged change leaves the outbox before its event is here"_L1},
        {Plant::AckBeforeCommit, "ack_before_commit"_L1, "answers go out before the commit, then the server dies"_L1},
        {Plant::WriteErrorIgnored, "write_error_ignored"_L1, "a failed commit is taken for a good one"_L1},
        {Plant::NoHead, "no_head"_L1, "no head is ever sent"_L1},
        {Plant::NoReconcile, "no_reconcile"_L1, "what another process wrote is not looked for"_L1},
        {Plant::GapIgnored, "gap_ignored"_L1, "an event is taken as the next whatever its prev says"_L1},
        {Plant::EpochIgnored, "epoch_ignored"_L1, "a restored server is taken for the old one, whatever it says"_L1},
        {Plant::NoJournal, "no_journal"_L1, "acknowledged changes are not kept to be offered again"_L1},
        {Plant::NoForkCheck, "no_fork_check"_L1, "a client goes on counting whatever the server says of its mids"_L1},
        {Plant::NoOrder, "no_order"_L1, "the server takes a client's mutations in any order"_L1},
        {Plant::DeltaAcrossAbsence, "delta_across_absence"_L1,
         "who comes back is given what happened while they were no member"_L1},
        {Plant::LatestAcl, "latest_acl"_L1, "events go to who is a member by now, not to who was one then"_L1},
        {Plant::NoBuffer, "no_buffer"_L1, "what is committed while a subscribe is answered goes to nobody"_L1},
        {Plant::MidReuse, "mid_reuse"_L1, "a mid that was taken counts as done, whatever mutation has it"_L1},
        {Plant::NoMerge, "no_merge"_L1, "the last text overwrites those that came while it was written"_L1},
        {Plant::OutboxInMemory, "outbox_in_memory"_L1, "the outbox is not written to disk"_L1},
    };
    return all;
}

std::optional<Plant> plantFromName(const QString &name)
{
    for (const PlantInfo &info : plants()) {
        if (info.name == name)
            return info.plant;
    }
    return {};
}

} // namespace Lanban::Sim
