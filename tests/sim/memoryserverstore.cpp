// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/memoryserverstore.h"

#include "core/domain/decide.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Sim {

Result<void> MemoryServerStore::writeElsewhere(const WriteBatch &batch)
{
    const auto written = write(batch);
    m_writtenElsewhere = m_writtenElsewhere || written.has_value();
    return written;
}

void MemoryServerStore::truncate(const RoomId &room, quint64 seq)
{
    ServerDisk::Stream &stream = disk.streams[room];
    stream.log.removeIf([seq](const LoggedEvent &event) { return event.seq <= seq; });
    stream.floor = std::max(stream.floor, seq);
}

Result<QString> MemoryServerStore::epoch()
{
    if (faults.failsReads)
        return fail(ErrorCode::Storage, u"read"_s);
    return disk.epoch;
}

Result<ClientRow> MemoryServerStore::client(const ClientId &id)
{
    if (faults.failsReads)
        return fail(ErrorCode::Storage, u"read"_s);
    ClientRow row = disk.clients.value(id);
    row.id = id;
    return row;
}

Result<std::optional<AppliedResult>> MemoryServerStore::applied(const Muid &muid)
{
    if (faults.failsReads)
        return fail(ErrorCode::Storage, u"read"_s);
    const auto found = disk.applied.constFind(muid);
    if (faults.forgetsApplied || found == disk.applied.cend())
        return std::optional<AppliedResult>();
    return std::optional<AppliedResult>(*found);
}

Result<StoredRoom> MemoryServerStore::load(const RoomId &room)
{
    if (faults.failsReads || faults.unreadable.contains(room))
        return fail(ErrorCode::Storage, u"read"_s);
    const auto found = disk.streams.constFind(room);
    if (found == disk.streams.cend())
        return fail(ErrorCode::NotFound, room.toString());
    return StoredRoom{found->state, found->seq, found->h, found->floor};
}

Result<QList<LoggedEvent>> MemoryServerStore::events(const RoomId &room, quint64 after, quint64 to, int limit)
{
    if (faults.failsReads || faults.unreadable.contains(room))
        return fail(ErrorCode::Storage, u"read"_s);
    QList<LoggedEvent> page;
    const auto stream = disk.streams.constFind(room);
    if (stream == disk.streams.cend())
        return page;
    for (auto i = static_cast<qsizetype>(std::max(after, stream->floor) - stream->floor); i < stream->log.size(); ++i) {
        const LoggedEvent &event = stream->log.at(i);
        if (event.seq > to || page.size() >= limit)
            break;
        page.append(event);
    }
    return page;
}

Result<std::optional<QString>> MemoryServerStore::textAt(const RoomId &room, const EntityRef &entity)
{
    if (faults.failsReads || faults.failsTexts)
        return fail(ErrorCode::Storage, u"read"_s);
    const auto stream = disk.streams.constFind(room);
    std::optional<QString> text;
    if (stream == disk.streams.cend())
        return text;
    int later = 0;
    for (auto logged = stream->log.crbegin(); logged != stream->log.crend(); ++logged) {
        const QList<TextRevision> texts = textsOf(logged->event);
        const auto known = std::find_if(texts.cbegin(), texts.cend(), [&](const TextRevision &one) {
            return one.entity.type == entity.type && one.entity.id == entity.id;
        });
        if (known == texts.cend())
            continue;
        if (known->entity.rev <= entity.rev) {
            text = known->text;
            break;
        }
        if (++later == TextRevisions)
            break;
    }
    return text;
}

Result<RoomId> MemoryServerStore::boardOfTask(const TaskId &task)
{
    for (auto stream = disk.streams.cbegin(); stream != disk.streams.cend(); ++stream) {
        if (stream->state.find(task) != nullptr)
            return stream.key();
    }
    return fail(ErrorCode::NotFound, task.value());
}

Result<TeamId> MemoryServerStore::teamOfBoard(const BoardId &board)
{
    const auto found = disk.streams.constFind(RoomId::board(board));
    if (found == disk.streams.cend())
        return fail(ErrorCode::NotFound, board.value());
    return found->teamId;
}

Result<QList<Protocol::TeamInfo>> MemoryServerStore::teamsOf(const UserId &user)
{
    if (faults.failsReads)
        return fail(ErrorCode::Storage, u"read"_s);
    QList<Protocol::TeamInfo> teams;
    for (auto stream = disk.streams.cbegin(); stream != disk.streams.cend(); ++stream) {
        const Member *member = stream->state.activeMember(user);
        if (stream.key().kind == RoomId::Kind::Team && member != nullptr && stream->state.team())
            teams.append({TeamId(stream.key().id), stream->state.team()->name, member->role});
    }
    return teams;
}

Result<bool> MemoryServerStore::writtenElsewhere()
{
    return std::exchange(m_writtenElsewhere, false) && !faults.hidesForeignWrites;
}

Result<void> MemoryServerStore::write(const WriteBatch &batch)
{
    if (failNextWrite)
        return failWith(*std::exchange(failNextWrite, {}));
    for (const WriteBatch::Events &events : batch.events) {
        const auto found = disk.streams.constFind(events.room);
        if (events.isNew == (found != disk.streams.cend()))
            return fail(ErrorCode::Busy, u"%1 is there already, or not at all"_s.arg(events.room.toString()));
        quint64 seq = events.isNew ? 0 : found->seq;
        for (const LoggedEvent &event : events.events) {
            if (event.prev != seq || event.seq != seq + 1)
                return fail(ErrorCode::Busy, u"%1 is at %2"_s.arg(events.room.toString()).arg(seq));
            seq = event.seq;
        }
    }
    for (const AppliedResult &result : batch.applied) {
        if (disk.applied.contains(result.muid) && !faults.forgetsApplied)
            return fail(ErrorCode::Busy, u"mutation %1 was applied elsewhere meanwhile"_s.arg(result.muid.value()));
    }
    for (const WriteBatch::Events &events : batch.events) {
        ServerDisk::Stream &stream = disk.streams[events.room];
        if (events.isNew)
            stream.teamId = events.teamId;
        for (const LoggedEvent &event : events.events) {
            apply(stream.state, event.event, event.seq);
            stream.seq = event.seq;
            stream.h = event.h;
            stream.log.append(event);
        }
    }
    for (const AppliedResult &result : batch.applied) {
        disk.applied.insert(result.muid, result);
        disk.order.append(result.muid);
    }
    for (const ClientRow &row : batch.clients)
        disk.clients.insert(row.id, row);
    return {};
}

} // namespace Lanban::Sim
