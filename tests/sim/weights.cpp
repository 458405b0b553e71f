// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/weights.h"

#include <algorithm>

namespace Lanban::Sim {

namespace {
void adjust(Weights &weights, Plant plant)
{
    switch (plant) {
    case Plant::DropOnAck:
        weights.drop = 0.15;
        break;
    case Plant::NoJournal:
        weights.clientKill = 0.012;
        [[fallthrough]];
    case Plant::EpochIgnored:
        weights.serverBackup = 0.02;
        weights.serverRestore = 0.01;
        break;
    case Plant::NoOrder:
        weights.tightRate = true;
        break;
    case Plant::NoReconcile:
        weights.instances = std::max(2, weights.instances);
        weights.hintLoss = 0.5;
        break;
    case Plant::DeltaAcrossAbsence:
        weights.cut = 0.03;
        weights.membership = 0.04;
        break;
    case Plant::LatestAcl:
        weights.instances = std::max(2, weights.instances);
        weights.membership = 0.04;
        break;
    case Plant::MidReuse:
    case Plant::NoForkCheck:
        weights.profileBackup = 0.02;
        weights.profileRestore = 0.01;
        weights.profileClone = 0.02;
        break;
    default:
        break;
    }
}
} // namespace

Weights drawWeights(Random &random, quint64 seed, Plant plant)
{
    const auto one = [&random](const QList<double> &of) { return random.pick(of); };
    Weights weights;
    weights.clients = 3 + random.pick(QList<int>{0, 0, 0, 1, 2, 3});
    weights.instances = random.pick(QList<int>{1, 2, 2, 3});
    weights.cut = one({0, .01, .03, .08});
    weights.zombie = one({0, .5, 1});
    weights.drop = one({0, 0, .03, .06});
    weights.repeat = one({0, 0, .1, .3});
    weights.reorder = one({0, 0, .1, .3});
    weights.hintLoss = one({0, .25, .75});
    weights.hintRepeat = one({0, .1, .5});
    weights.clientKill = one({0, .004, .012});
    weights.clientDisk = one({0, 0, .01});
    weights.serverKill = one({0, .01, .04});
    weights.serverDisk = one({0, .02, .1});
    weights.race = one({0, .05, .2});
    weights.foreignWrite = one({0, .01, .04});
    weights.membership = one({0, 0, .01, .04});
    weights.profileBackup = one({0, .02});
    weights.profileRestore = one({0, 0, .01});
    weights.profileClone = one({0, 0, .01});
    weights.bitFlip = one({0, 0, .004});
    weights.serverBackup = one({0, .02});
    weights.serverRestore = one({0, 0, .01});
    weights.truncate = one({0, 0, .02});
    weights.clockJump = one({0, 0, .01});
    weights.tightRate = random.chance(0.3);
    weights.groupSize = random.pick(QList<int>{1, 4, 64});
    weights.throughCodec = seed % 8 == 0;
    weights.mute = seed % 5 == 3 ? .006 : 0;
    weights.zstd = random.chance(0.5);
    adjust(weights, plant);
    return weights;
}

} // namespace Lanban::Sim
