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
        anchors.right: waiting.visible ? waiting.left : closer.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Flickable {
            id: scroller

            readonly property bool cut: title.implicitHeight > head.maximumHeight
            readonly property real lineHeight: title.lineCount > 0 ? title.contentHeight / title.lineCount : 20
            /*! Whole lines only. */
            readonly property real room: Math.max(1, Math.floor((head.maximumHeight - 16) / lineHeight)) * lineHeight + 16

            Layout.fillWidth: true
            boundsBehavior: Flickable.StopAtBounds
            clip: cut
            implicitHeight: cut ? room : title.implicitHeight

            ScrollBar.vertical: ThinScrollBar {
            }
            TextArea.flickable: TaskTitle {
                id: title

                rightPadding: 16
                task: head.task
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 6
            columnSpacing: 4
            columns: head.width < 560 ? 1 : 2
            rowSpacing: 0
            visible: title.dirty ? title.overtaken || !title.activeFocus : title.kept !== ""

            PlainText {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.caption
                objectName: "titleHint"
                text: title.overtaken ? qsTr("Meanwhile renamed to “%1”").arg(head.task.title) : title.dirty ? qsTr("Not saved yet") : qsTr("Draft: “%1”").arg(title.kept)
            }
            Row {
                Layout.leftMargin: head.width < 560 ? -16 : 0
                spacing: 4

                // They leave the focus where it is: the title would be saved when it loses it.
                ActionButton {
                    height: 28
                    focusPolicy: Qt.TabFocus
                    kind: "quiet"
                    objectName: "saveTitle"
                    text: qsTr("Save")
                    visible: head.task.canWrite && title.dirty

                    onClicked: title.commit()
                }
                ActionButton {
                    height: 28
                    focusPolicy: Qt.TabFocus
                    kind: "quiet"
                    objectName: "resumeTitle"
                    text: qsTr("Continue draft")
                    visible: head.task.canWrite && !title.dirty

                    onClicked: title.resume()
                }
                ActionButton {
                    height: 28
                    focusPolicy: Qt.TabFocus
                    kind: "quiet"
                    objectName: "discardTitle"
                    text: qsTr("Discard")

                    onClicked: title.reset()
                }
            }
        }
    }
    Icon {
        id: waiting

        Accessible.ignored: false
        Accessible.name: qsTr("Not yet saved on the server")
        Accessible.role: Accessible.Indicator
        anchors.right: closer.left
        anchors.rightMargin: 8
        anchors.verticalCenter: closer.verticalCenter
        glyph: "cloud"
        objectName: "taskPending"
        size: 18
        visible: head.task.pending

        HoverHandler {
            id: hover
        }
        Hint {
            text: waiting.Accessible.name
            visible: hover.hovered
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
