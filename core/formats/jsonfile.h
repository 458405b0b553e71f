// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace Lanban {

//! The largest file an import reads: far above any board seen, far below what exhausts a machine.
inline constexpr qsizetype MaxImportBytes = 256LL * 1024 * 1024;

//! The one JSON object of a file that somebody else's program wrote.
struct JsonFile {
    QJsonObject root;
    int damagedCharacters = 0; //!< bytes that were no text in the file's encoding: replaced by U+FFFD
};

//! Reads \a content as JSON: UTF-8 or UTF-16, with or without a byte order mark.
//!
//! \return TooLarge above MaxImportBytes; BadFormat for an empty file, broken JSON (with line and
//!         byte offset) or JSON that is no object; Error::path is "empty", "line N" or "object"
[[nodiscard]] Result<JsonFile> readJsonFile(const QByteArray &content);

} // namespace Lanban
