// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! A line below the header while the server can't be reached: why, when it is tried again, and what waits for it. */
Item {
    id: bar

    required property var board

    /*! From when the connection failed until it is back; the tries in between don't hide it. */
    property bool away: false

    readonly property bool refused: bar.board.connection === "refused"
    readonly property color ink: bar.refused ? Theme.danger : Theme.warning
    readonly property string waiting: bar.board.pendingCount === 0 ? "" : bar.refused ? qsTr("%n change(s) waiting", "", bar.board.pendingCount) : qsTr("%n change(s) waiting; they are sent as soon as it is back.", "", bar.board.pendingCount)
    readonly property bool narrow: bar.width < 560

    function look() {
        const connection = bar.board.connection;
        if (connection !== "connecting")
            bar.away = connection !== "live";
    }

    implicitHeight: Math.max(40, lines.implicitHeight + 12) + Theme.unit
    objectName: "offlineBar"
    visible: bar.away

    Accessible.name: qsTr("%1. %2 %3").arg(reason.text).arg(waits.text).arg(countdown.text)
    Accessible.role: Accessible.AlertMessage

    Component.onCompleted: bar.look()
    onBoardChanged: bar.look()

    Connections {
        function onConnectionChanged() {
            bar.look();
        }

        target: bar.board
    }
    Countdown {
        id: clock

        retryInMs: bar.board.retryInMs
    }
    Rectangle {
        anchors.fill: row
        color: bar.refused ? Theme.dangerSoft : Theme.warningSoft
        radius: Theme.radius
    }
    RowLayout {
        id: row

        anchors.bottomMargin: Theme.unit
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: 12

        Icon {
            Layout.leftMargin: 12
            color: bar.ink
            glyph: bar.refused ? "lock" : "wifi-off"
        }
        GridLayout {
            id: lines

            Layout.fillWidth: true
            columnSpacing: 12
            columns: bar.narrow ? 1 : 3
            rowSpacing: 0

            PlainText {
                id: reason

                Accessible.ignored: true
                Layout.fillWidth: bar.narrow
                Layout.maximumWidth: bar.narrow ? -1 : bar.width * 0.45
                color: bar.ink
                font.weight: Font.DemiBold
                maximumLineCount: 2
                text: bar.board.connectionText
                wrapMode: Text.Wrap
            }
            PlainText {
                id: waits

                Accessible.ignored: true
                Layout.fillWidth: true
                color: bar.ink
                objectName: "waitingChanges"
                text: bar.waiting
                visible: text !== ""
                wrapMode: Text.Wrap
            }
            PlainText {
                id: countdown

                Accessible.ignored: true
                Layout.alignment: bar.narrow ? Qt.AlignLeft : Qt.AlignRight
                Layout.fillWidth: bar.narrow
                Layout.minimumWidth: bar.narrow ? 0 : implicitWidth
                color: bar.ink
                horizontalAlignment: bar.narrow ? Text.AlignLeft : Text.AlignRight
                objectName: "retryCountdown"
                text: clock.secondsLeft > 0 ? qsTr("Next try in %n s", "", clock.secondsLeft) : ""
                visible: bar.board.connection === "offline" && text !== ""
            }
        }
        ActionButton {
            Layout.preferredHeight: 28
            Layout.rightMargin: 6
            objectName: "retryButton"
            text: qsTr("Try now")
            visible: !bar.refused

            enabled: bar.board.connection === "offline"

            onClicked: bar.board.retryNow()
        }
    }
}
