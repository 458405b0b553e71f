// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! Keeps what is typed into a field until it is saved: on the disk, soon after the last key. */
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

    function stored(): string {
        return draft.store?.draft(draft.key) ?? "";
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
