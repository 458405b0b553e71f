// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QLockFile>

namespace Lanban {

//! Takes \a lock for as long as this process lives.
//!
//! Whose process ended while it wrote its name into the file holds it no more: QLockFile alone would wait for it for ever, as such
//! a file says nothing of who had it, or names half of a host. One that is being written now is locked for the system, too, and stays.
[[nodiscard]] inline bool lockForProcess(QLockFile &lock)
{
    constexpr int LinesOfOwner = 3; // process, program, host
    lock.setStaleLockTime(0); // however old, it holds while its process lives
    if (lock.tryLock(0))
        return true;
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    QFile file(lock.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    file.close();
    if (text.endsWith('\n') && text.count('\n') >= LinesOfOwner)
        return false;
    return lock.removeStaleLockFile() && lock.tryLock(0);
}

} // namespace Lanban
