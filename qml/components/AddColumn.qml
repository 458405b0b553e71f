// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A button that becomes a field for a new column's name. Enter creates and stays open. */
Item {
    id: adder

    required property var board
    property var drag: null
    property bool open: false

    signal added

    implicitHeight: 48

    ActionButton {
        anchors.left: parent.left
        anchors.right: parent.right
        height: 48
        iconName: "plus"
        kind: "quiet"
        leading: true
        objectName: "addColumnButton"
        text: qsTr("Add column")
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

        Keys.onEscapePressed: adder.open = false
        onAccepted: {
            if (field.text.trim() === "")
                return;
            adder.board.addColumn(field.text.trim());
            field.clear();
            adder.added();
        }
        onActiveFocusChanged: {
            if (!field.activeFocus && field.text.trim() === "")
                adder.open = false;
        }

        HoverHandler {
            cursorShape: Qt.IBeamCursor

            onHoveredChanged: {
                if (adder.drag)
                    adder.drag.guard(field, hovered);
            }
        }
    }
}
