// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A small fact on a task: an icon and a few characters. */
Rectangle {
    id: badge

    required property string iconName
    property string text: ""
    /*! What it says to screen readers. */
    property string label: badge.text
    /*! "", "good", "warning" or "danger". */
    property string tone: ""

    readonly property color ink: badge.tone === "danger" ? Theme.danger : badge.tone === "warning" ? Theme.warning : badge.tone === "good" ? Theme.good : Theme.muted

    Accessible.name: badge.label
    Accessible.role: Accessible.StaticText
    color: badge.tone === "danger" ? Theme.dangerSoft : badge.tone === "warning" ? Theme.warningSoft : badge.tone === "good" ? Theme.goodSoft : "transparent"
    implicitHeight: 20
    implicitWidth: content.implicitWidth + (badge.tone === "" ? 0 : 10)
    radius: 5

    Row {
        id: content

        anchors.centerIn: parent
        spacing: 4

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: badge.ink
            glyph: badge.iconName
            size: 14
        }
        PlainText {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: badge.ink
            font.pixelSize: Theme.caption
            text: badge.text
            visible: badge.text !== ""
        }
    }
}
