// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! Everything about one task: left what it says, right who, when and where; comments below. */
FocusScope {
    id: details

    required property var task
    required property var columns

    readonly property bool wide: details.width >= 680

    signal closeAsked

    Accessible.name: details.task.title
    Accessible.role: Accessible.Dialog

    TaskHead {
        id: head

        height: implicitHeight
        maximumHeight: Math.max(48, details.height / 3 - 24)
        task: details.task
        width: details.width
        z: 1

        onCloseAsked: details.closeAsked()
    }
    DeletedBar {
        id: deletedBar

        anchors.top: head.bottom
        height: visible ? implicitHeight : 0
        task: details.task
        visible: details.task.deleted
        width: details.width
    }
    Flickable {
        id: scroller

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: deletedBar.bottom
        anchors.topMargin: deletedBar.visible ? 16 : 0
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: body.implicitHeight + 32
        contentWidth: width

        ScrollBar.vertical: ThinScrollBar {
        }

        GridLayout {
            id: body

            columnSpacing: 24
            columns: details.wide ? 2 : 1
            rowSpacing: 24
            width: scroller.width - 48
            x: 24

            ColumnLayout {
                id: left

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: 24

                DescriptionEditor {
                    Layout.fillWidth: true
                    task: details.task
                }
                Checklists {
                    Layout.fillWidth: true
                    task: details.task
                }
                Comments {
                    Layout.fillWidth: true
                    parent: details.wide ? left : body
                    task: details.task
                }
            }
            TaskSidebar {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: !details.wide
                Layout.preferredWidth: 232
                columns: details.columns
                task: details.task

                onCloseAsked: details.closeAsked()
            }
        }
    }
}
