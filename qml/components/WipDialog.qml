// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Asks how many tasks a column may hold. */
ModalDialog {
    id: dialog

    required property var board
    property string columnId: ""
    property string columnName: ""

    function ask(columnId: string, name: string, limit: int, hard: bool) {
        dialog.columnId = columnId;
        dialog.columnName = name;
        field.text = limit > 0 ? limit : "";
        strict.checked = hard;
        dialog.open();
        field.forceActiveFocus();
    }

    function submit() {
        dialog.board.setWip(dialog.columnId, Number(field.text), strict.checked);
        dialog.close();
    }

    holdsText: true
    objectName: "wipDialog"
    title: qsTr("Limit of tasks in “%1”").arg(dialog.columnName)

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 12

        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("How many tasks may be in this column at a time. Empty: as many as you like.")
            wrapMode: Text.Wrap
        }
        InputField {
            id: field

            Layout.preferredWidth: 120
            inputMethodHints: Qt.ImhDigitsOnly
            label: qsTr("Number of tasks")
            objectName: "wipLimit"
            placeholderText: qsTr("No limit")

            validator: IntValidator {
                bottom: 0
                top: 9999
            }

            onAccepted: dialog.submit()
        }
        CheckMark {
            id: strict

            Layout.fillWidth: true
            text: qsTr("Refuse tasks above the limit instead of warning")
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            Layout.topMargin: 8
            spacing: Theme.unit

            ActionButton {
                text: qsTr("Cancel")

                onClicked: dialog.close()
            }
            ActionButton {
                kind: "primary"
                text: qsTr("Save")

                onClicked: dialog.submit()
            }
        }
    }
}
