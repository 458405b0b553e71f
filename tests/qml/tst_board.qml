// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

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
        id: areas

        BoardArea {
            anchors.fill: parent
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
            test.area = createTemporaryObject(areas, scene, {
                    "board": test.board
                });
            waitForItemPolished(test.area.columnsView);
        }

        function column(index: int): var {
            return test.area.columnsView.itemAtIndex(index);
        }

        function card(columnIndex: int, row: int): var {
            return test.column(columnIndex).list.itemAtIndex(row);
        }

        function calls(): string {
            return JSON.stringify(test.board.calls);
        }

        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function select(columnIndex: int, row: int): var {
            test.area.focusTask(columnIndex, row);
            const card = test.card(columnIndex, row);
            tryCompare(card, "activeFocus", true);
            return card;
        }

        function compose(columnIndex: int): var {
            test.column(columnIndex).compose();
            const field = findChild(test.column(columnIndex), "quickAdd");
            tryCompare(field, "activeFocus", true);
            return field;
        }

        function test_quickAddStaysOpen() {
            const field = test.compose(1);
            test.type("one");
            keyClick(Qt.Key_Return);
            test.type("two");
            keyClick(Qt.Key_Enter);
            compare(test.calls(), JSON.stringify([["addTask", "c2", "one"], ["addTask", "c2", "two"]]));
            compare(field.text, "");
            verify(field.activeFocus);
            compare(test.board.titles(1).slice(-2), ["one", "two"]);
        }

        function test_quickAddKeepsItsDraft() {
            const field = test.compose(0);
            test.type("half");
            keyClick(Qt.Key_Escape);
            verify(!field.visible);
            compare(test.board.draft("column:c1"), "half");
            compare(test.board.calls.length, 0);
            test.compose(0);
            compare(field.text, "half");
        }

        function test_draftsAreSavedWhileTyping() {
            test.compose(0);
            test.type("half");
            tryVerify(() => test.board.draft("column:c1") === "half");
        }

        function test_quickAddTakesLines() {
            const field = test.compose(3);
            field.text = "one\n\n  two \nthree";
            keyClick(Qt.Key_Return);
            compare(test.board.titles(3), ["one", "two", "three"]);
        }

        function test_refusedTasksStayInTheField() {
            const field = test.compose(0);
            test.board.refuse = true;
            test.type("precious");
            keyClick(Qt.Key_Return);
            compare(field.text, "precious");
        }

        function test_renameTask_data(): var {
            return [{
                    "tag": "Enter keeps",
                    "key": Qt.Key_Return,
                    "calls": [["renameTask", "t1", "new"]]
                }, {
                    "tag": "Esc gives up",
                    "key": Qt.Key_Escape,
                    "calls": []
                }];
        }

        function test_renameTask(data) {
            const card = test.select(0, 0);
            keyClick(Qt.Key_F2);
            verify(card.editing);
            test.type("new");
            keyClick(data.key);
            compare(test.calls(), JSON.stringify(data.calls));
            verify(!card.editing);
            tryCompare(card, "activeFocus", true);
        }

        function test_doubleClickRenames() {
            const card = test.card(0, 0);
            mouseDoubleClickSequence(card, 30, 40);
            tryCompare(card, "editing", true);
            test.type("new");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["renameTask", "t1", "new"]]));
        }

        function test_leavingTheFieldKeepsTheName() {
            test.select(0, 0);
            keyClick(Qt.Key_F2);
            test.type("new");
            test.area.focusTask(1, 0);
            compare(test.calls(), JSON.stringify([["renameTask", "t1", "new"]]));
        }

        function test_renameColumn() {
            const name = findChild(test.column(0), "columnName");
            mouseDoubleClickSequence(name, 20, 14);
            tryCompare(name, "editing", true);
            test.type("Ideas");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["renameColumn", "c1", "Ideas"]]));
        }

        function test_addColumn() {
            const button = findChild(test.area, "addColumnButton");
            mouseClick(button);
            const field = findChild(test.area, "addColumn");
            tryCompare(field, "activeFocus", true);
            test.type("Next");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["addColumn", "Next"]]));
            keyClick(Qt.Key_Escape);
            verify(!field.visible);
        }

        function test_arrowsMoveTheSelection() {
            test.select(0, 0);
            keyClick(Qt.Key_Down);
            verify(test.card(0, 1).activeFocus);
            keyClick(Qt.Key_Right);
            verify(test.card(1, 1).activeFocus);
            keyClick(Qt.Key_Right);
            verify(test.card(2, 0).activeFocus);
            keyClick(Qt.Key_Right);
            verify(findChild(test.column(3), "quickAddButton").activeFocus);
            test.select(1, 1);
            keyClick(Qt.Key_Left);
            verify(test.card(0, 1).activeFocus);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Up);
            verify(test.card(0, 0).activeFocus);
        }

        function test_altArrowsCarryTheTask_data(): var {
            return [{
                    "tag": "down",
                    "key": Qt.Key_Down,
                    "row": 0,
                    "call": ["moveTask", "t1", "c1", 1]
                }, {
                    "tag": "up",
                    "key": Qt.Key_Up,
                    "row": 2,
                    "call": ["moveTask", "t3", "c1", 1]
                }, {
                    "tag": "right",
                    "key": Qt.Key_Right,
                    "row": 3,
                    "call": ["moveTask", "t4", "c2", 3]
                }];
        }

        function test_altArrowsCarryTheTask(data) {
            test.select(0, data.row);
            keyClick(data.key, Qt.AltModifier);
            compare(test.calls(), JSON.stringify([data.call]));
            const at = test.board.find(data.call[1]);
            tryVerify(() => test.card(at.column, at.row)?.activeFocus ?? false);
        }

        function test_keys_data(): var {
            return [{
                    "tag": "Enter opens",
                    "key": Qt.Key_Return,
                    "calls": [["openTask", "t1"]]
                }, {
                    "tag": "Del deletes",
                    "key": Qt.Key_Delete,
                    "calls": [["deleteTask", "t1"]]
                }, {
                    "tag": "> carries",
                    "key": Qt.Key_Greater,
                    "calls": [["moveTask", "t1", "c2", 0]]
                }];
        }

        function test_keys(data) {
            test.select(0, 0);
            keyClick(data.key);
            compare(test.calls(), JSON.stringify(data.calls));
        }

        function test_nStartsATask_data(): var {
            return [{
                    "tag": "Latin",
                    "key": Qt.Key_N
                }, {
                    "tag": "Russian layout",
                    "key": 0x0422
                }];
        }

        function test_nStartsATask(data) {
            test.select(1, 0);
            compare(Keyboard.letter(data.key), "N");
            // Keys of other layouts can't be clicked by the test library.
            test.area.keys.pressed({
                    "key": data.key,
                    "modifiers": Qt.NoModifier
                }, test.card(1, 0));
            tryCompare(findChild(test.column(1), "quickAdd"), "activeFocus", true);
        }

        function test_angleBracketsOnARussianLayout() {
            test.select(0, 0);
            test.area.keys.pressed({
                    "key": 0x042e,
                    "modifiers": Qt.ShiftModifier
                }, test.card(0, 0));
            compare(test.calls(), JSON.stringify([["moveTask", "t1", "c2", 0]]));
        }

        function test_theMenuKeyOpensTheMenuAtTheTask() {
            const card = test.select(1, 0);
            keyClick(Qt.Key_Menu);
            const menu = findChild(test.area, "taskMenu");
            tryCompare(menu, "opened", true);
            const at = card.mapToItem(scene, 0, 0);
            verify(Math.abs(menu.parent.mapToItem(scene, menu.x, menu.y).x - at.x) < 40);
            keyClick(Qt.Key_Escape);
            tryCompare(menu, "opened", false);
        }

        function test_accessibleNames() {
            compare(test.column(0).Accessible.name, "To do");
            compare(test.card(0, 3).Accessible.name, "Try the installer on an old laptop");
            compare(test.card(1, 1).Accessible.name, "Dark colours, not yet saved");
        }

        function cleanup() {
            test.area.destroy();
            tryVerify(() => !test.area);
        }

        name: "Board"
        when: windowShown
    }
}
