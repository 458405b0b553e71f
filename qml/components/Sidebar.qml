// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The way between boards, and at its foot whoever uses this. */
Rectangle {
    id: sidebar

    required property var app

    readonly property int refused: sidebar.app.tray?.changes ?? 0

    signal settingsAsked
    signal trayAsked

    Accessible.name: qsTr("Navigation")
    Accessible.role: Accessible.Pane
    color: Theme.sidebar

    Rectangle {
        anchors.right: parent.right
        color: Theme.border
        height: parent.height
        width: 1
    }
    Row {
        id: brand

        height: 56
        leftPadding: 14
        spacing: 10

        Image {
            anchors.verticalCenter: parent.verticalCenter
            height: 28
            source: Qt.resolvedUrl("../icons/lanban.svg")
            sourceSize.height: 56
            sourceSize.width: 56
            width: 28
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: 17
            font.weight: Font.Bold
            text: qsTr("Lanban")
        }
    }
    SidebarRow {
        id: homeRow

        anchors.left: parent.left
        anchors.margins: 8
        anchors.right: parent.right
        anchors.top: brand.bottom
        current: !sidebar.app.board
        iconName: "home"
        objectName: "homeButton"
        text: qsTr("All boards")

        onClicked: sidebar.app.closeBoard()
    }
    BoardList {
        id: list

        app: sidebar.app

        anchors.bottom: refusedRow.visible ? refusedRow.top : me.top
        anchors.left: parent.left
        anchors.margins: 8
        anchors.right: parent.right
        anchors.top: homeRow.bottom
    }
    SidebarRow {
        id: refusedRow

        anchors.bottom: me.top
        anchors.left: parent.left
        anchors.margins: 8
        anchors.right: parent.right
        iconName: "inbox"
        objectName: "sidebarTray"
        text: qsTr("Not taken over: %1").arg(sidebar.refused)
        visible: sidebar.refused > 0

        onClicked: sidebar.trayAsked()
    }
    SidebarRow {
        id: me

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: 8
        anchors.right: parent.right
        implicitHeight: 44
        objectName: "settingsButton"
        text: qsTr("Settings")

        onClicked: sidebar.settingsAsked()

        Avatar {
            anchors.left: parent.left
            anchors.leftMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            colorName: sidebar.app.profile.color
            name: sidebar.app.profile.displayName
            size: 28
        }
        PlainText {
            Accessible.ignored: true
            anchors.left: parent.left
            anchors.leftMargin: 46
            anchors.right: gear.left
            anchors.verticalCenter: parent.verticalCenter
            text: sidebar.app.profile.displayName
        }
        Icon {
            id: gear

            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            glyph: "settings"
        }
    }
}
