// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/hubbench.h"

#include "core/sync/overloaded.h"
#include "tests/sim/founding.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Testing {

HubBench::HubBench()
{
    store.disk.epoch = u"epoch-1"_s;
    const auto founded = store.write(Sim::foundingBatch(3, now));
    Q_ASSERT(founded);
    restart();
}

void HubBench::restart()
{
    hub = std::make_unique<ServerHub>(store, options);
    m_sent.clear();
    m_frames.clear();
}

void HubBench::step(const HubInput &input)
{
    if (std::holds_alternative<FlushInput>(input))
        wantsFlush = false;
    for (const HubOutput &output : hub->step(input, now)) {
        std::visit(Overloaded{
                       [&](const SendOutput &send) {
                           for (const ConnectionId conn : send.to)
                               m_sent[conn].append(send.message);
                       },
                       [&](const SendBytesOutput &bytes) { m_frames[bytes.to].append(bytes.frame); },
                       [&](const CloseOutput &close) { closed[close.conn] = static_cast<quint16>(close.code); },
                       [&](const WriteOutput &write) {
                           heldWrite = write.batch;
                           if (!holdsWrites)
                               commit();
                       },
                       [&](WantFlushOutput) { wantsFlush = true; },
                       [&](const SystemDoneOutput &done) { systemDone = done; },
                   },
                   output);
    }
}

void HubBench::commit()
{
    const WriteBatch batch = *std::exchange(heldWrite, {});
    if (const auto written = store.write(batch))
        step(CommittedInput());
    else
        step(WriteFailedInput{written.error()});
}

void HubBench::flush()
{
    while (wantsFlush && !heldWrite)
        step(FlushInput());
}

void HubBench::tick(qint64 afterMs)
{
    now += afterMs;
    step(TickInput());
}

void HubBench::hello(ConnectionId conn, int user, const QString &clientId, bool zstd, const std::optional<QString> &epoch)
{
    Protocol::Hello hello;
    hello.contract = Protocol::ContractVersion;
    hello.accept = {Protocol::ContractVersion};
    hello.clientId = ClientId(clientId);
    hello.epoch = epoch;
    hello.enc = zstd ? QStringList{u"json"_s, u"zstd"_s} : QStringList{u"json"_s};
    step(HelloInput{conn, hello, Identity{UserId(u"u%1"_s.arg(user)), u"User %1"_s.arg(user), u"blue"_s, {}, {}, {}}});
}

void HubBench::subscribe(ConnectionId conn, const RoomId &room, const std::optional<Protocol::Cursor> &since, quint64 gen)
{
    send(conn, Protocol::Subscribe{u"r%1"_s.arg(gen), room, gen, since, {u"presence"_s, u"typing"_s}});
}

void HubBench::mutate(ConnectionId conn, quint64 mid, const QString &muid, const Operation &op, const RoomId &room)
{
    send(conn, Protocol::Mutate{{Mutation{mid, Muid(muid), room, {}, op, now}}});
    flush();
}

void HubBench::write(ConnectionId conn, quint64 &mid, const Operation &op)
{
    ++mid;
    mutate(conn, mid, u"m%1"_s.arg(mid), op);
}

QList<Protocol::ServerMessage> HubBench::take(ConnectionId conn)
{
    return std::exchange(m_sent[conn], {});
}

QList<QByteArray> HubBench::takeFrames(ConnectionId conn)
{
    return std::exchange(m_frames[conn], {});
}

QList<UserId> HubBench::present(const RoomId &room)
{
    constexpr ConnectionId Visitor = 999;
    hello(Visitor, 2, u"visitor"_s);
    subscribe(Visitor, room);
    const auto answer = takeOnly<Protocol::Subscribed>(Visitor).constFirst();
    step(ClosedInput{Visitor});
    std::set<UserId> users;
    for (const Protocol::Present &present : answer.presence->full) {
        if (present.userId != UserId(u"u2"_s))
            users.insert(present.userId);
    }
    return {users.begin(), users.end()};
}

const Sim::ServerDisk::Stream &HubBench::stream(const RoomId &room) const
{
    const auto found = store.disk.streams.constFind(room);
    Q_ASSERT(found != store.disk.streams.cend());
    return *found;
}

RoomId HubBench::board1()
{
    return {RoomId::Kind::Board, u"b1"_s};
}

RoomId HubBench::board2()
{
    return {RoomId::Kind::Board, u"b2"_s};
}

RoomId HubBench::team()
{
    return {RoomId::Kind::Team, u"team"_s};
}

const TaskId &sampleTask()
{
    static const TaskId id(u"t"_s);
    return id;
}

Op::TaskCreate newTask(const QString &id, const QString &board)
{
    Op::TaskCreate create;
    create.id = TaskId(id);
    create.columnId = ColumnId(board + u"-col0"_s);
    create.title = u"Task "_s + id;
    return create;
}

Op::TaskUpdate retitle(const QString &id, const QString &title)
{
    Op::TaskUpdate update;
    update.id = TaskId(id);
    update.title = title;
    return update;
}

} // namespace Lanban::Testing
