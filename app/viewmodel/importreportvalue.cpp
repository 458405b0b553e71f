// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/importreportvalue.h"

#include "app/viewmodel/wording.h"

namespace Lanban {

ImportReportValue reportValue(const ImportReport &report, const QString &serverId, const QString &boardId)
{
    ImportReportValue value{serverId,      boardId,         report.boardName,  report.columns, report.tasks,
                            report.labels, report.comments, report.checklists, report.members, {}};
    for (const ImportSkip &skip : report.skipped)
        value.skipped.append(QVariant::fromValue(ImportSkipValue{skip.what, skip.why, skip.count, Wording::skipped(skip)}));
    return value;
}

} // namespace Lanban
