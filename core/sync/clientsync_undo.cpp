// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/clientsync_p.h"
#include "core/sync/overloaded.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

QList<UndoEntry>::iterator lastOf(QList<UndoEntry> &entries, const RoomId &room, bool redo)
{
    for (auto entry = entries.end(); entry != entries.begin();) {
        --entry;
        if (entry->room == room && entry->redo == redo)
            return entry;
    }
    return entries.end();
}

//! Where the entity of \a ref stands; empty where there is none.
QString placeOf(const BoardState &state, const FieldRef &ref)
{
    switch (ref.type) {
    case EntityType::Task: {
        const Task *task = state.find(TaskId(ref.id));
        return task ? task->columnId.value() + u'/' + task->swimlaneId.value() + u'/' + task->pos : QString();
    }
    case EntityType::Column: {
        const Column *column = state.find(ColumnId(ref.id));
        return column ? column->pos : QString();
    }
    case EntityType::Swimlane: {
        const Swimlane *lane = state.find(SwimlaneId(ref.id));
        return lane ? lane->pos : QString();
    }
    case EntityType::Checklist: {
        const Checklist *checklist = state.find(ChecklistId(ref.id));
        return checklist ? checklist->pos : QString();
    }
    case EntityType::CheckItem: {
        const CheckItem *item = state.find(CheckItemId(ref.id));
        return item ? item->checklistId.value() + u'/' + item->pos : QString();
    }
    default:
        return {};
    }
}

//! What of \a part an event about \a changed concerns; nothing where it does not.
std::optional<FieldRef> concerned(const UndoPart &part, const FieldRef &changed)
{
    for (const FieldRef &own : fieldsOf(part.inverse.mine)) {
        if (own.type != changed.type || own.id != changed.id)
            continue;
        if (own == changed || own.field == ChangedField::Itself)
            return own;
        if (changed.field == ChangedField::Itself)
            return changed;
    }
    return {};
}

//! The places that taking \a part back sets of tasks, where what was done was not to move them.
QList<FieldRef> placesBack(const UndoPart &part)
{
    QList<FieldRef> places;
    if (std::holds_alternative<Op::TaskMove>(part.inverse.mine))
        return places;
    for (const Operation &op : part.inverse.back) {
        if (const auto *move = std::get_if<Op::TaskMove>(&op))
            places.append({EntityType::Task, move->id.value(), ChangedField::Place, {}});
    }
    return places;
}

//! Whether \a part, which is still to come, moves \a task by itself: out of the column or the lane that it deletes.
bool movesToo(const UndoPart &part, const Task *task)
{
    if (const auto *column = std::get_if<Op::ColumnDelete>(&part.inverse.mine))
        return task != nullptr && task->columnId == column->id;
    const auto *lane = std::get_if<Op::SwimlaneDelete>(&part.inverse.mine);
    return lane != nullptr && task != nullptr && task->swimlaneId == lane->id;
}

void rename(UndoPart &part, const EntityRef &from, const QString &to)
{
    renameEntity(part.inverse.mine, from.type, from.id, to);
    for (Operation &op : part.inverse.back)
        renameEntity(op, from.type, from.id, to);
    QMap<FieldRef, UserId> overtaken;
    for (auto it = part.overtaken.cbegin(); it != part.overtaken.cend(); ++it) {
        FieldRef ref = it.key();
        if (ref.type == from.type && ref.id == from.id)
            ref.id = to;
        if (from.type == EntityType::Label && ref.field == ChangedField::Label && ref.element == from.id)
            ref.element = to;
        overtaken.insert(ref, it.value());
    }
    part.overtaken = overtaken;
}

void rename(UndoEntry &entry, const EntityRef &from, const QString &to)
{
    renameEntity(entry.did, from.type, from.id, to);
    for (UndoPart &part : entry.parts)
        rename(part, from, to);
}

