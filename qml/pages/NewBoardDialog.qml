// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Asks for the name and the first columns of a new board. */
ModalDialog {
    id: dialog

    property bool host: false
    /*! Where a half typed name is kept; null: only as long as the window. */
    property var drafts: null

    /*! Called with name, template, columns and host; gives the id of the board that is being made, or "" when it was refused. */
    required property var create
    /*! The board that is open. */
    property string shownBoard: ""
    /*! The board that is being made: its name is a draft until it is there. */
    property string awaited: ""

    signal importAsked(bool host)

    function ask(host: bool) {
        dialog.host = host;
        dialog.awaited = "";
        if (field.text === "")
            field.text = draft.stored();
        dialog.open();
        field.forceActiveFocus();
    }

    function submit() {
        const name = field.text.trim();
        if (name === "")
            return;
        const kanban = template.currentValue === "kanban";
        const kept = draft.keep();
        dialog.awaited = dialog.create.call(dialog, name, template.currentValue, kanban ? [qsTr("To do"), qsTr("Doing"), qsTr("Done")] : [], dialog.host);
        if (dialog.awaited === "")
            return;
        // It is a draft until the board is there: in the field, where it can't be one on the disk.
        if (kept)
            field.clear();
        dialog.close();
        dialog.settle();
    }

    function settle() {
        if (dialog.awaited === "" || dialog.shownBoard !== dialog.awaited)
            return;
        dialog.awaited = "";
        draft.drop();
    }

    holdsText: true

    onShownBoardChanged: dialog.settle()
    onAboutToHide: {
        if (field.text !== "")
            draft.keep();
    }
    objectName: "newBoardDialog"
    title: dialog.host ? qsTr("New board for your team") : qsTr("New board")

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 12

        InputField {
            id: field

            Layout.fillWidth: true
            label: qsTr("Board name")
            maximumLength: 255
            objectName: "newBoardName"
            placeholderText: label

            onAccepted: dialog.submit()
            onTextEdited: draft.touch()
        }
        SelectBox {
            id: template

            Layout.fillWidth: true
            label: qsTr("Template")
            model: [{
                    "text": qsTr("Kanban: to do, doing, done"),
                    "value": "kanban"
                }, {
                    "text": qsTr("Empty board"),
                    "value": "empty"
                }]
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: 8
            spacing: Theme.unit

            ActionButton {
                iconName: "import"
                kind: "quiet"
                leftPadding: 0
                text: qsTr("From Trello…")

                onClicked: {
                    dialog.close();
                    dialog.importAsked(dialog.host);
                }
            }
            Item {
                Layout.fillWidth: true
            }
            ActionButton {
                text: qsTr("Cancel")

                onClicked: dialog.close()
            }
            ActionButton {
                enabled: field.text.trim() !== ""
                kind: "primary"
                objectName: "createBoard"
                text: qsTr("Create")

                onClicked: dialog.submit()
            }
        }
    }
    Draft {
        id: draft

        field: field
        key: "newBoard"
        store: dialog.drafts
    }
}
