// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/overloaded.h"
#include "tests/sim/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

namespace {
constexpr qint64 PollMs = 1000;

QString summary(const Protocol::ServerMessage &message)
{
    return std::visit(
        Overloaded{
            [](const Protocol::Ack &ack) { return u"ack %1"_s.arg(ack.mid); },
            [](const Protocol::Reject &reject) { return u"reject %1 %2"_s.arg(reject.mid).arg(reject.msg); },
            [](const Protocol::Hold &hold) { return u"hold %1 %2"_s.arg(hold.from).arg(hold.why); },
            [](const Protocol::Welcome &welcome) { return u"welcome %1"_s.arg(welcome.lastMid); },
            [](const Protocol::Activity &activity) {
                return u"activity %1 %2"_s.arg(activity.room.toString()).arg(activity.seq);
            },
            [](const Protocol::Subscribed &answer) {
                return u"subscribed %1 at %2 of %3"_s.arg(answer.room.toString()).arg(answer.seq).arg(answer.head);
            },
            [](const Protocol::Batch &batch) { return u"batch %1 to %2"_s.arg(batch.room.toString()).arg(batch.to); },
            [](const Protocol::Unsubscribed &end) { return u"unsubscribed %1 %2"_s.arg(end.room.toString(), end.code); },
            [](const Protocol::ErrorMessage &error) { return u"error %1"_s.arg(error.msg); },
            [&message](const auto &) { return QString::number(message.index()); },
        },
        message);
}
} // namespace

void World::startServer(Instance &instance)
{
    ServerHub::Options options;
    options.headMs = 1500;
    options.groupSize = m_weights.groupSize;
    if (m_weights.tightRate)
        options.limits.burst = 5;
    else
        options.limits.burst = 2000;
    instance.store.restart();
    instance.hub = std::make_unique<ServerHub>(instance.store, options);
    instance.tickAtMs = m_now + m_random.below(PollMs);
    instance.wantsFlush = false;
    m_trace.add(u"server %1 up"_s.arg(instance.index));
}

void World::killServer(Instance &instance)
{
    count(Counter::ServerKills);
    m_trace.add(u"server %1 dies"_s.arg(instance.index));
    instance.hub.reset();
    instance.wantsFlush = false;
    instance.upAtMs = m_now + m_random.below(200);
    for (auto &[conn, link] : m_links) {
        if (link.instance != instance.index)
            continue;
        link.serverOpen = false;
        link.up.clear();
        if (m_random.chance(0.5))
            link.down.clear();
    }
}

Instance *World::anyInstance()
{
    QList<Instance *> running;
    for (const auto &instance : m_instances) {
        if (instance->hub && !instance->isCommitting)
            running.append(instance.get());
    }
    return running.isEmpty() ? nullptr : m_random.pick(running);
}

void World::tick(Instance &instance)
{
    instance.tickAtMs = m_now + PollMs;
    // Whatever the bus said or didn't: each looks for itself once a second.
    if (m_plant != Plant::NoReconcile)
        instance.store.isHinted = true;
    serverStep(instance, TickInput());
}

void World::publish(const Instance *from)
{
    for (const auto &instance : m_instances) {
        if (instance.get() == from)
            continue;
        if (m_random.chance(m_weights.hintLoss)) {
            count(Counter::HintsLost);
            continue;
        }
        m_bus.push_back(instance->index);
        if (m_random.chance(m_weights.hintRepeat)) {
            m_bus.push_back(instance->index);
            count(Counter::HintsRepeated);
        }
    }
}

void World::deliverHint()
{
    const qsizetype at = m_random.below(static_cast<qsizetype>(m_bus.size()));
    if (at > 0)
        count(Counter::HintsReordered);
    Instance &instance = *m_instances.at(m_bus.at(static_cast<size_t>(at)));
    m_bus.erase(m_bus.begin() + at);
    if (!instance.hub)
        return;
    instance.store.isHinted = true;
    serverStep(instance, TickInput());
}

void World::race()
{
    // Another server gets there first.
    Instance *other = anyInstance();
    if (other == nullptr)
        return;
    for (auto &[conn, link] : m_links) {
        if (link.instance == other->index && m_random.chance(0.5)) {
            deliverUp(conn);
            if (!other->hub)
                return;
        }
    }
    if (other->wantsFlush)
        serverStep(*other, FlushInput());
}

