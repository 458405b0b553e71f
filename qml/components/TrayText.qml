// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! A text with a heading, as one of two side by side. */
Rectangle {
    id: box

    required property string heading
    required property string text

    color: Theme.dark ? Theme.field : Theme.window
    implicitHeight: lines.implicitHeight + 16
    radius: Theme.radiusSmall

    ColumnLayout {
        id: lines

        anchors.left: parent.left
        anchors.margins: Theme.unit
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 2

        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.caption
            font.weight: Font.DemiBold
            text: box.heading
        }
        PlainText {
            Layout.fillWidth: true
            maximumLineCount: 8
            text: box.text
            wrapMode: Text.Wrap
        }
    }
}
