// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/entitycodec.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Where a kind of entity stands in a snapshot.
struct Section {
    QLatin1StringView key;
    EntityType type;
    bool single = false; //!< one object, not an array of them
};

constexpr std::array BoardSections{
    Section{"board"_L1, EntityType::Board, true},    Section{"columns"_L1, EntityType::Column},
    Section{"swimlanes"_L1, EntityType::Swimlane},   Section{"labels"_L1, EntityType::Label},
    Section{"members"_L1, EntityType::Member},       Section{"tasks"_L1, EntityType::Task},
    Section{"checklists"_L1, EntityType::Checklist}, Section{"comments"_L1, EntityType::Comment},
};

constexpr std::array TeamSections{
    Section{"team"_L1, EntityType::Team, true},
    Section{"boards"_L1, EntityType::Board},
    Section{"members"_L1, EntityType::Member},
};

constexpr QLatin1StringView Items = "items"_L1;

qsizetype jsonSize(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).size();
}

//! Collects entities into parts that stay below a size.
class PartsBuilder
{
public:
    PartsBuilder(std::span<const Section> sections, qsizetype maxBytes) : m_sections(sections), m_maxBytes(maxBytes) { begin(); }

    //! Room for entities in an empty part.
    [[nodiscard]] qsizetype capacity() const { return m_maxBytes - m_emptySize; }

    //! Adds \a entity to this part, or to the next where this one would grow too large.
    void add(const Section &section, const QJsonObject &entity)
    {
        const qsizetype bytes = jsonSize(entity) + 1 + (section.single ? section.key.size() + 3 : 0);
        if (m_hasContent && m_size + bytes > m_maxBytes) {
            flush();
            begin();
        }
        m_size += bytes;
        m_hasContent = true;
        if (section.single)
            m_part.insert(section.key, entity);
        else
            m_lists[section.key].append(entity);
    }

    [[nodiscard]] QList<QJsonObject> finish()
    {
        flush();
        return std::move(m_parts);
    }

private:
    void begin()
    {
        m_part = {};
        m_lists.clear();
        m_emptySize = 2;
        for (const Section &section : m_sections) {
            if (section.single)
                continue;
            m_lists.insert(section.key, {});
            m_emptySize += section.key.size() + 6; // "key":[],
        }
        m_size = m_emptySize;
        m_hasContent = false;
    }

    void flush()
    {
        for (auto list = m_lists.constBegin(); list != m_lists.constEnd(); ++list)
            m_part.insert(list.key(), *list);
        m_parts.append(m_part);
    }

    std::span<const Section> m_sections;
    qsizetype m_maxBytes;
    QList<QJsonObject> m_parts;
    QJsonObject m_part;
    QMap<QLatin1StringView, QJsonArray> m_lists;
    qsizetype m_emptySize = 0;
    qsizetype m_size = 0;
    bool m_hasContent = false;
};

//! \a checklist with \a items; where these don't fit into one part it comes several times, each time
//! with some of them.
QList<QJsonObject> withItems(QJsonObject checklist, const QList<QJsonObject> &items, qsizetype capacity)
{
    QList<QJsonObject> result;
    checklist.insert(Items, QJsonArray());
    const qsizetype empty = jsonSize(checklist) + 1;
    qsizetype size = empty;
    QJsonArray held;
    for (const QJsonObject &item : items) {
        const qsizetype bytes = jsonSize(item) + 1;
        if (!held.isEmpty() && size + bytes > capacity) {
            checklist.insert(Items, held);
            result.append(checklist);
            held = {};
            size = empty;
        }
        held.append(item);
        size += bytes;
    }
    checklist.insert(Items, held);
    result.append(checklist);
    return result;
}

std::span<const Section> sectionsOf(const BoardState &state)
{
    return state.team() ? std::span<const Section>(TeamSections) : std::span<const Section>(BoardSections);
}

Error below(const QString &parent, Error error)
{
    error.path.prepend(parent);
    return error;
}

