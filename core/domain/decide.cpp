// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide.h"

#include "core/domain/decide_p.h"
#include "core/domain/permission.h"
#include "core/domain/textmerge.h"

using namespace Qt::Literals::StringLiterals;

namespace Lanban {

namespace {

template<typename T, typename... Ts>
inline constexpr bool isOneOf = (std::is_same_v<T, Ts> || ...);

//! Whether an operation belongs into a team's stream, a board's, or either.
Verdict checkRoom(const BoardState &state, const Operation &op)
{
    return std::visit(
        [&state]<typename T>(const T &) -> Verdict {
            constexpr bool onMembers = isOneOf<T, Op::MemberAdd, Op::MemberRole, Op::MemberRemove>;
            constexpr bool onTeam = isOneOf<T, Op::TeamUpdate, Op::BoardCreate>;
            const bool isTeam = state.team().has_value();
            if (!isTeam && !state.board())
                return reject(ErrorCode::NotFound, u"there is no such room"_s, u"/room"_s);
            if (!onMembers && onTeam != isTeam)
                return reject(ErrorCode::InvalidRef,
                              onTeam ? u"this operation is for a team"_s : u"this operation is for a board"_s, u"/room"_s);
            return {};
        },
        op);
}

Verdict checkBoardAlive(const BoardState &state, const Operation &op)
{
    const Board *board = state.board();
    if (!board)
        return {};
    if (board->deleted && !std::holds_alternative<Op::BoardDelete>(op))
        return reject(ErrorCode::Gone, u"the board is deleted"_s, u"/room"_s,
                      {{EntityType::Board, board->id.value(), board->rev}});
    const bool opensIt = std::holds_alternative<Op::BoardArchive>(op) || std::holds_alternative<Op::BoardDelete>(op)
        || std::holds_alternative<Op::MemberAdd>(op) || std::holds_alternative<Op::MemberRole>(op)
        || std::holds_alternative<Op::MemberRemove>(op);
    if (board->archived && !opensIt)
        return reject(ErrorCode::ReadOnly, u"the board is archived"_s, u"/room"_s,
                      {{EntityType::Board, board->id.value(), board->rev}});
    return {};
}

Verdict checkPermission(const BoardState &state, const Operation &op, const Actor &actor)
{
    if (actor.system)
        return {};
    const Member *member = state.activeMember(actor.userId);
    if (!member)
        return reject(ErrorCode::Forbidden, u"not a member"_s, u"/room"_s);
    if (!isAtLeast(member->role, permissionFor(op).atLeast))
        return reject(ErrorCode::Forbidden, u"a %1 may not do this"_s.arg(toString(member->role)), u"/op"_s);
    return {};
}

} // namespace

DecideContext::DecideContext(const BoardState &state, const Mutation &mutation, const Actor &actor, qint64 nowMs)
    : m_state(state), m_base(mutation.base), m_actor(actor), m_nowMs(nowMs)
{
}

void DecideContext::emitEvent(EventType type, Change change, EntityRef subject)
{
    Event event;
    event.type = type;
    if (m_state.team())
        event.teamId = m_state.team()->id;
    if (const Board *board = m_state.board()) {
        event.teamId = board->teamId;
        event.boardId = board->id;
    }
    event.actorUserId = m_actor.userId;
    event.ts = m_nowMs;
    event.data = std::move(change);
    event.ents = {std::move(subject)};
    m_decision.events.append(std::move(event));
}

void DecideContext::emitArrival(const TaskChange &change, const QList<EntityRef> &ents)
{
    emitEvent(EventType::TaskArrived, change, {});
    m_decision.events.last().ents = ents;
}

void DecideContext::adjusted(const QString &argument)
{
    if (!m_decision.adjusted.contains(argument))
        m_decision.adjusted.append(argument);
}

void DecideContext::warn(const QString &what)
{
    if (!m_decision.warnings.contains(what))
        m_decision.warnings.append(what);
}

Verdict DecideContext::noop()
{
    m_decision.noop = true;
    m_decision.merged = false;
    m_decision.events.clear();
    return {};
}

Role DecideContext::role() const
{
    if (m_actor.system)
        return Role::Owner;
    const Member *member = m_state.activeMember(m_actor.userId);
    return member ? member->role : Role::Viewer;
}

Verdict reject(ErrorCode code, const QString &message, const QString &path, QList<EntityRef> server, const QJsonObject &detail)
{
    return Rejection{Error{code, message, path}, std::move(server), detail};
}

Verdict unknown(const QString &id, const QString &what, const QString &path)
{
    return reject(ErrorCode::InvalidRef, what, path, {}, {{u"id"_s, id}});
}

bool isSeen(const DecideContext &context, const Task &task)
{
    const BaseRef *base = context.baseOf(task.id.value());
    return base != nullptr && base->rev >= task.deletedRev;
}

Verdict checkMovedAway(const Task &task, const QString &path)
{
    if (task.movedTo.isEmpty())
        return {};
    return reject(ErrorCode::Gone, u"the task is on another board now"_s, path, {{EntityType::Task, task.id.value(), task.rev}},
                  {{u"boardId"_s, task.movedTo.value()}});
}

Verdict checkTrash(DecideContext &context, const Task &task, const QString &path)
{
    if (!task.deleted)
        return {};
    if (Verdict verdict = checkMovedAway(task, path))
        return verdict;
    if (isSeen(context, task))
        return reject(ErrorCode::Gone, u"the task is deleted"_s, path, {{EntityType::Task, task.id.value(), task.rev}});
    context.warn(u"target_deleted"_s);
    return {};
}

Verdict mergeText(DecideContext &context, const TextField &field, const QString &present, QString &wanted)
{
    const BaseRef *base = context.baseOf(field.entity.id);
    if (wanted == present || base == nullptr)
        return {};
    // Where the author says what they saw, that counts: what they went on from may have been refused, and another's
    // text have got the revision that theirs was to have.
    if (base->text ? *base->text == present : base->rev == field.entity.rev)
        return {};
    const auto conflict = [&] {
        return reject(ErrorCode::TextConflict, u"somebody else changed the same text"_s, u"/args/set/"_s + field.name,
                      {field.entity}, {{u"field"_s, QString(field.name)}});
    };
    if (!base->text)
        return conflict();
    const std::optional<QString> merged = mergeTexts(*base->text, present, wanted);
    if (!merged || merged->size() > field.maxLength || (field.empty == Empty::Refused && merged->trimmed().isEmpty()))
        return conflict();
    if (*merged != wanted)
        context.merged();
    wanted = *merged;
    return {};
}

Verdict checkText(const QString &text, int maxLength, const QString &path, Empty empty)
{
    if (text.size() > maxLength)
        return reject(ErrorCode::LimitExceeded, u"at most %1 characters"_s.arg(maxLength), path, {},
                      {{u"limit"_s, maxLength}, {u"count"_s, text.size()}});
    if (empty == Empty::Refused && text.trimmed().isEmpty())
        return reject(ErrorCode::Schema, u"must not be empty"_s, path);
    return {};
}

Verdict checkText(const std::optional<QString> &text, int maxLength, const QString &path, Empty empty)
{
    return text ? checkText(*text, maxLength, path, empty) : Verdict();
}

std::optional<EntityRef> neededBaseText(const BoardState &state, const Mutation &mutation)
{
    const auto needed = [&mutation](EntityRef present, const QString &text, const QString &wanted) -> std::optional<EntityRef> {
        // Of a revision that is still to come nothing is known.
        if (text == wanted || mutation.base->id != present.id || mutation.base->rev >= present.rev)
            return {};
        present.rev = mutation.base->rev;
        return present;
    };
    if (!mutation.base || mutation.base->text)
        return {};
    if (const auto *op = std::get_if<Op::TaskUpdate>(&mutation.op)) {
        const Task *task = state.find(op->id);
        if (task != nullptr && op->description)
            return needed({EntityType::Task, task->id.value(), task->rev}, task->description, *op->description);
    } else if (const auto *update = std::get_if<Op::CheckItemUpdate>(&mutation.op)) {
        const CheckItem *item = state.find(update->id);
        if (item != nullptr && update->text)
            return needed({EntityType::CheckItem, item->id.value(), item->rev}, item->text, *update->text);
    }
    return {};
}

Expected<Decision, Rejection> decide(const BoardState &state, const Mutation &mutation, const Actor &actor, qint64 nowMs)
{
    for (Verdict verdict :
         {checkRoom(state, mutation.op), checkPermission(state, mutation.op, actor), checkBoardAlive(state, mutation.op)}) {
        if (verdict)
            return failWith(std::move(*verdict));
    }
    DecideContext context(state, mutation, actor, nowMs);
    if (Verdict verdict = std::visit([&context](const auto &op) { return decideOn(context, op); }, mutation.op))
        return failWith(std::move(*verdict));
    return context.takeDecision();
}

} // namespace Lanban
