// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! A small window for when the app can't start. */
ApplicationWindow {
    id: window

    /*! Why not, in words. */
    required property string message

    color: Theme.window
    height: Math.min(body.implicitHeight + 48, Screen.desktopAvailableHeight)
    minimumWidth: 360
    objectName: "startError"
    title: qsTr("Lanban")
    visible: true
    width: 480

    ColumnLayout {
        id: body

        spacing: 16
        width: parent.width - 48
        x: 24
        y: 24

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            Icon {
                Layout.alignment: Qt.AlignTop
                color: Theme.danger
                glyph: "warning"
                size: 24
            }
            PlainText {
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                text: qsTr("Lanban can't start")
                wrapMode: Text.Wrap
            }
        }
        PlainText {
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
            objectName: "startErrorText"
            text: window.message
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
        ActionButton {
            Layout.alignment: Qt.AlignRight
            focus: true
            kind: "primary"
            objectName: "closeStartError"
            text: qsTr("Close")

            Keys.onEscapePressed: window.close()
            onClicked: window.close()
        }
    }
}
