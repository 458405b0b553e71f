// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQml.Models
import Lanban.Ui

/*! The other boards that a task can go to. */
PopupMenu {
    id: boardMenu

    required property var task

    property var choices: boardMenu.task.otherBoards()

    /*! The task left for another board. */
    signal moved

    function openAt(button: Item) {
        boardMenu.choices = boardMenu.task.otherBoards();
        boardMenu.popup(button, 0, button.height + 4);
    }

    function choose(board: string) {
        if (boardMenu.task.moveToBoard(board))
            boardMenu.moved();
    }

    objectName: "boardMenu"

    Instantiator {
        model: boardMenu.choices

        delegate: PopupMenuItem {
            id: entry

            required property var modelData

            iconName: "board"
            objectName: "board:" + entry.modelData.value
            text: entry.modelData.text

            onTriggered: (entry.menu as BoardMenu)?.choose(entry.modelData.value)
        }

        onObjectAdded: (index, object) => boardMenu.insertItem(index, object)
        onObjectRemoved: (index, object) => boardMenu.removeItem(object)
    }
}
