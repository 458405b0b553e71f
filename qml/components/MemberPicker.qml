// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Who does the task: every member with a box to tick. */
PickerPopup {
    id: picker

    required property var task

    objectName: "memberPicker"

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 4

        SectionHead {
            text: qsTr("Assignees")
        }
        PickerList {
            Layout.fillWidth: true

            onToggled: id => picker.task.toggleAssignee(id)

            Repeater {
                id: rows

                model: picker.task?.assignees ?? null

                MemberRow {
                }
            }
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("Nobody is a member yet.")
            visible: rows.count === 0
            wrapMode: Text.Wrap
        }
    }
}
