// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*!
 * Dragging of tasks and columns with the mouse. Lies over the columns and takes nothing but drags.
 *
 * The model stays as it is while a copy follows the pointer and the others stand aside. On release
 * it changes first, and in the same turn the view lets go.
 */
Item {
    id: drag

    required property var board
    /*! The ListView of BoardColumns below. */
    required property var columns
    /*! The BoardArea it is in. */
    required property var area

    /*! "", "task", "column", or "pan" when the board itself is pulled. */
    property string kind: ""
    /*! Id of what is in hand; kept until it has settled in its place. */
    property string heldId: ""
    property real heldHeight: 0
    property real heldWidth: 0
    property string sourceColumnId: ""
    readonly property int sourceIndex: tracker.index
    property string targetColumnId: ""
    property int targetIndex: -1
    /*! Upper edge of the free place in the target list's content. */
    property real slotY: 0
    property bool animated: false // off while the model changes: then nothing may slide

    /*! What the copy shows: the roles of the task or column as they were when lifted. */
    property var held: null
    property var source: null
    property bool columnHeld: false
    property point pointer
    property point grip
    property real panFrom: 0
    property Item blocker: null

    readonly property var taskRoles: ["title", "labels", "assignees", "dueAt", "hasDue", "dueDone", "overdue", "hasDescription", "checkDone", "checkTotal", "commentCount", "pending"]
    readonly property var columnRoles: ["name", "wipLimit", "wipHard", "taskCount", "overWip", "tasks", "shownCount", "allCount"]
    readonly property alias scroller: scroll
    readonly property bool busy: drag.heldId !== ""
    readonly property real columnStep: Theme.columnWidth + drag.columns.spacing

    /*! A task was let go over a column. */
    signal landed(string columnId, int index)

    /*! Keeps drags off while the pointer is over the text \a editor. */
    function guard(editor: Item, inside: bool) {
        if (inside)
            drag.blocker = editor;
        else if (drag.blocker === editor)
            drag.blocker = null;
    }

    /*! How far the column at \a index stands aside for the dragged one. */
    function columnShift(index: int): real {
        if (drag.kind !== "column" || index === drag.sourceIndex)
            return 0;
        if (index > drag.sourceIndex && index <= drag.targetIndex)
            return -drag.columnStep;
        return index < drag.sourceIndex && index >= drag.targetIndex ? drag.columnStep : 0;
    }

    function columnAt(x: real): var {
        const inside = Math.max(1, Math.min(drag.width - 1, x)) + drag.columns.contentX;
        const place = Math.floor((inside - drag.columns.originX) / drag.columnStep);
        return drag.columns.itemAtIndex(Math.max(0, Math.min(drag.columns.count - 1, place)));
    }

    function columnById(id: string): var {
        for (let i = 0; i < drag.columns.count; ++i) {
            const column = drag.columns.itemAtIndex(i);
            if (column && column.columnId === id)
                return column;
        }
        return null;
    }

    function lift(point: point) {
        settle.stop();
        drag.settled();
        const x = point.x + drag.columns.contentX;
        const column = drag.columns.itemAt(x, point.y + drag.columns.contentY);
        if (!column || !column.columnId || !drag.board.canWrite) {
            drag.pan();
            return;
        }
        const inside = drag.mapToItem(column, point);
        const slot = column.slotAt(inside);
        if (slot && !slot.editing)
            drag.liftItem("task", slot, slot.taskId, column, point);
        else if (!slot && column.isHead(inside))
            drag.liftItem("column", column, column.columnId, column, point);
        else
            drag.pan();
    }

    function snapshot(item: Item, roles: var): var {
        const copy = {};
        for (const role of roles)
            copy[role] = item[role];
        return copy;
    }

    function pan() {
        drag.panFrom = drag.columns.contentX;
        drag.kind = "pan";
    }

    function liftItem(kind: string, item: Item, id: string, column: var, point: point) {
        const corner = item.mapToItem(drag, 0, 0);
        drag.grip = Qt.point(point.x - corner.x, point.y - corner.y);
        drag.pointer = point;
        drag.source = item;
        drag.heldHeight = item.height;
        drag.heldWidth = item.width;
        drag.sourceColumnId = column.columnId;
        drag.targetColumnId = column.columnId;
        tracker.target = kind === "task" ? column.tasks : drag.board.columns;
        tracker.index = item.index;
        drag.targetIndex = item.index;
        const roles = kind === "task" ? drag.taskRoles : drag.columnRoles;
        drag.held = drag.snapshot(item, roles);
        drag.slotY = item.y;
        drag.columnHeld = kind === "column";
        drag.heldId = id;
        drag.kind = kind;
        ghost.lift();
        drag.animated = !Theme.reducedMotion;
    }

    function follow(point: point) {
        drag.pointer = point;
        if (drag.kind === "pan")
            scroll.scrollTo(drag.panFrom - (point.x - handler.centroid.pressPosition.x));
        else if (drag.kind !== "")
            drag.aim();
    }

    /*! Finds the place below what is in hand. */
    function aim() {
        if (drag.kind === "column") {
            const left = drag.pointer.x - drag.grip.x + drag.columns.contentX - drag.columns.originX;
            drag.targetIndex = Math.max(0, Math.min(drag.columns.count - 1, Math.round(left / drag.columnStep)));
            return;
        }
        const column = drag.columnAt(drag.pointer.x);
        if (!column)
            return;
        const top = drag.mapToItem(column.list.contentItem, drag.pointer.x, drag.pointer.y - drag.grip.y).y;
        const skip = column.columnId === drag.sourceColumnId ? drag.sourceIndex : -1;
        drag.targetColumnId = column.columnId;
        const place = column.list.placeFor(top, skip);
        drag.slotY = place.y;
        drag.targetIndex = place.index;
    }

    function release() {
        if (drag.kind === "pan")
            drag.kind = "";
        if (drag.kind === "")
            return;
        let landing = null;
        if (drag.kind === "task") {
            const column = drag.columnById(drag.targetColumnId);
            if (column)
                landing = column.list.contentItem.mapToItem(drag, 0, drag.slotY);
        } else {
            landing = Qt.point(drag.columns.originX + drag.targetIndex * drag.columnStep - drag.columns.contentX, 0);
        }
        drag.animated = false;
        if (drag.kind === "column" && drag.targetIndex !== drag.sourceIndex)
            drag.board.moveColumn(drag.heldId, drag.targetIndex);
        else if (drag.kind === "task" && (drag.targetColumnId !== drag.sourceColumnId || drag.targetIndex !== drag.sourceIndex))
            drag.board.moveTask(drag.heldId, drag.targetColumnId, drag.targetIndex);
        if (drag.kind === "task")
            drag.landed(drag.targetColumnId, drag.targetIndex);
        drag.letGo(landing);
    }

    function cancel() {
        if (drag.kind === "task" || drag.kind === "column") {
            drag.animated = false;
            // The delegate may be gone: scrolled away, or deleted by someone else.
            drag.letGo(drag.source && drag.source.parent ? drag.source.mapToItem(drag, 0, 0) : null);
        }
        drag.kind = "";
    }

    function letGo(landing: var) {
        drag.kind = "";
        tracker.target = null;
        drag.source = null;
        if (landing && !Theme.reducedMotion) {
            settle.settle(landing);
        } else {
            drag.settled();
        }
    }

    function settled() {
        drag.heldId = "";
        ghost.drop();
    }

    IndexTracker {
        id: tracker

        target: null

        onIndexChanged: {
            if (drag.kind !== "" && tracker.index >= 0)
                reaim.start();
        }
        onLost: drag.cancel()
    }
    // Once the view has followed the model.
    Timer {
        id: reaim

        interval: 0

        onTriggered: {
            if (drag.kind !== "")
                drag.aim();
        }
    }
    DragHandler {
        id: handler

        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        dragThreshold: 6
        enabled: !(drag.blocker && drag.blocker.visible)
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        // Below the columns: clicks are theirs.
        parent: drag.area
        target: null

        onActiveChanged: {
            if (handler.active) {
                drag.lift(handler.centroid.pressPosition);
                drag.follow(handler.centroid.position);
            } else {
                drag.release();
            }
        }
        onCanceled: drag.cancel()
        onCentroidChanged: {
            if (handler.active)
                drag.follow(handler.centroid.position);
        }
    }
    Shortcut {
        enabled: drag.kind === "task" || drag.kind === "column"
        sequences: ["Escape"]

        onActivated: drag.cancel()
    }
    BoardScroll {
        id: scroll

        drag: drag
    }
    DragGhost {
        id: ghost

        drag: drag
        height: drag.heldHeight
        visible: drag.busy
        width: drag.heldWidth

        Binding {
            property: "x"
            restoreMode: Binding.RestoreNone
            target: ghost
            value: drag.pointer.x - drag.grip.x
            when: drag.kind === "task" || drag.kind === "column"
        }
        Binding {
            property: "y"
            restoreMode: Binding.RestoreNone
            target: ghost
            value: drag.pointer.y - drag.grip.y
            when: drag.kind === "task" || drag.kind === "column"
        }
    }
    SettleAnimation {
        id: settle

        item: ghost

        onFinished: drag.settled()
    }
}
