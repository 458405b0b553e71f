// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! What is typed on a board is never lost, and never sent before its author says so. */
Item {
    id: scene

    height: 800
    width: 1600

    Component {
        id: boards

        FixtureBoard {
        }
    }
    Component {
        id: lists

        ColumnNames {
        }
    }
    Component {
        id: areas

        BoardArea {
            anchors.fill: parent
        }
    }
    Component {
        id: windows

        Window {
            height: 100
            visible: true
            width: 100
        }
    }
    TestCase {
        id: test

        property var board
        property var area

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.board = createTemporaryObject(boards, scene);
            test.show();
        }

        function show() {
            test.area = createTemporaryObject(areas, scene, {
                    "board": test.board
                });
            waitForItemPolished(test.area.columnsView);
        }

        function hide() {
            test.area.destroy();
            tryVerify(() => !test.area);
        }

        function column(index: int): var {
            return test.area.columnsView.itemAtIndex(index);
        }

        function card(): var {
            return test.column(0).list.itemAtIndex(0);
        }

        function calls(): string {
            return JSON.stringify(test.board.calls);
        }

        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function rename(): var {
            test.area.focusTask(0, 0);
            tryCompare(test.card(), "activeFocus", true);
            keyClick(Qt.Key_F2);
            const field = findChild(test.card(), "titleEditor");
            tryCompare(field, "activeFocus", true);
            return field;
        }

        function renameColumn(): var {
            const name = findChild(test.column(0), "columnName");
            name.edit();
            tryCompare(name, "editing", true);
            return name;
        }

        /*! Another window comes to the front, and goes again after \a during. */
        function behindAnotherWindow(during: var) {
            const mine = scene.Window.window;
            const other = createTemporaryObject(windows, null);
            other.requestActivate();
            tryCompare(mine, "active", false);
            during();
            other.destroy();
            mine.requestActivate();
            tryCompare(mine, "active", true);
        }

        function test_aRenameFromAfarLeavesTheTypedTitleAlone() {
            const field = test.rename();
            test.type("mine");
            test.board.columns.get(0).tasks.setProperty(0, "title", "theirs");
            compare(field.text, "mine");
            const hint = findChild(test.card(), "titleHint");
            verify(hint.visible);
            verify(hint.text.includes("theirs"));
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["renameTask", "t1", "mine"]]));
        }

        function test_anUntouchedFieldTakesNothingBack() {
            test.rename();
            test.board.columns.get(0).tasks.setProperty(0, "title", "theirs");
            keyClick(Qt.Key_Return);
            const name = test.renameColumn();
            test.board.columns.setProperty(0, "name", "theirs");
            keyClick(Qt.Key_Return);
            verify(!name.editing);
            compare(test.calls(), "[]");
        }

        function test_anotherWindowSendsNoTitle() {
            const field = test.rename();
            test.type("half");
            test.behindAnotherWindow(() => {
                    compare(test.calls(), "[]");
                    compare(test.board.draft("task:t1"), "half");
                });
            tryCompare(field, "activeFocus", true);
            test.type(" done");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["renameTask", "t1", "half done"]]));
            compare(test.board.draft("task:t1"), "");
        }

        function test_anotherWindowSendsNoName() {
            const name = test.renameColumn();
            test.type("half");
            test.behindAnotherWindow(() => {
                    compare(test.calls(), "[]");
                    compare(test.board.draft("columnName:c1"), "half");
                    verify(name.editing);
                });
            test.type(" done");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["renameColumn", "c1", "half done"]]));
            compare(test.board.draft("columnName:c1"), "");
        }

        function test_anotherWindowClosesNoEmptyField() {
            mouseClick(findChild(test.area, "addColumnButton"));
            const field = findChild(test.area, "addColumn");
            tryCompare(field, "activeFocus", true);
            test.behindAnotherWindow(() => verify(field.visible));
            tryCompare(field, "activeFocus", true);
        }

        function test_halfTypedNamesOutliveASuddenEnd_data(): var {
            return [{
                    "tag": "task",
                    "key": "task:t1",
                    "edit": () => test.rename(),
                    "field": "titleEditor"
                }, {
                    "tag": "column",
                    "key": "columnName:c1",
                    "edit": () => test.renameColumn(),
                    "field": ""
                }];
        }

        function test_halfTypedNamesOutliveASuddenEnd(data) {
            data.edit();
            test.type("half");
            tryVerify(() => test.board.draft(data.key) === "half");
            test.hide();
            compare(test.calls(), "[]");
            test.show();
            data.edit();
            keyClick(Qt.Key_End);
            test.type("!");
            keyClick(Qt.Key_Return);
            compare(test.board.calls[0].slice(-1)[0], "half!");
            compare(test.board.draft(data.key), "");
        }

        function test_escKeepsTheDraft() {
            test.rename();
            test.type("half");
            keyClick(Qt.Key_Escape);
            compare(test.rename().text, "half");
            keyClick(Qt.Key_Escape); // no, thanks
            compare(test.board.draft("task:t1"), "");
        }

        function test_aHalfTypedColumnOutlivesThePage() {
            mouseClick(findChild(test.area, "addColumnButton"));
            tryCompare(findChild(test.area, "addColumn"), "activeFocus", true);
            test.type("half");
            test.hide();
            compare(test.board.draft("newColumn:b1"), "half");
            test.show();
            compare(findChild(test.area, "addColumnButton").text, "Continue draft");
            mouseClick(findChild(test.area, "addColumnButton"));
            compare(findChild(test.area, "addColumn").text, "half");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["addColumn", "half"]]));
            compare(test.board.draft("newColumn:b1"), "");
        }

        function test_refusedNamesStay() {
            test.board.refuse = true;
            const name = test.renameColumn();
            test.type("precious");
            keyClick(Qt.Key_Return);
            verify(name.editing);
            compare(test.board.draft("columnName:c1"), "precious");
            keyClick(Qt.Key_Escape);
            verify(!name.editing);
            test.rename();
            test.type("precious");
            keyClick(Qt.Key_Return);
            compare(test.rename().text, "precious");
        }

        function test_quickAddTakesAwayWhatWasMade() {
            test.column(3).compose();
            const field = findChild(test.column(3), "quickAdd");
            tryCompare(field, "activeFocus", true);
            test.board.room = 3;
            field.text = "one\ntwo\nthree\nfour\nfive";
            keyClick(Qt.Key_Return);
            compare(field.text, "four\nfive");
            compare(test.board.draft("column:c4"), "four\nfive");
            compare(test.board.titles(3), ["one", "two", "three"]);
            test.board.room = -1;
            keyClick(Qt.Key_Return);
            compare(test.board.titles(3), ["one", "two", "three", "four", "five"]);
            compare(test.board.draft("column:c4"), "");
        }

        function test_aDraftOfAColumnThatIsGoneGoesOn_data(): var {
            return [{
                    "tag": "field closed",
                    "open": false
                }, {
                    "tag": "field open",
                    "open": true
                }];
        }

        function test_aDraftOfAColumnThatIsGoneGoesOn(data) {
            test.column(0).compose();
            const field = findChild(test.column(0), "quickAdd");
            tryCompare(field, "activeFocus", true);
            test.type("mine");
            if (!data.open)
                keyClick(Qt.Key_Escape);
            test.board.saveDraft("column:c1", "mine\ntheirs");
            test.board.draftMoved("c1", "theirs");
            if (!data.open)
                mouseClick(findChild(test.column(0), "quickAddButton"));
            compare(field.text, "mine\ntheirs");
        }

        function test_theListOfColumnsIsUpToDate() {
            const names = createTemporaryObject(lists, scene, {
                    "model": test.board.columns
                });
            const texts = () => names.choices.map(choice => choice.text).join();
            compare(texts(), "To do,Doing,Done,Later");
            test.board.columns.setProperty(1, "name", "At work");
            tryVerify(() => texts() === "To do,At work,Done,Later");
            test.board.columns.move(0, 3, 1);
            tryVerify(() => texts() === "At work,Done,Later,To do");
            test.board.columns.remove(1);
            tryVerify(() => texts() === "At work,Later,To do");
        }

        function cleanup() {
            test.hide();
        }

        name: "Typing"
        when: windowShown
    }
}
