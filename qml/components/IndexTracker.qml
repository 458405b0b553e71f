// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! Follows one row of a model while others come, go and move around it. */
Connections {
    id: tracker

    property int index: -1

    /*! The row itself is gone. */
    signal lost

    function lose() {
        tracker.index = -1;
        tracker.lost();
    }

    function onRowsInserted(parent: var, first: int, last: int) {
        if (tracker.index >= first)
            tracker.index += last - first + 1;
    }

    function onRowsRemoved(parent: var, first: int, last: int) {
        if (tracker.index > last)
            tracker.index -= last - first + 1;
        else if (tracker.index >= first)
            tracker.lose();
    }

    function onRowsMoved(parent: var, first: int, last: int, target: var, row: int) {
        const size = last - first + 1;
        const at = tracker.index;
        // The target row is counted before the moved ones are taken out.
        const landing = row > last ? row - size : row;
        if (at >= first && at <= last) {
            tracker.index = landing + at - first;
            return;
        }
        const left = at > last ? at - size : at;
        tracker.index = landing <= left ? left + size : left;
    }

    function onModelReset() {
        if (tracker.index >= 0)
            tracker.lose();
    }

    ignoreUnknownSignals: true
}
