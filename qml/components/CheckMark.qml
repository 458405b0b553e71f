// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A box to tick. Shows its text beside it when it has one. */
CheckBox {
    id: control

    /*! Off when the text is drawn elsewhere and here only names the box. */
    property bool textShown: true
    property bool struck: false

    Accessible.name: control.text
    padding: 0
    spacing: Theme.unit

    contentItem: PlainText {
        Accessible.ignored: true
        color: control.struck ? Theme.muted : Theme.text
        font.strikeout: control.struck
        leftPadding: control.indicator.width + control.spacing
        text: control.text
        verticalAlignment: Text.AlignVCenter
        visible: control.textShown
        width: control.textShown ? implicitWidth : 0
        wrapMode: Text.Wrap
    }
    indicator: Rectangle {
        border.color: control.checked ? Theme.accent : Theme.outline
        border.width: control.checked ? 0 : 1
        color: control.checked ? Theme.accent : control.hovered ? Theme.hover : Theme.field
        implicitHeight: 18
        implicitWidth: 18
        radius: 4
        y: (control.height - height) / 2

        Icon {
            anchors.centerIn: parent
            color: Theme.accentText
            glyph: "check"
            size: 14
            visible: control.checked
        }
        FocusRing {
            shown: control.visualFocus
        }
    }
}
