// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One server on the home page: how it is, and the way out. */
Rectangle {
    id: row

    required property string serverId
    required property string name
    required property string url
    required property string state
    required property string stateText
    required property bool isLocal
    required property int pendingCount

    readonly property ServerList list: row.parent as ServerList

    Layout.fillWidth: true

    Accessible.name: qsTr("%1, %2").arg(row.name).arg(row.stateText)
    Accessible.role: Accessible.ListItem
    border.color: Theme.border
    color: Theme.surface
    implicitHeight: 56
    radius: 10

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 12
        spacing: 12

        Icon {
            color: row.state === "online" ? Theme.good : row.state === "refused" ? Theme.danger : Theme.warning
            glyph: row.isLocal ? "host" : row.state === "online" ? "wifi" : "wifi-off"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            PlainText {
                Layout.fillWidth: true
                font.weight: Font.Medium
                text: row.name
            }
            PlainText {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.caption
                text: row.isLocal || row.url === row.name ? row.stateText : qsTr("%1 · %2").arg(row.stateText).arg(row.url)
            }
        }
        PlainText {
            color: Theme.warning
            font.pixelSize: Theme.caption
            text: qsTr("%n change(s) waiting", "", row.pendingCount)
            visible: row.pendingCount > 0
        }
        IconButton {
            iconName: "trash"
            text: qsTr("Leave %1").arg(row.name)
            visible: !row.isLocal

            onClicked: row.list.removeAsked(row.serverId, row.name)
        }
    }
}
