// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*!
 * A task's title while it is renamed. Enter or leaving it keeps the text. Esc closes it: what was typed is
 * offered the next time; who closes that offer as it is does without it.
 */
Column {
    id: editor

    /*! The TaskCard it is in. */
    required property var card
    property bool settled: false
    /*! The title when its editing began; with a draft: when that was begun. */
    property string base: ""
    /*! What it was opened with: that, or a draft. */
    property string offered: ""

    function settle(keep: bool) {
        if (editor.settled)
            return;
        editor.settled = true;
        const refocus = area.activeFocus;
        const text = area.text.trim().replace(/\s*\n\s*/g, " ");
        // What was not touched must not take back someone else's rename.
        const changed = keep && text !== "" && text !== editor.base && text !== editor.card.title;
        // The draft goes when its text is safe elsewhere, not before.
        if (changed ? editor.card.rename.call(editor.card, text) : keep || area.text === editor.offered)
            draft.drop();
        else if (!draft.keep()) {
            editor.settled = false;
            return;
        }
        editor.card.finishRename(refocus);
    }

    spacing: 4

    Component.onCompleted: {
        const kept = draft.stored();
        editor.base = draft.begun() || editor.card.title;
        editor.offered = kept === "" ? editor.card.title : kept;
        area.text = editor.offered;
        area.forceActiveFocus();
        area.selectAll();
    }

    InputArea {
        id: area

        label: qsTr("Title")
        leftPadding: 8
        limit: 1000
        objectName: "titleEditor"
        rightPadding: 8
        width: parent.width

        Keys.onEnterPressed: editor.settle(true)
        Keys.onEscapePressed: editor.settle(false)
        Keys.onReturnPressed: editor.settle(true)
        onActiveFocusChanged: {
            if (area.activeFocus || editor.settled)
                return;
            // Another window took the focus: the typing goes on when it comes back.
            if (area.Window.active)
                editor.settle(true);
            else
                draft.keep();
        }
        onTextChanged: draft.touch()

        HoverHandler {
            cursorShape: Qt.IBeamCursor

            onHoveredChanged: {
                if (editor.card.drag)
                    editor.card.drag.guard(area, hovered);
            }
        }
    }
    PlainText {
        color: Theme.muted
        font.pixelSize: Theme.caption
        maximumLineCount: 2
        objectName: "titleHint"
        text: qsTr("Meanwhile renamed to “%1”").arg(editor.card.title)
        visible: editor.card.title !== editor.base
        width: parent.width
        wrapMode: Text.Wrap
    }
    Draft {
        id: draft

        base: editor.base
        field: area
        key: editor.card.draftKey
        original: editor.base
        store: editor.card.drafts
    }
}
