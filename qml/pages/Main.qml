// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Lanban.Ui

/*! The window: first run, boards, or one board; over them dialogs and notices. */
ApplicationWindow {
    id: window

    required property var app

    readonly property bool narrow: window.width < Theme.narrow
    readonly property bool firstRun: !window.app.profile.firstRunDone
    onFirstRunChanged: pages.show()

    readonly property bool boardOpen: window.app.board !== null && window.app.board !== undefined
    readonly property alias toasts: toastList
    /*! The own board that is hosted as soon as it is open; chosen at the first run. */
    property string hostNext: ""
    /*! The same of a board that is yet to come from a file. */
    property bool hostImport: false
    /*! What was last asked to be joined by. */
    property string joinText: ""

    function enter(name: string, color: string, way: string, link: string) {
        window.app.completeFirstRun(name, color);
        if (way === "join")
            window.app.joinLink(link);
        else
            newBoard.ask(way === "host");
    }

    /*! Hosts the board that was to be hosted, if it is the one that is open now; forgets it in any case. */
    function hostOpened() {
        const wanted = window.hostNext;
        window.hostNext = "";
        if (wanted === "" || !window.boardOpen || window.app.board.boardId !== wanted || !window.app.board.isLocal)
            return;
        window.app.hosting.start(wanted);
        pages.item?.showInvite();
    }

    /*! What was refused; where it is a text that two people changed, the choice between these. */
    function showTray(muid: string) {
        if (muid === "" || Drafts.unkept([window.app.tray.conflict]).length > 0 || !window.app.tray.openConflict(muid))
            trayPanel.open();
    }

    /*! Asks at once about a text of the task that is open, but takes the keys from nobody who types. */
    function choose(muid: string, taskId: string) {
        const item = window.activeFocusItem;
        const types = (item instanceof TextInput || item instanceof TextEdit) && item.visible && !item.readOnly;
        if (!types && window.app.board?.task?.taskId === taskId)
            window.app.tray.openConflict(muid);
    }

    function importBoard(host: bool) {
        window.hostNext = "";
        window.hostImport = host;
        importer.open();
    }

    color: Theme.window
    height: Math.min(800, Screen.desktopAvailableHeight)
    minimumHeight: 480
    minimumWidth: 400
    title: window.boardOpen ? qsTr("%1 – Lanban").arg(window.app.board.name) : qsTr("Lanban")
    visible: true
    width: Math.min(1280, Screen.desktopAvailableWidth)

    // A moment later: the field whose text it was is still open.
    Timer {
        id: asking

        property string muid: ""
        property string taskId: ""

        interval: 1

        onTriggered: window.choose(asking.muid, asking.taskId)
    }
    Binding {
        property: "mode"
        target: Theme
        value: window.app.profile.theme
    }
    Binding {
        property: "reducedMotion"
        target: Theme
        value: window.app.profile.reducedMotion ?? false
    }
    Connections {
        function onJoining(text: string) {
            window.joinText = text;
        }

        function onJoinFailed(message: string) {
            join.fail(message, window.joinText);
        }

        function onJoined() {
            join.close();
        }

        function onTrayAsked(muid: string) {
            window.showTray(muid);
        }

        function onConflictArose(muid: string, taskId: string) {
            asking.muid = muid;
            asking.taskId = taskId;
            asking.restart();
        }

        function onImportFinished(report: var) {
            window.hostNext = window.hostImport ? report.boardId : "";
            window.hostImport = false;
            importReport.show(report);
        }

        function onImportFailed(message: string) {
            window.hostImport = false;
            importReport.fail(message);
        }

        function onBoardChanged() {
            pages.show();
            window.hostOpened();
        }

        ignoreUnknownSignals: true
        target: window.app
    }
    LeaveGuard {
        app: window.app
    }
    Sidebar {
        id: sidebar

        app: window.app
        height: parent.height
        visible: !window.firstRun && window.width >= 1000
        width: visible ? 224 : 0

        onSettingsAsked: settings.open()
        onTrayAsked: window.showTray("")
    }
    Loader {
        id: pages

        property string shownPage: ""
        property var shownBoard: null

        function show() {
            // Asked here and not by bindings: page and board change together.
            const board = window.app.board;
            const page = window.firstRun ? "FirstRunPage" : board ? "BoardPage" : "HomePage";
            if (pages.shownPage === page && pages.shownBoard === board)
                return;
            pages.shownPage = page;
            pages.shownBoard = board;
            const properties = {
                "FirstRunPage": {
                    "profile": window.app.profile
                },
                "HomePage": {
                    "app": window.app
                },
                "BoardPage": {
                    "tray": window.app.tray,
                    "board": board,
                    "hosting": window.app.hosting
                }
            };
            pages.setSource(Qt.resolvedUrl("%1.qml".arg(page)), properties[page]);
            pages.item?.forceActiveFocus();
        }

        anchors.bottom: parent.bottom
        anchors.left: sidebar.right
        anchors.right: parent.right
        anchors.top: parent.top
        focus: true

        Component.onCompleted: pages.show()
    }
    Binding {
        property: "sidebarShown"
        target: pages.item
        value: sidebar.visible
        when: pages.item !== null
    }
    Connections {
        function onChosen(name: string, color: string, way: string, link: string) {
            window.enter(name, color, way, link);
        }

        function onHomeAsked() {
            window.app.closeBoard();
        }

        function onImportAsked() {
            window.importBoard(false);
        }

        function onJoinAsked() {
            join.open();
        }

        function onNewBoardAsked() {
            newBoard.ask(false);
        }

        function onSettingsAsked() {
            settings.open();
        }

        function onTrayAsked() {
            window.showTray("");
        }

        ignoreUnknownSignals: true
        target: pages.item
    }
    NewBoardDialog {
        id: newBoard

        create: (name, template, columns, host) => {
            window.hostNext = "";
            const made = window.app.createBoard(name, template, columns);
            window.hostNext = host ? made : "";
            if (window.hostNext !== "" && window.app.board?.boardId === made)
                window.hostOpened();
            return made;
        }
        drafts: window.app.profile
        shownBoard: window.app.board?.boardId ?? ""

        onImportAsked: host => window.importBoard(host)
    }
    JoinDialog {
        id: join

        onJoinAsked: link => window.app.joinLink(link)
    }
    ImportReportDialog {
        id: importReport

        onOpenAsked: (serverId, boardId) => {
            window.app.openBoard(serverId, boardId);
            window.hostOpened();
        }
    }
    SettingsDialog {
        id: settings

        profile: window.app.profile
        version: window.app.version
    }
    TrayPanel {
        id: trayPanel

        tray: window.app.tray
    }
    ConflictDialog {
        conflict: window.app.tray.conflict

        onCloseAsked: window.app.tray.closeConflict()
    }
    TrelloFileDialog {
        id: importer

        objectName: "importer"

        onCancelled: window.hostImport = false
        onChosen: file => window.app.importTrello(file)
    }
    // A popup of its own: above dialogs, and a press on it is none beside them.
    Popup {
        background: null
        closePolicy: Popup.NoAutoClose
        contentHeight: toastList.implicitHeight
        padding: 0
        parent: T.Overlay.overlay
        visible: toastList.count > 0
        width: Math.min(480, (parent?.width ?? 480) - 32)
        x: ((parent?.width ?? 0) - width) / 2
        y: (parent?.height ?? 0) - height - 24
        z: 1000

        ToastList {
            id: toastList

            notices: window.app.notices
            width: parent.width
        }
    }
}
