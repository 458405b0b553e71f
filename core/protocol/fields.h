// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/jsonreader.h"
#include "core/protocol/jsonwriter.h"
#include "core/protocol/wireenums.h"

// Field lists that more than one file of the codec needs.
namespace Lanban::Protocol {

template<typename Io>
void describe(Io &io, As<Io, WipLimit> &wip)
{
    using namespace Qt::Literals::StringLiterals;
    io.required("limit"_L1, wip.limit, Range{1, 9999});
    io.required("hard"_L1, wip.hard);
}

void describe(JsonReader &io, Mutation &mutation);
void describe(JsonWriter &io, const Mutation &mutation);
void describe(JsonReader &io, Event &event);
void describe(JsonWriter &io, const Event &event);

} // namespace Lanban::Protocol
