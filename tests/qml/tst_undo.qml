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
    TestCase {
        id: test

        property var board
        property var page

        readonly property int cyrillicZ: 0x042f // on the key of Z
        readonly property int cyrillicY: 0x041d

        name: "Undo"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.board = createTemporaryObject(boards, scene);
            test.page = createTemporaryObject(pages, scene, {
                    "board": test.board
                });
            test.page.forceActiveFocus();
            waitForRendering(test.page);
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
                }, {
                    "tag": "Ctrl+Z on a Russian layout",
                    "key": test.cyrillicZ,
                    "modifiers": Qt.ControlModifier,
                    "call": "undo"
                }, {
                    "tag": "Ctrl+Shift+Z on a Russian layout",
                    "key": test.cyrillicZ,
                    "modifiers": shift,
                    "call": "redo"
                }, {
                    "tag": "Ctrl+Y on a Russian layout",
                    "key": test.cyrillicY,
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

        function test_insideAFieldTheyAreItsOwn_data(): var {
            return [{
                    "tag": "Latin",
                    "key": Qt.Key_Z
                }, {
                    "tag": "Russian",
                    "key": test.cyrillicZ
                }];
        }

        function test_insideAFieldTheyAreItsOwn(data) {
            keyClick(Qt.Key_N, Qt.AltModifier);
            const field = findChild(test.page, "quickAdd");
            tryVerify(() => field.activeFocus);
            keyClick("a");
            keyClick("b");
            compare(field.text, "ab");
            keyClick(data.key, Qt.ControlModifier);
            verify(field.text !== "ab");
            compare(test.calls(), []);
            keyClick(data.key, Qt.ControlModifier | Qt.ShiftModifier);
            compare(field.text, "ab");
            compare(test.calls(), []);
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
            mouseClick(undo);
            compare(test.calls(), ["undo"]);
            verify(!undo.enabled);
            compare(redo.text, test.board.redoText);
            verify(redo.enabled);
        }
    }
}