void World::serverStep(Instance &instance, const HubInput &input)
{
    if (std::holds_alternative<FlushInput>(input))
        instance.wantsFlush = false;
    const QList<HubOutput> outputs = instance.hub->step(input, m_now + instance.clockOffsetMs);
    for (const HubOutput &output : outputs) {
        if (const auto *send = std::get_if<SendOutput>(&output)) {
            for (const ConnectionId conn : send->to)
                toClient(conn, send->message);
        } else if (const auto *bytes = std::get_if<SendBytesOutput>(&output)) {
            toClient(bytes->to, bytes->frame);
        } else if (const auto *close = std::get_if<CloseOutput>(&output)) {
            if (const auto found = m_links.find(close->conn); found != m_links.end()) {
                m_trace.add(u"server closes %1: %2"_s.arg(close->conn).arg(close->reason));
                closeAtServer(close->conn);
            }
        } else if (const auto *write = std::get_if<WriteOutput>(&output)) {
            commitServer(instance, write->batch);
        } else if (std::holds_alternative<WantFlushOutput>(output)) {
            instance.wantsFlush = true;
        }
        if (!instance.hub)
            return;
    }
}

void World::commitServer(Instance &instance, const WriteBatch &batch)
{
    if (m_plant == Plant::AckBeforeCommit && m_faulty && m_random.chance(0.1)) {
        serverStep(instance, CommittedInput());
        if (instance.hub)
            killServer(instance);
        return;
    }
    if (faulty(m_weights.serverKill)) {
        killServer(instance);
        return;
    }
    QMap<RoomId, StreamMark> before;
    const auto isToBeChecked = [](const AppliedResult &result) {
        const auto *ack = std::get_if<Protocol::Ack>(&result.answer);
        return ack == nullptr || ack->status == Protocol::Ack::Status::Noop;
    };
    const bool isMarked = std::any_of(batch.applied.cbegin(), batch.applied.cend(), isToBeChecked);
    for (auto stream = m_store.disk.streams.cbegin(); isMarked && stream != m_store.disk.streams.cend(); ++stream)
        before.insert(stream.key(), {stream->state, stream->seq});
    if (faulty(m_weights.foreignWrite))
        writeElsewhere();
    if (faulty(m_weights.race)) {
        instance.isCommitting = true;
        race();
        instance.isCommitting = false;
    }
    if (faulty(m_weights.serverDisk))
        m_store.failNextWrite = Error{ErrorCode::Storage, u"disk full"_s, {}};
    if (const auto written = instance.store.write(batch); !written) {
        m_trace.add(u"server %1 write fails: %2"_s.arg(instance.index).arg(written.error().detail));
        count(written.error().code == ErrorCode::Busy ? Counter::WritesRaced : Counter::ServerWritesFailed);
        before.clear();
        if (m_plant == Plant::WriteErrorIgnored)
            serverStep(instance, CommittedInput());
        else
            serverStep(instance, WriteFailedInput{written.error()});
        return;
    }
    wrote(batch);
    checkDecisions(batch, before);
    checkPlaces(batch);
    before.clear();
    publish(&instance);
    if (faulty(m_weights.serverKill)) {
        count(Counter::ServerKillsAfterCommit);
        killServer(instance);
        return;
    }
    serverStep(instance, CommittedInput());
}

void World::wrote(const WriteBatch &batch)
{
    for (const WriteBatch::Events &events : batch.events) {
        for (const LoggedEvent &event : events.events)
            observe(events.room, event);
        m_trace.add(u"%1 at %2 %3"_s.arg(events.room.toString()).arg(events.events.last().seq).arg(events.events.last().h));
    }
    for (const AppliedResult &result : batch.applied) {
        const auto *ack = std::get_if<Protocol::Ack>(&result.answer);
        m_trace.add(u"%1 is %2"_s.arg(result.muid.value(), ack == nullptr ? u"refused"_s : QString::number(int(ack->status))));
    }
}

