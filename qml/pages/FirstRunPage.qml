// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! The first start: who you are, and how you want to work. */
Page {
    id: page

    required property var profile
    property bool sidebarShown: false

    readonly property string who: nameField.text.trim()

    signal chosen(string name, string color, string way, string link)

    function choose(way: string) {
        if (page.who === "")
            nameField.forceActiveFocus();
        else
            page.chosen(page.who, colors.selected, way, linkField.text.trim());
    }

    function suggest() {
        nameField.text = page.profile.suggestName();
        colors.selected = page.profile.suggestColor();
    }

    Accessible.name: qsTr("Welcome")
    Accessible.role: Accessible.Pane
    objectName: "firstRunPage"

    background: Rectangle {
        color: Theme.window
    }

    Component.onCompleted: {
        page.suggest();
        nameField.forceActiveFocus();
        nameField.selectAll();
    }

    Flickable {
        id: scroller

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: Math.max(height, form.implicitHeight + 64)

        ScrollBar.vertical: ThinScrollBar {
        }

        ColumnLayout {
            id: form

            anchors.centerIn: parent
            spacing: 16
            width: Math.min(560, scroller.width - 32)

            Image {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredHeight: 64
                Layout.preferredWidth: 64
                source: Qt.resolvedUrl("../icons/lanban.svg")
                sourceSize.height: 128
                sourceSize.width: 128
            }
            PlainText {
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
                font.pixelSize: 26
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Welcome to Lanban")
                wrapMode: Text.Wrap
            }
            PlainText {
                Layout.bottomMargin: 8
                Layout.fillWidth: true
                color: Theme.muted
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Boards for you and your team: live, also offline, without an account.")
                wrapMode: Text.Wrap
            }
            SectionHead {
                text: qsTr("What should others call you?")
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: 12

                Avatar {
                    colorName: colors.selected
                    name: page.who
                    size: 40
                }
                InputField {
                    id: nameField

                    Layout.fillWidth: true
                    implicitHeight: 40
                    label: qsTr("Your name")
                    maximumLength: 60
                    objectName: "displayName"
                    placeholderText: label
                }
                IconButton {
                    iconName: "refresh"
                    size: 40
                    text: qsTr("Suggest another one")

                    onClicked: page.suggest()
                }
            }
            ColorPicker {
                id: colors

                Layout.bottomMargin: 8
                Layout.fillWidth: true
            }
            SectionHead {
                text: qsTr("How do you want to start?")
            }
            ChoiceCard {
                Layout.fillWidth: true
                iconName: "person"
                objectName: "justMe"
                note: qsTr("Boards on this computer, for your eyes only. You can invite others later.")
                text: qsTr("Just me")

                onClicked: page.choose("me")
            }
            ChoiceCard {
                Layout.fillWidth: true
                iconName: "host"
                objectName: "hostTeam"
                note: qsTr("Boards on this computer, open to others on your network by a link.")
                text: qsTr("Host for my team")

                onClicked: page.choose("host")
            }
            ChoiceCard {
                id: joinCard

                Layout.fillWidth: true
                iconName: "join"
                objectName: "joinTeam"
                note: qsTr("Somebody hosts a board already, and gave you a link or an address.")
                text: qsTr("Join")

                onClicked: {
                    joinRow.visible = true;
                    linkField.forceActiveFocus();
                }
            }
            RowLayout {
                id: joinRow

                Layout.fillWidth: true
                spacing: Theme.unit
                visible: false

                InputField {
                    id: linkField

                    Layout.fillWidth: true
                    label: qsTr("Link or address")
                    objectName: "joinLink"
                    placeholderText: qsTr("lanban://… or 192.168.1.5:47474")

                    onAccepted: {
                        if (text.trim() !== "")
                            page.choose("join");
                    }
                }
                ActionButton {
                    enabled: linkField.text.trim() !== ""
                    kind: "primary"
                    objectName: "joinNow"
                    text: qsTr("Join now")

                    onClicked: page.choose("join")
                }
            }
        }
    }
}
