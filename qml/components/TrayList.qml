// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! Changes that were not taken over, one under the other. */
ListView {
    id: list

    required property var tray

    /*! \a typed: there is text that would be lost. */
    signal discardAsked(string muid, string title, bool typed)

    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 4000
    clip: true
    model: list.tray
    objectName: "trayList"
}
