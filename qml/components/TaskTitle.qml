// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*!
 * The title of the open task, edited in place. Enter or leaving it saves. Esc takes the typing back, and it
 * is offered as a draft. Nobody else's rename touches what is half typed.
 */
InputArea {
    id: title

    required property var task
    /*! The title when its editing began; with a draft: when that was begun. */
    property string base: ""
    /*! What Esc took back. */
    property string kept: ""

    readonly property bool dirty: title.text !== title.base
    /*! Someone else renamed the task while this was typed. */
    readonly property bool overtaken: title.dirty && title.task.title !== title.base

    /*! Someone else renamed the task. */
    function follow() {
        title.base = title.task.title;
        title.text = title.base;
        if (title.kept === "")
            draft.drop();
    }

    function commit() {
        const text = title.text.trim().replace(/\s*\n\s*/g, " ");
        if (title.dirty && text !== "" && text !== title.task.title && !title.task.setTitle(text))
            return draft.keep();
        title.reset();
    }

    /*! Shows the title as it is, and forgets what was typed. */
    function reset() {
        title.base = title.task.title;
        title.text = title.base;
        title.kept = "";
        draft.drop();
    }

    /*! Shows the title as it is; what was typed stays a draft. */
    function putAway() {
        if (!draft.keep())
            return;
        title.kept = title.text;
        title.base = title.task.title;
        title.text = title.base;
    }

    /*! Goes on with the draft. */
    function resume() {
        title.base = draft.begun() || title.task.title;
        title.text = title.kept;
        title.kept = "";
        title.cursorPosition = title.length;
        title.forceActiveFocus();
    }

    font.pixelSize: 18
    font.weight: Font.DemiBold
    label: qsTr("Title")
    leftPadding: 6
    limit: 1000
    objectName: "taskTitle"
    readOnly: !title.task.canWrite

    background: Rectangle {
        border.color: title.activeFocus ? Theme.accent : "transparent"
        border.width: 2
        color: title.activeFocus ? Theme.field : title.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusSmall
    }

    Component.onCompleted: {
        const kept = draft.stored();
        title.base = draft.begun() || title.task.title;
        title.text = kept === "" ? title.task.title : kept;
    }
    Keys.onEnterPressed: title.commit()
    Keys.onEscapePressed: event => {
        event.accepted = title.dirty;
        if (title.dirty)
            title.putAway();
    }
    Keys.onReturnPressed: title.commit()
    onActiveFocusChanged: {
        if (title.activeFocus || !title.dirty)
            return;
        // Another window took the focus: the typing goes on when it comes back.
        if (title.Window.active)
            title.commit();
        else
            draft.keep();
    }
    onTextChanged: {
        if (title.dirty)
            draft.touch();
    }

    Draft {
        id: draft

        base: title.base
        field: title
        key: "title"
        original: title.base
        store: title.task
    }
    Connections {
        function onTitleChanged() {
            if (!title.dirty && title.preeditText === "" || title.text === title.task.title)
                title.follow();
        }

        target: title.task
    }
}