Result<void> addChecklist(QJsonObject object, BoardState &state)
{
    const QJsonValue items = object.take(Items);
    if (!items.isArray())
        return fail(ErrorCode::Schema, items.isUndefined() ? u"items: missing"_s : u"items: not an array"_s, u"/items"_s);
    if (const Result<EntityRef> checklist = entityFromJson(EntityType::Checklist, object, state); !checklist)
        return failWith(checklist.error());
    const QJsonArray array = items.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"/items/"_s + QString::number(i);
        if (!array.at(i).isObject())
            return fail(ErrorCode::Schema, u"items: not an object"_s, path);
        if (const Result<EntityRef> item = entityFromJson(EntityType::CheckItem, array.at(i).toObject(), state); !item)
            return failWith(below(path, item.error()));
    }
    return {};
}

Result<void> addEntity(const Section &section, const QJsonValue &value, BoardState &state)
{
    if (!value.isObject())
        return fail(ErrorCode::Schema, section.key + ": not an object"_L1);
    if (section.type == EntityType::Checklist)
        return addChecklist(value.toObject(), state);
    if (const Result<EntityRef> entity = entityFromJson(section.type, value.toObject(), state); !entity)
        return failWith(entity.error());
    return {};
}

Result<void> addSection(const Section &section, const QJsonValue &value, BoardState &state)
{
    const QString path = u'/' + section.key;
    if (section.single) {
        const Result<void> added = addEntity(section, value, state);
        return added ? added : failWith(below(path, added.error()));
    }
    if (!value.isArray())
        return fail(ErrorCode::Schema, section.key + ": not an array"_L1, path);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (const Result<void> added = addEntity(section, array.at(i), state); !added)
            return failWith(below(path + u'/' + QString::number(i), added.error()));
    }
    return {};
}

} // namespace

QList<QJsonObject> snapshotParts(const BoardState &state, qsizetype maxBytes)
{
    const std::span<const Section> sections = sectionsOf(state);
    PartsBuilder parts(sections, maxBytes);
    QMap<ChecklistId, QList<QJsonObject>> items;
    for (const CheckItem &item : state.checkItems())
        items[item.checklistId].append(entityToJson(state, {EntityType::CheckItem, item.id.value()}));
    const QList<EntityRef> entities = state.entities();
    for (const Section &section : sections) {
        for (const EntityRef &ref : entities) {
            if (ref.type != section.type)
                continue;
            const QJsonObject entity = entityToJson(state, ref);
            if (ref.type != EntityType::Checklist) {
                parts.add(section, entity);
                continue;
            }
            for (const QJsonObject &some : withItems(entity, items.value(ChecklistId(ref.id)), parts.capacity()))
                parts.add(section, some);
        }
    }
    return parts.finish();
}

QJsonObject snapshotToJson(const BoardState &state)
{
    return snapshotParts(state, std::numeric_limits<qsizetype>::max() / 2).constFirst();
}

Result<void> addSnapshotPart(const QJsonObject &part, BoardState &state)
{
    // Known by what only a team's snapshot has: its parts after the first hold no "team".
    const bool ofTeam = part.contains("team"_L1) || part.contains("boards"_L1);
    const std::span<const Section> sections
        = ofTeam ? std::span<const Section>(TeamSections) : std::span<const Section>(BoardSections);
    for (auto field = part.constBegin(); field != part.constEnd(); ++field) {
        const auto section
            = std::find_if(sections.begin(), sections.end(), [&](const Section &one) { return one.key == field.key(); });
        if (section == sections.end())
            return fail(ErrorCode::Schema, field.key() + ": unknown field"_L1, u'/' + field.key());
    }
    for (const Section &section : sections) {
        const auto field = part.constFind(section.key);
        if (field == part.constEnd()) {
            if (section.single)
                continue; // only the first part has it
            return fail(ErrorCode::Schema, section.key + ": missing"_L1, u'/' + section.key);
        }
        if (const Result<void> added = addSection(section, *field, state); !added)
            return added;
    }
    return {};
}

} // namespace Lanban::Protocol
