// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QList>
#include <QString>

#include <optional>

namespace Lanban::Sim {

//! A bug put around the code under test, to see that the checks would find it: made by the driver
//! and the stores, never by a branch in the product.
enum class Plant {
    None,
    TornStore,
    NoDedupe,
    DropOnAck,
    AckBeforeCommit,
    WriteErrorIgnored,
    NoHead,
    NoReconcile,
    GapIgnored,
    EpochIgnored,
    NoJournal,
    NoForkCheck,
    NoOrder,
    OutboxInMemory,
    NoBuffer,
    DeltaAcrossAbsence,
    MidReuse,
    LatestAcl,
    NoMerge,
};

struct PlantInfo {
    Plant plant;
    QLatin1StringView name;
    QLatin1StringView what;
};

[[nodiscard]] const QList<PlantInfo> &plants();
[[nodiscard]] std::optional<Plant> plantFromName(const QString &name);

} // namespace Lanban::Sim
