// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/importedboard.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

namespace Lanban {

//! One kind of thing that an import could not carry over.
struct ImportSkipValue {
    Q_GADGET
    QML_VALUE_TYPE(importSkip)
    Q_PROPERTY(QString what MEMBER what)
    Q_PROPERTY(QString why MEMBER why)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(QString text MEMBER text)

public:
    QString what;
    QString why;
    int count = 0;
    QString text; //!< both as one sentence for the user

    friend bool operator==(const ImportSkipValue &, const ImportSkipValue &) = default;
};

//! What an import came to.
struct ImportReportValue {
    Q_GADGET
    QML_VALUE_TYPE(importReport)
    Q_PROPERTY(QString serverId MEMBER serverId)
    Q_PROPERTY(QString boardId MEMBER boardId)
    Q_PROPERTY(QString boardName MEMBER boardName)
    Q_PROPERTY(int columns MEMBER columns)
    Q_PROPERTY(int tasks MEMBER tasks)
    Q_PROPERTY(int labels MEMBER labels)
    Q_PROPERTY(int comments MEMBER comments)
    Q_PROPERTY(int checklists MEMBER checklists)
    Q_PROPERTY(int members MEMBER members)
    Q_PROPERTY(QVariantList skipped MEMBER skipped)

public:
    QString serverId;
    QString boardId;
    QString boardName;
    int columns = 0;
    int tasks = 0;
    int labels = 0;
    int comments = 0;
    int checklists = 0;
    int members = 0;
    QVariantList skipped; //!< of ImportSkipValue

    friend bool operator==(const ImportReportValue &, const ImportReportValue &) = default;
};

[[nodiscard]] ImportReportValue reportValue(const ImportReport &report, const QString &serverId, const QString &boardId);

} // namespace Lanban
