// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/clientsync.h"
#include "tests/core/sync/hubbench.h"
#include "tests/sim/edits.h"
#include "tests/sim/memoryclientstore.h"

#include <functional>

namespace Lanban::Testing {

//! A ClientSync over a store in memory, talking to a HubBench as `u<user>`.
class ClientBench
{
public:
    ClientBench(HubBench &hub, int user);

    Sim::MemoryClientStore store;
    ClientSync::Options options;
    std::unique_ptr<ClientSync> sync;
    QList<ClientOutput> seen; //!< since the last clear()
    QList<Protocol::ClientMessage> up; //!< sent, not at the server yet
    //! Looks at what comes down: false drops it.
    std::function<bool(Protocol::ServerMessage &)> filter;
    //! The process ends at the commit after so many more: see `diesAfterIt`. Below 0: it does not.
    int commitsToLive = -1;
    bool diesAfterIt = false; //!< once that commit is done, not before
    bool isDead = false; //!< until restart()
    bool wasKilled = false;

    //! A new process on the same store.
    void restart();
    void step(const ClientInput &input);
    void edit(const Operation &op, const RoomId &room = HubBench::board1()) { step(EditInput{room, op, {}}); }
    //! An edit of board 1 whose message is lost: it is sent again when its answer is overdue.
    void editLost(const Operation &op);
    void receive(const Protocol::ServerMessage &message) { step(ServerMessageInput{message}); }
    //! Opens a connection; nothing is delivered yet.
    void connect();
    void disconnect();
    //! Opens a connection, follows board 1 and the team, and delivers everything.
    void join();
    //! The same, then does \a op on board 1 and delivers that, too.
    void joinWith(const Operation &op);
    //! Delivers both ways until nothing is under way.
    void pump();
    //! Delivers what was sent up; what comes of it waits at the hub.
    void pumpUp();
    //! The same, and takes what comes of it from the hub: it is not received yet.
    [[nodiscard]] QList<Protocol::ServerMessage> takeAnswers();
    //! The same for an edit of board 1; it leaves nothing in `seen`.
    [[nodiscard]] QList<Protocol::ServerMessage> answersTo(const Operation &op);
    void clock(qint64 afterMs);

    //! What of \a T is in `seen`.
    template<typename T>
    [[nodiscard]] QList<T> outputs() const
    {
        QList<T> found;
        for (const ClientOutput &output : seen) {
            if (const auto *wanted = std::get_if<T>(&output))
                found.append(*wanted);
        }
        return found;
    }
    //! What of \a T is in `up`.
    template<typename T>
    [[nodiscard]] QList<T> sent() const
    {
        QList<T> found;
        for (const Protocol::ClientMessage &message : up) {
            if (const auto *wanted = std::get_if<T>(&message))
                found.append(*wanted);
        }
        return found;
    }
    //! What of \a T was written, in order, since the last clear().
    template<typename T>
    [[nodiscard]] QList<T> written() const
    {
        QList<T> found;
        for (const StoreOutput &output : outputs<StoreOutput>()) {
            for (const StoreOp &op : output.ops) {
                if (const auto *wanted = std::get_if<T>(&op))
                    found.append(*wanted);
            }
        }
        return found;
    }
    void clear()
    {
        seen.clear();
        up.clear();
    }
    //! Of what the stored outbox holds, in order.
    [[nodiscard]] QList<quint64> mids() const;
    [[nodiscard]] QList<Muid> muids() const;
    [[nodiscard]] QString title(const QString &task, const RoomId &room = HubBench::board1()) const;
    [[nodiscard]] ConnectionId conn() const { return m_conn; }

private:
    HubBench &m_hub;
    int m_user;
    ConnectionId m_conn = 0;
    ConnectionId m_connections = 0;
    Sim::CountingIds m_counter;
    std::unique_ptr<IdSource> m_ids;
};

} // namespace Lanban::Testing
