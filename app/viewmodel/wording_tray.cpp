// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/wording.h"

#include "core/protocol/entitycodec.h"
#include "core/sync/clientsync.h"
#include "core/sync/opinfo.h"
#include "core/sync/overloaded.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Wording {

namespace {

// lupdate reads this as the context of tr() below.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Lanban::Wording)
};

//! What the server has: its state as far as it is here, and what it said with the refusal. The newer one counts.
class Server
{
public:
    Server(const BoardState *base, const QJsonObject &told) : m_base(base)
    {
        for (auto entity = told.begin(); entity != told.end(); ++entity) {
            const auto type = Protocol::entityTypeFromName(entity.key());
            // What can't be read says nothing: the refusal's own words are shown in any case.
            if (type)
                (void)Protocol::entityFromJson(*type, entity->toObject(), m_told);
        }
    }
    template<typename Id>
    [[nodiscard]] auto find(const Id &id) const -> decltype(std::declval<const BoardState &>().find(id))
    {
        const auto *known = m_base != nullptr ? m_base->find(id) : nullptr;
        const auto *told = m_told.find(id);
        return known == nullptr || (told != nullptr && told->rev > known->rev) ? told : known;
    }
    [[nodiscard]] const BoardState *base() const { return m_base; }

private:
    const BoardState *m_base;
    BoardState m_told;
};

//! Where a thing is not as it should be; empty where it is.
QString trouble(const Server &server, const EntityRef &ref)
{
    switch (ref.type) {
    case EntityType::Task: {
        const Task *task = server.find(TaskId(ref.id));
        if (task == nullptr)
            return Text::tr("The task is not there.");
        if (!task->movedTo.isEmpty())
            return Text::tr("The task “%1” went to another board.").arg(task->title);
        if (task->deleted)
            return Text::tr("The task “%1” is deleted.").arg(task->title);
        return task->archived ? Text::tr("The task “%1” is archived.").arg(task->title) : QString();
    }
    case EntityType::Column: {
        const Column *column = server.find(ColumnId(ref.id));
        if (column == nullptr)
            return Text::tr("The column is not there.");
        if (column->deleted)
            return Text::tr("The column “%1” is deleted.").arg(column->name);
        return column->archived ? Text::tr("The column “%1” is archived.").arg(column->name) : QString();
    }
    case EntityType::Label: {
        const Label *label = server.find(LabelId(ref.id));
        return label == nullptr || label->deleted ? Text::tr("The label is not there.") : QString();
    }
    case EntityType::Checklist: {
        const Checklist *list = server.find(ChecklistId(ref.id));
        return list == nullptr || list->deleted ? Text::tr("The checklist is not there.") : QString();
    }
    case EntityType::CheckItem: {
        const CheckItem *item = server.find(CheckItemId(ref.id));
        return item == nullptr || item->deleted ? Text::tr("The checklist item is not there.") : QString();
    }
    case EntityType::Comment: {
        const Comment *comment = server.find(CommentId(ref.id));
        return comment == nullptr || comment->deleted ? Text::tr("The comment is not there.") : QString();
    }
    default:
        return {};
    }
}

QString orNothing(const QString &text)
{
    return text.isEmpty() ? Text::tr("(no text)") : text;
}

//! The field of \a found that \a op was to change, as the server has it.
template<typename Found>
QString field(const Found *found, QString Found::*text)
{
    return found != nullptr ? orNothing(found->*text) : QString();
}

