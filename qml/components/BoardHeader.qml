// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Above a board: its name, who is here, how it stands with its server, and what can be done with it. */
Item {
    id: header

    required property var board
    property bool hosting: false
    property bool homeShown: false
    /*! Changes that were not taken over. */
    property int refused: 0
    /*! The filter has a line of its own below. */
    property bool filterShown: false

    /*! The connection has a line of its own below. */
    property bool away: false

    readonly property bool narrow: header.width < 640

    signal homeAsked
    signal inviteAsked
    signal archiveAsked
    signal trayAsked
    signal filterAsked

    implicitHeight: 56

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: header.homeShown ? 8 : 16
        anchors.rightMargin: 16
        spacing: Theme.unit

        IconButton {
            iconName: "arrow-left"
            objectName: "homeButton"
            text: qsTr("All boards")
            visible: header.homeShown

            onClicked: header.homeAsked()
        }
        InlineEdit {
            Layout.fillWidth: true
            Layout.maximumWidth: editing ? 400 : implicitWidth
            Layout.minimumWidth: header.narrow ? 72 : Math.min(implicitWidth, 280)
            Layout.preferredHeight: 34
            draftKey: "boardName:" + header.board.boardId
            drafts: header.board
            editable: header.board.canWrite
            label: qsTr("Board name")
            objectName: "boardName"
            rename: text => header.board.rename(text)
            text: header.board.name
            textSize: 18
        }
        PlainText {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth + 1
            color: Theme.muted
            font.pixelSize: 13
            text: header.board.teamName
            visible: !header.narrow && header.board.teamName !== "" && header.board.teamName !== header.board.name
        }
        PlainText {
            color: Theme.muted
            font.pixelSize: Theme.caption
            text: qsTr("read only")
            visible: header.board.loaded && !header.board.canWrite
        }
        Item {
            Layout.fillWidth: true
        }
        AvatarRow {
            people: header.board.online
            shown: header.narrow ? 2 : 5
        }
        ConnectionBadge {
            compact: header.narrow
            connection: header.board.connection
            detail: header.board.connectionText
            pendingCount: header.board.pendingCount
            retryInMs: header.board.retryInMs
            visible: !header.away
        }
        TrayButton {
            changes: header.refused

            onClicked: header.trayAsked()
        }
        FilterBadge {
            compact: header.narrow
            filter: header.board.filter
            visible: !header.filterShown

            onOpened: header.filterAsked()
        }
        IconButton {
            iconName: "archive"
            objectName: "archiveButton"
            text: qsTr("Archived tasks")

            onClicked: header.archiveAsked()
        }
        IconButton {
            id: more

            iconName: "more"
            objectName: "boardMenuButton"
            text: qsTr("Menu of the board")

            onClicked: menu.popup(more, more.width - menu.width, more.height + 4)

            UndoMenu {
                id: menu

                board: header.board
            }
        }
        ActionButton {
            iconName: "share"
            kind: header.hosting ? "secondary" : "primary"
            objectName: "inviteButton"
            text: qsTr("Invite")
            visible: !header.narrow

            onClicked: header.inviteAsked()
        }
        IconButton {
            iconName: "share"
            ink: Theme.accent
            text: qsTr("Invite")
            visible: header.narrow

            onClicked: header.inviteAsked()
        }
    }
}
