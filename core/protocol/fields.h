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

template<typename Io>
void describe(Io &io, As<Io, Checklist> &checklist)
{
    using namespace Qt::Literals::StringLiterals;
    io.required("id"_L1, checklist.id);
    io.required("rev"_L1, checklist.rev);
    io.required("taskId"_L1, checklist.taskId);
    io.required("name"_L1, checklist.name);
    io.required("pos"_L1, checklist.pos);
    io.required("deleted"_L1, checklist.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, CheckItem> &item)
{
    using namespace Qt::Literals::StringLiterals;
    io.required("id"_L1, item.id);
    io.required("rev"_L1, item.rev);
    io.required("checklistId"_L1, item.checklistId);
    io.required("text"_L1, item.text);
    io.required("pos"_L1, item.pos);
    io.required("done"_L1, item.done);
    io.required("deleted"_L1, item.deleted);
}

template<typename Io>
void describe(Io &io, As<Io, Comment> &comment)
{
    using namespace Qt::Literals::StringLiterals;
    io.required("id"_L1, comment.id);
    io.required("rev"_L1, comment.rev);
    io.required("taskId"_L1, comment.taskId);
    io.required("authorId"_L1, comment.authorId);
    io.required("body"_L1, comment.body);
    io.required("createdAt"_L1, comment.createdAt);
    io.required("updatedAt"_L1, comment.updatedAt);
    io.required("deleted"_L1, comment.deleted);
}

void describe(JsonReader &io, Mutation &mutation);
void describe(JsonWriter &io, const Mutation &mutation);
void describe(JsonReader &io, Event &event);
void describe(JsonWriter &io, const Event &event);

} // namespace Lanban::Protocol
