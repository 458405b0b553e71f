// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

//! What a disk may not have yet: all that was done to files since they, or the folders they are in, were made durable.
//!
//! It is strict: a file that was made, moved or removed is so only once its folder was synced, whatever was synced of the file itself.
//! Of a file's bytes it knows what went through write(), ftruncate() and their like.
class Unsynced
{
public:
    //! How much of it is on the disk when the power goes.
    enum class Survivors {
        Nothing,
        EveryOther, //!< of the writes to each file, from the second on: disks keep to no order
    };

    //! The one of this process. It never goes: files are written to until the very end.
    static Unsynced &instance();

    //! Held over what is announced by one of these, and over the announcement: no step of another thread comes between.
    [[nodiscard]] std::unique_lock<std::mutex> lock() { return std::unique_lock(m_mutex); }

    //! \a size bytes will be written to \a fd at \a at.
    void willWrite(int fd, off64_t at, std::size_t size);
    //! \a size bytes will be written to \a fd where it stands.
    void willWrite(int fd, std::size_t size);
    //! The file behind \a fd will be \a size bytes long.
    void willTruncate(int fd, off64_t size);
    //! \a path is made; it was not there before.
    void made(const std::string &path);
    //! \a from will be called \a to; what is there now goes.
    void willMove(const std::string &from, const std::string &to);
    //! \a path will go.
    void willRemove(const std::string &path);
    //! How much happened to folders, for forgetEntries().
    [[nodiscard]] std::size_t entries() const { return m_entries.size(); }
    //! What was announced of folders after \a count entries did not happen.
    void forgetEntries(std::size_t count) { m_entries.resize(std::min(count, m_entries.size())); }
    //! The file or folder behind \a fd is on the disk as it is.
    void synced(int fd);

    //! Makes of the files what the disk has of them.
    void lose(Survivors survivors);

private:
    struct Write {
        off64_t at = 0;
        std::size_t size = 0;
        std::string before; //!< what was there, as far as the file went
        off64_t lengthBefore = 0;
    };
    struct File {
        int fd = -1; //!< of its own, and never closed: that would give up the process's locks on the file
        std::string path;
        std::vector<Write> writes;
    };
    //! Something that happened to a folder.
    struct Entry {
        enum class Kind { Made, Moved, Removed };
        Kind kind = Kind::Made;
        std::string path; //!< Moved: where to
        std::string from = {}; //!< Moved
        int before = -1; //!< the file that was at `path`; -1: none
    };

    [[nodiscard]] File *file(int fd);
    //! A descriptor of what is at \a path now; -1 where there is nothing.
    [[nodiscard]] int keep(const std::string &path);
    static void undo(const File &file, Survivors survivors);
    static void undo(const Entry &entry);

    std::mutex m_mutex;
    std::map<std::pair<dev_t, ino_t>, File> m_files;
    std::vector<Entry> m_entries; //!< in the order they happened
};
