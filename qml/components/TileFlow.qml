// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! Tiles of one width, as many in a row as fit. */
Flow {
    id: flow

    /*! The ids of the own boards that others may join. */
    property var hosted: []

    readonly property int perRow: Math.max(1, Math.floor((flow.width + flow.spacing) / (232 + flow.spacing)))
    readonly property real tileWidth: Math.floor((flow.width - (flow.perRow - 1) * flow.spacing) / flow.perRow)

    signal opened(string serverId, string boardId)

    spacing: 16
}
