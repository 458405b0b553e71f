// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

Item {
    id: scene

    height: 1400
    width: 900

    Component {
        id: tasks

        FixtureTask {
        }
    }
    Component {
        id: boards

        FixtureBoard {
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
    Component {
        id: pages

        TaskDetails {
            anchors.fill: parent
            focus: true
        }
    }
    TestCase {
        id: test

        property var task
        property var board
        property var details

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.task = createTemporaryObject(tasks, scene);
            test.board = createTemporaryObject(boards, scene);
            test.show();
        }

        function cleanup() {
            test.hide();
        }

        function show() {
            test.details = pages.createObject(scene, {
                    "task": test.task,
                    "columns": test.board.columns
                });
            waitForRendering(test.details);
        }

        function hide() {
            test.details.destroy();
            tryVerify(() => !test.details);
        }

        function child(name: string): var {
            const item = findChild(test.details, name);
            verify(item, name);
            return item;
        }

        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function calls(): string {
            return JSON.stringify(test.task.calls);
        }

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

        function test_titleKeepsADraft() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            tryVerify(() => test.task.draft("title") === "half");
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

        function test_descriptionDraftOutlivesThePage() {
            mouseClick(test.child("editDescription"));
            const field = test.child("descriptionField");
            tryCompare(field, "activeFocus", true);
            field.selectAll();
            test.type("half");
            keyClick(Qt.Key_Escape);
            verify(!field.visible);
            compare(test.task.draft("description"), "half");
            compare(test.calls(), "[]");
            test.hide();
            test.show();
            mouseClick(test.child("editDescription"));
            compare(test.child("descriptionField").text, "half");
        }

        function test_halfTypedTextOutlivesASuddenEnd() {
            const field = test.child("commentField");
            field.forceActiveFocus();
            test.type("half");
            test.hide();
            compare(test.task.draft("comment"), "half");
            test.show();
            compare(test.child("commentField").text, "half");
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

        function test_aRenameFromAfarLeavesTheTypedTitleAlone() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("mine");
            test.task.title = "theirs";
            compare(title.text, "mine");
            const hint = test.child("titleHint");
            verify(hint.visible);
            verify(hint.text.includes("theirs"));
            tryVerify(() => test.task.draft("title") === "mine");
            test.child("commentField").forceActiveFocus();
            compare(test.calls(), JSON.stringify([["setTitle", "mine"]]));
            compare(test.task.draft("title"), "");
            verify(!hint.visible);
        }

        function test_theOthersTitleCanBeTaken() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            test.type("mine");
            test.task.title = "theirs";
            mouseClick(test.child("discardTitle"));
            compare(title.text, "theirs");
            compare(test.calls(), "[]");
        }

        function test_escTakesTheTitleBack() {
            const title = test.child("taskTitle");
            const before = title.text;
            title.forceActiveFocus();
            test.type("half");
            keyClick(Qt.Key_Escape);
            compare(title.text, before);
            compare(test.calls(), "[]");
            compare(test.task.draft("title"), "");
        }

        function test_anotherWindowSendsNoTitle() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            const mine = scene.Window.window;
            const other = createTemporaryObject(windows, null);
            other.requestActivate();
            tryCompare(mine, "active", false);
            compare(test.calls(), "[]");
            compare(test.task.draft("title"), "half");
            other.destroy();
            mine.requestActivate();
            tryCompare(title, "activeFocus", true);
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["setTitle", "half"]]));
        }

        function test_refusedTextStays() {
            test.task.refuse = true;
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("title");
            keyClick(Qt.Key_Return);
            compare(title.text, "title");
            compare(test.task.draft("title"), "title");
            mouseClick(test.child("editDescription"));
            const description = test.child("descriptionField");
            description.text = "words";
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            verify(description.visible);
            compare(description.text, "words");
            compare(test.task.draft("description"), "words");
            const comment = test.child("commentField");
            comment.forceActiveFocus();
            test.type("reply");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(comment.text, "reply");
            compare(test.task.draft("comment"), "reply");
        }

        function test_theDescriptionGoesWithWhatItWasBegunOn() {
            test.task.rev = 7;
            mouseClick(test.child("editDescription"));
            const field = test.child("descriptionField");
            tryCompare(field, "activeFocus", true);
            field.text = "mine";
            test.task.rev = 9;
            test.task.description = "theirs";
            compare(field.text, "mine");
            verify(test.child("descriptionHint").visible);
            compare(test.child("descriptionText").source, "theirs");
            keyClick(Qt.Key_Escape);
            // The draft keeps it, too.
            test.hide();
            test.show();
            mouseClick(test.child("editDescription"));
            verify(test.child("descriptionHint").visible);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(test.calls(), JSON.stringify([["setDescription", "mine"]]));
            compare(test.task.sentRevision, 7);
            compare(test.task.draft("descriptionBase"), "");
        }

        function editComment(): var {
            const button = findChild(test.comment(), "editComment");
            mouseClick(button);
            const field = findChild(test.comment(), "commentEditor");
            tryCompare(field, "activeFocus", true);
            field.selectAll();
            return field;
        }

        /*! The second comment: one's own. */
        function comment(): var {
            return test.child("comments").itemAt(1);
        }

        function test_aChangedCommentOutlivesThePage() {
            test.editComment();
            test.type("half");
            test.hide();
            compare(test.task.draft("comment:m2"), "half");
            test.show();
            const field = findChild(test.comment(), "commentEditor");
            verify(field.visible);
            compare(field.text, "half");
            field.forceActiveFocus();
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(test.calls(), JSON.stringify([["editComment", "m2", "half"]]));
            compare(test.task.draft("comment:m2"), "");
            verify(!field.visible);
        }

        function test_aChangedCommentOutlivesItsComment() {
            test.editComment();
            test.type("half");
            test.task.comments.remove(1);
            tryCompare(test.child("commentField"), "text", "half");
            compare(test.task.draft("comment"), "half");
        }

        function test_newItemsOutliveThePage_data(): var {
            return [{
                    "tag": "item",
                    "name": "addItem",
                    "key": "newItem:k1"
                }, {
                    "tag": "checklist",
                    "name": "addChecklist",
                    "key": "newChecklist"
                }];
        }

        function test_newItemsOutliveThePage(data) {
            mouseClick(test.child(data.name), 20, 10);
            test.type("half");
            test.hide();
            compare(test.task.draft(data.key), "half");
            test.show();
            mouseClick(test.child(data.name), 20, 10);
            keyClick(Qt.Key_Return);
            compare(test.task.calls[0].slice(-1)[0], "half");
            compare(test.task.draft(data.key), "");
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
