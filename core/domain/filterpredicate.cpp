// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filterpredicate.h"

#include "core/domain/filterfold.h"

#include <algorithm>
#include <iterator>

namespace Lanban {

namespace {

using Kind = FilterTerm::Kind;

constexpr qint64 HourMs = 3'600'000;

template<typename Id>
bool meet(const QList<Id> &sorted, const QList<Id> &ids)
{
    return std::any_of(ids.begin(), ids.end(),
                       [&](const Id &id) { return std::binary_search(sorted.begin(), sorted.end(), id); });
}

template<typename Id>
void makeSet(QList<Id> &ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

template<typename Id>
void addDifference(QList<Id> &into, const QList<Id> &a, const QList<Id> &b)
{
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(into));
}

//! Those of \a all that \a name names: by the whole name, else \a otherwise, else from the beginning of a word on.
template<typename Map, typename IdOf, typename Counts, typename Otherwise>
auto named(const Map &all, const QString &name, IdOf idOf, Counts counts, Otherwise otherwise)
{
    const QString wanted = foldForSearch(name);
    QList<std::decay_t<decltype(idOf(all.first()))>> exact;
    auto second = exact;
    auto begun = exact;
    for (const auto &one : all) {
        if (!counts(one))
            continue;
        const QString folded = foldForSearch(one.name);
        if (folded == wanted)
            exact.append(idOf(one));
        if (otherwise(one, wanted))
            second.append(idOf(one));
        if (!wanted.isEmpty() && hasWordPrefix(folded, wanted))
            begun.append(idOf(one));
    }
    return !exact.isEmpty() ? exact : !second.isEmpty() ? second : begun;
}

} // namespace

FilterPredicate::FilterPredicate(const Filter &filter, const FilterContext &context)
    : m_filter(filter), m_context(context), m_calendar(context.zone)
{
    for (const FilterTerm &term : filter.terms)
        compile(term);
    switch (filter.sort.key) {
    case FilterSort::Key::Position:
        break;
    case FilterSort::Key::Due:
        m_orderFields = TaskField::Due;
        break;
    case FilterSort::Key::Created:
        m_orderFields = TaskField::Created;
        break;
    case FilterSort::Key::Updated:
        m_orderFields = TaskField::Updated;
        break;
    case FilterSort::Key::Title:
        m_orderFields = TaskField::Title;
        break;
    }
}

FilterPredicate::Stretch FilterPredicate::stretchOf(const FilterDue &due)
{
    switch (due.form) {
    case FilterDue::Form::On:
        return {Bound{due.from, false}, Bound{due.from, true}};
    case FilterDue::Form::Before:
        return {std::nullopt, Bound{due.from, false}};
    case FilterDue::Form::After:
        return {Bound{due.from, true}, std::nullopt};
    case FilterDue::Form::Since:
        return {Bound{due.from, false}, std::nullopt};
    case FilterDue::Form::Until:
        return {std::nullopt, Bound{due.from, true}};
    case FilterDue::Form::Between:
        return {Bound{due.from, false}, Bound{due.to, true}};
    }
    return {};
}

void FilterPredicate::compile(const FilterTerm &source)
{
    Term term;
    term.source = source;
    switch (source.kind) {
    case Kind::Text:
        term.needle = foldForSearch(source.names.value(0));
        m_fields |= TaskField::Title | TaskField::Description;
        break;
    case Kind::Label:
        m_fields |= TaskField::Labels;
        break;
    case Kind::Assignee:
        m_fields |= TaskField::Assignees;
        break;
    case Kind::Column:
        m_fields |= TaskField::Place;
        break;
    case Kind::No:
    case Kind::Has:
    case Kind::Is:
        for (const FilterFact fact : source.facts)
            look(fact);
        m_wantsArchived = m_wantsArchived || (!source.negated && source.facts.contains(FilterFact::Archived));
        break;
    case Kind::Due:
        for (const FilterDue &due : source.dues)
            term.stretches.append(stretchOf(due));
        m_fields |= TaskField::Due;
        m_isTimed = true;
        break;
    }
    m_terms.append(term);
}

void FilterPredicate::look(FilterFact fact)
{
    switch (fact) {
    case FilterFact::Assignee:
        m_fields |= TaskField::Assignees;
        return;
    case FilterFact::Label:
        m_fields |= TaskField::Labels;
        return;
    case FilterFact::Due:
    case FilterFact::Done:
        m_fields |= TaskField::Due;
        return;
    case FilterFact::Overdue:
        m_fields |= TaskField::Due;
        m_isTimed = true;
        return;
    case FilterFact::Checklist:
        m_fields |= TaskField::Checklists;
        return;
    case FilterFact::Description:
        m_fields |= TaskField::Description;
        return;
    case FilterFact::Comment:
        m_fields |= TaskField::Comments;
        return;
    case FilterFact::Archived:
        m_fields |= TaskField::Shelf;
        return;
    case FilterFact::Pending:
        m_fields |= TaskField::Pending;
        return;
    }
}

FilterPredicate::Rebound FilterPredicate::bind(const BoardState &state)
{
    Rebound rebound;
    m_problems.clear();
    for (qsizetype i = 0; i < m_terms.size(); ++i) {
        Term &term = m_terms[i];
        if (term.source.kind != Kind::Label && term.source.kind != Kind::Assignee && term.source.kind != Kind::Column)
            continue;
        const Term before = term;
        bindTerm(term, i, state);
        addDifference(rebound.labels, before.labels, term.labels);
        addDifference(rebound.members, before.members, term.members);
        addDifference(rebound.columns, before.columns, term.columns);
    }
    makeSet(rebound.labels);
    makeSet(rebound.members);
    makeSet(rebound.columns);
    return rebound;
}

void FilterPredicate::bindTerm(Term &term, qsizetype index, const BoardState &state)
{
    const auto never = [](const auto &, const QString &) { return false; };
    term.labels.clear();
    term.members.clear();
    term.columns.clear();
    if (term.source.me && !m_context.me.isEmpty())
        term.members.append(m_context.me);
    for (const QString &name : term.source.names) {
        qsizetype found = 0;
        if (term.source.kind == Kind::Label) {
            const auto ids = named(
                state.labels(), name, [](const Label &label) { return label.id; },
                [](const Label &label) { return !label.deleted; },
                [](const Label &label, const QString &wanted) { return label.color == wanted; });
            found = ids.size();
            term.labels += ids;
        } else if (term.source.kind == Kind::Assignee) {
            // Also who left: tasks may still be theirs.
            const auto ids = named(
                state.members(), name, [](const Member &member) { return member.userId; }, [](const Member &) { return true; },
                never);
            found = ids.size();
            term.members += ids;
        } else {
            const auto ids = named(
                state.columns(), name, [](const Column &column) { return column.id; },
                [](const Column &column) { return !column.deleted; }, never);
            found = ids.size();
            term.columns += ids;
        }
        if (found == 0)
            m_problems.append({index, term.source.kind, name});
    }
    makeSet(term.labels);
    makeSet(term.members);
    makeSet(term.columns);
}

bool FilterPredicate::matches(const FilterSubject &subject, qint64 nowMs) const
{
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](const Term &term) { return holds(term, subject, nowMs) != term.source.negated; });
}

