// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLocalServer>

namespace Lanban {

//! Where the program that runs on a profile hears of another one that was started on it, and of the link it was given.
class SecondStart : public QObject
{
    Q_OBJECT

public:
    explicit SecondStart(const QString &profileFolder, QObject *parent = nullptr);

    //! Listens; only one program at a time may do that for a profile. Network where it can't.
    [[nodiscard]] Result<void> listen();
    //! Hands \a link (empty: none) to the program that runs on that profile. Blocks for a few milliseconds.
    //! \return true if it took it
    [[nodiscard]] static bool handOver(const QString &profileFolder, const QString &link);

Q_SIGNALS:
    //! Somebody started the program again, to follow \a link or, where that is empty, to see its window.
    void asked(const QString &link);

private:
    void take();

    QString m_name;
    QLocalServer m_server;
};

} // namespace Lanban
