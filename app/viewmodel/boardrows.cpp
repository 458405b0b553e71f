// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardrows.h"

#include "app/viewmodel/values.h"
#include "core/domain/permission.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Lanban::BoardRows)
};

MemberValue memberValue(const BoardState &state, const UserId &id)
{
    const Member *member = state.find(id);
    const QString name = member ? member->name : Text::tr("Someone");
    return {id.value(), name, member ? member->color : u"gray"_s, initialsOf(name)};
}

//! By colour, as the palette has them; then by name: labels have no order of their own.
void arrange(QList<Label> &labels)
{
    const QStringList &palette = colorNames();
    std::stable_sort(labels.begin(), labels.end(), [&](const Label &a, const Label &b) {
        const auto colors = palette.indexOf(a.color) - palette.indexOf(b.color);
        return colors != 0 ? colors < 0 : QString::compare(a.name, b.name, Qt::CaseInsensitive) < 0;
    });
}

QVariantList labelsOf(const BoardState &state, const Task &task)
{
    QList<Label> labels;
    for (const LabelId &id : task.labelIds) {
        if (const Label *label = state.find(id); label && !label->deleted)
            labels.append(*label);
    }
    arrange(labels);
    QVariantList values;
    for (const Label &label : std::as_const(labels))
        values.append(QVariant::fromValue(LabelValue{label.id.value(), label.name, label.color}));
    return values;
}

QVariantList assigneesOf(const BoardState &state, const Task &task)
{
    QVariantList values;
    for (const UserId &id : task.assigneeIds)
        values.append(QVariant::fromValue(memberValue(state, id)));
    return values;
}

} // namespace

bool isOverdue(const Task &task, qint64 nowMs)
{
    return task.dueAt && !task.dueDone && *task.dueAt < nowMs;
}

QDateTime toDateTime(const std::optional<qint64> &ms) // clazy:exclude=function-args-by-value
{
    return ms ? QDateTime::fromMSecsSinceEpoch(*ms) : QDateTime();
}

Row taskRow(const BoardState &state, const TaskId &id, const RowContext &context)
{
    const Task task = *state.find(id);
    int done = 0;
    int total = 0;
    for (const ChecklistId &checklist : state.checklistsOf(id)) {
        for (const CheckItemId &item : state.itemsOf(checklist)) {
            ++total;
            done += state.find(item)->done ? 1 : 0;
        }
    }
    return {id.value(),
            {task.title, task.labelIds.isEmpty() ? QVariantList() : labelsOf(state, task), assigneesOf(state, task),
             toDateTime(task.dueAt), task.dueAt.has_value(), task.dueDone, isOverdue(task, context.nowMs),
             !task.description.isEmpty(), done, total, static_cast<int>(state.commentsOf(id).size()),
             context.isPending({EntityType::Task, id.value(), 0}), task.archived}};
}

Row columnRow(const BoardState &state, const ColumnId &id, QObject *tasks)
{
    const Column column = *state.find(id);
    const int limit = column.wip ? column.wip->limit : 0;
    const int count = state.liveTaskCount(id);
    return {id.value(),
            {column.name, limit, column.wip && column.wip->hard, count, limit > 0 && count > limit, QVariant::fromValue(tasks)}};
}

Row labelRow(const Label &label, bool checked)
{
    return {label.id.value(), {label.name, label.color, checked}};
}

Row memberRow(const Member &member, bool checked, const RowContext &context)
{
    return {member.userId.value(),
            {member.name, member.color, initialsOf(member.name), QString(toString(member.role)), member.userId == context.me,
             checked}};
}

Row commentRow(const BoardState &state, const CommentId &id, const RowContext &context)
{
    const Comment comment = *state.find(id);
    const MemberValue author = memberValue(state, comment.authorId);
    const Member *me = state.activeMember(context.me);
    const bool isMine = comment.authorId == context.me;
    const PermissionRow &rights = permissionFor(Op::CommentUpdate{});
    const bool canEdit = me != nullptr && isAtLeast(me->role, isMine ? rights.atLeast : rights.forOthers);
    return {id.value(),
            {author.name, author.color, author.initials, comment.body, QDateTime::fromMSecsSinceEpoch(comment.createdAt),
             comment.updatedAt > comment.createdAt, isMine, canEdit, context.isPending({EntityType::Comment, id.value(), 0})}};
}

Row checklistRow(const BoardState &state, const ChecklistId &id, QObject *items)
{
    const QList<CheckItemId> ids = state.itemsOf(id);
    const auto done = std::count_if(ids.begin(), ids.end(), [&](const CheckItemId &item) { return state.find(item)->done; });
    return {id.value(), {state.find(id)->name, QVariant::fromValue(items), static_cast<int>(done), static_cast<int>(ids.size())}};
}

Row checkItemRow(const BoardState &state, const CheckItemId &id, const RowContext &context)
{
    const CheckItem *item = state.find(id);
    return {id.value(), {item->text, item->done, context.isPending({EntityType::CheckItem, id.value(), 0})}};
}

Row personRow(const BoardState &state, const UserId &id)
{
    const MemberValue person = memberValue(state, id);
    return {id.value(), {person.name, person.color, person.initials, true}};
}

QList<Label> liveLabels(const BoardState &state)
{
    QList<Label> labels;
    for (const Label &label : state.labels()) {
        if (!label.deleted)
            labels.append(label);
    }
    arrange(labels);
    return labels;
}

QList<Member> activeMembers(const BoardState &state)
{
    QList<Member> members;
    for (const Member &member : state.members()) {
        if (!member.removed)
            members.append(member);
    }
    std::stable_sort(members.begin(), members.end(),
                     [](const Member &a, const Member &b) { return QString::compare(a.name, b.name, Qt::CaseInsensitive) < 0; });
    return members;
}

} // namespace Lanban
