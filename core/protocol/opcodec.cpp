// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/permission.h"
#include "core/protocol/entitycodec.h"
#include "core/protocol/fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Lanban::Protocol {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView Id_ = "id"_L1;

//! At most \a most ids.
template<typename Io, typename T>
void fewIds(Io &io, QLatin1StringView key, T &ids, int most)
{
    io.defaulted(key, ids);
    if constexpr (Io::reading) {
        if (ids.size() > most)
            io.refuse(key, "too many"_L1);
    }
}

template<typename Io, typename T>
void anchor(Io &io, T &value)
{
    io.defaulted("afterId"_L1, value.afterId);
    io.defaulted("beforeId"_L1, value.beforeId);
    if constexpr (Io::reading) {
        if (!io.has("near"_L1))
            return;
    } else {
        if (value.nearAfter.isEmpty() && value.nearBefore.isEmpty())
            return;
    }
    io.object("near"_L1, [&value](auto &near) {
        fewIds(near, "after"_L1, value.nearAfter, MaxNear);
        fewIds(near, "before"_L1, value.nearBefore, MaxNear);
    });
}

//! For the operations that say no more than which entity.
template<typename Io, typename T>
void only(Io &io, T &op)
{
    io.required(Id_, op.id);
}

} // namespace

template<typename Io>
void describe(Io &io, As<Io, Op::TeamUpdate> &op)
{
    io.object("set"_L1, [&op](auto &set) { set.required("name"_L1, op.name); });
}

template<typename Io>
void describe(Io &io, As<Io, Op::BoardCreate> &op)
{
    io.required(Id_, op.id);
    io.required("name"_L1, op.name);
    io.defaulted("description"_L1, op.description);
}

template<typename Io>
void describe(Io &io, As<Io, Op::MemberAdd> &op)
{
    io.required("userId"_L1, op.userId);
    io.required("name"_L1, op.name);
    io.defaulted("color"_L1, op.color);
    io.required("role"_L1, op.role);
}

template<typename Io>
void describe(Io &io, As<Io, Op::MemberRole> &op)
{
    io.required("userId"_L1, op.userId);
    io.required("role"_L1, op.role);
}

template<typename Io>
void describe(Io &io, As<Io, Op::MemberRemove> &op)
{
    io.required("userId"_L1, op.userId);
}

template<typename Io>
void describe(Io &io, As<Io, Op::BoardUpdate> &op)
{
    io.object("set"_L1, [&op](auto &set) {
        set.optional("name"_L1, op.name);
        set.optional("description"_L1, op.description);
    });
}

template<typename Io>
void describe(Io &io, As<Io, Op::BoardArchive> &op)
{
    io.defaulted("archived"_L1, op.archived, true);
}

template<typename Io>
void describe(Io &, As<Io, Op::BoardDelete> &)
{
}

template<typename Io>
void describe(Io &io, As<Io, Op::ColumnCreate> &op)
{
    io.required(Id_, op.id);
    io.required("name"_L1, op.name);
    anchor(io, op.anchor);
    io.maybe("wip"_L1, op.wip);
}

template<typename Io>
void describe(Io &io, As<Io, Op::ColumnUpdate> &op)
{
    io.required(Id_, op.id);
    io.object("set"_L1, [&op](auto &set) {
        set.optional("name"_L1, op.name);
        set.nullable("wip"_L1, op.wip);
    });
}

template<typename Io>
void describe(Io &io, As<Io, Op::ColumnMove> &op)
{
    io.required(Id_, op.id);
    anchor(io, op.anchor);
}

template<typename Io>
void describe(Io &io, As<Io, Op::ColumnArchive> &op)
{
    io.required(Id_, op.id);
    io.defaulted("archived"_L1, op.archived, true);
}

template<typename Io>
void describe(Io &io, As<Io, Op::ColumnDelete> &op)
{
    io.required(Id_, op.id);
    io.required("heirId"_L1, op.heirId);
}

template<typename Io>
void describe(Io &io, As<Io, Op::SwimlaneCreate> &op)
{
    io.required(Id_, op.id);
    io.required("name"_L1, op.name);
    anchor(io, op.anchor);
}

template<typename Io>
void describe(Io &io, As<Io, Op::SwimlaneUpdate> &op)
{
    io.required(Id_, op.id);
    io.object("set"_L1, [&op](auto &set) { set.optional("name"_L1, op.name); });
}

