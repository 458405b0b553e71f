// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! Changes that were not taken over, one under the other. */
ListView {
    id: list

    required property var tray

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: list.tray
}
