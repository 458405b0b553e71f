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
    property string kept: ""
    /*! The description when its editing began, and the task's revision then. */
    property string base: ""
    property var baseRevision: 0

    readonly property bool hasDraft: editor.kept !== "" && editor.kept !== editor.task.description
    /*! Someone else changed it while it was edited here. */
    readonly property bool overtaken: editor.editing && editor.task.description !== editor.base

    function edit() {
        if (!editor.task.canWrite)
            return;
        const begun = editor.hasDraft ? JSON.parse(draft.begun() || "null") : null;
        editor.base = begun?.text ?? editor.task.description;
        editor.baseRevision = begun?.revision ?? editor.task.revision();
        area.text = editor.hasDraft ? editor.kept : editor.task.description;
        editor.editing = true;
        area.cursorPosition = area.length;
        area.forceActiveFocus();
    }

    function save() {
        if (area.text !== editor.task.description && !editor.task.setDescription(area.text, editor.baseRevision, editor.base))
            return editor.keep();
        editor.discard();
        editor.editing = false;
    }

    /*! False: it could not be kept, which was told. */
    function keep(): bool {
        if (!draft.keep())
            return false;
        editor.kept = area.text === editor.task.description ? "" : area.text;
        return true;
    }

    function discard() {
        draft.drop();
        editor.kept = "";
    }

    function stop() {
        if (editor.keep())
            editor.editing = false;
    }

    spacing: Theme.unit

    Component.onCompleted: editor.kept = draft.stored()
    Component.onDestruction: {
        if (editor.editing)
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
        visible: editor.overtaken || !editor.editing && editor.task.description !== ""

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
    PlainText {
        Layout.fillWidth: true
        color: Theme.warning
        font.pixelSize: Theme.caption
        objectName: "descriptionHint"
        text: qsTr("Someone else changed it meanwhile: above is what stands there now. Saving brings both together; where you changed the same words you choose.")
        visible: editor.overtaken
        wrapMode: Text.Wrap
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
                draft.touch();
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
    Draft {
        id: draft

        base: JSON.stringify({
                "text": editor.base,
                "revision": editor.baseRevision
            })
        baseKey: "descriptionBase"
        field: area
        key: "description"
        original: editor.task.description
        store: editor.task

        onTriggered: editor.keep()
    }
}
