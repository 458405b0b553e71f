// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/serverhub.h"
#include "tests/sim/memoryserverstore.h"

#include <map>
#include <set>

namespace Lanban::Testing {

//! A hub over a store in memory, with the world of Sim::foundingBatch() and three users in it.
//!
//! Writes are carried out at once, as the server's adapter does, unless a test holds them back.
class HubBench
{
public:
    HubBench();

    Sim::MemoryServerStore store;
    ServerHub::Options options;
    std::unique_ptr<ServerHub> hub;
    qint64 now = 1'700'000'000'000;
    bool holdsWrites = false; //!< a WriteOutput stays in `heldWrite`
    std::optional<WriteBatch> heldWrite;
    bool wantsFlush = false;
    std::optional<SystemDoneOutput> systemDone;
    std::map<ConnectionId, quint16> closed; //!< by connection, the code

    //! A new process on the same store.
    void restart();
    //! Steps, writes, and keeps what was sent.
    void step(const HubInput &input);
    void flush();
    void tick(qint64 afterMs = 1000);
    //! Says hello as `u<user>`.
    void hello(ConnectionId conn, int user, const QString &clientId, bool zstd = false, const std::optional<QString> &epoch = {});
    void subscribe(ConnectionId conn, const RoomId &room, const std::optional<Protocol::Cursor> &since = {}, quint64 gen = 1);
    //! Sends one mutation and decides it.
    void mutate(ConnectionId conn, quint64 mid, const QString &muid, const Operation &op, const RoomId &room = board1());
    //! The same with the mid after \a mid, which goes on, and a muid made of it.
    void write(ConnectionId conn, quint64 &mid, const Operation &op);
    void send(ConnectionId conn, const Protocol::ClientMessage &message) { step(MessageInput{conn, message}); }
    //! Carries out the held write.
    void commit();

    //! What was sent to \a conn since the last call.
    [[nodiscard]] QList<Protocol::ServerMessage> take(ConnectionId conn);
    [[nodiscard]] QList<QByteArray> takeFrames(ConnectionId conn);
    //! The messages of type \a T among what was sent to \a conn; the others are forgotten.
    template<typename T>
    [[nodiscard]] QList<T> takeOnly(ConnectionId conn)
    {
        QList<T> found;
        for (const Protocol::ServerMessage &message : take(conn)) {
            if (const auto *wanted = std::get_if<T>(&message))
                found.append(*wanted);
        }
        return found;
    }

    //! The users that one more subscriber of \a room is told are there.
    [[nodiscard]] QList<UserId> present(const RoomId &room);
    [[nodiscard]] const Sim::ServerDisk::Stream &stream(const RoomId &room) const;
    [[nodiscard]] static RoomId board1();
    [[nodiscard]] static RoomId board2();
    [[nodiscard]] static RoomId team();

private:
    std::map<ConnectionId, QList<Protocol::ServerMessage>> m_sent;
    std::map<ConnectionId, QList<QByteArray>> m_frames;
};

//! The id `t`, of the task that a test is about where it needs no other.
[[nodiscard]] const TaskId &sampleTask();
//! task.create of \a id in the first column of a board.
[[nodiscard]] Op::TaskCreate newTask(const QString &id, const QString &board = QStringLiteral("b1"));
//! task.update of the title.
[[nodiscard]] Op::TaskUpdate retitle(const QString &id, const QString &title);

} // namespace Lanban::Testing
