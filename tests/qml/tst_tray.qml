// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! What was refused: seen, decided on, and never lost. */
Item {
    id: scene

    height: 100
    width: 100

    Component {
        id: apps

        FixtureApp {
        }
    }
    Component {
        id: windows

        Main {
        }
    }
    TestCase {
        id: test

        property var app
        property var window

        readonly property var tray: test.app?.tray ?? null
        readonly property var conflict: test.tray?.conflictFixture ?? null

        function init() {
            failOnWarning(/.?/);
            test.app = createTemporaryObject(apps, scene);
            test.app.profile.reducedMotion = true;
            test.app.openBoard("s1", "b1");
            test.window = windows.createObject(null, {
                    "app": test.app,
                    "width": 1280
                });
            tryCompare(test.window, "active", true);
        }

        function cleanup() {
            test.window.destroy();
            tryVerify(() => !test.window);
        }

        function child(name: string): var {
            tryVerify(() => findChild(test.window, name) !== null, 5000, name);
            return findChild(test.window, name);
        }

        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        /*! The panel with one refused change of each kind, and the entry of one of them. */
        function open(muid: string): var {
            test.tray.fill();
            const panel = test.child("trayPanel");
            mouseClick(test.child("trayButton"));
            tryCompare(panel, "opened", true);
            return test.entry(muid);
        }

        function entry(muid: string): var {
            const list = test.child("trayList");
            const index = test.tray.at(muid);
            list.positionViewAtIndex(index, ListView.Center);
            waitForItemPolished(list);
            return list.itemAtIndex(index);
        }

        function press(item: var, name: string) {
            const button = findChild(item, name);
            verify(button && button.visible, name);
            mouseClick(button);
        }

        function openConflict(): var {
            test.tray.fill();
            test.tray.openConflict("m1");
            const dialog = test.child("conflictDialog");
            tryCompare(dialog, "opened", true);
            tryCompare(test.child("conflictResult"), "activeFocus", true);
            return dialog;
        }

        function last(): string {
            return JSON.stringify(test.tray.calls.slice(-1)[0]);
        }

        function test_theBadgeCountsAllChanges() {
            const button = test.child("trayButton");
            verify(!button.visible);
            test.tray.fill();
            compare(test.tray.changes, 5);
            verify(button.visible);
            verify(button.Accessible.name.includes("5"), button.Accessible.name);
            verify(test.child("sidebarTray").visible);
        }

        function test_aToastShowsWhatWasRefused_data(): var {
            return [{
                    "tag": "a text",
                    "muid": "m1",
                    "dialog": "conflictDialog"
                }, {
                    "tag": "another",
                    "muid": "m2",
                    "dialog": "trayPanel"
                }, {
                    "tag": "many",
                    "muid": "",
                    "dialog": "trayPanel"
                }];
        }

        function test_aToastShowsWhatWasRefused(data) {
            test.tray.fill();
            test.app.trayAsked(data.muid);
            tryCompare(test.child(data.dialog), "opened", true);
        }

        function test_entriesSayWhatIsThere() {
            const entry = test.open("m3");
            compare(entry.group, true);
            compare(findChild(entry, "trayRetry").text, "Try all again");
            compare(findChild(entry, "trayDiscard").text, "Discard all");
            verify(!findChild(entry, "trayChoose").visible);
            verify(findChild(test.entry("m1"), "trayChoose").visible);
            verify(!findChild(test.entry("m1"), "trayRetry").visible);
            verify(findChild(test.entry("m2"), "trayPlace").visible);
            verify(!findChild(test.entry("m2"), "trayCopy").visible);
        }

        function test_actions_data(): var {
            return [{
                    "tag": "retry",
                    "muid": "m3",
                    "button": "trayRetry",
                    "call": ["retry", "m3"]
                }, {
                    "tag": "place anyway",
                    "muid": "m2",
                    "button": "trayPlace",
                    "call": ["placeAnyway", "m2"]
                }, {
                    "tag": "copy",
                    "muid": "m3",
                    "button": "trayCopy",
                    "call": ["copy", "m3"]
                }, {
                    "tag": "discard without text",
                    "muid": "m2",
                    "button": "trayDiscard",
                    "call": ["discard", "m2"]
                }];
        }

        function test_actions(data) {
            test.press(test.open(data.muid), data.button);
            compare(test.last(), JSON.stringify(data.call));
        }

        function test_textIsThrownAwayOnlyWhenAsked() {
            test.press(test.open("m3"), "trayDiscard");
            const dialog = test.child("discardDialog");
            tryCompare(dialog, "opened", true);
            compare(test.tray.calls.length, 0);
            keyClick(Qt.Key_Escape);
            tryCompare(dialog, "opened", false);
            compare(test.tray.count, 3);
            test.press(test.entry("m3"), "trayDiscard");
            tryCompare(dialog, "opened", true);
            mouseClick(findChild(dialog.contentItem, "confirm"));
            compare(test.last(), JSON.stringify(["discard", "m3"]));
        }

        function test_aTextIsWrittenAnewAndSent() {
            test.tray.refuse = true;
            const entry = test.open("m3");
            test.press(entry, "trayEdit");
            const field = findChild(entry, "trayEditor");
            tryCompare(field, "activeFocus", true);
            field.selectAll();
            test.type("better");
            test.press(test.entry("m3"), "traySend");
            compare(test.tray.draft("m3"), "better"); // refused: it stays
            compare(field.text, "better");
            test.tray.refuse = false;
            field.forceActiveFocus();
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(JSON.stringify(test.tray.calls.slice(-2)), JSON.stringify([["text", "better"], ["edit", "m3"]]));
        }

        function test_aTextThatIsWrittenAnewIsADraft() {
            const entry = test.open("m3");
            test.press(entry, "trayEdit");
            findChild(entry, "trayEditor").selectAll();
            test.type("half");
            tryVerify(() => test.tray.draft("m3") === "half");
            const panel = test.child("trayPanel");
            keyClick(Qt.Key_Escape); // the field
            tryCompare(findChild(entry, "trayEditor"), "visible", false);
            verify(panel.opened);
            test.press(entry, "trayEdit");
            compare(findChild(entry, "trayEditor").text, "half");
        }

        function test_theChoiceBetweenTexts_data(): var {
            return [{
                    "tag": "mine",
                    "button": "useMine",
                    "text": "mine"
                }, {
                    "tag": "theirs",
                    "button": "useTheirs",
                    "text": "theirs"
                }, {
                    "tag": "both",
                    "button": "takeBoth",
                    "text": "both"
                }];
        }

        function test_theChoiceBetweenTexts(data) {
            const dialog = test.openConflict();
            const result = test.child("conflictResult");
            compare(result.text, test.conflict.mine);
            compare(findChild(dialog.contentItem, "conflictBase").text, test.conflict.base);
            mouseClick(test.child("useTheirs"));
            mouseClick(test.child(data.button));
            compare(result.text, test.conflict[data.text]);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(JSON.stringify(test.conflict.calls), JSON.stringify([["resolve", test.conflict[data.text]]]));
            tryCompare(dialog, "opened", false);
            compare(test.conflict.draft("result"), "");
        }

        function test_theResultOutlivesItsDialog() {
            const dialog = test.openConflict();
            const result = test.child("conflictResult");
            result.selectAll();
            test.type("half");
            keyClick(Qt.Key_Escape); // within the pause after which it is kept
            tryCompare(dialog, "opened", false);
            compare(test.conflict.draft("result"), "half");
            compare(test.tray.conflict, null);
            test.tray.openConflict("m1");
            tryCompare(dialog, "opened", true);
            compare(result.text, "half");
            test.conflict.refuse = true;
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            verify(dialog.opened);
            compare(test.conflict.draft("result"), "half");
        }

        function test_newsFromTheServerAreSaid() {
            const dialog = test.openConflict();
            const news = findChild(dialog.contentItem, "conflictNews");
            verify(!news.visible);
            const typed = test.child("conflictResult").text;
            test.conflict.theirs = "something else";
            verify(news.visible);
            compare(findChild(dialog.contentItem, "conflictTheirs").text, "something else");
            compare(test.child("conflictResult").text, typed);
            test.conflict.gone = true;
            verify(news.text.includes("deleted"));
            verify(!test.child("saveConflict").enabled);
        }

        function test_aTextOfTheOpenTaskIsAskedAboutAtOnce() {
            test.tray.fill();
            const dialog = test.child("conflictDialog");
            test.window.choose("m1", "t1");
            verify(!dialog.opened); // another task, or none
            test.app.board.openTask("t1");
            tryCompare(test.child("taskPage"), "opened", true);
            const field = test.child("commentField");
            field.forceActiveFocus();
            test.window.choose("m1", "t1");
            verify(!dialog.opened); // the keys go on to whoever types
            mouseClick(test.child("editDescription"));
            keyClick(Qt.Key_Return, Qt.ControlModifier); // its field is closed, but has the focus still
            test.app.conflictArose("m1", "t1");
            tryCompare(dialog, "opened", true);
        }

        name: "Tray"
        when: windowShown
    }
}
