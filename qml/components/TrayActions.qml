// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! What can be done about a change that was not taken over. */
Flow {
    id: actions

    /*! The TrayEntry it is about. */
    required property var entry

    /*! A text written anew waits: every way to send this change sends that. */
    readonly property bool rewritten: actions.entry.kept !== "" && !actions.entry.editing

    signal editAsked
    signal forgetAsked
    signal sendAsked
    signal stopAsked

    spacing: Theme.unit

    ActionButton {
        iconName: "send"
        kind: "primary"
        objectName: "traySend"
        text: qsTr("Send this text")
        visible: actions.entry.editing

        onClicked: actions.sendAsked()
    }
    ActionButton {
        kind: "quiet"
        text: qsTr("Close, keep the draft")
        visible: actions.entry.editing

        onClicked: actions.stopAsked()
    }
    ActionButton {
        iconName: "text"
        kind: "primary"
        objectName: "trayChoose"
        text: qsTr("Choose the text…")
        visible: actions.entry.kind === "conflict"

        onClicked: actions.entry.tray.openConflict(actions.entry.muid)
    }
    ActionButton {
        kind: "primary"
        objectName: "trayPlace"
        text: qsTr("Place anyway")
        visible: actions.entry.kind === "full" && !actions.entry.editing

        onClicked: actions.entry.tray.placeAnyway(actions.entry.muid)
    }
    ActionButton {
        iconName: actions.rewritten ? "send" : "refresh"
        kind: actions.rewritten && actions.entry.kind !== "full" ? "primary" : "secondary"
        objectName: "trayRetry"
        text: actions.rewritten ? qsTr("Send the edited text") : actions.entry.group ? qsTr("Try all again") : qsTr("Try again")
        visible: actions.entry.kind !== "conflict" && !actions.entry.editing

        onClicked: actions.entry.tray.retry(actions.entry.muid)
    }
    ActionButton {
        iconName: "edit"
        objectName: "trayEdit"
        text: actions.rewritten ? qsTr("Continue draft") : qsTr("Edit…")
        visible: actions.entry.kind !== "conflict" && actions.entry.editable !== "" && !actions.entry.editing

        onClicked: actions.editAsked()
    }
    ActionButton {
        iconName: "copy"
        kind: "quiet"
        objectName: "trayCopy"
        text: actions.rewritten ? qsTr("Copy the edited text") : qsTr("Copy text")
        visible: actions.entry.text !== "" && !actions.entry.editing

        onClicked: actions.entry.tray.copy(actions.entry.muid)
    }
    ActionButton {
        kind: "quiet"
        objectName: "trayForget"
        text: qsTr("Discard draft")
        visible: actions.rewritten

        onClicked: actions.forgetAsked()
    }
    ActionButton {
        iconName: "trash"
        kind: "quiet"
        objectName: "trayDiscard"
        text: actions.entry.group ? qsTr("Discard all") : qsTr("Discard")

        onClicked: actions.entry.list.discardAsked(actions.entry.muid, actions.entry.title, actions.entry.text !== "" || actions.entry.group)
    }
}
