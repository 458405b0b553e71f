// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The head of a part of a page. */
Row {
    id: head

    required property string text
    property string iconName: ""

    spacing: Theme.unit

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        glyph: head.iconName
        size: 16
        visible: head.iconName !== ""
    }
    PlainText {
        Accessible.role: Accessible.Heading
        anchors.verticalCenter: parent.verticalCenter
        font.pixelSize: 13
        font.weight: Font.DemiBold
        text: head.text
    }
}
