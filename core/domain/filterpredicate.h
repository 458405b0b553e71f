// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/boardstate.h"
#include "core/domain/filter.h"
#include "core/domain/filtercalendar.h"

#include <QFlags>

namespace Lanban {

//! Parts of a task that a filter can look at.
enum class TaskField {
    Place = 0x1, //!< column and rank
    Title = 0x2,
    Description = 0x4,
    Labels = 0x8,
    Assignees = 0x10,
    Due = 0x20, //!< and whether it is done
    Shelf = 0x40, //!< archived, deleted
    Created = 0x80,
    Updated = 0x100,
    Checklists = 0x200,
    Comments = 0x400,
    Pending = 0x800,
    Other = 0x1000, //!< what no filter looks at
};
Q_DECLARE_FLAGS(TaskFields, TaskField)
Q_DECLARE_OPERATORS_FOR_FLAGS(TaskFields)

//! Where a filter is used: whose "me" it is, and whose days.
struct FilterContext {
    UserId me;
    QTimeZone zone = QTimeZone::utc();
};

//! One task as a filter looks at it.
struct FilterSubject {
    const Task *task = nullptr;
    bool hasChecklist = false;
    bool hasComment = false;
    bool isPending = false;
    QStringView text; //!< foldForSearch() of title and description; only where fields() has Title
};

//! A name in a filter that nothing on the board has: its term is true of nothing.
struct FilterProblem {
    qsizetype term = 0; //!< which of the filter's
    FilterTerm::Kind kind = FilterTerm::Kind::Label; //!< Label, Assignee or Column
    QString name;

    friend bool operator==(const FilterProblem &, const FilterProblem &) = default;
};

//! A filter bound to a board: names have become ids, and each term a quick question.
class FilterPredicate
{
public:
    FilterPredicate() : FilterPredicate(Filter(), FilterContext()) { }
    FilterPredicate(const Filter &filter, const FilterContext &context);

    //! What other labels, members and columns the terms mean than before.
    struct Rebound {
        QList<LabelId> labels;
        QList<UserId> members;
        QList<ColumnId> columns;
    };
    //! Looks the names up again.
    Rebound bind(const BoardState &state);
    [[nodiscard]] const QList<FilterProblem> &problems() const { return m_problems; }

    [[nodiscard]] const Filter &filter() const { return m_filter; }
    [[nodiscard]] bool isActive() const { return !m_filter.terms.isEmpty(); }
    //! Whether archived tasks are asked for; else only the others are looked at.
    [[nodiscard]] bool wantsArchived() const { return m_wantsArchived; }
    //! What matches() depends on.
    [[nodiscard]] TaskFields fields() const { return m_fields; }
    //! What the order depends on beside the place.
    [[nodiscard]] TaskFields orderFields() const { return m_orderFields; }
    //! Whether matches() depends on the time.
    [[nodiscard]] bool isTimed() const { return m_isTimed; }

    [[nodiscard]] bool matches(const FilterSubject &subject, qint64 nowMs) const;
    //! When matches() may be another, with the task as it is; nothing: never again after \a nowMs.
    [[nodiscard]] std::optional<qint64> nextFlip(const Task &task, qint64 nowMs) const;

    //! What a new task takes from the filter, so that it matches as far as can be: a label and a member
    //! of each term, and a column that is asked for unless \a task stands in one.
    void applyTo(Task &task, const BoardState &state) const;

private:
    //! One end of a stretch of time: the beginning of \a moment, or what comes right after it.
    struct Bound {
        FilterMoment moment;
        bool after = false;
    };
    struct Stretch {
        std::optional<Bound> from; //!< included
        std::optional<Bound> to; //!< not included
    };
    struct Term {
        FilterTerm source;
        QString needle;
        QList<LabelId> labels; //!< sorted, as the next two
        QList<UserId> members;
        QList<ColumnId> columns;
        QList<Stretch> stretches;
    };

    [[nodiscard]] static Stretch stretchOf(const FilterDue &due);
    void compile(const FilterTerm &source);
    void look(FilterFact fact);
    void bindTerm(Term &term, qsizetype index, const BoardState &state);
    [[nodiscard]] bool holds(const Term &term, const FilterSubject &subject, qint64 nowMs) const;
    [[nodiscard]] bool hasFact(FilterFact fact, const FilterSubject &subject, qint64 nowMs) const;
    //! When \a bound is, for one who asks at \a nowMs.
    [[nodiscard]] qint64 timeOf(const Bound &bound, qint64 nowMs) const;
    //! The first time for which timeOf() is later than \a due; nothing: it does not move.
    [[nodiscard]] std::optional<qint64> passes(const Bound &bound, qint64 due) const;

    Filter m_filter;
    FilterContext m_context;
    FilterCalendar m_calendar;
    QList<Term> m_terms;
    QList<FilterProblem> m_problems;
    TaskFields m_fields;
    TaskFields m_orderFields;
    bool m_wantsArchived = false;
    bool m_isTimed = false;
};

} // namespace Lanban
