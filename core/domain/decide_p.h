// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/decide.h"
#include "core/domain/rank.h"

#include <QMap>

#include <algorithm>
#include <functional>

// Shared by the files that decide; nobody else includes it.
namespace Lanban {

//! How a handler ends: nothing = accepted, with what it put into the context.
using Verdict = std::optional<Rejection>;

//! One mutation being decided.
class DecideContext
{
public:
    DecideContext(const BoardState &state, const Mutation &mutation, const Actor &actor, qint64 nowMs);

    [[nodiscard]] const BoardState &state() const { return m_state; }
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    //! What the author had seen of \a id; null where they don't say.
    [[nodiscard]] const BaseRef *baseOf(const QString &id) const { return m_base && m_base->id == id ? &*m_base : nullptr; }
    [[nodiscard]] Decision takeDecision() { return std::move(m_decision); }

    void emitEvent(EventType type, Change change, EntityRef subject);
    //! task.arrived, which touches more than the task.
    void emitArrival(const TaskChange &change, const QList<EntityRef> &ents);
    void adjusted(const QString &argument);
    void warn(const QString &what);
    void merged() { m_decision.merged = true; }
    [[nodiscard]] bool hasEvents() const { return !m_decision.events.isEmpty(); }
    //! Accepted, and nothing changes.
    [[nodiscard]] Verdict noop();
    //! Accepted, and what was asked for waits in the copy of something deleted.
    void kept() { m_decision.noop = true; }

    //! The role in force; the system counts as owner.
    [[nodiscard]] Role role() const;

private:
    const BoardState &m_state;
    const std::optional<BaseRef> &m_base;
    const Actor &m_actor;
    qint64 m_nowMs;
    Decision m_decision;
};

[[nodiscard]] Verdict reject(ErrorCode code, const QString &message, const QString &path = {}, QList<EntityRef> server = {},
                             const QJsonObject &detail = {});

//! Refuses what names \a id, which is not there: it may be what a rejected mutation would have made.
[[nodiscard]] Verdict unknown(const QString &id, const QString &what, const QString &path);

//! Refuses what is done to the copy that a task left behind when it went to another board.
[[nodiscard]] Verdict checkMovedAway(const Task &task, const QString &path);

//! A key in \a column at \a anchor. When keys there have grown too long the column is rebalanced first.
[[nodiscard]] QString placeTask(DecideContext &context, const Column &column, const Anchor<TaskId> &anchor, const TaskId &self);

//! Whether the author of the mutation knew that \a task is deleted.
[[nodiscard]] bool isSeen(const DecideContext &context, const Task &task);

//! Where something deleted is written to, there are two cases. Its author had not seen that it was deleted: it
//! is written to the copy in the trash, and they are told. Or they had: it is refused.
[[nodiscard]] Verdict checkTrash(DecideContext &context, const Task &task, const QString &path);

enum class Empty { Allowed, Refused };

//! Refuses text that is too long, or nothing but blanks where there has to be something.
[[nodiscard]] Verdict checkText(const QString &text, int maxLength, const QString &path, Empty empty = Empty::Refused);
[[nodiscard]] Verdict checkText(const std::optional<QString> &text, int maxLength, const QString &path,
                                Empty empty = Empty::Refused);

//! A text that somebody set, and what there is.
struct TextField {
    EntityRef entity;
    QLatin1StringView name; //!< of the field: "description"
    int maxLength = 0;
    Empty empty = Empty::Refused;
};
//! Makes \a wanted what is to be written: itself, or where \a present is not what its author saw, both
//! merged. Refused with TextConflict where that can't be.
[[nodiscard]] Verdict mergeText(DecideContext &context, const TextField &field, const QString &present, QString &wanted);

//! The keys on both sides of a place.
struct Gap {
    QString below;
    QString above;

