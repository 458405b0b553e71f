// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace Lanban {

//! Makes what a program may be told by signals an event of \a context's thread: \a stop runs there
//! when the system, or Ctrl+C, asks the program to end. Once a process.
void onStopSignal(QObject *context, std::function<void()> stop);

//! A write to a closed pipe, or past a file size limit, fails like any other write instead of
//! ending the program.
void ignoreWriteSignals();

//! Lets the program have as many files and connections open as its user may, and says how many that is.
[[nodiscard]] int allowManyFiles();

} // namespace Lanban
