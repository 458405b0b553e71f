// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! The checklists of a task. */
ColumnLayout {
    id: lists

    required property var task

    spacing: 16

    Repeater {
        model: lists.task.checklists

        ChecklistEditor {
            Layout.fillWidth: true
        }
    }
    AddField {
        Layout.fillWidth: true
        add: text => lists.task.addChecklist(text)
        buttonText: qsTr("Add checklist")
        draftKey: "newChecklist"
        drafts: lists.task
        enabled: lists.task.canWrite
        iconName: "checklist"
        label: qsTr("Name of the new checklist")
        objectName: "addChecklist"
        visible: lists.task.canWrite || hasDraft
    }
}
