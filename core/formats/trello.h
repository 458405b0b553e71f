// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/formats/importedboard.h"

#include <QByteArray>

namespace Lanban {

//! Reads a board that Trello exported ("Share, export and print", JSON).
//!
//! Takes the file as a stranger's: any field may be missing, null or of a wrong type. Everything
//! gets a new id, so that a file can be imported twice; only the file's people keep ids made of
//! Trello's. Lists and cards that were closed become archived columns and tasks. What has no place
//! here is counted in the report.
//!
//! \return TooLarge (the file, or the board in it) or BadFormat, with what is wrong or missing in the detail
[[nodiscard]] Result<ImportedBoard> importTrello(const QByteArray &json, const ImportContext &context, IdSource &ids);

} // namespace Lanban
