// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The columns of a board, one beside the other, and at the end the button for one more. */
ListView {
    id: view

    required property var board
    /*! The BoardArea it is in. */
    required property var area

    Accessible.name: qsTr("Columns")
    Accessible.role: Accessible.List
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 2400
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    model: view.board.columns
    orientation: ListView.Horizontal
    spacing: 12

    delegate: BoardColumn {
        area: (ListView.view as BoardView)?.area
    }
    footer: Item {
        id: foot

        readonly property BoardView view: ListView.view as BoardView

        height: 48
        width: foot.view?.board.canWrite ? Theme.columnWidth + foot.view.spacing : 1

        AddColumn {
            board: foot.view?.board ?? null
            drag: foot.view?.area.drag ?? null
            visible: foot.view?.board.canWrite ?? false
            width: Theme.columnWidth
            x: foot.view && foot.view.count > 0 ? foot.view.spacing : 0

            onAdded: foot.view.positionViewAtEnd()
        }
    }
}
