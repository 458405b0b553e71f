// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQml.Models
import Lanban.Ui

/*! The other boards that a task can go to. */
PopupMenu {
    id: menu

    required property var task

    property var choices: menu.task.otherBoards()

    /*! The task left for another board. */
    signal moved

    function openAt(button: Item) {
        menu.choices = menu.task.otherBoards();
        menu.popup(button, 0, button.height + 4);
    }

    objectName: "boardMenu"

    Instantiator {
        model: menu.choices

        delegate: PopupMenuItem {
            required property var modelData

            iconName: "board"
            objectName: "board:" + modelData.value
            text: modelData.text

            onTriggered: {
                if (menu.task.moveToBoard(modelData.value))
                    menu.moved();
            }
        }

        onObjectAdded: (index, object) => menu.insertItem(index, object)
        onObjectRemoved: (index, object) => menu.removeItem(object)
    }
}
