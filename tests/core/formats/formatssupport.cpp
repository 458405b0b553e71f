// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/formats/formatssupport.h"

#include "core/domain/decide.h"
#include "core/protocol/codec.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace Lanban::Test {

namespace {

//! Which of the groups that events come in, in their order, \a type belongs to.
int groupOf(EventType type)
{
    switch (type) {
    case EventType::BoardCreated:
        return 0;
    case EventType::MemberAdded:
    case EventType::MemberRemoved:
        return 1;
    case EventType::ColumnCreated:
        return 2;
    case EventType::LabelCreated:
        return 3;
    case EventType::TaskCreated:
        return 4;
    case EventType::ChecklistCreated:
        return 5;
    case EventType::CheckItemCreated:
        return 6;
    case EventType::CommentCreated:
        return 7;
    default:
        return -1;
    }
}

QString problemOf(const BoardState &state)
{
    for (const Task &task : state.tasks()) {
        if (task.title.isEmpty() || task.title.size() > MaxTitleLength || task.description.size() > MaxTextLength)
            return u"text of task "_s + task.id.value();
        if (!state.find(task.columnId))
            return u"column of task "_s + task.id.value();
        if (state.tasksByRank(task.columnId).value(task.pos) != task.id)
            return u"rank of task "_s + task.id.value();
    }
    for (const Column &column : state.columns()) {
        if (column.name.isEmpty() || column.name.size() > MaxNameLength)
            return u"name of column "_s + column.id.value();
    }
    for (const Label &label : state.labels()) {
        if (!isColorName(label.color) || label.name.size() > MaxNameLength)
            return u"label "_s + label.id.value();
    }
    for (const CheckItem &item : state.checkItems()) {
        if (item.text.isEmpty() || item.text.size() > MaxItemLength || !state.find(item.checklistId))
            return u"item "_s + item.id.value();
    }
    for (const Comment &comment : state.comments()) {
        if (comment.body.isEmpty() || comment.body.size() > MaxTextLength || !state.find(comment.taskId)
            || !state.find(comment.authorId))
            return u"comment "_s + comment.id.value();
    }
    return {};
}

} // namespace

QString CountingIds::next()
{
    return u"id-%1"_s.arg(++m_last);
}

ImportContext context()
{
    return {TeamId(u"team"_s), UserId(u"me"_s), u"Me"_s, u"blue"_s, Now};
}

QByteArray trelloData(const QString &name)
{
    QFile file(QStringLiteral(LANBAN_TRELLO_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray toJson(const QJsonObject &root)
{
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

QStringList outline(const BoardState &state)
{
    QStringList lines;
    for (const QList<ColumnId> columns = state.liveColumns(); const ColumnId &column : columns) {
        QStringList titles;
        for (const QList<TaskId> tasks = state.liveTasks(column); const TaskId &task : tasks)
            titles += state.find(task)->title;
        lines += state.find(column)->name + u": "_s + titles.join(u", "_s);
    }
    return lines;
}

QStringList skips(const ImportReport &report)
{
    QStringList lines;
    for (const ImportSkip &skip : report.skipped)
        lines += skip.what + u'/' + skip.why + u'=' + QString::number(skip.count);
    return lines;
}

Task taskTitled(const BoardState &state, const QString &title)
{
    QList<Task> found;
    for (const Task &task : state.tasks()) {
        if (task.title == title)
            found += task;
    }
    return found.size() == 1 ? found.first() : Task{};
}

QStringList labelNames(const BoardState &state, const Task &task)
{
    QStringList names;
    for (const LabelId &id : task.labelIds)
        names += state.find(id)->name;
    names.sort();
    return names;
}

QStringList assigneeNames(const BoardState &state, const Task &task)
{
    QStringList names;
    for (const UserId &id : task.assigneeIds)
        names += state.find(id)->name;
    names.sort();
    return names;
}

QString problemOf(const ImportedBoard &board)
{
    BoardState replayed;
    int group = 0;
    quint64 seq = 0;
    for (const Event &event : board.events) {
        const int next = groupOf(event.type);
        if (next < group)
            return u"%1 out of order at %2"_s.arg(eventTypeName(event.type)).arg(seq);
        group = next;
        Protocol::Activity activity{.room = RoomId::board(board.boardId),
                                    .seq = seq + 1,
                                    .prev = seq,
                                    .h = u"0123456789abcdef"_s,
                                    .event = event,
                                    .muid = {}};
        ++seq;
        const auto decoded = Protocol::decodeServerMessage(Protocol::encode(Protocol::ServerMessage(activity)));
        if (!decoded)
            return u"%1: %2 %3"_s.arg(eventTypeName(event.type), decoded.error().detail, decoded.error().path);
        apply(replayed, std::get<Protocol::Activity>(*decoded).event, seq);
    }
    if (replayed != board.state)
        return u"the events replay to another state"_s;
    if (!board.state.board() || board.state.board()->id != board.boardId)
        return u"no board"_s;
    return problemOf(board.state);
}

} // namespace Lanban::Test
