// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Ends a process with SIGKILL at its n-th step towards the disk or the network. Put before libc by LD_PRELOAD.
//!
//! LANBAN_FAULT_FILES    what the path of a file that counts contains
//! LANBAN_FAULT_KILL     KIND:N, at the N-th step of KIND (from 1):
//!                       write   before the bytes of a file are written
//!                       torn    after the first half of them
//!                       sync    before a file's bytes are made durable: a transaction that is written
//!                       synced  after it: a transaction that is committed, and nobody knows it yet
//!                       rename  before a file takes another's place;  renamed: after it
//!                       send    before bytes go into a socket;  sent: after it
//!                       power   at any of these but write and torn, with the power of the machine: the files have no more than
//!                               was made durable;  partly: or every other write since then
//! LANBAN_FAULT_COUNTS   a file that is told "KIND COUNT" for each kind when the process ends by itself
//! LANBAN_FAULT_DEATH    a file that is told "KIND:N" when it is ended
#include "unsynced.h"

#include <atomic>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

enum Kind { Write, Torn, Sync, Synced, Rename, Renamed, Send, Sent, Power, Partly, KindCount };
constexpr const char *Names[KindCount]
    = {"write", "torn", "sync", "synced", "rename", "renamed", "send", "sent", "power", "partly"};

std::atomic<long> counts[KindCount];

struct Plan {
    const char *files = std::getenv("LANBAN_FAULT_FILES");
    int kind = -1;
    long count = 0;

    Plan()
    {
        const char *kill = std::getenv("LANBAN_FAULT_KILL");
        const char *colon = kill ? std::strchr(kill, ':') : nullptr;
        if (!colon)
            return;
        count = std::atol(colon + 1);
        for (int i = 0; i < KindCount; ++i) {
            if (std::string_view(kill, static_cast<std::size_t>(colon - kill)) == Names[i])
                kind = i;
        }
    }
};

const Plan &plan()
{
    static const Plan made;
    return made;
}

//! One more step of \a kind: true if it is the one.
bool isReached(Kind kind)
{
    return ++counts[kind] == plan().count && plan().kind == kind;
}

[[noreturn]] void end()
{
    const char *path = std::getenv("LANBAN_FAULT_DEATH");
    if (std::FILE *file = path ? std::fopen(path, "w") : nullptr) {
        std::fprintf(file, "%s:%ld", Names[plan().kind], plan().count);
        std::fclose(file);
    }
    std::raise(SIGKILL);
    std::abort();
}

void pass(Kind kind)
{
    if (isReached(kind))
        end();
    // Between two writes there is nothing to be told apart: none of those since the last sync is on the disk.
    if (kind == Write)
        return;
    const bool isDark = isReached(Power);
    if (isReached(Partly) || isDark) {
        Unsynced::instance().lose(isDark ? Unsynced::Survivors::Nothing : Unsynced::Survivors::EveryOther);
        end();
    }
}

//! What the disk may not have yet; null where nobody is going to ask.
Unsynced *unsynced()
{
    return plan().kind == Power || plan().kind == Partly ? &Unsynced::instance() : nullptr;
}

//! Tells the disk's memory by \a tell what \a function is going to do to files; it gives a negative number where it didn't.
template<typename Tell, typename Function>
auto remembered(Tell tell, Function function)
{
    Unsynced *const disk = unsynced();
    if (!disk)
        return function();
    const auto held = disk->lock();
    const std::size_t count = disk->entries();
    tell(*disk);
    const auto result = function();
    if (result < 0)
        disk->forgetEntries(count);
    return result;
}

bool isFile(const char *path)
{
    return plan().files && path && std::strstr(path, plan().files) != nullptr;
}

bool isFile(int fd)
{
    if (!plan().files)
        return false;
    char link[64];
    char path[PATH_MAX + 1];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, PATH_MAX);
    if (length <= 0)
        return false;
    path[length] = 0;
    // The memory that is shared beside a log is no step: it is made anew from the log.
    const std::string_view name(path, static_cast<std::size_t>(length));
    return isFile(path) && (name.size() < 4 || name.substr(name.size() - 4) != "-shm");
}

bool isSocket(int fd)
{
    if (!plan().files)
        return false;
    int type = 0;
    int domain = 0;
    socklen_t size = sizeof type;
    return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM
        && getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && (domain == AF_INET || domain == AF_INET6);
}

template<typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

//! \a whole and \a half write all the bytes, and the first half of them; \a tell says which.
template<typename Tell, typename Whole, typename Half>
ssize_t writeFile(Tell tell, Whole whole, Half half)
{
    pass(Write);
    if (isReached(Torn)) {
        half();
        end();
    }
    return remembered(tell, whole);
}

template<typename Function>
auto around(Kind before, Kind after, Function function)
{
    pass(before);
    const auto result = function();
    pass(after);
    return result;
}

template<typename Function>
int syncFile(int fd, Function function)
{
    return around(Sync, Synced, [&] {
        Unsynced *const disk = unsynced();
        if (!disk)
            return function();
        const auto held = disk->lock();
        const int result = function();
        if (result == 0)
            disk->synced(fd);
        return result;
    });
}

//! \a function opens \a path with the flags it is given.
template<typename Function>
int openFile(const char *path, int flags, Function function)
{
    Unsynced *const disk = (flags & (O_CREAT | O_TRUNC)) != 0 && isFile(path) ? unsynced() : nullptr;
    if (!disk)
        return function(flags);
    const auto held = disk->lock();
    const bool isThere = access(path, F_OK) == 0;
    const int fd = function(flags & ~O_TRUNC);
    if (fd < 0)
        return fd;
    if (!isThere)
        disk->made(path);
    if ((flags & O_TRUNC) != 0) {
        disk->willTruncate(fd, 0);
        (void)syscall(SYS_ftruncate, fd, 0);
    }
    return fd;
}

