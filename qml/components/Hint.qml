// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A tooltip. */
ToolTip {
    id: hint

    delay: 600
    padding: Theme.unit
    timeout: 6000

    background: Rectangle {
        color: Theme.dark ? "#e7ecf1" : "#18222c"
        radius: Theme.radiusSmall
    }
    contentItem: PlainText {
        color: Theme.dark ? "#18222c" : "#ffffff"
        font.pixelSize: Theme.caption
        text: hint.text
        wrapMode: Text.Wrap
    }
    enter: Transition {
    }
    exit: Transition {
    }
}
