// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace Lanban {

//! Runs \a quit in \a context's thread each time the system, or Ctrl+C, asks the program to end. Called once a process.
void onQuitSignal(QObject *context, std::function<void()> quit);

} // namespace Lanban
