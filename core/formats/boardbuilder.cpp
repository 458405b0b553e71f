// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/boardbuilder.h"

#include "core/domain/decide.h"
#include "core/domain/rank.h"
#include "core/formats/longtext.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

template<typename T>
QList<T> sortedOnce(QList<T> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

//! Gives out the ranks of each group's things, in the order they are asked for.
template<typename Group>
class RankSource
{
public:
    void count(const Group &group) { ++m_counts[group]; }

    QString next(const Group &group)
    {
        QList<QString> &ranks = m_ranks[group];
        if (ranks.isEmpty())
            ranks = Rank::sequence(m_counts.value(group));
        return ranks.at(m_given[group]++);
    }

private:
    QHash<Group, qsizetype> m_counts;
    QHash<Group, QList<QString>> m_ranks;
    QHash<Group, qsizetype> m_given;
};

} // namespace

BoardBuilder::BoardBuilder(ImportContext context, IdSource &ids)
    : m_context(std::move(context)), m_ids(ids), m_boardId(ids.next())
{
}

void BoardBuilder::setBoard(const QString &name, const QString &description)
{
    m_report.boardName = nameOf(name, u"Imported board"_s);
    m_description = headOf(validText(description), MaxTextLength);
    if (m_description.size() < validText(description).size())
        skip("description"_L1, "too_long"_L1);
}

void BoardBuilder::addMember(const UserId &id, const QString &name, bool past)
{
    m_members += Member{.userId = id,
                        .rev = 1,
                        .name = nameOf(name, u"Unknown"_s),
                        .color = colorForKey(id.value()),
                        .role = Role::Viewer,
                        .removed = past};
    ++m_report.members;
}

ColumnId BoardBuilder::addColumn(const ColumnDraft &draft)
{
    const ColumnId id(m_ids.next());
    m_columns += Column{.id = id,
                        .rev = 1,
                        .name = nameOf(draft.name, u"Untitled"_s),
                        .pos = {},
                        .wip = draft.wip,
                        .archived = draft.archived,
                        .deleted = false,
                        .heirId = {}};
    ++m_report.columns;
    return id;
}

LabelId BoardBuilder::addLabel(const QString &name, const QString &color)
{
    const LabelId id(m_ids.next());
    m_labels += Label{.id = id, .rev = 1, .name = nameOf(name, {}), .color = color};
    ++m_report.labels;
    return id;
}

TaskId BoardBuilder::addTask(const TaskDraft &draft)
{
    Task task;
    task.id = TaskId(m_ids.next());
    task.rev = 1;
    task.columnId = draft.columnId;
    task.createdAt = draft.createdAt > 0 ? draft.createdAt : now();
    task.labelIds = sortedOnce(draft.labelIds);
    task.assigneeIds = sortedOnce(draft.assigneeIds);
    task.startAt = draft.startAt;
    task.dueAt = draft.dueAt;
    task.dueDone = draft.dueDone;
    task.archived = draft.archived;

    const QString title = oneLine(validText(draft.title));
    QString description = validText(draft.description);
    task.title = title.isEmpty() ? u"Untitled"_s : headOf(title, MaxTitleLength);
    if (task.title.size() < title.size())
        description = description.isEmpty() ? title : title + u"\n\n"_s + description;
    const QStringList parts = partsOf(description, MaxTextLength);
    task.description = parts.first();
    m_tasks += task;
    ++m_report.tasks;
    for (qsizetype i = 1; i < parts.size(); ++i)
        continueInComments(task.id, m_context.userId, parts.at(i), task.createdAt);
    return task.id;
}

ChecklistId BoardBuilder::addChecklist(const TaskId &task, const QString &name)
{
    const ChecklistId id(m_ids.next());
    m_checklists += Checklist{.id = id, .rev = 1, .taskId = task, .name = nameOf(name, u"Checklist"_s), .pos = {}};
    ++m_report.checklists;
    return id;
}

void BoardBuilder::addItem(const TaskId &task, const ChecklistId &checklist, const QString &text, bool done)
{
    const QString line = oneLine(validText(text));
    const QString head = headOf(line, MaxItemLength);
    m_items += ItemDraft{CheckItemId(m_ids.next()), checklist, head.isEmpty() ? u"Untitled"_s : head, done};
    if (head.size() < line.size())
        continueInComments(task, m_context.userId, validText(text), now());
}

void BoardBuilder::addComment(const TaskId &task, const UserId &author, const QString &body, qint64 createdAt)
{
    continueInComments(task, author, validText(body), createdAt > 0 ? createdAt : now());
    ++m_report.comments;
}

void BoardBuilder::skip(QLatin1StringView what, QLatin1StringView why, int count)
{
    for (ImportSkip &skipped : m_report.skipped) {
        if (skipped.what == what && skipped.why == why) {
            skipped.count += count;
            return;
        }
    }
    m_report.skipped += ImportSkip{what, why, count};
}

ImportedBoard BoardBuilder::finish()
{
    ImportedBoard board;
    board.boardId = m_boardId;
    BoardChange created;
    created.id = m_boardId;
    created.rev = 1;
    created.teamId = m_context.teamId;
    created.name = m_report.boardName;
    if (!m_description.isEmpty())
        created.description = m_description;
    emitEvent(board, EventType::BoardCreated, created, {EntityType::Board, m_boardId.value(), 1});
    emitMembers(board);
    emitColumns(board);
    emitTasks(board);
    emitChecklists(board);
    emitComments(board);

    // The state is what the events come to, by the very code that will read them from the log.
    for (qsizetype i = 0; i < board.events.size(); ++i)
        apply(board.state, board.events.at(i), static_cast<quint64>(i) + 1);
    board.report = m_report;
    return board;
}

