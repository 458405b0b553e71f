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

    readonly property bool narrow: header.width < 640

    signal homeAsked
    signal inviteAsked
    signal archiveAsked
    signal trayAsked

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
        }
        IconButton {
            iconName: "refresh"
            objectName: "retryButton"
            text: qsTr("Try to connect now")
            visible: header.board.connection === "offline"

            onClicked: header.board.retryNow()
        }
        IconButton {
            id: tray

            readonly property int waiting: header.board.tray?.count ?? 0

            iconName: "inbox"
            ink: Theme.warning
            objectName: "trayButton"
            text: qsTr("%n change(s) not taken over", "", tray.waiting)
            visible: tray.waiting > 0

            onClicked: header.trayAsked()
        }
        IconButton {
            iconName: "archive"
            objectName: "archiveButton"
            text: qsTr("Archived tasks")

            onClicked: header.archiveAsked()
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
