// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decide.h"
#include "core/protocol/codec.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

namespace {

//! Frames as a client gets them: tasks made and renamed at the end of one column, one event each.
QList<QByteArray> frames(int tasks)
{
    QList<QByteArray> made;
    Protocol::Activity activity;
    activity.room = RoomId::board(BoardId(u"B"_s));
    activity.h = u"0123456789abcdef"_s;
    activity.event.teamId = TeamId(u"T"_s);
    activity.event.boardId = BoardId(u"B"_s);
    activity.event.ts = 1;
    const auto add = [&](EventType type, const TaskChange &change) {
        activity.prev = activity.seq++;
        activity.event.type = type;
        activity.event.data = change;
        activity.event.ents = {{EntityType::Task, change.id.value(), change.rev}};
        made.append(Protocol::encode(Protocol::ServerMessage(activity)));
    };
    for (int i = 0; i < tasks; ++i) {
        TaskChange task;
        task.id = TaskId(u"task%1"_s.arg(i));
        task.rev = 1;
        task.columnId = ColumnId(u"C"_s);
        task.pos = u"a%1"_s.arg(i, 6, 10, QChar(u'0'));
        task.title = u"Task %1"_s.arg(i);
        add(EventType::TaskCreated, task);
        TaskChange renamed;
        renamed.id = task.id;
        renamed.rev = 2;
        renamed.title = u"Renamed %1"_s.arg(i);
        add(EventType::TaskUpdated, renamed);
    }
    return made;
}

//! Decodes and applies them; the tasks this comes to.
qsizetype replay(const QList<QByteArray> &received)
{
    BoardState state;
    for (const QByteArray &frame : received) {
        const auto message = Protocol::decodeServerMessage(frame);
        if (!message)
            return -1;
        const auto &activity = std::get<Protocol::Activity>(*message);
        (void)apply(state, activity.event, activity.seq);
    }
    return state.tasks().size();
}

} // namespace

//! How fast what others did gets into a board.
class EventsBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodeAndApply_data()
    {
        QTest::addColumn<int>("tasks");
        QTest::newRow("100 tasks") << 100;
        QTest::newRow("2000 tasks") << 2000;
    }
    void decodeAndApply()
    {
        QFETCH(int, tasks);
        const QList<QByteArray> received = frames(tasks);
        QBENCHMARK
        {
            QCOMPARE(replay(received), tasks);
        }
    }

    // An event costs about the same on a large board. Were each to look at all tasks, it would be 20 times as much.
    void anEventCostsTheSameOnALargeBoard()
    {
        const auto perEvent = [](int tasks) {
            const QList<QByteArray> received = frames(tasks);
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 5; ++i) { // the fastest: others use this machine too
                QElapsedTimer timer;
                timer.start();
                if (replay(received) != tasks)
                    return 0.0;
                best = std::min(best, timer.nsecsElapsed());
            }
            return static_cast<double>(best) / static_cast<double>(received.size());
        };
        const double small = perEvent(100);
        const double large = perEvent(2000);
        QVERIFY(small > 0 && large > 0);
        QVERIFY2(large < 6 * small, qPrintable(u"%1 ns, on a small board %2 ns"_s.arg(large).arg(small)));
    }
};

QTEST_GUILESS_MAIN(EventsBench)
#include "eventsbench.moc"