QString present(const Server &server, const Operation &op)
{
    return std::visit(
        Overloaded{
            [&](const Op::TaskUpdate &o) {
                const Task *task = server.find(o.id);
                return o.description ? field(task, &Task::description) : o.title ? field(task, &Task::title) : QString();
            },
            [&](const Op::TaskMove &o) {
                const Task *task = server.find(o.id);
                const Column *column = task != nullptr ? server.find(task->columnId) : nullptr;
                return column != nullptr ? Text::tr("It is in “%1”.").arg(column->name) : QString();
            },
            [&](const Op::CheckItemUpdate &o) { return o.text ? field(server.find(o.id), &CheckItem::text) : QString(); },
            [&](const Op::ChecklistUpdate &o) { return o.name ? field(server.find(o.id), &Checklist::name) : QString(); },
            [&](const Op::CommentUpdate &o) { return field(server.find(o.id), &Comment::body); },
            [&](const Op::ColumnUpdate &o) { return o.name ? field(server.find(o.id), &Column::name) : QString(); },
            [&](const Op::LabelUpdate &o) { return o.name ? field(server.find(o.id), &Label::name) : QString(); },
            [&](const Op::BoardUpdate &o) {
                const Board *board = server.base() != nullptr ? server.base()->board() : nullptr;
                return o.description ? field(board, &Board::description) : field(board, &Board::name);
            },
            [](const auto &) { return QString(); },
        },
        op);
}

//! The column that a task was to come into.
ColumnId targetOf(const Operation &op)
{
    if (const auto *create = std::get_if<Op::TaskCreate>(&op))
        return create->columnId;
    const auto *move = std::get_if<Op::TaskMove>(&op);
    return move != nullptr ? move->columnId : ColumnId();
}

} // namespace

QString refusal(const TrayEntry &entry)
{
    switch (entry.code) {
    case ErrorCode::WipLimit:
        return Text::tr("The column is full: %1 of at most %2.")
            .arg(entry.detail.value("count"_L1).toInt())
            .arg(entry.detail.value("limit"_L1).toInt());
    case ErrorCode::Gone:
        return Text::tr("Someone deleted it meanwhile.");
    case ErrorCode::TextConflict:
        return Text::tr("Someone else changed the same words. Choose what is to stand there.");
    case ErrorCode::LimitExceeded:
        if (const int limit = entry.detail.value("limit"_L1).toInt(); limit > 0)
            return Text::tr("It is too long or too many: at most %1.").arg(limit);
        break;
    default:
        break;
    }
    return reason(entry.code, entry.message);
}

QString standing(const TrayEntry &entry, const BoardState *base)
{
    const Server server(base, entry.server);
    const Operation &op = entry.mutation.op;
    QStringList lines;
    for (const EntityRef &ref : neededBy(op, entry.mutation.room)) {
        const QString line = trouble(server, ref);
        if (!line.isEmpty() && !lines.contains(line))
            lines.append(line);
    }
    if (lines.isEmpty() || entry.code == ErrorCode::TextConflict) {
        if (const QString text = present(server, op); !text.isEmpty())
            lines.append(text);
    }
    const Column *target = server.find(targetOf(op));
    if (entry.code == ErrorCode::WipLimit && target != nullptr && target->wip) {
        const int count = base != nullptr ? base->liveTaskCount(target->id) : entry.detail.value("count"_L1).toInt();
        lines.append(Text::tr("In “%1”: %2 of at most %3.").arg(target->name).arg(count).arg(target->wip->limit));
    }
    return lines.join(u'\n');
}

QString adjusted(const AdjustedOutput &outcome, const BoardState *state)
{
    QStringList reasons;
    if (outcome.warn.contains("target_deleted"_L1))
        reasons.append(Text::tr("It was deleted meanwhile. Your change is kept with it, and comes back with it."));
    // A limit that is only a hint shows at the column itself.
    for (const QString &argument : outcome.adjusted) {
        if (argument == "room"_L1)
            reasons.append(Text::tr("The task went to another board meanwhile. Your change was made there."));
        else if (argument == "columnId"_L1)
            reasons.append(Text::tr("Its column is gone. The task went to another one."));
        else if (argument == "labelId"_L1 || argument == "labelIds"_L1)
            reasons.append(Text::tr("A label that is gone was left out."));
        else if (argument == "assigneeIds"_L1)
            reasons.append(Text::tr("Who is no member of the board was left out."));
    }
    if (outcome.merged)
        reasons.append(Text::tr("Others changed the same text meanwhile. It holds both now."));
    if (reasons.isEmpty())
        return {};
    return Text::tr("%1: %2").arg(attempt(outcome.mutation.op, state), reasons.join(u' '));
}

} // namespace Lanban::Wording
