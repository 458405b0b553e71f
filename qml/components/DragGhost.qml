// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The copy of a task or a column that follows the pointer, raised and slightly turned. */
Item {
    id: ghost

    required property var drag

    Accessible.ignored: true
    enabled: false
    rotation: ghost.drag.kind === "task" ? 2.5 : ghost.drag.kind === "column" ? 1 : 0
    scale: ghost.drag.kind === "task" && !Theme.reducedMotion ? 1.02 : 1

    function lift() {
        const more = ghost.drag.columnHeld ? {
            "area": ghost.drag.area,
            "height": ghost.height
        } : {
            "lifted": true
        };
        copy.setSource(Qt.resolvedUrl(ghost.drag.columnHeld ? "ColumnGhost.qml" : "TaskCard.qml"), Object.assign(more, ghost.drag.held));
    }

    function drop() {
        copy.source = "";
    }

    Behavior on rotation  {
        NumberAnimation {
            duration: Theme.quick
        }
    }

    Loader {
        id: copy

        anchors.fill: parent
    }
}
