// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/event.h"

#include <array>

namespace Lanban {

namespace {

struct Row {
    EventType type;
    QLatin1StringView name;
};

constexpr std::array rows{
    Row{EventType::TeamCreated, QLatin1StringView("team.created")},
    Row{EventType::TeamUpdated, QLatin1StringView("team.updated")},
    Row{EventType::BoardCreated, QLatin1StringView("board.created")},
    Row{EventType::BoardUpdated, QLatin1StringView("board.updated")},
    Row{EventType::BoardArchived, QLatin1StringView("board.archived")},
    Row{EventType::BoardDeleted, QLatin1StringView("board.deleted")},
    Row{EventType::ColumnCreated, QLatin1StringView("column.created")},
    Row{EventType::ColumnUpdated, QLatin1StringView("column.updated")},
    Row{EventType::ColumnMoved, QLatin1StringView("column.moved")},
    Row{EventType::ColumnArchived, QLatin1StringView("column.archived")},
    Row{EventType::ColumnDeleted, QLatin1StringView("column.deleted")},
    Row{EventType::ColumnRebalanced, QLatin1StringView("column.rebalanced")},
    Row{EventType::SwimlaneCreated, QLatin1StringView("swimlane.created")},
    Row{EventType::SwimlaneUpdated, QLatin1StringView("swimlane.updated")},
    Row{EventType::SwimlaneMoved, QLatin1StringView("swimlane.moved")},
    Row{EventType::SwimlaneDeleted, QLatin1StringView("swimlane.deleted")},
    Row{EventType::LabelCreated, QLatin1StringView("label.created")},
    Row{EventType::LabelUpdated, QLatin1StringView("label.updated")},
    Row{EventType::LabelDeleted, QLatin1StringView("label.deleted")},
    Row{EventType::TaskCreated, QLatin1StringView("task.created")},
    Row{EventType::TaskUpdated, QLatin1StringView("task.updated")},
    Row{EventType::TaskMoved, QLatin1StringView("task.moved")},
    Row{EventType::TaskTransferred, QLatin1StringView("task.transferred")},
    Row{EventType::TaskArrived, QLatin1StringView("task.arrived")},
    Row{EventType::TaskArchived, QLatin1StringView("task.archived")},
    Row{EventType::TaskRestored, QLatin1StringView("task.restored")},
    Row{EventType::TaskDeleted, QLatin1StringView("task.deleted")},
    Row{EventType::TaskAssigned, QLatin1StringView("task.assigned")},
    Row{EventType::TaskUnassigned, QLatin1StringView("task.unassigned")},
    Row{EventType::TaskLabeled, QLatin1StringView("task.labeled")},
    Row{EventType::TaskUnlabeled, QLatin1StringView("task.unlabeled")},
    Row{EventType::ChecklistCreated, QLatin1StringView("checklist.created")},
    Row{EventType::ChecklistUpdated, QLatin1StringView("checklist.updated")},
    Row{EventType::ChecklistMoved, QLatin1StringView("checklist.moved")},
    Row{EventType::ChecklistDeleted, QLatin1StringView("checklist.deleted")},
    Row{EventType::CheckItemCreated, QLatin1StringView("checkitem.created")},
    Row{EventType::CheckItemUpdated, QLatin1StringView("checkitem.updated")},
    Row{EventType::CheckItemMoved, QLatin1StringView("checkitem.moved")},
    Row{EventType::CheckItemDeleted, QLatin1StringView("checkitem.deleted")},
    Row{EventType::CommentCreated, QLatin1StringView("comment.created")},
    Row{EventType::CommentUpdated, QLatin1StringView("comment.updated")},
    Row{EventType::CommentDeleted, QLatin1StringView("comment.deleted")},
    Row{EventType::MemberAdded, QLatin1StringView("member.added")},
    Row{EventType::MemberRoleChanged, QLatin1StringView("member.roleChanged")},
    Row{EventType::MemberRemoved, QLatin1StringView("member.removed")},
};

} // namespace

QList<TextRevision> textsOf(const Event &event)
{
    QList<TextRevision> texts;
    if (const auto *task = std::get_if<TaskChange>(&event.data)) {
        const bool brings = event.type == EventType::TaskArrived;
        // One made without a description has an empty one.
        if (task->description || brings || event.type == EventType::TaskCreated)
            texts.append({{EntityType::Task, task->id.value(), task->rev}, task->description.value_or(QString())});
        if (brings && task->contents) {
            for (const CheckItem &item : task->contents->checkItems)
                texts.append({{EntityType::CheckItem, item.id.value(), item.rev}, item.text});
        }
    } else if (const auto *item = std::get_if<CheckItemChange>(&event.data); item != nullptr && item->text) {
        texts.append({{EntityType::CheckItem, item->id.value(), item->rev}, *item->text});
    }
    return texts;
}

QLatin1StringView eventTypeName(EventType type)
{
    for (const Row &row : rows) {
        if (row.type == type)
            return row.name;
    }
    return {};
}

EventType eventTypeFromName(QStringView name)
{
    for (const Row &row : rows) {
        if (name == row.name)
            return row.type;
    }
    return EventType::Unknown;
}

} // namespace Lanban
