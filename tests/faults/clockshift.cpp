// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Gives a process a clock on the wall that is wrong. Put before libc by LD_PRELOAD.
//!
//! LANBAN_FAULT_CLOCK    a file of 8 bytes: by how many ms that clock is ahead, as this machine has its numbers. What is written into it
//!                       counts at once. Clocks that count from somewhere else go as they should.
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

constexpr std::int64_t NsPerMs = 1000000;
constexpr std::int64_t NsPerSecond = 1000000000;
constexpr std::int64_t NsPerUs = 1000;

std::int64_t aheadMs()
{
    static const volatile std::int64_t *const shared = [] {
        const char *path = std::getenv("LANBAN_FAULT_CLOCK");
        const int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
        void *const memory = fd < 0 ? MAP_FAILED : mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, fd, 0);
        if (fd >= 0)
            close(fd);
        return memory == MAP_FAILED ? nullptr : static_cast<const volatile std::int64_t *>(memory);
    }();
    return shared ? *shared : 0;
}

//! The time by the wrong clock, in ns since 1970.
std::int64_t shifted(const timespec &time)
{
    return (static_cast<std::int64_t>(time.tv_sec) * NsPerSecond) + time.tv_nsec + (aheadMs() * NsPerMs);
}

int rightTime(clockid_t clock, timespec *time)
{
    static auto *const real = reinterpret_cast<int (*)(clockid_t, timespec *)>(dlsym(RTLD_NEXT, "clock_gettime"));
    return real(clock, time);
}

} // namespace

extern "C" {

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): libc's names are reserved ones.
int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const int result = rightTime(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        const std::int64_t ns = shifted(*time);
        time->tv_sec = static_cast<time_t>(ns / NsPerSecond);
        time->tv_nsec = static_cast<long>(ns % NsPerSecond);
    }
    return result;
}

int gettimeofday(timeval *time, void *) noexcept
{
    timespec exact = {};
    if (rightTime(CLOCK_REALTIME, &exact) != 0)
        return -1;
    const std::int64_t ns = shifted(exact);
    time->tv_sec = static_cast<time_t>(ns / NsPerSecond);
    time->tv_usec = static_cast<suseconds_t>(ns % NsPerSecond / NsPerUs);
    return 0;
}

time_t time(time_t *kept) noexcept
{
    timespec exact = {};
    (void)rightTime(CLOCK_REALTIME, &exact);
    const auto seconds = static_cast<time_t>(shifted(exact) / NsPerSecond);
    if (kept)
        *kept = seconds;
    return seconds;
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)

} // extern "C"
