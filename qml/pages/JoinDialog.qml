// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Asks for a link or an address to join by; stays open until it worked. */
ModalDialog {
    id: dialog

    property bool busy: false
    property string error: ""

    signal joinAsked(string link)

    /*! Shows why it did not work, and \a link to be mended. */
    function fail(message: string, link: string) {
        dialog.busy = false;
        dialog.error = message;
        if (field.text.trim() === "")
            field.text = link;
        dialog.open();
    }

    function submit() {
        const link = field.text.trim();
        if (link === "" || dialog.busy)
            return;
        dialog.error = "";
        dialog.busy = true;
        dialog.joinAsked(link);
    }

    holdsText: true
    objectName: "joinDialog"
    title: qsTr("Join")
    wantedWidth: 520

    onAboutToShow: field.forceActiveFocus()
    onClosed: {
        dialog.busy = false;
        dialog.error = "";
        field.clear();
    }

    contentHeight: body.implicitHeight

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 12

        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("Paste the link you were given, or type the address of the computer that hosts.")
            wrapMode: Text.Wrap
        }
        InputField {
            id: field

            Layout.fillWidth: true
            label: qsTr("Link or address")
            objectName: "joinLink"
            placeholderText: qsTr("lanban://… or 192.168.1.5:47474")

            onAccepted: dialog.submit()
        }
        PlainText {
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
            color: Theme.danger
            text: dialog.error
            visible: dialog.error !== ""
            wrapMode: Text.Wrap
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
                enabled: field.text.trim() !== "" && !dialog.busy
                kind: "primary"
                objectName: "joinNow"
                text: dialog.busy ? qsTr("Joining…") : qsTr("Join now")

                onClicked: dialog.submit()
            }
        }
    }
}
