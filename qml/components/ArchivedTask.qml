// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One archived task, and the way back. */
RowLayout {
    id: entry

    required property string taskId
    required property string title

    readonly property var board: (ListView.view as ArchiveList)?.board ?? null

    height: 40
    width: (ListView.view?.width ?? 0) - 10

    PlainText {
        Layout.fillWidth: true
        text: entry.title
    }
    ActionButton {
        Accessible.name: qsTr("Restore %1").arg(entry.title)
        enabled: entry.board?.canWrite ?? false
        iconName: "undo"
        text: qsTr("Restore")

        onClicked: entry.board.restoreTask(entry.taskId)
    }
}
