// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A task's title while it is renamed. Enter or leaving it keeps the text, Esc gives up. */
InputArea {
    id: editor

    /*! The TaskCard it is in. */
    required property var card
    property bool settled: false

    function settle(keep: bool) {
        if (editor.settled)
            return;
        editor.settled = true;
        editor.card.finishRename(keep ? editor.text.trim().replace(/\s*\n\s*/g, " ") : "", editor.activeFocus);
    }

    label: qsTr("Title")
    leftPadding: 8
    rightPadding: 8
    text: editor.card.title

    Component.onCompleted: {
        editor.forceActiveFocus();
        editor.selectAll();
    }
    Keys.onEnterPressed: editor.settle(true)
    Keys.onEscapePressed: editor.settle(false)
    Keys.onReturnPressed: editor.settle(true)
    onActiveFocusChanged: {
        if (!editor.activeFocus)
            editor.settle(true);
    }

    HoverHandler {
        cursorShape: Qt.IBeamCursor

        onHoveredChanged: {
            if (editor.card.drag)
                editor.card.drag.guard(editor, hovered);
        }
    }
}
