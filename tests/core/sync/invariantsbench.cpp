// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/invariantsbench.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Testing {

Crowd::Crowd(quint64 seed) : random(seed)
{
    bench.options.limits.burst = 1'000'000;
    restart();
}

QList<RoomId> Crowd::rooms()
{
    return {HubBench::board1(), HubBench::board2(), HubBench::team()};
}

void Crowd::act()
{
    const int user = random.below(m_users.size());
    const RoomId room = random.chance(0.8) ? HubBench::board1() : random.pick(rooms());
    const BoardState &state = bench.stream(room).state;
    Mutation mutation;
    mutation.mid = ++m_users[user].mid;
    mutation.muid = Muid(u"u%1-%2"_s.arg(user).arg(mutation.mid));
    mutation.room = room;
    mutation.op = room == HubBench::team() ? Sim::randomTeamOperation(state, random, m_ids)
                                           : Sim::randomOperation(state, UserId(u"u%1"_s.arg(user)), random, m_ids);
    mutation.at = bench.now;
    send(user, mutation);
}

void Crowd::send(int user, const Mutation &mutation)
{
    bench.send(conn(user), Protocol::Mutate{{mutation}});
    bench.flush();
    if (bench.store.disk.applied.contains(mutation.muid))
        m_users[user].sent.append(mutation);
    else
        m_undecided.append({user, mutation});
}

void Crowd::release()
{
    for (const auto &[user, mutation] : std::exchange(m_undecided, {})) {
        if (bench.store.disk.applied.contains(mutation.muid))
            m_users[user].sent.append(mutation);
        else
            send(user, mutation);
    }
}

void Crowd::resend(int user)
{
    for (const Mutation &mutation : std::as_const(m_users[user].sent)) {
        bench.send(conn(user), Protocol::Mutate{{mutation}});
        bench.flush();
    }
}

void Crowd::fork(int user)
{
    constexpr ConnectionId Copy = 50;
    bench.hello(Copy, user, u"fork%1"_s.arg(++m_forks));
    quint64 mid = 0;
    for (const Mutation &mutation : std::as_const(m_users[user].sent)) {
        Mutation again = mutation;
        again.mid = ++mid;
        bench.send(Copy, Protocol::Mutate{{again}});
        bench.flush();
    }
    bench.step(ClosedInput{Copy});
}

void Crowd::restart()
{
    bench.restart();
    for (int user = 0; user < m_users.size(); ++user)
        bench.hello(conn(user), user, u"client%1"_s.arg(user));
}

} // namespace Lanban::Testing
