// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"
#include "core/sync/clientsync_p.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// A digest that is not the server's means that a change got lost here, in memory or on the disk. What differs is found by three
// questions, each about a sixteenth of what the one before left open, and replaced; events come in meanwhile as ever.
namespace Lanban {

namespace {
constexpr int EntityLevel = 3;
constexpr int MaxTries = 3;
// A room that has to be healed this often is not healed by it.
constexpr qsizetype MaxHealsAnHour = 3;
constexpr qint64 HourMs = 3600LL * 1000;
// A server gives 2 MiB at the most, a part being half of one or a single large entity.
constexpr int MaxParts = 64;

QString entityName(const EntityRef &ref)
{
    return Protocol::entityTypeName(ref.type) + u':' + ref.id;
}

std::optional<EntityRef> entityFromName(const QString &name)
{
    const qsizetype colon = name.indexOf(u':');
    const auto type = Protocol::entityTypeFromName(QStringView(name).left(std::max<qsizetype>(colon, 0)));
    if (!type || !isValidId(QStringView(name).mid(colon + 1)))
        return {};
    return EntityRef{*type, name.mid(colon + 1)};
}

//! The buckets below \a parents: each with one more digit.
QStringList children(const QStringList &parents)
{
    constexpr int Base = 16;
    QStringList names;
    for (const QString &parent : parents) {
        for (int digit = 0; digit < Base; ++digit)
            names.append(parent + QString::number(digit, Base));
    }
    return names;
}

bool holdsAll(const QStringList &names, const QStringList &some)
{
    return std::all_of(some.cbegin(), some.cend(), [&names](const QString &name) { return names.contains(name); });
}
} // namespace

void ClientSync::Private::heal(const RoomId &room, RoomTalk &talk)
{
    if (talk.healing)
        return; // it is being looked into
    ++healCounts.mismatches;
    QList<qint64> &recent = healedAtMs[room];
    recent.removeIf([this](qint64 at) { return at <= now - HourMs; });
    if (recent.size() >= MaxHealsAnHour) {
        recent.clear();
        healWhole(room, u"its state was healed %1 times within an hour"_s.arg(MaxHealsAnHour));
        return;
    }
    recent.append(now);
    trouble(ErrorCode::BadFormat,
            u"the state of %1 is not ours at %2"_s.arg(room.toString()).arg(data.rooms.value(room).cursor.seq));
    askToHeal(room, talk.healing.emplace(), children({QString()}));
}

void ClientSync::Private::refetch(const RoomId &room, RoomTalk &talk, const QList<Protocol::BatchItem> &items)
{
    if (talk.healing)
        return; // comes to an end only with the server's digest
    std::set<QString> buckets;
    for (const Protocol::BatchItem &item : items) {
        if (item.event.type != EventType::Unknown)
            continue;
        for (const EntityRef &ref : item.event.ents)
            buckets.insert(Protocol::StateDigest::bucketOf(ref));
    }
    if (buckets.empty()) {
        ask(room, true); // it says nothing that could be asked for
        return;
    }
    Healing &healing = talk.healing.emplace();
    healing.level = EntityLevel;
    healing.isRefetch = true;
    askToHeal(room, healing, QStringList(buckets.begin(), buckets.end()));
}

void ClientSync::Private::askToHeal(const RoomId &room, Healing &healing, const QStringList &buckets)
{
    const BoardState &base = data.rooms[room].base;
    Protocol::StateDigest &digest = views[room].baseDigest;
    QStringList have;
    if (healing.level < EntityLevel) {
        for (const QString &bucket : buckets)
            have.append(bucket + u':' + digest.sum(base, bucket));
    } else {
        have = buckets;
        const QMap<EntityRef, QString> hashes = digest.hashes(base, buckets);
        for (auto entity = hashes.cbegin(); entity != hashes.cend(); ++entity)
            have.append(entityName(entity.key()) + u':' + *entity);
    }
    if (have.size() > Protocol::MaxHealItems) {
        healWhole(room, u"too much of its state is not ours"_s);
        return;
    }
    healing.asked = buckets;
    healing.askId = u"h%1"_s.arg(++lastHeal);
    healing.progressAtMs = now;
    send(Protocol::Heal{healing.askId, room, healing.level, have});
}

void ClientSync::Private::healAgain(const RoomId &room, RoomTalk &talk)
{
    Healing next;
    next.tries = talk.healing->tries + 1;
    next.isRefetch = talk.healing->isRefetch;
    if (next.tries > MaxTries) {
        healWhole(room, u"its state could not be healed"_s);
        return;
    }
    talk.healing = std::move(next);
    askToHeal(room, *talk.healing, children({QString()}));
}

void ClientSync::Private::healWhole(const RoomId &room, const QString &why)
{
    ++healCounts.snapshots;
    trouble(ErrorCode::BadFormat, u"%1 is fetched whole: %2"_s.arg(room.toString(), why));
    askAgain(room, true);
}

bool ClientSync::Private::healRefused(const Protocol::ErrorMessage &message)
{
    const auto found = std::find_if(talks.begin(), talks.end(), [&message](const auto &entry) {
        return entry.second.healing && entry.second.healing->askId == message.re;
    });
    if (found == talks.end())
        return false;
    if (message.code == ErrorCode::Forbidden)
        found->second.healing.reset(); // what revoked it is on its way
    else
        healWhole(found->first, message.msg);
    return true;
}

void ClientSync::Private::healed(const Protocol::Healed &message)
{
    const auto found = talks.find(message.room);
    if (found == talks.end() || !found->second.healing || found->second.healing->askId != message.re
        || !data.rooms.contains(message.room))
        return; // superseded
    RoomTalk &talk = found->second;
    Healing &healing = *talk.healing;
    healing.progressAtMs = now;
    if (message.level != healing.level || !holdsAll(healing.asked, message.differ)) {
        healWhole(message.room, u"the server's answer is to another question"_s);
    } else if (healing.level == EntityLevel) {
        addHealed(message.room, talk, message);
    } else if (message.differ.isEmpty()) {
        talk.healing.reset(); // an event put it right meanwhile; if not, the next head says so
    } else {
        ++healing.level;
        askToHeal(message.room, healing, healing.level < EntityLevel ? children(message.differ) : message.differ);
    }
}

void ClientSync::Private::addHealed(const RoomId &room, RoomTalk &talk, const Protocol::Healed &message)
{
    Healing &healing = *talk.healing;
    if (message.part != healing.got || message.of > MaxParts) {
        healAgain(room, talk);
        return;
    }
    const auto isAsked
        = [&healing](const EntityRef &ref) { return healing.asked.contains(Protocol::StateDigest::bucketOf(ref)); };
    for (const Protocol::HealedEntity &entity : message.ents) {
        const auto ref = Protocol::entityFromJson(entity.type, entity.data, healing.entities);
        if (!ref || !isAsked(*ref)) {
            healWhole(room, ref ? u"%1 was not asked for"_s.arg(entityName(*ref)) : ref.error().detail);
            return;
        }
        healing.replaced.insert(*ref);
    }
    for (const QString &name : message.gone) {
        const auto ref = entityFromName(name);
        if (!ref || !isAsked(*ref)) {
            healWhole(room, u"%1 was not asked for"_s.arg(name));
            return;
        }
        healing.replaced.insert(*ref);
    }
    if (++healing.got == message.of)
        swapHealed(room, talk, message);
}

void ClientSync::Private::swapHealed(const RoomId &room, RoomTalk &talk, const Protocol::Healed &message)
{
    CachedRoom &cached = data.rooms[room];
    // Only the state at that very event is the server's word: an event that got lost would be undone by it for good.
    if (cached.cursor != Protocol::Cursor{message.seq, message.h}) {
        if (message.seq > cached.cursor.seq)
            ask(room, false); // it has: first things first
        else
            healAgain(room, talk);
        return;
    }
    const Healing &healing = *talk.healing;
    const QList<EntityRef> refs(healing.replaced.begin(), healing.replaced.end());
    for (const EntityRef &ref : refs)
        cached.base.copyFrom(healing.entities, ref);
    Protocol::StateDigest &digest = views[room].baseDigest;
    digest.touch(refs);
    if (!refs.isEmpty()) {
        if (!healing.isRefetch)
            healCounts.entities += static_cast<quint64>(refs.size());
        store({PutEntities{room, cached.base, refs, cached.cursor}});
        refresh(room, refs);
    }
    if (digest.value(cached.base) != message.digest) {
        healAgain(room, talk);
        return;
    }
    ++(healing.isRefetch ? healCounts.refetched : healCounts.healed);
    talk.healing.reset();
}

} // namespace Lanban
