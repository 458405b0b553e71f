// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! The archived tasks of a board, one under the other. */
ListView {
    id: list

    required property var board

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: list.board?.archivedTasks ?? null
}
