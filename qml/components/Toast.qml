// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One short message, with what can be done about it. */
Rectangle {
    id: toast

    required property string noticeId
    required property string text
    required property string kind
    required property string actionText

    /*! Someone is about to use it: it must not go. */
    readonly property bool held: hover.hovered || action.activeFocus || closer.activeFocus

    signal triggered
    signal dismissed

    Accessible.name: toast.text
    Accessible.role: Accessible.AlertMessage
    border.color: toast.kind === "error" ? Theme.danger : toast.kind === "warning" ? Theme.warning : Theme.outline
    color: Theme.raised
    implicitHeight: Math.max(48, content.implicitHeight + 16)
    objectName: "toast"
    radius: 10

    HoverHandler {
        id: hover
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -4
        anchors.topMargin: -2
        color: Theme.shadow
        radius: 14
        z: -1
    }
    RowLayout {
        id: content

        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 10

        Icon {
            color: toast.kind === "error" ? Theme.danger : toast.kind === "warning" ? Theme.warning : Theme.muted
            glyph: toast.kind === "error" || toast.kind === "warning" ? "warning" : toast.kind === "undo" ? "trash" : "info"
        }
        PlainText {
            Accessible.ignored: true
            Layout.fillWidth: true
            maximumLineCount: 4
            text: toast.text
            wrapMode: Text.Wrap
        }
        ActionButton {
            id: action

            Layout.preferredHeight: 32
            kind: "primary"
            objectName: "toastAction"
            text: toast.actionText
            visible: toast.actionText !== ""

            onClicked: toast.triggered()
        }
        IconButton {
            id: closer

            iconName: "close"
            iconSize: 16
            text: qsTr("Dismiss")

            onClicked: toast.dismissed()
        }
    }
}
