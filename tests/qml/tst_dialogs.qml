// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

Item {
    id: scene

    height: 300
    width: 420

    Component {
        id: boards

        FixtureBoard {
        }
    }
    Component {
        id: tasks

        FixtureTask {
        }
    }
    Component {
        id: wips

        WipDialog {
        }
    }
    Component {
        id: confirms

        ConfirmDialog {
        }
    }
    Component {
        id: newBoards

        NewBoardDialog {
            id: newBoard

            create: () => {
                newBoard.shownBoard = "b9";
                return "b9";
            }
        }
    }
    Component {
        id: keepers

        FixtureDrafts {
        }
    }
    Component {
        id: pickers

        LabelPicker {
        }
    }
    Component {
        id: talls

        ModalDialog {
            id: tall

            contentHeight: body.implicitHeight

            Column {
                id: body

                anchors.fill: parent

                Repeater {
                    model: 12

                    ActionButton {
                        required property int index

                        objectName: "button%1".arg(index)
                        text: index
                    }
                }
            }
        }
    }
    TestCase {
        id: test

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
        }

        function open(component: var, properties: var): var {
            const dialog = createTemporaryObject(component, scene, properties);
            dialog.open();
            tryCompare(dialog, "opened", true);
            return dialog;
        }

        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function test_aClickBesideKeepsWhatIsTyped() {
            const dialog = test.open(wips, {
                    "board": createTemporaryObject(boards, scene)
                });
            dialog.ask("c1", "To do", 0, false);
            test.type("12");
            mouseClick(scene, 4, 4);
            verify(dialog.opened);
            compare(findChild(dialog.contentItem, "wipLimit").text, "12");
            keyClick(Qt.Key_Escape);
            tryCompare(dialog, "opened", false);
        }

        function test_aClickBesideClosesWhatHoldsNoText() {
            const dialog = test.open(confirms, {});
            mouseClick(scene, 4, 4);
            tryCompare(dialog, "opened", false);
        }

        function test_aBoardNameWaitsForTheNextTime() {
            const drafts = createTemporaryObject(keepers, scene);
            const first = test.open(newBoards, {
                    "drafts": drafts
                });
            first.ask(false);
            test.type("half");
            tryCompare(drafts, "drafts", {
                    "newBoard": "half"
                });
            first.destroy(); // as a crash does
            const dialog = test.open(newBoards, {
                    "drafts": drafts
                });
            dialog.ask(false);
            keyClick(Qt.Key_Escape);
            tryCompare(dialog, "opened", false);
            dialog.ask(false);
            const field = findChild(dialog.contentItem, "newBoardName");
            compare(field.text, "half");
            field.forceActiveFocus();
            keyClick(Qt.Key_Return);
            tryCompare(dialog, "opened", false);
            dialog.ask(false);
            compare(field.text, "");
            compare(drafts.draft("newBoard"), "");
        }

        function test_aClickBesideKeepsALabelsName() {
            const task = createTemporaryObject(tasks, scene);
            const picker = test.open(pickers, {
                    "task": task
                });
            picker.edit("", "", "blue");
            test.type("half");
            mouseClick(scene, 400, 290);
            verify(picker.opened);
            compare(findChild(picker.contentItem, "labelName").text, "half");
            keyClick(Qt.Key_Escape);
            compare(task.draft("newLabel"), "half");
            picker.open();
            picker.edit("", "", "blue");
            compare(findChild(picker.contentItem, "labelName").text, "half");
            keyClick(Qt.Key_Return);
            compare(task.draft("newLabel"), "");
        }

        function test_aLowWindowScrolls() {
            const dialog = test.open(talls, {});
            verify(dialog.height <= scene.height - 32);
            const last = findChild(dialog.contentItem, "button11");
            verify(last.mapToItem(scene, 0, last.height).y > scene.height);
            last.forceActiveFocus(Qt.TabFocusReason);
            tryVerify(() => last.mapToItem(scene, 0, last.height).y <= dialog.y + dialog.height);
            const first = findChild(dialog.contentItem, "button0");
            first.forceActiveFocus(Qt.BacktabFocusReason);
            tryVerify(() => first.mapToItem(scene, 0, 0).y >= dialog.y);
        }

        name: "Dialogs"
        when: windowShown
    }
}
