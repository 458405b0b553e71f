// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filterview.h"

#include "core/domain/filterfold.h"

#include <algorithm>

namespace Lanban {

namespace {

template<typename Map, typename Id>
void addAll(std::set<TaskId> &into, const Map &index, const Id &id)
{
    if (const auto found = index.find(id); found != index.end())
        into.insert(found->second.begin(), found->second.end());
}

template<typename Map, typename Id>
void link(Map &index, const Id &id, const TaskId &task, bool add)
{
    if (add) {
        index[id].insert(task);
        return;
    }
    const auto found = index.find(id);
    if (found == index.end())
        return;
    found->second.erase(task);
    if (found->second.empty())
        index.erase(found);
}

bool isLive(const Column *column)
{
    return column && !column->archived && !column->deleted;
}

TaskFields difference(const Task &a, const Task &b)
{
    TaskFields fields;
    fields.setFlag(TaskField::Place, a.columnId != b.columnId || a.pos != b.pos);
    fields.setFlag(TaskField::Title, a.title != b.title);
    fields.setFlag(TaskField::Description, a.description != b.description);
    fields.setFlag(TaskField::Labels, a.labelIds != b.labelIds);
    fields.setFlag(TaskField::Assignees, a.assigneeIds != b.assigneeIds);
    fields.setFlag(TaskField::Due, a.dueAt != b.dueAt || a.dueDone != b.dueDone);
    fields.setFlag(TaskField::Shelf, a.archived != b.archived || a.deleted != b.deleted);
    fields.setFlag(TaskField::Created, a.createdAt != b.createdAt);
    fields.setFlag(TaskField::Updated, a.updatedAt != b.updatedAt);
    return fields;
}

} // namespace

FilterView::FilterView(const FilterContext &context, PendingCheck isPending)
    : m_context(context), m_isPending(std::move(isPending)), m_predicate(Filter(), context)
{
}

// ---- taking in

void FilterView::load(const BoardState &state, qint64 nowMs)
{
    m_nowMs = nowMs;
    m_entries.clear();
    m_byLabel.clear();
    m_byMember.clear();
    m_byColumn.clear();
    m_checklistTasks.clear();
    m_itemTasks.clear();
    m_commentTasks.clear();
    for (const Checklist &checklist : state.checklists())
        m_checklistTasks.insert(checklist.id, checklist.taskId);
    for (const CheckItem &item : state.checkItems())
        m_itemTasks.insert(item.id, m_checklistTasks.value(item.checklistId));
    for (const Comment &comment : state.comments())
        m_commentTasks.insert(comment.id, comment.taskId);
    for (const Task &task : state.tasks()) {
        m_entries[task.id].task = task;
        index(task, true);
    }
    (void)m_predicate.bind(state);
    evaluateAll(state);
}

void FilterView::setFilter(const BoardState &state, const Filter &filter, qint64 nowMs)
{
    m_nowMs = nowMs;
    m_predicate = FilterPredicate(filter, m_context);
    (void)m_predicate.bind(state);
    evaluateAll(state);
}

void FilterView::evaluateAll(const BoardState &state)
{
    m_rows.clear();
    m_flips.clear();
    m_columnCounts.clear();
    m_counts = {};
    const bool wantsText = m_predicate.fields().testFlag(TaskField::Title);
    for (auto &[id, entry] : m_entries) {
        if (!wantsText) {
            entry.folded = QString();
            entry.isFolded = false;
        }
        entry.flip.reset();
        entry.isTotal = false;
        entry.isMatch = false;
        entry.fading = false;
        evaluate(state, entry);
        watch(entry);
        count(entry);
        entry.shown = entry.inScope && (entry.matches || m_held.contains(id));
        if (!entry.shown)
            continue;
        entry.column = entry.task.columnId;
        entry.key = keyOf(entry.task);
        m_rows[entry.column].push_back(&entry);
    }
    for (auto &column : m_rows)
        std::sort(column.second.begin(), column.second.end(),
                  [this](const Entry *a, const Entry *b) { return isBefore(*a, *b); });
}

QList<FilterStep> FilterView::update(const BoardState &state, const QList<EntityRef> &refs, qint64 nowMs, bool fade)
{
    Work work;
    collectTime(nowMs, work);
    collect(state, refs, work);
    QList<FilterStep> steps;
    for (const TaskId &id : work.forced)
        reconcile(state, id, true, fade, steps);
    for (const TaskId &id : work.tasks) {
        if (!work.forced.contains(id))
            reconcile(state, id, false, fade, steps);
    }
    return steps;
}

void FilterView::collect(const BoardState &state, const QList<EntityRef> &refs, Work &work)
{
    bool isBound = true;
    for (const EntityRef &ref : refs) {
        switch (ref.type) {
        case EntityType::Task:
            work.tasks.insert(TaskId(ref.id));
            break;
        case EntityType::Checklist: {
            const ChecklistId id(ref.id);
            if (const Checklist *checklist = state.find(id))
                m_checklistTasks.insert(id, checklist->taskId);
            work.tasks.insert(m_checklistTasks.value(id));
            break;
        }
        case EntityType::CheckItem: {
            const CheckItemId id(ref.id);
            const CheckItem *item = state.find(id);
            work.tasks.insert(m_itemTasks.value(id)); // where it was: its card counts one less
            if (const Checklist *checklist = item ? state.find(item->checklistId) : nullptr)
                m_itemTasks.insert(id, checklist->taskId);
            work.tasks.insert(m_itemTasks.value(id));
            break;
        }
        case EntityType::Comment: {
            const CommentId id(ref.id);
            if (const Comment *comment = state.find(id))
                m_commentTasks.insert(id, comment->taskId);
            work.tasks.insert(m_commentTasks.value(id));
            break;
        }
        case EntityType::Label:
            isBound = false;
            addAll(work.tasks, m_byLabel, LabelId(ref.id)); // their cards show it
            break;
        case EntityType::Member:
            isBound = false;
            addAll(work.tasks, m_byMember, UserId(ref.id));
            break;
        case EntityType::Column:
            isBound = false;
            addAll(work.tasks, m_byColumn, ColumnId(ref.id)); // it may have been put away with them
            for (const TaskId &id : rows(ColumnId(ref.id)))
                work.tasks.insert(id); // and with what fades there
            break;
        case EntityType::Team:
        case EntityType::Board:
        case EntityType::Swimlane:
            break;
        }
    }
    work.tasks.erase(TaskId());
    if (!isBound)
        collectBinding(state, work);
}

void FilterView::collectBinding(const BoardState &state, Work &work)
{
    const FilterPredicate::Rebound rebound = m_predicate.bind(state);
    for (const LabelId &id : rebound.labels)
        addAll(work.forced, m_byLabel, id);
    for (const UserId &id : rebound.members)
        addAll(work.forced, m_byMember, id);
    for (const ColumnId &id : rebound.columns)
        addAll(work.forced, m_byColumn, id);
}

void FilterView::collectTime(qint64 nowMs, Work &work)
{
    const qint64 before = std::exchange(m_nowMs, nowMs);
    if (!m_predicate.isTimed())
        return;
    if (nowMs < before) {
        // The clock was set back: any flip may have to be undone.
        for (const auto &[id, entry] : m_entries) {
            if (entry.task.dueAt)
                work.forced.insert(id);
        }
        return;
    }
    for (auto flip = m_flips.begin(); flip != m_flips.end() && flip->first <= nowMs; ++flip)
        work.forced.insert(flip->second);
}

std::optional<qint64> FilterView::nextFlip() const
{
    return m_flips.empty() ? std::nullopt : std::optional(m_flips.begin()->first);
}

// ---- one task

void FilterView::index(const Task &task, bool add)
{
    link(m_byColumn, task.columnId, task.id, add);
    for (const LabelId &label : task.labelIds)
        link(m_byLabel, label, task.id, add);
    for (const UserId &member : task.assigneeIds)
        link(m_byMember, member, task.id, add);
}

TaskFields FilterView::take(const BoardState &state, Entry &entry, const Task &task, bool isNew)
{
    TaskFields changed = isNew ? TaskFields::fromInt(-1) : difference(entry.task, task);
    if (changed & (TaskField::Title | TaskField::Description))
        entry.isFolded = false;
    if (changed & (TaskField::Place | TaskField::Labels | TaskField::Assignees)) {
        if (!isNew)
            index(entry.task, false);
        index(task, true);
    }
    entry.task = task;
    const TaskFields asked = m_predicate.fields();
    changed.setFlag(TaskField::Checklists,
                    asked.testFlag(TaskField::Checklists) && entry.hasChecklist != !state.checklistsOf(task.id).isEmpty());
    changed.setFlag(TaskField::Comments,
                    asked.testFlag(TaskField::Comments) && entry.hasComment != !state.commentsOf(task.id).isEmpty());
    changed.setFlag(TaskField::Pending,
                    asked.testFlag(TaskField::Pending) && m_isPending && entry.isPending != m_isPending(task.id));
    return changed;
}

void FilterView::evaluate(const BoardState &state, Entry &entry)
{
    const Task &task = entry.task;
    entry.inScope = isInScope(state, task);
    const TaskFields asked = m_predicate.fields();
    if (asked.testFlag(TaskField::Checklists))
        entry.hasChecklist = !state.checklistsOf(task.id).isEmpty();
    if (asked.testFlag(TaskField::Comments))
        entry.hasComment = !state.commentsOf(task.id).isEmpty();
    if (asked.testFlag(TaskField::Pending))
        entry.isPending = m_isPending && m_isPending(task.id);
    if (asked.testFlag(TaskField::Title) && !entry.isFolded) {
        entry.folded = foldForSearch(task.title) + u'\n' + foldForSearch(task.description);
        entry.isFolded = true;
    }
    entry.matches = m_predicate.matches({&task, entry.hasChecklist, entry.hasComment, entry.isPending, entry.folded}, m_nowMs);
}

void FilterView::watch(Entry &entry)
{
    if (entry.flip)
        m_flips.erase({*entry.flip, entry.task.id});
    entry.flip = m_predicate.nextFlip(entry.task, m_nowMs);
    if (entry.flip)
        m_flips.emplace(*entry.flip, entry.task.id);
}

void FilterView::addToCounts(const Entry &entry, int sign)
{
    Counts &column = m_columnCounts[entry.countedIn];
    column.total += entry.isTotal ? sign : 0;
    column.matches += entry.isMatch ? sign : 0;
    m_counts.total += entry.isTotal ? sign : 0;
    m_counts.matches += entry.isMatch ? sign : 0;
    if (column.total == 0)
        m_columnCounts.erase(entry.countedIn);
}

void FilterView::count(Entry &entry)
{
    addToCounts(entry, -1);
    entry.isTotal = entry.inScope;
    entry.isMatch = entry.inScope && entry.matches;
    entry.countedIn = entry.task.columnId;
    addToCounts(entry, 1);
}

void FilterView::reconcile(const BoardState &state, const TaskId &id, bool force, bool fade, QList<FilterStep> &steps)
{
    const Task *task = state.find(id);
    if (!task) {
        forget(id, steps);
        return;
    }
    const auto [found, isNew] = m_entries.try_emplace(id);
    Entry &entry = found->second;
    const TaskFields changed = take(state, entry, *task, isNew);
    if (force || isNew || (changed & m_predicate.fields()))
        evaluate(state, entry);
    else
        entry.inScope = isInScope(state, *task);
    if (force || isNew || (changed & TaskField::Due))
        watch(entry);
    count(entry);
    const bool show = entry.inScope && (entry.matches || m_held.contains(id));
    const bool wasFading = entry.fading;
    entry.fading = !show && entry.shown && (fade || wasFading) && isLive(state.find(entry.column));
    place(entry, show, wasFading || (changed & (TaskField::Place | m_predicate.orderFields())), steps);
}

void FilterView::forget(const TaskId &id, QList<FilterStep> &steps)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    Entry &entry = found->second;
    entry.inScope = false;
    entry.fading = false;
    count(entry);
    place(entry, false, true, steps);
    index(entry.task, false);
    if (entry.flip)
        m_flips.erase({*entry.flip, id});
    m_entries.erase(found);
}

