// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! Over an open task: its title, as high as it needs to be but not higher than a third of the page. */
Item {
    id: head

    required property var task
    property int maximumHeight: 240

    signal closeAsked

    implicitHeight: Math.max(64, lines.implicitHeight + 20)

    ColumnLayout {
        id: lines

        anchors.left: parent.left
        anchors.leftMargin: 18
        anchors.right: closer.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Flickable {
            id: scroller

            Layout.fillWidth: true
            boundsBehavior: Flickable.StopAtBounds
            clip: title.implicitHeight > head.maximumHeight
            implicitHeight: Math.min(title.implicitHeight, head.maximumHeight)

            ScrollBar.vertical: ThinScrollBar {
            }
            TextArea.flickable: TaskTitle {
                id: title

                task: head.task
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 6
            spacing: 4
            visible: title.dirty && (title.overtaken || !title.activeFocus)

            PlainText {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.caption
                maximumLineCount: 2
                objectName: "titleHint"
                text: title.overtaken ? qsTr("Meanwhile renamed to “%1”").arg(head.task.title) : qsTr("Not saved yet")
                wrapMode: Text.Wrap
            }
            // They leave the focus where it is: the title would be saved when it loses it.
            ActionButton {
                Layout.preferredHeight: 28
                focusPolicy: Qt.TabFocus
                kind: "quiet"
                objectName: "saveTitle"
                text: qsTr("Save")
                visible: head.task.canWrite

                onClicked: title.commit()
            }
            ActionButton {
                Layout.preferredHeight: 28
                focusPolicy: Qt.TabFocus
                kind: "quiet"
                objectName: "discardTitle"
                text: qsTr("Discard")

                onClicked: title.reset()
            }
        }
    }
    IconButton {
        id: closer

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.top: parent.top
        anchors.topMargin: 14
        iconName: "close"
        objectName: "closeTask"
        text: qsTr("Close")

        onClicked: head.closeAsked()
    }
}
