// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! Hosting, joining and importing as the window does them. */
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
    Component {
        id: errors

        StartError {
        }
    }
    TestCase {
        id: test

        property var app
        property var window

        function init() {
            failOnWarning(/.?/);
            test.app = createTemporaryObject(apps, scene);
            test.app.profile.reducedMotion = true;
        }

        function cleanup() {
            test.window?.destroy();
            tryVerify(() => !test.window);
        }

        function show(width: int) {
            test.window = windows.createObject(null, {
                    "app": test.app,
                    "width": width,
                    "height": 800
                });
            tryCompare(test.window, "active", true);
        }

        function page(name: string): var {
            tryVerify(() => findChild(test.window, name) !== null);
            return findChild(test.window, name);
        }

        function report(boardId: string): var {
            return {
                "boardName": "Spring",
                "columns": 1,
                "tasks": 2,
                "labels": 3,
                "comments": 4,
                "checklists": 5,
                "members": 6,
                "serverId": "s1",
                "boardId": boardId,
                "skipped": []
            };
        }

        /*! The first run, up to the dialog that asks for a board to host. */
        function chooseHost() {
            test.app.profile.firstRunDone = false;
            test.show(1280);
            mouseClick(findChild(test.page("firstRunPage"), "hostTeam"));
            tryCompare(test.page("newBoardDialog"), "opened", true);
        }

        function test_whatWasNotMadeIsNotHosted_data(): var {
            return [{
                    "tag": "cancelled",
                    "end": () => test.page("newBoardDialog").close()
                }, {
                    "tag": "no file chosen",
                    "end": () => {
                        test.page("newBoardDialog").close();
                        test.window.hostImport = true;
                        test.page("importer").cancelled();
                    }
                }, {
                    "tag": "bad file",
                    "end": () => {
                        test.page("newBoardDialog").close();
                        test.window.hostImport = true;
                        test.app.importFailed("No export");
                        test.page("importReportDialog").close();
                    }
                }];
        }

        function test_whatWasNotMadeIsNotHosted(data) {
            test.chooseHost();
            data.end();
            test.app.openBoard("s1", "b1");
            verify(test.page("boardPage"));
            compare(test.app.hosting.hosting, false);
            // Nor what is imported afterwards, without a word of hosting.
            test.app.closeBoard();
            test.app.importFinished(test.report("b1"));
            mouseClick(findChild(test.page("importReportDialog").contentItem, "openImported"));
            verify(test.page("boardPage"));
            compare(test.app.hosting.hosting, false);
        }

        function test_anotherBoardThatOpensIsNotHosted() {
            test.chooseHost();
            test.window.hostNext = "b7"; // still being made
            test.app.openBoard("s2", "b1");
            compare(test.app.hosting.hosting, false);
            compare(test.window.hostNext, "");
        }

        function test_aBoardOfAnotherComputerIsNotHosted() {
            test.show(1280);
            test.app.boardFixture.isLocal = false;
            test.window.hostNext = "b1";
            test.app.openBoard("s2", "b1");
            compare(test.app.hosting.hosting, false);
        }

        function test_theImportedBoardIsHostedAfterItsReport() {
            test.chooseHost();
            test.page("newBoardDialog").close();
            test.window.hostImport = true;
            test.app.importFinished(test.report("b1"));
            const dialog = test.page("importReportDialog");
            tryCompare(dialog, "opened", true);
            compare(test.app.hosting.hosting, false);
            keyClick(Qt.Key_Escape); // read
            verify(test.page("boardPage"));
            compare(JSON.stringify(test.app.hosting.boards), JSON.stringify(["b1"]));
            tryCompare(test.page("invitePanel"), "opened", true);
            compare(dialog.opened, false);
        }

        function test_theReportIsShownWhole() {
            test.show(480);
            const report = test.report("b1");
            for (let i = 0; i < 40; ++i)
                report.skipped.push({
                        "text": "%1 attachments: files are not part of the export, and never were".arg(i)
                    });
            test.app.importFinished(report);
            const dialog = test.page("importReportDialog");
            tryCompare(dialog, "opened", true);
            const list = findChild(dialog.contentItem, "skippedList");
            compare(list.count, 40);
            tryVerify(() => {
                    list.positionViewAtEnd();
                    return list.itemAtIndex(39) !== null;
                });
            compare(list.itemAtIndex(39).truncated, false);
            verify(dialog.y + dialog.height <= test.window.height);
        }

        function test_theLinkStaysAfterAFailure() {
            test.app.profile.firstRunDone = false;
            test.show(1280);
            const first = test.page("firstRunPage");
            mouseClick(findChild(first, "joinTeam"));
            const link = findChild(first, "joinLink");
            tryCompare(link, "activeFocus", true);
            link.text = "lanban://192.168.1.5:47474/join?i=abc";
            keyClick(Qt.Key_Return);
            test.app.joinFailed("Nobody answers");
            const dialog = test.page("joinDialog");
            tryCompare(dialog, "opened", true);
            const field = findChild(dialog.contentItem, "joinLink");
            compare(field.text, "lanban://192.168.1.5:47474/join?i=abc");
            compare(test.app.notices.count, 0);
            // What is being typed meanwhile is not taken away.
            field.text = "192.168.1.6";
            test.app.joinFailed("Nobody answers");
            compare(field.text, "192.168.1.6");
        }

        function test_aToastAboveADialog() {
            test.show(1280);
            const dialog = test.page("joinDialog");
            dialog.open();
            tryCompare(dialog, "opened", true);
            const field = findChild(dialog.contentItem, "joinLink");
            field.text = "lanban://…";
            test.app.notices.show("The task was deleted", "undo", "Undo");
            test.app.notices.show("Something else", "error", "");
            tryVerify(() => findChild(test.window.toasts, "toast") !== null);
            mouseClick(findChild(findChild(test.window.toasts, "toast"), "toastAction"));
            compare(test.app.notices.triggered, 1);
            tryCompare(test.app.notices, "count", 1);
            compare(dialog.opened, true);
            compare(field.text, "lanban://…");
            const toast = findChild(test.window.toasts, "toast");
            mouseClick(toast, toast.width - 22, toast.height / 2);
            compare(test.app.notices.count, 0);
            compare(dialog.opened, true);
            compare(field.text, "lanban://…");
        }

        function test_theInvitePanelIsAboutItsBoard() {
            test.app.openBoard("s1", "b1");
            test.show(1280);
            test.app.hosting.start("b2"); // another one is hosted
            const panel = test.page("invitePanel");
            panel.open();
            tryCompare(panel, "opened", true);
            compare(test.app.hosting.boardId, "b1");
            compare(findChild(panel.contentItem, "inviteLink").visible, false);
            const start = findChild(panel.contentItem, "startHosting");
            compare(start.visible, true);
            mouseClick(start);
            compare(test.app.hosting.hosting, true);
            const link = findChild(panel.contentItem, "inviteLink");
            compare(link.visible, true);
            verify(link.text.endsWith("b1"), link.text);
            compare(start.visible, false);
            compare(findChild(panel.contentItem, "hostAddress").text, "192.168.1.5:47474");
            compare(findChild(panel.contentItem, "otherAddresses").text, "10.8.0.2:47474");
            const stop = findChild(panel.contentItem, "stopHosting");
            verify(stop.text.includes("2"), stop.text);
            mouseClick(stop);
            compare(test.app.hosting.hosting, false);
        }

        function test_joiningByAddressIsASwitch() {
            test.app.openBoard("s1", "b1");
            test.show(480);
            test.app.hosting.start("b1");
            const panel = test.page("invitePanel");
            panel.open();
            tryCompare(panel, "opened", true);
            const box = findChild(panel.contentItem, "byAddress");
            compare(box.visible, true);
            compare(box.checked, false);
            mouseClick(box);
            compare(test.app.hosting.byAddress, true);
            compare(box.checked, true);
            test.app.hosting.byAddress = false;
            compare(box.checked, false);
        }

        function test_homeShowsWhatIsHosted() {
            test.show(1280);
            const tile = findChild(test.page("homePage"), "boardTile");
            compare(tile.Accessible.description, "On this computer");
            test.app.hosting.start("b1");
            compare(tile.Accessible.description, "Open to your network");
            test.app.hosting.stop();
            compare(tile.Accessible.description, "On this computer");
        }

        function test_startError() {
            test.window = errors.createObject(null, {
                    "message": "The profile's folder can't be written to: /home/anna/%1".arg("long/".repeat(60))
                });
            tryCompare(test.window, "visible", true);
            const text = findChild(test.window, "startErrorText");
            compare(text.truncated, false);
            tryVerify(() => text.mapToItem(null, 0, text.height).y < test.window.height);
            mouseClick(findChild(test.window, "closeStartError"));
            tryCompare(test.window, "visible", false);
        }

        name: "Hosting"
        when: windowShown
    }
}
