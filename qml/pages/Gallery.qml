// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! All components on one page, without anything behind them: for whoever works on the look. */
ApplicationWindow {
    id: gallery

    property FixtureApp app: FixtureApp {
    }
    property FixtureBoard board: FixtureBoard {
    }

    color: Theme.window
    height: 900
    title: qsTr("Lanban – components")
    visible: true
    width: 1280

    Flickable {
        id: scroller

        anchors.fill: parent
        contentHeight: body.implicitHeight + 48

        ScrollBar.vertical: ThinScrollBar {
        }

        ColumnLayout {
            id: body

            spacing: 20
            width: scroller.width - 48
            x: 24
            y: 24

            Row {
                spacing: Theme.unit

                ActionButton {
                    iconName: Theme.dark ? "sun" : "moon"
                    text: Theme.dark ? qsTr("Light") : qsTr("Dark")

                    onClicked: Theme.mode = Theme.dark ? "light" : "dark"
                }
                CheckMark {
                    height: Theme.control
                    text: qsTr("Reduce motion")

                    onToggled: Theme.reducedMotion = checked
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit

                Repeater {
                    model: ["primary", "secondary", "quiet", "danger"]

                    ActionButton {
                        required property string modelData

                        iconName: "plus"
                        kind: modelData
                        text: modelData
                    }
                }
                ActionButton {
                    enabled: false
                    kind: "primary"
                    text: qsTr("Not now")
                }
                IconButton {
                    iconName: "more"
                    text: qsTr("More")
                }
                SelectBox {
                    label: qsTr("Template")
                    model: [{
                            "text": qsTr("First"),
                            "value": 1
                        }, {
                            "text": qsTr("Second"),
                            "value": 2
                        }]
                }
                InputField {
                    label: qsTr("Name")
                    placeholderText: label
                    width: 200
                }
                CheckMark {
                    checked: true
                    height: Theme.control
                    struck: true
                    text: qsTr("Done with it")
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit

                Repeater {
                    model: Theme.colorNames.concat(["none"])

                    LabelChip {
                        required property string modelData

                        colorName: modelData
                        name: modelData
                        textSize: 13
                    }
                }
                Repeater {
                    model: Theme.colorNames

                    Avatar {
                        required property string modelData

                        colorName: modelData
                        name: modelData
                    }
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit

                ConnectionBadge {
                    connection: "live"
                    pendingCount: 0
                    retryInMs: 0
                }
                ConnectionBadge {
                    connection: "connecting"
                    pendingCount: 2
                    retryInMs: 0
                }
                ConnectionBadge {
                    connection: "offline"
                    pendingCount: 5
                    retryInMs: 9000
                }
                ConnectionBadge {
                    connection: "refused"
                    pendingCount: 0
                    retryInMs: 0
                }
            }
            ColorPicker {
                Layout.fillWidth: true
            }
            Toast {
                Layout.maximumWidth: 480
                actionText: qsTr("Undo")
                kind: "undo"
                noticeId: "1"
                text: qsTr("The task was deleted")
            }
            Toast {
                Layout.maximumWidth: 480
                actionText: ""
                kind: "error"
                noticeId: "2"
                text: qsTr("The server refused the change: only members may write.")
            }
            BoardArea {
                Layout.fillWidth: true
                Layout.preferredHeight: 560
                board: gallery.board
            }
        }
    }
}
