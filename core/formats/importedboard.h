// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/boardstate.h"
#include "core/domain/event.h"

#include <QList>
#include <QString>

namespace Lanban {

//! One kind of thing that an import could not carry over: shown to the user, never dropped in silence.
struct ImportSkip {
    QString what; //!< stable key, e.g. "attachment", "customField", "oldComments"
    QString why; //!< stable key of the reason, e.g. "unsupported", "missing_in_file"
    int count = 0; //!< 0: how many is not known

    friend bool operator==(const ImportSkip &, const ImportSkip &) = default;
};

struct ImportReport {
    QString boardName;
    int columns = 0;
    int tasks = 0;
    int labels = 0;
    int comments = 0;
    int checklists = 0;
    int members = 0;
    QList<ImportSkip> skipped;
};

//! A board read from a file of another program: its events from the first on, ready to be logged in one transaction.
struct ImportedBoard {
    BoardId boardId;
    QList<Event> events; //!< board.created first, then members, columns, labels, tasks, checklists, comments
    BoardState state; //!< what the events come to
    ImportReport report;
};

//! Who imports: becomes the board's owner and the events' actor.
struct ImportContext {
    TeamId teamId;
    UserId userId;
    QString userName;
    QString userColor;
    qint64 nowMs = 0;
};

} // namespace Lanban