//! The mode of a file that is to be made: what open() has behind its flags.
mode_t modeFrom(int flags, va_list &rest)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0;
}

struct Teller {
    ~Teller()
    {
        const char *path = std::getenv("LANBAN_FAULT_COUNTS");
        std::FILE *file = path ? std::fopen(path, "w") : nullptr;
        if (!file)
            return;
        for (int kind = 0; kind < KindCount; ++kind)
            std::fprintf(file, "%s %ld\n", Names[kind], counts[kind].load());
        std::fclose(file);
    }
};
const Teller teller;

} // namespace

extern "C" {

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): libc's names are reserved ones.
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    static auto *const real = next<decltype(pwrite64)>("pwrite64");
    if (!isFile(fd))
        return real(fd, data, size, at);
    return writeFile([&](Unsynced &disk) { disk.willWrite(fd, at, size); }, [&] { return real(fd, data, size, at); },
                     [&] { return real(fd, data, size / 2, at); });
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    static auto *const real = next<decltype(pwrite)>("pwrite");
    if (!isFile(fd))
        return real(fd, data, size, at);
    return writeFile([&](Unsynced &disk) { disk.willWrite(fd, at, size); }, [&] { return real(fd, data, size, at); },
                     [&] { return real(fd, data, size / 2, at); });
}

ssize_t write(int fd, const void *data, size_t size)
{
    static auto *const real = next<decltype(write)>("write");
    if (isSocket(fd))
        return around(Send, Sent, [&] { return real(fd, data, size); });
    if (!isFile(fd))
        return real(fd, data, size);
    return writeFile([&](Unsynced &disk) { disk.willWrite(fd, size); }, [&] { return real(fd, data, size); },
                     [&] { return real(fd, data, size / 2); });
}

ssize_t send(int fd, const void *data, size_t size, int flags)
{
    static auto *const real = next<decltype(send)>("send");
    if (!isSocket(fd))
        return real(fd, data, size, flags);
    return around(Send, Sent, [&] { return real(fd, data, size, flags); });
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
    static auto *const real = next<decltype(sendmsg)>("sendmsg");
    if (!isSocket(fd))
        return real(fd, message, flags);
    return around(Send, Sent, [&] { return real(fd, message, flags); });
}

int fsync(int fd)
{
    static auto *const real = next<decltype(fsync)>("fsync");
    return isFile(fd) ? syncFile(fd, [&] { return real(fd); }) : real(fd);
}

int fdatasync(int fd)
{
    static auto *const real = next<decltype(fdatasync)>("fdatasync");
    return isFile(fd) ? syncFile(fd, [&] { return real(fd); }) : real(fd);
}

int ftruncate(int fd, off_t size) noexcept
{
    static auto *const real = next<int(int, off_t)>("ftruncate");
    return isFile(fd) ? remembered([&](Unsynced &disk) { disk.willTruncate(fd, size); }, [&] { return real(fd, size); })
                      : real(fd, size);
}

int ftruncate64(int fd, off64_t size) noexcept
{
    static auto *const real = next<int(int, off64_t)>("ftruncate64");
    return isFile(fd) ? remembered([&](Unsynced &disk) { disk.willTruncate(fd, size); }, [&] { return real(fd, size); })
                      : real(fd, size);
}

int open(const char *path, int flags, ...)
{
    static auto *const real = next<decltype(open)>("open");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeFrom(flags, rest);
    va_end(rest);
    return openFile(path, flags, [&](int wanted) { return real(path, wanted, mode); });
}

int open64(const char *path, int flags, ...)
{
    static auto *const real = next<decltype(open64)>("open64");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeFrom(flags, rest);
    va_end(rest);
    return openFile(path, flags, [&](int wanted) { return real(path, wanted, mode); });
}

int unlink(const char *path) noexcept
{
    static auto *const real = next<int(const char *)>("unlink");
    return isFile(path) ? remembered([&](Unsynced &disk) { disk.willRemove(path); }, [&] { return real(path); }) : real(path);
}

int rename(const char *from, const char *to) noexcept
{
    static auto *const real = next<int(const char *, const char *)>("rename");
    const auto move
        = [&] { return remembered([&](Unsynced &disk) { disk.willMove(from, to); }, [&] { return real(from, to); }); };
    return isFile(to) ? around(Rename, Renamed, move) : real(from, to);
}

int renameat2(int fromDir, const char *from, int toDir, const char *to, unsigned int flags) noexcept
{
    static auto *const real = next<int(int, const char *, int, const char *, unsigned int)>("renameat2");
    const auto move = [&] {
        return remembered([&](Unsynced &disk) { disk.willMove(from, to); },
                          [&] { return real(fromDir, from, toDir, to, flags); });
    };
    return isFile(to) ? around(Rename, Renamed, move) : real(fromDir, from, toDir, to, flags);
}

int linkat(int fromDir, const char *from, int toDir, const char *to, int flags) noexcept
{
    static auto *const real = next<int(int, const char *, int, const char *, int)>("linkat");
    const auto link = [&] {
        return remembered([&](Unsynced &disk) { disk.made(to); }, [&] { return real(fromDir, from, toDir, to, flags); });
    };
    return isFile(to) ? around(Rename, Renamed, link) : real(fromDir, from, toDir, to, flags);
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)

} // extern "C"