//! What the author of an undo has before them: their own text, so that another's on its way is merged with it.
std::optional<BaseRef> baseOf(const Operation &op, const BoardState &base, const BoardState &view)
{
    const auto seen = [&base](EntityType type, const QString &id) -> std::optional<BaseRef> {
        const quint64 rev = base.revisionOf({type, id, 0});
        return rev > 0 ? std::optional(BaseRef{id, rev, {}}) : std::nullopt;
    };
    if (const auto *update = std::get_if<Op::TaskUpdate>(&op)) {
        auto ref = seen(EntityType::Task, update->id.value());
        if (const Task *task = view.find(update->id); ref && task && update->description)
            ref->text = task->description;
        return ref;
    }
    if (const auto *update = std::get_if<Op::CheckItemUpdate>(&op)) {
        const CheckItem *item = view.find(update->id);
        auto ref = item && update->text ? seen(EntityType::CheckItem, update->id.value()) : std::nullopt;
        if (ref)
            ref->text = item->text;
        return ref;
    }
    // A task in the trash follows its column; that its author knows where it is, is no reason not to.
    const auto *move = std::get_if<Op::TaskMove>(&op);
    if (const Task *task = move ? view.find(move->id) : nullptr; task && task->deleted)
        return {};
    return std::visit(
        [&]<typename T>(const T &o) -> std::optional<BaseRef> {
            if constexpr (
                std::is_same_v<
                    T,
                    Op::TaskMove> || std::is_same_v<T, Op::TaskDelete> || std::is_same_v<T, Op::TaskArchive> || std::is_same_v<T, Op::TaskRestore>)
                return seen(EntityType::Task, o.id.value());
            else if constexpr (std::is_same_v<T, Op::CommentUpdate> || std::is_same_v<T, Op::CommentDelete>)
                return seen(EntityType::Comment, o.id.value());
            else
                return {};
        },
        op);
}

} // namespace

const UndoEntry *ClientSync::lastStep(const RoomId &room, bool redo) const
{
    const auto last = lastOf(d->data.undo, room, redo);
    return last == d->data.undo.end() ? nullptr : &*last;
}

void ClientSync::Private::pushUndo(UndoEntry entry, QList<StoreOp> &ops)
{
    entry.n = data.nextN++;
    data.undo.append(entry);
    ops.append(PutUndo{entry});
    const auto isSame = [&entry](const UndoEntry &other) { return other.room == entry.room && other.redo == entry.redo; };
    if (std::count_if(data.undo.cbegin(), data.undo.cend(), isSame) <= UndoDepth)
        return;
    const auto oldest = std::find_if(data.undo.begin(), data.undo.end(), isSame);
    ops.append(RemoveUndo{oldest->n});
    data.undo.erase(oldest);
}

void ClientSync::Private::removeUndo(const RoomId &room, bool redo, QList<StoreOp> &ops)
{
    data.undo.removeIf([&](const UndoEntry &entry) {
        if (entry.room != room || entry.redo != redo)
            return false;
        ops.append(RemoveUndo{entry.n});
        return true;
    });
}

void ClientSync::Private::rememberStep(const EditInput &input, const Queued &queued, QList<StoreOp> &ops)
{
    if (input.room.kind != RoomId::Kind::Board)
        return;
    removeUndo(input.room, true, ops);
    if (queued.inverse) {
        const UndoPart part{queued.muid, *queued.inverse, {}};
        const auto last = lastOf(data.undo, input.room, false);
        if (!input.step.isEmpty() && last != data.undo.end() && last->step == input.step) {
            last->parts.append(part);
            ops.append(PutUndo{*last});
        } else {
            pushUndo({0, input.room, false, input.step, input.op, {part}}, ops);
        }
    }
}

void ClientSync::Private::forgetUndo(const Muid &muid, QList<StoreOp> &ops)
{
    std::set<RoomId> rooms;
    for (UndoEntry &entry : data.undo) {
        if (entry.parts.removeIf([&](const UndoPart &part) { return part.muid == muid; }) == 0)
            continue;
        rooms.insert(entry.room);
        ops.append(entry.parts.isEmpty() ? StoreOp(RemoveUndo{entry.n}) : StoreOp(PutUndo{entry}));
    }
    data.undo.removeIf([](const UndoEntry &entry) { return entry.parts.isEmpty(); });
    undoSeen.erase(muid);
    for (const RoomId &room : rooms)
        outputs.append(UndoChangedOutput{room});
}

