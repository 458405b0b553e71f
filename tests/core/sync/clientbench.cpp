// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/clientbench.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Testing {

namespace {
//! Ids of different clients must differ.
class PrefixedIds final : public IdSource
{
public:
    PrefixedIds(QString prefix, IdSource &ids) : m_prefix(std::move(prefix)), m_ids(ids) { }
    [[nodiscard]] QString next() override { return m_prefix + m_ids.next(); }

private:
    QString m_prefix;
    IdSource &m_ids;
};
} // namespace

ClientBench::ClientBench(HubBench &hub, int user)
    : m_hub(hub), m_user(user), m_ids(std::make_unique<PrefixedIds>(u"u%1-"_s.arg(user), m_counter))
{
    options.zstd = false;
    restart();
}

void ClientBench::restart()
{
    disconnect();
    isDead = false;
    sync = std::make_unique<ClientSync>(store.disk, *m_ids, options);
    sync->setActor({UserId(u"u%1"_s.arg(m_user)), u"User %1"_s.arg(m_user), u"blue"_s, false});
    clear();
}

void ClientBench::step(const ClientInput &input)
{
    if (isDead)
        return;
    for (const ClientOutput &output : sync->step(input, m_hub.now)) {
        seen.append(output);
        if (const auto *write = std::get_if<StoreOutput>(&output)) {
            isDead = commitsToLive == 0;
            wasKilled = wasKilled || isDead;
            commitsToLive = std::max(commitsToLive - 1, -1);
            if (isDead && !diesAfterIt)
                return;
            const auto committed = store.commit(write->ops);
            Q_ASSERT(committed);
            if (isDead)
                return;
        } else if (const auto *send = std::get_if<ClientSendOutput>(&output)) {
            up.append(send->message);
        }
    }
}

void ClientBench::editLost(const Operation &op)
{
    edit(op);
    up.clear();
}

void ClientBench::connect()
{
    m_conn = static_cast<ConnectionId>(100 * (m_user + 1)) + ++m_connections;
    step(ConnectedInput{u"token"_s, {}, {}, {}});
}

void ClientBench::disconnect()
{
    if (m_conn == 0)
        return;
    m_hub.step(ClosedInput{m_conn});
    m_conn = 0;
    up.clear();
    if (sync)
        step(DisconnectedInput());
}

void ClientBench::join()
{
    step(SubscribeInput{HubBench::team()});
    step(SubscribeInput{HubBench::board1()});
    connect();
    pump();
}

void ClientBench::joinWith(const Operation &op)
{
    join();
    edit(op);
    pump();
}

void ClientBench::pumpUp()
{
    while (!up.isEmpty()) {
        const Protocol::ClientMessage message = up.takeFirst();
        if (const auto *hello = std::get_if<Protocol::Hello>(&message)) {
            const UserId user(u"u%1"_s.arg(m_user));
            m_hub.step(HelloInput{m_conn, *hello, Identity{user, u"User %1"_s.arg(m_user), u"blue"_s, {}, {}, {}}});
        } else {
            m_hub.send(m_conn, message);
        }
        m_hub.flush();
    }
}

QList<Protocol::ServerMessage> ClientBench::takeAnswers()
{
    pumpUp();
    return m_hub.take(m_conn);
}

QList<Protocol::ServerMessage> ClientBench::answersTo(const Operation &op)
{
    edit(op);
    const QList<Protocol::ServerMessage> answers = takeAnswers();
    clear();
    return answers;
}

void ClientBench::pump()
{
    while (true) {
        const QList<Protocol::ServerMessage> down = takeAnswers();
        if (down.isEmpty())
            return;
        for (Protocol::ServerMessage message : down) {
            if (!filter || filter(message))
                receive(message);
        }
    }
}

void ClientBench::clock(qint64 afterMs)
{
    m_hub.now += afterMs;
    step(ClockInput());
}

QList<quint64> ClientBench::mids() const
{
    QList<quint64> found;
    for (const OutboxEntry &entry : store.disk.outbox)
        found.append(entry.mutation.mid);
    return found;
}

QList<Muid> ClientBench::muids() const
{
    QList<Muid> found;
    for (const OutboxEntry &entry : store.disk.outbox)
        found.append(entry.mutation.muid);
    return found;
}

QString ClientBench::title(const QString &task, const RoomId &room) const
{
    const BoardState *view = sync->view(room);
    const Task *found = view != nullptr ? view->find(TaskId(task)) : nullptr;
    return found != nullptr ? found->title : QString();
}

} // namespace Lanban::Testing
