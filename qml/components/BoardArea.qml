// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! The columns of a board side by side, with everything that can be done to them in place. */
FocusScope {
    id: area

    required property var board

    readonly property alias drag: dragging
    readonly property alias keys: boardKeys
    readonly property alias columnsView: view

    signal deleteColumnAsked(string columnId, string name)
    signal wipAsked(string columnId, string name, int limit, bool hard)

    /*! By key the menu is at the task, else at the pointer. */
    function showTaskMenu(slot: var, byKey: bool) {
        taskMenu.slot = slot;
        taskMenu.taskId = slot.taskId;
        slot.forceActiveFocus(Qt.MouseFocusReason);
        if (byKey)
            taskMenu.popup(slot, 12, Math.min(slot.height, 40));
        else
            taskMenu.popup();
    }

    function showColumnMenu(button: Item, head: var) {
        columnMenu.head = head;
        columnMenu.popup(button, 0, button.height + 4);
    }

    /*! The task in hand: it stays, whatever it comes to match meanwhile. */
    property string keptId: ""

    function keep(taskId: string) {
        if (area.keptId !== "")
            area.board.filter.release(area.keptId);
        area.keptId = taskId;
        if (taskId !== "")
            area.board.filter.hold(taskId);
    }

    function rest() {
        sink.forceActiveFocus(Qt.MouseFocusReason);
    }

    function columnOf(columnId: string): var {
        return dragging.columnById(columnId);
    }

    /*! Brings the column at \a columnIndex into view and the focus on its task at \a taskIndex. */
    function focusTask(columnIndex: int, taskIndex: int) {
        if (columnIndex < 0 || columnIndex >= view.count)
            return;
        view.currentIndex = columnIndex;
        view.positionViewAtIndex(columnIndex, ListView.Contain);
        view.itemAtIndex(columnIndex)?.focusTask(taskIndex);
    }

    BoardView {
        id: view

        anchors.fill: parent
        area: area
        board: area.board

        ScrollBar.horizontal: ThinScrollBar {
            parent: area
            anchors.bottom: parent.bottom
            anchors.bottomMargin: -14
            anchors.left: parent.left
            anchors.right: parent.right
            height: 10
        }

        WheelHandler {
            acceptedModifiers: Qt.ShiftModifier

            onWheel: event => dragging.scroller.scrollTo(view.contentX - event.angleDelta.y)
        }
    }
    BoardDrag {
        id: dragging

        anchors.fill: parent
        area: area
        board: area.board
        columns: view

        onHeldIdChanged: area.keep(dragging.columnHeld ? "" : dragging.heldId)
        onLanded: (columnId, index) => Qt.callLater(area.focusTask, area.columnOf(columnId)?.index ?? -1, index)
    }
    Item {
        id: sink
    }
    BoardKeys {
        id: boardKeys

        area: area
    }
    PopupMenu {
        id: taskMenu

        objectName: "taskMenu"

        property var slot: null
        property string taskId: ""

        PopupMenuItem {
            iconName: "eye"
            keyHint: qsTr("Enter")
            text: qsTr("Open")

            onTriggered: area.board.openTask(taskMenu.taskId)
        }
        PopupMenuItem {
            enabled: area.board.canWrite
            iconName: "edit"
            keyHint: qsTr("F2")
            text: qsTr("Rename")

            onTriggered: taskMenu.slot?.edit()
        }
        PopupMenuItem {
            enabled: area.board.canWrite
            iconName: "arrow-left"
            keyHint: qsTr("Alt+←")
            text: qsTr("Move to the column before")

            onTriggered: boardKeys.move(taskMenu.slot, -1, 0)
        }
        PopupMenuItem {
            enabled: area.board.canWrite
            iconName: "arrow-right"
            keyHint: qsTr("Alt+→")
            text: qsTr("Move to the next column")

            onTriggered: boardKeys.move(taskMenu.slot, 1, 0)
        }
        PopupMenuItem {
            enabled: area.board.canWrite
            iconName: "archive"
            text: qsTr("Archive")

            onTriggered: area.board.archiveTask(taskMenu.taskId)
        }
        PopupMenuItem {
            danger: true
            enabled: area.board.canWrite
            iconName: "trash"
            keyHint: qsTr("Del")
            text: qsTr("Delete")

            onTriggered: area.board.deleteTask(taskMenu.taskId)
        }
    }
    PopupMenu {
        id: columnMenu

        property var head: null

        PopupMenuItem {
            iconName: "plus"
            text: qsTr("Add task")

            onTriggered: area.columnOf(columnMenu.head.columnId)?.compose()
        }
        PopupMenuItem {
            iconName: "edit"
            text: qsTr("Rename")

            onTriggered: columnMenu.head.rename()
        }
        PopupMenuItem {
            iconName: "filter"
            text: qsTr("Limit of tasks…")

            onTriggered: area.wipAsked(columnMenu.head.columnId, columnMenu.head.name, columnMenu.head.wipLimit, columnMenu.head.wipHard)
        }
        PopupMenuItem {
            iconName: "arrow-left"
            text: qsTr("Move left")

            onTriggered: boardKeys.moveColumn(columnMenu.head.columnId, -1)
        }
        PopupMenuItem {
            iconName: "arrow-right"
            text: qsTr("Move right")

            onTriggered: boardKeys.moveColumn(columnMenu.head.columnId, 1)
        }
        PopupMenuItem {
            danger: true
            iconName: "trash"
            text: qsTr("Delete…")

            onTriggered: area.deleteColumnAsked(columnMenu.head.columnId, columnMenu.head.name)
        }
    }
}
