// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unsynced.h"

#include <algorithm>
#include <climits>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

// By number: the functions of these names are those that end up here.
int openRaw(const char *path, int flags)
{
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0600));
}

void writeRaw(int fd, const std::string &bytes, off64_t at)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const long count = syscall(SYS_pwrite64, fd, bytes.data() + done, bytes.size() - done, at + static_cast<off64_t>(done));
        if (count <= 0)
            return;
        done += static_cast<std::size_t>(count);
    }
}

std::string readRaw(int fd, off64_t at, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = pread64(fd, bytes.data() + done, size - done, at + static_cast<off64_t>(done));
        if (count <= 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

off64_t lengthOf(int fd)
{
    struct stat64 status = {};
    return fstat64(fd, &status) == 0 ? status.st_size : 0;
}

std::string nameOf(int fd)
{
    char path[PATH_MAX + 1];
    const ssize_t length = readlink(("/proc/self/fd/" + std::to_string(fd)).c_str(), path, PATH_MAX);
    return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string();
}

std::string folderOf(const std::string &path)
{
    return path.substr(0, path.rfind('/'));
}

} // namespace

Unsynced &Unsynced::instance()
{
    static auto *const made = new Unsynced;
    return *made;
}

Unsynced::File *Unsynced::file(int fd)
{
    struct stat64 status = {};
    if (fstat64(fd, &status) != 0 || !S_ISREG(status.st_mode))
        return nullptr;
    File &file = m_files[{status.st_dev, status.st_ino}];
    if (file.fd < 0) {
        file.fd = openRaw(("/proc/self/fd/" + std::to_string(fd)).c_str(), O_RDWR);
        file.path = nameOf(fd);
    }
    return &file;
}

int Unsynced::keep(const std::string &path)
{
    return openRaw(path.c_str(), O_RDWR | O_NOFOLLOW);
}

void Unsynced::willWrite(int fd, off64_t at, std::size_t size)
{
    File *const written = file(fd);
    if (!written)
        return;
    Write write{at, size, {}, lengthOf(fd)};
    if (at < write.lengthBefore)
        write.before = readRaw(written->fd, at, std::min(size, static_cast<std::size_t>(write.lengthBefore - at)));
    written->writes.push_back(std::move(write));
}

void Unsynced::willWrite(int fd, std::size_t size)
{
    const int flags = fcntl(fd, F_GETFL);
    willWrite(fd, (flags & O_APPEND) != 0 ? lengthOf(fd) : lseek64(fd, 0, SEEK_CUR), size);
}

void Unsynced::willTruncate(int fd, off64_t size)
{
    File *const cut = file(fd);
    if (!cut)
        return;
    Write write{size, 0, {}, lengthOf(fd)};
    if (size < write.lengthBefore)
        write.before = readRaw(cut->fd, size, static_cast<std::size_t>(write.lengthBefore - size));
    cut->writes.push_back(std::move(write));
}

void Unsynced::made(const std::string &path)
{
    m_entries.push_back({Entry::Kind::Made, path});
}

void Unsynced::willMove(const std::string &from, const std::string &to)
{
    m_entries.push_back({Entry::Kind::Moved, to, from, keep(to)});
}

void Unsynced::willRemove(const std::string &path)
{
    if (const int before = keep(path); before >= 0)
        m_entries.push_back({Entry::Kind::Removed, path, {}, before});
}

void Unsynced::synced(int fd)
{
    if (File *const whole = file(fd)) {
        whole->writes.clear();
        return;
    }
    const std::string folder = nameOf(fd);
    m_entries.erase(
        std::remove_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return folderOf(entry.path) == folder; }),
        m_entries.end());
}

void Unsynced::undo(const File &file, Survivors survivors)
{
    std::vector<std::string> written(file.writes.size());
    for (std::size_t i = file.writes.size(); i > 0; --i) {
        const Write &write = file.writes[i - 1];
        written[i - 1] = readRaw(file.fd, write.at, write.size);
        writeRaw(file.fd, write.before, write.at);
        (void)syscall(SYS_ftruncate, file.fd, write.lengthBefore);
    }
    for (std::size_t i = 1; survivors == Survivors::EveryOther && i < written.size(); i += 2)
        writeRaw(file.fd, written[i], file.writes[i].at);
}

void Unsynced::undo(const Entry &entry)
{
    const auto remove = [](const std::string &path) { (void)syscall(SYS_unlinkat, AT_FDCWD, path.c_str(), 0); };
    if (entry.kind == Entry::Kind::Made)
        remove(entry.path);
    if (entry.kind == Entry::Kind::Moved)
        (void)syscall(SYS_renameat2, AT_FDCWD, entry.path.c_str(), AT_FDCWD, entry.from.c_str(), 0);
    if (entry.before < 0)
        return;
    remove(entry.path);
    const int fd = openRaw(entry.path.c_str(), O_RDWR | O_CREAT | O_EXCL);
    writeRaw(fd, readRaw(entry.before, 0, static_cast<std::size_t>(lengthOf(entry.before))), 0);
}

void Unsynced::lose(Survivors survivors)
{
    const auto held = lock();
    for (const auto &[id, file] : m_files)
        undo(file, survivors);
    std::for_each(m_entries.crbegin(), m_entries.crend(), [](const Entry &entry) { undo(entry); });
    // Memory that was shared beside a log is gone with the machine.
    for (const auto &[id, file] : m_files)
        (void)syscall(SYS_unlinkat, AT_FDCWD, (file.path + "-shm").c_str(), 0);
}
