// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Lanban {

// What a user types to see only some tasks of a board. Terms stand between blanks; a task is shown
// when every term is true of it.
//
//   fix login            words: each begins a word of the title or the description
//   "log in"             words next to each other; quotes also around names: label:"needs review"
//   label:bug,ui         has one of these labels, by name or by colour: label:green
//   @anna  assignee:anna someone so called has it; @me is oneself
//   column:doing         stands in this column
//   no:assignee          has none: assignee, label, due, checklist, description, comment
//   has:checklist        has some of the same
//   is:overdue           is archived, overdue, done or pending (not at the server yet)
//   due:today            due then: today, tomorrow, yesterday, +3d, -2w, 2026-12-24, now, +24h
//   due:<today  due:>today  due:today..+7d  due:-3d..  due:..+24h
//   sort:due             order within a column: due, created, updated, title, position; sort:-due: the other way round
//
// - before a term turns it round. A comma is "or" inside a term; a term twice is "and". Names match
// as a whole, else from the beginning of a word on. Upper and lower case are one, so are compatibility
// forms and the Russian e with and without dots. A day ends with its last millisecond in the user's time zone.
// Qualifiers are English whatever the language of the user interface.

//! A moment that a due date is compared with.
struct FilterMoment {
    enum class Kind {
        Day, //!< \a offset days from today, the whole day
        Date, //!< \a date, the whole day
        Hour, //!< \a offset hours from now
    };
    Kind kind = Kind::Day;
    int offset = 0;
    QDate date;

    friend bool operator==(const FilterMoment &, const FilterMoment &) = default; // clazy:exclude=function-args-by-value
};

//! A stretch of time that due dates lie in.
struct FilterDue {
    enum class Form {
        On, //!< at \a from
        Before, //!< earlier than \a from
        After, //!< later than \a from
        Since, //!< at \a from or later
        Until, //!< at \a from or earlier
        Between, //!< \a from to \a to, both included
    };
    Form form = Form::On;
    FilterMoment from;
    FilterMoment to; //!< Between only

    friend bool operator==(const FilterDue &, const FilterDue &) = default;
};

//! What no:, has: and is: ask for.
enum class FilterFact { Assignee, Label, Due, Checklist, Description, Comment, Archived, Overdue, Done, Pending };

//! One condition.
struct FilterTerm {
    enum class Kind { Text, Label, Assignee, Column, No, Has, Is, Due };
    Kind kind = Kind::Text;
    bool negated = false;
    bool me = false; //!< Assignee: @me is among them
    QStringList names; //!< Label, Assignee, Column: any of these; Text: the one word or phrase
    QList<FilterFact> facts; //!< No, Has, Is: any of these
    QList<FilterDue> dues; //!< Due: any of these

    friend bool operator==(const FilterTerm &, const FilterTerm &) = default;
};

//! How the tasks of a column are ordered.
struct FilterSort {
    enum class Key { Position, Due, Created, Updated, Title };
    Key key = Key::Position;
    bool descending = false;

    friend bool operator==(const FilterSort &, const FilterSort &) = default; // clazy:exclude=function-args-by-value
};

//! Conditions that a task is shown under, all of them.
struct Filter {
    QList<FilterTerm> terms;
    FilterSort sort;

    //! Shows everything as it stands.
    [[nodiscard]] bool isEmpty() const { return terms.isEmpty() && sort == FilterSort(); }
    friend bool operator==(const Filter &, const Filter &) = default;
};

//! What is wrong with the text of a filter, and where.
struct FilterError {
    enum class Code {
        UnknownQualifier, //!< \a what: the word before the colon
        MissingValue, //!< \a what: the qualifier that has nothing behind it; may be empty
        UnknownValue, //!< \a what: it; no:, has:, is: and sort: take certain words only
        BadDate, //!< \a what: it
        UnclosedQuote,
        NotNegatable, //!< a minus before sort:
    };
    Code code = Code::MissingValue;
    qsizetype at = 0; //!< UTF-16 units from the text's beginning
    qsizetype length = 0; //!< how many of them
    QString what;

    friend bool operator==(const FilterError &, const FilterError &) = default;
};

//! Where in the text a term stands.
struct FilterSpan {
    qsizetype at = 0;
    qsizetype length = 0;

    friend bool operator==(const FilterSpan &, const FilterSpan &) = default; // clazy:exclude=function-args-by-value
};

//! A text taken apart: what could be understood, and what could not.
struct ParsedFilter {
    Filter filter;
    QList<FilterSpan> spans; //!< of each of the filter's terms
    QList<FilterError> errors; //!< in the text's order
};

//! Takes \a text apart. Whatever can't be understood is an error, and all the rest counts.
[[nodiscard]] ParsedFilter parseFilter(QStringView text);
//! The text of \a filter; parsed again it is the same filter.
[[nodiscard]] QString toText(const Filter &filter);
[[nodiscard]] QString toText(const FilterTerm &term);

// The words a qualifier takes, in the order they are offered in.
[[nodiscard]] const QStringList &filterQualifiers();
[[nodiscard]] QStringList filterValues(QStringView qualifier);

} // namespace Lanban
