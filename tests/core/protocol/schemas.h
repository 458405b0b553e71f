// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/protocol/corpus.h"

#include <memory>
#include <optional>

namespace Lanban::Test {

//! The JSON Schemas of core/protocol/schemas, by valijson.
class Schemas
{
public:
    Schemas();
    ~Schemas();
    Q_DISABLE_COPY_MOVE(Schemas)

    //! Whether \a bytes hold to the schema their `type` names; nothing for what is no JSON.
    [[nodiscard]] std::optional<bool> accept(Side side, const QByteArray &bytes) const;
    //! The messages of \a side that have a schema.
    [[nodiscard]] QStringList names(Side side) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Lanban::Test
