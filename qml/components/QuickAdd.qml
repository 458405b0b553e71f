// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*!
 * Adds tasks at a column's foot. Enter creates and stays open, Esc closes and keeps the draft;
 * each line makes a task of its own.
 */
Item {
    id: adder

    required property var board
    required property string columnId
    required property string columnName
    property var drag: null
    property bool open: false

    readonly property bool hasDraft: adder.kept.trim() !== ""
    property string kept: ""

    function compose() {
        if (!adder.board.canWrite)
            return;
        input.text = adder.kept;
        input.cursorPosition = input.length;
        adder.open = true;
        input.forceActiveFocus();
    }

    function focusButton() {
        trigger.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: adder.open ? form.height : trigger.height

    Component.onCompleted: adder.kept = draft.stored()

    Connections {
        function onDraftMoved(columnId: string, text: string) {
            if (columnId !== adder.columnId)
                return;
            if (adder.open)
                input.text = input.text.trim() === "" ? text : input.text + "\n" + text;
            else
                adder.kept = draft.stored();
        }

        target: adder.board
    }
    ActionButton {
        id: trigger

        Accessible.name: qsTr("Add task to %1").arg(adder.columnName)
        iconName: "plus"
        kind: "quiet"
        leading: true
        leftPadding: 8
        objectName: "quickAddButton"
        text: adder.hasDraft ? qsTr("Continue draft") : qsTr("Add task")
        visible: !adder.open
        width: adder.width

        onClicked: adder.compose()
    }
    ColumnLayout {
        id: form

        readonly property var lines: input.text.split("\n").map(line => line.trim()).filter(line => line !== "")

        function submit() {
            const lines = form.lines;
            let made = 0;
            while (made < lines.length && adder.board.addTask(adder.columnId, lines[made]) !== "")
                made += 1;
            // What was refused stays, what was made must not be made again.
            if (made > 0)
                input.text = lines.slice(made).join("\n");
            form.keep();
        }

        function keep(): bool {
            adder.kept = input.text;
            return draft.keep();
        }

        function close() {
            if (!form.keep())
                return;
            adder.open = false;
            trigger.forceActiveFocus(Qt.OtherFocusReason);
        }

        spacing: Theme.unit
        visible: adder.open
        width: adder.width

        InputArea {
            id: input

            Layout.fillWidth: true
            Layout.minimumHeight: 60
            label: qsTr("New task in %1").arg(adder.columnName)
            limit: 1000
            measured: Math.max(...input.text.split("\n").map(line => line.trim().length))
            objectName: "quickAdd"
            placeholderText: qsTr("What is to be done?")

            Keys.onEnterPressed: form.submit()
            Keys.onEscapePressed: form.close()
            Keys.onReturnPressed: event => {
                if (event.modifiers & Qt.ShiftModifier)
                    event.accepted = false;
                else
                    form.submit();
            }
            onTextChanged: {
                if (adder.open)
                    draft.touch();
            }

            HoverHandler {
                cursorShape: Qt.IBeamCursor

                onHoveredChanged: {
                    if (adder.drag)
                        adder.drag.guard(input, hovered);
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit

            ActionButton {
                enabled: form.lines.length > 0
                kind: "primary"
                text: form.lines.length > 1 ? qsTr("Add %n task(s)", "", form.lines.length) : qsTr("Add")

                onClicked: {
                    form.submit();
                    input.forceActiveFocus();
                }
            }
            Item {
                Layout.fillWidth: true
            }
            IconButton {
                iconName: "close"
                text: qsTr("Close, keep the draft")

                onClicked: form.close()
            }
        }
        Draft {
            id: draft

            field: input
            key: "column:" + adder.columnId
            store: adder.board
        }
    }
}
