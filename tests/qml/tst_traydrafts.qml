// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! A refused text that is written anew: whatever is done then is done with the new one, which is in sight. */
Item {
    id: scene

    height: 800
    width: 900

    Component {
        id: trays

        FixtureTray {
        }
    }
    Component {
        id: panels

        TrayPanel {
        }
    }
    TestCase {
        id: test

        property var tray
        property var panel

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.tray = createTemporaryObject(trays, scene);
            test.tray.fill();
            test.panel = createTemporaryObject(panels, scene, {
                    "tray": test.tray
                });
            test.panel.open();
            tryCompare(test.panel, "opened", true);
        }

        function entry(muid: string): var {
            const list = findChild(test.panel.contentItem, "trayList");
            const index = test.tray.at(muid);
            list.positionViewAtIndex(index, ListView.Center);
            waitForItemPolished(list);
            return list.itemAtIndex(index);
        }

        function button(muid: string, name: string): var {
            return findChild(test.entry(muid), name);
        }

        /*! Begins to write the text of \a muid anew, and closes its field. */
        function write(muid: string) {
            test.button(muid, "trayEdit").clicked();
            findChild(test.entry(muid), "trayEditor").selectAll();
            for (const letter of "half")
                keyClick(letter);
            keyClick(Qt.Key_Escape);
            verify(!test.entry(muid).editing);
            compare(test.tray.draft(muid), "half");
        }

        function test_theDraftIsInSight() {
            verify(!test.button("m3", "trayWritten").visible);
            verify(!test.button("m3", "trayForget").visible);
            test.write("m3");
            verify(test.button("m3", "trayWritten").visible);
            compare(test.button("m3", "trayWritten").text, "half");
            compare(test.button("m3", "trayRetry").text, "Send the edited text");
            compare(test.button("m3", "trayEdit").text, "Continue draft");
            compare(test.button("m3", "trayCopy").text, "Copy the edited text");
            test.button("m3", "trayEdit").clicked();
            compare(findChild(test.entry("m3"), "trayEditor").text, "half");
            verify(!test.button("m3", "trayWritten").visible);
            verify(!test.button("m3", "trayRetry").visible);
        }

        function test_aRefusedDraftStays() {
            test.write("m3");
            test.tray.refuse = true;
            test.button("m3", "trayRetry").clicked();
            compare(JSON.stringify(test.tray.calls), JSON.stringify([["retry", "m3"]]));
            compare(test.tray.draft("m3"), "half");
            compare(test.button("m3", "trayWritten").text, "half");
        }

        function test_theRefusedTextCanBeTakenAgain() {
            test.write("m3");
            test.button("m3", "trayForget").clicked();
            compare(test.tray.draft("m3"), "");
            verify(!test.button("m3", "trayWritten").visible);
            compare(test.button("m3", "trayRetry").text, "Try all again");
            compare(test.button("m3", "trayEdit").text, "Edit…");
        }

        /*! A discarded change may come back, with all that was made of it. */
        function test_whatIsTypedIsKeptBeforeADiscard() {
            test.button("m3", "trayEdit").clicked();
            findChild(test.entry("m3"), "trayEditor").selectAll();
            keyClick("x");
            test.tray.journal = [];
            test.panel.discard("m3");
            compare(JSON.stringify(test.tray.journal), JSON.stringify([["saveDraft", "m3", "x"], ["discard", "m3"]]));
        }

        name: "TrayDrafts"
        when: windowShown
    }
}
