// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/quitsignals.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

//! What the system's wish to end the program comes to.
class QuitSignalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What says no to the first, as a window may that has text it can't keep, is asked again by the next.
    void eachSignalAsks()
    {
#ifdef Q_OS_UNIX
        QObject context;
        int asked = 0;
        Lanban::onQuitSignal(&context, [&asked] { ++asked; });
        for (int i = 1; i <= 3; ++i) {
            QCOMPARE(std::raise(i == 2 ? SIGINT : SIGTERM), 0);
            QTRY_COMPARE(asked, i);
        }
#else
        QSKIP("signals are a Unix thing");
#endif
    }
};

QTEST_GUILESS_MAIN(QuitSignalsTest)
#include "quitsignalstest.moc"
