// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! The disk takes no draft: what is typed stays in its field, and the field stays open. */
Item {
    id: scene

    height: 100
    width: 100

    FieldsTestCase {
        id: test

        /*! The field that was typed into, of a user whose disk is full by now. */
        function typed(data: var): var {
            data.open();
            test.type();
            const field = test.window.activeFocusItem;
            compare(field.text, "half");
            data.store().full = true;
            return field;
        }

        function row(tag: string): var {
            return test.fields().find(field => field.tag === tag);
        }

        function told(): int {
            return test.app.calls.filter(call => call[0] === "tellUnkept").length;
        }

        function test_escKeepsTheFieldOpen_data(): var {
            return test.fields().filter(field => field.key !== "newBoard");
        }

        function test_escKeepsTheFieldOpen(data) {
            const field = test.typed(data);
            keyClick(Qt.Key_Escape);
            compare(field.text, "half");
            tryCompare(field, "visible", true);
            tryCompare(field, "activeFocus", true);
            compare(data.store().draft(data.key), "");
            // As soon as there is room, the same key does what it always does.
            data.store().full = false;
            keyClick(Qt.Key_Escape);
            compare(data.store().draft(data.key), "half");
        }

        function test_leavingTheFieldLosesNothing_data(): var {
            return test.fields().filter(field => ["renameTask", "renameColumn", "setTitle", "renameItem", "renameChecklist"].includes(field.call));
        }

        /*! A full disk takes no change either. */
        function test_leavingTheFieldLosesNothing(data) {
            const field = test.typed(data);
            data.store().refuse = true;
            test.focused(test.board.task ? "closeTask" : "archiveButton");
            tryCompare(field, "activeFocus", false);
            verify(data.store().calls.some(call => call[0] === data.call));
            compare(field.text, "half");
            verify(field.visible);
        }

        function test_thePageStaysOpen_data(): var {
            return [{
                    "tag": "close button",
                    "close": () => mouseClick(test.child("closeTask"))
                }, {
                    "tag": "beside it",
                    "close": () => mouseClick(test.window.contentItem, 4, 4)
                }];
        }

        function test_thePageStaysOpen(data) {
            const page = test.child("taskPage");
            const field = test.typed(test.row("a comment"));
            data.close();
            tryCompare(page, "opened", true);
            compare(test.child("commentField"), field);
            compare(field.text, "half");
            verify(test.board.task !== null);
            test.task.full = false;
            data.close();
            tryCompare(page, "opened", false);
            compare(test.task.draft("comment"), "half");
            compare(test.board.task, null);
        }

        function test_aClickBesideThePickerKeepsThePage() {
            const field = test.typed(test.row("a new label"));
            mouseClick(test.window.contentItem, 4, 4);
            tryCompare(test.child("taskPage"), "opened", true);
            compare(field.text, "half");
        }

        function test_theBoardStaysOpen_data(): var {
            return test.fields().filter(field => ["a new task", "a card's title", "a comment"].includes(field.tag));
        }

        function test_theBoardStaysOpen(data) {
            const field = test.typed(data);
            test.app.closeBoard();
            compare(test.app.board, test.board);
            compare(field.text, "half");
            data.store().full = false;
            test.app.closeBoard();
            compare(test.app.board, null);
            compare(data.store().draft(data.key), "half");
        }

        function test_theOtherTextComesLater() {
            const field = test.typed(test.row("two texts"));
            const before = test.app.tray.conflict;
            test.window.showTray("m1");
            compare(test.app.tray.conflict, before);
            compare(field.text, "half");
        }

        function test_theWindowStaysOpenOnce_data(): var {
            return test.fields();
        }

        function test_theWindowStaysOpenOnce(data) {
            const field = test.typed(data);
            test.window.close();
            verify(test.window.visible);
            compare(field.text, "half");
            compare(test.told(), 1);
            // Who goes on typing asks anew.
            keyClick("x");
            test.window.close();
            verify(test.window.visible);
            compare(test.told(), 2);
            test.window.close();
            verify(!test.window.visible);
            compare(test.told(), 2);
        }

        function test_theWindowClosesWhereAllIsKept() {
            const data = test.row("a comment");
            test.typed(data);
            data.store().full = false;
            test.window.close();
            verify(!test.window.visible);
            compare(test.told(), 0);
            compare(data.store().draft(data.key), "half");
        }

        /*! Its field stays with the window: closed or not, the text is there. */
        function test_aNewBoardsNameStaysInItsField() {
            const field = test.typed(test.row("a new board"));
            keyClick(Qt.Key_Escape);
            tryCompare(test.child("newBoardDialog"), "opened", false);
            test.child("newBoardDialog").ask(false);
            compare(field.text, "half");
        }

        name: "Unkept"
    }
}
