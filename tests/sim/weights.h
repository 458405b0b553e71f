// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/plants.h"
#include "tests/sim/random.h"

namespace Lanban::Sim {

//! How large the world of one run is, and how often each fault happens in it; drawn anew for every seed, so
//! that some runs are all of one kind and every fault is missing from some.
struct Weights {
    int clients = 3;
    int instances = 1; //!< server processes over the one store
    double cut = 0; //!< a connection breaks, what is in flight is lost
    double zombie = 0; //!< ... but the server goes on reading what came before
    double mute = 0; //!< from now on nothing that the client sends arrives, while it goes on to hear
    double drop = 0; //!< the server sheds one frame
    double repeat = 0; //!< a frame comes twice, either way
    double reorder = 0; //!< a frame comes after some that were sent later, either way
    double hintLoss = 0; //!< of what the servers tell each other; the bus is like that in peace too
    double hintRepeat = 0;
    double clientKill = 0; //!< between any two outputs
    double clientDisk = 0; //!< a commit fails
    double serverKill = 0; //!< any time, and before or after a commit
    double serverDisk = 0;
    double race = 0; //!< another server process writes between a decision and its write
    double foreignWrite = 0; //!< another program writes to the servers' store
    double membership = 0;
    double profileBackup = 0;
    double profileRestore = 0;
    double profileClone = 0;
    double bitFlip = 0; //!< something on a client's disk is not what was written
    double serverBackup = 0;
    double serverRestore = 0;
    double truncate = 0;
    double clockJump = 0; //!< somebody's clock is set, by a day or back
    bool tightRate = false;
    int groupSize = 64;
    bool throughCodec = false; //!< every message is encoded and decoded
    bool zstd = true;
};

//! \a plant: a bug that needs a rare fault to show gets more of it. What is measured is the checks, not the luck.
[[nodiscard]] Weights drawWeights(Random &random, quint64 seed, Plant plant);

} // namespace Lanban::Sim
