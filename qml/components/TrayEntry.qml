// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One change that was not taken over, what is on the server instead, and what can be done about it. */
Rectangle {
    id: entry

    required property int index
    required property string muid
    required property string title
    required property string reason
    required property string text
    required property var at
    /*! "conflict": a choice between texts; "full": may go past a limit; "other". */
    required property string kind
    /*! How it stands on the server; may be empty. */
    required property string standing
    /*! The board it was done on. */
    required property string place
    /*! The text that can be written anew; empty without one. */
    required property string editable
    /*! What could not be done because this was not. */
    required property var dependents

    property bool editing: false
    /*! The text that is being written anew, while its field is closed: it is what will be sent. */
    property string kept: ""

    readonly property var list: ListView.view as TrayList
    readonly property var tray: entry.list?.tray ?? null
    readonly property bool wide: entry.width >= 520
    readonly property bool group: others.count > 0

    function edit() {
        const written = draft.stored();
        area.text = written === "" ? entry.editable : written;
        draft.stop();
        entry.editing = true;
        area.forceActiveFocus();
        area.cursorPosition = area.length;
    }

    function send() {
        draft.rest();
        if (area.text.trim() === "" || area.tooLong || !entry.tray.edit(entry.muid, area.text))
            draft.keep();
    }

    function stop() {
        if (!draft.keep())
            return;
        entry.kept = draft.stored();
        entry.editing = false;
    }

    /*! Goes back to the text that was refused. */
    function forget() {
        draft.drop();
        entry.kept = "";
    }

    Accessible.name: entry.title
    Accessible.role: Accessible.ListItem
    border.color: Theme.border
    color: Theme.surface
    height: content.implicitHeight + 24
    radius: Theme.radius
    width: (ListView.view?.width ?? 0) - 10

    // All of it stays in sight while it is written in.
    onHeightChanged: {
        if (entry.editing)
            entry.list?.positionViewAtIndex(entry.index, ListView.Contain);
    }
    Component.onCompleted: {
        // What was begun before a restart is there again.
        if (draft.stored() !== "" && entry.kind !== "conflict")
            entry.edit();
    }

    ColumnLayout {
        id: content

        anchors.left: parent.left
        anchors.margins: 12
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 6

        PlainText {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            maximumLineCount: 3
            text: entry.title
            wrapMode: Text.Wrap
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.caption
            //: when something was done, and the board it was done on
            text: qsTr("%1 · %2").arg(Format.moment(entry.at)).arg(entry.place)
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.warning
            text: entry.reason
            wrapMode: Text.Wrap
        }
        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.unit
            columns: entry.wide ? 2 : 1
            rowSpacing: Theme.unit
            visible: written.visible || mine.visible || theirs.visible

            TrayText {
                id: written

                Layout.columnSpan: entry.wide ? 2 : 1
                Layout.fillWidth: true
                heading: qsTr("Edited, not sent yet")
                objectName: "trayWritten"
                text: entry.kept
                visible: entry.kept !== "" && !entry.editing
            }
            TrayText {
                id: mine

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                heading: qsTr("Yours")
                text: entry.text
                visible: entry.text !== "" && !entry.editing
            }
            TrayText {
                id: theirs

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 100
                heading: qsTr("On the server")
                text: entry.standing
                visible: entry.standing !== ""
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            visible: entry.group

            PlainText {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.caption
                font.weight: Font.DemiBold
                text: qsTr("And what belongs to it:")
            }
            Repeater {
                id: others

                model: entry.dependents

                PlainText {
                    required property var modelData

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.unit
                    maximumLineCount: 4
                    text: "• " + modelData
                    wrapMode: Text.Wrap
                }
            }
        }
        InputArea {
            id: area

            Layout.fillWidth: true
            label: qsTr("Your text")
            objectName: "trayEditor"
            visible: entry.editing

            Keys.onEscapePressed: entry.stop()
            Keys.onPressed: event => {
                if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                    entry.send();
                    event.accepted = true;
                }
            }
            onTextChanged: {
                if (entry.editing)
                    draft.touch();
            }
        }
        TrayActions {
            Layout.fillWidth: true
            Layout.topMargin: 4
            entry: entry

            onEditAsked: entry.edit()
            onForgetAsked: entry.forget()
            onSendAsked: entry.send()
            onStopAsked: entry.stop()
        }
    }
    Draft {
        id: draft

        field: area
        key: entry.muid
        original: entry.editable
        store: entry.tray
    }
}
