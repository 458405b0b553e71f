// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! The comments on a task, and the field for a new one. */
ColumnLayout {
    id: comments

    required property var task

    function submit() {
        const text = input.text.trim();
        if (text === "")
            return;
        if (!comments.task.addComment(text))
            return draft.keep();
        input.clear();
        draft.drop();
    }

    /*! Text whose place is gone goes on in the field for a new comment. */
    function rescue(text: string) {
        if (text === "")
            return;
        input.text = input.text === "" ? text : input.text + "\n\n" + text;
        draft.keep();
    }

    spacing: 12

    Component.onCompleted: {
        input.text = draft.stored();
        draft.stop();
    }

    SectionHead {
        iconName: "comment"
        text: qsTr("Comments")
    }
    Repeater {
        id: rows

        objectName: "comments"

        model: comments.task.comments

        CommentItem {
            Layout.fillWidth: true
        }
    }
    InputArea {
        id: input

        Layout.fillWidth: true
        Layout.minimumHeight: 56
        label: qsTr("New comment")
        objectName: "commentField"
        placeholderText: qsTr("Write a comment. Ctrl+Enter sends it.")
        readOnly: !comments.task.canComment
        visible: comments.task.canComment || input.text !== ""

        Keys.onPressed: event => {
            if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                comments.submit();
                event.accepted = true;
            }
        }
        onTextChanged: draft.touch()
    }
    ActionButton {
        enabled: input.text.trim() !== ""
        iconName: "send"
        kind: "primary"
        objectName: "sendComment"
        text: qsTr("Send")
        visible: comments.task.canComment

        onClicked: comments.submit()
    }
    Connections {
        function onDraftMoved(field: string, text: string) {
            if (field === "comment")
                comments.rescue(text);
        }

        target: comments.task
    }
    Draft {
        id: draft

        field: input
        key: "comment"
        objectName: "commentDraft"
        store: comments.task
    }
}