void World::observe(const RoomId &room, const LoggedEvent &event)
{
    m_members.write(room, event);
    if (event.event.type == EventType::ColumnRebalanced)
        count(Counter::Rebalanced);
}

void World::toClient(ConnectionId conn, const Link::Frame &frame)
{
    const auto found = m_links.find(conn);
    if (found == m_links.end() || !found->second.serverOpen)
        return;
    Link &link = found->second;
    const QList<Link::Frame> frames = plantedOut(link, frame);
    for (const Link::Frame &out : frames) {
        if (const auto *message = std::get_if<Protocol::ServerMessage>(&out)) {
            link.isWelcome = link.isWelcome || std::holds_alternative<Protocol::Welcome>(*message);
            m_trace.add(u"to %1: %2"_s.arg(conn).arg(summary(*message)));
            observe(link, *message);
            checkSent(link, *message);
            if (m_shedding && std::holds_alternative<Protocol::Activity>(*message) && m_random.chance(0.5))
                continue;
        }
        if (link.clientOpen)
            link.down.push_back(out);
    }
}

void World::observe(const Link &link, const Protocol::ServerMessage &message)
{
    if (const auto *ack = std::get_if<Protocol::Ack>(&message)) {
        if (m_acked.contains(ack->muid))
            count(Counter::AnswersRepeated);
        if (ack->status == Protocol::Ack::Status::Noop)
            count(Counter::Noops);
        else if (ack->status == Protocol::Ack::Status::Merged)
            count(Counter::Merged);
        const auto queued = m_queued.find(ack->muid);
        if (queued != m_queued.end() && std::holds_alternative<Op::TaskTransfer>(queued->second.mutation.op))
            count(Counter::Transfers);
        for (const QString &argument : ack->adjusted)
            count(argument == "columnId"_L1   ? Counter::RedirectedToHeir
                      : argument == "room"_L1 ? Counter::RedirectedToBoard
                                              : Counter::AnchorsLost);
        for (const QString &warning : ack->warn)
            count(warning == "target_deleted"_L1 ? Counter::TrashCopies : Counter::WipWarnings);
    } else if (const auto *reject = std::get_if<Protocol::Reject>(&message)) {
        if (reject->code == ErrorCode::WipLimit)
            count(Counter::RejectedWip);
        else if (reject->code == ErrorCode::Gone)
            count(Counter::RejectedGone);
        else if (reject->code == ErrorCode::InvalidRef || reject->code == ErrorCode::NotFound)
            count(Counter::RejectedInvalidRef);
        else if (reject->code == ErrorCode::TextConflict)
            count(Counter::RejectedTextConflict);
        else if (reject->code == ErrorCode::Forbidden)
            count(Counter::RejectedForbidden);
    } else if (const auto *hold = std::get_if<Protocol::Hold>(&message)) {
        count(hold->why == "gap"_L1 ? Counter::HoldsGap : hold->why == "rate"_L1 ? Counter::HoldsRate : Counter::HoldsBusy);
    } else if (const auto *error = std::get_if<Protocol::ErrorMessage>(&message)) {
        if (error->code == ErrorCode::ForkedClient)
            count(Counter::ForkedClients);
    } else if (const auto *end = std::get_if<Protocol::Unsubscribed>(&message)) {
        if (end->purge)
            count(Counter::Purges);
    } else if (const auto *subscribed = std::get_if<Protocol::Subscribed>(&message)) {
        const auto asked = link.asked.find(subscribed->room);
        const auto stream = m_store.disk.streams.constFind(subscribed->room);
        if (asked == link.asked.end() || stream == m_store.disk.streams.cend())
            return;
        const std::optional<Protocol::Cursor> since = asked->second.since;
        const Member *member = stream->state.activeMember(m_devices.at(static_cast<size_t>(link.device))->user);
        if (subscribed->mode == Protocol::Subscribed::Mode::Delta)
            count(Counter::Deltas);
        else if (!since)
            count(Counter::SnapshotsFirst);
        else if (member != nullptr && since->seq < member->sinceSeq)
            count(Counter::SnapshotsAbsence);
        else if (since->seq < stream->floor)
            count(Counter::SnapshotsLogFloor);
        else
            count(Counter::SnapshotsOtherHistory);
    }
}

} // namespace Lanban::Sim
