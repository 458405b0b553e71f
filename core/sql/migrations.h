// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QStringList>

namespace Lanban {

class Database;

//! What takes a file's schema from version N to N + 1: statements, run in one transaction.
using Migration = QStringList;

//! Brings \a database to version `steps.size()`: runs the steps it has not had yet, in order, all or none.
//!
//! The version is kept in the file (`PRAGMA user_version`); an empty file has 0. A step that was
//! released is never changed: a new one is added. Storage if the file is of a later version than
//! this program knows.
[[nodiscard]] Result<void> migrate(Database &database, const QList<Migration> &steps);

} // namespace Lanban
