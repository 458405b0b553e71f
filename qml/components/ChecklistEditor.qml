// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One checklist with its items. */
ColumnLayout {
    id: editor

    required property string checklistId
    required property string name
    required property var items
    required property int doneCount
    required property int totalCount
    property var task: (editor.parent as Checklists)?.task ?? null
    readonly property bool canWrite: editor.task?.canWrite ?? false
    readonly property alias itemCount: rows.count

    spacing: 4

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit

        Icon {
            glyph: "checklist"
            size: 16
        }
        InlineEdit {
            Layout.fillWidth: true
            draftKey: "checklist:" + editor.checklistId
            drafts: editor.task
            editable: editor.canWrite
            label: qsTr("Checklist name")
            objectName: "checklistName"
            rename: text => editor.task.renameChecklist(editor.checklistId, text)
            text: editor.name
            textSize: 13
        }
        PlainText {
            color: Theme.muted
            font.pixelSize: Theme.caption
            text: qsTr("%1/%2").arg(editor.doneCount).arg(editor.totalCount)
        }
        IconButton {
            iconName: "trash"
            iconSize: 16
            size: 28
            text: qsTr("Delete checklist %1").arg(editor.name)
            visible: editor.canWrite

            onClicked: editor.task.deleteChecklist(editor.checklistId)
        }
    }
    Rectangle {
        Accessible.ignored: true
        Layout.fillWidth: true
        color: Theme.hover
        implicitHeight: 4
        radius: 2
        visible: editor.totalCount > 0

        Rectangle {
            color: Theme.accent
            height: 4
            radius: 2
            width: editor.totalCount > 0 ? parent.width * editor.doneCount / editor.totalCount : 0

            Behavior on width  {
                NumberAnimation {
                    duration: Theme.calm
                }
            }
        }
    }
    Repeater {
        id: rows

        model: editor.items

        CheckItemRow {
            Layout.fillWidth: true
            list: parent as ChecklistEditor
        }
    }
    AddField {
        Layout.fillWidth: true
        Layout.leftMargin: 22
        add: text => editor.task.addItem(editor.checklistId, text)
        buttonText: qsTr("Add item")
        draftKey: "newItem:" + editor.checklistId
        drafts: editor.task
        enabled: editor.canWrite
        label: qsTr("New item in %1").arg(editor.name)
        objectName: "addItem"
        visible: editor.canWrite || hasDraft
    }
}
