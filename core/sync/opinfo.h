// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/mutation.h"

namespace Lanban {

//! The entity that \a op, sent to \a room, is about: what it makes, changes or deletes.
[[nodiscard]] EntityRef subjectOf(const Operation &op, const RoomId &room);
//! The entities that have to be there for \a op, but for the room itself; not its anchors, which may be gone. Of an operation
//! that makes something that does not count.
[[nodiscard]] QList<EntityRef> neededBy(const Operation &op, const RoomId &room);

} // namespace Lanban
