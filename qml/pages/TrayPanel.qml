// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! Changes the servers did not take over: what was tried, why not, how it stands there, and what can be done. */
ModalDialog {
    id: panel

    required property var tray

    function discard(muid: string) {
        Drafts.unkept([panel.tray]); // what is typed comes back with it
        panel.tray.discard(muid);
    }

    holdsText: true
    objectName: "trayPanel"
    scrollsItself: true
    title: qsTr("Changes not taken over")
    wantedWidth: 760

    contentHeight: list.implicitHeight

    TrayList {
        id: list

        anchors.fill: parent
        implicitHeight: Math.max(120, Math.min(contentHeight, 620))
        spacing: Theme.unit
        tray: panel.tray

        ScrollBar.vertical: ThinScrollBar {
        }
        delegate: TrayEntry {
        }

        onDiscardAsked: (muid, title, typed) => {
            if (typed)
                discard.ask(muid, title);
            else
                panel.discard(muid);
        }

        EmptyState {
            anchors.centerIn: parent
            iconName: "check"
            title: qsTr("Nothing here: everything was taken over")
            visible: list.count === 0
        }
    }
    ConfirmDialog {
        id: discard

        property string muid: ""

        function ask(muid: string, title: string) {
            discard.muid = muid;
            discard.text = qsTr("%1: what you typed for it is thrown away.").arg(title);
            discard.open();
        }

        confirmText: qsTr("Discard")
        objectName: "discardDialog"
        title: qsTr("Discard this change?")

        onConfirmed: panel.discard(discard.muid)
    }
}
