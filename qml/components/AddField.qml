// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A button that becomes a field. Enter hands the text over and stays open, Esc closes. */
Item {
    id: adder

    required property string buttonText
    required property string label
    property string iconName: "plus"
    property bool open: false

    signal submitted(string text)

    implicitHeight: Theme.control
    implicitWidth: 200

    ActionButton {
        id: trigger

        iconName: adder.iconName
        kind: "quiet"
        leftPadding: 4
        text: adder.buttonText
        visible: !adder.open

        onClicked: {
            adder.open = true;
            field.forceActiveFocus();
        }
    }
    InputField {
        id: field

        anchors.fill: parent
        label: adder.label
        maximumLength: 2000
        placeholderText: adder.label
        visible: adder.open

        Keys.onEscapePressed: {
            adder.open = false;
            trigger.forceActiveFocus(Qt.OtherFocusReason);
        }
        onAccepted: {
            if (field.text.trim() === "")
                return;
            adder.submitted(field.text.trim());
            field.clear();
        }
        onActiveFocusChanged: {
            if (!field.activeFocus && field.text === "")
                adder.open = false;
        }
    }
}
