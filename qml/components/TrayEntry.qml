// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One change that was not taken over. */
Rectangle {
    id: entry

    required property string muid
    required property string title
    required property string reason
    required property string text
    required property var at

    readonly property var tray: (ListView.view as TrayList)?.tray ?? null

    border.color: Theme.border
    color: Theme.surface
    height: content.implicitHeight + 24
    radius: Theme.radius
    width: (ListView.view?.width ?? 0) - 10

    ColumnLayout {
        id: content

        anchors.left: parent.left
        anchors.margins: 12
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 4

        RowLayout {
            Layout.fillWidth: true

            PlainText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                text: entry.title
                wrapMode: Text.Wrap
            }
            PlainText {
                color: Theme.muted
                font.pixelSize: Theme.caption
                text: Format.moment(entry.at)
            }
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.warning
            text: entry.reason
            wrapMode: Text.Wrap
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            maximumLineCount: 8
            text: entry.text
            visible: entry.text !== ""
            wrapMode: Text.Wrap
        }
        Row {
            Layout.topMargin: 4
            spacing: Theme.unit

            ActionButton {
                iconName: "copy"
                text: qsTr("Copy text")
                visible: entry.text !== ""

                onClicked: entry.tray.copy(entry.muid)
            }
            ActionButton {
                iconName: "trash"
                kind: "quiet"
                text: qsTr("Discard")

                onClicked: entry.tray.discard(entry.muid)
            }
        }
    }
}
