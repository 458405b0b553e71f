// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Asks before something that can't be undone. */
ModalDialog {
    id: dialog

    property string text: ""
    property string confirmText: ""

    signal confirmed

    wantedWidth: 440

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 20

        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: dialog.text
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.unit

            ActionButton {
                text: qsTr("Cancel")

                onClicked: dialog.close()
            }
            ActionButton {
                kind: "danger"
                objectName: "confirm"
                text: dialog.confirmText

                onClicked: {
                    dialog.close();
                    dialog.confirmed();
                }
            }
        }
    }
}
