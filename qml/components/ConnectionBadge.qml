// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! How the board stands with its server; with what waits and when it is tried again. */
Rectangle {
    id: badge

    /*! "live", "connecting", "offline" or "refused". */
    required property string connection
    required property int pendingCount
    required property int retryInMs
    property string detail: ""
    property bool compact: false

    readonly property string waiting: qsTr("%n change(s) waiting", "", badge.pendingCount)
    readonly property string standing: {
        switch (badge.connection) {
        case "live":
            return badge.pendingCount > 0 ? qsTr("Saving…") : qsTr("Live");
        case "connecting":
            return qsTr("Connecting…");
        case "refused":
            return qsTr("Refused");
        }
        return clock.secondsLeft > 0 ? qsTr("Offline, next try in %n s", "", clock.secondsLeft) : qsTr("Offline");
    }
    readonly property string text: badge.connection !== "live" && badge.pendingCount > 0 ? qsTr("%1 · %2").arg(badge.standing).arg(badge.waiting) : badge.standing
    readonly property color ink: badge.connection === "live" ? Theme.good : badge.connection === "refused" ? Theme.danger : Theme.warning

    Accessible.description: badge.detail
    Accessible.name: badge.text
    Accessible.role: Accessible.StatusBar
    color: badge.connection === "live" ? Theme.goodSoft : badge.connection === "refused" ? Theme.dangerSoft : Theme.warningSoft
    implicitHeight: 28
    implicitWidth: content.implicitWidth + 18
    objectName: "connectionBadge"
    radius: 14

    Countdown {
        id: clock

        retryInMs: badge.retryInMs
    }
    Row {
        id: content

        anchors.centerIn: parent
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: badge.ink
            glyph: badge.connection === "live" ? "wifi" : badge.connection === "refused" ? "lock" : "wifi-off"
            size: 15
        }
        PlainText {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: badge.ink
            font.pixelSize: Theme.caption
            font.weight: Font.Medium
            text: badge.compact ? (badge.pendingCount > 0 ? badge.pendingCount : "") : badge.text
            visible: text !== ""
        }
    }
    HoverHandler {
        id: hover
    }
    Hint {
        text: badge.detail === "" ? badge.text : badge.detail
        visible: hover.hovered
    }
}
