// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A scroll bar that takes little room. */
ScrollBar {
    id: bar

    minimumSize: 0.08
    padding: 2

    background: Item {
    }
    contentItem: Rectangle {
        color: bar.pressed ? Theme.muted : Theme.outline
        implicitHeight: 6
        implicitWidth: 6
        opacity: bar.size < 1 && (bar.active || bar.hovered) ? 0.9 : bar.size < 1 ? 0.45 : 0
        radius: 3
    }
}
