// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! The board's labels: ticked for the task, made, renamed, recoloured and deleted. */
PickerPopup {
    id: picker

    required property var task
    property string editedId: ""
    /*! The name when its editing began. */
    property string base: ""
    property bool editing: false
    /*! What is typed can't be kept: it does not close. */
    property bool stays: false

    function edit(id: string, name: string, color: string) {
        picker.editedId = id;
        picker.base = name;
        const kept = draft.stored();
        nameField.text = kept === "" ? name : kept;
        colors.selected = color;
        picker.editing = true;
        nameField.forceActiveFocus();
    }

    function save() {
        const name = nameField.text.trim();
        const done = picker.editedId === "" ? picker.task.addLabel(name, colors.selected) : picker.task.updateLabel(picker.editedId, name, colors.selected);
        if (!done)
            return draft.keep();
        draft.drop();
        picker.editing = false;
    }

    // A click beside it must not throw a half typed name away.
    closePolicy: picker.editing ? Popup.CloseOnEscape : Popup.CloseOnEscape | Popup.CloseOnPressOutside
    objectName: "labelPicker"

    onAboutToHide: picker.stays = picker.editing && !draft.settle()
    onAboutToShow: {
        if (!picker.stays)
            picker.editing = false;
    }
    onClosed: {
        if (picker.stays)
            picker.open();
    }

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 6

        SectionHead {
            text: !picker.editing ? qsTr("Labels") : picker.editedId === "" ? qsTr("New label") : qsTr("Edit label")
        }
        Flickable {
            Layout.fillWidth: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: labelList.implicitHeight
            implicitHeight: Math.min(contentHeight, 264)
            visible: !picker.editing

            PickerList {
                id: labelList

                width: parent.width

                onEdited: (id, name, color) => picker.edit(id, name, color)
                onToggled: id => picker.task.toggleLabel(id)

                Repeater {
                    id: rows

                    model: picker.task?.labels ?? null

                    LabelRow {
                    }
                }
            }
        }
        ActionButton {
            Layout.fillWidth: true
            iconName: "plus"
            objectName: "newLabel"
            text: qsTr("New label")
            visible: !picker.editing

            onClicked: picker.edit("", "", Theme.colorNames[1 + rows.count % 8])
        }
        InputField {
            id: nameField

            Layout.fillWidth: true
            label: qsTr("Label name")
            maximumLength: 255
            objectName: "labelName"
            placeholderText: label
            visible: picker.editing

            onAccepted: picker.save()
            onTextEdited: draft.touch()
        }
        ColorPicker {
            id: colors

            Layout.fillWidth: true
            visible: picker.editing
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: 6
            spacing: Theme.unit
            visible: picker.editing

            ActionButton {
                kind: "primary"
                objectName: "saveLabel"
                text: qsTr("Save")

                onClicked: picker.save()
            }
            ActionButton {
                kind: "quiet"
                text: qsTr("Back")

                onClicked: {
                    if (draft.settle())
                        picker.editing = false;
                }
            }
            Item {
                Layout.fillWidth: true
            }
            IconButton {
                iconName: "trash"
                ink: Theme.danger
                text: qsTr("Delete label")
                visible: picker.editedId !== ""

                onClicked: {
                    picker.task.deleteLabel(picker.editedId);
                    draft.drop();
                    picker.editing = false;
                }
            }
        }
    }
    Draft {
        id: draft

        field: nameField
        key: picker.editedId === "" ? "newLabel" : "label:" + picker.editedId
        original: picker.base
        store: picker.task
    }
}