bool FilterPredicate::holds(const Term &term, const FilterSubject &subject, qint64 nowMs) const
{
    const Task &task = *subject.task;
    switch (term.source.kind) {
    case Kind::Text:
        return hasWordPrefix(subject.text, term.needle);
    case Kind::Label:
        return meet(term.labels, task.labelIds);
    case Kind::Assignee:
        return meet(term.members, task.assigneeIds);
    case Kind::Column:
        return std::binary_search(term.columns.begin(), term.columns.end(), task.columnId);
    case Kind::No:
        return std::any_of(term.source.facts.begin(), term.source.facts.end(),
                           [&](FilterFact fact) { return !hasFact(fact, subject, nowMs); });
    case Kind::Has:
    case Kind::Is:
        return std::any_of(term.source.facts.begin(), term.source.facts.end(),
                           [&](FilterFact fact) { return hasFact(fact, subject, nowMs); });
    case Kind::Due:
        return task.dueAt && std::any_of(term.stretches.begin(), term.stretches.end(), [&](const Stretch &stretch) {
                   return (!stretch.from || timeOf(*stretch.from, nowMs) <= *task.dueAt)
                       && (!stretch.to || *task.dueAt < timeOf(*stretch.to, nowMs));
               });
    }
    return false;
}

bool FilterPredicate::hasFact(FilterFact fact, const FilterSubject &subject, qint64 nowMs) const
{
    const Task &task = *subject.task;
    switch (fact) {
    case FilterFact::Assignee:
        return !task.assigneeIds.isEmpty();
    case FilterFact::Label:
        return !task.labelIds.isEmpty();
    case FilterFact::Due:
        return task.dueAt.has_value();
    case FilterFact::Checklist:
        return subject.hasChecklist;
    case FilterFact::Description:
        return !task.description.isEmpty();
    case FilterFact::Comment:
        return subject.hasComment;
    case FilterFact::Archived:
        return task.archived;
    case FilterFact::Overdue:
        return task.dueAt && !task.dueDone && *task.dueAt < nowMs;
    case FilterFact::Done:
        return task.dueDone;
    case FilterFact::Pending:
        return subject.isPending;
    }
    return false;
}

