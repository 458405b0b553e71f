// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/wholeapp.h"

#include <QTemporaryDir>

#include <memory>

namespace Lanban {

//! What the tests of the tray begin with: each has a whole app with the server in it, on a board of its own.
class TrayFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    //! How long the app and its server are waited for, ms.
    static constexpr int Patience = 15000;

    [[nodiscard]] WholeApp &app() const { return *m_app; }
    [[nodiscard]] BoardViewModel &board() const { return *m_app->controller.board(); }
    [[nodiscard]] TrayModel &tray() const { return *m_app->controller.tray(); }
    //! What the app keeps on the disk.
    [[nodiscard]] CacheStore &store() const { return m_app->sessions.all().constFirst()->store(); }

    //! A new app on the same profile.
    void restart();
    //! Waits until the server has everything.
    void settle() const;

    //! \a op on the board, refused with \a code.
    [[nodiscard]] TrayEntry entry(const QString &muid, const Operation &op, ErrorCode code) const;
    //! As if the server had refused that at some time before: writes \a ops, and restarts.
    void refuse(const QList<StoreOp> &ops);

private:
    void start();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeApp> m_app;
};

} // namespace Lanban
