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

        function test_titleKeepsADraft() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            tryVerify(() => test.task.draft("title") === "half");
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

        function test_escTakesTheTitleBackAndOffersIt() {
            const title = test.child("taskTitle");
            const before = title.text;
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            keyClick(Qt.Key_Escape);
            compare(title.text, before);
            compare(test.calls(), "[]");
            compare(test.task.draft("title"), "half");
            verify(test.child("titleHint").text.includes("half"));
            mouseClick(test.child("resumeTitle"));
            compare(title.text, "half");
            keyClick(Qt.Key_Escape);
            mouseClick(test.child("discardTitle"));
            compare(test.task.draft("title"), "");
            verify(!test.child("titleHint").visible);
        }

        function test_aRenameFromAfarLeavesTheOfferedTitleAlone() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            keyClick(Qt.Key_Escape);
            test.task.title = "theirs";
            compare(title.text, "theirs");
            compare(test.task.draft("title"), "half");
        }

        function test_steadyTypingIsKeptWithoutAPause() {
            const field = test.child("commentField");
            const draft = findChild(field.parent, "commentDraft");
            field.forceActiveFocus();
            test.type("a");
            draft.since -= 60000; // as if the first key were long ago
            test.type("b");
            compare(test.task.draft("comment"), "ab");
        }

        function test_anotherWindowSendsNoTitle() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            const mine = scene.Window.window;
            const other = createTemporaryObject(test.windows, null);
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
            verify(test.task.sentBase.startsWith("Ask"));
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

        function test_escKeepsAChangedComment() {
            const field = test.editComment();
            test.type("half");
            keyClick(Qt.Key_Escape);
            verify(!field.visible);
            compare(test.task.draft("comment:m2"), "half");
            compare(test.editComment().text, "half");
            compare(test.calls(), "[]");
        }

        function test_whatHasNoPlaceAnyMoreGoesOnInTheComment() {
            const field = test.child("commentField");
            field.forceActiveFocus();
            test.type("mine");
            test.task.draftMoved("comment", "rescued");
            compare(field.text, "mine\n\nrescued");
            compare(test.task.draft("comment"), "mine\n\nrescued");
        }

        function test_namesKeepTheirDrafts_data(): var {
            return [{
                    "tag": "checklist",
                    "name": "checklistName",
                    "key": "checklist:k1",
                    "call": "renameChecklist"
                }, {
                    "tag": "item",
                    "name": "itemText",
                    "key": "item:i1",
                    "call": "renameItem"
                }];
        }

        function test_namesKeepTheirDrafts(data) {
            const name = test.child(data.name);
            const before = name.text;
            name.edit();
            test.type("half");
            keyClick(Qt.Key_Escape);
            verify(!name.editing);
            compare(test.task.draft(data.key), "half");
            verify(name.Accessible.description.includes("half"));
            test.hide();
            test.show();
            const again = test.child(data.name);
            again.edit();
            keyClick(Qt.Key_Escape); // the offer is closed as it is
            compare(test.task.draft(data.key), "");
            compare(again.text, before);
            again.edit();
            test.type("whole");
            keyClick(Qt.Key_Return);
            compare(test.task.calls[0][0], data.call);
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

        name: "TaskDrafts"
        when: windowShown
    }
}