QString BoardBuilder::nameOf(const QString &text, const QString &fallback)
{
    const QString line = oneLine(validText(text));
    if (line.isEmpty())
        return fallback;
    if (line.size() > MaxNameLength)
        skip("name"_L1, "too_long"_L1);
    return headOf(line, MaxNameLength);
}

void BoardBuilder::continueInComments(const TaskId &task, const UserId &author, const QString &text, qint64 createdAt)
{
    const QStringList parts = partsOf(text, MaxTextLength);
    for (const QString &part : parts) {
        Comment comment;
        comment.id = CommentId(m_ids.next());
        comment.rev = 1;
        comment.taskId = task;
        comment.authorId = author;
        comment.body = part;
        comment.createdAt = createdAt;
        m_comments += comment;
    }
}

void BoardBuilder::emitEvent(ImportedBoard &board, EventType type, const Change &data, const EntityRef &entity) const
{
    Event event;
    event.type = type;
    event.teamId = m_context.teamId;
    event.boardId = m_boardId;
    event.actorUserId = m_context.userId;
    event.ts = now();
    event.data = data;
    event.ents = {entity};
    board.events += event;
}

void BoardBuilder::emitMembers(ImportedBoard &board) const
{
    MemberChange owner;
    owner.userId = m_context.userId;
    owner.rev = 1;
    owner.name = m_context.userName;
    owner.color = m_context.userColor;
    owner.role = Role::Owner;
    owner.removed = false;
    emitEvent(board, EventType::MemberAdded, owner, {EntityType::Member, m_context.userId.value(), 1});
    for (const Member &member : m_members) {
        MemberChange added;
        added.userId = member.userId;
        added.rev = 1;
        added.name = member.name;
        added.color = member.color;
        added.role = member.role;
        added.removed = false;
        emitEvent(board, EventType::MemberAdded, added, {EntityType::Member, member.userId.value(), 1});
        if (!member.removed)
            continue;
        MemberChange removed;
        removed.userId = member.userId;
        removed.rev = 2;
        removed.removed = true;
        emitEvent(board, EventType::MemberRemoved, removed, {EntityType::Member, member.userId.value(), 2});
    }
}

void BoardBuilder::emitColumns(ImportedBoard &board) const
{
    const QList<QString> ranks = Rank::sequence(m_columns.size());
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns.at(i);
        ColumnChange created;
        created.id = column.id;
        created.rev = 1;
        created.name = column.name;
        created.pos = ranks.at(i);
        if (column.wip)
            created.wip = column.wip;
        if (column.archived)
            created.archived = true;
        emitEvent(board, EventType::ColumnCreated, created, {EntityType::Column, column.id.value(), 1});
    }
    for (const Label &label : m_labels) {
        LabelChange created;
        created.id = label.id;
        created.rev = 1;
        created.name = label.name;
        created.color = label.color;
        emitEvent(board, EventType::LabelCreated, created, {EntityType::Label, label.id.value(), 1});
    }
}

void BoardBuilder::emitTasks(ImportedBoard &board) const
{
    RankSource<ColumnId> ranks;
    for (const Task &task : m_tasks)
        ranks.count(task.columnId);
    for (const Task &task : m_tasks) {
        TaskChange created;
        created.id = task.id;
        created.rev = 1;
        created.columnId = task.columnId;
        created.pos = ranks.next(task.columnId);
        created.title = task.title;
        if (!task.description.isEmpty())
            created.description = task.description;
        if (!task.labelIds.isEmpty())
            created.labelIds = task.labelIds;
        if (!task.assigneeIds.isEmpty())
            created.assigneeIds = task.assigneeIds;
        if (task.startAt)
            created.startAt = task.startAt;
        if (task.dueAt)
            created.dueAt = task.dueAt;
        if (task.dueDone)
            created.dueDone = true;
        if (task.archived)
            created.archived = true;
        created.createdAt = task.createdAt;
        emitEvent(board, EventType::TaskCreated, created, {EntityType::Task, task.id.value(), 1});
    }
}

void BoardBuilder::emitChecklists(ImportedBoard &board) const
{
    RankSource<TaskId> ranks;
    for (const Checklist &checklist : m_checklists)
        ranks.count(checklist.taskId);
    for (const Checklist &checklist : m_checklists) {
        ChecklistChange created;
        created.id = checklist.id;
        created.rev = 1;
        created.taskId = checklist.taskId;
        created.name = checklist.name;
        created.pos = ranks.next(checklist.taskId);
        emitEvent(board, EventType::ChecklistCreated, created, {EntityType::Checklist, checklist.id.value(), 1});
    }

    RankSource<ChecklistId> itemRanks;
    for (const ItemDraft &item : m_items)
        itemRanks.count(item.checklistId);
    for (const ItemDraft &item : m_items) {
        CheckItemChange created;
        created.id = item.id;
        created.rev = 1;
        created.checklistId = item.checklistId;
        created.text = item.text;
        created.pos = itemRanks.next(item.checklistId);
        if (item.done)
            created.done = true;
        emitEvent(board, EventType::CheckItemCreated, created, {EntityType::CheckItem, item.id.value(), 1});
    }
}

void BoardBuilder::emitComments(ImportedBoard &board)
{
    std::stable_sort(m_comments.begin(), m_comments.end(),
                     [](const Comment &a, const Comment &b) { return a.createdAt < b.createdAt; });
    for (const Comment &comment : std::as_const(m_comments)) {
        CommentChange created;
        created.id = comment.id;
        created.rev = 1;
        created.taskId = comment.taskId;
        created.authorId = comment.authorId;
        created.body = comment.body;
        created.createdAt = comment.createdAt;
        emitEvent(board, EventType::CommentCreated, created, {EntityType::Comment, comment.id.value(), 1});
    }
}

} // namespace Lanban
