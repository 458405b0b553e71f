// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! All boards of all servers, and the ways to more of them. */
Page {
    id: page

    required property var app
    property bool sidebarShown: true

    signal newBoardAsked
    signal importAsked
    signal joinAsked
    signal settingsAsked
    signal trayAsked

    Accessible.name: qsTr("All boards")
    Accessible.role: Accessible.Pane
    objectName: "homePage"

    background: Rectangle {
        color: Theme.window
    }

    Flickable {
        id: scroller

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: body.implicitHeight + 64

        ScrollBar.vertical: ThinScrollBar {
        }

        ColumnLayout {
            id: body

            spacing: 16
            width: Math.min(1072, scroller.width - 2 * margin)
            x: Math.max(margin, (scroller.width - width) / 2)
            y: 24

            readonly property int margin: scroller.width < 640 ? 16 : 32

            RowLayout {
                Layout.fillWidth: true
                Layout.preferredHeight: 40

                PlainText {
                    Accessible.role: Accessible.Heading
                    Layout.fillWidth: true
                    font.pixelSize: 24
                    font.weight: Font.DemiBold
                    text: qsTr("Boards")
                }
                TrayButton {
                    changes: page.app.tray.changes

                    onClicked: page.trayAsked()
                }
                IconButton {
                    iconName: "settings"
                    objectName: "settingsButton"
                    size: 36
                    text: qsTr("Settings")
                    visible: !page.sidebarShown

                    onClicked: page.settingsAsked()
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit

                ActionButton {
                    iconName: "plus"
                    kind: "primary"
                    objectName: "newBoard"
                    text: qsTr("New board")

                    onClicked: page.newBoardAsked()
                }
                ActionButton {
                    iconName: "import"
                    objectName: "importTrello"
                    text: qsTr("Import from Trello…")

                    onClicked: page.importAsked()
                }
                ActionButton {
                    iconName: "join"
                    objectName: "joinBoard"
                    text: qsTr("Join…")

                    onClicked: page.joinAsked()
                }
            }
            TileFlow {
                Layout.fillWidth: true
                Layout.topMargin: 8
                hosted: page.app.hosting.boards

                onOpened: (serverId, boardId) => page.app.openBoard(serverId, boardId)

                Repeater {
                    id: tiles

                    model: page.app.boards

                    BoardTile {
                    }
                }
            }
            EmptyState {
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: 48
                iconName: "board"
                text: qsTr("Make one, bring one from Trello, or join one that somebody hosts.")
                title: qsTr("No boards yet")
                visible: tiles.count === 0
            }
            PlainText {
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
                Layout.topMargin: 16
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                text: qsTr("Servers")
                visible: servers.count > 0
            }
            ServerList {
                Layout.fillWidth: true

                onRemoveAsked: (serverId, name) => removal.ask(serverId, name)

                Repeater {
                    id: servers

                    model: page.app.servers

                    ServerRow {
                    }
                }
            }
        }
    }
    ConfirmDialog {
        id: removal

        property string serverId: ""

        function ask(serverId: string, name: string) {
            removal.serverId = serverId;
            removal.title = qsTr("Leave “%1”?").arg(name);
            removal.open();
        }

        confirmText: qsTr("Leave")
        objectName: "removeServerDialog"
        text: qsTr("Its boards disappear from here; on the server they stay. Changes that still wait for it are lost.")

        onConfirmed: page.app.removeServer(removal.serverId)
    }
}