// ---- the rows

void FilterView::place(Entry &entry, bool show, bool mayMove, QList<FilterStep> &steps)
{
    using Kind = FilterStep::Kind;
    const bool wasShown = std::exchange(entry.shown, show || entry.fading);
    if (!wasShown && !show)
        return;
    const Key key = mayMove || !wasShown ? keyOf(entry.task) : entry.key;
    const bool isSamePlace = entry.column == entry.task.columnId && entry.key == key;
    if (wasShown && (entry.fading || (show && isSamePlace))) {
        const int at = indexOf(entry);
        steps.append({Kind::Refresh, entry.column, entry.task.id, at, at});
        return;
    }
    const int from = wasShown ? takeOut(entry) : -1;
    const ColumnId before = std::exchange(entry.column, entry.task.columnId);
    entry.key = key;
    const int to = show ? insert(entry) : -1;
    if (wasShown && show && before == entry.column) {
        steps.append({from == to ? Kind::Refresh : Kind::Move, before, entry.task.id, from, to});
        return;
    }
    if (wasShown)
        steps.append({Kind::Leave, before, entry.task.id, from, -1});
    if (show)
        steps.append({Kind::Enter, entry.column, entry.task.id, -1, to});
}

bool FilterView::isInScope(const BoardState &state, const Task &task) const
{
    if (task.deleted || (task.archived && !m_predicate.wantsArchived()))
        return false;
    return isLive(state.find(task.columnId));
}

