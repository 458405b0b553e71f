// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A button that becomes a field for a new column's name. Enter creates and stays open, Esc closes and keeps the draft. */
Item {
    id: adder

    required property var board
    property var drag: null
    property bool open: false

    readonly property bool hasDraft: field.text.trim() !== ""

    signal added

    implicitHeight: 48

    Component.onCompleted: field.text = draft.stored()

    ActionButton {
        anchors.left: parent.left
        anchors.right: parent.right
        height: 48
        iconName: "plus"
        kind: "quiet"
        leading: true
        objectName: "addColumnButton"
        text: adder.hasDraft ? qsTr("Continue draft") : qsTr("Add column")
        visible: !adder.open

        onClicked: {
            adder.open = true;
            field.forceActiveFocus();
        }
    }
    InputField {
        id: field

        anchors.left: parent.left
        anchors.right: parent.right
        height: 48
        label: qsTr("Name of the new column")
        maximumLength: 255
        objectName: "addColumn"
        placeholderText: label
        visible: adder.open

        Keys.onEscapePressed: {
            if (!draft.keep())
                return;
            adder.open = false;
        }
        onAccepted: {
            if (field.text.trim() === "")
                return;
            if (!adder.board.addColumn(field.text.trim()))
                return draft.keep();
            field.clear();
            draft.drop();
            adder.added();
        }
        onActiveFocusChanged: {
            if (!field.activeFocus && field.Window.active && !adder.hasDraft)
                adder.open = false;
        }
        onTextEdited: draft.touch()

        HoverHandler {
            cursorShape: Qt.IBeamCursor

            onHoveredChanged: {
                if (adder.drag)
                    adder.drag.guard(field, hovered);
            }
        }
    }
    Draft {
        id: draft

        field: field
        key: "newColumn:" + (adder.board?.boardId ?? "")
        store: adder.board
    }
}
