// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! The tasks of one column, one under the other. */
ListView {
    id: list

    required property var tasks
    required property string columnId
    /*! The BoardArea it is in. */
    required property var area

    readonly property var drag: list.area.drag
    readonly property bool isTarget: list.drag.kind === "task" && list.drag.targetColumnId === list.columnId
    readonly property bool isSource: list.drag.kind === "task" && list.drag.sourceColumnId === list.columnId
    readonly property real step: list.drag.heldHeight + list.spacing

    /*! How far the task at \a index stands aside for the dragged one. */
    function shiftFor(index: int): real {
        let place = index;
        let shift = 0;
        if (list.isSource && index > list.drag.sourceIndex) {
            shift -= list.step;
            place -= 1;
        }
        if (list.isTarget && place >= list.drag.targetIndex)
            shift += list.step;
        return shift;
    }

    /*! The slot at \a point of the list, or null. */
    function slotAt(point: point): Item {
        if (point.y < 0 || point.y > list.height)
            return null;
        return list.itemAt(point.x + list.contentX, point.y + list.contentY);
    }

    function firstShown(): int {
        for (let y = 1; y < list.height; y += list.spacing - 1) {
            const index = list.indexAt(list.width / 2, list.contentY + y);
            if (index >= 0)
                return index;
        }
        return list.count === 0 ? -1 : list.contentY > list.originY ? list.count - 1 : 0;
    }

    /*!
     * Where a card whose upper edge is at \a top (of the content) would go, when the task at
     * \a skip (-1: none) is taken out: its index then, and the upper edge of the free place.
     */
    function placeFor(top: real, skip: int): var {
        const out = index => skip >= 0 && index > skip;
        let index = list.firstShown();
        const first = list.itemAtIndex(index);
        let bottom = first ? first.y - (out(index) ? list.step : 0) : list.originY;
        for (index = Math.max(0, index); index < list.count; ++index) {
            const item = list.itemAtIndex(index);
            if (!item)
                break;
            if (index === skip)
                continue;
            const upper = item.y - (out(index) ? list.step : 0);
            if (top <= upper + item.height / 2)
                return {
                    "index": out(index) ? index - 1 : index,
                    "y": upper
                };
            bottom = upper + item.height + list.spacing;
        }
        return {
            "index": out(index) ? index - 1 : index,
            "y": bottom
        };
    }

    /*! Scrolls by \a delta pixels as far as there is content; false when it was at its end. */
    function scrollBy(delta: real): bool {
        const last = Math.max(list.originY, list.originY + list.contentHeight - list.height);
        const wanted = Math.max(list.originY, Math.min(last, list.contentY + delta));
        if (Math.abs(wanted - list.contentY) < 0.5)
            return false;
        list.contentY = wanted;
        return true;
    }

    Accessible.ignored: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 400
    clip: true
    currentIndex: 0
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    model: list.tasks
    spacing: Theme.unit

    ScrollBar.vertical: ThinScrollBar {
        parent: list.parent
        anchors.bottom: list.bottom
        anchors.left: list.right
        anchors.top: list.top
        width: 8
    }
    delegate: TaskSlot {
        list: ListView.view as TaskList
    }
    footer: Item {
        id: foot

        readonly property TaskList list: ListView.view as TaskList

        height: foot.list?.isTarget && !foot.list.isSource ? foot.list.step : 0
        width: 1
    }

    // The place of the dragged card, at its real height.
    Rectangle {
        border.color: Theme.accent
        border.width: 1
        color: Theme.accentSoft
        height: list.drag.heldHeight
        parent: list.contentItem
        radius: Theme.radius
        visible: list.isTarget
        width: list.width
        y: list.drag.slotY
    }
}
