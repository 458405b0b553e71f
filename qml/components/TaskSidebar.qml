// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Where a task is, who does it, what it is marked with and when it is due; and how to put it away. */
ColumnLayout {
    id: side

    required property var task
    required property var columns

    signal closeAsked

    spacing: 20

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 6

        SectionHead {
            text: qsTr("Column")
        }
        SelectBox {
            id: place

            Layout.fillWidth: true
            currentIndex: names.choices.findIndex(choice => choice.value === side.task.columnId)
            enabled: side.task.canWrite
            label: qsTr("Column")
            model: names.choices

            // A new list of choices begins at its first one.
            onModelChanged: place.currentIndex = Qt.binding(() => names.choices.findIndex(choice => choice.value === side.task.columnId))
            objectName: "taskColumn"

            onActivated: {
                side.task.moveToColumn(place.currentValue);
                place.currentIndex = Qt.binding(() => names.choices.findIndex(choice => choice.value === side.task.columnId));
            }
        }
        ColumnNames {
            id: names

            model: side.columns
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 6

        SectionHead {
            text: qsTr("Labels")
        }
        Flow {
            Layout.fillWidth: true
            spacing: 4

            Repeater {
                model: side.task.labels

                Item {
                    id: labelSlot

                    required property string name
                    required property string color
                    required property bool checked

                    height: visible ? chip.height : 0
                    visible: labelSlot.checked
                    width: chip.width

                    LabelChip {
                        id: chip

                        colorName: labelSlot.color
                        name: labelSlot.name
                        textSize: 12
                        width: Math.min(implicitWidth, 232)
                    }
                }
            }
        }
        ActionButton {
            id: labelButton

            Layout.fillWidth: true
            enabled: side.task.canWrite
            Accessible.name: qsTr("Labels")
            iconName: "tag"
            objectName: "labelsButton"
            text: qsTr("Labels…")

            onClicked: labelPicker.open()

            LabelPicker {
                id: labelPicker

                task: side.task
                y: labelButton.height + 4
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 6

        SectionHead {
            text: qsTr("Assignees")
        }
        Repeater {
            model: side.task.assignees

            RowLayout {
                id: person

                required property string name
                required property string color
                required property string initials
                required property bool checked

                spacing: Theme.unit
                visible: person.checked

                Avatar {
                    colorName: person.color
                    initials: person.initials
                    name: person.name
                }
                PlainText {
                    Layout.fillWidth: true
                    text: person.name
                }
            }
        }
        ActionButton {
            id: memberButton

            Layout.fillWidth: true
            enabled: side.task.canWrite
            Accessible.name: qsTr("Assignees")
            iconName: "people"
            objectName: "assigneesButton"
            text: qsTr("Assignees…")

            onClicked: memberPicker.open()

            MemberPicker {
                id: memberPicker

                task: side.task
                y: memberButton.height + 4
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 6

        SectionHead {
            text: qsTr("Due date")
        }
        CheckMark {
            id: dueDone

            checked: side.task.dueDone
            enabled: side.task.canWrite
            text: side.task.overdue ? qsTr("%1 · overdue").arg(Format.moment(side.task.dueAt)) : Format.moment(side.task.dueAt)
            visible: side.task.hasDue

            onToggled: {
                side.task.setDueDone(dueDone.checked);
                dueDone.checked = Qt.binding(() => side.task.dueDone);
            }
        }
        ActionButton {
            id: dueButton

            Layout.fillWidth: true
            enabled: side.task.canWrite
            iconName: "calendar"
            objectName: "dueButton"
            text: side.task.hasDue ? qsTr("Change date…") : qsTr("Set a date…")

            onClicked: duePicker.open()

            DuePicker {
                id: duePicker

                task: side.task
                y: dueButton.height + 4
            }
        }
    }
    Rectangle {
        Layout.fillWidth: true
        color: Theme.border
        implicitHeight: 1
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.unit

        ActionButton {
            id: transfer

            Layout.fillWidth: true
            enabled: side.task.canWrite
            iconName: "board"
            objectName: "transferTask"
            text: qsTr("Move to another board")
            visible: boards.choices.length > 0

            onClicked: boards.openAt(transfer)

            BoardMenu {
                id: boards

                task: side.task

                onMoved: side.closeAsked()
            }
        }
        ActionButton {
            Layout.fillWidth: true
            enabled: side.task.canWrite
            iconName: side.task.archived ? "undo" : "archive"
            objectName: "archiveTask"
            text: side.task.archived ? qsTr("Restore") : qsTr("Archive")

            onClicked: {
                if (side.task.archived) {
                    side.task.restore();
                } else {
                    side.task.archive();
                    side.closeAsked();
                }
            }
        }
        ActionButton {
            Layout.fillWidth: true
            enabled: side.task.canWrite
            iconName: "trash"
            kind: "danger"
            objectName: "deleteTask"
            text: qsTr("Delete")

            onClicked: {
                side.task.remove();
                side.closeAsked();
            }
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.caption
            text: side.task.pending ? qsTr("Not yet saved on the server") : qsTr("Created %1").arg(Format.moment(side.task.createdAt))
            wrapMode: Text.Wrap
        }
    }
}
