// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/decide.h"

namespace Lanban {

//! What a task's way to another board comes to, on both.
struct TransferDecision {
    Decision from; //!< task.transferred: what is left is a marked copy
    Decision to; //!< labels that were missing, then task.arrived: the task with all that hangs on it, of the same revision
};

//! The most that a task that goes to another board may be, with all that hangs on it, in bytes of JSON: the event has to fit
//! into a frame.
inline constexpr qsizetype MaxTransferBytes = 400 * 1024;

//! Decides Op::TaskTransfer on both boards: total and deterministic, as decide(). \pre mutation.op is one.
//!
//! The actor needs the operation's permission on both. Labels are found by name and colour, and made where there is none;
//! assignees who are no members there are left out; comments keep their authors.
[[nodiscard]] Expected<TransferDecision, Rejection> decideTransfer(const BoardState &from, const BoardState &to,
                                                                   const Mutation &mutation, const Actor &actor, qint64 nowMs);

//! The task that \a op changes, or what hangs on it; empty for operations on something else.
[[nodiscard]] TaskId taskOf(const BoardState &state, const Operation &op);

//! The board that the task of \a op went to, where the operation makes sense as well; else empty.
//!
//! Moves and labels are about the board that the task left.
[[nodiscard]] BoardId followedTo(const BoardState &state, const Operation &op);

} // namespace Lanban
