// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The title of the open task, edited in place; what is half typed is kept as a draft. */
InputArea {
    id: title

    required property var task
    property bool dirty: false

    function commit() {
        saver.stop();
        const text = title.text.trim().replace(/\s*\n\s*/g, " ");
        if (title.dirty && text !== "" && text !== title.task.title)
            title.task.setTitle(text);
        title.reset();
        title.task.clearDraft("title");
    }

    function reset() {
        title.dirty = false;
        title.text = Qt.binding(() => title.task.title);
    }

    function keep() {
        saver.stop();
        if (title.dirty)
            title.task.saveDraft("title", title.text);
    }

    font.pixelSize: 18
    font.weight: Font.DemiBold
    label: qsTr("Title")
    leftPadding: 6
    objectName: "taskTitle"
    readOnly: !title.task.canWrite
    rightPadding: 6
    text: title.task.title

    background: Rectangle {
        border.color: title.activeFocus ? Theme.accent : "transparent"
        border.width: 2
        color: title.activeFocus ? Theme.field : title.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusSmall
    }

    Component.onCompleted: {
        const draft = title.task.draft("title");
        if (draft !== "" && draft !== title.task.title) {
            title.text = draft;
            title.dirty = true;
        }
    }
    Component.onDestruction: title.keep()
    Keys.onEnterPressed: title.commit()
    Keys.onReturnPressed: title.commit()
    onActiveFocusChanged: {
        if (!title.activeFocus && title.dirty)
            title.commit();
    }
    onTextChanged: {
        if (title.activeFocus && title.text !== title.task.title) {
            title.dirty = true;
            saver.restart();
        }
    }

    Timer {
        id: saver

        interval: 400

        onTriggered: title.keep()
    }
}
