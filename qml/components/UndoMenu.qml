// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! What can be done about the board as a whole. */
PopupMenu {
    id: menu

    required property var board

    implicitWidth: 380
    objectName: "boardMenu"

    PopupMenuItem {
        enabled: menu.board.canUndo
        iconName: "undo"
        keyHint: qsTr("Ctrl+Z")
        objectName: "undoItem"
        text: menu.board.undoText || qsTr("Undo")

        onTriggered: menu.board.undo()
    }
    PopupMenuItem {
        enabled: menu.board.canRedo
        iconName: "redo"
        keyHint: qsTr("Ctrl+Shift+Z")
        objectName: "redoItem"
        text: menu.board.redoText || qsTr("Redo")

        onTriggered: menu.board.redo()
    }
}
