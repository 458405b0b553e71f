// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! The description: rendered Markdown, edited in place. A draft outlives everything but its saving. */
ColumnLayout {
    id: editor

    required property var task
    property bool editing: false
    property string draft: ""

    readonly property bool hasDraft: editor.draft !== "" && editor.draft !== editor.task.description

    function edit() {
        if (!editor.task.canWrite)
            return;
        editor.editing = true;
        area.text = editor.hasDraft ? editor.draft : editor.task.description;
        area.cursorPosition = area.length;
        area.forceActiveFocus();
    }

    function save() {
        saver.stop();
        editor.task.setDescription(area.text);
        editor.discard();
        editor.editing = false;
    }

    function keep() {
        saver.stop();
        if (area.text === editor.task.description) {
            editor.discard();
        } else {
            editor.draft = area.text;
            editor.task.saveDraft("description", area.text);
        }
    }

    function discard() {
        editor.draft = "";
        editor.task.clearDraft("description");
    }

    function stop() {
        editor.keep();
        editor.editing = false;
    }

    spacing: Theme.unit

    Component.onCompleted: editor.draft = editor.task.draft("description")
    Component.onDestruction: {
        if (editor.editing && saver.running)
            editor.keep();
    }

    RowLayout {
        Layout.fillWidth: true

        SectionHead {
            Layout.fillWidth: true
            iconName: "text"
            text: qsTr("Description")
        }
        ActionButton {
            Accessible.name: qsTr("Edit description")
            Layout.preferredHeight: 28
            iconName: "edit"
            kind: "quiet"
            objectName: "editDescription"
            text: editor.hasDraft ? qsTr("Continue draft") : qsTr("Edit")
            visible: !editor.editing && editor.task.canWrite

            onClicked: editor.edit()
        }
        ActionButton {
            Layout.preferredHeight: 28
            kind: "quiet"
            text: qsTr("Discard draft")
            visible: !editor.editing && editor.hasDraft

            onClicked: editor.discard()
        }
    }
    MarkdownText {
        Layout.fillWidth: true
        objectName: "descriptionText"
        source: editor.task.description
        visible: !editor.editing && editor.task.description !== ""

        TapHandler {
            onDoubleTapped: editor.edit()
        }
    }
    AbstractButton {
        id: invitation

        Accessible.name: invitation.text
        Layout.fillWidth: true
        implicitHeight: 56
        text: qsTr("Add a description. Markdown is understood.")
        visible: !editor.editing && editor.task.description === "" && editor.task.canWrite

        background: Rectangle {
            color: invitation.hovered ? Theme.hover : Theme.dark ? Theme.field : Theme.window
            radius: Theme.radiusSmall

            FocusRing {
                shown: invitation.visualFocus
            }
        }
        contentItem: PlainText {
            Accessible.ignored: true
            color: Theme.muted
            leftPadding: 12
            text: invitation.text
            verticalAlignment: Text.AlignVCenter
        }

        onClicked: editor.edit()
    }
    InputArea {
        id: area

        Layout.fillWidth: true
        Layout.minimumHeight: 120
        label: qsTr("Description")
        objectName: "descriptionField"
        visible: editor.editing

        Keys.onEscapePressed: editor.stop()
        Keys.onPressed: event => {
            if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                editor.save();
                event.accepted = true;
            }
        }
        onTextChanged: {
            if (editor.editing)
                saver.restart();
        }
    }
    Row {
        spacing: Theme.unit
        visible: editor.editing

        ActionButton {
            kind: "primary"
            objectName: "saveDescription"
            text: qsTr("Save")

            onClicked: editor.save()
        }
        ActionButton {
            kind: "quiet"
            text: qsTr("Close, keep the draft")

            onClicked: editor.stop()
        }
    }
    Timer {
        id: saver

        interval: 400

        onTriggered: editor.keep()
    }
}
