// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/filterpredicate.h"

#include <QHash>

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace Lanban {

//! One change of a column's rows. Steps are carried out in their order.
struct FilterStep {
    enum class Kind {
        Enter, //!< a row comes to \a to
        Leave, //!< the row at \a from goes
        Move, //!< the row at \a from goes to \a to, counted when it is taken out; what it shows may have changed too
        Refresh, //!< what the row at \a to shows may have changed
    };
    Kind kind = Kind::Refresh;
    ColumnId column;
    TaskId task;
    int from = -1;
    int to = -1;

    friend bool operator==(const FilterStep &, const FilterStep &) = default;
};

//! The tasks of a board that a filter lets through, column by column and in order, kept right change by change.
//!
//! A change costs what changed: tasks are found by reverse indexes, places by binary search, and what time
//! alone changes by a queue of instants. Holds no clock: who owns it calls advance() at nextFlip().
//!
//! A task that is held stays though it does not match: a ghost. One that fades stays where it was.
class FilterView
{
public:
    //! Whether a task waits for the server; asked when it changes, and only of filters that want to know.
    using PendingCheck = std::function<bool(const TaskId &)>;

    explicit FilterView(const FilterContext &context, PendingCheck isPending = {});
    ~FilterView() = default;
    Q_DISABLE_COPY(FilterView) // rows point at entries
    FilterView(FilterView &&) = default;
    FilterView &operator=(FilterView &&) = default;

    //! Takes in \a state from scratch. What is held stays so.
    void load(const BoardState &state, qint64 nowMs);
    //! Shows another selection from now on; rows() is all new, what faded is gone.
    void setFilter(const BoardState &state, const Filter &filter, qint64 nowMs);
    //! \a refs changed, and time may have gone on. \a fade: what no longer matches fades instead of leaving.
    [[nodiscard]] QList<FilterStep> update(const BoardState &state, const QList<EntityRef> &refs, qint64 nowMs,
                                           bool fade = false);
    //! Time went on, or back.
    [[nodiscard]] QList<FilterStep> advance(const BoardState &state, qint64 nowMs) { return update(state, {}, nowMs); }
    //! When advance() will have something to do; nothing: never by time alone.
    [[nodiscard]] std::optional<qint64> nextFlip() const;

    //! \a id stays until as many calls of release(), also if it has to come first.
    [[nodiscard]] QList<FilterStep> hold(const BoardState &state, const TaskId &id);
    [[nodiscard]] QList<FilterStep> release(const BoardState &state, const TaskId &id);
    //! Ends the fading of \a id.
    [[nodiscard]] QList<FilterStep> vanish(const BoardState &state, const TaskId &id);

    [[nodiscard]] const FilterPredicate &predicate() const { return m_predicate; }
    [[nodiscard]] const Filter &filter() const { return m_predicate.filter(); }
    //! The tasks shown in \a column, from the top.
    [[nodiscard]] QList<TaskId> rows(const ColumnId &column) const;
    [[nodiscard]] int rowCount(const ColumnId &column) const;
    [[nodiscard]] bool isShown(const TaskId &id) const;
    //! Shown without matching.
    [[nodiscard]] bool isGhost(const TaskId &id) const;
    [[nodiscard]] bool isFading(const TaskId &id) const;
    //! How many tasks match, without ghosts, and of how many.
    [[nodiscard]] int matchCount() const { return m_counts.matches; }
    [[nodiscard]] int totalCount() const { return m_counts.total; }
    [[nodiscard]] int matchCount(const ColumnId &column) const;
    [[nodiscard]] int totalCount(const ColumnId &column) const;

private:
    //! Where a task stands among others.
    struct Key {
        bool isLast = false; //!< has not what is sorted by
        qint64 number = 0;
        QString text;
        QString pos;

        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Entry {
        Task task; //!< as it was last seen
        bool hasChecklist = false;
        bool hasComment = false;
        bool isPending = false;
        QString folded;
        bool isFolded = false;
        bool matches = false; //!< the filter
        bool inScope = false; //!< could be shown at all
        bool isTotal = false; //!< counted under countedIn as one there is
        bool isMatch = false; //!< and as one that matches
        ColumnId countedIn;
        bool shown = false;
        bool fading = false;
        ColumnId column; //!< it is shown in
        Key key; //!< it is shown by
        std::optional<qint64> flip;
    };
    //! What has to be looked at again.
    struct Work {
        std::set<TaskId> tasks; //!< that changed themselves
        std::set<TaskId> forced; //!< for which something around them changed
    };

    [[nodiscard]] bool isBefore(const Entry &a, const Entry &b) const;
    [[nodiscard]] Key keyOf(const Task &task) const;
    void collect(const BoardState &state, const QList<EntityRef> &refs, Work &work);
    void collectBinding(const BoardState &state, Work &work);
    void collectTime(qint64 nowMs, Work &work);
    [[nodiscard]] TaskFields take(const BoardState &state, Entry &entry, const Task &task, bool isNew);
    void evaluate(const BoardState &state, Entry &entry);
    void evaluateAll(const BoardState &state);
    void count(Entry &entry);
    void addToCounts(const Entry &entry, int sign);
    void watch(Entry &entry);
    void index(const Task &task, bool add);
    void reconcile(const BoardState &state, const TaskId &id, bool force, bool fade, QList<FilterStep> &steps);
    void forget(const TaskId &id, QList<FilterStep> &steps);
    //! \a mayMove: what places are made of changed.
    void place(Entry &entry, bool show, bool mayMove, QList<FilterStep> &steps);
    [[nodiscard]] bool isInScope(const BoardState &state, const Task &task) const;
    [[nodiscard]] int insert(Entry &entry);
    [[nodiscard]] int indexOf(const Entry &entry) const;
    [[nodiscard]] int takeOut(const Entry &entry);
    [[nodiscard]] const Entry *find(const TaskId &id) const;

    FilterContext m_context;
    PendingCheck m_isPending;
    FilterPredicate m_predicate;
    qint64 m_nowMs = 0;
    std::map<TaskId, Entry> m_entries;
    std::map<ColumnId, std::vector<const Entry *>> m_rows;
    std::map<LabelId, std::set<TaskId>> m_byLabel;
    std::map<UserId, std::set<TaskId>> m_byMember;
    std::map<ColumnId, std::set<TaskId>> m_byColumn;
    // Whose a part is: of one that was taken back, the state knows no more.
    QHash<ChecklistId, TaskId> m_checklistTasks;
    QHash<CheckItemId, TaskId> m_itemTasks;
    QHash<CommentId, TaskId> m_commentTasks;
    std::set<std::pair<qint64, TaskId>> m_flips;
    std::map<TaskId, int> m_held;
    //! How many tasks match, of how many.
    struct Counts {
        int matches = 0;
        int total = 0;
    };
    std::map<ColumnId, Counts> m_columnCounts;
    Counts m_counts;
};

} // namespace Lanban
