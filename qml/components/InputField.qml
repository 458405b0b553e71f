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

    /*! No more fits: what is pasted would be cut. */
    readonly property bool full: field.activeFocus && field.length >= field.maximumLength

    Accessible.name: field.label
    color: Theme.text
    font.pixelSize: Theme.body
    implicitHeight: Theme.control
    leftPadding: 12
    placeholderTextColor: Theme.muted
    rightPadding: field.full ? hint.width + 16 : 12
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

    PlainText {
        id: hint

        Accessible.role: Accessible.AlertMessage
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.danger
        font.pixelSize: Theme.caption
        font.weight: Font.Normal
        objectName: "full"
        text: qsTr("at most %1").arg(field.maximumLength)
        visible: field.full
    }
}
