// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! How many changes were not taken over; not there while there is none. */
AbstractButton {
    id: control

    required property int changes

    Accessible.name: control.text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitHeight: 28
    implicitWidth: content.implicitWidth + 18
    objectName: "trayButton"
    text: qsTr("%n change(s) not taken over", "", control.changes)
    visible: control.changes > 0

    background: Rectangle {
        border.color: control.hovered ? Theme.warning : "transparent"
        color: Theme.warningSoft
        radius: 14

        FocusRing {
            shown: control.visualFocus
        }
    }
    contentItem: Item {
    }

    Row {
        id: content

        anchors.centerIn: parent
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.warning
            glyph: "inbox"
            size: 15
        }
        PlainText {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.warning
            font.pixelSize: Theme.caption
            font.weight: Font.DemiBold
            text: control.changes
        }
    }
    Hint {
        text: control.text
        visible: control.hovered
    }
}
