// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/trayfixture.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace Lanban;
using namespace Qt::Literals::StringLiterals;

//! What the server refuses, from the edit to the decision about it.
class TrayTest : public TrayFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aTextThatTwoChangedIsChosen()
    {
        const QString task = newTask(u"A task"_s);
        TaskViewModel &open = *board().task();
        QVERIFY(open.setDescription(u"buy a red ladder"_s));
        settle();
        const qint64 begun = open.revision();
        QVERIFY(open.setDescription(u"buy a blue ladder"_s)); // "theirs"
        settle();
        const QSignalSpy arose(&app().controller, &AppController::conflictArose);
        // Not refused: it is safe in the tray, and the field can be closed.
        QVERIFY(open.setDescription(u"buy a green ladder"_s, begun, u"buy a red ladder"_s));
        QCOMPARE(arose.count(), 1);
        QCOMPARE(arose.at(0).at(1).toString(), task);
        const QString muid = arose.at(0).at(0).toString();
        QCOMPARE(tray().count(), 1);
        QCOMPARE(value(u"kind"), u"conflict"_s);
        QCOMPARE(value(u"text"), u"buy a green ladder"_s);
        QCOMPARE(value(u"standing"), u"buy a blue ladder"_s);

        QVERIFY(tray().openConflict(muid));
        TextConflict &conflict = *tray().conflict();
        QCOMPARE(conflict.base(), u"buy a red ladder"_s);
        QCOMPARE(conflict.mine(), u"buy a green ladder"_s);
        QCOMPARE(conflict.theirs(), u"buy a blue ladder"_s);
        QCOMPARE(conflict.both(), u"buy a blue green ladder"_s);
        QCOMPARE(spans(conflict.base(), conflict.baseSpans()), QStringList{u"red"_s});
        QCOMPARE(spans(conflict.mine(), conflict.mineSpans()), QStringList{u"green"_s});
        QCOMPARE(spans(conflict.theirs(), conflict.theirsSpans()), QStringList{u"blue"_s});
        QVERIFY(!conflict.isGone());

        // Theirs changes while one decides.
        const QSignalSpy changed(&conflict, &TextConflict::theirsChanged);
        QVERIFY(open.setDescription(u"buy a white ladder"_s));
        QTRY_COMPARE_WITH_TIMEOUT(conflict.theirs(), u"buy a white ladder"_s, Patience);
        QVERIFY(changed.count() > 0);
        QVERIFY(conflict.resolve(u"buy a white and green ladder"_s));
        QCOMPARE(tray().count(), 0);
        QVERIFY(!tray().conflict());
        settle();
        QCOMPARE(open.description(), u"buy a white and green ladder"_s);
    }

    void whatIsPutTogetherOutlivesARestart()
    {
        newTask(u"A task"_s);
        conflictOn(u"red"_s, u"blue"_s, u"green"_s);
        const QString muid = tray().idAt(0);
        QVERIFY(tray().openConflict(muid));
        tray().conflict()->saveDraft(u"result"_s, u"blue and green"_s);
        restart();
        QCOMPARE(tray().ids(), QStringList{muid});
        QVERIFY(tray().openConflict(muid));
        QCOMPARE(tray().conflict()->draft(u"result"_s), u"blue and green"_s);
        QCOMPARE(tray().conflict()->mine(), u"green"_s);
        QCOMPARE(tray().conflict()->theirs(), u"blue"_s);
    }

    void whoTakesTheirsSendsNothing()
    {
        newTask(u"A task"_s);
        conflictOn(u"red"_s, u"blue"_s, u"green"_s);
        QVERIFY(tray().openConflict(tray().idAt(0)));
        QVERIFY(tray().conflict()->resolve(u"blue"_s));
        QCOMPARE(tray().count(), 0);
        QCOMPARE(board().pendingCount(), 0);
        QCOMPARE(board().task()->description(), u"blue"_s);
    }

    void twoEditsOfDifferentWordsNeedNobody()
    {
        newTask(u"A task"_s);
        QVERIFY(board().task()->setDescription(u"a red house"_s));
        settle();
        const qint64 begun = board().task()->revision();
        QVERIFY(board().task()->setDescription(u"a red hut"_s));
        settle();
        QVERIFY(board().task()->setDescription(u"the red house"_s, begun, u"a red house"_s));
        settle();
        QCOMPARE(board().task()->description(), u"the red hut"_s);
        QCOMPARE(tray().count(), 0);
    }

    void anItemThatTwoChangedIsChosen()
    {
        const QString task = newTask(u"A task"_s);
        QVERIFY(board().task()->addChecklist(u"Steps"_s));
        const QString list = board().task()->checklists()->idAt(0);
        QVERIFY(board().task()->addItem(list, u"paint it red"_s));
        const QString item = board().task()->checklists()->itemsOf(list)->idAt(0);
        settle();
        QVERIFY(board().task()->renameItem(item, u"paint it blue"_s));
        settle();
        const QSignalSpy arose(&app().controller, &AppController::conflictArose);
        QVERIFY(board().task()->renameItem(item, u"paint it green"_s, u"paint it red"_s));
        QCOMPARE(arose.count(), 1);
        QCOMPARE(arose.at(0).at(1).toString(), task);
        QVERIFY(tray().openConflict(tray().idAt(0)));
        QCOMPARE(tray().conflict()->limit(), MaxItemLength);
        QVERIFY(tray().conflict()->resolve(u"paint it green and blue"_s));
        settle();
        QCOMPARE(board().task()->checklists()->itemsOf(list)->valueOf(item, u"text"_s).toString(), u"paint it green and blue"_s);
    }

    void whatIsDeletedMeanwhileIsSaid()
    {
        const QString task = newTask(u"A task"_s);
        conflictOn(u"red"_s, u"blue"_s, u"green"_s);
        QVERIFY(tray().openConflict(tray().idAt(0)));
        board().deleteTask(task);
        QTRY_VERIFY_WITH_TIMEOUT(tray().conflict()->isGone(), Patience);
        QVERIFY(value(u"standing").contains(u"A task"_s));
    }

    void aToastLeadsToTheTray()
    {
        newTask(u"A task"_s);
        conflictOn(u"red"_s, u"blue"_s, u"green"_s);
        NoticeModel &notices = *app().controller.notices();
        const QString notice = notices.ids().constLast();
        QCOMPARE(notices.valueOf(notice, u"kind"_s).toString(), u"warning"_s);
        const QSignalSpy asked(&app().controller, &AppController::trayAsked);
        notices.trigger(notice);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), tray().idAt(0));
    }

    void whatHangsOnARefusedTaskIsOneWithIt_data()
    {
        QTest::addColumn<bool>("isPlaced");
        QTest::newRow("place anyway") << true;
        QTest::newRow("discard all") << false;
    }
    void whatHangsOnARefusedTaskIsOneWithIt()
    {
        QFETCH(bool, isPlaced);
        const QString column = board().columns()->idAt(0);
        board().setWip(column, 1, true);
        settle();
        const TaskId task(u"refused-task"_s);
        TrayEntry made = entry(u"m1"_s, Op::TaskCreate{task, ColumnId(column), {}, u"One too many"_s, {}, {}, {}, {}, {}, {}},
                               ErrorCode::WipLimit);
        made.detail = {{u"limit"_s, 1}, {u"count"_s, 3}};
        TrayEntry hanging
            = entry(u"m2"_s, Op::CommentCreate{CommentId(u"refused-comment"_s), task, u"A word on it"_s}, ErrorCode::InvalidRef);
        hanging.cause = Muid(u"m1"_s);
        refuse({PutTray{made}, PutTray{hanging}});
        QCOMPARE(tray().count(), 1);
        QCOMPARE(tray().changes(), 2);
        QCOMPARE(value(u"kind"), u"full"_s);
        QVERIFY(value(u"reason").contains(u'3'));
        const QStringList dependents = tray().valueOf(u"m1"_s, u"dependents"_s).toStringList();
        QCOMPARE(dependents.size(), 1);
        QVERIFY(dependents.constFirst().contains(u"A word on it"_s));
        tray().copy(u"m1"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"One too many\n\nA word on it"_s);
        if (isPlaced) {
            QVERIFY(tray().placeAnyway(u"m1"_s));
        } else {
            tray().discard(u"m1"_s);
            QCOMPARE(tray().changes(), 0);
            NoticeModel &notices = *app().controller.notices();
            notices.trigger(notices.ids().constLast()); // all of it comes back, and together
            QCOMPARE(tray().changes(), 2);
            QCOMPARE(tray().valueOf(u"m1"_s, u"dependents"_s).toStringList(), dependents);
            tray().discard(u"m1"_s);
            notices.dismiss(notices.ids().constLast());
            QVERIFY(app().sessions.all().constFirst()->sync().tray().isEmpty());
        }
        QCOMPARE(tray().changes(), 0);
        settle();
        QCOMPARE(app().tasksOf(0)->indexOf(task.value()) >= 0, isPlaced);
        board().openTask(task.value());
        if (isPlaced)
            QCOMPARE(board().task()->comments()->count(), 1);
        restart();
        QCOMPARE(tray().changes(), 0);
    }

    //! Past a limit goes who may change it, and that is the board's where the task was to go.
    void aTransferIsPlacedByTheOtherBoardsRights()
    {
        const TaskId task(newTask(u"A task"_s));
        const auto refused = [&](const QString &muid, const QString &to) {
            return PutTray{entry(muid, Op::TaskTransfer{task, BoardId(to), {}, {}}, ErrorCode::WipLimit)};
        };
        refuse({refused(u"m1"_s, board().boardId()), refused(u"m2"_s, u"not-mine"_s)});
        QCOMPARE(tray().valueOf(u"m1"_s, u"kind"_s).toString(), u"full"_s);
        QCOMPARE(tray().valueOf(u"m2"_s, u"kind"_s).toString(), u"other"_s);
    }

    void aTextIsWrittenAnew()
    {
        const TaskId task(newTask(u"A task"_s));
        refuse({PutTray{entry(u"m1"_s, Op::CommentCreate{CommentId(u"refused-comment"_s), task, u"Far too long"_s},
                              ErrorCode::LimitExceeded)}});
        QCOMPARE(value(u"editable"), u"Far too long"_s);
        QVERIFY(!tray().edit(u"m1"_s, QString(MaxTextLength + 1, u'x')));
        QCOMPARE(tray().count(), 1);
        tray().saveDraft(u"m1"_s, u"Short"_s);
        QVERIFY(tray().edit(u"m1"_s, u"Short"_s));
        QCOMPARE(tray().count(), 0);
        settle();
        board().openTask(task.value());
        QCOMPARE(board().task()->comments()->valueOf(board().task()->comments()->idAt(0), u"body"_s).toString(), u"Short"_s);
    }

    void copiedTextIsOnTheClipboardAndDiscardedTextIsGone()
    {
        newTask(u"A task"_s);
        conflictOn(u"red"_s, u"blue"_s, u"green"_s);
        const QAbstractItemModelTester tester(&tray(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString muid = tray().idAt(0);
        tray().copy(muid);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"green"_s);
        tray().saveDraft(muid, u"half"_s);
        tray().discard(muid);
        QCOMPARE(tray().count(), 0);
        QCOMPARE(tray().changes(), 0);
        restart();
        QCOMPARE(tray().count(), 0);
    }

private:
    [[nodiscard]] QString value(QStringView role) const { return tray().valueOf(tray().idAt(0), role.toString()).toString(); }

    //! Opens a new task that the server knows.
    QString newTask(const QString &title) const
    {
        const QString id = board().addTask(board().columns()->idAt(0), title);
        board().openTask(id);
        settle();
        return id;
    }

    //! The description was \a base; somebody made \a theirs of it while \a mine was written.
    void conflictOn(const QString &base, const QString &theirs, const QString &mine) const
    {
        QVERIFY(board().task()->setDescription(base));
        settle();
        const qint64 begun = board().task()->revision();
        QVERIFY(board().task()->setDescription(theirs));
        settle();
        QVERIFY(board().task()->setDescription(mine, begun, base));
        QCOMPARE(tray().count(), 1);
    }

    static QStringList spans(const QString &text, const QVariantList &spans)
    {
        QStringList parts;
        for (const QVariant &span : spans) {
            const QVariantMap values = span.toMap();
            parts.append(text.mid(values.value(u"start"_s).toInt(), values.value(u"length"_s).toInt()));
        }
        return parts;
    }
};

QTEST_MAIN(TrayTest)
#include "traytest.moc"
