// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*!
 * Keeps what is typed into a field until it is saved: on the disk soon after the last key, and now and then
 * while there is no pause.
 */
Timer {
    id: draft

    /*!
     * A task or a board: has draft(key), saveDraft(key, text), which is false where that failed and was told, and
     * clearDraft(key). Null keeps nothing.
     */
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
    /*! What is in the field could not be kept. */
    property bool unkept: false
    /*! Whoever wanted to close the window was told so. */
    property bool told: false

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
        draft.told = false;
        if (!draft.running)
            draft.since = now;
        if (now - draft.since >= 2000)
            draft.keep();
        else
            draft.restart();
    }

    /*! False: it could not be kept, which was told. Then the field must stay open. */
    function keep(): bool {
        const text = draft.field.text;
        if (text === "" || text === draft.original) {
            draft.drop();
            return true;
        }
        draft.stop();
        draft.unkept = !draft.write(text);
        return !draft.unkept;
    }

    function write(text: string): bool {
        const put = (key, value) => draft.store?.saveDraft(key, value) ?? true;
        // A draft without what it was begun on would take back what others did meanwhile.
        if (draft.base !== draft.written && !put(draft.baseKey, draft.base))
            return false;
        draft.written = draft.base;
        return put(draft.key, text);
    }

    /*! Keeps what is typed and not kept yet. False as from keep(). */
    function settle(): bool {
        return !draft.running && !draft.unkept || draft.keep();
    }

    /*! There is nothing to keep: the text goes where it is safe, or is another one. */
    function rest() {
        draft.stop();
        draft.unkept = false;
    }

    function drop() {
        draft.rest();
        draft.store?.clearDraft(draft.key);
        if (draft.base !== "")
            draft.store?.clearDraft(draft.baseKey);
        draft.written = "";
    }

    interval: 400
    objectName: "draft:" + draft.key

    Component.onCompleted: Drafts.add(draft)
    Component.onDestruction: {
        draft.settle();
        Drafts.remove(draft);
    }
    onTriggered: draft.keep()
}
