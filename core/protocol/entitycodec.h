// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/boardstate.h"
#include "core/domain/event.h"
#include "core/domain/mutation.h"

#include <QJsonObject>

namespace Lanban::Protocol {

// The JSON of the domain, used by the wire, the log, the client's store and the digests alike.
// Encoders write every field, keys sorted (QJsonObject's order), so equal values give equal bytes.
// Decoders are strict; Error::path is a JSON pointer below the given object.

[[nodiscard]] QJsonObject toJson(const Event &event);
[[nodiscard]] Result<Event> eventFromJson(const QJsonObject &object);

//! One item of a mutate message.
[[nodiscard]] QJsonObject toJson(const Mutation &mutation);
[[nodiscard]] Result<Mutation> mutationFromJson(const QJsonObject &object);

//! The entity \a ref of \a state; an empty object where there is none.
[[nodiscard]] QJsonObject entityToJson(const BoardState &state, const EntityRef &ref);
//! Puts the entity that \a object holds into \a state, and says which it is.
[[nodiscard]] Result<EntityRef> entityFromJson(EntityType type, const QJsonObject &object, BoardState &state);

//! A whole state as PROTOCOL.md, "Framing", gives it: {"board":{},"columns":[],...}; check items
//! stand in their checklists' `items`. A team's: {"team":{},"boards":[],"members":[]}.
[[nodiscard]] QJsonObject snapshotToJson(const BoardState &state);
//! The same split by entity into parts of at most \a maxBytes each as JSON text; at least one.
[[nodiscard]] QList<QJsonObject> snapshotParts(const BoardState &state, qsizetype maxBytes);
//! Adds one part to \a state.
[[nodiscard]] Result<void> addSnapshotPart(const QJsonObject &part, BoardState &state);

//! The name of an entity's kind on the wire: "task", "checkitem", ...
[[nodiscard]] QLatin1StringView entityTypeName(EntityType type);
[[nodiscard]] std::optional<EntityType> entityTypeFromName(QStringView name);

} // namespace Lanban::Protocol