template<typename Io>
void describe(Io &io, As<Io, Op::SwimlaneMove> &op)
{
    io.required(Id_, op.id);
    anchor(io, op.anchor);
}

template<typename Io>
void describe(Io &io, As<Io, Op::SwimlaneDelete> &op)
{
    only(io, op);
}

template<typename Io>
void describe(Io &io, As<Io, Op::LabelCreate> &op)
{
    io.required(Id_, op.id);
    io.required("name"_L1, op.name);
    io.required("color"_L1, op.color);
}

template<typename Io>
void describe(Io &io, As<Io, Op::LabelUpdate> &op)
{
    io.required(Id_, op.id);
    io.object("set"_L1, [&op](auto &set) {
        set.optional("name"_L1, op.name);
        set.optional("color"_L1, op.color);
    });
}

template<typename Io>
void describe(Io &io, As<Io, Op::LabelDelete> &op)
{
    only(io, op);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskCreate> &op)
{
    io.required(Id_, op.id);
    io.required("columnId"_L1, op.columnId);
    io.defaulted("swimlaneId"_L1, op.swimlaneId);
    io.required("title"_L1, op.title);
    io.defaulted("description"_L1, op.description);
    io.defaulted("labelIds"_L1, op.labelIds);
    io.defaulted("assigneeIds"_L1, op.assigneeIds);
    io.optional("startAt"_L1, op.startAt);
    io.optional("dueAt"_L1, op.dueAt);
    anchor(io, op.anchor);
    io.defaulted("force"_L1, op.force);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskUpdate> &op)
{
    io.required(Id_, op.id);
    io.object("set"_L1, [&op](auto &set) {
        set.optional("title"_L1, op.title);
        set.optional("description"_L1, op.description);
        set.nullable("startAt"_L1, op.startAt);
        set.nullable("dueAt"_L1, op.dueAt);
        set.optional("dueDone"_L1, op.dueDone);
    });
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskMove> &op)
{
    io.required(Id_, op.id);
    io.required("columnId"_L1, op.columnId);
    io.nullable("swimlaneId"_L1, op.swimlaneId);
    anchor(io, op.anchor);
    io.defaulted("force"_L1, op.force);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskTransfer> &op)
{
    io.required(Id_, op.id);
    io.required("boardId"_L1, op.boardId);
    io.defaulted("columnId"_L1, op.columnId);
    anchor(io, op.anchor);
    io.defaulted("force"_L1, op.force);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskArchive> &op)
{
    only(io, op);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskRestore> &op)
{
    only(io, op);
    io.defaulted("force"_L1, op.force);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskDelete> &op)
{
    only(io, op);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskAssign> &op)
{
    io.required(Id_, op.id);
    io.required("userId"_L1, op.userId);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskUnassign> &op)
{
    io.required(Id_, op.id);
    io.required("userId"_L1, op.userId);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskLabel> &op)
{
    io.required(Id_, op.id);
    io.required("labelId"_L1, op.labelId);
}

template<typename Io>
void describe(Io &io, As<Io, Op::TaskUnlabel> &op)
{
    io.required(Id_, op.id);
    io.required("labelId"_L1, op.labelId);
}

template<typename Io>
void describe(Io &io, As<Io, Op::ChecklistCreate> &op)
{
    io.required(Id_, op.id);
    io.required("taskId"_L1, op.taskId);
    io.required("name"_L1, op.name);
    anchor(io, op.anchor);
}

template<typename Io>
void describe(Io &io, As<Io, Op::ChecklistUpdate> &op)
{
    io.required(Id_, op.id);
    io.object("set"_L1, [&op](auto &set) { set.optional("name"_L1, op.name); });
}

template<typename Io>
void describe(Io &io, As<Io, Op::ChecklistMove> &op)
{
    io.required(Id_, op.id);
    anchor(io, op.anchor);
}

template<typename Io>
void describe(Io &io, As<Io, Op::ChecklistDelete> &op)
{
    only(io, op);
}

template<typename Io>
void describe(Io &io, As<Io, Op::CheckItemCreate> &op)
{
    io.required(Id_, op.id);
    io.required("checklistId"_L1, op.checklistId);
    io.required("text"_L1, op.text);
    anchor(io, op.anchor);
}

template<typename Io>
void describe(Io &io, As<Io, Op::CheckItemUpdate> &op)
{
    io.required(Id_, op.id);
    io.object("set"_L1, [&op](auto &set) {
        set.optional("text"_L1, op.text);
        set.optional("done"_L1, op.done);
    });
}

