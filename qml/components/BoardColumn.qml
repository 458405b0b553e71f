// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! One column: its head, its tasks, and the field for new ones. All of it takes tasks that are dropped. */
FocusScope {
    id: column

    required property int index
    required property string columnId
    required property string name
    required property int wipLimit
    required property bool wipHard
    required property int taskCount
    required property bool overWip
    required property var tasks
    required property int shownCount
    required property int allCount
    /*! The BoardArea it is in. */
    required property var area
    /*! In hand: looks lifted and stays out of the others' way. */
    property bool lifted: false

    readonly property alias list: tasksView
    readonly property real listTop: tasksView.y
    readonly property bool isTarget: tasksView.isTarget && !column.lifted

    function slotAt(point: point): Item {
        return tasksView.slotAt(column.mapToItem(tasksView, point));
    }

    function isHead(point: point): bool {
        return point.y >= 0 && point.y < tasksView.y && !head.editing && point.x < head.x + head.menuX;
    }

    function compose() {
        adder.compose();
    }

    function rename() {
        head.rename();
    }

    /*! Puts the focus on the task at \a place, or the nearest one, or without tasks on the button for new ones. */
    function focusTask(place: int) {
        if (tasksView.count === 0) {
            adder.focusButton();
            return;
        }
        const index = Math.max(0, Math.min(tasksView.count - 1, place));
        tasksView.currentIndex = index;
        tasksView.positionViewAtIndex(index, ListView.Contain);
        tasksView.itemAtIndex(index)?.forceActiveFocus(Qt.OtherFocusReason);
    }

    Accessible.description: head.filtered ? head.countText : qsTr("%n task(s)", "", column.taskCount)
    Accessible.ignored: column.lifted
    Accessible.name: column.name
    Accessible.role: Accessible.List
    height: ListView.view?.height ?? 400
    objectName: "boardColumn"
    opacity: !column.lifted && column.area.drag.heldId === column.columnId ? 0 : 1
    width: Theme.columnWidth

    transform: Translate {
        x: column.lifted ? 0 : column.area.drag.columnShift(column.index)

        Behavior on x  {
            enabled: column.area.drag.animated

            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        border.color: column.isTarget || column.lifted ? Theme.accent : "transparent"
        color: Theme.lane
        radius: 12

        // A click beside everything ends what is being typed.
        MouseArea {
            anchors.fill: parent

            onPressed: column.area.rest()
        }
    }
    ColumnHeader {
        id: head

        area: column.area
        columnId: column.columnId
        allCount: column.allCount
        count: column.taskCount
        filtered: column.area.board.filter?.active ?? false
        height: 48
        name: column.name
        over: column.overWip
        shownCount: column.shownCount
        width: column.width
        wipHard: column.wipHard
        wipLimit: column.wipLimit
    }
    TaskList {
        id: tasksView

        area: column.area
        columnId: column.columnId
        height: Math.max(0, Math.min(contentHeight, column.height - head.height - adder.height - 20))
        tasks: column.tasks
        width: column.width - 20
        x: 10
        y: head.height
    }
    QuickAdd {
        id: adder

        board: column.area.board
        columnId: column.columnId
        columnName: column.name
        drag: column.area.drag
        height: implicitHeight
        visible: column.area.board.canWrite
        width: column.width - 20
        x: 10
        y: tasksView.y + tasksView.height + (tasksView.height > 0 ? Theme.unit : 0)
    }
}
