// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A board: its columns, and over them the open task and the panels about the board. */
Page {
    id: page

    required property var board
    required property var hosting
    property bool sidebarShown: true
    /*! Changes that were not taken over. */
    property var tray: null

    signal homeAsked
    signal trayAsked

    function showInvite() {
        invite.open();
    }

    Accessible.name: page.board.name
    Accessible.role: Accessible.Pane
    objectName: "boardPage"

    background: Rectangle {
        color: Theme.window
    }
    header: Column {
        BoardHeader {
            away: offlineBar.visible
            board: page.board
            filterShown: filterBar.open
            homeShown: !page.sidebarShown
            hosting: (page.hosting?.boards ?? []).includes(page.board.boardId)
            refused: page.tray?.changes ?? 0
            width: parent.width

            onArchiveAsked: archive.open()
            onFilterAsked: filterBar.edit()
            onHomeAsked: page.homeAsked()
            onInviteAsked: invite.open()
            onTrayAsked: page.trayAsked()
        }
        OfflineBar {
            id: offlineBar

            board: page.board
            width: parent.width
        }
        FilterBar {
            id: filterBar

            filter: page.board.filter
            width: parent.width

            onClosed: area.forceActiveFocus()
        }
    }

    // What no field and no card took.
    Keys.onPressed: event => {
        if (event.modifiers & (Qt.AltModifier | Qt.ControlModifier | Qt.MetaModifier))
            return;
        event.accepted = true;
        if (event.key === Qt.Key_Slash || Keyboard.letter(event.key) === "F")
            filterBar.edit();
        else if (Keyboard.letter(event.key) === "X")
            page.board.filter.clear();
        else if (Keyboard.letter(event.key) === "Q")
            page.board.filter.toggle("@me");
        else
            event.accepted = false;
    }

    BoardArea {
        id: area

        anchors.bottomMargin: 16
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 0
        board: page.board
        focus: true
        visible: page.board.loaded

        onDeleteColumnAsked: (columnId, name) => deleteColumn.ask(columnId, name)
        onWipAsked: (columnId, name, limit, hard) => wip.ask(columnId, name, limit, hard)
    }
    BusyIndicator {
        anchors.centerIn: parent
        running: !page.board.loaded && !Theme.reducedMotion
    }
    PlainText {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: 48
        color: Theme.muted
        text: page.board.connection === "live" || page.board.connection === "connecting" ? qsTr("Loading the board…") : page.board.connectionText
        visible: !page.board.loaded
    }

    // On the page itself, so that they work wherever the focus is.
    Shortcut {
        enabled: !area.drag.busy && page.board.task === null
        sequences: ["Alt+N"]

        onActivated: area.columnsView.itemAtIndex(Math.max(0, area.columnsView.currentIndex))?.compose()
    }

    UndoKeys {
        board: page.board
        enabled: !area.drag.busy && page.board.task === null
        scope: page
    }

    TaskPage {
        id: taskPage

        columns: page.board.columns
        task: page.board.task

        onLeft: {
            page.board.closeTask();
            area.forceActiveFocus();
        }

        // Over an open task the keys of the page are shut off.
        UndoKeys {
            board: page.board
            enabled: page.board.task !== null
            scope: page
        }
    }
    DeleteColumnDialog {
        id: deleteColumn

        board: page.board
    }
    WipDialog {
        id: wip

        board: page.board
    }
    InvitePanel {
        id: invite

        board: page.board
        hosting: page.hosting
    }
    ArchivePanel {
        id: archive

        board: page.board
    }
}
