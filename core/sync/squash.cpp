// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/squash.h"

#include "core/sync/opinfo.h"

#include <algorithm>
#include <set>

namespace Lanban {

namespace {

template<typename T, typename... Ts>
inline constexpr bool isOneOf = (std::is_same_v<T, Ts> || ...);

template<typename... Ts>
bool holdsOneOf(const Operation &op)
{
    return (std::holds_alternative<Ts>(op) || ...);
}

//! Who may do what, and where, is another question after it.
bool changesRules(const Operation &op)
{
    return holdsOneOf<Op::MemberAdd, Op::MemberRole, Op::MemberRemove, Op::BoardArchive, Op::BoardDelete, Op::BoardCreate,
                      Op::TaskTransfer>(op);
}

//! Moves no task, and says nothing of how many are where.
bool leavesPlaces(const Operation &op)
{
    return holdsOneOf<Op::TaskUpdate, Op::TaskLabel, Op::TaskUnlabel, Op::TaskAssign, Op::TaskUnassign, Op::ChecklistCreate,
                      Op::ChecklistUpdate, Op::ChecklistMove, Op::ChecklistDelete, Op::CheckItemCreate, Op::CheckItemUpdate,
                      Op::CheckItemMove, Op::CheckItemDelete, Op::CommentCreate, Op::CommentUpdate, Op::CommentDelete,
                      Op::LabelCreate, Op::LabelUpdate, Op::BoardUpdate, Op::TeamUpdate>(op);
}

template<typename T>
void take(std::optional<T> &field, const std::optional<T> &later)
{
    if (later)
        field = later;
}

template<typename T>
void take(T &field, const std::optional<T> &later)
{
    if (later)
        field = *later;
}

// ---- what two operations on the same thing come to as one; nothing where they can't be one

std::optional<Operation> together(const Op::TaskUpdate &a, const Op::TaskUpdate &b)
{
    const auto hasOthers = [](const Op::TaskUpdate &op) { return op.title || op.startAt || op.dueAt || op.dueDone; };
    if (a.description.has_value() != b.description.has_value() || (a.description && (hasOthers(a) || hasOthers(b))))
        return {};
    Op::TaskUpdate both = a;
    take(both.title, b.title);
    take(both.description, b.description);
    take(both.startAt, b.startAt);
    take(both.dueAt, b.dueAt);
    take(both.dueDone, b.dueDone);
    return both;
}

std::optional<Operation> together(const Op::TaskCreate &a, const Op::TaskUpdate &b)
{
    if (b.dueDone)
        return {};
    Op::TaskCreate both = a;
    take(both.title, b.title);
    take(both.description, b.description);
    take(both.startAt, b.startAt);
    take(both.dueAt, b.dueAt);
    return both;
}

std::optional<Operation> together(const Op::TaskMove &a, const Op::TaskMove &b)
{
    Op::TaskMove both = b;
    if (!both.swimlaneId)
        both.swimlaneId = a.swimlaneId;
    return both;
}

std::optional<Operation> together(const Op::CheckItemUpdate &a, const Op::CheckItemUpdate &b)
{
    if (a.text.has_value() != b.text.has_value() || a.done.has_value() != b.done.has_value() || (a.text && a.done))
        return {};
    return b;
}

std::optional<Operation> together(const Op::CheckItemCreate &a, const Op::CheckItemUpdate &b)
{
    if (b.done)
        return {};
    Op::CheckItemCreate both = a;
    take(both.text, b.text);
    return both;
}

std::optional<Operation> together(const Op::CommentCreate &a, const Op::CommentUpdate &b)
{
    Op::CommentCreate both = a;
    both.body = b.body;
    return both;
}

std::optional<Operation> together(const Op::CommentUpdate &, const Op::CommentUpdate &b)
{
    return b;
}

std::optional<Operation> together(const Op::TeamUpdate &, const Op::TeamUpdate &b)
{
    return b;
}

std::optional<Operation> together(const Op::BoardUpdate &a, const Op::BoardUpdate &b)
{
    Op::BoardUpdate both = a;
    take(both.name, b.name);
    take(both.description, b.description);
    return both;
}

//! Names alone: a limit decides on what comes between.
template<typename A>
std::optional<Operation> together(const A &a, const Op::ColumnUpdate &b) requires isOneOf<A, Op::ColumnCreate, Op::ColumnUpdate>
{
    if (b.wip)
        return {};
    A both = a;
    take(both.name, b.name);
    return both;
}

template<typename A>
std::optional<Operation> together(const A &a, const Op::LabelUpdate &b) requires isOneOf<A, Op::LabelCreate, Op::LabelUpdate>
{
    A both = a;
    take(both.name, b.name);
    take(both.color, b.color);
    return both;
}

template<typename A, typename B>
std::optional<Operation>
together(const A &a,
         const B &b) requires((isOneOf<A, Op::SwimlaneCreate, Op::SwimlaneUpdate> && isOneOf<B, Op::SwimlaneUpdate>)
                              || (isOneOf<A, Op::ChecklistCreate, Op::ChecklistUpdate> && isOneOf<B, Op::ChecklistUpdate>))
{
    A both = a;
    take(both.name, b.name);
    return both;
}

//! The last of several about one label or one assignee is what counts.
template<typename A, typename B>
std::optional<Operation>
together(const A &a, const B &b) requires(isOneOf<A, Op::TaskLabel, Op::TaskUnlabel> &&isOneOf<B, Op::TaskLabel, Op::TaskUnlabel>)
{
    return a.labelId == b.labelId ? std::optional<Operation>(b) : std::nullopt;
}

template<typename A, typename B>
std::optional<Operation>
together(const A &a,
         const B &b) requires(isOneOf<A, Op::TaskAssign, Op::TaskUnassign> &&isOneOf<B, Op::TaskAssign, Op::TaskUnassign>)
{
    return a.userId == b.userId ? std::optional<Operation>(b) : std::nullopt;
}

std::optional<Operation> asOne(const Operation &a, const Operation &b)
{
    return std::visit(
        [](const auto &one, const auto &other) -> std::optional<Operation> {
            if constexpr (requires { together(one, other); })
                return together(one, other);
            else
                return {};
        },
        a, b);
}

// ---- what may lie between

bool shareFields(const Op::TaskUpdate &a, const Op::TaskUpdate &b)
{
    return (a.title && b.title) || (a.description && b.description) || (a.startAt && b.startAt) || (a.dueAt && b.dueAt)
        || (a.dueDone && b.dueDone);
}

bool shareFields(const Op::CheckItemUpdate &a, const Op::CheckItemUpdate &b)
{
    return (a.text && b.text) || (a.done && b.done);
}

//! True if \a op comes to the same before \a earlier as after it, both on one thing.
bool passesSame(const Operation &op, const Operation &earlier)
{
    if (const auto *a = std::get_if<Op::TaskUpdate>(&op)) {
        const auto *b = std::get_if<Op::TaskUpdate>(&earlier);
        return (b != nullptr && !shareFields(*a, *b))
            || holdsOneOf<Op::TaskMove, Op::TaskArchive, Op::TaskLabel, Op::TaskUnlabel, Op::TaskAssign, Op::TaskUnassign>(
                   earlier);
    }
    if (const auto *a = std::get_if<Op::CheckItemUpdate>(&op)) {
        const auto *b = std::get_if<Op::CheckItemUpdate>(&earlier);
        return (b != nullptr && !shareFields(*a, *b)) || holdsOneOf<Op::CheckItemMove>(earlier);
    }
    if (holdsOneOf<Op::TaskLabel, Op::TaskUnlabel, Op::TaskAssign, Op::TaskUnassign>(op))
        return holdsOneOf<Op::TaskUpdate, Op::TaskMove, Op::TaskArchive, Op::TaskLabel, Op::TaskUnlabel, Op::TaskAssign,
                          Op::TaskUnassign>(earlier);
    return holdsOneOf<Op::ColumnMove, Op::SwimlaneMove, Op::ChecklistMove>(earlier);
}

//! True if \a next comes to the same before \a earlier as after it.
bool passes(const Mutation &next, const Mutation &earlier)
{
    if (changesRules(earlier.op))
        return false;
    if (earlier.room != next.room)
        return true;
    if (std::holds_alternative<Op::TaskMove>(next.op))
        return leavesPlaces(earlier.op);
    const EntityRef own = subjectOf(next.op, next.room);
    if (subjectOf(earlier.op, earlier.room) == own)
        return passesSame(next.op, earlier.op);
    if (holdsOneOf<Op::ChecklistUpdate, Op::CheckItemUpdate, Op::CommentUpdate>(next.op)) // they may hang on it
        return !holdsOneOf<Op::TaskDelete, Op::TaskRestore, Op::ChecklistDelete>(earlier.op);
    if (holdsOneOf<Op::TaskLabel, Op::TaskUnlabel>(next.op))
        return !holdsOneOf<Op::LabelCreate, Op::LabelDelete>(earlier.op);
    return true;
}

//! Whether \a op names one of \a refs as a neighbour.
bool leansOn(const Operation &op, const std::set<EntityRef> &refs)
{
    return std::visit(
        [&refs](const auto &one) {
            if constexpr (requires { one.anchor; }) {
                const EntityType type = subjectOf(one, {}).type;
                const auto isOne = [&](const auto &id) { return refs.count({type, id.value(), 0}) != 0; };
                return isOne(one.anchor.afterId) || isOne(one.anchor.beforeId)
                    || std::any_of(one.anchor.nearAfter.cbegin(), one.anchor.nearAfter.cend(), isOne)
                    || std::any_of(one.anchor.nearBefore.cbegin(), one.anchor.nearBefore.cend(), isOne);
            }
            return false;
        },
        op);
}

//! What \a next, which deletes something that was made in \a entries (the newest first), makes needless.
QList<quint64> needless(const QList<const OutboxEntry *> &entries, const Mutation &next)
{
    const EntityRef subject = subjectOf(next.op, next.room);
    const auto made = std::find_if(entries.cbegin(), entries.cend(), [&](const OutboxEntry *entry) {
        return entry->mutation.room == next.room && subjectOf(entry->mutation.op, next.room) == subject
            && holdsOneOf<Op::CommentCreate, Op::ChecklistCreate, Op::CheckItemCreate>(entry->mutation.op);
    });
    if (made == entries.cend())
        return {};
    std::set<EntityRef> doomed{subject};
    QList<quint64> gone;
    for (auto it = made + 1; it != entries.cbegin();) {
        --it;
        const Mutation &mutation = (*it)->mutation;
        if (changesRules(mutation.op))
            return {};
        if (mutation.room != next.room)
            continue;
        const EntityRef own = subjectOf(mutation.op, mutation.room);
        const auto needs = neededBy(mutation.op, mutation.room);
        const bool hangs
            = std::any_of(needs.cbegin(), needs.cend(), [&](const EntityRef &ref) { return doomed.count(ref) != 0; });
        const auto *move = std::get_if<Op::CheckItemMove>(&mutation.op);
        // Out of what goes, or into it.
        if (move != nullptr && subject.type == EntityType::Checklist && hangs)
            return {};
        if (own == subject || hangs) {
            doomed.insert(own);
            gone.append((*it)->n);
        } else if (leansOn(mutation.op, doomed)) {
            return {};
        }
    }
    return gone;
}

} // namespace

Squashing squash(const QList<OutboxEntry> &outbox, const Mutation &next)
{
    QList<const OutboxEntry *> unsent;
    for (auto entry = outbox.crbegin(); entry != outbox.crend() && unsent.size() < SquashDepth; ++entry) {
        if (entry->sent || entry->landed || entry->state != OutboxEntry::State::Queued)
            break;
        unsent.append(&*entry);
    }
    Squashing squashing;
    if (holdsOneOf<Op::CommentDelete, Op::ChecklistDelete, Op::CheckItemDelete>(next.op)) {
        squashing.gone = needless(unsent, next);
        return squashing;
    }
    const bool canMerge
        = holdsOneOf<Op::TaskUpdate, Op::TaskMove, Op::TaskLabel, Op::TaskUnlabel, Op::TaskAssign, Op::TaskUnassign,
                     Op::CheckItemUpdate, Op::ChecklistUpdate, Op::CommentUpdate, Op::ColumnUpdate, Op::SwimlaneUpdate,
                     Op::LabelUpdate, Op::BoardUpdate, Op::TeamUpdate>(next.op);
    for (const OutboxEntry *entry : std::as_const(unsent)) {
        const Mutation &earlier = entry->mutation;
        if (!canMerge)
            break;
        if (earlier.room == next.room && subjectOf(earlier.op, earlier.room) == subjectOf(next.op, next.room)) {
            if (const auto both = asOne(earlier.op, next.op)) {
                squashing.into = entry->n;
                squashing.merged = earlier; // its muid, its base, and its time: of what it makes
                squashing.merged.op = *both;
                break;
            }
        }
        if (!passes(next, earlier))
            break;
    }
    return squashing;
}

} // namespace Lanban
