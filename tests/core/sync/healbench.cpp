// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/healbench.h"

#include "core/protocol/codec.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Testing {

namespace {
QJsonValue another(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::Double:
        return value.toInteger() + 1;
    case QJsonValue::String:
        return value.toString() + u'x';
    case QJsonValue::Array:
        return value.toArray().isEmpty() ? QJsonArray{u"x"_s} : QJsonArray();
    default:
        return 1;
    }
}
} // namespace

HealBench::HealBench(int tasks) : client(hub, 0)
{
    hub.options.limits.burst = 100000;
    hub.restart();
    hub.hello(Writer, 1, u"writer"_s);
    for (int i = 0; i < tasks; ++i)
        write(newTask(u"t%1"_s.arg(i)));
    client.filter = [this](const Protocol::ServerMessage &message) {
        note(message);
        return true;
    };
    client.join();
}

void HealBench::grow(Sim::Random &random, int changes)
{
    for (int i = 0; i < changes; ++i)
        write(Sim::randomOperation(hub.stream(HubBench::board1()).state, UserId(u"u1"_s), random, m_ids));
}

void HealBench::damage(const std::function<void(BoardState &)> &damage)
{
    client.disconnect();
    damage(client.store.disk.rooms[HubBench::board1()].base);
    client.restart();
    client.join();
}

void HealBench::compare()
{
    answers.clear();
    bytes = 0;
    snapshots = 0;
    client.clear();
    hub.tick(HeadMs);
    client.pump();
}

void HealBench::note(const Protocol::ServerMessage &message)
{
    if (const auto *answer = std::get_if<Protocol::Healed>(&message)) {
        answers.append(*answer);
        bytes += Protocol::encode(message).size();
    } else if (const auto *subscribed = std::get_if<Protocol::Subscribed>(&message)) {
        snapshots += subscribed->mode == Protocol::Subscribed::Mode::Snapshot ? 1 : 0;
    }
}

QStringList HealBench::healed() const
{
    QStringList names;
    for (const Protocol::Healed &answer : answers) {
        for (const Protocol::HealedEntity &entity : answer.ents)
            names.append(Protocol::entityTypeName(entity.type) + u':' + entity.data.value(u"id"_s).toString());
        for (const QString &name : answer.gone)
            names.append(u'-' + name);
    }
    names.sort();
    return names;
}

bool HealBench::isWell() const
{
    const BoardState &theirs = hub.stream(HubBench::board1()).state;
    return *client.sync->base(HubBench::board1()) == theirs && client.store.disk.rooms.value(HubBench::board1()).base == theirs;
}

Task HealBench::task(const QString &id) const
{
    return *hub.stream(HubBench::board1()).state.find(TaskId(id));
}

void spoil(BoardState &state, Sim::Random &random, int times)
{
    for (int i = 0; i < times; ++i) {
        const EntityRef ref = random.pick(state.entities());
        QJsonObject entity = Protocol::entityToJson(state, ref);
        const QString idField = ref.type == EntityType::Member ? u"userId"_s : u"id"_s;
        switch (random.below(3)) {
        case 0:
            state.copyFrom(BoardState(), ref);
            continue;
        case 1:
            entity.insert(idField, u"ghost%1"_s.arg(i));
            break;
        default:
            const QString field = random.pick(entity.keys());
            if (field != idField)
                entity.insert(field, another(entity.value(field)));
        }
        (void)Protocol::entityFromJson(ref.type, entity, state); // where that is no entity there is no damage
    }
}

void retitleIn(BoardState &state, const QString &id, const QString &title)
{
    Task task = *state.find(TaskId(id));
    task.title = title;
    state.put(task);
}

} // namespace Lanban::Testing
