// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! A draft remembers what it was begun on: what others did meanwhile is neither overwritten nor hidden. */
Item {
    id: scene

    height: 1400
    width: 900

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
    TaskTestCase {
        id: test

        property var area

        /*! An item whose text "old" is being changed to "half". */
        function typeItem(): var {
            test.setItem("old");
            const item = test.child("itemText");
            item.edit();
            test.type("half");
            tryVerify(() => test.task.draft("item:i1") === "half");
            return item;
        }

        function setItem(text: string) {
            test.task.checklists.get(0).items.setProperty(0, "text", text);
        }

        function test_anItemGoesWithWhatItWasBegunOn_data(): var {
            return [{
                    "tag": "Esc",
                    "end": () => keyClick(Qt.Key_Escape)
                }, {
                    "tag": "a crash",
                    "end": () => {
                        const drafts = test.task.drafts;
                        test.hide();
                        test.task.drafts = drafts; // nothing more came to the disk
                        test.show();
                    }
                }];
        }

        function test_anItemGoesWithWhatItWasBegunOn(data) {
            test.typeItem();
            data.end();
            test.setItem("theirs");
            const item = test.child("itemText");
            item.edit();
            keyClick(Qt.Key_End);
            test.type("!");
            keyClick(Qt.Key_Return);
            compare(test.calls(), JSON.stringify([["renameItem", "i1", "half!"]]));
            compare(test.task.sentBase, "old");
            compare(JSON.stringify(test.task.drafts), "{}");
        }

        function test_anItemThatIsBegunAnewHasANewBase() {
            test.typeItem();
            keyClick(Qt.Key_Return);
            test.setItem("theirs");
            const item = test.child("itemText");
            item.edit();
            test.type("mine");
            keyClick(Qt.Key_Return);
            compare(test.task.sentBase, "theirs");
        }

        function test_theBaseIsOnTheDiskBeforeTheDraft_data(): var {
            return [{
                    "tag": "description",
                    "key": "description",
                    "base": "descriptionBase",
                    "place": () => test.details,
                    "open": () => test.child("editDescription").clicked()
                }, {
                    "tag": "item",
                    "key": "item:i1",
                    "base": "base:item:i1",
                    "place": () => test.child("itemText"),
                    "open": () => test.child("itemText").edit()
                }, {
                    "tag": "title",
                    "key": "title",
                    "base": "base:title",
                    "place": () => test.child("taskTitle"),
                    "open": () => test.child("taskTitle").forceActiveFocus()
                }];
        }

        function test_theBaseIsOnTheDiskBeforeTheDraft(data) {
            data.open();
            test.task.journal = [];
            const draft = findChild(data.place(), "draft:" + data.key);
            for (let key = 0; key < 3; ++key) {
                keyClick("x");
                draft.since -= 60000; // typed without a pause, for long
                keyClick("x");
            }
            const saved = test.task.journal.filter(entry => entry[0] === "saveDraft").map(entry => entry[1]);
            compare(saved.indexOf(data.base), 0, saved.join());
            compare(saved.indexOf(data.key), 1, saved.join());
            compare(saved.lastIndexOf(data.base), 0, saved.join()); // once is enough
        }

        function test_aTitleThatWasOvertakenSaysSo() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            tryVerify(() => test.task.draft("title") === "half");
            const drafts = test.task.drafts;
            test.hide();
            test.task.drafts = drafts;
            test.task.calls = [];
            test.task.title = "theirs";
            test.show();
            compare(test.child("taskTitle").text, "half");
            verify(test.child("titleHint").visible);
            verify(test.child("titleHint").text.includes("theirs"));
        }

        function test_anOfferedTitleThatWasOvertakenSaysSo() {
            const title = test.child("taskTitle");
            title.forceActiveFocus();
            title.selectAll();
            test.type("half");
            keyClick(Qt.Key_Escape);
            test.task.title = "theirs";
            test.child("resumeTitle").clicked();
            compare(title.text, "half");
            verify(test.child("titleHint").text.includes("theirs"));
        }

        function test_aCommentThatWasOvertakenSaysSo() {
            const mine = () => test.child("comments").itemAt(1);
            findChild(mine(), "editComment").clicked();
            findChild(mine(), "commentEditor").selectAll();
            test.type("half");
            verify(!findChild(mine(), "commentHint").visible);
            keyClick(Qt.Key_Escape);
            test.task.comments.setProperty(1, "body", "from elsewhere");
            test.hide();
            test.show(); // goes on with the draft
            compare(findChild(mine(), "commentEditor").text, "half");
            verify(findChild(mine(), "commentHint").visible);
            verify(findChild(mine(), "commentText").visible);
            compare(findChild(mine(), "commentText").source, "from elsewhere");
            findChild(mine(), "commentEditor").forceActiveFocus();
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(test.calls(), JSON.stringify([["editComment", "m2", "half"]]));
            compare(JSON.stringify(test.task.drafts), "{}");
        }

        function test_aCardThatWasOvertakenSaysSo() {
            const board = createTemporaryObject(boards, scene);
            test.area = createTemporaryObject(areas, scene, {
                    "board": board
                });
            waitForItemPolished(test.area.columnsView);
            const card = test.area.columnsView.itemAtIndex(0).list.itemAtIndex(0);
            card.edit();
            test.type("half");
            keyClick(Qt.Key_Escape);
            board.columns.get(0).tasks.setProperty(0, "title", "theirs");
            card.edit();
            compare(findChild(card, "titleEditor").text, "half");
            verify(findChild(card, "titleHint").text.includes("theirs"));
            test.area.destroy(); // before its board
            tryVerify(() => !test.area);
        }

        name: "DraftBases"
        when: windowShown
    }
}