    [[nodiscard]] QString key() const { return Rank::between(below, above); }
    [[nodiscard]] bool holds(const QString &pos) const
    {
        return (below.isEmpty() || below < pos) && (above.isEmpty() || pos < above);
    }
    //! False when its key would be too long, or damaged neighbours leave no place between them.
    [[nodiscard]] bool isRoomy() const { return key().size() <= Rank::RebalanceLength && holds(key()); }
};

//! Things that stand in one rank order.
template<typename T>
struct Siblings {
    QMap<QString, T> order;
    //! The key of one of them that can be an anchor; empty for those elsewhere or deleted.
    std::function<QString(const T &)> posOf;
    //! Emits what gives one of them another key.
    std::function<void(const T &, const QString &)> move = {};
};

//! Finds the place that \a anchor names among \a siblings, \a self taken out: after `afterId` if that
//! is there, else before `beforeId`, else beside the nearest neighbour that is, else the end. An anchor that
//! is not there is said to be adjusted.
template<typename T>
[[nodiscard]] Gap findGap(DecideContext &context, const Siblings<T> &siblings, const Anchor<T> &anchor, const T &self)
{
    using Iterator = typename QMap<QString, T>::const_iterator;
    const QMap<QString, T> &order = siblings.order;
    const auto keyBefore = [&](Iterator it) {
        while (it != order.cbegin()) {
            --it;
            if (*it != self)
                return it.key();
        }
        return QString();
    };
    const auto keyFrom = [&](Iterator it) {
        while (it != order.cend() && *it == self)
            ++it;
        return it == order.cend() ? QString() : it.key();
    };
    const auto posOf = [&](const T &id) { return id.isEmpty() || id == self ? QString() : siblings.posOf(id); };
    if (const QString pos = posOf(anchor.afterId); !pos.isEmpty())
        return {pos, keyFrom(order.upperBound(pos))};
    if (!anchor.afterId.isEmpty())
        context.adjusted(QStringLiteral("afterId"));
    if (const QString pos = posOf(anchor.beforeId); !pos.isEmpty())
        return {keyBefore(order.lowerBound(pos)), pos};
    if (!anchor.beforeId.isEmpty())
        context.adjusted(QStringLiteral("beforeId"));
    const bool isPlaced = !anchor.afterId.isEmpty() || !anchor.beforeId.isEmpty();
    for (qsizetype i = 0; isPlaced && i < std::max(anchor.nearAfter.size(), anchor.nearBefore.size()); ++i) {
        if (const QString pos = posOf(anchor.nearAfter.value(i)); !pos.isEmpty())
            return {pos, keyFrom(order.upperBound(pos))};
        if (const QString pos = posOf(anchor.nearBefore.value(i)); !pos.isEmpty())
            return {keyBefore(order.lowerBound(pos)), pos};
    }
    return {keyBefore(order.cend()), {}};
}

//! A key for \a self in \a gap. Where keys there have grown too long, all siblings are first moved to
//! fresh ones: columns, lanes, lists and items are few, and seldom moved often enough to come here.
template<typename T>
[[nodiscard]] QString placeIn(DecideContext &context, const Siblings<T> &siblings, const Gap &gap, const Anchor<T> &anchor,
                              const T &self)
{
    if (gap.isRoomy())
        return gap.key();
    const QList<QString> keys = Rank::sequence(siblings.order.size());
    Siblings<T> fresh;
    QMap<T, QString> keyOf;
    for (const T &id : siblings.order) {
        if (id == self)
            continue;
        const QString &key = keys.at(fresh.order.size());
        fresh.order.insert(key, id);
        keyOf.insert(id, key);
        siblings.move(id, key);
    }
    fresh.posOf = [&](const T &id) { return siblings.posOf(id).isEmpty() ? QString() : keyOf.value(id); };
    return findGap(context, fresh, anchor, self).key();
}

//! The rank order of those of \a map that \a belongs lets pass. Marked copies keep their ranks, so they count.
template<typename K, typename V, typename Belongs>
[[nodiscard]] QMap<QString, K> rankOrder(const QMap<K, V> &map, Belongs belongs)
{
    QMap<QString, K> order;
    for (const V &value : map) {
        if (belongs(value))
            order.insert(value.pos, value.id);
    }
    return order;
}

//! The living column that \a id leads to: itself, or the heir of what was deleted. Null where there is none.
[[nodiscard]] const Column *livingColumn(const BoardState &state, const ColumnId &id);
//! Refuses, or warns of, one task more in \a column. \a also explains the refusal: the task it is about.
//! With \a force who may change the limit is only warned.
[[nodiscard]] Verdict checkWip(DecideContext &context, const Column &column, bool force, const QList<EntityRef> &also = {});

[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TeamUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::BoardCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::MemberAdd &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::MemberRole &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::MemberRemove &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::BoardUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::BoardArchive &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::BoardDelete &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ColumnCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ColumnUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ColumnMove &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ColumnArchive &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ColumnDelete &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::SwimlaneCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::SwimlaneUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::SwimlaneMove &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::SwimlaneDelete &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::LabelCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::LabelUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::LabelDelete &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskMove &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskTransfer &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskArchive &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskRestore &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskDelete &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskAssign &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskUnassign &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskLabel &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::TaskUnlabel &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ChecklistCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ChecklistUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ChecklistMove &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::ChecklistDelete &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::CheckItemCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::CheckItemUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::CheckItemMove &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::CheckItemDelete &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::CommentCreate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::CommentUpdate &op);
[[nodiscard]] Verdict decideOn(DecideContext &context, const Op::CommentDelete &op);

} // namespace Lanban
