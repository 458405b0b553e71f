// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! Scrolls what is below the thing in hand: the list under the pointer first, the board only at its ends. */
Timer {
    id: scroll

    /*! The BoardDrag it is for. */
    required property var drag

    readonly property var columns: scroll.drag.columns
    /*! So near to an edge it scrolls, the faster the nearer. */
    readonly property int zone: 56

    function speed(depth: real): int {
        return Math.ceil(16 * Math.min(1, depth / scroll.zone));
    }

    /*! Scrolls the board to \a x as far as there is content; false when it is there already. */
    function scrollTo(x: real): bool {
        const first = scroll.columns.originX;
        const last = Math.max(first, first + scroll.columns.contentWidth - scroll.columns.width);
        const wanted = Math.max(first, Math.min(last, x));
        if (Math.abs(wanted - scroll.columns.contentX) < 0.5)
            return false;
        scroll.columns.contentX = wanted;
        return true;
    }

    function scrollList(): bool {
        const list = scroll.drag.columnById(scroll.drag.targetColumnId)?.list;
        if (scroll.drag.kind !== "task" || !list || list.height <= 0)
            return false;
        const y = scroll.drag.mapToItem(list, scroll.drag.pointer).y;
        const below = y - (list.height - scroll.zone);
        return y < scroll.zone && list.scrollBy(-scroll.speed(scroll.zone - y)) || below > 0 && list.scrollBy(scroll.speed(below));
    }

    function scrollBoard(): bool {
        const left = scroll.zone - scroll.drag.pointer.x;
        const right = scroll.drag.pointer.x - (scroll.drag.width - scroll.zone);
        const x = scroll.columns.contentX;
        return left > 0 && scroll.scrollTo(x - scroll.speed(left)) || right > 0 && scroll.scrollTo(x + scroll.speed(right));
    }

    interval: 16
    repeat: true
    running: scroll.drag.kind === "task" || scroll.drag.kind === "column"

    onTriggered: {
        if (scroll.scrollList() || scroll.scrollBoard())
            scroll.drag.aim();
    }
}
