// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

Item {
    id: scene

    height: 1400
    width: 900

    TaskTestCase {
        id: test

        function test_title() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("new");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["setTitle", "new"]]));
            test.task.title = "from afar";
            compare(title.text, "from afar");
        }

        function test_description() {
            mouseClick(test.child("editDescription"));
            const field = test.child("descriptionField");
            tryCompare(field, "activeFocus", true);
            compare(field.text, test.task.description);
            field.selectAll();
            test.type("new");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(test.calls(), JSON.stringify([["setDescription", "new"]]));
            compare(test.child("descriptionText").source, "new");
            verify(!field.visible);
        }

        function test_comment() {
            const field = test.child("commentField");
            field.forceActiveFocus();
            test.type("hello");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(test.calls(), JSON.stringify([["addComment", "hello"]]));
            compare(field.text, "");
            compare(test.task.draft("comment"), "");
        }

        function test_escapeInPicker() {
            const picker = test.child("labelPicker");
            mouseClick(test.child("labelsButton"));
            tryCompare(picker, "opened", true);
            keyClick(Qt.Key_Escape);
            tryCompare(picker, "opened", false);
        }

        function test_newLabel() {
            const picker = test.child("labelPicker");
            picker.open();
            tryCompare(picker, "opened", true);
            picker.edit("", "", "blue");
            test.type("urgent");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["addLabel", "urgent", "blue"]]));
            picker.close();
        }

        function test_due() {
            const picker = test.child("duePicker");
            test.task.hasDue = false;
            picker.open();
            tryCompare(picker, "opened", true);
            picker.choose(new Date(2031, 4, 6));
            const due = test.task.calls[0][1];
            compare(due.getTime(), new Date(2031, 4, 6, 23, 59).getTime());
            picker.choose(new Date(2031, 4, 7));
            compare(test.task.dueAt.getTime(), new Date(2031, 4, 7, 23, 59).getTime());
        }

        function test_checklist() {
            const adder = test.child("addItem");
            mouseClick(adder, 20, 10);
            test.type("one");
            keyClick(Qt.Key_Return);
            test.type("two");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["addItem", "k1", "one"], ["addItem", "k1", "two"]]));
        }

        function test_aTaskDeletedByAnother() {
            const bar = test.child("deletedBar");
            verify(!bar.visible);
            const comment = test.child("commentField");
            comment.forceActiveFocus();
            test.type("half");
            test.task.removeRemotely();
            verify(bar.visible);
            verify(bar.height > 40);
            verify(comment.visible);
            compare(comment.text, "half");
            verify(test.child("taskColumn").opacity < 1);
            waitForRendering(test.details);
            mouseClick(test.child("copyDeleted"));
            mouseClick(test.child("restoreDeleted"));
            compare(test.calls(), JSON.stringify([["copyText"], ["restore"]]));
            verify(!bar.visible);
            compare(test.child("taskColumn").opacity, 1);
        }

        function test_aTaskThatCantComeBack() {
            test.task.removeRemotely();
            test.task.canRestore = false;
            verify(!test.child("restoreDeleted").visible);
            verify(test.child("copyDeleted").visible);
        }

        function test_aLongTitleStaysInItsPlace() {
            test.task.title = "A long title of many words ".repeat(40).slice(0, 1000);
            const head = test.child("taskTitle");
            waitForRendering(test.details);
            const bottom = test.child("closeTask").parent.height;
            verify(bottom <= scene.height / 3);
            verify(test.child("editDescription").mapToItem(scene, 0, 0).y >= bottom);
            verify(head.height > 0);
            // All of it can be read: it scrolls to the cursor.
            head.forceActiveFocus();
            head.cursorPosition = head.length;
            verify(head.mapToItem(scene, 0, head.cursorRectangle.y).y < bottom);
        }

        function test_moveToAnotherBoard() {
            mouseClick(test.child("transferTask"));
            const menu = test.child("boardMenu");
            tryVerify(() => menu.opened);
            compare(menu.count, 1);
            compare(menu.itemAt(0).text, qsTr("Workshop"));
            menu.itemAt(0).triggered();
            compare(test.calls(), JSON.stringify([["moveToBoard", "b2"]]));
        }

        function test_aTaskThatWentToAnotherBoard() {
            test.task.deleted = true;
            test.task.movedTo = "Workshop";
            const bar = test.child("deletedBar");
            tryCompare(bar, "visible", true);
            verify(bar.Accessible.name.includes("Workshop"));
            test.task.moved = true;
            test.task.movedTo = ""; // a board that this user has not
            verify(bar.Accessible.name.includes("on another board"), bar.Accessible.name);
            test.task.movedTo = "Workshop";
            verify(!test.child("restoreDeleted").visible);
        }

        function test_delete() {
            let closed = 0;
            test.details.closeAsked.connect(() => closed += 1);
            mouseClick(test.child("deleteTask"));
            compare(test.calls(), JSON.stringify([["remove"]]));
            compare(closed, 1);
        }

        function test_readOnly() {
            test.task.canWrite = false;
            verify(test.child("taskTitle").readOnly);
            verify(!test.child("deleteTask").enabled);
            verify(!test.child("labelsButton").enabled);
            verify(!test.child("editDescription").visible);
            verify(!test.child("addItem").visible);
        }

        name: "Task"
        when: windowShown
    }
}
