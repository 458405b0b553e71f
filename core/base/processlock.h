// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QLockFile>
#include <QString>

namespace Lanban {

//! True if the lock file \a name says nothing of who had it, or names half of a host: its process ended while it wrote it.
[[nodiscard]] inline bool isHalfWrittenLock(const QString &name)
{
    constexpr int LinesOfOwner = 3; // process, program, host
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    return !text.endsWith('\n') || text.count('\n') < LinesOfOwner;
}

//! Takes \a lock for as long as this process lives.
//!
//! Whose process ended while it wrote its name into the file holds it no more: QLockFile alone would wait for it for ever. So would
//! it, for half a minute, for one that ended while it took the lock over from one that had ended before. A file that is being written
//! now is locked for the system, too, and stays.
[[nodiscard]] inline bool lockForProcess(QLockFile &lock)
{
    lock.setStaleLockTime(0); // however old, it holds while its process lives
    if (lock.tryLock(0))
        return true;
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    if (isHalfWrittenLock(lock.fileName()))
        return lock.removeStaleLockFile() && lock.tryLock(0);
    QLockFile takeover(lock.fileName() + QStringLiteral(".rmlock")); // QLockFile's own
    return isHalfWrittenLock(takeover.fileName()) && takeover.removeStaleLockFile() && lock.tryLock(0);
}

} // namespace Lanban
