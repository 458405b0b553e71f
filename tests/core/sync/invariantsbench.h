// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/sync/hubbench.h"
#include "tests/sim/edits.h"

namespace Lanban::Testing {

//! Three users at work on a hub's boards and team, at random; a history by its seed.
class Crowd
{
public:
    explicit Crowd(quint64 seed);

    HubBench bench;
    Sim::Random random;

    //! Somebody does something.
    void act();
    //! Goes on for whom the server asked to wait.
    void release();
    //! All that \a user sent, once more.
    void resend(int user);
    //! The same from a copy of their profile, under a client id of its own.
    void fork(int user);
    //! A new server process; everybody comes again.
    void restart();
    [[nodiscard]] const QList<Mutation> &sentBy(int user) const { return m_users.at(user).sent; }

    [[nodiscard]] static QList<RoomId> rooms();
    [[nodiscard]] static ConnectionId conn(int user) { return static_cast<ConnectionId>(user) + 1; }

private:
    struct User {
        quint64 mid = 0;
        QList<Mutation> sent; //!< decided ones
    };
    void send(int user, const Mutation &mutation);

    Sim::CountingIds m_ids;
    QList<User> m_users{3};
    QList<std::pair<int, Mutation>> m_undecided;
    int m_forks = 0;
};

} // namespace Lanban::Testing
