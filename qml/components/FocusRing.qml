// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The mark of keyboard focus, around its parent. */
Rectangle {
    id: ring

    property bool shown: false

    anchors.fill: ring.parent
    anchors.margins: -2
    border.color: Theme.accent
    border.width: 2
    color: "transparent"
    radius: Theme.radiusSmall + 2
    visible: ring.shown
}
