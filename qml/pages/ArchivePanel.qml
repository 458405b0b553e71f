// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! The archived tasks of a board. */
ModalDialog {
    id: panel

    required property var board

    objectName: "archivePanel"
    scrollsItself: true
    title: qsTr("Archived tasks")
    wantedWidth: 520

    contentHeight: list.implicitHeight

    ArchiveList {
        id: list

        anchors.fill: parent

        implicitHeight: Math.max(120, Math.min(contentHeight, 480))
        board: panel.board
        spacing: 4

        ScrollBar.vertical: ThinScrollBar {
        }
        delegate: ArchivedTask {
        }

        EmptyState {
            anchors.centerIn: parent
            iconName: "archive"
            title: qsTr("No archived tasks")
            visible: list.count === 0
        }
    }
}
