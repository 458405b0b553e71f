// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/migrations.h"

namespace Lanban {

//! The steps that make a server's database what this version needs; released ones never change.
[[nodiscard]] QList<Migration> serverMigrations();

} // namespace Lanban
