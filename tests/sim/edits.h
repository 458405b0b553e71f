// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/domain/boardstate.h"
#include "core/domain/mutation.h"
#include "tests/sim/random.h"

namespace Lanban::Sim {

//! Ids in the order they are asked for.
class CountingIds final : public IdSource
{
public:
    [[nodiscard]] QString next() override;

private:
    quint64 m_last = 0;
};

//! Something a user who sees \a view could do, sensible or not.
[[nodiscard]] Operation randomOperation(const BoardState &view, const UserId &self, Random &random, IdSource &ids);
//! The same for the page of a team.
[[nodiscard]] Operation randomTeamOperation(const BoardState &view, Random &random, IdSource &ids);

} // namespace Lanban::Sim
