// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A button of one icon; its text is what it is called, in a tooltip and to screen readers. */
AbstractButton {
    id: control

    required property string iconName
    property int size: 32
    property int iconSize: 18
    property color ink: Theme.muted

    Accessible.name: control.text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitHeight: control.size
    implicitWidth: control.size
    opacity: control.enabled ? 1 : 0.5

    background: Rectangle {
        color: control.down ? Theme.pressed : control.hovered || control.checked ? Theme.hover : "transparent"
        radius: Theme.radiusSmall

        FocusRing {
            shown: control.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: control.hovered ? Theme.text : control.ink
            glyph: control.iconName
            size: control.iconSize
        }
    }

    Hint {
        text: control.text
        visible: control.hovered && control.text !== ""
    }
}
