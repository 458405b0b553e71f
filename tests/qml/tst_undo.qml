// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

Item {
    id: scene

    height: 800
    width: 1280

    Component {
        id: boards

        FixtureBoard {
        }
    }
    Component {
        id: pages

        BoardPage {
            anchors.fill: parent
            hosting: null
        }
    }
    Component {
        id: keysOf

        UndoKeys {
        }
    }
    TestCase {
        id: test

        property var board
        property var page

        name: "Undo"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.board = createTemporaryObject(boards, scene);
            test.page = pages.createObject(scene, {
                    "board": test.board
                });
            test.page.forceActiveFocus();
            waitForRendering(test.page);
        }

        function cleanup() {
            test.page.destroy();
            wait(0);
        }

        function calls(): var {
            return test.board.calls.map(call => call[0]);
        }

        function test_keys_data(): var {
            const shift = Qt.ControlModifier | Qt.ShiftModifier;
            return [{
                    "tag": "Ctrl+Z",
                    "key": Qt.Key_Z,
                    "modifiers": Qt.ControlModifier,
                    "call": "undo"
                }, {
                    "tag": "Ctrl+Shift+Z",
                    "key": Qt.Key_Z,
                    "modifiers": shift,
                    "call": "redo"
                }, {
                    "tag": "Ctrl+Y",
                    "key": Qt.Key_Y,
                    "modifiers": Qt.ControlModifier,
                    "call": "redo"
                }];
        }

        function test_keys(data) {
            keyClick(data.key, data.modifiers);
            compare(test.calls(), [data.call]);
        }

        function test_keysOverAnOpenTask_data(): var {
            return test.test_keys_data();
        }

        function test_keysOverAnOpenTask(data) {
            test.board.openTask("t1");
            const task = findChild(test.page, "taskPage");
            tryVerify(() => task.opened);
            task.forceActiveFocus();
            keyClick(data.key, data.modifiers);
            compare(test.calls(), ["openTask", data.call]);
        }

        function compose(): var {
            keyClick(Qt.Key_N, Qt.AltModifier);
            const field = findChild(test.page, "quickAdd");
            tryVerify(() => field.activeFocus);
            keyClick("a");
            keyClick("b");
            compare(field.text, "ab");
            return field;
        }

        function test_insideAFieldTheyAreItsOwn() {
            const field = test.compose();
            keyClick(Qt.Key_Z, Qt.ControlModifier);
            verify(field.text !== "ab");
            keyClick(Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier);
            compare(field.text, "ab");
            compare(test.calls(), []);
        }

        // Keys of other layouts can't be clicked by the test library: what a shortcut is bound to, and what it does.
        function test_keysOfARussianLayout() {
            const keys = createTemporaryObject(keysOf, scene, {
                    "board": test.board,
                    "enabled": false,
                    "scope": test.page
                });
            compare(Array.from(keys.undoKey.sequences), ["Ctrl+Z", "Ctrl+Я"]);
            compare(Array.from(keys.redoKey.sequences), ["Ctrl+Shift+Z", "Ctrl+Shift+Я", "Ctrl+Y", "Ctrl+Н"]);
            keys.undo();
            keys.redo();
            compare(test.calls(), ["undo", "redo"]);
            // A field knows nothing of them: they are its own all the same.
            const field = test.compose();
            keys.undo();
            verify(field.text !== "ab");
            keys.redo();
            compare(field.text, "ab");
            compare(test.calls(), ["undo", "redo"]);
        }

        function test_menu() {
            const menu = findChild(test.page, "boardMenu");
            mouseClick(findChild(test.page, "boardMenuButton"));
            tryVerify(() => menu.opened);
            const undo = menu.itemAt(0);
            const redo = menu.itemAt(1);
            compare(undo.text, test.board.undoText);
            verify(undo.enabled);
            verify(!redo.enabled);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(test.calls(), ["undo"]);
            verify(!undo.enabled);
            compare(redo.text, test.board.redoText);
            verify(redo.enabled);
        }
    }
}
