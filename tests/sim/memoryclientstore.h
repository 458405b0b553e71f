// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/clientstore.h"

namespace Lanban::Sim {

//! A ClientStore in memory; a copy of \c disk is a backup of the profile.
class MemoryClientStore final : public ClientStore
{
public:
    //! What a broken store would do; the plants are made of these.
    struct Faults {
        bool forgetsJournal = false;
        bool forgetsOutbox = false;
    };

    ClientData disk;
    Faults faults;
    bool failNextCommit = false;

    [[nodiscard]] Result<ClientData> load() override;
    [[nodiscard]] Result<void> commit(const QList<StoreOp> &ops) override;

private:
    void apply(const StoreOp &op);
};

} // namespace Lanban::Sim
