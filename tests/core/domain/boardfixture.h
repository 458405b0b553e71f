// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/decide.h"

#include <QMetaType>

namespace Lanban::Test {

//! An id written short: id<TaskId>("T1").
template<typename T>
[[nodiscard]] T id(const char *text)
{
    return T(QString::fromLatin1(text));
}

[[nodiscard]] Mutation mutationOf(const Operation &op);
[[nodiscard]] Actor actorOf(const QString &userId);
[[nodiscard]] Actor systemActor();

//! What came of a mutation, in one line: "task.moved adjusted:columnId warn:wip_limit",
//! "noop adjusted:labelId", or for a rejection its code and path: "forbidden /op".
[[nodiscard]] QString described(const Expected<Decision, Rejection> &outcome);

//! Decides \a op and applies what it comes to; fails the test when it is refused.
void run(BoardState &state, const Operation &op, const Actor &actor, qint64 nowMs = 1000);

//! A team T with an owner U1, admin U2, member U3, viewer U5 and U6 who left; its boards B1 and B2.
[[nodiscard]] BoardState sampleTeam();

//! A board with one of everything that matters to a rule:
//! - members owner U1, admin U2, member U3, commenter U4, viewer U5; U6 left
//! - columns C1, C2 (soft limit 2), C3 (hard limit 1), C4 archived, C5 deleted (heir C1)
//! - lanes S1, S2; S3 deleted. Labels L1, L2; L3 deleted
//! - in C1 from the top T1, T2, T3, T4 (archived), T5 (deleted); in C2 T6, T7; in C3 T8
//! - on T1 the lists K1 (items I1, I2; I3 deleted) and K2; K3 deleted; on T5 the list K4 (item I4)
//! - on T1 comments M1 by U4, M2 by U3, M3 deleted; on T5 M4 by U3
//! - T1 has label L1 and assignee U3
[[nodiscard]] BoardState sampleBoard();

} // namespace Lanban::Test

Q_DECLARE_METATYPE(Lanban::Operation)
