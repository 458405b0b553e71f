// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide_p.h"
#include "core/domain/permission.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

constexpr int MaxWipLimit = 9999;

EntityRef refTo(const Column &column)
{
    return {EntityType::Column, column.id.value(), column.rev};
}

EntityRef refTo(const Label &label)
{
    return {EntityType::Label, label.id.value(), label.rev};
}

EntityRef refTo(const Swimlane &swimlane)
{
    return {EntityType::Swimlane, swimlane.id.value(), swimlane.rev};
}

Verdict checkLimit(const std::optional<WipLimit> &wip, const QString &path)
{
    if (wip && (wip->limit < 1 || wip->limit > MaxWipLimit))
        return reject(ErrorCode::Schema, u"a limit is 1 to 9999"_s, path);
    return {};
}

template<typename Key>
Verdict notThere(const Key &id)
{
    return unknown(id.value(), u"there is no such thing on this board"_s, u"/args/id"_s);
}

template<typename T, typename Key>
Verdict missing(const T *entity, const Key &id)
{
    if (!entity)
        return notThere(id);
    if (entity->deleted)
        return reject(ErrorCode::Gone, u"it is deleted"_s, u"/args/id"_s, {refTo(*entity)});
    return {};
}

void emitPos(DecideContext &context, const Column &column, const QString &pos)
{
    ColumnChange change;
    change.id = column.id;
    change.rev = column.rev + 1;
    change.pos = pos;
    context.emitEvent(EventType::ColumnMoved, change, {EntityType::Column, column.id.value(), change.rev});
}

void emitPos(DecideContext &context, const Swimlane &swimlane, const QString &pos)
{
    SwimlaneChange change;
    change.id = swimlane.id;
    change.rev = swimlane.rev + 1;
    change.pos = pos;
    context.emitEvent(EventType::SwimlaneMoved, change, {EntityType::Swimlane, swimlane.id.value(), change.rev});
}

template<typename K, typename V>
Siblings<K> siblingsIn(DecideContext &context, const QMap<K, V> &map)
{
    return {rankOrder(map, [](const V &) { return true; }),
            [&map](const K &id) {
                const auto found = map.constFind(id);
                return found == map.cend() || found->deleted ? QString() : found->pos;
            },
            [&context, &map](const K &id, const QString &pos) { emitPos(context, *map.constFind(id), pos); }};
}

} // namespace

const Column *livingColumn(const BoardState &state, const ColumnId &id)
{
    // Chains are compressed as they grow, so this is a step or two; the count only guards against a damaged state.
    const Column *column = state.find(id);
    for (qsizetype steps = state.columns().size(); column && column->deleted && steps > 0; --steps)
        column = state.find(column->heirId);
    return column && !column->deleted ? column : nullptr;
}

