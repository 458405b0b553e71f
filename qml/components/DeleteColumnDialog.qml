// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Asks where the tasks of a column go before it is deleted. */
ModalDialog {
    id: dialog

    required property var board
    property string columnId: ""
    property string columnName: ""
    property var choices: []

    function ask(columnId: string, name: string) {
        dialog.columnId = columnId;
        dialog.columnName = name;
        dialog.choices = columns.choices.filter(choice => choice.value !== columnId);
        heir.currentIndex = 0;
        dialog.open();
    }

    objectName: "deleteColumnDialog"
    title: qsTr("Delete column “%1”?").arg(dialog.columnName)

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 12

        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: dialog.choices.length > 0 ? qsTr("Its tasks move to the end of another column.") : qsTr("It is the only column: add another one first.")
            wrapMode: Text.Wrap
        }
        SelectBox {
            id: heir

            Layout.fillWidth: true
            label: qsTr("Column that takes the tasks")
            model: dialog.choices
            visible: dialog.choices.length > 0
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
                enabled: dialog.choices.length > 0
                kind: "danger"
                objectName: "confirmDeleteColumn"
                text: qsTr("Delete column")

                onClicked: {
                    dialog.board.deleteColumn(dialog.columnId, heir.currentValue);
                    dialog.close();
                }
            }
        }
    }

    ColumnNames {
        id: columns

        model: dialog.board.columns
    }
}
