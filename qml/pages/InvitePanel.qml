// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! How others get onto this board: the link, the address, and who is here. */
ModalDialog {
    id: panel

    required property var board
    required property var hosting

    readonly property bool local: panel.board?.isLocal ?? true
    // The controller looks at one board at a time: this one once the panel is open.
    readonly property bool active: (panel.hosting?.shared ?? false) && panel.hosting.boardId === panel.board?.boardId
    readonly property int hosted: panel.hosting?.boards.length ?? 0

    objectName: "invitePanel"
    title: qsTr("Invite to “%1”").arg(panel.board?.name ?? "")
    wantedWidth: 520

    contentHeight: body.implicitHeight

    onAboutToShow: {
        if (panel.local && panel.board)
            panel.hosting?.select(panel.board.boardId);
    }

    ColumnLayout {
        id: body

        anchors.fill: parent
        spacing: 12

        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            text: !panel.local ? qsTr("This board lives on another computer. Whoever hosts it can give you a link for others.") : panel.active ? qsTr("Others on your network join this board with this link, in Lanban under “Join”.") : qsTr("Open this board to your network. Others join it with a link and see this board only; it stays on this computer, and is reachable while Lanban runs.")
            wrapMode: Text.Wrap
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.danger
            text: panel.hosting?.error ?? ""
            visible: text !== ""
            wrapMode: Text.Wrap
        }
        ActionButton {
            enabled: !(panel.hosting?.busy ?? false)
            iconName: "host"
            kind: "primary"
            objectName: "startHosting"
            text: panel.hosting?.busy ? qsTr("Opening…") : qsTr("Host for my team")
            visible: panel.local && !panel.active

            onClicked: panel.hosting.start(panel.board.boardId)
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit
            visible: panel.active && panel.local

            InputField {
                Layout.fillWidth: true
                label: qsTr("Invite link")
                objectName: "inviteLink"
                readOnly: true
                text: panel.hosting?.link ?? ""

                onTextChanged: cursorPosition = 0
                onActiveFocusChanged: {
                    if (activeFocus)
                        selectAll();
                }
            }
            ActionButton {
                id: copier

                iconName: copied.running ? "check" : "copy"
                kind: "primary"
                objectName: "copyLink"
                text: copied.running ? qsTr("Copied") : qsTr("Copy link")

                onClicked: {
                    panel.hosting.copyLink();
                    copied.restart();
                }

                Timer {
                    id: copied

                    interval: 2000
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columnSpacing: 16
            columns: 2
            rowSpacing: 4
            visible: panel.active && panel.local

            PlainText {
                color: Theme.muted
                text: qsTr("Address")
            }
            PlainText {
                Layout.fillWidth: true
                objectName: "hostAddress"
                text: panel.hosting?.address ?? ""
            }
            PlainText {
                Layout.alignment: Qt.AlignTop
                color: Theme.muted
                text: qsTr("Other addresses")
                visible: others.visible
            }
            PlainText {
                id: others

                Layout.fillWidth: true
                objectName: "otherAddresses"
                text: (panel.hosting?.otherAddresses ?? []).join("\n")
                visible: text !== ""
                wrapMode: Text.Wrap
            }
        }
        CheckMark {
            id: byAddress

            Layout.fillWidth: true
            checked: panel.hosting?.byAddress ?? false
            objectName: "byAddress"
            text: qsTr("Anyone on this network may join by address")
            visible: panel.active && panel.local

            onToggled: {
                panel.hosting.setByAddress(byAddress.checked);
                byAddress.checked = Qt.binding(() => panel.hosting?.byAddress ?? false);
            }
        }
        PlainText {
            Layout.fillWidth: true
            Layout.leftMargin: 26
            color: Theme.muted
            font.pixelSize: Theme.caption
            text: byAddress.checked ? qsTr("Whoever types the address above is let in, without the link.") : qsTr("The address alone lets nobody in: they need the link.")
            visible: byAddress.visible
            wrapMode: Text.Wrap
        }
        PlainText {
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            Layout.topMargin: 8
            font.weight: Font.DemiBold
            text: qsTr("On this board now")
        }
        Repeater {
            model: panel.board?.online ?? null

            RowLayout {
                id: person

                required property string name
                required property string color

                Layout.fillWidth: true
                spacing: Theme.unit

                Avatar {
                    colorName: person.color
                    name: person.name
                    present: true
                    size: 28
                }
                PlainText {
                    Layout.fillWidth: true
                    text: person.name
                }
            }
        }
        ActionButton {
            Layout.topMargin: 8
            kind: "danger"
            objectName: "stopHosting"
            text: panel.hosted > 1 ? qsTr("Stop hosting all %n boards", "", panel.hosted) : qsTr("Stop hosting")
            visible: panel.active && panel.local

            onClicked: panel.hosting.stop()
        }
    }
}
