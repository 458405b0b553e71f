// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A task's place in its column: moves aside for what is dragged, and turns keys and clicks into wishes. */
TaskCard {
    id: slot

    required property string taskId
    required property int index
    required property bool archived
    required property bool ghost
    required property string leftBy
    /*! The TaskList it is in. */
    required property var list

    readonly property var area: slot.list.area

    /*! Somebody made it go: it fades until the model lets it. */
    readonly property bool leaving: slot.leftBy !== ""
    readonly property bool held: slot.area.drag.heldId === slot.taskId

    function edit() {
        if (slot.area.board.canWrite)
            slot.editing = true;
    }

    activeFocusOnTab: slot.activeFocus || slot.list.currentIndex === slot.index
    dimmed: slot.ghost
    drafts: slot.area.board
    fadedBy: slot.leftBy
    filter: slot.area.board.filter
    shelved: slot.archived
    draftKey: "task:" + slot.taskId
    drag: slot.area.drag
    objectName: "taskCard"
    rename: title => slot.area.board.renameTask(slot.taskId, title)
    opacity: slot.held ? 0 : slot.leaving && !Theme.reducedMotion ? 0 : 1
    width: ListView.view?.width ?? 0

    transform: Translate {
        y: slot.list.shiftFor(slot.index)

        Behavior on y  {
            enabled: slot.area.drag.animated

            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }
    }

    Behavior on opacity  {
        enabled: slot.leaving && !slot.held

        SequentialAnimation {
            PauseAnimation {
                duration: 700
            }
            NumberAnimation {
                duration: 800
            }
        }
    }

    Accessible.onPressAction: slot.area.board.openTask(slot.taskId)
    Keys.onPressed: event => {
        if (!slot.editing)
            slot.area.keys.pressed(event, slot);
    }
    onActiveFocusChanged: {
        if (slot.activeFocus)
            slot.list.currentIndex = slot.index;
    }
    onClicked: opening.restart()
    onDoubleClicked: {
        opening.stop();
        slot.edit();
    }

    // A click opens, a double click renames: opening waits for a second click this long.
    Timer {
        id: opening

        interval: 220

        onTriggered: slot.area.board.openTask(slot.taskId)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: slot.area.showTaskMenu(slot, false)
    }
}
