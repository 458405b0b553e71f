// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! One line of text. */
TextField {
    id: field

    /*! What it is called to screen readers. */
    required property string label

    Accessible.name: field.label
    color: Theme.text
    font.pixelSize: Theme.body
    implicitHeight: Theme.control
    leftPadding: 12
    placeholderTextColor: Theme.muted
    rightPadding: 12
    selectByMouse: true
    selectedTextColor: Theme.accentText
    selectionColor: Theme.accent
    verticalAlignment: TextInput.AlignVCenter

    background: Rectangle {
        border.color: field.activeFocus ? Theme.accent : Theme.outline
        border.width: field.activeFocus ? 2 : 1
        color: Theme.field
        radius: Theme.radiusSmall
    }
}
