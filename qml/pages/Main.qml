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
    /*! The next board that opens is hosted at once: chosen at the first run. */
    property bool hostNext: false

    function enter(name: string, color: string, way: string, link: string) {
        window.app.completeFirstRun(name, color);
        if (way === "join")
            window.app.joinLink(link);
        else
            newBoard.ask(way === "host");
    }

    color: Theme.window
    height: 800
    minimumHeight: 480
    minimumWidth: 400
    title: window.boardOpen ? qsTr("%1 – Lanban").arg(window.app.board.name) : qsTr("Lanban")
    visible: true
    width: 1280

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
        function onJoinFailed(message: string) {
            join.fail(message);
        }

        function onJoined() {
            join.close();
        }

        function onImportFinished(report: var) {
            importReport.show(report);
        }

        function onImportFailed(message: string) {
            importReport.fail(message);
        }

        ignoreUnknownSignals: true
        target: window.app
    }
    Connections {
        function onBoardChanged() {
            pages.show();
            if (!window.boardOpen || !window.hostNext)
                return;
            window.hostNext = false;
            window.app.hosting.start(window.app.board.boardId);
            pages.item?.showInvite();
        }

        target: window.app
    }
    Sidebar {
        id: sidebar

        app: window.app
        height: parent.height
        visible: !window.firstRun && window.width >= 1000
        width: visible ? 224 : 0

        onSettingsAsked: settings.open()
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
            importer.open();
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

        ignoreUnknownSignals: true
        target: pages.item
    }
    NewBoardDialog {
        id: newBoard

        onCreateAsked: (name, template, columns, host) => {
            window.hostNext = host;
            window.app.createBoard(name, template, columns);
        }
        onImportAsked: host => {
            window.hostNext = host;
            importer.open();
        }
    }
    JoinDialog {
        id: join

        onJoinAsked: link => window.app.joinLink(link)
    }
    ImportReportDialog {
        id: importReport

        onOpenAsked: (serverId, boardId) => window.app.openBoard(serverId, boardId)
    }
    SettingsDialog {
        id: settings

        profile: window.app.profile
        version: window.app.version
    }
    TrelloFileDialog {
        id: importer

        onChosen: file => window.app.importTrello(file)
    }
    ToastList {
        id: toastList

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        anchors.horizontalCenter: parent.horizontalCenter
        notices: window.app.notices
        parent: T.Overlay.overlay
        width: Math.min(480, parent.width - 32)
        z: 1000
    }
}
