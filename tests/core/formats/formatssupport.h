// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/idsource.h"
#include "core/formats/importedboard.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace Lanban::Test {

//! id-1, id-2, ...: an import repeats itself, byte for byte.
class CountingIds final : public IdSource
{
public:
    [[nodiscard]] QString next() override;

private:
    int m_last = 0;
};

//! 2026-01-01T00:00:00Z.
inline constexpr qint64 Now = 1767225600000;

[[nodiscard]] ImportContext context();
//! A file of tests/data/trello.
[[nodiscard]] QByteArray trelloData(const QString &name);
[[nodiscard]] QByteArray toJson(const QJsonObject &root);

//! "column: title, title", one line a column that is shown, of what is shown.
[[nodiscard]] QStringList outline(const BoardState &state);
//! "what/why=count" in the report's order.
[[nodiscard]] QStringList skips(const ImportReport &report);
//! The one task titled \a title; a default one where there is none or there are several.
[[nodiscard]] Task taskTitled(const BoardState &state, const QString &title);
[[nodiscard]] QStringList labelNames(const BoardState &state, const Task &task);
[[nodiscard]] QStringList assigneeNames(const BoardState &state, const Task &task);

//! What every import owes: empty if its events replay to its state, come in their order, pass the
//! strict decoder and hold to every limit; else what is wrong.
[[nodiscard]] QString problemOf(const ImportedBoard &board);

} // namespace Lanban::Test
