// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

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
        id: galleries

        Gallery {
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
                    "width": width
                });
            tryCompare(test.window, "active", true);
        }

        function page(name: string): var {
            tryVerify(() => findChild(test.window, name) !== null);
            return findChild(test.window, name);
        }

        /*! The names of all controls the Tab key goes through. */
        function tabOrder(): var {
            const names = [];
            const first = test.window.activeFocusItem;
            for (let i = 0; i < 200; ++i) {
                keyClick(Qt.Key_Tab);
                const item = test.window.activeFocusItem;
                if (item === first && i > 0)
                    break;
                names.push(item?.Accessible.name ?? "");
            }
            return names;
        }

        function test_firstRun() {
            test.app.profile.firstRunDone = false;
            test.show(1280);
            const page = test.page("firstRunPage");
            const name = findChild(page, "displayName");
            compare(name.text, "Quick Otter");
            name.text = "Zoe";
            mouseClick(findChild(page, "justMe"));
            compare(JSON.stringify(test.app.calls), JSON.stringify([["completeFirstRun", "Zoe", "blue"]]));
            verify(test.page("homePage"));
            tryCompare(test.page("newBoardDialog"), "opened", true);
        }

        function test_firstRunJoin() {
            test.app.profile.firstRunDone = false;
            test.show(1280);
            const page = test.page("firstRunPage");
            mouseClick(findChild(page, "joinTeam"));
            const link = findChild(page, "joinLink");
            tryCompare(link, "activeFocus", true);
            link.text = " 192.168.1.5:47474 ";
            keyClick(Qt.Key_Return);
            compare(JSON.stringify(test.app.calls[1]), JSON.stringify(["joinLink", "192.168.1.5:47474"]));
            test.app.joinFailed("Nobody answers");
            const dialog = test.page("joinDialog");
            tryCompare(dialog, "opened", true);
            compare(dialog.error, "Nobody answers");
            test.app.joined("s3");
            tryCompare(dialog, "opened", false);
        }

        function test_firstRunHost() {
            test.app.profile.firstRunDone = false;
            test.show(1280);
            mouseClick(findChild(test.page("firstRunPage"), "hostTeam"));
            const name = test.page("newBoardName");
            tryCompare(name, "activeFocus", true);
            name.text = "Ours";
            keyClick(Qt.Key_Return);
            compare(JSON.stringify(test.app.calls[1]), JSON.stringify(["createBoard", "Ours", "kanban", ["To do", "Doing", "Done"]]));
            verify(test.page("boardPage"));
            compare(test.app.hosting.hosting, true);
            tryCompare(test.page("invitePanel"), "opened", true);
        }

        function test_boards_data(): var {
            return [{
                    "tag": "wide",
                    "width": 1280
                }, {
                    "tag": "narrow",
                    "width": 480
                }];
        }

        function test_boards(data) {
            test.show(data.width);
            const tile = findChild(test.page("homePage"), "boardTile");
            verify(tile, "tile");
            mouseClick(tile);
            verify(test.page("boardPage"));
            compare(JSON.stringify(test.app.calls), JSON.stringify([["openBoard", "s1", "b1"]]));
            const home = data.width > 1000 ? findChild(test.window, "homeButton") : findChild(test.page("boardPage"), "homeButton");
            verify(home, "home");
            home.clicked();
            verify(test.page("homePage"));
        }

        function test_tasksOpenAndCloseByKeys() {
            test.app.openBoard("s1", "b1");
            test.show(1280);
            const area = test.page("boardPage");
            const card = findChild(area, "taskCard");
            card.forceActiveFocus();
            keyClick(Qt.Key_Return);
            const page = test.page("taskPage");
            tryCompare(page, "opened", true);
            keyClick(Qt.Key_Escape);
            tryCompare(page, "opened", false);
            compare(test.app.boardFixture.task, null);
        }

        function test_panels_data(): var {
            return ["invitePanel", "trayPanel", "archivePanel", "deleteColumnDialog", "wipDialog", "settingsDialog", "joinDialog", "newBoardDialog", "importReportDialog"].map(name => ({
                            "tag": name,
                            "name": name
                        }));
        }

        function test_panels(data) {
            test.app.openBoard("s1", "b1");
            test.show(1280);
            const panel = test.page(data.name);
            panel.open();
            tryCompare(panel, "opened", true);
            keyClick(Qt.Key_Escape);
            tryCompare(panel, "opened", false);
        }

        function test_importReport() {
            test.show(1280);
            test.app.importFailed("That is no Trello export");
            const dialog = test.page("importReportDialog");
            tryCompare(dialog, "opened", true);
            compare(dialog.error, "That is no Trello export");
            test.app.importFinished({
                    "boardName": "Spring",
                    "columns": 1,
                    "tasks": 2,
                    "labels": 3,
                    "comments": 4,
                    "checklists": 5,
                    "members": 6,
                    "serverId": "s1",
                    "boardId": "b1",
                    "skipped": [{
                            "text": "3 attachments"
                        }]
                });
            compare(dialog.error, "");
            mouseClick(findChild(dialog.contentItem, "openImported"));
            compare(JSON.stringify(test.app.calls), JSON.stringify([["openBoard", "s1", "b1"]]));
        }

        function test_undoToast() {
            test.show(1280);
            test.app.notices.show("The task was deleted", "undo", "Undo");
            tryVerify(() => findChild(test.window.toasts, "toast") !== null);
            const toast = findChild(test.window.toasts, "toast");
            compare(toast.Accessible.name, "The task was deleted");
            mouseClick(findChild(toast, "toastAction"));
            compare(test.app.notices.triggered, 1);
            compare(test.app.notices.count, 0);
        }

        function test_settings() {
            test.show(1280);
            const dialog = test.page("settingsDialog");
            dialog.open();
            tryCompare(dialog, "opened", true);
            const name = findChild(dialog.contentItem, "settingsName");
            name.text = "Zoe";
            dialog.close();
            compare(test.app.profile.displayName, "Zoe");
            test.app.profile.theme = "dark";
            compare(Theme.dark, true);
            test.app.profile.theme = "light";
            compare(Theme.dark, false);
        }

        function test_connection() {
            test.app.openBoard("s1", "b1");
            test.show(1280);
            const badge = findChild(test.page("boardPage"), "connectionBadge");
            const bar = findChild(test.page("boardPage"), "offlineBar");
            compare(badge.Accessible.name, "Live");
            verify(!bar.visible);
            test.app.board.connection = "offline";
            test.app.board.retryInMs = 60000;
            test.app.board.pendingCount = 3;
            verify(bar.visible);
            for (const item of [badge, bar]) {
                verify(item.Accessible.name.includes("60"), item.Accessible.name);
                verify(item.Accessible.name.includes("3"), item.Accessible.name);
            }
            // A try that may fail leaves it there.
            test.app.board.connection = "connecting";
            verify(bar.visible);
            test.app.board.connection = "live";
            verify(!bar.visible);
            test.app.board.connection = "offline";
            waitForRendering(bar);
            mouseClick(findChild(test.page("boardPage"), "retryButton"));
            compare(JSON.stringify(test.app.board.calls.slice(-1)), JSON.stringify([["retryNow"]]));
        }

        function test_tabOrderOfTheBoard() {
            test.app.openBoard("s1", "b1");
            test.show(1280);
            test.page("boardPage");
            const names = test.tabOrder();
            for (const wanted of ["All boards", "Household", "Settings", "Spring release", "Archived tasks", "Invite", "To do", "Menu of To do", "Collect what testers said about the beta", "Add task to To do", "Menu of Doing", "Add task to Later", "Add column"])
                verify(names.includes(wanted), `${wanted} in ${names.join("|")}`);
        }

        function test_tabOrderOfHome() {
            test.show(1280);
            test.page("homePage");
            const names = test.tabOrder();
            for (const wanted of ["New board", "Import from Trello…", "Join…", "Household", "Leave Ben's laptop"])
                verify(names.includes(wanted), `${wanted} in ${names.join("|")}`);
        }

        function test_gallery() {
            test.window = galleries.createObject(null);
            tryCompare(test.window, "active", true);
        }

        name: "Pages"
        when: windowShown
    }
}
