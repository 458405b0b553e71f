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
    /*! What the typing was begun on; kept with the draft, and on the disk before it. Empty: nothing of the kind. */
    property string base: ""
    property string baseKey: "base:" + draft.key
    /*! The base that is on the disk. */
    property string written: ""
    /*! When the oldest key came that is not on the disk; 0: all is. */
    property real since: 0

    function stored(): string {
        return draft.store?.draft(draft.key) ?? "";
    }

    /*! What the stored draft was begun on; empty without a draft, and where that is not known. */
    function begun(): string {
        return draft.stored() === "" ? "" : draft.store.draft(draft.baseKey);
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
        const text = draft.field.text;
        if (text === "" || text === draft.original)
            return draft.drop();
        draft.stop();
        // A draft without what it was begun on would take back what others did meanwhile.
        if (draft.base !== draft.written)
            draft.store?.saveDraft(draft.baseKey, draft.base);
        draft.written = draft.base;
        draft.store?.saveDraft(draft.key, text);
    }

    function drop() {
        draft.stop();
        draft.store?.clearDraft(draft.key);
        if (draft.base !== "")
            draft.store?.clearDraft(draft.baseKey);
        draft.written = "";
    }

    interval: 400
    objectName: "draft:" + draft.key

    Component.onDestruction: {
        if (draft.running)
            draft.keep();
    }
    onTriggered: draft.keep()
}
