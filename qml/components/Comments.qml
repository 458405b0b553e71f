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
        saver.stop();
        comments.task.addComment(text);
        input.clear();
        saver.stop();
        comments.task.clearDraft("comment");
    }

    function keep() {
        saver.stop();
        comments.task.saveDraft("comment", input.text);
    }

    spacing: 12

    Component.onCompleted: {
        input.text = comments.task.draft("comment");
        saver.stop();
    }
    Component.onDestruction: {
        if (saver.running)
            comments.keep();
    }

    SectionHead {
        iconName: "comment"
        text: qsTr("Comments")
    }
    Repeater {
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
        visible: comments.task.canComment

        Keys.onPressed: event => {
            if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                comments.submit();
                event.accepted = true;
            }
        }
        onTextChanged: saver.restart()
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
    Timer {
        id: saver

        interval: 400

        onTriggered: comments.keep()
    }
}
