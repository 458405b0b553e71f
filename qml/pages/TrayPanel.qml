// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! Changes the server did not take over: what was tried, why not, and the words to save. */
ModalDialog {
    id: panel

    required property var tray

    objectName: "trayPanel"
    scrollsItself: true
    title: qsTr("Changes not taken over")
    wantedWidth: 560

    contentHeight: list.implicitHeight

    TrayList {
        id: list

        anchors.fill: parent

        implicitHeight: Math.max(80, Math.min(contentHeight, 480))
        tray: panel.tray
        spacing: Theme.unit

        ScrollBar.vertical: ThinScrollBar {
        }
        delegate: TrayEntry {
        }

        EmptyState {
            anchors.centerIn: parent
            iconName: "check"
            title: qsTr("Nothing here: everything was taken over")
            visible: list.count === 0
        }
    }
}
