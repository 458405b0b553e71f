// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A menu. */
Menu {
    id: menu

    implicitWidth: 232
    margins: Theme.unit
    padding: 4

    background: Rectangle {
        border.color: Theme.border
        color: Theme.raised
        radius: Theme.radius
    }
    delegate: PopupMenuItem {
    }
    enter: Transition {
    }
    exit: Transition {
    }
}