void ClientSync::Private::purgeUndo(const RoomId &room, QList<StoreOp> &ops)
{
    const qsizetype before = data.undo.size();
    removeUndo(room, false, ops);
    removeUndo(room, true, ops);
    if (data.undo.size() != before)
        outputs.append(UndoChangedOutput{room});
}

void ClientSync::Private::followUndo(const Muid &from, const Muid &to, QList<StoreOp> &ops)
{
    for (UndoEntry &entry : data.undo) {
        bool follows = false;
        for (UndoPart &part : entry.parts) {
            if (part.muid != from)
                continue;
            part.muid = to;
            follows = true;
        }
        if (follows)
            ops.append(PutUndo{entry});
    }
}

void ClientSync::Private::noteUndo(const RoomId &room, const Protocol::BatchItem &item, QList<StoreOp> &ops)
{
    if (data.undo.isEmpty() || room.kind != RoomId::Kind::Board)
        return;
    const auto isQueued = [this](const Muid &muid) { return byMuid.contains(muid); };
    const Muid muid = item.muid.value_or(Muid());
    const bool isOwn = !muid.isEmpty() && (journalled.contains(muid) || isQueued(muid));
    if (isOwn)
        undoSeen.insert(muid);
    const QList<FieldRef> changed = isOwn ? QList<FieldRef>() : fieldsOf(item.event);
    for (UndoEntry &entry : data.undo) {
        if (entry.room != room)
            continue;
        bool isNews = false;
        for (UndoPart &part : entry.parts) {
            if (isOwn && part.muid == muid) {
                isNews = isNews || !part.overtaken.isEmpty();
                // What came before it is what it overtook; but not what it left where it was.
                const QList<FieldRef> places = placesBack(part);
                part.overtaken.removeIf([&places](const auto &mark) { return !places.contains(mark.key()); });
            }
            // One that is still to come stands after this in the server's order.
            const bool isToCome = isQueued(part.muid) && !undoSeen.contains(part.muid);
            for (const FieldRef &field : changed) {
                const bool isPlace
                    = field.type == EntityType::Task && field.field == ChangedField::Place && placesBack(part).contains(field);
                if (const auto own = concerned(part, field); own && !isToCome) {
                    part.overtaken.insert(*own, item.event.actorUserId);
                    isNews = true;
                }
                if (isPlace && isToCome && movesToo(part, data.rooms.constFind(room)->base.find(TaskId(field.id)))) {
                    isNews = part.overtaken.remove(field) > 0 || isNews;
                } else if (isPlace) {
                    part.overtaken.insert(field, item.event.actorUserId);
                    isNews = true;
                }
            }
        }
        if (isNews)
            ops.append(PutUndo{entry});
    }
}

void ClientSync::Private::compareUndo(const RoomId &room, const BoardState &next, QList<StoreOp> &ops)
{
    const auto cached = data.rooms.constFind(room);
    if (cached == data.rooms.cend() || data.undo.isEmpty())
        return;
    // A place has no value to be told by: where it is another one, and no change of ours is on its way, someone moved it.
    const auto isOnItsWay = [&](const FieldRef &place) {
        return std::any_of(data.outbox.cbegin(), data.outbox.cend(), [&](const OutboxEntry &entry) {
            return entry.mutation.room == room && fieldsOf(entry.mutation.op).contains(place);
        });
    };
    for (UndoEntry &entry : data.undo) {
        if (entry.room != room)
            continue;
        bool isNews = false;
        for (UndoPart &part : entry.parts) {
            const bool isDeletion = std::holds_alternative<Op::TaskDelete>(part.inverse.mine);
            for (const FieldRef &field : isDeletion ? placesBack(part) : fieldsOf(part.inverse.mine)) {
                if (field.field != ChangedField::Place || part.overtaken.contains(field))
                    continue;
                const QString before = placeOf(cached->base, field);
                if (before.isEmpty() || before == placeOf(next, field) || isOnItsWay(field))
                    continue;
                part.overtaken.insert(field, UserId());
                isNews = true;
            }
        }
        if (isNews)
            ops.append(PutUndo{entry});
    }
}