FilterView::Key FilterView::keyOf(const Task &task) const
{
    Key key;
    key.pos = task.pos;
    switch (m_predicate.filter().sort.key) {
    case FilterSort::Key::Position:
        break;
    case FilterSort::Key::Due:
        key.isLast = !task.dueAt;
        key.number = task.dueAt.value_or(0);
        break;
    case FilterSort::Key::Created:
        key.number = task.createdAt;
        break;
    case FilterSort::Key::Updated:
        key.number = task.updatedAt;
        break;
    case FilterSort::Key::Title:
        key.text = foldForSearch(task.title);
        break;
    }
    return key;
}

bool FilterView::isBefore(const Entry &a, const Entry &b) const
{
    if (a.key.isLast != b.key.isLast)
        return b.key.isLast;
    const FilterSort &sort = m_predicate.filter().sort;
    if (a.key.number != b.key.number)
        return (a.key.number < b.key.number) != sort.descending;
    if (const int texts = QString::compare(a.key.text, b.key.text); texts != 0)
        return (texts < 0) != sort.descending;
    // By rank; where two share one, as BoardState::tasksByRank() has them.
    if (const int ranks = QString::compare(a.key.pos, b.key.pos); ranks != 0)
        return (ranks < 0) != (sort.key == FilterSort::Key::Position && sort.descending);
    return a.task.id < b.task.id;
}