Verdict checkWip(DecideContext &context, const Column &column, bool force, const QList<EntityRef> &also)
{
    if (!column.wip)
        return {};
    const int count = context.state().liveTaskCount(column.id);
    if (count < column.wip->limit)
        return {};
    const bool passes = force && isAtLeast(context.role(), permissionFor(Op::ColumnUpdate{}).atLeast);
    if (column.wip->hard && !passes)
        return reject(ErrorCode::WipLimit, u"Column is full (%1/%2)"_s.arg(count).arg(column.wip->limit), u"/args/columnId"_s,
                      QList<EntityRef>{refTo(column)} + also, {{u"limit"_s, column.wip->limit}, {u"count"_s, count}});
    context.warn(u"wip_limit"_s);
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ColumnCreate &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/name"_s))
        return verdict;
    if (Verdict verdict = checkLimit(op.wip, u"/args/wip/limit"_s))
        return verdict;
    if (context.state().find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is a column with this id"_s, u"/args/id"_s);
    ColumnChange change;
    change.id = op.id;
    change.rev = 1;
    change.name = op.name;
    const Siblings<ColumnId> siblings = siblingsIn(context, context.state().columns());
    change.pos = placeIn(context, siblings, findGap(context, siblings, op.anchor, op.id), op.anchor, op.id);
    if (op.wip)
        change.wip = op.wip;
    context.emitEvent(EventType::ColumnCreated, change, {EntityType::Column, op.id.value(), 1});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ColumnUpdate &op)
{
    const Column *column = context.state().find(op.id);
    if (Verdict verdict = missing(column, op.id))
        return verdict;
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/set/name"_s))
        return verdict;
    if (Verdict verdict = checkLimit(op.wip.value_or(std::nullopt), u"/args/set/wip/limit"_s))
        return verdict;
    ColumnChange change;
    change.id = op.id;
    change.rev = column->rev + 1;
    if (op.name && *op.name != column->name)
        change.name = op.name;
    if (op.wip && *op.wip != column->wip)
        change.wip = op.wip;
    if (!change.name && !change.wip)
        return context.noop();
    context.emitEvent(EventType::ColumnUpdated, change, {EntityType::Column, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ColumnMove &op)
{
    const Column *column = context.state().find(op.id);
    if (column && column->deleted)
        return context.noop();
    if (Verdict verdict = missing(column, op.id))
        return verdict;
    const Siblings<ColumnId> siblings = siblingsIn(context, context.state().columns());
    const Gap gap = findGap(context, siblings, op.anchor, op.id);
    if (gap.holds(column->pos))
        return context.noop();
    emitPos(context, *column, placeIn(context, siblings, gap, op.anchor, op.id));
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ColumnArchive &op)
{
    const Column *column = context.state().find(op.id);
    if (Verdict verdict = missing(column, op.id))
        return verdict;
    if (column->archived == op.archived)
        return context.noop();
    ColumnChange change;
    change.id = op.id;
    change.rev = column->rev + 1;
    change.archived = op.archived;
    context.emitEvent(EventType::ColumnArchived, change, {EntityType::Column, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::ColumnDelete &op)
{
    const Column *column = context.state().find(op.id);
    if (!column)
        return notThere(op.id);
    if (column->deleted)
        return context.noop();
    const Column *heir = livingColumn(context.state(), op.heirId);
    if (!heir)
        return unknown(op.heirId.value(), u"there is no such column on this board"_s, u"/args/heirId"_s);
    // An archived one would hide them.
    if (heir->archived || heir->id == op.id)
        return reject(ErrorCode::InvalidRef, u"a deleted column needs a living heir for its tasks"_s, u"/args/heirId"_s,
                      {refTo(*heir)}, {{u"id"_s, op.heirId.value()}});
    if (heir->id != op.heirId)
        context.adjusted(u"heirId"_s);
    ColumnChange change;
    change.id = op.id;
    change.rev = column->rev + 1;
    change.deleted = true;
    change.heirId = heir->id;
    context.emitEvent(EventType::ColumnDeleted, change, {EntityType::Column, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::SwimlaneCreate &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/name"_s))
        return verdict;
    if (context.state().find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is a swimlane with this id"_s, u"/args/id"_s);
    SwimlaneChange change;
    change.id = op.id;
    change.rev = 1;
    change.name = op.name;
    const Siblings<SwimlaneId> siblings = siblingsIn(context, context.state().swimlanes());
    change.pos = placeIn(context, siblings, findGap(context, siblings, op.anchor, op.id), op.anchor, op.id);
    context.emitEvent(EventType::SwimlaneCreated, change, {EntityType::Swimlane, op.id.value(), 1});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::SwimlaneUpdate &op)
{
    const Swimlane *swimlane = context.state().find(op.id);
    if (Verdict verdict = missing(swimlane, op.id))
        return verdict;
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/set/name"_s))
        return verdict;
    if (!op.name || *op.name == swimlane->name)
        return context.noop();
    SwimlaneChange change;
    change.id = op.id;
    change.rev = swimlane->rev + 1;
    change.name = op.name;
    context.emitEvent(EventType::SwimlaneUpdated, change, {EntityType::Swimlane, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::SwimlaneMove &op)
{
    const Swimlane *swimlane = context.state().find(op.id);
    if (swimlane && swimlane->deleted)
        return context.noop();
    if (Verdict verdict = missing(swimlane, op.id))
        return verdict;
    const Siblings<SwimlaneId> siblings = siblingsIn(context, context.state().swimlanes());
    const Gap gap = findGap(context, siblings, op.anchor, op.id);
    if (gap.holds(swimlane->pos))
        return context.noop();
    emitPos(context, *swimlane, placeIn(context, siblings, gap, op.anchor, op.id));
    return {};
}

Verdict decideOn(DecideContext &context, const Op::SwimlaneDelete &op)
{
    const Swimlane *swimlane = context.state().find(op.id);
    if (!swimlane)
        return notThere(op.id);
    if (swimlane->deleted)
        return context.noop();
    SwimlaneChange change;
    change.id = op.id;
    change.rev = swimlane->rev + 1;
    change.deleted = true;
    context.emitEvent(EventType::SwimlaneDeleted, change, {EntityType::Swimlane, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::LabelCreate &op)
{
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/name"_s, Empty::Allowed))
        return verdict;
    if (!isColorName(op.color))
        return reject(ErrorCode::Schema, u"not a colour of the palette"_s, u"/args/color"_s);
    if (context.state().find(op.id))
        return reject(ErrorCode::InvalidRef, u"there is a label with this id"_s, u"/args/id"_s);
    LabelChange change;
    change.id = op.id;
    change.rev = 1;
    change.name = op.name;
    change.color = op.color;
    context.emitEvent(EventType::LabelCreated, change, {EntityType::Label, op.id.value(), 1});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::LabelUpdate &op)
{
    const Label *label = context.state().find(op.id);
    if (Verdict verdict = missing(label, op.id))
        return verdict;
    if (Verdict verdict = checkText(op.name, MaxNameLength, u"/args/set/name"_s, Empty::Allowed))
        return verdict;
    if (op.color && !isColorName(*op.color))
        return reject(ErrorCode::Schema, u"not a colour of the palette"_s, u"/args/set/color"_s);
    LabelChange change;
    change.id = op.id;
    change.rev = label->rev + 1;
    if (op.name && *op.name != label->name)
        change.name = op.name;
    if (op.color && *op.color != label->color)
        change.color = op.color;
    if (!change.name && !change.color)
        return context.noop();
    context.emitEvent(EventType::LabelUpdated, change, {EntityType::Label, op.id.value(), change.rev});
    return {};
}

Verdict decideOn(DecideContext &context, const Op::LabelDelete &op)
{
    const Label *label = context.state().find(op.id);
    if (!label)
        return notThere(op.id);
    if (label->deleted)
        return context.noop();
    LabelChange change;
    change.id = op.id;
    change.rev = label->rev + 1;
    change.deleted = true;
    context.emitEvent(EventType::LabelDeleted, change, {EntityType::Label, op.id.value(), change.rev});
    return {};
}

} // namespace Lanban