qint64 FilterPredicate::timeOf(const Bound &bound, qint64 nowMs) const
{
    switch (bound.moment.kind) {
    case FilterMoment::Kind::Hour:
        return nowMs + bound.moment.offset * HourMs + (bound.after ? 1 : 0);
    case FilterMoment::Kind::Date:
        return m_calendar.startOf(bound.moment.date.toJulianDay() + (bound.after ? 1 : 0));
    case FilterMoment::Kind::Day:
        return m_calendar.startOf(m_calendar.dayOf(nowMs) + bound.moment.offset + (bound.after ? 1 : 0));
    }
    return 0;
}

std::optional<qint64> FilterPredicate::passes(const Bound &bound, qint64 due) const
{
    switch (bound.moment.kind) {
    case FilterMoment::Kind::Hour:
        return due - bound.moment.offset * HourMs + (bound.after ? 0 : 1);
    case FilterMoment::Kind::Date:
        return std::nullopt;
    case FilterMoment::Kind::Day:
        return m_calendar.startOf(m_calendar.dayOf(due) - bound.moment.offset + (bound.after ? 0 : 1));
    }
    return std::nullopt;
}

std::optional<qint64> FilterPredicate::nextFlip(const Task &task, qint64 nowMs) const
{
    if (!m_isTimed || !task.dueAt)
        return std::nullopt;
    std::optional<qint64> next;
    const auto consider = [&](const std::optional<qint64> &at) {
        if (at && *at > nowMs && (!next || *at < *next))
            next = at;
    };
    for (const Term &term : m_terms) {
        if (term.source.facts.contains(FilterFact::Overdue) && !task.dueDone)
            consider(*task.dueAt + 1);
        for (const Stretch &stretch : term.stretches) {
            if (stretch.from)
                consider(passes(*stretch.from, *task.dueAt));
            if (stretch.to)
                consider(passes(*stretch.to, *task.dueAt));
        }
    }
    return next;
}

void FilterPredicate::applyTo(Task &task, const BoardState &state) const
{
    const auto isRefused = [this](const auto &id, auto ids) {
        return std::any_of(m_terms.begin(), m_terms.end(),
                           [&](const Term &term) { return term.source.negated && (term.*ids).contains(id); });
    };
    const QList<ColumnId> columns = state.liveColumns();
    for (const Term &term : m_terms) {
        if (term.source.negated)
            continue;
        if (!meet(term.labels, task.labelIds)) {
            const auto label = std::find_if(term.labels.begin(), term.labels.end(),
                                            [&](const LabelId &id) { return !isRefused(id, &Term::labels); });
            if (label != term.labels.end())
                task.labelIds.append(*label);
        }
        if (!meet(term.members, task.assigneeIds)) {
            const auto member = std::find_if(term.members.begin(), term.members.end(), [&](const UserId &id) {
                return (!term.source.me || id == m_context.me) && state.activeMember(id) && !isRefused(id, &Term::members);
            });
            if (member != term.members.end())
                task.assigneeIds.append(*member);
        }
        if (term.source.kind == Kind::Column && !term.columns.contains(task.columnId)) {
            const auto column
                = std::find_if(columns.begin(), columns.end(), [&](const ColumnId &id) { return term.columns.contains(id); });
            if (column != columns.end())
                task.columnId = *column;
        }
    }
}

} // namespace Lanban
