// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! Says that the open task was deleted meanwhile, and what can be done about it. */
Rectangle {
    id: bar

    required property var task

    readonly property string what: {
        if (!bar.task.moved)
            return bar.task.canRestore ? qsTr("This task was deleted meanwhile. What you typed is still here.") : qsTr("This task was deleted for good. What you typed is still here.");
        if (bar.task.movedTo === "")
            return qsTr("This task is on another board now. What you typed is still here.");
        return qsTr("This task is on the board “%1” now. What you typed is still here.").arg(bar.task.movedTo);
    }

    Accessible.name: message.text
    Accessible.role: Accessible.AlertMessage
    color: Theme.warningSoft
    implicitHeight: line.implicitHeight + 16
    objectName: "deletedBar"

    GridLayout {
        id: line

        anchors.left: parent.left
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.unit
        columns: bar.width < 560 ? 1 : 2
        rowSpacing: Theme.unit

        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            Icon {
                color: Theme.warning
                glyph: "warning"
            }
            PlainText {
                id: message

                Accessible.ignored: true
                Layout.fillWidth: true
                font.weight: Font.Medium
                text: bar.what
                wrapMode: Text.Wrap
            }
        }
        RowLayout {
            spacing: Theme.unit

            ActionButton {
                iconName: "copy"
                objectName: "copyDeleted"
                text: copied.running ? qsTr("Copied") : qsTr("Copy text")

                onClicked: {
                    bar.task.copyText();
                    copied.restart();
                }
            }
            ActionButton {
                iconName: "undo"
                kind: "primary"
                objectName: "restoreDeleted"
                text: qsTr("Restore")
                visible: bar.task.canRestore

                onClicked: bar.task.restore()
            }
        }
    }
    Timer {
        id: copied

        interval: 2000
    }
}
