// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/boardstate.h"

#include <algorithm>

namespace Lanban {

namespace {

template<typename K, typename V>
const V *valueOrNull(const QMap<K, V> &map, const K &key)
{
    const auto it = map.constFind(key);
    return it == map.cend() ? nullptr : &it.value();
}

//! The ids in \a map that \a keep lets pass, ordered by rank; equal ranks by id, so that all sides agree.
template<typename K, typename V, typename Keep>
QList<K> ranked(const QMap<K, V> &map, Keep keep)
{
    QList<const V *> found;
    for (const V &value : map) {
        if (keep(value))
            found.append(&value);
    }
    std::stable_sort(found.begin(), found.end(), [](const V *a, const V *b) { return a->pos < b->pos; });
    QList<K> ids;
    ids.reserve(found.size());
    for (const V *value : std::as_const(found))
        ids.append(value->id);
    return ids;
}

template<typename Parent, typename Child>
void moveBetween(QMap<Parent, QList<Child>> &index, const Child &child, const Parent &from, const Parent &to)
{
    if (from == to)
        return; // put() has set it down already
    if (!from.isEmpty()) {
        index[from].removeOne(child);
        if (index[from].isEmpty())
            index.remove(from);
    }
    if (!to.isEmpty())
        index[to].append(child);
}

//! Where several share a rank, the highest id stands for all of them, as in a map filled in the order of the ids.
template<typename K, typename V>
void addByRank(QMap<QString, K> &order, const QMap<K, V> &map, const K &id)
{
    K &holder = order[valueOrNull(map, id)->pos];
    if (holder < id)
        holder = id;
}

template<typename K, typename V>
void copyEntry(QMap<K, V> &into, const QMap<K, V> &from, const K &key)
{
    if (const V *value = valueOrNull(from, key))
        into.insert(key, *value);
    else
        into.remove(key);
}

//! Where a task stands whose rank another one has; a blank sorts before all that ranks are made of.
QString tieKey(const QString &rank, const TaskId &id)
{
    return rank + u' ' + id.value();
}

bool isLive(const Task &task)
{
    return !task.archived && !task.deleted;
}

} // namespace

const Board *BoardState::board() const
{
    return team() || boards().isEmpty() ? nullptr : &m_boards.first();
}

const Column *BoardState::find(const ColumnId &id) const
{
    note(EntityType::Column, id.value());
    return valueOrNull(m_columns, id);
}

const Swimlane *BoardState::find(const SwimlaneId &id) const
{
    note(EntityType::Swimlane, id.value());
    return valueOrNull(m_swimlanes, id);
}

const Label *BoardState::find(const LabelId &id) const
{
    note(EntityType::Label, id.value());
    return valueOrNull(m_labels, id);
}

const Member *BoardState::find(const UserId &id) const
{
    note(EntityType::Member, id.value());
    return valueOrNull(m_members, id);
}

const Task *BoardState::find(const TaskId &id) const
{
    note(EntityType::Task, id.value());
    return valueOrNull(m_tasks, id);
}

const Checklist *BoardState::find(const ChecklistId &id) const
{
    note(EntityType::Checklist, id.value());
    return valueOrNull(m_checklists, id);
}

const CheckItem *BoardState::find(const CheckItemId &id) const
{
    note(EntityType::CheckItem, id.value());
    return valueOrNull(m_checkItems, id);
}

const Comment *BoardState::find(const CommentId &id) const
{
    note(EntityType::Comment, id.value());
    return valueOrNull(m_comments, id);
}

const Board *BoardState::find(const BoardId &id) const
{
    note(EntityType::Board, id.value());
    return valueOrNull(m_boards, id);
}

const Member *BoardState::activeMember(const UserId &id) const
{
    const Member *member = find(id);
    return member && !member->removed ? member : nullptr;
}

const QMap<QString, TaskId> &BoardState::tasksByRank(const ColumnId &column) const
{
    static const QMap<QString, TaskId> none;
    noteGroup(EntityType::Task, column.value());
    const auto it = m_taskOrder.constFind(column);
    return it == m_taskOrder.cend() ? none : it.value();
}

QList<TaskId> BoardState::liveTasks(const ColumnId &column) const
{
    QList<TaskId> ids;
    for (const TaskId &id : tasksByRank(column)) {
        if (isLive(*valueOrNull(m_tasks, id)))
            ids.append(id);
    }
    return ids;
}

int BoardState::liveTaskCount(const ColumnId &column) const
{
    noteGroup(EntityType::Task, column.value());
    return m_liveCount.value(column);
}

QList<ColumnId> BoardState::liveColumns() const
{
    return ranked(columns(), [](const Column &column) { return !column.archived && !column.deleted; });
}

QList<SwimlaneId> BoardState::liveSwimlanes() const
{
    return ranked(swimlanes(), [](const Swimlane &swimlane) { return !swimlane.deleted; });
}

QMap<QString, ChecklistId> BoardState::checklistsByRank(const TaskId &task) const
{
    noteGroup(EntityType::Checklist, task.value());
    QMap<QString, ChecklistId> order;
    for (const ChecklistId &id : m_taskChecklists.value(task))
        addByRank(order, m_checklists, id);
    return order;
}

QMap<QString, CheckItemId> BoardState::itemsByRank(const ChecklistId &checklist) const
{
    noteGroup(EntityType::CheckItem, checklist.value());
    QMap<QString, CheckItemId> order;
    for (const CheckItemId &id : m_checklistItems.value(checklist))
        addByRank(order, m_checkItems, id);
    return order;
}

QList<ChecklistId> BoardState::checklistsOf(const TaskId &task) const
{
    noteGroup(EntityType::Checklist, task.value());
    QMap<ChecklistId, Checklist> own;
    for (const ChecklistId &id : m_taskChecklists.value(task))
        own.insert(id, *find(id));
    return ranked(own, [](const Checklist &checklist) { return !checklist.deleted; });
}

QList<CheckItemId> BoardState::itemsOf(const ChecklistId &checklist) const
{
    noteGroup(EntityType::CheckItem, checklist.value());
    QMap<CheckItemId, CheckItem> own;
    for (const CheckItemId &id : m_checklistItems.value(checklist))
        own.insert(id, *find(id));
    return ranked(own, [](const CheckItem &item) { return !item.deleted; });
}

QList<CommentId> BoardState::commentsOf(const TaskId &task) const
{
    noteGroup(EntityType::Comment, task.value());
    QList<CommentId> ids;
    for (const CommentId &id : m_taskComments.value(task)) {
        if (!find(id)->deleted)
            ids.append(id);
    }
    std::sort(ids.begin(), ids.end(), [this](const CommentId &a, const CommentId &b) {
        const qint64 atA = find(a)->createdAt;
        const qint64 atB = find(b)->createdAt;
        return atA != atB ? atA < atB : a < b;
    });
    return ids;
}

void BoardState::put(const Team &team)
{
    m_team = team;
}

void BoardState::put(const Board &board)
{
    m_boards.insert(board.id, board);
}

void BoardState::put(const Column &column)
{
    m_columns.insert(column.id, column);
}

void BoardState::put(const Swimlane &swimlane)
{
    m_swimlanes.insert(swimlane.id, swimlane);
}

void BoardState::put(const Label &label)
{
    m_labels.insert(label.id, label);
}

void BoardState::put(const Member &member)
{
    m_members.insert(member.userId, member);
}

void BoardState::index(const Task &task)
{
    QMap<QString, TaskId> &order = m_taskOrder[task.columnId];
    const auto holder = order.find(task.pos);
    if (holder == order.end()) {
        order.insert(task.pos, task.id);
    } else if (*holder < task.id) {
        order.insert(tieKey(task.pos, task.id), task.id);
    } else {
        order.insert(tieKey(task.pos, *holder), *holder);
        order.insert(task.pos, task.id);
    }
    if (isLive(task))
        ++m_liveCount[task.columnId];
}

void BoardState::unindex(const Task &task)
{
    QMap<QString, TaskId> &order = m_taskOrder[task.columnId];
    if (order.value(task.pos) != task.id) {
        order.remove(tieKey(task.pos, task.id));
    } else {
        order.remove(task.pos);
        // The first of those that shared the rank takes it.
        const QString ties = tieKey(task.pos, TaskId());
        const auto next = order.lowerBound(ties);
        if (next != order.end() && next.key().startsWith(ties)) {
            const TaskId heir = *next;
            order.erase(next);
            order.insert(task.pos, heir);
        }
    }
    if (order.isEmpty())
        m_taskOrder.remove(task.columnId);
    if (isLive(task) && --m_liveCount[task.columnId] == 0)
        m_liveCount.remove(task.columnId);
}

void BoardState::put(const Task &task)
{
    if (const Task *before = find(task.id))
        unindex(Task(*before));
    m_tasks.insert(task.id, task);
    index(task);
}

void BoardState::put(const Checklist &checklist)
{
    const Checklist *before = find(checklist.id);
    moveBetween(m_taskChecklists, checklist.id, before ? before->taskId : TaskId(), checklist.taskId);
    m_checklists.insert(checklist.id, checklist);
}

void BoardState::put(const CheckItem &item)
{
    const CheckItem *before = find(item.id);
    moveBetween(m_checklistItems, item.id, before ? before->checklistId : ChecklistId(), item.checklistId);
    m_checkItems.insert(item.id, item);
}

void BoardState::put(const Comment &comment)
{
    const Comment *before = find(comment.id);
    moveBetween(m_taskComments, comment.id, before ? before->taskId : TaskId(), comment.taskId);
    m_comments.insert(comment.id, comment);
}

void BoardState::copyFrom(const BoardState &other, const EntityRef &ref)
{
    other.note(ref.type, ref.id);
    switch (ref.type) {
    case EntityType::Team:
        m_team = other.m_team;
        return;
    case EntityType::Board:
        return copyEntry(m_boards, other.m_boards, BoardId(ref.id));
    case EntityType::Column:
        return copyEntry(m_columns, other.m_columns, ColumnId(ref.id));
    case EntityType::Swimlane:
        return copyEntry(m_swimlanes, other.m_swimlanes, SwimlaneId(ref.id));
    case EntityType::Label:
        return copyEntry(m_labels, other.m_labels, LabelId(ref.id));
    case EntityType::Member:
        return copyEntry(m_members, other.m_members, UserId(ref.id));
    case EntityType::Task: {
        const TaskId id(ref.id);
        if (const Task *task = other.find(id))
            return put(*task);
        if (const Task *mine = find(id)) {
            unindex(Task(*mine));
            m_tasks.remove(id);
        }
        return;
    }
    case EntityType::Checklist: {
        const ChecklistId id(ref.id);
        if (const Checklist *checklist = other.find(id))
            return put(*checklist);
        if (const Checklist *mine = find(id))
            moveBetween(m_taskChecklists, id, TaskId(mine->taskId), TaskId());
        m_checklists.remove(id);
        return;
    }
    case EntityType::CheckItem: {
        const CheckItemId id(ref.id);
        if (const CheckItem *item = other.find(id))
            return put(*item);
        if (const CheckItem *mine = find(id))
            moveBetween(m_checklistItems, id, ChecklistId(mine->checklistId), ChecklistId());
        m_checkItems.remove(id);
        return;
    }
    case EntityType::Comment: {
        const CommentId id(ref.id);
        if (const Comment *comment = other.find(id))
            return put(*comment);
        if (const Comment *mine = find(id))
            moveBetween(m_taskComments, id, TaskId(mine->taskId), TaskId());
        m_comments.remove(id);
        return;
    }
    }
}

quint64 BoardState::revisionOf(const EntityRef &ref) const
{
    const auto revision = [](const auto *entity) { return entity ? entity->rev : 0; };
    switch (ref.type) {
    case EntityType::Team:
        return team() && m_team->id.value() == ref.id ? m_team->rev : 0;
    case EntityType::Board:
        return revision(find(BoardId(ref.id)));
    case EntityType::Column:
        return revision(find(ColumnId(ref.id)));
    case EntityType::Swimlane:
        return revision(find(SwimlaneId(ref.id)));
    case EntityType::Label:
        return revision(find(LabelId(ref.id)));
    case EntityType::Member:
        return revision(find(UserId(ref.id)));
    case EntityType::Task:
        return revision(find(TaskId(ref.id)));
    case EntityType::Checklist:
        return revision(find(ChecklistId(ref.id)));
    case EntityType::CheckItem:
        return revision(find(CheckItemId(ref.id)));
    case EntityType::Comment:
        return revision(find(CommentId(ref.id)));
    }
    return 0;
}

QList<EntityRef> BoardState::entities() const
{
    if (m_watch.reads)
        m_watch.reads->everything();
    QList<EntityRef> refs;
    if (m_team)
        refs.append({EntityType::Team, m_team->id.value(), m_team->rev});
    const auto add = [&refs](EntityType type, const auto &map) {
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            refs.append({type, it.key().value(), it.value().rev});
    };
    add(EntityType::Board, m_boards);
    add(EntityType::Column, m_columns);
    add(EntityType::Swimlane, m_swimlanes);
    add(EntityType::Label, m_labels);
    add(EntityType::Member, m_members);
    add(EntityType::Task, m_tasks);
    add(EntityType::Checklist, m_checklists);
    add(EntityType::CheckItem, m_checkItems);
    add(EntityType::Comment, m_comments);
    return refs;
}

bool operator==(const BoardState &a, const BoardState &b)
{
    return a.m_team == b.m_team && a.m_boards == b.m_boards && a.m_columns == b.m_columns && a.m_swimlanes == b.m_swimlanes
        && a.m_labels == b.m_labels && a.m_members == b.m_members && a.m_tasks == b.m_tasks && a.m_checklists == b.m_checklists
        && a.m_checkItems == b.m_checkItems && a.m_comments == b.m_comments;
}

} // namespace Lanban
