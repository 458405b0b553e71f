// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*!
 * Keeps what is typed into a field until it is saved: on the disk soon after the last key, and now and then
 * while there is no pause.
 */
Timer {
    id: draft

    /*! A task or a board: has draft(key), saveDraft(key, text) and clearDraft(key). Null keeps nothing. */
    required property var store
    /*! Names the field in the store. */
    required property string key
    /*! What has the text. */
    required property var field
    /*! The text the field began with: no draft. */
    property string original: ""
    /*! When the oldest key came that is not on the disk; 0: all is. */
    property real since: 0

    function stored(): string {
        return draft.store?.draft(draft.key) ?? "";
    }

    /*! Something was typed. */
    function touch() {
        const now = Date.now();
        if (!draft.running)
            draft.since = now;
        if (now - draft.since >= 2000)
            draft.keep();
        else
            draft.restart();
    }

    function keep() {
        draft.stop();
        draft.store?.saveDraft(draft.key, draft.field.text === draft.original ? "" : draft.field.text);
    }

    function drop() {
        draft.stop();
        draft.store?.clearDraft(draft.key);
    }

    interval: 400

    Component.onDestruction: {
        if (draft.running)
            draft.keep();
    }
    onTriggered: draft.keep()
}
