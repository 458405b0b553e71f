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

    signal homeAsked

    function showInvite() {
        invite.open();
    }

    Accessible.name: page.board.name
    Accessible.role: Accessible.Pane
    objectName: "boardPage"

    background: Rectangle {
        color: Theme.window
    }
    header: BoardHeader {
        board: page.board
        homeShown: !page.sidebarShown
        hosting: (page.hosting?.boards ?? []).includes(page.board.boardId)

        onArchiveAsked: archive.open()
        onHomeAsked: page.homeAsked()
        onInviteAsked: invite.open()
        onTrayAsked: tray.open()
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

    TaskPage {
        id: taskPage

        columns: page.board.columns
        task: page.board.task

        onClosed: {
            page.board.closeTask();
            area.forceActiveFocus();
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
    TrayPanel {
        id: tray

        tray: page.board.tray
    }
    ArchivePanel {
        id: archive

        board: page.board
    }
}
