// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! In a board's head: opens the filter; while one is on, says so, and takes it off. */
Rectangle {
    id: badge

    required property var filter
    property bool compact: false

    readonly property bool on: badge.filter.active || badge.filter.sorted

    signal opened

    color: badge.on ? Theme.accentSoft : "transparent"
    implicitHeight: 32
    implicitWidth: content.width
    radius: 16

    Row {
        id: content

        anchors.verticalCenter: parent.verticalCenter

        IconButton {
            iconName: "filter"
            ink: badge.on ? Theme.accent : Theme.muted
            objectName: "filterButton"
            text: badge.on ? qsTr("%1, change the filter (F)").arg(badge.filter.text) : qsTr("Filter (F)")

            onClicked: badge.opened()
        }
        PlainText {
            Accessible.name: qsTr("%1 of %n task(s) shown", "", badge.filter.totalCount).arg(badge.filter.shownCount)
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            font.pixelSize: Theme.caption
            font.weight: Font.Medium
            objectName: "filterBadgeCounts"
            text: badge.compact ? qsTr("%1/%2").arg(badge.filter.shownCount).arg(badge.filter.totalCount) : qsTr("%1 of %2").arg(badge.filter.shownCount).arg(badge.filter.totalCount)
            visible: badge.filter.active
        }
        IconButton {
            iconName: "close"
            iconSize: 14
            ink: Theme.accent
            objectName: "filterOff"
            text: qsTr("Clear the filter (X)")
            visible: badge.on

            onClicked: badge.filter.clear()
        }
    }
}
