// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Lanban.Ui

/*! A dialog in the middle of the window. Esc closes it. */
Dialog {
    id: dialog

    property int wantedWidth: 480

    anchors.centerIn: T.Overlay.overlay
    bottomPadding: 20
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    focus: true
    height: Math.min(dialog.implicitHeight, (dialog.parent?.height ?? 800) - 32)
    leftPadding: 24
    modal: true
    rightPadding: 24
    topPadding: 8
    width: Math.min(dialog.wantedWidth, (dialog.parent?.width ?? 800) - 32)

    background: Rectangle {
        Accessible.name: dialog.title
        Accessible.role: Accessible.Dialog
        border.color: Theme.border
        color: Theme.raised
        radius: 12
    }
    header: Item {
        implicitHeight: 60

        PlainText {
            Accessible.role: Accessible.Heading
            anchors.left: parent.left
            anchors.leftMargin: 24
            anchors.right: closer.left
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: 18
            font.weight: Font.DemiBold
            text: dialog.title
        }
        IconButton {
            id: closer

            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            text: qsTr("Close")

            onClicked: dialog.close()
        }
    }

    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            from: 0
            property: "opacity"
            to: 1
        }
    }
    exit: Transition {
    }
}
