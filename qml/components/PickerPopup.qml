// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A small panel below the button that opened it. */
Popup {
    id: picker

    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    focus: true
    margins: Theme.unit
    padding: 12
    width: 288

    background: Rectangle {
        border.color: Theme.border
        color: Theme.raised
        radius: 10

        Rectangle {
            anchors.fill: parent
            anchors.margins: -4
            color: Theme.shadow
            radius: 14
            z: -1
        }
    }
    enter: Transition {
    }
    exit: Transition {
    }
}