template<typename Io>
void describe(Io &io, As<Io, Op::CheckItemMove> &op)
{
    io.required(Id_, op.id);
    io.required("checklistId"_L1, op.checklistId);
    anchor(io, op.anchor);
}

template<typename Io>
void describe(Io &io, As<Io, Op::CheckItemDelete> &op)
{
    only(io, op);
}

template<typename Io>
void describe(Io &io, As<Io, Op::CommentCreate> &op)
{
    io.required(Id_, op.id);
    io.required("taskId"_L1, op.taskId);
    io.required("body"_L1, op.body);
}

template<typename Io>
void describe(Io &io, As<Io, Op::CommentUpdate> &op)
{
    io.required(Id_, op.id);
    io.object("set"_L1, [&op](auto &set) { set.required("body"_L1, op.body); });
}

template<typename Io>
void describe(Io &io, As<Io, Op::CommentDelete> &op)
{
    only(io, op);
}

template<typename Io>
void describe(Io &io, As<Io, BaseRef> &base)
{
    io.plainId(Id_, base.id);
    io.required("rev"_L1, base.rev);
    if constexpr (Io::reading) {
        io.optional("text"_L1, base.text);
        if (base.text && base.text->size() > MaxTextLength)
            io.refuse("text"_L1, "too long"_L1);
    } else if (!base.text || base.text->size() <= MaxTextLength) {
        io.optional("text"_L1, base.text); // else by its revision alone
    }
}

namespace {

using ReadOperation = void (*)(JsonReader &, Operation &);

template<typename T>
void readOperation(JsonReader &args, Operation &op)
{
    describe(args, op.emplace<T>());
}

//! One reader an alternative, in the variant's order, which is also that of operationNames().
template<std::size_t... I>
constexpr std::array<ReadOperation, sizeof...(I)> operationReaders(std::index_sequence<I...>)
{
    return {&readOperation<std::variant_alternative_t<I, Operation>>...};
}

constexpr auto Readers = operationReaders(std::make_index_sequence<std::variant_size_v<Operation>>());

//! Names of contract 1.0 that this version knows and can't do yet.
bool isReserved(QStringView name)
{
    constexpr std::array Reserved{"chat.send"_L1,      "chat.update"_L1,       "chat.delete"_L1, "chat.react"_L1,
                                  "attachment.add"_L1, "attachment.remove"_L1, "task.link"_L1,   "task.unlink"_L1};
    return std::any_of(Reserved.begin(), Reserved.end(), [name](QLatin1StringView reserved) { return name == reserved; });
}

qsizetype operationIndex(const QString &name)
{
    const QList<QLatin1StringView> &names = operationNames();
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (name == names.at(i))
            return i;
    }
    return -1;
}

} // namespace

void describe(JsonReader &io, Mutation &mutation)
{
    io.required("mid"_L1, mutation.mid, Range{1, MaxExactInteger});
    io.required("muid"_L1, mutation.muid);
    io.required("room"_L1, mutation.room);
    io.optional("base"_L1, mutation.base);
    QString name;
    io.required("op"_L1, name);
    if (io.failed())
        return;
    const qsizetype index = operationIndex(name);
    if (index < 0) {
        io.refuse("op"_L1, isReserved(name) ? "operation not available yet"_L1 : "unknown operation"_L1);
        return;
    }
    io.object("args"_L1, [&](JsonReader &args) { Readers.at(static_cast<std::size_t>(index))(args, mutation.op); });
    io.required("at"_L1, mutation.at);
}

void describe(JsonWriter &io, const Mutation &mutation)
{
    io.required("mid"_L1, mutation.mid);
    io.required("muid"_L1, mutation.muid);
    io.required("room"_L1, mutation.room);
    io.optional("base"_L1, mutation.base);
    io.insert("op"_L1, operationName(mutation.op));
    io.object("args"_L1, [&](JsonWriter &args) { std::visit([&args](const auto &op) { describe(args, op); }, mutation.op); });
    io.required("at"_L1, mutation.at);
}

QJsonObject toJson(const Mutation &mutation)
{
    return written(mutation);
}

Result<Mutation> mutationFromJson(const QJsonObject &object)
{
    return readAs<Mutation>(object);
}

} // namespace Lanban::Protocol