int FilterView::insert(Entry &entry)
{
    std::vector<const Entry *> &rows = m_rows[entry.column];
    const auto at
        = std::lower_bound(rows.begin(), rows.end(), &entry, [this](const Entry *a, const Entry *b) { return isBefore(*a, *b); });
    const auto index = at - rows.begin();
    rows.insert(at, &entry);
    return static_cast<int>(index);
}

int FilterView::indexOf(const Entry &entry) const
{
    const std::vector<const Entry *> &rows = m_rows.at(entry.column);
    const auto at
        = std::lower_bound(rows.begin(), rows.end(), &entry, [this](const Entry *a, const Entry *b) { return isBefore(*a, *b); });
    Q_ASSERT(at != rows.end() && *at == &entry);
    return static_cast<int>(at - rows.begin());
}

int FilterView::takeOut(const Entry &entry)
{
    const int at = indexOf(entry);
    std::vector<const Entry *> &rows = m_rows[entry.column];
    rows.erase(rows.begin() + at);
    if (rows.empty())
        m_rows.erase(entry.column);
    return at;
}

QList<FilterStep> FilterView::hold(const BoardState &state, const TaskId &id)
{
    QList<FilterStep> steps;
    ++m_held[id];
    reconcile(state, id, false, false, steps);
    return steps;
}

QList<FilterStep> FilterView::release(const BoardState &state, const TaskId &id)
{
    QList<FilterStep> steps;
    const auto held = m_held.find(id);
    if (held == m_held.end())
        return steps;
    if (--held->second == 0)
        m_held.erase(held);
    reconcile(state, id, false, false, steps);
    return steps;
}

QList<FilterStep> FilterView::vanish(const BoardState &state, const TaskId &id)
{
    QList<FilterStep> steps;
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || !found->second.fading)
        return steps;
    found->second.fading = false;
    reconcile(state, id, false, false, steps);
    return steps;
}

// ---- asking

const FilterView::Entry *FilterView::find(const TaskId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

QList<TaskId> FilterView::rows(const ColumnId &column) const
{
    QList<TaskId> ids;
    const auto found = m_rows.find(column);
    if (found == m_rows.end())
        return ids;
    ids.reserve(static_cast<qsizetype>(found->second.size()));
    for (const Entry *entry : found->second)
        ids.append(entry->task.id);
    return ids;
}

int FilterView::rowCount(const ColumnId &column) const
{
    const auto found = m_rows.find(column);
    return found == m_rows.end() ? 0 : static_cast<int>(found->second.size());
}

bool FilterView::isShown(const TaskId &id) const
{
    const Entry *entry = find(id);
    return entry && entry->shown;
}

bool FilterView::isGhost(const TaskId &id) const
{
    const Entry *entry = find(id);
    return entry && entry->shown && (entry->fading || !entry->matches);
}

bool FilterView::isFading(const TaskId &id) const
{
    const Entry *entry = find(id);
    return entry && entry->fading;
}

int FilterView::matchCount(const ColumnId &column) const
{
    const auto found = m_columnCounts.find(column);
    return found == m_columnCounts.end() ? 0 : found->second.matches;
}

int FilterView::totalCount(const ColumnId &column) const
{
    const auto found = m_columnCounts.find(column);
    return found == m_columnCounts.end() ? 0 : found->second.total;
}

} // namespace Lanban