void ClientSync::Private::undo(const UndoInput &input)
{
    UndoneOutput outcome;
    outcome.room = input.room;
    outcome.redo = input.redo;
    const auto found = input.n == 0 ? lastOf(data.undo, input.room, input.redo)
                                    : std::find_if(data.undo.begin(), data.undo.end(), [&](const UndoEntry &entry) {
                                          return entry.n == input.n && entry.room == input.room && entry.redo == input.redo;
                                      });
    const auto view = views.find(input.room);
    if (found == data.undo.end() || view == views.end()) {
        outputs.append(outcome);
        return;
    }
    UndoEntry entry = *found;
    outcome.did = entry.did;
    data.undo.erase(found);
    QList<StoreOp> ops{RemoveUndo{entry.n}};
    std::set<EntityRef> refs;
    UndoEntry reverse{0, input.room, !input.redo, {}, entry.did, {}};

    // What is made again under an id that is used up gets a fresh one, here and in every step that speaks of it.
    const auto renewed = [&](QList<Operation> back) {
        for (qsizetype i = 0; i < back.size(); ++i) {
            const auto made = createdBy(back.at(i));
            if (!made || view->second.state.revisionOf(*made) == 0)
                continue;
            const QString id = ids.next();
            for (Operation &op : back)
                renameEntity(op, made->type, made->id, id);
            rename(entry, *made, id);
            rename(reverse, *made, id);
            for (UndoEntry &other : data.undo) {
                const UndoEntry before = other;
                if (other.room == input.room)
                    rename(other, *made, id);
                if (!(other == before))
                    ops.append(PutUndo{other});
            }
        }
        return back;
    };

    // The last first: each finds what it left behind.
    for (qsizetype i = entry.parts.size(); i > 0; --i) {
        const UndoPart part = entry.parts.at(i - 1);
        std::set<FieldRef> overtaken;
        for (auto mark = part.overtaken.cbegin(); mark != part.overtaken.cend(); ++mark)
            overtaken.insert(mark.key());
        const TakeBack take = takeBack(view->second.state, part.inverse, overtaken);
        for (const FieldRef &field : take.overtaken)
            outcome.skipped.append({field, part.overtaken.value(field), {}});
        const QList<Operation> back = renewed(take.ops);
        for (const Operation &op : back) {
            const auto queued
                = queue({input.room, op, baseOf(op, data.rooms.value(input.room).base, view->second.state)}, ops, refs);
            if (!queued) {
                outcome.skipped.append({fieldsOf(op).value(0), {}, queued.error().error});
                break; // what comes after it in the same part hangs on it
            }
            if (queued->muid.isEmpty())
                continue; // as it is already
            outcome.changed = true;
            if (!queued->inverse)
                continue;
            Inverse inverse = *queued->inverse;
            // Deleted again it leaves what is in its trash, too, to whom it did.
            const auto *mine = std::get_if<Op::ColumnDelete>(&part.inverse.mine);
            auto *again = std::get_if<Op::ColumnDelete>(&inverse.back.first());
            if (mine != nullptr && again != nullptr)
                again->heirId = mine->heirId;
            reverse.parts.append({queued->muid, inverse, {}});
        }
    }
    if (!reverse.parts.isEmpty()) {
        pushUndo(reverse, ops);
        outcome.reverse = data.undo.last().n;
    }
    ops.prepend(identity());
    store(ops);
    if (!refs.empty())
        changed(input.room, refs);
    if (outcome.changed)
        tellPending();
    outputs.append(UndoChangedOutput{input.room});
    outputs.append(outcome);
    flush();
}

} // namespace Lanban
