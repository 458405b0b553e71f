// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! The boards by name, under their servers. */
ListView {
    id: list

    required property var app

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: list.app.boards
    section.property: "serverName"
    spacing: 2

    ScrollBar.vertical: ThinScrollBar {
    }
    delegate: SidebarRow {
        id: row

        required property string serverId
        required property string boardId
        required property string name
        required property bool online

        readonly property var app: (ListView.view as BoardList)?.app ?? null

        current: row.app?.board?.boardId === row.boardId && row.app?.board?.serverId === row.serverId
        dot: Theme.solid(Theme.colorFor(row.name))
        faint: !row.online
        text: row.name
        width: ListView.view?.width ?? 0

        onClicked: row.app.openBoard(row.serverId, row.boardId)
    }
    section.delegate: PlainText {
        required property string section

        bottomPadding: 4
        color: Theme.muted
        font.pixelSize: 11
        font.weight: Font.DemiBold
        leftPadding: 10
        text: section
        topPadding: 12
        width: ListView.view?.width ?? 0
    }
}
