// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! One board on the home page. */
AbstractButton {
    id: tile

    required property string serverId
    required property string serverName
    required property string boardId
    required property string name
    required property string teamName
    required property bool isLocal
    required property bool online

    readonly property TileFlow flow: tile.parent as TileFlow
    readonly property bool hosted: tile.isLocal && (tile.flow?.hosted ?? []).includes(tile.boardId)
    readonly property string place: tile.hosted ? qsTr("Open to your network") : tile.isLocal ? qsTr("On this computer") : tile.online ? tile.serverName : qsTr("%1 · offline").arg(tile.serverName)

    Accessible.description: tile.place
    Accessible.name: tile.name
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitHeight: 112
    objectName: "boardTile"
    width: tile.flow?.tileWidth ?? 232

    onClicked: tile.flow?.opened(tile.serverId, tile.boardId)

    background: Rectangle {
        border.color: tile.hovered || tile.visualFocus ? Theme.accent : Theme.border
        color: tile.down ? Theme.pressed : Theme.surface
        radius: 10

        FocusRing {
            anchors.margins: -3
            radius: 13
            shown: tile.visualFocus
        }
    }
    contentItem: Item {
    }

    Item {
        anchors.fill: parent
        Rectangle {
            id: mark

            color: Theme.solid(Theme.colorFor(tile.name))
            height: 6
            radius: 3
            width: 40
            x: 16
            y: 16
        }
        PlainText {
            Accessible.ignored: true
            anchors.left: parent.left
            anchors.margins: 16
            anchors.right: parent.right
            anchors.top: mark.bottom
            anchors.topMargin: 10
            font.pixelSize: 15
            font.weight: Font.DemiBold
            maximumLineCount: 2
            text: tile.name
            wrapMode: Text.Wrap
        }
        Row {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 12
            anchors.left: parent.left
            anchors.leftMargin: 16
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                glyph: tile.hosted ? "host" : tile.isLocal ? "lock" : tile.online ? "wifi" : "wifi-off"
                size: 14
            }
            PlainText {
                Accessible.ignored: true
                color: Theme.muted
                font.pixelSize: Theme.caption
                text: tile.place
                width: Math.min(implicitWidth, tile.width - 56)
            }
        }
    }
}
