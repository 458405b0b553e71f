// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! What is shown where there is nothing yet. */
Column {
    id: empty

    required property string iconName
    required property string title
    property string text: ""

    spacing: Theme.unit
    width: 360

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        glyph: empty.iconName
        size: 32
    }
    PlainText {
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        text: empty.title
        width: parent.width
        wrapMode: Text.Wrap
    }
    PlainText {
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        text: empty.text
        visible: empty.text !== ""
        width: parent.width
        wrapMode: Text.Wrap
    }
}
