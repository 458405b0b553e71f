// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodel/boardmodels.h"
#include "core/domain/decide.h"
#include "tests/bench/largeboard.h"
#include "tests/bench/timing.h"

#include <QTest>

using namespace Lanban;
using namespace Lanban::Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

// A third of the tasks have the colour; words, dates and people are looked at too.
constexpr QStringView FilterText = u"label:green -is:done work due:-30d..+30d";

RowContext context()
{
    return {[](const EntityRef &) { return false; }, UserId(u"user1"_s), Now};
}

Event labeled(const BoardState &state, const TaskId &task, bool labeled)
{
    TaskChange change;
    change.id = task;
    change.rev = state.find(task)->rev + 1;
    change.labelId = labelId(4);
    Event event;
    event.type = labeled ? EventType::TaskLabeled : EventType::TaskUnlabeled;
    event.ts = Now;
    event.data = change;
    return event;
}

//! The least of some runs, in nanoseconds of this process's own time.
template<typename Run>
double best(int runs, Run run)
{
    return leastOf(runs, [&] {
        const ProcessorTimer timer;
        run();
        return timer.ns();
    });
}

struct Figures {
    double event = 0; //!< ns: an event applied to the state and brought to the models
    double view = 0; //!< ns: of that, the filter's part
    double full = 0; //!< ns: looking at every task instead
    int shown = 0;
};

//! Colours tasks all over the board and takes the colour off again: each event lets a row in or out.
Figures measure(int tasks)
{
    constexpr int events = 50;
    constexpr int runs = 60; // short ones: some of them get the processor to themselves
    BoardState state = boardOf(tasks);
    quint64 seq = 0;
    Figures figures;
    const auto run = [&](const auto &take) {
        for (int i = 0; i < events; ++i) {
            const TaskId task = taskId((i * 7 + 1) % tasks);
            const bool isOn = !state.find(task)->labelIds.contains(labelId(4));
            take(apply(state, labeled(state, task, isOn), ++seq));
        }
    };
    QObject parent;
    BoardModels models(&parent, {UserId(u"user1"_s), QTimeZone::utc()});
    models.load(state, context());
    models.setFilter(state, parseFilter(FilterText).filter, context());
    figures.shown = models.view().matchCount();
    figures.event
        = best(runs, [&] { run([&](const QList<EntityRef> &refs) { models.update(state, refs, context()); }); }) / events;

    FilterView view({UserId(u"user1"_s), QTimeZone::utc()});
    view.load(state, Now);
    view.setFilter(state, parseFilter(FilterText).filter, Now);
    const double applying = best(runs, [&] { run([](const QList<EntityRef> &) {}); }) / events;
    view.load(state, Now);
    qsizetype steps = 0;
    const double both
        = best(runs, [&] { run([&](const QList<EntityRef> &refs) { steps += view.update(state, refs, Now).size(); }); }) / events;
    figures.view = both - applying;
    // What an engine without indexes does on each event.
    figures.full = best(7, [&] { view.setFilter(state, view.filter(), Now); });
    return steps > 0 ? figures : Figures{};
}

} // namespace

//! How fast what others did gets into a filtered board.
class FilterBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // O(changed): ten times the tasks make an event hardly dearer, and looking at all of them far more.
    void anEventCostsWhatItChanges()
    {
        const Figures small = measure(1000);
        const Figures large = measure(10000);
        QVERIFY(small.shown > 0 && large.shown > 0);
        for (const auto &[tasks, figures] : {std::pair(1000, small), std::pair(10000, large)}) {
            qInfo("%5d tasks, %d shown: event into the models %.1f us, of it the filter %.1f us; full evaluation %.0f us (%.0f "
                  "times)",
                  tasks, figures.shown, figures.event / 1000, figures.view / 1000, figures.full / 1000,
                  figures.full / figures.view);
        }
        qInfo("10000 against 1000 tasks: event %.2f times, full evaluation %.2f times", large.event / small.event,
              large.full / small.full);
        QVERIFY(large.event < 4 * small.event);
        QVERIFY(large.full > 20 * large.view);
    }

    // Typing: each letter is another filter.
    void anotherFilter()
    {
        const BoardState state = boardOf(10000);
        QObject parent;
        BoardModels models(&parent, {UserId(u"user1"_s), QTimeZone::utc()});
        models.load(state, context());
        const Filter narrow = parseFilter(u"label:green part").filter;
        const double first = best(1, [&] { models.setFilter(state, narrow, context()); }); // folds every text
        const double off = best(3, [&] {
            models.setFilter(state, narrow, context());
            models.setFilter(state, {}, context());
        });
        qInfo("10000 tasks: the first filter by words %.1f ms, one on and off again %.1f ms", first / 1e6, off / 1e6);
        QVERIFY(models.view().matchCount() == 10000);
    }
};

QTEST_GUILESS_MAIN(FilterBench)
#include "filterbench.moc"
